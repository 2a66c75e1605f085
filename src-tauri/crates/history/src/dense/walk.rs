//! From cell to cell, in the order of the axes.

use domain::{Currency, Side};

use super::axis::Axis;
use super::{Cell, Dense, MOST_AXES};
use crate::groups::Group;
use crate::totals::GroupTotal;

/// Stands on a cell. What an axis says is looked up only when the walk moves along that axis:
/// a report has hundreds of thousands of cells.
pub(super) struct Walk<'a> {
    dense: &'a Dense,
    /// The cell to look at next.
    next: usize,
    /// The cell that `places` and `group` speak of.
    at: usize,
    /// Where that cell stands on each axis.
    places: [usize; MOST_AXES],
    group: Group,
}

impl<'a> Walk<'a> {
    pub(super) fn over(dense: &'a Dense) -> Self {
        let mut walk = Self {
            dense,
            next: 0,
            at: 0,
            places: [0; MOST_AXES],
            group: Group::empty(),
        };
        for axis in &dense.axes {
            walk.tell(axis, 0);
        }
        walk
    }

    /// Goes on to a cell further behind.
    fn go_to(&mut self, cell: usize) {
        let mut steps = cell - self.at;
        self.at = cell;
        let axes = self.dense.axes.iter().enumerate().rev();
        for (nth, axis) in axes {
            if steps == 0 {
                break;
            }
            if axis.len() < 2 {
                continue;
            }
            let Some(place) = self.places.get_mut(nth) else {
                continue;
            };
            *place += steps;
            steps = 0;
            if *place >= axis.len() {
                steps = *place / axis.len();
                *place %= axis.len();
            }
            let place = *place;
            self.tell(axis, place);
        }
    }

    fn tell(&mut self, axis: &Axis, place: usize) {
        let value = axis.value(place);
        match axis.dim {
            Some(dim) => self.group.set(dim, value),
            None => {
                let code = usize::try_from(value).ok();
                let known = code.and_then(|code| self.dense.currencies.get(code));
                self.group.currency = known.copied().unwrap_or(Currency::USD);
            }
        }
    }

    fn total(&self, cell: &Cell) -> GroupTotal {
        let mut total = GroupTotal {
            count: u64::from(cell.count),
            sales_count: u64::from(cell.sales_count),
            refund_count: u64::from(cell.refund_count),
            sales: i128::from(cell.sales),
            refunds: i128::from(cell.refunds),
        };
        if !self.dense.large.is_empty() {
            for (_, side, amount) in self.dense.large_of(self.at) {
                match side {
                    Side::Sale => total.sales += i128::from(*amount),
                    Side::Refund => total.refunds += i128::from(*amount),
                }
            }
        }
        total
    }
}

impl Iterator for Walk<'_> {
    type Item = Group;

    fn next(&mut self) -> Option<Group> {
        let behind = self.dense.cells.get(self.next..)?;
        let (skipped, cell) = behind.iter().enumerate().find(|(_, cell)| cell.count > 0)?;
        let here = self.next + skipped;
        self.next = here + 1;
        self.go_to(here);
        Some(Group {
            total: self.total(cell),
            ..self.group
        })
    }
}
