use std::sync::Arc;

use rusqlite::Connection;

use crate::columns::Columns;
use crate::error::HistoryError;
use crate::open::History;
use crate::state::ListState;

/// One look at the file: everything read through it belongs to one state of the list.
pub(crate) struct View<'a> {
    /// A read-only connection inside a read transaction.
    pub(crate) db: &'a Connection,
    /// What that transaction sees.
    pub(crate) state: ListState,
    /// The same state in memory, if it is there.
    pub(crate) columns: Option<Arc<Columns>>,
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
            let columns = self.columns.at(db, state)?;
            let result = job(&View { db, state, columns });
            look.finish()?;
            result
        })
    }

    /// The same for a list: the first one has the columns filled behind it.
    pub(crate) fn list_view<T>(
        &self,
        job: impl FnOnce(&View<'_>) -> Result<T, HistoryError>,
    ) -> Result<T, HistoryError> {
        let result = self.view(job);
        self.columns.want();
        result
    }
}
