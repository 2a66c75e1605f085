//! Parts of lists: by number, the first ones, around a row or an instant.

use rusqlite::{Connection, OptionalExtension, params, params_from_iter};

use crate::cancel::Cancel;
use crate::columns::{Bits, Columns};
use crate::error::HistoryError;
use crate::filter::Filter;
use crate::first_hits;
use crate::found::{self, Needles};
use crate::open::History;
use crate::order;
use crate::page::{COLUMNS, First, Page, PageRow, Target, page_row};
use crate::sort::{Sort, SortColumn};
use crate::text;
use crate::view::View;

/// Up to this row, a list by time needs no list of row numbers.
const NEAR: u64 = 1_000;

/// Which list, and who may stop it.
#[derive(Clone, Copy)]
struct Ask<'a> {
    filter: &'a Filter,
    sort: Sort,
    cancel: &'a Cancel,
}

impl History {
    /// Rows `offset..offset + limit` of a filter in an order.
    pub fn page(&self, filter: &Filter, sort: Sort, offset: u64, limit: u32) -> Result<Page, HistoryError> {
        self.page_unless(filter, sort, offset, limit, &Cancel::new())
    }

    /// As [`History::page`], unless somebody asks to stop: text in many rows takes its time.
    pub fn page_unless(
        &self,
        filter: &Filter,
        sort: Sort,
        offset: u64,
        limit: u32,
        cancel: &Cancel,
    ) -> Result<Page, HistoryError> {
        let ask = Ask { filter, sort, cancel };
        self.list_view(|view| {
            cancel.watch(view.db, || {
                let (rows, total) = match &view.columns {
                    Some(columns) => self.page_from(view, columns, &ask, offset, limit)?,
                    None if sort.column == SortColumn::Time && filter.is_plain() => (
                        sql_rows(view, filter, sort, offset, limit)?,
                        plain_count(view.db, filter)?,
                    ),
                    None => {
                        let list = self.list(view, filter, sort, cancel)?;
                        (view.rows(part(&list, offset, limit))?, list.len() as u64)
                    }
                };
                Ok(Page {
                    rows,
                    total,
                    generation: view.generation(),
                })
            })
        })
    }

    fn page_from(
        &self,
        view: &View<'_>,
        columns: &Columns,
        ask: &Ask<'_>,
        offset: u64,
        limit: u32,
    ) -> Result<(Vec<PageRow>, u64), HistoryError> {
        let Ask { filter, sort, cancel } = *ask;
        let by_time = sort.column == SortColumn::Time;
        if by_time && filter.is_plain() && !filter.sources.is_empty() && columns.covers(&filter.sources) {
            return Ok((whole_page(view.db, columns, sort, offset, limit)?, columns.rows()));
        }
        let near = offset.saturating_add(u64::from(limit)) <= NEAR;
        if by_time && near && !self.has_list(view, filter, sort) {
            let found = self.found(view, columns, filter, cancel)?;
            let rids = in_time(columns, &found.bits, sort);
            let start = usize::try_from(offset).unwrap_or(usize::MAX);
            let rids: Vec<u32> = rids.skip(start).take(limit as usize).collect();
            return Ok((view.rows(&rids)?, found.count));
        }
        let list = self.list(view, filter, sort, cancel)?;
        Ok((view.rows(part(&list, offset, limit))?, list.len() as u64))
    }

    /// The first rows as soon as they are found, long before all are counted.
    pub fn first(
        &self,
        filter: &Filter,
        sort: Sort,
        limit: u32,
        cancel: &Cancel,
    ) -> Result<First, HistoryError> {
        let ask = Ask { filter, sort, cancel };
        self.list_view(|view| {
            cancel.watch(view.db, || {
                let wanted = limit.saturating_add(1);
                let mut rows = match &view.columns {
                    Some(columns) => self.first_from(view, columns, &ask, wanted)?,
                    None => sql_rows(view, filter, sort, 0, wanted)?,
                };
                let complete = rows.len() <= limit as usize;
                rows.truncate(limit as usize);
                Ok(First {
                    rows,
                    complete,
                    generation: view.generation(),
                })
            })
        })
    }

    fn first_from(
        &self,
        view: &View<'_>,
        columns: &Columns,
        ask: &Ask<'_>,
        wanted: u32,
    ) -> Result<Vec<PageRow>, HistoryError> {
        let Ask { filter, sort, cancel } = *ask;
        if sort.column != SortColumn::Time {
            let ready = order::in_memory(columns, sort.column) || self.has_list(view, filter, sort);
            let found = self.found(view, columns, filter, cancel)?;
            if !ready && !found::is_few(&found.bits, columns) {
                return sql_rows(view, filter, sort, 0, wanted);
            }
            let list = self.list(view, filter, sort, cancel)?;
            return view.rows(part(&list, 0, wanted));
        }
        let base = self.found(view, columns, &filter.clone_without_texts(), cancel)?;
        if filter.texts.is_empty() {
            let rids: Vec<u32> = in_time(columns, &base.bits, sort).take(wanted as usize).collect();
            return view.rows(&rids);
        }
        if sort.descending
            && let Some(rows) =
                first_hits::newest(view, columns, &filter.texts, &base.bits, wanted as usize, cancel)?
        {
            return Ok(rows);
        }
        let candidates = found::candidates(view, columns, &filter.texts, &base.bits, cancel)?;
        if candidates.is_none() && !found::is_few(&base.bits, columns) {
            // A walk along the list, each row compared; common pieces are found at once.
            return sql_rows(view, filter, sort, 0, wanted);
        }
        let needles = Needles::of(&filter.texts);
        let mut verify = needles.by_row(view)?;
        let mut rids = Vec::new();
        for rid in in_time(columns, candidates.as_ref().unwrap_or(&base.bits), sort) {
            cancel.check()?;
            if verify.holds(rid)? {
                rids.push(rid);
                if rids.len() == wanted as usize {
                    break;
                }
            }
        }
        view.rows(&rids)
    }

    /// How many rows a filter finds.
    pub fn count(&self, filter: &Filter, cancel: &Cancel) -> Result<u64, HistoryError> {
        self.list_view(|view| {
            cancel.watch(view.db, || match &view.columns {
                _ if filter.is_plain() => plain_count(view.db, filter),
                Some(columns) => Ok(self.found(view, columns, filter, cancel)?.count),
                None => sql_count(view, filter),
            })
        })
    }

    /// Where in a list a row or an instant stands; `None` if the list has no such row, is
    /// empty, or is not by time although an instant is asked for.
    pub fn locate(
        &self,
        filter: &Filter,
        sort: Sort,
        target: &Target,
        cancel: &Cancel,
    ) -> Result<Option<u64>, HistoryError> {
        match target {
            Target::Id(id) => self.list_view(|view| {
                cancel.watch(view.db, || {
                    let Some(rid) = rid_of(view.db, id)? else {
                        return Ok(None);
                    };
                    if let Some(columns) = &view.columns
                        && sort == Sort::NEWEST_FIRST
                    {
                        let found = self.found(view, columns, filter, cancel)?;
                        if !found.bits.has(rid) {
                            return Ok(None);
                        }
                        if found.count == columns.rows() {
                            return Ok(found.count.checked_sub(columns.time_rank(rid) + 1));
                        }
                        if columns.in_order() {
                            return Ok(Some(found.bits.count_behind(rid)));
                        }
                    }
                    let list = self.list(view, filter, sort, cancel)?;
                    Ok(list.iter().position(|other| *other == rid).map(|at| at as u64))
                })
            }),
            Target::Instant(t) if sort.column == SortColumn::Time => {
                let total = self.count(filter, cancel)?;
                let before = self.count(&beyond(filter, sort, *t), cancel)?;
                Ok((total > 0).then(|| before.min(total.saturating_sub(1))))
            }
            Target::Instant(_) => Ok(None),
        }
    }
}

/// What stands before an instant in a list by time.
fn beyond(filter: &Filter, sort: Sort, t: i64) -> Filter {
    let mut beyond = filter.clone();
    if sort.descending {
        let after = t.saturating_add(1);
        beyond.from = Some(filter.from.map_or(after, |from| from.max(after)));
    } else {
        beyond.before = Some(filter.before.map_or(t, |before| before.min(t)));
    }
    beyond
}

fn in_time<'a>(columns: &'a Columns, bits: &'a Bits, sort: Sort) -> Box<dyn Iterator<Item = u32> + 'a> {
    if sort.descending {
        columns.newest(bits)
    } else {
        columns.oldest(bits)
    }
}

fn rid_of(db: &Connection, id: &str) -> Result<Option<u32>, HistoryError> {
    let mut find = db.prepare_cached("SELECT rid FROM txn WHERE id = ?1")?;
    Ok(find.query_row([id], |row| row.get(0)).optional()?)
}

/// A part of the whole list by time: the columns tell where it begins, the index the rest.
fn whole_page(
    db: &Connection,
    columns: &Columns,
    sort: Sort,
    offset: u64,
    limit: u32,
) -> Result<Vec<PageRow>, HistoryError> {
    let rank = if sort.descending {
        columns.rows().checked_sub(offset.saturating_add(1))
    } else {
        Some(offset)
    };
    let Some(rid) = rank.and_then(|rank| columns.at_time_rank(rank)) else {
        return Ok(Vec::new());
    };
    let (sign, direction) = if sort.descending {
        ("<=", "DESC")
    } else {
        (">=", "ASC")
    };
    let mut statement = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM txn
         WHERE (t, rid) {sign} ((SELECT t FROM txn WHERE rid = ?1), ?1)
         ORDER BY t {direction}, rid {direction} LIMIT ?2"
    ))?;
    let rows = statement.query_map(params![rid, limit], page_row)?;
    let mut page = Vec::with_capacity(limit.min(1_024) as usize);
    for row in rows {
        page.push(row?);
    }
    Ok(page)
}

fn sql_count(view: &View<'_>, filter: &Filter) -> Result<u64, HistoryError> {
    let (condition, values) = filter.sql(view.search);
    let mut count = view
        .db
        .prepare(&format!("SELECT count(*) FROM txn WHERE {condition}"))?;
    let count: i64 = count.query_row(params_from_iter(&values), |row| row.get(0))?;
    Ok(count.unsigned_abs())
}

/// A page of a list of row numbers.
fn part(list: &[u32], offset: u64, limit: u32) -> &[u32] {
    let start = usize::try_from(offset).unwrap_or(usize::MAX).min(list.len());
    let end = start.saturating_add(limit as usize).min(list.len());
    list.get(start..end).unwrap_or_default()
}

/// Counters are kept, so that no count stands before the first screen.
fn plain_count(db: &Connection, filter: &Filter) -> Result<u64, HistoryError> {
    let (condition, values) = filter.sql(false);
    let mut count = db.prepare_cached(&format!(
        "SELECT coalesce(sum(rows), 0) FROM source WHERE {}",
        condition.replace("source IN", "no IN")
    ))?;
    let total: i64 = count.query_row(params_from_iter(&values), |row| row.get(0))?;
    Ok(total as u64)
}

/// Rows by SQL alone: fast for the first ones of a list by time, whatever the file's size.
fn sql_rows(
    view: &View<'_>,
    filter: &Filter,
    sort: Sort,
    offset: u64,
    limit: u32,
) -> Result<Vec<PageRow>, HistoryError> {
    let (condition, values) = filter.sql(view.search);
    // Without the hint a list of few terminals is sorted as a whole.
    let walk = filter
        .texts
        .iter()
        .all(|needle| text::trigrams(&needle.text).is_none());
    let index = if sort.column == SortColumn::Time && walk {
        "INDEXED BY txn_t"
    } else {
        ""
    };
    let offset = i64::try_from(offset).unwrap_or(i64::MAX);
    let sql = format!(
        "SELECT {COLUMNS} FROM txn {index} WHERE {condition} ORDER BY {} LIMIT {limit} OFFSET {offset}",
        sort.sql()
    );
    let mut statement = view.db.prepare(&sql)?;
    let rows = statement.query_map(params_from_iter(&values), page_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}
