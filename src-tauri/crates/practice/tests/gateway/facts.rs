//! Terminals that are not what the town believes: facts on file at Converge, and terminals that
//! are stopped.

use counterfoil_practice::{Config, TerminalChange};
use serde_json::json;

use crate::bigger::town_of;
use crate::client::{anchor, ask, get, ledger, start};
use crate::mistakes::{object, started, steer, told};
use crate::till::{COUNTER, VISA, WEB, field, pay, sale, set};

#[tokio::test]
async fn terminalsetup_says_what_the_terminal_was_made_to_be() {
    let gateway = start().await;
    let facts = json!({
        "name": "Parks Annex",
        "merchant_name": "Alder Creek Harbor District",
        "market_segment": "internet",
        "time_zone": "America/Chicago",
        "currency": "CAD",
        "status": "NOT LIVE",
    });
    let shown = steer(
        &gateway,
        "/practice/terminal",
        json!({"terminal": COUNTER, "set": facts}),
    )
    .await;
    assert_eq!(shown["status"], "NOT LIVE");
    let reply = told(&gateway, COUNTER).await;
    for (name, value) in [
        ("vm_friendly_name", "Parks Annex"),
        ("MerchantName", "Alder Creek Harbor District"),
        ("vm_market_segment", "Internet"),
        ("vm_time_zone", "America/Chicago"),
        ("vm_currency", "CAD"),
        ("vm_status", "NOT LIVE"),
    ] {
        assert_eq!(field(&reply, name), value);
    }
    let others = told(&gateway, "Utility Counter").await;
    assert_eq!(field(&others, "vm_status"), "ACTIVE");
    assert_eq!(field(&others, "MerchantName"), "City of Alder Creek");
    let believed = &gateway.described().users[1].terminals[0];
    assert_eq!(
        (believed.name.as_str(), believed.kind.as_str()),
        (COUNTER, "retail")
    );
    let listed = get(&gateway, "/practice/terminal").await.json();
    assert_eq!(
        (&listed[COUNTER]["currency"], &listed[WEB]["currency"]),
        (&"CAD".into(), &"USD".into())
    );
}

#[tokio::test]
async fn facts_can_be_wrong_from_the_start() {
    let gateway = started(Config {
        settings: vec![TerminalChange {
            terminal: "Pool".to_owned(),
            set: object(json!({"time_zone": "America/Phoenix", "view": false})),
        }],
        terminals: 5,
        ..Config::alder_creek(anchor())
    })
    .await;
    assert_eq!(
        field(&told(&gateway, "Pool").await, "vm_time_zone"),
        "America/Phoenix"
    );
    assert_eq!(ask(&gateway, "Pool", "total", "").await.code(), "4014");
}

#[tokio::test]
async fn a_stopped_terminal_takes_no_payments_and_can_be_looked_at() {
    let gateway = start().await;
    let id = field(&sale(&gateway, WEB, "12.00", &[]).await, "ssl_txn_id");
    for status in ["SUSPENDED", "NOT LIVE"] {
        set(&gateway, WEB, json!({"status": status}));
        assert_eq!(sale(&gateway, WEB, "1.00", &[]).await.code(), "4014");
        for name in ["ccvoid", "ccreturn", "ccdelete"] {
            assert_eq!(
                pay(&gateway, WEB, name, &[("ssl_txn_id", &id)]).await.code(),
                "4014"
            );
        }
        assert_eq!(ask(&gateway, WEB, "settle", "").await.code(), "4014");
        assert_eq!(ask(&gateway, WEB, "total", "").await.code(), "");
        let found = pay(&gateway, WEB, "txnquery", &[("ssl_txn_id", &id)]).await;
        assert_eq!(field(&found, "ssl_amount"), "12.00");
        assert_eq!(field(&told(&gateway, WEB).await, "vm_status"), status);
    }
    set(&gateway, WEB, json!({"status": "ACTIVE"}));
    assert_eq!(field(&sale(&gateway, WEB, "1.00", &[]).await, "ssl_result"), "0");
}

#[tokio::test]
async fn the_plans_of_a_suspended_terminal_are_not_charged() {
    let gateway = start().await;
    set(&gateway, WEB, json!({"status": "SUSPENDED"}));
    set(&gateway, "Web Utility", json!({"status": "SUSPENDED"}));
    let before = ledger(&gateway).await["count"].clone();
    let ticked = steer(&gateway, "/practice/clock", json!({"days": 40})).await;
    assert_eq!((&ticked["charged"], &ticked["declined"]), (&0.into(), &0.into()));
    assert!(ticked["skipped"].as_u64().unwrap() > 5);
    assert_eq!(ledger(&gateway).await["count"], before);
}

#[tokio::test]
async fn plans_and_signatures_follow_the_segment_that_converge_has_on_file() {
    let gateway = town_of(14, 0).await;
    let plan = [
        ("ssl_amount", "10.00"),
        ("ssl_card_number", VISA),
        ("ssl_exp_date", "1230"),
        ("ssl_billing_cycle", "MONTHLY"),
        ("ssl_next_payment_date", "12/01/2026"),
    ];
    for (terminal, code) in [
        ("Pool", "4014"),
        ("Harbor Café", "4014"),
        ("Phone Payments", ""),
        (WEB, ""),
    ] {
        assert_eq!(
            pay(&gateway, terminal, "ccaddrecurring", &plan).await.code(),
            code,
            "{terminal}"
        );
    }
    set(&gateway, WEB, json!({"market_segment": "retail"}));
    assert_eq!(pay(&gateway, WEB, "ccaddrecurring", &plan).await.code(), "4014");
    let image = [
        ("ssl_txn_id", "x"),
        ("ssl_image_type", "PNG"),
        ("ssl_signature_image", "AAAA"),
    ];
    for (terminal, code) in [
        ("Phone Payments", "5074"),
        ("Online Parking", "5074"),
        (WEB, "5040"),
    ] {
        assert_eq!(
            pay(&gateway, terminal, "ccsignature", &image).await.code(),
            code,
            "{terminal}"
        );
    }
    for (terminal, code) in [
        ("Harbor Café", "4016"),
        ("Pool", "4014"),
        ("Phone Payments", "4014"),
    ] {
        assert_eq!(
            pay(&gateway, terminal, "ccupdatetip", &[]).await.code(),
            code,
            "{terminal}"
        );
    }
}
