use std::collections::BTreeSet;

use super::*;
use crate::known::Catalogue;
use proptest::prelude::*;
use serde_json::{Value, json};

fn provider(id: &str) -> Provider {
    Catalogue::built_in().provider(id).unwrap().clone()
}

fn checked(id: &str, values: Value) -> Checked {
    let provider = provider(id);
    check(&provider, &Form::from_json(&provider, values), &Beside::default())
}

/// The codes found for one field.
fn codes(checked: &Checked, field: &str) -> Vec<&'static str> {
    let of_field = |finding: &&Finding| finding.field.as_deref() == Some(field);
    checked
        .findings
        .iter()
        .filter(of_field)
        .map(|finding| finding.code)
        .collect()
}

const A99: &str =
    "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEfGhIjKlMnOpQrStUvWxYz0";

fn stripe(values: Value) -> Checked {
    let mut form = json!({
        "mode": "test",
        "public_key": format!("pk_test_{A99}"),
        "private_key": format!("sk_test_{A99}"),
        "currencies": ["USD"],
    });
    form.as_object_mut()
        .unwrap()
        .extend(values.as_object().unwrap().clone());
    checked("stripe", form)
}

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
fn a_key_of_the_other_mode_is_an_error_for_every_provider_that_tells() {
    let cases = [
        ("stripe", "private_key", "sk_live_", 99),
        ("stripe", "private_key", "rk_live_", 99),
        ("stripe", "public_key", "pk_live_", 99),
        ("paystack", "private_key", "sk_live_", 40),
        ("paystack", "public_key", "pk_live_", 40),
        ("paymongo", "private_key", "sk_live_", 24),
        ("paymongo", "public_key", "pk_live_", 24),
        ("razorpay", "key_id", "rzp_live_", 14),
    ];
    for (id, field, prefix, length) in cases {
        let key = format!("{prefix}{}", &A99[..length]);
        let done = checked(id, json!({ "mode": "test", field: key }));
        assert_eq!(codes(&done, field), ["mode_mismatch"], "{id} {field}");
        let test_key = key.replace("live", "test");
        let done = checked(id, json!({ "mode": "live", field: test_key }));
        assert_eq!(codes(&done, field), ["mode_mismatch"], "{id} {field}");
        let done = checked(id, json!({ "mode": "live", field: key }));
        assert_eq!(codes(&done, field), [""; 0], "{id} {field}");
    }
    let done = stripe(json!({ "mode": "test", "private_key": format!("sk_live_{A99}") }));
    let finding = done.errors().next().unwrap();
    assert_eq!(finding.what, "Private Key is for live but the mode is Test.");
    assert!(finding.todo.contains("change the mode to Live"));
}

#[test]
fn swapped_keys_and_webhook_secrets_are_errors_and_never_repeated() {
    let swapped = stripe(json!({
        "public_key": format!("sk_test_{A99}"), "private_key": format!("pk_test_{A99}")
    }));
    assert_eq!(codes(&swapped, "public_key"), ["secret_in_plain_field"]);
    assert_eq!(codes(&swapped, "private_key"), ["keys_swapped"]);
    assert_eq!(
        swapped.form.values.text("public_key"),
        "",
        "the secret does not stay among plain values"
    );
    assert!(!format!("{swapped:?}").contains(A99));
    let hook = stripe(json!({ "private_key": format!("whsec_{A99}") }));
    assert_eq!(codes(&hook, "private_key"), ["webhook_secret"]);
    let hook = stripe(json!({ "public_key": "whsec_abc" }));
    assert_eq!(codes(&hook, "public_key"), ["secret_in_plain_field"]);
    // A secret key is told in any plain field, of any provider and in any case.
    for (id, field) in [
        ("moneris", "store_id"),
        ("duo", "host"),
        ("paypal", "api_username"),
        ("paypal", "email"),
    ] {
        let done = checked(id, json!({ field: format!("SK_LIVE_{A99}") }));
        assert_eq!(codes(&done, field), ["secret_in_plain_field"], "{id}");
    }
    let listed = stripe(json!({ "currencies": ["USD", format!("sk_live_{A99}")] }));
    assert_eq!(codes(&listed, "currencies"), ["secret_in_plain_field"]);
    assert!(!format!("{listed:?}").to_lowercase().contains("sk_live"));
    let razorpay = checked("razorpay", json!({ "key_secret": "rzp_test_AbCdEfGhIjKlMn" }));
    assert_eq!(codes(&razorpay, "key_secret"), ["wrong_field"]);
    assert!(razorpay.blocks());
}

#[test]
fn unusual_keys_are_warnings_and_other_providers_are_named() {
    for (id, field, key, expected) in [
        ("stripe", "private_key", "hello".to_owned(), "unknown_prefix"),
        ("stripe", "private_key", "sk_test_abc".to_owned(), "unusual_key"),
        ("stripe", "private_key", "sk_test_".to_owned(), "key_cut_off"),
        (
            "stripe",
            "private_key",
            format!("sk_test_{}", "0a".repeat(20)),
            "other_provider",
        ),
        (
            "paystack",
            "private_key",
            format!("sk_test_{}", &A99[..24]),
            "other_provider",
        ),
        (
            "paystack",
            "private_key",
            format!("sk_test_{A99}"),
            "other_provider",
        ),
        (
            "paymongo",
            "public_key",
            format!("pk_test_{}", &A99[..40]),
            "other_provider",
        ),
        (
            "paymongo",
            "private_key",
            format!("sk_test_{}", &A99[..30]),
            "unusual_key",
        ),
        ("razorpay", "key_id", "rzp_test_short".to_owned(), "unusual_key"),
        ("razorpay", "key_secret", "short".to_owned(), "unusual_length"),
        (
            "duo",
            "integration_key",
            "0123456789ABCDEFGHIJ".to_owned(),
            "unknown_prefix",
        ),
        (
            "duo",
            "integration_key",
            "DI0123456789abcdefgh".to_owned(),
            "unusual_characters",
        ),
        ("duo", "akey", "short".to_owned(), "unusual_length"),
        ("paypal", "api_username", "pay@example.org".to_owned(), "unusual"),
        ("paypal", "api_password", "lower".to_owned(), "unusual_length"),
        ("paypal", "signature", "A".repeat(49), "unusual_length"),
        ("nowpayments", "api_key", "ABCDEFG-1234567".to_owned(), "unusual"),
        ("moneris", "store_id", "STORE5".to_owned(), "well_known"),
        ("emetec", "entity_id", "abc".to_owned(), "unusual_length"),
    ] {
        let done = checked(id, json!({ field: key }));
        assert_eq!(codes(&done, field), [expected], "{id} {field}");
        let is_error = done
            .errors()
            .any(|finding| finding.field.as_deref() == Some(field));
        assert_eq!(is_error, expected == "key_cut_off", "{id} {field}");
    }
}

#[test]
fn blanks_at_the_ends_go_and_blanks_inside_are_errors() {
    let done = stripe(json!({ "private_key": format!(" \u{00A0}sk_test_{A99}\r\n") }));
    assert_eq!(done.findings, []);
    assert_eq!(done.form.typed("private_key").unwrap().expose().len(), 107);
    for inner in [" ", "\n", "\u{200B}", "\u{00A0}", "\t"] {
        let key = format!("sk_test_{}{inner}{}", &A99[..20], &A99[20..]);
        assert_eq!(
            codes(&stripe(json!({ "private_key": key })), "private_key"),
            ["inner_blanks"],
            "{inner:?}"
        );
        let key = format!("pk_test_{}{inner}{}", &A99[..20], &A99[20..]);
        assert_eq!(
            codes(&stripe(json!({ "public_key": key })), "public_key"),
            ["inner_blanks"],
            "{inner:?}"
        );
    }
    let bearer = stripe(json!({ "private_key": format!("Bearer sk_test_{A99}") }));
    assert_eq!(codes(&bearer, "private_key"), ["inner_blanks"]);
}

#[test]
fn the_host_of_duo_is_shortened_with_a_note() {
    let done = checked(
        "duo",
        json!({ "host": "https://API-1A2B3C4D.duosecurity.com/auth/v2" }),
    );
    assert_eq!(codes(&done, "host"), ["host_corrected"]);
    assert_eq!(done.form.values.text("host"), "api-1a2b3c4d.duosecurity.com");
    for (host, expected) in [
        ("api-1a2b3c4d.duofederal.com", None),
        ("api-1a2b3c4d.duosecurity.com.example.org", Some("unusual_host")),
        ("duosecurity.com", Some("unusual_host")),
        ("a.b-123456.duosecurity.com", Some("unusual_host")),
        ("evilduosecurity.com", Some("unusual_host")),
        ("user@api-1a2b3c4d.duosecurity.com", Some("not_a_host")),
        ("localhost", Some("not_a_host")),
    ] {
        let done = checked("duo", json!({ "host": host }));
        assert_eq!(codes(&done, "host").first().copied(), expected, "{host}");
    }
}

#[test]
fn return_addresses_must_start_with_https() {
    for (address, code) in [
        ("javascript:alert(1)", "not_https"),
        ("http://pay.example.org/return", "not_https"),
        ("pay.example.org/return", "not_https"),
        ("https://user:pw@example.org/", "not_an_address"),
        ("https://", "not_an_address"),
    ] {
        for provider in ["civicplus", "xero"] {
            let done = checked(provider, json!({ "return_address": address }));
            assert_eq!(codes(&done, "return_address"), [code], "{address}");
        }
    }
    let done = checked("civicplus", json!({ "return_address": "javascript:alert(1)" }));
    assert!(
        done.errors()
            .any(|finding| finding.what == "Return Address must start with https.")
    );
    let done = checked(
        "civicplus",
        json!({ "return_address": "https://pay.example.org/return" }),
    );
    assert_eq!(codes(&done, "return_address"), [""; 0]);
}

#[test]
fn an_email_has_its_shape() {
    for (email, good) in [
        ("pay@example.org", true),
        ("pay+town@sub.example.org", true),
        ("pay", false),
        ("pay@", false),
        ("@example.org", false),
        ("pay@example", false),
        ("pay@example..org", false),
        ("pay@@example.org", false),
        ("Pay <pay@example.org>", false),
        ("a@b.org, c@d.org", false),
    ] {
        let done = checked("paypal", json!({ "email": email }));
        assert_eq!(codes(&done, "email").is_empty(), good, "{email}");
    }
}

#[test]
fn surcharges_are_numbers_within_their_limits() {
    for (field, value, expected) in [
        ("surcharge", json!("-0.01"), Some("below_zero")),
        ("surcharge", json!("1,50"), Some("not_a_number")),
        ("surcharge", json!("$1.50"), Some("not_a_number")),
        ("surcharge", json!("abc"), Some("not_a_number")),
        ("surcharge", json!("1.50"), None),
        ("surcharge", json!(1.5), None),
        ("surcharge", json!("0"), None),
        ("surcharge", json!("0.005"), Some("surcharge_rounded")),
        ("surcharge_percent", json!("-1"), Some("below_zero")),
        ("surcharge_percent", json!("100.01"), Some("above_100")),
        ("surcharge_percent", json!("100"), Some("high_percent")),
        ("surcharge_percent", json!("2.9"), None),
        ("surcharge_percent", json!("2.9%"), Some("percent_sign")),
        ("surcharge_percent", json!("two"), Some("not_a_number")),
    ] {
        let done = stripe(json!({ field: value }));
        assert_eq!(codes(&done, field).first().copied(), expected, "{field} {value}");
    }
    let many = stripe(json!({ "surcharge": "1", "currencies": ["USD", "EUR"] }));
    assert_eq!(codes(&many, "surcharge"), ["one_surcharge_many_currencies"]);
    assert!(!many.blocks());
    let none = stripe(json!({ "surcharge": "0", "currencies": ["USD", "EUR"] }));
    assert_eq!(none.findings, []);
    let yen = stripe(json!({ "surcharge": "0.5", "currencies": ["JPY"] }));
    assert_eq!(codes(&yen, "surcharge"), ["surcharge_rounded"]);
}

#[test]
fn currencies_are_those_of_the_provider() {
    for (id, currencies, expected) in [
        ("paypal", json!(["USD"]), None),
        ("paypal", json!("usd, eur"), None),
        (
            "paypal",
            json!(["INR"]),
            Some(("currency_not_taken", Severity::Error)),
        ),
        ("paypal", json!(["BRL"]), Some(("currency_note", Severity::Note))),
        (
            "paypal",
            json!(["dollars"]),
            Some(("no_currency", Severity::Error)),
        ),
        (
            "paymongo",
            json!(["USD"]),
            Some(("currency_not_taken", Severity::Error)),
        ),
        ("paymongo", json!(["php"]), None),
        (
            "paystack",
            json!(["XOF"]),
            Some(("currency_not_taken", Severity::Warning)),
        ),
        ("razorpay", json!(["INR", "KWD"]), None),
        (
            "razorpay",
            json!(["XXX"]),
            Some(("currency_not_taken", Severity::Error)),
        ),
        ("nowpayments", json!(["BTC", "usdttrc20"]), None),
        (
            "nowpayments",
            json!(["b t c"]),
            Some(("no_currency", Severity::Error)),
        ),
        ("stripe", json!(["USD", "USD"]), Some(("doubled", Severity::Note))),
    ] {
        let done = checked(id, json!({ "currencies": currencies }));
        let mut of_field = done
            .findings
            .iter()
            .filter(|finding| finding.field.as_deref() == Some("currencies"));
        let found = of_field.next().map(|finding| (finding.code, finding.severity));
        assert_eq!(found, expected, "{id} {currencies}");
    }
    let done = checked("nowpayments", json!({ "currencies": ["BTC"] }));
    assert_eq!(done.form.values.list("currencies"), ["btc"]);
}

#[test]
fn choices_are_those_offered_and_hints_are_given() {
    let done = checked(
        "paypal_ipn",
        json!({ "payment_types": ["Mass Pay", "send_money"] }),
    );
    assert_eq!(done.form.values.list("payment_types"), ["mass_pay", "send_money"]);
    assert_eq!(codes(&done, "payment_types"), ["choice_note"]);
    let done = checked("paypal_ipn", json!({ "payment_types": ["gift"] }));
    assert_eq!(codes(&done, "payment_types"), ["not_offered"]);
    let done = checked("paypal_ipn", json!({ "verify": "no" }));
    assert_eq!(codes(&done, "verify"), ["not_advised"]);
    let done = checked("stripe", json!({ "mode": "production" }));
    assert_eq!(codes(&done, "mode"), ["not_offered"]);
    let done = stripe(json!({ "mode": "TEST" }));
    assert_eq!(done.findings, []);
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

#[test]
fn the_same_value_in_two_fields_is_an_error() {
    let done = checked(
        "razorpay",
        json!({ "key_id": "AbCdEfGhIjKlMnOpQrStUvWx", "key_secret": "AbCdEfGhIjKlMnOpQrStUvWx" }),
    );
    assert!(done.has("same_value"));
    let duo = checked("duo", json!({ "secret": "a".repeat(40), "akey": "a".repeat(40) }));
    assert_eq!(
        duo.findings
            .iter()
            .filter(|finding| finding.code == "same_value")
            .count(),
        1
    );
}

#[test]
fn every_finding_says_what_why_and_what_to_do() {
    for provider in Catalogue::built_in().providers() {
        let mut values = serde_json::Map::new();
        for field in &provider.fields {
            values.insert(field.id.clone(), json!("sk_live_ x"));
        }
        for form in [Value::Object(values), json!({})] {
            let done = check(provider, &Form::from_json(provider, form), &Beside::default());
            for finding in done.findings {
                assert!(finding.what.ends_with('.'), "{finding:?}");
                if finding.severity != Severity::Note {
                    assert!(
                        finding.why.ends_with('.') && finding.todo.ends_with('.'),
                        "{finding:?}"
                    );
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn no_input_makes_a_check_panic_and_no_secret_shows_in_what_is_told(
        text in "\\PC{0,60}", secret in "[A-Za-z0-9]{12,60}"
    ) {
        for provider in Catalogue::built_in().providers() {
            let mut form = Form::new(provider);
            for field in &provider.fields {
                if field.is_secret() {
                    form.type_secret(&field.id, format!("{secret}{text}"));
                } else {
                    form.values.set(&field.id, text.clone());
                }
            }
            let done = check(provider, &form, &Beside::default());
            prop_assert!(!format!("{:?}", done.findings).contains(&secret));
        }
    }

    #[test]
    fn a_form_that_was_checked_is_not_changed_by_checking_it_again(text in "\\PC{0,30}") {
        for provider in Catalogue::built_in().providers() {
            let mut form = Form::new(provider);
            for field in provider.fields.iter().filter(|field| !field.is_secret()) {
                form.values.set(&field.id, text.clone());
            }
            let once = check(provider, &form, &Beside::default()).form;
            let twice = check(provider, &once, &Beside::default()).form;
            prop_assert_eq!(once.values, twice.values);
        }
    }
}
