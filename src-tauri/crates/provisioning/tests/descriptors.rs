//! Settings descriptors in all the shapes of section 7, and the forms made of them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use counterfoil_provisioning::{Block, Connector, Descriptor, Expected, Rule, Settings, Type, inspect};
use serde_json::{Value, json};

fn settings(value: &Value) -> Settings {
    let seen = inspect(Expected::Settings, None, value.to_string().as_bytes());
    assert!(seen.ok, "{value}: {:?}", seen.problem);
    seen.settings
}

fn base(block: &Value) -> Vec<Descriptor> {
    settings(&json!({ "success": true, "baseConfig": block })).base
}

#[test]
fn one_descriptor_a_list_and_a_map_read_the_same() {
    let inner = json!({ "type": "bool", "required": false, "description": "Expired cards too" });
    let mut named = inner.clone();
    named["name"] = json!("allowExpiredCards");
    for shape in [
        named.clone(),
        json!([named]),
        json!([[named]]),
        json!({ "allowExpiredCards": inner }),
        json!([{ "allowExpiredCards": inner }]),
        json!({ "type": "object", "properties": { "allowExpiredCards": inner } }),
        json!({ "type": "object", "properties": [named] }),
        json!(json!([named]).to_string()),
    ] {
        let found = base(&shape);
        assert_eq!(found.len(), 1, "{shape}");
        assert_eq!(
            (found[0].name.as_str(), found[0].kind, found[0].required),
            ("allowExpiredCards", Type::Boolean, false),
            "{shape}"
        );
        assert_eq!(found[0].description.as_deref(), Some("Expired cards too"));
        assert_eq!(found[0].label, "Allow expired cards");
    }
    for empty in [json!({}), json!([]), Value::Null, json!("")] {
        assert!(base(&empty).is_empty(), "{empty}");
    }
}

#[test]
fn an_answer_without_success_or_with_it_last_is_read() {
    let one = json!([{ "name": "a", "type": "string" }]);
    for answer in [
        json!({ "baseConfig": one }),
        json!({ "BaseConfig": one, "success": true }),
        one.clone(),
        json!({ "data": { "baseConfig": one } }),
    ] {
        assert_eq!(settings(&answer).base.len(), 1, "{answer}");
    }
    assert_eq!(settings(&json!({ "success": true })), Settings::default());
    let seen = inspect(Expected::Settings, None, b"{}");
    assert!(!seen.ok && seen.problem.is_some());
}

#[test]
fn base_and_vault_stay_apart() {
    let found = settings(
        &json!({ "baseConfig": {}, "vaultConfig": [{ "name": "dummyParam", "type": "string", "required": true }] }),
    );
    let all: Vec<_> = found
        .all()
        .map(|(block, one)| (block, one.name.as_str(), one.required))
        .collect();
    assert_eq!(all, [(Block::Vault, "dummyParam", true)]);
}

#[test]
fn values_to_choose_from_are_a_list_a_text_or_a_map() {
    for (written, choices) in [
        (
            json!(["any", "2.1.0", "latest"]),
            Some(vec!["any", "2.1.0", "latest"]),
        ),
        (json!("any 2.1.0 latest"), Some(vec!["any", "2.1.0", "latest"])),
        (json!("any,  2.1.0,latest"), Some(vec!["any", "2.1.0", "latest"])),
        (json!([1, 2]), Some(vec!["1", "2"])),
        (
            json!([{ "value": "01", "label": "No preference" }]),
            Some(vec!["01"]),
        ),
        (
            json!({ "01": "No preference", "02": "None" }),
            Some(vec!["01", "02"]),
        ),
        (json!([]), None),
        (json!(""), None),
        (Value::Null, None),
    ] {
        let found = base(&json!([{ "name": "v", "type": "select", "Enum": written }]));
        let found = found[0]
            .choices
            .as_ref()
            .map(|all| all.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(found, choices, "{written}");
    }
}

#[test]
fn a_select_without_values_takes_any_text_and_says_so() {
    let found = base(&json!([{ "name": "integrationType", "type": "select" }]));
    assert_eq!((found[0].kind, &found[0].choices), (Type::Select, &None));
    assert!(found[0].notice.is_some());
}

#[test]
fn an_unknown_type_is_plain_text_with_a_notice() {
    let found =
        base(&json!([{ "name": "brandColor", "type": "colorpicker" }, { "name": "b", "type": "Boolean" }]));
    assert_eq!(
        (found[0].kind, found[0].declared.as_deref()),
        (Type::String, Some("colorpicker"))
    );
    assert!(found[0].notice.is_some());
    assert_eq!(
        (found[1].kind, &found[1].declared, found[1].notice),
        (Type::Boolean, &None, None)
    );
}

#[test]
fn items_stand_inside_or_in_a_nameless_element_behind_the_array() {
    let items = json!({ "type": "object", "properties": [{ "name": "scheme", "type": "select", "enum": "visa amex" }, { "name": "bin", "type": "string" }] });
    for shape in [
        json!([{ "name": "acquirers", "type": "array", "items": items }, { "name": "after", "type": "string" }]),
        json!([{ "name": "acquirers", "type": "array" }, { "items": items }, { "name": "after", "type": "string" }]),
        json!([{ "name": "acquirers", "type": "array" }, items, { "name": "after", "type": "string" }]),
        json!([{ "name": "acquirers", "type": "array", "items": items["properties"] }, { "name": "after" }]),
    ] {
        let found = base(&shape);
        assert_eq!(found.len(), 2, "{shape}");
        let inner = found[0].items.as_ref().unwrap();
        assert_eq!(inner.kind, Type::Object, "{shape}");
        let names: Vec<&str> = inner.properties.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["scheme", "bin"], "{shape}");
        assert_eq!(inner.properties[0].choices.as_ref().unwrap().len(), 2);
        assert_eq!(found[1].name, "after");
    }
}

#[test]
fn required_is_read_however_it_is_said() {
    for (written, required) in [
        (json!(true), true),
        (json!("true"), true),
        (json!(1), true),
        (json!("required"), true),
        (json!(false), false),
        (json!("0"), false),
        (Value::Null, false),
    ] {
        assert_eq!(
            base(&json!([{ "name": "a", "required": written }]))[0].required,
            required,
            "{written}"
        );
    }
    let schema = json!({ "type": "object", "required": ["b"], "properties": { "a": { "type": "string" }, "b": { "type": "string" } } });
    let found = base(&schema);
    assert_eq!((found[0].required, found[1].required), (false, true));
}

#[test]
fn secrets_are_known_by_name_or_type() {
    let found = base(&json!([
        { "name": "privateKey", "type": "string" }, { "name": "word", "type": "password" },
        { "name": "MerchantID", "type": "string" }, { "name": "enablePassthroughToken", "type": "bool" },
    ]));
    let secret: Vec<bool> = found.iter().map(|one| one.secret).collect();
    assert_eq!(secret, [true, true, false, false]);
}

#[test]
fn a_form_finds_values_in_any_case_and_writes_new_ones_as_described() {
    let found = settings(&json!({ "vaultConfig": [
        { "name": "dummyParam", "type": "string", "required": true },
        { "name": "MerchantID", "type": "string" }, { "name": "Merchant", "type": "object", "properties": [{ "name": "mcc", "type": "string", "required": true }] },
        { "name": "version", "type": "select", "enum": "any latest" }, { "name": "on", "type": "boolean" },
    ] }));
    let connector = Connector::read(&json!({ "config": { "vault": {
        "merchantId": "M-1", "merchant": {}, "version": "newest", "on": "sometimes", "own": 1,
    } } }))
    .unwrap();
    let values = connector.at(&["config", "vault"]).unwrap().as_group().unwrap();
    let form = found.form(Block::Vault);
    let entries = form.entries(values);
    let keys: Vec<&str> = entries.iter().map(|entry| entry.key.as_str()).collect();
    assert_eq!(keys, ["dummyParam", "merchantId", "merchant", "version", "on"]);
    assert_eq!(entries[1].value.unwrap().as_text(), Some("M-1"));
    assert_eq!(form.others(values), ["own"]);
    let wrong: Vec<(String, Rule)> = form.check(values).into_iter().map(|f| (f.path, f.rule)).collect();
    assert_eq!(
        wrong,
        [
            ("config.vault.dummyParam".to_owned(), Rule::Required),
            ("config.vault.merchant.mcc".to_owned(), Rule::Required),
            ("config.vault.version".to_owned(), Rule::Choice),
            ("config.vault.on".to_owned(), Rule::Type),
        ]
    );
}
