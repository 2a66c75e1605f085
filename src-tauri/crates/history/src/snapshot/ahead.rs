//! Reading ahead: one thread reads the file while the caller's writes what was read.

use std::ops::ControlFlow;
use std::sync::mpsc::{channel, sync_channel};

use rusqlite::Connection;

use super::batch::{Batch, Reader};
use crate::cancel::Cancel;
use crate::columns::Columns;
use crate::error::HistoryError;

/// Rows handed over at once: a few milliseconds of work, about a megabyte.
const BATCH: usize = 4_096;
/// Batches that wait to be written.
const AHEAD: usize = 2;

/// Reads a list and hands it over in parts.
pub(super) fn read<E: From<HistoryError>>(
    db: &mut Connection,
    columns: Option<&Columns>,
    list: &[u32],
    cancel: &Cancel,
    mut take: impl FnMut(&Batch) -> Result<ControlFlow<()>, E>,
) -> Result<(), E> {
    if list.len() <= BATCH {
        let mut batch = Batch::default();
        Reader::new(db, columns)?.read(list, &mut batch)?;
        return take(&batch).map(drop);
    }
    std::thread::scope(|scope| {
        let (send, batches) = sync_channel(AHEAD);
        let (give_back, spare) = channel::<Batch>();
        let reading = std::thread::Builder::new()
            .name("history-export".to_owned())
            .spawn_scoped(scope, move || {
                let mut reader = match Reader::new(db, columns) {
                    Ok(reader) => reader,
                    Err(error) => return drop(send.send(Err(error))),
                };
                for part in list.chunks(BATCH) {
                    let mut batch = spare.try_recv().unwrap_or_default();
                    let read = cancel.check().and_then(|()| reader.read(part, &mut batch));
                    let failed = read.is_err();
                    // Nobody listens once the receiver broke off.
                    if send.send(read.map(|()| batch)).is_err() || failed {
                        return;
                    }
                }
            });
        reading.map_err(|error| HistoryError::Other(error.to_string()))?;
        for batch in batches {
            let batch = batch?;
            if take(&batch)?.is_break() {
                break;
            }
            let _ = give_back.send(batch);
        }
        Ok(())
    })
}
