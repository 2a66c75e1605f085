/// Why the ledger could not be read or written. Each kind is one somebody acts on.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// No room left on the disk.
    #[error("the disk is full")]
    DiskFull,
    /// The file or folder may not be written.
    #[error("the settings file cannot be written")]
    ReadOnly,
    /// Another program holds the file.
    #[error("another copy is using the settings file")]
    Busy,
    /// The file is not what was written.
    #[error("the settings file is damaged")]
    Damaged,
    /// The file was written by a newer program.
    #[error("the settings file was written by a newer version")]
    Newer,
    /// The name or id is taken.
    #[error("this is already there")]
    Taken,
    /// The linked SQLite has the write-ahead log race of releases before 3.51.3.
    #[error("the SQLite in this build is too old: {0}")]
    SqliteTooOld(String),
    /// Anything else; for the log, not for people.
    #[error("the settings file could not be used: {0}")]
    Other(String),
}

impl From<sqlx::Error> for LedgerError {
    fn from(error: sqlx::Error) -> Self {
        let sqlx::Error::Database(database) = &error else {
            return match &error {
                sqlx::Error::PoolTimedOut => Self::Busy,
                _ => Self::Other(error.to_string()),
            };
        };
        if database.is_unique_violation() {
            return Self::Taken;
        }
        // The low byte is SQLite's primary result code.
        let code = database
            .code()
            .and_then(|code| code.parse::<u32>().ok())
            .unwrap_or(1);
        match code & 0xFF {
            13 => Self::DiskFull,
            3 | 8 | 14 => Self::ReadOnly,
            5 | 6 => Self::Busy,
            11 | 26 => Self::Damaged,
            _ => Self::Other(error.to_string()),
        }
    }
}

impl From<sqlx::migrate::MigrateError> for LedgerError {
    fn from(error: sqlx::migrate::MigrateError) -> Self {
        use sqlx::migrate::MigrateError as Migrate;
        match error {
            Migrate::VersionMissing(_) => Self::Newer,
            Migrate::VersionMismatch(_) | Migrate::Dirty(_) => Self::Damaged,
            Migrate::Execute(error) => error.into(),
            other => Self::Other(other.to_string()),
        }
    }
}
