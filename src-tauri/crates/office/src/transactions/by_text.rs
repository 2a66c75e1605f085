//! Lists and totals over all accounts by a typed search: for the command line.

use history::{Filter, Sort};
use jiff::Timestamp;

use super::{LARGEST_PAGE, Showing, totals_view};
use crate::dto::{Totals, TxnRow};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::search;
use crate::views::{self, AccountFacts};

/// An account in which a typed search applies.
struct Asked {
    facts: AccountFacts,
    showing: Showing,
    filter: Filter,
}

/// The accounts in which a typed search applies. A terminal's name may be known in one of them
/// only; a search that applies nowhere is refused with the reason.
async fn everywhere(office: &Office, text: &str) -> Result<Vec<Asked>, OfficeError> {
    let mut asked = Vec::new();
    let mut refused = None;
    for account in office.0.ledger.list_accounts().await? {
        let facts = views::facts(office, account.id.as_str()).await?;
        match search::filter_of(office, &facts, text).await {
            Ok((showing, filter)) => asked.push(Asked {
                facts,
                showing,
                filter,
            }),
            Err(error) => refused = Some(error),
        }
    }
    match refused {
        Some(error) if asked.is_empty() => Err(error),
        _ => Ok(asked),
    }
}

/// Rows of all accounts that a typed search finds, newest first.
pub async fn list_by_text(
    office: &Office,
    text: &str,
    limit: Option<u64>,
) -> Result<Vec<TxnRow>, OfficeError> {
    let mut rows = Vec::new();
    let all = everywhere(office, text).await?;
    let limit = limit.unwrap_or(u64::MAX);
    for one in &all {
        let mut offset = 0;
        while offset < limit {
            let part = u32::try_from((limit - offset).min(u64::from(LARGEST_PAGE))).unwrap_or(LARGEST_PAGE);
            let asked = one.filter.clone();
            let page = office
                .history(move |history| history.page(&asked, Sort::NEWEST_FIRST, offset, part))
                .await?;
            if page.rows.is_empty() {
                break;
            }
            offset += page.rows.len() as u64;
            let found = page.rows.into_iter();
            let mut shown: Vec<TxnRow> = found.map(|row| one.showing.row(row, &one.filter.texts)).collect();
            one.showing.fill(office, &one.facts, &mut shown).await?;
            rows.append(&mut shown);
        }
    }
    if all.len() > 1 {
        // Several accounts: one order for all.
        rows.sort_by_key(|row| std::cmp::Reverse(instant_of(row)));
    }
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(rows)
}

fn instant_of(row: &TxnRow) -> Option<Timestamp> {
    row.time.as_deref().and_then(|text| text.parse().ok())
}

/// Totals over all accounts of what a typed search finds.
pub async fn totals_by_text(office: &Office, text: &str) -> Result<Totals, OfficeError> {
    let mut all = history::Totals::default();
    for one in everywhere(office, text).await? {
        let filter = one.filter;
        let totals = office.history(move |history| history.totals(&filter)).await?;
        add(&mut all, &totals);
    }
    Ok(totals_view(&all))
}

fn add(all: &mut history::Totals, more: &history::Totals) {
    all.count += more.count;
    all.unreadable_amounts += more.unreadable_amounts;
    all.generation = all.generation.max(more.generation);
    for (currency, group) in &more.currencies {
        let into = all.currencies.entry(*currency).or_default();
        into.count += group.count;
        into.sales_count += group.sales_count;
        into.refund_count += group.refund_count;
        into.sales += group.sales;
        into.refunds += group.refunds;
    }
}
