use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::PinState;

/// from/to are inclusive days; both null = what the app thinks is missing or may have changed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SyncRequest {
    /// Names this run, for cancelling.
    pub operation_id: String,
    /// Our id of the account.
    pub account_id: String,
    /// First day.
    pub from: Option<String>,
    /// Last day.
    pub to: Option<String>,
    /// Only these terminals, by our ids; empty for all.
    #[serde(default)]
    pub terminal_ids: Vec<String>,
}

/// Why a window is not all here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WindowProblem {
    /// Fewer or more records than announced.
    CountMismatch,
    /// The answer stopped before its end.
    Truncated,
    /// No answer.
    NoAnswer,
    /// A web page came instead.
    ProxyAnswer,
    /// Something came that cannot be read.
    UnreadableAnswer,
    /// Refused with a code.
    Refused,
    /// User id and PIN do not belong together.
    CredentialsRefused,
    /// The right to look up is missing.
    RightMissing,
    /// Not tried: the brake is on.
    Braked,
}

/// A window that is not all here.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct IncompleteWindow {
    /// Our id.
    pub terminal_id: String,
    /// Its name.
    pub terminal_name: String,
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// Why.
    pub problem: WindowProblem,
    /// Records announced.
    pub declared: Option<u32>,
    /// Records received.
    pub received: Option<u32>,
    /// The gateway's error code.
    pub gateway_code: Option<u16>,
    /// More for support.
    pub detail: Option<String>,
}

/// A terminal that was not asked about.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SkippedTerminal {
    /// Our id.
    pub terminal_id: String,
    /// Its name.
    pub terminal_name: String,
    /// What its PIN lacks.
    pub reason: PinState,
}

/// What a sync did.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SyncReport {
    /// Rows never seen before.
    pub rows_new: u32,
    /// Rows that said something else before.
    pub rows_updated: u32,
    /// Rows that said the same.
    pub rows_unchanged: u32,
    /// Windows asked for.
    pub windows: u32,
    /// Windows that are not all here.
    pub incomplete_windows: u32,
    /// Stopped by a person.
    pub cancelled: bool,
    /// The windows that are not all here.
    pub incomplete: Vec<IncompleteWindow>,
    /// Terminals that were not asked about.
    pub skipped: Vec<SkippedTerminal>,
    /// When it began.
    pub started_at: String,
    /// When it ended.
    pub finished_at: String,
}

/// Progress of a sync.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum SyncEvent {
    /// It begins.
    Started {
        /// How many windows.
        windows: u32,
    },
    /// It goes on.
    Progress {
        /// Windows done.
        windows_done: u32,
        /// Windows in all; grows when one is split.
        windows: u32,
        /// Rows never seen before.
        rows_new: u32,
        /// Rows that said something else before.
        rows_updated: u32,
        /// Rows read so far.
        rows_read: u32,
        /// Which terminal is being read.
        terminal_name: String,
        /// From which day.
        from: String,
        /// To which day.
        to: String,
    },
}

/// Days in a row with the same state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CoverageRange {
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// Whether they are all here.
    pub state: CoverageWord,
}

/// Whether a day is all here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CoverageWord {
    /// All here.
    Complete,
    /// Asked for, something is missing.
    Incomplete,
    /// Never asked for.
    None,
}

/// What is here of one terminal.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TerminalCoverage {
    /// Our id.
    pub terminal_id: String,
    /// Its name.
    pub terminal_name: String,
    /// Its days, gaps included.
    pub ranges: Vec<CoverageRange>,
}

/// Ask about the state of the copy.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SyncStateRequest {
    /// Our id of the account.
    pub account_id: String,
}

/// The state of the copy.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SyncState {
    /// The running sync.
    pub running: Option<String>,
    /// The last one did not end.
    pub interrupted: bool,
    /// The last one that ended.
    pub last: Option<SyncReport>,
    /// Rows here.
    pub rows: u32,
    /// By terminal.
    pub coverage: Vec<TerminalCoverage>,
    /// First day asked for.
    pub from: Option<String>,
    /// Last day asked for.
    pub to: Option<String>,
    /// Days between them, summed over terminals, that are not complete.
    pub gap_days: u32,
    /// Days that are.
    pub complete_days: u32,
}
