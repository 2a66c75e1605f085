//! Filters over the columns: blocks of 1,024 rows, a byte a row, no branches inside.

use domain::Coded;

use super::chunk::{Facts, LARGE, UNREADABLE, digits};
use super::{BLOCK, Bits, CHUNK, Chunk, Columns};
use crate::cancel::Cancel;
use crate::error::HistoryError;
use crate::filter::{AmountRange, Filter};

/// What of a filter the columns can tell.
pub(crate) struct Scan {
    from: u32,
    to: u32,
    sources: Option<Codes<u16>>,
    statuses: Option<Codes<u8>>,
    kinds: Option<Codes<u8>>,
    brands: Option<Codes<u8>>,
    currencies: Option<Codes<u8>>,
    last4: Option<u16>,
    sizes: Option<(u64, u64)>,
    unreadable: bool,
    /// Whether some row numbers are free.
    holes: bool,
    /// Nothing can be found.
    never: bool,
}

/// Values that are wanted.
struct Codes<T> {
    list: Vec<T>,
    /// The same by value, for lists too long to compare one by one.
    table: Vec<bool>,
}

impl<T: Copy + Into<usize>> FromIterator<T> for Codes<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let list: Vec<T> = values.into_iter().collect();
        let most = list.iter().map(|value| (*value).into()).max().unwrap_or(0);
        let mut table = vec![false; most + 1];
        for value in &list {
            if let Some(cell) = table.get_mut((*value).into()) {
                *cell = true;
            }
        }
        Self { list, table }
    }
}

fn codes<T: Coded>(values: &[T]) -> Option<Codes<u8>> {
    (!values.is_empty()).then(|| values.iter().map(|value| value.code()).collect())
}

impl Scan {
    /// Last digits that are not four are found among all such; only the file can compare them.
    pub(crate) fn of(columns: &Columns, filter: &Filter) -> Self {
        let last4 = filter.last4.as_deref().map(|last4| digits(last4.as_bytes()));
        let clamp = |t: i64| u32::try_from(t.clamp(0, i64::from(u32::MAX))).unwrap_or(0);
        let before = filter.before.unwrap_or(i64::MAX);
        let from = filter.from.unwrap_or(i64::MIN);
        let known = filter.currencies.iter().filter_map(|wanted| {
            let at = columns.currencies().iter().position(|known| known == wanted)?;
            u8::try_from(at).ok()
        });
        let sizes = filter.amount.map(sizes);
        Self {
            from: clamp(from),
            to: clamp(before.saturating_sub(1)),
            never: before <= from.max(0)
                || from > i64::from(u32::MAX)
                || filter.sources.is_empty()
                || sizes.is_some_and(|(least, most)| least > most),
            sources: (!columns.covers(&filter.sources)).then(|| {
                let fitting = filter.sources.iter().filter_map(|no| u16::try_from(*no).ok());
                fitting.collect()
            }),
            statuses: codes(&filter.statuses),
            kinds: codes(&filter.kinds),
            brands: codes(&filter.brands),
            currencies: (!filter.currencies.is_empty()).then(|| known.collect()),
            last4,
            sizes,
            unreadable: filter.unreadable,
            holes: columns.holes > 0,
        }
    }

    /// All rows that are found.
    pub(crate) fn run(&self, columns: &Columns, cancel: &Cancel) -> Result<Bits, HistoryError> {
        let mut words = Vec::with_capacity(columns.chunks().len() * CHUNK / 64);
        if self.never {
            return Ok(Bits::none(columns));
        }
        let mut mask = [0_u8; BLOCK];
        for chunk in columns.chunks() {
            cancel.check()?;
            for block in 0..CHUNK / BLOCK {
                let rows = chunk.len().saturating_sub(block * BLOCK).min(BLOCK);
                self.block(chunk, block, rows, &mut mask);
                words.extend(mask.chunks_exact(64).map(word));
            }
        }
        Ok(Bits::of_words(words))
    }

    /// Ones for the rows of a block that are found.
    fn block(&self, chunk: &Chunk, block: usize, rows: usize, mask: &mut [u8; BLOCK]) {
        let span = chunk.spans.get(block).copied().unwrap_or((1, 0));
        if rows == 0 || span.1 < self.from || span.0 > self.to {
            mask.fill(0);
            return;
        }
        let (used, unused) = mask.split_at_mut(rows);
        used.fill(1);
        unused.fill(0);
        let mut over = Over {
            mask: used,
            first: block * BLOCK,
        };
        if span.0 < self.from || span.1 > self.to {
            over.keep(&chunk.t, |t| (*t >= self.from) & (*t <= self.to));
        }
        if self.holes {
            over.keep(&chunk.status, |status| *status != 0);
        }
        over.one_of(&chunk.source, self.sources.as_ref());
        over.one_of(&chunk.status, self.statuses.as_ref());
        over.one_of(&chunk.kind, self.kinds.as_ref());
        over.one_of(&chunk.brand, self.brands.as_ref());
        over.one_of(&chunk.currency, self.currencies.as_ref());
        if let Some(last4) = self.last4 {
            over.keep(&chunk.last4, |digits| *digits == last4);
        }
        if self.unreadable {
            let pairs = chunk.t.get(over.first..).unwrap_or_default();
            let amounts = chunk.amount.get(over.first..).unwrap_or_default();
            for ((cell, t), amount) in over.mask.iter_mut().zip(pairs).zip(amounts) {
                *cell &= u8::from((*t == 0) | (*amount == UNREADABLE));
            }
        }
        if let Some((least, most)) = self.sizes {
            let least = u32::try_from(least).unwrap_or(u32::MAX);
            let most = u32::try_from(most).unwrap_or(u32::MAX);
            over.keep(&chunk.amount, |amount| {
                let size = amount.unsigned_abs();
                (size >= least) & (size <= most) & (*amount > LARGE)
            });
            self.large(chunk, &mut over);
        }
    }

    /// Amounts that have no room in their column are looked at one by one.
    fn large(&self, chunk: &Chunk, over: &mut Over<'_>) {
        for (at, _) in &chunk.large {
            let at = usize::from(*at);
            let cell = at.checked_sub(over.first).and_then(|at| over.mask.get_mut(at));
            if let (Some(cell), Some(facts)) = (cell, chunk.facts(at)) {
                *cell = u8::from(self.holds(facts));
            }
        }
    }

    /// Whether one row is found.
    fn holds(&self, facts: Facts) -> bool {
        fn within<T: PartialEq>(wanted: Option<&Codes<T>>, value: T) -> bool {
            wanted.is_none_or(|wanted| wanted.list.contains(&value))
        }
        let size = facts.amount.map(i64::unsigned_abs);
        !self.never
            && (self.from..=self.to).contains(&facts.t)
            && within(self.sources.as_ref(), facts.source)
            && within(self.statuses.as_ref(), facts.status)
            && within(self.kinds.as_ref(), facts.kind)
            && within(self.brands.as_ref(), facts.brand)
            && within(self.currencies.as_ref(), facts.currency)
            && self.last4.is_none_or(|last4| last4 == facts.last4)
            && (!self.unreadable || facts.t == 0 || facts.amount.is_none())
            && self
                .sizes
                .is_none_or(|(least, most)| size.is_some_and(|size| (least..=most).contains(&size)))
    }
}

/// The range of sizes; a size is never below zero.
fn sizes(range: AmountRange) -> (u64, u64) {
    if range.most < 0 {
        return (1, 0);
    }
    (range.least.max(0).unsigned_abs(), range.most.unsigned_abs())
}

/// The part of a mask that has rows, and where these begin in their chunk.
struct Over<'a> {
    mask: &'a mut [u8],
    first: usize,
}

impl Over<'_> {
    #[inline]
    fn keep<T>(&mut self, column: &[T], holds: impl Fn(&T) -> bool) {
        let column = column.get(self.first..).unwrap_or_default();
        for (cell, value) in self.mask.iter_mut().zip(column) {
            *cell &= u8::from(holds(value));
        }
    }

    fn one_of<T: PartialEq + Copy + Into<usize>>(&mut self, column: &[T], wanted: Option<&Codes<T>>) {
        let Some(Codes { list, table }) = wanted else {
            return;
        };
        match list.as_slice() {
            [] => self.mask.fill(0),
            [a] => self.keep(column, |value| value == a),
            [a, b] => self.keep(column, |value| (value == a) | (value == b)),
            [a, b, c] => self.keep(column, |value| (value == a) | (value == b) | (value == c)),
            _ => self.keep(column, |value| {
                table.get((*value).into()).copied().unwrap_or(false)
            }),
        }
    }
}

/// Sixty-four bytes of 0 or 1 as bits; the product gathers eight of them in its top byte.
fn word(bytes: &[u8]) -> u64 {
    const GATHER: u64 = 0x0102_0408_1020_4080;
    bytes.chunks_exact(8).rev().fold(0, |word, eight| {
        let eight = eight.try_into().map_or(0, u64::from_le_bytes);
        word << 8 | eight.wrapping_mul(GATHER) >> 56
    })
}

#[cfg(test)]
mod tests {
    use super::word;

    #[test]
    fn a_word_holds_each_byte_at_its_place() {
        for at in 0..64 {
            let mut bytes = [0_u8; 64];
            bytes[at] = 1;
            assert_eq!(word(&bytes), 1 << at);
        }
        assert_eq!(word(&[1; 64]), u64::MAX);
    }
}
