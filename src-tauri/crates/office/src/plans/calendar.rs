//! What will run in a month, day by day.

use std::collections::BTreeMap;

use domain::{BillingCycle, Currency};
use jiff::ToSpan;
use jiff::civil::Date;

use super::book::Book;
use super::{page, words};
use crate::dto::{Calendar, CalendarDay, CalendarRequest, MoneyView};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::transactions::small;

/// Most payments of one plan that are walked through to reach a month.
const WALKED: usize = 20_000;

/// Sums by currency, minor units.
type Sums = BTreeMap<Currency, i128>;

/// The payments of a month as the book plans them; the past is in the transactions.
///
/// # Errors
/// A month that is none.
pub async fn calendar(office: &Office, request: CalendarRequest) -> Result<Calendar, OfficeError> {
    let book = Book::of(office, &request.account_id).await?;
    let first = month(&book, request.month.as_deref())?;
    let last = first.last_of_month();
    let mut days: BTreeMap<Date, (Vec<String>, Sums)> = BTreeMap::new();
    let (mut sums, mut suspended, mut guessed, mut undated) = (Sums::new(), 0_u64, 0_u64, 0_u64);
    for plan in &book.plans {
        if plan.cycle == BillingCycle::Suspended
            && words::standing(plan) == crate::dto::PlanStanding::Suspended
        {
            suspended += 1;
        }
    }
    for plan in book.running() {
        let Some(dates) = page::dates(plan) else {
            undated += 1;
            continue;
        };
        guessed += u64::from(plan.cycle == BillingCycle::Semester);
        let within = dates.take(WALKED).take_while(|date| *date <= last);
        for date in within.filter(|date| *date >= first && *date >= book.today) {
            let (plans, day) = days.entry(date).or_default();
            plans.push(plan.id.clone());
            *day.entry(plan.amount.currency).or_default() += i128::from(plan.amount.minor);
            *sums.entry(plan.amount.currency).or_default() += i128::from(plan.amount.minor);
        }
    }
    let all = std::iter::successors(Some(first), |day| day.tomorrow().ok()).take_while(|day| *day <= last);
    Ok(Calendar {
        month: first.strftime("%Y-%m").to_string(),
        days: all
            .map(|date| {
                let (plans, sums) = days.remove(&date).unwrap_or_default();
                CalendarDay {
                    date: date.to_string(),
                    note: words::day_note(date).map(str::to_owned),
                    count: small(plans.len() as u64),
                    amounts: views(&sums),
                    plans,
                }
            })
            .collect(),
        amounts: views(&sums),
        notices: notices(suspended, guessed, undated),
    })
}

fn month(book: &Book, typed: Option<&str>) -> Result<Date, OfficeError> {
    let Some(text) = typed else {
        return Ok(book.today.first_of_month());
    };
    let day = Some(text.trim())
        .filter(|text| text.len() == 7)
        .and_then(|text| format!("{text}-01").parse::<Date>().ok());
    let day = day.filter(|day| *day <= book.today.saturating_add(10.years()));
    day.ok_or_else(|| {
        OfficeError::invalid(
            "month",
            "not_a_month",
            format!(
                "\"{}\" is not a month of the next ten years. Write it like 2026-10.",
                text.chars().take(20).collect::<String>()
            ),
        )
    })
}

fn views(sums: &Sums) -> Vec<MoneyView> {
    sums.iter()
        .map(|(currency, minor)| MoneyView {
            minor: minor.to_string(),
            currency: currency.to_string(),
        })
        .collect()
}

fn notices(suspended: u64, guessed: u64, undated: u64) -> Vec<String> {
    let mut all = Vec::new();
    let mut note = |count: u64, one: &str, many: &str| match count {
        0 => {}
        1 => all.push(one.to_owned()),
        count => all.push(many.replace("{n}", &count.to_string())),
    };
    note(
        suspended,
        "1 plan is suspended and not shown.",
        "{n} plans are suspended and not shown.",
    );
    note(
        guessed,
        "1 plan runs every semester, which is counted as 4 months here; only its next date is certain.",
        "{n} plans run every semester, which is counted as 4 months here; only their next dates are certain.",
    );
    note(
        undated,
        "1 plan has no next date and is not shown.",
        "{n} plans have no next date and are not shown.",
    );
    all
}
