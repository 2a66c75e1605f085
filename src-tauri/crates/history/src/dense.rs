//! Totals in groups from the columns: an array with a cell for each combination.

use domain::{Coded, Currency, Side, TransactionStatus, TransactionType};

use crate::columns::{Bits, CODES, Columns, Facts};
use crate::groups::Dim;
use crate::totals::{GroupTotal, side};

/// More cells than this are not worth an array.
const MOST_CELLS: usize = 4 << 20;

/// One axis for each dimension there is, and one for the currency.
const MOST_AXES: usize = 7;

/// What an axis of the array stands for.
#[derive(Debug, Clone)]
struct Axis {
    dim: Option<Dim>,
    /// The value of each place, in order.
    values: Vec<i64>,
    /// The place of each value, counted from the least one.
    places: Vec<u32>,
    least: usize,
    /// How far apart neighbours stand in the array.
    stride: usize,
}

#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    count: u32,
    sales_count: u32,
    refund_count: u32,
    sales: i64,
    refunds: i64,
}

/// The array: the currency is the last axis.
#[derive(Debug, Clone)]
pub(crate) struct Dense {
    axes: Vec<Axis>,
    cells: Vec<Cell>,
    currencies: Vec<Currency>,
    /// Amounts that no cell may hold, so that no sum can overflow: place, side, amount.
    large: Vec<(usize, Side, i64)>,
}

/// The values of a cell, in the order of the axes; what stands behind the last one means nothing.
pub(crate) type Key = [i64; MOST_AXES];

/// What an axis reads of a row.
fn value(dim: Option<Dim>, facts: Facts) -> usize {
    match dim {
        Some(Dim::Day | Dim::Month) => usize::from(facts.day),
        Some(Dim::Terminal) => usize::from(facts.source),
        Some(Dim::Brand) => usize::from(facts.brand),
        Some(Dim::Status) => usize::from(facts.status),
        Some(Dim::Kind) => usize::from(facts.kind),
        None => usize::from(facts.currency),
    }
}

impl Axis {
    /// An axis over values that occur, each with what it counts as.
    fn of(dim: Option<Dim>, occurring: impl Iterator<Item = (usize, i64)>) -> Self {
        let mut axis = Self {
            dim,
            values: Vec::new(),
            places: Vec::new(),
            least: 0,
            stride: 1,
        };
        for (read, counts_as) in occurring {
            if axis.values.is_empty() {
                axis.least = read;
            }
            if axis.values.last() != Some(&counts_as) {
                axis.values.push(counts_as);
            }
            let place = u32::try_from(axis.values.len() - 1).unwrap_or(u32::MAX);
            axis.places.resize(read - axis.least, place);
            axis.places.push(place);
        }
        axis
    }

    /// Currencies in the order of their codes, whichever was seen first.
    fn for_currencies(currencies: &[Currency]) -> Self {
        let mut sorted: Vec<_> = currencies.iter().zip(0_u32..).collect();
        sorted.sort_unstable();
        let place = |wanted: &Currency| sorted.iter().position(|(other, _)| *other == wanted);
        let places = currencies
            .iter()
            .filter_map(|one| u32::try_from(place(one)?).ok());
        Self {
            dim: None,
            values: sorted.iter().map(|(_, code)| i64::from(*code)).collect(),
            places: places.collect(),
            least: 0,
            stride: 1,
        }
    }

    fn for_dim(dim: Dim, columns: &Columns, days: (u16, u16)) -> Self {
        fn seen(codes: &[bool; CODES]) -> impl Iterator<Item = (usize, i64)> + '_ {
            let numbered = codes.iter().enumerate().zip(0_i64..);
            numbered
                .filter(|((_, seen), _)| **seen)
                .map(|((at, _), code)| (at, code))
        }
        let days = (days.0..=days.1).map(|day| (usize::from(day), i32::from(day)));
        let dim_ = Some(dim);
        match dim {
            Dim::Day => Self::of(dim_, days.map(|(read, day)| (read, i64::from(day)))),
            Dim::Month => Self::of(dim_, days.map(|(read, day)| (read, i64::from(month_of(day))))),
            Dim::Terminal => Self::of(
                dim_,
                columns.sources().map(|no| (usize::try_from(no).unwrap_or(0), no)),
            ),
            Dim::Brand => Self::of(dim_, seen(&columns.brands)),
            Dim::Status => Self::of(dim_, seen(&columns.statuses)),
            Dim::Kind => Self::of(dim_, seen(&columns.kinds)),
        }
    }

    #[inline]
    fn offset(&self, facts: Facts) -> usize {
        let at = value(self.dim, facts).wrapping_sub(self.least);
        self.places
            .get(at)
            .map_or(0, |place| *place as usize * self.stride)
    }
}

impl Dense {
    /// Adds up chosen rows; `None` if the array would be too large.
    pub(crate) fn of(columns: &Columns, bits: &Bits, dims: &[Dim]) -> Option<Self> {
        if dims.len() >= MOST_AXES {
            return None;
        }
        let mut days = columns.days;
        let by_day = dims.iter().any(|dim| matches!(dim, Dim::Day | Dim::Month));
        // Of most rows the days are as good as all days; of few a smaller array is worth a look.
        if by_day && bits.count() < columns.rows() / 2 {
            days = (u16::MAX, 0);
            columns.for_each(bits, |facts| {
                days = (days.0.min(facts.day), days.1.max(facts.day))
            });
        }
        let mut axes: Vec<Axis> = dims
            .iter()
            .map(|dim| Axis::for_dim(*dim, columns, days))
            .collect();
        let currencies = columns.currencies();
        axes.push(Axis::for_currencies(currencies));
        let mut size = 1_usize;
        for axis in axes.iter_mut().rev() {
            axis.stride = size;
            size = size
                .checked_mul(axis.values.len())
                .filter(|size| *size <= MOST_CELLS)?;
        }
        let mut dense = Self {
            axes,
            cells: vec![Cell::default(); size],
            currencies: currencies.to_vec(),
            large: Vec::new(),
        };
        let sides = sides();
        columns.for_each(bits, |facts| dense.add(facts, &sides));
        Some(dense)
    }

    #[inline]
    fn add(&mut self, facts: Facts, sides: &[Option<Side>]) {
        let at: usize = self.axes.iter().map(|axis| axis.offset(facts)).sum();
        let Some(cell) = self.cells.get_mut(at) else {
            return;
        };
        cell.count += 1;
        let codes = usize::from(facts.status) * CODES + usize::from(facts.kind);
        let (Some(side), Some(amount)) = (sides.get(codes).copied().flatten(), facts.amount) else {
            return;
        };
        let fits = i32::try_from(amount).is_ok();
        let small = if fits { amount } else { 0 };
        match side {
            Side::Sale => {
                cell.sales_count += 1;
                cell.sales += small;
            }
            Side::Refund => {
                cell.refund_count += 1;
                cell.refunds += small;
            }
        }
        if !fits {
            self.large.push((at, side, amount));
        }
    }

    /// Every combination that has rows.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Key, Currency, GroupTotal)> + '_ {
        let filled = self.cells.iter().enumerate().filter(|(_, cell)| cell.count > 0);
        filled.map(|(at, cell)| {
            let mut key: Key = [0; MOST_AXES];
            let mut currency = 0;
            for (axis, place) in self.axes.iter().zip(&mut key) {
                *place = axis
                    .values
                    .get(at / axis.stride % axis.values.len())
                    .copied()
                    .unwrap_or(0);
                currency = *place;
            }
            let currency = usize::try_from(currency).ok();
            let currency = currency.and_then(|code| self.currencies.get(code));
            let mut total = GroupTotal {
                count: u64::from(cell.count),
                sales_count: u64::from(cell.sales_count),
                refund_count: u64::from(cell.refund_count),
                sales: i128::from(cell.sales),
                refunds: i128::from(cell.refunds),
            };
            for (_, side, amount) in self.large.iter().filter(|(place, ..)| *place == at) {
                match side {
                    Side::Sale => total.sales += i128::from(*amount),
                    Side::Refund => total.refunds += i128::from(*amount),
                }
            }
            (key, currency.copied().unwrap_or(Currency::USD), total)
        })
    }
}

/// The side of each pair of codes.
fn sides() -> Vec<Option<Side>> {
    let codes = || (0_u8..).take(CODES);
    let pairs = codes().flat_map(|status| codes().map(move |kind| (status, kind)));
    pairs
        .map(|(status, kind)| {
            side(
                TransactionStatus::from_code(status),
                TransactionType::from_code(kind),
            )
        })
        .collect()
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
