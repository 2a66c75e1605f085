use std::collections::BTreeMap;

use domain::{CardBrand, Coded, Currency, TransactionStatus, TransactionType};
use rusqlite::params_from_iter;

use crate::cancel::Cancel;
use crate::dense::Dense;
use crate::error::HistoryError;
use crate::filter::Filter;
use crate::month::month_of;
use crate::open::History;
use crate::page::currency;
use crate::totals::{GroupTotal, side};
use crate::view::View;

/// What to group by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dim {
    /// The gateway's calendar day.
    Day,
    /// The month of that day.
    Month,
    /// Terminal.
    Terminal,
    /// Brand.
    Brand,
    /// Status.
    Status,
    /// Kind.
    Kind,
}

/// Totals of the rows that agree in all that was asked for, and in the currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// Days since 1970-01-01.
    pub day: Option<i32>,
    /// Months since January of the year 0.
    pub month: Option<i32>,
    /// The terminal's number in this file.
    pub source: Option<i64>,
    /// Brand.
    pub brand: Option<CardBrand>,
    /// Status.
    pub status: Option<TransactionStatus>,
    /// Kind.
    pub kind: Option<TransactionType>,
    /// Currency of the sums.
    pub currency: Currency,
    /// Counts and sums.
    pub total: GroupTotal,
}

/// A report: one group for each combination that has rows, in the order asked for, and the
/// currencies of each in order of their codes.
#[derive(Debug, Clone)]
pub struct Groups {
    /// The state of the list that was added up; equal numbers fit together.
    pub generation: u64,
    dims: Vec<Dim>,
    cells: Cells,
}

type Sparse = BTreeMap<(Vec<i64>, Currency), GroupTotal>;

#[derive(Debug, Clone)]
enum Cells {
    Dense(Dense),
    Sparse(Sparse),
}

impl Groups {
    /// The groups in order.
    pub fn iter(&self) -> Box<dyn Iterator<Item = Group> + '_> {
        match &self.cells {
            Cells::Dense(dense) => Box::new(dense.iter()),
            Cells::Sparse(cells) => Box::new(
                cells
                    .iter()
                    .map(|((key, currency), total)| self.group(key, *currency, *total)),
            ),
        }
    }

    fn group(&self, key: &[i64], currency: Currency, total: GroupTotal) -> Group {
        let mut group = Group {
            currency,
            total,
            ..Group::empty()
        };
        for (dim, value) in self.dims.iter().zip(key) {
            group.set(*dim, *value);
        }
        group
    }
}

impl Group {
    /// A group of nothing; what it is the group of is to be set.
    pub(crate) fn empty() -> Self {
        Self {
            day: None,
            month: None,
            source: None,
            brand: None,
            status: None,
            kind: None,
            currency: Currency::USD,
            total: GroupTotal::default(),
        }
    }

    /// Sets what it is the group of, from the number that stands in the file.
    pub(crate) fn set(&mut self, dim: Dim, value: i64) {
        let small = i32::try_from(value).ok();
        let code = u8::try_from(value).unwrap_or(0);
        match dim {
            Dim::Day => self.day = small,
            Dim::Month => self.month = small,
            Dim::Terminal => self.source = Some(value),
            Dim::Brand => self.brand = Some(CardBrand::from_code(code).unwrap_or(CardBrand::Other)),
            Dim::Status => {
                self.status = Some(TransactionStatus::from_code(code).unwrap_or(TransactionStatus::Unknown));
            }
            Dim::Kind => {
                self.kind = Some(TransactionType::from_code(code).unwrap_or(TransactionType::Other));
            }
        }
    }
}

impl History {
    /// Adds up what a filter finds in groups.
    pub fn groups(&self, filter: &Filter, dims: &[Dim], cancel: &Cancel) -> Result<Groups, HistoryError> {
        self.list_view(|view| {
            cancel.watch(view.db, || {
                let dense = match &view.columns {
                    Some(columns) => {
                        let found = self.found(view, columns, filter, cancel)?;
                        Dense::of(columns, &found.bits, dims)
                    }
                    None => None,
                };
                Ok(Groups {
                    generation: view.generation(),
                    dims: dims.to_vec(),
                    cells: match dense {
                        Some(dense) => Cells::Dense(dense),
                        None => Cells::Sparse(sql_groups(view, filter, dims, cancel)?),
                    },
                })
            })
        })
    }
}

fn sql_groups(
    view: &View<'_>,
    filter: &Filter,
    dims: &[Dim],
    cancel: &Cancel,
) -> Result<Sparse, HistoryError> {
    let (condition, values) = filter.sql(view.search);
    let mut statement = view.db.prepare(&format!(
        "SELECT day, source, brand, status, type, currency, amount FROM txn WHERE {condition}"
    ))?;
    let mut rows = statement.query(params_from_iter(&values))?;
    let mut cells = Sparse::new();
    let mut done = 0_u32;
    while let Some(row) = rows.next()? {
        done = done.wrapping_add(1);
        if done.is_multiple_of(1_024) {
            cancel.check()?;
        }
        let (day, source): (i32, i64) = (row.get(0)?, row.get(1)?);
        let (brand, status, kind): (u8, u8, u8) = (row.get(2)?, row.get(3)?, row.get(4)?);
        let key = dims.iter().map(|dim| match dim {
            Dim::Day => i64::from(day),
            Dim::Month => i64::from(month_of(day)),
            Dim::Terminal => source,
            Dim::Brand => i64::from(brand),
            Dim::Status => i64::from(status),
            Dim::Kind => i64::from(kind),
        });
        let side = side(
            TransactionStatus::from_code(status),
            TransactionType::from_code(kind),
        );
        let cell = cells.entry((key.collect(), currency(row, 5)?)).or_default();
        cell.add(side, row.get(6)?);
    }
    Ok(cells)
}
