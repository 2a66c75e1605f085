//! What a request makes of a connector: omitted is unchanged; `settings` replaces, then
//! `addSettings` merges, then `removeSettings` deletes.

use serde_json::{Map, Value, json};

use super::rules::{META, READ_ONLY};
use super::world::World;

type Body = Map<String, Value>;

/// The connector with what was sent.
pub(super) fn merge(before: &Body, body: &Body) -> Body {
    let mut after = before.clone();
    for (name, value) in body {
        match name.as_str() {
            name if READ_ONLY.contains(&name) => {}
            "addSettings" | "removeSettings" => {}
            "terminals" => {
                after.insert(name.clone(), without_counters(value));
            }
            _ => {
                after.insert(name.clone(), value.clone());
            }
        }
    }
    let settings = after.entry("settings").or_insert_with(|| json!({}));
    if let Value::Object(settings) = settings {
        for (key, value) in object(body, "addSettings") {
            settings.insert(key.clone(), value.clone());
        }
        for (key, _) in object(body, "removeSettings") {
            settings.remove(key);
        }
    }
    after.insert(
        "isMetaConnector".to_owned(),
        json!(after.get("adapter") == Some(&json!(META))),
    );
    after
}

fn object<'a>(body: &'a Body, name: &str) -> impl Iterator<Item = (&'a String, &'a Value)> {
    body.get(name).and_then(Value::as_object).into_iter().flatten()
}

/// Live counters are sent, never told.
fn without_counters(value: &Value) -> Value {
    let strip = |terminal: &Value| match terminal {
        Value::Object(map) => {
            let mut map = map.clone();
            map.remove("stan");
            map.remove("captureRef");
            map.entry("disabled").or_insert(Value::Bool(false));
            Value::Object(map)
        }
        other => other.clone(),
    };
    match value {
        Value::Array(values) => values.iter().map(strip).collect(),
        other => other.clone(),
    }
}

/// Sets the counters that were sent; new terminals start at zero.
pub(super) fn count(world: &mut World, guid: &str, body: &Body) {
    for terminal in body
        .get("terminals")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        let text = |name: &str| terminal.get(name).and_then(Value::as_str).map(str::to_owned);
        let Some(id) = text("terminalId") else { continue };
        let counters = world.counters.entry((guid.to_owned(), id)).or_default();
        for (place, sent) in [
            (&mut counters.stan, text("stan")),
            (&mut counters.capture_ref, text("captureRef")),
        ] {
            if let Some(sent) = sent {
                *place = sent;
                counters.resets += 1;
            }
        }
    }
}

/// A new connector before anything was sent: the gateway's defaults.
pub(super) fn fresh(world: &mut World, merchant: &str) -> Body {
    let guid = world.guid("CO", 6);
    let created = world.stamp();
    let value = json!({
        "guid": guid,
        "publicIntegrationKey": world.letters(20),
        "sharedSecret": world.letters(30),
        "archived": false,
        "config": { "extraData": {}, "testMode": false },
        "createdAt": created,
        "customerProfileContainer": null,
        "defaultRiskRuleSet": null,
        "description": "",
        "disabled": false,
        "disabledTransactionTypes": [],
        "merchantGuid": merchant,
        "isMetaConnector": false,
        "postbackFormat": "inherit",
        "provider": "",
        "scheduleApiAvailable": false,
        "virtualTerminalAvailable": false,
        "vtRiskRuleSet": null,
        "settings": {},
        "alias": "",
        "terminals": [],
    });
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
