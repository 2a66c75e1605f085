//! The simulator's own addresses.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Request, State as Shared};
use axum::http::{StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde_json::json;

use super::{ProviderFault, State};

pub(super) fn router() -> Router<Arc<State>> {
    Router::new()
        .route("/practice/providers", get(describe))
        .route("/practice/providers/faults", get(faults).post(arm))
        .route("/practice/providers/log", get(log))
        .layer(middleware::from_fn(refuse_browsers))
}

/// A web page must not steer what happens to run on this computer.
async fn refuse_browsers(request: Request, next: Next) -> Response {
    if request.headers().contains_key(header::ORIGIN) {
        return failure(StatusCode::FORBIDDEN, "not for browsers");
    }
    next.run(request).await
}

async fn describe(Shared(state): Shared<Arc<State>>) -> Response {
    Json(state.described()).into_response()
}

async fn faults(Shared(state): Shared<Arc<State>>) -> Response {
    Json(state.faults().list()).into_response()
}

async fn arm(Shared(state): Shared<Arc<State>>, body: Bytes) -> Response {
    let fault: ProviderFault = match serde_json::from_slice(&body) {
        Ok(fault) => fault,
        Err(error) => return failure(StatusCode::BAD_REQUEST, &error.to_string()),
    };
    let mut faults = state.faults();
    match faults.arm(fault) {
        Ok(()) => Json(faults.list()).into_response(),
        Err(error) => failure(StatusCode::BAD_REQUEST, &error.to_string()),
    }
}

async fn log(Shared(state): Shared<Arc<State>>) -> Response {
    let entries: Vec<_> = state.log().iter().cloned().collect();
    Json(entries).into_response()
}

fn failure(status: StatusCode, message: &str) -> Response {
    (status, Json(json!({ "error": message }))).into_response()
}
