use std::fmt;

use domain::{Currency, Sensitive};

use crate::request::CallSpec;
use crate::request::field::{Field, TEST_MODE};
use crate::request::values::Wire;
use crate::rules::{Broken, BrokenRule, FieldRule, Shape};

/// The fields of a request as they will be sent. What they hold never shows in debug
/// output and is wiped from memory with the form.
#[derive(Clone, Default)]
pub struct Form {
    entries: Vec<(&'static FieldRule, Sensitive<String>)>,
    /// Transaction ids of a `txnGroup` (section 15).
    group: Option<Vec<String>>,
    currency: Option<Currency>,
}

impl Form {
    /// Sets a field; an empty value takes it out. Nothing is checked here. An empty id stays
    /// and will be refused: a request that lost its id means something else (section 15).
    pub fn put<F: Field>(&mut self, value: F::Value) {
        let text = Sensitive::new(value.to_wire());
        self.currency = value.currency().or(self.currency);
        self.put_text(F::RULE, text.expose().trim());
        let is_id = matches!(F::RULE.shape, Shape::TransactionId | Shape::PlanId);
        if is_id && self.text(F::RULE).is_none() {
            self.entries.push((F::RULE, Sensitive::new(String::new())));
        }
    }

    pub(crate) fn put_text(&mut self, rule: &'static FieldRule, text: &str) {
        self.entries.retain(|(kept, _)| *kept != rule);
        if !text.is_empty() {
            self.entries.push((rule, Sensitive::new(text.to_owned())));
        }
    }

    pub(crate) fn put_group(&mut self, ids: Vec<String>) {
        self.group = Some(ids);
    }

    /// Takes over the fields of another form.
    pub(crate) fn extend(&mut self, other: &Self) {
        for (rule, text) in &other.entries {
            self.put_text(rule, text.expose());
        }
        self.currency = other.currency.or(self.currency);
    }

    /// The text of a field, when it is given.
    pub(crate) fn text(&self, rule: &FieldRule) -> Option<&str> {
        let found = self.entries.iter().find(|(kept, _)| *kept == rule);
        found.map(|(_, text)| text.expose().as_str())
    }

    pub(crate) fn rules(&self) -> impl Iterator<Item = &'static FieldRule> {
        self.entries.iter().map(|(rule, _)| *rule)
    }

    /// Names and texts in the order in which they were set.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.entries
            .iter()
            .map(|(rule, text)| (rule.wire, text.expose().as_str()))
    }

    pub(crate) fn group(&self) -> Option<&[String]> {
        self.group.as_deref()
    }

    /// The currency of its amounts.
    pub fn currency(&self) -> Option<Currency> {
        self.currency
    }

    /// Checks the form against a call, in the gateway's own order (section 23): what
    /// belongs, what is missing, how long, what shape, and then the rules between fields.
    pub(crate) fn check(&self, spec: &CallSpec) -> Result<(), BrokenRule> {
        if let Some(foreign) = self.rules().find(|rule| !spec.takes(rule)) {
            return Err(foreign.broken(Broken::NotHere));
        }
        if let Some(missing) = spec.needs.iter().find(|rule| self.text(rule).is_none()) {
            return Err(missing.broken(Broken::Missing));
        }
        for (rule, text) in &self.entries {
            match text.expose().as_str() {
                "" => return Err(rule.broken(Broken::Missing)),
                text => rule.check(text)?,
            }
        }
        self.check_group()?;
        spec.rules.iter().try_for_each(|condition| condition.check(self))
    }

    /// An empty group would mean *everything* to the gateway (section 15).
    fn check_group(&self) -> Result<(), BrokenRule> {
        use crate::request::field::TRANSACTION_ID as ID;
        let Some(ids) = &self.group else {
            return Ok(());
        };
        if ids.is_empty() || ids.iter().any(String::is_empty) {
            return Err(ID.broken(Broken::Missing));
        }
        ids.iter().try_for_each(|id| ID.check(id))
    }
}

impl CallSpec {
    /// Whether a field belongs to this call.
    pub fn takes(&self, rule: &FieldRule) -> bool {
        rule == TEST_MODE || self.fields().any(|known| known == rule)
    }

    /// Every field of this call, the needed ones first.
    pub fn fields(&self) -> impl Iterator<Item = &'static FieldRule> {
        let with = self.with.iter().flat_map(|group| group.iter());
        self.needs.iter().chain(self.may).chain(with).copied()
    }
}

impl fmt::Debug for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.rules().map(|rule| rule.wire)).finish()
    }
}
