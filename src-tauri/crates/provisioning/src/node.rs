//! A value of a connector, as JSON knows it, with secrets set apart.

use std::collections::BTreeMap;

use domain::{Sensitive, mask_numbers, mask_unbroken};
use serde_json::{Map, Number, Value};

use crate::secret;

/// Names to values.
pub type Group = BTreeMap<String, Node>;

/// A value. Its debug form and its shown form never hold a secret.
#[derive(Debug, Clone)]
pub enum Node {
    /// Nothing.
    Null,
    /// Yes or no.
    Flag(bool),
    /// A number as it came.
    Number(Number),
    /// A text.
    Text(String),
    /// A text that nobody may see.
    Secret(Sensitive<String>),
    /// Several values in order.
    List(Vec<Node>),
    /// Values by name.
    Group(Group),
}

impl Node {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A secret.
    pub fn secret(text: impl Into<String>) -> Self {
        Self::Secret(Sensitive::new(text.into()))
    }

    /// A value whose names tell which texts are secrets.
    pub(crate) fn by_name(name: &str, value: &Value) -> Self {
        if secret::is_secret_name(name) {
            return Self::hidden(value);
        }
        match value {
            Value::Object(map) => Self::Group(Self::group(map)),
            Value::Array(values) => Self::List(values.iter().map(|value| Self::by_name("", value)).collect()),
            other => Self::plain(other),
        }
    }

    /// All values of an object, by their names.
    pub(crate) fn group(map: &Map<String, Value>) -> Group {
        let node = |(name, value): (&String, &Value)| (name.clone(), Self::by_name(name, value));
        map.iter().map(node).collect()
    }

    /// A value of which every text is a secret.
    fn hidden(value: &Value) -> Self {
        match value {
            Value::String(text) if !secret::says_nothing(text) => Self::secret(text.clone()),
            Value::Array(values) => Self::List(values.iter().map(Self::hidden).collect()),
            Value::Object(map) => {
                let node = |(name, value): (&String, &Value)| (name.clone(), Self::hidden(value));
                Self::Group(map.iter().map(node).collect())
            }
            other => Self::plain(other),
        }
    }

    fn plain(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(flag) => Self::Flag(*flag),
            Value::Number(number) => Self::Number(number.clone()),
            Value::String(text) => Self::Text(text.clone()),
            Value::Array(_) | Value::Object(_) => Self::by_name("", value),
        }
    }

    /// The value as a person or a file may see it: secrets and card numbers are masked.
    #[must_use]
    pub fn shown(&self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Flag(flag) => Value::Bool(*flag),
            Self::Number(number) => shown_number(number),
            Self::Text(text) => Value::String(shown_text(text)),
            Self::Secret(secret) => Value::String(secret::mask(secret.expose())),
            Self::List(nodes) => nodes.iter().map(Self::shown).collect(),
            Self::Group(group) => shown_group(group),
        }
    }

    /// The value as the gateway gets it, secrets included.
    pub(crate) fn wire(&self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Flag(flag) => Value::Bool(*flag),
            Self::Number(number) => Value::Number(number.clone()),
            Self::Text(text) => Value::String(text.clone()),
            Self::Secret(secret) => Value::String(secret.expose().clone()),
            Self::List(nodes) => nodes.iter().map(Self::wire).collect(),
            Self::Group(group) => wire_group(group),
        }
    }

    /// The text, if it is one that may be seen.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Yes or no.
    #[must_use]
    pub fn as_flag(&self) -> Option<bool> {
        match self {
            Self::Flag(flag) => Some(*flag),
            _ => None,
        }
    }

    /// A whole number.
    #[must_use]
    pub fn as_integer(&self) -> Option<i64> {
        match self {
            Self::Number(number) => number.as_i64(),
            _ => None,
        }
    }

    /// Values by name.
    #[must_use]
    pub fn as_group(&self) -> Option<&Group> {
        match self {
            Self::Group(group) => Some(group),
            _ => None,
        }
    }

    /// Values in order.
    #[must_use]
    pub fn as_list(&self) -> Option<&[Node]> {
        match self {
            Self::List(nodes) => Some(nodes),
            _ => None,
        }
    }

    /// Null, or a text without characters.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Text(text) => text.is_empty(),
            Self::Secret(secret) => secret.expose().is_empty(),
            _ => false,
        }
    }

    /// The value at a path of names.
    #[must_use]
    pub fn at<'a>(&'a self, path: &[&str]) -> Option<&'a Node> {
        path.iter()
            .try_fold(self, |node, name| node.as_group()?.get(*name))
    }
}

// Secrets are compared without showing them.
impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Null, Self::Null) => true,
            (Self::Flag(a), Self::Flag(b)) => a == b,
            (Self::Number(a), Self::Number(b)) => a == b,
            (Self::Text(a), Self::Text(b)) => a == b,
            (Self::Secret(a), Self::Secret(b)) => a.expose() == b.expose(),
            (Self::List(a), Self::List(b)) => a == b,
            (Self::Group(a), Self::Group(b)) => a == b,
            _ => false,
        }
    }
}

/// A text with what looks like a card number masked.
pub(crate) fn shown_text(text: &str) -> String {
    // In identifiers (`CO-1234-…`) groups of digits are joined by hyphens and mean nothing together.
    let identifier =
        matches!(text.as_bytes(), [a, b, b'-', ..] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic());
    if identifier {
        mask_unbroken(text).into_owned()
    } else {
        mask_numbers(text).into_owned()
    }
}

/// A number that looks like a card number is masked as well.
fn shown_number(number: &Number) -> Value {
    let text = number.to_string();
    let shown = mask_unbroken(&text);
    if shown == text.as_str() {
        Value::Number(number.clone())
    } else {
        Value::String(shown.into_owned())
    }
}

pub(crate) fn shown_group(group: &Group) -> Value {
    let shown = |(name, node): (&String, &Node)| (shown_text(name), node.shown());
    Value::Object(group.iter().map(shown).collect())
}

pub(crate) fn wire_group(group: &Group) -> Value {
    let wire = |(name, node): (&String, &Node)| (name.clone(), node.wire());
    Value::Object(group.iter().map(wire).collect())
}
