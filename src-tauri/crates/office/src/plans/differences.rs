//! Where our book and the gateway's copy of a plan say different things. A person decides.

use ledger::{Plan, PlanSeen};

use super::{Facts, words};
use crate::dto::{PlanDifference, PlanField};
use crate::transactions::money_words;

/// What differs, by what was seen at a terminal; nothing where it was not found there.
pub(super) fn of(plan: &Plan, seen: &PlanSeen) -> Vec<PlanDifference> {
    let found = seen
        .found
        .then(|| Facts::kept(&seen.fields, plan.amount.currency))
        .flatten();
    found.map_or_else(Vec::new, |theirs| between(plan, &theirs))
}

/// What differs. What the gateway did not tell, or not understandably, is no difference.
pub(super) fn between(plan: &Plan, theirs: &Facts) -> Vec<PlanDifference> {
    let mut all = Vec::new();
    let mut note = |field, here: Option<String>, there: Option<String>| {
        let Some(there) = there.filter(|there| !there.is_empty()) else {
            return;
        };
        let here = here.unwrap_or_default();
        if here != there {
            all.push(PlanDifference {
                field,
                label: label(field).to_owned(),
                here,
                there,
                can_keep: can_keep(field),
            });
        }
    };
    let number = |n: Option<u32>| n.map(|n| n.to_string());
    let date = |d: Option<jiff::civil::Date>| d.map(|d| d.to_string());
    let switch = |on: bool| if on { "yes" } else { "no" }.to_owned();
    note(
        PlanField::Amount,
        Some(words::amount(plan)),
        theirs
            .amount
            .map(|money| money_words(money.minor, money.currency)),
    );
    note(PlanField::Made, number(plan.made), number(theirs.made));
    note(PlanField::Total, number(plan.total), number(theirs.total));
    note(PlanField::Next, date(plan.next), date(theirs.next));
    let cycle = |cycle| words::cycle(cycle, None).to_owned();
    note(PlanField::Cycle, Some(cycle(plan.cycle)), theirs.cycle.map(cycle));
    let half = |half: Option<domain::HalfMonth>| half.map(|half| half_words(half).to_owned());
    note(PlanField::Half, half(plan.half), half(theirs.half));
    note(
        PlanField::EndOfMonth,
        Some(switch(plan.end_of_month)),
        theirs.end_of_month.map(switch),
    );
    note(
        PlanField::SkipNext,
        Some(switch(plan.skip_next)),
        theirs.skip_next.map(switch),
    );
    let (ours, told) = (&plan.customer, &theirs.customer);
    for (field, here, there) in [
        (PlanField::FirstName, &ours.first_name, &told.first_name),
        (PlanField::LastName, &ours.last_name, &told.last_name),
        (PlanField::Company, &ours.company, &told.company),
        (PlanField::Phone, &ours.phone, &told.phone),
        (PlanField::Email, &ours.email, &told.email),
        (PlanField::Card, &plan.card.last4, &theirs.card_last4),
    ] {
        note(field, Some(here.clone()), Some(there.clone()));
    }
    note(
        PlanField::Expiry,
        Some(words::expiry(&plan.card.expiry)),
        Some(words::expiry(&theirs.card_expiry)),
    );
    all
}

fn half_words(half: domain::HalfMonth) -> &'static str {
    match half {
        domain::HalfMonth::FirstAndFifteenth => "1st and 15th",
        domain::HalfMonth::FifteenthAndLast => "15th and last day",
    }
}

/// The name of a value for people.
pub(super) fn label(field: PlanField) -> &'static str {
    match field {
        PlanField::Terminal => "Terminal",
        PlanField::Amount => "Amount",
        PlanField::Made => "Payments made",
        PlanField::Total => "Payments in all",
        PlanField::Next => "Next date",
        PlanField::Cycle => "Cycle",
        PlanField::Half => "Days of the month",
        PlanField::EndOfMonth => "Always the last day",
        PlanField::SkipNext => "Skip the next payment",
        PlanField::FirstName => "First name",
        PlanField::LastName => "Last name",
        PlanField::Company => "Company",
        PlanField::Phone => "Phone",
        PlanField::Email => "E-mail",
        PlanField::Card => "Card",
        PlanField::Expiry => "Card expiry",
    }
}

/// What a change can set at the gateway. Payments were made or not, and cards are not typed here.
fn can_keep(field: PlanField) -> bool {
    !matches!(
        field,
        PlanField::Terminal | PlanField::Made | PlanField::Card | PlanField::Expiry
    )
}

/// Puts the gateway's value in place of ours.
pub(super) fn take(plan: &mut Plan, theirs: &Facts, field: PlanField) {
    match field {
        PlanField::Amount => plan.amount = theirs.amount.filter(|a| a.minor > 0).unwrap_or(plan.amount),
        PlanField::Made => plan.made = theirs.made.or(plan.made),
        PlanField::Total => plan.total = theirs.total.or(plan.total),
        PlanField::Next => plan.next = theirs.next.or(plan.next),
        PlanField::Cycle => plan.cycle = theirs.cycle.unwrap_or(plan.cycle),
        PlanField::Half => plan.half = theirs.half.or(plan.half),
        PlanField::EndOfMonth => plan.end_of_month = theirs.end_of_month.unwrap_or(plan.end_of_month),
        PlanField::SkipNext => plan.skip_next = theirs.skip_next.unwrap_or(plan.skip_next),
        PlanField::FirstName => plan.customer.first_name.clone_from(&theirs.customer.first_name),
        PlanField::LastName => plan.customer.last_name.clone_from(&theirs.customer.last_name),
        PlanField::Company => plan.customer.company.clone_from(&theirs.customer.company),
        PlanField::Phone => plan.customer.phone.clone_from(&theirs.customer.phone),
        PlanField::Email => plan.customer.email.clone_from(&theirs.customer.email),
        PlanField::Card => {
            plan.card.last4.clone_from(&theirs.card_last4);
            plan.card.brand.clone_from(&theirs.card_brand);
        }
        PlanField::Expiry => plan.card.expiry.clone_from(&theirs.card_expiry),
        PlanField::Terminal => {}
    }
}
