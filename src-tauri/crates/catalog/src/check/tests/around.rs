use std::collections::BTreeSet;

use serde_json::json;

use super::*;

#[test]
fn good_settings_have_no_findings() {
    assert_eq!(stripe(json!({})).findings, []);
    assert_eq!(
        stripe(json!({ "private_key": format!("rk_test_{A99}") })).findings,
        []
    );
    let live = stripe(json!({
        "mode": "live", "public_key": format!("pk_live_{A99}"), "private_key": format!("sk_live_{A99}")
    }));
    assert_eq!(live.findings, []);
    let duo = json!({
        "integration_key": "DI0123456789ABCDEFGH", "secret": "a".repeat(40), "akey": "b".repeat(40),
        "host": "api-1a2b3c4d.duosecurity.com"
    });
    assert_eq!(checked("duo", duo).findings, []);
    let paypal = json!({
        "mode": "live", "api_username": "pay_api1.example.org", "api_password": "ABCDEFGH12345678",
        "email": "pay@example.org", "signature": "A".repeat(56), "currencies": ["USD"]
    });
    assert_eq!(checked("paypal", paypal).findings, []);
    let nowpayments = json!({ "api_key": "ABCDEFG-1234567-ABCDEFG-1234567", "currencies": ["btc"] });
    assert_eq!(checked("nowpayments", nowpayments).findings, []);
}

#[test]
fn each_missing_required_field_is_named() {
    for (id, fields) in [
        ("stripe", &["public_key", "private_key", "currencies"][..]),
        (
            "paypal",
            &["api_username", "api_password", "email", "signature", "currencies"],
        ),
        ("paypal_ipn", &["payment_types", "currencies"]),
        ("duo", &["integration_key"]),
        ("moneris", &["store_id"]),
        ("razorpay", &["key_id", "key_secret", "currencies"]),
        ("paystack", &["public_key", "private_key", "currencies"]),
        ("paymongo", &["public_key", "private_key"]),
        ("nowpayments", &["api_key", "currencies"]),
        ("emetec", &["entity_id"]),
        ("scriptforge", &[]),
        ("xero", &[]),
    ] {
        let done = checked(id, json!({}));
        let missing: Vec<&str> = done
            .errors()
            .filter(|finding| finding.code == "required")
            .map(|finding| finding.field.as_deref().unwrap())
            .collect();
        assert_eq!(missing, fields, "{id}");
    }
    // Blanks alone are nothing.
    assert_eq!(
        codes(&stripe(json!({ "public_key": " \u{00A0}\n" })), "public_key"),
        ["required"]
    );
    assert_eq!(
        codes(&stripe(json!({ "private_key": "\u{200B} " })), "private_key"),
        ["required"]
    );
    let cleared = stripe(json!({ "private_key": "  " }));
    assert!(
        cleared
            .errors()
            .any(|finding| finding.what == "Private Key is missing.")
    );
}

#[test]
fn duo_says_which_keys_it_needs_to_work() {
    let done = checked("duo", json!({ "integration_key": "DI0123456789ABCDEFGH" }));
    assert!(!done.blocks());
    for field in ["secret", "host", "akey"] {
        assert_eq!(codes(&done, field), ["expected"], "{field}");
    }
}

#[test]
fn a_reference_to_something_deleted_is_a_broken_link() {
    let provider = provider("scriptforge");
    let form = Form::from_json(&provider, json!({ "company": "7", "script_forge": "did" }));
    let mut beside = Beside::default();
    assert_eq!(check(&provider, &form, &beside).findings, []);
    beside
        .records
        .insert("company".into(), BTreeSet::from(["7".into()]));
    beside
        .records
        .insert("script".into(), BTreeSet::from(["other".into()]));
    let done = check(&provider, &form, &beside);
    assert_eq!(codes(&done, "script_forge"), ["broken_link"]);
    assert_eq!(codes(&done, "company"), [""; 0]);
}

#[test]
fn what_is_locked_stays_after_the_first_save() {
    let provider = provider("emetec");
    let before = Form::from_json(&provider, json!({ "entity_id": "ABCDEF123456" })).values;
    let beside = Beside {
        before: Some(&before),
        ..Beside::default()
    };
    let with = |id: &str| {
        check(
            &provider,
            &Form::from_json(&provider, json!({ "entity_id": id })),
            &beside,
        )
    };
    assert_eq!(codes(&with("ABCDEF123456"), "entity_id"), [""; 0]);
    assert_eq!(codes(&with("XXXXXX123456"), "entity_id"), ["locked"]);
    let ipn = Catalogue::built_in().provider("paypal_ipn").unwrap().clone();
    let before = Values::read(json!({ "ipn_url": "https://pay.example.org/ipn/1" }));
    let beside = Beside {
        before: Some(&before),
        ..Beside::default()
    };
    let form = Form::from_json(&ipn, json!({ "ipn_url": "https://elsewhere.example.org" }));
    assert_eq!(codes(&check(&ipn, &form, &beside), "ipn_url"), ["locked"]);
}

#[test]
fn live_settings_never_tested_and_keys_used_twice_are_warnings() {
    let provider = provider("stripe");
    let form = Form::from_json(&provider, json!({ "mode": "live" }));
    let beside = Beside {
        tested: Some(false),
        used_elsewhere: BTreeMap::from([("private_key".into(), "Parks".into())]),
        ..Beside::default()
    };
    let done = check(&provider, &form, &beside);
    assert!(done.has("live_untested"));
    assert!(
        done.findings
            .iter()
            .any(|finding| finding.code == "used_elsewhere" && finding.what.contains("Parks"))
    );
    let test = Form::from_json(&provider, json!({ "mode": "test" }));
    assert!(!check(&provider, &test, &beside).has("live_untested"));
}
