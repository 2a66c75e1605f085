use domain::Money;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AccountView, SetupDraft};

/// Nothing.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[ts(type = "Record<string, never>")]
pub struct Empty {}

/// Money: whole minor units as text, with its ISO currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MoneyView {
    /// Minor units.
    pub minor: String,
    /// ISO code.
    pub currency: String,
}

impl From<Money> for MoneyView {
    fn from(money: Money) -> Self {
        Self {
            minor: money.minor.to_string(),
            currency: money.currency.to_string(),
        }
    }
}

/// An error somebody can act on: a code, a sentence for those without words for the code,
/// and facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ErrorView {
    /// Stable code.
    pub code: String,
    /// A sentence in US English.
    pub message: String,
    /// Facts that fill the words.
    #[ts(type = "Record<string, unknown>")]
    pub details: serde_json::Map<String, serde_json::Value>,
}

/// Whether secrets can be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum VaultState {
    /// Works.
    Ready,
    /// This computer has none.
    Missing,
    /// Locked.
    Locked,
    /// Refused.
    Denied,
    /// Does not answer.
    Slow,
    /// Anything else.
    Failed,
    /// Secrets end with the program: practice.
    Memory,
}

/// The place for secrets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VaultView {
    /// Whether it can be used.
    pub state: VaultState,
    /// What it is called.
    pub store: String,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// Height of rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Density {
    /// 30 px.
    Compact,
    /// 36 px.
    #[default]
    Normal,
    /// 44 px.
    Roomy,
}

/// How the program looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Preferences {
    /// Light or dark.
    pub theme: Theme,
    /// Height of rows.
    pub density: Density,
}

/// All that a screen needs to begin.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AppStatus {
    /// Of the program.
    pub version: String,
    /// The whole app is on practice data, in its own folder.
    pub practice: bool,
    /// Where its files are.
    pub data_folder: String,
    /// The place for secrets.
    pub vault: VaultView,
    /// Set when this computer's date cannot be right.
    pub clock_warning: Option<String>,
    /// This computer's time zone.
    pub zone: String,
    /// Today in that zone.
    pub today: String,
    /// Accounts set up so far.
    pub accounts: Vec<AccountView>,
    /// What was typed and not finished.
    pub draft: Option<SetupDraft>,
    /// How it looks.
    pub preferences: Preferences,
}

/// Names a running operation.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OperationRequest {
    /// As given when it was started.
    pub operation_id: String,
}

/// Something was committed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChangeNotice {
    /// What kind of thing.
    pub what: ChangedThing,
    /// Which ones.
    pub ids: Vec<String>,
    /// Who caused it.
    pub cause: String,
}

/// Kinds of things that change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChangedThing {
    /// Accounts, users, terminals, PINs.
    Setup,
    /// Rows, their notes, tags and files, or coverage.
    Transactions,
    /// The book of plans.
    Plans,
    /// Looks, saved views and the draft.
    Preferences,
    /// Intents, requests and plans.
    Money,
}
