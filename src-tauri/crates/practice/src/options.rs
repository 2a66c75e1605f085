//! What a terminal may do and how it is set up: the merchant's side of the gateway, changed
//! while it runs through `POST /practice/terminal`.

use serde::{Deserialize, Serialize};

use crate::places::Segment;

/// The settings of one terminal (Converge fact sheet sections 3, 4 and 21).
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct TerminalOptions {
    /// Right *Batches: View*: queries and totals; else 4014.
    pub view: bool,
    /// Right to run transactions, tokens and plans; else 4014.
    pub process: bool,
    /// Right *Batches: Void/Delete*; else 4014.
    pub void: bool,
    /// Right *Batches: Settle Transactions*; else 4014.
    pub settle: bool,
    /// The terminal may be settled by request; else 4023.
    pub settlement: bool,
    /// Settles by itself at 9 PM US Eastern; else it waits for `settle`.
    pub auto_settle: bool,
    /// Plans are enabled; else 4016. A Retail terminal never has them (4014).
    pub recurring: bool,
    /// Tokenization is enabled; else 4014.
    pub tokenization: bool,
    /// Electronic checks are enabled; else 4016.
    pub checks: bool,
    /// The unlinked refund is enabled; else 4016.
    pub unlinked_credit: bool,
    /// A foreign card is asked for its currency first.
    pub currency_question: bool,
    /// Receipts can be sent again; else 5123.
    pub email: bool,
    /// The terminal as a whole is in test mode.
    pub test_mode: bool,
    /// Fields that the merchant made mandatory for payments; else 4009.
    pub mandatory: Vec<String>,
    /// Seconds in which the same card and amount count as a duplicate; 0 is off.
    pub duplicate_seconds: u32,
    /// Minor units that a card's balance holds: above it a payment is approved in part.
    pub balance_minor: Option<u32>,
    /// Seconds after which a void comes too late (5041).
    pub void_seconds: Option<u32>,
    /// Plans that the book holds; one more is 5035.
    pub book_limit: u32,
}

impl TerminalOptions {
    pub(crate) fn usual(segment: Segment) -> TerminalOptions {
        let internet = segment == Segment::Internet;
        TerminalOptions {
            view: true,
            process: true,
            void: true,
            settle: true,
            settlement: true,
            auto_settle: true,
            recurring: internet,
            tokenization: true,
            checks: internet,
            unlinked_credit: true,
            currency_question: true,
            email: true,
            test_mode: false,
            mandatory: Vec::new(),
            duplicate_seconds: 0,
            balance_minor: None,
            void_seconds: None,
            book_limit: 20_000,
        }
    }
}

/// New settings for one terminal; what is missing stays as it is.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq, Eq)]
#[serde(deny_unknown_fields, default)]
pub struct TerminalChange {
    /// The terminal's name.
    pub terminal: String,
    /// Settings by their names in [`TerminalOptions`].
    pub set: serde_json::Map<String, serde_json::Value>,
}

/// Why settings were not changed.
#[derive(thiserror::Error, Clone, Debug, PartialEq, Eq)]
pub enum TerminalError {
    /// No terminal has this name.
    #[error("there is no terminal of this name")]
    UnknownTerminal,
    /// A setting has no such name or no such value.
    #[error("not a setting: {0}")]
    NotASetting(String),
}

impl TerminalChange {
    /// The settings after the change.
    pub(crate) fn applied(&self, before: &TerminalOptions) -> Result<TerminalOptions, TerminalError> {
        let wrong = |error: serde_json::Error| TerminalError::NotASetting(error.to_string());
        let mut value = serde_json::to_value(before).map_err(wrong)?;
        for (name, new) in &self.set {
            match value.get_mut(name) {
                Some(old) => *old = new.clone(),
                None => return Err(TerminalError::NotASetting(name.clone())),
            }
        }
        serde_json::from_value(value).map_err(wrong)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(json: &str) -> Result<TerminalOptions, TerminalError> {
        let change: TerminalChange = serde_json::from_str(json).unwrap();
        change.applied(&TerminalOptions::usual(Segment::Internet))
    }

    #[test]
    fn a_change_touches_what_it_names_only() {
        let after = change(r#"{"terminal":"x","set":{"auto_settle":false,"balance_minor":500}}"#).unwrap();
        let expected = TerminalOptions {
            auto_settle: false,
            balance_minor: Some(500),
            ..TerminalOptions::usual(Segment::Internet)
        };
        assert_eq!(after, expected);
    }

    #[test]
    fn unknown_names_and_wrong_values_are_refused() {
        for bad in [r#"{"set":{"autosettle":true}}"#, r#"{"set":{"view":"yes"}}"#] {
            assert!(matches!(change(bad), Err(TerminalError::NotASetting(_))), "{bad}");
        }
    }
}
