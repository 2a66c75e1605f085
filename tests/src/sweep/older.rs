//! A ledger as the version before had it, opened by this one, which keeps a copy first.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::places::files;
use super::stage::Stage;
use crate::flow::NAME;
use crate::{Problem, Result, histories, paths};

/// Takes the newest change of the tables back in a copy of the data, then opens it.
pub fn walk(stage: &Stage) -> Result<()> {
    let (from, to) = (stage.folder("cli-data"), stage.folder("older-data"));
    for path in files(&from)? {
        let target = to.join(path.strip_prefix(&from)?);
        fs::create_dir_all(target.parent().ok_or("no folder")?)?;
        fs::copy(&path, target)?;
    }
    take_back_newest(&histories::file(&to, "ledger.db")?)?;
    // Anything that may write brings the tables up to date.
    stage.keep(&stage.cli_on("older-data").run(&["verify", "--account", NAME])?)?;
    let copy = copy_of(stage)?;
    let rows: i64 =
        Connection::open(&copy)?.query_row("SELECT count(*) FROM credential", [], |row| row.get(0))?;
    if rows == 0 {
        return Err("the copy from before the update knows no PIN".into());
    }
    Ok(())
}

/// The copy from before the update.
pub fn copy_of(stage: &Stage) -> Result<PathBuf> {
    histories::file(&stage.folder("older-data"), "ledger.before-update.db")
}

fn take_back_newest(ledger: &Path) -> Result<()> {
    let all = files(&paths::root().join("src-tauri/crates/ledger/migrations"))?;
    let text = fs::read_to_string(all.last().ok_or("there are no migrations")?)?;
    let made: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("CREATE TABLE "))
        .filter_map(|rest| rest.split([' ', '(']).next())
        .collect();
    // Triggers go with their tables, those on older tables would stay.
    let stays = text.split("CREATE TRIGGER ").skip(1).any(|trigger| {
        let table = trigger
            .split(" ON ")
            .nth(1)
            .and_then(|rest| rest.split_whitespace().next());
        table.is_none_or(|table| !made.contains(&table))
    });
    if text.contains("ALTER TABLE") || stays {
        return Err(Problem::new(
            "the newest migration does more than make tables: teach the sweep to undo it",
        ));
    }
    let open = Connection::open(ledger)?;
    // The last one made may point to those before it.
    for name in made.iter().rev() {
        open.execute_batch(&format!("DROP TABLE {name}"))?;
    }
    let newest = "DELETE FROM _sqlx_migrations WHERE version = (SELECT max(version) FROM _sqlx_migrations)";
    open.execute(newest, [])?;
    Ok(())
}
