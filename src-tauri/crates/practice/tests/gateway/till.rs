//! A till: asks for payments with named fields and looks at what came.

use counterfoil_practice::{Gateway, TerminalChange};
use serde_json::Value;

use crate::client::{Reply, ask, records};

pub const VISA: &str = "4000000000000002";
pub const WEB: &str = "Web Permits";
pub const COUNTER: &str = "Parks Front Desk";

pub fn xml(fields: &[(&str, &str)]) -> String {
    let element = |(name, value): &(&str, &str)| format!("<{name}>{value}</{name}>");
    fields.iter().map(element).collect()
}

pub async fn pay(gateway: &Gateway, terminal: &str, kind: &str, fields: &[(&str, &str)]) -> Reply {
    ask(gateway, terminal, kind, &xml(fields)).await
}

pub async fn sale(gateway: &Gateway, terminal: &str, amount: &str, more: &[(&str, &str)]) -> Reply {
    let mut fields = vec![
        ("ssl_amount", amount),
        ("ssl_card_number", VISA),
        ("ssl_exp_date", "1230"),
    ];
    fields.extend_from_slice(more);
    pay(gateway, terminal, "ccsale", &fields).await
}

pub fn field(reply: &Reply, name: &str) -> String {
    reply
        .field(name)
        .unwrap_or_else(|| panic!("{name} in {}", reply.text()))
}

pub fn set(gateway: &Gateway, terminal: &str, settings: Value) {
    let change = TerminalChange {
        terminal: terminal.to_owned(),
        set: settings.as_object().unwrap().clone(),
    };
    gateway.set(&change).unwrap();
}

pub async fn record(
    gateway: &Gateway,
    terminal: &str,
    id: &str,
) -> std::collections::HashMap<String, String> {
    let reply = pay(gateway, terminal, "txnquery", &[("ssl_txn_id", id)]).await;
    records(&reply.text()).remove(0)
}
