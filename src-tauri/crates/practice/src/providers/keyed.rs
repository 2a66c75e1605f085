//! Razorpay (sheet, section 9), Paystack and PayMongo (section 11).

use axum::http::Method;
use serde_json::json;

use super::asked::{Asked, Told};

pub(super) fn razorpay(asked: &Asked<'_>) -> Told {
    if !asked.is(&Method::GET, "/v1/payments") {
        return Told::not_found();
    }
    let Some((id, secret)) = asked.basic() else {
        return razorpay_refused(401);
    };
    let both = [&asked.accounts.test, &asked.accounts.live];
    let known = both
        .iter()
        .any(|keys| id == keys.razorpay_id && secret == keys.razorpay_secret);
    // A key of the other mode is simply not known.
    if !known || asked.other_mode {
        return razorpay_refused(401);
    }
    if asked.query != "count=1" {
        let error =
            json!({ "code": "BAD_REQUEST_ERROR", "description": "The count may not be greater than 100." });
        return Told::json(400, json!({ "error": error }));
    }
    Told::json(200, json!({ "entity": "collection", "count": 0, "items": [] }))
}

pub(super) fn razorpay_refused(status: u16) -> Told {
    let (code, description) = match status {
        401 => ("BAD_REQUEST_ERROR", "Authentication failed"),
        403 => ("BAD_REQUEST_ERROR", "Access Denied"),
        429 => ("RATE_LIMIT_ERROR", "Request failed. Please try after sometime."),
        _ => (
            "SERVER_ERROR",
            "We are facing some trouble completing your request.",
        ),
    };
    let error = json!({
        "code": code, "description": description, "source": "NA", "step": "NA", "reason": "NA", "metadata": {}
    });
    Told::json(status, json!({ "error": error }))
}

pub(super) fn paystack(asked: &Asked<'_>) -> Told {
    if !asked.is(&Method::GET, "/balance") {
        return Told::not_found();
    }
    let key = asked.bearer().unwrap_or("");
    let both = [&asked.accounts.test, &asked.accounts.live];
    if !both.iter().any(|keys| key == keys.paystack_private) || asked.other_mode {
        return paystack_refused(401);
    }
    let data = json!([{ "currency": "NGN", "balance": 1_050_000 }, { "currency": "USD", "balance": 0 }]);
    Told::json(
        200,
        json!({ "status": true, "message": "Balances retrieved", "data": data }),
    )
}

pub(super) fn paystack_refused(status: u16) -> Told {
    let message = match status {
        401 => "Invalid key",
        403 => "You are not allowed to do this",
        429 => "Too many requests",
        _ => "Something went wrong",
    };
    Told::json(status, json!({ "status": false, "message": message }))
}

pub(super) fn paymongo(asked: &Asked<'_>) -> Told {
    if !asked.is(&Method::GET, "/v1/webhooks") {
        return Told::not_found();
    }
    let Some((key, password)) = asked.basic() else {
        return paymongo_refused(401);
    };
    let is_live = key == asked.accounts.live.paymongo_private;
    let known = is_live || key == asked.accounts.test.paymongo_private;
    if !known || !password.is_empty() {
        return paymongo_refused(401);
    }
    let webhook = json!({
        "id": "hook_practice", "type": "webhook",
        "attributes": { "livemode": is_live != asked.other_mode, "status": "enabled", "url": "https://example.org/hook" }
    });
    Told::json(200, json!({ "data": [webhook] }))
}

pub(super) fn paymongo_refused(status: u16) -> Told {
    let (code, detail) = match status {
        401 => ("api_key_invalid", "The API key you provided is invalid."),
        403 => ("forbidden", "You are not allowed to do this."),
        429 => ("rate_limited", "Too many requests."),
        _ => ("server_error", "Something went wrong."),
    };
    Told::json(status, json!({ "errors": [{ "code": code, "detail": detail }] }))
}
