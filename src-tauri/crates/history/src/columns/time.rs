//! The order of time, where it is not that of arrival.

use std::sync::Arc;

use super::{BLOCK, Bits, Columns};

impl Columns {
    /// A row's instant.
    pub(crate) fn t(&self, rid: u32) -> u32 {
        let (chunk, at) = Self::place(rid);
        let t = self.chunks.get(chunk).and_then(|chunk| chunk.t.get(at));
        t.copied().unwrap_or(0)
    }

    fn is_row(&self, rid: u32) -> bool {
        let (chunk, at) = Self::place(rid);
        let status = self.chunks.get(chunk).and_then(|chunk| chunk.status.get(at));
        status.is_some_and(|status| *status != 0)
    }

    fn key(&self, rid: u32) -> (u32, u32) {
        (self.t(rid), rid)
    }

    /// Whether rows arrived in the order of time and no number is free.
    pub(crate) fn in_order(&self) -> bool {
        self.by_time.is_none()
    }

    /// In which block a row stands.
    pub(crate) fn block(rid: u32) -> usize {
        rid.wrapping_sub(1) as usize / BLOCK
    }

    /// By block: no row of it or of a block before is later than this instant.
    pub(crate) fn latest_until(&self) -> Vec<u32> {
        let spans = self.chunks.iter().flat_map(|chunk| &chunk.spans);
        spans
            .scan(0, |latest, (_, last)| {
                *latest = (*latest).max(*last);
                Some(*latest)
            })
            .collect()
    }

    /// The row at a place of the whole list, oldest first.
    pub(crate) fn at_time_rank(&self, rank: u64) -> Option<u32> {
        let rank = usize::try_from(rank).ok()?;
        match &self.by_time {
            Some(list) => list.get(rank).copied(),
            None => u32::try_from(rank + 1).ok().filter(|rid| *rid <= self.last),
        }
    }

    /// How many rows of the whole list are older than a row.
    pub(crate) fn time_rank(&self, rid: u32) -> u64 {
        match &self.by_time {
            Some(list) => list.partition_point(|other| self.key(*other) < self.key(rid)) as u64,
            None => u64::from(rid.saturating_sub(1)),
        }
    }

    /// Rows not after an instant, latest first; equal instants by arrival, last first.
    pub(crate) fn newest_until(&self, latest: u32) -> impl Iterator<Item = u32> + '_ {
        let (mut from, mut to) = (0, self.rows());
        while from < to {
            let middle = from.midpoint(to);
            let later = self.at_time_rank(middle).is_none_or(|rid| self.t(rid) > latest);
            if later {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        (0..from).rev().filter_map(|rank| self.at_time_rank(rank))
    }

    /// Chosen rows, latest first; equal instants by arrival, last first.
    pub(crate) fn newest<'a>(&'a self, bits: &'a Bits) -> Box<dyn Iterator<Item = u32> + 'a> {
        let Some(list) = &self.by_time else {
            return Box::new(bits.rev());
        };
        if let Some(few) = self.few(bits, list.len()) {
            return Box::new(few.into_iter().rev());
        }
        Box::new(list.iter().rev().copied().filter(|rid| bits.has(*rid)))
    }

    /// Chosen rows, earliest first.
    pub(crate) fn oldest<'a>(&'a self, bits: &'a Bits) -> Box<dyn Iterator<Item = u32> + 'a> {
        let Some(list) = &self.by_time else {
            return Box::new(bits.iter());
        };
        if let Some(few) = self.few(bits, list.len()) {
            return Box::new(few.into_iter());
        }
        Box::new(list.iter().copied().filter(|rid| bits.has(*rid)))
    }

    /// A small choice is sorted faster than it is picked from the whole list.
    fn few(&self, bits: &Bits, all: usize) -> Option<Vec<u32>> {
        let count = usize::try_from(bits.count()).ok()?;
        if count.saturating_mul(16) > all {
            return None;
        }
        let mut few: Vec<u32> = bits.iter().collect();
        few.sort_unstable_by_key(|rid| self.key(*rid));
        Some(few)
    }
}

/// The order of time; `None` if it is that of arrival.
pub(super) fn sorted(columns: &Columns) -> Option<Arc<[u32]>> {
    let times = || columns.chunks.iter().flat_map(|chunk| chunk.t.iter().copied());
    if columns.holes == 0 && times().is_sorted() {
        return None;
    }
    let rids = (1..=columns.last).filter(|rid| columns.is_row(*rid));
    // Instant and number in one: quicker to compare, and nothing is looked up. Syncs bring runs
    // in order, which a stable sort takes as they are.
    let mut keys: Vec<u64> = rids
        .map(|rid| u64::from(columns.t(rid)) << 32 | u64::from(rid))
        .collect();
    keys.sort();
    Some(keys.into_iter().map(|key| key as u32).collect())
}

/// The order of time of the next state: the order before, without the rows that moved, with
/// those and the new ones where they belong.
pub(super) fn merged(before: &Columns, next: &Columns, moved: &[u32]) -> Option<Arc<[u32]>> {
    let new = before.last + 1..=next.last;
    let appended = moved.is_empty() && next.holes == before.holes && {
        let latest = before.at_time_rank(before.rows().saturating_sub(1));
        let keys = || new.clone().map(|rid| next.key(rid));
        keys().is_sorted() && latest.is_none_or(|rid| keys().all(|key| key > next.key(rid)))
    };
    if appended && before.by_time.is_none() {
        return None;
    }
    if appended && new.is_empty() {
        return before.by_time.clone();
    }
    let mut gone = Bits::none(next);
    moved.iter().for_each(|rid| gone.add(*rid));
    let mut added: Vec<u32> = moved
        .iter()
        .copied()
        .chain(new.filter(|rid| next.is_row(*rid)))
        .collect();
    added.sort_unstable_by_key(|rid| next.key(*rid));
    let mut added = added.into_iter().peekable();
    let mut list = Vec::with_capacity(usize::try_from(next.rows()).unwrap_or(0));
    let old = (0..before.rows()).filter_map(|rank| before.at_time_rank(rank));
    for rid in old.filter(|rid| !gone.has(*rid)) {
        while let Some(early) = added.next_if(|other| next.key(*other) < next.key(rid)) {
            list.push(early);
        }
        list.push(rid);
    }
    list.extend(added);
    Some(list.into())
}
