//! Fields that take values of a list.

use super::{Beside, Finding, Severity};
use crate::currency::CurrencyKind;
use crate::description::{Field, Provider};

/// Judges chosen currencies.
pub(super) fn currencies(provider: &Provider, field: &Field, chosen: &[String]) -> Vec<Finding> {
    let list = &provider.currencies;
    let mut findings = Vec::new();
    for code in chosen {
        if !list.is_code(code) {
            findings.push(no_code(field, code, list.kind));
        } else if list.kind == CurrencyKind::Iso && !list.lists(code) {
            findings.push(not_listed(provider, field, code));
        }
        if let Some(note) = list.notes.get(code) {
            findings.push(Finding::note(Some(field), "currency_note", note.clone(), ""));
        }
    }
    findings
}

fn no_code(field: &Field, code: &str, kind: CurrencyKind) -> Finding {
    let shown: String = code.chars().take(20).collect();
    let why = match kind {
        CurrencyKind::Iso => "A currency has three letters.",
        CurrencyKind::Ticker => "A coin has a short name of letters and digits.",
    };
    Finding::error(
        Some(field),
        "no_currency",
        format!("\"{shown}\" is not a currency."),
        why,
        "Choose from the list.",
    )
}

fn not_listed(provider: &Provider, field: &Field, code: &str) -> Finding {
    let list = &provider.currencies;
    let takes = match list.codes.as_slice() {
        [only] => format!("{} takes {only} only.", provider.name),
        few if few.len() <= 8 => format!("{} takes {}.", provider.name, few.join(", ")),
        many => format!(
            "It is none of the {} currencies of {}.",
            many.len(),
            provider.name
        ),
    };
    let (why, todo) = match list.others {
        Severity::Error => (takes, "Choose a currency from the list."),
        _ => (
            format!("{takes} Some accounts have more."),
            "Ask the provider whether your account has it.",
        ),
    };
    let what = match list.others {
        Severity::Error => format!("{} does not take {code}.", provider.name),
        _ => format!("{} may not take {code}.", provider.name),
    };
    Finding::error(Some(field), "currency_not_taken", what, why, todo).at(list.others)
}

/// Judges what was chosen from the options of a description.
pub(super) fn choices(field: &Field, chosen: &[String]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for value in chosen {
        match field.options.iter().find(|option| option.value == *value) {
            Some(option) if !option.note.is_empty() => {
                let what = format!("{}: {}", option.label, option.note);
                findings.push(Finding::note(Some(field), "choice_note", what, ""));
            }
            Some(_) => {}
            // Without a list there is nothing to choose from: any text is as good.
            None if field.options.is_empty() => {}
            None => findings.push(not_offered(field)),
        }
    }
    findings
}

fn not_offered(field: &Field) -> Finding {
    let labels: Vec<&str> = field.options.iter().map(|option| option.label.as_str()).collect();
    Finding::error(
        Some(field),
        "not_offered",
        format!("{} is none of those offered.", field.label),
        format!("It is one of: {}.", labels.join(", ")),
        "Choose from the list.",
    )
}

/// Judges a reference to a record elsewhere.
pub(super) fn reference(field: &Field, value: &str, beside: &Beside<'_>) -> Vec<Finding> {
    let of = field.of.as_deref().unwrap_or(&field.id);
    let gone = beside
        .records
        .get(of)
        .is_some_and(|records| !records.contains(value));
    let finding = gone.then(|| {
        Finding::error(
            Some(field),
            "broken_link",
            format!("{} refers to something that is gone.", field.label),
            "The record was deleted after it was chosen here.",
            "Choose another one.",
        )
    });
    finding.into_iter().collect()
}
