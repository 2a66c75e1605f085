//! Sums over time. A step and a line are pieces of the same typed search as the list's, so
//! that each number opens exactly its rows.

use std::collections::BTreeMap;

use domain::{CardBrand, Coded, Currency};
use history::{Cancel, Dim, Filter, Group, GroupTotal};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::days_here::{DaysHere, back};
use crate::days;
use crate::dto::{Chart, ChartBucket, ChartPoint, ChartRequest, ChartSeries, ChartSplit, ChartStep};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::transactions::{Showing, parse_day, resolve, short, small, start_of};
use crate::views::AccountFacts;

/// Days of a chart for which none were asked.
const USUAL_DAYS: i32 = 30;
/// Most steps of a chart; more are no longer seen apart.
const STEPS: usize = 400;

/// What makes a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Line {
    All,
    Terminal(i64),
    Brand(CardBrand),
}

/// Sums by line and step, one currency each.
type Cells = BTreeMap<(Currency, Line, usize), GroupTotal>;

pub(super) async fn draw(
    office: &Office,
    facts: &AccountFacts,
    (showing, here): (&Showing, &DaysHere),
    request: ChartRequest,
) -> Result<Chart, OfficeError> {
    let mut filter = resolve(office, facts, showing, &request.filter).await?;
    let span = span(&request, facts.today())?;
    let zone = showing.zone().clone();
    filter.from = start_of(span.0, &zone);
    filter.before = start_of(span.1.saturating_add(1.day()), &zone);
    let steps = steps(span, request.step)?;
    // Where the gateway's days are ours, one pass answers all steps.
    let same_days = facts.account.gateway_zone == facts.account.display_zone;
    let bounds: Vec<(Option<i64>, Option<i64>)> = steps
        .iter()
        .map(|(from, to)| {
            (
                start_of(*from, &zone),
                start_of(to.saturating_add(1.day()), &zone),
            )
        })
        .collect();
    let (split, asked) = (request.split, steps.clone());
    let (cells, generation) = office
        .history(move |history| {
            let cells = if same_days {
                by_days(history, &filter, split, &asked)?
            } else {
                by_steps(history, &filter, split, &bounds)?
            };
            Ok((cells, history.generation()?))
        })
        .await?;
    let currency = main_currency(&cells, facts.account.currency);
    let buckets = buckets(&steps, here, &zone, &request.filter.terminal_ids);
    let series = series(&cells, currency, buckets.len(), showing);
    Ok(Chart {
        currency: currency.to_string(),
        other_currencies: others(&cells, currency),
        total: point(&sum(cells
            .iter()
            .filter(|((c, ..), _)| *c == currency)
            .map(|(_, t)| t))),
        buckets,
        series,
        generation: short(u64::from(generation)),
    })
}

fn buckets(
    steps: &[(Date, Date)],
    here: &DaysHere,
    zone: &jiff::tz::TimeZone,
    only: &[String],
) -> Vec<ChartBucket> {
    steps
        .iter()
        .map(|(from, to)| ChartBucket {
            from: from.to_string(),
            to: to.to_string(),
            piece: if from == to {
                format!("date:{from}")
            } else {
                format!("date:{from}..{to}")
            },
            complete: here.is_complete((*from, *to), zone, only),
        })
        .collect()
}

/// The days of the chart: those of the filter, else the last thirty.
fn span(request: &ChartRequest, today: Date) -> Result<(Date, Date), OfficeError> {
    let day = |field, text: &Option<String>| text.as_deref().map(|text| parse_day(field, text)).transpose();
    let to = day("to", &request.filter.to)?.unwrap_or(today);
    let from = day("from", &request.filter.from)?.unwrap_or_else(|| back(to, USUAL_DAYS - 1));
    if from > to {
        return Err(OfficeError::invalid(
            "to",
            "dates_reversed",
            "The last day is before the first day.",
        ));
    }
    Ok((from, to))
}

/// First and last day of each step; the first and the last one may be cut.
fn steps((from, to): (Date, Date), step: ChartStep) -> Result<Vec<(Date, Date)>, OfficeError> {
    let mut steps = Vec::new();
    let mut first = from;
    while first <= to {
        let last = match step {
            ChartStep::Day => first,
            ChartStep::Week => {
                let behind = i32::from(first.weekday().since(Weekday::Sunday));
                first.saturating_add((6 - behind).days())
            }
            ChartStep::Month => first.last_of_month(),
        }
        .min(to);
        steps.push((first, last));
        if steps.len() > STEPS {
            return Err(OfficeError::invalid(
                "step",
                "too_many_steps",
                format!("A chart has at most {STEPS} steps. Choose weeks or months, or fewer days."),
            ));
        }
        let Ok(next) = last.tomorrow() else { break };
        first = next;
    }
    Ok(steps)
}

fn dim(split: ChartSplit) -> Option<Dim> {
    match split {
        ChartSplit::None => None,
        ChartSplit::Terminal => Some(Dim::Terminal),
        ChartSplit::Brand => Some(Dim::Brand),
    }
}

fn line(split: ChartSplit, group: &Group) -> Line {
    match split {
        ChartSplit::None => Line::All,
        ChartSplit::Terminal => group.source.map_or(Line::All, Line::Terminal),
        ChartSplit::Brand => group.brand.map_or(Line::All, Line::Brand),
    }
}

/// One pass over all days, each then counted to its step.
fn by_days(
    history: &history::History,
    filter: &Filter,
    split: ChartSplit,
    steps: &[(Date, Date)],
) -> Result<Cells, history::HistoryError> {
    let dims: Vec<Dim> = std::iter::once(Dim::Day).chain(dim(split)).collect();
    let ends: Vec<i32> = steps.iter().map(|(_, last)| days::number(*last)).collect();
    let mut cells = Cells::new();
    for group in history.groups(filter, &dims, &Cancel::new())?.iter() {
        let Some(day) = group.day else { continue };
        let step = ends.partition_point(|end| *end < day);
        add(
            &mut cells,
            (group.currency, line(split, &group), step),
            &group.total,
        );
    }
    Ok(cells)
}

/// A pass for each step: the display zone's days are not the gateway's.
fn by_steps(
    history: &history::History,
    filter: &Filter,
    split: ChartSplit,
    bounds: &[(Option<i64>, Option<i64>)],
) -> Result<Cells, history::HistoryError> {
    let dims: Vec<Dim> = dim(split).into_iter().collect();
    let mut cells = Cells::new();
    for (step, (from, before)) in bounds.iter().enumerate() {
        let part = Filter {
            from: *from,
            before: *before,
            ..filter.clone()
        };
        for group in history.groups(&part, &dims, &Cancel::new())?.iter() {
            add(
                &mut cells,
                (group.currency, line(split, &group), step),
                &group.total,
            );
        }
    }
    Ok(cells)
}

fn add(cells: &mut Cells, key: (Currency, Line, usize), more: &GroupTotal) {
    let cell = cells.entry(key).or_default();
    *cell = sum([&*cell, more].into_iter());
}

fn sum<'a>(parts: impl Iterator<Item = &'a GroupTotal>) -> GroupTotal {
    parts.fold(GroupTotal::default(), |all, part| GroupTotal {
        count: all.count + part.count,
        sales_count: all.sales_count + part.sales_count,
        refund_count: all.refund_count + part.refund_count,
        sales: all.sales + part.sales,
        refunds: all.refunds + part.refunds,
    })
}

/// The department's own currency, or the one with the most rows.
fn main_currency(cells: &Cells, own: Currency) -> Currency {
    let mut rows: BTreeMap<Currency, u64> = BTreeMap::new();
    for ((currency, ..), total) in cells {
        *rows.entry(*currency).or_default() += total.count;
    }
    if rows.contains_key(&own) {
        return own;
    }
    let most = rows.into_iter().max_by_key(|(_, count)| *count);
    most.map_or(own, |(currency, _)| currency)
}

fn others(cells: &Cells, currency: Currency) -> Vec<String> {
    let mut codes: Vec<String> = cells
        .keys()
        .filter(|(other, ..)| *other != currency)
        .map(|(other, ..)| other.to_string())
        .collect();
    codes.dedup();
    codes
}

/// Lines by what moved on them, largest first.
fn series(cells: &Cells, currency: Currency, steps: usize, showing: &Showing) -> Vec<ChartSeries> {
    let mut lines: BTreeMap<Line, Vec<GroupTotal>> = BTreeMap::new();
    for ((_, line, step), total) in cells.iter().filter(|((c, ..), _)| *c == currency) {
        let points = lines
            .entry(*line)
            .or_insert_with(|| vec![GroupTotal::default(); steps]);
        if let Some(point) = points.get_mut(*step) {
            *point = *total;
        }
    }
    let mut series: Vec<(i128, ChartSeries)> = lines
        .into_iter()
        .map(|(line, points)| {
            let total = sum(points.iter());
            let (key, name, piece) = words(line, showing);
            let one = ChartSeries {
                key,
                name,
                piece,
                points: points.iter().map(point).collect(),
                total: point(&total),
            };
            (total.sales + total.refunds, one)
        })
        .collect();
    series.sort_by(|(a, one), (b, other)| b.cmp(a).then_with(|| one.name.cmp(&other.name)));
    series.into_iter().map(|(_, one)| one).collect()
}

/// Key, name and piece of a line.
fn words(line: Line, showing: &Showing) -> (String, String, String) {
    match line {
        Line::All => ("all".to_owned(), "All payments".to_owned(), String::new()),
        Line::Terminal(source) => {
            let (id, name) = showing.terminal(source);
            let piece = format!("terminal:\"{}\"", name.replace('"', ""));
            (id, name, piece)
        }
        Line::Brand(brand) => (
            brand.word().to_owned(),
            crate::export::words::brand(brand).to_owned(),
            format!("brand:{}", brand.word()),
        ),
    }
}

fn point(total: &GroupTotal) -> ChartPoint {
    ChartPoint {
        count: small(total.count),
        sales: total.sales.to_string(),
        refunds: total.refunds.to_string(),
        net: total.net().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn weeks_begin_on_sunday_and_months_on_their_first_day() {
        let span = (date(2026, 10, 28), date(2026, 11, 9));
        let of = |step| -> Vec<String> {
            let steps = steps(span, step).unwrap();
            steps.iter().map(|(from, to)| format!("{from}..{to}")).collect()
        };
        assert_eq!(
            of(ChartStep::Week),
            [
                "2026-10-28..2026-10-31",
                "2026-11-01..2026-11-07",
                "2026-11-08..2026-11-09"
            ]
        );
        assert_eq!(
            of(ChartStep::Month),
            ["2026-10-28..2026-10-31", "2026-11-01..2026-11-09"]
        );
        assert!(steps((date(2020, 1, 1), date(2026, 1, 1)), ChartStep::Day).is_err());
    }

    proptest! {
        #[test]
        fn steps_cover_every_day_once(start in 15_000_i32..25_000, length in 0_i32..390, step in 0_usize..3) {
            let step = [ChartStep::Day, ChartStep::Week, ChartStep::Month][step];
            let span = (days::date(start), days::date(start + length));
            let mut seen = Vec::new();
            for (from, to) in steps(span, step).unwrap() {
                seen.extend(days::number(from)..=days::number(to));
            }
            prop_assert_eq!(seen, (start..=start + length).collect::<Vec<_>>());
        }
    }
}
