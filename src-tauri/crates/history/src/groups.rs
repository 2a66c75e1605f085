use std::collections::BTreeMap;

use domain::{CardBrand, Coded, Currency, TransactionStatus, TransactionType};
use rusqlite::params_from_iter;

use crate::cancel::Cancel;
use crate::error::HistoryError;
use crate::filter::Filter;
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

/// A report: one group for each combination that has rows, in the order asked for.
#[derive(Debug, Clone)]
pub struct Groups {
    /// The state of the list that was added up; equal numbers fit together.
    pub generation: u64,
    dims: Vec<Dim>,
    cells: BTreeMap<(Vec<i64>, Currency), GroupTotal>,
}

impl Groups {
    /// The groups in order.
    pub fn iter(&self) -> impl Iterator<Item = Group> + '_ {
        self.cells
            .iter()
            .map(|((key, currency), total)| self.group(key, *currency, *total))
    }

    fn group(&self, key: &[i64], currency: Currency, total: GroupTotal) -> Group {
        let mut group = Group {
            day: None,
            month: None,
            source: None,
            brand: None,
            status: None,
            kind: None,
            currency,
            total,
        };
        for (dim, value) in self.dims.iter().zip(key) {
            let small = i32::try_from(*value).ok();
            let code = u8::try_from(*value).unwrap_or(0);
            match dim {
                Dim::Day => group.day = small,
                Dim::Month => group.month = small,
                Dim::Terminal => group.source = Some(*value),
                Dim::Brand => group.brand = Some(CardBrand::from_code(code).unwrap_or(CardBrand::Other)),
                Dim::Status => {
                    group.status =
                        Some(TransactionStatus::from_code(code).unwrap_or(TransactionStatus::Unknown));
                }
                Dim::Kind => {
                    group.kind = Some(TransactionType::from_code(code).unwrap_or(TransactionType::Other))
                }
            }
        }
        group
    }
}

impl History {
    /// Adds up what a filter finds in groups.
    pub fn groups(&self, filter: &Filter, dims: &[Dim], cancel: &Cancel) -> Result<Groups, HistoryError> {
        self.view(|view| cancel.watch(view.db, || sql_groups(view, filter, dims, cancel)))
    }
}

fn sql_groups(
    view: &View<'_>,
    filter: &Filter,
    dims: &[Dim],
    cancel: &Cancel,
) -> Result<Groups, HistoryError> {
    let (condition, values) = filter.sql();
    let mut statement = view.db.prepare(&format!(
        "SELECT day, source, brand, status, type, currency, amount FROM txn WHERE {condition}"
    ))?;
    let mut rows = statement.query(params_from_iter(&values))?;
    let mut cells: BTreeMap<(Vec<i64>, Currency), GroupTotal> = BTreeMap::new();
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
    Ok(Groups {
        generation: view.generation(),
        dims: dims.to_vec(),
        cells,
    })
}

/// Months since January of the year 0 of a day since 1970-01-01 (Gregorian, the usual
/// shift of the year to begin in March).
pub fn month_of(day: i32) -> i32 {
    let shifted = i64::from(day) + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let months = (year_of_era + era * 400) * 12 + from_march + 2;
    i32::try_from(months).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_begin_on_their_first_day() {
        for (day, year, month) in [
            (0, 1970, 1),
            (-1, 1969, 12),
            (58, 1970, 2),
            (59, 1970, 3),
            (20_451, 2025, 12),
            (20_454, 2026, 1),
            (19_782, 2024, 2),
            (19_783, 2024, 3),
            (11_016, 2000, 2),
            (11_017, 2000, 3),
        ] {
            assert_eq!(month_of(day), year * 12 + month - 1, "day {day}");
        }
    }

    #[test]
    fn months_never_go_back_and_last_28_to_31_days() {
        let mut begin = -400;
        for day in -400_i32..40_000 {
            let (before, now) = (month_of(day - 1), month_of(day));
            if now != before {
                assert_eq!(now, before + 1);
                assert!(begin == -400 || (28..=31).contains(&(day - begin)));
                begin = day;
            }
        }
    }
}
