//! Fault switches, each as a client sees it.

use std::time::{Duration, Instant};

use counterfoil_practice::Gateway;

use crate::client::{Reply, ask, assert_broken, dates, fault, get, records, request, start, try_xml};

async fn month(gateway: &Gateway) -> Reply {
    ask(
        gateway,
        "Web Permits",
        "txnquery",
        &dates("09/06/2026", "10/06/2026"),
    )
    .await
}

#[tokio::test]
async fn resets_break_the_connection_without_an_answer() {
    let gateway = start().await;
    for kind in ["reset_before_reading", "reset_after_reading"] {
        for only in ["", ",\"only\":\"total\""] {
            fault(&gateway, &format!("{{\"fault\":\"{kind}\",\"times\":1{only}}}")).await;
            let total = request(&gateway, "Web Permits", "total", "");
            let broken = try_xml(&gateway, "processxml.do", &total).await.unwrap_err();
            assert_broken(&broken);
            assert_eq!(ask(&gateway, "Web Permits", "total", "").await.code(), "");
        }
    }
}

#[tokio::test]
async fn a_delay_is_waited_for_and_limited_to_its_type() {
    let gateway = start().await;
    fault(
        &gateway,
        "{\"fault\":\"delay\",\"milliseconds\":1000,\"only\":\"total\"}",
    )
    .await;
    let started = Instant::now();
    month(&gateway).await;
    assert!(started.elapsed() < Duration::from_millis(900));
    let started = Instant::now();
    ask(&gateway, "Web Permits", "total", "").await;
    assert!(started.elapsed() >= Duration::from_millis(1000));
}

#[tokio::test]
async fn pages_of_the_front_end_replace_the_answer() {
    let gateway = start().await;
    for (kind, status) in [("html", 200), ("http_503", 503), ("http_401", 401)] {
        fault(&gateway, &format!("{{\"fault\":\"{kind}\",\"times\":1}}")).await;
        let reply = month(&gateway).await;
        assert_eq!(reply.status, status);
        assert!(reply.head.contains("text/html") && reply.text().contains("<html>"));
    }
    fault(&gateway, "{\"fault\":\"empty\",\"times\":1}").await;
    let reply = month(&gateway).await;
    assert_eq!((reply.status, reply.body.len()), (200, 0));
}

#[tokio::test]
async fn a_truncated_answer_stops_at_the_byte_and_ends_badly_or_well() {
    let gateway = start().await;
    for bytes in [0, 1, 200, 5000] {
        fault(
            &gateway,
            &format!("{{\"fault\":\"truncate\",\"bytes\":{bytes},\"times\":1}}"),
        )
        .await;
        let reply = month(&gateway).await;
        assert_eq!((reply.body.len(), reply.whole), (bytes, false));
        fault(
            &gateway,
            &format!("{{\"fault\":\"truncate\",\"bytes\":{bytes},\"clean\":true,\"times\":1}}"),
        )
        .await;
        let reply = month(&gateway).await;
        assert_eq!((reply.body.len(), reply.whole), (bytes, true));
    }
    fault(
        &gateway,
        "{\"fault\":\"truncate\",\"bytes\":100000000,\"times\":1}",
    )
    .await;
    assert!(month(&gateway).await.text().ends_with(">"));
}

#[tokio::test]
async fn a_wrong_count_is_one_too_high() {
    let gateway = start().await;
    fault(&gateway, "{\"fault\":\"wrong_count\",\"times\":1}").await;
    let reply = month(&gateway).await;
    let count = records(&reply.text()).len() + 1;
    assert_eq!(reply.field("ssl_txn_count"), Some(count.to_string()));
}

#[tokio::test]
async fn bytes_before_the_declaration_and_bare_ampersands_occur_on_request() {
    let gateway = start().await;
    fault(&gateway, "{\"fault\":\"bom\",\"times\":1}").await;
    assert!(month(&gateway).await.body.starts_with(b"\xEF\xBB\xBF<?xml"));
    fault(&gateway, "{\"fault\":\"leading_blanks\",\"times\":1}").await;
    let text = month(&gateway).await.text();
    assert!(text.starts_with("\r\n") && text.trim_start().starts_with("<?xml"));
    fault(&gateway, "{\"fault\":\"unescaped_ampersand\",\"times\":1}").await;
    let text = month(&gateway).await.text();
    assert!(text.contains("Parks & Recreation") && !text.contains("&amp;"));
}

#[tokio::test]
async fn an_error_can_be_ordered_and_cleared() {
    let gateway = start().await;
    fault(&gateway, "{\"fault\":\"error\",\"code\":\"4014\",\"after\":1}").await;
    let code = async || ask(&gateway, "Web Permits", "total", "").await.code();
    assert_eq!(code().await, "");
    assert_eq!(code().await, "4014");
    assert_eq!(
        get(&gateway, "/practice/faults").await.json()[0]["fault"],
        "error"
    );
    fault(&gateway, "{\"fault\":\"none\"}").await;
    assert_eq!(code().await, "");
    assert_eq!(
        get(&gateway, "/practice/faults")
            .await
            .json()
            .as_array()
            .unwrap()
            .len(),
        0
    );
}
