//! The columns kept in the file between two runs: a start then reads some megabytes instead of
//! every row. Full chunks only; they are written when the file is closed.

use std::sync::Arc;

use domain::Currency;
use rusqlite::{Connection, params};

use super::fill::NoColumns;
use super::{CHUNK, Chunk, Columns};
use crate::error::HistoryError;
use crate::state::ListState;
use crate::text::currency_of;

/// How a chunk is written. Any other number is not ours to read.
const LAYOUT: u8 = 1;
/// Bytes of a currency code.
const CODE: usize = 3;
/// Bytes of a large amount with its place.
const LARGE_BYTES: usize = 10;

/// The columns as they were saved, to be followed up; `None` where nothing usable is there.
pub(super) fn load(db: &Connection, state: ListState) -> Result<Option<Columns>, NoColumns> {
    let generation: i64 = db
        .prepare_cached("SELECT generation FROM saved_state")?
        .query_row([], |row| row.get(0))?;
    if generation > state.generation || generation + 1 < state.changes_from {
        return Ok(None);
    }
    let mut columns = Columns::empty(generation);
    let mut statement = db.prepare("SELECT chunk, crc, data FROM saved_columns ORDER BY chunk")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (chunk, crc): (i64, i64) = (row.get(0)?, row.get(1)?);
        let data = row.get_ref(2)?.as_blob().unwrap_or_default();
        if usize::try_from(chunk) != Ok(columns.chunks.len())
            || crc != check(data)
            || columns.unpack(data).is_none()
        {
            return Ok(None);
        }
    }
    Ok(Some(columns))
}

/// Saves what is not saved yet, if it is the state of the file. Called inside a transaction.
pub(crate) fn save(db: &Connection, columns: &Columns) -> Result<(), HistoryError> {
    let state = ListState::read(db)?;
    if columns.generation != state.generation {
        return Ok(());
    }
    let mut put =
        db.prepare("INSERT OR REPLACE INTO saved_columns (chunk, crc, data) VALUES (?1, ?2, ?3)")?;
    let chunks = columns.chunks.iter().zip(&columns.saved).zip(0_i64..);
    for ((chunk, saved), no) in chunks {
        if *saved || chunk.len() < CHUNK {
            continue;
        }
        let data = columns.packed(chunk);
        put.execute(params![no, check(&data), data])?;
    }
    db.execute("UPDATE saved_state SET generation = ?1", [state.generation])?;
    Ok(())
}

/// Tells a damaged copy from a sound one; no protection against anybody.
fn check(data: &[u8]) -> i64 {
    const START: u64 = 0xCBF2_9CE4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01B3;
    let words = data.chunks(8).map(|bytes| {
        let mut word = [0; 8];
        word.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
        u64::from_le_bytes(word)
    });
    let sum = words.fold(START, |sum, word| {
        (sum ^ word).wrapping_mul(PRIME).rotate_left(29)
    });
    (sum ^ data.len() as u64).cast_signed()
}

/// Takes numbers of a fixed length off the front.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn numbers<const N: usize, T>(&mut self, count: usize, number: fn([u8; N]) -> T) -> Option<Vec<T>> {
        let bytes = self.take(count * N)?;
        let numbers = bytes.chunks_exact(N).filter_map(|bytes| bytes.try_into().ok());
        Some(numbers.map(number).collect())
    }
}

impl Columns {
    fn packed(&self, chunk: &Chunk) -> Vec<u8> {
        let mut data = Vec::with_capacity(20 * CHUNK);
        data.push(LAYOUT);
        data.push(u8::try_from(self.currencies.len()).unwrap_or(u8::MAX));
        for currency in &self.currencies {
            data.extend_from_slice(currency.as_str().as_bytes());
        }
        data.extend(chunk.t.iter().flat_map(|t| t.to_le_bytes()));
        data.extend(chunk.day.iter().flat_map(|day| day.to_le_bytes()));
        data.extend(chunk.source.iter().flat_map(|source| source.to_le_bytes()));
        for codes in [&chunk.status, &chunk.kind, &chunk.brand, &chunk.currency] {
            data.extend_from_slice(codes);
        }
        data.extend(chunk.amount.iter().flat_map(|amount| amount.to_le_bytes()));
        data.extend(chunk.last4.iter().flat_map(|last4| last4.to_le_bytes()));
        for (place, amount) in &chunk.large {
            data.extend_from_slice(&place.to_le_bytes());
            data.extend_from_slice(&amount.to_le_bytes());
        }
        data
    }

    /// Adds a saved chunk behind the others.
    fn unpack(&mut self, data: &[u8]) -> Option<()> {
        let mut bytes = Bytes(data);
        let [layout, currencies] = *bytes.take(2)? else {
            return None;
        };
        if layout != LAYOUT {
            return None;
        }
        let names = bytes.take(usize::from(currencies) * CODE)?.chunks_exact(CODE);
        let names: Option<Vec<Currency>> = names
            .map(|name| Some(currency_of(std::str::from_utf8(name).ok()?)))
            .collect();
        let mut chunk = Chunk {
            t: bytes.numbers(CHUNK, u32::from_le_bytes)?,
            day: bytes.numbers(CHUNK, u16::from_le_bytes)?,
            source: bytes.numbers(CHUNK, u16::from_le_bytes)?,
            status: bytes.take(CHUNK)?.to_vec(),
            kind: bytes.take(CHUNK)?.to_vec(),
            brand: bytes.take(CHUNK)?.to_vec(),
            currency: bytes.take(CHUNK)?.to_vec(),
            amount: bytes.numbers(CHUNK, i32::from_le_bytes)?,
            last4: bytes.numbers(CHUNK, u16::from_le_bytes)?,
            ..Chunk::default()
        };
        for large in bytes.0.chunks(LARGE_BYTES) {
            let (place, amount) = large.split_at_checked(2)?;
            let place = u16::from_le_bytes(place.try_into().ok()?);
            chunk
                .large
                .push((place, i64::from_le_bytes(amount.try_into().ok()?)));
        }
        self.renumber(&mut chunk, &names?).ok()?;
        chunk.tell_spans();
        self.note_all(&chunk);
        self.chunks.push(Arc::new(chunk));
        self.saved.push(true);
        self.last += CHUNK as u32;
        Some(())
    }

    fn note_all(&mut self, chunk: &Chunk) {
        for at in 0..chunk.len() {
            match chunk.facts(at) {
                Some(facts) => self.seen.note(facts),
                None => self.holes += 1,
            }
        }
    }
}
