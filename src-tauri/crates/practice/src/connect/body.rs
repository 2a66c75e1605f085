//! What the service tells of a payment (sections 6 and 8).

use serde_json::{Map, Value, json};

use super::config::Quirks;
use super::request::Payment;
use super::scenario::Scenario;
use crate::random::{digest, mix};

/// The amounts that came to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Came {
    pub(crate) base: u64,
    pub(crate) cashback: u64,
    pub(crate) gratuity: u64,
}

/// What the machine makes of the amounts asked for.
pub(crate) fn came(payment: &Payment) -> Came {
    let asked = &payment.asked;
    let cashback = match payment.scenario {
        Scenario::CashbackChanged => asked.cashback.saturating_sub(500),
        Scenario::EnterCashback if asked.kind == "SALE" => 1_000,
        _ => asked.cashback,
    };
    let gratuity = match payment.scenario {
        Scenario::Gratuity if asked.kind == "SALE" => asked.amount / 10,
        _ => 0,
    };
    Came {
        base: asked.amount,
        cashback,
        gratuity,
    }
}

/// Who issued the card: always the same for the same payment.
pub(crate) fn scheme(payment: &Payment) -> &'static str {
    match digest(&payment.id) % 3 {
        0 => "VISA",
        1 => "MASTERCARD",
        _ => "VISA DEBIT",
    }
}

/// What else a body needs to know.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'a> {
    pub(crate) quirks: &'a Quirks,
    pub(crate) currency: &'a str,
    pub(crate) address: &'a str,
    /// The machine's wall clock, without a zone.
    pub(crate) time: &'a str,
}

/// The whole resource as it is now.
pub(crate) fn transaction(payment: &Payment, place: Place<'_>) -> Value {
    let mut body = Map::new();
    body.insert("requestId".into(), payment.id.clone().into());
    body.insert("notifications".into(), newest_first(&payment.said, place.quirks));
    locate(&mut body, place, &payment.tid, "transactions", &payment.id);
    if payment.asked.kind == "DUPLICATE" {
        if let (Some((Some(_), _)), Some(Value::Object(original))) = (payment.ended, &payment.original) {
            body.extend(original.clone());
        }
        return Value::Object(body);
    }
    match payment.ended {
        Some((Some(result), _)) => {
            body.extend(ended(payment, result, place));
        }
        None if payment.signing() => {
            body.extend(card(payment, place.quirks));
        }
        _ => {}
    }
    if let Some(message) = payment.message {
        body.insert("userMessage".into(), message.into());
    }
    Value::Object(body)
}

/// The part that appears with a result; also what a duplicate tells.
pub(crate) fn ended(payment: &Payment, result: &str, place: Place<'_>) -> Map<String, Value> {
    let mut body = Map::new();
    body.insert("transactionResult".into(), result.into());
    if matches!(result, "CANCELLED" | "TIMED_OUT") {
        let message = match result {
            "CANCELLED" => "The transaction was cancelled.",
            _ => "The terminal was lost. Check its last transaction.",
        };
        body.insert("userMessage".into(), message.into());
        return body;
    }
    body.extend(card(payment, place.quirks));
    if result == "VOID" && payment.asked.kind == "SALE" {
        body.insert("transactionType".into(), "SALE_REVERSAL".into());
    }
    let amounts = came(payment);
    let number = |minor: u64| number(minor, place.quirks);
    for (name, minor) in [
        ("amountBase", amounts.base),
        ("amountCashback", amounts.cashback),
        ("amountGratuity", amounts.gratuity),
        ("amountTotal", amounts.base + amounts.cashback + amounts.gratuity),
    ] {
        body.insert(name.into(), number(minor));
    }
    body.insert("currency".into(), place.currency.into());
    body.insert("transactionId".into(), format!("{:06}", payment.number).into());
    body.insert(
        "transactionNumber".into(),
        format!("{:04}", payment.number).into(),
    );
    body.insert("transactionTime".into(), place.time.into());
    body.insert("dateOfExpiry".into(), "12/30".into());
    body.insert("dateOfStart".into(), "".into());
    body.insert("receiptLines".into(), receipt(payment, result, place));
    if result == "DECLINED" {
        body.insert("userMessage".into(), "The card was declined.".into());
    }
    body
}

/// What is known of the card while the signature is asked for, too.
fn card(payment: &Payment, quirks: &Quirks) -> Map<String, Value> {
    let (method, verification) = payment.scenario.method();
    let spelled = if quirks.small_h {
        "cardholderVerificationMethod"
    } else {
        "cardHolderVerificationMethod"
    };
    let digits = mix(digest(&payment.id)) % 10_000;
    let mut body = Map::new();
    for (name, value) in [
        ("authCode", format!("{:06}", mix(digest(&payment.id)) % 1_000_000)),
        ("applicationId", "A0000000031010".to_owned()),
        ("applicationLabel", scheme(payment).to_owned()),
        (spelled, verification.to_owned()),
        ("paymentMethod", method.to_owned()),
        ("primaryAccountNumber", format!("************{digits:04}")),
        ("primaryAccountNumberSequence", "01".to_owned()),
        ("cardSchemeName", scheme(payment).to_owned()),
        ("transactionType", payment.asked.kind.clone()),
    ] {
        body.insert(name.into(), value.into());
    }
    body
}

fn receipt(payment: &Payment, result: &str, place: Place<'_>) -> Value {
    let amounts = came(payment);
    let total = amounts.base + amounts.cashback + amounts.gratuity;
    let copy = |whose: &str| {
        let mut lines = vec![
            line(
                "TEXT",
                "CITY OF ALDER CREEK",
                &["BOLD", "DOUBLE_WIDTH"],
                place.quirks,
            ),
            line("CARRIAGE_RETURN", "", &[], place.quirks),
            line(
                "TEXT",
                &format!("{} {whose}", payment.asked.kind),
                &[],
                place.quirks,
            ),
            line("LINE_SEPARATOR_SINGLE", "", &[], place.quirks),
            line(
                "TEXT",
                &format!("TOTAL {} {}.{:02}", place.currency, total / 100, total % 100),
                &["BOLD"],
                place.quirks,
            ),
        ];
        match result {
            "DECLINED" => lines.push(line("BOX_DECLINE", "DECLINED", &[], place.quirks)),
            "VOID" => lines.push(line("BOX_VOID", "VOID", &[], place.quirks)),
            _ => {}
        }
        lines.push(line("TICKET_FEED", "", &[], place.quirks));
        Value::Array(lines)
    };
    json!({ "MERCHANT": copy("MERCHANT COPY"), "CUSTOMER": copy("CUSTOMER COPY") })
}

/// A line in the shape that is asked for.
pub(crate) fn line(kind: &str, value: &str, format: &[&str], quirks: &Quirks) -> Value {
    if quirks.bare_lines {
        return value.into();
    }
    let named = if quirks.text_lines { "text" } else { "value" };
    let mut line = Map::new();
    line.insert(named.into(), value.into());
    line.insert("type".into(), kind.into());
    if !format.is_empty() {
        line.insert("format".into(), json!(format));
    }
    Value::Object(line)
}

/// A number, quoted where that is the habit.
pub(crate) fn number(minor: u64, quirks: &Quirks) -> Value {
    if quirks.quoted_numbers {
        minor.to_string().into()
    } else {
        minor.into()
    }
}

/// Notifications as they go out.
pub(crate) fn newest_first(said: &[String], quirks: &Quirks) -> Value {
    let out = said.iter().rev().map(|word| {
        if quirks.notification_objects {
            json!({ "notificationValue": word })
        } else {
            Value::from(word.as_str())
        }
    });
    out.collect()
}

/// Puts the address of a resource into it.
pub(crate) fn locate(body: &mut Map<String, Value>, place: Place<'_>, tid: &str, what: &str, id: &str) {
    if place.quirks.no_location {
        return;
    }
    let location = if place.quirks.odd_location {
        let odd = what.trim_end_matches('s');
        format!("{}/pac/terminals/{{tid}}/{odd}/{id}", place.address)
    } else {
        format!("{}/pac/terminals/{tid}/{what}/{id}", place.address)
    };
    body.insert("location".into(), location.into());
}
