//! Merchants, as far as one has to be chosen (section 10).

use serde_json::{Map, Value};

use crate::body::named;

/// A merchant of the tenant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merchant {
    /// `ME-…`
    pub guid: String,
    /// Its name.
    pub name: String,
    /// Switched off.
    pub disabled: bool,
    /// Put away.
    pub archived: bool,
    /// ISO 4217, where it is told.
    pub default_currency: Option<String>,
    /// ISO 3166-1 alpha-2, where it is told.
    pub country: Option<String>,
}

/// The merchants of an answer: `{merchants: […]}`, a bare list, or one.
pub(crate) fn list(value: &Value) -> Vec<Merchant> {
    match value {
        Value::Array(values) => values
            .iter()
            .filter_map(Value::as_object)
            .filter_map(merchant)
            .collect(),
        Value::Object(map) => match named(map, "merchants").or_else(|| named(map, "merchant")) {
            Some(Value::Object(inner)) if named(inner, "guid").is_none() => inner
                .values()
                .filter_map(Value::as_object)
                .filter_map(merchant)
                .collect(),
            Some(Value::Object(inner)) => merchant(inner).into_iter().collect(),
            Some(inner) => list(inner),
            None => merchant(map).into_iter().collect(),
        },
        _ => Vec::new(),
    }
}

fn merchant(map: &Map<String, Value>) -> Option<Merchant> {
    let text = |name: &str| named(map, name).and_then(Value::as_str).map(str::to_owned);
    let flag = |name: &str| match named(map, name) {
        Some(Value::Bool(flag)) => *flag,
        Some(Value::String(text)) => matches!(text.to_ascii_lowercase().as_str(), "1" | "true" | "yes"),
        Some(Value::Number(number)) => number.as_i64() == Some(1),
        _ => false,
    };
    Some(Merchant {
        guid: text("guid")?,
        name: text("name").unwrap_or_default(),
        disabled: flag("disabled"),
        archived: flag("archived"),
        default_currency: text("defaultCurrency"),
        country: text("country"),
    })
}
