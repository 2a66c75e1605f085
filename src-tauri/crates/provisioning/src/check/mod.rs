//! The rules that a request must keep, tested before it is sent (section 4, rules 1 to 6).

mod meta;

use crate::connector::Connector;
use crate::fields::{POSTBACK_FORMATS, REQUIRED, TRANSACTION_TYPES};
use crate::node::{Group, Node};

/// Shortest name.
const NAME: usize = 3;
/// Longest shared secret.
const SHARED_SECRET: usize = 50;

/// Which rule is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rule {
    /// Must be filled in.
    Required,
    /// Too short or too long.
    Length,
    /// Written in another way than it must be.
    Format,
    /// Holds characters that are not allowed.
    Characters,
    /// None of the values to choose from.
    Choice,
    /// Too small or too large.
    Range,
    /// Of another type.
    Type,
    /// There already.
    Duplicate,
    /// Does not apply to this connector.
    Applicable,
    /// Refers to something that cannot be used.
    Reference,
    /// Cannot be changed.
    ReadOnly,
    /// Needs a deliberate confirmation.
    Confirmation,
}

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which field, e.g. `config.language`.
    pub path: String,
    /// Which rule.
    pub rule: Rule,
    /// What to do, as a sentence; never quotes a secret.
    pub text: String,
}

impl Finding {
    pub(crate) fn new(path: &str, rule: Rule, text: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            rule,
            text: text.into(),
        }
    }
}

/// What is known of the merchant's other connectors.
#[derive(Debug, Clone, Copy, Default)]
pub struct Beside<'a> {
    /// The connector that is changed; empty for a new one.
    pub guid: &'a str,
    /// All connectors of the merchant, if they are known.
    pub connectors: Option<&'a [Connector]>,
}

/// Checks what would be sent: all writable fields by their documented names.
#[must_use]
pub fn check(body: &Group, beside: Beside<'_>) -> Vec<Finding> {
    let mut checks = Checks {
        body,
        beside,
        found: Vec::new(),
    };
    checks.required();
    checks.texts();
    checks.config();
    checks.choices();
    checks.kinds();
    checks.terminals();
    checks.meta();
    checks.found
}

struct Checks<'a> {
    body: &'a Group,
    beside: Beside<'a>,
    found: Vec<Finding>,
}

impl Checks<'_> {
    fn text(&self, name: &str) -> Option<&str> {
        self.body.get(name).and_then(Node::as_text)
    }

    fn add(&mut self, path: &str, rule: Rule, text: impl Into<String>) {
        self.found.push(Finding::new(path, rule, text));
    }

    fn required(&mut self) {
        for name in REQUIRED {
            if self.text(name).is_none_or(|text| text.trim().is_empty()) {
                self.add(name, Rule::Required, format!("Fill in {}.", spoken(name)));
            }
        }
    }

    fn texts(&mut self) {
        let name = self.text("name").map_or(0, |name| name.trim().chars().count());
        if (1..NAME).contains(&name) {
            self.add("name", Rule::Length, "The name needs at least 3 characters.");
        }
        if let Some(key) = self.text("apiKey").map(str::to_owned) {
            if key.chars().any(|c| c.is_whitespace() || c.is_control()) {
                self.add(
                    "apiKey",
                    Rule::Characters,
                    "The API key may not contain blanks or line breaks.",
                );
            }
            let taken = self.beside.connectors.unwrap_or_default().iter().any(|other| {
                other.guid() != self.beside.guid
                    && !key.is_empty()
                    && other.text("apiKey").eq_ignore_ascii_case(&key)
            });
            if taken {
                self.add(
                    "apiKey",
                    Rule::Duplicate,
                    "Another connector of this merchant has this API key. Choose a different one.",
                );
            }
        }
        let secret = match self.body.get("sharedSecret") {
            Some(Node::Secret(secret)) => secret.expose().chars().count(),
            _ => 0,
        };
        if secret > SHARED_SECRET {
            self.add(
                "sharedSecret",
                Rule::Length,
                "The shared secret may have at most 50 characters.",
            );
        }
        let country = self.text("businessCountry").unwrap_or_default();
        if !country.is_empty() && !is_two(country, |b| b.is_ascii_uppercase()) {
            self.add(
                "businessCountry",
                Rule::Format,
                "The country is two capital letters, for example US.",
            );
        }
    }

    fn config(&mut self) {
        let config = self.body.get("config");
        let language = config
            .and_then(|config| config.at(&["language"]))
            .and_then(Node::as_text);
        if language.is_some_and(|text| !text.is_empty() && !is_two(text, |b| b.is_ascii_lowercase())) {
            self.add(
                "config.language",
                Rule::Format,
                "The language is two small letters, for example en.",
            );
        }
        let test = config.and_then(|config| config.at(&["testMode"]));
        if test.is_some_and(|node| !matches!(node, Node::Flag(_) | Node::Null)) {
            self.add("config.testMode", Rule::Type, "Test mode is either on or off.");
        }
        if config.is_some_and(|config| config.as_group().is_none()) {
            self.add(
                "config",
                Rule::Type,
                "The configuration must be a set of named values.",
            );
        }
    }

    fn choices(&mut self) {
        let format = self.text("postbackFormat").unwrap_or_default();
        if !format.is_empty() && !POSTBACK_FORMATS.contains(&format) {
            self.add(
                "postbackFormat",
                Rule::Choice,
                "The postback format is inherit, json or xml.",
            );
        }
        let types = self.body.get("disabledTransactionTypes").and_then(Node::as_list);
        let unknown: Vec<String> = types
            .unwrap_or_default()
            .iter()
            .filter_map(Node::as_text)
            .filter(|name| !TRANSACTION_TYPES.contains(name))
            .map(|name| format!("There is no transaction type \"{name}\". Choose from the list."))
            .collect();
        for text in unknown {
            self.add("disabledTransactionTypes", Rule::Choice, text);
        }
    }

    /// What could not be read as its type is still as it came.
    fn kinds(&mut self) {
        for name in ["disabled", "scheduleApiAvailable", "virtualTerminalAvailable"] {
            if self
                .body
                .get(name)
                .is_some_and(|node| !matches!(node, Node::Flag(_) | Node::Null))
            {
                self.add(
                    name,
                    Rule::Type,
                    format!("{} is either on or off.", capital(spoken(name))),
                );
            }
        }
        for name in ["customerProfileContainer", "defaultRiskRuleSet", "vtRiskRuleSet"] {
            let odd = self
                .body
                .get(name)
                .is_some_and(|node| node.as_integer().is_none() && !node.is_blank());
            if odd {
                self.add(
                    name,
                    Rule::Type,
                    format!("{} is a whole number, or empty.", capital(spoken(name))),
                );
            }
        }
        let settings = self.body.get("settings");
        let odd = |node: &Node| matches!(node, Node::List(_) | Node::Group(_));
        if let Some((key, _)) = settings
            .and_then(Node::as_group)
            .and_then(|all| all.iter().find(|(_, v)| odd(v)))
        {
            self.add(&format!("settings.{key}"), Rule::Type, "A setting is a text.");
        }
    }

    fn terminals(&mut self) {
        let terminals = self
            .body
            .get("terminals")
            .and_then(Node::as_list)
            .unwrap_or_default();
        let mut seen: Vec<&str> = Vec::new();
        let mut found = Vec::new();
        for (number, terminal) in terminals.iter().enumerate() {
            let path = format!("terminals[{number}].terminalId");
            let id = terminal
                .at(&["terminalId"])
                .and_then(Node::as_text)
                .unwrap_or_default();
            if id.trim().is_empty() {
                found.push(Finding::new(&path, Rule::Required, "Each terminal needs its id."));
            } else if seen.contains(&id) {
                found.push(Finding::new(
                    &path,
                    Rule::Duplicate,
                    format!("The terminal id {id} is there twice. Each terminal needs its own."),
                ));
            }
            seen.push(id);
        }
        self.found.extend(found);
    }
}

fn is_two(text: &str, fits: impl Fn(u8) -> bool) -> bool {
    text.len() == 2 && text.bytes().all(fits)
}

/// `CO-` and six groups of four (section 4).
#[must_use]
pub fn is_connector_guid(text: &str) -> bool {
    is_guid(text, "CO", 6)
}

/// `ME-` and six groups of four (section 4).
#[must_use]
pub fn is_merchant_guid(text: &str) -> bool {
    is_guid(text, "ME", 6)
}

fn is_guid(text: &str, prefix: &str, groups: usize) -> bool {
    let mut parts = text.split('-');
    let begins = parts
        .next()
        .is_some_and(|first| first.eq_ignore_ascii_case(prefix));
    let parts: Vec<&str> = parts.collect();
    let four = |part: &&str| part.len() == 4 && part.bytes().all(|b| b.is_ascii_alphanumeric());
    begins && parts.len() == groups && parts.iter().all(four)
}

/// A field's name inside a sentence.
fn spoken(name: &str) -> &str {
    match name {
        "name" => "the name",
        "adapter" => "the adapter",
        "method" => "the payment method",
        "apiKey" => "the API key",
        "disabled" => "switched off",
        "scheduleApiAvailable" => "the scheduler",
        "virtualTerminalAvailable" => "the virtual terminal",
        "customerProfileContainer" => "the customer profile container",
        "defaultRiskRuleSet" => "the risk profile",
        "vtRiskRuleSet" => "the risk profile of the virtual terminal",
        other => other,
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
