//! Dates and times as files write them. Nothing is guessed: where day and month could stand
//! either way in the whole file, a person is asked.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;

/// Which of two numbers comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    /// `10/05/2026` is the fifth of October.
    MonthFirst,
    /// It is the tenth of May.
    DayFirst,
}

/// A day as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Day {
    /// It can be read one way only.
    Plain(Date),
    /// Two numbers and a year.
    Numbers(i8, i8, i16),
}

/// What a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) day: Day,
    pub(crate) time: Option<Time>,
    /// A zone it names itself.
    pub(crate) zone: Option<TimeZone>,
}

impl Day {
    /// The day in an order; `None` where there is no such day.
    pub(crate) fn read(self, order: Order) -> Option<Date> {
        match (self, order) {
            (Self::Plain(date), _) => Some(date),
            (Self::Numbers(month, day, year), Order::MonthFirst)
            | (Self::Numbers(day, month, year), Order::DayFirst) => Date::new(year, month, day).ok(),
        }
    }
}

/// The order that all these days allow; `None` where both do and it matters.
pub(super) fn order(days: impl Iterator<Item = Day>, today: Date) -> Option<Order> {
    let (mut month_first, mut day_first, mut differs) = (false, false, false);
    let mut ahead = [false; 2];
    for day in days {
        let Day::Numbers(first, second, _) = day else {
            continue;
        };
        month_first |= second > 12;
        day_first |= first > 12;
        differs |= first != second;
        for (slot, order) in ahead.iter_mut().zip([Order::MonthFirst, Order::DayFirst]) {
            *slot |= day.read(order).is_some_and(|date| date > today);
        }
    }
    match (month_first, day_first, ahead) {
        // Where days contradict each other, the usual order stands and the others are told.
        (true, ..) => Some(Order::MonthFirst),
        (false, true, _) => Some(Order::DayFirst),
        _ if !differs => Some(Order::MonthFirst),
        // A payment does not lie ahead.
        (_, _, [true, false]) => Some(Order::DayFirst),
        (_, _, [false, true]) => Some(Order::MonthFirst),
        _ => None,
    }
}

/// Reads a day with or without a time: `10/05/2026 02:10:00 PM`, `2026-10-05T14:10`,
/// `5-Oct-2026`, `Oct 5, 2026 2:10 PM EDT`, `20261005`.
pub(crate) fn read(text: &str) -> Option<Written> {
    let text = text.trim();
    if let Ok(instant) = text.parse::<Timestamp>() {
        let at = instant.to_zoned(TimeZone::UTC).datetime();
        return Some(Written {
            day: Day::Plain(at.date()),
            time: Some(at.time()),
            zone: Some(TimeZone::UTC),
        });
    }
    let mut day: Vec<&str> = Vec::new();
    let mut clock = String::new();
    let mut zone = None;
    for word in words(text) {
        if word.contains(':') || is_half(word) {
            clock.push_str(word);
        } else if let (Some(named), false) = (zone_of(word), clock.is_empty()) {
            zone = Some(named);
        } else {
            day.push(word);
        }
    }
    Some(Written {
        day: day_of(&day.join("-"))?,
        time: match clock.as_str() {
            "" => None,
            clock => Some(time(clock)?),
        },
        zone,
    })
}

/// The instant in a zone. Without a time of day it is noon: midnight of one zone is the day
/// before in the next one, noon is the same day all over the country.
pub(super) fn instant(date: Date, time: Option<Time>, zone: &TimeZone) -> Option<i64> {
    let wall = DateTime::from_parts(date, time.unwrap_or(Time::constant(12, 0, 0, 0)));
    let instant = zone.to_ambiguous_timestamp(wall).compatible().ok()?;
    Some(instant.as_second())
}

/// Reads a time of day: `2:10 PM`, `14:10:05`, `02:10:05.123pm`.
pub(super) fn time(text: &str) -> Option<Time> {
    let text = text.trim().to_ascii_lowercase();
    let (clock, half) = match text.find(['a', 'p']) {
        Some(at) => {
            let (clock, half) = text.split_at_checked(at)?;
            (clock.trim(), Some(half.replace('.', "")))
        }
        None => (text.as_str(), None),
    };
    let clock = clock.split('.').next().unwrap_or_default();
    let mut parts = clock.split(':').map(small);
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = match parts.next() {
        Some(second) => second?,
        None => 0,
    };
    if parts.next().is_some() {
        return None;
    }
    let hour = match half.as_deref() {
        None => hour,
        Some("am" | "a") if (1..=12).contains(&hour) => hour % 12,
        Some("pm" | "p") if (1..=12).contains(&hour) => hour % 12 + 12,
        Some(_) => return None,
    };
    Time::new(hour, minute, second, 0).ok()
}

/// Pieces between blanks and commas; the T between date and time parts them too.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let iso = text.as_bytes().get(10) == Some(&b'T') && text.is_char_boundary(10);
    let (date, clock) = match text.split_at_checked(10) {
        Some((date, clock)) if iso => (date, clock.get(1..).unwrap_or_default()),
        _ => (text, ""),
    };
    let parts = |part: &'_ str| -> bool { !part.is_empty() };
    date.split([' ', ',', '\u{00A0}', '\u{202F}'])
        .chain(clock.split(' '))
        .filter(move |part| parts(part))
}

fn is_half(word: &str) -> bool {
    ["am", "pm", "a.m.", "p.m."]
        .iter()
        .any(|half| word.eq_ignore_ascii_case(half))
}

fn zone_of(word: &str) -> Option<TimeZone> {
    let name = match word.to_ascii_uppercase().as_str() {
        "ET" | "EST" | "EDT" => "America/New_York",
        "CT" | "CST" | "CDT" => "America/Chicago",
        "MT" | "MST" | "MDT" => "America/Denver",
        "PT" | "PST" | "PDT" => "America/Los_Angeles",
        "UTC" | "GMT" => return Some(TimeZone::UTC),
        _ => return None,
    };
    TimeZone::get(name).ok()
}

fn day_of(text: &str) -> Option<Day> {
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        let part = |from: usize, to: usize| text.get(from..to).and_then(small);
        let year = text.get(..4)?.parse().ok()?;
        return Date::new(year, part(4, 6)?, part(6, 8)?).ok().map(Day::Plain);
    }
    let dotted = text.contains('.');
    let parts: Vec<&str> = text
        .split(['/', '-', '.'])
        .filter(|part| !part.is_empty())
        .collect();
    let [first, second, third] = *parts.as_slice() else {
        return None;
    };
    let plain = |year: i16, month: i8, day: i8| Date::new(year, month, day).ok().map(Day::Plain);
    if first.len() == 4 && first.bytes().all(|b| b.is_ascii_digit()) {
        return plain(
            first.parse().ok()?,
            month(second).or_else(|| small(second))?,
            small(third)?,
        );
    }
    let year = year(third)?;
    match (month(first), month(second)) {
        (Some(named), None) => plain(year, named, small(second)?),
        (None, Some(named)) => plain(year, named, small(first)?),
        (Some(_), Some(_)) => None,
        // Dots are used only where the day comes first.
        (None, None) if dotted => plain(year, small(second)?, small(first)?),
        (None, None) => Some(Day::Numbers(small(first)?, small(second)?, year)),
    }
}

fn year(text: &str) -> Option<i16> {
    let number: i16 = text.parse().ok().filter(|number| *number >= 0)?;
    match text.len() {
        2 => Some(2_000 + number),
        4 => Some(number),
        _ => None,
    }
}

/// One or two digits.
fn small(text: &str) -> Option<i8> {
    let digits = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// A month by its name or the first three letters of it.
fn month(text: &str) -> Option<i8> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let text = text.to_ascii_lowercase();
    let short = text.len() >= 3 && text.bytes().all(|b| b.is_ascii_lowercase());
    let at = NAMES.iter().position(|name| short && name.starts_with(&text))?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time as clock};
    use proptest::prelude::*;

    #[test]
    fn dates_are_read_in_the_forms_files_have() {
        let at = (date(2026, 10, 5), Some(clock(14, 10, 0, 0)));
        for text in [
            "10/05/2026 02:10:00 PM",
            "10/5/2026 2:10 PM",
            "10/05/26 14:10",
            "2026-10-05T14:10",
            "2026-10-05 14:10:00",
            "5-Oct-2026 2:10pm",
            "Oct 5, 2026 2:10 PM",
            "October 5, 2026, 2:10 p.m.",
            "05.10.2026 14:10",
            "20261005 14:10",
        ] {
            let read = read(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(
                (read.day.read(Order::MonthFirst).unwrap(), read.time),
                at,
                "{text}"
            );
        }
        assert_eq!(read("2026-10-05").unwrap().time, None);
    }

    #[test]
    fn a_month_of_four_letters_is_no_year() {
        let june = read("June 1, 2020 12:00:00 AM").unwrap();
        assert_eq!(june.day, Day::Plain(date(2020, 6, 1)));
    }

    #[test]
    fn a_zone_in_the_text_counts() {
        let read = read("10/05/2026 02:10:00 PM CDT").unwrap();
        let zone = read.zone.unwrap();
        let day = read.day.read(Order::MonthFirst).unwrap();
        let at = instant(day, read.time, &zone).unwrap();
        assert_eq!(
            Timestamp::from_second(at).unwrap().to_string(),
            "2026-10-05T19:10:00Z"
        );
        let utc = super::read("2026-10-05T19:10:00Z").unwrap();
        assert_eq!(utc.zone, Some(TimeZone::UTC));
    }

    #[test]
    fn what_is_no_date_is_not_guessed() {
        for text in [
            "",
            "soon",
            "10/05",
            "2026",
            "10/05/2026 25:00",
            "10/05/2026 1:2:3:4",
            "45123",
            "10/05/20266",
            "Total",
            "10/05/2026 XM",
            "//",
            "1:00 PM",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        let none = read("13/45/2026").unwrap().day;
        assert_eq!(
            (none.read(Order::MonthFirst), none.read(Order::DayFirst)),
            (None, None)
        );
    }

    #[test]
    fn one_day_after_the_twelfth_settles_the_order_and_else_a_person_is_asked() {
        let today = date(2026, 11, 20);
        let of = |texts: &[&str]| order(texts.iter().filter_map(|t| read(t)).map(|w| w.day), today);
        assert_eq!(of(&["10/05/2026", "10/25/2026"]), Some(Order::MonthFirst));
        assert_eq!(of(&["10/05/2026", "25/10/2026"]), Some(Order::DayFirst));
        assert_eq!(of(&["10/05/2026", "09/04/2026"]), None);
        assert_eq!(of(&["10/10/2026", "2026-10-05"]), Some(Order::MonthFirst));
        // The fifth of December has not come yet, so this is the twelfth of May.
        assert_eq!(of(&["12/05/2026"]), Some(Order::DayFirst));
        assert_eq!(of(&["25/10/2026", "10/25/2026"]), Some(Order::MonthFirst));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(seconds in 1_500_000_000_i64..1_900_000_000, way in 0_usize..5) {
            let zone = TimeZone::get("America/New_York").unwrap();
            let wall = Timestamp::from_second(seconds).unwrap().to_zoned(zone.clone()).datetime();
            let form = ["%m/%d/%Y %I:%M:%S %p", "%Y-%m-%dT%H:%M:%S", "%-d-%b-%Y %H:%M:%S", "%B %-d, %Y %-I:%M:%S %p", "%m/%d/%y %H:%M:%S"][way];
            let text = wall.strftime(form).to_string();
            let read = read(&text).unwrap();
            prop_assert_eq!(read.day.read(Order::MonthFirst), Some(wall.date()), "{}", text);
            prop_assert_eq!(read.time, Some(wall.time()), "{}", text);
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in "\\PC{0,30}") {
            let _ = read(&text);
        }
    }
}
