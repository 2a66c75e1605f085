//! One plan with its schedule.

use domain::{BillingCycle, Rhythm, payments_left};
use jiff::ToSpan;
use ledger::Plan;

use super::book::Book;
use super::{Facts, differences, payments, take, words};
use crate::days;
use crate::dto::{IdRequest, PlanDay, PlanPage, PlanPerson, PlanSeenView, PlanStanding};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::transactions::money_words;
use crate::views::instant;

/// Most payments to come that are shown.
const UPCOMING: usize = 60;

/// Everything about one plan.
pub async fn page(office: &Office, request: IdRequest) -> Result<PlanPage, OfficeError> {
    of(office, &request.id).await
}

pub(super) async fn of(office: &Office, id: &str) -> Result<PlanPage, OfficeError> {
    let (book, plan) = Book::with(office, id).await?;
    let seen = book.seen(&plan);
    let (upcoming, more_upcoming) = upcoming(&book, &plan);
    Ok(PlanPage {
        row: book.row(&plan),
        person: PlanPerson {
            first_name: plan.customer.first_name.clone(),
            last_name: plan.customer.last_name.clone(),
            company: plan.customer.company.clone(),
            phone: plan.customer.phone.clone(),
            email: plan.customer.email.clone(),
        },
        start: plan.start.map(|day| day.to_string()),
        half: plan.half,
        end_of_month: plan.end_of_month,
        skip_next: plan.skip_next,
        card_of: plan.card.of_payment.clone(),
        reason: plan.reason.clone(),
        created_at: instant(plan.created_at),
        created_by: plan.created_by.clone(),
        payments: payments::of(office, &book.facts, &plan).await?,
        upcoming,
        more_upcoming,
        notice: words::notice(&plan),
        differences: book
            .own(&plan)
            .map_or_else(Vec::new, |own| differences::of(&plan, own)),
        seen: seen
            .into_iter()
            .map(|seen| PlanSeenView {
                terminal_id: seen.terminal.to_string(),
                terminal_name: book.terminal_name(&seen.terminal),
                found: seen.found,
                at: instant(seen.at),
                who: seen.who.clone(),
                how: seen.how,
                words: told(&book, &plan, &seen.fields),
            })
            .collect(),
        take: take::preview(&book, &plan),
    })
}

/// `2 of 10, $125.00 every month, next payment Oct 29`
fn told(book: &Book, plan: &Plan, fields: &[(String, String)]) -> String {
    let Some(told) = Facts::kept(fields, plan.amount.currency) else {
        return String::new();
    };
    let mut parts = vec![words::progress(told.kind, told.made, told.total)];
    if let Some(money) = told.amount {
        let cycle = told.cycle.map_or("", |cycle| words::cycle(cycle, told.half));
        parts.push(
            format!("{} {cycle}", money_words(money.minor, money.currency))
                .trim()
                .to_owned(),
        );
    }
    if let Some(next) = told.next {
        parts.push(format!("next payment {}", days::words(next, book.today)));
    }
    parts.join(", ")
}

/// The rhythm of a plan and the dates that come, where they can be known.
pub(super) fn dates(plan: &Plan) -> Option<impl Iterator<Item = jiff::civil::Date> + use<>> {
    let next = plan.next?;
    let standing = words::standing(plan);
    let comes = matches!(
        standing,
        PlanStanding::Running | PlanStanding::Draft | PlanStanding::Unknown
    );
    if !comes || plan.cycle == BillingCycle::Suspended {
        return None;
    }
    let rhythm = Rhythm::of(plan.cycle, plan.half, plan.end_of_month, next, plan.start);
    let left = payments_left(plan.kind, plan.made, plan.total);
    Some(rhythm.upcoming(next, plan.skip_next, left))
}

fn upcoming(book: &Book, plan: &Plan) -> (Vec<PlanDay>, bool) {
    let Some(dates) = dates(plan) else {
        return (Vec::new(), false);
    };
    let far = book.today.saturating_add(2.years());
    let mut numbers = plan.made.map(|made| made.saturating_add(1)..);
    let mut days: Vec<PlanDay> = Vec::new();
    for date in dates {
        if days.len() == UPCOMING || date > far {
            return (days, true);
        }
        days.push(PlanDay {
            date: date.to_string(),
            number: numbers.as_mut().and_then(Iterator::next),
            note: words::day_note(date).map(str::to_owned),
        });
    }
    (days, false)
}
