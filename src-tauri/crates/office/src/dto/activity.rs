use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AuditEntry, AuditResult};

/// A search over who did what. What is null does not narrow.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct ActivityRequest {
    /// Our id of the account; what belongs to no account is found, too.
    pub account_id: Option<String>,
    /// In the sentence, in the name of who did it and of what it is about.
    pub text: Option<String>,
    /// Name of the person, or our id of them: then under every name they had.
    pub person: Option<String>,
    /// The act, a word such as `pin_revealed`.
    pub action: Option<String>,
    /// How it ended.
    pub result: Option<AuditResult>,
    /// First day, `YYYY-MM-DD`.
    pub from: Option<String>,
    /// Last day.
    pub to: Option<String>,
    /// Entries older than this number, for the next page.
    pub before_no: Option<u32>,
    /// At most this many; 100 at most.
    pub limit: Option<u32>,
}

/// A page of what a search found.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ActivityPage {
    /// Newest first.
    pub entries: Vec<AuditEntry>,
    /// There are older ones.
    pub more: bool,
    /// Everybody who stands in an entry, to choose from.
    pub people: Vec<String>,
    /// Every act there is, to choose from.
    pub actions: Vec<String>,
    /// What the last check of the seals found; null while the first is running.
    pub check: Option<SealCheck>,
}

/// Whether the list is what was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SealState {
    /// Every entry is as it was written.
    Whole,
    /// An entry is not as it was written: see `firstBad`.
    Broken,
    /// The key is not in this computer's secret store: nothing can be said of some entries.
    KeyMissing,
    /// The secret store does not answer now: nothing can be checked.
    Unchecked,
}

/// What is wrong with the first bad entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SealBreakKind {
    /// It is not what was written.
    Changed,
    /// It was removed.
    Missing,
    /// It stands in another place than it was written.
    Misplaced,
    /// Counterfoil did not write it.
    Foreign,
    /// It and all after it were cut off.
    CutOff,
    /// An older file was put in place of a newer one.
    OlderFile,
}

/// What a check of the seals found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SealCheck {
    /// In one word.
    pub state: SealState,
    /// When it was checked.
    pub at: String,
    /// Entries looked at.
    pub entries: u32,
    /// Number of the first bad entry.
    pub first_bad: Option<u32>,
    /// What is wrong with it.
    pub kind: Option<SealBreakKind>,
    /// The whole thing in one or two sentences.
    pub sentence: String,
    /// Beside it, sentences: entries that were sealed only later, or whose key is missing.
    pub remarks: Vec<String>,
}
