//! The gate: whether whoever is here may do something, now.

use ledger::Person;

use super::duties::{Need, need};
use super::state::{Actor, Session};
use super::{impact, is_fresh, role_of, stored_rules};
use crate::audit::{self, Note};
use crate::dto::{AuditObject, AuditResult, Duty, Role};
use crate::error::{Code, OfficeError};
use crate::inner::Office;
use crate::paper::listed;

/// Fewest people for whom money can move: one who asks, one who approves.
const TWO: usize = 2;

/// Who does what is done now, for the entry about it.
pub(crate) fn acting(office: &Office) -> Actor {
    match office.0.people.session() {
        Some(session) => Actor {
            id: Some(session.id),
            name: session.name,
        },
        None => Actor {
            id: None,
            name: office.0.ports.person.clone(),
        },
    }
}

/// Lets a command in, or not. What is refused is noted.
pub(crate) async fn enter(office: &Office, command: &str) -> Result<(), OfficeError> {
    let asked = match need(command) {
        Some(Need::Nothing) => return Ok(()),
        Some(Need::Duty(duty)) => require(office, duty).await,
        Some(Need::Fresh(duty)) => require_fresh(office, duty).await,
        None => return Err(OfficeError::internal(&format!("nobody said who may {command}"))),
    };
    match asked {
        Ok(_) => Ok(()),
        Err(refused) => {
            if refused.code == Code::NotAllowed && office.writes() {
                note_refusal(office, command, &refused).await;
            }
            Err(refused)
        }
    }
}

async fn note_refusal(office: &Office, command: &str, refused: &OfficeError) {
    let duty = refused.details.get("duty").and_then(|duty| duty.as_str());
    let words = duty.and_then(audit::read::<Duty>).map_or("do this", Duty::words);
    let who = acting(office);
    let note = Note::new(
        "not_allowed",
        AuditObject::Person,
        format!("wanted to {words} and may not"),
    )
    .about(who.id.unwrap_or_default(), who.name)
    .change(None, Some(serde_json::json!({ "command": command })))
    .ended(AuditResult::Refused);
    if let Err(error) = audit::note(office, note).await {
        tracing::error!(%error, "a refusal could not be noted");
    }
}

/// Who is here, where they may do it: signed in, active, of a role that has the duty.
///
/// # Errors
/// `sign_in_needed`, `not_allowed`, and `people_needed` where money would move without two.
pub(crate) async fn require(office: &Office, duty: Duty) -> Result<Actor, OfficeError> {
    Ok(admitted(office, duty).await?.0)
}

/// As [`require`], and the password was typed in the last five minutes.
///
/// # Errors
/// `step_up_needed` beside those of [`require`].
pub(crate) async fn require_fresh(office: &Office, duty: Duty) -> Result<Actor, OfficeError> {
    let (actor, session) = admitted(office, duty).await?;
    match session {
        Some(session) if !is_fresh(office, &session) => Err(OfficeError::new(
            Code::StepUpNeeded,
            "Type your password once more before this: it was typed more than five minutes ago.",
        )
        .with("name", actor.name)),
        _ => Ok(actor),
    }
}

async fn admitted(office: &Office, duty: Duty) -> Result<(Actor, Option<Session>), OfficeError> {
    let session = office.0.people.session();
    // A copy that runs by itself at night only reads: this computer's own sign-in is enough.
    if session.is_none() && duty == Duty::View && office.0.ports.door == "command line" {
        return Ok((acting(office), None));
    }
    let people = office.0.ledger.list_people().await?;
    if duty.is_money() {
        enough_for_money(&people)?;
    }
    if people.is_empty() {
        return Ok((acting(office), None));
    }
    let found = session.and_then(|session| {
        let person = people
            .iter()
            .find(|person| person.id == session.id && person.active)?;
        Some((session, person))
    });
    let Some((session, person)) = found else {
        return Err(sign_in_needed(office));
    };
    if person.must_change && duty != Duty::View {
        return Err(OfficeError::new(
            Code::SignInNeeded,
            "Choose your own password first: the one you have was set by somebody else.",
        )
        .with("reason", "password_change"));
    }
    let role = role_of(person);
    if !role.may(duty) {
        return Err(not_allowed(&people, person, duty));
    }
    between_duties(office, person, duty).await?;
    let actor = Actor {
        id: Some(person.id.clone()),
        name: person.name.clone(),
    };
    Ok((actor, Some(session)))
}

/// Rules between what one person does and has done.
async fn between_duties(office: &Office, person: &Person, duty: Duty) -> Result<(), OfficeError> {
    if duty != Duty::RequestReverse || !stored_rules(office).await?.pin_viewer_may_not_refund {
        return Ok(());
    }
    let seen = impact::seen_pins(office, &person.id).await?;
    if seen.is_empty() {
        return Ok(());
    }
    let names: Vec<String> = seen.iter().map(|pin| pin.terminal_name.clone()).collect();
    Err(OfficeError::new(
        Code::NotAllowed,
        format!(
            "{} has seen the PIN of {} in the last 90 days, and here whoever has seen a PIN may not ask for money to be given back. Ask somebody who has not.",
            person.name,
            listed(&names)
        ),
    )
    .with("duty", audit::word(&duty))
    .with("rule", "pin_viewer_may_not_refund"))
}

/// Whether there are people enough for money to move: two, one of whom approves.
pub(crate) fn enough_for_money(people: &[Person]) -> Result<(), OfficeError> {
    let active = || people.iter().filter(|person| person.active);
    if active().count() >= TWO && active().any(|person| role_of(person).may(Duty::Approve)) {
        return Ok(());
    }
    Err(OfficeError::new(
        Code::PeopleNeeded,
        "Add at least two people first: one who asks, one who approves.",
    )
    .with("people", active().count()))
}

fn sign_in_needed(office: &Office) -> OfficeError {
    let words = if office.0.ports.door == "command line" {
        "Say who you are: add --person NAME, and type the password when asked."
    } else {
        "Sign in first."
    };
    OfficeError::new(Code::SignInNeeded, words)
}

/// Says which roles may, and whom to ask.
pub(crate) fn not_allowed(people: &[Person], person: &Person, duty: Duty) -> OfficeError {
    let names: Vec<String> = people
        .iter()
        .filter(|other| other.active && other.id != person.id && role_of(other).may(duty))
        .map(|other| other.name.clone())
        .collect();
    let ask = if names.is_empty() {
        String::new()
    } else {
        format!(" Ask {}.", names.join(" or "))
    };
    let roles: Vec<&str> = Role::ALL
        .into_iter()
        .filter(|role| role.may(duty))
        .map(Role::one)
        .collect();
    OfficeError::new(
        Code::NotAllowed,
        format!(
            "{} may not {}. This is for {}.{ask}",
            person.name,
            duty.words(),
            duty.roles()
        ),
    )
    .with("duty", audit::word(&duty))
    .with("roles", roles)
    .with("ask", names)
}
