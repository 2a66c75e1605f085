use rusqlite::ErrorCode;

/// Why the history could not be read or written. Each kind is one somebody acts on.
#[derive(Debug, thiserror::Error)]
pub enum HistoryError {
    /// No room left on the disk.
    #[error("the disk is full")]
    DiskFull,
    /// The file or folder may not be written.
    #[error("the history file cannot be written")]
    ReadOnly,
    /// Another program holds the file.
    #[error("another copy is using the history file")]
    Busy,
    /// The file is not what was written.
    #[error("the history file is damaged")]
    Damaged,
    /// The file was written by a newer program.
    #[error("the history file was written by a newer version")]
    Newer,
    /// The file was written by an older program and must be opened for writing once.
    #[error("the history file was written by an older version")]
    Older,
    /// Somebody asked to stop; nothing was changed.
    #[error("stopped as asked")]
    Cancelled,
    /// The text index is not what was written; the payments themselves are sound.
    #[error("the search index of the history file is damaged")]
    SearchDamaged,
    /// The linked SQLite has the write-ahead log race of releases before 3.51.3.
    #[error("the SQLite in this build is too old: {0}")]
    SqliteTooOld(String),
    /// Anything else; for the log, not for people.
    #[error("the history file could not be used: {0}")]
    Other(String),
}

impl From<rusqlite::Error> for HistoryError {
    fn from(error: rusqlite::Error) -> Self {
        let rusqlite::Error::SqliteFailure(failure, _) = &error else {
            return Self::Other(error.to_string());
        };
        // The text index is the only virtual table.
        if failure.extended_code == rusqlite::ffi::SQLITE_CORRUPT_VTAB {
            return Self::SearchDamaged;
        }
        match failure.code {
            ErrorCode::OperationInterrupted => Self::Cancelled,
            ErrorCode::DiskFull => Self::DiskFull,
            ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied => Self::ReadOnly,
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy,
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Self::Damaged,
            _ => Self::Other(error.to_string()),
        }
    }
}
