//! Descriptors in whatever shape they come (section 7, quirks 1 to 7).

use serde_json::{Map, Value};

use super::{Descriptor, Settings, Type, label};
use crate::body::named;
use crate::secret;

/// Keys of which one makes an object a descriptor and not a map of them.
const TELLING: [&str; 6] = ["type", "required", "description", "enum", "properties", "items"];
/// Names of lists of values, the documented one first.
const CHOICES: [&str; 4] = ["enum", "options", "choices", "values"];

const UNKNOWN_TYPE: &str = "The type of this field is not known. It is shown as plain text.";
const NO_CHOICES: &str = "The adapter does not say which values can be chosen. Any text is taken.";

/// Both blocks of an answer; nothing when there is none.
pub(crate) fn blocks(value: &Value) -> Option<Settings> {
    match value {
        Value::Array(_) => Some(Settings {
            base: descriptors(value),
            vault: Vec::new(),
        }),
        Value::Object(map) => in_object(map),
        _ => None,
    }
}

fn in_object(map: &Map<String, Value>) -> Option<Settings> {
    let block = |name: &str| named(map, name);
    let (base, vault) = (block("baseConfig"), block("vaultConfig"));
    if base.is_some() || vault.is_some() {
        return Some(Settings {
            base: base.map(descriptors).unwrap_or_default(),
            vault: vault.map(descriptors).unwrap_or_default(),
        });
    }
    for layer in ["data", "result", "response", "config", "settings"] {
        if let Some(found) = block(layer).and_then(blocks) {
            return Some(found);
        }
    }
    if is_descriptor(map) {
        return Some(Settings {
            base: vec![descriptor(map)],
            vault: Vec::new(),
        });
    }
    None
}

/// One descriptor, a list of them, a map of them by name, or nothing.
fn descriptors(value: &Value) -> Vec<Descriptor> {
    match value {
        Value::Array(values) => from_list(values),
        Value::Object(map) => from_object(map),
        Value::String(text) if text.trim_start().starts_with(['{', '[']) => {
            serde_json::from_str(text).map_or_else(|_| Vec::new(), |inner: Value| descriptors(&inner))
        }
        _ => Vec::new(),
    }
}

fn from_list(values: &[Value]) -> Vec<Descriptor> {
    let mut found: Vec<Descriptor> = Vec::new();
    for value in values {
        match value {
            Value::Object(map) if is_nameless(map) => attach(map, &mut found),
            Value::Object(map) if is_descriptor(map) => found.push(descriptor(map)),
            Value::Object(map) => found.extend(from_object(map)),
            Value::Array(inner) => found.extend(from_list(inner)),
            Value::String(name) if !name.trim().is_empty() => found.push(bare(name.trim(), Type::String)),
            _ => {}
        }
    }
    found
}

fn from_object(map: &Map<String, Value>) -> Vec<Descriptor> {
    if is_nameless(map) {
        // The whole block written as one object with properties, as in a JSON schema.
        return match named(map, "properties") {
            Some(properties) => children(properties, named(map, "required")),
            None => Vec::new(),
        };
    }
    if is_descriptor(map) {
        return vec![descriptor(map)];
    }
    by_name(map)
}

/// A map of name to descriptor, or of name to the name of a type.
fn by_name(map: &Map<String, Value>) -> Vec<Descriptor> {
    let one = |(name, value): (&String, &Value)| match value {
        Value::Object(inner) => {
            let mut one = descriptor(inner);
            if one.name.is_empty() {
                one.name.clone_from(name);
                one.label = label(name);
                one.secret |= one.kind != Type::Boolean && secret::is_secret_name(name);
            }
            Some(one)
        }
        Value::String(kind) => {
            let told = Map::from_iter([("type".to_owned(), Value::from(kind.as_str()))]);
            let mut one = descriptor(&told);
            one.name.clone_from(name);
            one.label = label(name);
            one.secret |= one.kind != Type::Boolean && secret::is_secret_name(name);
            Some(one)
        }
        _ => None,
    };
    map.iter().filter_map(one).collect()
}

/// Has a name of its own, as a text.
fn has_name(map: &Map<String, Value>) -> bool {
    matches!(named(map, "name"), Some(Value::String(name)) if !name.trim().is_empty())
}

fn is_descriptor(map: &Map<String, Value>) -> bool {
    has_name(map)
}

/// Describes something, without saying what: the items of the array before it.
fn is_nameless(map: &Map<String, Value>) -> bool {
    let described = |name: &str| match named(map, name) {
        // A setting that is called `type` is described by an object.
        Some(Value::Object(_)) if name == "type" || name == "description" => false,
        Some(Value::Object(inner)) if name == "enum" || name == "required" => inner.is_empty(),
        Some(_) => true,
        None => false,
    };
    !has_name(map)
        && !matches!(named(map, "name"), Some(Value::Object(_)))
        && TELLING.into_iter().any(described)
}

/// Quirk 5: an array's items in a nameless element behind it.
fn attach(map: &Map<String, Value>, found: &mut Vec<Descriptor>) {
    let inner = match named(map, "items") {
        Some(items) => items_of(items),
        None => Some(descriptor(map)),
    };
    match found.last_mut() {
        Some(last) if last.kind == Type::Array && last.items.is_none() => last.items = inner.map(Box::new),
        // Nothing before it can have items: what it describes would be lost otherwise.
        _ => {
            if let Some(properties) = named(map, "properties") {
                found.extend(children(properties, named(map, "required")));
            }
        }
    }
}

fn items_of(value: &Value) -> Option<Descriptor> {
    match value {
        Value::Object(map) if map.is_empty() => None,
        Value::Object(map) if is_nameless(map) || is_descriptor(map) => Some(descriptor(map)),
        Value::Object(map) => Some(object_of(by_name(map))),
        Value::Array(values) => match values.as_slice() {
            [] => None,
            [Value::Object(map)] if is_nameless(map) => Some(descriptor(map)),
            _ => Some(object_of(from_list(values))),
        },
        Value::String(kind) => {
            let told = Map::from_iter([("type".to_owned(), Value::from(kind.as_str()))]);
            Some(descriptor(&told))
        }
        _ => None,
    }
}

fn object_of(properties: Vec<Descriptor>) -> Descriptor {
    Descriptor {
        properties,
        ..bare("", Type::Object)
    }
}

fn bare(name: &str, kind: Type) -> Descriptor {
    Descriptor {
        name: name.to_owned(),
        label: label(name),
        kind,
        declared: None,
        required: false,
        description: None,
        choices: None,
        secret: secret::is_secret_name(name),
        properties: Vec::new(),
        items: None,
        notice: None,
    }
}

fn descriptor(map: &Map<String, Value>) -> Descriptor {
    let text = |name: &str| match named(map, name) {
        Some(Value::String(text)) => Some(text.trim()).filter(|text| !text.is_empty()),
        _ => None,
    };
    let name = text("name").unwrap_or_default();
    let required = named(map, "required");
    let properties = named(map, "properties").map_or_else(Vec::new, |inner| children(inner, required));
    let items = named(map, "items").and_then(items_of).map(Box::new);
    let choices = CHOICES.iter().find_map(|name| named(map, name)).and_then(choices);
    let declared = type_word(named(map, "type"));
    let (kind, known) = match declared.as_deref().map(str::to_ascii_lowercase).as_deref() {
        Some("string" | "text") => (Type::String, true),
        Some("bool" | "boolean") => (Type::Boolean, true),
        Some("select" | "enum") => (Type::Select, true),
        Some("object") => (Type::Object, true),
        Some("array") => (Type::Array, true),
        // Without a type, what stands in the descriptor tells.
        None if !properties.is_empty() => (Type::Object, true),
        None if items.is_some() => (Type::Array, true),
        None if choices.is_some() => (Type::Select, true),
        None => (Type::String, true),
        Some(_) => (Type::String, false),
    };
    let hidden = declared
        .as_deref()
        .is_some_and(|kind| kind.eq_ignore_ascii_case("password") || kind.eq_ignore_ascii_case("secret"));
    let notice = match (known, kind, &choices) {
        (false, _, _) if !hidden => Some(UNKNOWN_TYPE),
        (_, Type::Select, None) => Some(NO_CHOICES),
        _ => None,
    };
    Descriptor {
        kind,
        declared: declared.filter(|_| !known),
        required: required.is_some_and(is_required),
        description: text("description").map(str::to_owned),
        choices,
        secret: hidden || (secret::is_secret_name(name) && kind != Type::Boolean),
        properties,
        items,
        notice,
        ..bare(name, kind)
    }
}

/// A type is a word; of a list such as `["string", "null"]` the first that is one.
fn type_word(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(word) => Some(word.trim().to_owned()).filter(|word| !word.is_empty()),
        Value::Array(words) => words
            .iter()
            .filter_map(Value::as_str)
            .find(|word| *word != "null")
            .map(str::to_owned),
        _ => None,
    }
}

fn is_required(value: &Value) -> bool {
    match value {
        Value::Bool(flag) => *flag,
        Value::Number(number) => number.as_i64().is_some_and(|number| number != 0),
        Value::String(text) => matches!(
            text.trim().to_ascii_lowercase().as_str(),
            "1" | "true" | "yes" | "required" | "mandatory"
        ),
        _ => false,
    }
}

/// The parts of an object; a list of names in `required` is about them, as in a JSON schema.
fn children(properties: &Value, required: Option<&Value>) -> Vec<Descriptor> {
    let mut found = match properties {
        // Inside `properties`, a map is always by name.
        Value::Object(map) if !is_descriptor(map) => by_name(map),
        other => descriptors(other),
    };
    if let Some(Value::Array(names)) = required {
        for one in &mut found {
            one.required |= names
                .iter()
                .filter_map(Value::as_str)
                .any(|name| name == one.name);
        }
    }
    found
}

/// Values to choose from: a list, a map of value to label, or one text with blanks between.
fn choices(value: &Value) -> Option<Vec<String>> {
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Object(map) => ["value", "id", "key", "name"]
            .iter()
            .find_map(|name| named(map, name))
            .and_then(|value| match value {
                Value::String(text) => Some(text.clone()),
                Value::Number(number) => Some(number.to_string()),
                _ => None,
            }),
        _ => None,
    };
    let found: Vec<String> = match value {
        Value::String(words) => words
            .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|'))
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect(),
        Value::Array(values) => values.iter().filter_map(text).collect(),
        Value::Object(map) => map.keys().cloned().collect(),
        _ => Vec::new(),
    };
    (!found.is_empty()).then_some(found)
}
