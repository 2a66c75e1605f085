//! Changes of a plan as people read them before they are asked for.

use domain::BillingCycle;
use jiff::civil::Date;
use ledger::Plan;

use super::{PlanChange, words};
use crate::days as day_words;
use crate::transactions::money_words;

/// What a change does, in sentences, with the day from which it counts.
pub(crate) fn change_words(plan: &Plan, change: &PlanChange, today: Date) -> Vec<String> {
    let wanted = change.applied(plan);
    let day = |date: Date| day_words::words(date, today);
    let from = match wanted.next.filter(|_| wanted.cycle != BillingCycle::Suspended) {
        Some(next) => format!("from the payment on {}", day(next)),
        None => "from the next payment on".to_owned(),
    };
    let mut all = Vec::new();
    if wanted.amount != plan.amount {
        all.push(format!(
            "{} instead of {} {from}. Payments made already stay as they are.",
            money_words(wanted.amount.minor, wanted.amount.currency),
            words::amount(plan),
        ));
    }
    if wanted.total != plan.total {
        all.push(format!(
            "{} payments in all instead of {}.",
            wanted.total.map_or_else(String::new, |n| n.to_string()),
            plan.total
                .map_or_else(|| "an unknown number".to_owned(), |n| n.to_string()),
        ));
    }
    match (plan.cycle, wanted.cycle) {
        (old, new) if old == new => {}
        (_, BillingCycle::Suspended) => {
            all.push("Suspended from now on: no payment runs until the plan is resumed.".to_owned());
        }
        (BillingCycle::Suspended, new) => {
            all.push(format!("Resumed: {} {from}.", words::cycle(new, wanted.half)));
        }
        (old, new) => all.push(format!(
            "Charged {} instead of {}, {from}.",
            words::cycle(new, wanted.half),
            words::cycle(old, plan.half)
        )),
    }
    if wanted.next != plan.next
        && let Some(next) = wanted.next
    {
        let before = plan.next.map_or_else(|| "an unknown date".to_owned(), day);
        let note = words::day_note(next).map_or_else(String::new, |note| format!(" ({note})"));
        all.push(format!(
            "The next payment runs on {}{note} instead of {before}.",
            day(next)
        ));
    }
    if wanted.half != plan.half && wanted.cycle == plan.cycle {
        all.push(format!("Charged {}.", words::cycle(wanted.cycle, wanted.half)));
    }
    if wanted.end_of_month != plan.end_of_month {
        all.push(
            if wanted.end_of_month {
                "Always on the last day of the month."
            } else {
                "No longer always on the last day of the month."
            }
            .to_owned(),
        );
    }
    if wanted.skip_next != plan.skip_next {
        all.push(
            if wanted.skip_next {
                "The next payment is left out once; the plan ends that much later."
            } else {
                "The next payment is not left out any more."
            }
            .to_owned(),
        );
    }
    if wanted.customer != plan.customer {
        all.push(format!(
            "Name and contact become those of {}.",
            words::customer(&wanted.customer)
        ));
    }
    all
}
