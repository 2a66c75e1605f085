//! Laws that hold for every answer, however it is written.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use counterfoil_provisioning::{Changes, Connector, Expected, inspect, is_mask, mask, update};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

/// Stands in every secret that is planted.
const CANARY: &str = "CANARY-6b1f";

const NAMES: [&str; 46] = [
    "guid",
    "name",
    "Adapter",
    "adapter",
    "method",
    "APIKey",
    "apiKey",
    "sharedSecret",
    "archived",
    "config",
    "Config",
    "createdAt",
    "customerProfileContainer",
    "defaultRiskRuleSet",
    "disabled",
    "disabledTransactionTypes",
    "MerchantGUID",
    "isMetaConnector",
    "postbackFormat",
    "scheduleAPIAvailable",
    "settings",
    "terminals",
    "routingMetaConnector",
    "multiMethodMetaConnector",
    "username",
    "extraData",
    "vault",
    "language",
    "testMode",
    "terminalId",
    "stan",
    "captureRef",
    "defaultConnector",
    "retries",
    "expiry",
    "success",
    "errorCode",
    "errorMessage",
    "connector",
    "connectors",
    "baseConfig",
    "vaultConfig",
    "type",
    "properties",
    "items",
    "enum",
];

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => select(&NAMES[..]).prop_map(str::to_owned),
        1 => select(&NAMES[..]).prop_map(str::to_uppercase),
        1 => "[a-zA-Z:.-]{0,8}",
    ]
}

fn leaf() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        (-999_999_999i64..999_999_999).prop_map(Value::from),
        (-9i64..2000).prop_map(Value::from),
        select(vec![
            "",
            "0",
            "1",
            "true",
            "MetaConnector",
            "refund",
            "1004",
            "213",
            "Simulator",
            "{",
            "[1]",
            "stored"
        ])
        .prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    leaf().prop_recursive(5, 48, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::Array),
            prop::collection::vec((name(), inner), 0..8)
                .prop_map(|pairs| Value::Object(pairs.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

fn connector() -> impl Strategy<Value = Value> {
    prop::collection::vec((name(), value()), 0..14)
        .prop_map(|pairs| Value::Object(pairs.into_iter().collect::<Map<_, _>>()))
}

/// A connector with a secret in every place that is known for one.
fn planted(mut value: Value) -> Value {
    let secret = |place: &str| json!(format!("{CANARY}-{place}-{CANARY}-0000"));
    value["sharedSecret"] = secret("shared");
    value["config"] = json!({
        "Password": secret("password"), "APISecret": secret("api"),
        "extraData": { "clientSecret": secret("client"), "list": [{ "accessKey": secret("access") }] },
        "vault": { "applePay": { "privateKey": secret("private") }, "threeDConfig": { "password": [secret("list")] } },
    });
    value["settings"] = json!({ "Kount:API_key": secret("kount") });
    value["unknownSecret"] = json!({ "any": secret("unknown") });
    value
}

fn holds_nothing(text: &str) -> bool {
    !text.contains(CANARY)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_and_no_json_make_the_reader_panic(value in value(), bytes in prop::collection::vec(any::<u8>(), 0..64), status in prop::option::of(100u16..600)) {
        for expected in [Expected::Connector, Expected::Settings, Expected::Error] {
            let seen = inspect(expected, status, value.to_string().as_bytes());
            prop_assert_eq!(seen.ok, seen.error_class.is_none());
            prop_assert!(seen.ok || seen.connectors.is_empty());
            prop_assert!(inspect(expected, status, &bytes).connectors.len() < 64);
        }
    }

    #[test]
    fn reading_what_was_read_changes_nothing(value in connector()) {
        let once = Connector::read(&value).unwrap();
        let twice = Connector::read(&once.shown()).unwrap();
        prop_assert_eq!(twice.shown(), once.shown());
        prop_assert_eq!((twice.is_meta(), twice.meta_kind()), (once.is_meta(), once.meta_kind()));
    }

    #[test]
    fn an_update_without_changes_changes_nothing(value in connector()) {
        let mut value = value;
        for (name, text) in [("name", "Permits"), ("adapter", "Simulator"), ("method", "Creditcard"), ("apiKey", "key")] {
            value[name] = json!(text);
        }
        value["isMetaConnector"] = json!(false);
        let one = Connector::read(&value).unwrap();
        let update = update(&one, &Changes::new(), None).unwrap();
        prop_assert!(update.preview().is_empty(), "{:?}", update.preview());
        for told in ["guid", "archived", "createdAt", "merchantGuid", "isMetaConnector"] {
            prop_assert!(update.shown().get(told).is_none());
        }
        for terminal in update.shown()["terminals"].as_array().into_iter().flatten() {
            for counter in ["stan", "captureRef"] {
                prop_assert!(terminal.get(counter).is_none());
            }
        }
    }

    #[test]
    fn secrets_are_in_no_debug_text_and_no_preview(value in connector(), other in "[a-z]{1,9}") {
        let mut value = planted(value);
        for (name, text) in [("name", "Permits"), ("adapter", "Simulator"), ("method", "Creditcard"), ("apiKey", "key")] {
            value[name] = json!(text);
        }
        let one = Connector::read(&value).unwrap();
        let bytes = json!({ "connector": value }).to_string();
        let seen = inspect(Expected::Connector, None, bytes.as_bytes());
        let told = format!("{one:?} {} {seen:?}", one.shown());
        prop_assert!(holds_nothing(&told));
        let changes = Changes::new()
            .set("alias", &json!(other))
            .set("config.password", &json!(format!("{CANARY}-new")))
            .set("config.vault.threeDConfig", &json!({ "password": format!("{CANARY}-new") }));
        let told = format!("{changes:?}");
        prop_assert!(holds_nothing(&told));
        let update = update(&one, &changes, None).unwrap();
        let told = format!("{update:?} {} {}", update.preview().shown(), update.shown());
        prop_assert!(holds_nothing(&told));
    }

    #[test]
    fn a_mask_shows_at_most_four_characters(secret in ".{0,40}") {
        let shown = mask(&secret);
        prop_assert_eq!(mask(&shown), shown.clone());
        prop_assert!(secret.is_empty() || is_mask(&shown));
        let ends = shown.strip_prefix("stored, ends ").unwrap_or_default();
        prop_assert!(ends.chars().count() <= 4 && secret.ends_with(ends));
    }
}
