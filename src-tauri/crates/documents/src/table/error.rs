//! What can keep a table from being written.

use std::io;

/// Why a table was not written. Nothing is left of its file in any of these cases.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// The disk, or the person's share of it, has no room for the file.
    #[error("the disk is full")]
    DiskFull,
    /// Another program holds the file that was to be replaced.
    #[error("the file is open in another program")]
    InUse,
    /// The folder is not there or not ours to write to, or the file is protected.
    #[error("no file can be written there")]
    NotWritable(#[source] io::Error),
    /// The caller asked to stop.
    #[error("the export was cancelled")]
    Cancelled,
    /// A row with more or fewer cells than there are columns.
    #[error("a row has {cells} cells, but the table has {columns} columns")]
    RowWidth {
        /// Cells of the row.
        cells: usize,
        /// Columns of the table.
        columns: usize,
    },
    /// More columns than a sheet can have.
    #[error("a sheet has at most {limit} columns")]
    TooManyColumns {
        /// The most there can be.
        limit: usize,
    },
    /// A workbook beyond four gigabytes, which not every spreadsheet program opens.
    #[error("the workbook would be larger than four gigabytes")]
    TooLarge,
    /// Any other failure of the system.
    #[error("the file could not be written")]
    Io(#[source] io::Error),
}

impl From<io::Error> for TableError {
    fn from(error: io::Error) -> Self {
        use io::ErrorKind;
        if is_shared(&error) {
            return Self::InUse;
        }
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => Self::DiskFull,
            ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => Self::InUse,
            ErrorKind::PermissionDenied
            | ErrorKind::ReadOnlyFilesystem
            | ErrorKind::NotFound
            | ErrorKind::NotADirectory
            | ErrorKind::IsADirectory
            | ErrorKind::InvalidFilename => Self::NotWritable(error),
            _ => Self::Io(error),
        }
    }
}

/// Windows' sharing and lock violations, for which the standard library has no kind. Elsewhere
/// the first number is a closed pipe, and no file answers with the second.
fn is_shared(error: &io::Error) -> bool {
    matches!(error.raw_os_error(), Some(32 | 33)) && error.kind() != io::ErrorKind::BrokenPipe
}
