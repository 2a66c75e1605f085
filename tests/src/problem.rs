//! What went wrong, as a sentence.

use std::fmt;

/// Shorthand.
pub type Result<T> = std::result::Result<T, Problem>;

/// Takes any error in; a failing test prints its text.
pub struct Problem(String);

impl Problem {
    /// A problem with its sentence.
    pub fn new(what: impl Into<String>) -> Problem {
        Problem(what.into())
    }

    /// The sentence.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Whether a driver lost an element because the page was drawn anew between finding and using it.
    pub fn is_moved_element(&self) -> bool {
        ["no such element", "stale element reference"]
            .iter()
            .any(|words| self.0.contains(words))
    }

    /// Whether the middle of an element cannot be clicked where it stands now.
    pub fn is_out_of_reach(&self) -> bool {
        self.0.contains("element not interactable")
    }
}

impl fmt::Debug for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

// Problem itself is deliberately not Display, or this would take itself in.
impl<E: fmt::Display> From<E> for Problem {
    fn from(error: E) -> Problem {
        Problem(error.to_string())
    }
}
