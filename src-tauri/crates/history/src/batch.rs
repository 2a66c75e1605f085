//! Rows on their way into the file: one transaction, whoever they come from.

use std::sync::MutexGuard;

use domain::Coded;
use rusqlite::{Connection, ErrorCode, OptionalExtension, params};

use crate::blob::Names;
use crate::error::HistoryError;
use crate::open::{History, Writer};
use crate::row::{Origin, Row};
use crate::state::ListState;

/// What a row did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Change {
    New,
    Updated,
    Unchanged,
    /// A file's row of a payment the gateway told us itself.
    Kept,
}

pub(crate) struct Batch<'a> {
    writer: MutexGuard<'a, Writer>,
    now: i64,
    /// Where the rows added by this transaction begin.
    first_new: i64,
    /// What readers will call the list after this transaction.
    generation: i64,
    /// Whether the text index is not sound; nothing is written to it then, since it has to be
    /// made again anyway.
    search_damaged: bool,
    /// Whether the list is another one after this transaction.
    changed: bool,
    /// Whether the row before was known: then the next one probably is too.
    expect_known: bool,
    /// Where the next row stands if it is known as well: rows come again in the order in which
    /// they came, and a number is found faster than an id.
    expected: i64,
    done: bool,
}

/// A row's columns from `t` to `origin`, in the order of every statement below, with what
/// stands before and behind them.
macro_rules! columns {
    ($first:expr, $source:ident, $origin:ident, $row:ident $(, $last:expr)*) => {
        params![
            $first, $row.t, $row.day, $source, $row.status.code(), $row.kind.code(),
            $row.brand.code(), $row.currency.as_str(), $row.amount, $row.refunded, $row.last4,
            $row.customer, $row.invoice, $row.description, $row.approval, $row.user, $row.batch,
            $row.settled_raw, $origin.code() $(, $last)*
        ]
    };
}

/// What of a stored row decides what becomes of the new one.
struct Stored {
    rid: i64,
    versions: i64,
    source: i64,
    origin: Origin,
    same: bool,
    same_fields: bool,
}

impl<'a> Batch<'a> {
    pub(crate) fn begin(history: &'a History, now: i64) -> Result<Self, HistoryError> {
        let mut writer = history.write()?;
        writer.db.execute_batch("BEGIN IMMEDIATE")?;
        let begun = first_new(&writer.db).and_then(|first_new| {
            let state = ListState::read(&writer.db)?;
            // Another program may have numbered names since.
            writer.reload_names_if_others_wrote()?;
            Ok((first_new, state))
        });
        match begun {
            Ok((first_new, state)) => Ok(Self {
                writer,
                now,
                first_new,
                generation: state.generation + 1,
                search_damaged: state.search_damaged || history.damage_seen(),
                changed: false,
                expect_known: false,
                expected: 0,
                done: false,
            }),
            Err(error) => {
                let _ = writer.db.execute_batch("ROLLBACK");
                Err(error)
            }
        }
    }

    pub(crate) fn now(&self) -> i64 {
        self.now
    }

    pub(crate) fn db(&self) -> &Connection {
        &self.writer.db
    }

    /// Stores one row; a known id is updated in place and what it said before is kept.
    pub(crate) fn put(&mut self, source: i64, origin: Origin, row: &Row) -> Result<Change, HistoryError> {
        let put = self.store(source, origin, row);
        self.search_damaged |= matches!(put, Err(HistoryError::SearchDamaged));
        put
    }

    fn store(&mut self, source: i64, origin: Origin, row: &Row) -> Result<Change, HistoryError> {
        let Writer { db, names, .. } = &mut *self.writer;
        names.pack(db, &row.fields)?;
        if !self.expect_known && self.insert(source, origin, row)? {
            return Ok(Change::New);
        }
        let Some(stored) = self.stored(source, origin, row)? else {
            self.expect_known = false;
            self.insert(source, origin, row)?;
            return Ok(Change::New);
        };
        self.expect_known = true;
        self.expected = stored.rid + 1;
        if origin == Origin::File && stored.origin == Origin::Gateway {
            return Ok(Change::Kept);
        }
        if !stored.same {
            self.replace(source, origin, row, &stored)?;
            return Ok(Change::Updated);
        }
        if !stored.same_fields {
            // Only fields we give no meaning to differ; keep the newest.
            self.keep_fields(stored.rid)?;
        }
        Ok(Change::Unchanged)
    }

    /// Counts rows a terminal gained.
    pub(crate) fn add_rows(&self, source: i64, rows: u64) -> Result<(), HistoryError> {
        if rows > 0 {
            self.db()
                .prepare_cached("UPDATE source SET rows = rows + ?2 WHERE no = ?1")?
                .execute(params![source, i64::try_from(rows).unwrap_or(i64::MAX)])?;
        }
        Ok(())
    }

    /// Makes everything visible at once. A text index that turns out to be damaged is noted;
    /// the transaction has to be repeated then, and will do without it.
    pub(crate) fn commit(mut self) -> Result<(), HistoryError> {
        let ended = self.end();
        self.done = ended.is_ok();
        self.search_damaged |= matches!(ended, Err(HistoryError::SearchDamaged));
        ended
    }

    fn end(&self) -> Result<(), HistoryError> {
        if self.changed {
            if !self.search_damaged {
                self.index_new_rows()?;
            }
            self.db()
                .prepare_cached("UPDATE list_state SET generation = ?1, search_damaged = ?2")?
                .execute(params![self.generation, self.search_damaged])?;
        }
        // The index writes what it gathered only now.
        self.db().execute_batch("COMMIT").map_err(index_error)
    }

    fn index_new_rows(&self) -> Result<(), HistoryError> {
        self.index(
            "INSERT INTO txn_fts (rowid, id, last4, customer, invoice, description)
             SELECT rid, id, last4, customer, invoice, description FROM txn WHERE rid >= ?1",
            self.first_new,
        )
    }

    fn stored(&self, source: i64, origin: Origin, row: &Row) -> Result<Option<Stored>, HistoryError> {
        let mut find = self.db().prepare_cached(
            "SELECT rid, versions, source, origin,
                    t = ?2 AND day = ?3 AND source = ?4 AND status = ?5 AND type = ?6 AND brand = ?7
                    AND currency = ?8 AND amount IS ?9 AND refunded IS ?10 AND last4 = ?11
                    AND customer = ?12 AND invoice = ?13 AND description = ?14 AND approval = ?15
                    AND user_name = ?16 AND batch = ?17 AND settled_raw = ?18 AND origin = ?19,
                    (SELECT fields IS ?20 FROM txn_fields f WHERE f.rid = txn.rid)
             FROM txn WHERE rid = coalesce((SELECT rid FROM txn WHERE rid = ?21 AND id = ?1),
                                           (SELECT rid FROM txn WHERE id = ?1))",
        )?;
        let packed = self.writer.names.packed();
        Ok(find
            .query_row(
                columns!(row.id, source, origin, row, packed, self.expected),
                |found| {
                    Ok(Stored {
                        rid: found.get(0)?,
                        versions: found.get(1)?,
                        source: found.get(2)?,
                        origin: Origin::from_code(found.get(3)?),
                        same: found.get(4)?,
                        same_fields: found.get::<_, Option<bool>>(5)?.unwrap_or(false),
                    })
                },
            )
            .optional()?)
    }

    /// Adds a row unless its id is known.
    fn insert(&mut self, source: i64, origin: Origin, row: &Row) -> Result<bool, HistoryError> {
        let db = &self.writer.db;
        let added = db
            .prepare_cached(
                "INSERT INTO txn (id, t, day, source, status, type, brand, currency, amount, refunded,
                                  last4, customer, invoice, description, approval, user_name, batch,
                                  settled_raw, origin, first_seen)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,
                         ?18, ?19, ?20)
                 ON CONFLICT (id) DO NOTHING",
            )?
            .execute(columns!(row.id, source, origin, row, self.now))?;
        if added == 0 {
            return Ok(false);
        }
        db.prepare_cached("INSERT INTO txn_fields (rid, fields) VALUES (?1, ?2)")?
            .execute(params![db.last_insert_rowid(), self.writer.names.packed()])?;
        self.changed = true;
        Ok(true)
    }

    fn keep_fields(&self, rid: i64) -> Result<(), HistoryError> {
        self.db()
            .prepare_cached("INSERT OR REPLACE INTO txn_fields (rid, fields) VALUES (?1, ?2)")?
            .execute(params![rid, self.writer.names.packed()])?;
        Ok(())
    }

    fn replace(
        &mut self,
        source: i64,
        origin: Origin,
        row: &Row,
        stored: &Stored,
    ) -> Result<(), HistoryError> {
        let db = &self.writer.db;
        db.prepare_cached(
            "INSERT INTO txn_earlier (rid, seq, replaced_at, status, type, currency, amount, fields)
             SELECT rid, versions + 1, ?2, status, type, currency, amount,
                    (SELECT fields FROM txn_fields WHERE rid = ?1)
             FROM txn WHERE rid = ?1",
        )?
        .execute(params![stored.rid, self.now])?;
        // Rows of this transaction are not in the index yet; older ones are, with their old texts.
        let indexed = stored.rid < self.first_new;
        let unindexed = indexed && !self.search_damaged && self.unindex(stored.rid, row)?;
        if stored.source != source {
            // The same payment seen through another PIN: it belongs to the terminal seen last.
            self.db()
                .prepare_cached("UPDATE source SET rows = rows + iif(no = ?1, 1, -1) WHERE no IN (?1, ?2)")?
                .execute(params![source, stored.source])?;
        }
        self.db()
            .prepare_cached(
                "UPDATE txn SET t = ?2, day = ?3, source = ?4, status = ?5, type = ?6, brand = ?7, currency = ?8,
                        amount = ?9, refunded = ?10, last4 = ?11, customer = ?12, invoice = ?13, description = ?14,
                        approval = ?15, user_name = ?16, batch = ?17, settled_raw = ?18, origin = ?19, versions = ?20
                 WHERE rid = ?1",
            )?
            .execute(columns!(stored.rid, source, origin, row, stored.versions + 1))?;
        self.keep_fields(stored.rid)?;
        if unindexed {
            self.index(
                "INSERT INTO txn_fts (rowid, id, last4, customer, invoice, description)
                 SELECT rid, id, last4, customer, invoice, description FROM txn WHERE rid = ?1",
                stored.rid,
            )?;
        }
        if indexed {
            self.db()
                .prepare_cached("INSERT OR IGNORE INTO txn_changed (generation, rid) VALUES (?1, ?2)")?
                .execute(params![self.generation, stored.rid])?;
        }
        self.changed = true;
        Ok(())
    }

    /// Takes a row out of the index if its searched texts change.
    fn unindex(&self, rid: i64, row: &Row) -> Result<bool, HistoryError> {
        let differs: bool = self
            .db()
            .prepare_cached(
                "SELECT last4 <> ?2 OR customer <> ?3 OR invoice <> ?4 OR description <> ?5
                 FROM txn WHERE rid = ?1",
            )?
            .query_row(
                params![rid, row.last4, row.customer, row.invoice, row.description],
                |found| found.get(0),
            )?;
        if differs {
            self.index(
                "INSERT INTO txn_fts (txn_fts, rowid, id, last4, customer, invoice, description)
                 SELECT 'delete', rid, id, last4, customer, invoice, description FROM txn WHERE rid = ?1",
                rid,
            )?;
        }
        Ok(differs)
    }

    /// Changes the text index.
    fn index(&self, sql: &str, rid: i64) -> Result<(), HistoryError> {
        let mut statement = self.db().prepare_cached(sql).map_err(index_error)?;
        statement.execute([rid]).map_err(index_error)?;
        Ok(())
    }
}

/// The index has no rules of its own that rows could break: if one is broken, it is damaged.
fn index_error(error: rusqlite::Error) -> HistoryError {
    match error.sqlite_error_code() {
        Some(ErrorCode::ConstraintViolation) => HistoryError::SearchDamaged,
        _ => error.into(),
    }
}

fn first_new(db: &Connection) -> Result<i64, HistoryError> {
    let last: Option<i64> = db.query_row("SELECT max(rid) FROM txn", [], |row| row.get(0))?;
    Ok(last.unwrap_or(0) + 1)
}

impl Drop for Batch<'_> {
    fn drop(&mut self) {
        if !self.done {
            let _ = self.writer.db.execute_batch("ROLLBACK");
            if self.search_damaged {
                let note = "UPDATE list_state SET search_damaged = 1 WHERE search_damaged = 0";
                let _ = self.writer.db.execute_batch(note);
            }
            // Names numbered in this transaction went with it.
            if let Ok(names) = Names::load(&self.writer.db) {
                self.writer.names = names;
            }
        }
    }
}
