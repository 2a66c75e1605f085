use rusqlite::Connection;

use crate::error::HistoryError;
use crate::open::History;
use crate::state::ListState;

/// One look at the file: everything read through it belongs to one state of the list.
pub(crate) struct View<'a> {
    /// A read-only connection inside a read transaction.
    pub(crate) db: &'a Connection,
    /// What that transaction sees.
    pub(crate) state: ListState,
}

impl View<'_> {
    pub(crate) fn generation(&self) -> u64 {
        self.state.generation.unsigned_abs()
    }
}

impl History {
    /// Runs a look-up inside one read transaction. The writer does not wait for it, nor it
    /// for the writer.
    pub(crate) fn view<T>(
        &self,
        job: impl FnOnce(&View<'_>) -> Result<T, HistoryError>,
    ) -> Result<T, HistoryError> {
        self.read(|db| {
            let look = db.unchecked_transaction()?;
            let state = ListState::read(db)?;
            let result = job(&View { db, state });
            look.finish()?;
            result
        })
    }
}
