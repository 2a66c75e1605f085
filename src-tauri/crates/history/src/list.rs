use std::collections::VecDeque;
use std::sync::Arc;

use rusqlite::params_from_iter;

use crate::cancel::Cancel;
use crate::error::HistoryError;
use crate::filter::Filter;
use crate::found::Found;
use crate::open::{History, lock};
use crate::order;
use crate::sort::Sort;
use crate::view::View;

/// Bytes of remembered lists; the newest one is kept whatever its size.
const REMEMBERED_BYTES: usize = 12 << 20;
/// Filters whose rows are remembered, a bit each.
const REMEMBERED_FILTERS: usize = 8;

/// Which list: of a filter, or of all rows of the file.
type Key = (Option<Filter>, Sort);

/// Rows of the latest filters, and row numbers in order: any page is then a slice, at any
/// depth. All of one state of the list.
#[derive(Debug, Default)]
pub(crate) struct ListCache {
    generation: i64,
    lists: VecDeque<(Key, Arc<[u32]>)>,
    found: VecDeque<(Filter, Arc<Found>)>,
}

impl History {
    /// All row numbers of a filter in order.
    pub(crate) fn list(
        &self,
        view: &View<'_>,
        filter: &Filter,
        sort: Sort,
        cancel: &Cancel,
    ) -> Result<Arc<[u32]>, HistoryError> {
        let key = (Some(filter.clone()), sort);
        self.remembered(view, key, || match &view.columns {
            Some(columns) => {
                let found = self.found(view, columns, filter, cancel)?;
                let all = |sort| {
                    self.remembered(view, (None, sort), || {
                        sql_list(view, ("TRUE".to_owned(), Vec::new()), sort, cancel)
                    })
                };
                order::sorted(view, columns, &found, sort, all)
            }
            None => sql_list(view, filter.sql(view.search), sort, cancel),
        })
    }

    /// Whether a list needs no more work.
    pub(crate) fn has_list(&self, view: &View<'_>, filter: &Filter, sort: Sort) -> bool {
        let key = (Some(filter.clone()), sort);
        lock(&self.lists).find(view.state.generation, &key).is_some()
    }

    fn remembered(
        &self,
        view: &View<'_>,
        key: Key,
        make: impl FnOnce() -> Result<Vec<u32>, HistoryError>,
    ) -> Result<Arc<[u32]>, HistoryError> {
        let generation = view.state.generation;
        if let Some(list) = lock(&self.lists).find(generation, &key) {
            return Ok(list);
        }
        let list: Arc<[u32]> = make()?.into();
        lock(&self.lists).keep(generation, key, &list);
        Ok(list)
    }
}

fn sql_list(
    view: &View<'_>,
    (condition, values): (String, Vec<rusqlite::types::Value>),
    sort: Sort,
    cancel: &Cancel,
) -> Result<Vec<u32>, HistoryError> {
    let mut statement = view.db.prepare(&format!(
        "SELECT rid FROM txn WHERE {condition} ORDER BY {}",
        sort.sql()
    ))?;
    let mut rows = statement.query(params_from_iter(&values))?;
    let mut list: Vec<u32> = Vec::new();
    while let Some(row) = rows.next()? {
        if list.len().is_multiple_of(1_024) {
            cancel.check()?;
        }
        list.push(row.get(0)?);
    }
    Ok(list)
}

impl ListCache {
    /// Whether what is asked for belongs to the state that is remembered; a newer state
    /// throws the older one away.
    fn turn_to(&mut self, generation: i64) -> bool {
        if self.generation < generation {
            self.lists.clear();
            self.found.clear();
            self.generation = generation;
        }
        self.generation == generation
    }

    fn find(&mut self, generation: i64, key: &Key) -> Option<Arc<[u32]>> {
        if !self.turn_to(generation) {
            return None;
        }
        let at = self.lists.iter().position(|(other, _)| other == key)?;
        let entry = self.lists.remove(at)?;
        let list = Arc::clone(&entry.1);
        self.lists.push_front(entry);
        Some(list)
    }

    fn keep(&mut self, generation: i64, key: Key, list: &Arc<[u32]>) {
        if !self.turn_to(generation) {
            return;
        }
        self.lists.push_front((key, Arc::clone(list)));
        let mut bytes = 0;
        let sizes = self.lists.iter().map(|(_, list)| list.len() * size_of::<u32>());
        let fitting = sizes.take_while(|size| {
            bytes += size;
            bytes <= REMEMBERED_BYTES
        });
        let fitting = fitting.count().max(1);
        self.lists.truncate(fitting);
    }

    pub(crate) fn find_rows(&mut self, generation: i64, filter: &Filter) -> Option<Arc<Found>> {
        if !self.turn_to(generation) {
            return None;
        }
        let at = self.found.iter().position(|(other, _)| other == filter)?;
        let entry = self.found.remove(at)?;
        let found = Arc::clone(&entry.1);
        self.found.push_front(entry);
        Some(found)
    }

    pub(crate) fn keep_rows(&mut self, generation: i64, filter: &Filter, found: &Arc<Found>) {
        if !self.turn_to(generation) {
            return;
        }
        self.found.push_front((filter.clone(), Arc::clone(found)));
        self.found.truncate(REMEMBERED_FILTERS);
    }
}
