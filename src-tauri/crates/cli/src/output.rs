use std::io::{IsTerminal, Write};

use office::OfficeError;
use office::dto::{ErrorView, MoneyView, TxnRow};
use serde_json::{Value, json};

use crate::console;

/// Prints one JSON value on one line.
pub fn line(value: &Value) {
    let mut out = std::io::stdout().lock();
    // A closed pipe ends the output, not the program with a panic.
    let _ = writeln!(out, "{}", console::json(value, out.is_terminal()));
}

/// Prints a list: one object a line.
pub fn lines(values: impl IntoIterator<Item = Value>) {
    let out = std::io::stdout().lock();
    let terminal = out.is_terminal();
    let mut out = std::io::BufWriter::new(out);
    for value in values {
        if writeln!(out, "{}", console::json(&value, terminal)).is_err() {
            return;
        }
    }
    let _ = out.flush();
}

/// Prints an error as `{code, message, details}`; people at a terminal read a sentence first.
pub fn error(error: OfficeError) {
    let view = ErrorView::from(error);
    let mut out = std::io::stderr().lock();
    let terminal = out.is_terminal();
    if terminal {
        let _ = writeln!(out, "{}", view.message);
    }
    let value = json!({ "code": view.code, "message": view.message, "details": view.details });
    let _ = writeln!(out, "{}", console::json(&value, terminal));
}

/// A row with snake-case names and money as a number of minor units.
pub fn transaction(row: &TxnRow) -> Value {
    json!({
        "id": row.id,
        "time": row.time,
        "time_raw": row.time_raw,
        "status": row.status,
        "type": row.kind,
        "amount_minor": row.amount.as_ref().and_then(minor),
        "amount_raw": row.amount_raw,
        "currency": row.amount.as_ref().map(|m| m.currency.clone()),
        "card_brand": row.brand,
        "card_last4": row.last4,
        "customer": row.customer,
        "invoice": row.invoice,
        "terminal": row.terminal_name,
        "changed": row.changed,
    })
}

/// A view with snake-case names, like everything else this program prints.
pub fn snake(view: impl serde::Serialize) -> Value {
    rename(serde_json::to_value(view).unwrap_or_default())
}

fn rename(value: Value) -> Value {
    match value {
        Value::Object(fields) => fields
            .into_iter()
            .map(|(name, value)| (snake_name(&name), rename(value)))
            .collect(),
        Value::Array(values) => values.into_iter().map(rename).collect(),
        other => other,
    }
}

fn snake_name(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    for c in name.chars() {
        if c.is_ascii_uppercase() {
            out.push('_');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

/// Minor units as a number.
pub fn minor(money: &MoneyView) -> Option<i64> {
    money.minor.parse().ok()
}

/// A word as the contract writes it.
pub fn word(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => word,
        _ => String::new(),
    }
}
