//! What is found before anything is sent, and what cannot be tested by a call.

use std::collections::BTreeSet;

use counterfoil_catalog::Form;
use counterfoil_catalog::connection::{Around, Outcome};
use serde_json::json;

use crate::{CALLED, bench, now};

#[tokio::test]
async fn nothing_is_sent_while_something_needed_is_missing_or_impossible() {
    let bench = bench().await;
    for id in CALLED {
        let report = bench.test_form(id, "test", &Form::new(bench.provider(id))).await;
        assert_eq!(report.outcome, Outcome::NotReady, "{id}");
        assert!(report.what.contains("is missing"), "{id}: {}", report.what);
    }
    for (id, field, value, outcome) in [
        (
            "stripe",
            "private_key",
            "sk_live_AbCdEfGhIjKlMnOpQrStUvWx",
            Outcome::WrongMode,
        ),
        (
            "stripe",
            "private_key",
            "pk_test_AbCdEfGhIjKlMnOpQrStUvWx",
            Outcome::NotReady,
        ),
        ("stripe", "private_key", "sk_test_AbC dEf", Outcome::NotReady),
        ("stripe", "mode", "production", Outcome::NotReady),
        (
            "razorpay",
            "key_id",
            "rzp_live_AbCdEfGhIjKlMn",
            Outcome::WrongMode,
        ),
        (
            "paymongo",
            "private_key",
            "sk_live_AbCdEfGhIjKlMnOpQrStUvWx",
            Outcome::WrongMode,
        ),
        (
            "paystack",
            "private_key",
            "sk_live_0123456789012345678901234567890123456789",
            Outcome::WrongMode,
        ),
        ("duo", "host", "user@example.org", Outcome::NotReady),
    ] {
        let form = bench.form(id, "test", &[(field, value)]);
        let report = bench.test_form(id, "test", &form).await;
        assert_eq!(report.outcome, outcome, "{id} {field}: {report:?}");
        assert!(!report.findings.is_empty());
    }
    assert_eq!(bench.calls(), 0);
}

#[tokio::test]
async fn a_mistake_in_a_field_that_the_call_does_not_need_is_told_and_does_not_stop_it() {
    let bench = bench().await;
    let form = bench.form("stripe", "test", &[("currencies", ""), ("surcharge", "-1")]);
    let report = bench.test_form("stripe", "test", &form).await;
    assert_eq!(report.outcome, Outcome::Ok);
    let fields: BTreeSet<&str> = report
        .findings
        .iter()
        .filter_map(|finding| finding.field.as_deref())
        .collect();
    assert_eq!(fields, BTreeSet::from(["currencies", "surcharge"]));
}

#[tokio::test]
async fn what_cannot_be_tested_says_so_and_how_to_check() {
    let bench = bench().await;
    for (id, values) in [
        ("moneris", json!({ "store_id": "monca12345" })),
        ("emetec", json!({ "entity_id": "ABCDEF123456" })),
        ("xero", json!({})),
        (
            "civicplus",
            json!({ "api_user": "apiuser501204", "pin": "A1".repeat(32), "terminal_kind": "retail" }),
        ),
    ] {
        let provider = bench.provider(id);
        let form = Form::from_json(provider, values);
        let report = bench.tester.test(provider, &form, &Around::at(now())).await;
        assert_eq!(
            (report.outcome, report.status),
            (Outcome::ByHand, None),
            "{id}: {report:?}"
        );
        assert!(report.what.contains("cannot be tested automatically"), "{id}");
        assert!(report.todo.len() >= 2 && !report.why.is_empty(), "{id}");
    }
    assert_eq!(bench.calls(), 0);
}

#[tokio::test]
async fn scriptforge_is_tested_by_looking_up_what_it_refers_to() {
    let bench = bench().await;
    let provider = bench.provider("scriptforge");
    let form = Form::from_json(provider, json!({ "company": "7", "script_forge": "did" }));
    let mut around = Around::at(now());
    let report = bench.tester.test(provider, &form, &around).await;
    assert_eq!(report.outcome, Outcome::ByHand, "nobody knows what exists");
    around
        .records
        .insert("company".into(), BTreeSet::from(["7".into()]));
    around
        .records
        .insert("script".into(), BTreeSet::from(["did".into()]));
    assert_eq!(
        bench.tester.test(provider, &form, &around).await.outcome,
        Outcome::Ok
    );
    around.records.insert("script".into(), BTreeSet::new());
    let report = bench.tester.test(provider, &form, &around).await;
    assert_eq!(
        (report.outcome, report.code),
        (Outcome::BrokenLink, "broken_link")
    );
}

#[tokio::test]
async fn a_secret_that_lies_in_the_vault_has_to_be_handed_over() {
    use counterfoil_catalog::{Secret, StoredSecret};
    use domain::{SecretId, Sensitive};
    let bench = bench().await;
    let mut form = bench.form("stripe", "test", &[]);
    let field = bench.provider("stripe").field("private_key").unwrap();
    let value = Sensitive::new("sk_test_AbCdEfGhIjKlMnOpQrStUvWx".to_owned());
    let stored = StoredSecret::of(SecretId::new("1"), field, &value, now());
    form.secrets.insert("private_key".into(), Secret::Stored(stored));
    let report = bench.test_form("stripe", "test", &form).await;
    assert_eq!(
        (report.outcome, report.what.as_str()),
        (Outcome::NotReady, "Private Key is missing.")
    );
}
