//! The rules of a description, one value at a time.

use super::{Finding, Severity, keys};
use crate::address::is_host;
use crate::description::{Alphabet, Check, Field, Mode, Rule, Shape};

/// Judges a value by all rules of its field.
pub(super) fn judge(field: &Field, value: &str, mode: Option<Mode>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for check in &field.checks {
        match &check.rule {
            Rule::Key { .. } => findings.extend(keys::judge(field, check, value, mode)),
            _ => findings.extend(broken(field, check, value)),
        }
        if findings
            .iter()
            .any(|finding: &Finding| finding.severity == Severity::Error)
        {
            break;
        }
    }
    findings
}

fn broken(field: &Field, check: &Check, value: &str) -> Option<Finding> {
    let (code, what, why) = match &check.rule {
        Rule::Key { .. } => return None,
        Rule::Shape(shape) => unusual(field, shape, value)?,
        Rule::Prefix { any } if any.iter().any(|prefix| value.starts_with(prefix.as_str())) => return None,
        Rule::Prefix { any } => (
            "unknown_prefix",
            format!("{} does not start as usual.", field.label),
            format!("It usually starts with {}.", any.join(" or ")),
        ),
        Rule::NotPrefix { any } if any.iter().any(|prefix| value.starts_with(prefix.as_str())) => (
            "wrong_field",
            format!("{} holds the value of another field.", field.label),
            "It starts as the other value does.".to_owned(),
        ),
        Rule::NotPrefix { .. } => return None,
        Rule::Contains { text } if value.contains(text.as_str()) => return None,
        Rule::Contains { text } => (
            "unusual",
            format!("{} looks unusual.", field.label),
            format!("It usually contains {text}."),
        ),
        Rule::Groups { of, by, alphabet } if grouped(value, of, by, alphabet.as_ref()) => return None,
        Rule::Groups { of, .. } => (
            "unusual",
            format!("{} looks unusual.", field.label),
            format!(
                "It usually has {} groups of {} characters.",
                of.len(),
                of.first().copied().unwrap_or_default()
            ),
        ),
        Rule::Host { under, min } => return host(field, check, value, under, *min),
        Rule::Known { values } if values.iter().any(|known| known.eq_ignore_ascii_case(value)) => (
            "well_known",
            format!("{} is a well-known value.", field.label),
            "Everybody may use it.".to_owned(),
        ),
        Rule::Known { .. } => return None,
    };
    let what = check.say.clone().unwrap_or(what);
    Some(Finding::warning(Some(field), code, what, why, todo(field, check)).at(check.severity))
}

fn todo(field: &Field, check: &Check) -> String {
    match (&check.example, field.menu_path()) {
        (Some(example), _) => format!("Compare it with this example: {example}."),
        (None, path) if !path.is_empty() => format!("Copy it again from {path}."),
        _ => "Compare it with what you were given.".to_owned(),
    }
}

/// Tells a length; of a secret nothing more is told.
fn unusual(field: &Field, shape: &Shape, value: &str) -> Option<(&'static str, String, String)> {
    if shape.fits(value) {
        return None;
    }
    let length = value.chars().count();
    if !shape.fits_length(value) {
        return Some((
            "unusual_length",
            format!("{} has {length} characters.", field.label),
            format!("It usually has {}.", shape.length_words()),
        ));
    }
    let of = shape.alphabet.as_ref().map(Alphabet::words).unwrap_or_default();
    Some((
        "unusual_characters",
        format!("{} has unusual characters.", field.label),
        format!("It is usually made of {of}."),
    ))
}

fn grouped(value: &str, of: &[usize], by: &str, alphabet: Option<&Alphabet>) -> bool {
    if by.is_empty() {
        return true;
    }
    let parts: Vec<&str> = value.split(by).collect();
    parts.len() == of.len()
        && parts.iter().zip(of).all(|(part, length)| {
            part.chars().count() == *length && alphabet.is_none_or(|alphabet| alphabet.covers(part))
        })
}

fn host(field: &Field, check: &Check, value: &str, under: &[String], min: usize) -> Option<Finding> {
    if !is_host(value) {
        return Some(Finding::error(
            Some(field),
            "not_a_host",
            format!("{} is not the name of a host.", field.label),
            "It holds letters, digits, hyphens and points only.",
            todo(field, check),
        ));
    }
    let fits = under.iter().any(|domain| {
        let rest = value.strip_suffix(domain.as_str());
        let name = rest.and_then(|rest| rest.strip_suffix('.'));
        name.is_some_and(|name| name.len() >= min && !name.contains('.'))
    });
    (!fits && !under.is_empty()).then(|| {
        Finding::warning(
            Some(field),
            "unusual_host",
            format!("{} is not where this service usually is.", field.label),
            format!("It is usually one name under {}.", under.join(" or ")),
            todo(field, check),
        )
        .at(check.severity)
    })
}
