//! What to simulate, and what the running gateway says about itself.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// How many transactions the usual town has (product sheet, walk A1).
pub const DEFAULT_TRANSACTIONS: usize = 1240;

/// What to simulate.
#[derive(Clone, Debug)]
pub struct Config {
    /// Decides every amount, type, status, name and PIN.
    pub seed: u64,
    /// Number of transactions, declines, voids and returns included.
    pub transactions: usize,
    /// The instant at which the town's eighteen months end; the gateway's clock starts here.
    pub anchor: Timestamp,
    /// Port on 127.0.0.1; 0 takes any free one.
    pub port: u16,
    /// Names of terminals whose API user lacks the right *Batches: View*.
    pub without_view: Vec<String>,
    /// `terminalsetup` is refused with 4014 for everybody.
    pub without_setup: bool,
}

impl Config {
    /// The City of Alder Creek as everybody knows it: seed 1, all rights, any free port.
    #[must_use]
    pub fn alder_creek(anchor: Timestamp) -> Config {
        Config {
            seed: 1,
            transactions: DEFAULT_TRANSACTIONS,
            anchor,
            port: 0,
            without_view: Vec::new(),
            without_setup: false,
        }
    }
}

/// Where a running gateway is and who may call it. Holds invented PINs in the clear.
#[derive(Serialize, Deserialize, Clone, Debug)]
pub struct Description {
    /// Base address; a client appends `/processxml.do` and `/accountxml.do`.
    pub endpoint: String,
    /// Read-only address of the gateway's own truth.
    pub ledger: String,
    /// The Converge account id, leading zeros included.
    pub merchant_id: String,
    /// API users with their terminals.
    pub users: Vec<UserDescription>,
}

/// One API user of the town.
#[derive(Serialize, Deserialize, Clone, Debug)]
pub struct UserDescription {
    /// `ssl_user_id`, case-sensitive.
    pub user_id: String,
    /// Terminals this user is associated with.
    pub terminals: Vec<TerminalDescription>,
}

/// One terminal of an API user.
#[derive(Serialize, Deserialize, Clone, Debug)]
pub struct TerminalDescription {
    /// The terminal's name.
    pub name: String,
    /// `retail` or `internet`.
    pub kind: String,
    /// `ssl_pin`, 64 characters, case-sensitive.
    pub pin: String,
}
