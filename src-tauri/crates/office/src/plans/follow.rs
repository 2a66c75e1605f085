//! Whom to call: plans whose last payment failed, and cards about to run out.

use domain::PlanResult;
use jiff::ToSpan;
use jiff::civil::Date;
use ledger::Plan;

use super::book::Book;
use super::words;
use crate::dto::{AccountRequest, ExpiringCard, FollowUp, PlanFollowUps, PlanStanding};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::transactions::explained;

/// Days ahead in which cards that run out are told.
pub(super) const LOOK_AHEAD: i32 = 60;

/// Plans to follow up.
pub async fn follow_up(office: &Office, request: AccountRequest) -> Result<PlanFollowUps, OfficeError> {
    let book = Book::of(office, &request.account_id).await?;
    let mut failing: Vec<&Plan> = failed(&book).collect();
    failing.sort_by_key(|plan| std::cmp::Reverse(plan.last.as_ref().map(|last| last.at)));
    let mut cards = expiring(&book);
    cards.sort_by_key(|(_, on)| *on);
    Ok(PlanFollowUps {
        failed: failing.into_iter().map(|plan| call(&book, plan)).collect(),
        expiring: cards
            .into_iter()
            .map(|(plan, on)| ExpiringCard {
                row: book.row(plan),
                expires_on: on.to_string(),
                days_left: days_between(book.today, on),
                phone: plan.customer.phone.clone(),
                email: plan.customer.email.clone(),
            })
            .collect(),
    })
}

fn call(book: &Book, plan: &Plan) -> FollowUp {
    let message = plan.last.as_ref().map_or("", |last| last.message.as_str());
    let (meaning, say) = explained(message);
    FollowUp {
        row: book.row(plan),
        phone: plan.customer.phone.clone(),
        email: plan.customer.email.clone(),
        meaning,
        say,
    }
}

/// Plans that go on and whose last payment was declined.
pub(super) fn failed(book: &Book) -> impl Iterator<Item = &Plan> {
    let declined = |plan: &&Plan| {
        plan.last
            .as_ref()
            .is_some_and(|last| last.result == PlanResult::Declined)
    };
    let goes_on = |plan: &&Plan| {
        matches!(
            words::standing(plan),
            PlanStanding::Running | PlanStanding::Suspended | PlanStanding::Unknown
        )
    };
    book.plans.iter().filter(goes_on).filter(declined)
}

/// Running plans whose card is over or ends within the look-ahead, with its last good day.
pub(super) fn expiring(book: &Book) -> Vec<(&Plan, Date)> {
    let until = book.today.saturating_add(LOOK_AHEAD.days());
    book.running()
        .filter_map(|plan| Some((plan, last_day(&plan.card.expiry)?)))
        .filter(|(_, on)| *on <= until)
        .collect()
}

/// A card is good until the end of its month, `MMYY`.
fn last_day(expiry: &str) -> Option<Date> {
    let (month, year) = expiry.split_at_checked(2)?;
    let year = 2_000 + year.parse::<i16>().ok().filter(|year| (0..100).contains(year))?;
    Some(Date::new(year, month.parse().ok()?, 1).ok()?.last_of_month())
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_card_is_good_until_the_end_of_its_month() {
        assert_eq!(last_day("0228"), Some(date(2028, 2, 29)));
        assert_eq!(last_day("1226"), Some(date(2026, 12, 31)));
        for odd in ["", "1", "1326", "0026", "ab26", "12-1"] {
            assert_eq!(last_day(odd), None, "{odd}");
        }
        assert_eq!(days_between(date(2026, 11, 20), date(2026, 12, 31)), 41);
        assert_eq!(days_between(date(2026, 11, 20), date(2026, 10, 31)), -20);
    }
}
