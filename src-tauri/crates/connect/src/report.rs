//! The report resource (section 12).

use serde_json::Value;

use crate::json::{Object, Unreadable, parse};
use crate::notification::{Notification, notifications};
use crate::problem::message;
use crate::receipt::{Line, Receipt, lines};
use crate::time::LocalTime;
use crate::totals::{Acquirer, Balances};
use crate::transaction::{is_one, one_word, request_id};
use crate::words::ReportResult;

/// A report as an answer tells of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// The service's own id of the request.
    pub request_id: Option<String>,
    /// Its address; for show only.
    pub location: Option<String>,
    /// Oldest first.
    pub notifications: Vec<Notification>,
    /// `END_OF_DAY`, `BANKING`, `X_BALANCE`, `Z_BALANCE` or another word.
    pub kind: Option<String>,
    /// What became of it; its presence means that it has finished.
    pub result: Option<ReportResult>,
    /// When it was, by the machine.
    pub time: Option<LocalTime>,
    /// Terminal id.
    pub tid: Option<String>,
    /// What is printed.
    pub lines: Vec<Line>,
    /// What the machine has counted.
    pub balances: Option<Balances>,
    /// What each acquirer will settle.
    pub banking: Vec<Acquirer>,
    /// To be shown as it is.
    pub message: Option<String>,
    /// What is odd about the answer, in sentences.
    pub warnings: Vec<String>,
}

/// Names of which at least one must be there for an object to be a report.
const MARKS: [&str; 7] = [
    "requestId",
    "notifications",
    "reportResult",
    "reportType",
    "reportLines",
    "balances",
    "banking",
];
/// Names that only a transaction has.
const OF_TRANSACTIONS: [&str; 2] = ["transactionResult", "transactionType"];

/// Reads a report.
///
/// # Errors
/// [`Unreadable`] when it is no JSON, or an object that tells nothing of a report.
pub fn read_report(bytes: &[u8]) -> Result<Report, Unreadable> {
    let value = parse(bytes)?;
    let object = Object::of(&value).ok_or(Unreadable::OtherShape)?;
    if !is_one(object, &MARKS, &OF_TRANSACTIONS) {
        return Err(Unreadable::OtherShape);
    }
    let (result, odd) = one_word(object, "reportResult");
    let mut report = Report {
        request_id: request_id(object),
        location: object.text("location"),
        notifications: notifications(object.get("notifications")),
        kind: object.text("reportType").map(|word| word.to_ascii_uppercase()),
        result: result.map(|word| ReportResult::read(&word)),
        time: object.text("reportTime").map(LocalTime::read),
        tid: object.text("tid").or_else(|| object.text("tpi")),
        lines: report_lines(object),
        balances: object.object("balances").map(Balances::read),
        banking: acquirers(object),
        message: message(object),
        warnings: odd.into_iter().collect(),
    };
    let raw = report.balances.as_ref().is_some_and(Balances::raw) || report.banking.iter().any(Acquirer::raw);
    if raw {
        let words = "Some numbers of the report are not whole numbers and were left as they are.";
        report.warnings.push(words.to_owned());
    }
    Ok(report)
}

/// `reportLines`, or the town's copy under `receiptLines`.
fn report_lines(object: Object<'_>) -> Vec<Line> {
    let of = |name| match object.get(name) {
        Some(copies @ Value::Object(_)) => Receipt::read(Some(copies)).merchant,
        Some(list) => lines(list),
        None => Vec::new(),
    };
    let own = of("reportLines");
    if own.is_empty() { of("receiptLines") } else { own }
}

fn acquirers(object: Object<'_>) -> Vec<Acquirer> {
    let entries = object.object("banking").into_iter().flat_map(Object::entries);
    entries
        .filter_map(|(name, value)| Some(Acquirer::read(name, Object::of(value)?)))
        .collect()
}

impl Report {
    /// It has a result, or the notifications say that it has finished.
    pub fn finished(&self) -> bool {
        self.result.is_some() || self.notifications.iter().any(Notification::ends)
    }

    /// It has finished without saying that it is complete: whether totals were reset is not
    /// known.
    pub fn unknown(&self) -> bool {
        self.finished() && self.result != Some(ReportResult::Complete)
    }
}
