//! The hand-off sheet as PDF.

use documents::DocumentError;
use documents::sheets::{HandoffPin, HandoffSheet, HandoffTerminal, Unlocked, Verified, handoff_sheet};
use domain::Sensitive;

use super::Unlock;
use super::rows::{HandOff, Pins};
use crate::dto::{HandoffRow, PinState};
use crate::error::{Code, OfficeError};
use crate::inner::Office;
use crate::paper;

/// Prints the sheet; with `pins` in full, without them masked.
pub(super) async fn print(
    office: &Office,
    handoff: &HandOff,
    pins: Option<Pins>,
    unlock: Option<&Unlock>,
) -> Result<Sensitive<Vec<u8>>, OfficeError> {
    let mut pins = pins;
    let sheet = HandoffSheet {
        letterhead: paper::letterhead(&handoff.account),
        title: format!("Hand-off sheet: {}", handoff.account.name),
        environment: paper::environment_words(&handoff.account),
        unlocked: unlock.map(|unlock| Unlocked {
            recipient: format!("{} ({})", unlock.recipient, unlock.reason),
            purpose: unlock.recipient.clone(),
        }),
        draft_reasons: handoff.clauses(),
        terminals: handoff
            .rows
            .iter()
            .map(|row| HandoffTerminal {
                name: row.terminal_name.clone(),
                kind: paper::kind_mark(row.kind),
                user_id: row.user_name.clone(),
                pin: pin(row, pins.as_mut()),
                verified: verified(office, row),
            })
            .collect(),
    };
    let stamp = paper::stamp(office);
    let printed = tokio::task::spawn_blocking(move || handoff_sheet(&sheet, &stamp)).await?;
    match printed {
        Ok(pdf) => Ok(Sensitive::new(pdf.bytes().to_vec())),
        Err(DocumentError::UnprintablePin { terminal }) => Err(OfficeError::new(
            Code::FileFailed,
            format!(
                "The PIN of {terminal} holds a character that cannot be printed exactly. Paste it again."
            ),
        )),
        Err(error) => Err(OfficeError::internal(&error)),
    }
}

fn pin(row: &HandoffRow, pins: Option<&mut Pins>) -> HandoffPin {
    let full = pins.and_then(|pins| pins.remove(&row.terminal_id));
    match (full, row.pin_state) {
        (Some(pin), _) => HandoffPin::Full(pin),
        (None, PinState::Missing) => HandoffPin::Missing,
        (None, _) => HandoffPin::Masked {
            ends: row.ends.clone().unwrap_or_default(),
        },
    }
}

fn verified(office: &Office, row: &HandoffRow) -> Verified {
    let state = match row.pin_state {
        PinState::Verified => "Verified",
        PinState::Missing => "No PIN",
        PinState::Unverified => "Not verified",
        PinState::Refused => "Refused by Converge",
        PinState::Conflict => "In conflict",
        PinState::Lost => "Gone from this computer",
    };
    Verified {
        good: row.pin_state == PinState::Verified,
        state: state.to_owned(),
        date: row.verified_at.as_deref().map(|at| paper::day_of(office, at)),
    }
}
