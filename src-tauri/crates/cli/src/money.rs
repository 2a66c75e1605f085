//! Acts that move money on the command line. Each is sent once, by whoever is signed in with
//! `--as`; what has no answer is looked up, never sent again.

use std::time::{Duration, Instant};

use domain::IntentState;
use office::commands;
use office::dto::{
    ActStarted, DetailRequest, Empty, IdRequest, IntentRequest, IntentView, IntentsRequest, MoneyView,
    ReverseKind, ReverseRequest, SettleLook, SettleRequest, TakePlanPayment,
};
use office::{Code, Office, OfficeError};
use serde_json::json;

use crate::args::{ActCommand, ReverseArgs, SettleArgs, Wait};
use crate::{door, output, transactions};

/// Between two looks at an act that is on its way.
const BETWEEN: Duration = Duration::from_millis(20);

/// Reverses a payment.
pub async fn reverse(office: &Office, args: ReverseArgs, json: bool) -> Result<(), OfficeError> {
    let account = door::account(office, args.account.account.as_deref()).await?;
    let request = DetailRequest {
        account_id: account.id.clone(),
        id: args.txn.clone(),
    };
    let offer = commands::reverse_offer(office, request).await?;
    if args.dry_run || offer.what == ReverseKind::Nothing {
        if json {
            output::line(&output::snake(&offer));
        } else {
            println!("{}", offer.meaning);
        }
        return match offer.what {
            ReverseKind::Nothing if !args.dry_run => Err(OfficeError::new(Code::MoneyRefused, offer.meaning)),
            _ => Ok(()),
        };
    }
    let whole = match offer.what {
        ReverseKind::Void => &offer.amount,
        _ => &offer.remains,
    };
    let request = ReverseRequest {
        account_id: account.id,
        id: args.txn,
        what: offer.what,
        amount: args.amount.unwrap_or_else(|| decimal(whole.as_ref())),
        last4: args.last4,
        reason: reason(office, &args.reason).await?,
        note: args.note,
    };
    let started = commands::reverse(office, request).await?;
    tell(office, started, args.wait, json).await
}

/// An amount as it is typed.
fn decimal(money: Option<&MoneyView>) -> String {
    money.map_or_else(String::new, |money| {
        let currency = domain::Currency::new(&money.currency).unwrap_or(domain::Currency::USD);
        let minor = money.minor.parse().unwrap_or(0);
        domain::Money { minor, currency }.to_string()
    })
}

/// Our id of a reason, by its words or by its id.
async fn reason(office: &Office, named: &str) -> Result<String, OfficeError> {
    let reasons = commands::reasons(office, Empty {}).await?.reasons;
    let found = reasons
        .iter()
        .find(|reason| reason.id == named || reason.words.eq_ignore_ascii_case(named));
    let offered: Vec<&str> = reasons
        .iter()
        .filter(|reason| !reason.retired)
        .map(|reason| reason.words.as_str())
        .collect();
    match found {
        Some(reason) => Ok(reason.id.clone()),
        None => Err(OfficeError::new(
            Code::InvalidInput,
            format!("There is no such reason. Offered are: {}.", offered.join("; ")),
        )
        .with("field", "reason")
        .with("reason", "reason_unknown")),
    }
}

/// Settles an open batch.
pub async fn settle(office: &Office, args: SettleArgs, json: bool) -> Result<(), OfficeError> {
    let account = door::account(office, args.account.account.as_deref()).await?;
    let terminal = account
        .terminals
        .iter()
        .find(|terminal| terminal.name == args.terminal);
    let terminal = terminal.ok_or_else(|| {
        OfficeError::new(
            Code::NotFound,
            format!("There is no terminal named \"{}\".", args.terminal),
        )
        .with("what", "terminal")
    })?;
    let look = SettleLook {
        terminal_id: terminal.id.clone(),
    };
    let offer = commands::settle_offer(office, look).await?;
    if args.dry_run || !offer.possible {
        if json {
            output::line(&output::snake(&offer));
        } else {
            println!(
                "{} payments, {}. {}",
                offer.count,
                transactions::shown(&offer.amount),
                offer.meaning
            );
        }
        return if args.dry_run {
            Ok(())
        } else {
            Err(OfficeError::new(Code::MoneyRefused, offer.meaning))
        };
    }
    let request = SettleRequest {
        terminal_id: terminal.id.clone(),
        count: offer.count,
        amount_minor: offer.amount.minor,
        note: String::new(),
    };
    let started = commands::settle(office, request).await?;
    tell(office, started, args.wait, json).await
}

/// Takes one payment of a plan.
pub async fn take(office: &Office, plan_id: String, wait: Wait, json: bool) -> Result<(), OfficeError> {
    let page = commands::plan_page(office, IdRequest { id: plan_id.clone() }).await?;
    let request = TakePlanPayment {
        plan_id,
        made: page.row.made,
        reason: String::new(),
        note: String::new(),
    };
    let started = commands::plan_take(office, request).await?;
    tell(office, started, wait, json).await
}

/// Acts and what is known of them.
pub async fn acts(office: &Office, command: ActCommand, json: bool) -> Result<(), OfficeError> {
    match command {
        ActCommand::List(args) => {
            let account_id = match args.account.account {
                Some(name) => Some(door::account(office, Some(&name)).await?.id),
                None => None,
            };
            let request = IntentsRequest {
                account_id,
                target: None,
                open: args.open,
            };
            let acts = commands::intents(office, request).await?.intents;
            if json {
                output::lines(acts.iter().map(output::snake));
            } else if acts.is_empty() {
                println!("Nothing was asked of the gateway.");
            } else {
                acts.iter().for_each(plain);
            }
            Ok(())
        }
        ActCommand::Show(args) => {
            let request = IntentRequest { intent_id: args.act };
            show(&commands::intent(office, request).await?, json);
            Ok(())
        }
        ActCommand::Look(args) => {
            let request = IntentRequest { intent_id: args.act };
            show(&commands::intent_look(office, request).await?, json);
            Ok(())
        }
    }
}

/// Waits until an act is not on its way any more, and tells how it stands. An outcome that is
/// not known, or a no, ends the program with 1.
async fn tell(office: &Office, started: ActStarted, wait: Wait, json: bool) -> Result<(), OfficeError> {
    let intent_id = match started {
        ActStarted::Requested { approval_id, number } => {
            if json {
                output::line(&json!({ "is": "requested", "approval_id": approval_id, "number": number }));
            } else {
                println!("{number} waits for a second person.");
            }
            return Ok(());
        }
        ActStarted::UnderWay { intent_id } => intent_id,
    };
    let begun = Instant::now();
    let view = loop {
        let request = IntentRequest {
            intent_id: intent_id.clone(),
        };
        let view = commands::intent(office, request).await?;
        let waits = matches!(view.state, IntentState::Armed | IntentState::Dispatching);
        if !waits || begun.elapsed() > Duration::from_secs(wait.wait) {
            break view;
        }
        tokio::time::sleep(BETWEEN).await;
    };
    show(&view, json);
    match view.state {
        IntentState::Approved | IntentState::ConfirmedDone => Ok(()),
        _ => Err(
            OfficeError::new(Code::MoneyRefused, format!("{}. {}", view.headline, view.meaning))
                .with("state", output::word(&view.state))
                .with("intent_id", intent_id),
        ),
    }
}

fn plain(view: &IntentView) {
    println!(
        "{}  {:<24} {:<22} {}",
        view.id, view.summary, view.headline, view.requested_by
    );
}

fn show(view: &IntentView, json: bool) {
    if json {
        output::line(&output::snake(view));
        return;
    }
    println!("{}: {}", view.summary, view.headline);
    println!("{}", view.meaning);
    for line in [&view.next, &view.tell] {
        if !line.is_empty() {
            println!("{line}");
        }
    }
    for step in &view.steps {
        println!("  {}  {}", step.at, step.text);
    }
}
