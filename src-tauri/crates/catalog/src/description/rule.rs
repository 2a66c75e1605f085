use serde::Serialize;

use super::Alphabet;
use crate::check::Severity;

/// A rule of a description with what breaking it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Check {
    /// What is asked of the value.
    pub rule: Rule,
    /// An error blocks saving, a warning does not.
    pub severity: Severity,
    /// Words in place of the usual ones.
    pub say: Option<String>,
    /// What a right value looks like.
    pub example: Option<String>,
}

/// What may be asked of a value beyond what its kind demands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum Rule {
    /// A key whose first letters tell its role and its mode (sections 5, 9 and 11).
    Key {
        /// Which half of a pair it is.
        role: KeyRole,
        /// How keys for tests begin.
        test: Vec<String>,
        /// How keys for real money begin.
        live: Vec<String>,
        /// What follows.
        suffix: Shape,
        /// Providers whose keys look alike.
        mixups: Vec<Mixup>,
    },
    /// Length and characters.
    Shape(Shape),
    /// Begins with one of these.
    Prefix {
        /// Any of them.
        any: Vec<String>,
    },
    /// Begins with none of these.
    NotPrefix {
        /// None of them.
        any: Vec<String>,
    },
    /// Contains a text.
    Contains {
        /// The text.
        text: String,
    },
    /// Groups of characters, joined by a mark.
    Groups {
        /// How long each one is.
        of: Vec<usize>,
        /// What joins them.
        by: String,
        /// What they are made of.
        alphabet: Option<Alphabet>,
    },
    /// A host name, without scheme or path.
    Host {
        /// Domains it usually lies under; none for any.
        under: Vec<String>,
        /// Fewest characters of its first part.
        min: usize,
    },
    /// None of these well-known values.
    Known {
        /// The values.
        values: Vec<String>,
    },
}

/// Which half of a pair of keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyRole {
    /// May be seen.
    Public,
    /// Must not be seen.
    Private,
}

/// Length and characters of a text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Shape {
    /// What it is made of; anything when not said.
    pub alphabet: Option<Alphabet>,
    /// Fewest characters.
    pub min: usize,
    /// Most characters.
    pub max: Option<usize>,
}

impl Shape {
    /// Whether a text has this length.
    pub fn fits_length(&self, text: &str) -> bool {
        let length = text.chars().count();
        length >= self.min && self.max.is_none_or(|max| length <= max)
    }

    /// Whether a text is made of these characters.
    pub fn fits_alphabet(&self, text: &str) -> bool {
        self.alphabet
            .as_ref()
            .is_none_or(|alphabet| alphabet.covers(text))
    }

    /// Whether a text has this shape.
    pub fn fits(&self, text: &str) -> bool {
        self.fits_length(text) && self.fits_alphabet(text)
    }

    /// For people: "20", "10 to 247", "at least 40".
    pub fn length_words(&self) -> String {
        match self.max {
            Some(max) if max == self.min => max.to_string(),
            Some(max) if self.min == 0 => format!("at most {max}"),
            Some(max) => format!("{} to {max}", self.min),
            None => format!("at least {}", self.min),
        }
    }
}

/// Another provider whose keys begin alike and differ in what follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mixup {
    /// Whose key it looks like.
    pub of: String,
    /// What follows the first letters there.
    pub suffix: Shape,
}
