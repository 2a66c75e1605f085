//! The hand-off to CivicPlus: which API user, which terminal, which PIN. On paper, or sealed.
//! It is refused while a PIN may stand on the wrong terminal; full PINs leave only for a
//! named recipient, and the entry that says so is written before they are read.

mod rows;
mod sealed;
mod sheet;

use documents::seal::{Recipient, check_passphrase as judge};
use domain::{Sensitive, Severity};
use serde_json::json;

use crate::audit::Note;
use crate::checklist;
use crate::dto::{
    AuditObject, AuditResult, FieldReport, FileWritten, Finding, HandoffForm, HandoffRequest, HandoffView,
    PassphraseRequest, PinState, WriteHandoff,
};
use crate::error::{Code, OfficeError};
use crate::files::{self, Readers, Written};
use crate::inner::Office;
use crate::paper::{self, counted};
use crate::people::{self, Duty};
use crate::ports::FileKind;

use rows::HandOff;
pub(crate) use sealed::{FORMAT, passphrase, passphrase_words, pretty, refused, sentence};

/// What the hand-off would hold, what blocks it, and what makes it a draft.
pub async fn view(office: &Office, request: HandoffRequest) -> Result<HandoffView, OfficeError> {
    let handoff = rows::gather(office, &request.account_id, request.terminal_ids.as_deref()).await?;
    Ok(HandoffView {
        draft: handoff.draft(),
        rows: handoff.rows,
        blockers: handoff.blockers,
    })
}

/// Judges a passphrase before it is used. The report never repeats it.
pub async fn check_passphrase(
    _office: &Office,
    request: PassphraseRequest,
) -> Result<FieldReport, OfficeError> {
    let (severity, code, facts) = match judge(request.value.expose(), &[]).first() {
        None => (Severity::Ok, None, std::collections::BTreeMap::new()),
        Some(finding) => {
            let (code, words) = passphrase_words(finding);
            let facts = [("message".to_owned(), words)].into();
            (Severity::Error, Some(code.to_owned()), facts)
        }
    };
    Ok(FieldReport {
        value: String::new(),
        severity,
        code,
        facts,
        removed: Vec::new(),
    })
}

/// For whom full PINs leave, and why.
struct Unlock {
    reason: String,
    recipient: String,
}

/// How a file is sealed.
enum Seal {
    Passphrase(Sensitive<String>),
    Keys(Vec<Recipient>),
}

/// A hand-off that was asked for properly.
struct Act {
    handoff: HandOff,
    form: HandoffForm,
    unlock: Option<Unlock>,
    seal: Option<Seal>,
}

/// Writes the hand-off.
///
/// # Errors
/// `handoff_blocked` while a finding blocks it; the terminals are in the details.
pub async fn write(office: &Office, request: WriteHandoff) -> Result<FileWritten, OfficeError> {
    let handoff = rows::gather(office, &request.account_id, request.terminal_ids.as_deref()).await?;
    if !handoff.blockers.is_empty() {
        return Err(blocked(office, &handoff).await);
    }
    let act = Act::prepare(handoff, request)?;
    if act.unlock.is_some() {
        people::require_fresh(office, Duty::HandOff).await?;
    }
    let name = act.file_name();
    let place = match act.form {
        HandoffForm::PrintPdf => None,
        _ => match office.0.ports.files.choose_save(act.kind(), name.clone()).await {
            Some(path) => Some(path),
            None => {
                let sentence = format!("canceled {}", act.thing());
                let note = act.note(sentence).ended(AuditResult::Cancelled);
                return Ok(files::cancelled(paper::noted(office, note).await?.sentence));
            }
        },
    };
    let noted = paper::noted(office, act.note(act.deed())).await?;
    match act.make(office, &name, place).await {
        Ok(written) => {
            act.tick_tasks(office).await;
            Ok(written.told(noted.sentence))
        }
        Err(error) => {
            let sentence = format!("could not write {}", act.thing());
            paper::noted_failure(office, act.note(sentence)).await;
            Err(error)
        }
    }
}

/// Says what blocks it, and keeps on record that it was asked for.
async fn blocked(office: &Office, handoff: &HandOff) -> OfficeError {
    let terminals = handoff.blocked_terminals();
    let sentence = format!(
        "was refused a hand-off of {}: {} must be solved first",
        handoff.account.name,
        counted(handoff.blockers.len(), "finding", "findings")
    );
    let note = Note::new("handoff_refused", AuditObject::File, sentence)
        .about(handoff.account.id.clone(), handoff.account.name.clone())
        .account(handoff.account.id.clone())
        .ended(AuditResult::Refused);
    if let Err(error) = paper::noted(office, note).await {
        return error;
    }
    let titles: Vec<String> = handoff
        .blockers
        .iter()
        .map(|b: &Finding| b.title.clone())
        .collect();
    OfficeError::new(
        Code::HandoffBlocked,
        format!(
            "Nothing was handed over: {} must be solved first. Money could be taken on the wrong terminal.",
            paper::listed(&terminals)
        ),
    )
    .with("terminals", terminals)
    .with("findings", titles)
}

impl Act {
    fn prepare(handoff: HandOff, request: WriteHandoff) -> Result<Self, OfficeError> {
        let sealed = matches!(
            request.form,
            HandoffForm::SealedPassphrase | HandoffForm::SealedRecipient
        );
        let unlock = if sealed || request.full_pins {
            Some(Unlock {
                reason: paper::reason(&request.reason)?,
                recipient: paper::recipient(&request.recipient)?,
            })
        } else {
            None
        };
        let seal = match request.form {
            HandoffForm::SealedPassphrase => {
                let account = &handoff.account;
                let passphrase =
                    sealed::passphrase(request.passphrase, &[&account.name, &account.merchant_id])?;
                Some(Seal::Passphrase(passphrase))
            }
            HandoffForm::SealedRecipient => Some(Seal::Keys(sealed::keys(&request.keys)?)),
            HandoffForm::SavePdf | HandoffForm::PrintPdf => None,
        };
        if unlock.is_some() && handoff.pins() == 0 {
            return Err(OfficeError::invalid(
                "terminal_ids",
                "handoff_without_pins",
                "None of these terminals has a PIN stored, so there is nothing to hand over in full.",
            ));
        }
        Ok(Self {
            handoff,
            form: request.form,
            unlock,
            seal,
        })
    }

    fn kind(&self) -> FileKind {
        if self.seal.is_some() {
            FileKind::Sealed
        } else {
            FileKind::Pdf
        }
    }

    fn file_name(&self) -> String {
        let name = format!("Hand-off {}", self.handoff.account.name);
        let ending = if self.seal.is_some() { "handoff.age" } else { "pdf" };
        files::suggested(&name, ending)
    }

    /// `a hand-off sheet with 2 full PINs for CivicPlus onboarding`
    fn thing(&self) -> String {
        let what = if self.seal.is_some() {
            "a sealed hand-off file"
        } else {
            "a hand-off sheet"
        };
        match &self.unlock {
            Some(unlock) => format!(
                "{what} with {} for {}",
                counted(self.handoff.pins(), "full PIN", "full PINs"),
                unlock.recipient
            ),
            None => format!(
                "{what} of {} with masked PINs",
                counted(self.handoff.rows.len(), "terminal", "terminals")
            ),
        }
    }

    fn deed(&self) -> String {
        let did = match self.form {
            HandoffForm::PrintPdf => "printed",
            HandoffForm::SavePdf => "saved",
            HandoffForm::SealedPassphrase | HandoffForm::SealedRecipient => "wrote",
        };
        format!("{did} {}", self.thing())
    }

    fn note(&self, sentence: String) -> Note {
        let account = &self.handoff.account;
        let names: Vec<String> = self
            .handoff
            .rows
            .iter()
            .map(|row| row.terminal_name.clone())
            .collect();
        let keys = match &self.seal {
            Some(Seal::Keys(keys)) => Some(
                keys.iter()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
                    .join(", "),
            ),
            _ => None,
        };
        let note = Note::new("handoff", AuditObject::File, sentence)
            .about(account.id.clone(), account.name.clone())
            .account(account.id.clone())
            .change(
                None,
                Some(json!({
                    "form": self.form,
                    "terminals": names.join(", "),
                    "recipient": self.unlock.as_ref().map(|u| &u.recipient),
                    "keys": keys,
                })),
            );
        match &self.unlock {
            Some(unlock) => note.reason(&unlock.reason),
            None => note,
        }
    }

    /// With its full PIN a terminal is handed over; a masked sheet only announces it. The file
    /// is written by now: a task that cannot be noted is no reason to say otherwise.
    async fn tick_tasks(&self, office: &Office) {
        if self.unlock.is_none() {
            return;
        }
        let with_pin = self
            .handoff
            .rows
            .iter()
            .filter(|row| !matches!(row.pin_state, PinState::Missing | PinState::Lost));
        let ids: Vec<String> = with_pin.map(|row| row.terminal_id.clone()).collect();
        if let Err(error) = checklist::handed_over(office, &self.handoff.account.id, &ids).await {
            tracing::warn!(
                code = error.code.word(),
                "the hand-off was not noted in the checklist"
            );
        }
    }

    async fn make(
        &self,
        office: &Office,
        name: &str,
        place: Option<std::path::PathBuf>,
    ) -> Result<Written, OfficeError> {
        let pins = match &self.unlock {
            Some(_) => Some(self.handoff.fetch(office).await?),
            None => None,
        };
        let readers = if pins.is_some() {
            Readers::Owner
        } else {
            Readers::Folder
        };
        let bytes = match &self.seal {
            Some(seal) => sealed::write(office, &self.handoff, pins.unwrap_or_default(), seal).await?,
            None => sheet::print(office, &self.handoff, pins, self.unlock.as_ref()).await?,
        };
        match place {
            Some(path) => files::write(path, bytes.expose(), readers).await,
            None => files::open_to_print(office, name, bytes.expose()).await,
        }
    }
}
