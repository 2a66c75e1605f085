//! What happens to a payment afterwards: void, delete, return, settlement, the clock.

use counterfoil_practice::{Gateway, Tick};
use serde_json::json;

use crate::client::{fault, get, ledger, post_json, start};
use crate::till::{COUNTER, WEB, field, pay, record, sale, set};

fn minute(gateway: &Gateway) {
    gateway.tick(Tick::default()).unwrap();
}

fn days(gateway: &Gateway, days: u32) -> counterfoil_practice::Ticked {
    let tick = Tick {
        days: Some(days),
        ..Tick::default()
    };
    gateway.tick(tick).unwrap()
}

#[tokio::test]
async fn a_void_answers_with_a_new_id_or_the_same_and_a_second_one_with_5040() {
    let gateway = start().await;
    for (kind, same) in [("void_new_id", false), ("void_same_id", true)] {
        fault(
            &gateway,
            &format!("{{\"fault\":\"{kind}\",\"only\":\"ccvoid\",\"times\":1}}"),
        )
        .await;
        let sold = sale(&gateway, WEB, "45.00", &[("ssl_invoice_number", "PM-9")]).await;
        let id = field(&sold, "ssl_txn_id");
        let by = [("ssl_txn_id", id.as_str())];
        let reply = pay(&gateway, WEB, "ccvoid", &by).await;
        assert_eq!(field(&reply, "ssl_transaction_type"), "VOID");
        assert_eq!(field(&reply, "ssl_approval_code"), "");
        assert_eq!(field(&reply, "ssl_amount"), "45.00");
        assert_eq!(field(&reply, "ssl_invoice_number"), "PM-9");
        assert_eq!(field(&reply, "ssl_txn_id") == id, same);
        assert_eq!(record(&gateway, WEB, &id).await["ssl_transaction_type"], "VOID");
        assert_eq!(pay(&gateway, WEB, "ccvoid", &by).await.code(), "5040");
    }
}

#[tokio::test]
async fn a_void_can_come_too_late_and_not_from_another_terminal() {
    let gateway = start().await;
    let id = field(&sale(&gateway, WEB, "45.00", &[]).await, "ssl_txn_id");
    let by = [("ssl_txn_id", id.as_str())];
    assert_eq!(pay(&gateway, COUNTER, "ccvoid", &by).await.code(), "5040");
    set(&gateway, WEB, json!({"void_seconds": 600}));
    gateway
        .tick(Tick {
            seconds: Some(700),
            ..Tick::default()
        })
        .unwrap();
    assert_eq!(pay(&gateway, WEB, "ccvoid", &by).await.code(), "5041");
}

#[tokio::test]
async fn a_deleted_sale_is_found_no_more() {
    let gateway = start().await;
    let id = field(&sale(&gateway, WEB, "45.00", &[]).await, "ssl_txn_id");
    let by = [("ssl_txn_id", id.as_str())];
    let reply = pay(&gateway, WEB, "ccdelete", &by).await;
    assert_eq!(field(&reply, "ssl_transaction_type"), "DELETE");
    assert_eq!(reply.field("ssl_approval_code"), None);
    assert_ne!(field(&reply, "ssl_txn_id"), id);
    assert_eq!(pay(&gateway, WEB, "txnquery", &by).await.code(), "5040");
    assert_eq!(pay(&gateway, WEB, "ccdelete", &by).await.code(), "5040");
}

#[tokio::test]
async fn refunds_add_up_to_the_sale_and_show_on_it() {
    let gateway = start().await;
    let sold = sale(
        &gateway,
        WEB,
        "100.00",
        &[("ssl_merchant_txn_id", "S-1"), ("ssl_last_name", "Okafor")],
    )
    .await;
    let id = field(&sold, "ssl_txn_id");
    days(&gateway, 1);
    let by = ("ssl_txn_id", id.as_str());
    assert_eq!(pay(&gateway, WEB, "ccvoid", &[by]).await.code(), "5040");
    let part = pay(
        &gateway,
        WEB,
        "ccreturn",
        &[by, ("ssl_amount", "30.05"), ("ssl_merchant_txn_id", "R-1")],
    )
    .await;
    assert_eq!(field(&part, "ssl_transaction_type"), "RETURN");
    assert_eq!(field(&part, "ssl_result"), "0");
    assert_eq!(field(&part, "ssl_last_name"), "Okafor");
    assert_eq!(field(&part, "ssl_merchant_txn_id"), "R-1");
    assert_eq!(record(&gateway, WEB, &id).await["ssl_refunded_amount"], "30.05");
    assert_eq!(
        pay(&gateway, WEB, "ccreturn", &[by, ("ssl_amount", "69.96")])
            .await
            .code(),
        "5091"
    );
    let rest = pay(&gateway, WEB, "ccreturn", &[by]).await;
    assert_eq!(field(&rest, "ssl_amount"), "69.95");
    assert_eq!(rest.field("ssl_merchant_txn_id").as_deref(), Some(""));
    assert_eq!(pay(&gateway, WEB, "ccreturn", &[by]).await.code(), "5091");
    let returned = field(&rest, "ssl_txn_id");
    assert_eq!(
        pay(&gateway, WEB, "ccreturn", &[("ssl_txn_id", &returned)])
            .await
            .code(),
        "5040"
    );
    assert_eq!(
        pay(&gateway, WEB, "ccvoid", &[("ssl_txn_id", &returned)])
            .await
            .code(),
        ""
    );
    assert_eq!(record(&gateway, WEB, &id).await["ssl_refunded_amount"], "30.05");
}

#[tokio::test]
async fn an_order_to_settle_schedules_and_the_next_tick_settles() {
    let gateway = start().await;
    let id = field(&sale(&gateway, WEB, "20.00", &[]).await, "ssl_txn_id");
    let by = ("ssl_txn_id", id.as_str());
    let total = pay(&gateway, WEB, "total", &[]).await;
    let settle = pay(&gateway, WEB, "settle", &[]).await;
    assert_eq!(field(&settle, "ssl_result_message"), "Scheduled for Settlement");
    for name in ["ssl_txn_main_count", "ssl_txn_main_amount", "ssl_txn_ecg_count"] {
        assert_eq!(field(&settle, name), field(&total, name));
    }
    assert_eq!(
        field(&pay(&gateway, WEB, "total", &[]).await, "ssl_result_message"),
        "Empty batch"
    );
    let waiting = record(&gateway, WEB, &id).await;
    assert_eq!(waiting["ssl_trans_status"], "OPN");
    assert!(!waiting.contains_key("ssl_settlement_batch_response"));
    assert_eq!(pay(&gateway, WEB, "ccvoid", &[by]).await.code(), "4018");
    assert_eq!(pay(&gateway, WEB, "ccreturn", &[by]).await.code(), "4018");
    assert_eq!(pay(&gateway, WEB, "ccdelete", &[by]).await.code(), "4018");
    minute(&gateway);
    let settled = record(&gateway, WEB, &id).await;
    assert_eq!(
        (
            settled["ssl_trans_status"].as_str(),
            settled["ssl_is_voidable"].as_str()
        ),
        ("STL", "FALSE")
    );
    assert!(settled.contains_key("ssl_settle_time"));
    let batch = settled["ssl_settlement_batch_response"].as_str();
    let result = pay(
        &gateway,
        WEB,
        "stlquery",
        &[("ssl_settlement_batch_response", batch)],
    )
    .await;
    assert_eq!(
        field(&result, "ssl_txn_main_amount"),
        field(&settle, "ssl_txn_main_amount")
    );
    let all = pay(
        &gateway,
        WEB,
        "txnquery",
        &[("ssl_settlement_batch_response", batch)],
    )
    .await;
    assert_eq!(field(&all, "ssl_txn_count"), field(&settle, "ssl_txn_main_count"));
    let none = [("ssl_settlement_batch_response", "GBOK 00000000000")];
    assert_eq!(pay(&gateway, WEB, "stlquery", &none).await.code(), "5040");
}

#[tokio::test]
async fn a_selection_settles_what_it_names_and_a_lost_one_everything() {
    let gateway = start().await;
    let ids = [
        field(&sale(&gateway, WEB, "1.00", &[]).await, "ssl_txn_id"),
        field(&sale(&gateway, WEB, "2.00", &[]).await, "ssl_txn_id"),
        field(&sale(&gateway, WEB, "4.00", &[]).await, "ssl_txn_id"),
    ];
    let group = format!(
        "<ssl_txn_id>{}</ssl_txn_id><ssl_txn_id>{}</ssl_txn_id>",
        ids[0], ids[2]
    );
    let reply = pay(&gateway, WEB, "settle", &[("txnGroup", &group)]).await;
    assert_eq!(field(&reply, "ssl_txn_main_amount"), "5.00");
    assert_eq!(
        pay(&gateway, WEB, "settle", &[("ssl_txn_id", &ids[0])])
            .await
            .code(),
        "5040"
    );
    let one = pay(&gateway, WEB, "settle", &[("ssl_txn_id", &ids[1])]).await;
    assert_eq!(
        (field(&one, "ssl_txn_id"), field(&one, "ssl_txn_main_amount")),
        (ids[1].clone(), "2.00".into())
    );
    let lost = pay(&gateway, WEB, "settle", &[("txnGroup", "")]).await;
    assert!(field(&lost, "ssl_txn_main_count").parse::<u32>().unwrap() > 0);
}

#[tokio::test]
async fn settlement_needs_its_right_and_a_terminal_that_allows_it() {
    let gateway = start().await;
    set(&gateway, WEB, json!({"settlement": false}));
    assert_eq!(pay(&gateway, WEB, "settle", &[]).await.code(), "4023");
    set(&gateway, WEB, json!({"settle": false}));
    assert_eq!(pay(&gateway, WEB, "settle", &[]).await.code(), "4014");
}

#[tokio::test]
async fn terminals_settle_at_nine_in_the_evening_unless_they_wait() {
    let gateway = start().await;
    set(&gateway, COUNTER, json!({"auto_settle": false}));
    let web = field(&sale(&gateway, WEB, "6.00", &[]).await, "ssl_txn_id");
    let counter = field(&sale(&gateway, COUNTER, "6.00", &[]).await, "ssl_txn_id");
    let before = "2026-10-07T01:00:20Z".parse().unwrap();
    let tick = |to| Tick {
        to: Some(to),
        ..Tick::default()
    };
    assert_eq!(gateway.tick(tick(before)).unwrap().worked.settled, 0);
    assert!(
        gateway
            .tick(tick("2026-10-07T01:01:30Z".parse().unwrap()))
            .unwrap()
            .worked
            .batches
            >= 2
    );
    let settled = record(&gateway, WEB, &web).await;
    assert_eq!(settled["ssl_settle_time"], "10/06/2026 09:00:32 PM");
    assert_eq!(
        record(&gateway, COUNTER, &counter).await["ssl_trans_status"],
        "OPN"
    );
    days(&gateway, 3);
    assert_eq!(
        record(&gateway, COUNTER, &counter).await["ssl_trans_status"],
        "OPN"
    );
}

#[tokio::test]
async fn the_truth_about_batches_adds_up_to_the_settled_payments() {
    let gateway = start().await;
    sale(&gateway, WEB, "6.00", &[]).await;
    days(&gateway, 2);
    let ledger = ledger(&gateway).await;
    let batches = ledger["batches"].as_array().unwrap();
    let net: i64 = batches.iter().map(|b| b["net_minor"].as_i64().unwrap()).sum();
    assert_eq!(ledger["totals"]["USD"]["net_minor"], net);
    let payments = ledger["payments"].as_array().unwrap();
    let settled = payments.iter().filter(|p| p.get("batch").is_some()).count();
    let count: u64 = batches.iter().map(|b| b["count"].as_u64().unwrap()).sum();
    assert_eq!(count, settled as u64);
}

#[tokio::test]
async fn the_clock_is_read_and_moved_through_its_address() {
    let gateway = start().await;
    let before = get(&gateway, "/practice/clock").await.json();
    assert!(before["now"].as_str().unwrap().starts_with("2026-10-06T22:1"));
    let ticked = post_json(&gateway, "/practice/clock", "{\"days\":1}")
        .await
        .json();
    assert!(ticked["now"].as_str().unwrap().starts_with("2026-10-07T22:1"));
    assert!(ticked["settled"].as_u64().unwrap() > 0);
    for bad in [
        "{\"to\":\"2020-01-01T00:00:00Z\"}",
        "{\"weeks\":1}",
        "{\"days\":9999}",
        "x",
    ] {
        assert_eq!(
            post_json(&gateway, "/practice/clock", bad).await.status,
            400,
            "{bad}"
        );
    }
    assert_eq!(post_json(&gateway, "/practice/clock", "").await.status, 200);
    let sold = sale(&gateway, WEB, "1.00", &[]).await;
    assert!(field(&sold, "ssl_txn_time").starts_with("10/07/2026 06:1"));
}

#[tokio::test]
async fn terminal_settings_are_shown_and_changed_through_their_address() {
    let gateway = start().await;
    let all = get(&gateway, "/practice/terminal").await.json();
    assert_eq!(all[WEB]["recurring"], true);
    assert_eq!(all[COUNTER]["recurring"], false);
    let body = json!({"terminal": WEB, "set": {"duplicate_seconds": 60}}).to_string();
    let changed = post_json(&gateway, "/practice/terminal", &body).await.json();
    assert_eq!(changed["duplicate_seconds"], 60);
    sale(&gateway, WEB, "7.00", &[]).await;
    let again = sale(&gateway, WEB, "7.00", &[]).await;
    assert_eq!(field(&again, "ssl_result"), "1");
    assert_eq!(
        field(&again, "ssl_result_message"),
        "Declined - Transaction previously authorized"
    );
    let other = sale(&gateway, WEB, "7.00", &[("ssl_invoice_number", "X-2")]).await;
    assert_eq!(field(&other, "ssl_result"), "0");
    for (body, status) in [
        ("{\"terminal\":\"Pool\"}", 404),
        ("{\"terminal\":\"Web Permits\",\"set\":{\"x\":1}}", 400),
    ] {
        assert_eq!(
            post_json(&gateway, "/practice/terminal", body).await.status,
            status
        );
    }
}

#[tokio::test]
async fn a_held_payment_stays_out_of_the_batch_until_it_is_released() {
    for (word, status) in [("pend", "PEN"), ("review", "REV")] {
        let gateway = start().await;
        let id = field(&sale(&gateway, WEB, "6.00", &[]).await, "ssl_txn_id");
        let change = async |body: serde_json::Value| {
            let reply = post_json(&gateway, "/practice/change", &body.to_string()).await;
            reply.status
        };
        let state = async || record(&gateway, WEB, &id).await["ssl_trans_status"].clone();
        let count = async || field(&pay(&gateway, WEB, "total", &[]).await, "ssl_txn_main_count");
        let before: u32 = count().await.parse().unwrap();
        assert_eq!(change(json!({"pend": id, "add": 1})).await, 400);
        assert_eq!(change(json!({ word: id })).await, 200);
        assert_eq!(change(json!({ word: id })).await, 409);
        assert_eq!(
            (state().await.as_str(), count().await),
            (status, (before - 1).to_string())
        );
        days(&gateway, 2);
        assert_eq!(state().await, status);
        assert_eq!(change(json!({"release": id})).await, 200);
        assert_eq!(change(json!({"release": id})).await, 409);
        assert_eq!((state().await.as_str(), count().await), ("OPN", "1".to_owned()));
        days(&gateway, 1);
        assert_eq!(state().await, "STL");
    }
}
