//! Faults on calls that move money: what was booked although nobody heard of it, and what
//! was not.

use std::time::{Duration, Instant};

use counterfoil_practice::Gateway;

use crate::client::{assert_broken, fault, ledger, request, start, try_xml};
use crate::till::{VISA, WEB, field, pay, sale, xml};

async fn count(gateway: &Gateway) -> u64 {
    ledger(gateway).await["count"].as_u64().unwrap()
}

async fn try_sale(gateway: &Gateway) -> std::io::Result<crate::client::Reply> {
    let fields = [
        ("ssl_amount", "9.00"),
        ("ssl_card_number", VISA),
        ("ssl_exp_date", "1230"),
    ];
    let request = request(gateway, WEB, "ccsale", &xml(&fields));
    try_xml(gateway, "processxml.do", &request).await
}

#[tokio::test]
async fn a_connection_can_break_before_and_after_booking() {
    let gateway = start().await;
    for (kind, booked) in [("reset_before_reading", 0), ("reset_after_reading", 1)] {
        for only in ["", ",\"only\":\"ccsale\""] {
            fault(&gateway, &format!("{{\"fault\":\"{kind}\",\"times\":1{only}}}")).await;
            let before = count(&gateway).await;
            assert_broken(&try_sale(&gateway).await.unwrap_err());
            assert_eq!(count(&gateway).await, before + booked, "{kind}{only}");
        }
    }
}

#[tokio::test]
async fn time_outs_of_the_gateway_come_with_and_without_booking() {
    let gateway = start().await;
    for code in ["4017", "5093", "3000"] {
        for (more, booked) in [("", 0), (",\"booked\":true", 1), (",\"booked\":false", 0)] {
            let json =
                format!("{{\"fault\":\"error\",\"code\":\"{code}\",\"only\":\"ccsale\",\"times\":1{more}}}");
            fault(&gateway, &json).await;
            let before = count(&gateway).await;
            assert_eq!(try_sale(&gateway).await.unwrap().code(), code);
            assert_eq!(count(&gateway).await, before + booked, "{code}{more}");
        }
    }
}

#[tokio::test]
async fn unusable_answers_follow_a_booking_unless_ordered_otherwise() {
    let gateway = start().await;
    for kind in ["empty", "html", "http_503", "truncate"] {
        for (more, booked) in [("", 1), (",\"booked\":false", 0)] {
            fault(
                &gateway,
                &format!("{{\"fault\":\"{kind}\",\"bytes\":50,\"clean\":true,\"times\":1{more}}}"),
            )
            .await;
            let before = count(&gateway).await;
            let reply = try_sale(&gateway).await.unwrap();
            assert_eq!(reply.field("ssl_result"), None);
            assert_eq!(count(&gateway).await, before + booked, "{kind}{more}");
        }
    }
}

#[tokio::test]
async fn a_delayed_answer_was_booked_before_the_wait() {
    let gateway = start().await;
    fault(
        &gateway,
        "{\"fault\":\"delay\",\"milliseconds\":1500,\"only\":\"ccsale\",\"times\":1}",
    )
    .await;
    let before = count(&gateway).await;
    let started = Instant::now();
    let (slow, ()) = tokio::join!(try_sale(&gateway), async {
        tokio::time::sleep(Duration::from_millis(700)).await;
        assert_eq!(count(&gateway).await, before + 1);
    });
    assert!(started.elapsed() >= Duration::from_millis(1500));
    assert_eq!(field(&slow.unwrap(), "ssl_result"), "0");
}

#[tokio::test]
async fn ampersands_in_payment_answers_are_bare_or_doubled_on_request() {
    let gateway = start().await;
    let company = [("ssl_company", "R&amp;R Plumbing")];
    fault(&gateway, "{\"fault\":\"unescaped_ampersand\",\"times\":1}").await;
    let text = sale(&gateway, WEB, "9.00", &company).await.text();
    assert!(text.contains("R&R Plumbing") && text.contains("Parks & Recreation"));
    fault(&gateway, "{\"fault\":\"double_ampersand\",\"times\":1}").await;
    let text = sale(&gateway, WEB, "9.10", &company).await.text();
    assert!(text.contains("R&amp;amp;R Plumbing") && text.contains("Parks &amp;amp; Recreation"));
}

#[tokio::test]
async fn unheard_of_elements_come_with_answers_records_and_refusals() {
    let gateway = start().await;
    fault(&gateway, "{\"fault\":\"extra_fields\",\"times\":3}").await;
    let sold = sale(&gateway, WEB, "9.00", &[]).await;
    assert_eq!(field(&sold, "ssl_unheard_of"), "1");
    assert_eq!(field(&sold, "ssl_result"), "0");
    let by = [("ssl_txn_id", field(&sold, "ssl_txn_id"))];
    let by: Vec<(&str, &str)> = by.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(
        field(&pay(&gateway, WEB, "txnquery", &by).await, "ssl_unheard_of"),
        "1"
    );
    let refused = pay(&gateway, WEB, "ccvoid", &[("ssl_txn_id", "x")]).await;
    assert_eq!(
        (
            refused.code().as_str(),
            field(&refused, "ssl_unheard_of").as_str()
        ),
        ("5040", "1")
    );
}

#[tokio::test]
async fn a_manner_leaves_room_for_another_fault() {
    let gateway = start().await;
    let id = field(&sale(&gateway, WEB, "9.00", &[]).await, "ssl_txn_id");
    fault(&gateway, "{\"fault\":\"void_same_id\"}").await;
    fault(&gateway, "{\"fault\":\"bom\",\"times\":1}").await;
    let reply = pay(&gateway, WEB, "ccvoid", &[("ssl_txn_id", &id)]).await;
    assert!(reply.body.starts_with(b"\xEF\xBB\xBF<?xml"));
    assert_eq!(field(&reply, "ssl_txn_id"), id);
}

#[tokio::test]
async fn a_reset_can_hide_an_installment_that_only_the_counter_shows() {
    let gateway = start().await;
    let truth = ledger(&gateway).await;
    let plans = truth["plans"].as_array().unwrap();
    let plan = plans
        .iter()
        .find(|p| p["book"] == "installment" && p["terminal"] == WEB)
        .unwrap();
    let by = [("ssl_installment_id", plan["id"].as_str().unwrap())];
    fault(
        &gateway,
        "{\"fault\":\"reset_after_reading\",\"only\":\"ccinstallsale\",\"times\":1}",
    )
    .await;
    let lost = request(&gateway, WEB, "ccinstallsale", &xml(&by));
    assert!(try_xml(&gateway, "processxml.do", &lost).await.is_err());
    let query = pay(&gateway, WEB, "recurringquery", &by).await;
    assert_eq!(field(&query, "ssl_number_of_payments"), "1");
}
