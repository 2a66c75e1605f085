use std::collections::VecDeque;
use std::sync::Arc;

use rusqlite::params_from_iter;

use crate::cancel::Cancel;
use crate::error::HistoryError;
use crate::filter::Filter;
use crate::open::{History, lock};
use crate::sort::Sort;
use crate::view::View;

/// Bytes of remembered lists; the newest one is kept whatever its size.
const REMEMBERED_BYTES: usize = 12 << 20;

/// Row numbers of the latest filters in order: any page is then a slice, at any depth.
#[derive(Debug, Default)]
pub(crate) struct ListCache {
    generation: i64,
    lists: VecDeque<((Filter, Sort), Arc<[u32]>)>,
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
        let generation = view.state.generation;
        if let Some(found) = lock(&self.lists).find(generation, filter, sort) {
            return Ok(found);
        }
        let list = sql_list(view, filter, sort, cancel)?;
        lock(&self.lists).keep(generation, filter, sort, &list);
        Ok(list)
    }
}

fn sql_list(
    view: &View<'_>,
    filter: &Filter,
    sort: Sort,
    cancel: &Cancel,
) -> Result<Arc<[u32]>, HistoryError> {
    let (condition, values) = filter.sql();
    let mut statement = view.db.prepare(&format!(
        "SELECT rid FROM txn WHERE {condition} ORDER BY {}",
        sort.sql()
    ))?;
    let mut rows = statement.query(params_from_iter(&values))?;
    let mut list: Vec<u32> = Vec::new();
    while let Some(row) = rows.next()? {
        if list.len() % 1_024 == 0 {
            cancel.check()?;
        }
        list.push(row.get(0)?);
    }
    Ok(list.into())
}

impl ListCache {
    fn find(&mut self, generation: i64, filter: &Filter, sort: Sort) -> Option<Arc<[u32]>> {
        if self.generation != generation {
            return None;
        }
        let at = self
            .lists
            .iter()
            .position(|((f, s), _)| s == &sort && f == filter)?;
        let entry = self.lists.remove(at)?;
        let found = Arc::clone(&entry.1);
        self.lists.push_front(entry);
        Some(found)
    }

    fn keep(&mut self, generation: i64, filter: &Filter, sort: Sort, list: &Arc<[u32]>) {
        if self.generation > generation {
            return;
        }
        if self.generation < generation {
            self.lists.clear();
            self.generation = generation;
        }
        self.lists.push_front(((filter.clone(), sort), Arc::clone(list)));
        let mut bytes = 0;
        let fits = |list: &Arc<[u32]>| {
            bytes += list.len() * size_of::<u32>();
            bytes <= REMEMBERED_BYTES
        };
        let kept = self.lists.iter().map(|(_, list)| list).take_while({
            let mut fits = fits;
            move |list| fits(list)
        });
        let kept = kept.count().max(1);
        self.lists.truncate(kept);
    }
}
