//! Totals in groups from the columns: an array with a cell for each combination.

mod axis;
mod part;
mod walk;

use domain::{Currency, Side};

use crate::columns::{Bits, Columns};
use crate::groups::{Dim, Group};
use axis::Axis;
use part::Part;
use walk::Walk;

/// More cells than this are not worth an array.
const MOST_CELLS: usize = 4 << 20;

/// One axis for each dimension there is, and one for the currency.
const MOST_AXES: usize = 7;

/// Rows that are worth a second thread.
const WORTH_A_THREAD: u64 = 100_000;

#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    sales: i64,
    refunds: i64,
    count: u32,
    sales_count: u32,
    refund_count: u32,
}

/// The array: the currency is the last axis.
#[derive(Debug, Clone)]
pub(crate) struct Dense {
    axes: Vec<Axis>,
    cells: Vec<Cell>,
    currencies: Vec<Currency>,
    /// Amounts that no cell may hold, so that no sum can overflow: place, side, amount. By place.
    large: Vec<(usize, Side, i64)>,
}

impl Dense {
    /// Adds up chosen rows; `None` if the array would be too large.
    pub(crate) fn of(columns: &Columns, bits: &Bits, dims: &[Dim]) -> Option<Self> {
        if dims.len() >= MOST_AXES {
            return None;
        }
        let mut days = columns.seen.days;
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
            axis.space_out(size);
            size = size.checked_mul(axis.len()).filter(|size| *size <= MOST_CELLS)?;
        }
        let mut dense = Self {
            axes,
            cells: vec![Cell::default(); size],
            currencies: currencies.to_vec(),
            large: Vec::new(),
        };
        dense.add_up(columns, bits)?;
        Some(dense)
    }

    /// Adds up the chosen rows, many of them by two threads; `None` if there can be no second one.
    fn add_up(&mut self, columns: &Columns, bits: &Bits) -> Option<()> {
        let middle = self.middle().filter(|_| bits.count() >= WORTH_A_THREAD);
        let split = middle.unwrap_or(self.cells.len());
        let (first, second) = self.cells.split_at_mut_checked(split)?;
        let mut first = Part::new(&self.axes, first, 0);
        let mut second = Part::new(&self.axes, second, split);
        std::thread::scope(|scope| {
            if middle.is_some() {
                let second = &mut second;
                let helper = std::thread::Builder::new().name("history-groups".to_owned());
                let started = helper.spawn_scoped(scope, move || second.add_all(columns, bits));
                started.ok()?;
            }
            first.add_all(columns, bits);
            Some(())
        })?;
        self.large = first.large;
        self.large.append(&mut second.large);
        self.large.sort_unstable_by_key(|(place, ..)| *place);
        Some(())
    }

    /// Where the array may be halved so that most rows belong to one half at first sight: rows come
    /// more or less in the order of days.
    fn middle(&self) -> Option<usize> {
        let by_day = self.axes.first().filter(|axis| axis.is_by_day())?;
        let stride = self.cells.len().checked_div(by_day.len())?;
        Some(by_day.len() / 2 * stride).filter(|middle| *middle > 0)
    }

    /// Every combination that has rows.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Group> + '_ {
        Walk::over(self)
    }

    /// The large amounts of a cell.
    fn large_of(&self, place: usize) -> impl Iterator<Item = &(usize, Side, i64)> {
        let from = self.large.partition_point(|(other, ..)| *other < place);
        let behind = self.large.get(from..).unwrap_or_default().iter();
        behind.take_while(move |(other, ..)| *other == place)
    }
}
