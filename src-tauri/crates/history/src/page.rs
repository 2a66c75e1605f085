use domain::{CardBrand, Coded, Currency, TransactionStatus, TransactionType};
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};

use crate::cancel::Cancel;
use crate::error::HistoryError;
use crate::filter::Filter;
use crate::open::History;
use crate::row::Origin;
use crate::sort::{Sort, SortColumn};
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

impl History {
    /// Rows `offset..offset + limit` of a filter in an order.
    pub fn page(&self, filter: &Filter, sort: Sort, offset: u64, limit: u32) -> Result<Page, HistoryError> {
        self.page_unless(filter, sort, offset, limit, &Cancel::new())
    }

    /// As [`History::page`], unless somebody asks to stop: text in many rows takes its time.
    pub fn page_unless(
        &self,
        filter: &Filter,
        sort: Sort,
        offset: u64,
        limit: u32,
        cancel: &Cancel,
    ) -> Result<Page, HistoryError> {
        self.view(|view| {
            cancel.watch(view.db, || {
                let (rows, total) = if sort.column == SortColumn::Time && filter.is_plain() {
                    plain_page(view, filter, sort, offset, limit)?
                } else {
                    let list = self.list(view, filter, sort, cancel)?;
                    (view.rows(&list, offset, limit)?, list.len() as u64)
                };
                Ok(Page {
                    rows,
                    total,
                    generation: view.generation(),
                })
            })
        })
    }

    /// The first rows as soon as they are found, long before all are counted.
    pub fn first(
        &self,
        filter: &Filter,
        sort: Sort,
        limit: u32,
        cancel: &Cancel,
    ) -> Result<First, HistoryError> {
        self.view(|view| {
            cancel.watch(view.db, || {
                let mut rows = sql_rows(view.db, filter, sort, 0, limit.saturating_add(1))?;
                let complete = rows.len() <= limit as usize;
                rows.truncate(limit as usize);
                Ok(First {
                    rows,
                    complete,
                    generation: view.generation(),
                })
            })
        })
    }

    /// How many rows a filter finds.
    pub fn count(&self, filter: &Filter, cancel: &Cancel) -> Result<u64, HistoryError> {
        self.view(|view| {
            cancel.watch(view.db, || {
                if filter.is_plain() {
                    return plain_count(view.db, filter);
                }
                Ok(self.list(view, filter, Sort::NEWEST_FIRST, cancel)?.len() as u64)
            })
        })
    }

    /// Where in a list a row or an instant stands; `None` if the list has no such row, is
    /// empty, or is not by time although an instant is asked for.
    pub fn locate(
        &self,
        filter: &Filter,
        sort: Sort,
        target: &Target,
        cancel: &Cancel,
    ) -> Result<Option<u64>, HistoryError> {
        self.view(|view| {
            cancel.watch(view.db, || match target {
                Target::Id(id) => {
                    let Some(rid) = rid_of(view.db, id)? else {
                        return Ok(None);
                    };
                    let list = self.list(view, filter, sort, cancel)?;
                    Ok(list.iter().position(|other| *other == rid).map(|at| at as u64))
                }
                Target::Instant(t) => {
                    if sort.column != SortColumn::Time {
                        return Ok(None);
                    }
                    let total = self.list(view, filter, sort, cancel)?.len() as u64;
                    let edge = if sort.descending {
                        Filter {
                            from: Some(t.saturating_add(1).max(filter.from.unwrap_or(i64::MIN))),
                            ..filter.clone()
                        }
                    } else {
                        Filter {
                            before: Some((*t).min(filter.before.unwrap_or(i64::MAX))),
                            ..filter.clone()
                        }
                    };
                    let before = self.list(view, &edge, sort, cancel)?.len() as u64;
                    Ok((total > 0).then(|| before.min(total.saturating_sub(1))))
                }
            })
        })
    }
}

fn rid_of(db: &Connection, id: &str) -> Result<Option<u32>, HistoryError> {
    let mut find = db.prepare_cached("SELECT rid FROM txn WHERE id = ?1")?;
    Ok(find.query_row([id], |row| row.get(0)).optional()?)
}

fn plain_page(
    view: &View<'_>,
    filter: &Filter,
    sort: Sort,
    offset: u64,
    limit: u32,
) -> Result<(Vec<PageRow>, u64), HistoryError> {
    let rows = sql_rows(view.db, filter, sort, offset, limit)?;
    Ok((rows, plain_count(view.db, filter)?))
}

/// Counters are kept, so that no count stands before the first screen.
fn plain_count(db: &Connection, filter: &Filter) -> Result<u64, HistoryError> {
    let (condition, values) = filter.sql();
    let mut count = db.prepare_cached(&format!(
        "SELECT coalesce(sum(rows), 0) FROM source WHERE {}",
        condition.replace("source IN", "no IN")
    ))?;
    let total: i64 = count.query_row(params_from_iter(&values), |row| row.get(0))?;
    Ok(total as u64)
}

/// Rows by SQL alone: fast for the first ones of a list by time, whatever the file's size.
fn sql_rows(
    db: &Connection,
    filter: &Filter,
    sort: Sort,
    offset: u64,
    limit: u32,
) -> Result<Vec<PageRow>, HistoryError> {
    let (condition, values) = filter.sql();
    // Without the hint a list of few terminals is sorted as a whole.
    let index = if sort.column == SortColumn::Time {
        "INDEXED BY txn_t"
    } else {
        ""
    };
    let offset = i64::try_from(offset).unwrap_or(i64::MAX);
    let sql = format!(
        "SELECT {COLUMNS} FROM txn {index} WHERE {condition} ORDER BY {} LIMIT {limit} OFFSET {offset}",
        sort.sql()
    );
    let mut statement = db.prepare(&sql)?;
    let rows = statement.query_map(params_from_iter(&values), page_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

impl View<'_> {
    /// The rows of a part of a list.
    pub(crate) fn rows(&self, list: &[u32], offset: u64, limit: u32) -> Result<Vec<PageRow>, HistoryError> {
        let start = usize::try_from(offset).unwrap_or(usize::MAX).min(list.len());
        let end = start.saturating_add(limit as usize).min(list.len());
        let mut find = self
            .db
            .prepare_cached(&format!("SELECT {COLUMNS} FROM txn WHERE rid = ?1"))?;
        list.get(start..end)
            .unwrap_or_default()
            .iter()
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
