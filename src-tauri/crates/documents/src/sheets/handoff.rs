//! The hand-off sheet: which API user, which terminal, which PIN.

use domain::Sensitive;
use serde::{Serialize, Serializer};

use super::words::without_pin;
use super::{Head, Kind, KindMark, Letterhead, json};
use crate::paper::text::{Id, Plain, Prose};
use crate::paper::{DocumentError, Pdf, Stamp, Template, print};

const TEMPLATE: Template = Template {
    path: "/handoff.typ",
    text: include_str!("../../templates/handoff.typ"),
};

/// How many characters of a PIN a masked sheet may show.
const SHOWN: usize = 4;
/// Characters of a full PIN on one line.
const PIN_LINE: usize = 64;

/// Everything on a hand-off sheet. No `Debug`: it may hold full PINs.
#[expect(missing_debug_implementations, reason = "holds full PINs when unlocked")]
pub struct HandoffSheet {
    /// Whose account it is.
    pub letterhead: Letterhead,
    /// The heading: `Hand-off sheet: Alder Creek`.
    pub title: String,
    /// The gateway environment in words: `Live`, `Demo`, `Practice`.
    pub environment: String,
    /// Who gets the sheet and what for. Needed as soon as one PIN is full.
    pub unlocked: Option<Unlocked>,
    /// Further reasons why the sheet is a draft, as clauses: `the PIN of T4 is in conflict`.
    /// Missing PINs are found without help.
    pub draft_reasons: Vec<String>,
    /// The terminals, in order.
    pub terminals: Vec<HandoffTerminal>,
}

/// Who gets full PINs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unlocked {
    /// The person or company: `CivicPlus, onboarding team`.
    pub recipient: String,
    /// What for, as it follows "for": `CivicPlus onboarding`.
    pub purpose: String,
}

/// One terminal with the API user and PIN that reach it. No `Debug`: it may hold a full PIN.
#[expect(missing_debug_implementations, reason = "holds a full PIN when unlocked")]
pub struct HandoffTerminal {
    /// Its name at the town.
    pub name: String,
    /// Its kind.
    pub kind: KindMark,
    /// The API user's id at the gateway; `None` prints "API user missing".
    pub user_id: Option<String>,
    /// The PIN, as far as this sheet may show it.
    pub pin: HandoffPin,
    /// What the last check against the gateway said.
    pub verified: Verified,
}

/// A PIN on a hand-off sheet. No `Debug`: it may be full.
#[expect(missing_debug_implementations, reason = "holds a full PIN when unlocked")]
pub enum HandoffPin {
    /// Dots and the last four characters.
    Masked {
        /// The last four characters; of more, only the last four are used.
        ends: String,
    },
    /// All of it, on a sheet that names who gets it.
    Full(Sensitive<String>),
    /// None is stored. The sheet becomes a draft.
    Missing,
}

/// What the last check said about a PIN.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verified {
    /// Whether it was found right. Drawn as a tick or a dash beside the words.
    pub good: bool,
    /// The state in words: `Verified`, `Not verified`, `Refused: 4025`.
    pub state: String,
    /// When, in words.
    pub date: Option<String>,
}

#[derive(Serialize)]
struct Data<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    environment: Plain<'a>,
    count: usize,
    full: bool,
    recipient: Option<Prose<'a>>,
    purpose: Option<Prose<'a>>,
    draft: Vec<Prose<'a>>,
    terminals: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    name: Prose<'a>,
    kind: Kind<'a>,
    user: Option<Id<'a>>,
    ends: Option<Plain<'a>>,
    pin: Option<Lines<'a>>,
    good: bool,
    state: Prose<'a>,
    date: Option<Plain<'a>>,
}

/// A full PIN as lines of text: the one place where it leaves its wrapper.
struct Lines<'a>(&'a str);

impl Serialize for Lines<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Only printable ASCII came past the check: every byte is a character.
        let lines = self.0.as_bytes().chunks(PIN_LINE);
        serializer.collect_seq(lines.filter_map(|line| std::str::from_utf8(line).ok()))
    }
}

/// Prints a hand-off sheet. PINs are masked unless given in full, and then the sheet says
/// who gets it; a missing PIN makes it a draft.
///
/// # Errors
/// [`DocumentError::NobodyNamed`] when a PIN is full and `unlocked` is not given or blank;
/// [`DocumentError::UnprintablePin`] when a full PIN cannot be shown exactly;
/// [`DocumentError::Layout`] is a fault of the template.
pub fn handoff_sheet(sheet: &HandoffSheet, stamp: &Stamp) -> Result<Pdf, DocumentError> {
    let full = sheet
        .terminals
        .iter()
        .any(|t| matches!(t.pin, HandoffPin::Full(_)));
    let unlocked = sheet.unlocked.as_ref().filter(|_| full);
    if full && unlocked.is_none_or(|u| u.recipient.trim().is_empty() || u.purpose.trim().is_empty()) {
        return Err(DocumentError::NobodyNamed);
    }
    let draft = drafts(sheet);
    let data = Data {
        head: Head::new(&sheet.title, &sheet.letterhead, stamp),
        environment: Plain(&sheet.environment),
        count: sheet.terminals.len(),
        full,
        recipient: unlocked.map(|u| Prose(&u.recipient)),
        purpose: unlocked.map(|u| Prose(&u.purpose)),
        draft: draft.iter().map(|reason| Prose(reason)).collect(),
        terminals: sheet.terminals.iter().map(row).collect::<Result<_, _>>()?,
    };
    let room = 16 * 1024 + sheet.terminals.len() * 2 * 1024;
    print(TEMPLATE, json(&data, room)?, stamp)
}

fn drafts(sheet: &HandoffSheet) -> Vec<String> {
    let without: Vec<&str> = sheet
        .terminals
        .iter()
        .filter(|t| matches!(t.pin, HandoffPin::Missing))
        .map(|t| t.name.as_str())
        .collect();
    without_pin(&without)
        .into_iter()
        .chain(sheet.draft_reasons.iter().cloned())
        .collect()
}

fn row(terminal: &HandoffTerminal) -> Result<Row<'_>, DocumentError> {
    let pin = match &terminal.pin {
        HandoffPin::Full(pin) => Some(exact(pin, &terminal.name)?),
        _ => None,
    };
    Ok(Row {
        name: Prose(&terminal.name),
        kind: Kind::from(&terminal.kind),
        user: terminal.user_id.as_deref().map(Id),
        ends: match &terminal.pin {
            HandoffPin::Masked { ends } => Some(Plain(last(ends))),
            _ => None,
        },
        pin,
        good: terminal.verified.good,
        state: Prose(&terminal.verified.state),
        date: terminal.verified.date.as_deref().map(Plain),
    })
}

fn exact<'a>(pin: &'a Sensitive<String>, terminal: &str) -> Result<Lines<'a>, DocumentError> {
    let text = pin.expose();
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(DocumentError::UnprintablePin {
            terminal: terminal.to_owned(),
        });
    }
    Ok(Lines(text))
}

/// The last four characters, should the caller hand over more.
fn last(ends: &str) -> &str {
    let skipped = ends.chars().count().saturating_sub(SHOWN);
    let start = ends.char_indices().nth(skipped).map_or(ends.len(), |(at, _)| at);
    ends.get(start..).unwrap_or_default()
}
