use rusqlite::Connection;

use crate::error::HistoryError;

/// What the file says about the list of payments as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ListState {
    /// Grows with every commit that adds or changes payments, whichever program made it.
    pub(crate) generation: i64,
    /// The first generation whose changes are all noted.
    pub(crate) changes_from: i64,
    /// Whether the text index may lack rows.
    pub(crate) search_damaged: bool,
}

impl ListState {
    pub(crate) fn read(db: &Connection) -> Result<Self, HistoryError> {
        let mut statement =
            db.prepare_cached("SELECT generation, changes_from, search_damaged FROM list_state")?;
        Ok(statement.query_row([], |row| {
            Ok(Self {
                generation: row.get(0)?,
                changes_from: row.get(1)?,
                search_damaged: row.get(2)?,
            })
        })?)
    }
}

/// Rows that may be noted as changed before the notes are thrown away; who knows an older
/// generation then reads everything again.
const NOTES_KEPT: i64 = 200_000;

/// Throws the notes of changed rows away once there are many.
pub(crate) fn forget_changes(db: &Connection) -> Result<(), HistoryError> {
    let notes: i64 = db.query_row("SELECT count(*) FROM txn_changed", [], |row| row.get(0))?;
    if notes > NOTES_KEPT {
        db.execute_batch(
            "BEGIN IMMEDIATE;
             DELETE FROM txn_changed;
             UPDATE list_state SET changes_from = generation + 1;
             COMMIT;",
        )?;
    }
    Ok(())
}
