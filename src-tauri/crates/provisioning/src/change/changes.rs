//! What a person wants to be different.

use std::collections::BTreeMap;

use domain::Sensitive;
use serde_json::Value;

use crate::fields;
use crate::node::Node;

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
    pub(super) set: Vec<(Vec<String>, Option<Node>)>,
    pub(super) settings: BTreeMap<String, Option<Node>>,
    pub(super) resets: Vec<CounterReset>,
    pub(super) resets_confirmed: bool,
    pub(super) mode: SettingsMode,
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
