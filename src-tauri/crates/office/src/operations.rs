use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard};
use std::time::Duration;

use history::Cancel;
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::dto::{Empty, OperationRequest};
use crate::error::{Code, OfficeError};
use crate::inner::Office;

/// What kind of long work; one of each at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    Sync,
    Verify,
    Export,
    Import,
    Plans,
}

/// At most ten progress messages a second.
const BETWEEN_MESSAGES: Duration = Duration::from_millis(100);

/// Running long work, by the id its starter gave it.
#[derive(Debug, Default)]
pub(crate) struct Operations {
    running: Mutex<HashMap<String, (Kind, CancellationToken)>>,
    ended: Notify,
}

/// A running operation; ends when dropped.
pub(crate) struct Running {
    office: Office,
    id: String,
    pub(crate) token: CancellationToken,
}

impl Operations {
    fn running(&self) -> MutexGuard<'_, HashMap<String, (Kind, CancellationToken)>> {
        self.running.lock().unwrap_or_else(|e| e.into_inner())
    }

    pub(crate) fn id_of(&self, kind: Kind) -> Option<String> {
        self.running()
            .iter()
            .find(|(_, (k, _))| *k == kind)
            .map(|(id, _)| id.clone())
    }

    pub(crate) fn cancel_all(&self) {
        self.running().values().for_each(|(_, token)| token.cancel());
    }

    pub(crate) async fn idle(&self) {
        loop {
            let ended = self.ended.notified();
            if self.running().is_empty() {
                return;
            }
            ended.await;
        }
    }
}

impl Office {
    pub(crate) fn start(&self, kind: Kind, id: &str) -> Result<Running, OfficeError> {
        let token = CancellationToken::new();
        let mut running = self.0.operations.running();
        if running.contains_key(id) || running.values().any(|(k, _)| *k == kind) {
            return Err(OfficeError::new(
                Code::Busy,
                "This is already running. Wait until it has finished.",
            ));
        }
        running.insert(id.to_owned(), (kind, token.clone()));
        Ok(Running {
            office: self.clone(),
            id: id.to_owned(),
            token,
        })
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let operations = &self.office.0.operations;
        operations.running().remove(&self.id);
        operations.ended.notify_waiters();
    }
}

/// Waits for work off the async threads: tells of its progress at intervals, and hands a wish
/// to stop on to it.
pub(crate) async fn told<T>(
    mut job: JoinHandle<T>,
    running: &Running,
    cancel: &Cancel,
    tell: impl Fn(),
) -> Result<T, OfficeError> {
    loop {
        tokio::select! {
            done = &mut job => return Ok(done?),
            () = tokio::time::sleep(BETWEEN_MESSAGES) => tell(),
            () = running.token.cancelled(), if !cancel.is_cancelled() => cancel.cancel(),
        }
    }
}

/// Asks a running operation to stop at its next safe point. One that has ended is no error.
pub async fn cancel(office: &Office, request: OperationRequest) -> Result<Empty, OfficeError> {
    if let Some((_, token)) = office.0.operations.running().get(&request.operation_id) {
        token.cancel();
    }
    Ok(Empty {})
}
