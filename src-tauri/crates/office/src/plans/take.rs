//! One payment now, outside the cycle: before and after, and why not.

use domain::{BillingCycle, PlanKind, PlanState};
use ledger::Plan;

use super::book::Book;
use super::{Facts, words};
use crate::days;
use crate::dto::{AtConverge, PlanStanding, TakePreview};
use crate::transactions::money_words;
use crate::views::instant;

/// Why no payment can be taken now; `None` when it can.
pub(crate) fn refusal(plan: &Plan) -> Option<String> {
    let progress = words::progress(plan.kind, plan.made, plan.total);
    match (plan.state, words::standing(plan)) {
        (PlanState::Draft, _) => {
            Some("This plan is not at Converge yet, so it has no ID to charge. Send it first.".to_owned())
        }
        (PlanState::Ended, _) => Some("This plan was ended at Converge for good.".to_owned()),
        (PlanState::Cancelled, _) => Some("This plan is crossed out in the book.".to_owned()),
        (PlanState::Active, _) if plan.gateway_id.is_none() => {
            Some("This plan has no ID at Converge. Adopt it by its ID first.".to_owned())
        }
        (PlanState::Active, PlanStanding::Finished) => {
            Some(format!("All payments were made: {progress}. There is nothing left to take."))
        }
        (PlanState::Active, PlanStanding::Suspended) => {
            Some("This plan is suspended. Resume it before a payment is taken.".to_owned())
        }
        (PlanState::Active, PlanStanding::Unknown) => Some(
            "How many payments were made is not known. Ask Converge about this plan first, so that none is charged too many."
                .to_owned(),
        ),
        (PlanState::Active, _) => None,
    }
}

/// What one payment now would do, told from the book and from what was seen last.
pub(super) fn preview(book: &Book, plan: &Plan) -> TakePreview {
    let seen = book.own(plan).filter(|seen| seen.found);
    let theirs = seen.and_then(|seen| Facts::kept(&seen.fields, plan.amount.currency));
    let after = plan.made.map(|made| made.saturating_add(1));
    let told = theirs.as_ref().and_then(|theirs| theirs.next);
    let next = told.or(plan.next);
    let refused = refusal(plan);
    let remaining = words::remaining(plan, after);
    let mut preview = TakePreview {
        plan_id: plan.id.clone(),
        amount: plan.amount.into(),
        before: words::progress(plan.kind, plan.made, plan.total),
        after: words::progress(plan.kind, after, plan.total),
        next: next.map(|day| day.to_string()),
        next_told_at: told.and(seen).map(|seen| instant(seen.at)),
        remaining: remaining.clone(),
        words: Vec::new(),
        warnings: warnings(book, plan, theirs.as_ref()),
        refused,
    };
    if preview.refused.is_some() {
        preview.after.clone_from(&preview.before);
        preview.remaining = words::remaining(plan, plan.made);
        return preview;
    }
    preview.words.push(format!(
        "{} is charged now to the card{} of {}.",
        words::amount(plan),
        match plan.card.last4.as_str() {
            "" => String::new(),
            last4 => format!(" ending in {last4}"),
        },
        words::customer(&plan.customer),
    ));
    preview.words.push(format!("The plan becomes {}.", preview.after));
    if let Some(next) = next {
        let day = days::words(next, book.today);
        let note = words::day_note(next).map_or_else(String::new, |note| format!(" ({note})"));
        let last = plan.kind == PlanKind::Installment && after >= plan.total;
        preview.words.push(if last {
            "It is the last payment: nothing runs after it.".to_owned()
        } else {
            format!(
                "The next scheduled payment stays {day}{note}: this one comes in addition and brings the end forward."
            )
        });
    }
    if let Some(left) = remaining.as_ref().and_then(|left| left.minor.parse::<i64>().ok()) {
        preview.words.push(format!(
            "{} remains after it.",
            money_words(left, plan.amount.currency)
        ));
    }
    preview
}

fn warnings(book: &Book, plan: &Plan, theirs: Option<&Facts>) -> Vec<String> {
    let mut all = Vec::new();
    if let Some(made) = theirs.and_then(|theirs| theirs.made)
        && plan.made != Some(made)
    {
        all.push(format!(
            "Converge counts {}; our book says {}. Decide this before a payment is taken.",
            words::progress(plan.kind, Some(made), plan.total),
            words::progress(plan.kind, plan.made, plan.total),
        ));
    }
    if theirs.is_some_and(|theirs| theirs.cycle == Some(BillingCycle::Suspended))
        && plan.cycle != BillingCycle::Suspended
    {
        all.push("At Converge this plan is suspended.".to_owned());
    }
    if let Some(money) = theirs.and_then(|theirs| theirs.amount)
        && money != plan.amount
    {
        all.push(format!(
            "Converge would charge {}, not {}.",
            money_words(money.minor, money.currency),
            words::amount(plan)
        ));
    }
    match book.at_converge(plan) {
        AtConverge::Missing => {
            all.push("Converge does not know this plan. A payment would be refused.".to_owned())
        }
        AtConverge::Elsewhere => {
            all.push("This plan was found under another terminal. Decide about that first.".to_owned());
        }
        AtConverge::NeverAsked => all.push("Converge was not asked about this plan yet.".to_owned()),
        _ => {}
    }
    all
}
