//! `txnquery`, `total` and `terminalsetup` (fact sheet sections 14 to 16).

use std::collections::HashSet;

use crate::client::{TERMINALS, all_records, ask, dates, fields, ledger, records, request, start, xml};

#[tokio::test]
async fn month_windows_over_all_terminals_hold_exactly_what_the_ledger_holds() {
    let gateway = start().await;
    let ledger = ledger(&gateway).await;
    let mut expected: Vec<(String, String)> = Vec::new();
    for payment in ledger["payments"].as_array().unwrap() {
        let text = |name: &str| payment[name].as_str().unwrap().to_owned();
        expected.push((text("id"), text("amount")));
    }
    let mut seen = Vec::new();
    for terminal in TERMINALS {
        for record in all_records(&gateway, terminal).await {
            seen.push((record["ssl_txn_id"].clone(), record["ssl_amount"].clone()));
        }
    }
    assert_eq!(seen.len(), 1240);
    assert_eq!(ledger["count"], 1240);
    expected.sort();
    seen.sort();
    assert_eq!(expected, seen);
    assert_eq!(seen.iter().map(|(id, _)| id).collect::<HashSet<_>>().len(), 1240);
}

#[tokio::test]
async fn a_list_is_newest_first_and_each_answer_has_its_own_element_order() {
    let gateway = start().await;
    let window = dates("09/06/2026", "10/06/2026");
    let utc = format!("{window}<ssl_time_zone_response_utc>Y</ssl_time_zone_response_utc>");
    let one = ask(&gateway, "Web Permits", "txnquery", &utc).await;
    let times: Vec<String> = records(&one.text())
        .iter()
        .map(|r| r["ssl_txn_time"].clone())
        .collect();
    assert!(times.len() > 5);
    // One year, so that month, day and 24-hour time compare as text.
    assert!(times.is_sorted_by(|a, b| a >= b), "{times:?}");
    let again = ask(&gateway, "Web Permits", "txnquery", &utc).await;
    assert_ne!(one.text(), again.text());
    assert_eq!(records(&one.text()), records(&again.text()));
}

#[tokio::test]
async fn an_id_alone_gives_a_single_txn() {
    let gateway = start().await;
    let list = ask(
        &gateway,
        "Web Utility",
        "txnquery",
        &dates("09/06/2026", "10/06/2026"),
    )
    .await;
    let record = records(&list.text()).remove(0);
    let by_id = format!("<ssl_txn_id>{}</ssl_txn_id>", record["ssl_txn_id"]);
    let reply = ask(&gateway, "Web Utility", "txnquery", &by_id).await;
    assert!(!reply.text().contains("txnlist") && !reply.text().contains("ssl_txn_count"));
    assert!(
        reply
            .text()
            .starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<txn><")
    );
    assert_eq!(records(&reply.text()), [record]);
    // Another terminal does not know it.
    assert_eq!(
        ask(&gateway, "Web Permits", "txnquery", &by_id).await.code(),
        "5040"
    );
    let unknown = "<ssl_txn_id>061026A1C-00000000-0000-4000-8000-000000000000</ssl_txn_id>";
    assert_eq!(
        ask(&gateway, "Web Utility", "txnquery", unknown).await.code(),
        "5040"
    );
}

#[tokio::test]
async fn windows_are_checked_with_5095_and_5099() {
    let gateway = start().await;
    let code = async |more: &str| ask(&gateway, "Web Permits", "txnquery", more).await.code();
    assert_eq!(code("").await, "5095");
    assert_eq!(code("<ssl_txn_id/>").await, "4009");
    assert_eq!(code(&dates("09/31/2026", "10/01/2026")).await, "5099");
    assert_eq!(code(&dates("10/02/2026", "10/01/2026")).await, "5099");
    assert_eq!(code(&dates("08/01/2026", "09/15/2026")).await, "5099");
    assert_eq!(code(&dates("08/01/2026", "08/31/2026")).await, "");
    let both = format!("<ssl_txn_id>1</ssl_txn_id>{}", dates("08/01/2026", "08/02/2026"));
    assert_eq!(code(&both).await, "5095");
}

#[tokio::test]
async fn an_empty_window_is_a_list_of_none() {
    let gateway = start().await;
    let reply = ask(
        &gateway,
        "Web Permits",
        "txnquery",
        &dates("01/01/2020", "01/31/2020"),
    )
    .await;
    assert!(
        reply
            .text()
            .ends_with("<txnlist><ssl_txn_count>0</ssl_txn_count></txnlist>")
    );
}

#[tokio::test]
async fn filters_narrow_a_list() {
    let gateway = start().await;
    let all = all_records(&gateway, "Parks Front Desk").await;
    let suffix = all[0]["ssl_card_number"][12..].to_owned();
    let by_card = format!("<ssl_card_suffix>{suffix}</ssl_card_suffix>");
    let reply = ask(&gateway, "Parks Front Desk", "txnquery", &by_card).await;
    assert!(!records(&reply.text()).is_empty());
    assert!(
        records(&reply.text())
            .iter()
            .all(|r| r["ssl_card_number"].ends_with(&suffix))
    );

    let voids = all.iter().filter(|r| r["ssl_transaction_type"] == "VOID").count();
    assert!(voids > 0);
    let by_batch = all
        .iter()
        .find_map(|r| r.get("ssl_settlement_batch_response"))
        .unwrap();
    let query = format!("<ssl_settlement_batch_response>{by_batch}</ssl_settlement_batch_response>");
    let reply = ask(&gateway, "Parks Front Desk", "txnquery", &query).await;
    let expected = all
        .iter()
        .filter(|r| r.get("ssl_settlement_batch_response") == Some(by_batch))
        .count();
    assert_eq!(records(&reply.text()).len(), expected);

    let only_voids = "<ssl_search_transaction_type>void</ssl_search_transaction_type>";
    let window = dates("09/06/2026", "10/06/2026");
    let reply = ask(
        &gateway,
        "Parks Front Desk",
        "txnquery",
        &format!("{window}{only_voids}"),
    )
    .await;
    assert!(
        records(&reply.text())
            .iter()
            .all(|r| r["ssl_transaction_type"] == "VOID")
    );
}

#[tokio::test]
async fn payments_of_a_plan_may_be_asked_for_over_a_year() {
    let gateway = start().await;
    let all = all_records(&gateway, "Web Utility").await;
    let plan = all.iter().find_map(|r| r.get("ssl_recurring_id")).unwrap();
    let query = format!(
        "<ssl_recurring_id>{plan}</ssl_recurring_id>{}",
        dates("10/07/2025", "10/06/2026")
    );
    let found = records(&ask(&gateway, "Web Utility", "txnquery", &query).await.text());
    assert!(!found.is_empty());
    assert!(
        found
            .iter()
            .all(|r| r["ssl_recurring_id"] == *plan && r["ssl_amount"] == found[0]["ssl_amount"])
    );
}

#[tokio::test]
async fn total_says_what_is_open() {
    let gateway = start().await;
    for terminal in TERMINALS {
        let reply = ask(&gateway, terminal, "total", "").await;
        let open: Vec<_> = all_records(&gateway, terminal)
            .await
            .into_iter()
            .filter(|r| r["ssl_is_voidable"] == "TRUE")
            .collect();
        let count: usize = reply.field("ssl_txn_main_count").unwrap().parse().unwrap();
        assert_eq!(count, open.len(), "{terminal}");
        assert!(count >= 3, "{terminal} has {count} open");
        let cents = |text: &str| text.replace('.', "").parse::<i64>().unwrap();
        let net: i64 = open
            .iter()
            .map(|r| {
                cents(&r["ssl_amount"])
                    * if r["ssl_transaction_type"] == "RETURN" {
                        -1
                    } else {
                        1
                    }
            })
            .sum();
        assert_eq!(cents(&reply.field("ssl_txn_main_amount").unwrap()), net);
        assert_eq!(reply.field("ssl_result").as_deref(), Some("0"));
        assert!(reply.text().contains("<ssl_txn_id></ssl_txn_id>"));
    }
}

#[tokio::test]
async fn terminalsetup_tells_kind_currency_and_zone() {
    let gateway = start().await;
    for (terminal, segment) in TERMINALS
        .into_iter()
        .zip(["Retail", "Internet", "Retail", "Internet"])
    {
        let asked = request(&gateway, terminal, "terminalsetup", "");
        let answer = fields(&xml(&gateway, "accountxml.do", &asked).await.text());
        assert_eq!(answer["vm_friendly_name"], terminal);
        assert_eq!(answer["vm_market_segment"], segment);
        assert_eq!(answer["vm_currency"], "USD");
        assert_eq!(answer["vm_time_zone"], "America/Denver");
        assert_eq!(answer["vm_status"], "ACTIVE");
        assert_eq!(answer["MerchantName"], "City of Alder Creek");
    }
}

#[tokio::test]
async fn answers_carry_the_headers_of_the_gateway() {
    let gateway = start().await;
    let head = ask(&gateway, "Web Permits", "total", "").await.head;
    for line in [
        "content-type: text/xml\r\n",
        "transfer-encoding: chunked",
        "filename=response.xml",
        "server: apache",
    ] {
        assert!(format!("{head}\r\n").contains(line), "{line} in {head}");
    }
}
