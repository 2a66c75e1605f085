//! The parts of a connector that hold other values: configuration, settings, terminals.

use serde_json::{Map, Value};

use super::value::{empty, is_absent, pairs, setting};
use super::{Reader, choose};
use crate::fields::{self, CONFIG, EXTRA_DATA, Kind, TERMINAL, VAULT};
use crate::node::{Group, Node};

const NOT_NAMED: &str = "This is not a set of named values. It is kept as it came.";

impl Reader {
    /// `config`, with the two groups that only the adapter knows.
    pub(super) fn config(&mut self, value: &Value) -> Node {
        let Some(map) = as_map(value) else {
            return self.odd("config", value);
        };
        let known = |name: &str| {
            let all = CONFIG
                .into_iter()
                .chain([(EXTRA_DATA, Kind::Settings), (VAULT, Kind::Settings)]);
            all.into_iter()
                .find(|(known, _)| known.eq_ignore_ascii_case(name))
        };
        let mut group = Group::new();
        for (name, known, value) in choose(&map, known, |(name, _)| name) {
            let (name, node) = match known {
                None => (name, Node::by_name(name, value)),
                Some((name @ (EXTRA_DATA | VAULT), _)) => (name, self.adapter_data(name, value)),
                Some((name, kind)) => (name, self.simple(&format!("config.{name}"), kind, value)),
            };
            group.insert(name.to_owned(), node);
        }
        Node::Group(group)
    }

    /// `extraData` or `vault`: an object, null or an empty list; the names are the adapter's.
    fn adapter_data(&mut self, name: &str, value: &Value) -> Node {
        match as_map(value) {
            Some(map) => Node::Group(Node::group(&map)),
            None => self.odd(&format!("config.{name}"), value),
        }
    }

    /// Settings as texts by their documented names; unknown ones keep theirs.
    pub(super) fn settings(&mut self, path: &str, value: &Value) -> Node {
        let Some(map) = as_map(value) else {
            return self.odd(path, value);
        };
        let mut group = Group::new();
        for (name, known, value) in choose(&map, fields::setting, |known| known) {
            let key = known.unwrap_or(name);
            let secret = fields::is_secret_setting(key);
            let node = match setting(value) {
                Some(Node::Text(text)) if secret => Node::secret(text),
                Some(node) => node,
                None => {
                    self.notice(
                        &format!("{path}.{key}"),
                        "This is not a text. It is kept as it came.",
                    );
                    Node::by_name(if secret { "secret" } else { "" }, value)
                }
            };
            group.insert(key.to_owned(), node);
        }
        Node::Group(group)
    }

    /// Terminals as a list: from a list, one terminal, or terminals by number or id.
    pub(super) fn terminals(&mut self, value: &Value) -> Node {
        let list = match value {
            Value::Null => Vec::new(),
            Value::Array(values) => values
                .iter()
                .filter_map(|value| self.terminal(None, value))
                .collect(),
            Value::Object(map) if is_terminal(map) => vec![self.terminal_of(map, None)],
            Value::Object(map) => map
                .iter()
                .filter_map(|(id, value)| self.terminal(Some(id), value))
                .collect(),
            other => self.terminal(None, other).into_iter().collect(),
        };
        Node::List(list)
    }

    fn terminal(&mut self, id: Option<&str>, value: &Value) -> Option<Node> {
        match value {
            Value::Object(map) => {
                // A number in place of a name is a position, not an id.
                let id = id.filter(|id| id.parse::<u32>().is_err());
                Some(self.terminal_of(map, id))
            }
            Value::String(text) if text.trim().is_empty() => None,
            Value::String(text) => Some(terminal_named(text)),
            Value::Number(number) => Some(terminal_named(&number.to_string())),
            Value::Null => None,
            Value::Bool(_) | Value::Array(_) => {
                self.notice("terminals", "One entry is not a terminal. It was left out.");
                None
            }
        }
    }

    fn terminal_of(&mut self, map: &Map<String, Value>, id: Option<&str>) -> Node {
        let mut group = self.known_parts("terminals", map, &TERMINAL);
        if let Some(id) = id
            && group.get("terminalId").is_none_or(Node::is_blank)
        {
            group.insert("terminalId".to_owned(), Node::text(id));
        }
        Node::Group(group)
    }

    /// An object of simple parts; unknown ones are kept.
    pub(super) fn known_parts(
        &mut self,
        path: &str,
        map: &Map<String, Value>,
        table: &'static [(&'static str, Kind)],
    ) -> Group {
        let known = |name: &str| {
            table
                .iter()
                .copied()
                .find(|(known, _)| known.eq_ignore_ascii_case(name))
        };
        let mut group = Group::new();
        for (name, known, value) in choose(map, known, |(name, _)| name) {
            let node = match known {
                None => Node::by_name(name, value),
                Some((name, kind)) => self.simple(&format!("{path}.{name}"), kind, value),
            };
            group.insert(known.map_or(name, |(name, _)| name).to_owned(), node);
        }
        group
    }

    fn odd(&mut self, path: &str, value: &Value) -> Node {
        if is_absent(value) {
            return empty();
        }
        self.notice(path, NOT_NAMED);
        // Nobody knows what it holds; where secrets are kept, all of it counts as one.
        Node::by_name(if path.starts_with("config") { "secret" } else { "" }, value)
    }
}

fn terminal_named(id: &str) -> Node {
    Node::Group(Group::from([("terminalId".to_owned(), Node::text(id))]))
}

fn is_terminal(map: &Map<String, Value>) -> bool {
    TERMINAL
        .iter()
        .any(|(known, _)| map.keys().any(|name| name.eq_ignore_ascii_case(known)))
}

/// Named values from an object, an empty list, a list of pairs, or JSON inside a text.
fn as_map(value: &Value) -> Option<Map<String, Value>> {
    match value {
        Value::Object(map) => Some(map.clone()),
        Value::Array(values) if !values.is_empty() => Some(pairs(values)?.into_iter().collect()),
        Value::String(text) if text.trim_start().starts_with('{') => serde_json::from_str(text).ok(),
        other => is_absent(other).then(Map::new),
    }
}
