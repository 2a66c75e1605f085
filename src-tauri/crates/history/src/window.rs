use rusqlite::params;

use crate::batch::{Batch, Change};
use crate::coverage::CoverageState;
use crate::error::HistoryError;
use crate::open::History;
use crate::row::{Origin, Row};

/// One question to the gateway: a terminal and some days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The terminal's number in this file.
    pub source: i64,
    /// First day, in days since 1970-01-01.
    pub from: i32,
    /// Last day.
    pub to: i32,
    /// Last day that may be called covered: a day that has not begun is not here yet.
    pub covered_to: i32,
    /// The sync it belongs to.
    pub run: Option<i64>,
}

/// What a window changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rows never seen before.
    pub new: u64,
    /// Rows that said something else before, or were known from a file only.
    pub updated: u64,
    /// Rows that said the same.
    pub unchanged: u64,
}

/// Writes the rows of one window, or of several one after the other. Everything, coverage
/// included, is one transaction: it is all there after [`WindowWriter::commit`], and not at
/// all if it is dropped before.
pub struct WindowWriter<'a> {
    batch: Batch<'a>,
    window: Window,
    counts: Counts,
}

impl std::fmt::Debug for WindowWriter<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WindowWriter")
            .field("window", &self.window)
            .finish_non_exhaustive()
    }
}

impl History {
    /// Begins a window; `now` is the instant in UTC seconds. Other writers wait.
    pub fn begin(&self, window: Window, now: i64) -> Result<WindowWriter<'_>, HistoryError> {
        Ok(WindowWriter {
            batch: Batch::begin(self, now)?,
            window,
            counts: Counts::default(),
        })
    }
}

impl WindowWriter<'_> {
    /// Stores one row; a known id is updated in place and what it said before is kept.
    pub fn put(&mut self, row: &Row) -> Result<(), HistoryError> {
        match self.batch.put(self.window.source, Origin::Gateway, row)? {
            Change::New => self.counts.new += 1,
            Change::Updated => self.counts.updated += 1,
            Change::Unchanged | Change::Kept => self.counts.unchanged += 1,
        }
        Ok(())
    }

    /// How much of this window changed so far.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// Ends this window and goes on with the next one in the same transaction: a bulk sync is
    /// fastest with 50,000 to 100,000 rows in each. Nothing is visible or durable before
    /// [`WindowWriter::commit`].
    pub fn next_window(&mut self, state: CoverageState, next: Window) -> Result<Counts, HistoryError> {
        self.end_window(state)?;
        self.window = next;
        Ok(std::mem::take(&mut self.counts))
    }

    /// Ends the window: rows, coverage and the note that this window is done become visible
    /// together.
    pub fn commit(mut self, state: CoverageState) -> Result<Counts, HistoryError> {
        self.end_window(state)?;
        self.batch.commit()?;
        Ok(self.counts)
    }

    fn end_window(&mut self, state: CoverageState) -> Result<(), HistoryError> {
        let Window {
            source,
            from,
            to,
            covered_to,
            run,
        } = self.window;
        self.batch.add_rows(source, self.counts.new)?;
        let now = self.batch.now();
        let db = self.batch.db();
        let mut mark = db.prepare_cached(
            "INSERT INTO coverage (source, day, state, fetched_at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (source, day) DO UPDATE SET state = excluded.state, fetched_at = excluded.fetched_at",
        )?;
        for day in from..=to.min(covered_to) {
            mark.execute(params![source, day, state.code(), now])?;
        }
        if let Some(run) = run.filter(|_| state == CoverageState::Complete) {
            db.prepare_cached(
                "INSERT OR IGNORE INTO sync_done (run, source, from_day, to_day) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![run, source, from, to])?;
        }
        Ok(())
    }
}
