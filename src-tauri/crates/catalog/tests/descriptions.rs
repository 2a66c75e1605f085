//! Descriptions: those that come with the program against the fact sheet, and those from disk
//! that are not as they should be.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeSet;

use counterfoil_catalog::*;
use proptest::prelude::*;
use serde_json::{Value, json};

fn catalogue() -> Catalogue {
    Catalogue::built_in()
}

fn read(value: Value) -> Provider {
    read_description(value.to_string().as_bytes()).unwrap()
}

#[test]
fn all_providers_of_the_guide_are_there_with_their_fields() {
    // From the fact sheet; a star marks a required field, a hash a secret.
    let expected = [
        (
            "paypal",
            "mode* api_username* api_password*# email* signature*# currencies* deduct_fees surcharge surcharge_percent",
        ),
        (
            "paypal_ipn",
            "ipn_url payment_types* verify currencies* deduct_fees",
        ),
        (
            "stripe",
            "mode* public_key* private_key*# currencies* surcharge surcharge_percent",
        ),
        ("duo", "integration_key* secret# email host akey#"),
        ("moneris", "store_id* signature#"),
        ("scriptforge", "mode* company script_forge"),
        (
            "razorpay",
            "mode* key_id* key_secret*# currencies* deduct_fees surcharge surcharge_percent",
        ),
        ("xero", "organisation client_id client_secret# return_address"),
        ("paystack", "mode* public_key* private_key*# currencies*"),
        ("paymongo", "mode* public_key* private_key*# currencies*"),
        ("nowpayments", "mode* api_key*# ipn_key# currencies*"),
        ("emetec", "mode* entity_id* authorization# currencies"),
        (
            "civicplus",
            "environment* department api_user* terminal_kind* return_address pin*#",
        ),
    ];
    let catalogue = catalogue();
    let ids: Vec<&str> = catalogue
        .providers()
        .iter()
        .map(|provider| provider.id.as_str())
        .collect();
    assert_eq!(ids, expected.map(|(id, _)| id));
    for (id, fields) in expected {
        let provider = catalogue.provider(id).unwrap();
        let shown: Vec<String> = provider
            .fields
            .iter()
            .map(|field| {
                let star = if field.required { "*" } else { "" };
                let hash = if field.is_secret() { "#" } else { "" };
                format!("{}{star}{hash}", field.id)
            })
            .collect();
        assert_eq!(shown.join(" "), fields, "{id}");
    }
}

#[test]
fn built_in_descriptions_are_read_without_a_notice_and_say_everything() {
    for provider in catalogue().providers() {
        let id = &provider.id;
        assert_eq!(provider.notices, [], "{id}");
        assert!(!provider.read_only, "{id}");
        assert!(
            !provider.description.is_empty() && provider.docs.is_some(),
            "{id}"
        );
        assert!(!provider.needs.is_empty(), "{id}: what you will need");
        for field in &provider.fields {
            assert!(
                !field.label.is_empty() && !field.help.is_empty(),
                "{id} {}",
                field.id
            );
            assert_ne!(field.source, Source::Unknown, "{id} {}", field.id);
        }
        if matches!(provider.test.procedure, Procedure::ByHand | Procedure::PaypalIpn) {
            assert!(
                !provider.test.why.is_empty() && provider.test.how.len() >= 2,
                "{id}"
            );
        }
    }
}

#[test]
fn every_secret_that_a_person_looks_up_has_a_way_through_the_menus() {
    let catalogue = catalogue();
    for (id, field) in [
        ("paypal", "api_password"),
        ("stripe", "private_key"),
        ("duo", "secret"),
        ("razorpay", "key_secret"),
        ("paystack", "private_key"),
        ("paymongo", "private_key"),
        ("nowpayments", "ipn_key"),
        ("civicplus", "pin"),
    ] {
        let field = catalogue.provider(id).unwrap().field(field).unwrap();
        assert!(field.menu_path().contains(" > "), "{id} {}", field.id);
    }
}

#[test]
fn a_form_asks_for_the_environment_first_and_for_secrets_last() {
    for provider in catalogue().providers() {
        let kinds: Vec<Kind> = provider.form_fields().iter().map(|field| field.kind).collect();
        if let Some(at) = kinds.iter().position(|kind| *kind == Kind::Mode) {
            assert_eq!(at, 0, "{}", provider.id);
        }
        let first_secret = kinds
            .iter()
            .position(|kind| *kind == Kind::Secret)
            .unwrap_or(kinds.len());
        assert!(
            kinds[first_secret..].iter().all(|kind| *kind == Kind::Secret),
            "{}",
            provider.id
        );
        assert_eq!(kinds.len(), provider.fields.len());
    }
}

#[test]
fn decimals_differ_from_provider_to_provider() {
    // Section 14.
    let catalogue = catalogue();
    for (code, stripe, paypal, razorpay) in [
        ("HUF", 2, 0, 2),
        ("TWD", 2, 0, 2),
        ("ISK", 2, 0, 0),
        ("UGX", 2, 0, 0),
        ("MGA", 0, 2, 2),
        ("JPY", 0, 0, 0),
        ("KWD", 3, 3, 3),
        ("IQD", 3, 3, 3),
        ("USD", 2, 2, 2),
    ] {
        for (id, exponent) in [("stripe", stripe), ("paypal", paypal), ("razorpay", razorpay)] {
            let unit = catalogue.provider(id).unwrap().currencies.unit(code).unwrap();
            assert_eq!(unit.exponent, exponent, "{id} {code}");
        }
    }
    let stripe = &catalogue.provider("stripe").unwrap().currencies;
    assert_eq!(stripe.unit("KWD").unwrap().step, 10);
    assert_eq!(stripe.unit("ISK").unwrap().step, 100);
    assert!(stripe.codes.len() >= 135);
    assert!(
        catalogue
            .provider("nowpayments")
            .unwrap()
            .currencies
            .unit("btc")
            .is_none()
    );
    for provider in catalogue.providers() {
        let unique: BTreeSet<&String> = provider.currencies.codes.iter().collect();
        assert_eq!(unique.len(), provider.currencies.codes.len(), "{}", provider.id);
        assert!(
            provider
                .currencies
                .codes
                .iter()
                .all(|code| provider.currencies.is_code(code))
        );
    }
    assert_eq!(
        catalogue.provider("razorpay").unwrap().currencies.codes.len(),
        128
    );
}

#[test]
fn an_unknown_kind_of_field_is_plain_text_with_a_notice() {
    let provider = read(json!({
        "version": 1, "id": "x", "name": "X",
        "fields": [
            { "id": "a", "label": "A", "kind": "color-wheel" },
            { "id": "b", "label": "B", "kind": "hologram", "secret": true },
            { "id": "c" },
            { "id": "d", "kind": "READONLY_URL" },
            { "id": "e", "kind": "text", "checks": [{ "rule": "telepathy" }] },
        ]
    }));
    let kinds: Vec<Kind> = provider.fields.iter().map(|field| field.kind).collect();
    assert_eq!(
        kinds,
        [
            Kind::Text,
            Kind::Secret,
            Kind::Text,
            Kind::ReadonlyUrl,
            Kind::Text
        ]
    );
    let noticed: Vec<&str> = provider
        .notices
        .iter()
        .filter_map(|notice| notice.field.as_deref())
        .collect();
    assert_eq!(noticed, ["a", "b", "c", "e"]);
    assert!(
        provider
            .field("a")
            .unwrap()
            .notice
            .as_ref()
            .unwrap()
            .contains("\"color-wheel\"")
    );
    // The rest works.
    let form = Form::from_json(&provider, json!({ "a": "red", "b": "hush" }));
    let done = check(&provider, &form, &Beside::default());
    assert_eq!(done.findings, []);
    assert!(done.form.typed("b").is_some() && !done.form.values.has("b"));
}

#[test]
fn an_unknown_version_can_be_looked_at_only() {
    for version in [
        json!(2),
        json!("2.0"),
        json!(null),
        json!(0),
        json!([1]),
        json!("newest"),
    ] {
        let provider =
            read(json!({ "version": version, "id": "x", "fields": [{ "id": "a", "kind": "text" }] }));
        assert!(provider.read_only, "{version}");
        assert_eq!(provider.fields.len(), 1);
        let done = check(&provider, &Form::new(&provider), &Beside::default());
        assert!(done.blocks() && done.has("read_only"));
    }
    for version in [json!(1), json!("1")] {
        assert!(!read(json!({ "version": version, "id": "x" })).read_only);
    }
}

#[test]
fn what_cannot_be_read_is_left_out_and_told() {
    let provider = read(json!({
        "version": 1, "id": 7, "name": null, "category": 3, "needs": "one thing",
        "docs": { "label": "click", "url": "javascript:alert(1)" },
        "currencies": ["USD", "EUR"],
        "test": { "procedure": "mind_reading" },
        "fields": [ { "id": "a", "kind": "text", "required": "yes" }, { "id": "a" }, { "label": "no id" }, 5, null ]
    }));
    assert_eq!((provider.id.as_str(), provider.name.as_str()), ("7", "7"));
    assert_eq!(provider.needs, ["one thing"]);
    assert_eq!(provider.docs, None);
    assert_eq!(provider.currencies.codes, ["USD", "EUR"]);
    assert_eq!(provider.test.procedure, Procedure::ByHand);
    assert_eq!(provider.fields.len(), 1);
    assert!(provider.fields[0].required);
    assert_eq!(provider.notices.len(), 6);
    for (text, problem) in [
        ("", Unreadable::NotJson),
        ("<html>", Unreadable::NotJson),
        ("[]", Unreadable::NotOne),
        ("{}", Unreadable::NoId),
        ("{\"id\": {}}", Unreadable::NoId),
    ] {
        assert_eq!(read_description(text.as_bytes()), Err(problem), "{text}");
    }
    assert_eq!(
        read_description(&vec![b' '; 2_000_000]),
        Err(Unreadable::TooLarge)
    );
}

#[test]
fn a_file_adds_a_provider_and_never_replaces_one() {
    let mut catalogue = catalogue();
    let before = catalogue.providers().len();
    let file = json!({ "version": 1, "id": "town_bank", "name": "Town Bank", "fields": [{ "id": "key", "kind": "secret" }] });
    assert_eq!(
        catalogue.add(file.to_string().as_bytes()).unwrap().name,
        "Town Bank"
    );
    assert_eq!(catalogue.providers().len(), before + 1);
    let evil = json!({ "version": 1, "id": "stripe", "name": "Evil", "fields": [] });
    assert_eq!(catalogue.add(evil.to_string().as_bytes()).unwrap().name, "Stripe");
    assert_eq!(catalogue.providers().len(), before + 1);
    assert!(catalogue.add(b"no").is_err());
}

fn any_json() -> impl Strategy<Value = Value> {
    let name = prop_oneof![
        Just("id"),
        Just("version"),
        Just("fields"),
        Just("kind"),
        Just("checks"),
        Just("rule"),
        Just("options"),
        Just("currencies"),
        Just("codes"),
        Just("steps"),
        Just("test"),
        Just("docs"),
        Just("min"),
        Just("mixups"),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "[a-z_\\-A-Z0-9 ]{0,12}".prop_map(Value::from),
        Just(json!("key")),
        Just(json!("groups")),
        Just(json!("secret")),
    ];
    leaf.prop_recursive(5, 60, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((name.clone(), inner), 0..8)
                .prop_map(|pairs| Value::Object(pairs.into_iter().map(|(k, v)| (k.to_owned(), v)).collect())),
        ]
    })
}

proptest! {
    #[test]
    fn no_description_makes_the_reader_or_the_checks_panic(value in any_json(), text in "\\PC{0,20}") {
        if let Ok(provider) = read_description(value.to_string().as_bytes()) {
            let mut form = Form::new(&provider);
            for field in &provider.fields {
                form.values.set(&field.id, text.clone());
                form.type_secret(&field.id, text.clone());
            }
            let _ = check(&provider, &form, &Beside::default());
            let _ = fields_page(&catalogue());
        }
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read_description(&bytes);
    }
}
