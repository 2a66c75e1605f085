//! When a plan is charged (Converge fact sheet, section 13).

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use crate::codes::coded;

coded! {
    /// How often a plan is charged.
    pub enum BillingCycle {
        /// Every day.
        Daily = 1, "daily";
        /// Every 7 days.
        Weekly = 2, "weekly";
        /// Every 14 days.
        Biweekly = 3, "biweekly";
        /// Twice a month, on the days [`HalfMonth`] says.
        Semimonthly = 4, "semimonthly";
        /// Every month.
        Monthly = 5, "monthly";
        /// Every 2 months.
        Bimonthly = 6, "bimonthly";
        /// Every 3 months.
        Quarterly = 7, "quarterly";
        /// Defined nowhere; taken for 4 months, and said so.
        Semester = 8, "semester";
        /// Every 6 months.
        Semiannually = 9, "semiannually";
        /// Every 12 months.
        Annually = 10, "annually";
        /// Never, until the cycle is changed.
        Suspended = 11, "suspended";
    }
}

coded! {
    /// The two days of a plan that is charged twice a month.
    pub enum HalfMonth {
        /// The 1st and the 15th.
        FirstAndFifteenth = 1, "first_and_fifteenth";
        /// The 15th and the last day.
        FifteenthAndLast = 2, "fifteenth_and_last";
    }
}

/// Why a payment date does not fit a cycle. The gateway would refuse it with the code named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RhythmProblem {
    /// Twice a month, and not said on which days (4009).
    HalfMissing,
    /// Not one of the two days of the month (5039).
    NotABillingDay,
    /// *Always the last day* with a date that is none (5043).
    NotAMonthEnd,
    /// *Always the last day* with a cycle that is not of whole months (5037).
    NotOfMonths,
}

/// The rhythm of a plan: from one payment date comes the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rhythm {
    /// How often.
    pub cycle: BillingCycle,
    /// The two days, for a cycle of twice a month.
    pub half: Option<HalfMonth>,
    /// Always on the last day of the month.
    pub end_of_month: bool,
    /// The day of the month that was agreed, 1 to 31. In a shorter month its last day takes
    /// its place.
    pub day: i8,
}

/// From one payment to the next.
enum Step {
    Days(i64),
    Months(i32),
    Halves,
    Never,
}

impl Rhythm {
    /// The rhythm of a plan whose next payment is due on `next`. The day that was agreed is
    /// that of the first payment, where a short month moved the next one.
    pub fn of(
        cycle: BillingCycle,
        half: Option<HalfMonth>,
        end_of_month: bool,
        next: Date,
        start: Option<Date>,
    ) -> Self {
        let moved = |start: &Date| next == next.last_of_month() && start.day() > next.day();
        Self {
            cycle,
            half,
            end_of_month,
            day: start.filter(moved).map_or(next.day(), Date::day),
        }
    }

    fn step(self) -> Step {
        match self.cycle {
            BillingCycle::Daily => Step::Days(1),
            BillingCycle::Weekly => Step::Days(7),
            BillingCycle::Biweekly => Step::Days(14),
            BillingCycle::Semimonthly => Step::Halves,
            BillingCycle::Monthly => Step::Months(1),
            BillingCycle::Bimonthly => Step::Months(2),
            BillingCycle::Quarterly => Step::Months(3),
            BillingCycle::Semester => Step::Months(4),
            BillingCycle::Semiannually => Step::Months(6),
            BillingCycle::Annually => Step::Months(12),
            BillingCycle::Suspended => Step::Never,
        }
    }

    /// Whether its dates are a guess: the gateway does not say how long its semester is.
    pub fn is_assumed(self) -> bool {
        self.cycle == BillingCycle::Semester
    }

    /// Whether a payment can be due on this date.
    ///
    /// # Errors
    /// What the gateway would refuse.
    pub fn check(self, date: Date) -> Result<(), RhythmProblem> {
        if self.cycle == BillingCycle::Semimonthly {
            let half = self.half.ok_or(RhythmProblem::HalfMissing)?;
            if !half.has(date) {
                return Err(RhythmProblem::NotABillingDay);
            }
        }
        if self.end_of_month {
            if !matches!(self.step(), Step::Months(_)) {
                return Err(RhythmProblem::NotOfMonths);
            }
            if date != date.last_of_month() {
                return Err(RhythmProblem::NotAMonthEnd);
            }
        }
        Ok(())
    }

    /// The payment date after this one. `None` when the plan is suspended, when the two days
    /// of the month are not known, and at the end of the calendar.
    pub fn after(self, date: Date) -> Option<Date> {
        match self.step() {
            Step::Days(days) => later(date, days.days()),
            Step::Months(months) => {
                let first = later(date.first_of_month(), months.months())?;
                Some(if self.end_of_month {
                    first.last_of_month()
                } else {
                    day_of(first, self.day)
                })
            }
            Step::Halves => self.half?.after(date),
            Step::Never => None,
        }
    }

    /// The dates from `next` on.
    pub fn dates(self, next: Date) -> impl Iterator<Item = Date> {
        let first = (self.cycle != BillingCycle::Suspended).then_some(next);
        std::iter::successors(first, move |date| self.after(*date))
    }

    /// The dates of the payments to come: `left` of them, without end where there is none.
    /// With `skip` the next one is left out once.
    pub fn upcoming(self, next: Date, skip: bool, left: Option<u32>) -> impl Iterator<Item = Date> {
        let most = left.map_or(usize::MAX, |left| usize::try_from(left).unwrap_or(usize::MAX));
        self.dates(next).skip(usize::from(skip)).take(most)
    }
}

impl HalfMonth {
    /// Whether a day is one of the two.
    pub fn has(self, date: Date) -> bool {
        date.day() == 15
            || match self {
                Self::FirstAndFifteenth => date.day() == 1,
                Self::FifteenthAndLast => date == date.last_of_month(),
            }
    }

    fn after(self, date: Date) -> Option<Date> {
        let fifteenth = day_of(date.first_of_month(), 15);
        match self {
            _ if date < fifteenth => Some(fifteenth),
            Self::FirstAndFifteenth => later(date.first_of_month(), 1.month()),
            Self::FifteenthAndLast if date < date.last_of_month() => Some(date.last_of_month()),
            Self::FifteenthAndLast => Some(day_of(later(date.first_of_month(), 1.month())?, 15)),
        }
    }
}

fn later(date: Date, span: Span) -> Option<Date> {
    date.checked_add(span).ok()
}

/// The day with this number in the month of `first`, or the month's last day.
fn day_of(first: Date, day: i8) -> Date {
    let day = day.clamp(1, first.days_in_month());
    first.with().day(day).build().unwrap_or(first)
}

#[cfg(test)]
mod tests;
