//! A PIN is changed without a moment in which none works: the new one is stored beside the old,
//! checked, switched to, and only then the old one is retired. Both lie in the vault until then.

use jiff::ToSpan;
use jiff::civil::Date;
use ledger::{Credential, Rotation, Terminal};
use serde_json::json;
use tokio_util::sync::CancellationToken;

use crate::audit::Note;
use crate::brake;
use crate::dto::{
    AccountView, AuditObject, IdRequest, RotationState, RotationVerdict, RotationView, StartRotation,
    VerifyOutcome,
};
use crate::error::OfficeError;
use crate::fields::accept;
use crate::findings::{self, Named};
use crate::gateway;
use crate::inner::Office;
use crate::pins::{self, shown};
use crate::secrets;
use crate::setup::fresh_id;
use crate::verify::{self, Answer, Question};
use crate::views::{self, AccountFacts, instant};

/// How far a rotation is.
pub(crate) fn state(rotation: &Rotation) -> RotationState {
    crate::audit::read(&rotation.state).unwrap_or(RotationState::Stored)
}

/// The reminder's day has come.
pub(crate) fn is_overdue(rotation: &Rotation, today: Date) -> bool {
    let day = rotation
        .remind_on
        .as_deref()
        .and_then(|day| day.parse::<Date>().ok());
    day.is_some_and(|day| day <= today)
}

/// For the screen.
pub(crate) fn view(rotation: &Rotation, credential: &Credential, today: Date) -> RotationView {
    let state = state(rotation);
    let (new, old) = match state {
        RotationState::Switched => (&credential.ends, &rotation.ends),
        _ => (&rotation.ends, &credential.ends),
    };
    RotationView {
        id: rotation.id.clone(),
        state,
        new_ends: new.clone(),
        old_ends: old.clone(),
        started_at: instant(rotation.started_at),
        switched_at: rotation.switched_at.map(instant),
        remind_on: rotation.remind_on.clone(),
        overdue: is_overdue(rotation, today),
    }
}

/// A rotation with all around it.
struct Found {
    facts: AccountFacts,
    rotation: Rotation,
    credential: Credential,
    terminal: Terminal,
}

async fn find(office: &Office, id: &str) -> Result<Found, OfficeError> {
    for account in office.0.ledger.list_accounts().await? {
        let facts = views::facts(office, account.id.as_str()).await?;
        let found = facts.rotations.iter().find(|r| r.id == id).and_then(|rotation| {
            let credential = facts.credentials.iter().find(|c| c.id == rotation.credential)?;
            let terminal = facts.terminals.iter().find(|t| t.id == credential.terminal)?;
            Some((rotation.clone(), credential.clone(), terminal.clone()))
        });
        if let Some((rotation, credential, terminal)) = found {
            return Ok(Found {
                facts,
                rotation,
                credential,
                terminal,
            });
        }
    }
    Err(OfficeError::not_found("rotation").with("id", id))
}

impl Found {
    fn note(&self, action: &'static str, sentence: String) -> Note {
        Note::new(action, AuditObject::Pin, sentence)
            .about(self.terminal.id.as_str(), &self.terminal.name)
            .account(self.facts.account.id.as_str())
    }

    async fn account(&self, office: &Office) -> Result<AccountView, OfficeError> {
        views::account(office, &self.facts.account.id).await
    }
}

/// Stores the new PIN beside the one in use, which goes on being used.
///
/// # Errors
/// A PIN that cannot be one, or that stands anywhere already; a rotation that is under way.
pub async fn start(office: &Office, request: StartRotation) -> Result<AccountView, OfficeError> {
    let facts = pins::account_of(office, &request.terminal_id).await?;
    let terminal = facts.terminal(&request.terminal_id)?;
    let credential = facts
        .credentials
        .iter()
        .find(|c| c.terminal == terminal.id && c.user.as_str() == request.user_id)
        .ok_or_else(|| OfficeError::not_found("PIN"))?;
    if facts.rotation(credential).is_some() {
        return Err(pins::rotating(&terminal.name));
    }
    let remind_on = reminder(request.remind_on.as_deref(), facts.today())?;
    let checked = pins::judge(office, &request.value).await?;
    let report = pins::report(&checked);
    let pin = domain::Sensitive::new(accept("pin", checked)?);
    let fingerprint = pins::fingerprint(office, &pin).await?;
    if credential.fingerprint == fingerprint {
        return Err(OfficeError::invalid(
            "pin",
            "pin_is_in_use",
            format!(
                "This is the PIN that {} has now. Copy the new one.",
                terminal.name
            ),
        ));
    }
    let places = facts.duplicates(terminal, &fingerprint);
    if !places.is_empty() {
        return Err(pins::duplicate(places));
    }
    let now = office.now().as_second();
    let new = Rotation {
        id: fresh_id(),
        credential: credential.id.clone(),
        state: "stored".to_owned(),
        secret: domain::SecretId::new(format!("pin-{}", fresh_id())),
        length: report.length,
        ends: report.ends.unwrap_or_default(),
        fingerprint: fingerprint.to_vec(),
        set_at: now,
        verdict: None,
        started_at: now,
        switched_at: None,
        remind_on: Some(remind_on.to_string()),
    };
    let note = started(&facts, terminal, credential, &new);
    secrets::put(office, &new.secret, &pin).await?;
    let kept = async {
        let mut work = office.0.ledger.begin().await?;
        work.start_rotation(&new).await?;
        work.note(&note.entry(office)).await?;
        Ok::<_, OfficeError>(work.commit().await?)
    };
    if let Err(error) = kept.await {
        secrets::remove(office, vec![new.secret]).await;
        return Err(error);
    }
    views::account(office, &facts.account.id).await
}

fn started(facts: &AccountFacts, terminal: &Terminal, credential: &Credential, new: &Rotation) -> Note {
    let sentence = format!(
        "began to rotate the PIN of {}: the new one is stored beside the old.",
        terminal.name
    );
    Note::new("rotation_started", AuditObject::Pin, sentence)
        .about(terminal.id.as_str(), &terminal.name)
        .account(facts.account.id.as_str())
        .change(
            Some(json!({ "pin": shown(&credential.ends) })),
            Some(json!({
                "pin": shown(&credential.ends),
                "newPin": shown(&new.ends),
                "remindOn": new.remind_on,
            })),
        )
}

/// The day of the reminder: the one asked for, else tomorrow.
fn reminder(asked: Option<&str>, today: Date) -> Result<Date, OfficeError> {
    let Some(asked) = asked.map(str::trim).filter(|asked| !asked.is_empty()) else {
        return Ok(today.saturating_add(1.day()));
    };
    match asked.parse::<Date>() {
        Ok(day) if day >= today => Ok(day),
        Ok(_) => Err(OfficeError::invalid(
            "remind_on",
            "day_past",
            "Choose a day from today on for the reminder.",
        )),
        Err(_) => Err(OfficeError::invalid(
            "remind_on",
            "day_unreadable",
            "Choose a day for the reminder.",
        )),
    }
}

/// Asks Converge about the new PIN with calls that only read. The PIN in use is not touched.
///
/// # Errors
/// While the brake is on, nothing is asked; after the switch there is nothing to check here.
pub async fn verify(office: &Office, request: IdRequest) -> Result<RotationVerdict, OfficeError> {
    let found = find(office, &request.id).await?;
    if state(&found.rotation) == RotationState::Switched {
        return Err(not_now(
            "The new PIN is in use already. Check the terminal itself.",
        ));
    }
    if let Some(until) = brake::view(office, &found.facts.account.id).await?.blocked_until {
        return Err(brake::error(&until));
    }
    let client = gateway::client(office, &found.facts.account).await?;
    let begun = std::time::Instant::now();
    let user_name = found.facts.user_name(&found.credential).to_owned();
    let (outcome, answer) = match secrets::get(office, &found.rotation.secret).await {
        Ok(pin) => {
            let credentials = converge::Credentials {
                merchant_id: found.facts.account.merchant_id.clone(),
                user_id: user_name.clone(),
                pin,
            };
            let question = Question {
                office,
                facts: &found.facts,
                client: &client,
                credentials: &credentials,
                token: &CancellationToken::new(),
            };
            question.ask().await?
        }
        Err(error) => {
            let answer = Answer {
                detail: Some(error.code.word().to_owned()),
                ..Answer::default()
            };
            (VerifyOutcome::VaultUnavailable, answer)
        }
    };
    let state = after_check(&found, outcome, &answer);
    let verdict = verify::verdict(office, outcome, &answer);
    let mut work = office.0.ledger.begin().await?;
    work.rotation_checked(&found.rotation.id, &crate::audit::word(&state), &verdict)
        .await?;
    work.commit().await?;
    let mut verdict = verify::dressed(office, &found.facts, &found.terminal, outcome, answer);
    verdict.took_ms = u32::try_from(begun.elapsed().as_millis()).unwrap_or(u32::MAX);
    verdict.user_name = Some(user_name);
    Ok(RotationVerdict {
        verdict,
        account: found.account(office).await?,
    })
}

/// Where a rotation stands after a check: what was not answered changes nothing.
fn after_check(found: &Found, outcome: VerifyOutcome, answer: &Answer) -> RotationState {
    let known = findings::gather(&found.facts);
    let name = answer
        .reported
        .as_ref()
        .and_then(|reported| reported.name.as_deref());
    let is_anothers = name.is_some_and(|name| {
        let whose = findings::whose(&known, found.terminal.id.as_str(), &found.terminal.name, name);
        matches!(whose, Named::Other { .. })
    });
    match outcome {
        // The new PIN of another terminal must not be switched to.
        VerifyOutcome::Verified if is_anothers => RotationState::Refused,
        VerifyOutcome::Verified => RotationState::Verified,
        VerifyOutcome::CredentialsRefused => RotationState::Refused,
        _ => state(&found.rotation),
    }
}

/// Uses the new PIN from now on. The old one is kept until it is retired.
///
/// # Errors
/// A new PIN that Converge has not taken is not switched to.
pub async fn switch(office: &Office, request: IdRequest) -> Result<AccountView, OfficeError> {
    let found = find(office, &request.id).await?;
    match state(&found.rotation) {
        RotationState::Verified => {}
        RotationState::Switched => return found.account(office).await,
        RotationState::Stored => return Err(not_now("Check the new PIN first.")),
        RotationState::Refused => {
            return Err(not_now(
                "Converge did not take the new PIN for this terminal. The old one stays in use.",
            ));
        }
    }
    // What is easily forgotten is reminded of, tomorrow at the earliest.
    let tomorrow = found.facts.today().saturating_add(1.day()).to_string();
    let remind_on = found.rotation.remind_on.clone().filter(|day| *day > tomorrow);
    let remind_on = remind_on.unwrap_or(tomorrow);
    let name = &found.terminal.name;
    let note = found
        .note(
            "rotation_switched",
            format!("switched {name} to its new PIN; the old one is kept."),
        )
        .change(
            Some(json!({ "pin": shown(&found.credential.ends) })),
            Some(json!({ "pin": shown(&found.rotation.ends), "remindOn": remind_on })),
        );
    let mut work = office.0.ledger.begin().await?;
    work.exchange_rotation(&found.rotation, Some(office.now().as_second()), Some(&remind_on))
        .await?;
    work.note(&note.entry(office)).await?;
    work.commit().await?;
    found.account(office).await
}

/// Uses the old PIN again; the new one stays beside it. Before the switch, calls the rotation
/// off: the new PIN is forgotten.
pub async fn back(office: &Office, request: IdRequest) -> Result<AccountView, OfficeError> {
    let found = find(office, &request.id).await?;
    let name = &found.terminal.name;
    if state(&found.rotation) != RotationState::Switched {
        let note = found
            .note(
                "rotation_called_off",
                format!("called the rotation of the PIN of {name} off; the new PIN is forgotten."),
            )
            .change(Some(json!({ "newPin": shown(&found.rotation.ends) })), None);
        return end(office, &found, note).await;
    }
    let note = found
        .note("rotation_taken_back", format!("took {name} back to its old PIN."))
        .change(
            Some(json!({ "pin": shown(&found.credential.ends) })),
            Some(json!({ "pin": shown(&found.rotation.ends) })),
        );
    let mut work = office.0.ledger.begin().await?;
    work.exchange_rotation(&found.rotation, None, found.rotation.remind_on.as_deref())
        .await?;
    work.note(&note.entry(office)).await?;
    work.commit().await?;
    found.account(office).await
}

/// Forgets the old PIN: the rotation is done.
///
/// # Errors
/// Before the switch the old PIN is the one in use.
pub async fn retire(office: &Office, request: IdRequest) -> Result<AccountView, OfficeError> {
    let found = find(office, &request.id).await?;
    if state(&found.rotation) != RotationState::Switched {
        return Err(not_now(
            "Switch to the new PIN first: the old one is still in use.",
        ));
    }
    let name = &found.terminal.name;
    let note = found
        .note("rotation_retired", format!("retired the old PIN of {name}."))
        .change(Some(json!({ "oldPin": shown(&found.rotation.ends) })), None);
    end(office, &found, note).await
}

/// Ends a rotation. The secret goes after the ledger has let go of it.
async fn end(office: &Office, found: &Found, note: Note) -> Result<AccountView, OfficeError> {
    let mut work = office.0.ledger.begin().await?;
    work.end_rotation(&found.rotation, office.now().as_second())
        .await?;
    work.note(&note.entry(office)).await?;
    work.commit().await?;
    secrets::remove(office, vec![found.rotation.secret.clone()]).await;
    found.account(office).await
}

fn not_now(sentence: &str) -> OfficeError {
    OfficeError::invalid("rotation", "rotation_state", sentence)
}
