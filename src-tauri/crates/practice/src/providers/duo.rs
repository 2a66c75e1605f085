//! Duo's Auth API: ping and check (sheet, section 6).

use axum::http::Method;
use serde_json::json;

use super::asked::{Asked, Told};
use super::duo_signature;

/// Seconds by which the time of a request may be wrong.
const TOLERANCE: u64 = 300;

pub(super) fn answer(asked: &Asked<'_>) -> Told {
    if asked.is(&Method::GET, "/auth/v2/ping") {
        return Told::json(200, json!({ "stat": "OK", "response": { "time": asked.now } }));
    }
    if !asked.is(&Method::GET, "/auth/v2/check") {
        return fail(404, 40401, "Resource not found");
    }
    let Some((key, signature)) = asked.basic() else {
        return fail(401, 40101, "Missing request credentials");
    };
    let is_other = key == asked.accounts.duo_other_key;
    if key != asked.accounts.duo_key && !is_other {
        return fail(401, 40102, "Invalid integration key in request credentials");
    }
    let date = asked.header("date");
    let on_time = duo_signature::instant(date).is_some_and(|at| at.abs_diff(asked.now) <= TOLERANCE);
    if !on_time {
        return fail(401, 40105, "Bad request timestamp");
    }
    let lines = [
        date,
        "GET",
        &asked.accounts.duo_host,
        "/auth/v2/check",
        &asked.query,
    ];
    if !duo_signature::fits(&asked.accounts.duo_secret, &lines.join("\n"), &signature) {
        return fail(401, 40103, "Invalid signature in request credentials");
    }
    if is_other {
        return refused(403);
    }
    Told::json(200, json!({ "stat": "OK", "response": { "time": asked.now } }))
}

fn fail(status: u16, code: u32, message: &str) -> Told {
    Told::json(
        status,
        json!({ "stat": "FAIL", "code": code, "message": message }),
    )
}

pub(super) fn refused(status: u16) -> Told {
    match status {
        401 => fail(401, 40103, "Invalid signature in request credentials"),
        403 => fail(403, 40301, "Access forbidden"),
        429 => fail(429, 42901, "Too many requests"),
        other => fail(other, 50000, "Internal server error"),
    }
}
