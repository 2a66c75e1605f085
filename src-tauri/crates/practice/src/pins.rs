//! Rotation of a terminal's PIN: the new one beside the old one, then the old one ends. Asked
//! for through `POST /practice/pin`.

use serde::{Deserialize, Serialize};

use crate::places;
use crate::town::Town;

/// Which PIN ends.
#[derive(Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Retired {
    /// The one that came first: the rotation is done.
    Old,
    /// The one that was added: the rotation is called off.
    New,
}

/// One step of a rotation: exactly one of `new` and `retire`.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq, Eq)]
#[serde(deny_unknown_fields, default)]
pub struct PinChange {
    /// The terminal's name.
    pub terminal: String,
    /// A second PIN is issued; the first one stays valid.
    pub new: bool,
    /// One of two PINs ends: 4025 from now on.
    pub retire: Option<Retired>,
}

/// The valid PINs of a terminal: invented ones, in the clear.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq)]
pub struct TerminalPins {
    /// The terminal's name.
    pub terminal: String,
    /// The only PIN, or the older of two.
    pub pin: String,
    /// The newer of two.
    pub new_pin: Option<String>,
}

impl std::fmt::Debug for TerminalPins {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TerminalPins")
            .field("terminal", &self.terminal)
            .finish_non_exhaustive()
    }
}

/// Why no PIN was changed.
#[derive(thiserror::Error, Clone, Debug, PartialEq, Eq)]
pub enum PinError {
    /// No terminal has this name.
    #[error("there is no terminal of this name")]
    UnknownTerminal,
    /// Neither or both of `new` and `retire` were asked for.
    #[error("say either new or retire")]
    Unclear,
    /// A third PIN was asked for.
    #[error("the terminal has two PINs already: retire one first")]
    TwoAlready,
    /// The only PIN was to end.
    #[error("the terminal has one PIN only: issue a new one first")]
    OnlyOne,
}

impl Town {
    /// Takes one step of a rotation and gives the PINs that are valid now.
    pub(crate) fn rotate(&mut self, change: &PinChange) -> Result<TerminalPins, PinError> {
        let seed = self.seed;
        let terminal = self
            .named_mut(&change.terminal)
            .ok_or(PinError::UnknownTerminal)?;
        match (change.new, change.retire) {
            (true, None) if terminal.pins.len() > 1 => return Err(PinError::TwoAlready),
            (true, None) => {
                let pin = places::pin(seed, terminal.position, terminal.issued, "");
                terminal.pins.push(pin);
                terminal.issued = terminal.issued.wrapping_add(1);
            }
            (false, Some(_)) if terminal.pins.len() < 2 => return Err(PinError::OnlyOne),
            (false, Some(Retired::Old)) => {
                terminal.pins.remove(0);
            }
            (false, Some(Retired::New)) => {
                terminal.pins.truncate(1);
            }
            _ => return Err(PinError::Unclear),
        }
        let mut pins = terminal.pins.iter().cloned();
        Ok(TerminalPins {
            terminal: change.terminal.clone(),
            pin: pins.next().unwrap_or_default(),
            new_pin: pins.next(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trial;

    #[test]
    fn a_rotation_goes_over_two_pins_and_back_to_one() {
        let mut town = trial::town();
        let mut step = |json: &str| town.rotate(&serde_json::from_str(json).unwrap());
        assert_eq!(step(r#"{"new":true}"#), Err(PinError::UnknownTerminal));
        assert_eq!(step(r#"{"terminal":"Web Permits"}"#), Err(PinError::Unclear));
        let retire = r#"{"terminal":"Web Permits","retire":"old"}"#;
        assert_eq!(step(retire), Err(PinError::OnlyOne));
        let issue = r#"{"terminal":"Web Permits","new":true}"#;
        let two = step(issue).unwrap();
        assert_eq!(step(issue), Err(PinError::TwoAlready));
        let one = step(retire).unwrap();
        assert_eq!((Some(one.pin), one.new_pin), (two.new_pin.clone(), None));
        let again = step(issue).unwrap();
        assert!(![Some(two.pin), two.new_pin].contains(&again.new_pin));
        let back = step(r#"{"terminal":"Web Permits","retire":"new"}"#).unwrap();
        assert_eq!((back.pin, back.new_pin), (again.pin, None));
    }

    #[test]
    fn what_is_printed_for_a_programmer_holds_no_pin() {
        let mut town = trial::town();
        let pins = town.rotate(&serde_json::from_str(r#"{"terminal":"Web Permits","new":true}"#).unwrap());
        let pins = pins.unwrap();
        let printed = format!("{pins:?}");
        assert!(printed.contains("Web Permits") && !printed.contains(&pins.pin));
    }
}
