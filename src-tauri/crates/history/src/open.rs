use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard};

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use crate::blob::Names;
use crate::columns::{ColumnStore, Columns, saved};
use crate::error::HistoryError;
use crate::list::ListCache;
use crate::{migrate, state, text};

/// `CFHI`: tells our file from any other SQLite file.
const APPLICATION_ID: i32 = 0x4346_4849;
/// First release without the write-ahead log race.
const SQLITE_NEEDED: i32 = 3_051_003;
/// Idle read-only connections kept for the next reader.
const IDLE_READERS: usize = 3;

/// The open history file.
pub struct History {
    path: PathBuf,
    writer: Option<Mutex<Writer>>,
    readers: Mutex<Vec<Connection>>,
    /// Sees every commit, ours and those of other programs, through `data_version`.
    watch: Mutex<Connection>,
    pub(crate) columns: ColumnStore,
    pub(crate) lists: Mutex<ListCache>,
    newer: bool,
    /// A search met a damaged text index.
    search_damaged: AtomicBool,
}

pub(crate) struct Writer {
    pub(crate) db: Connection,
    pub(crate) names: Names,
    /// The last row before the bulk sync that is under way.
    pub(crate) bulk_from: Option<i64>,
}

impl Writer {
    /// Another program may have numbered names of fields since we did.
    pub(crate) fn reload_names_if_others_wrote(&mut self) -> Result<(), HistoryError> {
        let count: i64 = self
            .db
            .prepare_cached("SELECT count(*) FROM field_name")?
            .query_row([], |row| row.get(0))?;
        if usize::try_from(count).ok() != Some(self.names.len()) {
            self.names = Names::load(&self.db)?;
        }
        Ok(())
    }
}

impl std::fmt::Debug for History {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("History")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

impl History {
    /// Opens the file for reading and writing, makes it where there is none, brings it up to
    /// date, and checks it after a run that did not end cleanly.
    pub fn open(path: &Path) -> Result<Self, HistoryError> {
        check_version(rusqlite::version_number())?;
        let unclean = marker(path).exists();
        let mut db = Connection::open(path)?;
        prepare_writer(&db)?;
        if unclean {
            quick_check(&db)?;
        }
        migrate::run(&mut db, path)?;
        std::fs::write(marker(path), b"").map_err(|error| match error.kind() {
            std::io::ErrorKind::StorageFull => HistoryError::DiskFull,
            std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
                HistoryError::ReadOnly
            }
            _ => HistoryError::Other(error.to_string()),
        })?;
        let names = Names::load(&db)?;
        Self::with(
            path,
            Some(Mutex::new(Writer {
                db,
                names,
                bulk_from: None,
            })),
        )
    }

    /// Opens an existing file for reading only, beside a program that may be writing. A file
    /// of a newer version, which [`History::open`] refuses, can be read too: see
    /// [`History::is_newer`].
    pub fn open_read_only(path: &Path) -> Result<Self, HistoryError> {
        check_version(rusqlite::version_number())?;
        Self::with(path, None)
    }

    fn with(path: &Path, writer: Option<Mutex<Writer>>) -> Result<Self, HistoryError> {
        let watch = reader(path)?;
        let newer = migrate::is_newer(&watch)?;
        Ok(Self {
            path: path.to_owned(),
            writer,
            readers: Mutex::new(Vec::new()),
            watch: Mutex::new(watch),
            columns: ColumnStore::new(path),
            lists: Mutex::default(),
            newer,
            search_damaged: AtomicBool::new(false),
        })
    }

    /// Closes cleanly: the write-ahead log is folded in and the next start needs no check.
    pub fn close(self) -> Result<(), HistoryError> {
        let Self {
            path,
            writer,
            readers,
            watch,
            columns,
            ..
        } = self;
        let shown = columns.ready();
        drop((columns, readers, watch));
        let Some(writer) = writer else { return Ok(()) };
        let mut writer = writer.into_inner().unwrap_or_else(|e| e.into_inner());
        state::forget_changes(&writer.db)?;
        if let Some(shown) = shown {
            // Only a copy: the next start reads the payments if it could not be written.
            let _ = save_columns(&mut writer.db, &shown);
        }
        writer
            .db
            .execute_batch("PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE);")?;
        writer
            .db
            .close()
            .map_err(|(_, error)| HistoryError::from(error))?;
        let _ = std::fs::remove_file(marker(&path));
        Ok(())
    }

    /// For programs that ask once and end: everything is answered by SQL, and no columns are
    /// kept in memory.
    pub fn without_columns(self) -> Self {
        self.columns.never();
        self
    }

    /// Reads the columns into memory before it returns, instead of behind the first list.
    /// Answers whether they are there; without them everything is answered by SQL.
    pub fn warm_up(&self) -> bool {
        self.columns.fill_now()
    }

    /// Whether lists and sums are answered from memory now.
    pub fn columns_ready(&self) -> bool {
        self.columns.is_ready()
    }

    /// Whether the file was written by a newer version: what is shown may lack what that
    /// version added.
    pub fn is_newer(&self) -> bool {
        self.newer
    }

    /// A number that changes whenever anything was committed.
    pub fn generation(&self) -> Result<u32, HistoryError> {
        let watch = lock(&self.watch);
        Ok(watch.query_row("PRAGMA data_version", [], |row| row.get(0))?)
    }

    pub(crate) fn damage_seen(&self) -> bool {
        self.search_damaged.load(Ordering::Relaxed) || self.columns.search_lacks_rows()
    }

    pub(crate) fn note_damage(&self, damaged: bool) {
        self.search_damaged.store(damaged, Ordering::Relaxed);
        if !damaged {
            self.columns.search_is_whole();
        }
    }

    pub(crate) fn write(&self) -> Result<MutexGuard<'_, Writer>, HistoryError> {
        self.writer.as_ref().map(lock).ok_or(HistoryError::ReadOnly)
    }

    /// Runs a look-up on a read-only connection.
    pub(crate) fn read<T>(
        &self,
        job: impl FnOnce(&Connection) -> Result<T, HistoryError>,
    ) -> Result<T, HistoryError> {
        let db = self.borrow()?;
        let result = job(&db);
        if result.is_ok() {
            self.give_back(db);
        }
        result
    }

    /// Takes a read-only connection for longer than one look-up.
    pub(crate) fn borrow(&self) -> Result<Connection, HistoryError> {
        let idle = lock(&self.readers).pop();
        idle.map_or_else(|| reader(&self.path), Ok)
    }

    pub(crate) fn give_back(&self, db: Connection) {
        let mut readers = lock(&self.readers);
        if readers.len() < IDLE_READERS {
            readers.push(db);
        }
    }
}

fn save_columns(db: &mut Connection, columns: &Columns) -> Result<(), HistoryError> {
    let saving = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    saved::save(&saving, columns)?;
    Ok(saving.commit()?)
}

/// A poisoned lock only means that another job failed; the connection is still sound, since
/// every change runs in a transaction.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

/// Lies beside the file while it is open.
fn marker(path: &Path) -> PathBuf {
    path.with_extension("open")
}

fn check_version(version: i32) -> Result<(), HistoryError> {
    if version < SQLITE_NEEDED {
        return Err(HistoryError::SqliteTooOld(rusqlite::version().to_owned()));
    }
    Ok(())
}

fn prepare_writer(db: &Connection) -> Result<(), HistoryError> {
    let id: i32 = db.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let pages: i64 = db.query_row("PRAGMA page_count", [], |row| row.get(0))?;
    if id != APPLICATION_ID && pages > 0 {
        return Err(HistoryError::Damaged);
    }
    db.busy_timeout(std::time::Duration::from_secs(5))?;
    db.execute_batch(&format!(
        "PRAGMA application_id = {APPLICATION_ID};
         PRAGMA journal_mode = WAL;
         PRAGMA synchronous = NORMAL;
         PRAGMA foreign_keys = ON;
         PRAGMA cache_size = -16384;
         PRAGMA temp_store = MEMORY;
         PRAGMA secure_delete = ON;"
    ))?;
    db.set_prepared_statement_cache_capacity(64);
    Ok(())
}

fn quick_check(db: &Connection) -> Result<(), HistoryError> {
    let verdict: String = db.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if verdict == "ok" {
        Ok(())
    } else {
        Err(HistoryError::Damaged)
    }
}

pub(crate) fn reader(path: &Path) -> Result<Connection, HistoryError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags)?;
    db.busy_timeout(std::time::Duration::from_secs(5))?;
    // Checkpoints belong to the writer alone.
    db.execute_batch("PRAGMA query_only = ON; PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -4096;")?;
    db.set_prepared_statement_cache_capacity(64);
    text::install(&db)?;
    Ok(db)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_linked_sqlite_is_past_the_write_ahead_log_race() {
        assert!(rusqlite::version_number() >= SQLITE_NEEDED);
        assert!(check_version(3_051_002).is_err());
    }

    #[test]
    fn another_file_is_not_taken_for_the_history() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("history.db");
        std::fs::write(&path, "this is not a database, but a long enough text to be one").unwrap();
        assert!(matches!(History::open(&path), Err(HistoryError::Damaged)));
        let other = folder.path().join("other.db");
        Connection::open(&other)
            .unwrap()
            .execute_batch("CREATE TABLE a (b);")
            .unwrap();
        assert!(matches!(History::open(&other), Err(HistoryError::Damaged)));
    }

    #[test]
    fn a_newer_file_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("history.db");
        History::open(&path).unwrap().close().unwrap();
        let db = Connection::open(&path).unwrap();
        db.execute("INSERT INTO migration VALUES ('99991231_later', 'x')", [])
            .unwrap();
        drop(db);
        assert!(matches!(History::open(&path), Err(HistoryError::Newer)));
    }

    #[test]
    fn a_damaged_page_is_noticed_after_an_unclean_end() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("history.db");
        History::open(&path).unwrap().close().unwrap();
        let mut bytes = std::fs::read(&path).unwrap();
        for byte in &mut bytes[4096 * 3..4096 * 4] {
            *byte ^= 0x5A;
        }
        std::fs::write(&path, bytes).unwrap();
        std::fs::write(marker(&path), b"").unwrap();
        assert!(matches!(History::open(&path), Err(HistoryError::Damaged)));
    }
}
