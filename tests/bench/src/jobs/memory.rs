//! Job P11: the memory of a history without a window while somebody works with it.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use domain::{CardBrand, Coded, TransactionStatus, TransactionType};
use history::{Sort, SortColumn, TextNeedle};

use super::list::List;
use crate::data::Data;
use crate::dice::Dice;
use crate::report::{Goal, Measure, Report};
use crate::stats::slope;
use crate::{Result, Setting, process};

/// What people type.
const TEXTS: [&str; 8] = [
    "smith",
    "WB-2024",
    "Oak Street",
    "0174",
    "garcia",
    "Dog li",
    "plan review",
    "A1",
];

const SORTS: [Sort; 3] = [
    Sort::NEWEST_FIRST,
    Sort {
        column: SortColumn::Amount,
        descending: true,
    },
    Sort {
        column: SortColumn::Customer,
        descending: false,
    },
];

pub fn run(setting: &Setting, report: &mut Report) -> Result<()> {
    let data = Data::ensure(setting)?;
    let output = Command::new(std::env::current_exe()?)
        .args(["--child", "memory"])
        .arg(&data.history)
        .args([
            setting.minutes.to_string(),
            setting.rows.to_string(),
            setting.seed.to_string(),
        ])
        .stderr(Stdio::inherit())
        .output()?;
    let text = String::from_utf8(output.stdout)?;
    let mut points = Vec::new();
    let mut peak = 0.0;
    let mut uses = 0;
    for line in text.lines() {
        let words: Vec<f64> = line
            .split_whitespace()
            .map(str::parse)
            .collect::<std::result::Result<_, _>>()?;
        let [minutes, now, highest, done] = words[..] else {
            return Err(format!("the run printed {line:?}").into());
        };
        points.push((minutes, now));
        peak = highest;
        uses = done as u64;
    }
    if !output.status.success() || points.len() < 4 {
        return Err("the run without a window ended early".into());
    }
    // The first quarter fills caches and columns.
    let settled = points.get(points.len() / 4..).unwrap_or_default();
    let most = if setting.rows > 1_000_000 { 280.0 } else { 64.0 };
    let note = format!(
        "{uses} pages, searches, filters and totals in {} minutes",
        setting.minutes
    );
    let now = points.last().map_or(f64::NAN, |point| point.1);
    let measure = |what: &str, unit| Measure::of("P11", what, unit).rounds(1).note(note.clone());
    report.add(
        measure("memory of the core after use", "MB")
            .ours(now)
            .goal(Goal::Most(most)),
    )?;
    report.add(measure("its highest", "MB").ours(peak))?;
    report.add(
        measure("its slope", "MB/min")
            .ours(slope(settled))
            .goal(Goal::Most(0.5)),
    )
}

/// Uses the history for some minutes and prints its memory twice a second.
pub fn child(words: &[String]) -> Result<()> {
    let [path, minutes, rows, seed] = words else {
        return Err("usage: bench --child memory FILE MINUTES ROWS SEED".into());
    };
    let (minutes, rows): (f64, u64) = (minutes.parse()?, rows.parse()?);
    let list = List::open(path.as_ref())?;
    let mut dice = Dice::new(seed.parse()?);
    let start = Instant::now();
    let mut told = Duration::ZERO;
    let mut uses = 0_u64;
    while start.elapsed().as_secs_f64() < minutes * 60.0 {
        work(&list, &mut dice, rows)?;
        uses += 1;
        if start.elapsed() >= told {
            told = start.elapsed() + Duration::from_millis(500);
            let now = process::memory().ok_or("memory can be measured on Linux only")? as f64 / 1e6;
            let peak = process::peak_memory().unwrap_or_default() as f64 / 1e6;
            println!("{} {now} {peak} {uses}", start.elapsed().as_secs_f64() / 60.0);
        }
    }
    list.history.close()?;
    Ok(())
}

/// One thing that somebody does.
fn work(list: &List, dice: &mut Dice, rows: u64) -> Result<()> {
    let mut filter = list.everything.clone();
    match dice.below(6) {
        0 => filter.texts.push(TextNeedle {
            text: dice.pick(&TEXTS).to_owned(),
            amount: None,
        }),
        1 => filter.kinds.push(any(dice, TransactionType::ALL)),
        2 => filter.statuses.push(any(dice, TransactionStatus::ALL)),
        3 => filter.brands.push(any(dice, CardBrand::ALL)),
        _ => {}
    }
    let sort = SORTS[dice.weighted(&[(0, 18), (1, 1), (2, 1)])];
    let total = list.page(&filter, sort, 0)?.total;
    if total > 0 {
        list.page(&filter, sort, dice.below(total.min(rows)))?;
    }
    if dice.below(4) == 0 {
        list.history.totals(&filter)?;
    }
    Ok(())
}

fn any<T: Copy>(dice: &mut Dice, all: &[T]) -> T {
    all[dice.below(all.len() as u64) as usize]
}
