//! Stripe's `GET /v1/balance` (sheet, section 5).

use axum::http::Method;
use serde_json::json;

use super::asked::{Asked, Told};

pub(super) fn answer(asked: &Asked<'_>) -> Told {
    if !asked.is(&Method::GET, "/v1/balance") {
        return Told::not_found();
    }
    let given = match asked.bearer() {
        Some(key) => key.to_owned(),
        // The key may be the name, with an empty password.
        None => asked.basic().map(|(name, _)| name).unwrap_or_default(),
    };
    let (test, live) = (&asked.accounts.test, &asked.accounts.live);
    if given == test.stripe_restricted || given == live.stripe_restricted {
        return refused(403);
    }
    let is_live = given == live.stripe_private;
    if !is_live && given != test.stripe_private {
        return refused(401);
    }
    Told::json(
        200,
        json!({
            "object": "balance",
            "available": [
                { "amount": 123_450, "currency": "usd", "source_types": { "card": 123_450 } },
                { "amount": 800, "currency": "jpy", "source_types": { "card": 800 } },
            ],
            "livemode": is_live != asked.other_mode,
            "pending": [{ "amount": 0, "currency": "usd" }],
        }),
    )
}

pub(super) fn refused(status: u16) -> Told {
    let (kind, message) = match status {
        401 => ("invalid_request_error", "Invalid API Key provided: ****"),
        403 => (
            "invalid_request_error",
            "The provided key does not have the required permissions for this endpoint.",
        ),
        429 => ("rate_limit_error", "Request rate limit exceeded."),
        _ => ("api_error", "An error occurred internally with Stripe's API."),
    };
    Told::json(status, json!({ "error": { "type": kind, "message": message } }))
}
