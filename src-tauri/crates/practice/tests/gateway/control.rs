//! The gateway's own addresses.

use counterfoil_practice::{Change, Gateway};
use serde_json::Value;

use crate::client::{ask, get, ledger, post_json, records, send, start};

async fn change(gateway: &Gateway, body: &str) -> Value {
    let reply = post_json(gateway, "/practice/change", body).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()
}

async fn payment(gateway: &Gateway, id: &str) -> Value {
    let ledger = ledger(gateway).await;
    let payments = ledger["payments"].as_array().unwrap();
    payments.iter().find(|p| p["id"] == id).unwrap().clone()
}

async fn first(gateway: &Gateway, status: &str) -> Value {
    let ledger = ledger(gateway).await;
    let wanted = |p: &&Value| p["status"] == status && p["type"] == "sale";
    ledger["payments"]
        .as_array()
        .unwrap()
        .iter()
        .rev()
        .find(wanted)
        .unwrap()
        .clone()
}

async fn record(gateway: &Gateway, payment: &Value) -> std::collections::HashMap<String, String> {
    let by_id = format!("<ssl_txn_id>{}</ssl_txn_id>", payment["id"].as_str().unwrap());
    let reply = ask(gateway, payment["terminal"].as_str().unwrap(), "txnquery", &by_id).await;
    records(&reply.text()).remove(0)
}

#[tokio::test]
async fn browsers_are_refused() {
    let gateway = start().await;
    for (method, path) in [
        ("GET", "/practice/ledger"),
        ("POST", "/practice/faults"),
        ("POST", "/practice/change"),
        ("GET", "/practice/log"),
    ] {
        let reply = send(
            &gateway,
            method,
            path,
            &[("Origin", "https://evil.example")],
            "{}",
        )
        .await;
        assert_eq!(reply.unwrap().status, 403);
    }
}

#[tokio::test]
async fn the_ledger_can_be_read_for_one_terminal() {
    let gateway = start().await;
    let one = get(&gateway, "/practice/ledger?terminal=Web%20Utility")
        .await
        .json();
    let payments = one["payments"].as_array().unwrap();
    assert_eq!(one["count"], payments.len());
    assert!(
        payments
            .iter()
            .all(|p| p["terminal"] == "Web Utility" && p["currency"] == "USD")
    );
    assert_eq!(get(&gateway, "/practice/ledger?terminal=Pool").await.status, 404);
    assert_eq!(post_json(&gateway, "/practice/ledger", "{}").await.status, 405);
}

#[tokio::test]
async fn settling_empties_the_open_batch() {
    let gateway = start().await;
    let open = first(&gateway, "open").await;
    change(&gateway, "{\"settle\":true}").await;
    assert_eq!(
        payment(&gateway, open["id"].as_str().unwrap()).await["status"],
        "settled"
    );
    let record = record(&gateway, &open).await;
    assert_eq!(
        (
            record["ssl_trans_status"].as_str(),
            record["ssl_is_voidable"].as_str()
        ),
        ("STL", "FALSE")
    );
    assert!(record.contains_key("ssl_settle_time"));
    let total = ask(&gateway, "Web Permits", "total", "").await;
    assert_eq!(total.field("ssl_result_message").as_deref(), Some("Empty batch"));
}

#[tokio::test]
async fn a_void_keeps_the_id_and_leaves_the_totals() {
    let gateway = start().await;
    let before = ledger(&gateway).await["totals"]["USD"]["sales_minor"]
        .as_i64()
        .unwrap();
    let open = first(&gateway, "open").await;
    let body = format!("{{\"void\":{}}}", open["id"]);
    change(&gateway, &body).await;
    let record = record(&gateway, &open).await;
    assert_eq!(record["ssl_transaction_type"], "VOID");
    assert_eq!(record["ssl_is_voidable"], "FALSE");
    let after = ledger(&gateway).await["totals"]["USD"]["sales_minor"]
        .as_i64()
        .unwrap();
    assert_eq!(before - after, open["amount_minor"].as_i64().unwrap());
    assert_eq!(post_json(&gateway, "/practice/change", &body).await.status, 409);
}

#[tokio::test]
async fn a_refund_adds_a_return_and_shows_on_the_sale() {
    let gateway = start().await;
    let sale = first(&gateway, "settled").await;
    let already = record(&gateway, &sale).await.get("ssl_refunded_amount").cloned();
    assert_eq!(already, None);
    let at = "2026-10-01T15:00:00Z";
    let body = format!(
        "{{\"refund\":{},\"amount_minor\":101,\"at\":\"{at}\"}}",
        sale["id"]
    );
    let done = change(&gateway, &body).await;
    let added = payment(&gateway, done["ids"][0].as_str().unwrap()).await;
    assert_eq!(
        (
            added["type"].as_str(),
            added["amount"].as_str(),
            added["time"].as_str()
        ),
        (Some("return"), Some("1.01"), Some(at))
    );
    assert_eq!(record(&gateway, &sale).await["ssl_refunded_amount"], "1.01");
    let too_much = format!(
        "{{\"refund\":{},\"amount_minor\":{}}}",
        sale["id"], sale["amount_minor"]
    );
    assert_eq!(
        post_json(&gateway, "/practice/change", &too_much).await.status,
        409
    );
}

#[tokio::test]
async fn new_sales_are_open_and_dated_now() {
    let gateway = start().await;
    let done = gateway
        .change(Change {
            add: Some(10),
            ..Change::default()
        })
        .unwrap();
    assert_eq!((done.changed, done.ids.len()), (10, 10));
    let ledger = ledger(&gateway).await;
    assert_eq!(ledger["count"], 1250);
    for id in &done.ids {
        let added = payment(&gateway, id).await;
        assert_eq!(
            (added["status"].as_str(), added["type"].as_str()),
            (Some("open"), Some("sale"))
        );
        assert!(added["time"].as_str().unwrap().starts_with("2026-10-06T22:1"));
    }
}

#[tokio::test]
async fn unclear_changes_are_refused() {
    let gateway = start().await;
    for body in [
        "{}",
        "{\"settle\":true,\"add\":1}",
        "{\"settle\":false}",
        "{\"explode\":1}",
        "x",
    ] {
        assert_eq!(
            post_json(&gateway, "/practice/change", body).await.status,
            400,
            "{body}"
        );
    }
    assert_eq!(
        post_json(&gateway, "/practice/change", "{\"void\":\"x\"}")
            .await
            .status,
        404
    );
    assert_eq!(
        post_json(&gateway, "/practice/faults", "{\"fault\":\"delay\"}")
            .await
            .status,
        400
    );
}

#[tokio::test]
async fn the_log_shows_what_was_asked_and_no_secret() {
    let gateway = start().await;
    ask(&gateway, "Web Permits", "total", "").await;
    let pin = gateway.description().users[0].terminals[0].pin.clone();
    ask(&gateway, "Web Permits", &pin, "").await;
    let log = get(&gateway, "/practice/log").await;
    let entries = log.json();
    assert_eq!(entries[0]["seq"], 1);
    assert_eq!(entries[0]["transaction_type"], "total");
    assert_eq!(entries[0]["terminal"], "Web Permits");
    assert_eq!(entries[0]["answered"], "txn");
    assert_eq!(entries[0]["path"], "/VirtualMerchant/processxml.do");
    assert_eq!(
        (&entries[1]["transaction_type"], &entries[1]["answered"]),
        (&Value::Null, &"4010".into())
    );
    assert!(!log.text().contains(&pin) && !log.text().contains("apiuser"));
}

#[tokio::test]
async fn stopping_frees_the_port() {
    let gateway = start().await;
    let address = gateway.description().endpoint["http://".len()..]
        .split('/')
        .next()
        .unwrap()
        .to_owned();
    assert!(address.starts_with("127.0.0.1:"));
    gateway.stop().await;
    assert!(tokio::net::TcpStream::connect(&address).await.is_err());
}
