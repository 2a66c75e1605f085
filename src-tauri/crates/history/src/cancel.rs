use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use rusqlite::{Connection, InterruptHandle};

use crate::error::HistoryError;
use crate::open::lock;

/// Stops a long job from another thread. Clones are the same token; a cancelled one stays so.
#[derive(Clone, Default)]
pub struct Cancel(Arc<Inner>);

#[derive(Default)]
struct Inner {
    cancelled: AtomicBool,
    /// Connections that work for this token now, with their ticket.
    working: Mutex<Vec<(u64, InterruptHandle)>>,
}

impl std::fmt::Debug for Cancel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Cancel").field(&self.is_cancelled()).finish()
    }
}

impl Cancel {
    /// A token nobody has cancelled yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Asks the job to stop. It ends with [`HistoryError::Cancelled`] and leaves nothing behind.
    pub fn cancel(&self) {
        self.0.cancelled.store(true, Ordering::SeqCst);
        for (_, handle) in lock(&self.0.working).iter() {
            handle.interrupt();
        }
    }

    /// Whether somebody asked.
    pub fn is_cancelled(&self) -> bool {
        self.0.cancelled.load(Ordering::Relaxed)
    }

    /// Ends the job if somebody asked.
    pub(crate) fn check(&self) -> Result<(), HistoryError> {
        if self.is_cancelled() {
            Err(HistoryError::Cancelled)
        } else {
            Ok(())
        }
    }

    /// Lets the token interrupt statements of a connection while a job runs.
    pub(crate) fn watch<T>(
        &self,
        db: &Connection,
        job: impl FnOnce() -> Result<T, HistoryError>,
    ) -> Result<T, HistoryError> {
        let ticket = {
            let mut working = lock(&self.0.working);
            let ticket = working.last().map_or(0, |(last, _)| last + 1);
            working.push((ticket, db.get_interrupt_handle()));
            ticket
        };
        let result = self.check().and_then(|()| job());
        lock(&self.0.working).retain(|(other, _)| *other != ticket);
        match result {
            // The text index tells of an interruption in words of its own, now and then.
            Err(_) if self.is_cancelled() => Err(HistoryError::Cancelled),
            result => result,
        }
    }
}
