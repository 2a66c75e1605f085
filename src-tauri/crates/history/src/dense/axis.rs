//! One axis of the array: which column it reads, and where each value stands.

use domain::Currency;

use super::part::TOGETHER;
use crate::columns::{CODES, Chunk, Columns};
use crate::groups::Dim;
use crate::month::month_of;

/// What an axis of the array stands for.
#[derive(Debug, Clone)]
pub(super) struct Axis {
    /// Nothing for the currency.
    pub(super) dim: Option<Dim>,
    /// The value of each place, in order.
    values: Vec<i64>,
    /// The place in the array that each value adds, counted from the least one.
    places: Vec<u32>,
    least: usize,
    /// How far apart neighbours stand in the array.
    stride: usize,
}

/// A column of a chunk.
enum Codes<'a> {
    Wide(&'a [u16]),
    Narrow(&'a [u8]),
}

impl Axis {
    /// An axis over values that occur, each with what it counts as.
    fn of(dim: Dim, occurring: impl Iterator<Item = (usize, i64)>) -> Self {
        let mut axis = Self {
            dim: Some(dim),
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
    pub(super) fn for_currencies(currencies: &[Currency]) -> Self {
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

    pub(super) fn for_dim(dim: Dim, columns: &Columns, days: (u16, u16)) -> Self {
        fn seen(codes: &[bool; CODES]) -> impl Iterator<Item = (usize, i64)> + '_ {
            let numbered = codes.iter().enumerate().zip(0_i64..);
            numbered
                .filter(|((_, seen), _)| **seen)
                .map(|((at, _), code)| (at, code))
        }
        let days = (days.0..=days.1).map(|day| (usize::from(day), i32::from(day)));
        match dim {
            Dim::Day => Self::of(dim, days.map(|(read, day)| (read, i64::from(day)))),
            Dim::Month => Self::of(dim, days.map(|(read, day)| (read, i64::from(month_of(day))))),
            Dim::Terminal => Self::of(
                dim,
                columns.sources().map(|no| (usize::try_from(no).unwrap_or(0), no)),
            ),
            Dim::Brand => Self::of(dim, seen(&columns.seen.brands)),
            Dim::Status => Self::of(dim, seen(&columns.seen.statuses)),
            Dim::Kind => Self::of(dim, seen(&columns.seen.kinds)),
        }
    }

    /// How many places it has.
    pub(super) fn len(&self) -> usize {
        self.values.len()
    }

    /// The value of a place.
    pub(super) fn value(&self, place: usize) -> i64 {
        self.values.get(place).copied().unwrap_or(0)
    }

    /// Sets how far apart neighbours stand; once, and only while the array has room.
    pub(super) fn space_out(&mut self, stride: usize) {
        self.stride = stride;
        let factor = u32::try_from(stride).unwrap_or(u32::MAX);
        for place in &mut self.places {
            *place = place.saturating_mul(factor);
        }
    }

    pub(super) fn is_by_day(&self) -> bool {
        matches!(self.dim, Some(Dim::Day | Dim::Month))
    }

    /// The days whose rows stand in a part of the array, if this is its first axis.
    pub(super) fn days_of(&self, from: usize, to: usize) -> Option<(u16, u16)> {
        let inside = |place: &u32| (from..to).contains(&(*place as usize));
        let first = self.places.iter().position(inside)?;
        let last = self.places.iter().rposition(inside)?;
        let day = |at: usize| u16::try_from(self.least + at).ok();
        Some((day(first)?, day(last)?))
    }

    fn codes<'a>(&self, chunk: &'a Chunk) -> Codes<'a> {
        match self.dim {
            Some(Dim::Day | Dim::Month) => Codes::Wide(&chunk.day),
            Some(Dim::Terminal) => Codes::Wide(&chunk.source),
            Some(Dim::Brand) => Codes::Narrow(&chunk.brand),
            Some(Dim::Status) => Codes::Narrow(&chunk.status),
            Some(Dim::Kind) => Codes::Narrow(&chunk.kind),
            None => Codes::Narrow(&chunk.currency),
        }
    }

    #[inline]
    fn place_of(&self, code: usize) -> u32 {
        let place = self.places.get(code.wrapping_sub(self.least));
        place.copied().unwrap_or(0)
    }

    /// What one row adds to its place in the array.
    pub(super) fn place(&self, chunk: &Chunk, row: usize) -> u32 {
        let code = match self.codes(chunk) {
            Codes::Wide(column) => column.get(row).copied().map(usize::from),
            Codes::Narrow(column) => column.get(row).copied().map(usize::from),
        };
        code.map_or(0, |code| self.place_of(code))
    }

    /// The same for neighbouring rows.
    pub(super) fn add_places(&self, chunk: &Chunk, from: usize, places: &mut [u32; TOGETHER]) {
        fn add<T: Copy + Into<usize>>(axis: &Axis, column: &[T], from: usize, places: &mut [u32; TOGETHER]) {
            let column = column.get(from..).unwrap_or_default();
            for (place, code) in places.iter_mut().zip(column) {
                *place += axis.place_of((*code).into());
            }
        }
        // Most files know one currency.
        if self.len() < 2 {
            return;
        }
        match self.codes(chunk) {
            Codes::Wide(column) => add(self, column, from, places),
            Codes::Narrow(column) => add(self, column, from, places),
        }
    }
}
