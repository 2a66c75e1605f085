use domain::Coded;
use rusqlite::{OptionalExtension, params};

use crate::coverage::CoverageState;
use crate::error::HistoryError;
use crate::open::{History, Writer};
use crate::row::Row;

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
    /// Rows that said something else before.
    pub updated: u64,
    /// Rows that said the same.
    pub unchanged: u64,
}

/// Writes the rows of one window. Everything, coverage included, is one transaction: it is
/// all there after [`WindowWriter::commit`], and not at all if it is dropped before.
pub struct WindowWriter<'a> {
    writer: std::sync::MutexGuard<'a, Writer>,
    window: Window,
    now: i64,
    counts: Counts,
    first_new: i64,
    done: bool,
}

impl std::fmt::Debug for WindowWriter<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WindowWriter")
            .field("window", &self.window)
            .finish_non_exhaustive()
    }
}

/// A row's columns from `t` to `settled_raw`, in the order of every statement below, with what
/// stands before and behind them.
macro_rules! columns {
    ($writer:ident, $row:ident, $first:expr $(, $last:expr)?) => {
        params![
            $first, $row.t, $row.day, $writer.window.source, $row.status.code(), $row.kind.code(),
            $row.brand.code(), $row.currency.as_str(), $row.amount, $row.refunded, $row.last4,
            $row.customer, $row.invoice, $row.description, $row.approval, $row.user, $row.batch,
            $row.settled_raw, $($last)?
        ]
    };
}

/// What of a stored row decides whether it changed.
struct Stored {
    rid: i64,
    versions: i64,
    same: bool,
    texts: [String; 5],
}

impl History {
    /// Begins a window; `now` is the instant in UTC seconds. Other writers wait.
    pub fn begin(&self, window: Window, now: i64) -> Result<WindowWriter<'_>, HistoryError> {
        let writer = self.write()?;
        writer.db.execute_batch("BEGIN IMMEDIATE")?;
        let last: Option<i64> = writer
            .db
            .query_row("SELECT max(rid) FROM txn", [], |row| row.get(0))?;
        Ok(WindowWriter {
            writer,
            window,
            now,
            counts: Counts::default(),
            first_new: last.unwrap_or(0) + 1,
            done: false,
        })
    }
}

impl WindowWriter<'_> {
    /// Stores one row; a known id is updated in place and what it said before is kept.
    pub fn put(&mut self, row: &Row) -> Result<(), HistoryError> {
        let Writer { db, names } = &mut *self.writer;
        let blob = names.pack(db, &row.fields)?;
        match self.stored(row)? {
            None => {
                self.insert(row, &blob)?;
                self.counts.new += 1;
            }
            Some(stored) if stored.same => {
                // Only fields we give no meaning to may differ; keep the newest.
                self.writer
                    .db
                    .prepare_cached("UPDATE txn_fields SET fields = ?2 WHERE rid = ?1 AND fields IS NOT ?2")?
                    .execute(params![stored.rid, blob])?;
                self.counts.unchanged += 1;
            }
            Some(stored) => {
                self.replace(row, &stored, &blob)?;
                self.counts.updated += 1;
            }
        }
        Ok(())
    }

    /// How much changed so far.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// Ends the window: rows, coverage and the note that this window is done become visible
    /// together.
    pub fn commit(mut self, state: CoverageState) -> Result<Counts, HistoryError> {
        let Window {
            source,
            from,
            to,
            covered_to,
            run,
        } = self.window;
        let db = &self.writer.db;
        db.prepare_cached(
            "INSERT INTO txn_fts (rowid, id, last4, customer, invoice, description)
             SELECT rid, id, last4, customer, invoice, description FROM txn WHERE rid >= ?1",
        )?
        .execute([self.first_new])?;
        db.prepare_cached("UPDATE source SET rows = rows + ?2 WHERE no = ?1")?
            .execute(params![source, self.counts.new as i64])?;
        let mut mark = db.prepare_cached(
            "INSERT INTO coverage (source, day, state, fetched_at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (source, day) DO UPDATE SET state = excluded.state, fetched_at = excluded.fetched_at",
        )?;
        for day in from..=to.min(covered_to) {
            mark.execute(params![source, day, state.code(), self.now])?;
        }
        drop(mark);
        if let Some(run) = run.filter(|_| state == CoverageState::Complete) {
            db.prepare_cached(
                "INSERT OR IGNORE INTO sync_done (run, source, from_day, to_day) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![run, source, from, to])?;
        }
        db.execute_batch("COMMIT")?;
        self.done = true;
        Ok(self.counts)
    }

    fn stored(&self, row: &Row) -> Result<Option<Stored>, HistoryError> {
        let mut find = self.writer.db.prepare_cached(
            "SELECT rid, versions, id, last4, customer, invoice, description,
                    t = ?2 AND day = ?3 AND source = ?4 AND status = ?5 AND type = ?6 AND brand = ?7
                    AND currency = ?8 AND amount IS ?9 AND refunded IS ?10 AND last4 = ?11
                    AND customer = ?12 AND invoice = ?13 AND description = ?14 AND approval = ?15
                    AND user_name = ?16 AND batch = ?17 AND settled_raw = ?18
             FROM txn WHERE id = ?1",
        )?;
        let stored = find
            .query_row(columns!(self, row, row.id), |found| {
                Ok(Stored {
                    rid: found.get(0)?,
                    versions: found.get(1)?,
                    texts: [
                        found.get(2)?,
                        found.get(3)?,
                        found.get(4)?,
                        found.get(5)?,
                        found.get(6)?,
                    ],
                    same: found.get(7)?,
                })
            })
            .optional()?;
        Ok(stored)
    }

    fn insert(&self, row: &Row, blob: &[u8]) -> Result<(), HistoryError> {
        let db = &self.writer.db;
        db.prepare_cached(
            "INSERT INTO txn (id, t, day, source, status, type, brand, currency, amount, refunded,
                              last4, customer, invoice, description, approval, user_name, batch,
                              settled_raw, first_seen)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)",
        )?
        .execute(columns!(self, row, row.id, self.now))?;
        db.prepare_cached("INSERT INTO txn_fields (rid, fields) VALUES (?1, ?2)")?
            .execute(params![db.last_insert_rowid(), blob])?;
        Ok(())
    }

    fn replace(&mut self, row: &Row, stored: &Stored, blob: &[u8]) -> Result<(), HistoryError> {
        let db = &self.writer.db;
        db.prepare_cached(
            "INSERT INTO txn_earlier (rid, seq, replaced_at, status, type, currency, amount, fields)
             SELECT rid, versions + 1, ?2, status, type, currency, amount,
                    (SELECT fields FROM txn_fields WHERE rid = ?1)
             FROM txn WHERE rid = ?1",
        )?
        .execute(params![stored.rid, self.now])?;
        // Rows of this window are not in the index yet; older ones are, with their old texts.
        let indexed = stored.rid < self.first_new;
        let texts = [&row.id, &row.last4, &row.customer, &row.invoice, &row.description];
        let texts_changed = indexed && stored.texts.iter().ne(texts);
        if texts_changed {
            let [id, last4, customer, invoice, description] = &stored.texts;
            db.prepare_cached(
                "INSERT INTO txn_fts (txn_fts, rowid, id, last4, customer, invoice, description)
                 VALUES ('delete', ?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![stored.rid, id, last4, customer, invoice, description])?;
        }
        self.move_between_sources(stored.rid)?;
        let db = &self.writer.db;
        db.prepare_cached(
            "UPDATE txn SET t = ?2, day = ?3, source = ?4, status = ?5, type = ?6, brand = ?7, currency = ?8,
                    amount = ?9, refunded = ?10, last4 = ?11, customer = ?12, invoice = ?13, description = ?14,
                    approval = ?15, user_name = ?16, batch = ?17, settled_raw = ?18, versions = ?19
             WHERE rid = ?1",
        )?
        .execute(columns!(self, row, stored.rid, stored.versions + 1))?;
        db.prepare_cached("UPDATE txn_fields SET fields = ?2 WHERE rid = ?1")?
            .execute(params![stored.rid, blob])?;
        if texts_changed {
            db.prepare_cached(
                "INSERT INTO txn_fts (rowid, id, last4, customer, invoice, description) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![stored.rid, row.id, row.last4, row.customer, row.invoice, row.description])?;
        }
        Ok(())
    }

    /// The same payment seen through another PIN: it belongs to the terminal seen last.
    fn move_between_sources(&self, rid: i64) -> Result<(), HistoryError> {
        self.writer
            .db
            .prepare_cached(
                "UPDATE source SET rows = rows + iif(no = ?2, 1, -1)
                 WHERE no IN (?2, (SELECT source FROM txn WHERE rid = ?1))
                   AND ?2 <> (SELECT source FROM txn WHERE rid = ?1)",
            )?
            .execute(params![rid, self.window.source])?;
        Ok(())
    }
}

impl Drop for WindowWriter<'_> {
    fn drop(&mut self) {
        if !self.done {
            let _ = self.writer.db.execute_batch("ROLLBACK");
            // Names numbered in this window went with it.
            if let Ok(names) = crate::blob::Names::load(&self.writer.db) {
                self.writer.names = names;
            }
        }
    }
}
