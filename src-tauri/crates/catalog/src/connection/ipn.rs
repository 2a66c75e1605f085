//! PayPal's instant payment notifications (section 4). PayPal calls a web address when money
//! moves; a computer on a desk cannot be called. What can be done here is to verify a message
//! that arrived elsewhere: it is sent back word for word.

use std::collections::BTreeMap;

use domain::{Sensitive, parse_minor};
use serde::Serialize;

use super::Site;
use super::answer::{first, is_page, unexpected};
use super::report::{Outcome, Report, quoted};
use super::transport::{Call, Reply, Transport};
use crate::currency::{Unit, minor_text};
use crate::fees::credit;

const LIVE: &str = "https://ipnpb.paypal.com";
const TEST: &str = "https://ipnpb.sandbox.paypal.com";
const PATH: &str = "/cgi-bin/webscr";
const COMMAND: &str = "cmd=_notify-validate";
/// The longest message, in bytes.
const LONGEST: usize = 64 * 1024;

/// What a message says of a payment.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct IpnMessage {
    /// PayPal's id of the payment; the same one twice is the same payment.
    pub txn_id: String,
    /// e.g. `masspay`, `send_money`, `web_accept`
    pub txn_type: String,
    /// Only `Completed` counts.
    pub payment_status: String,
    /// As PayPal wrote it.
    pub gross: String,
    /// As PayPal wrote it.
    pub fee: String,
    /// ISO 4217.
    pub currency: String,
    /// In minor units, where they could be read exactly.
    pub gross_minor: Option<i64>,
    /// In minor units, where it could be read exactly; no fee is nothing.
    pub fee_minor: Option<i64>,
    /// Who paid.
    pub payer_email: String,
    /// Who was paid; must be the town.
    pub receiver_email: String,
    /// From the sandbox.
    pub is_test: bool,
}

/// A message and what PayPal says of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IpnReport {
    /// How the verification went.
    pub report: Report,
    /// PayPal's word: genuine or not; `None` when it gave none.
    pub genuine: Option<bool>,
    /// What the message says.
    pub message: IpnMessage,
    /// What the customer would be credited with; only for a genuine payment that counts.
    pub credited_minor: Option<i64>,
}

/// The way to PayPal, without a message.
pub(super) async fn reach(http: &Transport, site: &Site<'_>) -> Report {
    let report = super::local::by_hand(site);
    let Some(base) = site.base(LIVE) else {
        return report;
    };
    let call = Call::post(base, PATH, Sensitive::new(COMMAND.to_owned()));
    match first(site, http.send(call).await) {
        Ok(reply) if word(&reply).is_some() => report
            .hint("PayPal's service for verifying messages answers this computer.")
            .status(reply.status),
        Ok(reply) => unexpected(site, "no_verdict", &reply),
        Err(report) => *report,
    }
}

/// Sends a message back to PayPal and reads it.
pub(super) async fn verify(http: &Transport, site: &Site<'_>, message: &Sensitive<String>) -> IpnReport {
    // An encoded message has no line breaks; those in a paste came from a window that wraps.
    let raw: String = message
        .expose()
        .trim()
        .chars()
        .filter(|c| !matches!(c, '\r' | '\n' | '\t'))
        .collect();
    let raw = Sensitive::new(raw);
    let told = read(site, raw.expose());
    let done = |report, genuine| finish(site, report, genuine, told.clone());
    if raw.expose().len() > LONGEST || told.txn_id.is_empty() {
        return done(no_message(site), None);
    }
    let own = if told.is_test { TEST } else { LIVE };
    let Some(base) = site.base(own) else {
        return done(super::local::no_address(site), None);
    };
    let body = format!("{COMMAND}&{}", raw.expose());
    match first(
        site,
        http.send(Call::post(base, PATH, Sensitive::new(body))).await,
    ) {
        Ok(reply) => match word(&reply) {
            Some(true) => done(genuine(site, &reply), Some(true)),
            Some(false) => done(invalid(site, &reply), Some(false)),
            None => done(unexpected(site, "no_verdict", &reply), None),
        },
        Err(report) => done(*report, None),
    }
}

/// PayPal's verdict.
fn word(reply: &Reply) -> Option<bool> {
    if reply.status != 200 || is_page(reply) {
        return None;
    }
    match String::from_utf8_lossy(&reply.body)
        .trim()
        .to_ascii_uppercase()
        .as_str()
    {
        "VERIFIED" => Some(true),
        "INVALID" => Some(false),
        _ => None,
    }
}

fn read(site: &Site<'_>, raw: &str) -> IpnMessage {
    let fields: BTreeMap<String, String> = form_urlencoded::parse(raw.as_bytes())
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    let get = |name: &str| quoted(fields.get(name).map(String::as_str).unwrap_or_default());
    let currency = get("mc_currency");
    let unit = site.provider.currencies.unit(&currency);
    let minor = |text: &str| parse_minor(text, unit.as_ref()?.exponent);
    let (gross, fee) = (get("mc_gross"), get("mc_fee"));
    IpnMessage {
        txn_id: get("txn_id"),
        txn_type: get("txn_type"),
        payment_status: get("payment_status"),
        gross_minor: minor(&gross),
        fee_minor: if fee.is_empty() { Some(0) } else { minor(&fee) },
        gross,
        fee,
        currency,
        payer_email: get("payer_email"),
        receiver_email: get("receiver_email"),
        is_test: get("test_ipn") == "1",
    }
}

fn no_message(site: &Site<'_>) -> Report {
    Report::new(
        site.provider,
        Outcome::NotReady,
        "no_message",
        "This is not a message of PayPal.",
        "A message is one long line of names and values, joined by = and &, with a txn_id among them.",
    )
    .todo("Open PayPal's IPN history, show the message in its raw form and copy all of it.")
}

fn genuine(site: &Site<'_>, reply: &Reply) -> Report {
    Report::new(
        site.provider,
        Outcome::Ok,
        "verified",
        "PayPal says that the message is genuine.",
        "It was sent by PayPal and nothing in it was changed.",
    )
    .status(reply.status)
}

fn invalid(site: &Site<'_>, reply: &Reply) -> Report {
    Report::new(
        site.provider,
        Outcome::NotGenuine,
        "invalid",
        "PayPal does not know this message.",
        "It was changed, was not copied in full, or is not from PayPal. Messages of PayPal's own simulator cannot be verified.",
    )
    .todo("Do not credit this payment.")
    .todo("Copy the raw message again from PayPal's IPN history and verify once more.")
    .status(reply.status)
}

/// Adds what the message means for the customer's account.
fn finish(site: &Site<'_>, mut report: Report, genuine: Option<bool>, message: IpnMessage) -> IpnReport {
    let mut credited_minor = None;
    if genuine == Some(true) {
        let reasons = reasons_against(site, &message);
        if reasons.is_empty() {
            match worth(site, &message) {
                Some((minor, words)) => {
                    credited_minor = Some(minor);
                    report.facts.push(super::Fact {
                        label: "Credit".to_owned(),
                        value: words,
                    });
                }
                None => report
                    .hints
                    .push("The amounts of the message could not be read exactly.".to_owned()),
            }
        }
        report.hints.extend(reasons);
        report = report
            .fact("Paid by", message.payer_email.clone())
            .fact("Paid to", message.receiver_email.clone());
    }
    IpnReport {
        report,
        genuine,
        message,
        credited_minor,
    }
}

/// Why a genuine message does not count.
fn reasons_against(site: &Site<'_>, message: &IpnMessage) -> Vec<String> {
    let mut reasons = Vec::new();
    if message.is_test {
        reasons.push("The message is from PayPal's sandbox: no money moved.".to_owned());
    }
    if !message.payment_status.eq_ignore_ascii_case("completed") {
        reasons.push("The payment is not completed, so it does not count yet.".to_owned());
    }
    let chosen = site.form.values.list("currencies");
    if !chosen.is_empty() && !chosen.contains(&message.currency) {
        reasons.push(format!(
            "{} is not among the currencies that you accept.",
            message.currency
        ));
    }
    let types = site.form.values.list("payment_types");
    let kind = match message.txn_type.as_str() {
        "masspay" => "mass_pay",
        _ => "send_money",
    };
    if !types.is_empty() && !types.iter().any(|chosen| chosen == kind) {
        reasons.push("Payments of this type are not taken by this integration.".to_owned());
    }
    reasons
}

fn worth(site: &Site<'_>, message: &IpnMessage) -> Option<(i64, String)> {
    let unit: Unit = site.provider.currencies.unit(&message.currency)?;
    let deduct = site.form.values.flag("deduct_fees").unwrap_or(true);
    let done = credit(message.gross_minor?, message.fee_minor?, deduct, &unit).ok()?;
    let shown = minor_text(done.credited_minor, unit.exponent);
    Some((
        done.credited_minor,
        format!("{shown} {}. {}", unit.code, done.words),
    ))
}
