//! What all requests share.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use jiff::Timestamp;
use tokio::time::Instant;

use crate::calendar;
use crate::clock::{ClockError, Tick, Ticked};
use crate::description::Description;
use crate::faults::Faults;
use crate::journal::Journal;
use crate::scheduler;
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
    address: SocketAddr,
    started: Instant,
    /// Seconds by which ticks have moved the clock on.
    advanced: AtomicI64,
}

impl Shared {
    pub(crate) fn new(town: Town, anchor: Timestamp, address: SocketAddr) -> Shared {
        Shared {
            town: RwLock::new(Arc::new(town)),
            faults: Mutex::default(),
            journal: Mutex::default(),
            sequence: AtomicU64::new(1),
            anchor,
            address,
            started: Instant::now(),
            advanced: AtomicI64::new(0),
        }
    }

    /// The gateway's clock in seconds since 1970: the anchor plus the time it has run plus
    /// what ticks have added.
    pub(crate) fn now(&self) -> i64 {
        let run = i64::try_from(self.started.elapsed().as_secs()).unwrap_or(0);
        let advanced = self.advanced.load(Ordering::Acquire);
        self.anchor
            .as_second()
            .saturating_add(run)
            .saturating_add(advanced)
    }

    /// Moves the clock on and does all that is due on the way.
    pub(crate) fn tick(&self, tick: Tick) -> Result<Ticked, ClockError> {
        self.change(|town| {
            let now = self.now();
            let length = tick.length(now)?;
            self.advanced.fetch_add(length, Ordering::AcqRel);
            let now = now.saturating_add(length);
            Ok(Ticked {
                now: calendar::instant(now),
                worked: scheduler::run(town, now),
            })
        })
    }

    /// What the town is told now.
    pub(crate) fn described(&self) -> Description {
        Description::of(&self.town(), self.address)
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
