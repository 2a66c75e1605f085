//! The simulator's own addresses, under a path that the API does not have.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::json;

use super::Shared;
use super::chaos::Switches;
use super::faults::ProvisioningFault;

type World = State<Arc<Shared>>;

pub(super) fn router(address: SocketAddr) -> Router<Arc<Shared>> {
    let describe =
        async move |State(shared): World| Json(shared.world().description(address)).into_response();
    Router::new()
        .route("/_sim/description", get(describe))
        .route(
            "/_sim/log",
            get(async |State(shared): World| Json(shared.world().log.clone())),
        )
        .route(
            "/_sim/connectors",
            get(async |State(shared): World| Json(shared.world().truth())),
        )
        .route("/_sim/switches", get(show_switches).post(switch))
        .route("/_sim/faults", get(show_faults).post(arm))
        .route("/_sim/archive", post(archive))
        .route("/_sim/delete", post(delete))
        .layer(middleware::from_fn(refuse_browsers))
}

/// A web page must not be able to steer a simulator that happens to run on this machine.
async fn refuse_browsers(request: Request, next: Next) -> Response {
    if request.headers().contains_key(header::ORIGIN) {
        return failure(StatusCode::FORBIDDEN, "not for browsers");
    }
    next.run(request).await
}

async fn show_switches(State(shared): World) -> Response {
    Json(shared.world().switches.clone()).into_response()
}

async fn switch(State(shared): World, body: Bytes) -> Response {
    let switches: Switches = match read(&body) {
        Ok(switches) => switches,
        Err(answer) => return answer,
    };
    let mut world = shared.world();
    world.switches = switches;
    Json(world.switches.clone()).into_response()
}

async fn show_faults(State(shared): World) -> Response {
    Json(shared.world().faults.list()).into_response()
}

async fn arm(State(shared): World, body: Bytes) -> Response {
    let fault: ProvisioningFault = match read(&body) {
        Ok(fault) => fault,
        Err(answer) => return answer,
    };
    let mut world = shared.world();
    world.faults.arm(fault);
    Json(world.faults.list()).into_response()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    guid: String,
    archived: Option<bool>,
}

async fn archive(State(shared): World, body: Bytes) -> Response {
    let named: Named = match read(&body) {
        Ok(named) => named,
        Err(answer) => return answer,
    };
    let done = shared
        .world()
        .archive(&named.guid, named.archived.unwrap_or(true));
    told(done)
}

async fn delete(State(shared): World, body: Bytes) -> Response {
    let named: Named = match read(&body) {
        Ok(named) => named,
        Err(answer) => return answer,
    };
    let done = shared.world().delete(&named.guid);
    told(done)
}

#[allow(clippy::result_large_err)]
fn read<T: DeserializeOwned>(body: &Bytes) -> Result<T, Response> {
    serde_json::from_slice(body).map_err(|error| failure(StatusCode::BAD_REQUEST, &error.to_string()))
}

fn told(done: bool) -> Response {
    if done {
        Json(json!({ "done": true })).into_response()
    } else {
        failure(StatusCode::NOT_FOUND, "there is no such connector")
    }
}

fn failure(status: StatusCode, message: &str) -> Response {
    (status, Json(json!({ "error": message }))).into_response()
}
