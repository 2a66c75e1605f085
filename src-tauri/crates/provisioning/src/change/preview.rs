//! What would change, field by field. Secrets are said to change, never shown.

use serde_json::{Map, Value, json};

use crate::node::{Group, Node};

/// One difference.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Which field, e.g. `config.language`.
    pub path: String,
    /// As it is; nothing when it is not there. For a secret its mask.
    pub before: Option<Value>,
    /// As it will be; nothing when it is taken away. For a secret only `changed`.
    pub after: Option<Value>,
    /// Its value is hidden.
    pub secret: bool,
    /// What a person has to know about it.
    pub notice: Option<&'static str>,
}

/// All differences.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Preview {
    /// In the order of their names.
    pub lines: Vec<Line>,
    /// Secrets that are sent back as they are.
    pub unchanged_secrets: Vec<String>,
}

const NEW_SECRET: &str =
    "The gateway will make a new shared secret. The shop needs it before payments work again.";
const COUNTER: &str = "This resets a live counter.";

impl Preview {
    pub(super) fn of(before: &Group, after: &Group) -> Self {
        let mut preview = Self::default();
        preview.group("", before, after);
        preview
    }

    /// Whether nothing would change.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The differences as JSON.
    #[must_use]
    pub fn shown(&self) -> Value {
        let line = |line: &Line| {
            json!({
                "field": line.path,
                "before": line.before,
                "after": line.after,
                "secret": line.secret,
                "notice": line.notice,
            })
        };
        let mut object = Map::new();
        object.insert("changes".to_owned(), self.lines.iter().map(line).collect());
        object.insert("unchanged_secrets".to_owned(), json!(self.unchanged_secrets));
        Value::Object(object)
    }

    fn group(&mut self, path: &str, before: &Group, after: &Group) {
        let mut names: Vec<&String> = before.keys().chain(after.keys()).collect();
        names.sort_unstable();
        names.dedup();
        for name in names {
            let path = if path.is_empty() {
                name.clone()
            } else {
                format!("{path}.{name}")
            };
            self.node(&path, before.get(name), after.get(name));
        }
    }

    fn node(&mut self, path: &str, before: Option<&Node>, after: Option<&Node>) {
        match (before, after) {
            (Some(Node::Group(before)), Some(Node::Group(after))) => self.group(path, before, after),
            (Some(Node::Group(before)), None) if !before.is_empty() => {
                self.group(path, before, &Group::new())
            }
            (None, Some(Node::Group(after))) if !after.is_empty() => self.group(path, &Group::new(), after),
            (Some(Node::List(before)), Some(Node::List(after)))
                if before.len() == after.len() && has_groups(after) =>
            {
                for (number, (before, after)) in before.iter().zip(after).enumerate() {
                    self.node(&format!("{path}[{number}]"), Some(before), Some(after));
                }
            }
            (before, after) if before == after => {
                if matches!(after, Some(Node::Secret(_))) {
                    self.unchanged_secrets.push(path.to_owned());
                }
            }
            (before, after) => self.line(path, before, after),
        }
    }

    fn line(&mut self, path: &str, before: Option<&Node>, after: Option<&Node>) {
        let hidden = |node: Option<&Node>| matches!(node, Some(Node::Secret(_)));
        let secret = hidden(before) || hidden(after);
        let emptied = after.is_none_or(Node::is_blank);
        let shown = match after {
            Some(Node::Secret(_)) if !emptied => Some(Value::from("changed")),
            Some(Node::Secret(_)) => Some(Value::from("")),
            other => other.map(Node::shown),
        };
        let notice = if path == "sharedSecret" && emptied {
            Some(NEW_SECRET)
        } else if path.ends_with(".stan") || path.ends_with(".captureRef") {
            Some(COUNTER)
        } else {
            None
        };
        self.lines.push(Line {
            path: path.to_owned(),
            before: before.map(Node::shown),
            after: shown,
            secret,
            notice,
        });
    }
}

fn has_groups(nodes: &[Node]) -> bool {
    nodes.iter().any(|node| matches!(node, Node::Group(_)))
}
