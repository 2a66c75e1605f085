//! Makes an empty ledger by its migrations: what the checked queries are compiled against.

use std::path::Path;
use std::{env, fs};

use counterfoil_tests::{Problem, Result, paths};

fn main() -> Result<()> {
    let target = env::args().nth(1).ok_or("usage: prepare-ledger FILE")?;
    let target = Path::new(&target);
    fs::create_dir_all(target.parent().ok_or("the file needs a folder")?)?;
    if target.exists() {
        fs::remove_file(target)?;
    }
    let folder = paths::root().join("src-tauri/crates/ledger/migrations");
    let mut files: Vec<_> = fs::read_dir(&folder)?
        .flatten()
        .map(|entry| entry.path())
        .collect();
    files.retain(|path| path.extension().is_some_and(|end| end == "sql"));
    files.sort();
    let database = rusqlite::Connection::open(target)?;
    for file in &files {
        let sql = fs::read_to_string(file)?;
        database
            .execute_batch(&sql)
            .map_err(|error| Problem::new(format!("{}: {error}", file.display())))?;
    }
    println!("  {} migrations applied.", files.len());
    Ok(())
}
