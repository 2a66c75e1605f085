//! Billing cycles (Converge fact sheet section 13): which day comes after which.

use jiff::ToSpan as _;
use jiff::civil::Date;

/// How often a plan runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cycle {
    Daily,
    Weekly,
    Biweekly,
    Semimonthly,
    Monthly,
    Bimonthly,
    Quarterly,
    Semester,
    Semiannually,
    Annually,
    Suspended,
}

/// The days of a SEMIMONTHLY plan, `ssl_bill_on_half`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Half {
    /// 1: the 1st and the 15th.
    FirstAndFifteenth,
    /// 2: the 15th and the last day.
    FifteenthAndLast,
}

static WORDS: [(&str, Cycle); 11] = [
    ("DAILY", Cycle::Daily),
    ("WEEKLY", Cycle::Weekly),
    ("BIWEEKLY", Cycle::Biweekly),
    ("SEMIMONTHLY", Cycle::Semimonthly),
    ("MONTHLY", Cycle::Monthly),
    ("BIMONTHLY", Cycle::Bimonthly),
    ("QUARTERLY", Cycle::Quarterly),
    ("SEMESTER", Cycle::Semester),
    ("SEMIANNUALLY", Cycle::Semiannually),
    ("ANNUALLY", Cycle::Annually),
    ("SUSPENDED", Cycle::Suspended),
];

enum Step {
    Days(i64),
    Months(i32),
    Halves,
    Never,
}

impl Cycle {
    /// Reads `ssl_billing_cycle` in any case.
    pub(crate) fn read(text: &str) -> Option<Cycle> {
        let found = WORDS.iter().find(|(word, _)| word.eq_ignore_ascii_case(text));
        found.map(|(_, cycle)| *cycle)
    }

    /// The word of `ssl_billing_cycle`.
    pub(crate) fn wire(self) -> &'static str {
        let found = WORDS.iter().find(|(_, cycle)| *cycle == self);
        found.map_or("", |(word, _)| word)
    }

    fn step(self) -> Step {
        match self {
            Cycle::Daily => Step::Days(1),
            Cycle::Weekly => Step::Days(7),
            Cycle::Biweekly => Step::Days(14),
            Cycle::Semimonthly => Step::Halves,
            Cycle::Monthly => Step::Months(1),
            Cycle::Bimonthly => Step::Months(2),
            Cycle::Quarterly => Step::Months(3),
            // Defined nowhere; the sheet infers four months.
            Cycle::Semester => Step::Months(4),
            Cycle::Semiannually => Step::Months(6),
            Cycle::Annually => Step::Months(12),
            Cycle::Suspended => Step::Never,
        }
    }

    /// Counts in whole months, so that a month's end has a meaning.
    pub(crate) fn is_month_based(self) -> bool {
        matches!(self.step(), Step::Months(_))
    }
}

impl Half {
    /// A plan of this half can run on this day.
    pub(crate) fn has(self, day: Date) -> bool {
        match self {
            Half::FirstAndFifteenth => matches!(day.day(), 1 | 15),
            Half::FifteenthAndLast => day.day() == 15 || day == day.last_of_month(),
        }
    }

    fn after(self, day: Date) -> Option<Date> {
        match self {
            _ if day.day() < 15 => day.with().day(15).build().ok(),
            Half::FifteenthAndLast if day < day.last_of_month() => Some(day.last_of_month()),
            Half::FifteenthAndLast => day.tomorrow().ok()?.with().day(15).build().ok(),
            Half::FirstAndFifteenth => day.last_of_month().tomorrow().ok(),
        }
    }
}

/// The rhythm of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rhythm {
    pub(crate) cycle: Cycle,
    pub(crate) half: Option<Half>,
    /// Always the last day of the month.
    pub(crate) end_of_month: bool,
    /// The day of the month that was agreed on; shorter months fall back to their last day.
    pub(crate) day: i8,
}

impl Rhythm {
    /// The payment date after `date`; `None` for a suspended plan and at the calendar's end.
    pub(crate) fn after(self, date: Date) -> Option<Date> {
        match self.cycle.step() {
            Step::Never => None,
            Step::Days(days) => date.checked_add(days.days()).ok(),
            Step::Halves => self.half.unwrap_or(Half::FirstAndFifteenth).after(date),
            Step::Months(months) => {
                let month = date.first_of_month().checked_add(months.months()).ok()?;
                let last = month.last_of_month();
                let day = if self.end_of_month {
                    last.day()
                } else {
                    self.day.min(last.day())
                };
                month.with().day(day).build().ok()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn rhythm(cycle: Cycle, day: i8) -> Rhythm {
        Rhythm {
            cycle,
            half: None,
            end_of_month: false,
            day,
        }
    }

    fn run(rhythm: Rhythm, from: Date, count: usize) -> Vec<String> {
        std::iter::successors(Some(from), |day| rhythm.after(*day))
            .take(count)
            .map(|day| day.to_string())
            .collect()
    }

    #[test]
    fn every_cycle_has_its_step() {
        for (cycle, next) in [
            (Cycle::Daily, "2026-10-08"),
            (Cycle::Weekly, "2026-10-14"),
            (Cycle::Biweekly, "2026-10-21"),
            (Cycle::Monthly, "2026-11-07"),
            (Cycle::Bimonthly, "2026-12-07"),
            (Cycle::Quarterly, "2027-01-07"),
            (Cycle::Semester, "2027-02-07"),
            (Cycle::Semiannually, "2027-04-07"),
            (Cycle::Annually, "2027-10-07"),
        ] {
            assert_eq!(run(rhythm(cycle, 7), date(2026, 10, 7), 2)[1], next, "{cycle:?}");
        }
        assert_eq!(rhythm(Cycle::Suspended, 7).after(date(2026, 10, 7)), None);
    }

    #[test]
    fn the_thirty_first_falls_back_in_short_months_and_returns() {
        let days = run(rhythm(Cycle::Monthly, 31), date(2027, 1, 31), 4);
        assert_eq!(days, ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]);
        let leap = run(rhythm(Cycle::Annually, 29), date(2028, 2, 29), 5);
        assert_eq!(leap.last().map(String::as_str), Some("2032-02-29"));
    }

    #[test]
    fn a_thirtieth_at_the_months_end_stays_the_thirtieth_unless_end_of_month_is_asked_for() {
        let plain = rhythm(Cycle::Monthly, 30);
        assert_eq!(run(plain, date(2027, 4, 30), 2)[1], "2027-05-30");
        let end = Rhythm {
            end_of_month: true,
            ..plain
        };
        assert_eq!(run(end, date(2027, 4, 30), 3)[1..], ["2027-05-31", "2027-06-30"]);
    }

    #[test]
    fn semimonthly_plans_alternate_between_their_two_days() {
        let halves = |half| Rhythm {
            half: Some(half),
            ..rhythm(Cycle::Semimonthly, 15)
        };
        let first = run(halves(Half::FirstAndFifteenth), date(2027, 1, 15), 3);
        assert_eq!(first, ["2027-01-15", "2027-02-01", "2027-02-15"]);
        let last = run(halves(Half::FifteenthAndLast), date(2027, 1, 31), 4);
        assert_eq!(last, ["2027-01-31", "2027-02-15", "2027-02-28", "2027-03-15"]);
    }

    fn any_rhythm() -> impl Strategy<Value = (Rhythm, Date)> {
        let cycle = (0..10_usize).prop_map(|n| WORDS[n].1);
        let start = (2026_i16..2032, 1_i8..=12, 1_i8..=31).prop_map(|(year, month, day)| {
            let first = date(year, month, 1);
            date(year, month, day.min(first.days_in_month()))
        });
        (cycle, start, any::<bool>(), any::<bool>()).prop_map(|(cycle, start, second, end)| {
            let half = if second {
                Half::FifteenthAndLast
            } else {
                Half::FirstAndFifteenth
            };
            let at_end = end && start == start.last_of_month() && cycle.is_month_based();
            let rhythm = Rhythm {
                cycle,
                half: Some(half),
                end_of_month: at_end,
                day: start.day(),
            };
            (rhythm, start)
        })
    }

    proptest! {
        #[test]
        fn dates_always_move_on_and_month_ends_stay_month_ends((rhythm, start) in any_rhythm()) {
            let days: Vec<Date> = std::iter::successors(Some(start), |day| rhythm.after(*day)).take(40).collect();
            prop_assert!(days.windows(2).all(|pair| pair[0] < pair[1]));
            for day in &days[1..] {
                if rhythm.end_of_month {
                    prop_assert_eq!(*day, day.last_of_month());
                } else if rhythm.cycle.is_month_based() {
                    prop_assert_eq!(day.day(), start.day().min(day.days_in_month()));
                } else if rhythm.cycle == Cycle::Semimonthly {
                    prop_assert!(rhythm.half.unwrap().has(*day));
                }
            }
        }

        #[test]
        fn twelve_months_are_a_year((rhythm, start) in any_rhythm()) {
            if let Step::Months(months) = rhythm.cycle.step() {
                let steps = usize::try_from(12 / months).unwrap();
                let day = std::iter::successors(Some(start), |day| rhythm.after(*day)).nth(steps).unwrap();
                prop_assert_eq!((day.year(), day.month()), (start.year() + 1, start.month()));
            }
        }
    }
}
