//! Filling the columns from the file, and following its changes.

use std::sync::Arc;

use domain::Currency;
use rusqlite::{Connection, params};

use super::chunk::{Chunk, Facts, digits, fits};
use super::{CHUNK, Columns, saved, time};
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

/// The codes come as one number: each column that is handed over costs more than adding it up.
const SELECT: &str = "SELECT rid, t, day, (source << 24) | (status << 16) | (type << 8) | brand, currency, amount, last4 FROM txn";

impl Columns {
    /// Reads what was saved and what came since, or else the whole table; `helper`, a connection
    /// that sees the same state, reads the second half of a long one meanwhile.
    pub(crate) fn fill(
        db: &Connection,
        helper: Option<Connection>,
        state: ListState,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Result<Self, NoColumns> {
        let last: Option<u32> = db
            .query_row("SELECT max(rid) FROM txn", [], |row| row.get(0))
            .map_err(|_| NoColumns::Unfit)?;
        let last = last.unwrap_or(0);
        let known = saved::load(db, state)?.filter(|saved| saved.last <= last && saved.last >= last / 2);
        let mut columns = match known {
            Some(mut saved) => {
                saved.change(db)?;
                saved.append(db, last, stop)?;
                saved
            }
            None => Self::scan(db, helper, last, stop)?,
        };
        columns.generation = state.generation;
        columns.by_time = time::sorted(&columns);
        Ok(columns)
    }

    fn scan(
        db: &Connection,
        helper: Option<Connection>,
        last: u32,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Result<Self, NoColumns> {
        let half = last / 2 - last / 2 % CHUNK as u32;
        let mut columns = Self::empty(0);
        let Some(helper) = helper.filter(|_| half > 0) else {
            columns.append(db, last, stop)?;
            return Ok(columns);
        };
        let mut second = Self::empty(0);
        second.last = half;
        let second = std::thread::scope(|scope| {
            let second = scope.spawn(move || {
                second.append(&helper, last, stop)?;
                Ok::<_, NoColumns>(second)
            });
            columns.append(db, half, stop)?;
            second.join().map_err(|_| NoColumns::Stopped)?
        });
        columns.join(half, second?)?;
        Ok(columns)
    }

    /// The next state: what was added and changed since.
    pub(crate) fn follow(&self, db: &Connection, state: ListState) -> Result<Self, NoColumns> {
        let mut next = self.clone();
        let moved = next.change(db)?;
        next.append(db, u32::MAX, &|| false)?;
        next.generation = state.generation;
        next.by_time = time::merged(self, &next, &moved);
        Ok(next)
    }

    /// Changes rows as the file did since; answers which of them have another instant now.
    fn change(&mut self, db: &Connection) -> Result<Vec<u32>, NoColumns> {
        let mut moved = Vec::new();
        let mut changed = db.prepare_cached(&format!(
            "{SELECT} WHERE rid IN (SELECT rid FROM txn_changed WHERE generation > ?1) AND rid <= ?2"
        ))?;
        let mut rows = changed.query(params![self.generation, self.last])?;
        while let Some(row) = rows.next()? {
            let rid: u32 = row.get(0)?;
            let facts = self.read(row)?;
            if self.facts(rid).is_none_or(|before| before.t != facts.t) {
                moved.push(rid);
            }
            let (chunk, at) = Self::place(rid);
            if let (Some(chunk), Some(saved)) = (self.chunks.get_mut(chunk), self.saved.get_mut(chunk)) {
                Arc::make_mut(chunk).set(at, facts);
                *saved = false;
            }
        }
        Ok(moved)
    }

    /// Reads the rows behind the last one up to another.
    fn append(&mut self, db: &Connection, to: u32, stop: &dyn Fn() -> bool) -> Result<(), NoColumns> {
        let mut statement =
            db.prepare_cached(&format!("{SELECT} WHERE rid > ?1 AND rid <= ?2 ORDER BY rid"))?;
        let mut rows = statement.query([self.last, to])?;
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
        self.close(&mut open);
        Ok(())
    }

    fn close(&mut self, open: &mut Option<Chunk>) {
        if let Some(chunk) = open.take() {
            self.chunks.push(Arc::new(chunk));
            self.saved.push(false);
        }
    }

    /// Puts the second half of the table behind the first, which is to end with a full chunk.
    fn join(&mut self, half: u32, second: Self) -> Result<(), NoColumns> {
        let mut open = None;
        while self.last < half {
            self.holes += 1;
            self.push(&mut open, Facts::default());
        }
        for mut chunk in second.chunks {
            self.renumber(Arc::make_mut(&mut chunk), &second.currencies)?;
            self.chunks.push(chunk);
            self.saved.push(false);
        }
        self.last = second.last;
        self.holes += second.holes;
        self.seen.add(&second.seen);
        Ok(())
    }

    /// Gives a chunk our codes of currencies; another numbered them as it met them.
    pub(super) fn renumber(&mut self, chunk: &mut Chunk, theirs: &[Currency]) -> Result<(), NoColumns> {
        let codes = theirs.iter().map(|currency| self.code_of(*currency));
        let codes: Vec<u8> = codes.collect::<Result<_, _>>()?;
        if codes.iter().zip(0..).any(|(code, nth)| *code != nth) {
            for code in &mut chunk.currency {
                *code = codes.get(usize::from(*code)).copied().unwrap_or(0);
            }
        }
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
                    self.saved.pop();
                    chunk
                }
                _ => Chunk::with_room(),
            }),
        };
        chunk.push(facts);
        if chunk.len() == CHUNK {
            self.close(open);
        }
    }

    fn read(&mut self, row: &rusqlite::Row<'_>) -> Result<Facts, NoColumns> {
        let unfit = |_| NoColumns::Unfit;
        let codes: i64 = row.get(3)?;
        let [.., status, kind, brand] = codes.to_be_bytes();
        let facts = Facts {
            t: row.get(1).map_err(unfit)?,
            day: row.get(2).map_err(unfit)?,
            source: u16::try_from(codes >> 24).map_err(|_| NoColumns::Unfit)?,
            status,
            kind,
            brand,
            currency: self.currency_code(row.get_ref(4)?.as_str().unwrap_or_default())?,
            amount: row.get(5)?,
            last4: digits(row.get_ref(6)?.as_bytes().unwrap_or_default()),
        };
        if ![facts.status, facts.kind, facts.brand].into_iter().all(fits) {
            return Err(NoColumns::Unfit);
        }
        self.seen.note(facts);
        Ok(facts)
    }

    fn currency_code(&mut self, text: &str) -> Result<u8, NoColumns> {
        match self.currencies.iter().position(|known| known.as_str() == text) {
            Some(at) => u8::try_from(at).map_err(|_| NoColumns::Unfit),
            None => self.code_of(currency_of(text)),
        }
    }

    fn code_of(&mut self, currency: Currency) -> Result<u8, NoColumns> {
        let known = self.currencies.iter().position(|known| *known == currency);
        let at = known.unwrap_or_else(|| {
            self.currencies.push(currency);
            self.currencies.len() - 1
        });
        u8::try_from(at).map_err(|_| NoColumns::Unfit)
    }
}
