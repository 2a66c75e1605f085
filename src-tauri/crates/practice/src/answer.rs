//! Answers, written piece by piece so that a window with any number of records streams.

use std::sync::Arc;

use crate::places::Place;
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
    Fields(Vec<Field<'static>>),
    /// The configuration of a terminal.
    Setup(&'static Place),
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
            Answer::Fields(_) | Answer::Setup(_) => "txn".to_owned(),
            Answer::Record(_) => "txn 1".to_owned(),
            Answer::List(rows) => format!("txnlist {}", rows.indexes.len()),
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
    /// Fault: the first record holds an ampersand that nobody escaped.
    pub(crate) stray_ampersand: bool,
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
                let mut fields: [Field<'_>; 3] = [
                    ("errorCode", refusal.code.into()),
                    ("errorName", refusal.name().into()),
                    ("errorMessage", message.into()),
                ];
                self.style.txn(out, &mut fields);
            }
            Answer::Fields(fields) => {
                if self.odd.stray_ampersand {
                    fields.push(("ssl_note", STRAY.into()));
                }
                self.style.txn(out, fields);
            }
            Answer::Setup(place) => setup::write(place, &mut self.style, out),
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
                if self.odd.stray_ampersand && self.written == 0 {
                    fields.push(("ssl_note", STRAY.into()));
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
