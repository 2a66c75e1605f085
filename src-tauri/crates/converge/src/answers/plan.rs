//! Plans as the gateway tells them (sections 11, 12 and 15).

use std::fmt;

use domain::{Currency, Money};
use jiff::civil::Date;

use crate::answers::told::{self, Told};
use crate::answers::{Reads, Reply, keeps_reply};
use crate::error::{Unclear, UnclearReason};
use crate::fields::Fields;
use crate::outcome::Outcome;
use crate::request::Form;
use crate::request::field::{CHECK_INSTALLMENT_ID, INSTALLMENT_ID, RECURRING_ID};
use crate::request::values::BillingCycle;

/// Which of the two families a plan belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PlanKind {
    /// Without an end.
    Recurring,
    /// A number of payments.
    Installment,
}

/// One plan: a view over the fields of an answer or record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan<'a> {
    fields: &'a Fields,
    kind: PlanKind,
}

/// How far a plan is, e.g. `3 of 10`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Payments run so far.
    pub made: u32,
    /// Payments in all; `None` for a plan without an end.
    pub total: Option<u32>,
}

impl Progress {
    /// Payments still to run.
    pub fn left(self) -> Option<u32> {
        self.total.map(|total| total.saturating_sub(self.made))
    }
}

impl fmt::Display for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.total {
            Some(total) => write!(f, "{} of {total}", self.made),
            None => write!(f, "{}", self.made),
        }
    }
}

impl<'a> Plan<'a> {
    /// Looks at an answer or record. `None` when it names no plan.
    pub fn of(fields: &'a Fields) -> Option<Self> {
        let kind = if fields.said("ssl_installment_id").is_some() {
            PlanKind::Installment
        } else if fields.said("ssl_recurring_id").is_some() {
            PlanKind::Recurring
        } else {
            return None;
        };
        Some(Self { fields, kind })
    }

    /// Its family.
    pub fn kind(&self) -> PlanKind {
        self.kind
    }

    /// `ssl_installment_id` or `ssl_recurring_id`
    pub fn id(&self) -> &'a str {
        let name = match self.kind {
            PlanKind::Installment => "ssl_installment_id",
            PlanKind::Recurring => "ssl_recurring_id",
        };
        self.fields.text(name).trim()
    }

    /// `ssl_amount` of one payment; `terminal` is the currency where none is named.
    pub fn amount(&self, terminal: Currency) -> Told<'a, Money> {
        told::money(self.fields, "ssl_amount", told::currency(self.fields, terminal))
    }

    /// `ssl_number_of_payments`: payments run so far, the witness for an unanswered charge
    /// (section 15).
    pub fn payments_made(&self) -> Told<'a, u32> {
        told::number(self.fields, "ssl_number_of_payments")
    }

    /// `ssl_total_installments`
    pub fn payments_total(&self) -> Told<'a, u32> {
        told::number(self.fields, "ssl_total_installments")
    }

    /// How far it is. `None` when a number is missing or cannot be read.
    pub fn progress(&self) -> Option<Progress> {
        let made = self.payments_made().known()?;
        let total = match (self.kind, self.payments_total()) {
            (_, Told::Known(total)) => Some(total),
            (PlanKind::Recurring, Told::Nothing) => None,
            _ => return None,
        };
        Some(Progress { made, total })
    }

    /// `ssl_next_payment_date`
    pub fn next_payment(&self) -> Told<'a, Date> {
        told::date(self.fields, "ssl_next_payment_date")
    }

    /// `ssl_start_payment_date`
    pub fn start(&self) -> Told<'a, Date> {
        told::date(self.fields, "ssl_start_payment_date")
    }

    /// `ssl_billing_cycle`
    pub fn cycle(&self) -> Told<'a, BillingCycle> {
        told::cycle(self.fields, "ssl_billing_cycle")
    }

    /// `ssl_skip_payment`: the next payment is left out.
    pub fn skips_next(&self) -> Told<'a, bool> {
        told::yes(self.fields, "ssl_skip_payment")
    }

    /// Every field.
    pub fn fields(&self) -> &'a Fields {
        self.fields
    }
}

/// The answer to adding, changing or deleting a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanAnswer {
    reply: Reply,
}

keeps_reply!(PlanAnswer);

/// What became of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanVerdict<'a> {
    /// Done. `None` where the answer does not repeat the plan's id.
    Done(Option<Plan<'a>>),
    /// Not done; `ssl_result_message`.
    Failed(&'a str),
    /// Fabricated by test mode: there is no such plan (section 20).
    TestMode,
}

impl PlanAnswer {
    /// What became of the plan.
    pub fn verdict(&self) -> PlanVerdict<'_> {
        let fields = self.reply.fields();
        if self.reply.is_test_mode() {
            return PlanVerdict::TestMode;
        }
        match self.reply.outcome() {
            Outcome::Approved | Outcome::Done => PlanVerdict::Done(Plan::of(fields)),
            _ => PlanVerdict::Failed(fields.text("ssl_result_message").trim()),
        }
    }

    /// `ssl_recurring_batch_count`: plans in the terminal's book, 20,000 at most.
    pub fn plans_in_book(&self) -> Told<'_, u32> {
        told::number(self.reply.fields(), "ssl_recurring_batch_count")
    }
}

impl Reads for PlanAnswer {
    fn of(reply: Reply, asked: &Form) -> Result<Self, Unclear> {
        let fields = reply.fields();
        let failed = fields
            .said("ssl_result_message")
            .is_some_and(|message| message.eq_ignore_ascii_case("ERROR"));
        let other = |asked_as, told| {
            let said = fields.said(told);
            asked
                .text(asked_as)
                .zip(said)
                .is_some_and(|(asked, said)| !asked.eq_ignore_ascii_case(said))
        };
        let reason = match reply.outcome() {
            Outcome::Approved if failed => Some(UnclearReason::Contradiction),
            Outcome::Approved | Outcome::Done
                if other(RECURRING_ID, "ssl_recurring_id")
                    || other(INSTALLMENT_ID, "ssl_installment_id")
                    || other(CHECK_INSTALLMENT_ID, "ssl_installment_id") =>
            {
                Some(UnclearReason::OtherPlan)
            }
            Outcome::Approved | Outcome::Done | Outcome::Declined | Outcome::Failed => None,
            _ => Some(UnclearReason::NoResult),
        };
        match reason {
            Some(reason) => Err(reply.unclear(reason)),
            None => Ok(Self { reply }),
        }
    }
}
