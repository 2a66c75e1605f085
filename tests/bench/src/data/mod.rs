//! The data all jobs share: made once from a seed, kept in the data folder, used again while
//! size, seed and the history's own tables are the same.

pub mod fields;
mod files;
pub mod load;
pub mod payment;
mod words;

use std::fs;
use std::path::{Path, PathBuf};

use history::History;
use rusqlite::{Connection, OpenFlags};

use crate::{Result, Setting};

/// One million payments of one town, in four shapes.
#[derive(Debug)]
pub struct Data {
    /// Written by our own writer.
    pub history: PathBuf,
    /// One table of readable text, as somebody would make it from an export; no index.
    pub plain: PathBuf,
    /// DuckDB's own file: typed columns in the order of time.
    pub duck: PathBuf,
}

impl Data {
    /// Finds the data of a setting, or makes it.
    pub fn ensure(setting: &Setting) -> Result<Self> {
        let folder = setting.data.join(format!(
            "payments-{}-{}-v{}",
            setting.rows,
            setting.seed,
            payment::VERSION
        ));
        let data = Self {
            history: folder.join("history.db"),
            plain: folder.join("plain.db"),
            duck: folder.join("payments.duckdb"),
        };
        let mark = folder.join("complete.txt");
        let wanted = own_tables()?;
        if fs::read_to_string(&mark).is_ok_and(|found| found == wanted) {
            return Ok(data);
        }
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        println!(
            "  making {} payments from seed {} ...",
            setting.rows, setting.seed
        );
        load::history(&data.history, setting)?;
        let csv = folder.join("payments.csv");
        files::plain_and_csv(&data, &csv)?;
        files::duck(setting, &csv, &data.duck)?;
        fs::remove_file(&csv)?;
        fs::write(&mark, wanted)?;
        Ok(data)
    }
}

/// A look into the history beside our own program, for keys and for brute force.
pub fn beside(path: &Path) -> Result<Connection> {
    let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    db.execute_batch("PRAGMA cache_size = -65536;")?;
    Ok(db)
}

/// The tables of a new history; when they change, the data is made again.
fn own_tables() -> Result<String> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("history.db");
    History::open(&path)?.close()?;
    let db = beside(&path)?;
    let mut statement = db.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")?;
    let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
    Ok(rows.collect::<std::result::Result<Vec<_>, _>>()?.join("\n"))
}
