//! NOWPayments (section 12): the status needs no key and is always fine; the coins of the
//! merchant prove the key.

use serde_json::Value;

use super::Site;
use super::answer::{
    first, is_page, json, member, missing_right, text, told, unexpected, whole, with_currencies, works, wrong,
};
use super::report::Report;
use super::transport::{Call, Proof, Reply, Transport};

const LIVE: &str = "https://api.nowpayments.io";
const TEST: &str = "https://api-sandbox.nowpayments.io";

pub(super) async fn run(http: &Transport, site: &Site<'_>) -> Report {
    let Some(base) = site.base_by_mode(LIVE, TEST) else {
        return super::local::no_address(site);
    };
    let status = Call::get(base.clone(), "/v1/status", "", Proof::None);
    match first(site, http.send(status).await) {
        Ok(reply) if is_up(&reply) => {}
        Ok(reply) => return unexpected(site, "no_status", &reply),
        Err(report) => return *report,
    }
    let proof = Proof::Header("x-api-key", site.secret("api_key"));
    let coins = Call::get(base, "/v1/merchant/coins", "", proof);
    match first(site, http.send(coins).await) {
        Ok(reply) => read(site, &reply),
        Err(report) => *report,
    }
}

fn is_up(reply: &Reply) -> bool {
    let message = json(reply).and_then(|answer| text(member(&answer, "message")));
    reply.status == 200 && message.is_some_and(|message| message.eq_ignore_ascii_case("ok"))
}

fn read(site: &Site<'_>, reply: &Reply) -> Report {
    let answer = json(reply);
    let part = |name: &str| answer.as_ref().and_then(|a| text(member(a, name)));
    let message = part("message");
    // The error is in the body as well, and there even when the status says 200.
    let told_status = answer.as_ref().and_then(|a| whole(member(a, "statusCode")));
    let status = match reply.status {
        200 => told_status.unwrap_or(200),
        other => i64::from(other),
    };
    let code = part("code").unwrap_or_default().to_ascii_uppercase();
    match status {
        401 => told(wrong(site, reply, "the API Key"), message),
        403 if is_page(reply) => unexpected(site, "page", reply),
        // A wrong key gets 403 here; other codes tell of a key that is known.
        403 if code.is_empty() || code.contains("KEY") || code.contains("AUTH") => {
            told(wrong(site, reply, "the API Key"), message)
        }
        403 => {
            let report = missing_right(
                site,
                reply,
                "The key is known and may not read the coins of the account.",
                "Look in NOWPayments under Settings > Payments whether the key is active and the computer's address is allowed.",
            );
            told(report, message)
        }
        200 => match answer.as_ref().and_then(coins) {
            Some(coins) => with_currencies(site, works(site, reply), &coins),
            None => told(unexpected(site, "no_coins", reply), message),
        },
        _ => told(unexpected(site, "not_a_list", reply), message),
    }
}

/// The list of coins, under whichever name it comes.
fn coins(answer: &Value) -> Option<Vec<String>> {
    let list = match answer {
        Value::Array(items) => items,
        _ => ["selectedCurrencies", "currencies", "coins"]
            .iter()
            .find_map(|name| member(answer, name)?.as_array())?,
    };
    let name = |item: &Value| match item {
        Value::Object(_) => text(member(item, "currency").or_else(|| member(item, "code"))),
        single => text(Some(single)),
    };
    Some(list.iter().filter_map(name).collect())
}
