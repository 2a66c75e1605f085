//! An answer of Paymentsense Connect as one JSON object.
//!
//! These keys are always there:
//!
//! | key | value |
//! |---|---|
//! | `kind`, `status` | what was asked for and the HTTP status, as they were given |
//! | `problem` | why the answer could not be read, or that an error says nothing, as a sentence; else `null` |
//! | `finished` | a transaction: it has a result, or a notification says that it has finished; a report likewise; else `false` |
//! | `unknown` | whether money moved (or totals were reset) is not known and somebody has to look: see [`Inspection::unknown`] |
//! | `outcome` | a transaction: `running`, `paid`, `not_paid`, `cancelled`, `unknown`; else `null` |
//! | `result` | `transactionResult` or `reportResult`; an unknown word as it came; `null` when there is none |
//! | `booked_minor` | a transaction that succeeded: `amountBase`, without cashback and gratuity; else, and when it is not exact, `null` |
//! | `cashback_minor`, `gratuity_minor` | a transaction that succeeded: what was handed out and the tip; `null` when the answer does not say |
//! | `booked_from` | `amountBase`, or `derived` when that is missing and the total less the others is exact; else `null` |
//! | `amounts` | the four amounts as they were found: a whole number, a text that could not be read exactly, or `null` |
//! | `currency`, `type`, `effect` | `effect` is `charged`, `refunded`, `reserved`, `reversed` or `nothing` |
//! | `auth_code` | text |
//! | `notifications` | oldest first, unknown ones included |
//! | `signature_wanted` | the signature question waits for an answer |
//! | `message` | `userMessage` unchanged; the texts of older versions, joined |
//! | `terminals` | a list of `{tid, status, currency, location}`, which may be empty; `null` when none was asked for or came |
//! | `receipt_lines` | `{"MERCHANT": […], "CUSTOMER": […]}`, each line `{type, value, format}`; a report's lines are the merchant's |
//! | `request_id`, `location`, `time`, `card` | what else was told of a transaction or report |
//! | `report` | type, terminal, balances and banking of a report; else `null` |
//! | `warnings` | what is odd about the answer, as sentences |
//!
//! With a status other than 2xx the answer is read as an error whatever was asked for. Card
//! numbers are masked everywhere.

use ::connect::{
    Acquirer, Amount, Balances, BookedFrom, Breakdown, End, Inspection, Kind, Line, Lost, Notification,
    Outcome, Report, Seen, Tally, Terminal, TerminalList, Transaction,
};
use serde_json::{Map, Value, json};

/// Takes an answer apart.
pub fn connect(kind: Kind, status: Option<u16>, bytes: &[u8]) -> Value {
    of(&::connect::inspect(kind, status, bytes))
}

/// The same object for card machines that were listed.
pub fn connect_terminals(list: &TerminalList) -> Value {
    of(&Inspection {
        kind: Kind::Terminals,
        status: None,
        seen: Seen::Terminals(list.clone()),
    })
}

/// The same object for a report that was run.
pub fn connect_report(report: &Report) -> Value {
    of(&Inspection {
        kind: Kind::Report,
        status: None,
        seen: Seen::Report(Box::new(report.clone())),
    })
}

/// The same object at the end of a real payment.
pub fn connect_end(end: &End) -> Value {
    let mut all = blank(Kind::Transaction, None);
    if let Some(transaction) = end.transaction() {
        put(&mut all, transaction_part(transaction));
    }
    let (problem, error) = match end {
        End::NotRecorded => (
            Some("Nothing was sent: the record could not be written.".to_owned()),
            None,
        ),
        End::NotStarted(error) => (Some(format!("Nothing was started: {error}.")), Some(error)),
        End::StartUnknown(why) => (Some(format!("It may have been started: {why}.")), None),
        End::Finished { .. } => (None, None),
        End::Lost { why, .. } => match why {
            Lost::Watchdog => (
                Some("It took too long and was not followed further.".to_owned()),
                None,
            ),
            Lost::WithoutResult => (Some("It ended without a result.".to_owned()), None),
            Lost::Refused(error) => (Some(format!("It could not be followed: {error}.")), Some(error)),
        },
    };
    let outcome = end.outcome();
    put(
        &mut all,
        json!({
            "outcome": outcome.word(),
            "unknown": outcome == Outcome::Unknown,
        }),
    );
    if let Some(problem) = problem {
        put(&mut all, json!({ "problem": problem }));
    }
    if let Some(error) = error {
        put(&mut all, json!({ "status": error.status() }));
        if let Some(message) = error.message() {
            put(&mut all, json!({ "message": message }));
        }
    }
    Value::Object(all)
}

fn of(seen: &Inspection) -> Value {
    let mut all = blank(seen.kind, seen.status);
    match &seen.seen {
        Seen::Transaction(transaction) => put(&mut all, transaction_part(transaction)),
        Seen::Terminals(list) => put(&mut all, terminals_part(list)),
        Seen::Report(report) => put(&mut all, report_part(report)),
        Seen::Problem(told) => {
            let problem = told.message.is_none().then(|| match seen.status {
                Some(status) => format!("HTTP status {status}, and the answer says nothing more."),
                None => "The answer holds no message.".to_owned(),
            });
            put(&mut all, json!({ "message": told.message, "problem": problem }));
        }
        Seen::Nothing(problem) => put(&mut all, json!({ "problem": problem.to_string() })),
    }
    if seen.kind == Kind::Transaction && seen.unknown() {
        put(&mut all, json!({ "outcome": Outcome::Unknown.word() }));
    }
    put(
        &mut all,
        json!({ "finished": seen.finished(), "unknown": seen.unknown() }),
    );
    Value::Object(all)
}

/// All keys, nothing in them.
fn blank(kind: Kind, status: Option<u16>) -> Map<String, Value> {
    let mut all = Map::new();
    put(
        &mut all,
        json!({
            "kind": kind.word(),
            "status": status,
            "problem": null,
            "finished": false,
            "unknown": false,
            "outcome": null,
            "result": null,
            "booked_minor": null,
            "booked_from": null,
            "cashback_minor": null,
            "gratuity_minor": null,
            "amounts": null,
            "currency": null,
            "type": null,
            "effect": null,
            "auth_code": null,
            "notifications": [],
            "signature_wanted": false,
            "message": null,
            "terminals": null,
            "receipt_lines": { "MERCHANT": [], "CUSTOMER": [] },
            "request_id": null,
            "location": null,
            "time": null,
            "card": null,
            "report": null,
            "warnings": [],
        }),
    );
    all
}

fn put(all: &mut Map<String, Value>, part: Value) {
    if let Value::Object(part) = part {
        all.extend(part);
    }
}

fn transaction_part(seen: &Transaction) -> Value {
    let booking = seen.booking();
    // Cashback and gratuity are booked with a payment that succeeded, or not at all.
    let beside = |amount: &Amount| amount.exact().filter(|_| seen.outcome() == Outcome::Paid);
    let amounts: Map<_, _> = seen
        .amounts
        .named()
        .into_iter()
        .map(|(name, found)| (name.to_owned(), amount(found)))
        .collect();
    json!({
        "finished": seen.finished(),
        "outcome": seen.outcome().word(),
        "result": seen.result.as_ref().map(|result| result.word()).filter(|word| !word.is_empty()),
        "booked_minor": booking.map(|booking| booking.base),
        "booked_from": booking.map(|booking| match booking.from {
            BookedFrom::Base => "amountBase",
            BookedFrom::Rest => "derived",
        }),
        "cashback_minor": beside(&seen.amounts.cashback),
        "gratuity_minor": beside(&seen.amounts.gratuity),
        "amounts": amounts,
        "currency": seen.currency,
        "type": seen.kind.as_ref().map(|kind| kind.word()),
        "effect": seen.effect().word(),
        "auth_code": seen.auth_code,
        "notifications": words(&seen.notifications),
        "signature_wanted": seen.signature().open,
        "message": seen.message,
        "receipt_lines": receipt(seen),
        "request_id": seen.request_id,
        "location": seen.location,
        "time": seen.time.as_ref().map(|time| &time.raw),
        "card": card(seen),
        "warnings": seen.warnings,
    })
}

fn receipt(seen: &Transaction) -> Value {
    let mut copies = Map::new();
    for (name, lines) in &seen.receipt.others {
        copies.insert(name.clone(), printed(lines));
    }
    copies.insert("MERCHANT".to_owned(), printed(&seen.receipt.merchant));
    copies.insert("CUSTOMER".to_owned(), printed(&seen.receipt.customer));
    Value::Object(copies)
}

fn card(seen: &Transaction) -> Value {
    json!({
        "number": seen.card_number,
        "sequence": seen.card_sequence,
        "scheme": seen.card_scheme,
        "payment_method": seen.payment_method.as_ref().map(|method| method.word()),
        "verification_method": seen.verification.as_ref().map(|method| method.word()),
        "application_id": seen.application_id,
        "application_label": seen.application_label,
        "transaction_id": seen.transaction_id,
        "transaction_number": seen.transaction_number,
    })
}

fn terminals_part(list: &TerminalList) -> Value {
    let terminals: Vec<_> = list.terminals.iter().map(terminal).collect();
    let mut part = json!({ "terminals": terminals });
    if let (true, Value::Object(part)) = (list.left_out > 0, &mut part) {
        let words = format!("Entries without a terminal id were left out: {}.", list.left_out);
        part.insert("warnings".to_owned(), json!([words]));
    }
    part
}

fn terminal(terminal: &Terminal) -> Value {
    json!({
        "tid": terminal.tid,
        "status": terminal.status.word(),
        "currency": terminal.currency,
        "location": terminal.location,
    })
}

fn report_part(report: &Report) -> Value {
    let banking: Map<_, _> = report
        .banking
        .iter()
        .map(|acquirer| (acquirer.name.clone(), session(acquirer)))
        .collect();
    json!({
        "result": report.result.as_ref().map(|result| result.word()).filter(|word| !word.is_empty()),
        "type": report.kind,
        "currency": report.balances.as_ref().and_then(|balances| balances.currency.clone()),
        "notifications": words(&report.notifications),
        "message": report.message,
        "receipt_lines": { "MERCHANT": printed(&report.lines), "CUSTOMER": [] },
        "request_id": report.request_id,
        "location": report.location,
        "time": report.time.as_ref().map(|time| &time.raw),
        "report": {
            "type": report.kind,
            "tid": report.tid,
            "balances": report.balances.as_ref().map(balances),
            "banking": if banking.is_empty() { Value::Null } else { Value::Object(banking) },
        },
        "warnings": report.warnings,
    })
}

fn balances(seen: &Balances) -> Value {
    let mut all = Map::new();
    put(
        &mut all,
        json!({
            "currency": seen.currency,
            "since": seen.since,
            "total_minor": amount(&seen.total),
            "issuers": breakdowns(&seen.issuers),
            "waiters": breakdowns(&seen.waiters),
        }),
    );
    for (name, tally) in [
        ("sales", &seen.sales),
        ("refunds", &seen.refunds),
        ("cashback", &seen.cashback),
        ("gratuity", &seen.gratuity),
    ] {
        tallied(&mut all, name, tally);
    }
    Value::Object(all)
}

fn session(seen: &Acquirer) -> Value {
    json!({
        "currency": seen.currency,
        "current": seen.current.as_ref().map(breakdown),
        "previous": seen.previous.as_ref().map(breakdown),
        "current_issuers": breakdowns(&seen.current_issuers),
        "previous_issuers": breakdowns(&seen.previous_issuers),
        "current_numbers": seen.current_numbers,
        "previous_numbers": seen.previous_numbers,
    })
}

fn breakdowns(all: &[(String, Breakdown)]) -> Value {
    let all = all.iter().map(|(name, sums)| (name.clone(), breakdown(sums)));
    Value::Object(all.collect())
}

fn breakdown(sums: &Breakdown) -> Value {
    let mut all = Map::new();
    put(
        &mut all,
        json!({ "currency": sums.currency, "total_minor": amount(&sums.total) }),
    );
    tallied(&mut all, "sales", &sums.sales);
    tallied(&mut all, "refunds", &sums.refunds);
    Value::Object(all)
}

fn tallied(all: &mut Map<String, Value>, name: &str, tally: &Tally) {
    all.insert(format!("{name}_minor"), amount(&tally.amount));
    all.insert(format!("{name}_count"), amount(&tally.count));
}

/// A whole number, the text that stood there, or nothing.
fn amount(found: &Amount) -> Value {
    match found {
        Amount::Absent => Value::Null,
        Amount::Exact(number) => Value::from(*number),
        Amount::Raw(text) => Value::from(text.as_str()),
    }
}

fn words(notifications: &[Notification]) -> Vec<&str> {
    notifications.iter().map(Notification::word).collect()
}

fn printed(lines: &[Line]) -> Value {
    lines
        .iter()
        .map(|line| json!({ "type": line.kind, "value": line.value, "format": line.format }))
        .collect()
}
