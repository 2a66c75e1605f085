//! Descriptors in the shapes in which the real gateway writes them (fact sheet section 7).

use serde_json::{Map, Value, json};

use super::chaos::DescriptorShape as Shape;
use super::refusal::Refusal;
use super::rules::ADAPTERS;
use super::settings;
use super::world::World;

/// The answer to `getConnectorSettings`.
pub(super) fn answer(world: &World, adapter: &str, with_vault: bool) -> Result<Value, Refusal> {
    if !ADAPTERS.contains(&adapter) {
        return Err(Refusal::unknown("adapterId"));
    }
    let shape = world.switches.descriptors;
    let mut map = Map::new();
    map.insert("baseConfig".to_owned(), shaped(shape, settings::base(adapter)));
    if with_vault {
        map.insert("vaultConfig".to_owned(), shaped(shape, settings::vault()));
    }
    if !world.switches.no_success {
        map.insert("success".to_owned(), Value::Bool(true));
    }
    Ok(Value::Object(map))
}

fn shaped(shape: Shape, mut list: Vec<Value>) -> Value {
    match shape {
        Shape::List => Value::Array(list),
        Shape::Single => match list.as_slice() {
            [one] => one.clone(),
            _ => Value::Array(list),
        },
        Shape::Map => by_name(&list),
        Shape::EnumText => {
            list.iter_mut().for_each(enum_text);
            Value::Array(list)
        }
        Shape::LooseItems => Value::Array(loose(&list)),
        Shape::Empty => json!({}),
        Shape::UnknownType => {
            list.push(json!({ "name": "brandColor", "type": "colorpicker", "required": false }));
            Value::Array(list)
        }
    }
}

fn by_name(list: &[Value]) -> Value {
    let one = |value: &Value| {
        let mut map = value.as_object()?.clone();
        let name = map.remove("name")?.as_str()?.to_owned();
        if let Some(Value::Array(properties)) = map.get("properties") {
            let properties = by_name(properties);
            map.insert("properties".to_owned(), properties);
        }
        Some((name, Value::Object(map)))
    };
    Value::Object(list.iter().filter_map(one).collect())
}

fn enum_text(value: &mut Value) {
    match value {
        Value::Object(map) => {
            if let Some(Value::Array(choices)) = map.get("enum") {
                let words: Vec<&str> = choices.iter().filter_map(Value::as_str).collect();
                let words = words.join(" ");
                map.insert("enum".to_owned(), Value::String(words));
            }
            map.values_mut().for_each(enum_text);
        }
        Value::Array(values) => values.iter_mut().for_each(enum_text),
        _ => {}
    }
}

/// Takes the items out of each array and puts them behind it, without a name.
fn loose(list: &[Value]) -> Vec<Value> {
    let mut out = Vec::new();
    for value in list {
        let Value::Object(map) = value else {
            out.push(value.clone());
            continue;
        };
        let mut map = map.clone();
        if let Some(Value::Array(properties)) = map.get("properties") {
            let properties = loose(properties);
            map.insert("properties".to_owned(), Value::Array(properties));
        }
        let items = map.remove("items");
        out.push(Value::Object(map));
        out.extend(items.map(|items| json!({ "items": items })));
    }
    out
}
