//! The credit card family as a client meets it.

use serde_json::json;

use crate::client::{ledger, records, start};
use crate::till::{COUNTER, VISA, WEB, field, pay, record, sale, set};

#[tokio::test]
async fn a_sale_is_answered_echoed_booked_and_found_again() {
    let gateway = start().await;
    let before = ledger(&gateway).await;
    let reply = sale(
        &gateway,
        WEB,
        "12",
        &[
            ("ssl_invoice_number", "PM-1"),
            ("ssl_merchant_txn_id", "R-77"),
            ("ssl_avs_address", "1 Elm St"),
            ("ssl_avs_zip", "800001234"),
            ("ssl_cvv2cvc2_indicator", "1"),
            ("ssl_cvv2cvc2", "321"),
            ("counter_window", "3"),
            ("ssl_result", "7"),
        ],
    )
    .await;
    for (name, value) in [
        ("ssl_result", "0"),
        ("ssl_result_message", "APPROVAL"),
        ("ssl_issuer_response", "00"),
        ("ssl_amount", "12.00"),
        ("ssl_transaction_type", "SALE"),
        ("ssl_card_number", "40**********0002"),
        ("ssl_card_short_description", "VISA"),
        ("ssl_avs_response", "X"),
        ("ssl_cvv2_response", "M"),
        ("ssl_invoice_number", "PM-1"),
        ("ssl_merchant_txn_id", "R-77"),
        ("counter_window", "3"),
        ("ssl_company", ""),
    ] {
        assert_eq!(field(&reply, name), value, "{name}");
    }
    assert_eq!(field(&reply, "ssl_approval_code").len(), 6);
    let id = field(&reply, "ssl_txn_id");
    assert_eq!(id.len(), 46);
    assert!(reply.head.contains("authapproved: true") && reply.head.contains("authresponse: aa"));
    assert!(reply.head.contains(&format!("cpid: {}", id[6..9].to_lowercase())));
    let text = reply.text();
    assert!(!text.contains(VISA) && !text.contains("321<") && !text.contains("ssl_pin"));
    let found = record(&gateway, WEB, &id).await;
    assert_eq!(found["ssl_trans_status"], "OPN");
    assert_eq!(found["ssl_approval_code"], field(&reply, "ssl_approval_code"));
    assert_eq!(found["ssl_user_id"], "apiuser501204");
    assert!(!found.contains_key("ssl_result") && !found.contains_key("ssl_company"));
    let by_reference = [
        ("ssl_merchant_txn_id", "R-77"),
        ("ssl_search_start_date", "10/06/2026"),
    ];
    let list = pay(&gateway, WEB, "txnquery", &by_reference).await;
    assert_eq!(records(&list.text())[0]["ssl_txn_id"], id);
    let after = ledger(&gateway).await;
    assert_eq!(
        after["count"].as_u64(),
        before["count"].as_u64().map(|count| count + 1)
    );
}

#[tokio::test]
async fn a_decline_has_an_id_six_blanks_and_a_header_of_its_own() {
    let gateway = start().await;
    let reply = sale(&gateway, WEB, "10.51", &[]).await;
    assert_eq!(field(&reply, "ssl_result"), "1");
    assert_eq!(field(&reply, "ssl_result_message"), "DECLINED");
    assert_eq!(field(&reply, "ssl_issuer_response"), "51");
    assert_eq!(field(&reply, "ssl_approval_code"), "      ");
    assert!(reply.head.contains("authdeclined: true") && reply.head.contains("authresponse: nd"));
    let found = record(&gateway, WEB, &field(&reply, "ssl_txn_id")).await;
    assert_eq!(
        (
            found["ssl_result_message"].as_str(),
            found["ssl_is_voidable"].as_str()
        ),
        ("DECLINED", "FALSE")
    );
}

#[tokio::test]
async fn elements_come_in_another_order_each_time() {
    let gateway = start().await;
    let order = async || {
        let text = sale(&gateway, WEB, "5.00", &[]).await.text();
        let names: Vec<String> = text
            .split('<')
            .filter_map(|p| p.split_once('>'))
            .map(|p| p.0.to_owned())
            .collect();
        names
    };
    assert_ne!(order().await, order().await);
}

#[tokio::test]
async fn checks_come_in_the_order_presence_length_syntax_then_card() {
    let gateway = start().await;
    let code = async |fields: &[(&str, &str)]| pay(&gateway, WEB, "ccsale", fields).await.code();
    let card = ("ssl_card_number", VISA);
    let good = ("ssl_exp_date", "1230");
    let long = ("ssl_invoice_number", "12345678901234567890123456");
    assert_eq!(code(&[long, card, good]).await, "4009");
    assert_eq!(code(&[("ssl_amount", "1.00"), long]).await, "4009");
    assert_eq!(code(&[("ssl_amount", "1.00"), card, long]).await, "4009");
    assert_eq!(code(&[("ssl_amount", "x"), card, good, long]).await, "5005");
    assert_eq!(code(&[("ssl_amount", "x"), card, good]).await, "5002");
    assert_eq!(
        code(&[("ssl_amount", "1.00"), card, ("ssl_exp_date", "1330")]).await,
        "5001"
    );
    assert_eq!(
        code(&[
            ("ssl_amount", "1.00"),
            ("ssl_card_number", "4000000000000003"),
            good
        ])
        .await,
        "5000"
    );
    assert_eq!(
        code(&[
            ("ssl_amount", "1.00"),
            ("ssl_card_number", "4242424242424242"),
            good
        ])
        .await,
        "9999"
    );
    let both = [("ssl_amount", "1.00"), card, good, ("ssl_token", "1")];
    assert_eq!(code(&both).await, "5086");
    assert_eq!(
        code(&[("ssl_amount", "1.00"), card, good, ("ssl_cvv2cvc2", "123")]).await,
        "4006"
    );
    assert_eq!(
        code(&[
            ("ssl_amount", "1.00"),
            card,
            good,
            ("ssl_cvv2cvc2_indicator", "1")
        ])
        .await,
        "4007"
    );
    assert_eq!(
        code(&[
            ("ssl_amount", "1.00"),
            card,
            good,
            ("ssl_approval_code", "123456")
        ])
        .await,
        "5003"
    );
    assert_eq!(
        code(&[("ssl_amount", "1.00"), card, good, ("ssl_tip_amount", "1.00")]).await,
        "5020"
    );
    assert_eq!(
        code(&[
            ("ssl_amount", "1.00"),
            card,
            good,
            ("ssl_transaction_currency", "CAD")
        ])
        .await,
        "5087"
    );
    assert_eq!(
        code(&[("ssl_amount", "1.00"), card, ("ssl_exp_date", "0126")]).await,
        ""
    );
}

#[tokio::test]
async fn a_field_that_the_merchant_made_mandatory_is_missed_with_4009() {
    let gateway = start().await;
    set(&gateway, WEB, json!({"mandatory": ["ssl_customer_code"]}));
    let reply = sale(&gateway, WEB, "1.00", &[]).await;
    assert_eq!(reply.code(), "4009");
    assert!(field(&reply, "errorMessage").contains("ssl_customer_code"));
    assert_eq!(
        sale(&gateway, WEB, "1.00", &[("ssl_customer_code", "C1")])
            .await
            .code(),
        ""
    );
}

#[tokio::test]
async fn an_expired_card_is_declined() {
    let gateway = start().await;
    let fields = [
        ("ssl_amount", "1.00"),
        ("ssl_card_number", VISA),
        ("ssl_exp_date", "0926"),
    ];
    let reply = pay(&gateway, WEB, "ccsale", &fields).await;
    assert_eq!(field(&reply, "ssl_result_message"), "EXPIRED CARD");
}

#[tokio::test]
async fn track_data_is_for_the_counter_and_never_for_the_web() {
    let gateway = start().await;
    let track = [
        ("ssl_amount", "1.00"),
        ("ssl_track_data", ";4000000000000002=3012101?"),
    ];
    assert_eq!(pay(&gateway, WEB, "ccsale", &track).await.code(), "5042");
    let reply = pay(&gateway, COUNTER, "ccsale", &track).await;
    assert_eq!(field(&reply, "ssl_result"), "0");
    let found = record(&gateway, COUNTER, &field(&reply, "ssl_txn_id")).await;
    assert_eq!(found["ssl_entry_mode"], "S");
}

#[tokio::test]
async fn test_mode_fabricates_an_answer_and_books_nothing() {
    let gateway = start().await;
    let before = ledger(&gateway).await;
    let reply = sale(&gateway, WEB, "10.51", &[("ssl_test_mode", "TRUE")]).await;
    for (name, value) in [
        ("ssl_status", "TEST MODE"),
        ("ssl_result", "0"),
        ("ssl_result_message", "APPROVED"),
        ("ssl_approval_code", "123456"),
        ("ssl_avs_response", "X"),
        ("ssl_cvv2_response", "P"),
        ("ssl_txn_id", "00000000-0000-0000-0000-00000000000"),
        ("ssl_card_number", "40**********0002"),
    ] {
        assert_eq!(field(&reply, name), value);
    }
    let error = sale(&gateway, WEB, "x", &[("ssl_test_mode", "true")]).await;
    assert_eq!(
        (error.code().as_str(), field(&error, "ssl_status").as_str()),
        ("5002", "TEST MODE")
    );
    set(&gateway, WEB, json!({"test_mode": true}));
    assert_eq!(
        field(&sale(&gateway, WEB, "1.00", &[]).await, "ssl_status"),
        "TEST MODE"
    );
    assert_eq!(ledger(&gateway).await, before);
}

#[tokio::test]
async fn a_card_with_less_balance_is_approved_in_part_or_declined() {
    let gateway = start().await;
    set(&gateway, COUNTER, json!({"balance_minor": 4000}));
    let part = sale(&gateway, COUNTER, "65.00", &[("ssl_partial_auth_indicator", "1")]).await;
    for (name, value) in [
        ("ssl_result", "0"),
        ("ssl_result_message", "PARTIAL APPROVAL"),
        ("ssl_amount", "40.00"),
        ("ssl_requested_amount", "65.00"),
        ("ssl_balance_due", "25.00"),
    ] {
        assert_eq!(field(&part, name), value);
    }
    assert!(part.head.contains("authresponse: ap"));
    let none = sale(&gateway, COUNTER, "65.00", &[]).await;
    assert_eq!(field(&none, "ssl_result_message"), "REQ. EXCEEDS BAL.");
    let fits = sale(&gateway, COUNTER, "39.00", &[]).await;
    assert_eq!(field(&fits, "ssl_result_message"), "APPROVAL");
}

#[tokio::test]
async fn a_foreign_card_is_asked_for_its_currency_and_booked_after_the_choice_only() {
    let gateway = start().await;
    let before = ledger(&gateway).await;
    let card = [
        ("ssl_amount", "100.00"),
        ("ssl_card_number", "5406004444444443"),
        ("ssl_exp_date", "1230"),
    ];
    let question = pay(&gateway, WEB, "ccsale", &card).await;
    assert_eq!(question.text().matches("<dccoption>").count(), 2);
    assert_eq!(question.field("ssl_result"), None);
    assert_eq!(ledger(&gateway).await, before);
    let choice = ("dccoption", "Please charge my purchase in my home currency");
    let reply = pay(&gateway, WEB, "ccsale", &[card[0], card[1], card[2], choice]).await;
    assert_eq!(field(&reply, "ssl_result"), "0");
    assert_eq!(field(&reply, "ssl_cardholder_amount"), "125.00");
    let here = ("dccoption", "Please charge my purchase in US dollars");
    let reply = pay(&gateway, WEB, "ccsale", &[card[0], card[1], card[2], here]).await;
    assert_eq!(
        (
            field(&reply, "ssl_result").as_str(),
            reply.field("ssl_cardholder_amount")
        ),
        ("0", None)
    );
}

#[tokio::test]
async fn a_verification_books_nothing_and_has_no_amount() {
    let gateway = start().await;
    let before = ledger(&gateway).await;
    let card = [("ssl_card_number", VISA), ("ssl_exp_date", "1230")];
    let reply = pay(&gateway, WEB, "ccverify", &card).await;
    assert_eq!(field(&reply, "ssl_transaction_type"), "CARDVERIFICATION");
    assert_eq!(field(&reply, "ssl_issuer_response"), "85");
    assert_eq!(
        (field(&reply, "ssl_txn_id").len(), reply.field("ssl_amount")),
        (46, None)
    );
    assert_eq!(pay(&gateway, WEB, "ccavsonly", &card).await.code(), "4009");
    assert_eq!(ledger(&gateway).await, before);
}

#[tokio::test]
async fn rights_and_options_decide_with_4014_4016_and_5074() {
    let gateway = start().await;
    let id = field(&sale(&gateway, COUNTER, "3.00", &[]).await, "ssl_txn_id");
    let by = ("ssl_txn_id", id.as_str());
    set(&gateway, COUNTER, json!({"void": false}));
    assert_eq!(pay(&gateway, COUNTER, "ccvoid", &[by]).await.code(), "4014");
    set(&gateway, COUNTER, json!({"void": true, "process": false}));
    assert_eq!(sale(&gateway, COUNTER, "3.00", &[]).await.code(), "4014");
    set(&gateway, COUNTER, json!({"process": true, "email": false}));
    let mail = [by, ("ssl_email", "a@example.com")];
    assert_eq!(pay(&gateway, COUNTER, "txnemail", &mail).await.code(), "5123");
    assert_eq!(pay(&gateway, WEB, "ccsignature", &[by]).await.code(), "5074");
    let image = [by, ("ssl_image_type", "PNG"), ("ssl_signature_image", "aGVsbG8=")];
    assert_eq!(pay(&gateway, COUNTER, "ccsignature", &image).await.code(), "");
    assert_eq!(pay(&gateway, COUNTER, "ccsignature", &image).await.code(), "5070");
    assert_eq!(pay(&gateway, COUNTER, "ccupdatetip", &[by]).await.code(), "4014");
}
