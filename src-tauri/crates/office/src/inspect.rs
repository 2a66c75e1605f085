//! Looking at an answer that somebody sends in.

mod connect;
mod connectors;
#[cfg(test)]
mod tests;

pub use ::connect::Kind as ConnectKind;
pub use connect::{connect, connect_end, connect_report, connect_terminals};

use ::converge::{Fields, Inspection};
use serde_json::{Map, Value, json};

pub use ::provisioning::Expected as ProvisioningKind;
pub(crate) use connectors::notices;
pub use connectors::provisioning;

/// Takes a Converge answer apart; card numbers are masked.
pub fn converge(bytes: &[u8]) -> Value {
    let seen: Inspection = ::converge::inspect(bytes);
    json!({
        "format": seen.format.word(),
        "outcome": seen.outcome.word(),
        "test_mode": seen.test_mode,
        "error": seen.error.as_ref().map(|error| json!({
            "code": error.code,
            "name": error.name,
            "message": error.message,
        })),
        "declared_count": seen.declared_count,
        "complete": seen.complete,
        "problem": seen.problem.as_ref().map(ToString::to_string),
        "fields": object(&seen.fields),
        "records": seen.records.iter().map(object).collect::<Vec<_>>(),
    })
}

/// Wire names to raw texts; a name that stands twice keeps all its texts in a list.
fn object(fields: &Fields) -> Value {
    let mut map = Map::new();
    for (name, value) in fields.iter() {
        match map.get_mut(name) {
            None => {
                map.insert(name.to_owned(), Value::from(value));
            }
            Some(Value::Array(texts)) => texts.push(Value::from(value)),
            Some(single) => {
                let first = single.take();
                *single = Value::Array(vec![first, Value::from(value)]);
            }
        }
    }
    Value::Object(map)
}
