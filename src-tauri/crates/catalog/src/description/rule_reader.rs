//! Reads the rules of a field.

use serde_json::{Map, Value};

use super::wire::{member, number_of, text_of, texts_of};
use super::{Alphabet, Check, KeyRole, Mixup, Rule, Shape};
use crate::check::Severity;

/// Reads one rule; `None` for one that this program does not know.
pub(super) fn check(value: &Value) -> Option<Check> {
    let object = value.as_object()?;
    let severity = match text_of(object, "severity").to_lowercase().as_str() {
        "error" => Severity::Error,
        "note" => Severity::Note,
        _ => Severity::Warning,
    };
    let some = |name: &str| Some(text_of(object, name)).filter(|text| !text.is_empty());
    Some(Check {
        rule: rule(object)?,
        severity,
        say: some("say"),
        example: some("example"),
    })
}

fn rule(object: &Map<String, Value>) -> Option<Rule> {
    let rule = match text_of(object, "rule").to_lowercase().as_str() {
        "key" => Rule::Key {
            role: match text_of(object, "role").to_lowercase().as_str() {
                "public" => KeyRole::Public,
                _ => KeyRole::Private,
            },
            test: texts_of(object, "test"),
            live: texts_of(object, "live"),
            suffix: shape(object),
            mixups: mixups(object),
        },
        "shape" => Rule::Shape(shape(object)),
        "prefix" => Rule::Prefix {
            any: texts_of(object, "any"),
        },
        "not_prefix" => Rule::NotPrefix {
            any: texts_of(object, "any"),
        },
        "contains" => Rule::Contains {
            text: text_of(object, "text"),
        },
        "groups" => Rule::Groups {
            of: texts_of(object, "of")
                .iter()
                .filter_map(|n| n.parse().ok())
                .collect(),
            by: text_of(object, "by"),
            alphabet: alphabet(object),
        },
        "host" => Rule::Host {
            under: texts_of(object, "under"),
            min: number_of(object, "min").unwrap_or(1),
        },
        "known" => Rule::Known {
            values: texts_of(object, "values"),
        },
        _ => return None,
    };
    Some(rule)
}

fn shape(object: &Map<String, Value>) -> Shape {
    Shape {
        alphabet: alphabet(object),
        min: number_of(object, "min").unwrap_or(0),
        max: number_of(object, "max"),
    }
}

fn alphabet(object: &Map<String, Value>) -> Option<Alphabet> {
    Some(text_of(object, "alphabet"))
        .filter(|text| !text.is_empty())
        .map(Alphabet::new)
}

fn mixups(object: &Map<String, Value>) -> Vec<Mixup> {
    let Some(Value::Array(items)) = member(object, "mixups") else {
        return Vec::new();
    };
    let read = |item: &Value| {
        let object = item.as_object()?;
        Some(Mixup {
            of: text_of(object, "of"),
            suffix: shape(object),
        })
    };
    items.iter().filter_map(read).collect()
}
