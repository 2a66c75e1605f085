//! Errors by phase: what may have happened at the card machine decides what to do next.

use crate::json::Unreadable;
use crate::request::Broken;

/// Why no byte of a request reached the service.
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
    Rule(#[from] Broken),
    /// Till name, key or one of the partner ids is empty or cannot stand in a header.
    #[error("{0} is empty or holds characters that cannot be sent")]
    Credentials(&'static str),
    /// A terminal id or request id cannot stand in an address.
    #[error("the id cannot stand in an address")]
    Id,
}

/// The service's own refusal: what was asked for was not begun (section 3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// HTTP status.
    pub status: u16,
    /// `userMessage`, to be shown as it is.
    pub message: Option<String>,
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "HTTP status {}", self.status)?;
        self.message
            .iter()
            .try_for_each(|message| write!(f, ": {message}"))
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
    /// A status that does not say whether the request was worked off.
    #[error("{0}")]
    Status(Refusal),
    /// Something came that cannot be read.
    #[error("{0}")]
    Unreadable(Unreadable),
    /// Begun, but the answer does not name the request, so that it cannot be asked for.
    #[error("the answer does not name the request")]
    Nameless,
}

/// Why a call has no result, by phase.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CallError {
    /// No byte left this computer: nothing happened.
    #[error("not sent: {0}")]
    NotSent(NotSent),
    /// The service refused: nothing was begun.
    #[error("refused with {0}")]
    Refused(Refusal),
    /// Sent, and no usable answer: what happened is not known.
    #[error("no usable answer: {0}")]
    Unknown(Unanswered),
}

impl CallError {
    /// Whether a harmless look is worth another try.
    pub fn may_pass(&self) -> bool {
        match self {
            Self::NotSent(NotSent::Connect | NotSent::ConnectTimeout) => true,
            Self::NotSent(_) | Self::Refused(_) => false,
            Self::Unknown(Unanswered::Status(refusal)) => refusal.status >= 500 || refusal.status == 429,
            Self::Unknown(Unanswered::Timeout | Unanswered::Broken | Unanswered::Unreadable(_)) => true,
            Self::Unknown(Unanswered::Nameless) => false,
        }
    }

    /// The status that came, if one did.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Refused(refusal) | Self::Unknown(Unanswered::Status(refusal)) => Some(refusal.status),
            _ => None,
        }
    }

    /// Till name and key do not open this account; asking again would not help.
    pub fn is_bad_credentials(&self) -> bool {
        self.status() == Some(401)
    }

    /// The card machine is not connected, or nothing is held for it under this id.
    pub fn is_not_found(&self) -> bool {
        self.status() == Some(404)
    }

    /// What the service said to people.
    pub fn message(&self) -> Option<&str> {
        match self {
            Self::Refused(refusal) | Self::Unknown(Unanswered::Status(refusal)) => refusal.message.as_deref(),
            _ => None,
        }
    }
}
