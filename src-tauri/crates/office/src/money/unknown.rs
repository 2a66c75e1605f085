//! Acts and what is known of them; the few decisions that a person may take.

use domain::IntentState;
use ledger::{Intent, IntentFilter};

use super::begin::{self, Who, journal};
use super::{keeper, view, words};
use crate::approvals::{self, Proposed};
use crate::dto::{
    ActStarted, DecideIntent, IntentRequest, IntentView, Intents, IntentsRequest, RepeatIntent,
};
use crate::error::{Code, OfficeError};
use crate::inner::Office;
use crate::journal::act_of;
use crate::paper;
use crate::people::{self, Duty};

/// Most intents of a list.
const MOST: i64 = 200;

/// Intents, newest first.
pub async fn intents(office: &Office, request: IntentsRequest) -> Result<Intents, OfficeError> {
    let filter = IntentFilter {
        account: request.account_id,
        target: request.target,
        open: request.open,
        limit: MOST,
    };
    let mut views = Vec::new();
    for intent in office.0.ledger.list_intents(&filter).await? {
        views.push(view::short(office, &intent).await?);
    }
    Ok(Intents { intents: views })
}

/// One intent with everything that is known of it.
pub async fn intent(office: &Office, request: IntentRequest) -> Result<IntentView, OfficeError> {
    view::whole(office, &find(office, &request.intent_id).await?).await
}

async fn find(office: &Office, id: &str) -> Result<Intent, OfficeError> {
    office
        .0
        .ledger
        .intent(id)
        .await?
        .ok_or_else(|| OfficeError::not_found("act").with("id", id))
}

/// Looks an unknown outcome up now. Reads only.
pub async fn look(office: &Office, request: IntentRequest) -> Result<IntentView, OfficeError> {
    people::require(office, Duty::View).await?;
    let found = find(office, &request.intent_id).await?;
    let looked = match found.state {
        IntentState::Unknown | IntentState::NeedsPerson => keeper::look_up(office, found).await?,
        _ => found,
    };
    view::whole(office, &looked).await
}

/// Records what a person found out, where reading cannot decide it.
///
/// # Errors
/// Anywhere else nothing is decided by a person.
pub async fn decide(office: &Office, request: DecideIntent) -> Result<IntentView, OfficeError> {
    let actor = people::require_fresh(office, Duty::ResolveUnknown).await?;
    paper::reason(&request.reason)?;
    let found = find(office, &request.intent_id).await?;
    if found.state != IntentState::NeedsPerson {
        return Err(OfficeError::new(
            Code::MoneyRefused,
            "This does not wait for a decision.",
        ));
    }
    let txn = request
        .txn
        .map(|id| id.trim().to_owned())
        .filter(|id| !id.is_empty());
    let by = format!("{}: {}", actor.name, request.reason.trim());
    let decided = journal(office)
        .decide(found, request.happened, txn, &by)
        .await
        .map_err(keeper::store_failed)?;
    keeper::after(office, &decided).await;
    view::whole(office, &decided).await
}

/// Asks for the same again, as a new act that is linked to the one that did not happen.
///
/// # Errors
/// Only what is proved not to have happened can be asked for again, by somebody who types the
/// amount.
pub async fn repeat(office: &Office, request: RepeatIntent) -> Result<ActStarted, OfficeError> {
    let found = find(office, &request.intent_id).await?;
    let act = act_of(&found).ok_or_else(|| OfficeError::not_found("act"))?;
    let actor = people::require_fresh(office, view::duty(found.kind)).await?;
    if !matches!(
        found.state,
        IntentState::ConfirmedAbsent | IntentState::NotSent | IntentState::Rejected
    ) {
        return Err(OfficeError::new(
            Code::MoneyRefused,
            "Only what is proved not to have happened can be asked for again.",
        ));
    }
    if let Some(amount) = found.amount
        && words::read_amount(&request.amount, amount.currency) != Some(amount.minor)
    {
        return Err(OfficeError::invalid(
            "amount",
            "other_amount",
            "Type the amount exactly as it was asked for.",
        ));
    }
    let proposed = Proposed {
        account: found.account.clone(),
        terminal: found.terminal.clone(),
        act,
        target: found.target.clone(),
        summary: words::summary(&found),
        reason: found.reason.clone(),
        note: found.note.clone(),
    };
    if approvals::is_needed(office, &actor, &proposed.act).await? {
        return begin::put(office, &actor, proposed).await;
    }
    let intent_id = begin::carry(office, &proposed, Who::alone(&actor), Some(found.id)).await?;
    Ok(ActStarted::UnderWay { intent_id })
}
