//! Connectors, lists and errors in every shape that was published or is conceivable.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use counterfoil_provisioning::{Class, Connector, Expected, Inspection, MetaKind, Unreadable, inspect};
use serde_json::{Value, json};

/// The second published example of an update: odd casing, a number in the settings.
const PUBLISHED: &str = r#"{ "success": true, "connector": {
  "guid": "CO-4321-4321-4321-4321-4321-4321", "name": "SimulatorConnector C", "Adapter": "Simulator",
  "method": "Creditcard", "APIKey": "sim-connector-c", "publicIntegrationKey": "XTcSyLgJ04b7cHkvKScG",
  "sharedSecret": "V0WkgQPsHAUH4iXCsqWGYDeFKc4O6G", "archived": false, "businessCountry": "DE",
  "config": { "username": "new-uname", "password": "new-pw", "APISecret": "new-sikret",
    "extraData": { "setting": "test" }, "language": "de", "testMode": false },
  "createdAt": "2020-12-16T09:57:14+00:00", "customerProfileContainer": null, "defaultRiskRuleSet": 213,
  "description": "My test Connector", "disabled": false, "disabledTransactionTypes": ["refund"],
  "MerchantGUID": "ME-1234-1234-1234-1234-1234-1234", "isMetaConnector": false, "postbackFormat": "inherit",
  "provider": "PR-1234-1234-1234-1234-1234", "alias": "default", "scheduleAPIAvailable": true,
  "virtualTerminalAvailable": true, "vtRiskRuleSet": null,
  "terminals": [{ "terminalId": "ID-0001", "disabled": false }], "settings": { "tx:expiration-minutes": 100 } } }"#;

fn seen(value: &Value) -> Inspection {
    inspect(Expected::Connector, None, value.to_string().as_bytes())
}

fn read(value: Value) -> Connector {
    Connector::read(&value).unwrap()
}

#[test]
fn the_published_example_reads_with_its_documented_names() {
    let seen = inspect(Expected::Connector, Some(200), PUBLISHED.as_bytes());
    assert!(seen.ok);
    let shown = seen.connectors[0].shown();
    for (name, value) in [
        ("adapter", json!("Simulator")),
        ("apiKey", json!("sim-connector-c")),
        ("merchantGuid", json!("ME-1234-1234-1234-1234-1234-1234")),
        ("scheduleApiAvailable", json!(true)),
        ("defaultRiskRuleSet", json!(213)),
        ("vtRiskRuleSet", Value::Null),
        ("sharedSecret", json!("stored, ends 4O6G")),
        ("settings", json!({ "tx:expiration-minutes": "100" })),
        ("disabledTransactionTypes", json!(["refund"])),
    ] {
        assert_eq!(shown[name], value, "{name}");
    }
    assert_eq!(shown["config"]["apiSecret"], "stored");
    assert_eq!(shown["config"]["extraData"], json!({ "setting": "test" }));
    for odd in ["Adapter", "APIKey", "MerchantGUID", "scheduleAPIAvailable"] {
        assert!(shown.get(odd).is_none(), "{odd}");
    }
    assert!(shown["config"].get("APISecret").is_none());
    assert_eq!(
        (seen.connectors[0].is_meta(), seen.connectors[0].meta_kind()),
        (false, MetaKind::None)
    );
}

#[test]
fn of_two_spellings_the_documented_one_wins_at_every_level() {
    let one = read(json!({
        "NAME": "wrong", "name": "right", "Name": "wrong",
        "config": { "USERNAME": "wrong", "username": "right", "Password": "wrong", "password": "right-password" },
        "settings": { "Refund:ui-enabled": "0", "refund:ui-enabled": "1" },
        "terminals": [{ "TerminalID": "wrong", "terminalId": "right" }],
    }));
    assert_eq!(one.name(), "right");
    assert_eq!(one.at(&["config", "username"]).unwrap().as_text(), Some("right"));
    assert_eq!(one.shown()["config"]["password"], "stored, ends word");
    assert_eq!(one.shown()["settings"], json!({ "refund:ui-enabled": "1" }));
    assert_eq!(one.shown()["terminals"], json!([{ "terminalId": "right" }]));
}

#[test]
fn flags_and_numbers_are_read_however_they_are_written() {
    for (written, flag) in [
        (json!("true"), json!(true)),
        (json!("1"), json!(true)),
        (json!(1), json!(true)),
        (json!("Yes"), json!(true)),
        (json!("false"), json!(false)),
        (json!(0), json!(false)),
        (json!([true]), json!(true)),
        (json!(""), Value::Null),
        (Value::Null, Value::Null),
    ] {
        let one = read(json!({ "name": "abc", "disabled": written }));
        assert_eq!(one.shown()["disabled"], flag, "{written}");
    }
    for (written, number) in [
        (json!("213"), json!(213)),
        (json!(213.0), json!(213)),
        (json!(" 7 "), json!(7)),
        (json!(""), Value::Null),
        (json!([]), Value::Null),
        (json!(-1), json!(-1)),
    ] {
        let one = read(json!({ "name": "abc", "defaultRiskRuleSet": written }));
        assert_eq!(one.shown()["defaultRiskRuleSet"], number, "{written}");
    }
}

#[test]
fn a_value_that_cannot_be_its_type_is_kept_and_noticed() {
    let one = read(json!({ "disabled": "perhaps", "vtRiskRuleSet": 1.5, "name": { "de": "Name" } }));
    assert_eq!(
        one.shown(),
        json!({ "disabled": "perhaps", "vtRiskRuleSet": 1.5, "name": { "de": "Name" } })
    );
    let odd: Vec<&str> = one.notices().iter().map(|notice| notice.path.as_str()).collect();
    assert_eq!(odd, ["disabled", "name", "vtRiskRuleSet"]);
}

#[test]
fn empty_adapter_data_is_an_empty_object_in_all_three_forms() {
    for empty in [json!({}), Value::Null, json!([]), json!("")] {
        let one = read(json!({ "name": "abc", "config": { "ExtraData": empty, "vault": empty } }));
        assert_eq!(
            one.shown()["config"],
            json!({ "extraData": {}, "vault": {} }),
            "{empty}"
        );
        let one = read(json!({ "name": "abc", "config": empty, "settings": empty }));
        assert_eq!(
            (&one.shown()["config"], &one.shown()["settings"]),
            (&json!({}), &json!({}))
        );
    }
}

#[test]
fn settings_become_texts_by_their_documented_keys_and_unknown_ones_stay() {
    let one = read(json!({ "settings": {
        "tx:expiration-minutes": 900, "Refund:UI-enabled": true, "view:legacy": false, "cb-reveral:inform-email": "a@b",
        "Town:Own-Key": "x", "batch-capture:time": null, "kount:api_key": "KOUNT-SECRET-1234",
    } }));
    assert_eq!(
        one.shown()["settings"],
        json!({
            "tx:expiration-minutes": "900", "refund:ui-enabled": "1", "view:legacy": "0", "cb-reveral:inform-email": "a@b",
            "Town:Own-Key": "x", "batch-capture:time": null, "kount:api_key": "stored, ends 1234",
        })
    );
    let listed =
        read(json!({ "settings": [{ "key": "view:legacy", "value": 1 }, { "tx:expiration-minutes": 5 }] }));
    assert_eq!(
        listed.shown()["settings"],
        json!({ "tx:expiration-minutes": "5", "view:legacy": "1" })
    );
}

#[test]
fn lists_written_as_objects_and_objects_written_as_lists_are_read() {
    for written in [
        json!(["Refund", "initial-debit"]),
        json!({ "0": "refund", "1": "initial_debit" }),
        json!({ "refund": true, "initial_debit": "1", "capture": false }),
        json!("refund, initial_debit"),
    ] {
        let shown = read(json!({ "disabledTransactionTypes": written })).shown();
        let mut types: Vec<&str> = shown["disabledTransactionTypes"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(Value::as_str)
            .collect();
        types.sort_unstable();
        assert_eq!(types, ["initial_debit", "refund"], "{written}");
    }
    for written in [
        json!([{ "TerminalId": "T-1", "disabled": "0" }]),
        json!({ "0": { "terminalId": "T-1", "disabled": 0 } }),
        json!({ "T-1": { "disabled": false } }),
        json!({ "terminalId": "T-1", "disabled": false }),
    ] {
        let shown = read(json!({ "terminals": written })).shown();
        assert_eq!(
            shown["terminals"],
            json!([{ "terminalId": "T-1", "disabled": false }]),
            "{written}"
        );
    }
    for empty in [Value::Null, json!([]), json!({})] {
        assert_eq!(
            read(json!({ "terminals": empty })).shown()["terminals"],
            json!([]),
            "{empty}"
        );
    }
    let one =
        read(json!({ "routingMetaConnector": [{ "DefaultConnector": "CO-1" }], "adapter": "MetaConnector" }));
    assert_eq!(
        one.shown()["routingMetaConnector"],
        json!({ "defaultConnector": "CO-1" })
    );
}

#[test]
fn unknown_fields_are_kept_with_their_spelling_and_secrets_among_them_masked() {
    let one = read(json!({
        "name": "abc", "AcquirerRegion": { "code": "eu-1", "clientSecret": "very-long-secret" },
        "config": { "bin": 4711, "merchantKey": "0123456789abcdef" },
    }));
    assert_eq!(
        one.shown(),
        json!({
            "name": "abc", "AcquirerRegion": { "code": "eu-1", "clientSecret": "stored, ends cret" },
            "config": { "bin": 4711, "merchantKey": "stored, ends cdef" },
        })
    );
    assert!(!format!("{one:?}").contains("0123456789"));
}

#[test]
fn the_flag_tells_a_meta_connector_and_without_it_the_adapter() {
    let routing = json!({ "defaultConnector": "CO-1234-1234-1234-1234-1234-1234", "reRouteRecurring": true });
    for (flag, adapter, is_meta) in [
        (json!(true), "Simulator", true),
        (json!("1"), "Simulator", true),
        (json!(false), "MetaConnector", false),
        (Value::Null, "MetaConnector", true),
        (Value::Null, "meta connector", true),
        (Value::Null, "Simulator", false),
    ] {
        let one =
            read(json!({ "isMetaConnector": flag, "adapter": adapter, "routingMetaConnector": routing }));
        assert_eq!(one.is_meta(), is_meta, "{flag} {adapter}");
        let kind = if is_meta {
            MetaKind::Routing
        } else {
            MetaKind::None
        };
        assert_eq!(one.meta_kind(), kind, "{flag} {adapter}");
        assert_eq!(one.shown().get("routingMetaConnector").is_some(), is_meta);
    }
}

#[test]
fn of_two_blocks_the_one_that_says_something_counts() {
    let default_routing = json!({ "defaultConnector": "string", "reRouteRecurring": false });
    let default_multi = json!({ "defaultActionDisableConnector": true, "retries": 0, "expiry": 0 });
    let routing = json!({ "defaultConnector": "CO-1", "reRouteRecurring": "false" });
    let multi = json!({ "defaultActionDisableConnector": false, "retries": "3", "expiry": 24 });
    for (first, second, kind) in [
        (&routing, &default_multi, MetaKind::Routing),
        (&default_routing, &multi, MetaKind::MultiMethod),
        (&default_routing, &json!([]), MetaKind::Routing),
        (&Value::Null, &default_multi, MetaKind::MultiMethod),
        (&json!({}), &default_multi, MetaKind::MultiMethod),
        (&default_routing, &default_multi, MetaKind::None),
    ] {
        let blocks = json!({ "adapter": "MetaConnector", "isMetaConnector": true,
            "routingMetaConnector": first, "multiMethodMetaConnector": second });
        assert_eq!(read(blocks.clone()).meta_kind(), kind, "{blocks}");
        let mut ordinary = blocks;
        ordinary["isMetaConnector"] = json!(false);
        let one = read(ordinary);
        assert_eq!(one.meta_kind(), MetaKind::None);
        assert!(
            one.at(&["routingMetaConnector"]).is_none() && one.at(&["multiMethodMetaConnector"]).is_none()
        );
    }
}

#[test]
fn connectors_are_found_in_every_wrapping() {
    let one = json!({ "guid": "CO-1", "name": "abc" });
    for single in [
        json!({ "success": true, "connector": one }),
        json!({ "connector": one }),
        json!({ "Success": "true", "Connector": one }),
        one.clone(),
        json!({ "connector": { "connector": one } }),
        json!({ "connector": [one] }),
        json!({ "data": { "connector": one } }),
    ] {
        let seen = seen(&single);
        assert!(seen.ok && !seen.is_list, "{single}");
        assert_eq!(seen.connectors[0].guid(), "CO-1");
    }
    for list in [
        json!({ "success": true, "connectors": [one, one] }),
        json!([one, one]),
        json!({ "connectors": { "0": one, "1": one } }),
        json!({ "Connectors": [{ "connector": one }, one] }),
    ] {
        let seen = seen(&list);
        assert!(seen.ok && seen.is_list, "{list}");
        let guids: Vec<&str> = seen.connectors.iter().map(Connector::guid).collect();
        assert_eq!(guids, ["CO-1", "CO-1"]);
    }
    for empty in [
        json!({ "success": true, "connectors": [] }),
        json!([]),
        json!({ "connectors": null }),
    ] {
        let seen = seen(&empty);
        assert!(seen.ok && seen.is_list && seen.connectors.is_empty(), "{empty}");
    }
    for none in [
        json!({ "success": true }),
        json!({}),
        json!({ "connector": null }),
        json!({ "baseConfig": {} }),
    ] {
        let seen = seen(&none);
        assert!(!seen.ok, "{none}");
        assert_eq!(seen.problem, Some(Unreadable::NoConnector), "{none}");
    }
}

#[test]
fn the_number_decides_whatever_else_the_body_says() {
    for (body, code, class) in [
        (
            json!({ "success": false, "errorCode": 1000, "errorMessage": "Unauthorized" }),
            Some(1000),
            Class::NotAuthorized,
        ),
        (
            json!({ "success": true, "errorCode": 1004, "errorMessage": "name: nameInvalid characters" }),
            Some(1004),
            Class::InvalidCharacters,
        ),
        (
            json!({ "success": false, "errorCode": 1001, "errorMessage": "Unauthorized" }),
            Some(1001),
            Class::InvalidRequest,
        ),
        (json!({ "errorCode": "1005" }), Some(1005), Class::Missing),
        (json!({ "ErrorCode": 1006.0 }), Some(1006), Class::NotApplicable),
        (json!({ "errorcode": [1007] }), Some(1007), Class::NotFound),
        (
            json!({ "error": { "errorCode": 1002 } }),
            Some(1002),
            Class::InvalidValue,
        ),
        (
            json!([{ "success": "false", "errorCode": 1003 }]),
            Some(1003),
            Class::InvalidFormat,
        ),
        (
            json!({ "success": false, "errorCode": 1015 }),
            Some(1015),
            Class::Routing,
        ),
        (
            json!({ "success": false, "errorCode": 9999 }),
            Some(9999),
            Class::Internal,
        ),
        (
            json!({ "success": false, "errorCode": 4711 }),
            Some(4711),
            Class::Unknown,
        ),
        (json!({ "success": false }), None, Class::Unknown),
        (
            json!({ "success": true, "errorCode": "E-17" }),
            None,
            Class::Unknown,
        ),
        (
            json!({ "success": true, "errorCode": 1004, "connector": { "guid": "CO-1" } }),
            Some(1004),
            Class::InvalidCharacters,
        ),
    ] {
        for expected in [Expected::Connector, Expected::Settings, Expected::Error] {
            let seen = inspect(expected, None, body.to_string().as_bytes());
            assert!(!seen.ok, "{body}");
            assert_eq!((seen.error_code, seen.error_class), (code, Some(class)), "{body}");
            assert!(seen.connectors.is_empty() && seen.problem.is_none(), "{body}");
        }
    }
}

#[test]
fn no_code_or_code_nought_is_no_error() {
    for code in [
        json!(0),
        json!("0"),
        json!(0.0),
        Value::Null,
        json!(""),
        json!(false),
        json!([]),
    ] {
        let body = json!({ "success": true, "errorCode": code, "connector": { "guid": "CO-1" } });
        let seen = seen(&body);
        assert!(seen.ok, "{body}");
        assert_eq!((seen.error_code, seen.error_class), (None, None));
    }
}

#[test]
fn a_status_that_is_not_2xx_is_an_error_and_a_code_is_more_telling() {
    let good = json!({ "success": true, "connector": { "guid": "CO-1" } }).to_string();
    for (status, class) in [
        (401, Class::NotAuthorized),
        (404, Class::NotFound),
        (422, Class::InvalidRequest),
        (500, Class::Internal),
        (302, Class::Unknown),
    ] {
        let seen = inspect(Expected::Connector, Some(status), good.as_bytes());
        assert_eq!(
            (seen.ok, seen.error_code, seen.error_class),
            (false, None, Some(class)),
            "{status}"
        );
    }
    let body = json!({ "success": false, "errorCode": 1003 }).to_string();
    let seen = inspect(Expected::Error, Some(500), body.as_bytes());
    assert_eq!(
        (seen.error_code, seen.error_class),
        (Some(1003), Some(Class::InvalidFormat))
    );
    assert!(inspect(Expected::Connector, Some(201), good.as_bytes()).ok);
}

#[test]
fn what_is_no_answer_says_why_and_a_telling_status_still_counts() {
    for (bytes, status, class, problem) in [
        (&b""[..], None, Class::Unreadable, Unreadable::Empty),
        (b"", Some(401), Class::NotAuthorized, Unreadable::Empty),
        (b"<html>", Some(200), Class::Unreadable, Unreadable::Html),
        (b"<html>", Some(502), Class::Internal, Unreadable::Html),
        (
            b"{\"success\":",
            None,
            Class::Unreadable,
            Unreadable::Truncated { line: 1 },
        ),
        (b"null", None, Class::Unreadable, Unreadable::NoObject),
    ] {
        let seen = inspect(Expected::Error, status, bytes);
        assert!(!seen.ok);
        assert_eq!((seen.error_class, seen.problem), (Some(class), Some(problem)));
    }
}

#[test]
fn where_an_error_was_expected_a_body_without_a_verdict_is_none() {
    let of = |body: Value| inspect(Expected::Error, None, body.to_string().as_bytes());
    assert!(of(json!({ "success": true })).ok);
    assert_eq!(of(json!({})).problem, Some(Unreadable::NoVerdict));
    let told = of(json!({ "errorMessage": "Something" }));
    assert_eq!((told.ok, told.error_class), (false, Some(Class::Unknown)));
    assert_eq!(told.message.as_deref(), Some("Something"));
}

#[test]
fn a_field_is_taken_from_the_message_as_a_courtesy_only() {
    for (message, field) in [
        ("name: nameInvalid characters", Some("name")),
        ("config.language: Invalid format", Some("config.language")),
        ("terminals[0].terminalId:twice", Some("terminals[0].terminalId")),
        ("Unauthorized", None),
        ("http: not a field", None),
    ] {
        let body = json!({ "errorCode": 1002, "errorMessage": message }).to_string();
        let seen = inspect(Expected::Error, None, body.as_bytes());
        assert_eq!(seen.error_field.as_deref(), field, "{message}");
        assert_eq!(seen.error_class, Some(Class::InvalidValue));
    }
}

#[test]
fn card_numbers_in_texts_are_masked() {
    let one = read(
        json!({ "description": "card 4111111111111111 of a citizen", "guid": "CO-4111-1111-1111-1111-1234-1234" }),
    );
    let shown = one.shown();
    assert!(
        !shown["description"]
            .as_str()
            .unwrap()
            .contains("4111111111111111")
    );
    let typed = read(json!({ "alias": "4111-1111-1111-1111" })).shown();
    assert_ne!(typed["alias"], "4111-1111-1111-1111");
    assert_eq!(shown["guid"], "CO-4111-1111-1111-1111-1234-1234");
    let body = json!({ "errorCode": 1002, "errorMessage": "bad value 4111 1111 1111 1111" }).to_string();
    let seen = inspect(Expected::Error, None, body.as_bytes());
    assert!(!seen.message.unwrap().contains("1111 1111 1111"));
}
