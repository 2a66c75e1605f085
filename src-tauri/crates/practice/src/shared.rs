//! What all requests share.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use jiff::Timestamp;
use tokio::time::Instant;

use crate::faults::Faults;
use crate::journal::Journal;
use crate::town::Town;

/// The state of a running gateway.
#[derive(Debug)]
pub(crate) struct Shared {
    /// Readers keep the town they started with; a change makes a new one.
    town: RwLock<Arc<Town>>,
    faults: Mutex<Faults>,
    journal: Mutex<Journal>,
    sequence: AtomicU64,
    anchor: Timestamp,
    started: Instant,
}

impl Shared {
    pub(crate) fn new(town: Town, anchor: Timestamp) -> Shared {
        Shared {
            town: RwLock::new(Arc::new(town)),
            faults: Mutex::default(),
            journal: Mutex::default(),
            sequence: AtomicU64::new(1),
            anchor,
            started: Instant::now(),
        }
    }

    /// The gateway's clock in seconds since 1970: the anchor plus the time it has run.
    pub(crate) fn now(&self) -> i64 {
        let run = i64::try_from(self.started.elapsed().as_secs()).unwrap_or(0);
        self.anchor.as_second().saturating_add(run)
    }

    /// The town as it is now; it does not change under its reader.
    pub(crate) fn town(&self) -> Arc<Town> {
        Arc::clone(&self.town.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Changes the town. It is copied first if somebody is still reading it.
    pub(crate) fn change<T>(&self, change: impl FnOnce(&mut Town) -> T) -> T {
        let mut town = self.town.write().unwrap_or_else(PoisonError::into_inner);
        change(Arc::make_mut(&mut town))
    }

    pub(crate) fn faults(&self) -> MutexGuard<'_, Faults> {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn journal(&self) -> MutexGuard<'_, Journal> {
        self.journal.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The number of the next request to the API.
    pub(crate) fn next(&self) -> u64 {
        self.sequence.fetch_add(1, Ordering::Relaxed)
    }
}
