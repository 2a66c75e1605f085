//! Tolerant reading of answers: names in any case, numbers and truth values as text, one object
//! in a list of one. And what all providers have in common when they refuse.

use serde_json::Value;

use super::Site;
use super::report::{Outcome, Report, quoted};
use super::transport::{NoReply, Reply};

/// The answer as JSON; `None` when it is something else.
pub(super) fn json(reply: &Reply) -> Option<Value> {
    let bytes = reply.body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&reply.body);
    let value: Value = serde_json::from_slice(bytes).ok()?;
    match value {
        Value::Array(items) => match <[Value; 1]>::try_from(items) {
            Ok([Value::Object(single)]) => Some(Value::Object(single)),
            Ok([single]) => Some(Value::Array(vec![single])),
            Err(items) => Some(Value::Array(items)),
        },
        Value::Object(_) => Some(value),
        _ => None,
    }
}

/// A member by its name: as documented, else in any case and without underscores.
pub(super) fn member<'a>(value: &'a Value, name: &str) -> Option<&'a Value> {
    let object = value.as_object()?;
    let plain = |text: &str| text.to_ascii_lowercase().replace(['_', '-'], "");
    let found = object.get(name).or_else(|| {
        let wanted = plain(name);
        object
            .iter()
            .find(|(other, _)| plain(other) == wanted)
            .map(|(_, value)| value)
    });
    found.filter(|value| !value.is_null())
}

/// A member of a member.
pub(super) fn inner<'a>(value: &'a Value, outer: &str, name: &str) -> Option<&'a Value> {
    let outer = member(value, outer)?;
    match outer {
        // An object in a list of one.
        Value::Array(items) => items.first().and_then(|item| member(item, name)),
        _ => member(outer, name),
    }
}

/// Text, or a number or truth value as one.
pub(super) fn text(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        _ => None,
    }
}

/// A truth value, also as text or number.
pub(super) fn flag(value: Option<&Value>) -> Option<bool> {
    match text(value)?.to_ascii_lowercase().as_str() {
        "true" | "1" | "yes" => Some(true),
        "false" | "0" | "no" => Some(false),
        _ => None,
    }
}

/// A whole number, also as text.
pub(super) fn whole(value: Option<&Value>) -> Option<i64> {
    text(value)?.parse().ok()
}

/// The entries of a list; a single object is a list of one.
pub(super) fn items(value: Option<&Value>) -> Option<Vec<&Value>> {
    match value? {
        Value::Array(items) => Some(items.iter().collect()),
        single @ Value::Object(_) => Some(vec![single]),
        _ => None,
    }
}

/// A page instead of an answer.
pub(super) fn is_page(reply: &Reply) -> bool {
    let start: String = String::from_utf8_lossy(reply.body.get(..512).unwrap_or(&reply.body))
        .trim_start_matches('\u{FEFF}')
        .trim_start()
        .to_ascii_lowercase();
    start.starts_with("<!doctype") || start.starts_with("<html") || start.starts_with("<head")
}

/// Sorts out what needs no knowledge of the provider: no answer, a redirect, a provider that is
/// busy or in trouble. What is left has a status of 2xx or 4xx.
pub(super) fn first(site: &Site<'_>, reply: Result<Reply, NoReply>) -> Result<Reply, Box<Report>> {
    let reply = reply.map_err(|reason| Box::new(unanswered(site, reason)))?;
    let name = &site.provider.name;
    match reply.status {
        300..400 => Err(Box::new(unexpected(site, "redirect", &reply).hint(
            "It points to another address. It was not followed, because the key would go there.",
        ))),
        429 => {
            let wait = reply.retry_after.filter(|seconds| *seconds <= 3_600);
            let wait = wait.map_or("Wait a minute".to_owned(), |s| format!("Wait {s} seconds"));
            Err(Box::new(
                Report::new(
                    site.provider,
                    Outcome::Unreachable,
                    "busy",
                    format!("{name} has too many requests at the moment."),
                    "It did not look at the credentials.",
                )
                .todo(format!("{wait}, then test again."))
                .status(reply.status),
            ))
        }
        500.. => Err(Box::new(
            Report::new(
                site.provider,
                Outcome::Unreachable,
                "provider_trouble",
                format!("{name} has a problem of its own (HTTP {}).", reply.status),
                "It did not look at the credentials.",
            )
            .todo("Test again later.")
            .status(reply.status),
        )),
        _ => Ok(reply),
    }
}

fn unanswered(site: &Site<'_>, reason: NoReply) -> Report {
    let name = &site.provider.name;
    let (outcome, code, what, why, todo) = match reason {
        NoReply::Unsendable => (
            Outcome::NotReady,
            "unsendable",
            "A value holds a character that cannot be sent.".to_owned(),
            "Nothing was sent.",
            "Copy the values again, without the words around them.",
        ),
        NoReply::NoConnection => (
            Outcome::Unreachable,
            "no_connection",
            format!("No connection to {name}."),
            "Nothing is known of the credentials.",
            "Check the internet connection, and whether a firewall lets this computer through.",
        ),
        NoReply::Timeout => (
            Outcome::Unreachable,
            "timeout",
            format!("{name} did not answer in time."),
            "Nothing is known of the credentials.",
            "Test again in a minute.",
        ),
        NoReply::Broken => (
            Outcome::UnexpectedAnswer,
            "broken_off",
            format!("The answer of {name} broke off."),
            "Nothing is known of the credentials.",
            "Test again. If it happens again, something on the way breaks connections.",
        ),
        NoReply::TooLarge => (
            Outcome::UnexpectedAnswer,
            "too_large",
            "The answer was far too long.".to_owned(),
            "Something else than the provider seems to answer.",
            "Ask whoever looks after your network.",
        ),
    };
    Report::new(site.provider, outcome, code, what, why).todo(todo)
}

/// The provider did not take the credentials.
pub(super) fn wrong(site: &Site<'_>, reply: &Reply, what: &str) -> Report {
    let name = &site.provider.name;
    Report::new(
        site.provider,
        Outcome::CredentialsWrong,
        "credentials_wrong",
        format!("{name} did not take {what}."),
        "A value is mistyped, was replaced at the provider, or belongs to the other mode.",
    )
    .todo(format!("Copy {what} again from {name}."))
    .todo("Check that the mode here is the mode shown there.")
    .status(reply.status)
}

/// An answer that cannot be understood.
pub(super) fn unexpected(site: &Site<'_>, code: &'static str, reply: &Reply) -> Report {
    let name = &site.provider.name;
    let page = is_page(reply);
    let (code, what, why) = if page {
        (
            "page",
            format!("A web page came instead of an answer of {name}."),
            "Something on the way answers in its place: a firewall, a proxy or a sign-in page of the network.",
        )
    } else {
        (
            code,
            format!(
                "{name} gave an answer that was not understood (HTTP {}).",
                reply.status
            ),
            "Nothing is known of the credentials.",
        )
    };
    let todo = if page {
        "Ask whoever looks after your network to let this computer through."
    } else {
        "Test again later. If it stays, tell us the code shown here."
    };
    Report::new(site.provider, Outcome::UnexpectedAnswer, code, what, why)
        .todo(todo)
        .status(reply.status)
}

/// A refusal with the provider's own words.
pub(super) fn told(report: Report, message: Option<String>) -> Report {
    match message.map(|text| quoted(&text)).filter(|text| !text.is_empty()) {
        Some(message) => report.fact("The provider says", message),
        None => report,
    }
}

/// The provider knows the key, which lacks a right.
pub(super) fn missing_right(site: &Site<'_>, reply: &Reply, why: &str, todo: &str) -> Report {
    Report::new(
        site.provider,
        Outcome::MissingRight,
        "missing_right",
        format!("{} knows the key, but it may not do this.", site.provider.name),
        why,
    )
    .todo(todo)
    .status(reply.status)
}

/// All is well.
pub(super) fn works(site: &Site<'_>, reply: &Reply) -> Report {
    let name = &site.provider.name;
    let mode = site
        .mode
        .map(|mode| format!(" in mode {mode}"))
        .unwrap_or_default();
    Report::new(
        site.provider,
        Outcome::Ok,
        "ok",
        format!("{name} answered and took the credentials{mode}."),
        "Nothing was changed there.",
    )
    .status(reply.status)
}

/// The key is of the other mode.
pub(super) fn wrong_mode(site: &Site<'_>, reply: &Reply) -> Report {
    let (mode, other) = match site.mode {
        Some(mode) => (mode.to_string(), mode.other().to_string()),
        None => ("this one".to_owned(), "the other one".to_owned()),
    };
    Report::new(
        site.provider,
        Outcome::WrongMode,
        "wrong_mode",
        format!("The key works, but it is for the mode {other} and not for {mode}."),
        "Payments would go to the wrong side.",
    )
    .todo(format!(
        "Enter the key for {mode}, or change the mode to {other}."
    ))
    .status(reply.status)
}

/// Compares the chosen currencies with those that the account has.
pub(super) fn with_currencies(site: &Site<'_>, report: Report, account: &[String]) -> Report {
    if account.is_empty() {
        return report;
    }
    let list = &site.provider.currencies;
    let account: Vec<String> = account.iter().map(|code| list.written(code)).collect();
    let chosen = site.form.values.list("currencies");
    let missing: Vec<String> = chosen
        .iter()
        .filter(|code| !account.contains(&list.written(code)))
        .cloned()
        .collect();
    let shown: Vec<String> = account.iter().take(40).map(|code| quoted(code)).collect();
    let report = report.fact("Currencies of the account", shown.join(", "));
    if missing.is_empty() {
        report
    } else {
        report.hint(format!(
            "The account does not have {}. Payments in it may be refused.",
            missing.join(", ")
        ))
    }
}
