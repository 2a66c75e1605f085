//! Single values, in whatever type they were written.

use serde_json::Value;

use super::Reader;
use crate::fields::{Kind, TRANSACTION_TYPES};
use crate::node::{Group, Node};

impl Reader {
    /// A value of a simple kind. What cannot be read as one is kept as it came, with a notice.
    pub(super) fn simple(&mut self, path: &str, kind: Kind, value: &Value) -> Node {
        let read = match kind {
            Kind::Flag => flag(value),
            Kind::Integer => integer(value),
            Kind::Secret => text(value).map(|node| match node {
                Node::Text(text) => Node::secret(text),
                other => other,
            }),
            _ => text(value),
        };
        read.unwrap_or_else(|| {
            self.notice(
                path,
                match kind {
                    Kind::Flag => "This is neither yes nor no. It is kept as it came.",
                    Kind::Integer => "This is not a whole number. It is kept as it came.",
                    _ => "This is not a text. It is kept as it came.",
                },
            );
            // Whatever it is, it may hold the secret.
            let name = if kind == Kind::Secret { "secret" } else { "" };
            Node::by_name(name, value)
        })
    }

    /// Transaction types as a list: from a list, an object of flags or of numbered entries, or
    /// one text.
    pub(super) fn types(&mut self, path: &str, value: &Value) -> Node {
        let mut found = Vec::new();
        match value {
            Value::Null => {}
            Value::String(text) => found.extend(words(text).map(str::to_owned)),
            Value::Array(values) => {
                for value in values {
                    self.one_type(path, value, &mut found);
                }
            }
            Value::Object(map) => {
                for (name, value) in map {
                    match flag(value) {
                        Some(Node::Flag(true)) => found.push(name.clone()),
                        Some(_) => {}
                        None => self.one_type(path, value, &mut found),
                    }
                }
            }
            Value::Bool(_) | Value::Number(_) => {
                self.notice(path, "This is not a list of transaction types. It was left out.");
            }
        }
        let mut types: Vec<String> = Vec::new();
        for name in found.iter().map(|name| known_type(name)) {
            if !name.is_empty() && !types.contains(&name) {
                types.push(name);
            }
        }
        Node::List(types.into_iter().map(Node::Text).collect())
    }

    fn one_type(&mut self, path: &str, value: &Value, found: &mut Vec<String>) {
        match value {
            Value::String(text) => found.extend(words(text).map(str::to_owned)),
            Value::Null => {}
            _ => self.notice(path, "One entry is not a transaction type. It was left out."),
        }
    }
}

/// Texts, numbers and flags as a text; a list of one is the one.
pub(super) fn text(value: &Value) -> Option<Node> {
    match value {
        Value::Null => Some(Node::Null),
        Value::String(text) => Some(Node::Text(text.clone())),
        Value::Number(number) => Some(Node::Text(number.to_string())),
        Value::Bool(flag) => Some(Node::Text(flag.to_string())),
        Value::Array(values) => match values.as_slice() {
            [] => Some(Node::Null),
            [one @ (Value::String(_) | Value::Number(_))] => text(one),
            _ => None,
        },
        Value::Object(_) => None,
    }
}

/// Yes or no, however it is said.
pub(super) fn flag(value: &Value) -> Option<Node> {
    match value {
        Value::Null => Some(Node::Null),
        Value::Bool(flag) => Some(Node::Flag(*flag)),
        Value::Number(number) => match whole(&number.to_string())? {
            0 => Some(Node::Flag(false)),
            1 => Some(Node::Flag(true)),
            _ => None,
        },
        Value::String(text) => match text.trim().to_ascii_lowercase().as_str() {
            "" | "null" => Some(Node::Null),
            "1" | "true" | "yes" | "y" | "on" => Some(Node::Flag(true)),
            "0" | "false" | "no" | "n" | "off" => Some(Node::Flag(false)),
            _ => None,
        },
        Value::Array(values) => match values.as_slice() {
            [one @ (Value::Bool(_) | Value::String(_) | Value::Number(_))] => flag(one),
            _ => None,
        },
        Value::Object(_) => None,
    }
}

/// A whole number, however it is written.
pub(super) fn integer(value: &Value) -> Option<Node> {
    match value {
        Value::Null => Some(Node::Null),
        Value::Number(number) => whole(&number.to_string()).map(|number| Node::Number(number.into())),
        Value::String(text) => match text.trim() {
            "" | "null" => Some(Node::Null),
            text => whole(text).map(|number| Node::Number(number.into())),
        },
        Value::Array(values) => match values.as_slice() {
            [] => Some(Node::Null),
            [one @ (Value::String(_) | Value::Number(_))] => integer(one),
            _ => None,
        },
        Value::Bool(_) | Value::Object(_) => None,
    }
}

/// `213`, `+213` and `213.0`; the fraction is read as text, so that nothing is rounded.
pub(crate) fn whole(text: &str) -> Option<i64> {
    let digits = match text.split_once('.') {
        Some((digits, zeros)) if !zeros.is_empty() && zeros.bytes().all(|b| b == b'0') => digits,
        Some(_) => return None,
        None => text,
    };
    digits.parse().ok()
}

/// A setting's value: numbers and flags become texts, on is `1` as the gateway writes it.
pub(super) fn setting(value: &Value) -> Option<Node> {
    match value {
        Value::Bool(flag) => Some(Node::text(if *flag { "1" } else { "0" })),
        other => text(other),
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|'))
        .filter(|word| !word.is_empty())
}

/// The documented spelling of a transaction type; an unknown one stays as it is.
fn known_type(name: &str) -> String {
    let plain = name.trim().replace(['-', ' '], "_").to_ascii_lowercase();
    if TRANSACTION_TYPES.contains(&plain.as_str()) {
        plain
    } else {
        name.trim().to_owned()
    }
}

/// Whether a block says anything at all.
pub(super) fn is_absent(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(values) => values.is_empty(),
        _ => false,
    }
}

/// Values by name from a list of `{key, value}` or of single names.
pub(super) fn pairs(values: &[Value]) -> Option<Vec<(String, Value)>> {
    let mut found = Vec::new();
    for value in values {
        let map = value.as_object()?;
        let named = |names: [&str; 3]| {
            let hit = |(name, _): &(&String, &Value)| names.iter().any(|n| name.eq_ignore_ascii_case(n));
            map.iter().find(hit).map(|(_, value)| value)
        };
        match (
            named(["key", "name", "setting"]),
            named(["value", "val", "content"]),
        ) {
            (Some(Value::String(key)), Some(value)) => found.push((key.clone(), value.clone())),
            _ => found.extend(map.iter().map(|(name, value)| (name.clone(), value.clone()))),
        }
    }
    Some(found)
}

/// An empty group, for what the gateway writes as null or as an empty list.
pub(super) fn empty() -> Node {
    Node::Group(Group::new())
}
