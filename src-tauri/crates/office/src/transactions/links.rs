//! Sales and what gave them back. Converge's records do not name the other payment, so card,
//! amount, invoice and time speak for it; such links are never certain.

use domain::{Side, TransactionStatus, TransactionType};
use history::{AmountRange, Detail, Filter, PageRow, Sort, SortColumn};

use super::showing::local;
use super::{Showing, first_rows, money};
use crate::dto::TxnLink;
use crate::error::OfficeError;
use crate::inner::Office;

/// Payments of one card that are looked at; a card that paid more often needs a person.
const CANDIDATES: u32 = 200;
/// Most returns that are shown.
const RETURNS: usize = 20;

/// What belongs to a payment.
#[derive(Debug, Default)]
pub(super) struct Links {
    pub(super) sale: Option<TxnLink>,
    pub(super) returns: Vec<TxnLink>,
    /// Instants of the returns, UTC seconds, in their order.
    pub(super) times: Vec<i64>,
}

/// The sale that a return gives back, or the returns of a sale.
pub(super) async fn of(office: &Office, showing: &Showing, detail: &Detail) -> Result<Links, OfficeError> {
    let row = &detail.row;
    let known = row.t != 0 && row.amount.is_some() && !row.last4.is_empty();
    match row.kind.side().filter(|_| known && row.status.counts()) {
        Some(Side::Refund) => sale_of(office, showing, row).await,
        Some(Side::Sale) if given_back(row) > 0 => returns_of(office, showing, row).await,
        _ => Ok(Links::default()),
    }
}

fn given_back(row: &PageRow) -> i64 {
    row.refunded.unwrap_or(0)
}

/// Payments of the same card that move money.
fn of_card(showing: &Showing, row: &PageRow) -> Filter {
    Filter {
        last4: Some(row.last4.clone()),
        brands: vec![row.brand],
        currencies: vec![row.currency],
        ..showing.everything()
    }
}

async fn sale_of(office: &Office, showing: &Showing, row: &PageRow) -> Result<Links, OfficeError> {
    let amount = row.amount.unwrap_or(0);
    let filter = Filter {
        statuses: vec![TransactionStatus::Refunded, TransactionStatus::PartlyRefunded],
        before: Some(row.t.saturating_add(1)),
        amount: Some(AmountRange {
            least: amount,
            most: i64::MAX,
        }),
        ..of_card(showing, row)
    };
    let candidates = first_rows(office, filter, Sort::NEWEST_FIRST, CANDIDATES).await?;
    let fits = |sale: &&PageRow| sale.kind.side() == Some(Side::Sale) && given_back(sale) >= amount;
    let likely = |sale: &&PageRow| {
        (
            likeness(sale, row),
            // Given back as a whole by this very return, and the nearest in time.
            given_back(sale) == amount,
            sale.t,
        )
    };
    let sale = candidates.iter().filter(fits).max_by_key(likely);
    Ok(Links {
        sale: sale.map(|sale| link(sale, showing)),
        ..Links::default()
    })
}

async fn returns_of(office: &Office, showing: &Showing, row: &PageRow) -> Result<Links, OfficeError> {
    let mut left = given_back(row);
    let filter = Filter {
        kinds: vec![TransactionType::Return],
        from: Some(row.t),
        amount: Some(AmountRange { least: 0, most: left }),
        ..of_card(showing, row)
    };
    let oldest_first = Sort {
        column: SortColumn::Time,
        descending: false,
    };
    let mut candidates = first_rows(office, filter, oldest_first, CANDIDATES).await?;
    candidates.retain(|one| one.status.counts());
    candidates.sort_by_key(|one| std::cmp::Reverse(likeness(one, row)));
    let mut links = Links::default();
    let mut found = Vec::new();
    for one in candidates.iter().take(RETURNS) {
        let amount = one.amount.unwrap_or(0);
        if amount > 0 && amount <= left {
            left -= amount;
            found.push(one);
        }
    }
    found.sort_by_key(|one| one.t);
    for one in found {
        links.times.push(one.t);
        links.returns.push(link(one, showing));
    }
    Ok(links)
}

/// How much two payments of one card have in common.
fn likeness(one: &PageRow, other: &PageRow) -> u8 {
    let same = |a: &str, b: &str| u8::from(!a.is_empty() && a.eq_ignore_ascii_case(b));
    4 * same(&one.invoice, &other.invoice)
        + 2 * u8::from(one.source == other.source)
        + same(&one.customer, &other.customer)
}

fn link(row: &PageRow, showing: &Showing) -> TxnLink {
    TxnLink {
        id: row.id.clone(),
        time: (row.t != 0).then(|| local(row.t, showing.zone())),
        kind: row.kind,
        status: row.status,
        amount: money(row.amount, row.currency),
        certain: false,
    }
}
