use domain::{TransactionStatus, TransactionType};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::MoneyView;

/// What a code of the gateway means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CodeMeaning {
    /// Which field.
    pub field: CodeField,
    /// As it came.
    pub code: String,
    /// In plain words.
    pub meaning: String,
    /// What to tell the resident at the counter; empty where there is nothing to tell.
    pub tell: String,
}

/// A field that holds a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CodeField {
    /// Result of the payment.
    Result,
    /// Address check.
    Avs,
    /// Security code check.
    Cvv,
    /// How the card was entered.
    EntryMode,
    /// What became of it.
    Status,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TimelineKind {
    /// The payment ran at the gateway.
    Ran,
    /// It was settled.
    Settled,
    /// First seen here.
    FirstSeen,
    /// It said something else before.
    Changed,
    /// A linked return or void ran.
    Returned,
    /// Read from a file.
    Imported,
    /// Opened by somebody here.
    Viewed,
    /// Part of an export.
    Exported,
    /// A note was written, changed or removed.
    Noted,
    /// Tags were changed.
    Tagged,
    /// A file was attached or removed.
    Attached,
    /// A receipt was written.
    Receipt,
}

/// A moment in the life of a payment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TimelineEntry {
    /// When; null where only the gateway's own text is known.
    pub at: Option<String>,
    /// That text.
    pub raw: String,
    /// What.
    pub kind: TimelineKind,
    /// A sentence.
    pub sentence: String,
    /// Who on this computer; empty for the gateway.
    pub who: String,
    /// Set for `changed`: which of the earlier versions, from 0.
    pub version: Option<u32>,
    /// Set for `returned`: the gateway's id of the other row.
    pub other: Option<String>,
}

/// A linked row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TxnLink {
    /// The gateway's id.
    pub id: String,
    /// When.
    pub time: Option<String>,
    /// What kind it is.
    #[serde(rename = "type")]
    #[ts(type = "TxnType")]
    pub kind: TransactionType,
    /// What became of it.
    #[ts(type = "TxnStatus")]
    pub status: TransactionStatus,
    /// Null where it could not be read.
    pub amount: Option<MoneyView>,
    /// Whether the gateway names the other row, or only amount, card and invoice speak for it.
    pub certain: bool,
}

/// A note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NoteView {
    /// Our id.
    pub id: String,
    /// What it says.
    pub text: String,
    /// Who wrote it last.
    pub who: String,
    /// When.
    pub at: String,
    /// It said something else before.
    pub edited: bool,
}

/// A file kept with a payment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AttachmentView {
    /// Our id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Bytes.
    pub size: u32,
    /// Who attached it.
    pub who: String,
    /// When.
    pub at: String,
}

/// Write the same note to one or more payments.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddNote {
    /// Our id of the account.
    pub account_id: String,
    /// The gateway's ids.
    pub ids: Vec<String>,
    /// At most 2,000 characters.
    pub text: String,
}

/// Say something else in a note.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EditNote {
    /// Our id of the note.
    pub id: String,
    /// At most 2,000 characters.
    pub text: String,
}

/// Put tags on payments and take others off.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangeTags {
    /// Our id of the account.
    pub account_id: String,
    /// The gateway's ids.
    pub ids: Vec<String>,
    /// Tags to put on.
    pub add: Vec<String>,
    /// Tags to take off.
    pub remove: Vec<String>,
}

/// A tag and how often it is used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TagUse {
    /// The tag.
    pub name: String,
    /// Payments that have it.
    pub count: u32,
}

/// The tags of an account.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Tags {
    /// By name.
    pub tags: Vec<TagUse>,
}

/// How many payments were changed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Annotated {
    /// Payments.
    pub count: u32,
    /// A sentence.
    pub sentence: String,
}
