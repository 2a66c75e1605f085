//! The record of payments at card machines: one line of JSON a step, on disk before the next.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

use ::connect::run::{Journal, NotWritten};
use ::connect::{Started, TransactionRequest};
use domain::Clock;
use serde_json::{Value, json};

use crate::error::{Code, OfficeError};

/// Beside the databases.
const NAME: &str = "card-machine-payments.jsonl";

/// Appends to the file.
pub(super) struct FileRecord<'a> {
    path: PathBuf,
    host: &'a str,
    clock: &'a dyn Clock,
}

impl<'a> FileRecord<'a> {
    pub(super) fn new(folder: &Path, host: &'a str, clock: &'a dyn Clock) -> Self {
        Self {
            path: folder.join(NAME),
            host,
            clock,
        }
    }

    /// How it ended, without the receipt.
    pub(super) fn ended(&self, shown: &Value) -> Result<(), OfficeError> {
        let step = json!({
            "state": "ended",
            "request_id": shown.get("request_id"),
            "outcome": shown.get("outcome"),
            "result": shown.get("result"),
            "booked_minor": shown.get("booked_minor"),
        });
        self.write(step).map_err(|_| {
            OfficeError::new(
                Code::StorageFailed,
                "How the payment ended could not be recorded.",
            )
        })
    }

    fn write(&self, mut step: Value) -> Result<(), NotWritten> {
        if let Value::Object(step) = &mut step {
            step.insert("at".to_owned(), self.clock.now().to_string().into());
            step.insert("host".to_owned(), self.host.into());
        }
        let append = || {
            let mut file = OpenOptions::new().append(true).create(true).open(&self.path)?;
            file.write_all(format!("{step}\n").as_bytes())?;
            file.sync_all()
        };
        append().map_err(|_| NotWritten)
    }
}

impl Journal for FileRecord<'_> {
    async fn starting(&mut self, tid: &str, request: &TransactionRequest) -> Result<(), NotWritten> {
        self.write(json!({
            "state": "starting",
            "tid": tid,
            "type": request.kind.word(),
            "amount_minor": request.amount,
            "currency": request.currency.map(|currency| currency.as_str().to_owned()),
        }))
    }

    async fn running(&mut self, started: &Started) -> Result<(), NotWritten> {
        self.write(json!({ "state": "running", "request_id": started.request_id }))
    }
}
