use std::collections::BTreeMap;

use domain::{Currency, Side, TransactionStatus, TransactionType};
use rusqlite::params_from_iter;

use crate::error::HistoryError;
use crate::filter::Filter;
use crate::open::History;
use crate::page::{coded, currency};

/// Totals of one currency, in minor units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GroupTotal {
    /// Rows of this currency.
    pub count: u64,
    /// How many sales count.
    pub sales_count: u64,
    /// How many refunds count.
    pub refund_count: u64,
    /// Sum of sales.
    pub sales: i128,
    /// Sum of refunds, positive.
    pub refunds: i128,
}

impl GroupTotal {
    /// Sales less refunds.
    pub fn net(&self) -> i128 {
        self.sales - self.refunds
    }
}

/// Totals of a filter. All rows are counted; only what moved or will move money is summed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Totals {
    /// Rows found.
    pub count: u64,
    /// Rows whose amount could not be read and is in no sum.
    pub unreadable_amounts: u64,
    /// By currency.
    pub currencies: BTreeMap<Currency, GroupTotal>,
}

impl History {
    /// Adds up what a filter finds.
    pub fn totals(&self, filter: &Filter) -> Result<Totals, HistoryError> {
        let (condition, values) = filter.sql();
        self.read(|db| {
            let mut statement = db.prepare_cached(&format!(
                "SELECT currency, type, status, count(*), count(amount), coalesce(sum(amount), 0)
                 FROM txn WHERE {condition} GROUP BY currency, type, status"
            ))?;
            let mut rows = statement.query(params_from_iter(&values))?;
            let mut totals = Totals::default();
            while let Some(row) = rows.next()? {
                let kind: Option<TransactionType> = coded(row, 1)?;
                let status: Option<TransactionStatus> = coded(row, 2)?;
                let (count, readable, sum): (i64, i64, i64) = (row.get(3)?, row.get(4)?, row.get(5)?);
                totals.count += count as u64;
                totals.unreadable_amounts += (count - readable) as u64;
                let group = totals.currencies.entry(currency(row, 0)?).or_default();
                group.count += count as u64;
                if !status.is_some_and(TransactionStatus::counts) {
                    continue;
                }
                match kind.and_then(TransactionType::side) {
                    Some(Side::Sale) => {
                        group.sales += i128::from(sum);
                        group.sales_count += readable as u64;
                    }
                    Some(Side::Refund) => {
                        group.refunds += i128::from(sum);
                        group.refund_count += readable as u64;
                    }
                    None => {}
                }
            }
            Ok(totals)
        })
    }
}
