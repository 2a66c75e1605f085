//! What was asked of the gateway, without any secret.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

/// Older entries are forgotten.
const KEPT: usize = 10_000;

/// One request.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct LogEntry {
    /// 1 for the first request to the API.
    pub seq: u64,
    /// Path of the request.
    pub path: String,
    /// One of the known types, or `None`.
    pub transaction_type: Option<String>,
    /// Name of the terminal whose credentials were sent and right.
    pub terminal: Option<String>,
    /// `4025`, `txn`, `txnlist 57`, with a fault in brackets.
    pub answered: String,
}

/// The last requests.
#[derive(Debug, Default)]
pub(crate) struct Journal {
    entries: VecDeque<LogEntry>,
}

impl Journal {
    pub(crate) fn add(&mut self, entry: LogEntry) {
        if self.entries.len() >= KEPT {
            self.entries.pop_front();
        }
        self.entries.push_back(entry);
    }

    pub(crate) fn list(&self) -> Vec<LogEntry> {
        self.entries.iter().cloned().collect()
    }
}
