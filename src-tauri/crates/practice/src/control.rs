//! The gateway's own addresses, which Converge does not have: truth, faults, changes, log,
//! clock, settings of terminals and users, PINs, and what the town is told.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Query, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use serde_json::json;

use crate::api::streamed;
use crate::calendar::instant;
use crate::change::{Change, ChangeError};
use crate::clock::Tick;
use crate::faults::Fault;
use crate::ledger::Pages;
use crate::options::{TerminalChange, TerminalError};
use crate::pins::{PinChange, PinError};
use crate::shared::Shared;
use crate::town::Terminal;
use crate::users::{UserChange, UserError};

/// The addresses under `/practice`.
pub(crate) fn router() -> Router<Arc<Shared>> {
    Router::new()
        .route("/practice/ledger", get(ledger))
        .route("/practice/faults", get(list_faults).post(arm))
        .route("/practice/change", post(change))
        .route("/practice/log", get(log))
        .route("/practice/clock", get(show_clock).post(tick))
        .route("/practice/terminal", get(show_terminals).post(set_terminal))
        .route("/practice/user", get(show_users).post(set_user))
        .route("/practice/pin", post(rotate))
        .route("/practice/description", get(describe))
        .layer(middleware::from_fn(refuse_browsers))
}

/// A web page must not be able to steer a gateway that happens to run on this machine.
async fn refuse_browsers(request: Request, next: Next) -> Response {
    if request.headers().contains_key(header::ORIGIN) {
        return failure(StatusCode::FORBIDDEN, "not for browsers");
    }
    next.run(request).await
}

#[derive(Deserialize)]
struct LedgerQuery {
    terminal: Option<String>,
}

async fn ledger(State(shared): State<Arc<Shared>>, Query(query): Query<LedgerQuery>) -> Response {
    let town = shared.town();
    let positions = match &query.terminal {
        None => (0..town.terminals.len()).collect(),
        Some(name) => match town.named(name) {
            Some(terminal) => vec![terminal.position],
            None => return failure(StatusCode::NOT_FOUND, "there is no terminal of this name"),
        },
    };
    let pages = Pages::new(town, &positions).map(Bytes::from);
    (
        [(header::CONTENT_TYPE, "application/json")],
        streamed(pages, None),
    )
        .into_response()
}

async fn list_faults(State(shared): State<Arc<Shared>>) -> Response {
    Json(shared.faults().list()).into_response()
}

async fn arm(State(shared): State<Arc<Shared>>, body: Bytes) -> Response {
    let fault: Fault = match serde_json::from_slice(&body) {
        Ok(fault) => fault,
        Err(error) => return failure(StatusCode::BAD_REQUEST, &error.to_string()),
    };
    let mut faults = shared.faults();
    match faults.arm(fault) {
        Ok(()) => Json(faults.list()).into_response(),
        Err(error) => failure(StatusCode::BAD_REQUEST, &error.to_string()),
    }
}

async fn change(State(shared): State<Arc<Shared>>, body: Bytes) -> Response {
    let change: Change = match serde_json::from_slice(&body) {
        Ok(change) => change,
        Err(error) => return failure(StatusCode::BAD_REQUEST, &error.to_string()),
    };
    match change.apply(&shared) {
        Ok(changed) => Json(changed).into_response(),
        Err(error) => {
            let status = match error {
                ChangeError::UnknownId | ChangeError::UnknownTerminal => StatusCode::NOT_FOUND,
                ChangeError::NotOpen | ChangeError::TooMuch { .. } => StatusCode::CONFLICT,
                ChangeError::Unclear | ChangeError::TooMany => StatusCode::BAD_REQUEST,
            };
            failure(status, &error.to_string())
        }
    }
}

async fn log(State(shared): State<Arc<Shared>>) -> Response {
    Json(shared.journal().list()).into_response()
}

async fn show_clock(State(shared): State<Arc<Shared>>) -> Response {
    let now = instant(shared.now());
    Json(json!({ "now": now })).into_response()
}

async fn tick(State(shared): State<Arc<Shared>>, body: Bytes) -> Response {
    let tick: Tick = match read_or_default(&body) {
        Ok(tick) => tick,
        Err(error) => return failure(StatusCode::BAD_REQUEST, &error.to_string()),
    };
    match shared.tick(tick) {
        Ok(ticked) => Json(ticked).into_response(),
        Err(error) => failure(StatusCode::BAD_REQUEST, &error.to_string()),
    }
}

/// A tick without a body is a tick without wishes.
fn read_or_default(body: &Bytes) -> Result<Tick, serde_json::Error> {
    if body.is_empty() {
        Ok(Tick::default())
    } else {
        serde_json::from_slice(body)
    }
}

async fn show_terminals(State(shared): State<Arc<Shared>>) -> Response {
    let town = shared.town();
    let shown = |terminal: &Terminal| (terminal.place.name, terminal.options.clone());
    let all: BTreeMap<_, _> = town.terminals.iter().map(shown).collect();
    Json(all).into_response()
}

async fn set_terminal(State(shared): State<Arc<Shared>>, body: Bytes) -> Response {
    let change: TerminalChange = match serde_json::from_slice(&body) {
        Ok(change) => change,
        Err(error) => return failure(StatusCode::BAD_REQUEST, &error.to_string()),
    };
    match shared.change(|town| town.set(&change)) {
        Ok(options) => Json(options).into_response(),
        Err(error) => {
            let status = match error {
                TerminalError::UnknownTerminal => StatusCode::NOT_FOUND,
                TerminalError::NotASetting(_) => StatusCode::BAD_REQUEST,
            };
            failure(status, &error.to_string())
        }
    }
}

async fn show_users(State(shared): State<Arc<Shared>>) -> Response {
    let town = shared.town();
    let all: BTreeMap<_, _> = town.users.iter().map(|user| (user.id, user.state)).collect();
    Json(all).into_response()
}

async fn set_user(State(shared): State<Arc<Shared>>, body: Bytes) -> Response {
    let change: UserChange = match serde_json::from_slice(&body) {
        Ok(change) => change,
        Err(error) => return failure(StatusCode::BAD_REQUEST, &error.to_string()),
    };
    match shared.change(|town| town.set_user(&change)) {
        Ok(state) => Json(state).into_response(),
        Err(error) => {
            let status = match error {
                UserError::UnknownUser => StatusCode::NOT_FOUND,
                UserError::NotASetting(_) => StatusCode::BAD_REQUEST,
            };
            failure(status, &error.to_string())
        }
    }
}

async fn rotate(State(shared): State<Arc<Shared>>, body: Bytes) -> Response {
    let change: PinChange = match serde_json::from_slice(&body) {
        Ok(change) => change,
        Err(error) => return failure(StatusCode::BAD_REQUEST, &error.to_string()),
    };
    match shared.change(|town| town.rotate(&change)) {
        Ok(pins) => Json(pins).into_response(),
        Err(error) => {
            let status = match error {
                PinError::UnknownTerminal => StatusCode::NOT_FOUND,
                PinError::TwoAlready | PinError::OnlyOne => StatusCode::CONFLICT,
                PinError::Unclear => StatusCode::BAD_REQUEST,
            };
            failure(status, &error.to_string())
        }
    }
}

async fn describe(State(shared): State<Arc<Shared>>) -> Response {
    Json(shared.described()).into_response()
}

fn failure(status: StatusCode, message: &str) -> Response {
    (status, Json(json!({ "error": message }))).into_response()
}
