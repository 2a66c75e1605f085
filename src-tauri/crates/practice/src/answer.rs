//! Answers, written piece by piece so that a window with any number of records streams.

use std::sync::Arc;

use crate::form::{Form, Verdict};
use crate::options::TerminalOptions;
use crate::record;
use crate::refusal::Refusal;
use crate::setup;
use crate::town::Town;
use crate::writer::{DECLARATION, Field, Style};

/// Pieces of a long answer are about this long, in bytes.
pub(crate) const PIECE: usize = 64 * 1024;

/// What a request gets.
#[derive(Debug)]
pub(crate) enum Answer {
    Refused(Refusal),
    /// `<txn>` with these elements.
    Form(Form),
    /// The configuration of a terminal.
    Setup(TerminalOptions),
    /// `<txn>` with one record.
    Record(Rows),
    /// `<txnlist>` with its count.
    List(Rows),
}

/// Records of a terminal, in the order in which they are written.
#[derive(Debug)]
pub(crate) struct Rows {
    pub(crate) town: Arc<Town>,
    pub(crate) position: usize,
    pub(crate) indexes: Vec<u32>,
    pub(crate) utc: bool,
}

impl Answer {
    /// What it is, in a word or two, for the log.
    pub(crate) fn summary(&self) -> String {
        match self {
            Answer::Refused(refusal) => refusal.code.to_owned(),
            Answer::Form(_) | Answer::Setup(_) => "txn".to_owned(),
            Answer::Record(_) => "txn 1".to_owned(),
            Answer::List(rows) => format!("txnlist {}", rows.indexes.len()),
        }
    }

    /// What the headers say about an authorisation.
    pub(crate) fn verdict(&self) -> Option<&Verdict> {
        match self {
            Answer::Form(form) => form.verdict.as_ref(),
            _ => None,
        }
    }
}

/// How a list deviates from the usual.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Oddities {
    /// Added to the count.
    pub(crate) miscount: u64,
    /// The count comes after the records (section 14 has seen it).
    pub(crate) count_last: bool,
    /// Fault: an ampersand is there for sure, in the first record.
    pub(crate) stray_ampersand: bool,
    /// Fault: elements that nobody has heard of.
    pub(crate) unheard: bool,
}

impl Oddities {
    /// Elements that an answer gets on top; a note with an ampersand only where `noted`.
    fn more(self, noted: bool) -> impl Iterator<Item = (&'static str, &'static str)> {
        let note = Some(("ssl_note", STRAY)).filter(|_| self.stray_ampersand && noted);
        let unheard = UNHEARD.into_iter().filter(move |_| self.unheard);
        note.into_iter().chain(unheard)
    }
}

/// The pieces of an answer.
pub(crate) struct Pieces {
    answer: Answer,
    style: Style,
    odd: Oddities,
    /// Records written so far.
    written: usize,
    stage: Stage,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Start,
    Records,
    Done,
}

impl Pieces {
    pub(crate) fn new(answer: Answer, style: Style, odd: Oddities) -> Pieces {
        Pieces {
            answer,
            style,
            odd,
            written: 0,
            stage: Stage::Start,
        }
    }

    fn short(&mut self, out: &mut String) {
        match &mut self.answer {
            Answer::Refused(refusal) => {
                let mut message = refusal.message();
                if self.odd.stray_ampersand {
                    message.push_str(" Fees & charges.");
                }
                let mut fields: Vec<Field<'_>> = vec![
                    ("errorCode", refusal.code.into()),
                    ("errorName", refusal.name().into()),
                    ("errorMessage", message.into()),
                ];
                if refusal.test_mode {
                    fields.push(("ssl_status", "TEST MODE".into()));
                }
                fields.extend(self.odd.more(false).map(|(name, value)| (name, value.into())));
                self.style.txn(out, &mut fields);
            }
            Answer::Form(form) => {
                let more = self
                    .odd
                    .more(true)
                    .map(|(name, value)| (name.into(), value.into()));
                form.fields.extend(more);
                self.style.txn(out, &mut form.fields);
            }
            Answer::Setup(options) => setup::write(options, &mut self.style, out),
            Answer::Record(_) | Answer::List(_) => self.records(out),
        }
    }

    /// Writes records until the piece is full.
    fn records(&mut self, out: &mut String) {
        let (Answer::Record(rows) | Answer::List(rows)) = &self.answer else {
            return;
        };
        let Some(terminal) = rows.town.terminal(rows.position) else {
            return;
        };
        for index in rows.indexes.iter().skip(self.written) {
            if out.len() >= PIECE {
                return;
            }
            if let Some(payment) = terminal.payment(*index) {
                let mut fields = record::fields(&rows.town, terminal, *index, payment, rows.utc);
                if self.written == 0 {
                    fields.extend(self.odd.more(true).map(|(name, value)| (name, value.into())));
                }
                self.style.txn(out, &mut fields);
            }
            self.written += 1;
        }
    }

    fn write_count(&self, out: &mut String, rows: usize) {
        let count = rows as u64 + self.odd.miscount;
        self.style.element(out, "ssl_txn_count", &count.to_string());
    }
}

const STRAY: &str = "Parks & Recreation";

/// Fields are added without notice (section 1).
const UNHEARD: [(&str, &str); 3] = [
    ("ssl_unheard_of", "1"),
    ("ssl_future_balance", "0.00"),
    ("vendorNote", ""),
];

impl Iterator for Pieces {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        if self.stage == Stage::Done {
            return None;
        }
        let mut out = String::with_capacity(PIECE / 8);
        let first = self.stage == Stage::Start;
        if first {
            out.push_str(DECLARATION);
        }
        let Answer::List(rows) = &self.answer else {
            self.stage = Stage::Done;
            self.short(&mut out);
            return Some(out);
        };
        let total = rows.indexes.len();
        if first {
            out.push_str("<txnlist>");
            if !self.odd.count_last {
                self.write_count(&mut out, total);
            }
        }
        self.stage = Stage::Records;
        self.records(&mut out);
        if self.written >= total {
            if self.odd.count_last {
                self.write_count(&mut out, total);
            }
            out.push_str("</txnlist>");
            self.stage = Stage::Done;
        }
        Some(out)
    }
}
