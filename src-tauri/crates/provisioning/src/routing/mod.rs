//! The rules of meta-connectors (section 8): documents that replace each other as a whole.
//! What get answers is a valid body for set, unknown names included.

mod check;
mod read;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

pub use check::{RoutingFinding, check_multi_method, check_routing};
pub(crate) use read::{constraints, document, multi_document};

/// The only version there is.
pub const VERSION: &str = "1";

/// Conditions that multi-method rules can use.
pub const MULTI_METHOD_CONDITIONS: [&str; 6] = [
    "CustomerCountry",
    "CustomerIpCountry",
    "Currency",
    "AmountCurrency",
    "RiskScore",
    "ExtraData",
];

/// A condition that rules can use.
#[derive(Debug, Clone, PartialEq)]
pub struct Constraint {
    /// Its name, as rules write it.
    pub name: String,
    /// The gateway's own words.
    pub description: Option<String>,
    /// A JSON schema of its values, where the gateway gives one.
    pub schema: Option<Value>,
}

/// The rules of a classic routing meta-connector.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Routing {
    /// Always [`VERSION`].
    #[serde(default = "version")]
    pub version: String,
    /// Where payments go without a rule.
    #[serde(default)]
    pub default: Option<Target>,
    /// Recurring payments run through the rules again; written differently from the field of
    /// the connector.
    #[serde(default, rename = "rerouteRecurring")]
    pub reroute_recurring: bool,
    /// The rules.
    #[serde(default)]
    pub tree: Option<Box<Branch>>,
    /// What is not known.
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

/// A connector that is referred to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// `CO-…`
    pub connector: String,
}

/// A rule, or an end of the rules.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Branch {
    /// `MPR-…`, given by the gateway; nothing for a new rule.
    #[serde(default)]
    pub id: Option<String>,
    /// The condition; nothing at an end.
    #[serde(default, rename = "if", skip_serializing_if = "Option::is_none")]
    pub condition: Option<Condition>,
    /// Where the condition holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub then: Option<Box<Branch>>,
    /// Where it does not; nothing is the default connector.
    #[serde(default, rename = "else", skip_serializing_if = "Option::is_none")]
    pub otherwise: Option<Box<Branch>>,
    /// An end of routing rules.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub route: Option<Route>,
    /// An end of availability rules: `enable` or `disable`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    /// What is not known.
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

/// A condition with its values.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Condition {
    /// Which one.
    pub constraint: String,
    /// Its values, as the constraint describes them.
    #[serde(default)]
    pub params: Value,
}

/// Where a payment goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Route {
    /// `CO-…`
    pub connector: String,
    /// Where it goes next when that fails, in order.
    #[serde(default)]
    pub on_fail: Vec<Target>,
}

/// The rules of a multi-method meta-connector. Methods that are left out stay as they are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MultiMethodRouting {
    /// Always [`VERSION`].
    #[serde(default = "version")]
    pub version: String,
    /// Without an action from the rules, a method is not offered.
    #[serde(default)]
    pub default_action_disable: bool,
    /// At most 9.
    #[serde(default)]
    pub payment_selection_max_retries: i64,
    /// Hours.
    #[serde(default)]
    pub payment_selection_expiry_hours: i64,
    /// The methods.
    #[serde(default)]
    pub methods: Vec<Method>,
    /// What is not known.
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

/// One payment method of a multi-method meta-connector.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Method {
    /// Which.
    pub method: String,
    /// Where its payments go without a rule.
    #[serde(default)]
    pub default_connector: Option<String>,
    /// Switched off.
    #[serde(default)]
    pub disabled: bool,
    /// Recurring payments run through the rules again.
    #[serde(default)]
    pub reroute_recurring: bool,
    /// Debits are made as pre-authorizations.
    #[serde(default)]
    pub convert_debit_to_preauth: bool,
    /// Rules that end in `enable` or `disable`.
    #[serde(default)]
    pub availability: Option<Rules>,
    /// Rules that end in a connector.
    #[serde(default)]
    pub routing: Option<Rules>,
    /// What is not known.
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

/// A tree of rules.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rules {
    /// Its root.
    #[serde(default)]
    pub tree: Option<Box<Branch>>,
    /// What is not known.
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

fn version() -> String {
    VERSION.to_owned()
}
