//! Access to JSON that may be written otherwise than described: other casing of names, texts
//! for numbers, one thing for a list of one.

use domain::mask_numbers;
use serde_json::{Map, Value};

/// The largest answer that is read, in bytes. A day's report is a few ten thousand.
pub const LARGEST: usize = 4 * 1024 * 1024;

/// Why an answer could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Nothing at all.
    #[error("The answer is empty.")]
    Empty,
    /// A page for people, from something between us and the service.
    #[error("This is a web page, not an answer of Paymentsense Connect.")]
    Html,
    /// Longer than [`LARGEST`].
    #[error("The answer is longer than 4 MB and was not read.")]
    TooLarge,
    /// It ends in the middle.
    #[error("The answer is cut off.")]
    Cut,
    /// Not JSON, or nested without end.
    #[error("The answer is not JSON.")]
    NotJson,
    /// JSON, but not what was asked for.
    #[error("The answer is JSON, but not what was asked for.")]
    OtherShape,
    /// About something else than what was asked for.
    #[error("The answer is about another request.")]
    OtherRequest,
}

/// Reads bytes as JSON.
///
/// # Errors
/// Says what the bytes are instead. Depth is limited by the JSON reader itself.
pub(crate) fn parse(bytes: &[u8]) -> Result<Value, Unreadable> {
    if bytes.len() > LARGEST {
        return Err(Unreadable::TooLarge);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match bytes.trim_ascii_start().first() {
        None => return Err(Unreadable::Empty),
        Some(b'<') => return Err(Unreadable::Html),
        Some(_) => {}
    }
    serde_json::from_slice(bytes).map_err(|error| {
        if error.is_eof() {
            Unreadable::Cut
        } else {
            Unreadable::NotJson
        }
    })
}

/// A JSON object whose names are found in any casing.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Object<'a>(&'a Map<String, Value>);

impl<'a> Object<'a> {
    /// An object, or a list of exactly one.
    pub(crate) fn of(value: &'a Value) -> Option<Self> {
        match value {
            Value::Object(map) => Some(Self(map)),
            Value::Array(list) => match list.as_slice() {
                [Value::Object(map)] => Some(Self(map)),
                _ => None,
            },
            _ => None,
        }
    }

    /// The value of a name: as spelled, else in another casing. `null` counts as not there.
    pub(crate) fn get(self, name: &str) -> Option<&'a Value> {
        let exact = self.0.get(name).filter(|value| !value.is_null());
        exact.or_else(|| self.spellings(name).next())
    }

    /// The values of a name in all casings.
    pub(crate) fn spellings(self, name: &str) -> impl Iterator<Item = &'a Value> {
        self.0
            .iter()
            .filter(move |(key, value)| key.eq_ignore_ascii_case(name) && !value.is_null())
            .map(|(_, value)| value)
    }

    /// An inner object.
    pub(crate) fn object(self, name: &str) -> Option<Self> {
        self.get(name).and_then(Self::of)
    }

    /// A short text or number as text, without blanks around it; nothing when it is empty.
    pub(crate) fn text(self, name: &str) -> Option<String> {
        self.get(name).and_then(text)
    }

    /// Names and values, names masked.
    pub(crate) fn entries(self) -> impl Iterator<Item = (String, &'a Value)> {
        self.0
            .iter()
            .map(|(key, value)| (mask_numbers(key).into_owned(), value))
    }
}

/// A text, number or truth value as text, without blanks around it, card numbers masked.
pub(crate) fn text(value: &Value) -> Option<String> {
    let text = plain(value)?;
    let text = text.trim();
    (!text.is_empty()).then(|| mask_numbers(text).into_owned())
}

/// A text as it stands, card numbers masked; nothing when it is blank.
pub(crate) fn unchanged(value: &Value) -> Option<String> {
    let text = plain(value)?;
    (!text.trim().is_empty()).then(|| mask_numbers(&text).into_owned())
}

fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// The members of a list; anything else is a list of one.
pub(crate) fn list(value: &Value) -> &[Value] {
    match value {
        Value::Array(list) => list,
        Value::Null => &[],
        one => std::slice::from_ref(one),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_not_json_is_named() {
        let deep = "[".repeat(100_000);
        let long = vec![b' '; LARGEST + 1];
        for (bytes, expected) in [
            (&b""[..], Unreadable::Empty),
            (b" \r\n", Unreadable::Empty),
            (b"\xEF\xBB\xBF", Unreadable::Empty),
            (b"<!DOCTYPE html><html></html>", Unreadable::Html),
            (b"  <html>", Unreadable::Html),
            (b"{\"a\": [1, 2", Unreadable::Cut),
            (b"{\"a\": \"\xFF\"}", Unreadable::NotJson),
            (b"Service Unavailable", Unreadable::NotJson),
            (b"{} {}", Unreadable::NotJson),
            (b"{\"a\": 1e999}", Unreadable::NotJson),
            (deep.as_bytes(), Unreadable::NotJson),
            (&long, Unreadable::TooLarge),
        ] {
            assert_eq!(parse(bytes), Err(expected));
        }
        assert_eq!(parse(b"\xEF\xBB\xBF {}"), Ok(json!({})));
    }

    #[test]
    fn the_exact_spelling_of_a_name_comes_first_and_null_is_not_there() {
        let value = json!({ "TID": "1", "tid": "2" });
        assert_eq!(Object::of(&value).unwrap().text("tid").as_deref(), Some("2"));
        let value = json!({ "TID": "1", "tid": null });
        assert_eq!(Object::of(&value).unwrap().text("tid").as_deref(), Some("1"));
    }
}
