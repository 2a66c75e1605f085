//! Filling the columns from the file, and following its changes.

use std::sync::Arc;

use rusqlite::{Connection, params};

use super::chunk::{Chunk, Facts, ODD_DIGITS, digits, fits};
use super::{CHUNK, Columns, time};
use crate::error::HistoryError;
use crate::state::ListState;
use crate::text::currency_of;

/// Why there are no columns.
#[derive(Debug)]
pub(crate) enum NoColumns {
    /// A row holds something the columns have no room for, such as a year after 2106.
    Unfit,
    /// Somebody stopped the filling.
    Stopped,
    /// The file could not be read.
    Failed(HistoryError),
}

impl From<rusqlite::Error> for NoColumns {
    fn from(error: rusqlite::Error) -> Self {
        Self::Failed(error.into())
    }
}

const SELECT: &str = "SELECT rid, t, day, source, status, type, brand, currency, amount, last4 FROM txn";

impl Columns {
    /// Reads the whole table.
    pub(crate) fn fill(
        db: &Connection,
        state: ListState,
        stop: &dyn Fn() -> bool,
    ) -> Result<Self, NoColumns> {
        let mut columns = Self::empty(state.generation);
        columns.append(db, stop)?;
        columns.by_time = time::sorted(&columns);
        Ok(columns)
    }

    /// The next state: what was added and changed since.
    pub(crate) fn follow(&self, db: &Connection, state: ListState) -> Result<Self, NoColumns> {
        let mut next = self.clone();
        next.generation = state.generation;
        let mut moved = Vec::new();
        let mut changed = db.prepare_cached(&format!(
            "{SELECT} WHERE rid IN (SELECT rid FROM txn_changed WHERE generation > ?1) AND rid <= ?2"
        ))?;
        let mut rows = changed.query(params![self.generation, self.last])?;
        while let Some(row) = rows.next()? {
            let rid: u32 = row.get(0)?;
            let facts = next.read(row)?;
            if self.facts(rid).is_none_or(|before| before.t != facts.t) {
                moved.push(rid);
            }
            let (chunk, at) = Self::place(rid);
            if let Some(chunk) = next.chunks.get_mut(chunk) {
                Arc::make_mut(chunk).set(at, facts);
            }
        }
        next.append(db, &|| false)?;
        next.by_time = time::merged(self, &next, &moved);
        Ok(next)
    }

    /// Reads the rows behind the last one.
    fn append(&mut self, db: &Connection, stop: &dyn Fn() -> bool) -> Result<(), NoColumns> {
        let mut statement = db.prepare_cached(&format!("{SELECT} WHERE rid > ?1 ORDER BY rid"))?;
        let mut rows = statement.query([self.last])?;
        let mut open: Option<Chunk> = None;
        while let Some(row) = rows.next()? {
            let rid: u32 = row.get(0).map_err(|_| NoColumns::Unfit)?;
            let facts = self.read(row)?;
            while self.last + 1 < rid {
                self.holes += 1;
                self.push(&mut open, Facts::default());
            }
            self.push(&mut open, facts);
            if rid.is_multiple_of(1_024) && stop() {
                return Err(NoColumns::Stopped);
            }
        }
        self.chunks.extend(open.map(Arc::new));
        Ok(())
    }

    /// Adds a row to the chunk that is being filled.
    fn push(&mut self, open: &mut Option<Chunk>, facts: Facts) {
        self.last += 1;
        let chunk = match open {
            Some(chunk) => chunk,
            // The last chunk of the state before goes on, unless it is full.
            None => open.insert(match self.chunks.last() {
                Some(chunk) if chunk.len() < CHUNK => {
                    let chunk = Chunk::clone(chunk);
                    self.chunks.pop();
                    chunk
                }
                _ => Chunk::with_room(),
            }),
        };
        chunk.push(facts);
        if chunk.len() == CHUNK {
            self.chunks.extend(open.take().map(Arc::new));
        }
    }

    fn read(&mut self, row: &rusqlite::Row<'_>) -> Result<Facts, NoColumns> {
        let unfit = |_| NoColumns::Unfit;
        let facts = Facts {
            t: row.get(1).map_err(unfit)?,
            day: row.get(2).map_err(unfit)?,
            source: row.get(3).map_err(unfit)?,
            status: row.get(4)?,
            kind: row.get(5)?,
            brand: row.get(6)?,
            currency: self.currency_code(row.get_ref(7)?.as_str().unwrap_or_default())?,
            amount: row.get(8)?,
            last4: digits(row.get_ref(9)?.as_str().unwrap_or_default()),
        };
        if ![facts.status, facts.kind, facts.brand].into_iter().all(fits) {
            return Err(NoColumns::Unfit);
        }
        self.note(facts);
        Ok(facts)
    }

    fn note(&mut self, facts: Facts) {
        fn see(seen: &mut [bool], at: usize) {
            if let Some(seen) = seen.get_mut(at) {
                *seen = true;
            }
        }
        let source = usize::from(facts.source);
        if self.sources.len() <= source {
            self.sources.resize(source + 1, false);
        }
        see(&mut self.sources, source);
        see(&mut self.brands, usize::from(facts.brand));
        see(&mut self.statuses, usize::from(facts.status));
        see(&mut self.kinds, usize::from(facts.kind));
        self.days = (self.days.0.min(facts.day), self.days.1.max(facts.day));
        self.odd_last4 |= facts.last4 == ODD_DIGITS;
        self.large_amounts |= facts.amount.is_some_and(|amount| i32::try_from(amount).is_err());
    }

    fn currency_code(&mut self, text: &str) -> Result<u8, NoColumns> {
        let known = self.currencies.iter().position(|known| known.as_str() == text);
        let at = match known {
            Some(at) => at,
            None => {
                let currency = currency_of(text);
                let same = self.currencies.iter().position(|known| *known == currency);
                same.unwrap_or_else(|| {
                    self.currencies.push(currency);
                    self.currencies.len() - 1
                })
            }
        };
        u8::try_from(at).map_err(|_| NoColumns::Unfit)
    }
}
