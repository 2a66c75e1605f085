use super::chunk::ODD_DIGITS;
use super::{CODES, Facts};

/// What rows have or had.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    /// Terminals, by their number.
    sources: Vec<bool>,
    pub(crate) brands: [bool; CODES],
    pub(crate) statuses: [bool; CODES],
    pub(crate) kinds: [bool; CODES],
    /// First and last day.
    pub(crate) days: (u16, u16),
    /// Whether a row has last digits that are not four.
    pub(crate) odd_last4: bool,
    /// Whether a row has an amount that needs more than its column.
    pub(crate) large_amounts: bool,
}

impl Seen {
    pub(super) fn nothing() -> Self {
        Self {
            sources: Vec::new(),
            brands: [false; CODES],
            statuses: [false; CODES],
            kinds: [false; CODES],
            days: (u16::MAX, 0),
            odd_last4: false,
            large_amounts: false,
        }
    }

    /// Terminals that have or had rows.
    pub(super) fn sources(&self) -> impl Iterator<Item = i64> + '_ {
        (0_i64..)
            .zip(&self.sources)
            .filter(|(_, seen)| **seen)
            .map(|(no, _)| no)
    }

    pub(super) fn note(&mut self, facts: Facts) {
        fn see(seen: &mut [bool], at: usize) {
            if let Some(seen) = seen.get_mut(at) {
                *seen = true;
            }
        }
        let source = usize::from(facts.source);
        if self.sources.len() <= source {
            self.sources.resize(source + 1, false);
        }
        see(&mut self.sources, source);
        see(&mut self.brands, usize::from(facts.brand));
        see(&mut self.statuses, usize::from(facts.status));
        see(&mut self.kinds, usize::from(facts.kind));
        self.days = (self.days.0.min(facts.day), self.days.1.max(facts.day));
        self.odd_last4 |= facts.last4 == ODD_DIGITS;
        self.large_amounts |= facts.amount.is_some_and(|amount| i32::try_from(amount).is_err());
    }

    /// What other rows have or had as well.
    pub(super) fn add(&mut self, other: &Self) {
        fn either(own: &mut [bool], other: &[bool]) {
            own.iter_mut().zip(other).for_each(|(own, other)| *own |= other);
        }
        if self.sources.len() < other.sources.len() {
            self.sources.resize(other.sources.len(), false);
        }
        either(&mut self.sources, &other.sources);
        either(&mut self.brands, &other.brands);
        either(&mut self.statuses, &other.statuses);
        either(&mut self.kinds, &other.kinds);
        self.days = (self.days.0.min(other.days.0), self.days.1.max(other.days.1));
        self.odd_last4 |= other.odd_last4;
        self.large_amounts |= other.large_amounts;
    }
}
