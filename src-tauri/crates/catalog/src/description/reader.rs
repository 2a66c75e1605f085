//! The tolerant reader of descriptions, the built-in ones and those from disk. What it cannot
//! take as it stands becomes a notice, and the rest works.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::wire::{flag_of, member, text, text_of, texts_of};
use super::{Choice, Field, Kind, Link, Notice, Procedure, Provider, Source, Status, TestPlan, rule_reader};
use crate::check::Severity;
use crate::currency::{CurrencyKind, CurrencyList};

/// The version of descriptions that this program writes and changes.
const VERSION: &str = "1";
/// The largest description that is read, in bytes.
const LARGEST: usize = 1024 * 1024;
/// The most fields of a form.
const MOST_FIELDS: usize = 200;

/// Why a description could not be read at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Larger than any description.
    #[error("the file is too large for a description of an integration")]
    TooLarge,
    /// Not JSON.
    #[error("the file is not JSON")]
    NotJson,
    /// JSON, but not one object.
    #[error("the file does not hold one description")]
    NotOne,
    /// No id: nothing could be stored under it.
    #[error("the description has no id")]
    NoId,
}

/// Reads one description.
///
/// # Errors
/// When there is no description in it. Anything smaller becomes a [`Notice`].
pub fn read_description(bytes: &[u8]) -> Result<Provider, Unreadable> {
    if bytes.len() > LARGEST {
        return Err(Unreadable::TooLarge);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let value: Value = serde_json::from_slice(bytes).map_err(|_| Unreadable::NotJson)?;
    let object = value.as_object().ok_or(Unreadable::NotOne)?;
    let id = text_of(object, "id");
    if id.is_empty() {
        return Err(Unreadable::NoId);
    }
    let mut notices = Vec::new();
    let fields = fields(object, &mut notices);
    let read_only = text_of(object, "version") != VERSION;
    if read_only {
        notices.push(about_all(
            "This description was made for another version of Counterfoil. Its settings can be looked at and not changed.",
        ));
    }
    let some = |name: &str| Some(text_of(object, name)).filter(|text| !text.is_empty());
    Ok(Provider {
        name: some("name").unwrap_or_else(|| id.clone()),
        id,
        description: text_of(object, "description"),
        category: some("category"),
        status: match text_of(object, "status").to_lowercase().as_str() {
            "coming_soon" | "coming soon" => Status::ComingSoon,
            _ => Status::Available,
        },
        docs: link(member(object, "docs"), &mut notices),
        needs: texts_of(object, "needs"),
        notes: texts_of(object, "notes"),
        currencies: currencies(member(object, "currencies")),
        test: test(member(object, "test"), &mut notices),
        fields,
        read_only,
        notices,
    })
}

fn about_all(text: impl Into<String>) -> Notice {
    Notice {
        field: None,
        text: text.into(),
    }
}

fn fields(object: &Map<String, Value>, notices: &mut Vec<Notice>) -> Vec<Field> {
    let items = match member(object, "fields") {
        Some(Value::Array(items)) => items.as_slice(),
        Some(_) => {
            notices.push(about_all("The list of fields could not be read."));
            &[]
        }
        None => &[],
    };
    if items.len() > MOST_FIELDS {
        notices.push(about_all(format!(
            "Only the first {MOST_FIELDS} fields are shown."
        )));
    }
    let mut fields: Vec<Field> = Vec::new();
    for item in items.iter().take(MOST_FIELDS) {
        let Some(field) = item.as_object().and_then(field) else {
            notices.push(about_all("A field without an id was left out."));
            continue;
        };
        if fields.iter().any(|other| other.id == field.id) {
            notices.push(Notice {
                text: "A second field with the same id was left out.".to_owned(),
                field: Some(field.id),
            });
            continue;
        }
        notices.extend(field.notice.clone().map(|text| Notice {
            field: Some(field.id.clone()),
            text,
        }));
        fields.push(field);
    }
    fields
}

fn field(object: &Map<String, Value>) -> Option<Field> {
    let some = |name: &str| Some(text_of(object, name)).filter(|text| !text.is_empty());
    let id = some("id")?;
    let word = text_of(object, "kind");
    let known = Kind::of(&word);
    let kind = match known {
        // Whatever it is, what is called secret is never shown.
        _ if flag_of(object, "secret") => Kind::Secret,
        Some(kind) => kind,
        None => Kind::Text,
    };
    let checks = match member(object, "checks") {
        Some(Value::Array(items)) => items.as_slice(),
        _ => &[],
    };
    let read: Vec<_> = checks.iter().filter_map(rule_reader::check).collect();
    let notice = if known.is_none() && !(word.is_empty() && kind == Kind::Secret) {
        Some(unknown_kind(&word, kind))
    } else if read.len() < checks.len() {
        let text = "This field has a check that this version of Counterfoil does not know. It is not made.";
        Some(text.to_owned())
    } else {
        None
    };
    Some(Field {
        label: some("label").unwrap_or_else(|| id.clone()),
        id,
        kind,
        required: flag_of(object, "required"),
        expected: flag_of(object, "expected"),
        locked: flag_of(object, "locked"),
        generate: some("generate").is_some(),
        default: texts_of(object, "default"),
        options: options(member(object, "options")),
        advise: some("advise"),
        of: some("of"),
        help: text_of(object, "help"),
        path: texts_of(object, "path"),
        link: link(member(object, "link"), &mut Vec::new()),
        checks: read,
        seed: text_of(object, "seed"),
        source: Source::of(&text_of(object, "source")),
        notice,
    })
}

fn unknown_kind(word: &str, kind: Kind) -> String {
    let shown = if kind == Kind::Secret {
        "a secret"
    } else {
        "plain text"
    };
    if word.is_empty() {
        return format!("The description does not say what kind of field this is. It is shown as {shown}.");
    }
    let word: String = word.chars().take(40).collect();
    format!(
        "This version of Counterfoil does not know fields of the kind \"{word}\". It is shown as {shown}."
    )
}

fn options(value: Option<&Value>) -> Vec<Choice> {
    let Some(Value::Array(items)) = value else {
        return Vec::new();
    };
    let read = |item: &Value| match item {
        Value::Object(object) => Some(Choice {
            value: Some(text_of(object, "value")).filter(|value| !value.is_empty())?,
            label: Some(text_of(object, "label"))
                .filter(|label| !label.is_empty())
                .unwrap_or_else(|| text_of(object, "value")),
            note: text_of(object, "note"),
        }),
        single => text(single).map(|value| Choice {
            label: value.clone(),
            value,
            note: String::new(),
        }),
    };
    items.iter().filter_map(read).collect()
}

/// A link goes to the web over https or is left out.
fn link(value: Option<&Value>, notices: &mut Vec<Notice>) -> Option<Link> {
    let value = value?;
    let (label, url) = match value {
        Value::Object(object) => (text_of(object, "label"), text_of(object, "url")),
        single => (String::new(), text(single)?),
    };
    let https = url::Url::parse(&url).is_ok_and(|url| url.scheme() == "https");
    if !https {
        notices.push(about_all("A link that does not start with https was left out."));
        return None;
    }
    let label = if label.is_empty() { url.clone() } else { label };
    Some(Link { label, url })
}

fn currencies(value: Option<&Value>) -> CurrencyList {
    let object = match value {
        Some(Value::Object(object)) => object.clone(),
        // A bare list of codes.
        Some(list) => Map::from_iter([("codes".to_owned(), list.clone())]),
        None => return CurrencyList::default(),
    };
    let codes = |name: &str| -> Vec<String> {
        let all = texts_of(&object, name);
        all.iter()
            .flat_map(|text| text.split([' ', ',']))
            .filter(|code| !code.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let mut exponents = BTreeMap::new();
    for (name, exponent) in [("no_decimals", 0), ("two_decimals", 2), ("three_decimals", 3)] {
        exponents.extend(codes(name).into_iter().map(|code| (code, exponent)));
    }
    let pairs = |name: &str| match member(&object, name) {
        Some(Value::Object(pairs)) => pairs
            .iter()
            .filter_map(|(code, value)| Some((code.clone(), text(value)?)))
            .collect(),
        _ => BTreeMap::new(),
    };
    let steps = pairs("steps");
    CurrencyList {
        kind: match text_of(&object, "kind").as_str() {
            "ticker" => CurrencyKind::Ticker,
            _ => CurrencyKind::Iso,
        },
        codes: codes("codes"),
        exponents,
        steps: steps
            .into_iter()
            .filter_map(|(code, step)| Some((code, step.parse().ok().filter(|step| *step > 0)?)))
            .collect(),
        others: match text_of(&object, "others").as_str() {
            "warning" => Severity::Warning,
            _ => Severity::Error,
        },
        notes: pairs("notes"),
    }
}

fn test(value: Option<&Value>, notices: &mut Vec<Notice>) -> TestPlan {
    let empty = Map::new();
    let object = value.and_then(Value::as_object).unwrap_or(&empty);
    let word = text_of(object, "procedure");
    let known = procedure_of(&word);
    if known.is_none() && !word.is_empty() {
        notices.push(about_all(
            "This version of Counterfoil does not know how to test this connection.",
        ));
    }
    let why = text_of(object, "why");
    TestPlan {
        procedure: known.unwrap_or(Procedure::ByHand),
        why: if why.is_empty() && known.is_none() {
            "No way to test this connection is known.".to_owned()
        } else {
            why
        },
        how: texts_of(object, "how"),
    }
}

fn procedure_of(word: &str) -> Option<Procedure> {
    Some(match word {
        "paypal_balance" => Procedure::PaypalBalance,
        "paypal_ipn" => Procedure::PaypalIpn,
        "stripe_balance" => Procedure::StripeBalance,
        "duo_check" => Procedure::DuoCheck,
        "razorpay_payments" => Procedure::RazorpayPayments,
        "paystack_balance" => Procedure::PaystackBalance,
        "paymongo_webhooks" => Procedure::PaymongoWebhooks,
        "nowpayments_coins" => Procedure::NowpaymentsCoins,
        "references" => Procedure::References,
        "by_hand" => Procedure::ByHand,
        _ => return None,
    })
}
