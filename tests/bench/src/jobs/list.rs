//! The list as the window uses it, and its keys for the peers.

use std::path::Path;

use history::{Cancel, Filter, History, PageRow, Sort};

use crate::data::{Data, beside};
use crate::dice::Dice;
use crate::timing::{Times, Took, timed};
use crate::{Result, Setting};

/// Rows of a page.
pub const PAGE: u32 = 100;

/// Our side of the reading jobs.
pub struct List {
    pub history: History,
    /// All terminals, nothing else.
    pub everything: Filter,
    /// What it took to fill the columns in memory, which the program does after its first
    /// picture.
    pub warm_up: Took,
}

impl List {
    pub fn open(history: &Path) -> Result<Self> {
        let history = History::open(history)?;
        let sources = history.sources(crate::data::load::ACCOUNT)?;
        let everything = Filter {
            sources: sources.into_iter().map(|(number, _, _)| number).collect(),
            ..Filter::default()
        };
        let (_, warm_up) = timed(|| Ok(history.warm_up()))?;
        Ok(Self {
            history,
            everything,
            warm_up,
        })
    }

    /// The first hits of a filter as soon as there are enough of them.
    pub fn first(&self, filter: &Filter) -> Result<Answer> {
        let sort = Sort::NEWEST_FIRST;
        let (first, took) = timed(|| Ok(self.history.first(filter, sort, PAGE, &Cancel::new())?))?;
        Ok(Answer {
            took,
            ids: joined(&first.rows),
            total: first.rows.len() as u64,
        })
    }

    /// How many rows a filter finds.
    pub fn count(&self, filter: &Filter) -> Result<Answer> {
        let (total, took) = timed(|| Ok(self.history.count(filter, &Cancel::new())?))?;
        Ok(Answer {
            took,
            ids: String::new(),
            total,
        })
    }

    /// A page by row numbers, with the count of the filter.
    pub fn page(&self, filter: &Filter, sort: Sort, offset: u64) -> Result<Answer> {
        let (page, took) = timed(|| Ok(self.history.page(filter, sort, offset, PAGE)?))?;
        Ok(Answer {
            took,
            ids: joined(&page.rows),
            total: page.total,
        })
    }
}

fn joined(rows: &[PageRow]) -> String {
    let ids: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    ids.join(" ")
}

/// What one query took and brought.
#[derive(Debug)]
pub struct Answer {
    pub took: Took,
    /// With blanks between them.
    pub ids: String,
    /// Rows of the filter.
    pub total: u64,
}

/// Times and answers of many queries.
#[derive(Debug, Default)]
pub struct Answers {
    pub times: Times,
    pub ids: Vec<String>,
    pub totals: Vec<u64>,
}

impl Answers {
    /// Asks all questions, one after the other.
    pub fn of<Q>(questions: &[Q], mut ask: impl FnMut(&Q) -> Result<Answer>) -> Result<Self> {
        let mut all = Self::default();
        for question in questions {
            let answer = ask(question)?;
            all.times.push(answer.took);
            all.ids.push(answer.ids);
            all.totals.push(answer.total);
        }
        Ok(all)
    }
}

/// Instant and row number of every row, newest first.
pub fn keys(data: &Data) -> Result<Vec<(i64, i64)>> {
    let db = beside(&data.history)?;
    let mut statement = db.prepare("SELECT t, rid FROM txn ORDER BY t DESC, rid DESC")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

/// Random row numbers that leave room for a page.
pub fn offsets(dice: &mut Dice, setting: &Setting, count: usize) -> Vec<u64> {
    let most = setting.rows.saturating_sub(u64::from(PAGE));
    (0..count).map(|_| dice.below(most)).collect()
}
