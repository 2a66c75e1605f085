//! Tokens as a client meets them.

use serde_json::json;

use crate::client::{ledger, start};
use crate::till::{VISA, WEB, field, pay, sale, set};

const CARD: [(&str, &str); 2] = [("ssl_card_number", VISA), ("ssl_exp_date", "1230")];

#[tokio::test]
async fn a_token_stands_for_its_card_until_it_is_deleted() {
    let gateway = start().await;
    let reply = pay(&gateway, WEB, "ccgettoken", &CARD).await;
    for (name, value) in [
        ("ssl_result", "0"),
        ("ssl_result_message", ""),
        ("ssl_txn_id", ""),
        ("ssl_token_response", "SUCCESS"),
        ("ssl_transaction_type", "GETTOKEN"),
    ] {
        assert_eq!(field(&reply, name), value, "{name}");
    }
    let token = field(&reply, "ssl_token");
    assert!(token.len() == 16 && token.ends_with("0002") && token != VISA);
    let by = ("ssl_token", token.as_str());
    let query = pay(&gateway, WEB, "ccquerytoken", &[by]).await;
    assert_eq!(field(&query, "ssl_account_number"), "4000********0002");
    assert_eq!(field(&query, "ssl_card_type"), "VISA");
    let sold = pay(&gateway, WEB, "ccsale", &[by, ("ssl_amount", "5.00")]).await;
    assert_eq!(field(&sold, "ssl_card_number"), "40**********0002");
    let again = pay(&gateway, WEB, "ccgettoken", &CARD).await;
    assert_eq!(field(&again, "ssl_token"), token);
    let gone = pay(&gateway, WEB, "ccdeletetoken", &[by]).await;
    assert_eq!(field(&gone, "ssl_account_number"), "************0002");
    for (kind, more) in [
        ("ccquerytoken", None),
        ("ccdeletetoken", None),
        ("ccsale", Some(("ssl_amount", "5.00"))),
    ] {
        let fields: Vec<_> = [Some(by), more].into_iter().flatten().collect();
        assert_eq!(pay(&gateway, WEB, kind, &fields).await.code(), "5085", "{kind}");
    }
    let truth = ledger(&gateway).await;
    assert_eq!(
        (&truth["tokens"][0]["deleted"], &truth["tokens"][0]["terminal"]),
        (&json!(true), &json!(WEB))
    );
}

#[tokio::test]
async fn a_verified_token_has_a_transaction_and_a_message() {
    let gateway = start().await;
    let fields = [CARD[0], CARD[1], ("ssl_verify", "Y")];
    let reply = pay(&gateway, WEB, "ccgettoken", &fields).await;
    assert_eq!(field(&reply, "ssl_result_message"), "APPROVAL");
    assert_eq!(field(&reply, "ssl_txn_id").len(), 46);
    let expired = [CARD[0], ("ssl_exp_date", "0120"), ("ssl_verify", "Y")];
    let failed = pay(&gateway, WEB, "ccgettoken", &expired).await;
    assert_eq!(field(&failed, "ssl_token_response"), "Acct Verification Failed");
    assert_eq!(failed.field("ssl_token"), None);
}

#[tokio::test]
async fn storing_a_card_needs_both_names() {
    let gateway = start().await;
    let sell = async |more: &[(&str, &str)]| {
        let fields = [&[("ssl_get_token", "Y"), ("ssl_add_token", "Y")], more].concat();
        field(
            &sale(&gateway, WEB, "5.00", &fields).await,
            "ssl_add_token_response",
        )
    };
    let names = [("ssl_first_name", "Maria"), ("ssl_last_name", "Peña")];
    let missing = sell(&names[..1]).await;
    assert!(missing.starts_with("FAILURE") && missing.contains("ssl_last_name"));
    assert_eq!(sell(&names).await, "Card Added");
    assert_eq!(sell(&names).await, "Card Updated");
    let without = [("ssl_get_token", "N"), ("ssl_add_token", "Y")];
    assert_eq!(sale(&gateway, WEB, "5.00", &without).await.code(), "7005");
}

#[tokio::test]
async fn an_update_changes_the_record_or_fails_without_an_error_code() {
    let gateway = start().await;
    let token = field(&pay(&gateway, WEB, "ccgettoken", &CARD).await, "ssl_token");
    let by = ("ssl_token", token.as_str());
    let fields = [by, ("ssl_exp_date", "0131"), ("ssl_last_name", "Okafor")];
    let changed = pay(&gateway, WEB, "ccupdatetoken", &fields).await;
    assert_eq!(field(&changed, "ssl_token_response"), "SUCCESS");
    let query = pay(&gateway, WEB, "ccquerytoken", &[by]).await;
    assert_eq!(
        (field(&query, "ssl_exp_date"), field(&query, "ssl_last_name")),
        ("0131".into(), "Okafor".into())
    );
    let unknown = [("ssl_token", "4111111111111129"), ("ssl_exp_date", "0131")];
    let failed = pay(&gateway, WEB, "ccupdatetoken", &unknown).await;
    assert_eq!(
        (field(&failed, "ssl_token_response"), failed.code()),
        ("Failed".into(), String::new())
    );
    assert_eq!(field(&failed, "ssl_result"), "1");
}

#[tokio::test]
async fn a_terminal_without_the_option_has_no_tokens() {
    let gateway = start().await;
    set(&gateway, WEB, json!({"tokenization": false}));
    assert_eq!(pay(&gateway, WEB, "ccgettoken", &CARD).await.code(), "4014");
    let sold = sale(&gateway, WEB, "5.00", &[("ssl_get_token", "Y")]).await;
    assert_eq!(field(&sold, "ssl_result"), "0");
    assert_eq!(field(&sold, "ssl_token_response"), "Action Not Permitted");
}

#[tokio::test]
async fn a_plan_lends_its_card_to_a_token() {
    let gateway = start().await;
    let truth = ledger(&gateway).await;
    let plan = truth["plans"]
        .as_array()
        .unwrap()
        .iter()
        .find(|plan| plan["terminal"] == WEB)
        .unwrap();
    let by = [("ssl_recurring_id", plan["id"].as_str().unwrap())];
    let reply = pay(&gateway, WEB, "ccgettoken", &by).await;
    assert_eq!(field(&reply, "ssl_card_number"), plan["card"].as_str().unwrap());
    assert_eq!(
        pay(&gateway, WEB, "ccgettoken", &[("ssl_recurring_id", "x")])
            .await
            .code(),
        "5033"
    );
}
