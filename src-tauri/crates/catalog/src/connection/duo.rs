//! Duo's Auth API (section 6): an unsigned ping tells whether the host is right and what time it
//! is there; a signed check tells whether the keys are.

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use super::Site;
use super::answer::{first, inner, json, member, text, told, unexpected, whole, works, wrong};
use super::duo_signature::{Signed, date, sign};
use super::report::{Outcome, Report};
use super::transport::{Call, Proof, Reply, Transport};

const PING: &str = "/auth/v2/ping";
const CHECK: &str = "/auth/v2/check";
/// Seconds by which a clock may be wrong before it is worth a word.
const WORTH_A_WORD: i64 = 60;

pub(super) async fn run(http: &Transport, site: &Site<'_>) -> Report {
    let host = site.text("host");
    let Some(base) = site.base(&format!("https://{host}")) else {
        return super::local::no_address(site);
    };
    let ping = Call::get(base.clone(), PING, "", Proof::None);
    let reply = match first(site, http.send(ping).await) {
        Ok(reply) => reply,
        Err(report) => return unreached(*report, &host),
    };
    let answer = json(&reply);
    let Some(answer) = answer.filter(|answer| reply.status == 200 && is_ok(answer)) else {
        return unexpected(site, "not_duo", &reply).hint("Check the Host: something else answers there.");
    };
    // Signed with Duo's time, so that a wrong clock here does not look like wrong keys.
    let there = whole(inner(&answer, "response", "time")).and_then(|time| Timestamp::from_second(time).ok());
    let checked = http.send(match signed(site, base, &host, there.unwrap_or(site.now)) {
        Some(call) => call,
        None => return super::local::no_address(site),
    });
    let report = match first(site, checked.await) {
        Ok(reply) => read(site, &reply),
        Err(report) => unreached(*report, &host),
    };
    with_clock(report, site.now, there)
}

fn signed(site: &Site<'_>, base: crate::address::Base, host: &str, now: Timestamp) -> Option<Call> {
    let date = date(now)?;
    let signature = sign(
        &site.secret("secret"),
        &Signed {
            date: &date,
            method: "GET",
            host,
            path: CHECK,
            parameters: &[],
        },
    )?;
    let proof = Proof::Basic(site.text("integration_key"), signature);
    let mut call = Call::get(base, CHECK, "", proof);
    call.date = Some(date);
    Some(call)
}

/// A host that cannot be reached is often one that was mistyped.
fn unreached(report: Report, host: &str) -> Report {
    match report.code {
        "no_connection" => report.todo(format!("Compare the Host with the Duo Admin Panel: {host}.")),
        _ => report,
    }
}

fn is_ok(answer: &Value) -> bool {
    text(member(answer, "stat")).is_some_and(|stat| stat.eq_ignore_ascii_case("ok"))
}

fn read(site: &Site<'_>, reply: &Reply) -> Report {
    let answer = json(reply);
    let part = |name: &str| answer.as_ref().and_then(|a| text(member(a, name)));
    let (message, code) = (part("message"), part("code").unwrap_or_default());
    let report = match (reply.status, code.as_str()) {
        (200, _) if answer.as_ref().is_some_and(is_ok) => return works(site, reply),
        (_, "40105") => clock(site, reply),
        (401, "40102") => wrong(site, reply, "the Integration Key"),
        (401, "40103") => {
            wrong(site, reply, "the Secret").todo("Compare the Host as well: it is part of the signature.")
        }
        (401, _) => wrong(site, reply, "the Integration Key and the Secret"),
        (403, _) if answer.is_some() || reply.body.is_empty() => super::answer::missing_right(
            site,
            reply,
            "The key belongs to an application of another type.",
            "In the Duo Admin Panel protect an application of the type Auth API and use its keys.",
        ),
        _ => unexpected(site, "not_a_check", reply),
    };
    told(report, message)
}

fn clock(site: &Site<'_>, reply: &Reply) -> Report {
    Report::new(
        site.provider,
        Outcome::UnexpectedAnswer,
        "clock_wrong",
        "Duo refused the time of the request.",
        "The clock of this computer is wrong, or the connection was very slow. Nothing is known of the keys.",
    )
    .todo("Set the clock of this computer, then test again.")
    .status(reply.status)
}

fn with_clock(report: Report, here: Timestamp, there: Option<Timestamp>) -> Report {
    let Some(there) = there else {
        return report;
    };
    let off: SignedDuration = here.duration_since(there);
    let seconds = off.as_secs();
    if seconds.unsigned_abs() < WORTH_A_WORD.unsigned_abs() {
        return report;
    }
    let (amount, unit) = match seconds.unsigned_abs() {
        few if few < 120 => (few, "seconds"),
        some if some < 7_200 => (some / 60, "minutes"),
        many => (many / 3_600, "hours"),
    };
    let side = if seconds < 0 { "behind" } else { "ahead" };
    report.hint(format!(
        "The clock of this computer is about {amount} {unit} {side} Duo's. Duo refuses sign-ins when it is too far off. Set the clock."
    ))
}
