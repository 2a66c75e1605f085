//! Errors by phase: what may have happened at the gateway decides what to do next.

use crate::body::Unreadable;
use crate::codes::Class;
use crate::verdict::ApiError;

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
    /// A status that leaves it open, without a readable error.
    #[error("HTTP status {0}")]
    Status(u16),
    /// Something came that is not an answer.
    #[error("{0}")]
    Unreadable(Unreadable),
    /// An error that leaves open whether the change was made: 9999, or a number without
    /// documentation.
    #[error("the gateway reports {0}")]
    Failed(ApiError),
    /// Done, it says, but about another connector.
    #[error("the answer is about another connector")]
    OtherConnector,
}

/// Why a call has no result, by phase.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CallError {
    /// No byte left this computer: nothing happened.
    #[error("not sent: {0}")]
    NotSent(NotSent),
    /// Sent, and no usable answer. After a change: read the list again and compare
    /// ([`crate::compare_after`]) before it is repeated.
    #[error("no usable answer: {0}")]
    Unknown(Unanswered),
    /// The gateway refused: nothing was changed.
    #[error("the gateway refused with {0}")]
    Refused(ApiError),
    /// There is no such connector in the merchant's list.
    #[error("this merchant has no such connector")]
    NoSuchConnector,
}

/// What to try when the gateway does not accept a key that looks right (section 1).
pub const ALLOW_LIST_HINT: &str = "If key and password are right, this computer's internet address may be missing \
     from the key's allow-list. The platform's administrator finds it under System Setup, API Keys.";

impl CallError {
    /// Whether a reading call is worth another try.
    #[must_use]
    pub fn may_pass(&self) -> bool {
        match self {
            Self::NotSent(NotSent::Connect | NotSent::ConnectTimeout) => true,
            Self::NotSent(NotSent::Build) | Self::NoSuchConnector | Self::Refused(_) => false,
            Self::Unknown(Unanswered::Timeout | Unanswered::Broken) => true,
            Self::Unknown(Unanswered::Status(status)) => *status >= 500 || *status == 429,
            Self::Unknown(Unanswered::Failed(error)) => error.class == Class::Internal,
            Self::Unknown(Unanswered::Unreadable(problem)) => {
                matches!(problem, Unreadable::Empty | Unreadable::Truncated { .. })
            }
            Self::Unknown(Unanswered::OtherConnector) => false,
        }
    }

    /// The gateway's own error, where there is one.
    #[must_use]
    pub fn api_error(&self) -> Option<&ApiError> {
        match self {
            Self::Refused(error) | Self::Unknown(Unanswered::Failed(error)) => Some(error),
            _ => None,
        }
    }

    /// The allow-list is worth a look.
    #[must_use]
    pub fn hint(&self) -> Option<&'static str> {
        let refused = self
            .api_error()
            .is_some_and(|error| error.class == Class::NotAuthorized);
        refused.then_some(ALLOW_LIST_HINT)
    }
}
