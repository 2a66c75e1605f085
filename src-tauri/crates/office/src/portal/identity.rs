//! Ids for payments whose file names none: the same payment gets the same id at the next
//! import, so nothing is taken in twice.

use std::collections::HashMap;

use domain::Coded;
use history::Row;
use sha2::{Digest, Sha256};

/// Marks ids of ours; the gateway's begin with digits.
const MARK: &str = "file-";

/// Gives ids. What a payment is does not change: terminal, instant, kind, amount, card,
/// approval and invoice. Its state and its batch do, and are left out. Payments that agree in
/// all of it are told apart by their order in the file.
#[derive(Debug, Default)]
pub(super) struct Ids {
    seen: HashMap<[u8; 16], u32>,
}

impl Ids {
    /// The id of a row of a terminal.
    pub(super) fn next(&mut self, terminal: &str, row: &Row) -> String {
        let mut content = Sha256::new();
        let amount = row.amount.unwrap_or_default().to_string();
        let parts = [
            terminal,
            &row.t.to_string(),
            row.kind.word(),
            &amount,
            row.currency.as_str(),
            &row.last4,
            row.approval.trim(),
            &row.invoice,
        ];
        for part in parts {
            // With its length, so that no two lists of parts read the same.
            content.update((part.len() as u64).to_le_bytes());
            content.update(part.as_bytes());
        }
        let mut key = [0; 16];
        for (slot, byte) in key.iter_mut().zip(content.finalize()) {
            *slot = byte;
        }
        let ordinal = self.seen.entry(key).or_default();
        *ordinal += 1;
        let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{MARK}{hex}-{ordinal}")
    }
}
