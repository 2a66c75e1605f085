//! The simulator's own addresses, which the service does not have.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Request, State as Shared};
use axum::http::{StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::Service;
use super::config::Quirks;
use super::faults::ConnectFault;
use super::scenario::Scenario;

/// Takes a machine off the network or brings it back.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Plug {
    /// Terminal id.
    pub tid: String,
    /// On the network.
    pub connected: bool,
    /// Coming back: whether it has approved what was running.
    #[serde(default)]
    pub paid: bool,
}

/// The scenario of the next payments, whatever their amount.
#[derive(Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Choose {
    /// Which.
    pub scenario: Scenario,
    /// For how many payments.
    #[serde(default = "once")]
    pub times: u64,
}

fn once() -> u64 {
    1
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Forward {
    seconds: u64,
}

type Of = Shared<Arc<Service>>;

pub(crate) fn router() -> Router<Arc<Service>> {
    Router::new()
        .route("/practice/connect/description", get(describe))
        .route("/practice/connect/ledger", get(ledger))
        .route("/practice/connect/log", get(log))
        .route("/practice/connect/faults", get(faults).post(arm))
        .route("/practice/connect/quirks", get(quirks).post(set_quirks))
        .route("/practice/connect/clock", post(forward))
        .route("/practice/connect/terminal", post(plug))
        .route("/practice/connect/scenario", post(choose))
        .layer(middleware::from_fn(refuse_browsers))
}

/// A web page must not be able to steer a simulator that happens to run on this machine.
async fn refuse_browsers(request: Request, next: Next) -> Response {
    if request.headers().contains_key(header::ORIGIN) {
        return failure(StatusCode::FORBIDDEN, "not for browsers");
    }
    next.run(request).await
}

async fn describe(Shared(service): Of) -> Response {
    Json(service.described()).into_response()
}

async fn ledger(Shared(service): Of) -> Response {
    Json(service.ledger()).into_response()
}

async fn log(Shared(service): Of) -> Response {
    Json(service.state().log.clone()).into_response()
}

async fn faults(Shared(service): Of) -> Response {
    Json(service.state().faults.list().to_vec()).into_response()
}

async fn arm(Shared(service): Of, body: Bytes) -> Response {
    taken(&body, |fault: ConnectFault| {
        service.state().faults.arm(fault);
        true
    })
}

async fn quirks(Shared(service): Of) -> Response {
    Json(service.state().quirks.clone()).into_response()
}

async fn set_quirks(Shared(service): Of, body: Bytes) -> Response {
    taken(&body, |quirks: Quirks| {
        service.state().quirks = quirks;
        true
    })
}

async fn forward(Shared(service): Of, body: Bytes) -> Response {
    taken(&body, |forward: Forward| {
        service.forward(forward.seconds);
        true
    })
}

async fn plug(Shared(service): Of, body: Bytes) -> Response {
    taken(&body, |plug: Plug| service.plug(&plug).is_some())
}

async fn choose(Shared(service): Of, body: Bytes) -> Response {
    taken(&body, |choose: Choose| {
        service.state().next = Some((choose.scenario, choose.times));
        true
    })
}

fn taken<T: for<'a> Deserialize<'a>>(body: &[u8], act: impl FnOnce(T) -> bool) -> Response {
    match serde_json::from_slice(body).map(act) {
        Ok(true) => Json(json!({ "done": true })).into_response(),
        Ok(false) => failure(StatusCode::NOT_FOUND, "there is no such terminal"),
        Err(error) => failure(StatusCode::BAD_REQUEST, &error.to_string()),
    }
}

fn failure(status: StatusCode, message: &str) -> Response {
    (status, Json(json!({ "error": message }))).into_response()
}
