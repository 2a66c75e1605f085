//! Forward-only migrations. The text of each one that ran is kept in the file, so that a
//! changed migration or a newer file is noticed.

use std::path::Path;

use rusqlite::Connection;

use crate::error::HistoryError;

const MIGRATIONS: &[(&str, &str)] = &[
    ("20261121_first", include_str!("../migrations/20261121_first.sql")),
    ("20261122_list", include_str!("../migrations/20261122_list.sql")),
    (
        "20261122_saved_columns",
        include_str!("../migrations/20261122_saved_columns.sql"),
    ),
];

/// Brings the file up to date; backs it up before the first new step.
pub(crate) fn run(db: &mut Connection, path: &Path) -> Result<(), HistoryError> {
    db.execute_batch(
        "CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT;",
    )?;
    let done: Vec<(String, String)> = db
        .prepare("SELECT name, text FROM migration ORDER BY name")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    for (i, (name, text)) in done.iter().enumerate() {
        match MIGRATIONS.get(i) {
            Some((ours, ours_text)) if ours == name && same_text(ours_text, text) => {}
            Some(_) => return Err(HistoryError::Damaged),
            None => return Err(HistoryError::Newer),
        }
    }
    let open = MIGRATIONS.get(done.len()..).unwrap_or_default();
    if !done.is_empty() && !open.is_empty() {
        back_up(db, path)?;
    }
    for (name, text) in open {
        let step = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        step.execute_batch(text)?;
        step.execute("INSERT INTO migration (name, text) VALUES (?1, ?2)", [name, text])?;
        step.commit()?;
    }
    Ok(())
}

/// Whether a file that is only read was written by this version; a newer one can still be
/// read, since steps only ever add.
pub(crate) fn is_newer(db: &Connection) -> Result<bool, HistoryError> {
    let done: i64 = db.query_row("SELECT count(*) FROM migration", [], |row| row.get(0))?;
    let ours = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
    if done < ours {
        return Err(HistoryError::Older);
    }
    Ok(done > ours)
}

/// A checkout with other line ends is the same migration.
fn same_text(ours: &str, theirs: &str) -> bool {
    ours.lines().eq(theirs.lines())
}

fn back_up(db: &Connection, path: &Path) -> Result<(), HistoryError> {
    let target = path.with_extension("before-update.db");
    match std::fs::remove_file(&target) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            return Err(HistoryError::Other(error.to_string()));
        }
        _ => {}
    }
    db.execute("VACUUM INTO ?1", [target.to_string_lossy()])?;
    Ok(())
}
