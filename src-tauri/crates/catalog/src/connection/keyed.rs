//! Razorpay (section 9), Paystack and PayMongo (section 11): one GET with a key.

use domain::Sensitive;
use serde_json::Value;

use super::Site;
use super::answer::{
    first, flag, inner, is_page, items, json, member, missing_right, text, told, unexpected, with_currencies,
    works, wrong, wrong_mode,
};
use super::report::Report;
use super::transport::{Call, Proof, Reply, Transport};
use crate::description::Mode;

const RAZORPAY: &str = "https://api.razorpay.com";
const PAYSTACK: &str = "https://api.paystack.co";
const PAYMONGO: &str = "https://api.paymongo.com";

type Read = fn(&Site<'_>, &Reply) -> Report;

pub(super) async fn razorpay(http: &Transport, site: &Site<'_>) -> Report {
    let proof = Proof::Basic(site.text("key_id"), site.secret("key_secret"));
    call(
        http,
        site,
        RAZORPAY,
        "/v1/payments",
        "count=1",
        proof,
        read_razorpay,
    )
    .await
}

pub(super) async fn paystack(http: &Transport, site: &Site<'_>) -> Report {
    let proof = Proof::Bearer(site.secret("private_key"));
    call(http, site, PAYSTACK, "/balance", "", proof, read_paystack).await
}

pub(super) async fn paymongo(http: &Transport, site: &Site<'_>) -> Report {
    // The key is the name; the password is empty.
    let key = site.secret("private_key");
    let proof = Proof::Basic(key.expose().clone(), Sensitive::new(String::new()));
    call(http, site, PAYMONGO, "/v1/webhooks", "", proof, read_paymongo).await
}

async fn call(
    http: &Transport,
    site: &Site<'_>,
    own: &str,
    path: &'static str,
    query: &'static str,
    proof: Proof,
    read: Read,
) -> Report {
    let Some(base) = site.base(own) else {
        return super::local::no_address(site);
    };
    match first(site, http.send(Call::get(base, path, query, proof)).await) {
        Ok(reply) => read(site, &reply),
        Err(report) => *report,
    }
}

/// A 403 of the provider itself; a page has been put there by somebody on the way.
fn forbidden(site: &Site<'_>, reply: &Reply) -> Report {
    if is_page(reply) {
        return unexpected(site, "page", reply);
    }
    missing_right(
        site,
        reply,
        "The key is known and may not read this.",
        "Ask the provider which rights the key has, or whether your account is complete.",
    )
}

fn read_razorpay(site: &Site<'_>, reply: &Reply) -> Report {
    let answer = json(reply);
    let error = |name: &str| answer.as_ref().and_then(|a| text(inner(a, "error", name)));
    let message = error("description");
    let is_error = error("code").is_some();
    match (reply.status, &answer) {
        // The documentation lists 400 in places for a wrong key; this call has nothing else
        // that could be a bad request.
        (401, _) | (400, Some(_)) if reply.status == 401 || is_error => {
            let report = wrong(site, reply, "the Key ID and Key Secret")
                .hint("Blanks pasted along with a key are a frequent cause.");
            told(report, message)
        }
        (403, _) => told(forbidden(site, reply), message),
        (200, Some(answer)) if !is_error && is_collection(answer) => works(site, reply),
        _ => told(unexpected(site, "not_a_collection", reply), message),
    }
}

fn is_collection(answer: &Value) -> bool {
    text(member(answer, "entity")).is_some_and(|entity| entity.eq_ignore_ascii_case("collection"))
        || matches!(member(answer, "items"), Some(Value::Array(_)))
}

fn read_paystack(site: &Site<'_>, reply: &Reply) -> Report {
    let answer = json(reply);
    let message = answer.as_ref().and_then(|a| text(member(a, "message")));
    match (reply.status, &answer) {
        (401, _) => told(wrong(site, reply, "the Private Key"), message),
        (403, _) => told(forbidden(site, reply), message),
        (200, Some(answer)) if flag(member(answer, "status")) == Some(true) => {
            let Some(balances) = items(member(answer, "data")) else {
                return told(unexpected(site, "no_balance", reply), message);
            };
            let currencies: Vec<String> = balances
                .iter()
                .filter_map(|balance| text(member(balance, "currency")))
                .collect();
            with_currencies(site, works(site, reply), &currencies)
        }
        _ => told(unexpected(site, "not_a_balance", reply), message),
    }
}

fn read_paymongo(site: &Site<'_>, reply: &Reply) -> Report {
    let answer = json(reply);
    let message = answer.as_ref().and_then(|a| text(inner(a, "errors", "detail")));
    match (reply.status, &answer) {
        (401, _) => told(wrong(site, reply, "the Private Key"), message),
        (403, _) => told(forbidden(site, reply), message),
        (200, Some(answer)) if member(answer, "errors").is_none() => {
            let Some(webhooks) = items(member(answer, "data")) else {
                return unexpected(site, "no_data", reply);
            };
            let live = |webhook: &&Value| {
                flag(inner(webhook, "attributes", "livemode").or_else(|| member(webhook, "livemode")))
            };
            let other = |live: bool| site.mode.is_some_and(|mode| (mode == Mode::Live) != live);
            if webhooks.iter().filter_map(live).any(other) {
                return wrong_mode(site, reply);
            }
            works(site, reply)
        }
        _ => told(unexpected(site, "not_a_list", reply), message),
    }
}
