//! Stripe's `GET /v1/balance` (section 5).

use serde_json::Value;

use super::Site;
use super::answer::{
    first, flag, inner, items, json, member, missing_right, text, told, unexpected, whole, works, wrong,
    wrong_mode,
};
use super::report::Report;
use super::transport::{Call, Proof, Reply, Transport};
use crate::currency::minor_text;
use crate::description::Mode;

const BASE: &str = "https://api.stripe.com";

pub(super) async fn run(http: &Transport, site: &Site<'_>) -> Report {
    let Some(base) = site.base(BASE) else {
        return super::local::no_address(site);
    };
    let proof = Proof::Bearer(site.secret("private_key"));
    let call = Call::get(base, "/v1/balance", "", proof);
    match first(site, http.send(call).await) {
        Ok(reply) => read(site, &reply),
        Err(report) => *report,
    }
}

pub(super) fn read(site: &Site<'_>, reply: &Reply) -> Report {
    let answer = json(reply);
    let message = answer.as_ref().and_then(|a| text(inner(a, "error", "message")));
    match (reply.status, &answer) {
        (401, _) => told(wrong(site, reply, "the Private Key"), message),
        (403, Some(answer)) if member(answer, "error").is_some() => {
            let report = missing_right(
                site,
                reply,
                "It is a restricted key that may not read the balance. It can be right all the same.",
                "In the Stripe Dashboard give the key the right to read the balance, or use the secret key.",
            );
            told(report, message)
        }
        (200, Some(answer)) if is_balance(answer) && member(answer, "error").is_none() => {
            balance(site, reply, answer)
        }
        _ => told(unexpected(site, "not_a_balance", reply), message),
    }
}

fn is_balance(answer: &Value) -> bool {
    text(member(answer, "object")).is_some_and(|object| object.eq_ignore_ascii_case("balance"))
}

fn balance(site: &Site<'_>, reply: &Reply, answer: &Value) -> Report {
    let Some(live) = flag(member(answer, "livemode")) else {
        // Without it a live key could pass for a test key.
        return unexpected(site, "no_livemode", reply);
    };
    if site.mode.is_some_and(|mode| (mode == Mode::Live) != live) {
        return wrong_mode(site, reply);
    }
    let amounts = items(member(answer, "available")).unwrap_or_default();
    let shown: Vec<String> = amounts
        .iter()
        .take(30)
        .filter_map(|amount| {
            let unit = site
                .provider
                .currencies
                .unit(&text(member(amount, "currency"))?)?;
            let minor = whole(member(amount, "amount"))?;
            Some(format!("{} {}", minor_text(minor, unit.exponent), unit.code))
        })
        .collect();
    works(site, reply).fact("Balance", shown.join(", "))
}
