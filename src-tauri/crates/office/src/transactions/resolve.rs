use std::collections::HashSet;
use std::sync::Arc;

use domain::Currency;
use history::{AmountRange, Filter, Sort, TextNeedle};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::Showing;
use crate::dto::{AmountSpan, Picked, SortColumn, SortDirection, TxnFilter, TxnSort};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::search;
use crate::views::AccountFacts;

pub(crate) fn sort_of(sort: TxnSort) -> Sort {
    use history::SortColumn as Stored;
    let column = match sort.column {
        SortColumn::Time => Stored::Time,
        SortColumn::Status => Stored::Status,
        SortColumn::Type => Stored::Kind,
        SortColumn::Amount => Stored::Amount,
        SortColumn::Card => Stored::Card,
        SortColumn::Customer => Stored::Customer,
        SortColumn::Invoice => Stored::Invoice,
        SortColumn::Terminal => Stored::Terminal,
        SortColumn::User => Stored::User,
        SortColumn::Batch => Stored::Batch,
        SortColumn::Approval => Stored::Approval,
        SortColumn::Description => Stored::Description,
        SortColumn::Id => Stored::Id,
        SortColumn::Refunded => Stored::Refunded,
    };
    Sort {
        column,
        descending: sort.direction == SortDirection::Descending,
    }
}

/// What a screen's filter finds, in the history's terms. Notes and tags are looked up in the
/// ledger; the history is given the payments they are on.
pub(crate) async fn resolve(
    office: &Office,
    facts: &AccountFacts,
    showing: &Showing,
    wanted: &TxnFilter,
) -> Result<Filter, OfficeError> {
    let zone = showing.zone();
    let mut sources: Vec<i64> = showing
        .terminals()
        .filter(|(_, id)| wanted.terminal_ids.is_empty() || wanted.terminal_ids.iter().any(|w| w == id))
        .map(|(no, _)| no)
        .collect();
    sources.sort_unstable();
    let day =
        |field: &str, text: &Option<String>| text.as_deref().map(|text| parse_day(field, text)).transpose();
    Ok(Filter {
        sources,
        from: day("from", &wanted.from)?.and_then(|day| start_of(day, zone)),
        before: day("to", &wanted.to)?.and_then(|day| start_of(day.saturating_add(1.day()), zone)),
        statuses: wanted.statuses.clone(),
        kinds: wanted.types.clone(),
        brands: wanted.brands.clone(),
        users: wanted.users.clone(),
        batches: wanted.batches.clone(),
        last4: wanted.last4.clone(),
        amount: wanted.amount.as_ref().map(range).transpose()?,
        texts: needles(&wanted.text, facts.account.currency),
        only_ids: annotated(office, facts, wanted).await?,
        changed: wanted.changed,
        unreadable: wanted.unreadable,
        ..Filter::default()
    })
}

/// The payments that have the wanted notes and tags; `None` where neither is asked for.
async fn annotated(
    office: &Office,
    facts: &AccountFacts,
    wanted: &TxnFilter,
) -> Result<Option<Arc<[String]>>, OfficeError> {
    let (ledger, account) = (&office.0.ledger, &facts.account.id);
    let noted = match &wanted.note {
        Some(text) => Some(ledger.noted_payments(account, text).await?),
        None => None,
    };
    let tagged = match wanted.tags.as_slice() {
        [] => None,
        tags => Some(ledger.tagged_payments(account, tags).await?),
    };
    Ok(match (noted, tagged) {
        (Some(noted), Some(tagged)) => Some(both(noted, &tagged).into()),
        (one, other) => one.or(other).map(Into::into),
    })
}

fn both(mut ids: Vec<String>, others: &[String]) -> Vec<String> {
    let others: HashSet<&String> = others.iter().collect();
    ids.retain(|id| others.contains(id));
    ids
}

/// Narrows a filter to the rows somebody picked among its rows.
pub(crate) fn pick(filter: &mut Filter, picked: &Picked) {
    let ids = picked.ids.clone();
    if picked.except {
        filter.except = Some(ids.into());
    } else {
        filter.only_ids = Some(match filter.only_ids.take() {
            Some(already) => both(ids, &already).into(),
            None => ids.into(),
        });
    }
}

fn range(span: &AmountSpan) -> Result<AmountRange, OfficeError> {
    let minor = |edge: &Option<String>, open: i64| match edge {
        None => Ok(open),
        Some(text) => text.trim().parse().map_err(|_| {
            OfficeError::invalid(
                "amount",
                "not_a_number",
                format!("\"{text}\" is not a number of cents."),
            )
        }),
    };
    Ok(AmountRange {
        least: minor(&span.least, i64::MIN)?,
        most: minor(&span.most, i64::MAX)?,
    })
}

/// The pieces of a quick search.
fn needles(text: &str, currency: Currency) -> Vec<TextNeedle> {
    search::quick_pieces(text)
        .into_iter()
        .map(|piece| TextNeedle {
            amount: search::amount(&piece, currency),
            text: piece,
        })
        .collect()
}

pub(crate) fn parse_day(field: &str, text: &str) -> Result<Date, OfficeError> {
    text.parse().map_err(|_| {
        OfficeError::invalid(
            field,
            "not_a_date",
            format!("\"{text}\" is not a date. Write it like 2026-10-31."),
        )
    })
}

/// The first instant of a day in a zone.
pub(crate) fn start_of(day: Date, zone: &TimeZone) -> Option<i64> {
    day.to_zoned(zone.clone())
        .ok()
        .map(|zoned| zoned.timestamp().as_second())
}
