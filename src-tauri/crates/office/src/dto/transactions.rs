use domain::{CardBrand, TransactionStatus, TransactionType};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AttachmentView, CodeMeaning, MoneyView, NoteView, TimelineEntry, TxnLink};

/// Which rows. Empty lists and nulls mean no condition.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TxnFilter {
    /// Our id of the account.
    pub account_id: String,
    /// First day, in the display zone.
    pub from: Option<String>,
    /// Last day.
    pub to: Option<String>,
    /// Our ids of terminals.
    pub terminal_ids: Vec<String>,
    /// Status words.
    #[ts(type = "Array<TxnStatus>")]
    pub statuses: Vec<TransactionStatus>,
    /// Kinds.
    #[ts(type = "Array<TxnType>")]
    pub types: Vec<TransactionType>,
    /// Card brands.
    #[serde(default)]
    #[ts(type = "Array<CardBrand>")]
    pub brands: Vec<CardBrand>,
    /// Last four digits of the card.
    #[serde(default)]
    pub last4: Option<String>,
    /// Amounts, without their sign.
    #[serde(default)]
    pub amount: Option<AmountSpan>,
    /// The gateway's user ids.
    #[serde(default)]
    pub users: Vec<String>,
    /// Batch references.
    #[serde(default)]
    pub batches: Vec<String>,
    /// Tags, any of them.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Text in a note; an empty text means any note.
    #[serde(default)]
    pub note: Option<String>,
    /// Only rows that said something else before.
    #[serde(default)]
    pub changed: bool,
    /// Only rows whose amount could not be read.
    #[serde(default)]
    pub unreadable: bool,
    /// Quick search; the pieces between blanks must all occur.
    pub text: String,
}

/// Both ends included; null is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AmountSpan {
    /// Smallest, minor units.
    pub least: Option<String>,
    /// Largest, minor units.
    pub most: Option<String>,
}

/// Columns that sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SortColumn {
    /// Instant.
    Time,
    /// Status.
    Status,
    /// Kind.
    Type,
    /// Amount.
    Amount,
    /// Brand and last four.
    Card,
    /// Customer.
    Customer,
    /// Invoice.
    Invoice,
    /// Terminal.
    Terminal,
    /// API user.
    User,
    /// Batch reference.
    Batch,
    /// Approval code.
    Approval,
    /// Description.
    Description,
    /// The gateway's id.
    Id,
    /// Given back so far.
    Refunded,
}

/// Which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SortDirection {
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

/// An order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TxnSort {
    /// By which column.
    pub column: SortColumn,
    /// Which way.
    pub direction: SortDirection,
}

/// A part of the list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PageRequest {
    /// Which rows.
    pub filter: TxnFilter,
    /// In which order.
    pub sort: TxnSort,
    /// From which row.
    pub offset: u32,
    /// How many, at most 1,000.
    pub limit: u32,
}

/// `time` is an RFC 3339 instant with the display zone's offset, or null with `timeRaw` when
/// it could not be read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TxnRow {
    /// The gateway's id.
    pub id: String,
    /// When.
    pub time: Option<String>,
    /// As the gateway wrote it; filled in the detail, and where `time` is null.
    pub time_raw: String,
    /// What became of it.
    #[ts(type = "TxnStatus")]
    pub status: TransactionStatus,
    /// What kind it is.
    #[serde(rename = "type")]
    #[ts(type = "TxnType")]
    pub kind: TransactionType,
    /// Null where it could not be read exactly.
    pub amount: Option<MoneyView>,
    /// As the gateway wrote it; filled in the detail, and where `amount` is null.
    pub amount_raw: String,
    /// Card brand.
    #[ts(type = "CardBrand")]
    pub brand: CardBrand,
    /// Last four digits.
    pub last4: String,
    /// Name.
    pub customer: String,
    /// Invoice.
    pub invoice: String,
    /// Our id of the terminal.
    pub terminal_id: String,
    /// Its name.
    pub terminal_name: String,
    /// Said something else before.
    pub changed: bool,
    /// Description.
    pub description: String,
    /// Approval code, raw.
    pub approval_code: String,
    /// API user that ran it.
    pub user_name: String,
    /// Batch reference.
    pub batch: String,
    /// Given back so far.
    pub refunded: Option<MoneyView>,
    /// Where it came from.
    pub origin: Origin,
    /// Tags a person put on it.
    pub tags: Vec<String>,
    /// How many notes it has.
    pub notes: u32,
    /// Where the quick search found its pieces; empty without one.
    pub matched: Vec<MatchedIn>,
}

/// Where a row came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The gateway's answer.
    Gateway,
    /// A file that the portal exported.
    PortalFile,
}

/// A place in which a quick search looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SearchedColumn {
    /// The gateway's id.
    Id,
    /// Last four digits.
    Last4,
    /// Name.
    Customer,
    /// Invoice.
    Invoice,
    /// Description.
    Description,
    /// Amount.
    Amount,
}

/// Why a row matched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MatchedIn {
    /// Where.
    pub column: SearchedColumn,
    /// First matched character of the shown text, counted in UTF-16 units.
    pub from: u32,
    /// The one after the last; larger than any text where all of it matched.
    pub to: u32,
}

/// A part of the list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Page {
    /// Rows.
    pub rows: Vec<TxnRow>,
    /// The first one's place.
    pub offset: u32,
    /// How many there are in all; at least so many while `counted` is false.
    pub total: u32,
    /// Whether `total` is exact. It is not while a long search still counts; ask again.
    pub counted: bool,
    /// Changes whenever anything was committed.
    pub generation: u32,
}

/// Rows a person picked among those of a filter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Picked {
    /// The gateway's ids.
    pub ids: Vec<String>,
    /// All rows of the filter but these.
    pub except: bool,
}

/// Add up.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TotalsRequest {
    /// Which rows.
    pub filter: TxnFilter,
    /// Only these of them.
    #[serde(default)]
    pub picked: Option<Picked>,
}

/// Where does a row stand? By id, or the first row of a day as the order has it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PlaceRequest {
    /// Which rows.
    pub filter: TxnFilter,
    /// In which order.
    pub sort: TxnSort,
    /// The gateway's id.
    pub id: Option<String>,
    /// A day in the display zone; orders by time only.
    pub day: Option<String>,
}

/// The place of a row, from 0; null where the filter does not find it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Place {
    /// From 0.
    pub row: Option<u32>,
}

/// Sums of one currency.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CurrencyTotals {
    /// ISO code.
    pub currency: String,
    /// Rows of this currency.
    pub count: u32,
    /// How many sales count.
    pub sales_count: u32,
    /// How many refunds count.
    pub refund_count: u32,
    /// Their sum.
    pub sales: MoneyView,
    /// Their sum, positive.
    pub refunds: MoneyView,
    /// Sales less refunds.
    pub net: MoneyView,
}

/// Sums of a filter.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Totals {
    /// Rows.
    pub count: u32,
    /// By currency.
    pub currencies: Vec<CurrencyTotals>,
    /// Rows in no sum because their amount could not be read.
    pub unreadable_amounts: u32,
    /// Changes whenever anything was committed.
    pub generation: u32,
}

/// Ask for one transaction.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DetailRequest {
    /// Our id of the account.
    pub account_id: String,
    /// The gateway's id.
    pub id: String,
}

/// A field as it came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WireField {
    /// Wire name.
    pub name: String,
    /// Raw text, masked.
    pub value: String,
}

/// A field that said something else before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FieldChange {
    /// Wire name.
    pub name: String,
    /// Text before.
    pub before: Option<String>,
    /// Text after.
    pub after: Option<String>,
}

/// What a transaction said before.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EarlierVersion {
    /// When it was replaced.
    pub replaced_at: String,
    /// Its status then.
    #[ts(type = "TxnStatus")]
    pub status: TransactionStatus,
    /// Its kind then.
    #[serde(rename = "type")]
    #[ts(type = "TxnType")]
    pub kind: TransactionType,
    /// Its amount then.
    pub amount: Option<MoneyView>,
    /// What is different since.
    pub changes: Vec<FieldChange>,
}

/// Everything about one transaction.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TxnDetail {
    /// As in the list.
    pub row: TxnRow,
    /// Description.
    pub description: String,
    /// Approval code, raw.
    pub approval_code: String,
    /// Result message.
    pub result_message: String,
    /// API user that ran it.
    pub user_name: String,
    /// Batch reference.
    pub batch: String,
    /// Settlement time as written.
    pub settled_at_raw: String,
    /// Given back so far.
    pub refunded: Option<MoneyView>,
    /// Entry mode letter.
    pub entry_mode: String,
    /// Address check letter.
    pub avs: String,
    /// Security code check letter.
    pub cvv: String,
    /// Plan it belongs to.
    pub recurring_id: String,
    /// Zone in which the gateway's text was read.
    pub zone_assumed: String,
    /// Zone in which times are shown.
    pub display_zone: String,
    /// When it was first seen here.
    pub first_seen: String,
    /// When its day was last asked for.
    pub last_seen: String,
    /// All fields as they came.
    pub fields: Vec<WireField>,
    /// What it said before, newest first.
    pub earlier: Vec<EarlierVersion>,
    /// What its codes mean: result, address check, security code check, entry mode.
    pub meanings: Vec<CodeMeaning>,
    /// Everything that happened, oldest first; ours too.
    pub timeline: Vec<TimelineEntry>,
    /// The sale this gives back.
    pub sale: Option<TxnLink>,
    /// What gave this sale back.
    pub returns: Vec<TxnLink>,
    /// Notes, oldest first.
    pub note_list: Vec<NoteView>,
    /// Files.
    pub attachments: Vec<AttachmentView>,
}
