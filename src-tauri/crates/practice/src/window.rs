//! The date window of a query (Converge fact sheet section 14).

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

use crate::calendar::Zones;
use crate::refusal::Refusal;
use crate::request::Request;

const START: &str = "ssl_search_start_date";
const END: &str = "ssl_search_end_date";
/// Days that a window may span.
const DAYS: i64 = 31;
/// Days that a window of one plan's payments may span.
const PLAN_DAYS: i64 = 366;

/// From the first to the last second of a window, both included, since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    pub(crate) from: i64,
    pub(crate) to: i64,
}

/// A date, perhaps with a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Moment {
    Day(Date),
    Second(DateTime),
}

impl Moment {
    /// The earliest second meant.
    fn first(self) -> DateTime {
        match self {
            Moment::Day(day) => DateTime::from_parts(day, Time::midnight()),
            Moment::Second(second) => second,
        }
    }

    /// The latest second meant: a date alone lasts through the end of its day.
    fn last(self) -> DateTime {
        match self {
            Moment::Day(day) => day.at(23, 59, 59, 0),
            Moment::Second(second) => second,
        }
    }
}

/// The window that a request asks for; `None` when it names no dates.
pub(crate) fn read(request: &Request, zones: &Zones, of_plan: bool) -> Result<Option<Window>, Refusal> {
    let moment = |name: &str| match request.get(name) {
        Some(text) => parse(text)
            .map(Some)
            .ok_or_else(|| Refusal::about("5099", "format")),
        None => Ok(None),
    };
    let (from, to) = match (moment(START)?, moment(END)?) {
        (None, None) => return Ok(None),
        (Some(start), None) => (start.first(), shifted(start.last(), 30)?),
        (None, Some(end)) => (shifted(end.first(), -30)?, end.last()),
        (Some(start), Some(end)) => {
            check(start, end, if of_plan { PLAN_DAYS } else { DAYS })?;
            (start.first(), end.last())
        }
    };
    let utc = request.yes("ssl_time_zone_request_utc");
    let zone = if utc { &TimeZone::UTC } else { &zones.eastern };
    // In the hour that the autumn change repeats, a window holds both turns.
    let from = zone
        .to_ambiguous_timestamp(from)
        .earlier()
        .map(Timestamp::as_second);
    let to = zone.to_ambiguous_timestamp(to).later().map(Timestamp::as_second);
    match (from, to) {
        (Ok(from), Ok(to)) => Ok(Some(Window { from, to })),
        _ => Err(Refusal::about("5099", "format")),
    }
}

/// The length is the difference of the two dates as they were written.
fn check(start: Moment, end: Moment, days: i64) -> Result<(), Refusal> {
    if end.last() < start.first() {
        return Err(Refusal::about("5099", "the end is before the start"));
    }
    let latest = start.first().checked_add(days.days());
    match latest {
        Ok(latest) if end.first() <= latest => Ok(()),
        _ => Err(Refusal::about("5099", format!("more than {days} days"))),
    }
}

fn shifted(moment: DateTime, days: i64) -> Result<DateTime, Refusal> {
    moment
        .checked_add(days.days())
        .map_err(|_| Refusal::about("5099", "format"))
}

/// `MM/DD/YYYY`, `MM/DD/YYYY hh:mm:ss AM/PM` or the 24-hour form without AM/PM.
fn parse(text: &str) -> Option<Moment> {
    let mut words = text.split(' ');
    let [month, day, year] = numbers(words.next()?, '/', [2, 2, 4])?;
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    let Some(clock) = words.next() else {
        return Some(Moment::Day(date));
    };
    let [hour, minute, second] = numbers(clock, ':', [2, 2, 2])?;
    let hour = match words.next() {
        None => hour,
        Some(half) if (1..=12).contains(&hour) => match half.to_ascii_uppercase().as_str() {
            "AM" => hour % 12,
            "PM" => hour % 12 + 12,
            _ => return None,
        },
        Some(_) => return None,
    };
    let small = |number: i16| i8::try_from(number).ok();
    let time = Time::new(small(hour)?, small(minute)?, small(second)?, 0).ok()?;
    words
        .next()
        .is_none()
        .then_some(Moment::Second(DateTime::from_parts(date, time)))
}

fn numbers(text: &str, separator: char, lengths: [usize; 3]) -> Option<[i16; 3]> {
    let mut parts = text.split(separator);
    let mut numbers = [0; 3];
    for (number, length) in numbers.iter_mut().zip(lengths) {
        let part = parts.next().filter(|part| part.len() == length)?;
        if !part.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        *number = part.parse().ok()?;
    }
    parts.next().is_none().then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(start: &str, end: &str, more: &str) -> Result<Option<Window>, String> {
        let xml = format!("xmldata=<txn><{START}>{start}</{START}><{END}>{end}</{END}>{more}</txn>");
        let request = Request::read(xml.as_bytes()).unwrap();
        read(&request, &Zones::new().unwrap(), false).map_err(|refusal| refusal.code.to_owned())
    }

    fn at(text: &str) -> i64 {
        text.parse::<Timestamp>().unwrap().as_second()
    }

    #[test]
    fn a_date_alone_covers_its_whole_eastern_day() {
        let day = window("07/05/2026", "07/05/2026", "").unwrap().unwrap();
        assert_eq!(
            day,
            Window {
                from: at("2026-07-05T04:00:00Z"),
                to: at("2026-07-06T03:59:59Z")
            }
        );
    }

    #[test]
    fn both_clocks_are_understood() {
        let twelve = window("07/05/2026 12:00:00 AM", "07/05/2026 01:00:00 PM", "").unwrap();
        let twenty_four = window("07/05/2026 00:00:00", "07/05/2026 13:00:00", "").unwrap();
        assert_eq!(twelve, twenty_four);
        let utc = "<ssl_time_zone_request_utc>Y</ssl_time_zone_request_utc>";
        let day = window("07/05/2026 00:00:00", "07/05/2026 23:59:59", utc)
            .unwrap()
            .unwrap();
        assert_eq!(
            day,
            Window {
                from: at("2026-07-05T00:00:00Z"),
                to: at("2026-07-05T23:59:59Z")
            }
        );
    }

    #[test]
    fn one_end_alone_means_thirty_days() {
        let onwards = window("07/05/2026 12:00:00 AM", "", "").unwrap().unwrap();
        assert_eq!(onwards.to - onwards.from, 30 * 86_400);
        let back = window("", "07/05/2026 12:00:00 AM", "").unwrap().unwrap();
        assert_eq!(back.to - back.from, 30 * 86_400);
        assert_eq!(window("", "", "").unwrap(), None);
    }

    #[test]
    fn thirty_one_days_pass_and_more_are_refused_with_5099() {
        assert!(window("08/01/2026", "09/01/2026", "").is_ok());
        assert_eq!(window("08/01/2026", "09/02/2026", ""), Err("5099".into()));
        assert_eq!(
            window("08/01/2026 00:00:00", "09/01/2026 00:00:01", ""),
            Err("5099".into())
        );
    }

    #[test]
    fn bad_formats_and_a_wrong_order_are_refused_with_5099() {
        assert_eq!(window("08/02/2026", "08/01/2026", ""), Err("5099".into()));
        for bad in [
            "2026-08-01",
            "8/1/2026",
            "02/30/2026",
            "08/01/2026 13:00:00 PM",
            "08/01/2026 00:00:00 AM",
            "08/01/2026 24:00:00",
            "08/01/2026 10:00",
            "08/01/26",
            "08/01/2026 10:00:00 AM EST",
            "x",
        ] {
            assert_eq!(window(bad, "", ""), Err("5099".into()), "{bad}");
        }
    }

    #[test]
    fn the_repeated_hour_belongs_to_a_window_as_a_whole() {
        let hour = window("11/01/2026 01:00:00 AM", "11/01/2026 01:59:59 AM", "")
            .unwrap()
            .unwrap();
        assert_eq!(hour.to - hour.from, 2 * 3600 - 1);
    }
}
