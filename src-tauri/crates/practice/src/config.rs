//! What to simulate.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::options::TerminalChange;
use crate::places::first;
use crate::users::UserChange;

/// How many transactions the usual town has (product sheet, walk A1).
pub const DEFAULT_TRANSACTIONS: usize = 1240;
/// How many terminals the usual town has.
pub const DEFAULT_TERMINALS: usize = 4;

/// Where the town's credentials are good. Elsewhere they get 4025, like any unknown ones:
/// Converge does not tell that they belong to its other environment.
#[derive(Serialize, Deserialize, Clone, Copy, Debug, Default, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Environment {
    /// At both base addresses.
    #[default]
    Both,
    /// Under `/VirtualMerchant` only.
    Production,
    /// Under `/VirtualMerchantDemo` only.
    Demo,
}

impl Environment {
    /// The town's credentials are good at this path of a request.
    pub(crate) fn is_at(self, path: &str) -> bool {
        let demo = path.starts_with("/VirtualMerchantDemo/");
        match self {
            Environment::Both => true,
            Environment::Production => !demo,
            Environment::Demo => demo,
        }
    }

    /// The base path that the town is told.
    pub(crate) fn base(self) -> &'static str {
        match self {
            Environment::Both | Environment::Production => "/VirtualMerchant",
            Environment::Demo => "/VirtualMerchantDemo",
        }
    }
}

/// What to simulate.
#[derive(Clone, Debug)]
pub struct Config {
    /// Decides every amount, type, status, name and PIN.
    pub seed: u64,
    /// Number of transactions, declines, voids and returns included.
    pub transactions: usize,
    /// Number of terminals, 1 to 48. The first four are always those of Alder Creek.
    pub terminals: usize,
    /// The instant at which the town's eighteen months end; the gateway's clock starts here.
    pub anchor: Timestamp,
    /// Port on 127.0.0.1; 0 takes any free one.
    pub port: u16,
    /// Names of terminals whose API user lacks the right *Batches: View*.
    pub without_view: Vec<String>,
    /// `terminalsetup` is refused with 4014 for everybody.
    pub without_setup: bool,
    /// Pairs of terminals whose PINs the description gives the wrong way round. The gateway
    /// itself is not confused. Where both belong to one API user, each PIN then opens the
    /// other terminal; where they do not, both get 4025, unless `associated` allows it.
    pub swapped: Vec<(String, String)>,
    /// API users, and terminals that they may use beside their own.
    pub associated: Vec<(String, String)>,
    /// Settings of terminals from the start, as `POST /practice/terminal` changes them. What
    /// the description says about a terminal does not follow: the town does not know.
    pub settings: Vec<TerminalChange>,
    /// States of API users from the start, as `POST /practice/user` changes them.
    pub users: Vec<UserChange>,
    /// Where the credentials are good.
    pub environment: Environment,
}

impl Config {
    /// The City of Alder Creek as everybody knows it: seed 1, four terminals, all rights, any
    /// free port.
    #[must_use]
    pub fn alder_creek(anchor: Timestamp) -> Config {
        Config {
            seed: 1,
            transactions: DEFAULT_TRANSACTIONS,
            terminals: DEFAULT_TERMINALS,
            anchor,
            port: 0,
            without_view: Vec::new(),
            without_setup: false,
            swapped: Vec::new(),
            associated: Vec::new(),
            settings: Vec::new(),
            users: Vec::new(),
            environment: Environment::Both,
        }
    }

    /// Gives the PINs of two terminals the wrong way round in such a way that each opens the
    /// other terminal: both API users may use both. An unknown name is refused at the start.
    #[must_use]
    pub fn with_swapped(mut self, a: &str, b: &str) -> Config {
        let owner = |name: &str| first(self.terminals).find(|place| place.name == name);
        let both = [(owner(a), b), (owner(b), a)];
        let others = both
            .into_iter()
            .filter_map(|(owner, other)| Some((owner?.user_id.to_owned(), other.to_owned())));
        self.associated.extend(others);
        self.swapped.push((a.to_owned(), b.to_owned()));
        self
    }
}
