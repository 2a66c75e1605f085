//! The configuration as data: what is written to files and snapshots, and read from them.
//! It has no place for a PIN.

use domain::{Environment, TerminalKind};
use serde::{Deserialize, Serialize};

use crate::dto::{Device, Intention, PinState, RightWord, SharedVault, TaskKind, TaskStatus};

/// Names the form of the file.
pub(super) const FORMAT: &str = "counterfoil-configuration";
/// What this program writes, and the newest it reads.
pub(super) const VERSION: u32 = 1;

/// A configuration file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ConfigurationFile {
    pub(super) format: String,
    pub(super) version: u32,
    pub(super) made_at: String,
    pub(super) made_by: String,
    pub(crate) accounts: Vec<AccountRecord>,
    /// PINs under a passphrase, where they were asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) sealed_pins: Option<SealedPins>,
}

/// PINs as an armored age file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct SealedPins {
    pub(super) count: u32,
    pub(super) age: String,
}

/// An account with what is below it. Ids are ours; on another computer they are other ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AccountRecord {
    #[serde(default)]
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) merchant_id: String,
    pub(crate) environment: Environment,
    #[serde(default)]
    pub(crate) endpoint: Option<String>,
    pub(crate) gateway_zone: String,
    pub(crate) display_zone: String,
    pub(crate) currency: String,
    #[serde(default)]
    pub(crate) shared_vault: SharedVault,
    #[serde(default)]
    pub(crate) users: Vec<UserRecord>,
    #[serde(default)]
    pub(crate) terminals: Vec<TerminalRecord>,
    #[serde(default)]
    pub(crate) tasks: Vec<TaskRecord>,
}

/// An API user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct UserRecord {
    #[serde(default)]
    pub(crate) id: String,
    pub(crate) user_id: String,
    #[serde(default = "yes")]
    pub(crate) active: bool,
    #[serde(default)]
    pub(crate) note: String,
    #[serde(default)]
    pub(crate) registered_on: Option<String>,
    /// Rights that were ticked.
    #[serde(default)]
    pub(crate) rights: Vec<RightWord>,
}

/// A terminal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TerminalRecord {
    #[serde(default)]
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) kind: TerminalKind,
    /// The gateway's id of the API user whose PIN is used.
    #[serde(default)]
    pub(crate) user_id: Option<String>,
    #[serde(default = "yes")]
    pub(crate) active: bool,
    #[serde(default)]
    pub(crate) note: String,
    #[serde(default)]
    pub(crate) device: Device,
    #[serde(default)]
    pub(crate) intentions: Vec<Intention>,
    #[serde(default)]
    pub(crate) addresses: Vec<AddressRecord>,
    #[serde(default)]
    pub(crate) pins: Vec<PinRecord>,
}

/// What may be known of a PIN without knowing it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PinRecord {
    /// The gateway's id of the API user.
    pub(crate) user_id: String,
    pub(crate) state: PinState,
    #[serde(default)]
    pub(crate) ends: Option<String>,
    #[serde(default)]
    pub(crate) length: Option<u32>,
    #[serde(default)]
    pub(crate) set_at: Option<String>,
}

/// An address allowed at the gateway.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AddressRecord {
    pub(crate) address: String,
    #[serde(default)]
    pub(crate) note: String,
    #[serde(default)]
    pub(crate) asked_on: Option<String>,
    #[serde(default)]
    pub(crate) confirmed_on: Option<String>,
    #[serde(default)]
    pub(crate) confirmed_by: String,
    #[serde(default)]
    pub(crate) override_reason: Option<String>,
}

/// A task that a person has noted something about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TaskRecord {
    pub(crate) kind: TaskKind,
    /// Name of the terminal, or the gateway's id of the user; none for the account.
    #[serde(default)]
    pub(crate) subject: Option<String>,
    pub(crate) status: TaskStatus,
    #[serde(default)]
    pub(crate) since: Option<String>,
    #[serde(default)]
    pub(crate) ticket: String,
    #[serde(default)]
    pub(crate) agent: String,
    #[serde(default)]
    pub(crate) note: String,
}

fn yes() -> bool {
    true
}
