use std::collections::BTreeMap;

use domain::Sensitive;

use crate::description::{Mode, Provider};
use crate::secret::Secret;
use crate::values::Values;

/// A filled form: what was entered, and what lies in the vault already.
#[derive(Debug, Clone, Default)]
pub struct Form {
    /// Plain values.
    pub values: Values,
    /// Secrets by field id.
    pub secrets: BTreeMap<String, Secret>,
}

impl Form {
    /// An empty form with its defaults.
    pub fn new(provider: &Provider) -> Self {
        Self {
            values: Values::defaults(provider),
            secrets: BTreeMap::new(),
        }
    }

    /// A form from one object that holds plain values and secrets side by side, as a pipe hands
    /// them over. What belongs to a secret field becomes a secret at once.
    pub fn from_json(provider: &Provider, value: serde_json::Value) -> Self {
        let mut form = Self::new(provider);
        let given = Values::read(value);
        for field in provider.fields.iter().filter(|field| field.is_secret()) {
            let text = given.text(&field.id);
            if !text.is_empty() {
                form.type_secret(&field.id, text);
            }
        }
        form.values.merge(given.without_secrets(provider));
        form
    }

    /// Puts a secret as it was typed.
    pub fn type_secret(&mut self, id: &str, text: impl Into<String>) {
        let secret = Secret::Typed(Sensitive::new(text.into()));
        self.secrets.insert(id.to_owned(), secret);
    }

    /// A secret that was typed, or was taken from the vault to be sent.
    pub fn typed(&self, id: &str) -> Option<&Sensitive<String>> {
        match self.secrets.get(id) {
            Some(Secret::Typed(secret)) if !secret.expose().is_empty() => Some(secret),
            _ => None,
        }
    }

    /// Test or live; `None` where the form has no such field or says neither.
    pub fn mode(&self, provider: &Provider) -> Option<Mode> {
        let field = provider.mode_field()?;
        Mode::of(&self.values.text(&field.id))
    }
}
