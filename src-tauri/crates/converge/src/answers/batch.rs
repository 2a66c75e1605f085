//! Answers of the end of the day (section 15) and of `txnemail`.

use domain::{Currency, Money};

use crate::answers::told::{self, Told};
use crate::answers::{Reads, Reply, keeps_reply};
use crate::error::{Unclear, UnclearReason};
use crate::outcome::Outcome;
use crate::request::Form;

/// One kind of payments in a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BatchGroup {
    /// Cards (`ssl_txn_main_…`).
    Cards,
    /// Cash (`ssl_txn_cash_…`).
    Cash,
    /// Loyalty (`ssl_txn_loyalty_…`).
    Loyalty,
    /// Gift cards (`ssl_txn_ecg_…`; the letters are e-c-g).
    Gift,
}

impl BatchGroup {
    /// Every group.
    pub const ALL: [Self; 4] = [Self::Cards, Self::Cash, Self::Loyalty, Self::Gift];

    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Cards => ("ssl_txn_main_count", "ssl_txn_main_amount"),
            Self::Cash => ("ssl_txn_cash_count", "ssl_txn_cash_amount"),
            Self::Loyalty => ("ssl_txn_loyalty_count", "ssl_txn_loyalty_amount"),
            Self::Gift => ("ssl_txn_ecg_count", "ssl_txn_ecg_amount"),
        }
    }
}

/// What the open batch holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchTotal {
    reply: Reply,
}

/// The answer to `settle`. *Scheduled*, not yet settled: look the transactions up until they
/// say STL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettleAnswer {
    reply: Reply,
}

/// The answer to `txnemail`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailAnswer {
    reply: Reply,
}

keeps_reply!(BatchTotal, SettleAnswer, MailAnswer);

/// Counts and amounts of a batch.
macro_rules! counts {
    ($($name:ident),*) => {$(
        impl $name {
            /// How many of a group; groups may be missing.
            pub fn count(&self, group: BatchGroup) -> Told<'_, u32> {
                told::number(self.reply.fields(), group.names().0)
            }

            /// Net amount of a group; may be negative. `terminal` is the currency where the
            /// answer names none.
            pub fn amount(&self, group: BatchGroup, terminal: Currency) -> Told<'_, Money> {
                let fields = self.reply.fields();
                told::money(fields, group.names().1, told::currency(fields, terminal))
            }

            /// `ssl_result_message`
            pub fn message(&self) -> &str {
                self.reply.fields().text("ssl_result_message").trim()
            }

            /// Fabricated by test mode.
            pub fn is_test_mode(&self) -> bool {
                self.reply.is_test_mode()
            }
        }
    )*};
}

counts!(BatchTotal, SettleAnswer);

impl BatchTotal {
    /// Whether nothing is open: every count that is given is zero, or there is none and the
    /// answer only says so in words.
    pub fn is_empty(&self) -> bool {
        BatchGroup::ALL
            .iter()
            .all(|group| matches!(self.count(*group), Told::Nothing | Told::Known(0)))
    }
}

impl SettleAnswer {
    /// Whether the settlement is under way.
    pub fn is_scheduled(&self) -> bool {
        self.reply.outcome() == Outcome::Approved && !self.reply.is_test_mode()
    }
}

impl MailAnswer {
    /// Whether the gateway took the order to send.
    pub fn is_sent(&self) -> bool {
        matches!(self.reply.outcome(), Outcome::Approved | Outcome::Done) && !self.reply.is_test_mode()
    }
}

/// Takes an answer with a result of any kind.
fn with_result(reply: Reply) -> Result<Reply, Unclear> {
    match reply.outcome() {
        Outcome::Approved | Outcome::Done | Outcome::Declined | Outcome::Failed => Ok(reply),
        _ => Err(reply.unclear(UnclearReason::NoResult)),
    }
}

impl Reads for BatchTotal {
    fn of(reply: Reply, _asked: &Form) -> Result<Self, Unclear> {
        // An empty batch may be told by message and without a result.
        let in_words =
            reply.outcome() == Outcome::Indeterminate && reply.fields().said("ssl_result_message").is_some();
        if in_words {
            return Ok(Self { reply });
        }
        with_result(reply).map(|reply| Self { reply })
    }
}

impl Reads for SettleAnswer {
    fn of(reply: Reply, _asked: &Form) -> Result<Self, Unclear> {
        with_result(reply).map(|reply| Self { reply })
    }
}

impl Reads for MailAnswer {
    fn of(reply: Reply, _asked: &Form) -> Result<Self, Unclear> {
        with_result(reply).map(|reply| Self { reply })
    }
}
