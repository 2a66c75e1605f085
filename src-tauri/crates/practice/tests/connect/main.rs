//! The simulated Paymentsense Connect as a client meets it: over real HTTP on loopback.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod client;

use counterfoil_practice::connect::ConnectLogEntry;
use serde_json::{Value, json};

use client::*;

const SALE: &str = r#"{"transactionType":"SALE","amount":1000,"currency":"GBP"}"#;

fn start(tid: &str, body: &str) -> Ask {
    Ask::new("POST", &format!("/pac/terminals/{tid}/transactions")).body(body)
}

fn look(id: &str) -> Ask {
    Ask::new("GET", &format!("/pac/terminals/01000001/transactions/{id}"))
}

async fn control(service: &Service, what: &str, body: &str) {
    let ask = Ask::new("POST", &format!("/practice/connect/{what}")).body(body);
    assert_eq!(service.send(ask).await.status, 200, "{what} {body}");
}

#[tokio::test]
async fn who_may_not_call_is_refused_in_the_order_of_the_sheet() {
    let service = Service::start().await;
    let list = || Ask::new("GET", "/pac/terminals");
    for (ask, status) in [
        (list(), 200),
        (list().without("Authorization"), 401),
        (list().with("Authorization", "Bearer key"), 401),
        (list().with("Authorization", "Basic dGlsbC0xOndyb25n"), 401),
        (list().without("Accept"), 415),
        (list().with("Accept", "application/json"), 415),
        (list().without("Software-House-Id"), 422),
        (list().without("Installer-Id"), 422),
        (start("01000001", SALE).without("Content-Type"), 415),
        (start("99999999", SALE), 404),
        (
            Ask::new("GET", "/pac/terminals/01000001/transactions/nothing"),
            404,
        ),
        (Ask::new("GET", "/pac/terminals?status=ASLEEP"), 422),
        (Ask::new("GET", "/retail/terminals"), 404),
    ] {
        let shown = format!("{ask:?}");
        let reply = service.send(ask).await;
        assert_eq!(reply.status, status, "{shown}");
        if matches!(status, 401 | 422) {
            assert!(reply.json()["userMessage"].is_string(), "{shown}");
        }
    }
}

#[tokio::test]
async fn requests_that_break_a_rule_are_refused_and_start_nothing() {
    let service = Service::start().await;
    for body in [
        "",
        "{",
        "[]",
        r#"{"transactionType":"GIFT","amount":1,"currency":"GBP"}"#,
        r#"{"transactionType":"SALE","currency":"GBP"}"#,
        r#"{"transactionType":"SALE","amount":"1000","currency":"GBP"}"#,
        r#"{"transactionType":"SALE","amount":10.5,"currency":"GBP"}"#,
        r#"{"transactionType":"SALE","amount":0,"currency":"GBP"}"#,
        r#"{"transactionType":"SALE","amount":100000000,"currency":"GBP"}"#,
        r#"{"transactionType":"SALE","amount":1000}"#,
        r#"{"transactionType":"SALE","amount":1000,"currency":"EUR"}"#,
        r#"{"transactionType":"SALE","amount":1000,"currency":"GBP","amountCashback":10001}"#,
        r#"{"transactionType":"REFUND","amount":1000,"currency":"GBP","amountCashback":1}"#,
        r#"{"transactionType":"SALE","amount":1000,"currency":"GBP","authCode":"1"}"#,
        r#"{"transactionType":"COMPLETION","amount":1000,"currency":"GBP","authCode":"1"}"#,
        r#"{"transactionType":"DUPLICATE","amount":1000}"#,
    ] {
        assert_eq!(service.send(start("01000001", body)).await.status, 422, "{body}");
    }
    let pre_auth = r#"{"transactionType":"PRE_AUTH","amount":1000,"currency":"GBP"}"#;
    assert_eq!(service.send(start("21000003", pre_auth)).await.status, 422);
    let ledger = service
        .send(Ask::new("GET", "/practice/connect/ledger"))
        .await
        .json();
    assert_eq!(ledger["payments"], json!([]));
}

#[tokio::test]
async fn a_payment_appears_step_by_step_newest_first_and_is_forgotten_after_twelve_hours() {
    let service = Service::start().await;
    let reply = service.send(start("01000001", SALE)).await;
    assert_eq!(reply.status, 201);
    let id = reply.json()["requestId"].as_str().unwrap().to_owned();
    let first = service.send(look(&id)).await.json();
    assert_eq!(first["notifications"], json!(["TRANSACTION_STARTED"]));
    assert_eq!(first["transactionResult"], Value::Null);
    assert_eq!(
        service.send(start("01000001", SALE)).await.status,
        422,
        "one at a time"
    );
    let busy = service
        .send(Ask::new("GET", "/pac/terminals/01000001"))
        .await
        .json();
    assert_eq!(busy["status"], "BUSY");
    control(&service, "clock", r#"{"seconds":60}"#).await;
    let done = service.send(look(&id)).await.json();
    assert_eq!(
        (&done["notifications"][0], &done["notifications"][8]),
        (&json!("TRANSACTION_FINISHED"), &json!("TRANSACTION_STARTED"))
    );
    assert_eq!(
        (
            &done["transactionResult"],
            &done["amountBase"],
            &done["amountTotal"]
        ),
        (&json!("SUCCESSFUL"), &json!(1000), &json!(1000))
    );
    let time = done["transactionTime"].as_str().unwrap();
    assert!(
        time.starts_with("2026-10-06T09:00:4"),
        "nine steps of 5 s after the start: {time}"
    );
    control(&service, "clock", r#"{"seconds":43140}"#).await;
    assert_eq!(service.send(look(&id)).await.status, 200);
    control(&service, "clock", r#"{"seconds":120}"#).await;
    assert_eq!(service.send(look(&id)).await.status, 404);
}

#[tokio::test]
async fn scenarios_faults_and_machines_are_steered_over_http() {
    let service = Service::start().await;
    control(&service, "scenario", r#"{"scenario":"decline","times":1}"#).await;
    let id = service.send(start("01000001", SALE)).await.json()["requestId"]
        .as_str()
        .unwrap()
        .to_owned();
    control(&service, "clock", r#"{"seconds":60}"#).await;
    assert_eq!(
        service.send(look(&id)).await.json()["transactionResult"],
        "DECLINED"
    );
    control(
        &service,
        "faults",
        r#"{"fault":"status","status":503,"on":"look","times":1}"#,
    )
    .await;
    assert_eq!(service.send(look(&id)).await.status, 503);
    assert_eq!(service.send(look(&id)).await.status, 200);
    control(&service, "terminal", r#"{"tid":"01000001","connected":false}"#).await;
    assert_eq!(service.send(look(&id)).await.status, 404);
    control(&service, "quirks", r#"{"stale_when_offline":true}"#).await;
    assert_eq!(service.send(look(&id)).await.status, 200);
    for (what, body) in [
        ("terminal", r#"{"tid":"x","connected":true}"#),
        ("faults", "{}"),
        ("quirks", r#"{"x":1}"#),
    ] {
        let ask = Ask::new("POST", &format!("/practice/connect/{what}")).body(body);
        assert!(service.send(ask).await.status >= 400, "{what}");
    }
    let browser = Ask::new("GET", "/practice/connect/ledger").with("Origin", "http://evil.example");
    assert_eq!(service.send(browser).await.status, 403);
}

#[tokio::test]
async fn calls_that_come_too_soon_get_429_where_the_pace_is_enforced() {
    let service = Service::start().await;
    control(&service, "quirks", r#"{"enforce_spacing":60000}"#).await;
    assert_eq!(service.send(Ask::new("GET", "/pac/terminals")).await.status, 200);
    assert_eq!(service.send(Ask::new("GET", "/pac/terminals")).await.status, 429);
}

#[tokio::test]
async fn the_same_seed_gives_the_same_ids_and_the_log_holds_no_key() {
    let (one, two) = (Service::start().await, Service::start().await);
    let ids = [
        one.send(start("01000001", SALE)).await,
        two.send(start("01000001", SALE)).await,
    ];
    assert_eq!(ids[0].json()["requestId"], ids[1].json()["requestId"]);
    let log: Vec<ConnectLogEntry> = one.simulator.log();
    assert_eq!(log.len(), 1);
    assert!(!format!("{log:?}").contains(&one.simulator.description().key));
}
