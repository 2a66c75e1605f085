//! NOWPayments' status and the coins of the merchant (sheet, section 12).

use axum::http::Method;
use serde_json::json;

use super::accounts::Keys;
use super::asked::{Asked, Told};

/// The address for real coins.
pub(super) fn live(asked: &Asked<'_>) -> Told {
    answer(asked, &asked.accounts.live)
}

/// The sandbox.
pub(super) fn sandbox(asked: &Asked<'_>) -> Told {
    answer(asked, &asked.accounts.test)
}

fn answer(asked: &Asked<'_>, keys: &Keys) -> Told {
    if asked.is(&Method::GET, "/v1/status") {
        return Told::json(200, json!({ "message": "OK" }));
    }
    if !asked.is(&Method::GET, "/v1/merchant/coins") {
        return Told::not_found();
    }
    // A key of the other mode is simply not known.
    if asked.header("x-api-key") != keys.nowpayments || asked.other_mode {
        return refused(401);
    }
    Told::json(200, json!({ "selectedCurrencies": ["BTC", "ETH", "USDTTRC20"] }))
}

/// A wrong key gets 403 here.
pub(super) fn refused(status: u16) -> Told {
    let (status, code, message) = match status {
        401 => (403, "INVALID_API_KEY", "Invalid api key"),
        403 => (403, "ENDPOINT_FORBIDDEN", "You can't use this endpoint"),
        429 => (429, "TOO_MANY_REQUESTS", "Too many requests"),
        other => (other, "INTERNAL_ERROR", "Internal error"),
    };
    let body = json!({ "status": false, "statusCode": status, "code": code, "message": message });
    Told::json(status, body)
}
