//! A search for text in a million rows has its first hits long before all are counted. They are
//! shown at once; counting goes on behind, for one search at a time: the one that is typed now.

use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

use history::{Cancel, Filter, PageRow, Sort, SortColumn};
use tokio::sync::watch;

use crate::error::OfficeError;
use crate::inner::Office;

/// How long the first answer waits for the count: not to be felt.
const AT_FIRST: Duration = Duration::from_millis(30);
/// How long later answers wait.
const LATER: Duration = Duration::from_millis(1_000);

/// A part of a list that is asked for.
#[derive(Debug, Clone)]
pub(super) struct Ask {
    pub(super) filter: Filter,
    pub(super) sort: Sort,
    pub(super) offset: u32,
    pub(super) limit: u32,
}

/// A part of a list; at least `total` rows while it is not counted.
pub(super) struct Found {
    pub(super) rows: Vec<PageRow>,
    pub(super) total: u64,
    pub(super) counted: bool,
    pub(super) generation: u64,
}

/// The search that is typed now, and what counts for it.
#[derive(Default)]
pub(crate) struct Counting(Mutex<State>);

#[derive(Default)]
struct State {
    search: Option<Search>,
    /// Ends of counts that were told to stop.
    ending: Vec<watch::Receiver<bool>>,
}

struct Search {
    filter: Filter,
    cancel: Cancel,
    counts: Vec<Count>,
}

/// One count: of an order, over a state of the file.
struct Count {
    sort: Sort,
    file: u32,
    done: watch::Receiver<bool>,
}

/// A place in the queue of one count.
struct Turn {
    cancel: Cancel,
    done: watch::Receiver<bool>,
    wait: Duration,
}

impl Counting {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(|e| e.into_inner())
    }

    /// Stops when another search is typed, if it belongs to the one that is typed now.
    pub(crate) fn cancel_of(&self, filter: &Filter) -> Cancel {
        match &self.state().search {
            Some(search) if search.filter == *filter => search.cancel.clone(),
            _ => Cancel::new(),
        }
    }

    /// Stops counting and waits until it has stopped.
    pub(crate) async fn stop(&self) {
        let ending = {
            let mut state = self.state();
            state.end();
            std::mem::take(&mut state.ending)
        };
        for mut done in ending {
            let _ = done.wait_for(|done| *done).await;
        }
    }

    /// Joins the counting of a search, or begins it and ends that of another.
    fn join(&self, office: &Office, ask: &Ask, file: u32) -> Turn {
        let mut state = self.state();
        let same = state
            .search
            .as_ref()
            .is_some_and(|search| search.filter == ask.filter);
        if !same {
            state.end();
        }
        let search = state.search.get_or_insert_with(|| Search {
            filter: ask.filter.clone(),
            cancel: Cancel::new(),
            counts: Vec::new(),
        });
        let cancel = search.cancel.clone();
        let known = search
            .counts
            .iter()
            .find(|c| c.sort == ask.sort && c.file == file);
        if let Some(count) = known {
            return Turn {
                cancel,
                done: count.done.clone(),
                wait: LATER,
            };
        }
        search.counts.retain(|count| !*count.done.borrow());
        let done = begin(office, ask, cancel.clone());
        search.counts.push(Count {
            sort: ask.sort,
            file,
            done: done.clone(),
        });
        Turn {
            cancel,
            done,
            wait: AT_FIRST,
        }
    }
}

impl State {
    /// Tells the counts of the present search to stop.
    fn end(&mut self) {
        self.ending.retain(|done| !*done.borrow());
        if let Some(search) = self.search.take() {
            search.cancel.cancel();
            self.ending
                .extend(search.counts.into_iter().map(|count| count.done));
        }
    }
}

/// Counts behind; the list is remembered, so that pages are then slices of it.
fn begin(office: &Office, ask: &Ask, cancel: Cancel) -> watch::Receiver<bool> {
    let (tell, done) = watch::channel(false);
    let (filter, sort) = (ask.filter.clone(), ask.sort);
    let counting = office.clone();
    tokio::spawn(async move {
        let counted = counting
            .history(move |history| history.page_unless(&filter, sort, 0, 1, &cancel))
            .await;
        if let Err(error) = counted {
            tracing::debug!(%error, "a search was not counted");
        }
        drop(counting);
        let _ = tell.send(true);
    });
    done
}

/// A part of a list.
pub(super) async fn page(office: &Office, ask: Ask) -> Result<Found, OfficeError> {
    if ask.filter.texts.is_empty() {
        return whole(office, ask, Cancel::new()).await;
    }
    let file = office.history(history::History::generation).await?;
    let mut turn = office.0.counting.join(office, &ask, file);
    let by_time = ask.sort.column == SortColumn::Time;
    let counted = *turn.done.borrow();
    if !counted && by_time && ask.offset == 0 {
        let (filter, sort, limit, cancel) = (ask.filter.clone(), ask.sort, ask.limit, turn.cancel.clone());
        let first = office
            .history(move |history| history.first(&filter, sort, limit, &cancel))
            .await?;
        let waited = tokio::time::timeout(turn.wait, turn.done.wait_for(|done| *done)).await;
        if waited.is_err() {
            let more = u64::from(!first.complete);
            return Ok(Found {
                total: first.rows.len() as u64 + more,
                rows: first.rows,
                counted: first.complete,
                generation: first.generation,
            });
        }
    }
    // A search that was given up reports it through its token.
    let _ = turn.done.wait_for(|done| *done).await;
    whole(office, ask, turn.cancel).await
}

async fn whole(office: &Office, ask: Ask, cancel: Cancel) -> Result<Found, OfficeError> {
    let page = office
        .history(move |history| {
            history.page_unless(&ask.filter, ask.sort, u64::from(ask.offset), ask.limit, &cancel)
        })
        .await?;
    Ok(Found {
        rows: page.rows,
        total: page.total,
        counted: true,
        generation: page.generation,
    })
}
