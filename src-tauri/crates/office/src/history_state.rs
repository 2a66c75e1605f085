//! How the copy's file is: readable, complete in its search index, or made by a newer program.
//! A damaged index is built again by itself; searches answer meanwhile, slowly.

use std::sync::atomic::{AtomicBool, Ordering};

use history::Cancel;

use crate::dto::{ChangedThing, Empty, HistoryState, IndexState};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::transactions::small;

/// The building of the index.
#[derive(Debug, Default)]
pub(crate) struct Rebuild {
    running: AtomicBool,
    cancel: Cancel,
    idle: tokio::sync::Notify,
}

impl Rebuild {
    /// Stops building and waits until it has stopped; the next start begins again.
    pub(crate) async fn stop(&self) {
        self.cancel.cancel();
        while self.running.load(Ordering::SeqCst) {
            let idle = self.idle.notified();
            if self.running.load(Ordering::SeqCst) {
                idle.await;
            }
        }
    }
}

/// State of the copy's file.
pub async fn show(office: &Office, _request: Empty) -> Result<HistoryState, OfficeError> {
    let mut rows = 0;
    for account in office.0.ledger.list_accounts().await? {
        let id = account.id.to_string();
        let sources = office.history(move |history| history.sources(&id)).await?;
        rows += sources.iter().map(|(_, _, rows)| rows).sum::<u64>();
    }
    let damaged = office.history(history::History::search_damaged).await?;
    let newer = office.0.history.is_newer();
    if damaged && !newer {
        rebuild(office);
    }
    let rebuilding = office.0.rebuild.running.load(Ordering::SeqCst);
    Ok(HistoryState {
        rows: small(rows),
        columns_ready: office.0.history.columns_ready(),
        index: match (rebuilding, damaged) {
            (true, _) => IndexState::Rebuilding,
            (false, true) => IndexState::Damaged,
            (false, false) => IndexState::Ready,
        },
        read_only: newer || !office.writes(),
    })
}

/// Builds the index again where it is known to be damaged.
pub(crate) async fn look_after(office: &Office) -> Result<(), OfficeError> {
    if office.history(history::History::search_damaged).await? {
        rebuild(office);
    }
    Ok(())
}

/// Builds the index again behind, once at a time.
fn rebuild(office: &Office) {
    let state = &office.0.rebuild;
    if !office.writes() || state.running.swap(true, Ordering::SeqCst) {
        return;
    }
    let (inner, cancel) = (office.clone(), state.cancel.clone());
    tokio::spawn(async move {
        let built = inner
            .history(move |history| history.rebuild_search(|_, _| {}, &cancel))
            .await;
        match built {
            Ok(()) => tracing::info!("the search index was built again"),
            Err(error) => tracing::warn!(%error, "the search index could not be built again"),
        }
        inner.0.rebuild.running.store(false, Ordering::SeqCst);
        inner.0.rebuild.idle.notify_waiters();
        inner.tell(ChangedThing::Transactions, Vec::new(), "search index");
    });
}
