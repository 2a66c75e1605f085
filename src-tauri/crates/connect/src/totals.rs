//! The sums of a report (section 12). All amounts are minor units; they may be quoted.

use serde_json::Value;

use crate::amount::Amount;
use crate::json::{Object, list, text};

/// A sum and how many it is of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// Minor units.
    pub amount: Amount,
    /// How many.
    pub count: Amount,
}

impl Tally {
    fn read(object: Object<'_>, of: &str) -> Self {
        let part = |what: &str| Amount::signed(object.get(&format!("total{of}{what}")));
        Self {
            amount: part("Amount"),
            count: part("Count"),
        }
    }

    fn raw(&self) -> bool {
        self.amount.raw().or(self.count.raw()).is_some()
    }
}

/// Sales and refunds of an issuer, an acquirer's session or a waiter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Breakdown {
    /// `GBP` or `EUR`, or another word.
    pub currency: Option<String>,
    /// Sales less refunds.
    pub total: Amount,
    /// Sales.
    pub sales: Tally,
    /// Refunds.
    pub refunds: Tally,
}

impl Breakdown {
    fn read(object: Object<'_>) -> Self {
        Self {
            currency: object.text("currency"),
            total: Amount::signed(object.get("totalAmount")),
            sales: Tally::read(object, "Sales"),
            refunds: Tally::read(object, "Refunds"),
        }
    }

    fn raw(&self) -> bool {
        self.total.raw().is_some() || self.sales.raw() || self.refunds.raw()
    }
}

/// What the machine has counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Balances {
    /// `GBP` or `EUR`, or another word.
    pub currency: Option<String>,
    /// Since when: a time, or a word such as `INSTALLATION`.
    pub since: Option<String>,
    /// Sales less refunds, with cashback and gratuity.
    pub total: Amount,
    /// Sales without cashback and gratuity.
    pub sales: Tally,
    /// Refunds.
    pub refunds: Tally,
    /// Cash handed out.
    pub cashback: Tally,
    /// Tips.
    pub gratuity: Tally,
    /// By card issuer.
    pub issuers: Vec<(String, Breakdown)>,
    /// By waiter.
    pub waiters: Vec<(String, Breakdown)>,
}

impl Balances {
    pub(crate) fn read(object: Object<'_>) -> Self {
        Self {
            currency: object.text("currency"),
            since: object.text("totalsSince"),
            total: Amount::signed(object.get("totalAmount")),
            sales: Tally::read(object, "Sales"),
            refunds: Tally::read(object, "Refunds"),
            cashback: Tally::read(object, "Cashback"),
            gratuity: Tally::read(object, "Gratuity"),
            issuers: dictionary(object, "issuerTotals"),
            waiters: dictionary(object, "waiterTotals"),
        }
    }

    /// Some number of it could not be read exactly.
    pub(crate) fn raw(&self) -> bool {
        let tallies = [&self.sales, &self.refunds, &self.cashback, &self.gratuity];
        self.total.raw().is_some()
            || tallies.iter().any(|tally| tally.raw())
            || self.issuers.iter().chain(&self.waiters).any(|(_, b)| b.raw())
    }
}

/// What an acquirer will settle.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Acquirer {
    /// Its name.
    pub name: String,
    /// `GBP` or `EUR`, or another word.
    pub currency: Option<String>,
    /// The session that is open, or that the report closed.
    pub current: Option<Breakdown>,
    /// The session before.
    pub previous: Option<Breakdown>,
    /// The current session by issuer.
    pub current_issuers: Vec<(String, Breakdown)>,
    /// The previous session by issuer.
    pub previous_issuers: Vec<(String, Breakdown)>,
    /// First and last transaction number of the current session; text.
    pub current_numbers: Vec<String>,
    /// First and last transaction number of the previous session; text.
    pub previous_numbers: Vec<String>,
}

impl Acquirer {
    pub(crate) fn read(name: String, object: Object<'_>) -> Self {
        let session = |name| object.object(name).map(Breakdown::read);
        let numbers = |name: &str| -> Vec<String> {
            let wire = object.get(name).map_or(&[][..], list);
            wire.iter().filter_map(text).collect()
        };
        Self {
            name,
            currency: object.text("currency"),
            current: session("currentSessionTotals"),
            previous: session("previousSessionTotals"),
            current_issuers: dictionary(object, "currentSessionIssuerTotals"),
            previous_issuers: dictionary(object, "previousSessionIssuerTotals"),
            current_numbers: numbers("currentSessionTransactionNumbers"),
            previous_numbers: numbers("previousSessionTransactionNumbers"),
        }
    }

    /// Some number of it could not be read exactly.
    pub(crate) fn raw(&self) -> bool {
        let sessions = self.current.iter().chain(&self.previous);
        let issuers = self.current_issuers.iter().chain(&self.previous_issuers);
        sessions.chain(issuers.map(|(_, b)| b)).any(Breakdown::raw)
    }
}

/// A dictionary of sums by name; a list of sums that carry their name is taken as well.
fn dictionary(object: Object<'_>, name: &str) -> Vec<(String, Breakdown)> {
    match object.get(name) {
        Some(Value::Array(entries)) if entries.len() != 1 || named(entries.first()).is_some() => entries
            .iter()
            .filter_map(|entry| Some((named(Some(entry))?, Breakdown::read(Object::of(entry)?))))
            .collect(),
        Some(value) => Object::of(value)
            .into_iter()
            .flat_map(Object::entries)
            .filter_map(|(name, value)| Some((name, Breakdown::read(Object::of(value)?))))
            .collect(),
        None => Vec::new(),
    }
}

fn named(entry: Option<&Value>) -> Option<String> {
    let object = entry.and_then(Object::of)?;
    ["name", "issuer", "waiter", "id"]
        .iter()
        .find_map(|key| object.text(key))
}
