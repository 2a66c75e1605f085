//! Sentences about acts that move money.

use converge::CallError;
use domain::{ActKind, Currency, IntentState, Money, exponent, parse_minor};
use ledger::Intent;
use serde_json::json;

use crate::audit::Note;
use crate::dto::{AuditObject, AuditResult};
use crate::error::{Code, OfficeError};
use crate::journal::Told;
use crate::transactions::money_words;

/// A gateway's clock that is farther off than this makes windows of time meaningless.
const FARTHEST_MS: i64 = 24 * 3_600_000;

/// The gateway's clock as it said, else ours.
///
/// # Errors
/// When they are a day apart, money does not move.
pub(crate) fn gateway_time(gateway: Option<i64>, ours: i64) -> Result<i64, OfficeError> {
    let time = gateway.unwrap_or(ours);
    if time.saturating_sub(ours).abs() > FARTHEST_MS {
        return Err(OfficeError::new(
            Code::ClockWrong,
            "This PC's clock and Converge's are more than a day apart. Set this PC's date and time first; nothing was sent.",
        ));
    }
    Ok(time)
}

/// A look-up before an act failed: nothing was sent, and nothing can be.
pub(crate) fn unreachable(error: &CallError) -> OfficeError {
    let (code, sentence) = match error {
        _ if error.is_bad_credentials() => (
            Code::VerifyFailed,
            "Converge did not accept this user ID and PIN together. Check the PIN in Setup first.",
        ),
        CallError::NotSent(_) => (
            Code::GatewayUnreachable,
            "No connection to Converge. Reading works here; money does not move offline.",
        ),
        CallError::Refused(_) => (
            Code::VerifyFailed,
            "Converge does not let this API user look the payment up.",
        ),
        CallError::Unknown(_) | CallError::Cancelled => (
            Code::GatewayUnreachable,
            "Converge gave no usable answer to a look-up.",
        ),
    };
    OfficeError::new(code, format!("{sentence} Nothing was sent."))
        .with("cause", domain::mask_numbers(&error.to_string()).into_owned())
}

/// What the gateway showed before an act was not all.
pub(crate) fn witness_incomplete() -> OfficeError {
    OfficeError::new(
        Code::GatewayUnreachable,
        "Converge's list of today's payments was not complete. Nothing was sent; try again in a moment.",
    )
}

/// An amount as typed, e.g. `$1,180.00`, in minor units. A comma parts thousands and nothing else:
/// `1,80` is no amount.
pub(crate) fn read_amount(typed: &str, currency: Currency) -> Option<i64> {
    let text = typed.trim();
    let text = text.strip_prefix('$').unwrap_or(text);
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let mut grouped = false;
    for group in groups {
        grouped = true;
        if group.len() != 3 {
            return None;
        }
    }
    if grouped && !(1..=3).contains(&first.len()) || text.matches(',').count() != whole.matches(',').count() {
        return None;
    }
    parse_minor(&text.replace(',', ""), exponent(currency))
}

/// `void of $45.00`
pub(crate) fn summary(intent: &Intent) -> String {
    let amount = |lead: &str| match intent.amount {
        Some(Money { minor, currency }) => format!("{lead} of {}", money_words(minor, currency)),
        None => lead.to_owned(),
    };
    match intent.kind {
        ActKind::Void => amount("void"),
        ActKind::Return => amount("refund"),
        ActKind::TakeInstallment | ActKind::TakeRecurring => amount("plan payment"),
        ActKind::Settle => amount("settlement"),
        ActKind::AddPlan => "new plan".to_owned(),
        ActKind::UpdatePlan => "change of a plan".to_owned(),
        ActKind::DeletePlan => "end of a plan".to_owned(),
    }
}

fn note(intent: &Intent, action: &'static str, sentence: String) -> Note {
    Note::new(action, AuditObject::Money, sentence)
        .about(intent.target.clone(), summary(intent))
        .account(intent.account.to_string())
        .reason(&intent.reason)
}

/// The entry written with an armed intent.
pub(crate) fn armed(intent: &Intent) -> Note {
    let approved = match &intent.approved_by {
        Some(by) => format!(", asked for by {} and approved by {by}", intent.requested_by),
        None => String::new(),
    };
    let sentence = format!("sent to Converge: {}{approved}", summary(intent));
    note(intent, "money_armed", sentence).change(
        None,
        Some(json!({
            "intent": intent.id,
            "act": intent.act,
            "request": intent.digest,
            "reason": intent.reason,
            "note": intent.note,
        })),
    )
}

/// The entry written with an outcome.
pub(crate) fn moved(intent: &Intent, state: IntentState, told: &Told) -> Note {
    let what = summary(intent);
    let (action, sentence, result) = match state {
        IntentState::Approved => (
            "money_approved",
            format!("has Converge's yes: {what}"),
            AuditResult::Done,
        ),
        IntentState::ConfirmedDone => (
            "money_confirmed",
            format!("found out that it happened: {what}"),
            AuditResult::Done,
        ),
        IntentState::ConfirmedAbsent => (
            "money_absent",
            format!("found out that it did not happen: {what}"),
            AuditResult::Failed,
        ),
        IntentState::Declined => (
            "money_declined",
            format!("has the bank's no: {what}"),
            AuditResult::Refused,
        ),
        IntentState::Rejected => (
            "money_rejected",
            format!("has Converge's no: {what}"),
            AuditResult::Refused,
        ),
        IntentState::NotSent => (
            "money_not_sent",
            format!("could not send: {what}"),
            AuditResult::Failed,
        ),
        IntentState::NeedsPerson => (
            "money_needs_person",
            format!("could not find out by looking: {what}"),
            AuditResult::Failed,
        ),
        IntentState::Unknown | IntentState::Armed | IntentState::Dispatching => (
            "money_unknown",
            format!("has no usable answer about: {what}"),
            AuditResult::Failed,
        ),
    };
    note(intent, action, sentence)
        .change(
            Some(json!({ "state": domain::Coded::word(intent.state) })),
            Some(json!({
                "state": domain::Coded::word(state),
                "intent": intent.id,
                "why": told.why,
                "payment": told.txn,
                "approval": told.approval,
                "code": told.code,
            })),
        )
        .ended(result)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_parts_thousands_and_nothing_else() {
        let read = |text: &str| read_amount(text, Currency::USD);
        assert_eq!(read("$1,180.00"), Some(118_000));
        assert_eq!(read(" 180 "), Some(18_000));
        assert_eq!(read("1,234,567.8"), Some(123_456_780));
        for text in [
            "1,80", "1,80.00", "1,8000", ",180", "1180,00", "1.180,00", "1,,180", "1234,567", "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
