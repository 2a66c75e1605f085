//! Error bodies: one text for people (section 3), or the lists of older versions.

use domain::mask_numbers;
use serde_json::Value;

use crate::json::{Object, Unreadable, parse, unchanged};

/// What an error answer says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problem {
    /// `userMessage`, meant to be shown as it is; the texts of older versions, joined.
    pub message: Option<String>,
}

/// Reads an error body: `{ "userMessage": "…" }`, `{ "messages": { "<kind>": ["…"] } }`, or a
/// bare text.
///
/// # Errors
/// [`Unreadable`] when it is no JSON. A body without words is no error: 500 has none.
pub fn read_problem(bytes: &[u8]) -> Result<Problem, Unreadable> {
    let value = parse(bytes)?;
    let message = match Object::of(&value) {
        Some(object) => message(object),
        None => unchanged(&value).filter(|_| value.is_string()),
    };
    Ok(Problem { message })
}

/// The words of an object: `userMessage`, else the texts of `messages`.
pub(crate) fn message(object: Object<'_>) -> Option<String> {
    if let Some(value) = object.get("userMessage") {
        let own = unchanged(value).or_else(|| joined(value));
        if own.is_some() {
            return own;
        }
    }
    object.get("messages").and_then(joined)
}

/// All texts inside, in order, one blank between them.
fn joined(value: &Value) -> Option<String> {
    let mut texts = Vec::new();
    collect(value, &mut texts);
    (!texts.is_empty()).then(|| mask_numbers(&texts.join(" ")).into_owned())
}

/// Not deeper than the JSON reader went.
fn collect<'a>(value: &'a Value, texts: &mut Vec<&'a str>) {
    match value {
        Value::String(text) if !text.trim().is_empty() => texts.push(text),
        Value::Array(list) => list.iter().for_each(|value| collect(value, texts)),
        Value::Object(map) => map.values().for_each(|value| collect(value, texts)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<String> {
        read_problem(text.as_bytes()).unwrap().message
    }

    #[test]
    fn the_message_is_not_changed() {
        assert_eq!(
            told(r#"{"userMessage":" Terminal busy.\n Wait. "}"#).as_deref(),
            Some(" Terminal busy.\n Wait. ")
        );
        assert_eq!(told(r#"{"UserMessage":"x"}"#).as_deref(), Some("x"));
        assert_eq!(told(r#""only a text""#).as_deref(), Some("only a text"));
        assert_eq!(told(r#"{"userMessage":["a","b"]}"#).as_deref(), Some("a b"));
    }

    #[test]
    fn texts_of_older_versions_are_joined() {
        assert_eq!(
            told(r#"{"messages":{"error":["One.","Two."],"hint":"Three."}}"#).as_deref(),
            Some("One. Two. Three.")
        );
        assert_eq!(
            told(r#"{"messages":["One.",{"x":["Two."]}],"userMessage":""}"#).as_deref(),
            Some("One. Two.")
        );
    }

    #[test]
    fn a_body_without_words_says_nothing() {
        for text in [
            "{}",
            r#"{"userMessage":null}"#,
            r#"{"messages":{}}"#,
            "[]",
            "5",
            "null",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
        assert_eq!(read_problem(b""), Err(Unreadable::Empty));
    }
}
