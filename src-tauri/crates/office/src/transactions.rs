//! The list: pages, totals, one transaction. Reads the local copy only, so it works offline.

use std::collections::HashMap;

use domain::{Currency, Money, decode_once_more};
use history::{Detail, Earlier, Filter, PageRow, Sort, TextNeedle};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::dto::{
    CurrencyTotals, DetailRequest, EarlierVersion, FieldChange, MoneyView, Origin, Page, PageRequest, Place,
    PlaceRequest, SortColumn, SortDirection, Totals, TotalsRequest, TxnDetail, TxnFilter, TxnRow, TxnSort,
    WireField,
};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::query_text;
use crate::views::{self, AccountFacts, instant, terminal_names};

/// Most rows of one page.
const LARGEST_PAGE: u32 = 1_000;
/// Pieces of a quick search that are looked for; more make no search more exact.
const PIECES: usize = 8;

/// What is needed to show rows of an account.
struct Showing {
    zone: TimeZone,
    names: HashMap<String, String>,
    /// Terminal id by its number in the history.
    terminals: HashMap<i64, String>,
}

impl Showing {
    async fn of(office: &Office, facts: &AccountFacts) -> Result<Self, OfficeError> {
        let account = facts.account.id.to_string();
        let sources = office.history(move |history| history.sources(&account)).await?;
        Ok(Self {
            zone: display_zone(facts),
            names: terminal_names(facts),
            terminals: sources
                .into_iter()
                .map(|(no, terminal, _)| (no, terminal))
                .collect(),
        })
    }

    fn row(&self, row: PageRow) -> TxnRow {
        let terminal_id = self.terminals.get(&row.source).cloned().unwrap_or_default();
        TxnRow {
            time: (row.t != 0).then(|| local(row.t, &self.zone)),
            time_raw: String::new(),
            status: row.status,
            kind: row.kind,
            amount: row.amount.map(|minor| {
                Money {
                    minor,
                    currency: row.currency,
                }
                .into()
            }),
            amount_raw: String::new(),
            brand: row.brand,
            last4: row.last4,
            customer: row.customer,
            invoice: row.invoice,
            terminal_name: self.names.get(&terminal_id).cloned().unwrap_or_default(),
            terminal_id,
            changed: row.versions > 0,
            description: String::new(),
            approval_code: String::new(),
            user_name: String::new(),
            batch: String::new(),
            refunded: None,
            origin: Origin::Gateway,
            tags: Vec::new(),
            notes: 0,
            matched: Vec::new(),
            id: row.id,
        }
    }
}

fn display_zone(facts: &AccountFacts) -> TimeZone {
    TimeZone::get(&facts.account.display_zone).unwrap_or(TimeZone::UTC)
}

/// RFC 3339 with the zone's offset.
fn local(seconds: i64, zone: &TimeZone) -> String {
    let instant = Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH);
    instant
        .to_zoned(zone.clone())
        .strftime("%Y-%m-%dT%H:%M:%S%:z")
        .to_string()
}

/// A part of the list.
pub async fn page(office: &Office, request: PageRequest) -> Result<Page, OfficeError> {
    let facts = views::facts(office, &request.filter.account_id).await?;
    let showing = Showing::of(office, &facts).await?;
    let filter = resolve(&facts, &showing, &request.filter)?;
    let sort = sort_of(request.sort);
    let (offset, limit) = (request.offset, request.limit.min(LARGEST_PAGE));
    let (page, generation) = office
        .history(move |history| {
            let generation = history.generation()?;
            Ok((history.page(&filter, sort, u64::from(offset), limit)?, generation))
        })
        .await?;
    let mut rows: Vec<TxnRow> = page.rows.into_iter().map(|row| showing.row(row)).collect();
    fill_unreadable(office, &facts, &showing, &mut rows).await?;
    Ok(Page {
        rows,
        offset,
        counted: true,
        total: u32::try_from(page.total).unwrap_or(u32::MAX),
        generation,
    })
}

/// Rows whose time or amount could not be read show the gateway's own text.
async fn fill_unreadable(
    office: &Office,
    facts: &AccountFacts,
    showing: &Showing,
    rows: &mut [TxnRow],
) -> Result<(), OfficeError> {
    for row in rows
        .iter_mut()
        .filter(|row| row.time.is_none() || row.amount.is_none())
    {
        if let Some(detail) = find(office, showing, &row.id).await? {
            let shown = detail_view(facts, showing, detail);
            row.time_raw = shown.row.time_raw;
            row.amount_raw = shown.row.amount_raw;
        }
    }
    Ok(())
}

/// Sums of a filter.
pub async fn totals(office: &Office, request: TotalsRequest) -> Result<Totals, OfficeError> {
    let facts = views::facts(office, &request.filter.account_id).await?;
    let showing = Showing::of(office, &facts).await?;
    let filter = resolve(&facts, &showing, &request.filter)?;
    sum(office, filter).await
}

async fn sum(office: &Office, filter: Filter) -> Result<Totals, OfficeError> {
    let (totals, generation) = office
        .history(move |history| {
            let generation = history.generation()?;
            Ok((history.totals(&filter)?, generation))
        })
        .await?;
    let view = |minor: i128, currency: Currency| MoneyView {
        minor: minor.to_string(),
        currency: currency.to_string(),
    };
    let small = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(Totals {
        count: small(totals.count),
        unreadable_amounts: small(totals.unreadable_amounts),
        currencies: totals
            .currencies
            .into_iter()
            .map(|(currency, group)| CurrencyTotals {
                currency: currency.to_string(),
                count: small(group.count),
                sales_count: small(group.sales_count),
                refund_count: small(group.refund_count),
                sales: view(group.sales, currency),
                refunds: view(group.refunds, currency),
                net: view(group.net(), currency),
            })
            .collect(),
        generation,
    })
}

/// Not built yet.
pub async fn place(_office: &Office, _request: PlaceRequest) -> Result<Place, OfficeError> {
    Err(OfficeError::not_found("place"))
}

/// Everything about one transaction.
pub async fn detail(office: &Office, request: DetailRequest) -> Result<TxnDetail, OfficeError> {
    let facts = views::facts(office, &request.account_id).await?;
    let showing = Showing::of(office, &facts).await?;
    let found = find(office, &showing, &request.id).await?;
    let detail = found.ok_or_else(|| OfficeError::not_found("transaction").with("id", request.id))?;
    Ok(detail_view(&facts, &showing, detail))
}

async fn find(office: &Office, showing: &Showing, id: &str) -> Result<Option<Detail>, OfficeError> {
    let sources: Vec<i64> = showing.terminals.keys().copied().collect();
    let id = id.to_owned();
    office.history(move |history| history.detail(&sources, &id)).await
}

fn detail_view(facts: &AccountFacts, showing: &Showing, detail: Detail) -> TxnDetail {
    let raw = |name: &str| field(&detail.fields, name).unwrap_or_default().to_owned();
    let shown = |name: &str| decode_once_more(raw(name).trim()).into_owned();
    let currency = detail.row.currency;
    let mut row = showing.row(detail.row.clone());
    row.time_raw = raw("ssl_txn_time");
    row.amount_raw = raw("ssl_amount");
    TxnDetail {
        row,
        description: detail.description.clone(),
        approval_code: detail.approval.clone(),
        result_message: shown("ssl_result_message"),
        user_name: detail.user.clone(),
        batch: detail.batch.clone(),
        settled_at_raw: detail.settled_raw.clone(),
        refunded: detail.refunded.map(|minor| Money { minor, currency }.into()),
        entry_mode: shown("ssl_entry_mode"),
        avs: shown("ssl_avs_response"),
        cvv: shown("ssl_cvv2_response"),
        recurring_id: shown("ssl_recurring_id"),
        zone_assumed: facts.account.gateway_zone.clone(),
        display_zone: facts.account.display_zone.clone(),
        first_seen: instant(detail.first_seen),
        last_seen: instant(detail.last_seen),
        earlier: earlier_views(&detail.earlier, &detail.fields),
        meanings: Vec::new(),
        timeline: Vec::new(),
        sale: None,
        returns: Vec::new(),
        note_list: Vec::new(),
        attachments: Vec::new(),
        fields: detail
            .fields
            .into_iter()
            .map(|(name, value)| WireField { name, value })
            .collect(),
    }
}

/// Each earlier version with what is different in the one that followed it.
fn earlier_views(earlier: &[Earlier], newest: &[(String, String)]) -> Vec<EarlierVersion> {
    let mut after = newest;
    let mut views = Vec::with_capacity(earlier.len());
    for version in earlier {
        views.push(EarlierVersion {
            replaced_at: instant(version.replaced_at),
            status: version.status,
            kind: version.kind,
            amount: version.amount.map(|minor| {
                Money {
                    minor,
                    currency: version.currency,
                }
                .into()
            }),
            changes: changes(&version.fields, after),
        });
        after = &version.fields;
    }
    views
}

fn changes(before: &[(String, String)], after: &[(String, String)]) -> Vec<FieldChange> {
    let mut names: Vec<&str> = before
        .iter()
        .chain(after)
        .map(|(name, _)| name.as_str())
        .collect();
    names.sort_unstable();
    names.dedup();
    names
        .into_iter()
        .filter_map(|name| {
            let (old, new) = (field(before, name), field(after, name));
            (old != new).then(|| FieldChange {
                name: name.to_owned(),
                before: old.map(str::to_owned),
                after: new.map(str::to_owned),
            })
        })
        .collect()
}

fn field<'a>(fields: &'a [(String, String)], name: &str) -> Option<&'a str> {
    fields
        .iter()
        .find(|(n, _)| n == name)
        .map(|(_, value)| value.as_str())
}

fn sort_of(sort: TxnSort) -> Sort {
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
        SortColumn::User
        | SortColumn::Batch
        | SortColumn::Approval
        | SortColumn::Description
        | SortColumn::Id
        | SortColumn::Refunded => Stored::Time,
    };
    Sort {
        column,
        descending: sort.direction == SortDirection::Descending,
    }
}

fn resolve(facts: &AccountFacts, showing: &Showing, wanted: &TxnFilter) -> Result<Filter, OfficeError> {
    let zone = display_zone(facts);
    let mut sources: Vec<i64> = showing
        .terminals
        .iter()
        .filter(|(_, id)| wanted.terminal_ids.is_empty() || wanted.terminal_ids.contains(id))
        .map(|(no, _)| *no)
        .collect();
    sources.sort_unstable();
    let day =
        |field: &str, text: &Option<String>| text.as_deref().map(|text| parse_day(field, text)).transpose();
    Ok(Filter {
        sources,
        from: day("from", &wanted.from)?.and_then(|day| start_of(day, &zone)),
        before: day("to", &wanted.to)?.and_then(|day| start_of(day.saturating_add(1.day()), &zone)),
        statuses: wanted.statuses.clone(),
        kinds: wanted.types.clone(),
        texts: needles(&wanted.text),
        ..Filter::default()
    })
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

/// The pieces of a quick search; pasted line breaks are blanks.
pub(crate) fn needles(text: &str) -> Vec<TextNeedle> {
    let short: String = text.chars().take(200).collect();
    short
        .split_whitespace()
        .take(PIECES)
        .map(|piece| TextNeedle {
            text: piece.to_owned(),
            amount: domain::parse_minor(&piece.replace(['$', ','], ""), 2),
        })
        .collect()
}

/// Rows of all accounts that a typed filter finds, newest first: for the command line.
pub async fn list_by_text(
    office: &Office,
    text: &str,
    limit: Option<u64>,
) -> Result<Vec<TxnRow>, OfficeError> {
    let mut rows = Vec::new();
    let mut showings = Vec::new();
    for account in office.0.ledger.list_accounts().await? {
        let facts = views::facts(office, account.id.as_str()).await?;
        showings.push((Showing::of(office, &facts).await?, facts));
    }
    let limit = limit.unwrap_or(u64::MAX);
    for (showing, facts) in &showings {
        let filter = query_text::parse(text, facts, &showing.terminals)?;
        let mut offset = 0;
        while offset < limit {
            let part = u32::try_from((limit - offset).min(u64::from(LARGEST_PAGE))).unwrap_or(LARGEST_PAGE);
            let asked = filter.clone();
            let page = office
                .history(move |history| history.page(&asked, Sort::NEWEST_FIRST, offset, part))
                .await?;
            if page.rows.is_empty() {
                break;
            }
            offset += page.rows.len() as u64;
            let mut shown: Vec<TxnRow> = page.rows.into_iter().map(|row| showing.row(row)).collect();
            fill_unreadable(office, facts, showing, &mut shown).await?;
            rows.append(&mut shown);
        }
    }
    if showings.len() > 1 {
        // Several accounts: one order for all.
        rows.sort_by_key(|row| std::cmp::Reverse(instant_of(row)));
    }
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(rows)
}

fn instant_of(row: &TxnRow) -> Option<Timestamp> {
    row.time.as_deref().and_then(|text| text.parse().ok())
}

/// Totals over all accounts of what a typed filter finds: for the command line.
pub async fn totals_by_text(office: &Office, text: &str) -> Result<Totals, OfficeError> {
    let mut all: Option<Filter> = None;
    for account in office.0.ledger.list_accounts().await? {
        let facts = views::facts(office, account.id.as_str()).await?;
        let showing = Showing::of(office, &facts).await?;
        let filter = query_text::parse(text, &facts, &showing.terminals)?;
        match &mut all {
            Some(all) => all.sources.extend(filter.sources),
            None => all = Some(filter),
        }
    }
    sum(office, all.unwrap_or_default()).await
}
