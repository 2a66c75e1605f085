use domain::{Sensitive, TerminalKind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Finding, PinState, ValueChange};

/// Show or copy a PIN. Noted before anything is shown.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RevealRequest {
    /// Our id of the terminal.
    pub terminal_id: String,
    /// Our id of the API user.
    pub user_id: String,
    /// Why, as typed.
    pub reason: String,
    /// Who will see or get it, as typed.
    pub recipient: String,
}

/// A PIN on its way to a person's eyes: the only answer that holds one.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RevealedPin {
    /// The PIN.
    pub pin: String,
    /// Seconds after which the screen hides it.
    pub hide_after_seconds: u32,
    /// Number of the audit entry.
    pub audit_no: u32,
}

impl Drop for RevealedPin {
    fn drop(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.pin);
    }
}

impl std::fmt::Debug for RevealedPin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RevealedPin")
            .field("audit_no", &self.audit_no)
            .finish_non_exhaustive()
    }
}

/// A PIN that lies in the clipboard.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CopiedPin {
    /// Seconds after which it is taken out again, if it is still there.
    pub clears_after_seconds: u32,
    /// The system was asked to keep it out of its clipboard history.
    pub kept_out_of_history: bool,
    /// Number of the audit entry.
    pub audit_no: u32,
}

/// A line of the hand-off sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HandoffRow {
    /// Our id of the terminal.
    pub terminal_id: String,
    /// Its name.
    pub terminal_name: String,
    /// Its kind.
    #[ts(type = "TerminalKind")]
    pub kind: TerminalKind,
    /// The gateway's user id.
    pub user_name: Option<String>,
    /// What is known of the PIN.
    pub pin_state: PinState,
    /// Its last characters.
    pub ends: Option<String>,
    /// When it was last good.
    pub verified_at: Option<String>,
}

/// Ask for the hand-off of an account.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HandoffRequest {
    /// Our id of the account.
    pub account_id: String,
    /// Our ids; null for all active terminals.
    pub terminal_ids: Option<Vec<String>>,
}

/// What the hand-off would hold.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HandoffView {
    /// One a terminal.
    pub rows: Vec<HandoffRow>,
    /// Why nothing is handed over; empty where it may be.
    pub blockers: Vec<Finding>,
    /// Why it is only a draft, each a sentence (a PIN is missing …); empty where complete.
    pub draft: Vec<String>,
}

/// In which form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HandoffForm {
    /// A PDF in a chosen place.
    SavePdf,
    /// A PDF opened in the system's viewer, to print from there.
    PrintPdf,
    /// Sealed with a passphrase.
    SealedPassphrase,
    /// Sealed for a recipient's key.
    SealedRecipient,
}

/// Hand over.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WriteHandoff {
    /// Our id of the account.
    pub account_id: String,
    /// Our ids; null for all active terminals.
    pub terminal_ids: Option<Vec<String>>,
    /// In which form. Sealed files always hold full PINs.
    pub form: HandoffForm,
    /// PINs in full, not only their last characters.
    pub full_pins: bool,
    /// Why; required with full PINs.
    pub reason: String,
    /// For whom; required with full PINs.
    pub recipient: String,
    /// For a sealed file.
    #[ts(type = "string | null")]
    pub passphrase: Option<Sensitive<String>>,
    /// `age1…` keys, for a sealed file.
    pub keys: Vec<String>,
}

/// A file that was written, or not.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FileWritten {
    /// Where; null when the person cancelled.
    pub path: Option<String>,
    /// What was noted, a sentence.
    pub sentence: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256, hexadecimal, so that both sides can compare.
    pub sha256: Option<String>,
}

/// A passphrase is judged before it is used.
#[derive(Debug, Deserialize, TS)]
pub struct PassphraseRequest {
    /// As typed.
    #[ts(type = "string")]
    pub value: Sensitive<String>,
}

/// What the call sheet says, for the screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CallSheetView {
    /// "Call sheet: Web Permits (Internet)".
    pub title: String,
    /// What to have at hand.
    pub have_ready: Vec<String>,
    /// What to ask for.
    pub ask: Vec<CallSheetLine>,
    /// Ticket number, where one is known.
    pub ticket: String,
}

/// One thing to ask for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CallSheetLine {
    /// The task behind it.
    pub task: super::TaskKind,
    /// What to say.
    pub text: String,
    /// Asked or done already, with its day.
    pub status: super::TaskStatus,
    /// Day of that.
    pub since: Option<String>,
}

/// Save or print a call sheet.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WriteCallSheet {
    /// Our id of the terminal.
    pub terminal_id: String,
    /// Open it for printing instead of saving it.
    pub print: bool,
}

/// Export the configuration without secrets, or with PINs sealed under a passphrase.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportSetup {
    /// Our id; null for all accounts.
    pub account_id: Option<String>,
    /// Seals the PINs into the file; null leaves them out.
    #[ts(type = "string | null")]
    pub passphrase: Option<Sensitive<String>>,
}

/// What a configuration file holds, before anything is saved.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportPreview {
    /// Names this preview when it is applied; null when the person cancelled.
    pub token: Option<String>,
    /// Town or departments.
    pub accounts: Vec<String>,
    /// When it was made.
    pub made_at: Option<String>,
    /// By which version.
    pub made_by: String,
    /// Counts.
    pub users: u32,
    /// Counts.
    pub terminals: u32,
    /// PINs are in it, sealed.
    pub sealed_pins: u32,
    /// What would change, each a sentence.
    pub changes: Vec<String>,
    /// Why it cannot be applied, each a sentence.
    pub problems: Vec<String>,
}

/// Apply a preview.
#[derive(Debug, Deserialize, TS)]
pub struct ApplyImport {
    /// From the preview.
    pub token: String,
    /// Opens the sealed PINs.
    #[ts(type = "string | null")]
    pub passphrase: Option<Sensitive<String>>,
}

/// What an import did.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportDone {
    /// What was done, each a sentence.
    pub done: Vec<String>,
    /// Terminals that need a PIN now, by name.
    pub pins_needed: Vec<String>,
    /// PINs that came along.
    pub pins_restored: u32,
    /// Why PINs did not, a sentence.
    pub pins_problem: Option<String>,
}

/// A day on which the configuration changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConfigurationDay {
    /// Day in this computer's zone.
    pub day: String,
    /// Changes on it.
    pub changes: u32,
}

/// Days to compare.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ConfigurationDays {
    /// Newest first.
    pub days: Vec<ConfigurationDay>,
}

/// Compare the configuration at the end of two days.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CompareSetup {
    /// Our id of the account.
    pub account_id: String,
    /// Earlier day.
    pub from: String,
    /// Later day; today is now.
    pub to: String,
}

/// What differs about one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConfigurationChange {
    /// `account`, `user`, `terminal`, `pin`, `address`, `task` …
    pub what: String,
    /// Its name.
    pub name: String,
    /// `added`, `removed` or `changed`.
    pub how: String,
    /// Values.
    pub changes: Vec<ValueChange>,
}

/// What differs between two days.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ConfigurationDiff {
    /// Instant of the earlier state; null where nothing was set up then.
    pub from: Option<String>,
    /// Instant of the later state.
    pub to: Option<String>,
    /// Everything that differs.
    pub changes: Vec<ConfigurationChange>,
}

/// What one row of a spreadsheet would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RowAction {
    /// Something new.
    Add,
    /// Something known changes.
    Change,
    /// Known and equal.
    Same,
    /// It cannot be taken.
    Problem,
}

/// One row of a spreadsheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SpreadsheetRow {
    /// Row number as the spreadsheet shows it.
    pub row: u32,
    /// Terminal name, as it would be saved.
    pub terminal_name: String,
    /// Kind as written there.
    pub kind_text: String,
    /// Kind, where it is one we know.
    #[ts(type = "TerminalKind | null")]
    pub kind: Option<TerminalKind>,
    /// API user id.
    pub user_name: String,
    /// What it would do.
    pub action: RowAction,
    /// Every problem, each a sentence.
    pub problems: Vec<String>,
    /// What to look at, each a sentence.
    pub warnings: Vec<String>,
}

/// What a spreadsheet would do; nothing is saved.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SpreadsheetPreview {
    /// Names this preview when it is applied; null when the person cancelled.
    pub token: Option<String>,
    /// File name.
    pub file: String,
    /// Each row.
    pub rows: Vec<SpreadsheetRow>,
    /// Columns that were understood, as written there.
    pub columns: Vec<String>,
    /// Columns that were not.
    pub ignored: Vec<String>,
    /// Problems of the whole file, each a sentence.
    pub problems: Vec<String>,
    /// Rows that can be taken.
    pub good: u32,
    /// Rows that cannot.
    pub bad: u32,
}

/// Apply a spreadsheet; only while no row has a problem, or with those rows left out.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ApplySpreadsheet {
    /// From the preview.
    pub token: String,
    /// Leave rows with problems out.
    pub leave_out_bad: bool,
}
