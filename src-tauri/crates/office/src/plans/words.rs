//! Plans as people speak of them.

use domain::{BillingCycle, HalfMonth, PlanKind, PlanState, payments_left};
use jiff::civil::{Date, Weekday};
use ledger::{Plan, PlanCustomer};

use crate::dto::{MoneyView, PlanStanding};
use crate::transactions::money_words;

/// Where a plan stands.
pub(super) fn standing(plan: &Plan) -> PlanStanding {
    match plan.state {
        PlanState::Draft => PlanStanding::Draft,
        PlanState::Ended => PlanStanding::Ended,
        PlanState::Cancelled => PlanStanding::Cancelled,
        PlanState::Active => match (plan.kind, plan.made, plan.total) {
            (PlanKind::Installment, Some(made), Some(total)) if made >= total => PlanStanding::Finished,
            _ if plan.cycle == BillingCycle::Suspended => PlanStanding::Suspended,
            (PlanKind::Installment, Some(_), Some(_)) | (PlanKind::Recurring, _, _) => PlanStanding::Running,
            (PlanKind::Installment, _, _) => PlanStanding::Unknown,
        },
    }
}

/// `3 of 10`, `12 so far`, `not known`.
pub(super) fn progress(kind: PlanKind, made: Option<u32>, total: Option<u32>) -> String {
    match (kind, made, total) {
        (PlanKind::Installment, Some(made), Some(total)) => format!("{made} of {total}"),
        (PlanKind::Installment, None, Some(total)) => format!("? of {total}"),
        (_, Some(made), _) => format!("{made} so far"),
        _ => "not known".to_owned(),
    }
}

/// What is to come when `made` payments were made; none without an end, or beyond all sums.
pub(super) fn remaining(plan: &Plan, made: Option<u32>) -> Option<MoneyView> {
    let left = payments_left(plan.kind, Some(made?), plan.total)?;
    let minor = i128::from(plan.amount.minor) * i128::from(left);
    Some(MoneyView {
        minor: minor.to_string(),
        currency: plan.amount.currency.to_string(),
    })
}

/// `every month`
pub(super) fn cycle(cycle: BillingCycle, half: Option<HalfMonth>) -> &'static str {
    match cycle {
        BillingCycle::Daily => "every day",
        BillingCycle::Weekly => "every week",
        BillingCycle::Biweekly => "every 2 weeks",
        BillingCycle::Semimonthly => match half {
            Some(HalfMonth::FirstAndFifteenth) => "on the 1st and the 15th",
            Some(HalfMonth::FifteenthAndLast) => "on the 15th and the last day of the month",
            None => "twice a month",
        },
        BillingCycle::Monthly => "every month",
        BillingCycle::Bimonthly => "every 2 months",
        BillingCycle::Quarterly => "every 3 months",
        BillingCycle::Semester => "every semester",
        BillingCycle::Semiannually => "every 6 months",
        BillingCycle::Annually => "every year",
        BillingCycle::Suspended => "suspended",
    }
}

/// The person, else the company.
pub(super) fn customer(customer: &PlanCustomer) -> String {
    let person = format!("{} {}", customer.first_name, customer.last_name);
    match person.trim() {
        "" => customer.company.clone(),
        person => person.to_owned(),
    }
}

/// How a plan is called in sentences: `the plan of Ada Okafor (Pool membership)`.
pub(super) fn called(plan: &Plan) -> String {
    let customer = customer(&plan.customer);
    match (customer.as_str(), plan.name.as_str()) {
        ("", "") => "a plan without a name".to_owned(),
        ("", name) => format!("the plan {name}"),
        (customer, "") => format!("the plan of {customer}"),
        (customer, name) => format!("the plan of {customer} ({name})"),
    }
}

/// `$125.00`
pub(super) fn amount(plan: &Plan) -> String {
    money_words(plan.amount.minor, plan.amount.currency)
}

/// Why a day is no ordinary one: `Saturday`, `Thanksgiving Day`.
pub(super) fn day_note(date: Date) -> Option<&'static str> {
    domain::federal_holiday(date).or(match date.weekday() {
        Weekday::Saturday => Some("Saturday"),
        Weekday::Sunday => Some("Sunday"),
        _ => None,
    })
}

/// `MM/YY` of `MMYY`.
pub(super) fn expiry(stored: &str) -> String {
    match stored.split_at_checked(2) {
        Some((month, year)) if !year.is_empty() => format!("{month}/{year}"),
        _ => String::new(),
    }
}

/// What to know about computed dates.
pub(super) fn notice(plan: &Plan) -> Option<String> {
    match plan.cycle {
        BillingCycle::Semester => Some(
            "Converge does not say how long its semester is. These dates count 4 months; only the next date is certain."
                .to_owned(),
        ),
        BillingCycle::Suspended => {
            Some("Suspended: nothing runs until the plan is resumed with a new date.".to_owned())
        }
        BillingCycle::Semimonthly if plan.half.is_none() => Some(
            "The two days of the month are not known here. Ask Converge, then the dates can be computed.".to_owned(),
        ),
        _ => None,
    }
}
