//! Answers: typed views over the fields as they came. A view never replaces the raw texts,
//! and what it does not know it hands on as written.

mod batch;
mod coded;
mod lists;
mod money;
mod plan;
mod token;
mod told;

pub use batch::{BatchGroup, BatchTotal, MailAnswer, SettleAnswer};
pub use coded::Coded;
pub use lists::{PlanList, SettlementList, TransactionList};
pub use money::{
    Booking, Decline, ReturnAnswer, SaleAnswer, Verdict, VerifyAnswer, VoidAnswer, VoidId,
    is_currency_question,
};
pub use plan::{Plan, PlanAnswer, PlanKind, PlanVerdict, Progress};
pub use token::{AddTokenResponse, TokenAnswer, TokenResponse, TokenVerdict};
pub use told::Told;

use crate::answer::Answer;
use crate::error::{Unclear, UnclearReason};
use crate::fields::Fields;
use crate::outcome::{Outcome, decide, is_test_mode};
use crate::request::Form;
use crate::terminal_setup::TerminalSetup;

/// A whole answer, readable and without an error code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The root and what its reading noticed.
    pub answer: Answer,
    /// The records of a list.
    pub records: Vec<Fields>,
    /// What came beside the body.
    pub headers: Headers,
}

/// Headers worth keeping. Nothing may depend on them (section 1).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Headers {
    /// `AuthResponse`, e.g. `AA`.
    pub auth_response: Option<String>,
    /// `Date`: the gateway's own clock.
    pub date: Option<String>,
}

impl Reply {
    /// The root's fields.
    pub fn fields(&self) -> &Fields {
        &self.answer.fields
    }

    /// The decision of section 5.
    pub fn outcome(&self) -> Outcome {
        decide(self.answer.root, &self.answer.fields)
    }

    /// Whether test mode fabricated it: never money (section 20).
    pub fn is_test_mode(&self) -> bool {
        is_test_mode(self.fields()) || self.records.iter().any(is_test_mode)
    }

    pub(crate) fn unclear(self, reason: UnclearReason) -> Unclear {
        Unclear::new(reason, self)
    }
}

/// An answer read as what was asked.
pub trait Reads: Sized {
    /// Reads it; `asked` are the fields of the request.
    ///
    /// # Errors
    /// [`Unclear`] when it does not say what became of the request.
    fn of(reply: Reply, asked: &Form) -> Result<Self, Unclear>;
}

impl Reads for TerminalSetup {
    fn of(reply: Reply, _asked: &Form) -> Result<Self, Unclear> {
        let setup = Self::read(&reply.answer);
        if setup.is_empty() {
            return Err(reply.unclear(UnclearReason::OtherKind));
        }
        Ok(setup)
    }
}

/// Gives a type that keeps a whole [`Reply`] its two common views.
macro_rules! keeps_reply {
    ($($name:ident),*) => {$(
        impl $name {
            /// Every field as it came, unknown ones included.
            pub fn fields(&self) -> &crate::fields::Fields {
                self.reply.fields()
            }

            /// The whole answer.
            pub fn reply(&self) -> &crate::answers::Reply {
                &self.reply
            }
        }
    )*};
}
pub(crate) use keeps_reply;
