//! What an answer may ask of us, and why a text is not an answer.

use std::fmt;

/// How much an answer may ask of us (section 22: limit depth and size).
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes of the whole answer.
    pub body: u64,
    /// Bytes of one record with what stands before it, and of a `<txn>` root.
    pub record: usize,
    /// Nesting of elements.
    pub depth: usize,
    /// Bytes of an element name.
    pub name: usize,
    /// Bytes of one value.
    pub value: usize,
    /// Fields of one record.
    pub fields: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body: 512 * 1024 * 1024,
            record: 2 * 1024 * 1024,
            depth: 8,
            name: 64,
            value: 64 * 1024,
            fields: 256,
        }
    }
}

/// The limit of [`Limits`] that an answer exceeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Limit {
    /// More bytes than [`Limits::body`].
    Body,
    /// One record, tag, comment or gap between records is larger than [`Limits::record`].
    Record,
    /// Elements stand deeper than [`Limits::depth`].
    Depth,
    /// An element's name is longer than [`Limits::name`].
    Name,
    /// One value is longer than [`Limits::value`].
    Value,
    /// One record has more fields than [`Limits::fields`].
    Fields,
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Body => "its whole size",
            Self::Record => "the size of one record",
            Self::Depth => "the nesting of elements",
            Self::Name => "the length of an element name",
            Self::Value => "the length of one value",
            Self::Fields => "the fields of one record",
        })
    }
}

/// Why a text is not an answer. Positions are bytes from the start of the answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Nothing, or only white space.
    #[error("the answer is empty")]
    Empty,
    /// A web page.
    #[error("the answer is a web page")]
    Html,
    /// The legacy key=value form, which this client never asks for.
    #[error("the answer is in the legacy key=value form")]
    KeyValue,
    /// XML, but not of this gateway.
    #[error("the answer's root element is <{0}>")]
    WrongRoot(String),
    /// The answer stops before its end.
    #[error("the answer stops after {at} bytes, before its end")]
    Truncated {
        /// Where it stops.
        at: u64,
    },
    /// Not well-formed.
    #[error("the answer is malformed near byte {at}: {reason}")]
    Malformed {
        /// Near which byte; in an answer that declares another encoding than UTF-8, after
        /// its translation.
        at: u64,
        /// What is wrong; never quotes the answer.
        reason: &'static str,
    },
    /// More than the limits allow.
    #[error("the answer exceeds the limit on {0}")]
    TooLarge(Limit),
    /// Neither XML nor anything known.
    #[error("the answer is not XML")]
    Unknown,
}
