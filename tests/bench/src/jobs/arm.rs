//! Job P15: what the money journal adds before the first byte leaves, against one durable write.

use std::fs::OpenOptions;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

use domain::{AccountId, ActKind, Currency, IntentState, Money, TerminalId, TerminalKind};
use ledger::{Account, Intent, IntentMove, IntentStep, Ledger, NewAudit, Terminal};

use crate::report::{Goal, Measure, Report};
use crate::timing::{Times, tell, timed};
use crate::{Result, Setting};

/// Acts of one round; each is about a target of its own.
const ACTS: usize = 60;
/// What one durable write of the peer writes: a page of the ledger.
const PAGE: usize = 4_096;

pub fn run(setting: &Setting, report: &mut Report) -> Result<()> {
    let folder = tempfile::Builder::new()
        .prefix("arm-")
        .tempdir_in(&setting.data)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let ledger = runtime.block_on(open(&folder.path().join("ledger.db")))?;
    let (mut armed, mut ready, mut written) = (Times::default(), Times::default(), Times::default());
    for round in 0..=setting.rounds {
        for number in 0..ACTS {
            let intent = intent(round * ACTS + number);
            // The peer and we take turns, so that both meet the same disk.
            let ((), peer) = timed(|| durable(&folder.path().join("plain")))?;
            let (to_arm, both) = timed(|| {
                let ((), to_arm) = timed(|| runtime.block_on(arm(&ledger, &intent)))?;
                runtime.block_on(dispatch(&ledger, &intent))?;
                Ok(to_arm)
            })?;
            if round > 0 {
                written.push(peer);
                armed.push(to_arm);
                ready.push(both);
            }
        }
    }
    runtime.block_on(ledger.close());
    let measure = |what: &str| {
        Measure::of("P15", what, "ms")
            .rounds(setting.rounds)
            .cache("fdatasync of a 4 KiB page in the same folder, in turn")
    };
    let peer = ("one fdatasync", &written);
    tell(
        report,
        measure("arm an intent, p50").goal(Goal::Ratio(3.0)),
        &armed,
        peer,
    )?;
    tell(
        report,
        measure("arm it and say that it is on its way, p50").goal(Goal::Ratio(3.0)),
        &ready,
        peer,
    )?;
    let p99 = measure("the same, p99")
        .ours(ready.p99())
        .peer("one fdatasync", written.p99());
    report.add(p99.goal(Goal::Ratio(3.0)))
}

async fn open(path: &Path) -> Result<Ledger> {
    let ledger = Ledger::open(path).await?;
    let account = Account {
        id: AccountId::new("town"),
        name: "City of Alder Creek".into(),
        merchant_id: "004287".into(),
        environment: domain::Environment::Custom,
        endpoint: None,
        gateway_zone: domain::GATEWAY_ZONE.into(),
        display_zone: "America/Denver".into(),
        currency: Currency::USD,
        shared_vault: None,
        created_at: 0,
    };
    let terminal = Terminal::new(
        TerminalId::new("web"),
        account.id.clone(),
        "Web Permits",
        TerminalKind::Internet,
    );
    let mut work = ledger.begin().await?;
    work.put_account(&account).await?;
    work.put_terminals(&[terminal], 0).await?;
    work.commit().await?;
    Ok(ledger)
}

fn intent(number: usize) -> Intent {
    let amount = Money {
        minor: 12_500,
        currency: Currency::USD,
    };
    Intent {
        id: format!("0199b0c0-0000-7000-8000-{number:012}"),
        account: AccountId::new("town"),
        terminal: TerminalId::new("web"),
        user_id: "apiuser501204".into(),
        kind: ActKind::Return,
        target: format!("payment-{number}"),
        act: r#"{"act":"return","txn":"payment","amount":{"minor":12500,"currency":"USD"},"whole":false}"#.into(),
        amount: Some(amount),
        baseline: r#"{"of":"payment","id":"payment","last4":"0174","shown":"settled","refunded":0,"returns":[],"gateway_time":0}"#
            .into(),
        digest: "0".repeat(64),
        requested_by: "clerk".into(),
        approved_by: Some("supervisor".into()),
        approval: None,
        reason: "class cancelled".into(),
        note: String::new(),
        previous: None,
        armed_at: 1_795_000_000_000,
        state: IntentState::Armed,
        dispatched_at: None,
        ended_at: None,
        told: None,
        looks: 0,
        next_look: None,
    }
}

/// As the journal does it: the intent with its entry in one durable step, then read back.
async fn arm(ledger: &Ledger, intent: &Intent) -> Result<()> {
    let mut work = ledger.begin_money().await?;
    work.arm_intent(intent, None).await?;
    work.note(&entry(intent)).await?;
    work.commit().await?;
    match ledger.intent(&intent.id).await? {
        Some(kept) if kept == *intent => Ok(()),
        _ => Err("what was armed is not what was read back".into()),
    }
}

async fn dispatch(ledger: &Ledger, intent: &Intent) -> Result<()> {
    let step = IntentStep {
        at: intent.armed_at,
        state: IntentState::Dispatching,
        what: "dispatching".into(),
        evidence: None,
    };
    let mut work = ledger.begin_money().await?;
    let change = IntentMove {
        id: &intent.id,
        from: IntentState::Armed,
        step: &step,
        told: None,
        next_look: None,
        looked: false,
    };
    let moved = work.move_intent(&change).await?;
    work.commit().await?;
    if moved {
        Ok(())
    } else {
        Err("the intent did not move".into())
    }
}

fn entry(intent: &Intent) -> NewAudit {
    NewAudit {
        at: intent.armed_at / 1_000,
        who: intent.requested_by.clone(),
        source: "window".into(),
        account: Some(intent.account.to_string()),
        action: "money_armed".into(),
        object: "money".into(),
        object_id: Some(intent.target.clone()),
        object_name: "refund of $125.00".into(),
        sentence: "clerk sent to Converge: refund of $125.00.".into(),
        reason: Some(intent.reason.clone()),
        before: None,
        after: Some(intent.act.clone()),
        result: "done".into(),
        person: None,
    }
}

fn durable(path: &Path) -> Result<()> {
    let mut file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path)?;
    file.seek(SeekFrom::End(0))?;
    file.write_all(&[7; PAGE])?;
    Ok(file.sync_data()?)
}
