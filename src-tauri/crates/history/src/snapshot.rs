use std::ops::ControlFlow;
use std::sync::Arc;

use domain::{CardBrand, Currency, TransactionStatus, TransactionType};
use rusqlite::{Connection, params};

use crate::cancel::Cancel;
use crate::error::HistoryError;
use crate::filter::Filter;
use crate::open::History;
use crate::page::{coded, currency};
use crate::row::Origin;
use crate::sort::Sort;
use crate::totals::Totals;

/// One row of an export. The texts live until the next row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExportRow<'a> {
    /// The gateway's id.
    pub id: &'a str,
    /// UTC seconds, 0 where unreadable.
    pub t: i64,
    /// The gateway's calendar day, in days since 1970-01-01.
    pub day: i32,
    /// What became of it.
    pub status: TransactionStatus,
    /// What kind it is.
    pub kind: TransactionType,
    /// Card brand.
    pub brand: CardBrand,
    /// Last four digits.
    pub last4: &'a str,
    /// Currency of the amounts.
    pub currency: Currency,
    /// Minor units, `None` where unreadable.
    pub amount: Option<i64>,
    /// Minor units given back.
    pub refunded: Option<i64>,
    /// Customer.
    pub customer: &'a str,
    /// Invoice.
    pub invoice: &'a str,
    /// Description.
    pub description: &'a str,
    /// Approval code.
    pub approval: &'a str,
    /// API user.
    pub user: &'a str,
    /// Batch reference.
    pub batch: &'a str,
    /// Settlement time as written.
    pub settled_raw: &'a str,
    /// The terminal's number in this file.
    pub source: i64,
    /// Who told us.
    pub origin: Origin,
    /// How often it changed.
    pub versions: i64,
}

const COLUMNS: &str = "id, t, day, status, type, brand, last4, currency, amount, refunded, customer, invoice, \
     description, approval, user_name, batch, settled_raw, source, origin, versions";

/// A list as it stood at one instant, for exports: a running sync neither changes it nor waits
/// for it. While it lives, the write-ahead log cannot be folded in, so do not keep it long.
pub struct Snapshot<'a> {
    history: &'a History,
    /// Taken out only by the end of the snapshot.
    db: Option<Connection>,
    list: Arc<[u32]>,
    totals: Totals,
}

impl std::fmt::Debug for Snapshot<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Snapshot")
            .field("count", &self.count())
            .finish_non_exhaustive()
    }
}

impl History {
    /// Holds a list as it stands now.
    pub fn snapshot(
        &self,
        filter: &Filter,
        sort: Sort,
        cancel: &Cancel,
    ) -> Result<Snapshot<'_>, HistoryError> {
        match self.take_snapshot(filter, sort, cancel) {
            // Once more without the index, which finds the same.
            Err(HistoryError::SearchDamaged) if !self.damage_seen() => {
                self.note_damage(true);
                self.take_snapshot(filter, sort, cancel)
            }
            result => result,
        }
    }

    fn take_snapshot(
        &self,
        filter: &Filter,
        sort: Sort,
        cancel: &Cancel,
    ) -> Result<Snapshot<'_>, HistoryError> {
        let db = self.borrow()?;
        db.execute_batch("BEGIN DEFERRED")?;
        let (list, totals) = {
            let view = self.look(&db)?;
            cancel.watch(&db, || {
                let list = self.list(&view, filter, sort, cancel)?;
                Ok((list, self.totals_in(&view, filter, cancel)?))
            })?
        };
        Ok(Snapshot {
            history: self,
            db: Some(db),
            list,
            totals,
        })
    }
}

impl Snapshot<'_> {
    /// How many rows there are.
    pub fn count(&self) -> u64 {
        self.list.len() as u64
    }

    /// Their totals.
    pub fn totals(&self) -> &Totals {
        &self.totals
    }

    /// Hands over every row in order, until the receiver breaks off or somebody cancels.
    /// Answers how many were handed over.
    pub fn for_each<E: From<HistoryError>>(
        &self,
        cancel: &Cancel,
        mut receive: impl FnMut(ExportRow<'_>) -> Result<ControlFlow<()>, E>,
    ) -> Result<u64, E> {
        let Some(db) = &self.db else { return Ok(0) };
        let sql = format!("SELECT {COLUMNS} FROM txn WHERE rid = ?1");
        let mut find = db.prepare(&sql).map_err(HistoryError::from)?;
        for (done, rid) in self.list.iter().enumerate() {
            if done.is_multiple_of(256) {
                cancel.check()?;
            }
            let mut rows = find.query(params![rid]).map_err(HistoryError::from)?;
            let Some(row) = rows.next().map_err(HistoryError::from)? else {
                return Err(HistoryError::Damaged.into());
            };
            if receive(export_row(row).map_err(HistoryError::from)?)?.is_break() {
                return Ok(done as u64 + 1);
            }
        }
        Ok(self.count())
    }
}

impl Drop for Snapshot<'_> {
    fn drop(&mut self) {
        if let Some(db) = self.db.take()
            && db.execute_batch("ROLLBACK").is_ok()
        {
            self.history.give_back(db);
        }
    }
}

fn export_row<'a>(row: &'a rusqlite::Row<'_>) -> rusqlite::Result<ExportRow<'a>> {
    let text = |at: usize| -> rusqlite::Result<&'a str> { Ok(row.get_ref(at)?.as_str()?) };
    Ok(ExportRow {
        id: text(0)?,
        t: row.get(1)?,
        day: row.get(2)?,
        status: coded(row, 3)?.unwrap_or(TransactionStatus::Unknown),
        kind: coded(row, 4)?.unwrap_or(TransactionType::Other),
        brand: coded(row, 5)?.unwrap_or(CardBrand::Other),
        last4: text(6)?,
        currency: currency(row, 7)?,
        amount: row.get(8)?,
        refunded: row.get(9)?,
        customer: text(10)?,
        invoice: text(11)?,
        description: text(12)?,
        approval: text(13)?,
        user: text(14)?,
        batch: text(15)?,
        settled_raw: text(16)?,
        source: row.get(17)?,
        origin: Origin::from_code(row.get(18)?),
        versions: row.get(19)?,
    })
}
