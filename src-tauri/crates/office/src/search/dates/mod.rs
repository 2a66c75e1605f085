//! Days as people type them: `2026-10-05`, `10/05/2026`, `2026-10`, `2026`, ranges of these, and
//! words that move with the present day.

#[cfg(test)]
mod tests;

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
