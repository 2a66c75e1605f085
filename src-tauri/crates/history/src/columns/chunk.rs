use super::{BLOCK, CHUNK, CODES};

/// Stands for an amount that could not be read.
pub(super) const UNREADABLE: i32 = i32::MIN;
/// Stands for an amount that needs more room; it is in [`Chunk::large`]. Every amount that its
/// column holds is more than this.
pub(crate) const LARGE: i32 = i32::MIN + 1;
/// No last digits.
pub(super) const NO_DIGITS: u16 = u16::MAX;
/// Last digits that are not four.
pub(super) const ODD_DIGITS: u16 = u16::MAX - 1;

/// What the columns know of one row. A status of 0 is no row at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Facts {
    pub(crate) t: u32,
    pub(crate) day: u16,
    pub(crate) source: u16,
    pub(crate) status: u8,
    pub(crate) kind: u8,
    pub(crate) brand: u8,
    pub(crate) currency: u8,
    pub(crate) amount: Option<i64>,
    pub(crate) last4: u16,
}

/// Some rows, column by column.
#[derive(Debug, Clone, Default)]
pub(crate) struct Chunk {
    pub(super) t: Vec<u32>,
    pub(crate) day: Vec<u16>,
    pub(crate) source: Vec<u16>,
    pub(crate) status: Vec<u8>,
    pub(crate) kind: Vec<u8>,
    pub(crate) brand: Vec<u8>,
    pub(crate) currency: Vec<u8>,
    pub(crate) amount: Vec<i32>,
    pub(super) last4: Vec<u16>,
    /// Amounts that need more room, by their place.
    pub(super) large: Vec<(u16, i64)>,
    /// Earliest and latest instant of each block, at least.
    pub(super) spans: Vec<(u32, u32)>,
}

/// Last four digits as a number.
pub(super) fn digits(bytes: &[u8]) -> u16 {
    if bytes.is_empty() {
        NO_DIGITS
    } else if bytes.len() == 4 && bytes.iter().all(u8::is_ascii_digit) {
        bytes
            .iter()
            .fold(0, |sum, byte| sum * 10 + u16::from(byte - b'0'))
    } else {
        ODD_DIGITS
    }
}

/// Whether only the file can compare these digits.
pub(crate) fn is_odd(last4: &str) -> bool {
    digits(last4.as_bytes()) == ODD_DIGITS
}

impl Chunk {
    pub(super) fn with_room() -> Self {
        Self {
            t: Vec::with_capacity(CHUNK),
            day: Vec::with_capacity(CHUNK),
            source: Vec::with_capacity(CHUNK),
            status: Vec::with_capacity(CHUNK),
            kind: Vec::with_capacity(CHUNK),
            brand: Vec::with_capacity(CHUNK),
            currency: Vec::with_capacity(CHUNK),
            amount: Vec::with_capacity(CHUNK),
            last4: Vec::with_capacity(CHUNK),
            ..Self::default()
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.t.len()
    }

    pub(super) fn push(&mut self, facts: Facts) {
        let at = self.len();
        self.t.push(facts.t);
        self.day.push(facts.day);
        self.source.push(facts.source);
        self.status.push(facts.status);
        self.kind.push(facts.kind);
        self.brand.push(facts.brand);
        self.currency.push(facts.currency);
        self.last4.push(facts.last4);
        let small = self.small(at, facts.amount);
        self.amount.push(small);
        match self.spans.get_mut(at / BLOCK) {
            Some(span) => widen(span, facts.t),
            None => self.spans.push((facts.t, facts.t)),
        }
    }

    pub(super) fn set(&mut self, at: usize, facts: Facts) {
        fn put<T>(column: &mut [T], at: usize, value: T) {
            if let Some(cell) = column.get_mut(at) {
                *cell = value;
            }
        }
        put(&mut self.t, at, facts.t);
        put(&mut self.day, at, facts.day);
        put(&mut self.source, at, facts.source);
        put(&mut self.status, at, facts.status);
        put(&mut self.kind, at, facts.kind);
        put(&mut self.brand, at, facts.brand);
        put(&mut self.currency, at, facts.currency);
        put(&mut self.last4, at, facts.last4);
        self.large.retain(|(other, _)| usize::from(*other) != at);
        let small = self.small(at, facts.amount);
        put(&mut self.amount, at, small);
        if let Some(span) = self.spans.get_mut(at / BLOCK) {
            widen(span, facts.t);
        }
    }

    /// Finds the spans of all blocks out again.
    pub(super) fn tell_spans(&mut self) {
        let spans = self.t.chunks(BLOCK).map(|block| {
            let least = block.iter().copied().min().unwrap_or(0);
            (least, block.iter().copied().max().unwrap_or(0))
        });
        self.spans = spans.collect();
    }

    /// The amount as its column holds it.
    fn small(&mut self, at: usize, amount: Option<i64>) -> i32 {
        let Some(amount) = amount else { return UNREADABLE };
        match i32::try_from(amount) {
            Ok(small) if small > LARGE => small,
            _ => {
                self.large.push((u16::try_from(at).unwrap_or(u16::MAX), amount));
                LARGE
            }
        }
    }

    #[inline]
    pub(crate) fn facts(&self, at: usize) -> Option<Facts> {
        let status = *self.status.get(at)?;
        if status == 0 {
            return None;
        }
        let amount = match *self.amount.get(at)? {
            UNREADABLE => None,
            LARGE => self.large_amount(at),
            small => Some(i64::from(small)),
        };
        Some(Facts {
            t: *self.t.get(at)?,
            day: *self.day.get(at)?,
            source: *self.source.get(at)?,
            status,
            kind: *self.kind.get(at)?,
            brand: *self.brand.get(at)?,
            currency: *self.currency.get(at)?,
            amount,
            last4: *self.last4.get(at)?,
        })
    }

    #[cold]
    fn large_amount(&self, at: usize) -> Option<i64> {
        let found = self.large.iter().find(|(other, _)| usize::from(*other) == at);
        found.map(|(_, amount)| *amount)
    }
}

fn widen(span: &mut (u32, u32), t: u32) {
    span.0 = span.0.min(t);
    span.1 = span.1.max(t);
}

/// Codes below this have a bit of their own in the tables of what was seen.
pub(super) fn fits(code: u8) -> bool {
    usize::from(code) < CODES && code > 0
}
