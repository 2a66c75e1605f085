//! Errors by phase: what may have happened at the gateway decides what to do next.

use std::fmt;

use crate::answers::Reply;
use crate::codes::ErrorCode;
use crate::fields::Fields;
use crate::outcome::error_code;
use crate::reader::Unreadable;
use crate::rules::BrokenRule;

/// The gateway's own refusal: nothing was authorised.
///
/// Merchants may edit name and message in the portal: act on the code only (section 5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GatewayError {
    /// Four digits, e.g. `4025`.
    pub code: String,
    /// e.g. `Invalid Credentials`
    pub name: String,
    /// Free text; may hold HTML; shown as text.
    pub message: String,
}

impl GatewayError {
    /// The error of an answer, if it is one.
    pub fn of(fields: &Fields) -> Option<Self> {
        error_code(fields).map(|code| Self {
            code: code.to_owned(),
            name: fields.text("errorName").to_owned(),
            message: fields.text("errorMessage").to_owned(),
        })
    }

    /// The code as a typed value.
    pub fn error_code(&self) -> ErrorCode {
        ErrorCode::from_wire(&self.code)
    }

    /// The code as a number, where it is one.
    pub fn number(&self) -> Option<u16> {
        self.code.parse().ok()
    }

    /// User id and PIN do not belong together (4025, and its older forms 4001, 4012, 4015).
    pub fn is_bad_credentials(&self) -> bool {
        matches!(self.number(), Some(4001 | 4012 | 4015 | 4025))
    }

    /// The gateway gave up waiting for the host: a change it was asked for may have happened
    /// all the same (3000 to 3003, 4017, 5093; sections 17 and 21).
    pub fn leaves_it_open(&self) -> bool {
        matches!(self.number(), Some(3000..=3003 | 4017 | 5093))
    }

    /// The gateway gave up waiting or is not available: a read may be tried again later.
    pub fn may_pass(&self) -> bool {
        matches!(self.number(), Some(3000..=3003 | 4017 | 4022 | 5093 | 6038))
    }
}

impl fmt::Display for GatewayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code, self.name)
    }
}

/// Why no byte of a request reached the gateway.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotSent {
    /// The name could not be resolved, the port refused, TLS failed, a proxy said no.
    #[error("no connection")]
    Connect,
    /// The connection could not be made in time.
    #[error("no connection in time")]
    ConnectTimeout,
    /// The request could not be built.
    #[error("the request could not be built")]
    Build,
    /// The request breaks a rule; no connection was opened.
    #[error("{0}")]
    Rule(#[from] BrokenRule),
}

/// Why a readable answer does not say what became of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UnclearReason {
    /// No result where one is due.
    #[error("it carries no result")]
    NoResult,
    /// Two fields of it exclude each other.
    #[error("it contradicts itself")]
    Contradiction,
    /// Approved, without a transaction id.
    #[error("it names no transaction")]
    NoTransaction,
    /// Approved, for another amount than asked, and not as a partial approval.
    #[error("it is about another amount")]
    OtherAmount,
    /// About another plan than asked.
    #[error("it is about another plan")]
    OtherPlan,
    /// Of another kind than the call: a list, a record.
    #[error("it is of another kind")]
    OtherKind,
}

/// A readable answer that does not say what became of a request, kept whole.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
pub struct Unclear {
    /// Why.
    pub reason: UnclearReason,
    /// The answer.
    pub reply: Box<Reply>,
}

impl Unclear {
    pub(crate) fn new(reason: UnclearReason, reply: Reply) -> Self {
        Self {
            reason,
            reply: Box::new(reply),
        }
    }
}

/// Why a request that was sent has no usable answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unanswered {
    /// Nothing came in time.
    #[error("nothing came in time")]
    Timeout,
    /// The connection broke.
    #[error("the connection broke")]
    Broken,
    /// A status other than 200; the gateway itself always says 200 (section 1).
    #[error("HTTP status {0}")]
    Status(u16),
    /// Something came that is not an answer.
    #[error(transparent)]
    Unreadable(Unreadable),
    /// Readable, but it does not say what was asked.
    #[error("the answer says nothing about what was asked")]
    Indeterminate,
    /// Readable, but not clear about a request that changes something.
    #[error("the answer is not clear: {0}")]
    Unclear(Unclear),
    /// An error code that leaves open whether the change happened.
    #[error("the gateway gave up waiting with {0}")]
    GaveUp(GatewayError),
}

/// Why a call has no result, by phase.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CallError {
    /// No byte left this computer: nothing happened.
    #[error("not sent: {0}")]
    NotSent(NotSent),
    /// Sent, and no usable answer: what happened at the gateway is not known.
    #[error("no usable answer: {0}")]
    Unknown(Unanswered),
    /// The gateway refused: nothing was authorised.
    #[error("the gateway refused with {0}")]
    Refused(GatewayError),
    /// The caller stopped waiting.
    #[error("cancelled")]
    Cancelled,
}

impl CallError {
    /// Whether a harmless look-up is worth another try.
    pub fn may_pass(&self) -> bool {
        match self {
            Self::NotSent(NotSent::Connect | NotSent::ConnectTimeout) => true,
            Self::NotSent(NotSent::Build | NotSent::Rule(_)) | Self::Cancelled => false,
            Self::Unknown(Unanswered::Status(status)) => *status >= 500 || *status == 429,
            Self::Unknown(Unanswered::Unreadable(
                Unreadable::TooLarge(_)
                | Unreadable::WrongRoot(_)
                | Unreadable::Malformed { .. }
                | Unreadable::Html,
            ))
            | Self::Unknown(Unanswered::Unclear(_)) => false,
            Self::Unknown(_) => true,
            Self::Refused(error) => error.may_pass(),
        }
    }

    /// Whether the gateway said that user id and PIN do not belong together.
    pub fn is_bad_credentials(&self) -> bool {
        match self {
            Self::Refused(error) => error.is_bad_credentials(),
            Self::Unknown(Unanswered::Status(status)) => *status == 401,
            _ => false,
        }
    }
}
