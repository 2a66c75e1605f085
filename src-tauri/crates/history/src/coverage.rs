use rusqlite::{OptionalExtension, params};

use crate::error::HistoryError;
use crate::open::History;

/// Whether a day is all here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CoverageState {
    /// As many rows as the gateway announced.
    Complete,
    /// Asked for, but something is missing.
    Incomplete,
}

impl CoverageState {
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Complete => 1,
            Self::Incomplete => 2,
        }
    }
}

/// One day of one terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CoverageDay {
    /// Days since 1970-01-01.
    pub day: i32,
    /// Whether it is all here.
    pub state: CoverageState,
    /// When it was asked for, in UTC seconds.
    pub fetched_at: i64,
}

/// The days of one terminal that were asked for, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// The terminal's id in the ledger.
    pub terminal: String,
    /// The terminal's number in this file.
    pub source: i64,
    /// Rows it has.
    pub rows: u64,
    /// Its days.
    pub days: Vec<CoverageDay>,
}

impl History {
    /// The number of a terminal, made at first use.
    pub fn source(&self, account: &str, terminal: &str) -> Result<i64, HistoryError> {
        if let Some(no) = self.find_source(account, terminal)? {
            return Ok(no);
        }
        let writer = self.write()?;
        writer.db.execute(
            "INSERT OR IGNORE INTO source (account, terminal) VALUES (?1, ?2)",
            [account, terminal],
        )?;
        Ok(writer.db.query_row(
            "SELECT no FROM source WHERE account = ?1 AND terminal = ?2",
            [account, terminal],
            |row| row.get(0),
        )?)
    }

    fn find_source(&self, account: &str, terminal: &str) -> Result<Option<i64>, HistoryError> {
        self.read(|db| {
            Ok(db
                .prepare_cached("SELECT no FROM source WHERE account = ?1 AND terminal = ?2")?
                .query_row([account, terminal], |row| row.get(0))
                .optional()?)
        })
    }

    /// Number, terminal id and row count of each terminal of an account.
    pub fn sources(&self, account: &str) -> Result<Vec<(i64, String, u64)>, HistoryError> {
        self.read(|db| {
            let mut statement =
                db.prepare_cached("SELECT no, terminal, rows FROM source WHERE account = ?1 ORDER BY no")?;
            let rows = statement.query_map([account], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get::<_, i64>(2)? as u64))
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// What is here, a list a terminal.
    pub fn coverage(&self, account: &str) -> Result<Vec<Coverage>, HistoryError> {
        let sources = self.sources(account)?;
        self.read(|db| {
            let mut statement = db.prepare_cached(
                "SELECT day, state, fetched_at FROM coverage WHERE source = ?1 ORDER BY day",
            )?;
            let mut all = Vec::with_capacity(sources.len());
            for (source, terminal, rows) in sources {
                let days = statement
                    .query_map(params![source], |row| {
                        Ok(CoverageDay {
                            day: row.get(0)?,
                            state: match row.get::<_, u8>(1)? {
                                1 => CoverageState::Complete,
                                _ => CoverageState::Incomplete,
                            },
                            fetched_at: row.get(2)?,
                        })
                    })?
                    .collect::<Result<_, _>>()?;
                all.push(Coverage {
                    terminal,
                    source,
                    rows,
                    days,
                });
            }
            Ok(all)
        })
    }

    /// Notes that some days were asked for in vain. Days that are complete stay so: what is
    /// here did not become less.
    pub fn mark_incomplete(&self, source: i64, from: i32, to: i32, now: i64) -> Result<(), HistoryError> {
        let mut writer = self.write()?;
        let change = writer
            .db
            .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        for day in from..=to {
            change
                .prepare_cached(
                    "INSERT OR IGNORE INTO coverage (source, day, state, fetched_at) VALUES (?1, ?2, 2, ?3)",
                )?
                .execute(params![source, day, now])?;
        }
        change.commit()?;
        Ok(())
    }
}
