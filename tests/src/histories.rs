//! Looks into `history.db` beside the program, to compare it with the gateway's truth.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rusqlite::{Connection, OpenFlags};

use crate::gateway::Truth;
use crate::{Problem, Result};

/// The gateway's own time zone, in which its days are counted.
const GATEWAY_ZONE: &str = "America/New_York";

/// The rows and the coverage that are on disk.
#[derive(Debug, Default)]
pub struct Stored {
    /// Ids by terminal (the ledger's id of it).
    pub ids: BTreeMap<String, BTreeSet<String>>,
    /// Rows, to see whether an id is there twice.
    pub rows: u64,
    /// Days said to be complete, by terminal.
    pub complete: BTreeMap<String, BTreeSet<i64>>,
}

/// Finds a file below the data folder by its name.
pub fn file(data: &Path, name: &str) -> Result<PathBuf> {
    let direct = data.join(name);
    if direct.is_file() {
        return Ok(direct);
    }
    for entry in std::fs::read_dir(data)?.flatten() {
        if entry.path().is_dir()
            && let Ok(found) = file(&entry.path(), name)
        {
            return Ok(found);
        }
    }
    Err(Problem::new(format!("there is no {name} in {}", data.display())))
}

/// Reads what is on disk, and fails when SQLite finds the file damaged.
pub fn read(data: &Path) -> Result<Stored> {
    // Read-write, so that a write-ahead log left by a killed program is taken in.
    let database = Connection::open_with_flags(file(data, "history.db")?, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let verdict: String = database.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
    if verdict != "ok" {
        return Err(Problem::new(format!("history.db is damaged: {verdict}")));
    }
    let mut stored = Stored::default();
    let mut rows = database.prepare("SELECT s.terminal, t.id FROM txn t JOIN source s ON s.no = t.source")?;
    let mut rows = rows.query([])?;
    while let Some(row) = rows.next()? {
        stored.rows += 1;
        stored.ids.entry(row.get(0)?).or_default().insert(row.get(1)?);
    }
    let sql = "SELECT s.terminal, c.day FROM coverage c JOIN source s ON s.no = c.source WHERE c.state = 1";
    let mut days = database.prepare(sql)?;
    let mut days = days.query([])?;
    while let Some(row) = days.next()? {
        stored
            .complete
            .entry(row.get(0)?)
            .or_default()
            .insert(row.get(1)?);
    }
    Ok(stored)
}

impl Stored {
    /// Rows that are there more than once.
    pub fn duplicates(&self) -> u64 {
        let different: usize = self.ids.values().map(BTreeSet::len).sum();
        self.rows - different as u64
    }

    /// Payments on days that are said to be complete and that are not there.
    /// `terminals` maps the gateway's terminal name to the ledger's id.
    pub fn missing_from_coverage(
        &self,
        truth: &Truth,
        terminals: &BTreeMap<String, String>,
    ) -> Result<Vec<String>> {
        let mut missing = Vec::new();
        for payment in &truth.payments {
            let terminal = terminals
                .get(&payment.terminal)
                .ok_or_else(|| Problem::new(format!("no terminal is called {}", payment.terminal)))?;
            let day = day_number(payment.time.in_tz(GATEWAY_ZONE)?.date());
            let covered = self
                .complete
                .get(terminal)
                .is_some_and(|days| days.contains(&day));
            let there = self
                .ids
                .get(terminal)
                .is_some_and(|ids| ids.contains(&payment.id));
            if covered && !there {
                missing.push(format!("{} of {} on day {day}", payment.id, payment.terminal));
            }
        }
        Ok(missing)
    }

    /// Ids here that the gateway does not know, and the other way round.
    pub fn differences(&self, truth: &Truth) -> (Vec<String>, Vec<String>) {
        let known: BTreeSet<&str> = truth.payments.iter().map(|payment| payment.id.as_str()).collect();
        let here: BTreeSet<&str> = self.ids.values().flatten().map(String::as_str).collect();
        let only =
            |a: &BTreeSet<&str>, b: &BTreeSet<&str>| a.difference(b).map(|&id| id.to_owned()).collect();
        (only(&here, &known), only(&known, &here))
    }

    /// Days that are said to be complete, over all terminals.
    pub fn complete_days(&self) -> usize {
        self.complete.values().map(BTreeSet::len).sum()
    }
}

/// Days since 1 January 1970.
fn day_number(date: Date) -> i64 {
    let epoch = jiff::civil::date(1970, 1, 1);
    // Whole days between two dates are exact.
    epoch
        .until(date)
        .map_or(i64::MIN, |span| i64::from(span.get_days()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(day_number(jiff::civil::date(1970, 1, 2)), 1);
        assert_eq!(day_number(jiff::civil::date(2026, 11, 21)), 20_778);
    }
}
