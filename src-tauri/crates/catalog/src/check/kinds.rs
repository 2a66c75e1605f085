//! What a field's kind demands.

use super::{Beside, Finding, rules, tidy};
use crate::address::{Address, AddressProblem};
use crate::decimal::{Decimal, DecimalProblem};
use crate::description::{Field, Kind, Mode};
use crate::values::Values;

/// The longest value of a field, in characters.
const LONGEST: usize = 2_000;

/// Judges a secret that was typed. Nothing of it is repeated.
pub(super) fn secret(field: &Field, value: &str, mode: Option<Mode>) -> Vec<Finding> {
    match blanks(field, value).or_else(|| long(field, value)) {
        Some(finding) => vec![finding],
        None => rules::judge(field, value, mode),
    }
}

/// Judges a value that may be seen.
pub(super) fn plain(field: &Field, value: &str, mode: Option<Mode>) -> Vec<Finding> {
    if let Some(finding) = long(field, value) {
        return vec![finding];
    }
    let found = match field.kind {
        Kind::Mode => choose(field, Mode::of(value).is_some(), "Test or Live"),
        Kind::Yesno => yes_or_no(field, value),
        Kind::Email => email(field, value),
        Kind::Url => url(field, value),
        Kind::Amount => amount(field, value),
        Kind::Percent => percent(field, value),
        // A name may hold blanks; what has rules is a key or an id.
        Kind::Text if field.checks.is_empty() => hidden(field, value),
        Kind::Text => blanks(field, value),
        _ => None,
    };
    match found {
        Some(finding) => vec![finding],
        None => rules::judge(field, value, mode),
    }
}

/// A value that must stay as it was.
pub(super) fn unchanged(field: &Field, values: &Values, beside: &Beside<'_>) -> Option<Finding> {
    let before = beside.before?.text(&field.id);
    (!before.is_empty() && before != values.text(&field.id)).then(|| {
        Finding::error(
            Some(field),
            "locked",
            format!("{} cannot be changed.", field.label),
            "The other side knows it as it was saved first.",
            "Put the old value back, or install the integration again with the new one.",
        )
    })
}

fn blanks(field: &Field, value: &str) -> Option<Finding> {
    let inner = value.chars().any(|c| c.is_whitespace() || tidy::is_hidden(c));
    inner.then(|| {
        Finding::error(
            Some(field),
            "inner_blanks",
            format!(
                "{} contains a blank, a line break or a hidden character.",
                field.label
            ),
            "Such a value has none. Something was copied along, or two values were pasted together.",
            "Copy it again, without the words around it.",
        )
    })
}

fn hidden(field: &Field, value: &str) -> Option<Finding> {
    let hidden = value.chars().any(|c| c != ' ' && tidy::is_hidden(c));
    hidden.then(|| {
        Finding::error(
            Some(field),
            "hidden_characters",
            format!("{} contains a character that nobody sees.", field.label),
            "It was probably copied along.",
            "Type the value again.",
        )
    })
}

fn long(field: &Field, value: &str) -> Option<Finding> {
    (value.chars().count() > LONGEST).then(|| {
        Finding::error(
            Some(field),
            "too_long",
            format!("{} is too long.", field.label),
            format!("It can have at most {LONGEST} characters."),
            "Copy the value alone.",
        )
    })
}

fn choose(field: &Field, good: bool, of: &str) -> Option<Finding> {
    (!good).then(|| {
        Finding::error(
            Some(field),
            "not_offered",
            format!("{} is none of those offered.", field.label),
            format!("It is {of}."),
            "Choose one of them.",
        )
    })
}

fn yes_or_no(field: &Field, value: &str) -> Option<Finding> {
    choose(field, matches!(value, "yes" | "no"), "Yes or No").or_else(|| {
        let advised = field.advise.as_deref()?;
        (advised != value).then(|| {
            Finding::warning(
                Some(field),
                "not_advised",
                format!("{} is off.", field.label),
                field.help.clone(),
                "Switch it on unless you have a reason.",
            )
        })
    })
}

fn email(field: &Field, value: &str) -> Option<Finding> {
    let good = value.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && !host.contains('@')
            && host.contains('.')
            && host.split('.').all(|label| !label.is_empty())
            && !value
                .chars()
                .any(|c| c.is_whitespace() || c.is_control() || "<>,;\"()".contains(c))
    });
    (!good).then(|| {
        Finding::error(
            Some(field),
            "not_an_email",
            format!("{} is not an e-mail address.", field.label),
            "An address has a name, an @ and a domain.",
            "Enter one address, for example payments@example.org.",
        )
    })
}

fn url(field: &Field, value: &str) -> Option<Finding> {
    let problem = Address::read(value).err()?;
    let code = match problem {
        AddressProblem::NotHttps => "not_https",
        _ => "not_an_address",
    };
    Some(Finding::error(
        Some(field),
        code,
        format!("{} {problem}.", field.label),
        "Payers and their data are sent there. Only https keeps them from being read or led astray.",
        "Enter the whole address, for example https://pay.example.org/return.",
    ))
}

fn number(field: &Field, value: &str) -> Result<Decimal, Finding> {
    Decimal::parse(value).map_err(|problem| {
        Finding::error(
            Some(field),
            "not_a_number",
            format!("{} is not a number that can be used.", field.label),
            match problem {
                DecimalProblem::TooLong => "It has too many digits.",
                _ => "It holds digits and a point only, without a currency sign and without commas.",
            },
            "Write it like 1.50.",
        )
    })
}

fn amount(field: &Field, value: &str) -> Option<Finding> {
    match number(field, value) {
        Err(finding) => Some(finding),
        Ok(number) => number.is_negative().then(|| below_zero(field)),
    }
}

fn percent(field: &Field, value: &str) -> Option<Finding> {
    match number(field, value) {
        Err(finding) => Some(finding),
        Ok(number) if number.is_negative() => Some(below_zero(field)),
        Ok(number) if number.exceeds(100) => Some(Finding::error(
            Some(field),
            "above_100",
            format!("{} is above 100.", field.label),
            "More than the whole invoice would be put on top of it.",
            "Enter a number from 0 to 100, for example 2.9.",
        )),
        Ok(number) if number.exceeds(10) => Some(Finding::warning(
            Some(field),
            "high_percent",
            format!("{} is above 10.", field.label),
            "That is unusually much.",
            "Check that the point is in the right place.",
        )),
        Ok(_) => None,
    }
}

fn below_zero(field: &Field) -> Finding {
    Finding::error(
        Some(field),
        "below_zero",
        format!("{} is below zero.", field.label),
        "A surcharge is put on top; it cannot take anything away.",
        "Enter 0 or more.",
    )
}
