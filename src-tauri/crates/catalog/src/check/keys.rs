//! Keys whose first letters tell what they are (sections 5, 9 and 11).

use super::Finding;
use crate::description::{Check, Field, KeyRole, Kind, Mixup, Mode, Rule, Shape};
use crate::secret::StoredSecret;

/// How secret keys of Stripe, Paystack and PayMongo begin.
const PRIVATE: [&str; 5] = ["sk_test_", "sk_live_", "rk_test_", "rk_live_", "whsec_"];
/// How the secret that signs webhooks begins.
const WEBHOOK: &str = "whsec_";

/// Whether a text is a key that must not be seen, whichever provider's.
pub(super) fn is_private(value: &str) -> bool {
    PRIVATE.iter().any(|prefix| starts(value, prefix))
}

/// The mode a value tells by its first letters, by the rules of its field.
pub(crate) fn key_mode(field: &Field, value: &str) -> Option<Mode> {
    field.checks.iter().find_map(|check| match &check.rule {
        Rule::Key { test, live, .. } => prefix_of(test, value)
            .map(|_| Mode::Test)
            .or_else(|| prefix_of(live, value).map(|_| Mode::Live)),
        _ => None,
    })
}

/// A secret key where anybody can read it. The value is not repeated.
pub(super) fn private_in_plain(field: &Field) -> Finding {
    Finding::error(
        Some(field),
        "secret_in_plain_field",
        format!("A secret key was entered as {}.", field.label),
        "This field is stored and shown as it stands, so the key could be read by others. It was taken out of the field.",
        "Enter the secret key in the field for it, and the right value here.",
    )
}

/// What can be told of a key in the vault without reading it.
pub(super) fn stored(field: &Field, stored: &StoredSecret, mode: Option<Mode>) -> Option<Finding> {
    mismatch(field, stored.mode?, mode?)
}

/// Judges a key by one rule.
pub(super) fn judge(field: &Field, check: &Check, value: &str, mode: Option<Mode>) -> Vec<Finding> {
    let Rule::Key {
        role,
        test,
        live,
        suffix,
        mixups,
    } = &check.rule
    else {
        return Vec::new();
    };
    if let Some(finding) = wrong_place(field, *role, value) {
        return vec![finding];
    }
    let told = prefix_of(test, value)
        .map(|prefix| (Mode::Test, prefix))
        .or_else(|| prefix_of(live, value).map(|prefix| (Mode::Live, prefix)));
    let Some((told, prefix)) = told else {
        let all: Vec<&str> = test.iter().chain(live).map(String::as_str).collect();
        return vec![Finding::warning(
            Some(field),
            "unknown_prefix",
            format!("{} does not look like such a key.", field.label),
            format!("These keys usually start with {}.", all.join(", ")),
            "Copy the key again. Save it as it is only if the provider gave it to you like this.",
        )];
    };
    let mut findings: Vec<Finding> = mode
        .and_then(|mode| mismatch(field, told, mode))
        .into_iter()
        .collect();
    findings.extend(rest(
        field,
        value.get(prefix.len()..).unwrap_or_default(),
        suffix,
        mixups,
    ));
    findings
}

fn wrong_place(field: &Field, role: KeyRole, value: &str) -> Option<Finding> {
    if starts(value, WEBHOOK) {
        return Some(Finding::error(
            Some(field),
            "webhook_secret",
            format!("{} holds the secret of a webhook.", field.label),
            "A value that starts with whsec_ proves that a notice is genuine. It is not a key.",
            "Copy the key itself from the page of API keys.",
        ));
    }
    (field.kind == Kind::Secret && role == KeyRole::Private && starts(value, "pk_")).then(|| {
        Finding::error(
            Some(field),
            "keys_swapped",
            format!("{} holds a public key.", field.label),
            "A key that starts with pk_ may be seen by everybody and opens nothing. The two keys are probably swapped.",
            "Put this key into the field for the public key, and the one that starts with sk_ here.",
        )
    })
}

fn mismatch(field: &Field, told: Mode, mode: Mode) -> Option<Finding> {
    (told != mode).then(|| {
        Finding::error(
            Some(field),
            "mode_mismatch",
            format!("{} is for {} but the mode is {mode}.", field.label, told.word()),
            match told {
                Mode::Live => "A live key moves real money. It does not work for tests.",
                Mode::Test => "A test key takes no money. No payment would arrive.",
            },
            format!("Enter the key for {}, or change the mode to {told}.", mode.word()),
        )
    })
}

/// What follows the first letters.
fn rest(field: &Field, rest: &str, suffix: &Shape, mixups: &[Mixup]) -> Option<Finding> {
    if rest.is_empty() {
        return Some(Finding::error(
            Some(field),
            "key_cut_off",
            format!("{} ends after its first letters.", field.label),
            "The rest of the key was not copied.",
            "Copy the whole key.",
        ));
    }
    let other = mixups.iter().find(|mixup| mixup.suffix.fits(rest));
    if let Some(other) = other {
        return Some(Finding::warning(
            Some(field),
            "other_provider",
            format!("{} looks like a key of {}.", field.label, other.of),
            "Several providers begin their keys alike and differ in the length.",
            "Check that it was copied from the right provider.",
        ));
    }
    (!suffix.fits(rest)).then(|| {
        Finding::warning(
            Some(field),
            "unusual_key",
            format!("{} has an unusual length or unusual characters.", field.label),
            format!(
                "After its first letters such a key usually has {} characters, and this one has {}.",
                suffix.length_words(),
                rest.chars().count()
            ),
            "Check that all of it was copied and nothing else.",
        )
    })
}

fn prefix_of<'a>(prefixes: &'a [String], value: &str) -> Option<&'a str> {
    let mut all = prefixes.iter().map(String::as_str);
    all.find(|prefix| value.starts_with(prefix))
}

fn starts(value: &str, prefix: &str) -> bool {
    value
        .get(..prefix.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}
