//! A configuration file brought in: looked at first, then applied whole or not at all.

use domain::{CredentialId, SecretId, Sensitive, TerminalId, UserId, check_pin};
use ledger::NewCredential;
use serde_json::json;

use super::describe::describe;
use super::file::{self, SealedPin};
use super::merge::{counterpart, merged, problems};
use super::model::{AccountRecord, ConfigurationFile};
use super::save::{changes, save};
use super::words;
use crate::audit::Note;
use crate::dto::{ApplyImport, AuditObject, Empty, ImportDone, ImportPreview, PinState};
use crate::error::OfficeError;
use crate::files;
use crate::inner::Office;
use crate::paper::counted;
use crate::ports::FileKind;
use crate::setup::fresh_id;
use crate::{pins, secrets, views};

/// A file that was looked at.
pub(crate) struct Import {
    name: String,
    file: ConfigurationFile,
    sound: bool,
}

/// Asks for a file and tells what it would change. Nothing is saved.
pub async fn preview(office: &Office, _request: Empty) -> Result<ImportPreview, OfficeError> {
    let Some(path) = office.0.ports.files.choose_open(FileKind::Configuration).await else {
        return Ok(ImportPreview {
            token: None,
            accounts: Vec::new(),
            made_at: None,
            made_by: String::new(),
            users: 0,
            terminals: 0,
            sealed_pins: 0,
            changes: Vec::new(),
            problems: Vec::new(),
        });
    };
    let (name, bytes) = files::read(path, file::LARGEST).await?;
    let file = file::read(&name, &bytes)?;
    let present = describe(office).await?;
    let problems = problems(&present, &file.accounts);
    let mut told: Vec<String> = Vec::new();
    if problems.is_empty() {
        let after = merged(&present, &file.accounts);
        told.extend(
            changes(&present, &after)
                .iter()
                .map(|d| words::planned(&d.change)),
        );
        told.extend(staying(&present, &file.accounts));
    }
    let count = |of: &dyn Fn(&AccountRecord) -> usize| {
        u32::try_from(file.accounts.iter().map(of).sum::<usize>()).unwrap_or(u32::MAX)
    };
    Ok(ImportPreview {
        accounts: file.accounts.iter().map(|a| a.name.clone()).collect(),
        made_at: Some(file.made_at.clone()),
        made_by: file.made_by.clone(),
        users: count(&|a| a.users.len()),
        terminals: count(&|a| a.terminals.len()),
        sealed_pins: file.sealed_pins.as_ref().map_or(0, |sealed| sealed.count),
        changes: told,
        token: Some(office.0.import.put(Import {
            name,
            sound: problems.is_empty(),
            file,
        })),
        problems,
    })
}

/// Terminals of here that the file does not know.
fn staying(present: &[AccountRecord], wanted: &[AccountRecord]) -> Vec<String> {
    let mut told = Vec::new();
    for account in wanted {
        let Some(here) = counterpart(present, account) else {
            continue;
        };
        let unknown = here.terminals.iter().filter(|t| {
            !account
                .terminals
                .iter()
                .any(|w| w.id == t.id || w.name.to_lowercase() == t.name.to_lowercase())
        });
        told.extend(unknown.map(|t| format!("Keeps the terminal {}: it is not in the file.", t.name)));
    }
    told
}

/// Applies what was looked at.
pub async fn apply(office: &Office, request: ApplyImport) -> Result<ImportDone, OfficeError> {
    let import = office.0.import.get(&request.token)?;
    // What is read now is still true when it is saved.
    let _turn = office.turn().await;
    let present = describe(office).await?;
    if !import.sound || !problems(&present, &import.file.accounts).is_empty() {
        return Err(OfficeError::invalid(
            "file",
            "import_has_problems",
            "The file has problems and was not applied. Look at it again.",
        ));
    }
    let after = merged(&present, &import.file.accounts);
    let (opened, mut pins_problem) = open_pins(&import.file, request.passphrase).await;
    let (restored, refused) = put_away(office, &import.file, &after, opened).await;
    pins_problem = pins_problem.or(refused);

    let found = changes(&present, &after);
    let mut done: Vec<String> = found.iter().map(|d| words::planned(&d.change)).collect();
    if found.is_empty() {
        done.push("Everything in the file was here already.".to_owned());
    }
    let notes = if found.is_empty() && restored.is_empty() {
        Vec::new()
    } else {
        summaries(&import, &after, restored.len())
    };
    let saved = save(office, &present, &after, &restored, &import.name, notes).await;
    let unused = match saved {
        Ok(unused) => unused,
        Err(error) => {
            // Nothing points to the new secrets: take them back.
            secrets::remove(office, restored.into_iter().map(|pin| pin.secret).collect()).await;
            return Err(error);
        }
    };
    secrets::remove(office, unused).await;
    office.0.import.clear();
    Ok(ImportDone {
        done,
        pins_needed: pins_needed(office, &after).await?,
        pins_restored: u32::try_from(restored.len()).unwrap_or(u32::MAX),
        pins_problem,
    })
}

async fn open_pins(
    file: &ConfigurationFile,
    passphrase: Option<Sensitive<String>>,
) -> (Vec<SealedPin>, Option<String>) {
    let passphrase = passphrase.filter(|p| !p.expose().is_empty());
    match (file.sealed_pins.clone(), passphrase) {
        (None, _) => (Vec::new(), None),
        (Some(_), None) => {
            let told = "The PINs in the file stay sealed, because no passphrase was given.";
            (Vec::new(), Some(told.to_owned()))
        }
        (Some(sealed), Some(passphrase)) => match file::open(sealed, passphrase).await {
            Ok(pins) => (pins, None),
            Err(told) => (
                Vec::new(),
                Some(format!("{told} Everything else was brought in.")),
            ),
        },
    }
}

/// Puts opened PINs into the vault. What is stored here already stays as it is.
async fn put_away(
    office: &Office,
    file: &ConfigurationFile,
    after: &[AccountRecord],
    opened: Vec<SealedPin>,
) -> (Vec<NewCredential>, Option<String>) {
    let mut restored = Vec::new();
    for pin in opened {
        match put_one(office, file, after, &pin).await {
            Ok(Some(new)) => restored.push(new),
            Ok(None) => {}
            Err(error) => {
                secrets::remove(
                    office,
                    restored
                        .into_iter()
                        .map(|new: NewCredential| new.secret)
                        .collect(),
                )
                .await;
                let told = format!("{} Everything else was brought in.", error.message);
                return (Vec::new(), Some(told));
            }
        }
    }
    (restored, None)
}

async fn put_one(
    office: &Office,
    file: &ConfigurationFile,
    after: &[AccountRecord],
    sealed: &SealedPin,
) -> Result<Option<NewCredential>, OfficeError> {
    // Accounts stand in the same order in the file and in what comes of it.
    let place = file.accounts.iter().position(|a| a.name == sealed.account);
    let Some(account) = place.and_then(|place| after.get(place)) else {
        return Ok(None);
    };
    let terminal = account.terminals.iter().find(|t| t.name == sealed.terminal);
    let user = account.users.iter().find(|u| u.user_id == sealed.user_id);
    let (Some(terminal), Some(user)) = (terminal, user) else {
        return Ok(None);
    };
    let Ok(text) = check_pin(sealed.pin.expose()).accepted() else {
        return Ok(None);
    };
    let pin = Sensitive::new(text);
    let fingerprint = pins::fingerprint(office, &pin).await?;
    if is_here(office, &account.id, &terminal.id, &user.id, &fingerprint).await? {
        return Ok(None);
    }
    let new = NewCredential {
        id: CredentialId::new(fresh_id()),
        user: UserId::new(user.id.clone()),
        terminal: TerminalId::new(terminal.id.clone()),
        secret: SecretId::new(format!("pin-{}", fresh_id())),
        length: u32::try_from(pin.expose().chars().count()).unwrap_or(u32::MAX),
        ends: pins::ends(pin.expose()),
        fingerprint,
    };
    secrets::put(office, &new.secret, &pin).await?;
    Ok(Some(new))
}

async fn is_here(
    office: &Office,
    account: &str,
    terminal: &str,
    user: &str,
    fingerprint: &[u8; 32],
) -> Result<bool, OfficeError> {
    let stored = office
        .0
        .ledger
        .list_credentials(&domain::AccountId::new(account))
        .await?;
    Ok(stored
        .iter()
        .any(|c| c.terminal.as_str() == terminal && c.user.as_str() == user && c.fingerprint == *fingerprint))
}

/// One entry about the whole for each account.
fn summaries(import: &Import, after: &[AccountRecord], pins: usize) -> Vec<Note> {
    let with = match pins {
        0 => "without PINs".to_owned(),
        pins => format!("with {}", counted(pins, "PIN", "PINs")),
    };
    after
        .iter()
        .map(|account| {
            let sentence = format!(
                "brought in the configuration of {} from {} {with}",
                account.name, import.name
            );
            Note::new("configuration_imported", AuditObject::File, sentence)
                .about(account.id.clone(), account.name.clone())
                .account(account.id.clone())
                .change(
                    None,
                    Some(json!({ "made_at": import.file.made_at, "made_by": import.file.made_by, "pins": pins })),
                )
        })
        .collect()
}

/// Terminals in use without a PIN, by name.
async fn pins_needed(office: &Office, after: &[AccountRecord]) -> Result<Vec<String>, OfficeError> {
    let mut names = Vec::new();
    for account in after {
        let facts = views::facts(office, &account.id).await?;
        for terminal in account.terminals.iter().filter(|t| t.active) {
            if facts.terminal_state(facts.terminal(&terminal.id)?) == PinState::Missing {
                names.push(terminal.name.clone());
            }
        }
    }
    Ok(names)
}
