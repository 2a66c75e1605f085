use serde_json::{Value, json};

use super::{ConnectKind, connect};

const KEYS: [&str; 27] = [
    "kind",
    "status",
    "problem",
    "finished",
    "unknown",
    "outcome",
    "result",
    "booked_minor",
    "booked_from",
    "cashback_minor",
    "gratuity_minor",
    "amounts",
    "currency",
    "type",
    "effect",
    "auth_code",
    "notifications",
    "signature_wanted",
    "message",
    "terminals",
    "receipt_lines",
    "request_id",
    "location",
    "time",
    "card",
    "report",
    "warnings",
];

fn transaction(body: &Value) -> Value {
    connect(ConnectKind::Transaction, None, body.to_string().as_bytes())
}

/// Finished, result, booked, unknown.
fn verdict(seen: &Value) -> (bool, Option<&str>, Option<i64>, bool) {
    (
        seen["finished"].as_bool().unwrap(),
        seen["result"].as_str(),
        seen["booked_minor"].as_i64(),
        seen["unknown"].as_bool().unwrap(),
    )
}

#[test]
fn every_answer_gives_the_same_keys() {
    let mut expected = KEYS.map(str::to_owned).to_vec();
    expected.sort();
    let kinds = [
        ConnectKind::Transaction,
        ConnectKind::Terminals,
        ConnectKind::Terminal,
        ConnectKind::Report,
        ConnectKind::Error,
    ];
    let bodies: [&[u8]; 8] = [
        b"",
        b"<html>",
        b"{}",
        b"[]",
        b"{\"a\":",
        b"{\"requestId\":\"x\"}",
        b"{\"tid\":\"1\"}",
        b"\xFF\xFE",
    ];
    for kind in kinds {
        for status in [
            None,
            Some(200),
            Some(302),
            Some(401),
            Some(404),
            Some(422),
            Some(500),
            Some(503),
        ] {
            for body in bodies {
                let seen = connect(kind, status, body);
                let mut keys: Vec<_> = seen.as_object().unwrap().keys().cloned().collect();
                keys.sort();
                assert_eq!(keys, expected);
                assert!(seen["finished"].is_boolean() && seen["unknown"].is_boolean());
                assert!(
                    seen["receipt_lines"]["MERCHANT"].is_array()
                        && seen["receipt_lines"]["CUSTOMER"].is_array()
                );
                assert!(seen["booked_minor"].is_null());
            }
        }
    }
}

#[test]
fn a_result_is_taken_whole_and_says_what_it_says() {
    for (result, expected) in [
        ("SUCCESSFUL", (true, Some("SUCCESSFUL"), Some(1000), false)),
        ("Successful", (true, Some("SUCCESSFUL"), Some(1000), false)),
        ("UNSUCCESSFUL", (true, Some("UNSUCCESSFUL"), None, false)),
        ("DECLINED", (true, Some("DECLINED"), None, false)),
        ("VOID", (true, Some("VOID"), None, false)),
        ("CANCELLED", (true, Some("CANCELLED"), None, false)),
        ("TIMED_OUT", (true, Some("TIMED_OUT"), None, true)),
        ("PARTLY_SUCCESSFUL", (true, Some("PARTLY_SUCCESSFUL"), None, true)),
        ("", (false, None, None, false)),
    ] {
        let seen = transaction(&json!({
            "requestId": "x", "transactionType": "SALE", "transactionResult": result,
            "amountBase": 1000, "amountCashback": 500, "amountGratuity": 0, "amountTotal": 1500,
        }));
        assert_eq!(verdict(&seen), expected, "{result}");
        let beside = expected.2.map(|_| 500);
        assert_eq!(seen["cashback_minor"].as_i64(), beside, "{result}");
    }
}

#[test]
fn a_result_that_cannot_be_read_is_an_unknown_one() {
    for result in [
        json!(5),
        json!(true),
        json!(["SUCCESSFUL"]),
        json!({ "value": "SUCCESSFUL" }),
    ] {
        let seen = transaction(&json!({ "requestId": "x", "transactionResult": result, "amountBase": 1000 }));
        let (finished, _, booked, unknown) = verdict(&seen);
        assert_eq!((finished, booked, unknown), (true, None, true), "{result}");
    }
    let twice = transaction(
        &json!({ "transactionResult": "SUCCESSFUL", "TransactionResult": "DECLINED", "amountBase": 1 }),
    );
    assert_eq!(
        (twice["unknown"].as_bool(), twice["booked_minor"].as_i64()),
        (Some(true), None)
    );
    let nothing = transaction(&json!({ "requestId": "x", "transactionResult": null }));
    assert_eq!(verdict(&nothing), (false, None, None, false));
}

#[test]
fn an_end_without_a_result_is_finished_and_unknown() {
    let seen = transaction(
        &json!({ "requestId": "x", "notifications": ["TRANSACTION_FINISHED", "APPROVED", "PRESENT_CARD"] }),
    );
    assert_eq!(verdict(&seen), (true, None, None, true));
    assert_eq!(
        seen["notifications"],
        json!(["PRESENT_CARD", "APPROVED", "TRANSACTION_FINISHED"])
    );
    let running =
        transaction(&json!({ "requestId": "x", "notifications": ["APPROVED"], "authCode": "012345" }));
    assert_eq!(verdict(&running), (false, None, None, false));
    assert_eq!(running["auth_code"], "012345");
}

#[test]
fn amounts_are_exact_or_not_booked() {
    let of = |amounts: Value| {
        let mut body = json!({ "transactionResult": "SUCCESSFUL", "transactionType": "SALE" });
        body.as_object_mut()
            .unwrap()
            .extend(amounts.as_object().unwrap().clone());
        transaction(&body)
    };
    let quoted = of(
        json!({ "amountBase": "1000", "amountCashback": "500", "amountGratuity": "25", "amountTotal": "1525" }),
    );
    assert_eq!(
        (&quoted["booked_minor"], &quoted["gratuity_minor"]),
        (&json!(1000), &json!(25))
    );
    let derived = of(json!({ "amountCashback": 500, "amountGratuity": 0, "amountTotal": 1500 }));
    assert_eq!(
        (&derived["booked_minor"], &derived["booked_from"]),
        (&json!(1000), &json!("derived"))
    );
    let fraction = of(json!({ "amountBase": 10.5, "amountTotal": 10.5 }));
    assert_eq!(
        (&fraction["booked_minor"], &fraction["amounts"]["amountBase"]),
        (&json!(null), &json!("10.5"))
    );
    assert!(!fraction["warnings"].as_array().unwrap().is_empty());
    let only_total = of(json!({ "amountTotal": 1500 }));
    assert_eq!(only_total["booked_minor"], json!(null));
}

#[test]
fn a_reversal_that_succeeded_books_nothing_and_a_reservation_says_so() {
    let of = |kind: &str| {
        transaction(
            &json!({ "transactionResult": "SUCCESSFUL", "transactionType": kind, "amountBase": 1000 }),
        )
    };
    let reversal = of("SALE_REVERSAL");
    assert_eq!(
        (&reversal["booked_minor"], &reversal["effect"]),
        (&json!(null), &json!("reversed"))
    );
    assert_eq!(of("PRE_AUTH")["effect"], "reserved");
    assert_eq!(of("REFUND")["effect"], "refunded");
}

#[test]
fn an_error_status_is_read_as_an_error_whatever_was_asked() {
    let body = br#"{"userMessage":" Terminal is busy.  Wait. "}"#;
    for (kind, status, unknown) in [
        (ConnectKind::Error, Some(422), false),
        (ConnectKind::Error, Some(401), false),
        (ConnectKind::Error, Some(404), false),
        (ConnectKind::Error, Some(500), true),
        (ConnectKind::Error, None, false),
        (ConnectKind::Transaction, Some(404), true),
        (ConnectKind::Transaction, Some(500), true),
        (ConnectKind::Report, Some(404), true),
        (ConnectKind::Terminals, Some(401), false),
        (ConnectKind::Terminal, Some(404), false),
    ] {
        let seen = connect(kind, status, body);
        assert_eq!(
            seen["message"], " Terminal is busy.  Wait. ",
            "{kind:?} {status:?}"
        );
        assert_eq!(
            (&seen["unknown"], &seen["finished"]),
            (&json!(unknown), &json!(false)),
            "{kind:?} {status:?}"
        );
        assert_eq!(seen["problem"], json!(null));
        assert_eq!(seen["terminals"], json!(null));
    }
    let old = connect(
        ConnectKind::Error,
        Some(422),
        br#"{"messages":{"error":["One.","Two."]}}"#,
    );
    assert_eq!(old["message"], "One. Two.");
    let silent = connect(ConnectKind::Error, Some(500), b"");
    assert_eq!(
        (&silent["unknown"], &silent["message"]),
        (&json!(true), &json!(null))
    );
    assert!(silent["problem"].is_string());
}

#[test]
fn what_is_no_transaction_leaves_the_payment_unknown() {
    let long = vec![b'x'; 10 * 1024 * 1024];
    let bodies: [&[u8]; 9] = [
        b"",
        b"<html></html>",
        b"{\"transactionResult\":\"SUCCESSFUL\"",
        b"{}",
        b"[]",
        b"null",
        b"5",
        b"{\"userMessage\":\"x\"}",
        &long,
    ];
    for body in bodies {
        let seen = connect(ConnectKind::Transaction, None, body);
        assert_eq!(verdict(&seen), (false, None, None, true));
        assert!(seen["problem"].is_string());
        let seen = connect(ConnectKind::Terminals, None, body);
        assert_eq!(seen["unknown"], json!(false));
    }
}

#[test]
fn an_answer_of_another_kind_is_not_taken_for_what_was_asked() {
    let terminal = br#"{"tid":"1","status":"BUSY","currency":"GBP","location":"/x"}"#;
    let report = br#"{"requestId":"r","reportResult":"COMPLETE"}"#;
    let payment = br#"{"requestId":"t","transactionResult":"SUCCESSFUL","amountBase":1}"#;
    for body in [&terminal[..], report] {
        let seen = connect(ConnectKind::Transaction, None, body);
        assert_eq!(verdict(&seen), (false, None, None, true));
    }
    for body in [&terminal[..], payment] {
        let seen = connect(ConnectKind::Report, None, body);
        assert_eq!(verdict(&seen), (false, None, None, true));
    }
    let seen = connect(ConnectKind::Terminals, None, payment);
    assert_eq!(
        (&seen["terminals"], seen["problem"].is_string()),
        (&json!(null), true)
    );
}

#[test]
fn terminals_are_listed_and_an_empty_list_is_an_answer() {
    let seen = connect(ConnectKind::Terminals, Some(200), br#"{"terminals":[]}"#);
    assert_eq!((&seen["terminals"], &seen["problem"]), (&json!([]), &json!(null)));
    let one = br#"{"tid":"00123456","status":"BUSY","currency":"GBP"}"#;
    let expected = json!([{ "tid": "00123456", "status": "BUSY", "currency": "GBP", "location": null }]);
    assert_eq!(connect(ConnectKind::Terminal, None, one)["terminals"], expected);
    assert_eq!(connect(ConnectKind::Terminals, None, one)["terminals"], expected);
}

#[test]
fn a_report_tells_its_sums_and_lines() {
    let body = json!({
        "requestId": "r", "reportType": "END_OF_DAY", "reportResult": "COMPLETE", "tid": 12345678,
        "notifications": [{ "notificationValue": "REPORT_FINISHED" }, { "notificationValue": "REPORT_STARTED" }],
        "receiptLines": { "MERCHANT": ["TOTAL", { "text": "10.00", "format": ["BOLD"] }] },
        "balances": { "currency": "GBP", "totalAmount": "-500", "totalSalesAmount": "1000", "totalSalesCount": "1",
            "totalRefundsAmount": 1500, "totalRefundsCount": "2", "issuerTotals": { "VISA": { "totalAmount": "x" } } },
        "banking": { "BANK": { "currentSessionTotals": { "totalAmount": 5 }, "currentSessionTransactionNumbers": ["0001", "0012"] } },
    });
    let seen = connect(ConnectKind::Report, None, body.to_string().as_bytes());
    assert_eq!(verdict(&seen), (true, Some("COMPLETE"), None, false));
    assert_eq!(
        seen["notifications"],
        json!(["REPORT_STARTED", "REPORT_FINISHED"])
    );
    let balances = &seen["report"]["balances"];
    assert_eq!(
        (&balances["total_minor"], &balances["sales_count"]),
        (&json!(-500), &json!(1))
    );
    assert_eq!(balances["issuers"]["VISA"]["total_minor"], "x");
    assert_eq!(
        seen["report"]["banking"]["BANK"]["current_numbers"],
        json!(["0001", "0012"])
    );
    assert_eq!(
        seen["receipt_lines"]["MERCHANT"][1],
        json!({ "type": "TEXT", "value": "10.00", "format": ["BOLD"] })
    );
    assert!(!seen["warnings"].as_array().unwrap().is_empty());
    let lost = connect(ConnectKind::Report, None, br#"{"reportResult":"TIMED_OUT"}"#);
    assert_eq!(verdict(&lost), (true, Some("TIMED_OUT"), None, true));
}

#[test]
fn no_card_number_leaves_whole() {
    let card = "4111111111111111";
    let body = json!({
        "requestId": card, "transactionResult": card, "authCode": card, "primaryAccountNumber": card, "userMessage": card,
        "amountBase": card, "notifications": [card], "transactionType": card, "currency": card, "transactionTime": card,
        "cardSchemeName": card, "location": card, "paymentMethod": card, "transactionId": card,
        "receiptLines": { "MERCHANT": [card], "CUSTOMER": [{ "value": card, "type": card, "format": [card] }], (card): [card] },
    });
    let text = transaction(&body).to_string();
    assert!(!text.contains(card), "{text}");
    let numbers = json!({ "transactionResult": 4111111111111111_i64, "amountBase": 4111111111111111_i64, "primaryAccountNumber": 4111111111111111_i64 });
    let seen = transaction(&numbers);
    assert!(!seen["card"].to_string().contains(card) && !seen["result"].to_string().contains(card));
}
