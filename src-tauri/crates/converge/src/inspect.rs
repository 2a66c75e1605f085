//! Looking at an answer that somebody sends in: what is it, what does it say?

use crate::answer::{Answer, Format, Root};
use crate::error::GatewayError;
use crate::fields::Fields;
use crate::outcome::{Outcome, decide, is_record, is_test_mode};
use crate::reader::{AnswerReader, Unreadable};
use crate::{key_value, sniff};

/// An answer taken apart. Card numbers are masked, secrets removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspection {
    /// What kind of text it is.
    pub format: Format,
    /// What it says.
    pub outcome: Outcome,
    /// Fabricated by test mode: no money moved.
    pub test_mode: bool,
    /// The gateway's refusal, if it is one.
    pub error: Option<GatewayError>,
    /// `ssl_txn_count`, if it is given and readable.
    pub declared_count: Option<u64>,
    /// Read to its end, with as many records as announced.
    pub complete: bool,
    /// Fields outside records, wire names and raw texts.
    pub fields: Fields,
    /// Records of a query.
    pub records: Vec<Fields>,
    /// Why it could not be read.
    pub problem: Option<Unreadable>,
}

/// Takes an answer apart.
pub fn inspect(bytes: &[u8]) -> Inspection {
    let mut records = Vec::new();
    let mut keep = |fields: &Fields| records.push(fields.clone());
    let mut reader = AnswerReader::default();
    let read = reader
        .feed(bytes, &mut keep)
        .and_then(|()| reader.finish(&mut keep));
    match read {
        Ok(answer) => of_answer(&answer, records),
        Err(Unreadable::KeyValue) => of_key_value(bytes),
        Err(problem) => Inspection {
            format: match problem {
                Unreadable::Empty => Format::Empty,
                Unreadable::Html => Format::Html,
                Unreadable::WrongRoot(_) => Format::Xml,
                _ => Format::Unreadable,
            },
            outcome: Outcome::Unreadable,
            test_mode: false,
            error: None,
            declared_count: None,
            complete: false,
            fields: Fields::default(),
            records,
            problem: Some(problem),
        },
    }
}

fn of_answer(answer: &Answer, mut records: Vec<Fields>) -> Inspection {
    let outcome = decide(answer.root, &answer.fields);
    // A query by id answers with the record itself as the root.
    if answer.root == Root::Txn && outcome == Outcome::Query && is_record(&answer.fields) {
        records.push(answer.fields.clone());
    }
    let complete = is_complete(&answer.fields, &records);
    Inspection {
        format: Format::Xml,
        outcome,
        test_mode: is_test_mode(&answer.fields) || records.iter().any(is_test_mode),
        error: GatewayError::of(&answer.fields),
        declared_count: answer.declared_count(),
        complete,
        fields: answer.fields.clone(),
        records,
        problem: None,
    }
}

/// As many records as announced; a count that cannot be read is no match.
fn is_complete(fields: &Fields, records: &[Fields]) -> bool {
    match fields.said("ssl_txn_count") {
        Some(count) => count.parse() == Ok(records.len() as u64),
        None => true,
    }
}

fn of_key_value(bytes: &[u8]) -> Inspection {
    let text = String::from_utf8_lossy(sniff::skip_blanks(bytes));
    let (fields, records) = key_value::read(&text);
    let declared_count = fields.said("ssl_txn_count").and_then(|text| text.parse().ok());
    Inspection {
        format: Format::KeyValue,
        outcome: decide(Root::Txn, &fields),
        test_mode: is_test_mode(&fields) || records.iter().any(is_test_mode),
        error: GatewayError::of(&fields),
        declared_count,
        complete: is_complete(&fields, &records),
        fields,
        records,
        problem: None,
    }
}
