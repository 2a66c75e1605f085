//! The first hits of a search in the list by time, long before all are known.

use std::collections::BinaryHeap;

use rusqlite::CachedStatement;

use crate::cancel::Cancel;
use crate::columns::{Bits, Columns};
use crate::error::HistoryError;
use crate::filter::TextNeedle;
use crate::found::{Needles, Source};
use crate::page::{COLUMNS, PageRow, SEARCHED_AT, page_row};
use crate::view::View;

/// So many rows wait for each one that is wanted before a walk along the list is tried.
const WAITING: usize = 4;
/// A walk is worth it where at least one row of so many may be a hit.
const DENSE: usize = 8;
/// Rows a walk looks at for each one that is wanted before it is given up.
const LOOKS: usize = 16;

/// The first hits, newest first: the index gives its rows from the last to arrive, and the
/// columns tell how late those before can be at most. `None` where the index cannot help.
pub(crate) fn newest(
    view: &View<'_>,
    columns: &Columns,
    texts: &[TextNeedle],
    base: &Bits,
    wanted: usize,
    cancel: &Cancel,
) -> Result<Option<Vec<PageRow>>, HistoryError> {
    let Some(source) = Source::of(texts).filter(|_| view.search) else {
        return Ok(None);
    };
    let needles = Needles::of(texts);
    let mut newest = Newest {
        needles: &needles,
        find: view
            .db
            .prepare_cached(&format!("SELECT {COLUMNS} FROM txn WHERE rid = ?1"))?,
        waiting: BinaryHeap::new(),
        hits: Vec::with_capacity(wanted),
        wanted,
    };
    let latest = columns.latest_until();
    let by_amount = source.by_amount(columns, cancel)?;
    let mut by_amount = by_amount.rev().peekable();
    let mut statement = view
        .db
        .prepare_cached("SELECT rowid FROM txn_fts WHERE txn_fts MATCH ?1 ORDER BY rowid DESC")?;
    let mut rows = statement.query([&source.trigrams])?;
    let mut by_text = rows.next()?.map(|row| row.get(0)).transpose()?;
    let (mut block, mut since, mut walked) = (usize::MAX, 0, false);
    while let Some(rid) = by_text.max(by_amount.peek().copied()) {
        cancel.check()?;
        if by_text == Some(rid) {
            by_text = rows.next()?.map(|row| row.get(0)).transpose()?;
        }
        by_amount.next_if_eq(&rid);
        if !base.has(rid) {
            continue;
        }
        let here = Columns::block(rid);
        if columns.in_order() {
            newest.verify_from(0)?;
        } else if here != block {
            newest.verify_from(latest.get(here).copied().unwrap_or(u32::MAX))?;
            block = here;
        }
        if newest.hits.len() == wanted {
            return Ok(Some(newest.hits));
        }
        if newest.waiting.is_empty() {
            since = rid;
        }
        newest.waiting.push((columns.t(rid), rid));
        if !walked && newest.is_worth_a_walk((since - rid) as usize) {
            walked = true;
            let latest = latest.get(here).copied().unwrap_or(u32::MAX);
            if newest.walk(columns, base, (rid, latest), cancel)? {
                return Ok(Some(newest.hits));
            }
        }
    }
    newest.verify_from(0)?;
    Ok(Some(newest.hits))
}

/// Hits in the order of time, from rows that come in the order of arrival.
struct Newest<'a> {
    needles: &'a Needles<'a>,
    find: CachedStatement<'a>,
    /// Instant and number of rows to be verified, the latest on top.
    waiting: BinaryHeap<(u32, u32)>,
    hits: Vec<PageRow>,
    wanted: usize,
}

impl Newest<'_> {
    /// Verifies what waits, latest first, as long as nothing later can still come. Of equal
    /// instants the row that arrived last comes first, and rows come from the last to arrive.
    fn verify_from(&mut self, latest_to_come: u32) -> Result<(), HistoryError> {
        while self.hits.len() < self.wanted
            && let Some((t, rid)) = self.waiting.peek().copied()
            && t >= latest_to_come
        {
            self.waiting.pop();
            let hit = self.verified(rid)?;
            self.hits.extend(hit);
        }
        Ok(())
    }

    /// The row, if it holds all the texts.
    fn verified(&mut self, rid: u32) -> Result<Option<PageRow>, HistoryError> {
        let mut rows = self.find.query([rid])?;
        match rows.next()? {
            Some(row) if self.needles.hold(row, SEARCHED_AT)? => Ok(Some(page_row(row)?)),
            _ => Ok(None),
        }
    }

    /// Whether the rest is found sooner row by row: most rows may be hits, and all of them wait
    /// for something later.
    fn is_worth_a_walk(&self, passed: usize) -> bool {
        let waiting = self.waiting.len();
        waiting >= (self.wanted - self.hits.len()) * WAITING && waiting * DENSE >= passed
    }

    /// Looks at the rows of the list one by one, newest first, from the latest that can still be a
    /// hit. Of those that arrived after `reached` only the waiting ones can. Answers whether all
    /// that is wanted was found; if there are few hits after all, nothing is changed.
    fn walk(
        &mut self,
        columns: &Columns,
        base: &Bits,
        (reached, latest_to_come): (u32, u32),
        cancel: &Cancel,
    ) -> Result<bool, HistoryError> {
        let mut waiting = Bits::none(columns);
        self.waiting.iter().for_each(|(_, rid)| waiting.add(*rid));
        let latest = self.waiting.peek().map_or(0, |(t, _)| *t).max(latest_to_come);
        let may_hold = |rid: &u32| base.has(*rid) && (*rid < reached || waiting.has(*rid));
        let known = self.hits.len();
        let looks = (self.wanted - known) * LOOKS;
        for rid in columns.newest_until(latest).filter(may_hold).take(looks) {
            cancel.check()?;
            let hit = self.verified(rid)?;
            self.hits.extend(hit);
            if self.hits.len() == self.wanted {
                return Ok(true);
            }
        }
        self.hits.truncate(known);
        Ok(false)
    }
}
