use std::collections::BTreeMap;

use domain::{Coded, Currency, Side, TransactionStatus, TransactionType};
use rusqlite::params_from_iter;

use crate::cancel::Cancel;
use crate::columns::{Bits, CODES, Columns};
use crate::error::HistoryError;
use crate::filter::Filter;
use crate::open::History;
use crate::page::{coded, currency};
use crate::view::View;

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

    /// Counts one row; only what moved or will move money is summed.
    pub(crate) fn add(&mut self, side: Option<Side>, amount: Option<i64>) {
        self.count += 1;
        let (Some(side), Some(amount)) = (side, amount) else {
            return;
        };
        match side {
            Side::Sale => {
                self.sales_count += 1;
                self.sales += i128::from(amount);
            }
            Side::Refund => {
                self.refund_count += 1;
                self.refunds += i128::from(amount);
            }
        }
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
    /// The state of the list that was added up; equal numbers fit together.
    pub generation: u64,
}

/// On which side of the totals a row stands, if on any.
pub(crate) fn side(status: Option<TransactionStatus>, kind: Option<TransactionType>) -> Option<Side> {
    kind.filter(|_| status.is_some_and(TransactionStatus::counts))
        .and_then(TransactionType::side)
}

/// The same by the codes in the file.
pub(crate) fn side_of(status: u8, kind: u8) -> Option<Side> {
    side(
        TransactionStatus::from_code(status),
        TransactionType::from_code(kind),
    )
}

impl History {
    /// Adds up what a filter finds: a list, or a selection by [`Filter::only_ids`] or
    /// [`Filter::except`].
    pub fn totals(&self, filter: &Filter) -> Result<Totals, HistoryError> {
        self.totals_unless(filter, &Cancel::new())
    }

    /// As [`History::totals`], unless somebody asks to stop.
    pub fn totals_unless(&self, filter: &Filter, cancel: &Cancel) -> Result<Totals, HistoryError> {
        self.list_view(|view| cancel.watch(view.db, || self.totals_in(view, filter, cancel)))
    }

    pub(crate) fn totals_in(
        &self,
        view: &View<'_>,
        filter: &Filter,
        cancel: &Cancel,
    ) -> Result<Totals, HistoryError> {
        let Some(columns) = &view.columns else {
            return sql_totals(view, filter, cancel);
        };
        let found = self.found(view, columns, filter, cancel)?;
        Ok(Totals {
            generation: view.generation(),
            ..columns_totals(columns, &found.bits)
        })
    }
}

/// Sums by currency, status and kind first: the same few cells for every row.
fn columns_totals(columns: &Columns, bits: &Bits) -> Totals {
    #[derive(Clone, Copy, Default)]
    struct Cell {
        count: u64,
        readable: u64,
        sum: i128,
    }
    let mut cells = vec![Cell::default(); columns.currencies().len() * CODES * CODES];
    columns.for_each(bits, |facts| {
        let codes = usize::from(facts.status) * CODES + usize::from(facts.kind);
        if let Some(cell) = cells.get_mut(usize::from(facts.currency) * CODES * CODES + codes) {
            cell.count += 1;
            cell.readable += u64::from(facts.amount.is_some());
            cell.sum += i128::from(facts.amount.unwrap_or(0));
        }
    });
    let mut totals = Totals::default();
    let numbered = cells.chunks(CODES * CODES).zip(0_u8..);
    for (of_currency, currency) in numbered {
        for (cell, codes) in of_currency.iter().zip(0_u8..=u8::MAX) {
            if cell.count == 0 {
                continue;
            }
            totals.count += cell.count;
            totals.unreadable_amounts += cell.count - cell.readable;
            let group = totals.currencies.entry(columns.currency(currency)).or_default();
            group.count += cell.count;
            let codes = (usize::from(codes) / CODES, usize::from(codes) % CODES);
            let status = u8::try_from(codes.0).ok().and_then(TransactionStatus::from_code);
            let kind = u8::try_from(codes.1).ok().and_then(TransactionType::from_code);
            match side(status, kind) {
                Some(Side::Sale) => {
                    group.sales_count += cell.readable;
                    group.sales += cell.sum;
                }
                Some(Side::Refund) => {
                    group.refund_count += cell.readable;
                    group.refunds += cell.sum;
                }
                None => {}
            }
        }
    }
    totals
}

fn sql_totals(view: &View<'_>, filter: &Filter, cancel: &Cancel) -> Result<Totals, HistoryError> {
    let (condition, values) = filter.sql(view.search);
    let mut statement = view.db.prepare(&format!(
        "SELECT currency, type, status, amount FROM txn WHERE {condition}"
    ))?;
    let mut rows = statement.query(params_from_iter(&values))?;
    let mut totals = Totals {
        generation: view.generation(),
        ..Totals::default()
    };
    while let Some(row) = rows.next()? {
        if totals.count.is_multiple_of(1_024) {
            cancel.check()?;
        }
        let amount: Option<i64> = row.get(3)?;
        totals.count += 1;
        totals.unreadable_amounts += u64::from(amount.is_none());
        let side = side(coded(row, 2)?, coded(row, 1)?);
        let group = totals.currencies.entry(currency(row, 0)?).or_default();
        group.add(side, amount);
    }
    Ok(totals)
}
