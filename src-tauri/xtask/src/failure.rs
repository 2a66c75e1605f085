//! One kind of failure: a sentence for the person at the keyboard.

use std::fmt;

/// Shorthand.
pub type Result<T> = std::result::Result<T, Failure>;

/// What went wrong, in words, with what to do about it.
#[derive(Clone, PartialEq, Eq)]
pub struct Failure(String);

impl Failure {
    /// A failure with its sentence.
    pub fn new(what: impl Into<String>) -> Failure {
        Failure(what.into())
    }

    /// Adds what to do.
    #[must_use]
    pub fn todo(self, what: &str) -> Failure {
        Failure(format!("{}\n  What to do: {what}", self.0))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Debug for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

impl std::error::Error for Failure {}

/// Puts a sentence before somebody else's error.
pub trait Context<T> {
    /// `what` says what was being done.
    fn context(self, what: impl fmt::Display) -> Result<T>;
}

impl<T, E: fmt::Display> Context<T> for std::result::Result<T, E> {
    fn context(self, what: impl fmt::Display) -> Result<T> {
        self.map_err(|error| Failure(format!("{what}: {error}")))
    }
}

impl<T> Context<T> for Option<T> {
    fn context(self, what: impl fmt::Display) -> Result<T> {
        self.ok_or_else(|| Failure(what.to_string()))
    }
}
