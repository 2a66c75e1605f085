//! The call sheet: one page to hold beside the telephone.

use serde::Serialize;

use super::{Head, Kind, KindMark, Letterhead, json};
use crate::paper::text::{Id, Plain, Prose};
use crate::paper::{DocumentError, Pdf, Stamp, Template, print};

const TEMPLATE: Template = Template {
    path: "/call.typ",
    text: include_str!("../../templates/call.typ"),
};

/// Everything on a call sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallSheet {
    /// Whose account it is.
    pub letterhead: Letterhead,
    /// The heading: `Call sheet: Web Permits (Internet)`.
    pub title: String,
    /// The terminal's kind, drawn beside the heading.
    pub kind: KindMark,
    /// Whom to call, and when they answer.
    pub phone_hint: Option<String>,
    /// What the gateway will ask for. Each gets a blank box; the values are never printed.
    pub have_ready: Vec<String>,
    /// What to say and ask for, in order.
    pub asks: Vec<Ask>,
    /// Addresses to be allowed at the gateway.
    pub allow_list: AllowList,
    /// The ticket number, when there is one already.
    pub ticket: Option<String>,
    /// Notes so far; room for more is left below them.
    pub notes: Option<String>,
}

/// One thing to ask for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ask {
    /// The sentence.
    pub text: String,
    /// Why, or what to answer when they ask back.
    pub detail: Option<String>,
    /// When it was asked, in words.
    pub asked: Option<String>,
    /// When it was confirmed, in words. The box is ticked then.
    pub confirmed: Option<String>,
}

/// Addresses to be allowed, or the sentence why there are none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AllowList {
    /// One address or range each.
    pub addresses: Vec<String>,
    /// What to know about them; on a Retail terminal, why there are none.
    pub note: Option<String>,
}

#[derive(Serialize)]
struct Data<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    kind: Kind<'a>,
    phone_hint: Option<Prose<'a>>,
    have_ready: Vec<Prose<'a>>,
    asks: Vec<AskData<'a>>,
    addresses: Vec<Id<'a>>,
    allow_note: Option<Prose<'a>>,
    ticket: Option<Id<'a>>,
    notes: Option<Prose<'a>>,
}

#[derive(Serialize)]
struct AskData<'a> {
    text: Prose<'a>,
    detail: Option<Prose<'a>>,
    asked: Option<Plain<'a>>,
    confirmed: Option<Plain<'a>>,
}

/// Prints a call sheet. It holds no secret, whatever it is given.
///
/// # Errors
/// Only [`DocumentError::Layout`], which is a fault of the template.
pub fn call_sheet(sheet: &CallSheet, stamp: &Stamp) -> Result<Pdf, DocumentError> {
    let data = Data {
        head: Head::new(&sheet.title, &sheet.letterhead, stamp),
        kind: Kind::from(&sheet.kind),
        phone_hint: sheet.phone_hint.as_deref().map(Prose),
        have_ready: sheet.have_ready.iter().map(|label| Prose(label)).collect(),
        asks: sheet.asks.iter().map(AskData::from).collect(),
        addresses: sheet
            .allow_list
            .addresses
            .iter()
            .map(|address| Id(address))
            .collect(),
        allow_note: sheet.allow_list.note.as_deref().map(Prose),
        ticket: sheet.ticket.as_deref().map(Id),
        notes: sheet.notes.as_deref().map(Prose),
    };
    print(TEMPLATE, json(&data, 16 * 1024)?, stamp)
}

impl<'a> From<&'a Ask> for AskData<'a> {
    fn from(ask: &'a Ask) -> Self {
        Self {
            text: Prose(&ask.text),
            detail: ask.detail.as_deref().map(Prose),
            asked: ask.asked.as_deref().map(Plain),
            confirmed: ask.confirmed.as_deref().map(Plain),
        }
    }
}
