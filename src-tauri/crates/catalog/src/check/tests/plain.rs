use serde_json::json;

use super::*;

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
