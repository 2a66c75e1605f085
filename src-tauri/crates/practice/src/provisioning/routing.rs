//! Rules of meta-connectors (fact sheet section 8).

use serde_json::{Map, Value, json};

use super::refusal::Refusal;
use super::rules::{MULTI, ROUTING};
use super::tree::{Leaf, Tree, reference};
use super::world::World;

/// Conditions of classic rules, with a schema of their values.
pub(super) fn conditions(multi_method: bool) -> Vec<Value> {
    let list = |name: &str| {
        json!({ "constraint": name, "description": name,
            "params": { "type": "object", "required": ["values"],
                "properties": { "values": { "type": "array" } } } })
    };
    let mut all = vec![
        list("CustomerCountry"),
        list("CustomerIpCountry"),
        list("Currency"),
        json!({ "constraint": "AmountCurrency", "description": "AmountCurrency",
            "params": { "type": "object", "required": ["currency", "operator", "amount"],
                "properties": { "currency": { "type": "string" }, "operator": { "enum": ["<", "<=", ">", ">="] },
                    "amount": { "type": "string" } } } }),
        json!({ "constraint": "RiskScore", "description": "RiskScore",
            "params": { "type": "object", "required": ["minimum"], "properties": { "minimum": { "type": "integer" } } } }),
        list("ExtraData"),
    ];
    if !multi_method {
        all.extend([list("CardBin"), list("CardBrand")]);
    }
    all
}

/// Which kind a meta-connector is; 404 for a guid that nobody knows.
fn kind(world: &World, meta: &str) -> Result<bool, Refusal> {
    let connector = world
        .connector(meta)
        .ok_or_else(|| Refusal::unknown("metaConnectorGuid").with_status(404))?;
    match (connector.contains_key(ROUTING), connector.contains_key(MULTI)) {
        (true, _) => Ok(false),
        (_, true) => Ok(true),
        _ => Err(Refusal::of(1016, "", "The connector is not a meta-connector")),
    }
}

fn of_kind(world: &World, meta: &str, multi_method: bool) -> Result<(), Refusal> {
    match (kind(world, meta)?, multi_method) {
        (true, false) => Err(Refusal::of(
            1017,
            "",
            "The connector is a multi-method meta-connector",
        )),
        (false, true) => Err(Refusal::of(1018, "", "The connector is a routing meta-connector")),
        _ => Ok(()),
    }
}

pub(super) fn constraints(world: &World, meta: &str) -> Result<Value, Refusal> {
    let multi_method = kind(world, meta)?;
    Ok(world
        .switches
        .answer("constraints", json!(conditions(multi_method))))
}

pub(super) fn get(world: &World, meta: &str, multi_method: bool) -> Result<Value, Refusal> {
    of_kind(world, meta, multi_method)?;
    let empty = || {
        if multi_method {
            json!({ "version": "1", "defaultActionDisable": true, "paymentSelectionMaxRetries": 3,
                "paymentSelectionExpiryHours": 24, "methods": [] })
        } else {
            let block = world.connector(meta).and_then(|one| one.get(ROUTING));
            let default = block.and_then(|block| block.get("defaultConnector"));
            json!({ "version": "1", "default": default.map(|guid| json!({ "connector": guid })),
                "rerouteRecurring": false, "tree": null })
        }
    };
    Ok(world.routings.get(meta).cloned().unwrap_or_else(empty))
}

pub(super) fn set(
    world: &mut World,
    meta: &str,
    body: &Map<String, Value>,
    multi_method: bool,
) -> Result<Value, Refusal> {
    of_kind(world, meta, multi_method)?;
    if body.get("version") != Some(&json!("1")) {
        return Err(Refusal::of(1010, "version", "Document is not valid"));
    }
    let merchant = world
        .connector(meta)
        .and_then(|one| one.get("merchantGuid"))
        .cloned();
    let merchant = merchant
        .as_ref()
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned();
    let known = known_ids(world.routings.get(meta));
    let mut tree = Tree::new(world, &merchant, multi_method, known);
    if multi_method {
        check_methods(&mut tree, body)?;
    } else {
        if let Some(default) = body.get("default").filter(|value| !value.is_null()) {
            reference(world, &merchant, default.get("connector"), "default")?;
        }
        if let Some(root) = body.get("tree").filter(|value| !value.is_null()) {
            tree.check(root, Leaf::Route)?;
        }
    }
    let mut document = Value::Object(body.clone());
    if multi_method {
        keep_methods(&mut document, world.routings.get(meta));
    }
    let mut number = 0;
    name_rules(world, &mut document, &mut number);
    world.routings.insert(meta.to_owned(), document.clone());
    Ok(document)
}

fn check_methods(tree: &mut Tree<'_>, body: &Map<String, Value>) -> Result<(), Refusal> {
    let retries = body
        .get("paymentSelectionMaxRetries")
        .and_then(Value::as_i64)
        .unwrap_or(0);
    if !(0..=9).contains(&retries) {
        return Err(Refusal::of(
            1010,
            "paymentSelectionMaxRetries",
            "Document is not valid",
        ));
    }
    let Some(methods) = body.get("methods").and_then(Value::as_array) else {
        return Err(Refusal::of(1010, "methods", "Document is not valid"));
    };
    for method in methods {
        if method
            .get("method")
            .and_then(Value::as_str)
            .is_none_or(str::is_empty)
        {
            return Err(Refusal::of(1010, "methods", "Method is not linked"));
        }
        if let Some(guid) = method.get("defaultConnector").filter(|value| !value.is_null()) {
            tree.reference(Some(guid), "methods.defaultConnector")?;
        }
        for (name, leaf) in [("availability", Leaf::Action), ("routing", Leaf::Route)] {
            let root = method.get(name).and_then(|rules| rules.get("tree"));
            if let Some(root) = root.filter(|value| !value.is_null()) {
                tree.check(root, leaf)?;
            }
        }
    }
    Ok(())
}

/// Methods that were left out stay as they are.
fn keep_methods(document: &mut Value, before: Option<&Value>) {
    let old = before
        .and_then(|value| value.get("methods"))
        .and_then(Value::as_array)
        .cloned();
    let Some(Value::Array(methods)) = document.get_mut("methods") else {
        return;
    };
    for one in old.unwrap_or_default() {
        if !methods
            .iter()
            .any(|method| method.get("method") == one.get("method"))
        {
            methods.push(one);
        }
    }
}

fn known_ids(document: Option<&Value>) -> Vec<String> {
    let mut ids = Vec::new();
    if let Some(document) = document {
        collect(document, &mut ids);
    }
    ids
}

fn collect(value: &Value, ids: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            if let Some(id) = map.get("id").and_then(Value::as_str) {
                ids.push(id.to_owned());
            }
            map.values().for_each(|value| collect(value, ids));
        }
        Value::Array(values) => values.iter().for_each(|value| collect(value, ids)),
        _ => {}
    }
}

/// New rules get their identifiers.
fn name_rules(world: &mut World, value: &mut Value, number: &mut u32) {
    match value {
        Value::Object(map) => {
            if map.contains_key("if") && map.get("id").is_none_or(Value::is_null) {
                *number += 1;
                let id = world.guid("MPR", 5);
                map.insert("id".to_owned(), json!(id));
            }
            for (name, value) in map {
                if name != "params" {
                    name_rules(world, value, number);
                }
            }
        }
        Value::Array(values) => values
            .iter_mut()
            .for_each(|value| name_rules(world, value, number)),
        _ => {}
    }
}
