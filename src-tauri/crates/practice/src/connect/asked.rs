//! Reading what is asked for, with the rules of section 5.

use serde_json::{Map, Value};

use super::config::{ConnectTerminal, Vendor};

/// What a client asks a card machine to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) kind: String,
    pub(crate) amount: u64,
    pub(crate) cashback: u64,
    pub(crate) keyed: bool,
}

const MOST: u64 = 99_999_999;
const KINDS: [&str; 6] = [
    "SALE",
    "REFUND",
    "DUPLICATE",
    "PRE_AUTH",
    "COMPLETION",
    "ACCOUNT_VERIFICATION",
];
const REPORTS: [&str; 4] = ["END_OF_DAY", "BANKING", "X_BALANCE", "Z_BALANCE"];

/// Reads the body of a start; the sentence that refuses it otherwise.
pub(crate) fn transaction(body: &[u8], terminal: &ConnectTerminal) -> Result<Asked, String> {
    let body = object(body)?;
    let kind = word(&body, "transactionType")?;
    if !KINDS.contains(&kind.as_str()) {
        return Err(format!("The transaction type {kind} is not known."));
    }
    let ingenico_only = matches!(kind.as_str(), "DUPLICATE" | "PRE_AUTH" | "COMPLETION");
    if ingenico_only && terminal.vendor == Vendor::Other {
        return Err(format!("This terminal does not support {kind}."));
    }
    let has_amount = !matches!(kind.as_str(), "DUPLICATE" | "ACCOUNT_VERIFICATION");
    let amount = if has_amount { needed(&body, "amount")? } else { 0 };
    if has_amount {
        let currency = word(&body, "currency")?;
        if currency != terminal.currency {
            return Err(format!("The terminal does not work in {currency}."));
        }
    } else if kind == "DUPLICATE" && body.contains_key("amount") {
        return Err("A duplicate has no amount.".to_owned());
    }
    let cashback = match body.get("amountCashback") {
        None => 0,
        Some(value) if kind == "SALE" => whole(value)
            .filter(|cashback| *cashback <= 10_000)
            .ok_or("The field amountCashback is not valid.")?,
        Some(_) => return Err("Cashback is for sales only.".to_owned()),
    };
    if kind == "COMPLETION" {
        word(&body, "authCode")?;
        needed(&body, "amountPreAuthorisedTotal")?;
    } else if body.contains_key("authCode") || body.contains_key("amountPreAuthorisedTotal") {
        return Err("Only a completion has an authCode.".to_owned());
    }
    let keyed = match body.get("cardholderNotPresent") {
        None => false,
        Some(Value::Bool(keyed)) if kind != "DUPLICATE" => *keyed,
        Some(_) => return Err("The field cardholderNotPresent is not valid.".to_owned()),
    };
    Ok(Asked {
        kind,
        amount,
        cashback,
        keyed,
    })
}

/// Reads the body of a report's start.
pub(crate) fn report(body: &[u8], terminal: &ConnectTerminal) -> Result<String, String> {
    let kind = word(&object(body)?, "reportType")?;
    if !REPORTS.contains(&kind.as_str()) {
        return Err(format!("The report type {kind} is not known."));
    }
    if terminal.vendor == Vendor::Other {
        return Err("This terminal does not support reports.".to_owned());
    }
    Ok(kind)
}

/// Reads the answer to the signature question.
pub(crate) fn signature(body: &[u8]) -> Result<bool, String> {
    match object(body)?.get("accepted") {
        Some(Value::Bool(accepted)) => Ok(*accepted),
        _ => Err("The field accepted is missing or not valid.".to_owned()),
    }
}

fn object(body: &[u8]) -> Result<Map<String, Value>, String> {
    serde_json::from_slice(body).map_err(|_| "The request is not valid JSON.".to_owned())
}

fn word(body: &Map<String, Value>, name: &str) -> Result<String, String> {
    let word = body
        .get(name)
        .and_then(Value::as_str)
        .filter(|word| !word.is_empty());
    word.map(str::to_owned)
        .ok_or_else(|| format!("The field {name} is missing or not valid."))
}

fn needed(body: &Map<String, Value>, name: &str) -> Result<u64, String> {
    let amount = body
        .get(name)
        .and_then(whole)
        .filter(|amount| (1..=MOST).contains(amount));
    amount.ok_or_else(|| format!("The field {name} is missing or not valid."))
}

/// Integers only: a text or a fraction is not valid in a request.
fn whole(value: &Value) -> Option<u64> {
    value.as_u64()
}
