//! Typed answers of every call, and the phase of everything that is no answer.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod books;
mod money;

use counterfoil_converge::*;
use domain::{Currency, Money};

const PLAN: &str = "280222A41-C50F9757-C7F9-4684-9B7F-77393F69E77E";
const TXN: &str = "010130AB1-00000000-1111-2222-3333-444444444444";
const NEW: &str = "020130AB1-00000000-1111-2222-3333-555555555555";
const USD: Currency = Currency::USD;

fn usd(minor: i64) -> Money {
    Money { minor, currency: USD }
}

fn txn(fields: &[(&str, &str)]) -> String {
    let inner: String = fields
        .iter()
        .map(|(name, text)| format!("<{name}>{text}</{name}>"))
        .collect();
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<txn>{inner}</txn>")
}

fn read<R: Request>(request: &R, fields: &[(&str, &str)]) -> Result<R::Answer, CallError> {
    read_answer(request, txn(fields).as_bytes())
}

fn unclear<R: Request>(request: &R, fields: &[(&str, &str)]) -> UnclearReason
where
    R::Answer: std::fmt::Debug,
{
    match read(request, fields) {
        Err(CallError::Unknown(Unanswered::Unclear(unclear))) => {
            assert_eq!(
                unclear.reply.fields().len(),
                fields.len(),
                "the answer is kept whole"
            );
            unclear.reason
        }
        other => panic!("{other:?}"),
    }
}

fn sale() -> TokenSale {
    TokenSale::new("5000300020003003", usd(2_500))
}

const APPROVED: [(&str, &str); 5] = [
    ("ssl_result", "0"),
    ("ssl_result_message", "APPROVAL"),
    ("ssl_txn_id", TXN),
    ("ssl_amount", "25.00"),
    ("ssl_approval_code", "000123"),
];

fn with<'a>(base: &[(&'a str, &'a str)], more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = base
        .iter()
        .filter(|(name, _)| !more.iter().any(|(other, _)| other == name));
    kept.chain(more).copied().collect()
}
