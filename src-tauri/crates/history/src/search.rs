//! The text index: finding out that it is damaged, and making it again.

use rusqlite::{Connection, OptionalExtension, params};

use crate::cancel::Cancel;
use crate::error::HistoryError;
use crate::open::History;
use crate::state::ListState;
use crate::text;

/// Rows indexed between two reports of progress.
const STEP: i64 = 10_000;

const CREATE: &str = "CREATE VIRTUAL TABLE txn_fts USING fts5 (
    id, last4, customer, invoice, description,
    content = 'txn', content_rowid = 'rid',
    tokenize = 'trigram', detail = none, columnsize = 0
);";

impl History {
    /// Whether the text index is known to be damaged. Searches then read every row instead,
    /// which is slow but finds all; [`History::rebuild_search`] ends that.
    pub fn search_damaged(&self) -> Result<bool, HistoryError> {
        if self.damage_seen() {
            return Ok(true);
        }
        self.read(|db| Ok(ListState::read(db)?.search_damaged))
    }

    /// Compares the text index with the payments. Takes seconds for each million of them.
    pub fn check_search(&self) -> Result<bool, HistoryError> {
        let writer = self.write()?;
        let checked = writer
            .db
            .execute(
                "INSERT INTO txn_fts (txn_fts, rank) VALUES ('integrity-check', 1)",
                [],
            )
            .map_err(HistoryError::from);
        match checked {
            Ok(_) => Ok(true),
            Err(HistoryError::SearchDamaged | HistoryError::Damaged) => {
                // Kept in the file: the next program knows it too.
                writer
                    .db
                    .execute("UPDATE list_state SET search_damaged = 1", [])?;
                Ok(false)
            }
            Err(error) => Err(error),
        }
    }

    /// Makes the text index again from the payments: rows done and rows in all are reported.
    /// A cancelled rebuild changes nothing. Other writers wait, readers do not.
    pub fn rebuild_search(
        &self,
        mut progress: impl FnMut(u64, u64),
        cancel: &Cancel,
    ) -> Result<(), HistoryError> {
        let writer = self.write()?;
        let db = &writer.db;
        db.execute_batch("BEGIN IMMEDIATE")?;
        let built = clear(db)
            .and_then(|()| fill(db, &mut progress, cancel))
            .and_then(|()| {
                db.execute("UPDATE list_state SET search_damaged = 0", [])?;
                Ok(db.execute_batch("COMMIT")?)
            });
        if built.is_err() {
            let _ = db.execute_batch("ROLLBACK");
        } else {
            self.note_damage(false);
        }
        built
    }
}

/// Whether the index knows some rows, first to last: a cheap look that finds an index which
/// lost everything, or its newer part.
pub(crate) fn knows_its_rows(db: &Connection) -> Result<bool, HistoryError> {
    let last: Option<i64> = db.query_row("SELECT max(rid) FROM txn", [], |row| row.get(0))?;
    let Some(last) = last else { return Ok(true) };
    let mut id_of = db.prepare("SELECT id FROM txn WHERE rid = ?1")?;
    let mut known = db.prepare("SELECT 1 FROM txn_fts WHERE txn_fts MATCH ?1 AND rowid = ?2")?;
    for rid in [1, last / 4, last / 2, last / 4 * 3, last] {
        let id: Option<String> = id_of.query_row([rid], |row| row.get(0)).optional()?;
        let Some(trigrams) = id.as_deref().and_then(text::trigrams) else {
            continue;
        };
        match known.exists(params![trigrams, rid]).map_err(HistoryError::from) {
            Ok(true) => {}
            Ok(false) | Err(HistoryError::SearchDamaged) => return Ok(false),
            Err(error) => return Err(error),
        }
    }
    Ok(true)
}

/// Empties the index; if it is too broken for that, the table is made again.
fn clear(db: &Connection) -> Result<(), HistoryError> {
    let emptied = db.execute("INSERT INTO txn_fts (txn_fts) VALUES ('delete-all')", []);
    if emptied.is_err() {
        db.execute_batch("DROP TABLE IF EXISTS txn_fts;")?;
        db.execute_batch(CREATE)?;
    }
    Ok(())
}

fn fill(db: &Connection, progress: &mut dyn FnMut(u64, u64), cancel: &Cancel) -> Result<(), HistoryError> {
    let last: Option<i64> = db.query_row("SELECT max(rid) FROM txn", [], |row| row.get(0))?;
    let last = last.unwrap_or(0);
    let mut add = db.prepare(
        "INSERT INTO txn_fts (rowid, id, last4, customer, invoice, description)
         SELECT rid, id, last4, customer, invoice, description FROM txn WHERE rid BETWEEN ?1 AND ?2",
    )?;
    let mut from = 1;
    while from <= last {
        cancel.check()?;
        let to = last.min(from + STEP - 1);
        add.execute(params![from, to])?;
        progress(to.unsigned_abs(), last.unsigned_abs());
        from = to + 1;
    }
    Ok(())
}
