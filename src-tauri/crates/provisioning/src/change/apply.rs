//! Changes put into what was read: every name in its documented spelling, every value in its
//! type, and never a mask in place of a secret.

use serde_json::{Map, Value};

use super::{Changes, strip_counters};
use crate::check::{Finding, Rule};
use crate::fields::{self, FIELDS, Kind, TERMINAL};
use crate::node::{Group, Node, wire_group};
use crate::secret::{is_mask, is_secret_name};

/// The body with the changes, read once more so that every value has its type, with masks
/// replaced by what they stand for.
pub(super) fn apply(before: &Group, changes: &Changes, found: &mut Vec<Finding>) -> Group {
    let mut tree = match wire_group(before) {
        Value::Object(map) => map,
        _ => Map::new(),
    };
    for (path, node) in &changes.set {
        let path: Vec<&str> = documented(path);
        put(&mut tree, &path, node.as_ref().map(Node::wire));
    }
    for (key, node) in &changes.settings {
        put(&mut tree, &["settings", key], node.as_ref().map(Node::wire));
    }
    // The flag says which block counts; it is not sent.
    let meta = tree.contains_key("routingMetaConnector") || tree.contains_key("multiMethodMetaConnector");
    tree.insert("isMetaConnector".to_owned(), Value::Bool(meta));
    let both = tree.contains_key("routingMetaConnector") && tree.contains_key("multiMethodMetaConnector");
    if both {
        found.push(Finding::new(
            "multiMethodMetaConnector",
            Rule::Applicable,
            "A meta-connector is either for routing or for several methods, never both.",
        ));
    }
    let read = crate::read::connector(&tree);
    let mut body: Group = read.fields().clone();
    body.remove("isMetaConnector");
    body.retain(|name, _| {
        FIELDS
            .iter()
            .all(|field| field.writable || field.name != name.as_str())
    });
    unmask_group(&mut body, before);
    strip_counters(&mut body);
    body
}

/// The path with its names as they are documented.
fn documented(path: &[String]) -> Vec<&str> {
    let mut names: Vec<&str> = path.iter().map(String::as_str).collect();
    if let Some(first) = names.first_mut() {
        let field = fields::field(first);
        *first = field.map_or(*first, |field| field.name);
        let kind = field.map(|field| field.kind);
        if let Some(second) = names.get_mut(1) {
            let parts: Vec<&'static str> = match kind {
                Some(Kind::Config) => {
                    let known = fields::CONFIG.iter().map(|(name, _)| *name);
                    known.chain([fields::EXTRA_DATA, fields::VAULT]).collect()
                }
                Some(Kind::Routing) => fields::ROUTING.iter().map(|(name, _)| *name).collect(),
                Some(Kind::MultiMethod) => fields::MULTI.iter().map(|(name, _)| *name).collect(),
                Some(Kind::Terminals) => TERMINAL.iter().map(|(name, _)| *name).collect(),
                _ => Vec::new(),
            };
            if let Some(known) = parts.into_iter().find(|known| known.eq_ignore_ascii_case(second)) {
                *second = known;
            }
        }
    }
    names
}

/// Puts a value at a path. Names inside the adapter's own data keep the spelling they have.
fn put(tree: &mut Map<String, Value>, path: &[&str], value: Option<Value>) {
    let Some((first, rest)) = path.split_first() else {
        return;
    };
    let key = tree
        .keys()
        .find(|key| key.eq_ignore_ascii_case(first))
        .map_or_else(|| (*first).to_owned(), Clone::clone);
    if rest.is_empty() {
        match value {
            Some(value) => {
                tree.insert(key, value);
            }
            None => clear(tree, &key),
        }
        return;
    }
    let inner = tree.entry(key).or_insert_with(|| Value::Object(Map::new()));
    if !inner.is_object() {
        *inner = Value::Object(Map::new());
    }
    if let Value::Object(map) = inner {
        put(map, rest, value);
    }
}

/// A documented field is sent empty; another name is taken out.
fn clear(tree: &mut Map<String, Value>, key: &str) {
    let empty = match FIELDS
        .iter()
        .find(|field| field.name == key)
        .map(|field| field.kind)
    {
        Some(Kind::Text | Kind::Secret) => Value::String(String::new()),
        Some(Kind::Integer) => Value::Null,
        Some(Kind::Flag) => Value::Bool(false),
        Some(Kind::Types | Kind::Terminals) => Value::Array(Vec::new()),
        Some(Kind::Settings) => Value::Object(Map::new()),
        Some(Kind::Config | Kind::Routing | Kind::MultiMethod) | None => {
            tree.remove(key);
            return;
        }
    };
    tree.insert(key.to_owned(), empty);
}

/// A mask is never written: what was there before stands again, or nothing.
fn unmask_group(group: &mut Group, before: &Group) {
    group.retain(|name, node| unmask(node, before.get(name)));
}

/// Says whether the value stays.
fn unmask(node: &mut Node, before: Option<&Node>) -> bool {
    match node {
        Node::Secret(secret) if is_mask(secret.expose()) => match before {
            Some(known @ Node::Secret(_)) => {
                *node = known.clone();
                true
            }
            _ => false,
        },
        Node::Group(group) => {
            let empty = Group::new();
            let before = before.and_then(Node::as_group).unwrap_or(&empty);
            unmask_group(group, before);
            true
        }
        Node::List(nodes) => {
            let before = before.and_then(Node::as_list).unwrap_or_default();
            let mut position = 0;
            nodes.retain_mut(|node| {
                position += 1;
                unmask(node, before.get(position - 1))
            });
            true
        }
        _ => true,
    }
}

/// Whether the value at a path is a secret: by the tables where it is known, else by its name.
#[must_use]
pub fn is_secret_path(path: &str) -> bool {
    let names: Vec<String> = path.split('.').map(str::to_owned).collect();
    let names = documented(&names);
    let kind = |table: &[(&str, Kind)], name: &str| {
        table
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, kind)| *kind == Kind::Secret)
    };
    match names.as_slice() {
        [] => false,
        ["settings", ..] => fields::is_secret_setting(path.split_once('.').map_or("", |(_, key)| key)),
        [one] => fields::field(one).map_or_else(|| is_secret_name(one), |field| field.kind == Kind::Secret),
        ["config", one] => kind(&fields::CONFIG, one).unwrap_or_else(|| is_secret_name(one)),
        [.., last] => is_secret_name(last),
    }
}
