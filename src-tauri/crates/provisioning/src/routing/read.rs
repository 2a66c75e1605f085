//! Routing documents in any case of their names, with flags and numbers written as texts.

use serde_json::{Map, Value};

use super::{Constraint, MultiMethodRouting, Routing};
use crate::body::named;
use crate::read::whole;

/// Every name of both documents.
const NAMES: [&str; 22] = [
    "version",
    "default",
    "rerouteRecurring",
    "tree",
    "id",
    "if",
    "constraint",
    "params",
    "then",
    "else",
    "route",
    "connector",
    "onFail",
    "action",
    "defaultActionDisable",
    "paymentSelectionMaxRetries",
    "paymentSelectionExpiryHours",
    "methods",
    "method",
    "defaultConnector",
    "convertDebitToPreauth",
    "availability",
];
const MORE_NAMES: [&str; 2] = ["disabled", "routing"];
const FLAGS: [&str; 4] = [
    "rerouteRecurring",
    "defaultActionDisable",
    "disabled",
    "convertDebitToPreauth",
];
const NUMBERS: [&str; 2] = ["paymentSelectionMaxRetries", "paymentSelectionExpiryHours"];
const TEXTS: [&str; 6] = ["version", "id", "constraint", "connector", "method", "action"];
const LISTS: [&str; 2] = ["onFail", "methods"];
/// Names that hold an object or nothing.
const OBJECTS: [&str; 8] = [
    "default",
    "tree",
    "if",
    "then",
    "else",
    "route",
    "availability",
    "routing",
];

/// A classic document: the answer itself, or inside `routing` or `document`.
pub(crate) fn document(value: &Value) -> Option<Routing> {
    let inner = inside(value, &["tree", "default", "rerouteRecurring"])?;
    serde_json::from_value(tidy(inner)).ok()
}

/// A multi-method document.
pub(crate) fn multi_document(value: &Value) -> Option<MultiMethodRouting> {
    let inner = inside(value, &["methods", "defaultActionDisable"])?;
    serde_json::from_value(tidy(inner)).ok()
}

/// The object that holds one of these names; what says whether the call succeeded is no part
/// of it.
fn inside(value: &Value, telling: &[&str]) -> Option<Value> {
    let map = value.as_object()?;
    if telling.iter().any(|name| named(map, name).is_some()) {
        let mut map = map.clone();
        map.retain(|name, _| {
            !["success", "errorCode", "errorMessage"]
                .iter()
                .any(|told| name.eq_ignore_ascii_case(told))
        });
        return Some(Value::Object(map));
    }
    ["routing", "document", "multiMethodRouting", "data", "result"]
        .iter()
        .find_map(|layer| inside(named(map, layer)?, telling))
}

fn tidy(value: Value) -> Value {
    match value {
        Value::Object(map) => Value::Object(tidy_map(map)),
        Value::Array(values) => values.into_iter().map(tidy).collect(),
        other => other,
    }
}

fn tidy_map(map: Map<String, Value>) -> Map<String, Value> {
    let mut out = Map::new();
    for (name, value) in map {
        let known = NAMES
            .iter()
            .chain(&MORE_NAMES)
            .find(|known| known.eq_ignore_ascii_case(&name));
        let Some(known) = known else {
            out.insert(name, value);
            continue;
        };
        let exact = *known == name.as_str();
        if out.contains_key(*known) && !exact {
            continue;
        }
        if let Some(value) = tidy_value(known, value) {
            out.insert((*known).to_owned(), value);
        }
    }
    out
}

/// The value in the type of its name; nothing where it is absent.
fn tidy_value(name: &str, value: Value) -> Option<Value> {
    // The values of a condition belong to the condition.
    if name == "params" {
        return Some(value);
    }
    if FLAGS.contains(&name) {
        return match &value {
            Value::Null => None,
            Value::Number(number) => Some(Value::Bool(number.as_i64() != Some(0))),
            Value::String(text) => Some(Value::Bool(matches!(
                text.trim().to_ascii_lowercase().as_str(),
                "1" | "true" | "yes" | "on"
            ))),
            _ => Some(value),
        };
    }
    if NUMBERS.contains(&name) {
        return match &value {
            Value::String(text) => whole(text.trim()).map(Value::from),
            Value::Number(number) => whole(&number.to_string()).map(Value::from),
            _ => None,
        };
    }
    if TEXTS.contains(&name) {
        return match value {
            Value::Number(number) => Some(Value::String(number.to_string())),
            Value::Null => None,
            other => Some(other),
        };
    }
    if name == "defaultConnector" {
        // As a text, or as `{connector}` like the classic default.
        return match &value {
            Value::Object(map) => named(map, "connector").cloned(),
            Value::Null => None,
            _ => Some(value),
        };
    }
    if LISTS.contains(&name) {
        return Some(list(name, value));
    }
    if OBJECTS.contains(&name) {
        return match value {
            Value::Array(values) if values.is_empty() => None,
            Value::Null => None,
            // A connector named without its object.
            Value::String(guid) if name == "default" || name == "route" => {
                Some(serde_json::json!({ "connector": guid }))
            }
            other => Some(tidy(other)),
        };
    }
    Some(value)
}

fn list(name: &str, value: Value) -> Value {
    let values = match value {
        Value::Array(values) => values,
        Value::Object(map) if map.keys().any(|key| key.parse::<u32>().is_err()) => vec![Value::Object(map)],
        Value::Object(map) => map.into_iter().map(|(_, value)| value).collect(),
        Value::String(text) => vec![Value::String(text)],
        _ => Vec::new(),
    };
    let one = |value: Value| match value {
        Value::String(guid) if name == "onFail" => serde_json::json!({ "connector": guid }),
        other => tidy(other),
    };
    values.into_iter().map(one).collect()
}

/// The conditions of an answer: a list, or a map of name to schema.
pub(crate) fn constraints(value: &Value) -> Vec<Constraint> {
    match value {
        Value::Array(values) => values.iter().filter_map(constraint).collect(),
        Value::Object(map) => {
            let inner = ["constraints", "routingConstraints", "data", "result"];
            match inner.iter().find_map(|name| named(map, name)) {
                Some(Value::Object(by_name)) => by_name
                    .iter()
                    .map(|(name, schema)| Constraint {
                        name: name.clone(),
                        description: None,
                        schema: Some(schema.clone()),
                    })
                    .collect(),
                Some(inner) => constraints(inner),
                None => Vec::new(),
            }
        }
        _ => Vec::new(),
    }
}

fn constraint(value: &Value) -> Option<Constraint> {
    let text =
        |map: &Map<String, Value>, name: &str| named(map, name).and_then(Value::as_str).map(str::to_owned);
    match value {
        Value::String(name) => Some(Constraint {
            name: name.clone(),
            description: None,
            schema: None,
        }),
        Value::Object(map) => Some(Constraint {
            name: ["constraint", "name", "id"]
                .iter()
                .find_map(|name| text(map, name))?,
            description: text(map, "description"),
            schema: ["params", "schema", "paramsSchema"]
                .iter()
                .find_map(|name| named(map, name))
                .cloned(),
        }),
        _ => None,
    }
}
