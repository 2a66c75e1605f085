use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How a noted act ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AuditResult {
    /// Done.
    Done,
    /// Refused; nothing changed.
    Refused,
    /// The person stopped it.
    Cancelled,
    /// It failed on the way.
    Failed,
}

/// What an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AuditObject {
    /// An account (department).
    Account,
    /// An API user.
    User,
    /// A terminal.
    Terminal,
    /// A PIN.
    Pin,
    /// An allow-listed address.
    Address,
    /// A task of the checklist.
    Task,
    /// A file or a sheet that left the program.
    File,
    /// A payment: its notes, tags and files.
    Payment,
    /// An act that moves money.
    Money,
    /// Somebody who signs in here.
    Person,
    /// A request for a second person.
    Approval,
    /// The town's rules and reasons.
    Rule,
    /// This list itself.
    Activity,
    /// A plan of the town's book.
    Plan,
}

/// One value before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ValueChange {
    /// Stable name of the value, e.g. `name`, `kind`.
    pub field: String,
    /// Before; null where there was none.
    pub before: Option<String>,
    /// After; null where there is none.
    pub after: Option<String>,
}

/// One entry of the audit table. Entries are never changed or removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AuditEntry {
    /// Running number.
    pub no: u32,
    /// When.
    pub at: String,
    /// Who on this computer.
    pub who: String,
    /// `window` or `command line`.
    pub source: String,
    /// Stable word, e.g. `pin_revealed`.
    pub action: String,
    /// About what.
    pub object: AuditObject,
    /// Our id of it.
    pub object_id: Option<String>,
    /// Its name at that time.
    pub object_name: String,
    /// The whole thing as a sentence.
    pub sentence: String,
    /// Reason, as typed.
    pub reason: Option<String>,
    /// What changed; never a secret.
    pub changes: Vec<ValueChange>,
    /// How it ended.
    pub result: AuditResult,
    /// It can be taken back now.
    pub can_undo: bool,
    /// Why it cannot, where people might expect it.
    pub undo_refused: Option<String>,
}

/// Ask for entries, newest first.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AuditRequest {
    /// Our id of the account; null for all.
    pub account_id: Option<String>,
    /// Only about this user, terminal, payment …; without one, payments are left out.
    pub object_id: Option<String>,
    /// Entries older than this number, for the next page.
    pub before_no: Option<u32>,
    /// At most this many; 100 at most.
    pub limit: Option<u32>,
}

/// A page of entries.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AuditPage {
    /// Newest first.
    pub entries: Vec<AuditEntry>,
    /// There are older ones.
    pub more: bool,
}

/// Take one change back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct UndoRequest {
    /// The entry's number.
    pub no: u32,
}
