//! What lists are filtered, ordered and added up by, in memory: 18 bytes a payment, 4 more
//! where payments did not arrive in the order of time.
//!
//! Rows stand in order of arrival (`rid`), so that new ones are always at the end and a
//! changed one stays where it is. Chunks are shared between one state and the next: a commit
//! copies only those it touches, and who still reads the state before keeps it.

mod bits;
mod chunk;
mod fill;
pub(crate) mod saved;
mod scan;
mod seen;
mod store;
mod time;

use std::sync::Arc;

use domain::Currency;

pub(crate) use bits::Bits;
pub(crate) use chunk::{Chunk, Facts, LARGE, is_odd};
pub(crate) use scan::Scan;
pub(crate) use seen::Seen;
pub(crate) use store::ColumnStore;

/// Rows of a chunk.
pub(crate) const CHUNK: usize = 1 << 15;
/// Rows looked at in one go.
pub(crate) const BLOCK: usize = 1_024;
/// Codes of status, kind and brand stay below this.
pub(crate) const CODES: usize = 16;

/// One state of the list. Never changed once others can see it.
#[derive(Debug, Clone)]
pub(crate) struct Columns {
    /// The state of the file they show.
    pub(crate) generation: i64,
    chunks: Vec<Arc<Chunk>>,
    /// Whether the file holds a copy of each chunk as it is now.
    saved: Vec<bool>,
    /// The largest row number.
    last: u32,
    /// How many row numbers below it are not in use.
    holes: u32,
    /// Currencies by their code in the chunks.
    currencies: Vec<Currency>,
    /// What rows have or had.
    pub(crate) seen: Seen,
    /// Row numbers by time, oldest first; `None` while that is the order of arrival.
    by_time: Option<Arc<[u32]>>,
}

impl Columns {
    pub(crate) fn empty(generation: i64) -> Self {
        Self {
            generation,
            chunks: Vec::new(),
            saved: Vec::new(),
            last: 0,
            holes: 0,
            currencies: Vec::new(),
            seen: Seen::nothing(),
            by_time: None,
        }
    }

    /// How many rows there are.
    pub(crate) fn rows(&self) -> u64 {
        u64::from(self.last - self.holes)
    }

    pub(crate) fn chunks(&self) -> &[Arc<Chunk>] {
        &self.chunks
    }

    pub(crate) fn currency(&self, code: u8) -> Currency {
        let known = self.currencies.get(usize::from(code));
        known.copied().unwrap_or(Currency::USD)
    }

    pub(crate) fn currencies(&self) -> &[Currency] {
        &self.currencies
    }

    /// Terminals that have or had rows.
    pub(crate) fn sources(&self) -> impl Iterator<Item = i64> + '_ {
        self.seen.sources()
    }

    /// Whether these terminals are all there are rows of.
    pub(crate) fn covers(&self, sources: &[i64]) -> bool {
        self.sources().all(|source| sources.contains(&source))
    }

    /// A row's chunk and its place there.
    fn place(rid: u32) -> (usize, usize) {
        let slot = rid.wrapping_sub(1) as usize;
        (slot / CHUNK, slot % CHUNK)
    }

    /// What is known of a row.
    pub(crate) fn facts(&self, rid: u32) -> Option<Facts> {
        let (chunk, at) = Self::place(rid);
        self.chunks.get(chunk)?.facts(at)
    }

    /// Calls with every chosen row, in order of arrival.
    pub(crate) fn for_each(&self, bits: &Bits, mut visit: impl FnMut(Facts)) {
        for (chunk, words) in self.chunks.iter().zip(bits.chunks()) {
            for (word, block) in words.iter().zip(0_usize..) {
                let mut rest = *word;
                while rest != 0 {
                    let at = block * 64 + rest.trailing_zeros() as usize;
                    rest &= rest - 1;
                    if let Some(facts) = chunk.facts(at) {
                        visit(facts);
                    }
                }
            }
        }
    }
}
