//! When payments happen: weekdays and office hours at the counters, round the clock on the
//! web, nothing after the anchor.

use jiff::Timestamp;
use jiff::ToSpan as _;
use jiff::civil::{DateTime, Weekday};

use crate::calendar::Zones;
use crate::random::Random;
use crate::segment::Segment;

/// Months of history before the anchor.
const MONTHS: i32 = 18;
/// The average number of days in those months, a little generous.
pub(crate) const DAYS: usize = 548;
/// Nothing happens in the last seconds before the anchor.
const QUIET: i64 = 60;
const HOUR: i64 = 3600;

/// The span that a town's payments cover, in seconds since 1970.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    pub(crate) start: i64,
    /// What happened before is settled, what happens from here on is open.
    pub(crate) settled_until: i64,
    pub(crate) end: i64,
}

impl Span {
    pub(crate) fn before(anchor: Timestamp, zones: &Zones) -> Span {
        let end = anchor.as_second().saturating_sub(QUIET);
        let start = zones
            .mountain
            .to_datetime(anchor)
            .checked_sub(MONTHS.months())
            .ok()
            .and_then(|clock| zones.mountain.to_timestamp(clock).ok())
            .map_or(end, Timestamp::as_second);
        Span {
            start,
            settled_until: zones.settled_until(anchor.as_second()),
            end,
        }
    }
}

/// How many of `count` payments happen after the last settlement. Depends on the count
/// alone, so that the money of a seed is the same for each anchor.
pub(crate) fn recent(count: usize) -> usize {
    (count / DAYS).max(4).min(count.div_ceil(2))
}

/// Times of `count` payments of one terminal, oldest first.
pub(crate) fn times(
    zones: &Zones,
    span: Span,
    segment: Segment,
    count: usize,
    random: &mut Random,
) -> Vec<i64> {
    let recent = recent(count);
    let mut times = Vec::with_capacity(count);
    let past = Slots::new(zones, span.start, span.settled_until, segment);
    past.place(count - recent, random, &mut times);
    let open = Slots::new(zones, span.settled_until, span.end, segment);
    open.place(recent, random, &mut times);
    // The web never sleeps: its newest payment is minutes old.
    if let (Segment::Internet, Some(newest)) = (segment, times.last_mut()) {
        *newest = (*newest).max(span.end - random.below(90 * 60) as i64);
    }
    times
}

/// A stretch of at most one hour.
struct Slot {
    start: i64,
    /// Weight of each second.
    weight: u64,
    /// Weight of all slots up to the end of this one.
    until: u64,
}

/// A stretch of time as hours with weights.
struct Slots {
    slots: Vec<Slot>,
    total: u64,
    end: i64,
}

impl Slots {
    fn new(zones: &Zones, start: i64, end: i64, segment: Segment) -> Slots {
        let weighed = Slots::weighed(start, end, |second| match segment {
            // Who takes payments by telephone sits in the office, too.
            Segment::Retail | Segment::Service | Segment::Moto => counter_weight(zones.town_clock(second)),
            Segment::Internet => web_weight(zones.town_clock(second)),
        });
        // A night or a weekend without office hours: somebody is always in early.
        if weighed.total == 0 {
            Slots::weighed(start, end, |_| 1)
        } else {
            weighed
        }
    }

    fn weighed(start: i64, end: i64, weight: impl Fn(i64) -> u64) -> Slots {
        let (mut slots, mut total, mut second) = (Vec::new(), 0, start);
        while second < end {
            // Slots begin on the hour, as offices do.
            let length = (HOUR - second.rem_euclid(HOUR)).min(end - second);
            let weight = weight(second);
            if weight > 0 {
                total += weight * length as u64;
                slots.push(Slot {
                    start: second,
                    weight,
                    until: total,
                });
            }
            second += length;
        }
        Slots { slots, total, end }
    }

    /// Spreads `count` instants over the slots, in order.
    fn place(&self, count: usize, random: &mut Random, times: &mut Vec<i64>) {
        let mut slots = self.slots.iter();
        let mut slot = slots.next();
        let mut before = 0;
        for number in 0..count as u64 {
            let share = |n: u64| (u128::from(self.total) * u128::from(n) / count as u128) as u64;
            let low = share(number);
            let point = low + random.below(share(number + 1).saturating_sub(low).max(1));
            while let Some(current) = slot.filter(|current| current.until <= point) {
                before = current.until;
                slot = slots.next();
            }
            times.push(slot.map_or(self.end, |current| {
                current.start + (point.saturating_sub(before) / current.weight) as i64
            }));
        }
    }
}

fn counter_weight(clock: DateTime) -> u64 {
    match (clock.date().weekday(), clock.hour()) {
        (Weekday::Sunday, _) => 0,
        (Weekday::Saturday, 9..=12) => 2,
        (Weekday::Saturday, _) => 0,
        (Weekday::Monday | Weekday::Friday, 10..=14) => 14,
        (_, 8..=16) => 10,
        (_, 17) => 3,
        _ => 0,
    }
}

fn web_weight(clock: DateTime) -> u64 {
    let weekend = matches!(clock.date().weekday(), Weekday::Saturday | Weekday::Sunday);
    match clock.hour() {
        0..=5 => 2,
        6..=8 => 6,
        9..=21 if weekend => 8,
        9..=21 => 11,
        _ => 5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times_at(anchor: &str, segment: Segment, count: usize) -> (Span, Vec<i64>) {
        let zones = Zones::new().unwrap();
        let span = Span::before(anchor.parse().unwrap(), &zones);
        let times = times(&zones, span, segment, count, &mut Random::new(1, 1));
        (span, times)
    }

    #[test]
    fn times_are_in_order_and_never_in_the_future() {
        for anchor in [
            "2026-10-06T22:10:00Z",
            "2026-10-07T01:00:30Z",
            "2026-03-08T09:30:00Z",
        ] {
            for segment in [Segment::Retail, Segment::Internet] {
                for count in [0, 1, 2, 7, 400] {
                    let (span, times) = times_at(anchor, segment, count);
                    assert_eq!(times.len(), count);
                    assert!(times.is_sorted());
                    assert!(times.iter().all(|time| (span.start..=span.end).contains(time)));
                }
            }
        }
    }

    #[test]
    fn some_payments_are_always_newer_than_the_last_settlement() {
        for hour in 0..24 {
            let anchor = format!("2026-10-06T{hour:02}:00:10Z");
            let (span, times) = times_at(&anchor, Segment::Retail, 300);
            let open = times.iter().filter(|time| **time >= span.settled_until).count();
            assert_eq!(open, recent(300), "{anchor}");
        }
    }

    #[test]
    fn settled_counter_payments_fall_into_office_hours() {
        let zones = Zones::new().unwrap();
        let (span, times) = times_at("2026-10-06T22:10:00Z", Segment::Retail, 1000);
        for time in times.into_iter().filter(|time| *time < span.settled_until) {
            let clock = zones.town_clock(time);
            assert!((8..=17).contains(&clock.hour()), "{clock}");
            assert_ne!(clock.date().weekday(), Weekday::Sunday);
        }
    }
}
