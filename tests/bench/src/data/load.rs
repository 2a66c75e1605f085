//! Our own writer over generated rows, as a sync drives it: month by month, terminal by terminal.

use std::path::Path;
use std::time::Instant;

use history::{CoverageState, History, Row, Window, WindowWriter};

use super::payment::{DAYS, Generator, TERMINALS};
use crate::{Result, Setting};

pub const ACCOUNT: &str = "bench";
/// As many days as one question to the gateway may cover.
const STEP: u32 = 31;

/// Rows of one terminal in one window.
#[derive(Debug)]
pub struct Answer {
    source: i64,
    from: i32,
    to: i32,
    rows: Vec<Row>,
}

/// Time of a load: rows were ready in memory.
#[derive(Debug, Default, Clone, Copy)]
pub struct Spent {
    pub seconds: f64,
    pub cpu: f64,
}

impl Spent {
    /// Times one piece of work and adds it.
    pub fn add<T>(&mut self, work: impl FnOnce() -> Result<T>) -> Result<T> {
        let (start, cpu) = (Instant::now(), crate::process::cpu_seconds());
        let result = work()?;
        self.seconds += start.elapsed().as_secs_f64();
        if let (Some(before), Some(after)) = (cpu, crate::process::cpu_seconds()) {
            self.cpu += after - before;
        }
        Ok(result)
    }
}

/// Writes a new history with everything in it.
pub fn history(path: &Path, setting: &Setting) -> Result<()> {
    let history = History::open(path)?;
    history.begin_bulk()?;
    all(&history, setting, &mut |history, answers| {
        write(history, &answers)
    })?;
    history.end_bulk()?;
    history.close()?;
    Ok(())
}

/// Makes all payments, and hands them on as soon as they are enough for a transaction.
pub fn all(
    history: &History,
    setting: &Setting,
    take: &mut dyn FnMut(&History, Vec<Answer>) -> Result<()>,
) -> Result<()> {
    let sources: Vec<i64> = (0..TERMINALS)
        .map(|number| Ok(history.source(ACCOUNT, &format!("terminal-{number:02}"))?))
        .collect::<Result<_>>()?;
    let mut generator = Generator::new(setting.rows, setting.seed)?;
    let (mut held, mut rows) = (Vec::new(), 0);
    for first in (0..DAYS).step_by(STEP as usize) {
        let answers = month(&mut generator, &sources, first, (first + STEP).min(DAYS))?;
        rows += answers.iter().map(|answer| answer.rows.len()).sum::<usize>();
        held.extend(answers);
        if rows >= BATCH {
            take(history, std::mem::take(&mut held))?;
            rows = 0;
        }
    }
    take(history, held)
}

/// What the questions about some days bring, terminal by terminal.
fn month(generator: &mut Generator, sources: &[i64], first: u32, end: u32) -> Result<Vec<Answer>> {
    let mut by_terminal: Vec<Vec<Row>> = sources.iter().map(|_| Vec::new()).collect();
    for day in first..end {
        for payment in generator.day(day)? {
            by_terminal[payment.terminal].push(payment.row);
        }
    }
    let days = || by_terminal.iter().flatten().map(|row| row.day);
    let (Some(from), Some(to)) = (days().min(), days().max()) else {
        return Ok(Vec::new());
    };
    let answers = sources.iter().zip(by_terminal);
    Ok(answers
        .map(|(source, rows)| Answer {
            source: *source,
            from,
            to,
            rows,
        })
        .collect())
}

/// Writes what some questions brought, [`BATCH`] rows and more in a transaction.
pub fn write(history: &History, answers: &[Answer]) -> Result<()> {
    let mut writer: Option<WindowWriter<'_>> = None;
    let mut held = 0;
    for answer in answers {
        let window = Window {
            source: answer.source,
            from: answer.from,
            to: answer.to,
            covered_to: answer.to,
            run: None,
        };
        let mut open = match writer.take() {
            None => history.begin(window, 0)?,
            Some(mut open) => {
                open.next_window(CoverageState::Complete, window)?;
                open
            }
        };
        for row in &answer.rows {
            open.put(row)?;
        }
        held += answer.rows.len();
        if held >= BATCH {
            open.commit(CoverageState::Complete)?;
            held = 0;
        } else {
            writer = Some(open);
        }
    }
    if let Some(open) = writer {
        open.commit(CoverageState::Complete).map(drop)?;
    }
    Ok(())
}

/// Rows of one transaction of a bulk run.
pub const BATCH: usize = 50_000;

/// Makes and writes everything; only the writing is timed.
pub fn timed(history: &History, setting: &Setting, spent: &mut Spent) -> Result<()> {
    history.begin_bulk()?;
    all(history, setting, &mut |history, answers| {
        spent.add(|| write(history, &answers))
    })?;
    spent.add(|| Ok(history.end_bulk()?))
}
