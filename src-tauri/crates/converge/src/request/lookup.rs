//! Looking up transactions and plans (sections 14 and 15). Filters by brand and amount are
//! not published under a certain name, so they are applied to the records here, never sent.

use domain::{wire_date, wire_date_time};
use jiff::civil::{Date, DateTime};

use crate::answers::{PlanList, TransactionList};
use crate::request::field::{
    BATCH, CARD_SUFFIX, DATES_IN_UTC, INSTALLMENT_ID, OWN_REFERENCE, RECURRING_ID, SEARCH_END, SEARCH_START,
    TRANSACTION_ID,
};
use crate::request::requests;
use crate::rules::Condition;

/// A search of its own; each may be narrowed by dates, no two go together.
const ONE_SUBJECT: Condition = Condition::AtMostOne(&[OWN_REFERENCE, BATCH, RECURRING_ID, CARD_SUFFIX]);
/// Without any criterion the gateway would refuse (4009, 5095).
const SOMETHING: Condition = Condition::Any(&[
    SEARCH_START,
    SEARCH_END,
    TRANSACTION_ID,
    OWN_REFERENCE,
    BATCH,
    RECURRING_ID,
    CARD_SUFFIX,
]);

requests! {
    /// `txnquery`: this terminal's transactions, open and settled. For many records use
    /// [`crate::Client::query`], which hands them out one by one.
    TransactionQuery = "txnquery", Reads, Transactions => TransactionList {
        may {
            transaction: TransactionId, own_reference: OwnReference, batch: Batch,
            recurring_plan: RecurringId, card_suffix: CardSuffix, kind: SearchKind,
            card_kind: SearchCardKind, signatures: IncludeSignature, answer_in_utc: AnswerInUtc,
            start: SearchStart, end: SearchEnd, dates_in_utc: DatesInUtc,
        }
        rules {
            SOMETHING,
            Condition::Alone(TRANSACTION_ID),
            ONE_SUBJECT,
            Condition::When(OWN_REFERENCE, "", &[SEARCH_START]),
            Condition::When(DATES_IN_UTC, "Y", &[SEARCH_START]),
            Condition::Period,
        }
    }

    /// `recurringquery`: one plan by its id; give one of the two. There is no call that
    /// lists all plans.
    PlanQuery = "recurringquery", Reads, Transactions => PlanList {
        may { recurring_plan: RecurringId, installment_plan: InstallmentId }
        rules { Condition::One(&[RECURRING_ID, INSTALLMENT_ID]) }
    }
}

impl TransactionQuery {
    /// These days, both whole, in the gateway's zone.
    #[must_use]
    pub fn days(self, from: Date, to: Date) -> Self {
        // With times in the documented form, so that the last day is whole.
        self.between(from.at(0, 0, 0, 0), to.at(23, 59, 59, 0))
    }

    /// Between two wall-clock times in the gateway's zone.
    #[must_use]
    pub fn between(self, from: DateTime, to: DateTime) -> Self {
        self.start(wire_date_time(from)).end(wire_date_time(to))
    }

    /// Between two wall-clock times in UTC, written in 24 hours as the switch demands.
    #[must_use]
    pub fn between_utc(self, from: DateTime, to: DateTime) -> Self {
        let text = |at: DateTime| {
            let (date, h, m, s) = (wire_date(at.date()), at.hour(), at.minute(), at.second());
            format!("{date} {h:02}:{m:02}:{s:02}")
        };
        self.start(text(from)).end(text(to)).dates_in_utc(true)
    }
}
