//! One window: one question, its records streamed into one transaction.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, mpsc};

use converge::{CallError, Client, Credentials, Fields, QueryEnd, Search};
use history::{Counts, CoverageState, History, HistoryError, Row, Window};
use tokio_util::sync::CancellationToken;

use super::map::Reading;
use super::plan::Days;
use crate::error::OfficeError;

/// Rows handed over at a time.
const BATCH: usize = 500;
/// Batches that may wait for the writer; then the network waits too.
const WAITING: usize = 8;

enum Message {
    Rows(Vec<Row>),
    Commit(CoverageState),
}

/// How a window ended.
pub(super) enum End {
    /// All here.
    Complete(Counts),
    /// What came is here, but it is not all.
    Incomplete(Counts, QueryEnd),
    /// Nothing of it was kept.
    Failed(CallError, u64),
}

/// What is needed to ask for a window.
pub(super) struct Question<'a> {
    pub(super) client: &'a Client,
    pub(super) credentials: &'a Credentials,
    pub(super) days: Days,
    pub(super) window: Window,
    pub(super) reading: Reading,
    pub(super) history: Arc<History>,
    pub(super) now: i64,
    pub(super) rows_read: Arc<AtomicU64>,
}

impl Question<'_> {
    /// Asks and stores. A cancelled or failed window leaves nothing behind.
    pub(super) async fn ask(self, cancel: &CancellationToken) -> Result<End, OfficeError> {
        let (to_writer, from_reader) = mpsc::sync_channel(WAITING);
        let (history, window, now) = (Arc::clone(&self.history), self.window, self.now);
        let writer = tokio::task::spawn_blocking(move || write(&history, window, now, from_reader));

        let mut batch = Vec::with_capacity(BATCH);
        let mut nameless = 0_u64;
        let mut received = 0_u64;
        let search = Search::Days {
            from: self.days.from,
            to: self.days.to,
        };
        let mut on_record = |fields: &Fields| {
            received += 1;
            self.rows_read.fetch_add(1, Ordering::Relaxed);
            match self.reading.row(fields) {
                Some(row) => batch.push(row),
                None => nameless += 1,
            }
            if batch.len() == BATCH {
                // A writer that has failed says so when it is joined.
                let full = std::mem::replace(&mut batch, Vec::with_capacity(BATCH));
                let _ = to_writer.send(Message::Rows(full));
            }
        };
        let asked = tokio::select! {
            asked = self.client.query(self.credentials, &search, &mut on_record) => asked,
            () = cancel.cancelled() => Err(CallError::Cancelled),
        };
        let end = match asked {
            Ok(end) => end,
            Err(error) => {
                drop(to_writer);
                writer.await??;
                return Ok(End::Failed(error, received));
            }
        };
        let complete = end.complete && nameless == 0;
        let state = if complete {
            CoverageState::Complete
        } else {
            CoverageState::Incomplete
        };
        let _ = to_writer.send(Message::Rows(batch));
        let _ = to_writer.send(Message::Commit(state));
        drop(to_writer);
        let counts = writer.await??;
        Ok(if complete {
            End::Complete(counts)
        } else {
            End::Incomplete(counts, end)
        })
    }
}

/// The writing side. Without a commit message nothing stays.
fn write(
    history: &History,
    window: Window,
    now: i64,
    messages: mpsc::Receiver<Message>,
) -> Result<Counts, HistoryError> {
    let mut writer = None;
    for message in messages {
        let open = match writer.take() {
            Some(open) => writer.insert(open),
            None => writer.insert(history.begin(window, now)?),
        };
        match message {
            Message::Rows(rows) => {
                for row in &rows {
                    open.put(row)?;
                }
            }
            Message::Commit(state) => {
                return match writer.take() {
                    Some(open) => open.commit(state),
                    None => Ok(Counts::default()),
                };
            }
        }
    }
    Ok(Counts::default())
}
