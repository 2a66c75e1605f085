//! A form for one block: existing values found in any case, new ones written as the adapter
//! describes them, and checked (section 7, quirk 6).

use super::{Block, Descriptor, Type};
use crate::check::{Finding, Rule};
use crate::node::{Group, Node};

/// One field of the form, with its value if there is one.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    /// What it is.
    pub descriptor: &'a Descriptor,
    /// The name under which the value stands, or has to be written: an existing one keeps its
    /// spelling.
    pub key: String,
    /// The value as it was read.
    pub value: Option<&'a Node>,
}

/// The form of one block.
#[derive(Debug, Clone, Copy)]
pub struct Form<'a> {
    block: Block,
    descriptors: &'a [Descriptor],
}

impl<'a> Form<'a> {
    pub(super) fn new(block: Block, descriptors: &'a [Descriptor]) -> Self {
        Self { block, descriptors }
    }

    /// The fields in order, with the values of a connector's block.
    #[must_use]
    pub fn entries(&self, values: &'a Group) -> Vec<Entry<'a>> {
        entries(self.descriptors, values)
    }

    /// Values that no descriptor knows; they are kept.
    #[must_use]
    pub fn others(&self, values: &'a Group) -> Vec<&'a str> {
        let known = |name: &str| {
            self.descriptors
                .iter()
                .any(|one| one.name.eq_ignore_ascii_case(name))
        };
        values
            .keys()
            .map(String::as_str)
            .filter(|name| !known(name))
            .collect()
    }

    /// What is wrong with the values of this block.
    #[must_use]
    pub fn check(&self, values: &Group) -> Vec<Finding> {
        let mut found = Vec::new();
        let path = self.block.path().join(".");
        check(&path, self.descriptors, values, &mut found);
        found
    }
}

fn entries<'a>(descriptors: &'a [Descriptor], values: &'a Group) -> Vec<Entry<'a>> {
    let entry = |descriptor: &'a Descriptor| {
        let found = find(values, &descriptor.name);
        Entry {
            descriptor,
            key: found.map_or_else(|| descriptor.name.clone(), |(key, _)| key.to_owned()),
            value: found.map(|(_, value)| value),
        }
    };
    descriptors.iter().map(entry).collect()
}

/// The exact spelling, else any.
fn find<'a>(values: &'a Group, name: &str) -> Option<(&'a str, &'a Node)> {
    let exact = values.get_key_value(name);
    let any = || values.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
    exact.or_else(any).map(|(key, value)| (key.as_str(), value))
}

fn check(path: &str, descriptors: &[Descriptor], values: &Group, found: &mut Vec<Finding>) {
    for entry in entries(descriptors, values) {
        let path = format!("{path}.{}", entry.key);
        let empty = entry.value.is_none_or(Node::is_blank);
        if empty {
            if entry.descriptor.required {
                found.push(Finding::new(
                    &path,
                    Rule::Required,
                    format!("{} must be filled in.", entry.descriptor.label),
                ));
            }
            continue;
        }
        if let Some(value) = entry.value {
            check_value(&path, entry.descriptor, value, found);
        }
    }
}

fn check_value(path: &str, descriptor: &Descriptor, value: &Node, found: &mut Vec<Finding>) {
    let label = if descriptor.label.is_empty() {
        "This value"
    } else {
        &descriptor.label
    };
    let mut wrong = |words: &str| {
        found.push(Finding::new(
            path,
            Rule::Type,
            format!("{label} must be {words}."),
        ));
    };
    match (descriptor.kind, value) {
        (Type::Object, Node::Group(group)) => check(path, &descriptor.properties, group, found),
        (Type::Object, _) => wrong("a group of values"),
        (Type::Array, Node::List(nodes)) => {
            let Some(items) = &descriptor.items else { return };
            for (number, node) in nodes.iter().enumerate() {
                check_value(&format!("{path}[{number}]"), items, node, found);
            }
        }
        (Type::Array, _) => wrong("a list"),
        (Type::Boolean, Node::Flag(_)) => {}
        (Type::Boolean, Node::Text(text)) if crate::secret::says_nothing(text) => {}
        (Type::Boolean, Node::Number(number)) if matches!(number.as_i64(), Some(0 | 1)) => {}
        (Type::Boolean, _) => wrong("yes or no"),
        (Type::String | Type::Select, Node::List(_) | Node::Group(_)) => wrong("a text"),
        (Type::String | Type::Select, value) => choice(path, descriptor, label, value, found),
    }
}

fn choice(path: &str, descriptor: &Descriptor, label: &str, value: &Node, found: &mut Vec<Finding>) {
    let Some(choices) = &descriptor.choices else {
        return;
    };
    let text = match value {
        Node::Text(text) => text.clone(),
        Node::Number(number) => number.to_string(),
        Node::Flag(flag) => flag.to_string(),
        _ => return,
    };
    if !choices.contains(&text) {
        let list = choices.join(", ");
        found.push(Finding::new(
            path,
            Rule::Choice,
            format!("{label} must be one of: {list}."),
        ));
    }
}
