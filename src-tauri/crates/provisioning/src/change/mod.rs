//! Making the body of an update or of a new connector, and showing it before it is sent
//! (section 4, update semantics).

mod after;
mod preview;

use std::collections::BTreeMap;

use domain::Sensitive;
use serde_json::{Map, Value};

pub use after::{After, compare_after, find_created};
pub use preview::{Line, Preview};

use crate::check::{Beside, Finding, Rule, check};
use crate::connector::{Connector, MetaKind};
use crate::fields::{self, ADD_SETTINGS, FIELDS, Kind, REMOVE_SETTINGS, TERMINAL};
use crate::node::{Group, Node, wire_group};
use crate::secret::is_mask;

/// Counters of a terminal that are live: sending one resets it (section 4).
const COUNTERS: [&str; 2] = ["stan", "captureRef"];

/// A deliberate reset of a terminal's live counters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CounterReset {
    /// Which terminal.
    pub terminal_id: String,
    /// The new trace number.
    pub stan: Option<String>,
    /// The new capture reference.
    pub capture_ref: Option<String>,
}

/// How changed settings are sent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SettingsMode {
    /// The complete map, as the fact sheet prefers.
    #[default]
    Whole,
    /// `addSettings` and `removeSettings` only; their content is not documented.
    Merge,
}

/// What a person wants to be different.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    set: Vec<(Vec<String>, Option<Node>)>,
    settings: BTreeMap<String, Option<Node>>,
    resets: Vec<CounterReset>,
    resets_confirmed: bool,
    mode: SettingsMode,
}

impl Changes {
    /// No change at all.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Gives the field at a path such as `config.language` a value. A mask in place of a
    /// secret leaves the secret as it is.
    #[must_use]
    pub fn set(mut self, path: &str, value: &Value) -> Self {
        let path: Vec<String> = path.split('.').map(str::to_owned).collect();
        let last = path.last().cloned().unwrap_or_default();
        self.set.push((path, Some(Node::by_name(&last, value))));
        self
    }

    /// Gives a secret a new value.
    #[must_use]
    pub fn set_secret(mut self, path: &str, value: Sensitive<String>) -> Self {
        let path = path.split('.').map(str::to_owned).collect();
        self.set.push((path, Some(Node::Secret(value))));
        self
    }

    /// Empties a field, or takes a name out of a group.
    #[must_use]
    pub fn clear(mut self, path: &str) -> Self {
        self.set
            .push((path.split('.').map(str::to_owned).collect(), None));
        self
    }

    /// Gives a setting a value. Its key may hold any character.
    #[must_use]
    pub fn setting(mut self, key: &str, value: &str) -> Self {
        let key = fields::setting(key).unwrap_or(key);
        let node = if fields::is_secret_setting(key) {
            Node::secret(value)
        } else {
            Node::text(value)
        };
        self.settings.insert(key.to_owned(), Some(node));
        self
    }

    /// Takes a setting away.
    #[must_use]
    pub fn remove_setting(mut self, key: &str) -> Self {
        let key = fields::setting(key).unwrap_or(key);
        self.settings.insert(key.to_owned(), None);
        self
    }

    /// Switches the connector off: what "remove" means here, for nothing can be deleted.
    #[must_use]
    pub fn disable(self) -> Self {
        self.set("disabled", &Value::Bool(true))
    }

    /// Resets live counters of a terminal.
    #[must_use]
    pub fn reset(mut self, reset: CounterReset) -> Self {
        self.resets.push(reset);
        self
    }

    /// A person has confirmed that live counters are reset.
    #[must_use]
    pub fn confirm_resets(mut self) -> Self {
        self.resets_confirmed = true;
        self
    }

    /// Sends changed settings in this way.
    #[must_use]
    pub fn settings_mode(mut self, mode: SettingsMode) -> Self {
        self.mode = mode;
        self
    }
}

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
    let touched = |finding: &Finding| {
        let top = finding.path.split(['.', '[']).next().unwrap_or_default();
        finding.rule == Rule::Required || body.get(top) != before.get(top)
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

/// The body with the changes, read once more so that every value has its type, with masks
/// replaced by what they stand for.
fn apply(before: &Group, changes: &Changes, found: &mut Vec<Finding>) -> Group {
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
    // A field that was emptied is sent empty, so that the gateway takes notice.
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
        [one] => {
            fields::field(one).map_or_else(|| crate::is_secret_name(one), |field| field.kind == Kind::Secret)
        }
        ["config", one] => kind(&fields::CONFIG, one).unwrap_or_else(|| crate::is_secret_name(one)),
        [.., last] => crate::is_secret_name(last),
    }
}
