use serde_json::json;

use super::*;

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
