//! The requests the money journal sends for a plan, built from the book and checked against
//! every local rule before anything leaves.

#![allow(dead_code, reason = "the money journal builds and settles these acts")]

use converge::{
    AddInstallment, AddRecurring, BillingDays, BrokenRule, Customer, DeleteInstallment, DeleteRecurring, Due,
    InstallmentSale, Papers, PastedId, PlanQuery, RecurringSale, Request, UpdateInstallment, UpdateRecurring,
};
use domain::{BillingCycle, Coded, HalfMonth, PlanKind, PlanState, Rhythm, RhythmProblem};
use jiff::civil::Date;
use ledger::{Plan, PlanCustomer};

use super::change::PlanChange;
use crate::error::OfficeError;
use crate::handoff::sentence;

/// A plan put into the gateway's book.
#[derive(Debug, Clone)]
#[allow(clippy::large_enum_variant)]
pub(crate) enum AddRequest {
    Installment(AddInstallment),
    Recurring(AddRecurring),
}

/// A plan changed in the gateway's book.
#[derive(Debug, Clone)]
#[allow(clippy::large_enum_variant)]
pub(crate) enum UpdateRequest {
    Installment(UpdateInstallment),
    Recurring(UpdateRecurring),
}

/// A plan ended for good.
#[derive(Debug, Clone)]
pub(crate) enum DeleteRequest {
    Installment(DeleteInstallment),
    Recurring(DeleteRecurring),
}

/// One payment outside the cycle.
#[derive(Debug, Clone)]
pub(crate) enum TakeRequest {
    Installment(InstallmentSale),
    Recurring(RecurringSale),
}

/// Asks for a plan by its id.
pub(crate) fn query(kind: PlanKind, gateway_id: &str) -> PlanQuery {
    let id = PastedId::from(gateway_id);
    match kind {
        PlanKind::Installment => PlanQuery::new().installment_plan(id),
        PlanKind::Recurring => PlanQuery::new().recurring_plan(id),
    }
}

impl AddRequest {
    /// From a draft; `today` is the day at the gateway.
    ///
    /// # Errors
    /// The first rule that is broken, as a sentence with its field.
    pub(crate) fn of(plan: &Plan, today: Date) -> Result<Self, OfficeError> {
        let card_of = plan.card.of_payment.as_deref().ok_or_else(|| {
            OfficeError::invalid(
                "card_of",
                "card_missing",
                "Choose an earlier approved payment whose card is to be used. Cards are not typed here.",
            )
        })?;
        let next = plan.next.ok_or_else(|| missing_date("next"))?;
        check_days(plan.cycle, plan.half, plan.end_of_month, next)?;
        let due = Due::on(next, today).map_err(|broken| refused(&broken))?;
        let cycle = wire_cycle(plan.cycle)?;
        let days = days(plan.half, plan.end_of_month, plan.skip_next, false);
        let customer = customer(&plan.customer);
        let papers = Papers::new().description(plan.name.clone());
        let card = PastedId::from(card_of);
        let request = match plan.kind {
            PlanKind::Installment => Self::Installment(
                AddInstallment::new(plan.amount, total(plan.total)?, due, cycle)
                    .card_of(card)
                    .billing_days(&days)
                    .customer(&customer)
                    .papers(&papers),
            ),
            PlanKind::Recurring => Self::Recurring(
                AddRecurring::new(plan.amount, due, cycle)
                    .card_of(card)
                    .billing_days(&days)
                    .customer(&customer)
                    .papers(&papers),
            ),
        };
        let checked = match &request {
            Self::Installment(request) => request.check(),
            Self::Recurring(request) => request.check(),
        };
        checked.map(|()| request).map_err(|broken| refused(&broken))
    }
}

impl UpdateRequest {
    /// A change of a plan; `today` is the day at the gateway. The amount always goes along, as
    /// an installment plan needs it.
    ///
    /// # Errors
    /// The first rule that is broken, as a sentence with its field.
    pub(crate) fn of(plan: &Plan, change: &PlanChange, today: Date) -> Result<Self, OfficeError> {
        let id = sent_id(plan)?;
        let wanted = change.applied(plan);
        change.check(plan, &wanted)?;
        let due = change
            .next
            .map(|next| Due::on(next, today))
            .transpose()
            .map_err(|broken| refused(&broken))?;
        let days = days(
            change.half,
            change.end_of_month.unwrap_or(false),
            change.skip_next.unwrap_or(false),
            change.end_of_month == Some(false),
        );
        let days = match change.skip_next {
            Some(false) => days.skip_payment(false),
            _ => days,
        };
        let customer = customer(&change.customer_of(plan));
        let cycle = change.cycle.map(wire_cycle).transpose()?;
        let request = match plan.kind {
            PlanKind::Installment => {
                let mut request = UpdateInstallment::new(id, wanted.amount)
                    .billing_days(&days)
                    .customer(&customer);
                if let Some(number) = change.total {
                    request = request.total(total(Some(number))?);
                }
                if let Some(due) = due {
                    request = request.next_payment(due);
                }
                if let Some(cycle) = cycle {
                    request = request.cycle(cycle);
                }
                Self::Installment(request)
            }
            PlanKind::Recurring => {
                let mut request = UpdateRecurring::new(id)
                    .amount(wanted.amount)
                    .billing_days(&days)
                    .customer(&customer);
                if let Some(due) = due {
                    request = request.next_payment(due);
                }
                if let Some(cycle) = cycle {
                    request = request.cycle(cycle);
                }
                Self::Recurring(request)
            }
        };
        let checked = match &request {
            Self::Installment(request) => request.check(),
            Self::Recurring(request) => request.check(),
        };
        checked.map(|()| request).map_err(|broken| refused(&broken))
    }
}

impl DeleteRequest {
    /// Ends a plan.
    ///
    /// # Errors
    /// For a plan without an id at the gateway.
    pub(crate) fn of(plan: &Plan) -> Result<Self, OfficeError> {
        let id = sent_id(plan)?;
        let request = match plan.kind {
            PlanKind::Installment => Self::Installment(DeleteInstallment::new(id)),
            PlanKind::Recurring => Self::Recurring(DeleteRecurring::new(id)),
        };
        let checked = match &request {
            Self::Installment(request) => request.check(),
            Self::Recurring(request) => request.check(),
        };
        checked.map(|()| request).map_err(|broken| refused(&broken))
    }
}

impl TakeRequest {
    /// One payment now.
    ///
    /// # Errors
    /// The reason why no payment can be taken.
    pub(crate) fn of(plan: &Plan) -> Result<Self, OfficeError> {
        if let Some(reason) = super::take_refusal(plan) {
            return Err(OfficeError::invalid("plan", "plan_cannot_pay", reason));
        }
        let id = sent_id(plan)?;
        let request = match plan.kind {
            PlanKind::Installment => Self::Installment(InstallmentSale::new(id)),
            PlanKind::Recurring => Self::Recurring(RecurringSale::new(id)),
        };
        let checked = match &request {
            Self::Installment(request) => request.check(),
            Self::Recurring(request) => request.check(),
        };
        checked.map(|()| request).map_err(|broken| refused(&broken))
    }
}

fn sent_id(plan: &Plan) -> Result<PastedId, OfficeError> {
    match (&plan.gateway_id, plan.state) {
        (Some(id), PlanState::Active) => Ok(PastedId::from(id)),
        _ => Err(OfficeError::invalid(
            "plan",
            "plan_not_sent",
            "This plan is not at Converge, so nothing there can be changed.",
        )),
    }
}

fn total(total: Option<u32>) -> Result<u16, OfficeError> {
    let small = total.and_then(|total| u16::try_from(total).ok());
    small.filter(|total| (1..=9_999).contains(total)).ok_or_else(|| {
        OfficeError::invalid(
            "total",
            "total_wrong",
            "Write how many payments there are in all: 1 to 9999.",
        )
    })
}

fn wire_cycle(cycle: BillingCycle) -> Result<converge::BillingCycle, OfficeError> {
    converge::BillingCycle::read(cycle.word()).ok_or_else(|| OfficeError::internal(&cycle))
}

fn days(half: Option<HalfMonth>, end_of_month: bool, skip: bool, not_end: bool) -> BillingDays {
    let mut days = BillingDays::new();
    if let Some(half) = half {
        days = days.bill_on_half(match half {
            HalfMonth::FirstAndFifteenth => converge::HalfMonth::FirstAndFifteenth,
            HalfMonth::FifteenthAndLast => converge::HalfMonth::FifteenthAndLast,
        });
    }
    if end_of_month || not_end {
        days = days.end_of_month(end_of_month);
    }
    if skip {
        days = days.skip_payment(true);
    }
    days
}

fn customer(person: &PlanCustomer) -> Customer {
    Customer::new()
        .first_name(person.first_name.clone())
        .last_name(person.last_name.clone())
        .company(person.company.clone())
        .phone(person.phone.clone())
        .email(person.email.clone())
}

pub(super) fn missing_date(field: &str) -> OfficeError {
    OfficeError::invalid(
        field,
        "date_missing",
        "Write the date of the next payment, like 2026-10-29.",
    )
}

/// Whether a payment may be due on a day with this cycle.
///
/// # Errors
/// A sentence where the gateway would refuse it.
pub(super) fn check_days(
    cycle: BillingCycle,
    half: Option<HalfMonth>,
    end_of_month: bool,
    next: Date,
) -> Result<(), OfficeError> {
    let rhythm = Rhythm::of(cycle, half, end_of_month, next, None);
    rhythm.check(next).map_err(|problem| match problem {
        RhythmProblem::HalfMissing => OfficeError::invalid(
            "half",
            "half_missing",
            "Twice a month: choose the 1st and 15th, or the 15th and the last day.",
        ),
        RhythmProblem::NotABillingDay => OfficeError::invalid(
            "next",
            "not_a_billing_day",
            format!("{next} is not one of the two days of the month. Choose one of them as the next date."),
        ),
        RhythmProblem::NotAMonthEnd => OfficeError::invalid(
            "next",
            "not_a_month_end",
            format!(
                "{next} is not the last day of its month. Choose a last day, or do not ask for the last day."
            ),
        ),
        RhythmProblem::NotOfMonths => OfficeError::invalid(
            "end_of_month",
            "end_of_month_without_months",
            "The last day of the month means nothing with this cycle.",
        ),
    })
}

/// A rule of the gateway that a request breaks: nothing was sent.
pub(super) fn refused(broken: &BrokenRule) -> OfficeError {
    OfficeError::invalid(
        broken.field.wire.trim_start_matches("ssl_"),
        "gateway_rule",
        sentence(&broken.to_string()),
    )
    .with("gatewayCode", broken.gateway_code())
}

#[cfg(test)]
mod tests;
