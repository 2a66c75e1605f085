//! What an answer means for the money.

use crate::words::{TransactionResult, TransactionType};

/// What became of a transaction, as far as an answer tells (sections 6 and 9).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It has not finished.
    Running,
    /// Done as asked: the money moved (or was reserved, see [`Effect`]).
    Paid,
    /// Finished, and no money moved.
    NotPaid,
    /// Called off, and no money moved.
    Cancelled,
    /// Whether money moved is not known. Never to be taken for paid or unpaid.
    Unknown,
}

impl Outcome {
    /// `running`, `paid`, `not_paid`, `cancelled` or `unknown`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Paid => "paid",
            Self::NotPaid => "not_paid",
            Self::Cancelled => "cancelled",
            Self::Unknown => "unknown",
        }
    }

    /// Decides. `finished` is whether the notifications say so; that alone, without a result,
    /// leaves it open.
    pub(crate) fn decide(
        result: Option<&TransactionResult>,
        kind: Option<&TransactionType>,
        finished: bool,
    ) -> Self {
        match result {
            // A reversal that succeeded took the money back.
            Some(TransactionResult::Successful) if Effect::of(kind) == Effect::Reversed => Self::NotPaid,
            Some(TransactionResult::Successful) => Self::Paid,
            Some(TransactionResult::Declined | TransactionResult::Void | TransactionResult::Unsuccessful) => {
                Self::NotPaid
            }
            Some(TransactionResult::Cancelled) => Self::Cancelled,
            Some(TransactionResult::TimedOut | TransactionResult::Other(_)) => Self::Unknown,
            None if finished => Self::Unknown,
            None => Self::Running,
        }
    }
}

/// What a transaction does with money when it succeeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Taken from the customer.
    Charged,
    /// Given back.
    Refunded,
    /// Only reserved.
    Reserved,
    /// An earlier movement was taken back.
    Reversed,
    /// None: a check, or the machine's own business.
    Nothing,
    /// The answer does not say what kind it is about.
    Unstated,
}

impl Effect {
    /// The effect of a kind.
    pub fn of(kind: Option<&TransactionType>) -> Self {
        match kind {
            Some(TransactionType::Sale | TransactionType::Completion) => Self::Charged,
            Some(TransactionType::Refund) => Self::Refunded,
            Some(TransactionType::PreAuth) => Self::Reserved,
            Some(TransactionType::SaleReversal | TransactionType::RefundReversal) => Self::Reversed,
            Some(TransactionType::AccountVerification | TransactionType::Logon) => Self::Nothing,
            Some(TransactionType::Other(_)) | None => Self::Unstated,
        }
    }

    /// `charged`, `refunded`, `reserved`, `reversed`, `nothing`; none when it is not said.
    pub fn word(self) -> Option<&'static str> {
        match self {
            Self::Charged => Some("charged"),
            Self::Refunded => Some("refunded"),
            Self::Reserved => Some("reserved"),
            Self::Reversed => Some("reversed"),
            Self::Nothing => Some("nothing"),
            Self::Unstated => None,
        }
    }
}
