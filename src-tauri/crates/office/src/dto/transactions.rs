use domain::{CardBrand, TransactionStatus, TransactionType};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::MoneyView;

/// Which rows. Empty lists and nulls mean no condition.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
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
    /// Quick search; the pieces between blanks must all occur.
    pub text: String,
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
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
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
}

/// A part of the list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Page {
    /// Rows.
    pub rows: Vec<TxnRow>,
    /// The first one's place.
    pub offset: u32,
    /// How many there are in all.
    pub total: u32,
    /// Changes whenever anything was committed.
    pub generation: u32,
}

/// Add up.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TotalsRequest {
    /// Which rows.
    pub filter: TxnFilter,
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
}
