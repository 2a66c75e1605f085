use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Picked, Totals, TxnFilter, TxnSort};

/// Which file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// Comma-separated text.
    Csv,
    /// A workbook.
    Xlsx,
}

/// Export what a filter finds: every row, not the ones on screen.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportRequest {
    /// Names the run, to cancel it.
    pub operation_id: String,
    /// Which rows.
    pub filter: TxnFilter,
    /// Only these of them.
    pub picked: Option<Picked>,
    /// In which order.
    pub sort: TxnSort,
    /// Keys of columns in order.
    pub columns: Vec<String>,
    /// Which file.
    pub format: ExportFormat,
}

/// What would be in the file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportPreview {
    /// Sums of all rows.
    pub totals: Totals,
    /// The filters in words, one a line.
    pub filters: Vec<String>,
    /// The zone of its times.
    pub zone: String,
    /// The name it would get.
    pub file_name: String,
    /// Sheets that hold rows; more than one above 1,048,575 rows.
    pub sheets: u32,
}

/// Progress of an export.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum ExportEvent {
    /// The place is chosen.
    Started {
        /// Rows to write.
        rows: u32,
    },
    /// It goes on.
    Progress {
        /// Rows written.
        rows_done: u32,
        /// Rows to write.
        rows: u32,
    },
}

/// An export that ended.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ExportDone {
    /// Null when the person changed their mind.
    pub path: Option<String>,
    /// A sentence.
    pub sentence: String,
    /// Rows written.
    pub rows: u32,
    /// Bytes.
    pub size: u64,
    /// Stopped by a person; no file is left.
    pub cancelled: bool,
}

/// What a column of a portal file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PortalField {
    /// The gateway's id.
    Id,
    /// Date and time.
    Time,
    /// Date alone.
    Date,
    /// Time of day alone.
    TimeOfDay,
    /// Kind.
    Type,
    /// What became of it.
    Status,
    /// Amount.
    Amount,
    /// Currency.
    Currency,
    /// Card brand.
    Brand,
    /// Card number, masked.
    Card,
    /// Whole name.
    Customer,
    /// First name.
    FirstName,
    /// Last name.
    LastName,
    /// Invoice.
    Invoice,
    /// Description.
    Description,
    /// Approval code.
    Approval,
    /// API user.
    User,
    /// Batch reference.
    Batch,
    /// Settlement time.
    SettledAt,
    /// Terminal name or number.
    Terminal,
}

/// Look at a portal file. Asks for the file unless `import_id` names one that was looked at.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PortalRequest {
    /// Names the run, to cancel it.
    pub operation_id: String,
    /// Our id of the account.
    pub account_id: String,
    /// A file that was looked at, to look again with other choices.
    pub import_id: Option<String>,
    /// Which column holds what, by its place from 0; null leaves it to the headers.
    pub fields: Option<Vec<Option<PortalField>>>,
    /// Our id of the terminal for rows that name none.
    pub terminal_id: Option<String>,
    /// The order of day and month, where the file leaves it open.
    pub day_first: Option<bool>,
}

/// Progress of a portal file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum PortalEvent {
    /// It goes on.
    Progress {
        /// Rows looked at or saved.
        rows_done: u32,
        /// Rows in the file; 0 while it is not known.
        rows: u32,
    },
}

/// A column of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PortalColumn {
    /// Its heading.
    pub title: String,
    /// What it holds; null is kept with the payment and given no meaning.
    pub field: Option<PortalField>,
    /// A value.
    pub sample: String,
}

/// What is wrong with a row. It will not be saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PortalProblem {
    /// Line of the file, from 1.
    pub line: u32,
    /// The column's heading; empty for the whole row.
    pub column: String,
    /// A sentence.
    pub message: String,
}

/// What a portal file would bring. Nothing is saved yet.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PortalPreview {
    /// Null when no file was chosen.
    pub import_id: Option<String>,
    /// Its name.
    pub file_name: String,
    /// Its columns.
    pub columns: Vec<PortalColumn>,
    /// What no column holds and every payment needs.
    pub missing: Vec<PortalField>,
    /// Day and month could be read either way; a person must choose.
    pub day_order_open: bool,
    /// Rows in the file.
    pub rows: u32,
    /// Rows that would be new here.
    pub new: u32,
    /// Rows that are here already.
    pub known: u32,
    /// Rows with a problem.
    pub bad: u32,
    /// The first 500 problems.
    pub problems: Vec<PortalProblem>,
    /// First day.
    pub from: Option<String>,
    /// Last day.
    pub to: Option<String>,
    /// Sums of the new rows.
    pub totals: Option<Totals>,
    /// Names of terminals in the file that are none of ours.
    pub unknown_terminals: Vec<String>,
    /// Why nothing can be saved; empty where it can.
    pub blockers: Vec<String>,
}

/// Save what was looked at.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PortalApply {
    /// Names the run, to cancel it.
    pub operation_id: String,
    /// As given by the preview.
    pub import_id: String,
    /// Leave rows with a problem out; without it one bad row stops all.
    pub skip_bad: bool,
}

/// What was saved.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PortalDone {
    /// Rows saved.
    pub new: u32,
    /// Rows that were here already.
    pub known: u32,
    /// Rows left out.
    pub skipped: u32,
    /// Stopped by a person; nothing was saved.
    pub cancelled: bool,
    /// A sentence.
    pub sentence: String,
}

/// State of the search index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum IndexState {
    /// Works.
    Ready,
    /// Being built again; search answers, slowly.
    Rebuilding,
    /// Damaged; it will be built again.
    Damaged,
}

/// State of the copy's file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HistoryState {
    /// Rows of all accounts.
    pub rows: u32,
    /// Sums come from memory.
    pub columns_ready: bool,
    /// State of the search index.
    pub index: IndexState,
    /// Made by a newer program: it is only read.
    pub read_only: bool,
}
