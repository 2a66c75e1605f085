//! Jobs P5 and P6: day by terminal by brand against DuckDB, a running balance against SQLite.

use domain::Coded;
use history::{Balance, Cancel, Dim, Filter, Groups};
use serde_json::json;

use super::list::List;
use crate::data::Data;
use crate::peer::{Peer, whole};
use crate::report::{Goal, Measure, Report};
use crate::timing::{Times, tell, timed};
use crate::{Result, Setting, answers};

const DIMS: [Dim; 3] = [Dim::Day, Dim::Terminal, Dim::Brand];
/// A day in the middle of the five years, and the last one of its month (June 2024).
const MONTH: (i32, i32) = (19_875, 19_904);
const ALWAYS: (i32, i32) = (0, 99_999);
const DAY: i64 = 86_400;
/// Rows of the running balance.
const WINDOW: u32 = 10_000;

pub fn run(setting: &Setting, report: &mut Report) -> Result<()> {
    let data = Data::ensure(setting)?;
    let list = List::open(&data.history)?;
    let mut duck = Peer::start(setting, "duck")?;
    duck.open(&data.duck)?;
    let all = sides(setting, &list.history, &mut duck, &list.everything, ALWAYS)?;
    // The gateway's days begin at its own midnight, four hours after that of UTC in June.
    let month = Filter {
        from: Some(i64::from(MONTH.0) * DAY + 4 * 3_600),
        before: Some(i64::from(MONTH.1 + 1) * DAY + 4 * 3_600),
        ..list.everything.clone()
    };
    let one = sides(setting, &list.history, &mut duck, &month, MONTH)?;
    let measure = |what: &str| Measure::of("P5", what, "ms").rounds(setting.rounds);
    let note = "the peer's time is for one sum; ours tells sales from refunds";
    let five = measure("day by terminal by brand, five years").goal(Goal::Ratio(0.35));
    tell(report, five.note(note), &all.0, (&duck.name, &all.1))?;
    let month = measure("the same, one month").goal(Goal::Most(1.0));
    tell(report, month.note(note), &one.0, (&duck.name, &one.1))?;
    let most = 400.0 * (setting.rows as f64 / 1e6).max(0.1);
    let warm_up = measure("filling the columns in memory").rounds(1);
    report.add(warm_up.ours(list.warm_up.wall).goal(Goal::Most(most)))?;
    list.history.close()?;
    Ok(())
}

/// Times of both sides in turn, after their answers were compared.
fn sides(
    setting: &Setting,
    history: &history::History,
    duck: &mut Peer,
    filter: &Filter,
    (first, last): (i32, i32),
) -> Result<(Times, Times)> {
    let (mut ours, mut theirs) = (Times::default(), Times::default());
    for round in 0..=setting.rounds * 2 {
        let (found, took) = timed(|| Ok(digest(&history.groups(filter, &DIMS, &Cancel::new())?)))?;
        let told = duck.ask(json!({"do": "groups", "first": first, "last": last, "rounds": 1}))?;
        let expected = [
            whole(&told, "cells")?,
            whole(&told, "rows")?,
            whole(&told, "sales")?,
            whole(&told, "refunds")?,
            whole(&told, "digest")?,
        ];
        answers::equal("cells, rows, sales, refunds, digest", found, expected)?;
        if round > 0 {
            ours.push(took);
            theirs.extend(Times::told(&told)?);
        }
    }
    Ok((ours, theirs))
}

/// Cells, rows, sales, refunds, and a sum that changes when a figure stands in another cell. It walks
/// over every cell, as a chart does.
fn digest(groups: &Groups) -> [i64; 5] {
    let mut sums = [0; 5];
    for group in groups.iter() {
        let place = i64::from(group.day.unwrap_or(0)) * 1009
            + group.source.unwrap_or(0) * 31
            + i64::from(group.brand.map_or(0, |brand| brand.code()));
        let (count, sales, refunds) = (
            group.total.count as i64,
            group.total.sales as i64,
            group.total.refunds as i64,
        );
        sums[0] += 1;
        sums[1] += count;
        sums[2] += sales;
        sums[3] += refunds;
        sums[4] += place % 10_007 * (count + sales - refunds);
    }
    sums
}

/// The balance of each terminal after each of its newest payments.
pub fn running(setting: &Setting, report: &mut Report) -> Result<()> {
    let data = Data::ensure(setting)?;
    let list = List::open(&data.history)?;
    let mut sqlite = Peer::start(setting, "sqlite")?;
    sqlite.open(&data.history)?;
    let (mut ours, mut theirs) = (Times::default(), Times::default());
    for round in 0..=setting.rounds * 2 {
        let (found, took) = timed(|| {
            let none = Cancel::new();
            Ok(list.history.balances(&list.everything, WINDOW, &none)?)
        })?;
        let told = sqlite.ask(json!({"do": "running", "limit": WINDOW, "rounds": 1}))?;
        answers::equal(
            "rows, balances and their digest",
            balances(&found),
            [
                whole(&told, "rows")?,
                whole(&told, "sum")?,
                whole(&told, "digest")?,
            ],
        )?;
        if round > 0 {
            ours.push(took);
            theirs.extend(Times::told(&told)?);
        }
    }
    let measure = Measure::of("P6", "running balance over 10,000 rows", "ms").goal(Goal::Ratio(0.5));
    let measure = measure
        .rounds(setting.rounds)
        .note("the peer's time is for one sum; ours tells sales from refunds");
    tell(report, measure, &ours, (&sqlite.name, &theirs))?;
    list.history.close()?;
    Ok(())
}

/// How many rows, the sum of their balances, and a sum that changes when one stands elsewhere.
fn balances(found: &[Balance]) -> [i64; 3] {
    let mut sums = [0, 0, 0];
    for (row, place) in found.iter().zip(1..) {
        let balance = row.balance as i64;
        sums[0] += 1;
        sums[1] += balance;
        sums[2] += place % 10_007 * (balance % 1_000_003 + row.source + row.t % 1_000);
    }
    sums
}
