//! What commands print, for people and as JSON.

use office::OfficeError;
use office::dto::{AccountView, SyncReport};
use serde_json::{Value, json};

use crate::output;

pub fn account_line(account: &AccountView) -> Value {
    json!({
        "id": account.id,
        "name": account.name,
        "merchant_id": account.merchant_id,
        "environment": account.environment,
        "endpoint": account.endpoint,
        "host": account.host,
        "gateway_zone": account.gateway_zone,
        "display_zone": account.display_zone,
        "currency": account.currency,
    })
}

pub fn users(account: &AccountView) -> Vec<Value> {
    let line = |user: &office::dto::ApiUserView| json!({ "id": user.id, "user_id": user.user_id, "account": account.name });
    account.users.iter().map(line).collect()
}

pub fn terminals(account: &AccountView) -> Vec<Value> {
    let line = |terminal: &office::dto::TerminalView| {
        let pins: Vec<Value> = terminal
            .credentials
            .iter()
            .map(|c| json!({ "user_id": c.user_name, "state": c.state, "ends": c.ends, "checked_at": c.checked_at }))
            .collect();
        json!({
            "id": terminal.id,
            "name": terminal.name,
            "kind": terminal.kind,
            "account": account.name,
            "pins": pins,
            "reported": output::snake(&terminal.reported),
        })
    };
    account.terminals.iter().map(line).collect()
}

pub fn show_sync(report: &SyncReport, json: bool) {
    if json {
        output::line(&json!({
            "rows_new": report.rows_new,
            "rows_updated": report.rows_updated,
            "rows_unchanged": report.rows_unchanged,
            "windows": report.windows,
            "incomplete_windows": report.incomplete_windows,
            "incomplete": output::snake(&report.incomplete),
            "skipped": output::snake(&report.skipped),
            "cancelled": report.cancelled,
        }));
        return;
    }
    println!(
        "{} new, {} updated, {} unchanged in {} windows; {} incomplete",
        report.rows_new,
        report.rows_updated,
        report.rows_unchanged,
        report.windows,
        report.incomplete_windows
    );
    for window in &report.incomplete {
        println!(
            "  {} {} to {}: {:?}",
            window.terminal_name, window.from, window.to, window.problem
        );
    }
    for terminal in &report.skipped {
        println!(
            "  {} was not read: its PIN is {:?}",
            terminal.terminal_name, terminal.reason
        );
    }
}

pub fn show(json: bool, values: Vec<Value>) {
    if json {
        output::lines(values);
        return;
    }
    for value in values {
        let text = |name: &str| {
            value
                .get(name)
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        let name = if text("name").is_empty() {
            text("user_id")
        } else {
            text("name")
        };
        println!(
            "{name:<28} {:<10} {}",
            text("kind") + &text("environment"),
            text("account") + &text("merchant_id")
        );
    }
}

/// Shows what was just added.
pub fn show_last(json: bool, mut values: Vec<Value>, what: &str) -> Result<(), OfficeError> {
    if let Some(value) = values.pop() {
        if json {
            output::line(&value);
        } else {
            println!("Saved the {what}.");
        }
    }
    Ok(())
}

pub fn plain_row(row: &office::dto::TxnRow) -> String {
    format!(
        "{}  {:<15} {:<13} {:>12}  {:<4}  {}  {}  {}",
        row.time.as_deref().unwrap_or(&row.time_raw),
        row.status,
        row.kind,
        row.amount
            .as_ref()
            .map_or(row.amount_raw.clone(), |m| m.minor.clone()),
        row.last4,
        row.customer,
        row.invoice,
        row.terminal_name
    )
}
