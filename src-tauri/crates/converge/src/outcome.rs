//! What an answer means: one decision, for every call (section 5).

use crate::answer::Root;
use crate::fields::Fields;
use crate::rules::is_all_zero;

/// What an answer says, in the gateway's own terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// `ssl_result` is 0.
    Approved,
    /// `ssl_result` is anything else.
    Declined,
    /// An error code: nothing was authorised.
    Refused,
    /// Book-keeping done: `SUCCESS` without a result.
    Done,
    /// Book-keeping or a token operation that did not succeed.
    Failed,
    /// The result of a look-up.
    Query,
    /// Readable, but it says nothing about a result.
    Indeterminate,
    /// Not an answer at all.
    Unreadable,
}

impl Outcome {
    /// The word used in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::Declined => "declined",
            Self::Refused => "refused",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Query => "query",
            Self::Indeterminate => "indeterminate",
            Self::Unreadable => "unreadable",
        }
    }
}

/// Decides in the order of section 5: error code, result, book-keeping message, token
/// answer, query shapes. Test mode never changes the outcome; ask [`is_test_mode`] as well.
pub fn decide(root: Root, fields: &Fields) -> Outcome {
    if error_code(fields).is_some() {
        return Outcome::Refused;
    }
    if root == Root::List {
        return Outcome::Query;
    }
    if let Some(outcome) = token_operation(fields) {
        return outcome;
    }
    if let Some(result) = fields.said("ssl_result") {
        return if result == "0" {
            Outcome::Approved
        } else {
            Outcome::Declined
        };
    }
    if is_query_shape(fields) {
        return Outcome::Query;
    }
    match fields.said("ssl_result_message") {
        Some(message) if message.eq_ignore_ascii_case("SUCCESS") => Outcome::Done,
        Some(message) if message.eq_ignore_ascii_case("ERROR") => Outcome::Failed,
        // `APPROVAL` without `ssl_result`, a currency question, or silence: not completed.
        _ => Outcome::Indeterminate,
    }
}

/// The error code, unless it is absent, blank or 0 (a search result was seen to carry 0).
pub(crate) fn error_code(fields: &Fields) -> Option<&str> {
    fields
        .said("errorCode")
        .filter(|code| code.bytes().any(|b| b != b'0'))
}

/// For an answer to a token operation: whether it succeeded. A sale that also asked for a
/// token is not one; its `ssl_result` speaks for the money.
fn token_operation(fields: &Fields) -> Option<Outcome> {
    let answer = fields.said("ssl_token_response");
    let result = fields.said("ssl_result");
    let kind = fields.text("ssl_transaction_type").trim().to_ascii_uppercase();
    let is_token_call = if kind.is_empty() {
        answer.is_some() && fields.said("ssl_txn_id").is_none() && fields.said("ssl_amount").is_none()
    } else {
        kind.ends_with("TOKEN")
    };
    if !is_token_call {
        return None;
    }
    let success = answer.map(|text| text.eq_ignore_ascii_case("SUCCESS"));
    match (success, result) {
        (Some(false), _) => Some(Outcome::Failed),
        (_, Some("0")) => Some(Outcome::Approved),
        (_, Some(_)) => Some(Outcome::Failed),
        (Some(true), None) => Some(Outcome::Done),
        (None, None) => None,
    }
}

/// A record of a query by id comes as a bare `<txn>`; nothing found may be a bare `<txn>`
/// with only a count; `terminalsetup` has its own groups (sections 14 and 16).
fn is_query_shape(fields: &Fields) -> bool {
    is_record(fields)
        || [
            "ssl_txn_count",
            "vm_market_segment",
            "vm_friendly_name",
            "MerchantName",
        ]
        .iter()
        .any(|name| fields.get(name).is_some())
}

/// Whether the fields of a `<txn>` root are a record that was looked up: a transaction, told
/// by what only records carry, or a plan, which has no result message (sections 14 and 15).
pub(crate) fn is_record(fields: &Fields) -> bool {
    let has = |names: &[&str]| names.iter().any(|name| fields.get(name).is_some());
    let is_plan = has(&["ssl_recurring_id", "ssl_installment_id"])
        && has(&["ssl_billing_cycle", "ssl_next_payment_date"])
        && fields.said("ssl_result_message").is_none();
    is_plan || has(&["ssl_trans_status", "ssl_is_voidable", "ssl_settle_time"])
}

/// Whether an answer was fabricated by test mode: no money moved (section 20). Its id is
/// nothing but zeros.
pub fn is_test_mode(fields: &Fields) -> bool {
    let said = |name| fields.said(name);
    said("ssl_status").is_some_and(|text| text.eq_ignore_ascii_case("TEST MODE"))
        || said("ssl_txn_id").is_some_and(is_all_zero)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(fields: &[(&str, &str)]) -> Outcome {
        decide(Root::Txn, &fields.iter().copied().collect())
    }

    #[test]
    fn the_decision_follows_the_documented_order() {
        for (fields, expected) in [
            (
                &[("ssl_result", "0"), ("ssl_result_message", "APPROVAL")][..],
                Outcome::Approved,
            ),
            (
                &[("ssl_result", "1"), ("ssl_result_message", "DECLINED")],
                Outcome::Declined,
            ),
            (&[("errorCode", "4025"), ("ssl_result", "0")], Outcome::Refused),
            (&[("errorCode", "0"), ("ssl_result", "0")], Outcome::Approved),
            (&[("errorCode", ""), ("ssl_result", "1")], Outcome::Declined),
            (&[("ssl_result_message", "SUCCESS")], Outcome::Done),
            (
                &[("ssl_result", "0"), ("ssl_result_message", "SUCCESS")],
                Outcome::Approved,
            ),
            (&[("ssl_result_message", "ERROR")], Outcome::Failed),
            (&[("ssl_result_message", "APPROVAL")], Outcome::Indeterminate),
            (
                &[("ssl_result", ""), ("ssl_result_message", "APPROVAL")],
                Outcome::Indeterminate,
            ),
            (&[("ssl_txn_count", "0")], Outcome::Query),
            (
                &[("ssl_trans_status", "OPN"), ("ssl_result_message", "APPROVAL")],
                Outcome::Query,
            ),
            (
                &[("dccoption", "USD"), ("dccoption", "CAD")],
                Outcome::Indeterminate,
            ),
            (&[], Outcome::Indeterminate),
        ] {
            assert_eq!(outcome(fields), expected, "{fields:?}");
        }
    }

    #[test]
    fn a_token_operation_is_told_by_its_token_answer() {
        let query = ("ssl_transaction_type", "CCQUERYTOKEN");
        for (fields, expected) in [
            (
                &[("ssl_token_response", "Failed"), ("ssl_result", "1")][..],
                Outcome::Failed,
            ),
            (
                &[("ssl_token_response", "SUCCESS"), ("ssl_result", "0"), query],
                Outcome::Approved,
            ),
            (&[("ssl_token_response", "SUCCESS")], Outcome::Done),
            (&[("ssl_token_response", "Invalid Token")], Outcome::Failed),
        ] {
            assert_eq!(outcome(fields), expected, "{fields:?}");
        }
    }

    #[test]
    fn a_sale_whose_token_failed_is_still_an_approved_sale() {
        let fields = [
            ("ssl_transaction_type", "SALE"),
            ("ssl_result", "0"),
            ("ssl_token_response", "FAILURE"),
            ("ssl_amount", "4.00"),
        ];
        assert_eq!(outcome(&fields), Outcome::Approved);
    }
}
