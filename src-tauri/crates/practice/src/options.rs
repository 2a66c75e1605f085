//! What a terminal may do, how it is set up and what Converge says about it: changed while the
//! gateway runs through `POST /practice/terminal`.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::places::{MERCHANT_NAME, Place};
use crate::segment::{Segment, TerminalStatus};
use crate::town::Town;

/// The settings of one terminal (Converge fact sheet sections 3, 4, 16 and 21).
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
    /// Right of account administration: `terminalsetup`; else 4014.
    pub setup: bool,
    /// `vm_friendly_name`. The terminal keeps its own name at the control addresses.
    pub name: String,
    /// `MerchantName`: the department that the terminal belongs to.
    pub merchant_name: String,
    /// `vm_market_segment`. Decides, too, which calls the terminal may run.
    pub market_segment: Segment,
    /// `vm_time_zone`. Only what is said: times stay US Eastern.
    pub time_zone: String,
    /// `vm_currency`, three letters; the currency of the terminal's payments in the ledger.
    pub currency: String,
    /// `vm_status`. Unless it is `ACTIVE`, only look-ups and `terminalsetup` work; the rest is
    /// refused with 4014, and due payments of plans are left out.
    pub status: TerminalStatus,
}

impl TerminalOptions {
    pub(crate) fn usual(place: &Place) -> TerminalOptions {
        let segment = place.segment;
        TerminalOptions {
            view: true,
            process: true,
            void: true,
            settle: true,
            settlement: true,
            auto_settle: true,
            recurring: segment.is_remote(),
            tokenization: true,
            checks: segment == Segment::Internet,
            unlinked_credit: true,
            currency_question: true,
            email: true,
            test_mode: false,
            mandatory: Vec::new(),
            duplicate_seconds: 0,
            balance_minor: None,
            void_seconds: None,
            book_limit: 20_000,
            setup: true,
            name: place.name.to_owned(),
            merchant_name: MERCHANT_NAME.to_owned(),
            market_segment: segment,
            time_zone: "America/Denver".to_owned(),
            currency: "USD".to_owned(),
            status: TerminalStatus::Active,
        }
    }

    /// Not ordered only and not stopped.
    pub(crate) fn takes_payments(&self) -> bool {
        self.status == TerminalStatus::Active
    }
}

/// New settings for one terminal; what is missing stays as it is.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq, Eq)]
#[serde(deny_unknown_fields, default)]
pub struct TerminalChange {
    /// The terminal's name.
    pub terminal: String,
    /// Settings by their names in [`TerminalOptions`].
    pub set: Map<String, Value>,
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

impl Town {
    /// Changes the settings of a terminal and gives the new ones.
    pub(crate) fn set(&mut self, change: &TerminalChange) -> Result<TerminalOptions, TerminalError> {
        let terminal = self
            .named_mut(&change.terminal)
            .ok_or(TerminalError::UnknownTerminal)?;
        let after = applied(&terminal.options, &change.set).map_err(TerminalError::NotASetting)?;
        let letters = |text: &str| text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase());
        if !letters(&after.currency) {
            return Err(TerminalError::NotASetting("currency".to_owned()));
        }
        terminal.options = after.clone();
        Ok(after)
    }
}

/// Settings with some of them changed; else the name of what is no setting, or why.
pub(crate) fn applied<T>(before: &T, changes: &Map<String, Value>) -> Result<T, String>
where
    T: Serialize + DeserializeOwned,
{
    let wrong = |error: serde_json::Error| error.to_string();
    let mut value = serde_json::to_value(before).map_err(wrong)?;
    for (name, new) in changes {
        match value.get_mut(name) {
            Some(old) => *old = new.clone(),
            None => return Err(name.clone()),
        }
    }
    serde_json::from_value(value).map_err(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trial;

    fn change(json: &str) -> Result<TerminalOptions, TerminalError> {
        trial::town().set(&serde_json::from_str(json).unwrap())
    }

    #[test]
    fn a_change_touches_what_it_names_only() {
        let town = trial::town();
        let usual = town.named("Web Permits").unwrap().options.clone();
        let json = r#"{"terminal":"Web Permits","set":{"auto_settle":false,"status":"NOT LIVE"}}"#;
        let expected = TerminalOptions {
            auto_settle: false,
            status: TerminalStatus::NotLive,
            ..usual
        };
        assert_eq!(change(json), Ok(expected));
    }

    #[test]
    fn unknown_names_and_wrong_values_are_refused() {
        for set in [
            r#"{"autosettle":true}"#,
            r#"{"view":"yes"}"#,
            r#"{"status":"active"}"#,
            r#"{"market_segment":"Retail"}"#,
            r#"{"currency":"Dollar"}"#,
        ] {
            let bad = change(&format!(r#"{{"terminal":"Web Permits","set":{set}}}"#));
            assert!(matches!(bad, Err(TerminalError::NotASetting(_))), "{set}");
        }
        assert_eq!(change("{}"), Err(TerminalError::UnknownTerminal));
    }
}
