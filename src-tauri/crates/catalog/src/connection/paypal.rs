//! PayPal's classic NVP call `GetBalance` (section 3). The answer is form-encoded text with
//! names in any case, and always comes with HTTP 200.

use std::collections::BTreeMap;

use domain::Sensitive;
use form_urlencoded::Serializer;

use super::Site;
use super::answer::{first, is_page, told, unexpected, works, wrong};
use super::report::{Outcome, Report, quoted};
use super::transport::{Call, Reply, Transport};

const LIVE: &str = "https://api-3t.paypal.com";
const TEST: &str = "https://api-3t.sandbox.paypal.com";
/// The version of the interface that is asked for.
const VERSION: &str = "124";
/// Most balances that are shown.
const MOST: usize = 30;

pub(super) async fn run(http: &Transport, site: &Site<'_>) -> Report {
    let Some(base) = site.base_by_mode(LIVE, TEST) else {
        return super::local::no_address(site);
    };
    let (password, signature) = (site.secret("api_password"), site.secret("signature"));
    let body = Serializer::new(String::new())
        .append_pair("METHOD", "GetBalance")
        .append_pair("VERSION", VERSION)
        .append_pair("USER", &site.text("api_username"))
        .append_pair("PWD", password.expose())
        .append_pair("SIGNATURE", signature.expose())
        .append_pair("RETURNALLCURRENCIES", "1")
        .finish();
    let call = Call::post(base, "/nvp", Sensitive::new(body));
    match first(site, http.send(call).await) {
        Ok(reply) => read(site, &reply),
        Err(report) => *report,
    }
}

/// Names in capitals, values decoded. The first of two of the same name counts.
fn fields(reply: &Reply) -> BTreeMap<String, String> {
    let mut fields = BTreeMap::new();
    for (name, value) in form_urlencoded::parse(&reply.body) {
        fields
            .entry(name.trim().to_ascii_uppercase())
            .or_insert_with(|| value.trim().to_owned());
    }
    fields
}

pub(super) fn read(site: &Site<'_>, reply: &Reply) -> Report {
    match reply.status {
        401 => return wrong(site, reply, "the API Username, API Password and Signature"),
        200 if !is_page(reply) => {}
        _ => return unexpected(site, "status", reply),
    }
    let fields = fields(reply);
    let get = |name: &str| fields.get(name).map(String::as_str).unwrap_or_default();
    let (ack, code) = (get("ACK").to_ascii_lowercase(), get("L_ERRORCODE0"));
    let message = Some(format!("{} {}", get("L_SHORTMESSAGE0"), get("L_LONGMESSAGE0")));
    match (ack.as_str(), code) {
        (_, "10002") => told(security_header(site, reply), message),
        ("success" | "successwithwarning", _) => {
            let report = works(site, reply).fact("Balance", balances(&fields));
            match ack.as_str() {
                "successwithwarning" => told(report, message),
                _ => report,
            }
        }
        // PayPal's published list of errors: internal error, and permission denied.
        ("failure" | "failurewithwarning", "10001") => told(trouble(site, reply), message),
        ("failure" | "failurewithwarning", "10007") => {
            let report = super::answer::missing_right(
                site,
                reply,
                "The API user is known and may not ask for the balance.",
                "Give the API user the right to read the balance, or check the settings by hand.",
            );
            told(report, message)
        }
        ("failure" | "failurewithwarning", code) => {
            let report = unexpected(site, "refused", reply).fact("PayPal's code", quoted(code));
            told(report, message)
        }
        _ => unexpected(site, "no_ack", reply),
    }
}

/// Wrong credentials and the wrong mode look the same at PayPal.
fn security_header(site: &Site<'_>, reply: &Reply) -> Report {
    let (mode, place) = match site.mode {
        Some(crate::description::Mode::Live) => ("Live", "at paypal.com, not in the sandbox"),
        _ => ("Test", "in PayPal's sandbox, not at paypal.com"),
    };
    Report::new(
        site.provider,
        Outcome::CredentialsWrong,
        "security_header",
        "PayPal did not take the API credentials (10002).",
        "One of API Username, API Password and Signature is wrong, or they belong to the other mode. PayPal does not say which.",
    )
    .todo(format!("The mode is {mode}: check that the credentials were made {place}."))
    .todo("Copy all three again, from one page.")
    .status(reply.status)
}

fn trouble(site: &Site<'_>, reply: &Reply) -> Report {
    Report::new(
        site.provider,
        Outcome::Unreachable,
        "provider_trouble",
        "PayPal has a problem of its own (10001).",
        "It did not look at the credentials.",
    )
    .todo("Test again later.")
    .status(reply.status)
}

fn balances(fields: &BTreeMap<String, String>) -> String {
    let mut shown = Vec::new();
    for at in 0..MOST {
        let (Some(amount), Some(currency)) = (
            fields.get(&format!("L_AMT{at}")),
            fields.get(&format!("L_CURRENCYCODE{at}")),
        ) else {
            break;
        };
        shown.push(quoted(&format!("{amount} {currency}")));
    }
    shown.join(", ")
}
