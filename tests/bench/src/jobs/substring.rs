//! Job P4: a piece of text in five fields, against the bare index, DuckDB and a look at every row.

use std::collections::BTreeSet;

use history::{Filter, Sort, TextNeedle};
use rusqlite::Connection;
use serde_json::json;

use super::list::{Answers, List, PAGE};
use crate::data::{Data, beside};
use crate::dice::Dice;
use crate::peer::{Peer, texts};
use crate::report::{Goal, Measure, Report};
use crate::timing::{Times, tell};
use crate::{Result, Setting, answers};

const NEEDLES: usize = 60;
/// Needles looked for by DuckDB and in every row, which take hundreds of times longer.
const FEW: usize = 6;
const COLUMNS: [&str; 5] = ["id", "last4", "customer", "invoice", "description"];

/// What was timed.
#[derive(Default)]
struct Timed {
    first: Times,
    exact: Times,
    counted: Times,
    index: Times,
    duck: Times,
    short: Times,
    every_row: Times,
}

pub fn run(setting: &Setting, report: &mut Report) -> Result<()> {
    let data = Data::ensure(setting)?;
    let list = List::open(&data.history)?;
    let db = beside(&data.history)?;
    let (mut sqlite, mut duck) = (Peer::start(setting, "sqlite")?, Peer::start(setting, "duck")?);
    sqlite.open(&data.history)?;
    duck.open(&data.duck)?;
    let mut dice = Dice::new(setting.seed + 4);
    let (mut times, mut warm_up) = (Timed::default(), Timed::default());
    for round in 0..=setting.rounds {
        let times = if round == 0 { &mut warm_up } else { &mut times };
        let needles = pieces(&db, &mut dice, setting.rows, 3..=6, NEEDLES)?;
        let salt = round as i64 + 1;
        long(&list, &db, (&mut sqlite, &mut duck), &needles, salt, times)?;
        let needles = pieces(&db, &mut dice, setting.rows, 1..=2, NEEDLES)?;
        short(&list, &mut sqlite, &needles, times)?;
    }
    figures(setting, report, (&sqlite.name, &duck.name), &times)?;
    list.history.close()?;
    Ok(())
}

/// Pieces of values that exist, as somebody types them. Letters outside ASCII and the wildcards of
/// LIKE are left out: the peers treat them differently.
fn pieces(
    db: &Connection,
    dice: &mut Dice,
    rows: u64,
    lengths: std::ops::RangeInclusive<u64>,
    count: usize,
) -> Result<Vec<String>> {
    let mut found = Vec::with_capacity(count);
    let mut statement =
        db.prepare("SELECT id, last4, customer, invoice, description FROM txn WHERE rid = ?1")?;
    while found.len() < count {
        let rid = 1 + dice.below(rows) as i64;
        let value: String = statement.query_row([rid], |row| row.get(dice.below(5) as usize))?;
        let length = dice.between(*lengths.start(), *lengths.end()) as usize;
        let start = dice.below((value.len().saturating_sub(length) + 1) as u64) as usize;
        let Some(piece) = value.get(start..start + length) else {
            continue;
        };
        if piece.is_ascii() && !piece.contains(['%', '_', '"']) && piece.trim() == piece {
            found.push(piece.to_owned());
        }
    }
    Ok(found)
}

/// A filter for a text. With `from`, an instant before every payment, it is another filter with the
/// same rows: what was remembered of an earlier one cannot answer it.
fn filter(list: &List, needle: &str, from: Option<i64>) -> Filter {
    let needle = TextNeedle {
        text: needle.to_owned(),
        amount: None,
    };
    Filter {
        texts: vec![needle],
        from,
        ..list.everything.clone()
    }
}

/// Three characters and more.
fn long(
    list: &List,
    db: &Connection,
    peers: (&mut Peer, &mut Peer),
    needles: &[String],
    round: i64,
    times: &mut Timed,
) -> Result<()> {
    let (sqlite, duck) = peers;
    let matches: Vec<String> = needles.iter().map(|needle| trigrams(needle)).collect();
    let mut bare = || sqlite.ask(json!({"do": "candidates", "matches": matches, "limit": PAGE}));
    let ours = || Answers::of(needles, |needle| list.first(&filter(list, needle, None)));
    // Whoever comes second finds the index warm.
    let (first, bare) = if round % 2 == 0 {
        let bare = bare()?;
        (ours()?, bare)
    } else {
        (ours()?, bare()?)
    };
    // Before the list of the same filter is remembered.
    let counted_by_us = Answers::of(needles, |needle| list.count(&filter(list, needle, Some(round))))?;
    let exact = Answers::of(needles, |needle| {
        list.page(&filter(list, needle, Some(-round)), Sort::NEWEST_FIRST, 0)
    })?;
    let few = needles.get(..FEW).unwrap_or_default();
    let looked = sqlite.ask(json!({"do": "like", "needles": few, "limit": PAGE}))?;
    let counted = sqlite.ask(json!({"do": "like_count", "needles": few}))?;
    let quacked = duck.ask(json!({"do": "contains", "needles": few, "limit": PAGE}))?;
    let ids = exact.ids.get(..FEW).unwrap_or_default();
    answers::same("newest rows that hold a text", ids, &texts(&looked, "ids")?)?;
    let totals: Vec<String> = exact.totals.iter().take(FEW).map(u64::to_string).collect();
    answers::same("rows that hold a text", &totals, &texts(&counted, "ids")?)?;
    for ((needle, ids), total) in needles.iter().zip(&first.ids).zip(&exact.totals) {
        hold(db, needle, ids, (*total).min(u64::from(PAGE)))?;
    }
    times.first.extend(first.times);
    times.exact.extend(exact.times);
    times.counted.extend(counted_by_us.times);
    times.index.extend(Times::told(&bare)?);
    times.duck.extend(Times::told(&quacked)?);
    Ok(())
}

/// The first hits are as many as there can be, all different, and each holds the text.
fn hold(db: &Connection, needle: &str, ids: &str, expected: u64) -> Result<()> {
    let different: BTreeSet<&str> = ids.split_whitespace().collect();
    answers::equal(
        &format!("first hits of {needle:?}"),
        different.len() as u64,
        expected,
    )?;
    let needle = needle.to_lowercase();
    let sql = format!("SELECT {} FROM txn WHERE id = ?1", COLUMNS.join(", "));
    let mut statement = db.prepare_cached(&sql)?;
    for id in different {
        let holds = statement.query_row([id], |row| {
            for at in 0..COLUMNS.len() {
                if row.get::<_, String>(at)?.to_lowercase().contains(&needle) {
                    return Ok(true);
                }
            }
            Ok(false)
        })?;
        answers::equal(&format!("{id} holds {needle:?}"), holds, true)?;
    }
    Ok(())
}

/// One or two characters: no index knows them.
fn short(list: &List, sqlite: &mut Peer, needles: &[String], times: &mut Timed) -> Result<()> {
    let found = Answers::of(needles, |needle| list.first(&filter(list, needle, None)))?;
    let looked = sqlite.ask(json!({"do": "like", "needles": needles, "limit": PAGE}))?;
    let theirs = texts(&looked, "ids")?;
    for ((needle, ours), theirs) in needles.iter().zip(&found.ids).zip(&theirs) {
        answers::equal(&format!("first rows with {needle:?}"), ours, theirs)?;
    }
    // With fewer hits every row has to be looked at.
    let many: Vec<bool> = theirs
        .iter()
        .map(|ids| ids.split(' ').count() == PAGE as usize)
        .collect();
    times.short.extend(found.times.only(&many));
    times.every_row.extend(Times::told(&looked)?.only(&many));
    Ok(())
}

/// The needle as the bare index takes it.
fn trigrams(needle: &str) -> String {
    let letters: Vec<char> = needle.chars().collect();
    let three = letters
        .windows(3)
        .map(|three| format!("\"{}\"", three.iter().collect::<String>()));
    three.collect::<Vec<_>>().join(" AND ")
}

fn figures(
    setting: &Setting,
    report: &mut Report,
    (sqlite, duck): (&str, &str),
    times: &Timed,
) -> Result<()> {
    let measure = |what: &str| Measure::of("P4", what, "ms").rounds(setting.rounds);
    let bare = format!("{sqlite}, bare index, not verified");
    let first = &times.first;
    let note = format!("{} pieces of 3 to 6 characters", first.len());
    let halves = measure("first 100 hits, p50, against the bare index").goal(Goal::Ratio(2.0));
    tell(report, halves.note(note), first, (&bare, &times.index))?;
    report.add(
        measure("first 100 hits, p50")
            .ours(first.median())
            .goal(Goal::Most(2.0)),
    )?;
    report.add(
        measure("first 100 hits, p99")
            .ours(first.p99())
            .peer(&bare, times.index.p99())
            .goal(Goal::Most(10.0)),
    )?;
    let halves = measure("first 100 hits, p50, against DuckDB").goal(Goal::Ratio(0.025));
    let note = "the peer tells capitals from small letters, which is quicker";
    tell(
        report,
        halves.note(note),
        first,
        (&format!("{duck} contains"), &times.duck),
    )?;
    report.add(measure("newest 100 hits and their count, p50").ours(times.exact.median()))?;
    report.add(
        measure("newest 100 hits and their count, p99")
            .ours(times.exact.p99())
            .goal(Goal::Most(100.0)),
    )?;
    report.add(
        measure("count, p99")
            .ours(times.counted.p99())
            .goal(Goal::Most(100.0)),
    )?;
    report.add(
        measure("1 or 2 characters, first 100 hits, p99")
            .ours(times.short.p99())
            .peer(&format!("{sqlite} LIKE"), times.every_row.p99())
            .goal(Goal::Most(30.0))
            .note(format!("{} pieces with 100 hits and more", times.short.len())),
    )
}
