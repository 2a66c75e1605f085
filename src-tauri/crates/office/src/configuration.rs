//! The configuration as a file without secrets: exported, looked at, brought in again, and
//! compared between two days.

mod describe;
pub(crate) mod diff;
mod file;
mod import;
mod merge;
pub(crate) mod model;
#[cfg(test)]
mod sample;
pub(crate) mod save;
mod snapshots;
mod words;

use std::path::Path;

use serde_json::json;

use crate::audit::Note;
use crate::dto::{AuditObject, AuditResult, ConfigurationChange, ExportSetup, FileWritten};
use crate::error::OfficeError;
use crate::files::{self, Readers};
use crate::inner::Office;
use crate::paper::{self, counted};
use crate::people::{self, Duty};
use crate::ports::FileKind;
use crate::{handoff, pins, views};

pub(crate) use describe::describe;
pub(crate) use import::Import;
pub use import::{apply, preview};
pub(crate) use snapshots::{Keeper, keep_watching, stop_watching};
pub use snapshots::{compare, days};

use file::SealedPin;
use model::AccountRecord;

/// Writes the configuration to a chosen file; PINs come along only sealed.
pub async fn export(office: &Office, request: ExportSetup) -> Result<FileWritten, OfficeError> {
    if request.passphrase.is_some() {
        people::require_fresh(office, Duty::HandOff).await?;
    }
    let accounts = chosen(office, request.account_id.as_deref()).await?;
    let passphrase = match request.passphrase {
        None => None,
        Some(typed) => {
            let obvious: Vec<&str> = accounts.iter().map(|a| a.name.as_str()).collect();
            Some(handoff::passphrase(Some(typed), &obvious)?)
        }
    };
    let act = Act {
        pins: if passphrase.is_some() {
            pins_in(&accounts)
        } else {
            0
        },
        sealed: passphrase.is_some(),
        accounts: &accounts,
    };
    let name = files::suggested(&act.file_name(), "counterfoil.json");
    let Some(path) = office
        .0
        .ports
        .files
        .choose_save(FileKind::Configuration, name)
        .await
    else {
        let note = act
            .note(format!("canceled an export of {}", act.thing()))
            .ended(AuditResult::Cancelled);
        return Ok(files::cancelled(paper::noted(office, note).await?.sentence));
    };
    // Before any PIN is read.
    let noted = paper::noted(office, act.note(format!("exported {}", act.thing()))).await?;
    let written = async {
        let sealed = match passphrase {
            None => None,
            Some(passphrase) => Some(file::seal(all_pins(office, &accounts).await?, passphrase).await?),
        };
        let readers = if sealed.is_some() {
            Readers::Owner
        } else {
            Readers::Folder
        };
        let text = file::text(office, accounts.clone(), sealed)?;
        files::write(path, &text, readers).await
    };
    match written.await {
        Ok(written) => Ok(written.told(noted.sentence)),
        Err(error) => {
            let note = act.note(format!("could not export {}", act.thing()));
            paper::noted_failure(office, note).await;
            Err(error)
        }
    }
}

/// The configuration as text, without PINs, for whoever writes it elsewhere.
pub async fn text(office: &Office, account: Option<&str>) -> Result<String, OfficeError> {
    people::require(office, Duty::Export).await?;
    let accounts = chosen(office, account).await?;
    let act = Act {
        pins: 0,
        sealed: false,
        accounts: &accounts,
    };
    paper::noted(office, act.note(format!("exported {}", act.thing()))).await?;
    let text = file::text(office, accounts.clone(), None)?;
    String::from_utf8(text).map_err(|error| OfficeError::internal(&error))
}

/// One account by our id or name, or all.
async fn chosen(office: &Office, account: Option<&str>) -> Result<Vec<AccountRecord>, OfficeError> {
    let mut accounts = describe(office).await?;
    if let Some(account) = account {
        accounts.retain(|a| a.id == account || a.name == account);
    }
    if accounts.is_empty() {
        return Err(OfficeError::not_found("account"));
    }
    Ok(accounts)
}

struct Act<'a> {
    accounts: &'a [AccountRecord],
    pins: usize,
    sealed: bool,
}

impl Act<'_> {
    fn names(&self) -> String {
        let names: Vec<String> = self.accounts.iter().map(|a| a.name.clone()).collect();
        paper::listed(&names)
    }

    fn file_name(&self) -> String {
        match self.accounts {
            [one] => format!("Configuration {}", one.name),
            _ => "Configuration".to_owned(),
        }
    }

    fn thing(&self) -> String {
        let with = if self.sealed {
            format!("with {}", counted(self.pins, "sealed PIN", "sealed PINs"))
        } else {
            "without PINs".to_owned()
        };
        format!("the configuration of {} {with}", self.names())
    }

    fn note(&self, sentence: String) -> Note {
        let note = Note::new("configuration_exported", AuditObject::File, sentence)
            .change(None, Some(json!({ "sealed_pins": self.pins })));
        match self.accounts {
            [one] => note
                .about(one.id.clone(), one.name.clone())
                .account(one.id.clone()),
            _ => note,
        }
    }
}

fn pins_in(accounts: &[AccountRecord]) -> usize {
    accounts
        .iter()
        .flat_map(|a| &a.terminals)
        .map(|t| t.pins.len())
        .sum()
}

async fn all_pins(office: &Office, accounts: &[AccountRecord]) -> Result<Vec<SealedPin>, OfficeError> {
    let mut all = Vec::new();
    for account in accounts {
        let facts = views::facts(office, &account.id).await?;
        for credential in &facts.credentials {
            all.push(SealedPin {
                account: account.name.clone(),
                terminal: facts.terminal_name(credential),
                user_id: facts.user_name(credential).to_owned(),
                pin: pins::fetch(office, credential).await?,
            });
        }
    }
    Ok(all)
}

/// What differs between two configuration files, for the command line.
///
/// # Errors
/// As reading a file for import.
pub async fn compare_files(older: &Path, newer: &Path) -> Result<Vec<ConfigurationChange>, OfficeError> {
    let mut both = Vec::new();
    for path in [older, newer] {
        let (name, bytes) = files::read(path.to_owned(), file::LARGEST).await?;
        both.push(file::read(&name, &bytes)?.accounts);
    }
    let newer = both.pop().unwrap_or_default();
    let older = both.pop().unwrap_or_default();
    Ok(diff::differences(&older, &newer)
        .into_iter()
        .map(|d| d.change)
        .collect())
}

/// A change in a sentence, for the command line.
pub fn sentence(change: &ConfigurationChange) -> String {
    words::done(change)
}
