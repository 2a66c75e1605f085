//! From a request to an armed intent and a send of its own.

use std::sync::Arc;

use domain::{AccountId, Coded, IntentState, MoneyAct, TerminalId};
use ledger::Intent;
use sha2::{Digest, Sha256};
use uuid::{NoContext, Timestamp, Uuid};

use super::keeper::{self, Sending};
use super::{plan_acts, reverse, settle};
use crate::app;
use crate::approvals::{self, Proposed};
use crate::dto::ActStarted;
use crate::error::{Code, OfficeError};
use crate::inner::Office;
use crate::journal::{ArmError, Call, ConvergeTeller, Journal, LedgerStore, Seat, Witness};
use crate::people::Actor;

/// An act that is ready to be armed.
pub(crate) struct Draft {
    /// Our id of the intent, made before: it goes into the request as our reference.
    pub(crate) id: String,
    pub(crate) account: AccountId,
    pub(crate) terminal: TerminalId,
    pub(crate) act: MoneyAct,
    pub(crate) target: String,
    pub(crate) witness: Witness,
    pub(crate) who: Who,
    pub(crate) reason: String,
    pub(crate) note: String,
    pub(crate) previous: Option<String>,
    /// The latest intent about the target, from before the witness was read: [`latest`].
    pub(crate) after: Option<String>,
}

/// The latest intent about a target. To be asked before its witness is read.
pub(crate) async fn latest(
    office: &Office,
    account: &AccountId,
    target: &str,
) -> Result<Option<String>, OfficeError> {
    Ok(office.0.ledger.latest_intent(account, target).await?)
}

/// Who asked and who allowed.
#[derive(Debug, Clone)]
pub(crate) struct Who {
    pub(crate) requested_by: String,
    pub(crate) approved_by: Option<String>,
    /// Our id of the request.
    pub(crate) approval: Option<String>,
}

impl Who {
    /// Somebody who needs nobody else.
    pub(crate) fn alone(actor: &Actor) -> Self {
        Self {
            requested_by: actor.name.clone(),
            approved_by: None,
            approval: None,
        }
    }
}

/// A new id of an intent: UUIDv7 with its hyphens, 36 characters, fits `ssl_merchant_txn_id`.
pub(crate) fn new_id(office: &Office) -> String {
    let now = office.now();
    let (seconds, nanos) = (now.as_second(), now.subsec_nanosecond());
    let seconds = u64::try_from(seconds).unwrap_or(0);
    let nanos = u32::try_from(nanos).unwrap_or(0);
    Uuid::new_v7(Timestamp::from_unix(NoContext, seconds, nanos)).to_string()
}

/// Carries out what a second person approved.
///
/// # Errors
/// Whatever changed since the request was made stops it; nothing is sent then.
pub(crate) async fn carry_out(
    office: &Office,
    approval_id: &str,
    proposed: &Proposed,
    requested_by: &Actor,
    approved_by: &Actor,
) -> Result<String, OfficeError> {
    let who = Who {
        requested_by: requested_by.name.clone(),
        approved_by: Some(approved_by.name.clone()),
        approval: Some(approval_id.to_owned()),
    };
    carry(office, proposed, who, None).await
}

/// Puts an act before a second person.
///
/// # Errors
/// As [`approvals::propose`].
pub(crate) async fn put(
    office: &Office,
    actor: &Actor,
    proposed: Proposed,
) -> Result<ActStarted, OfficeError> {
    let asked = approvals::propose(office, actor, proposed).await?;
    Ok(ActStarted::Requested {
        approval_id: asked.id,
        number: asked.number,
    })
}

/// Carries out an act.
pub(crate) async fn carry(
    office: &Office,
    proposed: &Proposed,
    who: Who,
    previous: Option<String>,
) -> Result<String, OfficeError> {
    match &proposed.act {
        MoneyAct::Void { .. } | MoneyAct::Return { .. } => {
            reverse::carry(office, proposed, who, previous).await
        }
        MoneyAct::Settle { .. } => settle::carry(office, proposed, who, previous).await,
        MoneyAct::TakeInstallment { .. }
        | MoneyAct::TakeRecurring { .. }
        | MoneyAct::AddPlan { .. }
        | MoneyAct::UpdatePlan { .. }
        | MoneyAct::DeletePlan { .. } => plan_acts::carry(office, proposed, who, previous).await,
    }
}

/// Arms an intent and lets it be sent by a task of its own; answers its id.
///
/// # Errors
/// When nothing could be armed, nothing is sent.
pub(crate) async fn begin(
    office: &Office,
    seat: Seat,
    call: Call,
    draft: Draft,
) -> Result<String, OfficeError> {
    if let Some(warning) = app::clock_warning(office.now()) {
        return Err(OfficeError::new(Code::ClockWrong, warning));
    }
    let id = draft.id.clone();
    // From here on the office does not close before the outcome is recorded.
    let sending = Sending::begin(office, &id)?;
    let intent = intent(&seat, &draft)?;
    let journal = journal(office);
    let armed = journal
        .arm(intent, draft.after.as_deref())
        .await
        .map_err(|error| match error {
            ArmError::Taken => under_way(),
            ArmError::NotKept(cause) => OfficeError::new(
                Code::StorageFailed,
                "This could not be written down safely, so nothing was sent.",
            )
            .with("cause", cause),
        })?;
    let teller = ConvergeTeller {
        seat,
        call: Some(call),
    };
    let office = office.clone();
    tokio::spawn(async move {
        match journal.send(armed, &teller).await {
            Ok(intent) => keeper::after(&office, &intent).await,
            Err(error) => tracing::error!(?error, "an outcome could not be recorded"),
        }
        drop(sending);
    });
    Ok(id)
}

pub(crate) fn journal(office: &Office) -> Journal<LedgerStore> {
    Journal::new(LedgerStore::of(office), Arc::clone(&office.0.ports.clock))
}

/// Another act about the same thing is open.
pub(crate) fn under_way() -> OfficeError {
    OfficeError::new(
        Code::MoneyUnderWay,
        "Something about this is under way already, or its outcome is not known yet. Nothing was sent.",
    )
}

fn intent(seat: &Seat, draft: &Draft) -> Result<Intent, OfficeError> {
    let json = |error: serde_json::Error| OfficeError::internal(&error);
    let act = serde_json::to_string(&draft.act).map_err(json)?;
    let baseline = serde_json::to_string(&draft.witness).map_err(json)?;
    let user_id = seat.credentials.user_id.clone();
    Ok(Intent {
        digest: digest(&[
            &seat.credentials.merchant_id,
            &user_id,
            draft.terminal.as_str(),
            draft.act.kind().word(),
            &draft.target,
            &act,
        ]),
        id: draft.id.clone(),
        account: draft.account.clone(),
        terminal: draft.terminal.clone(),
        user_id,
        kind: draft.act.kind(),
        target: draft.target.clone(),
        act,
        amount: draft.act.amount(),
        baseline,
        requested_by: draft.who.requested_by.clone(),
        approved_by: draft.who.approved_by.clone(),
        approval: draft.who.approval.clone(),
        reason: draft.reason.clone(),
        note: draft.note.clone(),
        previous: draft.previous.clone(),
        armed_at: 0,
        state: IntentState::Armed,
        dispatched_at: None,
        ended_at: None,
        told: None,
        looks: 0,
        next_look: None,
    })
}

/// SHA-256 over what is asked, each part with its length before it; no credentials.
fn digest(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
