//! What the simulated service is like.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Who made a card machine.
#[derive(Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Vendor {
    /// Does everything.
    Ingenico,
    /// Refuses reports, duplicates, pre-authorisations and completions.
    Other,
}

/// A card machine.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct ConnectTerminal {
    /// Terminal id.
    pub tid: String,
    /// `GBP` or `EUR`.
    pub currency: String,
    /// Who made it.
    pub vendor: Vendor,
    /// On the network.
    pub connected: bool,
}

impl ConnectTerminal {
    /// A connected Ingenico.
    #[must_use]
    pub fn new(tid: &str, currency: &str) -> ConnectTerminal {
        ConnectTerminal {
            tid: tid.to_owned(),
            currency: currency.to_owned(),
            vendor: Vendor::Ingenico,
            connected: true,
        }
    }
}

/// What becomes of a signature question that nobody answers.
#[derive(Serialize, Deserialize, Clone, Copy, Debug, Default, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Unanswered {
    /// The payment stands, as other developers report (section 9).
    #[default]
    Accepted,
    /// The payment is reversed.
    Void,
}

/// Habits of servers that were met (section 15). All off is the described service.
#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq, Eq)]
#[serde(deny_unknown_fields, default)]
pub struct Quirks {
    /// `cardholderVerificationMethod`, as live servers spell it.
    pub small_h: bool,
    /// Numbers of transactions and reports are quoted.
    pub quoted_numbers: bool,
    /// Receipt lines are bare texts.
    pub bare_lines: bool,
    /// Receipt lines have `text` for `value`.
    pub text_lines: bool,
    /// No `location` anywhere.
    pub no_location: bool,
    /// `location` holds unexpanded names and `/report/`.
    pub odd_location: bool,
    /// Starts are answered with 202.
    pub accepted_start: bool,
    /// Notifications are objects.
    pub notification_objects: bool,
    /// Report lines stand under `receiptLines.MERCHANT`.
    pub report_copies: bool,
    /// What is held for a machine off the network is still told.
    pub stale_when_offline: bool,
    /// Errors have the shape of the first versions.
    pub old_errors: bool,
    /// What becomes of a signature question that nobody answers.
    pub unanswered: Unanswered,
    /// Calls closer together than so many milliseconds get 429.
    pub enforce_spacing: Option<u64>,
}

/// How a simulated service is started.
#[derive(Clone, Debug)]
pub struct ConnectConfig {
    /// Port on this computer; 0 takes any free one.
    pub port: u16,
    /// The same seed gives the same ids, codes and cards.
    pub seed: u64,
    /// The API key it takes.
    pub key: String,
    /// Its card machines.
    pub terminals: Vec<ConnectTerminal>,
    /// When its clock begins.
    pub anchor: Timestamp,
    /// Between two steps of a payment, milliseconds of its clock.
    pub step: u64,
    /// Its habits.
    pub quirks: Quirks,
}

impl ConnectConfig {
    /// Three card machines, one of them of another make, in pounds and euros.
    #[must_use]
    pub fn new(anchor: Timestamp) -> ConnectConfig {
        let other = ConnectTerminal {
            vendor: Vendor::Other,
            ..ConnectTerminal::new("21000003", "GBP")
        };
        ConnectConfig {
            port: 0,
            seed: 1,
            key: "7d9a7f3e-0000-4000-8000-practice0key".to_owned(),
            terminals: vec![
                ConnectTerminal::new("01000001", "GBP"),
                ConnectTerminal::new("01000002", "EUR"),
                other,
            ],
            anchor,
            step: 700,
            quirks: Quirks::default(),
        }
    }
}
