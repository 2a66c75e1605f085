mod ahead;
mod batch;

use std::ops::ControlFlow;
use std::sync::{Arc, Mutex};

use domain::{CardBrand, Currency, TransactionStatus, TransactionType};
use rusqlite::Connection;

use crate::cancel::Cancel;
use crate::columns::Columns;
use crate::error::HistoryError;
use crate::filter::Filter;
use crate::open::{History, lock};
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

/// A list as it stood at one instant, for exports: a running sync neither changes it nor waits
/// for it. While it lives, the write-ahead log cannot be folded in, so do not keep it long.
pub struct Snapshot<'a> {
    history: &'a History,
    /// Taken out only by the end of the snapshot.
    db: Mutex<Option<Connection>>,
    list: Arc<[u32]>,
    /// What is in memory of the same state need not be read again.
    columns: Option<Arc<Columns>>,
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
        let (list, totals, columns) = {
            let view = self.look(&db)?;
            cancel.watch(&db, || {
                let list = self.list(&view, filter, sort, cancel)?;
                let totals = self.totals_in(&view, filter, cancel)?;
                Ok((list, totals, view.columns.clone()))
            })?
        };
        Ok(Snapshot {
            history: self,
            db: Mutex::new(Some(db)),
            list,
            columns,
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
    /// Answers how many were handed over. Long lists are read ahead by a thread of their own,
    /// so that reading and writing go on side by side.
    pub fn for_each<E: From<HistoryError>>(
        &self,
        cancel: &Cancel,
        mut receive: impl FnMut(ExportRow<'_>) -> Result<ControlFlow<()>, E>,
    ) -> Result<u64, E> {
        let mut db = lock(&self.db);
        let Some(db) = db.as_mut() else { return Ok(0) };
        let mut done = 0;
        ahead::read::<E>(db, self.columns.as_deref(), &self.list, cancel, |batch| {
            for row in batch.rows()? {
                if done % 256 == 0 {
                    cancel.check()?;
                }
                done += 1;
                if receive(row?)?.is_break() {
                    return Ok(ControlFlow::Break(()));
                }
            }
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(done)
    }
}

impl Drop for Snapshot<'_> {
    fn drop(&mut self) {
        if let Some(db) = lock(&self.db).take()
            && db.execute_batch("ROLLBACK").is_ok()
        {
            self.history.give_back(db);
        }
    }
}
