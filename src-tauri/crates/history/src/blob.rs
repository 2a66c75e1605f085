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
/// Stands for a name that is written out.
const WRITTEN_OUT: u32 = 0;

/// Numbers of field names, and the record packed last.
#[derive(Debug, Default)]
pub(crate) struct Names {
    numbers: HashMap<String, u32>,
    /// The names of the record before, in its order, and where each stands when sorted:
    /// the records of one answer come in one order, so that sorting is rarely needed.
    layout: Vec<(String, u32)>,
    order: Vec<usize>,
    repeated: bool,
    packed: Vec<u8>,
}

impl Names {
    pub(crate) fn load(db: &Connection) -> Result<Self, HistoryError> {
        let mut statement = db.prepare("SELECT name, no FROM field_name")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(Self {
            numbers: rows.collect::<Result<_, _>>()?,
            ..Self::default()
        })
    }

    /// How many names are numbered.
    pub(crate) fn len(&self) -> usize {
        self.numbers.len()
    }

    fn number(&mut self, db: &Connection, name: &str) -> Result<u32, HistoryError> {
        if let Some(number) = self.numbers.get(name) {
            return Ok(*number);
        }
        if self.numbers.len() >= NUMBERED_NAMES {
            return Ok(WRITTEN_OUT);
        }
        let number = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX) + 1;
        db.prepare_cached("INSERT INTO field_name (no, name) VALUES (?1, ?2)")?
            .execute(params![number, name])?;
        self.numbers.insert(name.to_owned(), number);
        Ok(number)
    }

    /// Packs fields, sorted by name; see [`Names::packed`].
    pub(crate) fn pack(&mut self, db: &Connection, fields: &[(String, String)]) -> Result<(), HistoryError> {
        let same_names = !self.repeated
            && self.layout.len() == fields.len()
            && self
                .layout
                .iter()
                .zip(fields)
                .all(|((known, _), (name, _))| known == name);
        if !same_names {
            self.lay_out(db, fields)?;
        }
        self.packed.clear();
        for at in &self.order {
            let (Some((name, number)), Some((_, value))) = (self.layout.get(*at), fields.get(*at)) else {
                continue;
            };
            push_number(&mut self.packed, *number);
            if *number == WRITTEN_OUT {
                self.packed.extend_from_slice(name.as_bytes());
                self.packed.push(AFTER_NAME);
            }
            self.packed.extend_from_slice(value.as_bytes());
            self.packed.push(END);
        }
        Ok(())
    }

    /// The fields packed last.
    pub(crate) fn packed(&self) -> &[u8] {
        &self.packed
    }

    fn lay_out(&mut self, db: &Connection, fields: &[(String, String)]) -> Result<(), HistoryError> {
        self.layout.clear();
        for (name, _) in fields {
            let number = self.number(db, name)?;
            self.layout.push((name.clone(), number));
        }
        self.order = (0..fields.len()).collect();
        self.order.sort_by(|a, b| fields.get(*a).cmp(&fields.get(*b)));
        // A name that comes twice is ordered by its values, so by each record anew.
        let names: Vec<_> = self.order.iter().filter_map(|at| self.layout.get(*at)).collect();
        self.repeated = names.windows(2).any(|pair| matches!(pair, [a, b] if a.0 == b.0));
        Ok(())
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
