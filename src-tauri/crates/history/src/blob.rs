//! The fields of one record as one small value: name number, text, separator.
//!
//! Fields are sorted by name, because the gateway shuffles them from answer to answer, and
//! a row must not look changed for that. Texts hold no character below a blank except tab
//! and line ends (the reader sees to it), so two control characters can separate.

use std::collections::HashMap;

use rusqlite::{Connection, params};

use crate::error::HistoryError;

const END: u8 = 0x1E;
const AFTER_NAME: u8 = 0x1F;
/// More distinct names than any gateway has: later ones are written out in full.
const NUMBERED_NAMES: usize = 2_000;

/// Numbers of field names.
#[derive(Debug, Default)]
pub(crate) struct Names {
    numbers: HashMap<String, u32>,
}

impl Names {
    pub(crate) fn load(db: &Connection) -> Result<Self, HistoryError> {
        let mut statement = db.prepare("SELECT name, no FROM field_name")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(Self {
            numbers: rows.collect::<Result<_, _>>()?,
        })
    }

    fn number(&mut self, db: &Connection, name: &str) -> Result<Option<u32>, HistoryError> {
        if let Some(number) = self.numbers.get(name) {
            return Ok(Some(*number));
        }
        if self.numbers.len() >= NUMBERED_NAMES {
            return Ok(None);
        }
        let number = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX) + 1;
        db.prepare_cached("INSERT INTO field_name (no, name) VALUES (?1, ?2)")?
            .execute(params![number, name])?;
        self.numbers.insert(name.to_owned(), number);
        Ok(Some(number))
    }

    /// Packs fields, sorted by name.
    pub(crate) fn pack(
        &mut self,
        db: &Connection,
        fields: &[(String, String)],
    ) -> Result<Vec<u8>, HistoryError> {
        let mut sorted: Vec<_> = fields.iter().collect();
        sorted.sort();
        let mut blob = Vec::with_capacity(fields.iter().map(|(_, v)| v.len() + 3).sum());
        for (name, value) in sorted {
            match self.number(db, name)? {
                Some(number) => push_number(&mut blob, number),
                None => {
                    blob.push(0);
                    blob.extend_from_slice(name.as_bytes());
                    blob.push(AFTER_NAME);
                }
            }
            blob.extend_from_slice(value.as_bytes());
            blob.push(END);
        }
        Ok(blob)
    }
}

/// Unpacks fields with the names of this file.
pub(crate) fn unpack(db: &Connection, blob: &[u8]) -> Result<Vec<(String, String)>, HistoryError> {
    let mut statement = db.prepare_cached("SELECT no, name FROM field_name")?;
    let names: HashMap<u32, String> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    let mut fields = Vec::new();
    let mut rest = blob;
    while !rest.is_empty() {
        let (number, after) = take_number(rest);
        rest = after;
        let name = if number == 0 {
            let (name, after) = take_until(rest, AFTER_NAME);
            rest = after;
            name
        } else {
            names
                .get(&number)
                .cloned()
                .unwrap_or_else(|| format!("field {number}"))
        };
        let (value, after) = take_until(rest, END);
        rest = after;
        fields.push((name, value));
    }
    Ok(fields)
}

/// Seven bits a byte, lowest first.
fn push_number(blob: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        blob.push((number & 0x7F) as u8 | 0x80);
        number >>= 7;
    }
    blob.push(number as u8);
}

fn take_number(bytes: &[u8]) -> (u32, &[u8]) {
    let mut number = 0;
    let mut rest = bytes;
    let mut shift = 0;
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        number |= u32::from(byte & 0x7F).checked_shl(shift).unwrap_or(0);
        shift += 7;
        if byte & 0x80 == 0 {
            break;
        }
    }
    (number, rest)
}

fn take_until(bytes: &[u8], end: u8) -> (String, &[u8]) {
    let at = bytes.iter().position(|b| *b == end).unwrap_or(bytes.len());
    let (text, rest) = bytes.split_at(at);
    let text = String::from_utf8_lossy(text).into_owned();
    (text, rest.get(1..).unwrap_or_default())
}
