//! The rules of create and update (fact sheet section 4), in the order in which the gateway
//! names what is wrong.

use serde_json::{Map, Value};

use super::refusal::Refusal;
use super::rules::{FLAGS, FORMATS, META, MULTI, NUMBERS, OBJECTS, ROUTING, TEXTS, TYPES, WITH_TERMINALS};
use super::world::World;

type Body = Map<String, Value>;

/// Types and forms of what was sent.
pub(super) fn forms(body: &Body) -> Result<(), Refusal> {
    let wrong = |name: &str| Err(Refusal::of(1003, name, "Invalid format"));
    for name in TEXTS {
        if body.get(name).is_some_and(|value| !value.is_string()) {
            return wrong(name);
        }
    }
    for name in FLAGS {
        if body.get(name).is_some_and(|value| !value.is_boolean()) {
            return wrong(name);
        }
    }
    for name in NUMBERS {
        if body
            .get(name)
            .is_some_and(|value| !value.is_i64() && !value.is_null())
        {
            return wrong(name);
        }
    }
    for name in OBJECTS.into_iter().chain([MULTI]) {
        if body.get(name).is_some_and(|value| !value.is_object()) {
            return wrong(name);
        }
    }
    for name in ["terminals", "disabledTransactionTypes"] {
        if body.get(name).is_some_and(|value| !value.is_array()) {
            return wrong(name);
        }
    }
    let country = text(body, "businessCountry");
    if !country.is_empty() && !two(country, |b| b.is_ascii_uppercase()) {
        return wrong("businessCountry");
    }
    let config = body.get("config");
    let language = config
        .and_then(|config| config.get("language"))
        .and_then(Value::as_str);
    if language.is_some_and(|text| !text.is_empty() && !two(text, |b| b.is_ascii_lowercase())) {
        return wrong("config.language");
    }
    let test = config.and_then(|config| config.get("testMode"));
    if test.is_some_and(|value| !value.is_boolean() && !value.is_null()) {
        return wrong("config.testMode");
    }
    let group = |name: &str| {
        let value = config.and_then(|config| config.get(name));
        value.is_some_and(|value| !value.is_object() && !value.is_null())
    };
    for name in ["extraData", "vault"] {
        if group(name) {
            return wrong(name);
        }
    }
    if let Some(Value::Object(settings)) = body.get("settings")
        && settings
            .values()
            .any(|value| !value.is_string() && !value.is_null())
    {
        return wrong("settings");
    }
    Ok(())
}

/// Lists, lengths and ranges of what was sent.
pub(super) fn values(body: &Body) -> Result<(), Refusal> {
    let wrong = |name: &str| Err(Refusal::of(1002, name, "Value does not comply"));
    if body.contains_key("name") && text(body, "name").chars().count() < 3 {
        return wrong("name");
    }
    if text(body, "sharedSecret").chars().count() > 50 {
        return wrong("sharedSecret");
    }
    let format = text(body, "postbackFormat");
    if !format.is_empty() && !FORMATS.contains(&format) {
        return wrong("postbackFormat");
    }
    let types = body.get("disabledTransactionTypes").and_then(Value::as_array);
    if types
        .into_iter()
        .flatten()
        .any(|one| one.as_str().is_none_or(|name| !TYPES.contains(&name)))
    {
        return wrong("disabledTransactionTypes");
    }
    let number = |name: &str| body.get(MULTI).and_then(|block| block.get(name));
    if number("retries").is_some_and(|value| value.as_i64().is_none_or(|n| !(0..=9).contains(&n))) {
        return wrong("multiMethodMetaConnector.retries");
    }
    if number("expiry").is_some_and(|value| value.as_i64().is_none_or(|n| n < 0)) {
        return wrong("multiMethodMetaConnector.expiry");
    }
    let mut seen = Vec::new();
    for terminal in body
        .get("terminals")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        let Some(id) = terminal
            .get("terminalId")
            .and_then(Value::as_str)
            .filter(|id| !id.is_empty())
        else {
            return Err(Refusal::of(
                1005,
                "terminals.terminalId",
                "Mandatory parameter missing",
            ));
        };
        if seen.contains(&id) {
            return wrong("terminals.terminalId");
        }
        seen.push(id);
    }
    Ok(())
}

/// Characters that are not allowed.
pub(super) fn characters(body: &Body) -> Result<(), Refusal> {
    let wrong = |name: &str| Err(Refusal::of(1004, name, &format!("{name}Invalid characters")));
    if text(body, "apiKey")
        .chars()
        .any(|c| c.is_whitespace() || c.is_control())
    {
        return wrong("apiKey");
    }
    if text(body, "name").chars().any(char::is_control) {
        return wrong("name");
    }
    Ok(())
}

/// What the connector would be has to fit together, and with the others.
pub(super) fn whole(world: &World, merchant: &str, guid: &str, connector: &Body) -> Result<(), Refusal> {
    for name in ["name", "adapter", "method", "apiKey"] {
        if text(connector, name).is_empty() {
            return Err(Refusal::of(1005, name, "Mandatory parameter missing"));
        }
    }
    let (routing, multi) = (connector.contains_key(ROUTING), connector.contains_key(MULTI));
    let meta = |name: &str| text(connector, name) == META;
    if routing && multi {
        return Err(Refusal::of(1006, MULTI, "Not applicable"));
    }
    if (routing || multi) && !(meta("adapter") && meta("method")) {
        return Err(Refusal::of(
            1006,
            if routing { ROUTING } else { MULTI },
            "Not applicable",
        ));
    }
    if meta("adapter") && !routing && !multi {
        return Err(Refusal::of(1005, ROUTING, "Mandatory parameter missing"));
    }
    let terminals = connector.get("terminals").and_then(Value::as_array);
    if terminals.is_some_and(|all| !all.is_empty()) && text(connector, "adapter") != WITH_TERMINALS {
        return Err(Refusal::of(1006, "terminals", "Not applicable"));
    }
    let key = text(connector, "apiKey");
    let same = |other: &Body| text(other, "guid") != guid && text(other, "apiKey").eq_ignore_ascii_case(key);
    if world.connectors.iter().any(same) {
        return Err(Refusal::of(1002, "apiKey", "Value is already in use"));
    }
    let default = connector
        .get(ROUTING)
        .and_then(|block| block.get("defaultConnector"));
    if let Some(default) = default.and_then(Value::as_str).filter(|guid| !guid.is_empty()) {
        let good = |other: &Body| {
            text(other, "guid") == default
                && text(other, "merchantGuid") == merchant
                && other.get("isMetaConnector") != Some(&Value::Bool(true))
        };
        if !world.connectors.iter().any(good) {
            return Err(Refusal::unknown("routingMetaConnector.defaultConnector"));
        }
    }
    Ok(())
}

pub(super) fn text<'a>(body: &'a Body, name: &str) -> &'a str {
    body.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn two(text: &str, fits: impl Fn(u8) -> bool) -> bool {
    text.len() == 2 && text.bytes().all(fits)
}
