//! What is known of an account. Nothing here is a secret: not a PIN, not a fingerprint, only
//! where the same PIN stands twice.

use domain::{Environment, TerminalKind};
use jiff::Timestamp;
use ledger::Reported;

use super::seen::Seen;
use crate::dto::{Intention, RotationState, SharedVault, VerifyOutcome};

/// An account with all that mistakes can be found by.
#[derive(Debug, Clone)]
pub(crate) struct Facts {
    pub(crate) account: AccountFact,
    pub(crate) users: Vec<UserFact>,
    pub(crate) terminals: Vec<TerminalFact>,
    pub(crate) now: Timestamp,
}

/// The account.
#[derive(Debug, Clone)]
pub(crate) struct AccountFact {
    pub(crate) name: String,
    pub(crate) merchant_id: String,
    pub(crate) environment: Environment,
    pub(crate) host: String,
    pub(crate) zone: String,
    pub(crate) currency: String,
    pub(crate) shared_vault: SharedVault,
}

/// An API user.
#[derive(Debug, Clone)]
pub(crate) struct UserFact {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) active: bool,
    pub(crate) looks_like_person: bool,
    /// Rights that are needed and that nobody ticked or proved.
    pub(crate) unticked: Vec<Unticked>,
}

/// A right nobody ticked.
#[derive(Debug, Clone)]
pub(crate) struct Unticked {
    /// Its name in the portal.
    pub(crate) right: String,
    /// What it is needed for.
    pub(crate) intention: Intention,
    /// The terminal's name.
    pub(crate) terminal: String,
}

/// A terminal.
#[derive(Debug, Clone)]
pub(crate) struct TerminalFact {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) kind: TerminalKind,
    pub(crate) active: bool,
    /// Our id of the API user.
    pub(crate) user: Option<String>,
    pub(crate) reported: Reported,
    pub(crate) pin: Option<PinFact>,
    /// Addresses on the allow-list, those apart that were overridden by a typed sentence.
    pub(crate) addresses: Vec<String>,
    pub(crate) intentions: Vec<Intention>,
    /// Intended, and ruled out by the kind, with the reason.
    pub(crate) impossible: Vec<(Intention, String)>,
    pub(crate) rotation: Option<RotationFact>,
    /// The last payments seen through the PIN, where they were looked at.
    pub(crate) seen: Option<Seen>,
}

/// The PIN in use on a terminal.
#[derive(Debug, Clone)]
pub(crate) struct PinFact {
    /// Our id of the API user whose PIN it is.
    pub(crate) user: String,
    pub(crate) length: u32,
    pub(crate) ends: String,
    /// When it was stored, UTC seconds.
    pub(crate) set_at: i64,
    pub(crate) last: Option<Last>,
    /// Our ids of other terminals of this account with the same PIN.
    pub(crate) same_as: Vec<String>,
    /// Account and terminal, by name, where the same PIN stands in another department.
    pub(crate) elsewhere: Vec<(String, String)>,
}

/// How the last check of a PIN ended.
#[derive(Debug, Clone)]
pub(crate) struct Last {
    /// UTC seconds.
    pub(crate) at: i64,
    pub(crate) outcome: VerifyOutcome,
    pub(crate) code: Option<u16>,
}

/// A rotation under way.
#[derive(Debug, Clone)]
pub(crate) struct RotationFact {
    pub(crate) state: RotationState,
    pub(crate) remind_on: Option<String>,
    pub(crate) overdue: bool,
}

impl Facts {
    /// Terminals that are in use.
    pub(crate) fn active(&self) -> impl Iterator<Item = &TerminalFact> {
        self.terminals.iter().filter(|t| t.active)
    }

    pub(crate) fn terminal(&self, id: &str) -> Option<&TerminalFact> {
        self.terminals.iter().find(|t| t.id == id)
    }

    pub(crate) fn user(&self, id: &str) -> Option<&UserFact> {
        self.users.iter().find(|u| u.id == id)
    }

    /// Whether the API user of a terminal is switched off here.
    pub(crate) fn user_is_off(&self, terminal: &TerminalFact) -> bool {
        let by_pin = || terminal.pin.as_ref().map(|pin| pin.user.as_str());
        let user = terminal.user.as_deref().or_else(by_pin);
        user.and_then(|id| self.user(id)).is_some_and(|user| !user.active)
    }

    /// The gateway's id of an API user.
    pub(crate) fn user_name(&self, id: &str) -> &str {
        self.user(id).map_or("the API user", |u| u.name.as_str())
    }

    /// A day as people write it, in the account's zone.
    pub(crate) fn day(&self, seconds: i64) -> String {
        let zone = jiff::tz::TimeZone::get(&self.account.zone).unwrap_or(jiff::tz::TimeZone::UTC);
        Timestamp::from_second(seconds)
            .map(|at| at.to_zoned(zone).strftime("%b %-d, %Y").to_string())
            .unwrap_or_default()
    }

    /// Names of terminals as a list in a sentence.
    pub(crate) fn names(&self, ids: &[String]) -> String {
        let names: Vec<&str> = ids
            .iter()
            .filter_map(|id| self.terminal(id).map(|t| t.name.as_str()))
            .collect();
        list(&names)
    }
}

impl TerminalFact {
    pub(crate) fn outcome(&self) -> Option<VerifyOutcome> {
        self.pin.as_ref()?.last.as_ref().map(|last| last.outcome)
    }

    pub(crate) fn last(&self) -> Option<&Last> {
        self.pin.as_ref()?.last.as_ref()
    }

    pub(crate) fn is_reported(&self) -> bool {
        self.reported != Reported::default()
    }
}

/// "A, B and C".
pub(crate) fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The kind in a word for people.
pub(crate) fn kind_word(kind: TerminalKind) -> &'static str {
    match kind {
        TerminalKind::Retail => "Retail",
        TerminalKind::Internet => "Internet",
        TerminalKind::Service => "Service",
        TerminalKind::Moto => "Mail and telephone",
    }
}
