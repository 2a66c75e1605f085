//! Where the connectors of an answer are: `{connector}`, `{connectors: […]}`, a bare list, a
//! bare connector, and the same inside one more layer.

use serde_json::{Map, Value};

use crate::body::named;
use crate::connector::Connector;
use crate::fields;

/// Layers that are looked through.
const LAYERS: u8 = 4;
/// Names of layers around what was asked for.
const AROUND: [&str; 4] = ["data", "result", "response", "payload"];

/// What an answer holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Found {
    One(Box<Connector>),
    /// Connectors, and how many entries were none.
    Many(Vec<Connector>, usize),
    Nothing,
}

/// Finds the connectors of an answer.
pub(crate) fn find(value: &Value) -> Found {
    within(value, LAYERS)
}

fn within(value: &Value, layers: u8) -> Found {
    if layers == 0 {
        return Found::Nothing;
    }
    match value {
        Value::Array(values) => many(values.iter()),
        Value::Object(map) => in_object(map, layers),
        _ => Found::Nothing,
    }
}

fn in_object(map: &Map<String, Value>, layers: u8) -> Found {
    if looks_like_connector(map) {
        return one(map);
    }
    if let Some(inner) = named(map, "connector") {
        return match inner {
            Value::Object(inner) if is_layer(inner) => in_object(inner, layers - 1),
            // Inside its own name, anything with a field is a connector.
            Value::Object(inner) if !inner.is_empty() => one(inner),
            Value::Array(values) => match values.as_slice() {
                [Value::Object(inner)] => one(inner),
                [] => Found::Nothing,
                _ => many(values.iter()),
            },
            _ => from_list(map).unwrap_or(Found::Nothing),
        };
    }
    if let Some(found) = from_list(map) {
        return found;
    }
    let around = AROUND.iter().find_map(|name| named(map, name));
    around.map_or(Found::Nothing, |inner| within(inner, layers - 1))
}

fn from_list(map: &Map<String, Value>) -> Option<Found> {
    Some(match named(map, "connectors")? {
        Value::Array(values) => many(values.iter()),
        Value::Null => Found::Many(Vec::new(), 0),
        Value::Object(inner) if looks_like_connector(inner) => {
            many(std::iter::once(&Value::Object(inner.clone())))
        }
        Value::Object(inner) => many(inner.values()),
        _ => return None,
    })
}

fn one(map: &Map<String, Value>) -> Found {
    Found::One(Box::new(crate::read::connector(map)))
}

fn many<'a>(values: impl Iterator<Item = &'a Value>) -> Found {
    let (mut connectors, mut others) = (Vec::new(), 0);
    for value in values {
        match value {
            Value::Object(map) => match named(map, "connector") {
                Some(Value::Object(inner)) if is_layer(map) => connectors.push(crate::read::connector(inner)),
                _ => connectors.push(crate::read::connector(map)),
            },
            Value::Null => {}
            _ => others += 1,
        }
    }
    Found::Many(connectors, others)
}

/// Has at least one field that only a connector has.
fn looks_like_connector(map: &Map<String, Value>) -> bool {
    let telling = |name: &String| {
        fields::field(name)
            .is_some_and(|field| !matches!(field.name, "description" | "name" | "settings" | "config"))
    };
    map.keys().any(telling)
        || (named(map, "name").is_some() && named(map, "errorCode").is_none() && has_two(map))
}

fn has_two(map: &Map<String, Value>) -> bool {
    map.keys().filter(|name| fields::field(name).is_some()).count() > 1
}

/// Only there to hold a connector.
fn is_layer(map: &Map<String, Value>) -> bool {
    named(map, "connector").is_some() && !looks_like_connector(map)
}
