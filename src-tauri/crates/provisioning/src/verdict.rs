//! Whether an answer is an error. Decided on status and number only, never on the message:
//! it is free text, it changes, and a published example carries the text of another error
//! (section 3).

use std::fmt;

use serde_json::{Map, Value};

use crate::body::named;
use crate::codes::{Class, class_of};
use crate::fields;
use crate::node::shown_text;
use crate::read::whole;

/// The longest message that is kept, in characters.
const LONGEST_MESSAGE: usize = 500;

/// What the gateway says is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiError {
    /// HTTP status, if it is known.
    pub status: Option<u16>,
    /// `errorCode`, if there is a readable one.
    pub code: Option<i64>,
    /// What kind of error it is: by its code, without one by its status.
    pub class: Class,
    /// `errorMessage` as it came, card numbers masked. To be shown, never to be judged by.
    pub message: Option<String>,
}

impl ApiError {
    /// An error of which only the HTTP status is known.
    #[must_use]
    pub fn of_status(status: u16) -> Self {
        Self {
            status: Some(status),
            code: None,
            class: class_of(None, Some(status)),
            message: None,
        }
    }

    /// The field that the message seems to name (`field: text`): a courtesy to mark it, never
    /// a reason to decide anything.
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        let (field, _) = self.message.as_deref()?.split_once(':')?;
        let name = field.split('.').next().unwrap_or_default();
        let first = name.split('[').next().unwrap_or_default();
        fields::field(first).map(|_| field)
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.code, self.status) {
            (Some(code), _) => write!(f, "error {code}"),
            (None, Some(status)) => write!(f, "HTTP status {status}"),
            (None, None) => f.write_str("an error without a number"),
        }
    }
}

/// What an answer says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Told {
    pub success: Option<bool>,
    /// There is an error code, and it is not 0.
    pub has_code: bool,
    /// It is readable as well.
    pub code: Option<i64>,
    pub message: Option<String>,
}

impl Told {
    /// Reads it; an error body may lie in a list of one, or under `error`.
    pub(crate) fn of(value: &Value) -> Self {
        match value {
            Value::Object(map) => match named(map, "error") {
                Some(Value::Object(inner)) if named(map, "errorCode").is_none() => {
                    let inside = Self::of_map(inner);
                    let outside = Self::of_map(map);
                    Self {
                        success: outside.success.or(inside.success),
                        message: outside.message.or(inside.message),
                        ..inside
                    }
                }
                _ => Self::of_map(map),
            },
            Value::Array(values) => match values.as_slice() {
                [Value::Object(map)] => Self::of_map(map),
                _ => Self::default(),
            },
            _ => Self::default(),
        }
    }

    fn of_map(map: &Map<String, Value>) -> Self {
        let (has_code, code) = named(map, "errorCode").map_or((false, None), read_code);
        Self {
            success: named(map, "success").and_then(read_success),
            has_code,
            code,
            message: named(map, "errorMessage").and_then(read_message),
        }
    }

    /// The error, if it is one: a status that is not 2xx, or an error code, or no success.
    pub(crate) fn error(&self, status: Option<u16>) -> Option<ApiError> {
        let bad_status = status.is_some_and(|status| !(200..300).contains(&status));
        if !bad_status && !self.has_code && self.success != Some(false) {
            return None;
        }
        // A status that says "done" says nothing about an error.
        let telling = status.filter(|_| bad_status);
        let class = if self.has_code && self.code.is_none() {
            Class::Unknown
        } else {
            class_of(self.code, telling)
        };
        Some(ApiError {
            status,
            code: self.code,
            class,
            message: self.message.clone(),
        })
    }
}

/// Whether there is a code other than 0, and which.
fn read_code(value: &Value) -> (bool, Option<i64>) {
    let read = |text: &str| match whole(text.trim()) {
        Some(0) => (false, None),
        Some(code) => (true, Some(code)),
        None => (!matches!(text.trim(), "" | "null"), None),
    };
    match value {
        Value::Null | Value::Bool(false) => (false, None),
        Value::Bool(true) => (true, None),
        Value::Number(number) => read(&number.to_string()),
        Value::String(text) => read(text),
        Value::Array(values) => values.first().map_or((false, None), |value| match value {
            Value::Array(_) | Value::Object(_) => (true, None),
            one => read_code(one),
        }),
        Value::Object(map) => match named(map, "code").or_else(|| named(map, "errorCode")) {
            Some(one @ (Value::Number(_) | Value::String(_))) => read_code(one),
            _ => (!map.is_empty(), None),
        },
    }
}

fn read_success(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(flag) => Some(*flag),
        Value::Number(number) => whole(&number.to_string()).map(|number| number != 0),
        Value::String(text) => match text.trim().to_ascii_lowercase().as_str() {
            "true" | "1" | "yes" | "ok" => Some(true),
            "false" | "0" | "no" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

fn read_message(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Array(values) => values
            .iter()
            .filter_map(Value::as_str)
            .collect::<Vec<_>>()
            .join(" "),
        _ => return None,
    };
    let text = text.trim();
    let short: String = shown_text(text).chars().take(LONGEST_MESSAGE).collect();
    (!short.is_empty()).then_some(short)
}
