//! Tolerant looks at JSON that somebody else wrote.

use serde_json::{Map, Value};

/// A member by its name, in any case.
pub(super) fn member<'a>(object: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    let found = object.get(name).or_else(|| {
        let mut all = object.iter();
        all.find(|(other, _)| other.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    });
    found.filter(|value| !value.is_null())
}

/// Text, or a number or truth value written as one.
pub(super) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        _ => None,
    }
}

/// The text of a member; empty when there is none.
pub(super) fn text_of(object: &Map<String, Value>, name: &str) -> String {
    member(object, name).and_then(text).unwrap_or_default()
}

/// A list of texts, or a single one.
pub(super) fn texts_of(object: &Map<String, Value>, name: &str) -> Vec<String> {
    let list = match member(object, name) {
        Some(Value::Array(items)) => items.iter().filter_map(text).collect(),
        Some(single) => text(single).into_iter().collect(),
        None => Vec::new(),
    };
    list.into_iter()
        .filter(|text: &String| !text.is_empty())
        .collect()
}

/// A truth value, also as text or number; false when there is none.
pub(super) fn flag_of(object: &Map<String, Value>, name: &str) -> bool {
    let word = text_of(object, name).to_lowercase();
    matches!(word.as_str(), "true" | "yes" | "1" | "on")
}

/// A number, also as text.
pub(super) fn number_of(object: &Map<String, Value>, name: &str) -> Option<usize> {
    text_of(object, name).parse().ok()
}
