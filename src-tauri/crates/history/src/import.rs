use crate::batch::{Batch, Change};
use crate::error::HistoryError;
use crate::open::History;
use crate::row::{Origin, Row};

/// What an import changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ImportCounts {
    /// Payments that were not here.
    pub new: u64,
    /// Payments of an earlier import that said something else.
    pub updated: u64,
    /// Payments of an earlier import that said the same.
    pub unchanged: u64,
    /// Payments the gateway told us itself: they stay as they are.
    pub kept: u64,
}

/// Stores the rows of a file. All are there after [`Import::commit`], none if it is dropped
/// before. Says nothing about which days are complete.
pub struct Import<'a> {
    batch: Batch<'a>,
    counts: ImportCounts,
}

impl std::fmt::Debug for Import<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Import")
            .field("counts", &self.counts)
            .finish_non_exhaustive()
    }
}

impl History {
    /// Begins an import; `now` is the instant in UTC seconds. Other writers wait. Drop it
    /// instead of committing for a dry run.
    pub fn begin_import(&self, now: i64) -> Result<Import<'_>, HistoryError> {
        Ok(Import {
            batch: Batch::begin(self, now)?,
            counts: ImportCounts::default(),
        })
    }
}

impl Import<'_> {
    /// Stores one row of a terminal. A row without an id of its own needs one from the caller
    /// that is the same at the next import of the same payment. The gateway's rows win.
    pub fn put(&mut self, source: i64, row: &Row) -> Result<(), HistoryError> {
        match self.batch.put(source, Origin::File, row)? {
            Change::New => {
                self.counts.new += 1;
                self.batch.add_rows(source, 1)?;
            }
            Change::Updated => self.counts.updated += 1,
            Change::Unchanged => self.counts.unchanged += 1,
            Change::Kept => self.counts.kept += 1,
        }
        Ok(())
    }

    /// How much changed so far.
    pub fn counts(&self) -> ImportCounts {
        self.counts
    }

    /// Makes everything visible at once.
    pub fn commit(self) -> Result<ImportCounts, HistoryError> {
        self.batch.commit()?;
        Ok(self.counts)
    }
}
