//! Requests that a second person decides: asked for by one, decided by another, carried out as
//! asked and not otherwise.

mod carry_out;
mod decide;
mod inbox;
mod reasons;
#[cfg(test)]
pub(crate) mod tests;

use domain::{AccountId, Money, MoneyAct, TerminalId};
use ledger::Approval;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::audit::{Note, word};
use crate::dto::{ApprovalState, ApprovalView, AuditObject};
use crate::error::{Code, OfficeError};
use crate::inner::Office;
use crate::people::{self, Actor};
use crate::setup::fresh_id;
use crate::text_fields;

pub use decide::{decide, withdraw};
pub use inbox::list;
pub use reasons::{list as reasons, save as save_reason};

/// Days after which nobody may approve a request any more.
const DAYS: i64 = 14;
const DAY: i64 = 24 * 3600;

/// An act that somebody asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Proposed {
    /// In which account.
    pub(crate) account: AccountId,
    /// On which terminal.
    pub(crate) terminal: TerminalId,
    /// What exactly.
    pub(crate) act: MoneyAct,
    /// What it is about: the gateway's id of a payment, our id of a plan or terminal.
    pub(crate) target: String,
    /// In words: "return $180.00 of the sale …".
    pub(crate) summary: String,
    /// Our id of the town's reason.
    pub(crate) reason: String,
    /// As typed.
    pub(crate) note: String,
}

// The money journal asks for these.
#[allow(dead_code)]
/// A request about a target that is not over yet: what it asks for is spoken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pending {
    /// Our id.
    pub(crate) id: String,
    /// `R-0031`.
    pub(crate) number: String,
    /// What was asked.
    pub(crate) act: MoneyAct,
    /// The sum, where there is one.
    pub(crate) amount: Option<Money>,
    /// Who asked.
    pub(crate) requested_by: String,
}

#[allow(dead_code)]
/// Whether an act of somebody needs a second person.
///
/// # Errors
/// `people_needed` where there are not two people of whom one approves.
pub(crate) async fn is_needed(office: &Office, actor: &Actor, act: &MoneyAct) -> Result<bool, OfficeError> {
    let all = office.0.ledger.list_people().await?;
    people::enough_for_money(&all)?;
    let person = all.iter().find(|person| Some(&person.id) == actor.id.as_ref());
    let person = person.ok_or_else(|| OfficeError::new(Code::SignInNeeded, "Sign in first."))?;
    Ok(people::needs_second(
        &people::stored_rules(office).await?,
        person,
        act,
    ))
}

/// Asks for an act. Call it with the office's turn held since what remains was looked at:
/// two requests for the same money then see each other.
///
/// # Errors
/// `people_needed`, `sign_in_needed`, and `invalid_input` for a reason or note that is none.
pub(crate) async fn propose(
    office: &Office,
    actor: &Actor,
    proposed: Proposed,
) -> Result<ApprovalView, OfficeError> {
    let all = office.0.ledger.list_people().await?;
    people::enough_for_money(&all)?;
    let Some(by) = &actor.id else {
        return Err(OfficeError::new(Code::SignInNeeded, "Sign in first."));
    };
    reasons::offered(office, &proposed.reason).await?;
    let note = text_fields::accept("note", &proposed.note, text_fields::LONG)?;
    let now = office.now().as_second();
    let mut new = Approval {
        no: 0,
        id: fresh_id(),
        account: proposed.account,
        terminal: proposed.terminal,
        act: serde_json::to_string(&proposed.act).map_err(|error| OfficeError::internal(&error))?,
        target: proposed.target,
        summary: proposed.summary,
        reason: proposed.reason,
        note,
        requested_by: by.clone(),
        requested_name: actor.name.clone(),
        requested_at: now,
        expires_at: now + DAYS * DAY,
        bound: Vec::new(),
        state: word(&ApprovalState::Waiting),
        decision: None,
        intent: None,
        problem: None,
    };
    new.bound = digest(&new);
    let mut work = office.0.ledger.begin().await?;
    new.no = work.add_approval(&new).await?;
    let sentence = format!("asked for approval {}: {}", number(new.no), new.summary);
    let entry = entry("approval_asked", &new, sentence)
        .reason(&new.note)
        .change(None, Some(fields(&new)));
    work.note(&entry.entry(office)).await?;
    work.commit().await?;
    inbox::one(office, &new.id).await
}

/// Requests about a target whose money is spoken for: those that wait, and those that were
/// approved and are being carried out.
pub(crate) async fn pending(
    office: &Office,
    account: &AccountId,
    target: &str,
) -> Result<Vec<Pending>, OfficeError> {
    let ledger = &office.0.ledger;
    let all = ledger
        .list_approvals(Some(account), Some(target), None, i64::MAX)
        .await?;
    let now = office.now().as_second();
    let open = all.into_iter().filter(|request| match state(request, now) {
        ApprovalState::Waiting => true,
        ApprovalState::Approved => request.intent.is_none() && request.problem.is_none(),
        _ => false,
    });
    open.map(|request| {
        let act = act(&request)?;
        Ok(Pending {
            number: number(request.no),
            amount: act.amount(),
            act,
            requested_by: request.requested_name,
            id: request.id,
        })
    })
    .collect()
}

/// Numbers of the requests of a person that wait.
pub(crate) async fn open_of(office: &Office, person: &str) -> Result<Vec<String>, OfficeError> {
    let waiting = word(&ApprovalState::Waiting);
    let all = office
        .0
        .ledger
        .list_approvals(None, None, Some(&waiting), i64::MAX)
        .await?;
    let now = office.now().as_second();
    let own = all
        .iter()
        .filter(|request| request.requested_by == person && state(request, now) == ApprovalState::Waiting);
    Ok(own.map(|request| number(request.no)).collect())
}

/// How many requests of an account wait.
pub(crate) async fn waiting(office: &Office, account: &AccountId) -> Result<usize, OfficeError> {
    let waiting = word(&ApprovalState::Waiting);
    let all = office
        .0
        .ledger
        .list_approvals(Some(account), None, Some(&waiting), i64::MAX)
        .await?;
    let now = office.now().as_second();
    let open = all
        .iter()
        .filter(|request| state(request, now) == ApprovalState::Waiting);
    Ok(open.count())
}

/// Requests that were approved when the program ended before they were carried out: they are
/// not carried out by themselves. Called at the start.
pub(crate) async fn look_after(office: &Office) -> Result<(), OfficeError> {
    let approved = word(&ApprovalState::Approved);
    let all = office
        .0
        .ledger
        .list_approvals(None, None, Some(&approved), i64::MAX)
        .await?;
    for request in all {
        if request.intent.is_some() || request.problem.is_some() {
            continue;
        }
        // It was written down before the end: the journal knows what became of it.
        if let Some(intent) = office.0.ledger.intent_of_approval(&request.id).await? {
            let mut work = office.0.ledger.begin().await?;
            work.conclude_approval(&request.id, Some(&intent.id), None)
                .await?;
            work.commit().await?;
            continue;
        }
        let problem = "Counterfoil ended before this was carried out. Look at the payment, then ask again.";
        let sentence = format!("did not carry out {}: Counterfoil had ended", number(request.no));
        let mut work = office.0.ledger.begin().await?;
        work.conclude_approval(&request.id, None, Some(problem)).await?;
        let entry = entry("approval_interrupted", &request, sentence);
        work.note(&entry.entry(office)).await?;
        work.commit().await?;
    }
    Ok(())
}

/// `R-0031`
pub(crate) fn number(no: i64) -> String {
    format!("R-{no:04}")
}

/// What was asked.
fn act(request: &Approval) -> Result<MoneyAct, OfficeError> {
    serde_json::from_str(&request.act).map_err(|error| OfficeError::internal(&error))
}

/// How it stands: a request that nobody decided in time is over without anybody's doing.
fn state(request: &Approval, now: i64) -> ApprovalState {
    match crate::audit::read(&request.state) {
        Some(ApprovalState::Waiting) if now >= request.expires_at => ApprovalState::Expired,
        Some(state) => state,
        None => ApprovalState::Expired,
    }
}

/// A digest over everything that was asked, each part with its length before it.
fn digest(request: &Approval) -> Vec<u8> {
    let times = [request.requested_at.to_string(), request.expires_at.to_string()];
    let [at, expires] = &times;
    let parts = [
        &request.id,
        request.account.as_str(),
        request.terminal.as_str(),
        &request.act,
        &request.target,
        &request.summary,
        &request.reason,
        &request.note,
        &request.requested_by,
        at,
        expires,
    ];
    let mut sum = Sha256::new();
    for part in parts {
        sum.update((part.len() as u64).to_be_bytes());
        sum.update(part.as_bytes());
    }
    sum.finalize().to_vec()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn entry(action: &'static str, request: &Approval, sentence: String) -> Note {
    Note::new(action, AuditObject::Approval, sentence)
        .about(request.id.clone(), number(request.no))
        .account(request.account.as_str())
}

fn fields(request: &Approval) -> serde_json::Value {
    json!({
        "summary": request.summary,
        "target": request.target,
        "reason": request.reason,
        "requestedBy": request.requested_name,
    })
}
