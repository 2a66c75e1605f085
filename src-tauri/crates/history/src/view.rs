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
    /// Whether the text index can be trusted.
    pub(crate) search: bool,
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
        job: impl Fn(&View<'_>) -> Result<T, HistoryError>,
    ) -> Result<T, HistoryError> {
        let look = || {
            self.read(|db| {
                let look = db.unchecked_transaction()?;
                let result = job(&self.look(db)?);
                look.finish()?;
                result
            })
        };
        match look() {
            // Once more without the index, which finds the same.
            Err(HistoryError::SearchDamaged) if !self.damage_seen() => {
                self.note_damage(true);
                look()
            }
            result => result,
        }
    }

    /// The same for a list: the first one has the columns filled behind it.
    pub(crate) fn list_view<T>(
        &self,
        job: impl Fn(&View<'_>) -> Result<T, HistoryError>,
    ) -> Result<T, HistoryError> {
        let result = self.view(job);
        self.columns.want();
        result
    }

    /// What a connection in a read transaction sees.
    pub(crate) fn look<'a>(&self, db: &'a Connection) -> Result<View<'a>, HistoryError> {
        let state = ListState::read(db)?;
        Ok(View {
            db,
            state,
            columns: self.columns.at(db, state)?,
            search: !state.search_damaged && !self.damage_seen(),
        })
    }
}
