//! The plain values of an installed integration. Members that this program does not know, a
//! newer one's, are kept as they are.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::description::Provider;

/// Plain values by field id. Never secrets.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Values(Map<String, Value>);

impl Values {
    /// What a new form holds.
    pub fn defaults(provider: &Provider) -> Self {
        let mut values = Self::default();
        for field in provider.fields.iter().filter(|field| !field.is_secret()) {
            if field.kind.takes_several() {
                if !field.default.is_empty() {
                    values.set_list(&field.id, field.default.clone());
                }
            } else if let Some(default) = field.default.first() {
                values.set(&field.id, default.clone());
            }
        }
        values
    }

    /// Reads stored or handed-over values; anything but an object is nothing.
    pub fn read(value: Value) -> Self {
        match value {
            Value::Object(map) => Self(map),
            _ => Self::default(),
        }
    }

    /// Takes out what belongs to a secret field of the provider, so that it is never stored
    /// with the others.
    #[must_use]
    pub fn without_secrets(mut self, provider: &Provider) -> Self {
        for field in provider.fields.iter().filter(|field| field.is_secret()) {
            self.0.remove(&field.id);
        }
        self
    }

    /// The text of a field; numbers and truth values as text, the first of a list, else empty.
    pub fn text(&self, id: &str) -> String {
        match self.0.get(id) {
            Some(Value::Array(items)) => items.first().and_then(plain).unwrap_or_default(),
            Some(value) => plain(value).unwrap_or_default(),
            None => String::new(),
        }
    }

    /// The entries of a field that takes several. One text may name several, with commas.
    pub fn list(&self, id: &str) -> Vec<String> {
        let all: Vec<String> = match self.0.get(id) {
            Some(Value::Array(items)) => items.iter().filter_map(plain).collect(),
            Some(value) => plain(value)
                .unwrap_or_default()
                .split([',', ';'])
                .map(|part| part.trim().to_owned())
                .collect(),
            None => Vec::new(),
        };
        all.into_iter().filter(|text| !text.trim().is_empty()).collect()
    }

    /// Yes or no; `None` when it says neither.
    pub fn flag(&self, id: &str) -> Option<bool> {
        match self.text(id).trim().to_ascii_lowercase().as_str() {
            "yes" | "true" | "1" | "on" => Some(true),
            "no" | "false" | "0" | "off" => Some(false),
            _ => None,
        }
    }

    /// Whether there is anything under this id.
    pub fn has(&self, id: &str) -> bool {
        !self.list(id).is_empty()
    }

    /// Puts a text.
    pub fn set(&mut self, id: &str, text: impl Into<String>) {
        self.0.insert(id.to_owned(), Value::String(text.into()));
    }

    /// Puts a list.
    pub fn set_list(&mut self, id: &str, items: Vec<String>) {
        let items = items.into_iter().map(Value::String).collect();
        self.0.insert(id.to_owned(), Value::Array(items));
    }

    /// Takes a value away.
    pub fn remove(&mut self, id: &str) {
        self.0.remove(id);
    }

    /// Puts all of another's values over these; what the other does not name stays.
    pub fn merge(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Everything, unknown members too.
    pub fn as_map(&self) -> &Map<String, Value> {
        &self.0
    }
}

fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(true) => Some("yes".to_owned()),
        Value::Bool(false) => Some("no".to_owned()),
        _ => None,
    }
}
