//! A list into a file, row by row, as it stood when the export began.

use std::fs::File;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use documents::table::{
    About, CsvOptions, Format, Notes, Progress, TableError, TableFile, Written, XlsxOptions,
};
use history::{Cancel, Filter, History, HistoryError, Sort, Totals};

use super::columns::Columns;
use crate::dto::ExportFormat;
use crate::error::{Code, OfficeError};

/// What is written where.
pub(super) struct Job {
    pub(super) path: PathBuf,
    pub(super) format: ExportFormat,
    pub(super) filter: Filter,
    pub(super) sort: Sort,
    pub(super) columns: Columns,
    pub(super) about: About,
}

/// A file that is whole.
pub(super) struct Finished {
    pub(super) written: Written,
    /// The ids of the payments in it; empty when there are more than [`NOTED`].
    pub(super) ids: Vec<String>,
}

/// In the timelines of how many payments one export is noted. A larger one stands in the history
/// of the department alone: a line in a million timelines tells nobody anything.
const NOTED: u64 = 10_000;

/// What stops an export.
#[derive(Debug, thiserror::Error)]
pub(super) enum Stopped {
    /// The list could not be read.
    #[error(transparent)]
    History(#[from] HistoryError),
    /// The file could not be written.
    #[error(transparent)]
    Table(#[from] TableError),
}

impl Job {
    /// Writes the file: whole, or not at all. `facts` adds what is known only of the list as it
    /// is written.
    pub(super) fn run(
        mut self,
        history: &History,
        (done, cancel): (&AtomicU32, &Cancel),
        facts: impl FnOnce(&Totals) -> Vec<(String, String)>,
    ) -> Result<Finished, Stopped> {
        let format = match self.format {
            // Older Excel reads names with accents only with the mark.
            ExportFormat::Csv => Format::Csv(CsvOptions {
                byte_order_mark: true,
            }),
            ExportFormat::Xlsx => Format::Xlsx(XlsxOptions {
                sheet: "Payments".to_owned(),
                ..XlsxOptions::default()
            }),
        };
        let progress: Progress<'_> = Box::new(|rows| {
            done.store(u32::try_from(rows).unwrap_or(u32::MAX), Ordering::Relaxed);
            if cancel.is_cancelled() {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        });
        let mut file = TableFile::create(&self.path, &create, format, &self.columns.heads(), progress)?;
        let mut ids = Vec::new();
        let totals = {
            let snapshot = history.snapshot(&self.filter, self.sort, cancel)?;
            let few = snapshot.count() <= NOTED;
            snapshot.for_each::<Stopped>(cancel, |row| {
                if few {
                    ids.push(row.id.to_owned());
                }
                self.columns.cells(&row, |cells| file.row(cells))?;
                Ok(ControlFlow::Continue(()))
            })?;
            snapshot.totals().clone()
        };
        self.about.facts.extend(facts(&totals));
        let written = file.finish(&self.about)?;
        Ok(Finished { written, ids })
    }
}

/// In a folder that people share, colleagues read the file, so it gets the folder's own rights.
fn create(path: &Path) -> io::Result<File> {
    File::options().write(true).create_new(true).open(path)
}

impl Stopped {
    /// Whether a person asked for it.
    pub(super) fn is_cancel(&self) -> bool {
        matches!(
            self,
            Self::History(HistoryError::Cancelled) | Self::Table(TableError::Cancelled)
        )
    }

    /// What a person can do about it.
    pub(super) fn told(self, path: &Path) -> OfficeError {
        let error = match self {
            Self::History(error) => return error.into(),
            Self::Table(error) => error,
        };
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        let (code, reason, message) = match &error {
            TableError::DiskFull => (
                Code::DiskFull,
                "disk_full",
                "The disk is full. No file was written.".to_owned(),
            ),
            TableError::InUse => (
                Code::FileFailed,
                "file_in_use",
                format!(
                    "The file is in use: {name} is open in another program. Close it there, or save under another name."
                ),
            ),
            TableError::NotWritable(_) => (
                Code::FileFailed,
                "file_not_writable",
                format!(
                    "{name} could not be written there. The folder may be gone or may not be yours to write to; choose another one."
                ),
            ),
            TableError::TooLarge => (
                Code::FileFailed,
                "file_too_large",
                "The workbook would be larger than four gigabytes. Export fewer days, or choose CSV."
                    .to_owned(),
            ),
            TableError::Cancelled => (
                Code::Cancelled,
                "cancelled",
                "Stopped. No file was written.".to_owned(),
            ),
            _ => (
                Code::FileFailed,
                "file_failed",
                format!("{name} could not be written. Nothing is left of it; try another place."),
            ),
        };
        OfficeError::new(code, message)
            .with("reason", reason)
            .with("file", path.to_string_lossy().into_owned())
            .with("cause", error.to_string())
    }
}

/// What a person should know of cells that are not as they were.
pub(super) fn remarks(notes: &Notes) -> Option<String> {
    (notes.cut > 0).then(|| "Texts too long for a cell were cut.".to_owned())
}
