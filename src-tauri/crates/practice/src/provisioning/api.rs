//! The API's HTTP side: who asks, what is asked, what goes wrong on the way.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use serde_json::{Map, Value, json};

use super::faults::{ProvisioningFault, ProvisioningFaultKind as Kind};
use super::refusal::Refusal;
use super::world::World;
use super::{ProvisioningLogEntry, Shared, base64, describe, merge, routing, validate};
use crate::wire::Breaker;

/// A request longer than this is refused, in bytes.
const LONGEST: usize = 1024 * 1024;
const BASE: &str = "/api/provisioning/";
/// More than any answer may have, in bytes.
const HUGE: usize = 9 * 1024 * 1024;

const PAGE: &str = "<!DOCTYPE html>\n<html><head><title>Maintenance</title></head>\
    <body><h1>We'll be back soon</h1></body></html>\n";

pub(super) fn router() -> Router<Arc<Shared>> {
    Router::new()
        .route("/api/provisioning/{*rest}", any(call))
        .fallback(async || (StatusCode::NOT_FOUND, [(header::CONTENT_TYPE, "text/html")], PAGE))
}

async fn call(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let breaker = request.extensions().get::<Breaker>().cloned().unwrap_or_default();
    let (parts, body) = request.into_parts();
    let path = parts.uri.path().strip_prefix(BASE).unwrap_or_default().to_owned();
    let bytes = to_bytes(body, LONGEST).await.unwrap_or_default();
    let slow = shared.world().switches.slow;
    if slow > 0 {
        tokio::time::sleep(Duration::from_millis(slow)).await;
    }
    let mut world = shared.world();
    let authorized = is_authorized(&parts.headers, &world);
    let fault = world.faults.strike(&path);
    let ask = Ask {
        method: &parts.method,
        path: &path,
        body: &bytes,
    };
    let answered = if authorized {
        answer(&mut world, &ask, fault.as_ref())
    } else {
        Err(Refusal::unauthorized())
    };
    let (response, status, code) = finish(&world, answered, fault.as_ref(), &breaker);
    let seq = world.log.len() as u64 + 1;
    world.log.push(ProvisioningLogEntry {
        seq,
        method: parts.method.to_string(),
        path,
        authorized,
        status,
        code,
    });
    response
}

struct Ask<'a> {
    method: &'a Method,
    path: &'a str,
    body: &'a [u8],
}

/// Exactly `key:password`, in base64.
fn is_authorized(headers: &HeaderMap, world: &World) -> bool {
    let given = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok());
    let decoded = given
        .and_then(|text| text.strip_prefix("Basic "))
        .and_then(base64::decode);
    decoded.is_some_and(|bytes| bytes == format!("{}:{}", world.key, world.password).as_bytes())
}

/// Works a request off. A fault that strikes before a change leaves the world as it was.
fn answer(world: &mut World, ask: &Ask<'_>, fault: Option<&ProvisioningFault>) -> Result<Value, Refusal> {
    if fault.is_some_and(|fault| !fault.written) {
        // Whatever is made of it, nothing may have changed.
        return Ok(Value::Null);
    }
    let parts: Vec<String> = ask.path.split('/').map(decoded).collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    if *ask.method == Method::GET {
        return read(world, &parts);
    }
    if *ask.method != Method::POST {
        return Err(Refusal::of(1001, "", "The request is invalid").with_status(405));
    }
    let body: Value =
        serde_json::from_slice(ask.body).map_err(|_| Refusal::of(1001, "", "The request is invalid"))?;
    let Value::Object(body) = body else {
        return Err(Refusal::of(1001, "", "The request is invalid"));
    };
    write(world, &parts, &body)
}

fn read(world: &World, parts: &[&str]) -> Result<Value, Refusal> {
    match parts {
        ["listConnectors", merchant] => {
            known_merchant(world, merchant)?;
            let own = |one: &&Map<String, Value>| one.get("merchantGuid") == Some(&json!(merchant));
            let list: Vec<Value> = world
                .connectors
                .iter()
                .filter(own)
                .map(|one| world.switches.connector(one))
                .collect();
            Ok(world.switches.answer("connectors", json!(list)))
        }
        ["listMerchants", tenant] => {
            if *tenant != world.tenant {
                return Err(Refusal::unknown("tenantGuid"));
            }
            Ok(world.switches.answer("merchants", json!(world.merchants)))
        }
        ["getConnectorSettings", adapter] => describe::answer(world, adapter, false),
        ["getConnectorSettings", adapter, merchant] => {
            known_merchant(world, merchant)?;
            describe::answer(world, adapter, true)
        }
        ["listRoutingConstraints", meta] => routing::constraints(world, meta),
        ["getConnectorRouting", meta] => routing::get(world, meta, false),
        ["getConnectorMultiMethodRouting", meta] => routing::get(world, meta, true),
        _ => Err(Refusal::of(1001, "", "The request is invalid").with_status(404)),
    }
}

fn write(world: &mut World, parts: &[&str], body: &Map<String, Value>) -> Result<Value, Refusal> {
    match parts {
        ["createConnector", merchant] => create(world, merchant, body),
        ["updateConnector", guid] => update(world, guid, body),
        ["setConnectorRouting", meta] => routing::set(world, meta, body, false),
        ["setConnectorMultiMethodRouting", meta] => routing::set(world, meta, body, true),
        _ => Err(Refusal::of(1001, "", "The request is invalid").with_status(404)),
    }
}

fn known_merchant(world: &World, merchant: &str) -> Result<(), Refusal> {
    if world.has_merchant(merchant) {
        Ok(())
    } else {
        Err(Refusal::unknown("merchantGuid"))
    }
}

fn create(world: &mut World, merchant: &str, body: &Map<String, Value>) -> Result<Value, Refusal> {
    known_merchant(world, merchant)?;
    for name in ["name", "adapter", "method", "apiKey"] {
        if body.get(name).is_none_or(|value| value.is_null() || value == "") {
            return Err(Refusal::of(1005, name, "Mandatory parameter missing"));
        }
    }
    check(body)?;
    let fresh = merge::fresh(world, merchant);
    let mut connector = merge::merge(&fresh, body);
    keep_secret(&fresh, &mut connector);
    let guid = validate::text(&connector, "guid").to_owned();
    validate::whole(world, merchant, &guid, &connector)?;
    merge::count(world, &guid, body);
    let shown = world.switches.connector(&connector);
    world.connectors.push(connector);
    Ok(world.switches.answer("connector", shown))
}

fn update(world: &mut World, guid: &str, body: &Map<String, Value>) -> Result<Value, Refusal> {
    let Some(before) = world.connector(guid).cloned() else {
        return Err(Refusal::unknown("connectorGuid"));
    };
    check(body)?;
    let mut connector = merge::merge(&before, body);
    if validate::text(&connector, "sharedSecret").is_empty() {
        let secret = world.letters(30);
        connector.insert("sharedSecret".to_owned(), json!(secret));
    }
    let merchant = validate::text(&before, "merchantGuid").to_owned();
    validate::whole(world, &merchant, guid, &connector)?;
    merge::count(world, guid, body);
    let shown = world.switches.connector(&connector);
    if let Some(place) = world
        .connectors
        .iter_mut()
        .find(|one| validate::text(one, "guid") == guid)
    {
        *place = connector;
    }
    Ok(world.switches.answer("connector", shown))
}

fn check(body: &Map<String, Value>) -> Result<(), Refusal> {
    validate::forms(body)?;
    validate::values(body)?;
    validate::characters(body)
}

/// An empty shared secret is made by the gateway.
fn keep_secret(fresh: &Map<String, Value>, connector: &mut Map<String, Value>) {
    if validate::text(connector, "sharedSecret").is_empty()
        && let Some(secret) = fresh.get("sharedSecret")
    {
        connector.insert("sharedSecret".to_owned(), secret.clone());
    }
}

/// Percent signs of a path.
fn decoded(part: &str) -> String {
    let bytes = part.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((first, tail)) = rest.split_first() {
        let hex = tail.get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
        match hex
            .filter(|_| *first == b'%')
            .and_then(|hex| u8::from_str_radix(hex, 16).ok())
        {
            Some(byte) => {
                out.push(byte);
                rest = tail.get(2..).unwrap_or_default();
            }
            None => {
                out.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// The answer as it leaves, with its status and code for the log.
fn finish(
    world: &World,
    answered: Result<Value, Refusal>,
    fault: Option<&ProvisioningFault>,
    breaker: &Breaker,
) -> (Response, u16, Option<i64>) {
    let refused = |refusal: &Refusal| {
        let body = world.switches.error(refusal);
        (
            json_answer(refusal.status, body.to_string()),
            refusal.status,
            Some(refusal.code),
        )
    };
    let value = match answered {
        Err(refusal) => return refused(&refusal),
        Ok(value) => value,
    };
    let Some(fault) = fault else {
        return (json_answer(200, value.to_string()), 200, None);
    };
    match fault.fault {
        Kind::Error => {
            let code = fault.code.unwrap_or(9999);
            let of_code = match code {
                1000 => Refusal::unauthorized(),
                9999 => Refusal::internal(),
                code => Refusal::of(code, "", "Refused on request"),
            };
            let status = fault.status.unwrap_or(of_code.status);
            refused(&of_code.with_status(status))
        }
        Kind::Html => (page(200), 200, None),
        Kind::BadGateway => (page(502), 502, None),
        Kind::Empty => (json_answer(200, String::new()), 200, None),
        Kind::Truncated => {
            let text = world
                .switches
                .answer("connectors", json!([{ "name": "cut" }]))
                .to_string();
            let half = text.get(..text.len() / 2).unwrap_or_default().to_owned();
            (json_answer(200, half), 200, None)
        }
        Kind::Huge => (json_answer(200, format!("\"{}\"", "x".repeat(HUGE))), 200, None),
        Kind::Redirect => {
            let elsewhere = [(header::LOCATION, "http://127.0.0.1:9/api/provisioning/")];
            (
                (StatusCode::TEMPORARY_REDIRECT, elsewhere).into_response(),
                307,
                None,
            )
        }
        Kind::Reset | Kind::None => {
            breaker.reset();
            (Response::new(Body::empty()), 0, None)
        }
    }
}

fn json_answer(status: u16, text: String) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, [(header::CONTENT_TYPE, "application/json")], text).into_response()
}

fn page(status: u16) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, [(header::CONTENT_TYPE, "text/html")], PAGE).into_response()
}
