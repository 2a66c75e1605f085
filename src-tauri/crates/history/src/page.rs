use std::collections::VecDeque;
use std::sync::Arc;

use domain::{CardBrand, Coded, Currency, TransactionStatus, TransactionType};
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};

use crate::blob;
use crate::error::HistoryError;
use crate::filter::{Filter, Sort};
use crate::open::{History, lock};

/// Filters whose row lists are remembered.
const REMEMBERED: usize = 4;

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
}

/// A part of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Rows in order.
    pub rows: Vec<PageRow>,
    /// How many rows the filter finds in all.
    pub total: u64,
}

/// What a row said before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// When it was replaced, UTC seconds.
    pub replaced_at: i64,
    /// Its status then.
    pub status: TransactionStatus,
    /// Its kind then.
    pub kind: TransactionType,
    /// Its currency then.
    pub currency: Currency,
    /// Its amount then.
    pub amount: Option<i64>,
    /// All fields then, by name.
    pub fields: Vec<(String, String)>,
}

/// Everything about one transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    /// As in the list.
    pub row: PageRow,
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
    /// Settlement time as written.
    pub settled_raw: String,
    /// First seen, UTC seconds.
    pub first_seen: i64,
    /// When its day was last asked for, UTC seconds.
    pub last_seen: i64,
    /// All fields, by name.
    pub fields: Vec<(String, String)>,
    /// Earlier versions, newest first.
    pub earlier: Vec<Earlier>,
}

/// Row lists of the latest filters: any page is then a slice, at any depth.
#[derive(Debug, Default)]
pub(crate) struct PositionCache(VecDeque<(Key, Arc<[i64]>)>);

type Key = (Filter, Sort, u32);

const COLUMNS: &str =
    "id, t, status, type, brand, last4, currency, amount, customer, invoice, source, versions";

impl History {
    /// Rows `offset..offset + limit` of a filter in an order.
    pub fn page(&self, filter: &Filter, sort: Sort, offset: u64, limit: u32) -> Result<Page, HistoryError> {
        // The first screen of the plain list needs no row list: it is on screen at once,
        // however many rows there are.
        if offset == 0 && sort == Sort::NEWEST_FIRST && filter.is_plain() {
            return self.first_page(filter, limit);
        }
        let positions = self.positions(filter, sort)?;
        let start = usize::try_from(offset).unwrap_or(usize::MAX).min(positions.len());
        let end = start.saturating_add(limit as usize).min(positions.len());
        let wanted = positions.get(start..end).unwrap_or_default();
        let rows = self.read(|db| {
            let mut find = db.prepare_cached(&format!("SELECT {COLUMNS} FROM txn WHERE rid = ?1"))?;
            wanted
                .iter()
                .map(|rid| Ok(find.query_row([rid], page_row)?))
                .collect()
        })?;
        Ok(Page {
            rows,
            total: positions.len() as u64,
        })
    }

    fn first_page(&self, filter: &Filter, limit: u32) -> Result<Page, HistoryError> {
        let (condition, values) = filter.sql();
        self.read(|db| {
            let sql = format!(
                "SELECT {COLUMNS} FROM txn INDEXED BY txn_t WHERE {condition} ORDER BY t DESC, rid DESC LIMIT {limit}"
            );
            let mut statement = db.prepare_cached(&sql)?;
            let rows = statement
                .query_map(params_from_iter(&values), page_row)?
                .collect::<Result<_, _>>()?;
            let mut count = db.prepare_cached(&format!(
                "SELECT coalesce(sum(rows), 0) FROM source WHERE {}",
                condition.replace("source IN", "no IN")
            ))?;
            let total: i64 = count.query_row(params_from_iter(&values), |row| row.get(0))?;
            Ok(Page { rows, total: total as u64 })
        })
    }

    /// All row numbers of a filter in order; 8 bytes a row, kept for the latest few filters.
    pub(crate) fn positions(&self, filter: &Filter, sort: Sort) -> Result<Arc<[i64]>, HistoryError> {
        let key = (filter.clone(), sort, self.generation()?);
        if let Some(found) = lock(&self.positions).find(&key) {
            return Ok(found);
        }
        let (condition, values) = filter.sql();
        let positions: Arc<[i64]> = self.read(|db| {
            let mut statement = db.prepare_cached(&format!(
                "SELECT rid FROM txn WHERE {condition} ORDER BY {}",
                sort.sql()
            ))?;
            let rows = statement.query_map(params_from_iter(&values), |row| row.get(0))?;
            Ok(rows.collect::<Result<Vec<i64>, _>>()?.into())
        })?;
        lock(&self.positions).keep(key, &positions);
        Ok(positions)
    }

    /// Everything about one transaction of these terminals.
    pub fn detail(&self, sources: &[i64], id: &str) -> Result<Option<Detail>, HistoryError> {
        self.read(|db| {
            let found = db
                .prepare_cached(&format!(
                    "SELECT {COLUMNS}, rid, refunded, description, approval, user_name, batch, settled_raw,
                            first_seen, (SELECT fields FROM txn_fields f WHERE f.rid = txn.rid),
                            coalesce((SELECT fetched_at FROM coverage c
                                      WHERE c.source = txn.source AND c.day = txn.day), first_seen)
                     FROM txn WHERE id = ?1"
                ))?
                .query_row([id], detail_row)
                .optional()?;
            let Some((rid, fields, mut detail)) = found else {
                return Ok(None);
            };
            if !sources.contains(&detail.row.source) {
                return Ok(None);
            }
            detail.fields = blob::unpack(db, &fields)?;
            detail.earlier = earlier(db, rid)?;
            Ok(Some(detail))
        })
    }
}

fn detail_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<(i64, Vec<u8>, Detail)> {
    let detail = Detail {
        row: page_row(row)?,
        refunded: row.get(13)?,
        description: row.get(14)?,
        approval: row.get(15)?,
        user: row.get(16)?,
        batch: row.get(17)?,
        settled_raw: row.get(18)?,
        first_seen: row.get(19)?,
        last_seen: row.get(21)?,
        fields: Vec::new(),
        earlier: Vec::new(),
    };
    Ok((row.get(12)?, row.get(20)?, detail))
}

fn earlier(db: &Connection, rid: i64) -> Result<Vec<Earlier>, HistoryError> {
    let mut statement = db.prepare_cached(
        "SELECT replaced_at, status, type, currency, amount, fields FROM txn_earlier WHERE rid = ?1 ORDER BY seq DESC",
    )?;
    let rows = statement.query_map(params![rid], |row| {
        let earlier = Earlier {
            replaced_at: row.get(0)?,
            status: coded(row, 1)?.unwrap_or(TransactionStatus::Unknown),
            kind: coded(row, 2)?.unwrap_or(TransactionType::Other),
            currency: currency(row, 3)?,
            amount: row.get(4)?,
            fields: Vec::new(),
        };
        Ok((earlier, row.get::<_, Vec<u8>>(5)?))
    })?;
    rows.map(|row| {
        let (mut earlier, fields) = row?;
        earlier.fields = blob::unpack(db, &fields)?;
        Ok(earlier)
    })
    .collect()
}

fn page_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<PageRow> {
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
    })
}

pub(crate) fn coded<T: Coded>(row: &rusqlite::Row<'_>, at: usize) -> rusqlite::Result<Option<T>> {
    Ok(T::from_code(row.get(at)?))
}

pub(crate) fn currency(row: &rusqlite::Row<'_>, at: usize) -> rusqlite::Result<Currency> {
    let text: String = row.get(at)?;
    Ok(Currency::new(&text).unwrap_or(Currency::USD))
}

impl PositionCache {
    fn find(&mut self, key: &Key) -> Option<Arc<[i64]>> {
        let at = self.0.iter().position(|(k, _)| k == key)?;
        let entry = self.0.remove(at)?;
        let found = Arc::clone(&entry.1);
        self.0.push_front(entry);
        Some(found)
    }

    fn keep(&mut self, key: Key, positions: &Arc<[i64]>) {
        let generation = key.2;
        self.0.retain(|(k, _)| k.2 == generation);
        self.0.truncate(REMEMBERED - 1);
        self.0.push_front((key, Arc::clone(positions)));
    }
}
