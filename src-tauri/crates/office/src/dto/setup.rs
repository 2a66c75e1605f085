use domain::{Environment, Sensitive, Severity, TerminalKind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Device, RotationView, SharedVault, VerifyOutcome};

/// What is known of a PIN.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PinState {
    /// None stored.
    Missing,
    /// Stored, not checked.
    Unverified,
    /// The gateway took it.
    Verified,
    /// The gateway did not take it.
    Refused,
    /// The same PIN stands on another terminal.
    Conflict,
    /// Noted, but gone from this computer's secret store.
    Lost,
}

/// One API user's PIN on one terminal. The PIN itself never leaves the vault.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CredentialView {
    /// Our id.
    pub id: String,
    /// Our id of the API user.
    pub user_id: String,
    /// The gateway's id of the API user.
    pub user_name: String,
    /// What is known.
    pub state: PinState,
    /// Last characters.
    pub ends: Option<String>,
    /// Number of characters.
    pub length: Option<u32>,
    /// When it was stored.
    pub set_at: Option<String>,
    /// When it was last checked.
    pub checked_at: Option<String>,
    /// How that ended.
    pub outcome: Option<VerifyOutcome>,
    /// The gateway's error code then.
    pub gateway_code: Option<u16>,
    /// Names of terminals with the same PIN.
    pub conflicts_with: Vec<String>,
    /// Who on this computer checked it last.
    pub checked_by: Option<String>,
    /// The clerk's answer to the payments seen through it; null until given.
    pub confirmed: Option<bool>,
    /// A rotation under way.
    pub rotation: Option<RotationView>,
}

/// What the gateway says of a terminal.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReportedTerminal {
    /// Its name there.
    pub name: Option<String>,
    /// Its kind, where it is one we know.
    #[ts(type = "TerminalKind | null")]
    pub kind: Option<TerminalKind>,
    /// Its kind as written there.
    pub kind_text: Option<String>,
    /// Its currency.
    pub currency: Option<String>,
    /// Its time zone.
    pub time_zone: Option<String>,
    /// ACTIVE, NOT LIVE, SUSPENDED.
    pub status: Option<String>,
}

/// A terminal.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TerminalView {
    /// Our id.
    pub id: String,
    /// The town's name for it.
    pub name: String,
    /// Retail, Internet …
    #[ts(type = "TerminalKind")]
    pub kind: TerminalKind,
    /// The API user whose PIN is used.
    pub user_id: Option<String>,
    /// What the gateway says, once asked.
    pub reported: Option<ReportedTerminal>,
    /// Its PINs; the first one is used.
    pub credentials: Vec<CredentialView>,
    /// In use.
    pub active: bool,
    /// The reader.
    pub device: Device,
    /// A few words.
    pub note: String,
}

/// An API user.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ApiUserView {
    /// Our id.
    pub id: String,
    /// The gateway's id.
    pub user_id: String,
    /// In use.
    pub active: bool,
    /// A few words.
    pub note: String,
    /// Day on which Converge registered the user for API use.
    pub registered_on: Option<String>,
    /// Rights that are missing for what is intended.
    pub rights_missing: u32,
    /// When one of its PINs was last good.
    pub last_verified_at: Option<String>,
    /// Who checked it then.
    pub last_verified_by: Option<String>,
    /// It looks like a person's sign-in.
    pub looks_like_person: bool,
}

/// An account with everything below it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountView {
    /// Our id.
    pub id: String,
    /// Town or department.
    pub name: String,
    /// The gateway's account id.
    pub merchant_id: String,
    /// Which Converge.
    #[ts(type = "Environment")]
    pub environment: Environment,
    /// Typed address.
    pub endpoint: Option<String>,
    /// Host it talks to, for people.
    pub host: String,
    /// Zone of the gateway's times.
    pub gateway_zone: String,
    /// Zone in which times are shown.
    pub display_zone: String,
    /// Currency.
    pub currency: String,
    /// One token vault for all terminals.
    pub shared_vault: SharedVault,
    /// API users.
    pub users: Vec<ApiUserView>,
    /// Terminals.
    pub terminals: Vec<TerminalView>,
}

/// Steps of the wizard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SetupStep {
    /// Environment and account id.
    Account,
    /// API users.
    User,
    /// Names and kinds.
    Terminals,
    /// PINs.
    Pins,
    /// Check.
    Verify,
}

/// A terminal being typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftTerminal {
    /// Our id, once saved.
    pub id: Option<String>,
    /// Name as typed.
    pub name: String,
    /// Kind, once chosen.
    #[ts(type = "TerminalKind | null")]
    pub kind: Option<TerminalKind>,
    /// API user.
    pub user_id: Option<String>,
}

/// What was typed and not yet saved, and where the person was. Holds no secret by construction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetupDraft {
    /// Where the person was.
    pub step: SetupStep,
    /// Our id of the account, once saved.
    pub account_id: Option<String>,
    /// As typed.
    pub account_name: String,
    /// As typed.
    pub merchant_id: String,
    /// Once chosen.
    #[ts(type = "Environment | null")]
    pub environment: Option<Environment>,
    /// As typed.
    pub endpoint: String,
    /// As typed.
    pub user_ids: Vec<String>,
    /// As typed.
    pub terminals: Vec<DraftTerminal>,
}

/// Which field is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CheckField {
    /// Converge account id.
    AccountId,
    /// Town or department.
    AccountName,
    /// API user id.
    UserId,
    /// Terminal name.
    TerminalName,
    /// Typed address.
    Endpoint,
}

/// Judge one field.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CheckRequest {
    /// Which.
    pub field: CheckField,
    /// As typed or pasted.
    pub value: String,
}

/// A character taken out of a paste.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RemovedCharacter {
    /// e.g. `U+00A0`
    pub code_point: String,
    /// e.g. `non-breaking space`
    pub name: String,
}

/// `code` is null when all is well; `facts` fill the words for the code (e.g. digits: "4").
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FieldReport {
    /// What would be saved.
    pub value: String,
    /// How bad the finding is.
    #[ts(type = "Severity")]
    pub severity: Severity,
    /// What was found.
    pub code: Option<String>,
    /// Facts for the words.
    #[ts(type = "Record<string, string>")]
    pub facts: std::collections::BTreeMap<String, String>,
    /// What was taken out.
    pub removed: Vec<RemovedCharacter>,
}

/// What may be said of a PIN.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PinReport {
    /// How bad the finding is.
    #[ts(type = "Severity")]
    pub severity: Severity,
    /// What was found.
    pub code: Option<String>,
    /// Number of characters.
    pub length: u32,
    /// Last characters.
    pub ends: Option<String>,
    /// What was taken out.
    pub removed: Vec<RemovedCharacter>,
}

/// Save an account.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveAccount {
    /// Our id; null makes a new one.
    pub id: Option<String>,
    /// Town or department.
    pub name: String,
    /// Converge account id.
    pub merchant_id: String,
    /// Which Converge.
    #[ts(type = "Environment")]
    pub environment: Environment,
    /// Typed address, for a custom environment.
    pub endpoint: Option<String>,
}

/// Save the API users of an account.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveUsers {
    /// Our id of the account.
    pub account_id: String,
    /// Gateway ids.
    pub user_ids: Vec<String>,
}

/// One terminal to save.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveTerminal {
    /// Our id; null makes a new one.
    pub id: Option<String>,
    /// Name.
    pub name: String,
    /// Kind.
    #[ts(type = "TerminalKind")]
    pub kind: TerminalKind,
    /// Our id of the API user, or the gateway's.
    pub user_id: String,
}

/// Save the terminals of an account, all or none.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveTerminals {
    /// Our id of the account.
    pub account_id: String,
    /// All its terminals, in order.
    pub terminals: Vec<SaveTerminal>,
}

/// Judge a PIN.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PinCheckRequest {
    /// As pasted.
    #[ts(type = "string")]
    pub value: Sensitive<String>,
    /// Our id of the terminal it is meant for, to compare with what is known there.
    pub terminal_id: Option<String>,
}

/// What to do when the PIN stands on another terminal already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OnDuplicate {
    /// Store nothing and say where it is.
    Refuse,
    /// Take it from there.
    Move,
    /// Keep both, marked as a conflict.
    Conflict,
}

/// Store a PIN.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PinSetRequest {
    /// Our id of the terminal.
    pub terminal_id: String,
    /// Our id of the API user.
    pub user_id: String,
    /// As pasted.
    #[ts(type = "string")]
    pub value: Sensitive<String>,
    /// What to do with a duplicate.
    pub on_duplicate: OnDuplicate,
}

/// A stored PIN.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PinSetResult {
    /// What was found.
    pub report: PinReport,
    /// The account afterwards.
    pub account: AccountView,
}

/// Forget a PIN.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PinRemoveRequest {
    /// Our id of the terminal.
    pub terminal_id: String,
    /// Our id of the API user.
    pub user_id: String,
}

/// A terminal of the practice gateway.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PracticeTerminal {
    /// Its name.
    pub name: String,
    /// Its kind.
    #[ts(type = "TerminalKind")]
    pub kind: TerminalKind,
    /// The API user the gateway expects.
    pub user_id: String,
    /// An invented PIN; it opens nothing but the practice gateway.
    pub pin: String,
}

/// What the practice gateway accepts, so that a person can practise copying and pasting.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PracticeCredentials {
    /// Account id.
    pub merchant_id: String,
    /// Terminals.
    pub terminals: Vec<PracticeTerminal>,
}
