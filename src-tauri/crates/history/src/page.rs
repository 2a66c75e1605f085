use domain::{CardBrand, Coded, Currency, TransactionStatus, TransactionType};
use rusqlite::params;

use crate::error::HistoryError;
use crate::row::Origin;
use crate::text;
use crate::view::View;

/// One row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageRow {
    /// The gateway's id.
    pub id: String,
    /// UTC seconds, 0 where unreadable.
    pub t: i64,
    /// What became of it.
    pub status: TransactionStatus,
    /// What kind it is.
    pub kind: TransactionType,
    /// Card brand.
    pub brand: CardBrand,
    /// Last four digits.
    pub last4: String,
    /// Currency of the amount.
    pub currency: Currency,
    /// Minor units, `None` where unreadable.
    pub amount: Option<i64>,
    /// Customer.
    pub customer: String,
    /// Invoice.
    pub invoice: String,
    /// The terminal's number in this file.
    pub source: i64,
    /// How often it changed.
    pub versions: i64,
    /// Minor units given back.
    pub refunded: Option<i64>,
    /// Description.
    pub description: String,
    /// Approval code.
    pub approval: String,
    /// API user.
    pub user: String,
    /// Batch reference.
    pub batch: String,
    /// Who told us.
    pub origin: Origin,
}

/// A part of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Rows in order.
    pub rows: Vec<PageRow>,
    /// How many rows the filter finds in all.
    pub total: u64,
    /// The state of the list these rows show; equal numbers fit together.
    pub generation: u64,
}

/// The first rows of a list, without its length.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct First {
    /// Rows in order.
    pub rows: Vec<PageRow>,
    /// Whether these are all there are.
    pub complete: bool,
    /// The state of the list these rows show.
    pub generation: u64,
}

/// A place in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The row of this id.
    Id(String),
    /// UTC seconds, for lists by time: newest first the latest row not after it, oldest first
    /// the earliest not before it, and at the ends the nearest.
    Instant(i64),
}

pub(crate) const COLUMNS: &str = "id, t, status, type, brand, last4, currency, amount, customer, invoice, source, versions, \
     refunded, description, approval, user_name, batch, origin";
pub(crate) const COLUMN_COUNT: usize = 18;
/// Where the searched columns and the amount stand among them.
pub(crate) const SEARCHED_AT: ([usize; 5], usize) = ([0, 5, 8, 9, 13], 7);

impl View<'_> {
    /// Rows by their numbers.
    pub(crate) fn rows(&self, rids: &[u32]) -> Result<Vec<PageRow>, HistoryError> {
        let mut find = self
            .db
            .prepare_cached(&format!("SELECT {COLUMNS} FROM txn WHERE rid = ?1"))?;
        rids.iter()
            .map(|rid| Ok(find.query_row(params![rid], page_row)?))
            .collect()
    }
}

pub(crate) fn page_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<PageRow> {
    Ok(PageRow {
        id: row.get(0)?,
        t: row.get(1)?,
        status: coded(row, 2)?.unwrap_or(TransactionStatus::Unknown),
        kind: coded(row, 3)?.unwrap_or(TransactionType::Other),
        brand: coded(row, 4)?.unwrap_or(CardBrand::Other),
        last4: row.get(5)?,
        currency: currency(row, 6)?,
        amount: row.get(7)?,
        customer: row.get(8)?,
        invoice: row.get(9)?,
        source: row.get(10)?,
        versions: row.get(11)?,
        refunded: row.get(12)?,
        description: row.get(13)?,
        approval: row.get(14)?,
        user: row.get(15)?,
        batch: row.get(16)?,
        origin: Origin::from_code(row.get(17)?),
    })
}

pub(crate) fn coded<T: Coded>(row: &rusqlite::Row<'_>, at: usize) -> rusqlite::Result<Option<T>> {
    Ok(T::from_code(row.get(at)?))
}

pub(crate) fn currency(row: &rusqlite::Row<'_>, at: usize) -> rusqlite::Result<Currency> {
    Ok(text::currency_of(row.get_ref(at)?.as_str()?))
}
