//! Job P3: pages of the list against a bare keyset query, and filters without an index against
//! DuckDB.

use domain::{CardBrand, Coded, TransactionStatus, TransactionType};
use history::{Filter, Sort};
use serde_json::json;

use super::list::{Answers, List, PAGE, keys, offsets};
use crate::data::{Data, beside};
use crate::dice::Dice;
use crate::peer::{Peer, numbers, texts};
use crate::report::{Goal, Measure, Report};
use crate::stats::Samples;
use crate::timing::{Times, tell};
use crate::{Result, Setting, answers};

const PAGES: usize = 200;
/// DuckDB takes hundreds of times longer a page.
const DUCK_PAGES: usize = 10;
const FILTERS: usize = 20;

pub fn run(setting: &Setting, report: &mut Report) -> Result<()> {
    let data = Data::ensure(setting)?;
    let list = List::open(&data.history)?;
    keyset(setting, report, &data, &list)?;
    let mut duck = Peer::start(setting, "duck")?;
    duck.open(&data.duck)?;
    let (rare, common) = combinations(&data, setting.rows)?;
    filters(
        setting,
        report,
        &list,
        &mut duck,
        ("rare", &rare),
        Goal::Ratio(0.1),
    )?;
    filters(
        setting,
        report,
        &list,
        &mut duck,
        ("common", &common),
        Goal::Ratio(0.7),
    )?;
    list.history.close()?;
    Ok(())
}

fn keyset(setting: &Setting, report: &mut Report, data: &Data, list: &List) -> Result<()> {
    let mut sqlite = Peer::start(setting, "sqlite")?;
    sqlite.open(&data.history)?;
    let mut duck = Peer::start(setting, "duck")?;
    duck.open(&data.duck)?;
    let all_keys = keys(data)?;
    let mut dice = Dice::new(setting.seed + 3);
    let (mut ours, mut theirs, mut ducks) = (Times::default(), Times::default(), Times::default());
    for round in 0..=setting.rounds {
        let at = offsets(&mut dice, setting, PAGES);
        let keys: Vec<_> = at
            .iter()
            .filter_map(|offset| all_keys.get(*offset as usize))
            .collect();
        let found = Answers::of(&at, |offset| {
            list.page(&list.everything, Sort::NEWEST_FIRST, *offset)
        })?;
        let told = sqlite.ask(json!({"do": "pages", "keys": keys, "limit": PAGE}))?;
        answers::same("pages", &found.ids, &texts(&told, "ids")?)?;
        let few = keys.get(..DUCK_PAGES).unwrap_or_default();
        let quacked = duck.ask(json!({"do": "pages", "keys": few, "limit": PAGE}))?;
        answers::same(
            "pages of DuckDB",
            found.ids.get(..few.len()).unwrap_or_default(),
            &texts(&quacked, "ids")?,
        )?;
        if round > 0 {
            ours.extend(found.times);
            theirs.extend(Times::told(&told)?);
            ducks.extend(Times::told(&quacked)?);
        }
    }
    let measure = |what: &str| Measure::of("P3", what, "ms").rounds(setting.rounds);
    let keyset = format!("{} keyset", sqlite.name);
    let note = format!(
        "{} pages of {PAGE}; the peer is given the key of the page's first row",
        ours.len()
    );
    let halves = measure("page at any depth, p50").goal(Goal::Ratio(1.2));
    tell(report, halves.note(note), &ours, (&keyset, &theirs))?;
    report.add(
        measure("page at any depth, p99")
            .ours(ours.p99())
            .peer(&keyset, theirs.p99())
            .goal(Goal::Most(10.0)),
    )?;
    let halves = measure("page at any depth, p50, against DuckDB").goal(Goal::Ratio(0.01));
    tell(report, halves, &ours, (&duck.name, &ducks))
}

/// A type, a brand and a status that occur together.
type Combination = (TransactionType, CardBrand, TransactionStatus);

/// Combinations with few rows (10 to 200 in a million) and those with the most.
fn combinations(data: &Data, rows: u64) -> Result<(Vec<Combination>, Vec<Combination>)> {
    let db = beside(&data.history)?;
    let mut statement =
        db.prepare("SELECT type, brand, status, count(*) FROM txn GROUP BY 1, 2, 3 ORDER BY 4 DESC")?;
    let mut found = statement.query([])?;
    let (mut rare, mut common) = (Vec::new(), Vec::new());
    while let Some(row) = found.next()? {
        let (kind, brand, status, count): (u8, u8, u8, i64) =
            (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        let values = TransactionType::from_code(kind)
            .zip(CardBrand::from_code(brand))
            .zip(TransactionStatus::from_code(status));
        let Some(((kind, brand), status)) = values else {
            continue;
        };
        if common.len() < 3 {
            common.push((kind, brand, status));
        } else if (10..=200).contains(&(count * 1_000_000 / rows as i64)) {
            rare.push((kind, brand, status));
        }
    }
    if rare.is_empty() {
        return Err("no combination of values is rare".into());
    }
    Ok((rare, common))
}

/// Each filter also says `from`, another one each time, before the first payment: what was
/// remembered of an earlier filter cannot answer it.
fn filters(
    setting: &Setting,
    report: &mut Report,
    list: &List,
    duck: &mut Peer,
    (name, among): (&str, &[Combination]),
    goal: Goal,
) -> Result<()> {
    let mut dice = Dice::new(setting.seed + 33);
    let (mut ours, mut theirs, mut hits) = (Times::default(), Times::default(), Vec::new());
    for round in 0..=setting.rounds {
        let chosen: Vec<(Combination, i64)> = (0..FILTERS)
            .map(|nth| {
                (
                    among[dice.below(among.len() as u64) as usize],
                    (round * FILTERS + nth) as i64,
                )
            })
            .collect();
        let found = Answers::of(&chosen, |((kind, brand, status), from)| {
            let filter = Filter {
                kinds: vec![*kind],
                brands: vec![*brand],
                statuses: vec![*status],
                from: Some(*from),
                ..list.everything.clone()
            };
            list.page(&filter, Sort::NEWEST_FIRST, 0)
        })?;
        let codes: Vec<_> = chosen
            .iter()
            .map(|((k, b, s), _)| [k.code(), b.code(), s.code()])
            .collect();
        let told = duck.ask(json!({"do": "filtered", "filters": codes, "limit": PAGE}))?;
        answers::same(&format!("{name} filters"), &found.ids, &texts(&told, "ids")?)?;
        let counted = duck.ask(json!({"do": "counts", "filters": codes}))?;
        let totals: Vec<f64> = found.totals.iter().map(|total| *total as f64).collect();
        answers::same(
            &format!("counts of {name} filters"),
            &totals,
            &numbers(&counted, "counts")?,
        )?;
        hits.extend(totals);
        if round > 0 {
            ours.extend(found.times);
            theirs.extend(Times::told(&told)?);
        }
    }
    let measure = |percent: &str| {
        let what = format!("{name} filter without index, page and count, {percent}");
        Measure::of("P3", what, "ms").rounds(setting.rounds)
    };
    let note = format!(
        "{:.0} hits; the peer's time is for the page alone",
        Samples::new(hits).median()
    );
    tell(
        report,
        measure("p50").goal(goal).note(note),
        &ours,
        (&duck.name, &theirs),
    )?;
    report.add(measure("p99").ours(ours.p99()).peer(&duck.name, theirs.p99()))
}
