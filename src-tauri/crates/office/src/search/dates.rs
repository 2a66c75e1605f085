//! Days as people type them: `2026-10-05`, `10/05/2026`, `2026-10`, `2026`, ranges of these, and
//! words that move with the present day.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// Words that can be typed; `last-7-days` stands for any number of days.
pub(super) const WORDS: [(&str, &str); 13] = [
    ("today", "Today"),
    ("yesterday", "Yesterday"),
    ("last-7-days", "The last 7 days with today"),
    ("last-30-days", "The last 30 days with today"),
    ("this-week", "From Sunday to today"),
    ("last-week", "Sunday to Saturday before"),
    ("this-month", "From the 1st to today"),
    ("last-month", "The whole month before"),
    ("this-year", "From January 1 to today"),
    ("last-year", "The whole year before"),
    ("fiscal-year", "From the fiscal year's first day to today"),
    ("last-fiscal-year", "The whole fiscal year before"),
    ("last-90-days", "The last 90 days with today"),
];
/// Most days that `last-…-days` reaches back.
const MOST_DAYS: i32 = 36_500;

/// The first day of the fiscal year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FiscalStart {
    pub(crate) month: i8,
    pub(crate) day: i8,
}

impl FiscalStart {
    /// July 1, as most towns have it.
    pub(crate) const USUAL: Self = Self { month: 7, day: 1 };

    /// Reads `07-01`.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let (month, day) = text.split_once('-')?;
        let start = Self {
            month: month.parse().ok()?,
            day: day.parse().ok()?,
        };
        // A day that every year has.
        Date::new(2026, start.month, start.day).ok().map(|_| start)
    }

    /// The first day of the fiscal year in which a day lies.
    pub(crate) fn before(self, day: Date) -> Date {
        let this = Date::new(day.year(), self.month, self.day).unwrap_or(day);
        if this <= day {
            this
        } else {
            this.saturating_sub(1.year())
        }
    }
}

/// Days from … to, both included; `None` is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Days {
    pub(super) from: Option<Date>,
    pub(super) to: Option<Date>,
}

impl Days {
    /// What both find.
    pub(super) fn and(self, other: Self) -> Self {
        let later = |a: Option<Date>, b: Option<Date>| a.max(b);
        let earlier = |a: Option<Date>, b: Option<Date>| match (a, b) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (one, other) => one.or(other),
        };
        Self {
            from: later(self.from, other.from),
            to: earlier(self.to, other.to),
        }
    }
}

/// A typed date: its plainest text, its words, and its days.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Typed {
    pub(super) text: String,
    pub(super) label: String,
    pub(super) days: Days,
}

/// What words are read with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Present {
    pub(super) today: Date,
    pub(super) fiscal: FiscalStart,
}

/// One end of a range, or the whole of it.
struct End {
    text: String,
    label: String,
    first: Date,
    last: Date,
}

/// Reads what stands behind `date:`.
pub(super) fn read(value: &str, present: Present) -> Option<Typed> {
    let value = value.trim().to_lowercase();
    let Some((from, to)) = value.split_once("..") else {
        let end = end(&value, present)?;
        return Some(Typed {
            text: end.text,
            label: end.label,
            days: Days {
                from: Some(end.first),
                to: Some(end.last),
            },
        });
    };
    match (from.is_empty(), to.is_empty()) {
        (true, true) => None,
        (false, true) => {
            let end = end(from, present)?;
            Some(Typed {
                text: format!("{}..", end.text),
                label: format!("From {}", day_words(end.first)),
                days: Days {
                    from: Some(end.first),
                    to: None,
                },
            })
        }
        (true, false) => {
            let end = end(to, present)?;
            Some(Typed {
                text: format!("..{}", end.text),
                label: format!("Until {}", day_words(end.last)),
                days: Days {
                    from: None,
                    to: Some(end.last),
                },
            })
        }
        (false, false) => range(end(from, present)?, end(to, present)?),
    }
}

/// A range typed the wrong way round is meant the right way round.
fn range(one: End, other: End) -> Option<Typed> {
    let (from, to) = if one.first <= other.first {
        (one, other)
    } else {
        (other, one)
    };
    Some(Typed {
        text: format!("{}..{}", from.text, to.text),
        label: format!("{} to {}", from.label, to.label),
        days: Days {
            from: Some(from.first),
            to: Some(to.last),
        },
    })
}

fn end(text: &str, present: Present) -> Option<End> {
    word(text, present).or_else(|| calendar(text.trim()))
}

fn word(text: &str, present: Present) -> Option<End> {
    let text = text.trim().replace([' ', '_'], "-");
    let today = present.today;
    let month = today.first_of_month();
    let year = today.first_of_year();
    let week = today
        .nth_weekday(-1, Weekday::Sunday)
        .ok()
        .filter(|_| today.weekday() != Weekday::Sunday)
        .unwrap_or(today);
    let fiscal = present.fiscal.before(today);
    let before = |day: Date| day.saturating_sub(1.day());
    let (first, last) = match text.as_str() {
        "today" => (today, today),
        "yesterday" => (before(today), before(today)),
        "this-week" => (week, today),
        "last-week" => (week.saturating_sub(7.days()), before(week)),
        "this-month" => (month, today),
        "last-month" => (before(month).first_of_month(), before(month)),
        "this-year" => (year, today),
        "last-year" => (before(year).first_of_year(), before(year)),
        "fiscal-year" | "this-fiscal-year" => (fiscal, today),
        "last-fiscal-year" => (fiscal.saturating_sub(1.year()), before(fiscal)),
        other => {
            let days: i32 = other.strip_prefix("last-")?.strip_suffix("-days")?.parse().ok()?;
            let back = Some(days).filter(|days| (1..=MOST_DAYS).contains(days))? - 1;
            (today.saturating_sub(back.days()), today)
        }
    };
    let (text, label) = match text.strip_prefix("this-").unwrap_or(&text) {
        "fiscal-year" => ("fiscal-year".to_owned(), "This fiscal year".to_owned()),
        _ => (text.clone(), capital(&text.replace('-', " "))),
    };
    Some(End {
        text,
        label,
        first,
        last,
    })
}

fn calendar(text: &str) -> Option<End> {
    let numbers = |separator: char| -> Option<Vec<i16>> {
        let digits = |part: &str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        text.split(separator)
            .map(|part| part.parse().ok().filter(|_| digits(part)))
            .collect()
    };
    if text.contains('/') {
        return match numbers('/')?.as_slice() {
            [month, day, year] => day_end(*year, *month, *day),
            [month, year] => month_end(*year, *month),
            _ => None,
        };
    }
    match numbers('-')?.as_slice() {
        [year, month, day] => day_end(*year, *month, *day),
        [year, month] => month_end(*year, *month),
        [year] => {
            let first = date(*year, 1, 1)?;
            Some(End {
                text: year.to_string(),
                label: year.to_string(),
                first,
                last: first.last_of_year(),
            })
        }
        _ => None,
    }
}

fn day_end(year: i16, month: i16, day: i16) -> Option<End> {
    let day = date(year, month, day)?;
    Some(End {
        text: day.to_string(),
        label: day_words(day),
        first: day,
        last: day,
    })
}

fn month_end(year: i16, month: i16) -> Option<End> {
    let first = date(year, month, 1)?;
    Some(End {
        text: first.strftime("%Y-%m").to_string(),
        label: first.strftime("%B %Y").to_string(),
        first,
        last: first.last_of_month(),
    })
}

/// Years in which there were card payments.
fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    Date::new(year, month, day)
        .ok()
        .filter(|date| (1970..=2199).contains(&date.year()))
}

/// What was probably meant by something that is no date: a word with a slip, or a day before
/// its month.
pub(super) fn meant(value: &str) -> Option<String> {
    let value = value.trim().to_lowercase();
    let names = WORDS.iter().map(|(word, _)| *word);
    let joined = value.replace([' ', '-', '_'], "");
    if let Some(word) = names.clone().find(|word| word.replace('-', "") == joined) {
        return Some(word.to_owned());
    }
    let turned: Vec<&str> = value.split('/').collect();
    if let [day, month, year] = turned.as_slice() {
        let turned = calendar(&format!("{month}/{day}/{year}"));
        return turned.map(|end| end.text);
    }
    super::near::nearest(&value, names).map(str::to_owned)
}

fn day_words(day: Date) -> String {
    day.strftime("%b %-d, %Y").to_string()
}

/// The first letter as a capital one.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as civil;
    use proptest::prelude::*;

    fn present() -> Present {
        Present {
            // A Friday.
            today: civil(2026, 11, 20),
            fiscal: FiscalStart::USUAL,
        }
    }

    fn days(value: &str) -> Option<(String, String)> {
        let shown = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
        read(value, present()).map(|typed| (shown(typed.days.from), shown(typed.days.to)))
    }

    #[test]
    fn days_months_years_ranges_and_words_are_read() {
        for (value, from, to) in [
            ("2026-10-05", "2026-10-05", "2026-10-05"),
            ("10/05/2026", "2026-10-05", "2026-10-05"),
            ("10/5/2026", "2026-10-05", "2026-10-05"),
            ("2026-10", "2026-10-01", "2026-10-31"),
            ("2/2028", "2028-02-01", "2028-02-29"),
            ("2026", "2026-01-01", "2026-12-31"),
            ("2026-10..2026-11", "2026-10-01", "2026-11-30"),
            ("2026-11..2026-10", "2026-10-01", "2026-11-30"),
            ("2026-10-05..", "2026-10-05", ""),
            ("..2026-10", "", "2026-10-31"),
            ("today", "2026-11-20", "2026-11-20"),
            ("Yesterday", "2026-11-19", "2026-11-19"),
            ("last-7-days", "2026-11-14", "2026-11-20"),
            ("last 30 days", "2026-10-22", "2026-11-20"),
            ("last-1-days", "2026-11-20", "2026-11-20"),
            ("this-week", "2026-11-15", "2026-11-20"),
            ("last-week", "2026-11-08", "2026-11-14"),
            ("this-month", "2026-11-01", "2026-11-20"),
            ("last-month", "2026-10-01", "2026-10-31"),
            ("this-year", "2026-01-01", "2026-11-20"),
            ("last-year", "2025-01-01", "2025-12-31"),
            ("fiscal-year", "2026-07-01", "2026-11-20"),
            ("last-fiscal-year", "2025-07-01", "2026-06-30"),
            ("last-month..today", "2026-10-01", "2026-11-20"),
        ] {
            let expected = (from.to_owned(), to.to_owned());
            assert_eq!(days(value), Some(expected), "{value}");
        }
        for value in [
            "13/45/2026",
            "2026-13",
            "2026-02-30",
            "yesteryear",
            "..",
            "",
            "99",
            "last-0-days",
            "last-99999-days",
            "2026-1-2-3",
            "1/2/3/4",
            "+5",
            "last--7-days",
        ] {
            assert_eq!(days(value), None, "{value}");
        }
    }

    #[test]
    fn a_week_begins_on_sunday() {
        let sunday = Present {
            today: civil(2026, 11, 15),
            ..present()
        };
        let week = read("this-week", sunday).unwrap().days;
        assert_eq!(week.from, Some(civil(2026, 11, 15)));
        let monday = Present {
            today: civil(2026, 11, 16),
            ..present()
        };
        let week = read("this-week", monday).unwrap().days;
        assert_eq!(week.from, Some(civil(2026, 11, 15)));
    }

    #[test]
    fn a_fiscal_year_begins_where_the_town_begins_it() {
        let start = FiscalStart::read("10-01").unwrap();
        assert_eq!(start.before(civil(2026, 9, 30)), civil(2025, 10, 1));
        assert_eq!(start.before(civil(2026, 10, 1)), civil(2026, 10, 1));
        assert_eq!(FiscalStart::read("02-29"), None);
        assert_eq!(FiscalStart::read("13-01"), None);
    }

    #[test]
    fn slips_are_put_right() {
        for (value, expected) in [
            ("lastmonth", Some("last-month")),
            ("yestreday", Some("yesterday")),
            ("13/05/2026", Some("2026-05-13")),
            ("13/45/2026", None),
            ("colour", None),
        ] {
            assert_eq!(meant(value).as_deref(), expected, "{value}");
        }
    }

    #[test]
    fn dates_are_said_plainly() {
        for (value, text, label) in [
            ("10/05/2026", "2026-10-05", "Oct 5, 2026"),
            (
                "2026-10..2026-11",
                "2026-10..2026-11",
                "October 2026 to November 2026",
            ),
            ("LAST 30 DAYS", "last-30-days", "Last 30 days"),
            ("this-fiscal-year", "fiscal-year", "This fiscal year"),
            ("..2026-10", "..2026-10", "Until Oct 31, 2026"),
        ] {
            let typed = read(value, present()).unwrap();
            assert_eq!((typed.text.as_str(), typed.label.as_str()), (text, label));
        }
    }

    proptest! {
        #[test]
        fn the_plainest_text_reads_the_same(value in "(20[0-9]{2}(-[01]?[0-9])?|[01]?[0-9]/[0-3]?[0-9]/2026|today|last-[0-9]{1,3}-days)?(\\.\\.)?(20[0-9]{2}-[01][0-9]|this-month)?") {
            if let Some(typed) = read(&value, present()) {
                prop_assert!(typed.days.from.is_none() || typed.days.to.is_none() || typed.days.from <= typed.days.to);
                let again = read(&typed.text, present());
                prop_assert_eq!(again, Some(typed));
            }
        }
    }
}
