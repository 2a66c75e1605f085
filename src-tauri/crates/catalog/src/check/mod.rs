//! What can be told of a filled form without asking anybody (section 15). Errors block saving,
//! warnings and notes do not. No finding repeats what was entered where a secret may stand.

mod across;
mod finding;
mod keys;
mod kinds;
mod lists;
mod rules;
mod tidy;

use std::collections::{BTreeMap, BTreeSet};

pub use finding::{Finding, Severity};
pub(crate) use keys::key_mode;

use crate::description::{Field, Kind, Mode, Provider, Status};
use crate::form::Form;
use crate::secret::Secret;
use crate::values::Values;

/// What is known beside the form.
#[derive(Debug, Clone, Default)]
pub struct Beside<'a> {
    /// The values before this change; none for a new integration.
    pub before: Option<&'a Values>,
    /// Secret fields whose value is in use elsewhere, with the name of the other integration.
    pub used_elsewhere: BTreeMap<String, String>,
    /// Records that exist, by what a reference is of; a kind that is not here is not checked.
    pub records: BTreeMap<String, BTreeSet<String>>,
    /// These settings have passed a test of the connection; `None` where that does not matter.
    pub tested: Option<bool>,
}

/// The form as it would be saved, and what was found.
#[derive(Debug, Clone)]
pub struct Checked {
    /// Trimmed and corrected.
    pub form: Form,
    /// In the order of the fields; what concerns the whole form comes last.
    pub findings: Vec<Finding>,
}

impl Checked {
    /// Whether it cannot be saved.
    pub fn blocks(&self) -> bool {
        self.errors().next().is_some()
    }

    /// What keeps it from being saved.
    pub fn errors(&self) -> impl Iterator<Item = &Finding> {
        self.findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
    }

    /// Whether any finding has this code.
    pub fn has(&self, code: &str) -> bool {
        self.findings.iter().any(|finding| finding.code == code)
    }
}

/// Checks a form.
pub fn check(provider: &Provider, form: &Form, beside: &Beside<'_>) -> Checked {
    let mut form = form.clone();
    let mut findings = Vec::new();
    if provider.read_only {
        findings.push(Finding::error(
            None,
            "read_only",
            "These settings can be looked at and not changed.",
            "The description of this integration was made for another version of Counterfoil.",
            "Update Counterfoil, then change the settings.",
        ));
    }
    if provider.status == Status::ComingSoon {
        findings.push(Finding::note(
            None,
            "coming_soon",
            format!("{} is coming soon.", provider.name),
            "What you enter is kept. Nothing is sent.",
        ));
    }
    let mode = form.mode(provider);
    for field in &provider.fields {
        findings.extend(tidy::field(provider, field, &mut form));
        judge(provider, field, &mut form, mode, beside, &mut findings);
    }
    across::judge(provider, &form, beside, &mut findings);
    Checked { form, findings }
}

fn judge(
    provider: &Provider,
    field: &Field,
    form: &mut Form,
    mode: Option<Mode>,
    beside: &Beside<'_>,
    findings: &mut Vec<Finding>,
) {
    if !field.is_entered() {
        return findings.extend(kinds::unchanged(field, &form.values, beside));
    }
    if is_empty(field, form) {
        return findings.extend(missing(field));
    }
    if field.locked {
        findings.extend(kinds::unchanged(field, &form.values, beside));
    }
    if field.is_secret() {
        return match form.secrets.get(&field.id) {
            Some(Secret::Typed(value)) => findings.extend(kinds::secret(field, value.expose(), mode)),
            Some(Secret::Stored(stored)) => findings.extend(keys::stored(field, stored, mode)),
            Some(Secret::Cleared) | None => {}
        };
    }
    let value = form.values.text(&field.id);
    if form
        .values
        .list(&field.id)
        .iter()
        .any(|entry| keys::is_private(entry))
    {
        // It must neither be shown again nor stored among plain values.
        form.values.remove(&field.id);
        return findings.push(keys::private_in_plain(field));
    }
    findings.extend(match field.kind {
        Kind::Currencies => lists::currencies(provider, field, &form.values.list(&field.id)),
        Kind::Multi => lists::choices(field, &form.values.list(&field.id)),
        Kind::Choice => lists::choices(field, &[value]),
        Kind::Reference => lists::reference(field, &value, beside),
        _ => kinds::plain(field, &value, mode),
    });
}

fn is_empty(field: &Field, form: &Form) -> bool {
    if !field.is_secret() {
        return !form.values.has(&field.id);
    }
    match form.secrets.get(&field.id) {
        Some(Secret::Stored(_)) => false,
        Some(Secret::Typed(value)) => value.expose().is_empty(),
        Some(Secret::Cleared) | None => true,
    }
}

fn missing(field: &Field) -> Option<Finding> {
    let label = &field.label;
    let path = field.menu_path();
    let todo = match (field.kind, path.is_empty()) {
        (Kind::Currencies | Kind::Multi, _) => "Choose at least one.".to_owned(),
        (Kind::Mode | Kind::Choice | Kind::Yesno, _) => "Choose one.".to_owned(),
        (_, true) => "Enter it.".to_owned(),
        (_, false) => format!("You find it under {path}."),
    };
    if field.required {
        let what = format!("{label} is missing.");
        return Some(Finding::error(
            Some(field),
            "required",
            what,
            "The integration does not work without it.",
            todo,
        ));
    }
    field.expected.then(|| {
        Finding::warning(
            Some(field),
            "expected",
            format!("{label} is empty."),
            "It may be saved like this, but the connection does not work without it.",
            todo,
        )
    })
}

#[cfg(test)]
mod tests;
