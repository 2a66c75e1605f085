//! The deliberate ways of a PIN out of the vault and to a person: shown for half a minute, or
//! put on the clipboard for one. Who, why and for whom is on record before the vault is read.

use domain::Sensitive;
use ledger::Credential;
use serde_json::json;

use crate::audit::Note;
use crate::dto::{AuditObject, CopiedPin, RevealRequest, RevealedPin};
use crate::error::{Code, OfficeError};
use crate::inner::Office;
use crate::paper::{self, Noted};
use crate::pins;

/// Seconds for which a shown PIN stays on the screen.
const SHOWN_FOR: u32 = 30;
/// Seconds for which a copied PIN stays in the clipboard.
const COPIED_FOR: u32 = 60;

/// A reveal that was asked for properly.
struct Act {
    account: String,
    terminal: (String, String),
    user: String,
    credential: Credential,
    reason: String,
    recipient: String,
}

/// Shows a PIN to the person at the screen.
///
/// # Errors
/// Without a reason and a recipient, and where the entry cannot be written, nothing is shown.
pub async fn show(office: &Office, request: RevealRequest) -> Result<RevealedPin, OfficeError> {
    let act = Act::prepare(office, &request).await?;
    let noted = act.note(office, "pin_revealed", "showed").await?;
    let pin = act.fetch(office, "pin_reveal_failed", "show").await?;
    Ok(RevealedPin {
        pin: pin.expose().clone(),
        hide_after_seconds: SHOWN_FOR,
        audit_no: noted.no,
    })
}

/// Puts a PIN on the clipboard; it is taken out again after a minute if it is still there.
///
/// # Errors
/// As [`show`].
pub async fn copy(office: &Office, request: RevealRequest) -> Result<CopiedPin, OfficeError> {
    let act = Act::prepare(office, &request).await?;
    let noted = act.note(office, "pin_copied", "copied").await?;
    let pin = act.fetch(office, "pin_copy_failed", "copy").await?;
    match office.lay_on_clipboard(pin, COPIED_FOR).await {
        Ok(kept_out_of_history) => Ok(CopiedPin {
            clears_after_seconds: COPIED_FOR,
            kept_out_of_history,
            audit_no: noted.no,
        }),
        Err(cause) => {
            act.note_failure(office, "pin_copy_failed", "copy").await;
            Err(OfficeError::new(
                Code::ClipboardFailed,
                "The PIN could not be put on the clipboard. Another program may be holding it; try again.",
            )
            .with("cause", cause))
        }
    }
}

impl Act {
    async fn prepare(office: &Office, request: &RevealRequest) -> Result<Self, OfficeError> {
        let reason = paper::reason(&request.reason)?;
        let recipient = paper::recipient(&request.recipient)?;
        let facts = paper::facts_of_terminal(office, &request.terminal_id).await?;
        let terminal = facts.terminal(&request.terminal_id)?;
        let user = facts.user(&request.user_id)?;
        let credential = facts
            .credentials
            .iter()
            .find(|c| c.terminal == terminal.id && c.user == user.id)
            .ok_or_else(|| OfficeError::not_found("PIN"))?;
        Ok(Self {
            account: facts.account.id.to_string(),
            terminal: (terminal.id.to_string(), terminal.name.clone()),
            user: user.user_id.clone(),
            credential: credential.clone(),
            reason,
            recipient,
        })
    }

    fn new_note(&self, action: &'static str, sentence: String) -> Note {
        Note::new(action, AuditObject::Pin, sentence)
            .about(self.terminal.0.clone(), self.terminal.1.clone())
            .account(self.account.clone())
            .reason(&self.reason)
            .change(
                None,
                Some(json!({ "recipient": self.recipient, "user_id": self.user })),
            )
    }

    async fn note(&self, office: &Office, action: &'static str, did: &str) -> Result<Noted, OfficeError> {
        let link = if did == "copied" { "for" } else { "to" };
        let sentence = format!(
            "{did} the PIN of {} ({}) {link} {}",
            self.terminal.1, self.user, self.recipient
        );
        paper::noted(office, self.new_note(action, sentence)).await
    }

    async fn note_failure(&self, office: &Office, action: &'static str, act: &str) {
        let sentence = format!(
            "could not {act} the PIN of {} ({}): nothing was handed out",
            self.terminal.1, self.user
        );
        paper::noted_failure(office, self.new_note(action, sentence)).await;
    }

    async fn fetch(
        &self,
        office: &Office,
        action: &'static str,
        act: &str,
    ) -> Result<Sensitive<String>, OfficeError> {
        match pins::fetch(office, &self.credential).await {
            Ok(pin) => Ok(pin),
            Err(error) => {
                self.note_failure(office, action, act).await;
                Err(error)
            }
        }
    }
}
