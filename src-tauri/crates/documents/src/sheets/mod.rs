//! The sheets people print: the call sheet for the phone call to the gateway, and the
//! hand-off sheet for whoever connects the terminals.
//!
//! Dates and sentences come from the caller, already in words; the words that belong to the
//! layout itself stand in one table here.

mod call;
mod handoff;
mod words;

use serde::Serialize;
use zeroize::Zeroizing;

use crate::paper::text::{Id, Plain, Prose};
use crate::paper::{DocumentError, Stamp};

pub use call::{AllowList, Ask, CallSheet, call_sheet};
pub use handoff::{HandoffPin, HandoffSheet, HandoffTerminal, Unlocked, Verified, handoff_sheet};

/// What kind of terminal, in the caller's word and with the shape that goes with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindMark {
    /// The word, always printed: `Retail`, `Internet`.
    pub word: String,
    /// The shape beside it.
    pub shape: KindShape,
}

/// The drawn shape of a kind of terminal. The word always stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum KindShape {
    /// Retail.
    Square,
    /// Internet.
    Circle,
    /// Service and restaurant.
    Triangle,
    /// Mail and telephone order.
    Diamond,
    /// Not known yet: a dashed ring.
    Unknown,
}

impl From<Option<domain::TerminalKind>> for KindShape {
    fn from(kind: Option<domain::TerminalKind>) -> Self {
        match kind {
            Some(domain::TerminalKind::Retail) => Self::Square,
            Some(domain::TerminalKind::Internet) => Self::Circle,
            Some(domain::TerminalKind::Service) => Self::Triangle,
            Some(domain::TerminalKind::Moto) => Self::Diamond,
            None => Self::Unknown,
        }
    }
}

/// Whose sheet it is: printed at its top, and in small at the head of every further page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letterhead {
    /// The town or the department.
    pub account: String,
    /// The merchant account's id at the gateway.
    pub account_id: String,
    /// `None` when live; else the line that every page carries: `PRACTICE: no money moves`.
    pub mode: Option<String>,
}

/// What every template finds in its data.
#[derive(Serialize)]
struct Head<'a> {
    title: Prose<'a>,
    plain_title: Plain<'a>,
    account: Prose<'a>,
    plain_account: Plain<'a>,
    account_id: Id<'a>,
    mode: Option<Plain<'a>>,
    made: Plain<'a>,
    program: Plain<'a>,
    lang: &'static str,
    words: &'static words::Words,
}

impl<'a> Head<'a> {
    fn new(title: &'a str, letterhead: &'a Letterhead, stamp: &'a Stamp) -> Self {
        Self {
            title: Prose(title),
            plain_title: Plain(title),
            account: Prose(&letterhead.account),
            plain_account: Plain(&letterhead.account),
            account_id: Id(&letterhead.account_id),
            mode: letterhead.mode.as_deref().map(Plain),
            made: Plain(&stamp.made),
            program: Plain(&stamp.program),
            lang: "en",
            words: &words::ENGLISH,
        }
    }
}

#[derive(Serialize)]
struct Kind<'a> {
    word: Plain<'a>,
    shape: KindShape,
}

impl<'a> From<&'a KindMark> for Kind<'a> {
    fn from(kind: &'a KindMark) -> Self {
        Self {
            word: Plain(&kind.word),
            shape: kind.shape,
        }
    }
}

/// The data as JSON, in memory that is wiped. `room` is generous, so that the buffer does
/// not move and leave a copy behind.
pub(crate) fn json(data: &impl Serialize, room: usize) -> Result<Zeroizing<Vec<u8>>, DocumentError> {
    let mut buffer = Zeroizing::new(Vec::with_capacity(room));
    serde_json::to_writer(&mut *buffer, data).map_err(|e| DocumentError::Layout(e.to_string()))?;
    Ok(buffer)
}
