//! Corrections that are made without asking, each with a note where somebody could wonder.

use domain::{Sensitive, clean};

use super::Finding;
use crate::address::host_only;
use crate::currency::CurrencyKind;
use crate::description::{Field, Kind, Provider, Rule};
use crate::form::Form;
use crate::secret::Secret;

/// Corrects one field of the form.
pub(super) fn field(provider: &Provider, field: &Field, form: &mut Form) -> Option<Finding> {
    if field.is_secret() {
        if let Some(Secret::Typed(value)) = form.secrets.get(&field.id) {
            let trimmed = Sensitive::new(trimmed(value.expose()).to_owned());
            form.secrets.insert(field.id.clone(), Secret::Typed(trimmed));
        }
        return None;
    }
    if !form.values.as_map().contains_key(&field.id) || !field.is_entered() {
        return None;
    }
    if field.kind.takes_several() {
        return list(provider, field, form);
    }
    let given = form.values.text(&field.id);
    let value = trimmed(&given);
    let (value, note) = match field.kind {
        Kind::Mode | Kind::Yesno => (word(field.kind, value), None),
        Kind::Percent => percent(field, value),
        Kind::Text if has_host_rule(field) => host(field, value),
        _ => (value.to_owned(), None),
    };
    form.values.set(&field.id, value);
    note
}

/// Without blanks and hidden characters at its ends. Those inside are told, not removed.
fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_hidden(c))
}

/// Whether a character is one that nobody sees.
pub(super) fn is_hidden(c: char) -> bool {
    clean(c.encode_utf8(&mut [0; 4]), true).text.is_empty()
}

fn word(kind: Kind, value: &str) -> String {
    let lower = value.to_ascii_lowercase();
    match (kind, lower.as_str()) {
        (Kind::Yesno, "true" | "1" | "on") => "yes".to_owned(),
        (Kind::Yesno, "false" | "0" | "off") => "no".to_owned(),
        _ => lower,
    }
}

fn percent(field: &Field, value: &str) -> (String, Option<Finding>) {
    let number = value.trim_end_matches(|c: char| c == '%' || c.is_whitespace() || is_hidden(c));
    match value.contains('%') && number.len() < value.len() {
        false => (value.to_owned(), None),
        true => {
            let note = Finding::note(
                Some(field),
                "percent_sign",
                "The percent sign was taken away.",
                "The field holds the number alone.",
            );
            (number.to_owned(), Some(note))
        }
    }
}

fn has_host_rule(field: &Field) -> bool {
    field
        .checks
        .iter()
        .any(|check| matches!(check.rule, Rule::Host { .. }))
}

fn host(field: &Field, value: &str) -> (String, Option<Finding>) {
    let host = host_only(value);
    let note = (!host.eq_ignore_ascii_case(value)).then(|| {
        Finding::note(
            Some(field),
            "host_corrected",
            format!("{} was shortened to the name of the host.", field.label),
            "It is entered without https:// and without what follows the name.",
        )
    });
    (host, note)
}

fn list(provider: &Provider, field: &Field, form: &mut Form) -> Option<Finding> {
    let given = form.values.list(&field.id);
    let mut items: Vec<String> = Vec::new();
    for item in &given {
        let item = trimmed(item);
        let item = match field.kind {
            Kind::Currencies => provider.currencies.written(item),
            _ => match field
                .options
                .iter()
                .find(|o| same(&o.value, item) || same(&o.label, item))
            {
                Some(option) => option.value.clone(),
                None => item.to_owned(),
            },
        };
        if !item.is_empty() && !items.contains(&item) {
            items.push(item);
        }
    }
    let doubled = items.len() < given.len() && provider.currencies.kind == CurrencyKind::Iso;
    form.values.set_list(&field.id, items);
    doubled.then(|| {
        Finding::note(
            Some(field),
            "doubled",
            format!("{}: an entry stood there twice.", field.label),
            "It is kept once.",
        )
    })
}

fn same(one: &str, other: &str) -> bool {
    let plain = |text: &str| text.to_lowercase().replace([' ', '-', '_'], "");
    plain(one) == plain(other)
}
