//! Authorisations and their captures, forces, unlinked refunds.

use serde_json::json;

use crate::client::start;
use crate::till::{VISA, WEB, field, pay, set};

#[tokio::test]
async fn an_authorisation_is_captured_once_or_in_parts() {
    let gateway = start().await;
    let card = [
        ("ssl_amount", "100.00"),
        ("ssl_card_number", VISA),
        ("ssl_exp_date", "1230"),
    ];
    let id = field(&pay(&gateway, WEB, "ccauthonly", &card).await, "ssl_txn_id");
    let by = ("ssl_txn_id", id.as_str());
    let capture = async |amount: &str, flag: &str| {
        let fields = [by, ("ssl_amount", amount), ("ssl_partial_shipment_flag", flag)];
        pay(&gateway, WEB, "cccomplete", &fields).await
    };
    assert_eq!(capture("100.01", "N").await.code(), "5091");
    let first = capture("40.00", "Y").await;
    assert_eq!(field(&first, "ssl_transaction_type"), "FORCE");
    assert_eq!(capture("60.01", "Y").await.code(), "5091");
    assert_eq!(pay(&gateway, WEB, "ccdelete", &[by]).await.code(), "5040");
    assert_eq!(field(&capture("10.00", "N").await, "ssl_amount"), "10.00");
    assert_eq!(capture("1.00", "N").await.code(), "5040");
    let held = pay(&gateway, WEB, "ccauthonly", &card).await;
    let released = pay(
        &gateway,
        WEB,
        "ccdelete",
        &[("ssl_txn_id", &field(&held, "ssl_txn_id"))],
    )
    .await;
    assert_eq!(field(&released, "ssl_transaction_type"), "DELETE");
}

#[tokio::test]
async fn a_force_needs_its_approval_code_and_an_unlinked_refund_has_six_blanks() {
    let gateway = start().await;
    let card = [
        ("ssl_amount", "8.51"),
        ("ssl_card_number", VISA),
        ("ssl_exp_date", "1230"),
    ];
    assert_eq!(pay(&gateway, WEB, "ccforce", &card).await.code(), "5004");
    let long = [card[0], card[1], card[2], ("ssl_approval_code", "1234567")];
    assert_eq!(pay(&gateway, WEB, "ccforce", &long).await.code(), "5004");
    let good = [card[0], card[1], card[2], ("ssl_approval_code", "CMC042")];
    let forced = pay(&gateway, WEB, "ccforce", &good).await;
    assert_eq!(field(&forced, "ssl_result_message"), "APPROVAL");
    assert_eq!(field(&forced, "ssl_approval_code"), "CMC042");
    let credit = pay(&gateway, WEB, "cccredit", &card).await;
    assert_eq!(
        (
            field(&credit, "ssl_result").as_str(),
            field(&credit, "ssl_approval_code").as_str()
        ),
        ("0", "      ")
    );
    set(&gateway, WEB, json!({"unlinked_credit": false}));
    assert_eq!(pay(&gateway, WEB, "cccredit", &card).await.code(), "4016");
}
