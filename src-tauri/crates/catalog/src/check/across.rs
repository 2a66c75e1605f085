//! Rules between fields, and between a form and what is around it.

use super::{Beside, Finding};
use crate::decimal::Decimal;
use crate::description::{Field, Kind, Mode, Provider};
use crate::form::Form;
use crate::secret::Secret;

use super::keys::key_mode;

pub(super) fn judge(provider: &Provider, form: &Form, beside: &Beside<'_>, findings: &mut Vec<Finding>) {
    findings.extend(keys_differ(provider, form));
    findings.extend(surcharge(provider, form));
    findings.extend(same_key(provider, form));
    for field in provider.fields.iter().filter(|field| field.is_secret()) {
        if let Some(other) = beside.used_elsewhere.get(&field.id) {
            findings.push(Finding::warning(
                Some(field),
                "used_elsewhere",
                format!(
                    "{} is in use in another integration as well: {other}.",
                    field.label
                ),
                "When it is replaced, both stop working.",
                "Keep it if both are meant to use the same account.",
            ));
        }
    }
    if beside.tested == Some(false)
        && form.mode(provider) == Some(Mode::Live)
        && provider.test.procedure.calls()
    {
        findings.push(Finding::warning(
            provider.mode_field(),
            "live_untested",
            "These live settings have never passed a test of the connection.",
            "A mistake would show only when somebody wants to pay.",
            "Press Test connection before you rely on it.",
        ));
    }
}

/// A pair of keys of different modes, where the form itself does not say which is right.
fn keys_differ(provider: &Provider, form: &Form) -> Option<Finding> {
    if form.mode(provider).is_some() {
        return None;
    }
    let told = |field: &Field| match form.secrets.get(&field.id) {
        Some(Secret::Typed(value)) => key_mode(field, value.expose()),
        Some(Secret::Stored(stored)) => stored.mode,
        Some(Secret::Cleared) => None,
        None => key_mode(field, &form.values.text(&field.id)),
    };
    let modes: Vec<Mode> = provider.fields.iter().filter_map(told).collect();
    let differ = modes.windows(2).any(|pair| pair.first() != pair.last());
    differ.then(|| {
        Finding::error(
            None,
            "keys_of_two_modes",
            "One key is for tests and the other for real money.",
            "The two keys belong together.",
            "Copy both keys from the same page.",
        )
    })
}

/// The same text as public and as secret key.
fn same_key(provider: &Provider, form: &Form) -> Option<Finding> {
    provider
        .fields
        .iter()
        .filter(|field| field.is_secret())
        .find_map(|field| {
            let Some(Secret::Typed(value)) = form.secrets.get(&field.id) else {
                return None;
            };
            let value = value.expose();
            if value.len() < 8 {
                return None;
            }
            let twin = provider.fields.iter().find(|other| {
                other.id != field.id
                    && match form.secrets.get(&other.id) {
                        Some(Secret::Typed(text)) => text.expose() == value,
                        _ => !other.is_secret() && form.values.text(&other.id) == *value,
                    }
            })?;
            // Each pair is told once.
            let first = !twin.is_secret() || field.id < twin.id;
            first.then(|| {
                Finding::error(
                    Some(field),
                    "same_value",
                    format!("{} and {} are the same.", field.label, twin.label),
                    "They are two different values.",
                    "Copy each of them again.",
                )
            })
        })
}

fn surcharge(provider: &Provider, form: &Form) -> Vec<Finding> {
    let mut findings = Vec::new();
    let of_kind = |kind| provider.fields.iter().find(|field| field.kind == kind);
    let Some(field) = of_kind(Kind::Amount) else {
        return findings;
    };
    let fixed = Decimal::parse(&form.values.text(&field.id)).unwrap_or(Decimal::ZERO);
    if fixed.is_zero() || fixed.is_negative() {
        return findings;
    }
    let chosen = of_kind(Kind::Currencies).map(|field| form.values.list(&field.id));
    let chosen = chosen.unwrap_or_default();
    if chosen.len() > 1 {
        findings.push(Finding::warning(
            Some(field),
            "one_surcharge_many_currencies",
            format!("{fixed} is added in each of {} currencies.", chosen.len()),
            "A fixed surcharge has no currency of its own: the same number is added whatever the currency is worth.",
            "Use Surcharge Percent, or install the provider once for each currency.",
        ));
    }
    let coarse: Vec<&str> = chosen
        .iter()
        .filter(|code| {
            let unit = provider.currencies.unit(code);
            unit.is_some_and(|unit| fixed.places() > unit.exponent)
        })
        .map(String::as_str)
        .collect();
    if !coarse.is_empty() {
        findings.push(Finding::warning(
            Some(field),
            "surcharge_rounded",
            format!("{fixed} cannot be charged exactly in {}.", coarse.join(", ")),
            "The provider counts in larger units there. The sum is rounded, half up.",
            "Look at the example, or enter a number with fewer decimals.",
        ));
    }
    findings
}
