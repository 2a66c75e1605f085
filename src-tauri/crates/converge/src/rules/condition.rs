//! Rules between the fields of one request.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use crate::request::{Form, field};
use crate::rules::shape::{read_date, read_moment};
use crate::rules::{Broken, BrokenRule, FieldRule};

/// One rule between fields.
#[derive(Debug, Clone, Copy)]
pub enum Condition {
    /// Exactly one of these.
    One(&'static [&'static FieldRule]),
    /// Every one of these.
    All(&'static [&'static FieldRule]),
    /// At least one of these.
    Any(&'static [&'static FieldRule]),
    /// At most one of these.
    AtMostOne(&'static [&'static FieldRule]),
    /// When the first field says this (or anything, when empty), the others are needed too.
    When(&'static FieldRule, &'static str, &'static [&'static FieldRule]),
    /// When the first field is there, no other may be.
    Alone(&'static FieldRule),
    /// Billing cycle, payment date and their two switches must agree (section 13).
    Schedule,
    /// Search dates: in order and not too far apart (section 14).
    Period,
}

/// Days between search dates (5099).
const SEARCH_DAYS: u16 = 31;
/// The same, for the payments of one plan.
const PLAN_SEARCH_DAYS: u16 = 366;

impl Condition {
    pub(crate) fn check(self, form: &Form) -> Result<(), BrokenRule> {
        match self {
            Self::One(fields) => {
                Self::Any(fields).check(form)?;
                Self::AtMostOne(fields).check(form)
            }
            Self::All(fields) => {
                let missing = fields.iter().find(|rule| form.text(rule).is_none());
                missing.map_or(Ok(()), |rule| Err(rule.broken(Broken::Missing)))
            }
            Self::Any(fields) => match fields.first() {
                Some(first) if fields.iter().all(|rule| form.text(rule).is_none()) => {
                    Err(first.broken(Broken::OneNeeded(fields)))
                }
                _ => Ok(()),
            },
            Self::AtMostOne(fields) => {
                let mut given = fields.iter().filter(|rule| form.text(rule).is_some());
                match (given.next(), given.next()) {
                    (Some(first), Some(second)) => Err(second.broken(Broken::NotWith(first))),
                    _ => Ok(()),
                }
            }
            Self::When(switch, says, needed) => {
                let on = form
                    .text(switch)
                    .is_some_and(|text| says.is_empty() || text == says);
                let missing = needed.iter().find(|rule| on && form.text(rule).is_none());
                missing.map_or(Ok(()), |rule| Err(rule.broken(Broken::MissingWith(switch))))
            }
            Self::Alone(field) => {
                let other = form
                    .rules()
                    .find(|rule| form.text(field).is_some() && *rule != field && !is_switch(rule));
                other.map_or(Ok(()), |rule| Err(field.broken(Broken::NotWith(rule))))
            }
            Self::Schedule => schedule(form),
            Self::Period => period(form),
        }
    }
}

/// Switches change the form of an answer; they are no criteria.
fn is_switch(rule: &FieldRule) -> bool {
    rule == field::TEST_MODE || rule == field::INCLUDE_SIGNATURE || rule == field::ANSWER_IN_UTC
}

/// What is not given is not judged: an update sends only what changes.
fn schedule(form: &Form) -> Result<(), BrokenRule> {
    let Some(cycle) = form.text(field::BILLING_CYCLE) else {
        return Ok(());
    };
    let date = form.text(field::NEXT_PAYMENT_DATE).and_then(read_date);
    let half = form.text(field::BILL_ON_HALF);
    match (cycle, half) {
        ("SEMIMONTHLY", None) => {
            return Err(field::BILL_ON_HALF.broken(Broken::MissingWith(field::BILLING_CYCLE)));
        }
        ("SEMIMONTHLY", Some(half)) if date.is_some_and(|date| !is_billing_day(date, half)) => {
            return Err(field::NEXT_PAYMENT_DATE.broken(Broken::NotABillingDay));
        }
        ("SEMIMONTHLY", Some(_)) | (_, None) => {}
        (_, Some(_)) => return Err(field::BILL_ON_HALF.broken(Broken::NotWithCycle)),
    }
    let by_months = matches!(
        cycle,
        "MONTHLY" | "BIMONTHLY" | "QUARTERLY" | "SEMESTER" | "SEMIANNUALLY" | "ANNUALLY"
    );
    match form.text(field::END_OF_MONTH) {
        Some("Y") if !by_months => Err(field::END_OF_MONTH.broken(Broken::NotWithCycle)),
        Some("Y") if date.is_some_and(|date| date.last_of_month() != date) => {
            Err(field::END_OF_MONTH.broken(Broken::NotAMonthEnd))
        }
        _ => Ok(()),
    }
}

/// 1: the 1st and 15th; 2: the 15th and the last day (section 13).
fn is_billing_day(date: Date, half: &str) -> bool {
    date.day() == 15
        || if half == "1" {
            date.day() == 1
        } else {
            date == date.last_of_month()
        }
}

fn period(form: &Form) -> Result<(), BrokenRule> {
    let (start, end) = (field::SEARCH_START, field::SEARCH_END);
    let (Some(from), Some(to)) = (
        form.text(start).and_then(read_moment),
        form.text(end).and_then(last_moment),
    ) else {
        return Ok(());
    };
    if to < from {
        return Err(end.broken(Broken::EndBeforeStart));
    }
    let limit = match form.text(field::RECURRING_ID) {
        Some(_) => PLAN_SEARCH_DAYS,
        None => SEARCH_DAYS,
    };
    let furthest = from.checked_add(i64::from(limit).days());
    if furthest.is_ok_and(|furthest| to > furthest) {
        return Err(end.broken(Broken::PeriodTooLong { limit }));
    }
    Ok(())
}

/// A day alone ends with its last second.
fn last_moment(text: &str) -> Option<DateTime> {
    match read_date(text) {
        Some(date) => Some(date.at(23, 59, 59, 0)),
        None => read_moment(text),
    }
}
