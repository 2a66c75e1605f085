//! The service's HTTP side under `/pac`.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Path, Request, State as Shared};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{delete, get, post, put};
use serde_json::{Value, json};

use super::Service;
use super::faults::{ConnectCall, ConnectFault, ConnectFaultKind};
use super::scenario::Scenario;
use super::state::{ConnectLogEntry, Refused};
use super::{asked, basic};
use crate::wire::Breaker;

/// A request longer than this is none of this service, in bytes.
const LONGEST: usize = 64 * 1024;
const VERSION: &str = "application/connect.v2+json";
const PAGE: &str = "<!DOCTYPE html>\n<html><body><h1>We'll be back soon</h1></body></html>\n";

type Of = Shared<Arc<Service>>;

pub(crate) fn router() -> Router<Arc<Service>> {
    Router::new()
        .route("/pac/terminals", get(terminals))
        .route("/pac/terminals/{tid}", get(terminal))
        .route("/pac/terminals/{tid}/transactions", post(start))
        .route("/pac/terminals/{tid}/transactions/{id}", get(look))
        .route("/pac/terminals/{tid}/transactions/{id}", delete(cancel))
        .route("/pac/terminals/{tid}/transactions/{id}/signature", put(sign))
        .route("/pac/terminals/{tid}/reports", post(start_report))
        .route("/pac/terminals/{tid}/reports/{id}", get(look_report))
}

async fn terminals(Shared(service): Of, request: Request) -> Response {
    let query = request.uri().query().unwrap_or_default().to_owned();
    let filter = |name: &str| {
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        pairs
            .into_iter()
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value.to_owned())
    };
    let (status, currency) = (filter("status"), filter("currency"));
    answer(&service, ConnectCall::Terminals, request, |state, _, now| {
        let list = state.terminals(status.as_deref(), currency.as_deref(), now)?;
        Ok(Told::plain(200, list))
    })
    .await
}

async fn terminal(Shared(service): Of, Path(tid): Path<String>, request: Request) -> Response {
    answer(&service, ConnectCall::Terminal, request, |state, _, now| {
        Ok(Told::plain(200, state.terminal(&tid, now)?))
    })
    .await
}

async fn start(Shared(service): Of, Path(tid): Path<String>, request: Request) -> Response {
    answer(&service, ConnectCall::Start, request, |state, body, now| {
        let status = if state.quirks.accepted_start { 202 } else { 201 };
        let (body, scenario) = state.start(&tid, body, now)?;
        let trouble = match scenario {
            Scenario::StartFails => Some(ConnectFault::new(ConnectFaultKind::Status)),
            Scenario::StartLost => Some(ConnectFault::new(ConnectFaultKind::Reset)),
            _ => None,
        };
        Ok(Told {
            status,
            body: Some(body),
            trouble,
        })
    })
    .await
}

/// How many first looks go wrong where a scenario says so.
const FIRST_LOOKS: u64 = 3;

async fn look(Shared(service): Of, Path((tid, id)): Path<(String, String)>, request: Request) -> Response {
    answer(&service, ConnectCall::Look, request, |state, _, _| {
        let (body, scenario, looks) = state.look(&tid, &id)?;
        let fault = ConnectFault::new;
        let trouble = match scenario {
            Scenario::Malformed if looks <= FIRST_LOOKS => Some(fault(ConnectFaultKind::Truncate)),
            Scenario::Limited if looks <= FIRST_LOOKS => Some(ConnectFault {
                status: 429,
                ..fault(ConnectFaultKind::Status)
            }),
            Scenario::Slow => Some(ConnectFault {
                milliseconds: 300,
                ..fault(ConnectFaultKind::Delay)
            }),
            _ => None,
        };
        Ok(Told {
            status: 200,
            body: Some(body),
            trouble,
        })
    })
    .await
}

async fn cancel(Shared(service): Of, Path((tid, id)): Path<(String, String)>, request: Request) -> Response {
    answer(&service, ConnectCall::Cancel, request, |state, _, now| {
        state.payment(&tid, &id)?.cancel(now);
        Ok(Told::empty())
    })
    .await
}

async fn sign(Shared(service): Of, Path((tid, id)): Path<(String, String)>, request: Request) -> Response {
    answer(&service, ConnectCall::Sign, request, |state, body, now| {
        let accepted = asked::signature(body).map_err(|why| (422, why))?;
        state.payment(&tid, &id)?.sign(accepted, now);
        Ok(Told::empty())
    })
    .await
}

async fn start_report(Shared(service): Of, Path(tid): Path<String>, request: Request) -> Response {
    answer(&service, ConnectCall::StartReport, request, |state, body, now| {
        let status = if state.quirks.accepted_start { 202 } else { 201 };
        Ok(Told::plain(status, state.start_report(&tid, body, now)?))
    })
    .await
}

async fn look_report(
    Shared(service): Of,
    Path((tid, id)): Path<(String, String)>,
    request: Request,
) -> Response {
    answer(&service, ConnectCall::LookReport, request, |state, _, _| {
        Ok(Told::plain(200, state.look_report(&tid, &id)?))
    })
    .await
}

/// An answer before anything goes wrong with it.
struct Told {
    status: u16,
    body: Option<Value>,
    /// What the scenario does to the answer.
    trouble: Option<ConnectFault>,
}

impl Told {
    fn plain(status: u16, body: Value) -> Told {
        Told {
            status,
            body: Some(body),
            trouble: None,
        }
    }

    fn empty() -> Told {
        Told {
            status: 202,
            body: None,
            trouble: None,
        }
    }
}

/// Checks who asks, works the request off, and lets go wrong what shall.
async fn answer(
    service: &Service,
    call: ConnectCall,
    request: Request,
    work: impl FnOnce(&mut super::state::State, &[u8], u64) -> Result<Told, Refused>,
) -> Response {
    let micros = service.micros();
    let breaker = request.extensions().get::<Breaker>().cloned().unwrap_or_default();
    let (method, path) = (request.method().to_string(), request.uri().to_string());
    let headers = request.headers().clone();
    let body = to_bytes(request.into_body(), LONGEST)
        .await
        .unwrap_or_else(|_| Bytes::new());
    let (told, old_errors, struck) = {
        let mut state = service.state();
        let now = service.now();
        state.advance(now);
        let struck = state.faults.strike(call);
        let works = struck.as_ref().is_none_or(|fault| fault.booked);
        let told = match too_soon(&state, micros).or_else(|| refused(&headers, &state.key, !body.is_empty()))
        {
            Some(refused) => Err(refused),
            None if works => work(&mut state, &body, now),
            None => Err((500, String::new())),
        };
        state.advance(now);
        let status = match (&struck, &told) {
            (Some(fault), _) if fault.fault == ConnectFaultKind::Reset => 0,
            (Some(fault), _) if fault.fault == ConnectFaultKind::Status => fault.status,
            (_, Ok(told)) => told.status,
            (_, Err((status, _))) => *status,
        };
        state.log.push(ConnectLogEntry {
            micros,
            method,
            path,
            status,
        });
        (told, state.quirks.old_errors, struck)
    };
    match told {
        Ok(told) => {
            let trouble = struck.or(told.trouble);
            spoiled(told.status, told.body, trouble, &breaker).await
        }
        Err((status, why)) => {
            let body = if old_errors {
                json!({ "messages": { "error": [why] } })
            } else {
                json!({ "userMessage": why })
            };
            let body = Some(body).filter(|_| status != 500);
            spoiled(status, body, struck, &breaker).await
        }
    }
}

/// The pace that may be enforced (section 11).
fn too_soon(state: &super::state::State, micros: u64) -> Option<Refused> {
    let spacing = state.quirks.enforce_spacing?.saturating_mul(1000);
    let last = state.log.iter().map(|entry| entry.micros).max()?;
    (micros.saturating_sub(last) < spacing).then(|| (429, "Too many requests.".to_owned()))
}

/// Key, version and partners (section 1).
fn refused(headers: &HeaderMap, key: &str, has_body: bool) -> Option<Refused> {
    let text = |name: &str| {
        headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    };
    let opens =
        basic::read(text("authorization")).is_some_and(|(user, given)| !user.is_empty() && given == key);
    if !opens {
        return Some((401, "The API key is missing or wrong.".to_owned()));
    }
    let json = text("content-type").starts_with("application/json");
    if text("accept") != VERSION || (has_body && !json) {
        return Some((
            415,
            "The version of the API is missing or not supported.".to_owned(),
        ));
    }
    ["software-house-id", "installer-id"]
        .into_iter()
        .find(|name| text(name).is_empty())
        .map(|name| (422, format!("The header {name} is missing.")))
}

/// Sends an answer, or what becomes of it.
async fn spoiled(
    status: u16,
    body: Option<Value>,
    fault: Option<ConnectFault>,
    breaker: &Breaker,
) -> Response {
    let text = body.as_ref().map(Value::to_string).unwrap_or_default();
    let Some(fault) = fault else {
        return whole(status, text);
    };
    match fault.fault {
        ConnectFaultKind::Status => whole(fault.status, String::new()),
        ConnectFaultKind::Reset => {
            breaker.reset();
            StatusCode::OK.into_response()
        }
        ConnectFaultKind::Truncate => {
            let half: String = text.chars().take(text.chars().count() / 2).collect();
            whole(status, half)
        }
        ConnectFaultKind::Empty => whole(status, String::new()),
        ConnectFaultKind::Html => {
            (StatusCode::OK, [(header::CONTENT_TYPE, "text/html")], PAGE).into_response()
        }
        ConnectFaultKind::Huge => whole(status, format!("{{\"x\":\"{}\"}}", "x".repeat(10_000_000))),
        ConnectFaultKind::Delay => {
            tokio::time::sleep(Duration::from_millis(fault.milliseconds)).await;
            whole(status, text)
        }
        ConnectFaultKind::Redirect => (
            StatusCode::TEMPORARY_REDIRECT,
            [(header::LOCATION, "http://127.0.0.1:9/pac")],
        )
            .into_response(),
        ConnectFaultKind::OtherRequest => {
            let mut body = body.unwrap_or_default();
            if let Value::Object(body) = &mut body {
                body.insert("requestId".into(), "00000000-0000-4000-8000-000000000000".into());
                body.insert("transactionResult".into(), "SUCCESSFUL".into());
            }
            whole(status, body.to_string())
        }
        ConnectFaultKind::None => whole(status, text),
    }
}

fn whole(status: u16, text: String) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, [(header::CONTENT_TYPE, VERSION)], Body::from(text)).into_response()
}
