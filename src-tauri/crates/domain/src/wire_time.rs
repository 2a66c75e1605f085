use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};

/// The zone in which Converge writes its wall-clock times unless a terminal says otherwise
/// (Converge fact sheet, section 6: recordings agree with US Eastern, daylight saving included).
pub const GATEWAY_ZONE: &str = "America/New_York";

/// A wire time made into an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WireTime {
    /// The wall-clock time as written.
    pub wall: DateTime,
    /// The instant it names in the assumed zone. In the hour that happens twice in autumn,
    /// the first one; the raw text is kept beside it.
    pub instant: Timestamp,
}

/// Reads `MM/DD/YYYY hh:mm:ss AM/PM` (or the 24-hour form without AM/PM) in a zone.
/// `None` for anything else; nothing is guessed.
pub fn parse_wire_time(text: &str, zone: &TimeZone) -> Option<WireTime> {
    let text = text.trim();
    let (date, rest) = text.split_once(' ')?;
    let (clock, half) = match rest.trim().split_once(' ') {
        Some((clock, half)) => (clock, Some(half.trim())),
        None => (rest.trim(), None),
    };
    let [month, day, year] = numbers(date, '/')?;
    let [hour, minute, second] = numbers(clock, ':')?;
    let hour = match half {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(half) if half.eq_ignore_ascii_case("AM") => hour % 12,
        Some(half) if half.eq_ignore_ascii_case("PM") => hour % 12 + 12,
        Some(_) => return None,
    };
    let small = |n: u16| i8::try_from(n).ok();
    let wall = DateTime::new(
        i16::try_from(year).ok()?,
        small(month)?,
        small(day)?,
        small(hour)?,
        small(minute)?,
        small(second)?,
        0,
    )
    .ok()?;
    let instant = zone.to_ambiguous_timestamp(wall).compatible().ok()?;
    Some(WireTime { wall, instant })
}

fn numbers(text: &str, separator: char) -> Option<[u16; 3]> {
    let mut parts = text.split(separator).map(|part| {
        let digits = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| part.parse().ok()).flatten()
    });
    let found = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(found)
}

/// Writes a date as the gateway wants it: `MM/DD/YYYY`.
pub fn wire_date(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.month(), date.day(), date.year())
}

/// Writes a wall-clock time as the gateway wants it: `MM/DD/YYYY hh:mm:ss AM`.
pub fn wire_date_time(wall: civil::DateTime) -> String {
    let (hour, half) = match wall.hour() {
        0 => (12, "AM"),
        h @ 1..=11 => (h, "AM"),
        12 => (12, "PM"),
        h => (h - 12, "PM"),
    };
    format!(
        "{} {hour:02}:{:02}:{:02} {half}",
        wire_date(wall.date()),
        wall.minute(),
        wall.second()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn eastern() -> TimeZone {
        TimeZone::get(GATEWAY_ZONE).unwrap()
    }

    #[test]
    fn the_twelve_hour_clock_is_read_with_daylight_saving() {
        for (text, instant) in [
            ("04/25/2022 05:11:12 PM", "2022-04-25T21:11:12Z"),
            ("11/28/2022 12:05:09 AM", "2022-11-28T05:05:09Z"),
            ("11/28/2022 12:00:00 PM", "2022-11-28T17:00:00Z"),
            ("07/01/2026 23:59:59", "2026-07-02T03:59:59Z"),
        ] {
            let read = parse_wire_time(text, &eastern()).unwrap();
            assert_eq!(read.instant.to_string(), instant, "{text}");
        }
    }

    #[test]
    fn impossible_times_are_not_guessed() {
        for text in [
            "13/45/2026 01:00:00 AM",
            "02/30/2026 01:00:00 AM",
            "04/25/2022 13:11:12 PM",
            "04/25/2022 00:11:12 AM",
            "2022-04-25 05:11:12",
            "04/25/2022",
            "",
            "04/25/2022 05:11 PM",
        ] {
            assert_eq!(parse_wire_time(text, &eastern()), None, "{text}");
        }
    }

    #[test]
    fn the_hour_that_happens_twice_is_read_as_the_first_one() {
        let read = parse_wire_time("11/01/2026 01:30:00 AM", &eastern()).unwrap();
        assert_eq!(read.instant.to_string(), "2026-11-01T05:30:00Z");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(seconds in 1_500_000_000_i64..1_900_000_000) {
            let zone = TimeZone::UTC;
            let instant = Timestamp::from_second(seconds).unwrap();
            let text = wire_date_time(instant.to_zoned(zone.clone()).datetime());
            prop_assert_eq!(parse_wire_time(&text, &zone).unwrap().instant, instant);
        }
    }
}
