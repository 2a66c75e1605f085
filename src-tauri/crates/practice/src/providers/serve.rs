//! Which service is asked, and the faults that strike its answer.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body as HttpBody, Bytes, to_bytes};
use axum::extract::{Request, State as Shared};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value};

use super::asked::{Asked, Body, Told};
use super::faults::{ProviderFault, ProviderFaultKind};
use super::{ProviderLogEntry, State, duo, keyed, nowpayments, paypal, stripe};
use crate::api::streamed;
use crate::wire::Breaker;

/// A longer request is none of these services', in bytes.
const LONGEST: usize = 256 * 1024;
/// Bytes of an answer that is far too long.
const HUGE: usize = 3 * 1024 * 1024;
const PAGE: &str = "<!DOCTYPE html>\n<html><head><title>Sign in to the network</title></head>\
    <body><h1>Sign in</h1></body></html>\n";

type Serve = fn(&Asked<'_>) -> Told;
type Refuse = fn(u16) -> Told;

/// A service by the first part of its path: what it answers, and how it refuses.
fn service(name: &str) -> Option<(Serve, Refuse)> {
    Some(match name {
        "paypal" => (paypal::live, paypal::refused),
        "paypal-sandbox" => (paypal::sandbox, paypal::refused),
        "paypal_ipn" | "paypal_ipn-sandbox" => (paypal::notification, paypal::refused),
        "stripe" => (stripe::answer, stripe::refused),
        "duo" => (duo::answer, duo::refused),
        "razorpay" => (keyed::razorpay, keyed::razorpay_refused),
        "paystack" => (keyed::paystack, keyed::paystack_refused),
        "paymongo" => (keyed::paymongo, keyed::paymongo_refused),
        "nowpayments" => (nowpayments::live, nowpayments::refused),
        "nowpayments-sandbox" => (nowpayments::sandbox, nowpayments::refused),
        _ => return None,
    })
}

pub(super) async fn answer(Shared(state): Shared<Arc<State>>, request: Request) -> Response {
    let breaker = request.extensions().get::<Breaker>().cloned().unwrap_or_default();
    let (parts, body) = request.into_parts();
    let whole = parts.uri.path().to_owned();
    let (name, path) = whole
        .trim_start_matches('/')
        .split_once('/')
        .unwrap_or((whole.trim_start_matches('/'), ""));
    let path = format!("/{path}");
    let Some((serve, refuse)) = service(name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let provider = name.trim_end_matches("-sandbox");
    let Ok(body) = to_bytes(body, LONGEST).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let struck = state.faults().strike(provider, &path);
    let has = |kind: ProviderFaultKind| struck.iter().any(|fault| fault.fault == kind);
    let off = struck.iter().filter_map(|fault| fault.seconds).sum::<i64>();
    let asked = Asked {
        accounts: &state.accounts,
        method: parts.method.clone(),
        path: path.clone(),
        query: parts.uri.query().unwrap_or("").to_owned(),
        headers: parts.headers,
        body,
        now: state.now().saturating_add(off),
        other_mode: has(ProviderFaultKind::WrongMode),
    };
    let told = match () {
        () if has(ProviderFaultKind::Http401) => refuse(401),
        () if has(ProviderFaultKind::Http403) => refuse(403),
        () if has(ProviderFaultKind::Http429) => refuse(429),
        () if has(ProviderFaultKind::Http500) => refuse(500),
        () if has(ProviderFaultKind::ErrorInBody) => Told {
            status: 200,
            ..refuse(403)
        },
        () => serve(&asked),
    };
    let reset = has(ProviderFaultKind::Reset);
    state.note(ProviderLogEntry {
        provider: provider.to_owned(),
        asked: format!("{} {path}", parts.method),
        status: if reset { 0 } else { told.status },
    });
    if let Some(wait) = struck.iter().filter_map(|fault| fault.milliseconds).max() {
        tokio::time::sleep(Duration::from_millis(wait)).await;
    }
    if reset {
        breaker.reset();
        return StatusCode::OK.into_response();
    }
    written(told, &struck, &breaker)
}

fn written(mut told: Told, struck: &[ProviderFault], breaker: &Breaker) -> Response {
    let page = |status: StatusCode| (status, [(header::CONTENT_TYPE, "text/html")], PAGE).into_response();
    let mut short = None;
    for fault in struck {
        match fault.fault {
            ProviderFaultKind::Html => return page(StatusCode::OK),
            ProviderFaultKind::HtmlForbidden => return page(StatusCode::FORBIDDEN),
            ProviderFaultKind::Empty => return StatusCode::OK.into_response(),
            ProviderFaultKind::Huge => return "x".repeat(HUGE).into_response(),
            ProviderFaultKind::Redirect => {
                let elsewhere = [(header::LOCATION, "https://example.org/elsewhere")];
                return (StatusCode::TEMPORARY_REDIRECT, elsewhere).into_response();
            }
            ProviderFaultKind::Truncated => short = Some((fault.bytes.unwrap_or(0), fault.clean)),
            kind => told.body = bent(told.body, kind),
        }
    }
    let (kind, text) = match told.body {
        Body::Json(value) => ("application/json; charset=utf-8", value.to_string()),
        Body::Form(pairs) => ("text/plain; charset=utf-8", encoded(&pairs)),
        Body::Text(text) => ("text/html; charset=UTF-8", text.to_owned()),
    };
    let status = StatusCode::from_u16(told.status).unwrap_or(StatusCode::OK);
    let bytes = Bytes::from(text);
    let body = match short {
        None => HttpBody::from(bytes),
        Some((length, clean)) => {
            let piece = bytes.slice(..length.min(bytes.len()));
            streamed(std::iter::once(piece), (!clean).then(|| breaker.clone()))
        }
    };
    let mut response = (status, [(header::CONTENT_TYPE, kind)], body).into_response();
    if told.status == 429 {
        let seven = header::HeaderValue::from_static("7");
        response.headers_mut().insert(header::RETRY_AFTER, seven);
    }
    response
}

/// An answer with something changed that a reader should not mind.
fn bent(body: Body, kind: ProviderFaultKind) -> Body {
    match (body, kind) {
        (Body::Json(value), ProviderFaultKind::WrongCasing) => Body::Json(renamed(value)),
        (Body::Form(pairs), ProviderFaultKind::WrongCasing) => {
            let lower = |(name, value): (String, String)| (name.to_lowercase(), value.to_uppercase());
            Body::Form(pairs.into_iter().map(lower).collect())
        }
        (Body::Json(value), ProviderFaultKind::StringsForIntegers) => Body::Json(as_text(value)),
        (Body::Json(value), ProviderFaultKind::ArrayForObject) => Body::Json(Value::Array(vec![value])),
        (Body::Json(Value::Object(mut object)), ProviderFaultKind::ExtraFields) => {
            object.insert("x_unheard_of".to_owned(), serde_json::json!({ "a": [1, null] }));
            Body::Json(Value::Object(object))
        }
        (Body::Form(mut pairs), ProviderFaultKind::ExtraFields) => {
            pairs.push(("X_UNHEARD_OF".to_owned(), "1".to_owned()));
            Body::Form(pairs)
        }
        (body, _) => body,
    }
}

/// `live_mode` becomes `LiveMode`.
fn renamed(value: Value) -> Value {
    match value {
        Value::Object(object) => {
            let name = |name: String| -> String {
                let parts = name.split('_').filter(|part| !part.is_empty());
                parts
                    .map(|part| {
                        let (first, rest) = part.split_at(1);
                        format!("{}{rest}", first.to_uppercase())
                    })
                    .collect()
            };
            let object: Map<String, Value> = object
                .into_iter()
                .map(|(key, value)| (name(key), renamed(value)))
                .collect();
            Value::Object(object)
        }
        Value::Array(items) => Value::Array(items.into_iter().map(renamed).collect()),
        other => other,
    }
}

fn as_text(value: Value) -> Value {
    match value {
        Value::Number(number) => Value::String(number.to_string()),
        Value::Bool(flag) => Value::String(flag.to_string()),
        Value::Array(items) => Value::Array(items.into_iter().map(as_text).collect()),
        Value::Object(object) => Value::Object(
            object
                .into_iter()
                .map(|(key, value)| (key, as_text(value)))
                .collect(),
        ),
        other => other,
    }
}

/// Names and values, form-encoded.
fn encoded(pairs: &[(String, String)]) -> String {
    let escape = |text: &str| -> String {
        text.bytes()
            .map(|byte| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' => char::from(byte).to_string(),
                _ => format!("%{byte:02X}"),
            })
            .collect()
    };
    let pairs: Vec<String> = pairs
        .iter()
        .map(|(name, value)| format!("{}={}", escape(name), escape(value)))
        .collect();
    pairs.join("&")
}
