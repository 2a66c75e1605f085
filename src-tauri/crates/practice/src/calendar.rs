//! The zones and time texts of the gateway. Both zones come from their rules, not from the
//! machine's zone files, so that the town is the same everywhere.

use std::fmt::Write as _;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;

/// Hour of the daily auto-settle, US Eastern (product sheet section 3).
pub(crate) const SETTLE_HOUR: i8 = 21;
/// Hour at which plans that are due are run, US Eastern.
const PLAN_HOUR: i8 = 6;
/// For so many seconds after auto-settle time the day's batch is still on its way and shows
/// as open; a town opened just after 9 PM Eastern has open payments, too.
const SETTLE_LAG: i64 = 3 * 3600;

/// Seconds since 1970 as an instant; instants beyond the calendar become its start.
pub(crate) fn instant(seconds: i64) -> Timestamp {
    Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// The zones of the town and of its gateway.
#[derive(Clone, Debug)]
pub(crate) struct Zones {
    /// What the gateway reports in (Converge fact sheet section 6).
    pub(crate) eastern: TimeZone,
    /// Where the town lies.
    pub(crate) mountain: TimeZone,
}

impl Zones {
    pub(crate) fn new() -> Result<Zones, jiff::Error> {
        Ok(Zones {
            eastern: TimeZone::posix("EST5EDT,M3.2.0,M11.1.0")?,
            mountain: TimeZone::posix("MST7MDT,M3.2.0,M11.1.0")?,
        })
    }

    /// US Eastern wall clock.
    pub(crate) fn eastern_clock(&self, seconds: i64) -> DateTime {
        self.eastern.to_datetime(instant(seconds))
    }

    /// Wall clock in the town.
    pub(crate) fn town_clock(&self, seconds: i64) -> DateTime {
        self.mountain.to_datetime(instant(seconds))
    }

    /// A time as the gateway writes it: `MM/DD/YYYY hh:mm:ss AM/PM` US Eastern, or the
    /// 24-hour form in UTC (Converge fact sheet sections 6 and 14).
    pub(crate) fn wire_time(&self, seconds: i64, utc: bool) -> String {
        let clock = if utc {
            TimeZone::UTC.to_datetime(instant(seconds))
        } else {
            self.eastern_clock(seconds)
        };
        let mut text = String::with_capacity(22);
        let hour = if utc {
            clock.hour()
        } else {
            (clock.hour() + 11) % 12 + 1
        };
        // Writing into a String cannot fail.
        let _ = write!(
            text,
            "{:02}/{:02}/{:04} {hour:02}:{:02}:{:02}",
            clock.month(),
            clock.day(),
            clock.year(),
            clock.minute(),
            clock.second()
        );
        if !utc {
            text.push_str(if clock.hour() < 12 { " AM" } else { " PM" });
        }
        text
    }

    /// The auto-settle that takes in a payment made at `seconds`.
    pub(crate) fn settle_after(&self, seconds: i64) -> i64 {
        let clock = self.eastern_clock(seconds);
        let day = if clock.hour() < SETTLE_HOUR {
            clock.date()
        } else {
            clock.date().tomorrow().unwrap_or(clock.date())
        };
        self.nine_pm(DateTime::from_parts(day, Time::midnight()))
    }

    /// The last auto-settle that is through at `seconds`.
    pub(crate) fn settled_until(&self, seconds: i64) -> i64 {
        let latest = seconds.saturating_sub(SETTLE_LAG);
        let clock = self.eastern_clock(latest);
        let day = if clock.hour() >= SETTLE_HOUR {
            clock.date()
        } else {
            clock.date().yesterday().unwrap_or(clock.date())
        };
        self.nine_pm(DateTime::from_parts(day, Time::midnight()))
    }

    /// The moment at which plans due on `date` are run.
    pub(crate) fn plans_run(&self, date: Date) -> i64 {
        self.eastern_hour(date, PLAN_HOUR)
    }

    fn nine_pm(&self, midnight: DateTime) -> i64 {
        self.eastern_hour(midnight.date(), SETTLE_HOUR)
    }

    /// The clock changes neither skip nor repeat these hours.
    fn eastern_hour(&self, date: Date, hour: i8) -> i64 {
        self.eastern
            .to_ambiguous_timestamp(date.at(hour, 0, 0, 0))
            .compatible()
            .map_or(0, Timestamp::as_second)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> i64 {
        text.parse::<Timestamp>().unwrap().as_second()
    }

    #[test]
    fn times_are_eastern_wall_clock_with_daylight_saving() {
        let zones = Zones::new().unwrap();
        assert_eq!(
            zones.wire_time(at("2026-01-05T14:15:00Z"), false),
            "01/05/2026 09:15:00 AM"
        );
        assert_eq!(
            zones.wire_time(at("2026-07-05T16:00:09Z"), false),
            "07/05/2026 12:00:09 PM"
        );
        assert_eq!(
            zones.wire_time(at("2026-07-05T04:05:09Z"), false),
            "07/05/2026 12:05:09 AM"
        );
        assert_eq!(
            zones.wire_time(at("2026-07-05T20:05:09Z"), true),
            "07/05/2026 20:05:09"
        );
    }

    #[test]
    fn a_payment_settles_at_the_next_nine_in_the_evening() {
        let zones = Zones::new().unwrap();
        assert_eq!(
            zones.settle_after(at("2026-07-05T16:00:00Z")),
            at("2026-07-06T01:00:00Z")
        );
        assert_eq!(
            zones.settle_after(at("2026-07-06T01:00:00Z")),
            at("2026-07-07T01:00:00Z")
        );
    }

    #[test]
    fn just_after_nine_the_day_is_still_open() {
        let zones = Zones::new().unwrap();
        let before = at("2026-07-05T01:00:00Z");
        assert_eq!(zones.settled_until(at("2026-07-06T01:01:00Z")), before);
        assert_eq!(
            zones.settled_until(at("2026-07-06T04:00:00Z")),
            at("2026-07-06T01:00:00Z")
        );
    }
}
