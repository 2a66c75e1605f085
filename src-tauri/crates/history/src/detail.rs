use domain::{Currency, TransactionStatus, TransactionType};
use rusqlite::{Connection, OptionalExtension, params};

use crate::blob;
use crate::error::HistoryError;
use crate::open::History;
use crate::page::{self, PageRow, coded, currency};

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

impl History {
    /// Everything about one transaction of these terminals.
    pub fn detail(&self, sources: &[i64], id: &str) -> Result<Option<Detail>, HistoryError> {
        self.view(|view| {
            let found = view
                .db
                .prepare_cached(&format!(
                    "SELECT {}, rid, settled_raw, first_seen,
                            (SELECT fields FROM txn_fields f WHERE f.rid = txn.rid),
                            coalesce((SELECT fetched_at FROM coverage c
                                      WHERE c.source = txn.source AND c.day = txn.day), first_seen)
                     FROM txn WHERE id = ?1",
                    page::COLUMNS
                ))?
                .query_row([id], detail_row)
                .optional()?;
            let Some((rid, fields, mut detail)) = found else {
                return Ok(None);
            };
            if !sources.contains(&detail.row.source) {
                return Ok(None);
            }
            detail.fields = blob::unpack(view.db, &fields)?;
            detail.earlier = earlier(view.db, rid)?;
            Ok(Some(detail))
        })
    }
}

fn detail_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<(i64, Vec<u8>, Detail)> {
    let shown = page::page_row(row)?;
    let at = page::COLUMN_COUNT;
    let detail = Detail {
        refunded: shown.refunded,
        description: shown.description.clone(),
        approval: shown.approval.clone(),
        user: shown.user.clone(),
        batch: shown.batch.clone(),
        settled_raw: row.get(at + 1)?,
        first_seen: row.get(at + 2)?,
        last_seen: row.get(at + 4)?,
        fields: Vec::new(),
        earlier: Vec::new(),
        row: shown,
    };
    Ok((row.get(at)?, row.get(at + 3)?, detail))
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
