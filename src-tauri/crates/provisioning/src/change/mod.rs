//! Making the body of an update or of a new connector, and showing it before it is sent
//! (section 4, update semantics).

mod after;
mod apply;
mod changes;
mod preview;

use domain::Sensitive;
use serde_json::Value;

pub use after::{After, compare_after, find_created};
use apply::apply;
pub use apply::is_secret_path;
pub use changes::{Changes, CounterReset, SettingsMode};
pub use preview::{Line, Preview};

use crate::check::{Beside, Finding, Rule, check};
use crate::connector::{Connector, MetaKind};
use crate::fields::{self, ADD_SETTINGS, FIELDS, Kind, REMOVE_SETTINGS, REQUIRED};
use crate::node::{Group, Node, wire_group};

/// Counters of a terminal that are live: sending one resets it (section 4).
const COUNTERS: [&str; 2] = ["stan", "captureRef"];
/// Together these say what kind of connector it is.
const KIND: [&str; 4] = [
    "adapter",
    "method",
    "routingMetaConnector",
    "multiMethodMetaConnector",
];

/// An update that keeps the rules, ready to be looked at and sent.
#[derive(Debug, Clone)]
pub struct Update {
    guid: String,
    body: Group,
    before: Group,
    preview: Preview,
}

impl Update {
    /// Which connector.
    #[must_use]
    pub fn guid(&self) -> &str {
        &self.guid
    }

    /// What changes, field by field.
    #[must_use]
    pub fn preview(&self) -> &Preview {
        &self.preview
    }

    /// The body as a person may see it.
    #[must_use]
    pub fn shown(&self) -> Value {
        crate::node::shown_group(&self.body)
    }

    pub(crate) fn wire(&self) -> Sensitive<String> {
        Sensitive::new(wire_group(&self.body).to_string())
    }
}

/// A new connector that keeps the rules, ready to be looked at and sent.
#[derive(Debug, Clone)]
pub struct Creation {
    body: Group,
    preview: Preview,
}

impl Creation {
    /// What will be there, field by field.
    #[must_use]
    pub fn preview(&self) -> &Preview {
        &self.preview
    }

    /// The key by which it can be found again: unique on the platform.
    #[must_use]
    pub fn api_key(&self) -> &str {
        self.body
            .get("apiKey")
            .and_then(Node::as_text)
            .unwrap_or_default()
    }

    pub(crate) fn wire(&self) -> Sensitive<String> {
        Sensitive::new(wire_group(&self.body).to_string())
    }
}

/// Makes the body of an update: everything writable that was read, with the changes.
///
/// # Errors
/// Broken rules of fields that are changed or must be there. What was odd before and is not
/// touched does not stand in the way.
pub fn update(
    current: &Connector,
    changes: &Changes,
    others: Option<&[Connector]>,
) -> Result<Update, Vec<Finding>> {
    let before = writable(current);
    let mut found = refused(changes);
    let mut body = apply(&before, changes, &mut found);
    found.extend(reset_counters(&mut body, changes));
    let beside = Beside {
        guid: current.guid(),
        connectors: others,
    };
    let changed = |name: &str| body.get(name) != before.get(name);
    let touched = |finding: &Finding| {
        let top = finding.path.split(['.', '[']).next().unwrap_or_default();
        match finding.rule {
            Rule::Required if REQUIRED.contains(&top) => true,
            Rule::Applicable => KIND.into_iter().any(changed),
            _ => changed(top),
        }
    };
    found.extend(
        check(&body, beside)
            .into_iter()
            .filter(|finding| touched(finding)),
    );
    if !found.is_empty() {
        return Err(found);
    }
    let preview = Preview::of(&before, &body);
    if changes.mode == SettingsMode::Merge {
        merge_settings(&mut body, &before);
    }
    Ok(Update {
        guid: current.guid().to_owned(),
        body,
        before,
        preview,
    })
}

/// Makes the body of a new connector.
///
/// # Errors
/// Broken rules.
pub fn create(changes: &Changes, others: Option<&[Connector]>) -> Result<Creation, Vec<Finding>> {
    let mut found = refused(changes);
    let before = Group::new();
    let mut body = apply(&before, changes, &mut found);
    found.extend(reset_counters(&mut body, changes));
    let beside = Beside {
        guid: "",
        connectors: others,
    };
    found.extend(check(&body, beside));
    if !found.is_empty() {
        return Err(found);
    }
    let preview = Preview::of(&before, &body);
    Ok(Creation { body, preview })
}

/// Changes that cannot be made at all.
fn refused(changes: &Changes) -> Vec<Finding> {
    let read_only = |(path, _): &(Vec<String>, Option<Node>)| {
        let field = path.first().and_then(|name| fields::field(name))?;
        (!field.writable).then(|| {
            Finding::new(
                field.name,
                Rule::ReadOnly,
                "The gateway sets this field. It cannot be changed here.",
            )
        })
    };
    changes.set.iter().filter_map(read_only).collect()
}

/// Everything that may be sent back: writable fields and unknown ones. Live counters stay out,
/// and so do empty values where the gateway would take them as a change.
fn writable(connector: &Connector) -> Group {
    let mut body = Group::new();
    for (name, node) in connector.fields() {
        let field = FIELDS.iter().find(|field| field.name == name.as_str());
        let keep = match field.map(|field| (field.writable, field.kind)) {
            None => !name.eq_ignore_ascii_case(ADD_SETTINGS) && !name.eq_ignore_ascii_case(REMOVE_SETTINGS),
            Some((false, _)) => false,
            Some((true, Kind::Routing)) => connector.meta_kind() == MetaKind::Routing,
            Some((true, Kind::MultiMethod)) => connector.meta_kind() == MetaKind::MultiMethod,
            // Empty, the gateway would make a new one.
            Some((true, Kind::Secret)) => !node.is_blank(),
            Some((true, Kind::Text | Kind::Flag)) => *node != Node::Null,
            Some((true, _)) => true,
        };
        if keep {
            body.insert(name.clone(), node.clone());
        }
    }
    strip_counters(&mut body);
    body
}

fn strip_counters(body: &mut Group) {
    if let Some(Node::List(terminals)) = body.get_mut("terminals") {
        for terminal in terminals {
            if let Node::Group(group) = terminal {
                group.retain(|name, _| !COUNTERS.iter().any(|counter| name.eq_ignore_ascii_case(counter)));
            }
        }
    }
}

/// Puts counters in, when that was confirmed.
fn reset_counters(body: &mut Group, changes: &Changes) -> Vec<Finding> {
    let mut found = Vec::new();
    for reset in &changes.resets {
        if !changes.resets_confirmed {
            found.push(Finding::new(
                "terminals",
                Rule::Confirmation,
                format!(
                    "Resetting the live counters of terminal {} must be confirmed: a wrong number makes its payments fail.",
                    reset.terminal_id
                ),
            ));
            continue;
        }
        let terminals = match body.get_mut("terminals") {
            Some(Node::List(terminals)) => terminals.as_mut_slice(),
            _ => &mut [],
        };
        let terminal = terminals.iter_mut().find_map(|terminal| match terminal {
            Node::Group(group) => {
                let same =
                    group.get("terminalId").and_then(Node::as_text) == Some(reset.terminal_id.as_str());
                same.then_some(group)
            }
            _ => None,
        });
        let Some(terminal) = terminal else {
            found.push(Finding::new(
                "terminals",
                Rule::Reference,
                format!("This connector has no terminal {}.", reset.terminal_id),
            ));
            continue;
        };
        for (name, value) in COUNTERS.into_iter().zip([&reset.stan, &reset.capture_ref]) {
            if let Some(value) = value {
                terminal.insert(name.to_owned(), Node::text(value.clone()));
            }
        }
    }
    found
}

/// Replaces the complete map by what is added and what is taken away.
fn merge_settings(body: &mut Group, before: &Group) {
    let empty = Group::new();
    let after = match body.remove("settings") {
        Some(Node::Group(group)) => group,
        _ => Group::new(),
    };
    let before = before.get("settings").and_then(Node::as_group).unwrap_or(&empty);
    let added: Group = after
        .iter()
        .filter(|(key, node)| before.get(*key) != Some(node))
        .map(|(key, node)| (key.clone(), node.clone()))
        .collect();
    let removed: Group = before
        .keys()
        .filter(|key| !after.contains_key(*key))
        .map(|key| (key.clone(), Node::text("")))
        .collect();
    for (name, group) in [(ADD_SETTINGS, added), (REMOVE_SETTINGS, removed)] {
        if !group.is_empty() {
            body.insert(name.to_owned(), Node::Group(group));
        }
    }
}
