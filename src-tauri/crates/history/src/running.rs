//! Balances: what each terminal moved, payment by payment.

use std::collections::BTreeMap;

use domain::{Currency, Side};
use rusqlite::params_from_iter;

use crate::cancel::Cancel;
use crate::columns::Columns;
use crate::error::HistoryError;
use crate::filter::Filter;
use crate::open::History;
use crate::page::{coded, currency};
use crate::totals::{side, side_of};
use crate::view::View;

/// A payment of the list and the balance of its terminal after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Balance {
    /// UTC seconds, 0 where unreadable.
    pub t: i64,
    /// The terminal's number in this file.
    pub source: i64,
    /// Currency of the amounts.
    pub currency: Currency,
    /// What it moved, in minor units: sales count up, refunds count down, what moves no money or
    /// cannot be read is 0.
    pub moved: i64,
    /// The sum of what this terminal moved in this currency, from the oldest payment of the answer
    /// to this one.
    pub balance: i128,
}

impl History {
    /// The newest payments of a filter in the order of the list by time, newest first, each with
    /// the balance of its terminal.
    pub fn balances(
        &self,
        filter: &Filter,
        limit: u32,
        cancel: &Cancel,
    ) -> Result<Vec<Balance>, HistoryError> {
        self.list_view(|view| {
            cancel.watch(view.db, || {
                let mut rows = match &view.columns {
                    Some(columns) => {
                        let found = self.found(view, columns, filter, cancel)?;
                        let newest = columns.newest(&found.bits).take(limit as usize);
                        newest.filter_map(|rid| moved(columns, rid)).collect()
                    }
                    None => sql_moved(view, filter, limit)?,
                };
                add_up(&mut rows);
                Ok(rows)
            })
        })
    }
}

/// Balances from the last row, the oldest, to the first.
fn add_up(rows: &mut [Balance]) {
    let mut balances: BTreeMap<(i64, Currency), i128> = BTreeMap::new();
    for row in rows.iter_mut().rev() {
        let balance = balances.entry((row.source, row.currency)).or_default();
        *balance += i128::from(row.moved);
        row.balance = *balance;
    }
}

fn signed(side: Option<Side>, amount: Option<i64>) -> i64 {
    match (side, amount) {
        (Some(Side::Sale), Some(amount)) => amount,
        (Some(Side::Refund), Some(amount)) => amount.saturating_neg(),
        _ => 0,
    }
}

fn moved(columns: &Columns, rid: u32) -> Option<Balance> {
    let facts = columns.facts(rid)?;
    Some(Balance {
        t: i64::from(facts.t),
        source: i64::from(facts.source),
        currency: columns.currency(facts.currency),
        moved: signed(side_of(facts.status, facts.kind), facts.amount),
        balance: 0,
    })
}

fn sql_moved(view: &View<'_>, filter: &Filter, limit: u32) -> Result<Vec<Balance>, HistoryError> {
    let (condition, values) = filter.sql(view.search);
    let mut statement = view.db.prepare(&format!(
        "SELECT t, source, currency, status, type, amount FROM txn WHERE {condition}
         ORDER BY t DESC, rid DESC LIMIT {limit}"
    ))?;
    let rows = statement.query_map(params_from_iter(&values), |row| {
        Ok(Balance {
            t: row.get(0)?,
            source: row.get(1)?,
            currency: currency(row, 2)?,
            moved: signed(side(coded(row, 3)?, coded(row, 4)?), row.get(5)?),
            balance: 0,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
