//! Which windows to ask for.

use std::collections::BTreeMap;

use history::{Coverage, CoverageState};
use jiff::ToSpan;
use jiff::civil::Date;

/// How far back a first sync looks; nothing documents how far the gateway remembers.
const FIRST_LOOK_MONTHS: i32 = 24;
/// Statuses of the last weeks still change: batches settle within ten days at the latest.
const UNSETTLED_DAYS: i32 = 14;
/// Older months are looked at again now and then: a refund changes the sale it belongs to.
const STALE_SECONDS: i64 = 7 * 24 * 3600;
/// How many stale months a sync refreshes per terminal.
const REFRESHED: usize = 2;

/// Days in a row, both ends included, never more than 31.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Days {
    pub(super) from: Date,
    pub(super) to: Date,
}

impl Days {
    pub(super) fn count(self) -> i32 {
        number(self.to) - number(self.from) + 1
    }

    /// Two halves of a window that was too much for one answer.
    pub(super) fn halves(self) -> Option<[Self; 2]> {
        let middle = number(self.from) + (self.count() / 2) - 1;
        (self.count() > 1).then(|| {
            [
                Self {
                    from: date(middle + 1),
                    to: self.to,
                },
                Self {
                    from: self.from,
                    to: date(middle),
                },
            ]
        })
    }
}

pub(super) use crate::days::number;

/// The day with this number.
pub(super) fn date(number: i32) -> Date {
    Date::constant(1970, 1, 1).saturating_add(number.days())
}

/// Calendar months between two days, newest first; a month has at most 31 days.
pub(super) fn months(from: Date, to: Date) -> Vec<Days> {
    let mut windows = Vec::new();
    let mut end = to;
    while end >= from {
        let start = end.first_of_month().max(from);
        windows.push(Days { from: start, to: end });
        let Ok(before) = start.yesterday() else { break };
        end = before;
    }
    windows
}

/// The windows of one terminal that are missing, may have changed, or have not been looked at
/// for long.
pub(super) fn wanted(coverage: Option<&Coverage>, today: Date, now: i64) -> Vec<Days> {
    let days: BTreeMap<i32, (CoverageState, i64)> = coverage
        .map(|c| c.days.iter().map(|d| (d.day, (d.state, d.fetched_at))).collect())
        .unwrap_or_default();
    let first_look = today.saturating_sub(FIRST_LOOK_MONTHS.months()).first_of_month();
    let first = days
        .keys()
        .next()
        .map_or(first_look, |day| date(*day).min(first_look));
    let mut wanted = Vec::new();
    let mut stale: Vec<(i64, Days)> = Vec::new();
    for window in months(first, today) {
        let facts = (number(window.from)..=number(window.to)).map(|day| (day, days.get(&day)));
        let mut oldest = i64::MAX;
        let mut due = false;
        for (day, fact) in facts {
            match fact {
                Some((CoverageState::Complete, fetched)) => {
                    // A day counts as final when it was asked for well after it ended.
                    due |= *fetched < (i64::from(day) + 1 + i64::from(UNSETTLED_DAYS)) * 86_400;
                    oldest = oldest.min(*fetched);
                }
                _ => due = true,
            }
        }
        if due {
            wanted.push(window);
        } else if oldest < now - STALE_SECONDS {
            stale.push((oldest, window));
        }
    }
    stale.sort();
    wanted.extend(stale.into_iter().take(REFRESHED).map(|(_, window)| window));
    wanted
}

#[cfg(test)]
mod tests {
    use super::*;
    use history::CoverageDay;
    use jiff::civil::date as ymd;
    use proptest::prelude::*;

    #[test]
    fn months_are_whole_and_newest_first() {
        let windows = months(ymd(2026, 1, 15), ymd(2026, 3, 10));
        let texts: Vec<_> = windows.iter().map(|w| format!("{}..{}", w.from, w.to)).collect();
        assert_eq!(
            texts,
            [
                "2026-03-01..2026-03-10",
                "2026-02-01..2026-02-28",
                "2026-01-15..2026-01-31"
            ]
        );
        assert!(months(ymd(2026, 2, 2), ymd(2026, 2, 1)).is_empty());
    }

    #[test]
    fn a_first_sync_looks_two_years_back_and_a_second_one_only_at_what_may_change() {
        let today = ymd(2026, 11, 21);
        let now = i64::from(number(today)) * 86_400 + 43_200;
        let first = wanted(None, today, now);
        assert_eq!(first.len(), 25);
        let all_days = (number(ymd(2024, 11, 1))..=number(today))
            .map(|day| CoverageDay {
                day,
                state: CoverageState::Complete,
                fetched_at: now,
            })
            .collect();
        let coverage = Coverage {
            terminal: "t".into(),
            source: 1,
            rows: 0,
            days: all_days,
        };
        let second = wanted(Some(&coverage), today, now);
        assert_eq!(second, months(ymd(2026, 11, 1), today));
        let later = wanted(Some(&coverage), today, now + 8 * 86_400);
        assert_eq!(later.len(), second.len() + REFRESHED);
    }

    #[test]
    fn an_incomplete_day_is_asked_for_again() {
        let today = ymd(2026, 11, 21);
        let now = i64::from(number(today)) * 86_400;
        let days = (number(ymd(2024, 11, 1))..=number(today))
            .map(|day| CoverageDay {
                day,
                state: if day == number(ymd(2025, 5, 5)) {
                    CoverageState::Incomplete
                } else {
                    CoverageState::Complete
                },
                fetched_at: now,
            })
            .collect();
        let coverage = Coverage {
            terminal: "t".into(),
            source: 1,
            rows: 0,
            days,
        };
        let windows = wanted(Some(&coverage), today, now);
        assert!(windows.contains(&Days {
            from: ymd(2025, 5, 1),
            to: ymd(2025, 5, 31)
        }));
    }

    proptest! {
        #[test]
        fn windows_cover_every_day_once_and_none_is_longer_than_31(start in 0_i32..20_000, length in 0_i32..800) {
            let (from, to) = (date(start), date(start + length));
            let mut seen: Vec<i32> = Vec::new();
            for window in months(from, to) {
                prop_assert!(window.count() <= 31);
                seen.extend(number(window.from)..=number(window.to));
            }
            seen.sort();
            prop_assert_eq!(seen, (start..=start + length).collect::<Vec<_>>());
        }

        #[test]
        fn halves_are_the_whole(start in 0_i32..20_000, length in 1_i32..31) {
            let whole = Days { from: date(start), to: date(start + length) };
            let [late, early] = whole.halves().unwrap();
            prop_assert_eq!(early.from, whole.from);
            prop_assert_eq!(late.to, whole.to);
            prop_assert_eq!(number(early.to) + 1, number(late.from));
        }
    }
}
