//! The list: pages, totals, places, one transaction. Reads the local copy only, so it works
//! offline.

mod by_text;
mod counting;
mod detail;
mod links;
mod meanings;
mod resolve;
mod showing;
mod tell;
mod timeline;
mod versions;

use domain::{Currency, Money};
use history::{Cancel, Filter, Sort, Target};
use jiff::ToSpan;

pub use self::by_text::{list_by_text, totals_by_text};
pub(crate) use self::counting::Counting;
pub use self::detail::detail;
pub(crate) use self::detail::{find, raw};
pub(crate) use self::meanings::explained;
pub(crate) use self::resolve::{parse_day, pick, resolve, sort_of, start_of};
pub(crate) use self::showing::Showing;
use crate::dto::{
    CurrencyTotals, MoneyView, Page, PageRequest, Place, PlaceRequest, SortDirection, Totals, TotalsRequest,
};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::views;

/// Most rows of one page.
const LARGEST_PAGE: u32 = 1_000;

/// A part of the list.
pub async fn page(office: &Office, request: PageRequest) -> Result<Page, OfficeError> {
    let facts = views::facts(office, &request.filter.account_id).await?;
    let showing = Showing::of(office, &facts).await?;
    let filter = resolve(office, &facts, &showing, &request.filter).await?;
    let texts = filter.texts.clone();
    let ask = counting::Ask {
        filter,
        sort: sort_of(request.sort),
        offset: request.offset,
        limit: request.limit.min(LARGEST_PAGE),
    };
    let found = counting::page(office, ask).await?;
    let mut rows: Vec<_> = found
        .rows
        .into_iter()
        .map(|row| showing.row(row, &texts))
        .collect();
    showing.fill(office, &facts, &mut rows).await?;
    Ok(Page {
        rows,
        offset: request.offset,
        total: small(found.total),
        counted: found.counted,
        generation: short(found.generation),
    })
}

/// Sums of a filter, or of the rows somebody picked among its rows.
pub async fn totals(office: &Office, request: TotalsRequest) -> Result<Totals, OfficeError> {
    let facts = views::facts(office, &request.filter.account_id).await?;
    let showing = Showing::of(office, &facts).await?;
    let mut filter = resolve(office, &facts, &showing, &request.filter).await?;
    let cancel = office.0.counting.cancel_of(&filter);
    if let Some(picked) = &request.picked {
        pick(&mut filter, picked);
    }
    sum(office, filter, cancel).await
}

async fn sum(office: &Office, filter: Filter, cancel: Cancel) -> Result<Totals, OfficeError> {
    let totals = office
        .history(move |history| history.totals_unless(&filter, &cancel))
        .await?;
    Ok(totals_view(&totals))
}

/// Totals as the screen reads them.
pub(crate) fn totals_view(totals: &history::Totals) -> Totals {
    let view = |minor: i128, currency: Currency| MoneyView {
        minor: minor.to_string(),
        currency: currency.to_string(),
    };
    Totals {
        count: small(totals.count),
        unreadable_amounts: small(totals.unreadable_amounts),
        currencies: totals
            .currencies
            .iter()
            .map(|(currency, group)| CurrencyTotals {
                currency: currency.to_string(),
                count: small(group.count),
                sales_count: small(group.sales_count),
                refund_count: small(group.refund_count),
                sales: view(group.sales, *currency),
                refunds: view(group.refunds, *currency),
                net: view(group.net(), *currency),
            })
            .collect(),
        generation: short(totals.generation),
    }
}

/// Where a row stands, or the first row of a day.
pub async fn place(office: &Office, request: PlaceRequest) -> Result<Place, OfficeError> {
    let facts = views::facts(office, &request.filter.account_id).await?;
    let showing = Showing::of(office, &facts).await?;
    let filter = resolve(office, &facts, &showing, &request.filter).await?;
    let target = match (request.id, request.day) {
        (Some(id), _) => Target::Id(id.trim().to_owned()),
        (None, Some(day)) => {
            let day = parse_day("day", &day)?;
            // Newest first, a day begins with its last instant.
            let newest_first = request.sort.direction == SortDirection::Descending;
            let (edge, back) = if newest_first {
                (day.saturating_add(1.day()), 1)
            } else {
                (day, 0)
            };
            let Some(instant) = start_of(edge, showing.zone()) else {
                return Ok(Place { row: None });
            };
            Target::Instant(instant - back)
        }
        (None, None) => return Ok(Place { row: None }),
    };
    let sort = sort_of(request.sort);
    let cancel = office.0.counting.cancel_of(&filter);
    let row = office
        .history(move |history| history.locate(&filter, sort, &target, &cancel))
        .await?;
    Ok(Place { row: row.map(small) })
}

/// Rows in an order, for those that need no count.
async fn first_rows(
    office: &Office,
    filter: Filter,
    sort: Sort,
    limit: u32,
) -> Result<Vec<history::PageRow>, OfficeError> {
    let found = office
        .history(move |history| history.first(&filter, sort, limit, &Cancel::new()))
        .await?;
    Ok(found.rows)
}

pub(crate) fn small(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Only compared for equality, so the low half is enough.
pub(crate) fn short(generation: u64) -> u32 {
    u32::try_from(generation & u64::from(u32::MAX)).unwrap_or(0)
}

/// `$1,234.50`, or `1,234.50 EUR`.
pub(crate) fn money_words(minor: i64, currency: Currency) -> String {
    let text = crate::search::grouped(minor, currency);
    if currency != Currency::USD {
        return format!("{text} {currency}");
    }
    match text.strip_prefix('-') {
        Some(rest) => format!("-${rest}"),
        None => format!("${text}"),
    }
}

fn money(minor: Option<i64>, currency: Currency) -> Option<MoneyView> {
    minor.map(|minor| Money { minor, currency }.into())
}
