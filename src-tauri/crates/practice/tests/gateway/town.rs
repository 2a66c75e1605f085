//! What the town holds: repeatable money, whole names, masked cards, any size.

use std::collections::HashSet;
use std::time::Duration;

use counterfoil_practice::{Config, Gateway};
use jiff::Timestamp;
use serde_json::Value;

use crate::client::{TERMINALS, all_records, anchor, ask, dates, get, ledger, months, start, unescape};

async fn town(config: Config) -> Value {
    let gateway = Gateway::start(config).await.unwrap();
    let ledger = ledger(&gateway).await;
    gateway.stop().await;
    ledger
}

fn sum(ledger: &Value, kinds: &[&str]) -> i64 {
    let payments = ledger["payments"].as_array().unwrap();
    let counts = |p: &&Value| {
        ["open", "settled", "refunded", "partly_refunded"].contains(&p["status"].as_str().unwrap())
            && kinds.contains(&p["type"].as_str().unwrap())
    };
    payments
        .iter()
        .filter(counts)
        .map(|p| p["amount_minor"].as_i64().unwrap())
        .sum()
}

#[tokio::test]
async fn one_seed_is_one_town_and_another_seed_another() {
    let config = Config::alder_creek(anchor());
    let one = town(config.clone()).await;
    assert_eq!(one, town(config.clone()).await);
    let other = town(Config {
        seed: 2,
        ..config.clone()
    })
    .await;
    assert_ne!(one["totals"], other["totals"]);
}

#[tokio::test]
async fn the_money_of_a_seed_does_not_depend_on_the_day() {
    let one = town(Config::alder_creek(anchor())).await;
    for day in [
        "2026-03-08T09:30:00Z",
        "2027-01-01T02:05:00Z",
        "2026-10-04T10:00:00Z",
    ] {
        let other = town(Config::alder_creek(day.parse().unwrap())).await;
        assert_eq!(one["totals"], other["totals"]);
        assert_ne!(one["payments"][0]["time"], other["payments"][0]["time"]);
    }
}

#[tokio::test]
async fn totals_are_the_sum_of_the_payments() {
    let ledger = town(Config::alder_creek(anchor())).await;
    let totals = &ledger["totals"]["USD"];
    let (sales, refunds) = (sum(&ledger, &["sale", "force"]), sum(&ledger, &["return"]));
    assert_eq!(totals["sales_minor"], sales);
    assert_eq!(totals["refunds_minor"], refunds);
    assert_eq!(totals["net_minor"], sales - refunds);
    assert!(sales > 0 && refunds > 0);
}

#[tokio::test]
async fn the_wire_adds_up_to_the_ledger_to_the_cent() {
    let gateway = start().await;
    let ledger = ledger(&gateway).await;
    let (mut sales, mut refunds) = (0, 0);
    for terminal in TERMINALS {
        for record in all_records(&gateway, terminal).await {
            if record["ssl_result_message"] != "APPROVAL" {
                continue;
            }
            let cents: i64 = record["ssl_amount"].replace('.', "").parse().unwrap();
            match record["ssl_transaction_type"].as_str() {
                "SALE" | "FORCE" => sales += cents,
                "RETURN" => refunds += cents,
                other => assert!(["VOID", "AUTHONLY"].contains(&other)),
            }
        }
    }
    assert_eq!(ledger["totals"]["USD"]["sales_minor"], sales);
    assert_eq!(ledger["totals"]["USD"]["refunds_minor"], refunds);
}

#[tokio::test]
async fn times_lie_in_eighteen_months_and_run_up_to_the_anchor() {
    for anchor in [
        "2026-10-06T22:10:00Z",
        "2026-10-07T01:00:05Z",
        "2026-03-08T09:30:00Z",
    ] {
        let anchor: Timestamp = anchor.parse().unwrap();
        let ledger = town(Config::alder_creek(anchor)).await;
        let payments = ledger["payments"].as_array().unwrap();
        let times: Vec<Timestamp> = payments
            .iter()
            .map(|p| p["time"].as_str().unwrap().parse().unwrap())
            .collect();
        assert!(times.is_sorted());
        assert!(anchor.as_second() - times[0].as_second() <= 550 * 86_400);
        assert!(anchor.as_second() - times[0].as_second() > 500 * 86_400);
        let newest = anchor.as_second() - times[times.len() - 1].as_second();
        assert!((1..2 * 3600).contains(&newest), "{newest}");
        assert!(payments.iter().filter(|p| p["status"] == "open").count() >= 12);
    }
}

#[tokio::test]
async fn all_kinds_of_records_occur_and_hang_together() {
    let gateway = start().await;
    let ledger = ledger(&gateway).await;
    let payments = ledger["payments"].as_array().unwrap();
    let share = |name: &str, value: &str| payments.iter().filter(|p| p[name] == value).count();
    assert!((30..=75).contains(&share("status", "declined")));
    assert!((8..=35).contains(&share("status", "voided")));
    assert!((20..=60).contains(&share("type", "return")));
    assert!(share("type", "force") > 0 && share("type", "authorization") > 0);

    let (mut returned, mut given_back, mut retries) = (0, 0, 0);
    for terminal in TERMINALS {
        for r in all_records(&gateway, terminal).await {
            let cents = |name: &str| {
                r.get(name)
                    .map_or(0, |t| t.replace('.', "").parse::<i64>().unwrap())
            };
            let approved = r["ssl_result_message"] == "APPROVAL";
            let status = r.get("ssl_trans_status").map_or("", String::as_str);
            if approved && r["ssl_transaction_type"] == "RETURN" {
                returned += cents("ssl_amount");
            }
            given_back += cents("ssl_refunded_amount");
            assert!(cents("ssl_refunded_amount") <= cents("ssl_amount"));
            retries += usize::from(r["ssl_result_message"] == "PLEASE RETRY5270");
            assert_eq!(status == "STL", r.contains_key("ssl_settle_time"));
            if status == "STL" {
                let batch = &r["ssl_settlement_batch_response"];
                assert!(batch.len() == 16 && batch.starts_with("GBOK "), "{batch}");
                assert_eq!(r["ssl_is_voidable"], "FALSE");
            }
            assert_eq!(r["ssl_txn_id"].len(), 46);
            assert!(!r.contains_key("ssl_result"));
            assert!(r.values().all(|value| !value.is_empty()));
        }
    }
    assert_eq!(returned, given_back);
    assert!(retries > 0);
}

#[tokio::test]
async fn no_answer_holds_a_card_number_and_masks_have_the_right_length() {
    let gateway = start().await;
    for terminal in TERMINALS {
        for (start, end) in months() {
            let text = ask(&gateway, terminal, "txnquery", &dates(&start, &end))
                .await
                .text();
            let longest = text
                .split(|c: char| !c.is_ascii_digit())
                .map(str::len)
                .max()
                .unwrap();
            assert!(longest < 13, "{longest} digits in a row");
        }
        for r in all_records(&gateway, terminal).await {
            let card = &r["ssl_card_number"];
            let length = if r["ssl_card_short_description"] == "AMEX" {
                15
            } else {
                16
            };
            assert_eq!(card.len(), length);
            assert!(card[2..length - 4].bytes().all(|b| b == b'*'));
        }
    }
    let ledger = get(&gateway, "/practice/ledger").await.text();
    assert!(
        ledger
            .split(|c: char| !c.is_ascii_digit())
            .all(|run| run.len() < 13)
    );
}

#[tokio::test]
async fn names_and_texts_arrive_whole() {
    let gateway = start().await;
    let (mut seen, mut doubled, mut longest) = (HashSet::new(), 0, 0);
    for terminal in TERMINALS {
        for r in all_records(&gateway, terminal).await {
            for name in [
                "ssl_first_name",
                "ssl_last_name",
                "ssl_company",
                "ssl_description",
            ] {
                let Some(value) = r.get(name) else { continue };
                doubled += usize::from(value.contains("&amp;"));
                longest = longest.max(value.len());
                seen.insert(unescape(value));
            }
        }
    }
    let expected = [
        "O'Brien",
        "Peña",
        "D'Angelo",
        "Łukasz",
        "王",
        "芳",
        "Smith & Sons",
        "Deck < 200 sq ft",
        "=HYPERLINK(\"http://x\",\"pay\")",
        "Baker, Hough & Baker <Legal>",
    ];
    for name in expected {
        assert!(seen.contains(name), "{name}");
    }
    assert!(doubled > 0 && longest > 225);
}

#[tokio::test]
async fn raw_xml_has_no_stray_markup() {
    let gateway = start().await;
    for terminal in TERMINALS {
        let text = ask(&gateway, terminal, "txnquery", &dates("09/06/2026", "10/06/2026"))
            .await
            .text();
        for piece in text.split('&').skip(1) {
            let entity = piece.split(';').next().unwrap();
            assert!(["amp", "lt", "gt", "quot", "#39"].contains(&entity), "{entity}");
        }
    }
}

#[tokio::test]
async fn towns_of_any_small_size_exist() {
    for transactions in [0, 1, 2, 3, 7, 40] {
        let ledger = town(Config {
            transactions,
            ..Config::alder_creek(anchor())
        })
        .await;
        assert_eq!(ledger["count"], transactions);
        assert_eq!(ledger["payments"].as_array().unwrap().len(), transactions);
    }
}

#[tokio::test]
async fn two_hundred_thousand_transactions_are_there_at_once_and_stream() {
    let started = std::time::Instant::now();
    let config = Config {
        transactions: 200_000,
        ..Config::alder_creek(anchor())
    };
    let gateway = Gateway::start(config).await.unwrap();
    assert!(
        started.elapsed() < Duration::from_secs(20),
        "{:?}",
        started.elapsed()
    );
    let reply = ask(
        &gateway,
        "Parks Front Desk",
        "txnquery",
        &dates("09/06/2026", "10/06/2026"),
    )
    .await;
    let records = reply.text().matches("<txn>").count();
    assert!(reply.whole && records > 2_500, "{records}");
    assert_eq!(reply.field("ssl_txn_count"), Some(records.to_string()));
    assert_eq!(
        ledger(&gateway).await["payments"].as_array().unwrap().len(),
        200_000
    );
}
