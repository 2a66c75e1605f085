use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use sqlx::migrate::Migrator;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use tokio::sync::{broadcast, watch};

use crate::error::LedgerError;
use crate::feed::{Change, What};
use crate::seal::Sealing;

static MIGRATIONS: Migrator = sqlx::migrate!();

/// `CFLE`: tells our file from any other SQLite file.
const APPLICATION_ID: i64 = 0x4346_4C45;
/// First release without the write-ahead log race.
const SQLITE_NEEDED: (u32, u32, u32) = (3, 51, 3);

/// The open ledger.
#[derive(Debug, Clone)]
pub struct Ledger {
    pub(crate) pool: SqlitePool,
    feed: broadcast::Sender<Change>,
    pub(crate) sealing: Arc<watch::Sender<Sealing>>,
}

impl Ledger {
    /// Opens the file, makes it where there is none, checks it and brings it up to date.
    pub async fn open(path: &Path) -> Result<Self, LedgerError> {
        let existed = path.metadata().is_ok_and(|file| file.len() > 0);
        let options = options(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal);
        let ledger = Self::connect(options).await?;
        if existed {
            ledger.check().await?;
        } else {
            ledger
                .pragma(&format!("PRAGMA application_id = {APPLICATION_ID}"))
                .await?;
        }
        ledger.back_up_before_update(path, existed).await?;
        MIGRATIONS.run(&ledger.pool).await?;
        Ok(ledger)
    }

    /// Opens an existing file for reading only, beside a program that may be writing.
    pub async fn open_read_only(path: &Path) -> Result<Self, LedgerError> {
        Self::connect(options(path).read_only(true)).await
    }

    async fn connect(options: SqliteConnectOptions) -> Result<Self, LedgerError> {
        let pool = SqlitePoolOptions::new()
            .max_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            .acquire_timeout(Duration::from_secs(10))
            .connect_with(options)
            .await?;
        let ledger = Self {
            pool,
            feed: broadcast::channel(64).0,
            sealing: Arc::new(watch::Sender::new(Sealing::Off)),
        };
        ledger.check_version().await?;
        Ok(ledger)
    }

    async fn check_version(&self) -> Result<(), LedgerError> {
        let version: String = sqlx::query_scalar("SELECT sqlite_version()")
            .fetch_one(&self.pool)
            .await?;
        let mut parts = version.split('.').map(|part| part.parse().unwrap_or(0));
        let mut next = || parts.next().unwrap_or(0);
        if (next(), next(), next()) < SQLITE_NEEDED {
            return Err(LedgerError::SqliteTooOld(version));
        }
        Ok(())
    }

    /// The ledger is small: it is checked whole at every start.
    async fn check(&self) -> Result<(), LedgerError> {
        let id: i64 = sqlx::query_scalar("PRAGMA application_id")
            .fetch_one(&self.pool)
            .await?;
        let verdict: String = sqlx::query_scalar("PRAGMA integrity_check(1)")
            .fetch_one(&self.pool)
            .await?;
        if id != APPLICATION_ID || verdict != "ok" {
            return Err(LedgerError::Damaged);
        }
        Ok(())
    }

    async fn back_up_before_update(&self, path: &Path, existed: bool) -> Result<(), LedgerError> {
        if !existed {
            return Ok(());
        }
        let done: i64 = sqlx::query_scalar("SELECT count(*) FROM _sqlx_migrations WHERE success")
            .fetch_one(&self.pool)
            .await
            .unwrap_or(0);
        let ours = i64::try_from(MIGRATIONS.iter().count()).unwrap_or(0);
        if done == 0 || done >= ours {
            return Ok(());
        }
        let target = path.with_extension("before-update.db");
        let _ = std::fs::remove_file(&target);
        sqlx::query("VACUUM INTO ?1")
            .bind(target.to_string_lossy())
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    async fn pragma(&self, sql: &str) -> Result<(), LedgerError> {
        sqlx::query(sqlx::AssertSqlSafe(sql)).execute(&self.pool).await?;
        Ok(())
    }

    /// Closes cleanly; the write-ahead log is folded in.
    pub async fn close(&self) {
        let _ = self.pragma("PRAGMA wal_checkpoint(TRUNCATE)").await;
        self.pool.close().await;
    }

    /// Listens to committed changes.
    pub fn changes(&self) -> broadcast::Receiver<Change> {
        self.feed.subscribe()
    }

    pub(crate) fn tell(&self, what: What, ids: impl IntoIterator<Item = impl Into<String>>) {
        // Nobody listening is fine.
        let ids = ids.into_iter().map(Into::into).collect();
        let _ = self.feed.send(Change { what, ids });
    }
}

fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(5))
        .pragma("fullfsync", "ON")
        .pragma("checkpoint_fullfsync", "ON")
        .pragma("secure_delete", "ON")
}
