//! The decision of a second person.

use domain::Money;
use ledger::{Approval, Decision, Person};

use super::{Proposed, act, carry_out, digest, entry, hex, inbox, number, state};
use crate::audit::{self, word};
use crate::dto::{ApprovalState, ApprovalView, AuditResult, DecideApproval, Duty, IdRequest};
use crate::error::{Code, OfficeError};
use crate::inner::Office;
use crate::people::{self, Actor, Purpose, role_of};
use crate::{money_words, text_fields};

/// Approves or refuses a request; what is approved is carried out at once.
///
/// # Errors
/// `same_person` for who asked, `not_allowed` without the duty or above the limit, `expired`,
/// `step_up_needed`, what a wrong sign-in answers, and `invalid_input` where the request is not
/// what was shown or was decided before.
pub async fn decide(office: &Office, request: DecideApproval) -> Result<ApprovalView, OfficeError> {
    let decider = decider(office, &request).await?;
    let by = Actor {
        id: Some(decider.id.clone()),
        name: decider.name.clone(),
    };
    let note = text_fields::accept("note", &request.note, text_fields::LONG)?;
    if !request.approve && note.is_empty() {
        return Err(OfficeError::invalid(
            "note",
            "note_empty",
            "Write why not in a few words: who asked reads it.",
        ));
    }
    let stored = {
        let _turn = office.turn().await;
        let stored = find(office, &request.id).await?;
        if let Err(refused) = judge(office, &decider, &stored, &request).await {
            note_refused(office, &by, &stored, &refused).await?;
            return Err(refused);
        }
        keep(office, &by, &stored, request.approve, note).await?;
        stored
    };
    if request.approve {
        carry(office, &by, &stored).await?;
    }
    inbox::one(office, &stored.id).await
}

/// Who decides: whoever signs in for it at this screen, or whoever is signed in and has typed
/// the password a short while ago.
async fn decider(office: &Office, request: &DecideApproval) -> Result<Person, OfficeError> {
    match (&request.name, &request.password) {
        (Some(name), Some(password)) => people::authenticate(office, name, password, Purpose::Decide).await,
        (Some(_), None) => Err(OfficeError::invalid(
            "password",
            "password_empty",
            "Type the password of who decides.",
        )),
        (None, _) => {
            let actor = people::require_fresh(office, Duty::View).await?;
            let all = office.0.ledger.list_people().await?;
            let found = all
                .into_iter()
                .find(|person| Some(&person.id) == actor.id.as_ref());
            found.ok_or_else(|| OfficeError::new(Code::SignInNeeded, "Sign in first."))
        }
    }
}

pub(super) async fn find(office: &Office, id: &str) -> Result<Approval, OfficeError> {
    let stored = office.0.ledger.approval(id).await?;
    stored.ok_or_else(|| OfficeError::not_found("request").with("id", id))
}

async fn judge(
    office: &Office,
    decider: &Person,
    stored: &Approval,
    request: &DecideApproval,
) -> Result<(), OfficeError> {
    still_waits(office, stored)?;
    let all = office.0.ledger.list_people().await?;
    may(&all, decider, stored, request.approve)?;
    if hex(&stored.bound) != request.bound {
        return Err(OfficeError::invalid(
            "bound",
            "approval_changed",
            "This is not what was shown to you. Look at the request once more.",
        ));
    }
    if digest(stored) != stored.bound {
        return Err(OfficeError::invalid(
            "bound",
            "approval_tampered",
            "This request is not what was asked: it was changed outside Counterfoil. Refuse nothing and approve nothing; tell an administrator.",
        ));
    }
    Ok(())
}

fn still_waits(office: &Office, stored: &Approval) -> Result<(), OfficeError> {
    match state(stored, office.now().as_second()) {
        ApprovalState::Waiting => Ok(()),
        ApprovalState::Expired => Err(OfficeError::new(
            Code::Expired,
            format!(
                "Request {} has expired: nobody decided within 14 days. Ask again.",
                number(stored.no)
            ),
        )
        .with("number", number(stored.no))),
        other => Err(OfficeError::invalid(
            "id",
            "already_decided",
            format!("Request {} is {} already.", number(stored.no), word(&other)),
        )),
    }
}

/// Whether a person may decide a request: never their own, and within their limit.
pub(super) fn may(
    all: &[Person],
    person: &Person,
    request: &Approval,
    approve: bool,
) -> Result<(), OfficeError> {
    if person.id == request.requested_by {
        return Err(OfficeError::new(
            Code::SamePerson,
            "You asked for this. Somebody else has to decide.",
        )
        .with("number", number(request.no)));
    }
    if !role_of(person).may(Duty::Approve) {
        return Err(people::not_allowed(all, person, Duty::Approve));
    }
    let (Some(limit), Some(amount)) = (person.approve_limit, act(request)?.amount()) else {
        return Ok(());
    };
    if !approve || (amount.currency.as_str() == person.currency && amount.minor <= limit) {
        return Ok(());
    }
    Err(OfficeError::new(
        Code::NotAllowed,
        format!(
            "{} may approve up to {}; this is {}. Ask somebody with a higher limit.",
            person.name,
            money_words::amount(i128::from(limit), limit_currency(person, amount)),
            money_words::amount(i128::from(amount.minor), amount.currency)
        ),
    )
    .with("reason", "above_limit"))
}

fn limit_currency(person: &Person, amount: Money) -> domain::Currency {
    domain::Currency::new(&person.currency).unwrap_or(amount.currency)
}

/// A refused decision stands in the activity: somebody may be trying.
async fn note_refused(
    office: &Office,
    by: &Actor,
    stored: &Approval,
    refused: &OfficeError,
) -> Result<(), OfficeError> {
    let why = refused.message.trim_end_matches('.');
    let sentence = format!("could not decide {}: {why}", number(stored.no));
    let entry = entry("approval_decision_refused", stored, sentence)
        .by(by.clone())
        .ended(AuditResult::Refused);
    audit::note(office, entry).await?;
    Ok(())
}

async fn keep(
    office: &Office,
    by: &Actor,
    stored: &Approval,
    approve: bool,
    note: String,
) -> Result<(), OfficeError> {
    let (state, action, did) = if approve {
        (ApprovalState::Approved, "approval_approved", "approved")
    } else {
        (ApprovalState::Refused, "approval_refused", "refused")
    };
    let sentence = format!(
        "{did} {} of {}: {}",
        number(stored.no),
        stored.requested_name,
        stored.summary
    );
    let entry = entry(action, stored, sentence)
        .by(by.clone())
        .reason(&note)
        .change(
            Some(serde_json::json!({ "state": stored.state })),
            Some(serde_json::json!({ "state": word(&state) })),
        );
    let decision = Decision {
        by: by.id.clone().unwrap_or_default(),
        name: by.name.clone(),
        at: office.now().as_second(),
        note,
    };
    let mut work = office.0.ledger.begin().await?;
    if !work.decide_approval(&stored.id, &word(&state), &decision).await? {
        return Err(OfficeError::invalid(
            "id",
            "already_decided",
            "Somebody else has decided this just now.",
        ));
    }
    work.note(&entry.entry(office)).await?;
    Ok(work.commit().await?)
}

/// Carries out what was approved. That it could not be is kept with the request and told
/// there; the approval is used up.
async fn carry(office: &Office, by: &Actor, stored: &Approval) -> Result<(), OfficeError> {
    let all = office.0.ledger.list_people().await?;
    let asked = all.iter().find(|person| person.id == stored.requested_by);
    let requested_by = Actor {
        id: Some(stored.requested_by.clone()),
        name: asked
            .map_or(&stored.requested_name, |person| &person.name)
            .clone(),
    };
    let proposed = Proposed {
        account: stored.account.clone(),
        terminal: stored.terminal.clone(),
        act: act(stored)?,
        target: stored.target.clone(),
        summary: stored.summary.clone(),
        reason: stored.reason.clone(),
        note: stored.note.clone(),
    };
    let done = carry_out::carry_out(office, &stored.id, &proposed, &requested_by, by).await;
    let mut work = office.0.ledger.begin().await?;
    match &done {
        Ok(intent) => work.conclude_approval(&stored.id, Some(intent), None).await?,
        Err(error) => {
            work.conclude_approval(&stored.id, None, Some(&error.message))
                .await?;
            let why = error.message.trim_end_matches('.');
            let sentence = format!("approved {}, which was not carried out: {why}", number(stored.no));
            let entry = entry("approval_not_carried_out", stored, sentence)
                .by(by.clone())
                .ended(AuditResult::Failed);
            work.note(&entry.entry(office)).await?;
        }
    }
    Ok(work.commit().await?)
}

/// Takes a request back; only who asked may.
///
/// # Errors
/// `not_allowed` for anybody else, `expired` and `invalid_input` where it no longer waits.
pub async fn withdraw(office: &Office, request: IdRequest) -> Result<ApprovalView, OfficeError> {
    let actor = people::require(office, Duty::View).await?;
    let _turn = office.turn().await;
    let stored = find(office, &request.id).await?;
    if actor.id.as_ref() != Some(&stored.requested_by) {
        return Err(OfficeError::new(
            Code::NotAllowed,
            format!("Only {} may take this request back.", stored.requested_name),
        )
        .with("reason", "not_yours"));
    }
    still_waits(office, &stored)?;
    let decision = Decision {
        by: stored.requested_by.clone(),
        name: actor.name.clone(),
        at: office.now().as_second(),
        note: String::new(),
    };
    let sentence = format!("took {} back: {}", number(stored.no), stored.summary);
    let mut work = office.0.ledger.begin().await?;
    work.decide_approval(&stored.id, &word(&ApprovalState::Withdrawn), &decision)
        .await?;
    work.note(&entry("approval_withdrawn", &stored, sentence).entry(office))
        .await?;
    work.commit().await?;
    inbox::one(office, &stored.id).await
}
