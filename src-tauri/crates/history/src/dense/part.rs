//! Rows added to a part of the array.

use domain::Side;

use super::Cell;
use super::axis::Axis;
use crate::columns::{Bits, CODES, Chunk, Columns, LARGE};
use crate::totals::side_of;

/// Rows whose places in the array are looked up together: those of one word of a choice.
pub(super) const TOGETHER: usize = 64;

/// Fewer chosen rows of a word are looked up one by one.
const FEW: u32 = 12;

/// What a row adds to its cell, by its status and kind: ones and masks instead of branches.
#[derive(Debug, Clone, Copy, Default)]
struct Weight {
    sales: i64,
    refunds: i64,
    count: u32,
    sales_count: u32,
    refund_count: u32,
}

/// Cells of an array from a place on. Rows that belong elsewhere are left out.
pub(super) struct Part<'a> {
    axes: &'a [Axis],
    cells: &'a mut [Cell],
    first: usize,
    weights: Vec<Weight>,
    /// Amounts that no cell may hold: place in the whole array, side, amount.
    pub(super) large: Vec<(usize, Side, i64)>,
}

impl<'a> Part<'a> {
    pub(super) fn new(axes: &'a [Axis], cells: &'a mut [Cell], first: usize) -> Self {
        Self {
            axes,
            cells,
            first,
            weights: weights(),
            large: Vec::new(),
        }
    }

    /// Adds the chosen rows that belong here.
    pub(super) fn add_all(&mut self, columns: &Columns, bits: &Bits) {
        let days = self.days();
        for (chunk, words) in columns.chunks().iter().zip(bits.chunks()) {
            for (word, from) in words.iter().zip((0..).step_by(TOGETHER)) {
                if *word != 0 && has_day_of(days, chunk, from) {
                    self.add(chunk, from, *word);
                }
            }
        }
    }

    /// The days that belong here, if the first axis tells.
    fn days(&self) -> Option<(u16, u16)> {
        let axis = self.axes.first().filter(|axis| axis.is_by_day())?;
        axis.days_of(self.first, self.first + self.cells.len())
    }

    /// Adds the chosen ones of neighbouring rows.
    fn add(&mut self, chunk: &Chunk, from: usize, chosen: u64) {
        if chosen.count_ones() < FEW {
            for row in ones(chosen).map(|bit| from + bit) {
                let place = self.axes.iter().map(|axis| axis.place(chunk, row)).sum();
                self.add_row(chunk, row, place);
            }
            return;
        }
        let mut places = [0_u32; TOGETHER];
        for axis in self.axes {
            axis.add_places(chunk, from, &mut places);
        }
        if chosen != u64::MAX {
            for bit in ones(chosen) {
                let place = places.get(bit).copied().unwrap_or(0);
                self.add_row(chunk, from + bit, place);
            }
            return;
        }
        let end = from + TOGETHER;
        let (Some(status), Some(kind), Some(amount)) = (
            chunk.status.get(from..end),
            chunk.kind.get(from..end),
            chunk.amount.get(from..end),
        ) else {
            return;
        };
        let rows = places.iter().zip(status).zip(kind).zip(amount).zip(from..);
        for ((((place, status), kind), amount), row) in rows {
            let weight = self.weight(*status, *kind);
            self.add_to(*place, weight, *amount, || chunk.facts(row)?.amount);
        }
    }

    fn add_row(&mut self, chunk: &Chunk, row: usize, place: u32) {
        let (Some(status), Some(kind), Some(amount)) =
            (chunk.status.get(row), chunk.kind.get(row), chunk.amount.get(row))
        else {
            return;
        };
        let weight = self.weight(*status, *kind);
        self.add_to(place, weight, *amount, || chunk.facts(row)?.amount);
    }

    #[inline]
    fn weight(&self, status: u8, kind: u8) -> Weight {
        let at = usize::from(status) * CODES + usize::from(kind);
        self.weights.get(at).copied().unwrap_or_default()
    }

    /// Adds a row to a cell; `exact` tells an amount that its column has no room for.
    #[inline]
    fn add_to(&mut self, place: u32, weight: Weight, amount: i32, exact: impl FnOnce() -> Option<i64>) {
        let place = place as usize;
        let Some(cell) = self.cells.get_mut(place.wrapping_sub(self.first)) else {
            return;
        };
        cell.count += weight.count;
        let amount = if amount > LARGE {
            i64::from(amount)
        } else {
            let Some(amount) = exact() else { return };
            let side = match (weight.sales, weight.refunds) {
                (0, 0) => return,
                (_, 0) => Side::Sale,
                _ => Side::Refund,
            };
            self.large.push((place, side, amount));
            0
        };
        cell.sales_count += weight.sales_count;
        cell.refund_count += weight.refund_count;
        cell.sales += amount & weight.sales;
        cell.refunds += amount & weight.refunds;
    }
}

/// Whether any of the neighbouring rows may be of these days.
fn has_day_of(days: Option<(u16, u16)>, chunk: &Chunk, from: usize) -> bool {
    let Some((first, last)) = days else {
        return true;
    };
    let rows = chunk.day.get(from..).unwrap_or_default().iter().take(TOGETHER);
    rows.fold(false, |found, day| found | ((*day >= first) & (*day <= last)))
}

/// Places of the ones of a word.
fn ones(mut word: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = (word != 0).then(|| word.trailing_zeros() as usize)?;
        word &= word - 1;
        Some(bit)
    })
}

/// The weight of each pair of codes. A status of 0 is no row.
fn weights() -> Vec<Weight> {
    let codes = || (0_u8..).take(CODES);
    let pairs = codes().flat_map(|status| codes().map(move |kind| (status, kind)));
    pairs
        .map(|(status, kind)| {
            let side = side_of(status, kind);
            let (sale, refund) = (side == Some(Side::Sale), side == Some(Side::Refund));
            Weight {
                sales: -i64::from(sale),
                refunds: -i64::from(refund),
                count: u32::from(status != 0),
                sales_count: u32::from(sale),
                refund_count: u32::from(refund),
            }
        })
        .collect()
}
