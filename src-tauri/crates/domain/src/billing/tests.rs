use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::Coded;

fn plain(cycle: BillingCycle, next: Date) -> Rhythm {
    Rhythm::of(cycle, None, false, next, None)
}

fn texts(dates: impl Iterator<Item = Date>) -> Vec<String> {
    dates.map(|date| date.to_string()).collect()
}

#[test]
fn each_cycle_makes_its_own_step() {
    let from = date(2026, 10, 29);
    for (cycle, next) in [
        (BillingCycle::Daily, "2026-10-30"),
        (BillingCycle::Weekly, "2026-11-05"),
        (BillingCycle::Biweekly, "2026-11-12"),
        (BillingCycle::Monthly, "2026-11-29"),
        (BillingCycle::Bimonthly, "2026-12-29"),
        (BillingCycle::Quarterly, "2027-01-29"),
        (BillingCycle::Semester, "2027-02-28"),
        (BillingCycle::Semiannually, "2027-04-29"),
        (BillingCycle::Annually, "2027-10-29"),
    ] {
        assert_eq!(
            plain(cycle, from).after(from).unwrap().to_string(),
            next,
            "{cycle}"
        );
    }
    assert_eq!(plain(BillingCycle::Suspended, from).after(from), None);
    assert_eq!(plain(BillingCycle::Suspended, from).dates(from).count(), 0);
}

#[test]
fn only_the_semester_is_a_guess() {
    let guessed: Vec<_> = BillingCycle::ALL
        .iter()
        .filter(|cycle| plain(**cycle, date(2026, 1, 1)).is_assumed())
        .collect();
    assert_eq!(guessed, [&BillingCycle::Semester]);
}

#[test]
fn the_thirty_first_comes_back_after_a_short_month() {
    let start = date(2027, 1, 31);
    let dates = plain(BillingCycle::Monthly, start).dates(start).take(4);
    assert_eq!(
        texts(dates),
        ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]
    );
    // The book knows the first payment, so a February in between changes nothing.
    let february = date(2027, 2, 28);
    let rhythm = Rhythm::of(BillingCycle::Monthly, None, false, february, Some(start));
    assert_eq!(rhythm.after(february), Some(date(2027, 3, 31)));
    let leap = date(2028, 2, 29);
    let years = plain(BillingCycle::Annually, leap).dates(leap).take(5);
    assert_eq!(texts(years)[4], "2032-02-29");
}

#[test]
fn the_last_day_of_a_short_month_stays_the_last_day_only_when_asked() {
    let end = date(2027, 4, 30);
    let asked = Rhythm::of(BillingCycle::Monthly, None, true, end, None);
    assert_eq!(asked.after(end), Some(date(2027, 5, 31)));
    assert_eq!(
        plain(BillingCycle::Monthly, end).after(end),
        Some(date(2027, 5, 30))
    );
}

#[test]
fn twice_a_month_takes_turns_and_takes_no_other_day() {
    let with = |half| Rhythm {
        half: Some(half),
        ..plain(BillingCycle::Semimonthly, date(2027, 1, 15))
    };
    let first = with(HalfMonth::FirstAndFifteenth);
    let last = with(HalfMonth::FifteenthAndLast);
    let dates = |rhythm: Rhythm| texts(rhythm.dates(date(2027, 1, 15)).take(4));
    assert_eq!(
        dates(first),
        ["2027-01-15", "2027-02-01", "2027-02-15", "2027-03-01"]
    );
    assert_eq!(
        dates(last),
        ["2027-01-15", "2027-01-31", "2027-02-15", "2027-02-28"]
    );
    assert_eq!(first.check(date(2027, 1, 31)), Err(RhythmProblem::NotABillingDay));
    assert_eq!(last.check(date(2027, 1, 31)), Ok(()));
    assert_eq!(
        plain(BillingCycle::Semimonthly, date(2027, 1, 15)).check(date(2027, 1, 15)),
        Err(RhythmProblem::HalfMissing)
    );
}

#[test]
fn always_the_last_day_needs_a_last_day_and_whole_months() {
    let end = |cycle| Rhythm {
        end_of_month: true,
        ..plain(cycle, date(2027, 4, 30))
    };
    assert_eq!(end(BillingCycle::Monthly).check(date(2027, 4, 30)), Ok(()));
    assert_eq!(
        end(BillingCycle::Monthly).check(date(2027, 4, 29)),
        Err(RhythmProblem::NotAMonthEnd)
    );
    assert_eq!(
        end(BillingCycle::Weekly).check(date(2027, 4, 30)),
        Err(RhythmProblem::NotOfMonths)
    );
}

#[test]
fn a_skipped_payment_moves_the_end_and_costs_no_payment() {
    let rhythm = plain(BillingCycle::Monthly, date(2026, 10, 29));
    let kept = rhythm.upcoming(date(2026, 10, 29), false, Some(3));
    let skipped = rhythm.upcoming(date(2026, 10, 29), true, Some(3));
    assert_eq!(texts(kept), ["2026-10-29", "2026-11-29", "2026-12-29"]);
    assert_eq!(texts(skipped), ["2026-11-29", "2026-12-29", "2027-01-29"]);
}

fn any_rhythm() -> impl Strategy<Value = (Rhythm, Date)> {
    let cycle = (0..BillingCycle::ALL.len() - 1).prop_map(|at| BillingCycle::ALL[at]);
    let start = (2026_i16..2034, 1_i8..=12, 1_i8..=31).prop_map(|(year, month, day)| {
        let first = date(year, month, 1);
        date(year, month, day.min(first.days_in_month()))
    });
    (cycle, start, any::<bool>(), any::<bool>()).prop_map(|(cycle, start, second, end)| {
        let half = if second {
            HalfMonth::FifteenthAndLast
        } else {
            HalfMonth::FirstAndFifteenth
        };
        let start = if cycle == BillingCycle::Semimonthly {
            day_of(start.first_of_month(), 15)
        } else {
            start
        };
        let mut rhythm = Rhythm::of(cycle, Some(half), false, start, None);
        rhythm.end_of_month =
            end && start == start.last_of_month() && matches!(rhythm.step(), Step::Months(_));
        (rhythm, start)
    })
}

proptest! {
    #[test]
    fn dates_strictly_increase_and_each_may_be_a_payment_date((rhythm, start) in any_rhythm()) {
        let days: Vec<Date> = rhythm.dates(start).take(60).collect();
        prop_assert_eq!(days.len(), 60);
        prop_assert!(days.windows(2).all(|pair| pair[0] < pair[1]));
        for day in days {
            prop_assert_eq!(rhythm.check(day), Ok(()));
        }
    }

    #[test]
    fn as_many_dates_come_as_payments_are_left(
        (rhythm, start) in any_rhythm(), made in 0_u32..40, total in 0_u32..40, skip in any::<bool>(),
    ) {
        let left = total.saturating_sub(made);
        prop_assert_eq!(rhythm.upcoming(start, skip, Some(left)).count(), left as usize);
    }

    #[test]
    fn months_keep_the_agreed_day_or_their_last_one((rhythm, start) in any_rhythm()) {
        if !matches!(rhythm.step(), Step::Months(_)) {
            return Ok(());
        }
        for day in rhythm.dates(start).take(60) {
            let expected = if rhythm.end_of_month { 31 } else { rhythm.day };
            prop_assert_eq!(day.day(), expected.min(day.days_in_month()));
        }
    }

    #[test]
    fn twelve_months_are_a_year((rhythm, start) in any_rhythm()) {
        if let Step::Months(months) = rhythm.step() {
            let steps = usize::try_from(12 / months).unwrap();
            let day = rhythm.dates(start).nth(steps).unwrap();
            prop_assert_eq!((day.year(), day.month()), (start.year() + 1, start.month()));
        }
    }

    #[test]
    fn a_plan_read_again_after_any_payment_goes_on_as_before((rhythm, start) in any_rhythm(), taken in 0_usize..30) {
        let days: Vec<Date> = rhythm.dates(start).take(taken + 5).collect();
        let next = days[taken];
        let again = Rhythm::of(rhythm.cycle, rhythm.half, rhythm.end_of_month, next, Some(start));
        let rest: Vec<Date> = again.dates(next).take(5).collect();
        prop_assert_eq!(&rest[..], &days[taken..]);
    }
}
