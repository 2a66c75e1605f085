use domain::{Environment, TerminalKind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Whether the terminals of an account share one token vault at Converge.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SharedVault {
    /// Nobody has asked.
    #[default]
    Unknown,
    /// Cards on file work on every terminal.
    Yes,
    /// A card on file works on its own terminal only.
    No,
}

/// Change an account (department).
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EditAccount {
    /// Our id.
    pub id: String,
    /// Town or department.
    pub name: String,
    /// Converge account id.
    pub merchant_id: String,
    /// Which Converge.
    #[ts(type = "Environment")]
    pub environment: Environment,
    /// Typed address, for a custom environment.
    pub endpoint: Option<String>,
    /// Zone of the gateway's times, an IANA name.
    pub gateway_zone: String,
    /// Zone in which times are shown, an IANA name.
    pub display_zone: String,
    /// ISO currency.
    pub currency: String,
    /// One token vault for all terminals.
    pub shared_vault: SharedVault,
}

/// Add one API user.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddUser {
    /// Our id of the account.
    pub account_id: String,
    /// The gateway's id.
    pub user_id: String,
    /// A few words.
    pub note: String,
}

/// Change one API user.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EditUser {
    /// Our id.
    pub id: String,
    /// The gateway's id.
    pub user_id: String,
    /// A few words.
    pub note: String,
    /// Day on which Converge registered the user for API use.
    pub registered_on: Option<String>,
}

/// The reader and where it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Device {
    /// Reader model.
    pub model: String,
    /// Serial number.
    pub serial: String,
    /// Counter.
    pub counter: String,
    /// Cash drawer.
    pub drawer: String,
    /// Where is it?
    pub whereabouts: String,
}

/// Add one terminal.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddTerminal {
    /// Our id of the account.
    pub account_id: String,
    /// Name.
    pub name: String,
    /// Kind.
    #[ts(type = "TerminalKind")]
    pub kind: TerminalKind,
    /// Our id of the API user, if known.
    pub user_id: Option<String>,
}

/// Change one terminal.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EditTerminal {
    /// Our id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Kind.
    #[ts(type = "TerminalKind")]
    pub kind: TerminalKind,
    /// Our id of the API user whose PIN is used.
    pub user_id: Option<String>,
    /// The reader.
    pub device: Device,
    /// A few words.
    pub note: String,
    /// Typed sentence that overrides a rule of the kind.
    pub override_reason: Option<String>,
}

/// Names a user, terminal, address or rotation by our id.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct IdRequest {
    /// Our id.
    pub id: String,
}

/// Names an account by our id.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountRequest {
    /// Our id.
    pub account_id: String,
}

/// What stops working when something is deactivated. Each line is a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Impact {
    /// What stops.
    pub stops: Vec<String>,
    /// What goes on.
    pub keeps: Vec<String>,
}

/// Switch a user or terminal on or off.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SetActive {
    /// Our id.
    pub id: String,
    /// On or off.
    pub active: bool,
    /// Why; required when switching off.
    pub reason: String,
}

/// An address allowed at Converge for one terminal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddressView {
    /// Our id.
    pub id: String,
    /// IPv4 or IPv6 address, or a range with its length.
    pub address: String,
    /// Whose it is.
    pub note: String,
    /// Day on which Converge was asked.
    pub asked_on: Option<String>,
    /// Day on which it was confirmed.
    pub confirmed_on: Option<String>,
    /// Who confirmed it.
    pub confirmed_by: String,
    /// The sentence with which a rule was overridden.
    pub override_reason: Option<String>,
}

/// Add an allow-listed address.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddAddress {
    /// Our id of the terminal.
    pub terminal_id: String,
    /// As typed.
    pub address: String,
    /// Whose it is.
    pub note: String,
    /// Day on which Converge was asked.
    pub asked_on: Option<String>,
    /// Typed sentence that overrides the rule for Retail terminals.
    pub override_reason: Option<String>,
}

/// Note what became of an address.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EditAddress {
    /// Our id.
    pub id: String,
    /// Whose it is.
    pub note: String,
    /// Day on which Converge was asked.
    pub asked_on: Option<String>,
    /// Day on which it was confirmed.
    pub confirmed_on: Option<String>,
    /// Who confirmed it.
    pub confirmed_by: String,
}

/// What a town intends to do on a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Intention {
    /// See payments; always intended.
    LookUp,
    /// Take a payment out of the open batch.
    Void,
    /// Give money back after settlement.
    Return,
    /// Close the batch by hand.
    Settle,
    /// Recurring plans.
    Recurring,
    /// Installment plans.
    Installment,
    /// Cards on file.
    Tokens,
}

/// A right of an API user at Converge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RightWord {
    /// Batches: View.
    BatchesView,
    /// Batches: Settle Transactions.
    BatchesSettle,
    /// Batches: Void/Delete.
    BatchesVoid,
    /// Credit Card: Return.
    CardReturn,
    /// The token rights.
    Tokens,
    /// Account administration.
    AccountAdministration,
}

/// How sure we are of a right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RightState {
    /// A call that only reads has shown it.
    Proved,
    /// A call that only reads was refused with 4014.
    Refused,
    /// The town's administrator ticked it; not proved.
    Ticked,
    /// Nothing known.
    Unknown,
}

/// One right of one user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RightView {
    /// Which.
    pub right: RightWord,
    /// Its name in the portal.
    pub name: String,
    /// How sure.
    pub state: RightState,
    /// A safe call can prove it.
    pub provable: bool,
    /// When ticked or proved.
    pub since: Option<String>,
    /// Who ticked it.
    pub by: Option<String>,
    /// Intended by the town on these terminals, by name.
    pub needed_for: Vec<RightNeed>,
}

/// Why a right is needed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RightNeed {
    /// What is intended.
    pub intention: Intention,
    /// On which terminal.
    pub terminal_name: String,
}

/// The rights of one user.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RightsView {
    /// Our id of the user.
    pub user_id: String,
    /// The gateway's id.
    pub user_name: String,
    /// Each right.
    pub rights: Vec<RightView>,
    /// What is missing for what is intended, each a sentence.
    pub missing: Vec<String>,
}

/// Tick or untick a right.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TickRight {
    /// Our id of the user.
    pub user_id: String,
    /// Which.
    pub right: RightWord,
    /// Ticked or not.
    pub ticked: bool,
}

/// Say what is intended on a terminal.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetIntentions {
    /// Our id of the terminal.
    pub terminal_id: String,
    /// All that is intended; `look_up` is implied.
    pub intentions: Vec<Intention>,
    /// Typed sentence that overrides a rule of the kind.
    pub override_reason: Option<String>,
}

/// One rule of a terminal's kind and how it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RuleView {
    /// Stable word, e.g. `no_allow_list`.
    pub rule: String,
    /// Kept, broken (overridden), or waiting for somebody.
    pub state: RuleState,
    /// A sentence.
    pub text: String,
}

/// How a rule stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RuleState {
    /// Kept.
    Kept,
    /// Overridden by a typed sentence.
    Overridden,
    /// Waiting for somebody else.
    Waiting,
    /// Somebody here has to act.
    Open,
    /// Broken.
    Broken,
}

/// A terminal's page: what the list does not show.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TerminalRecord {
    /// Our id.
    pub id: String,
    /// Addresses allowed at Converge.
    pub addresses: Vec<AddressView>,
    /// What is intended, `look_up` included.
    pub intentions: Vec<Intention>,
    /// What the kind rules out, each with its reason.
    pub impossible: Vec<ImpossibleIntention>,
    /// Rules of the kind.
    pub rules: Vec<RuleView>,
    /// There is a photo of the reader.
    pub has_photo: bool,
}

/// Something that cannot work on a terminal of this kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImpossibleIntention {
    /// What.
    pub intention: Intention,
    /// Why, a sentence.
    pub reason: String,
}

/// A photo as a data address for an image element; null where there is none.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Photo {
    /// `data:image/…;base64,…`
    pub data: Option<String>,
}
