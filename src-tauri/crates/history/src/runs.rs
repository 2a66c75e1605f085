use rusqlite::{Connection, OptionalExtension, params};

use crate::error::HistoryError;
use crate::open::History;
use crate::state::{self, ListState};

/// The text index is put together where more than one row of so many is new.
const MUCH: i64 = 8;

/// One sync: what it was asked for, and how it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Its number.
    pub no: i64,
    /// What it was asked for, in the office's words; equal scopes can be resumed.
    pub scope: String,
    /// UTC seconds.
    pub started_at: i64,
    /// UTC seconds; `None` while it runs, and for ever if it was interrupted.
    pub finished_at: Option<i64>,
    /// The office's report.
    pub report: String,
}

impl History {
    /// Begins a sync.
    pub fn begin_run(&self, account: &str, scope: &str, now: i64) -> Result<i64, HistoryError> {
        let writer = self.write()?;
        writer.db.execute(
            "INSERT INTO sync_run (account, scope, started_at) VALUES (?1, ?2, ?3)",
            params![account, scope, now],
        )?;
        let no = writer.db.last_insert_rowid();
        // The finished windows of earlier syncs serve no resume any more.
        writer.db.execute(
            "DELETE FROM sync_done WHERE run NOT IN (SELECT no FROM sync_run WHERE finished_at IS NULL)",
            [],
        )?;
        Ok(no)
    }

    /// Ends a sync with its report.
    pub fn finish_run(&self, run: i64, now: i64, report: &str) -> Result<(), HistoryError> {
        self.write()?.db.execute(
            "UPDATE sync_run SET finished_at = ?2, report = ?3 WHERE no = ?1",
            params![run, now, report],
        )?;
        Ok(())
    }

    /// The newest sync of an account; `finished` chooses between ended and interrupted ones.
    pub fn last_run(&self, account: &str, finished: bool) -> Result<Option<Run>, HistoryError> {
        self.read(|db| {
            Ok(db
                .prepare_cached(
                    "SELECT no, scope, started_at, finished_at, report FROM sync_run
                     WHERE account = ?1 AND (finished_at IS NOT NULL) = ?2 ORDER BY no DESC LIMIT 1",
                )?
                .query_row(params![account, finished], |row| {
                    Ok(Run {
                        no: row.get(0)?,
                        scope: row.get(1)?,
                        started_at: row.get(2)?,
                        finished_at: row.get(3)?,
                        report: row.get(4)?,
                    })
                })
                .optional()?)
        })
    }

    /// The windows a sync finished: terminal number, first and last day.
    pub fn done_windows(&self, run: i64) -> Result<Vec<(i64, i32, i32)>, HistoryError> {
        self.read(|db| {
            let mut statement =
                db.prepare_cached("SELECT source, from_day, to_day FROM sync_done WHERE run = ?1")?;
            let rows = statement.query_map([run], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Gives a bulk sync more room: a larger page cache, fewer checkpoints, more of the text
    /// index in memory before it is written, and its parts put together at the end only. Undone
    /// by [`History::end_bulk`].
    pub fn begin_bulk(&self) -> Result<(), HistoryError> {
        let mut writer = self.write()?;
        // Still so after a bulk sync that was cut off: its parts wait as well.
        let waiting = writer
            .db
            .query_row(
                "SELECT count(*) FROM txn_fts_config WHERE k = 'automerge' AND v = 0",
                [],
                |row| row.get::<_, i64>(0),
            )
            .unwrap_or(0);
        let last = last_row(&writer.db)?;
        writer.bulk_from = Some(if waiting > 0 { 0 } else { last });
        writer.db.execute_batch(
            "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 25000; PRAGMA secure_delete = FAST;
             INSERT INTO txn_fts (txn_fts, rank)
             VALUES ('hashsize', 8388608), ('automerge', 0), ('crisismerge', 500);",
        )?;
        Ok(())
    }

    /// Ends a bulk sync, puts the parts of the text index together if much of it is new, and folds
    /// the write-ahead log in.
    pub fn end_bulk(&self) -> Result<(), HistoryError> {
        let mut writer = self.write()?;
        state::forget_changes(&writer.db)?;
        let last = last_row(&writer.db)?;
        let new = writer.bulk_from.take().map_or(0, |from| last - from);
        if new.saturating_mul(MUCH) > last && !ListState::read(&writer.db)?.search_damaged {
            // A search through one part takes a third of the time of one through many. The
            // payments are all there if this fails.
            let _ = writer
                .db
                .execute("INSERT INTO txn_fts (txn_fts) VALUES ('optimize')", []);
        }
        writer.db.execute_batch(
            "PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = 1000; PRAGMA secure_delete = ON;
             INSERT INTO txn_fts (txn_fts, rank)
             VALUES ('hashsize', 1048576), ('automerge', 4), ('crisismerge', 16);
             PRAGMA shrink_memory; PRAGMA wal_checkpoint(TRUNCATE);",
        )?;
        Ok(())
    }
}

fn last_row(db: &Connection) -> Result<i64, HistoryError> {
    let last: Option<i64> = db.query_row("SELECT max(rid) FROM txn", [], |row| row.get(0))?;
    Ok(last.unwrap_or(0))
}
