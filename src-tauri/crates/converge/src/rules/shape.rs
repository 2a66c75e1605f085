use std::fmt;

use domain::parse_minor;
use jiff::civil::{Date, DateTime};

use crate::rules::Broken;

/// What the text of a field must look like (sections 6 to 16).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Any text without control characters.
    Text,
    /// Digits only.
    Digits,
    /// Exactly this many digits.
    ExactDigits(usize),
    /// Letters and digits of ASCII, without blanks.
    LettersAndDigits,
    /// A decimal amount greater than zero.
    Amount,
    /// A decimal amount, zero included.
    AmountOrZero,
    /// A whole number, at least 1.
    Count,
    /// `MM/DD/YYYY`
    Date,
    /// `MM/DD/YYYY`, or with ` hh:mm:ss AM/PM`, or with ` hh:mm:ss` in 24 hours.
    Moment,
    /// `MMYY`
    Expiry,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A mail address.
    Email,
    /// Three letters.
    Currency,
    /// A transaction's id: opaque, letters, digits and hyphens.
    TransactionId,
    /// A plan's id: seven or nine characters, a hyphen and a UUID, so that a missing
    /// character is noticed before anything is sent.
    PlanId,
    /// `PREFIX*NAME`
    StatementName,
}

impl Shape {
    pub(crate) fn check(self, text: &str) -> Result<(), Broken> {
        match self {
            Self::Text => self.each(text, is_text),
            Self::Digits => self.each(text, |c| c.is_ascii_digit()),
            Self::ExactDigits(n) => {
                self.each(text, |c| c.is_ascii_digit())?;
                self.whole(text.len() == n)
            }
            Self::LettersAndDigits => self.each(text, |c| c.is_ascii_alphanumeric()),
            Self::Amount if parse_minor(text, 3) == Some(0) => Err(Broken::NotPositive),
            Self::Amount | Self::AmountOrZero => self.whole(is_amount(text)),
            Self::Count => {
                self.each(text, |c| c.is_ascii_digit())?;
                self.whole(text.bytes().any(|b| b != b'0'))
            }
            Self::Date => self.whole(read_date(text).is_some()),
            Self::Moment => self.whole(read_moment(text).is_some()),
            Self::Expiry => {
                Self::ExactDigits(4).check(text).map_err(|_| Broken::Form(self))?;
                let month = text.get(..2).and_then(|month| month.parse::<u8>().ok());
                self.whole(month.is_some_and(|month| (1..=12).contains(&month)))
            }
            Self::OneOf(words) => self.whole(words.contains(&text)),
            Self::Email => self.whole(is_email(text)),
            Self::Currency => {
                self.each(text, |c| c.is_ascii_uppercase())?;
                self.whole(text.len() == 3)
            }
            Self::TransactionId => {
                self.each(text, |c| c.is_ascii_alphanumeric() || c == '-')?;
                if is_all_zero(text) {
                    return Err(Broken::TestModeId);
                }
                Ok(())
            }
            Self::PlanId => {
                self.each(text, |c| c.is_ascii_alphanumeric() || c == '-')?;
                self.whole(is_plan_id(text))
            }
            Self::StatementName => {
                self.each(text, |c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '*'))?;
                let mut parts = text.split('*');
                let both = parts.by_ref().take(2).filter(|part| !part.trim().is_empty());
                self.whole(both.count() == 2 && parts.next().is_none())
            }
        }
    }

    fn whole(self, right: bool) -> Result<(), Broken> {
        right.then_some(()).ok_or(Broken::Form(self))
    }

    fn each(self, text: &str, allowed: impl Fn(char) -> bool) -> Result<(), Broken> {
        match text.chars().position(|c| !allowed(c)) {
            Some(before) => Err(Broken::Character {
                at: before + 1,
                allowed: self,
            }),
            None => Ok(()),
        }
    }
}

/// Control characters and the two non-characters have no place in XML text of one line.
fn is_text(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}')
}

/// Digits, at most three of them behind a point, no sign, no grouping (section 6).
fn is_amount(text: &str) -> bool {
    let (whole, places) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    digits(whole) && digits(places) && places.len() <= 3
}

/// One `@` with something on both sides, a dot in the domain, no blanks (4005).
fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else {
        return false;
    };
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && c != '@';
    let labels = || host.split('.');
    !name.is_empty()
        && text.chars().filter(|c| *c != '@').all(plain)
        && !host.contains('@')
        && labels().count() >= 2
        && labels().all(|label| !label.is_empty())
}

/// The id that test mode fabricates, with any number of zeros (section 20).
pub(crate) fn is_all_zero(id: &str) -> bool {
    id.contains('0') && id.bytes().all(|b| matches!(b, b'0' | b'-'))
}

fn is_plan_id(id: &str) -> bool {
    let hex = |part: &str| part.bytes().all(|b| b.is_ascii_hexdigit());
    let mut parts = id.split('-');
    let prefix = parts.next().is_some_and(|prefix| matches!(prefix.len(), 7 | 9));
    let mut lengths = [8, 4, 4, 4, 12].into_iter();
    prefix
        && lengths.all(|n| parts.next().is_some_and(|part| part.len() == n && hex(part)))
        && parts.next().is_none()
}

/// Reads `MM/DD/YYYY`.
pub(crate) fn read_date(text: &str) -> Option<Date> {
    let mut parts = text.trim().split('/');
    let mut next = |digits: usize| {
        let part = parts.next()?;
        let right = part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
        right.then(|| part.parse::<i16>().ok()).flatten()
    };
    let (month, day, year) = (next(2)?, next(2)?, next(4)?);
    if parts.next().is_some() {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Reads a search date: a day alone begins at midnight.
pub(crate) fn read_moment(text: &str) -> Option<DateTime> {
    match read_date(text) {
        Some(date) => Some(date.to_datetime(jiff::civil::Time::midnight())),
        None => domain::parse_wire_time(text, &jiff::tz::TimeZone::UTC).map(|time| time.wall),
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "text without control characters",
            Self::Digits => "digits only",
            Self::ExactDigits(n) => return write!(f, "{n} digits"),
            Self::LettersAndDigits => "letters and digits only",
            Self::Amount => "an amount such as 12.50",
            Self::AmountOrZero => "an amount such as 0.00",
            Self::Count => "a whole number from 1",
            Self::Date => "a date as MM/DD/YYYY",
            Self::Moment => "a date or a date with a time",
            Self::Expiry => "month and year as MMYY",
            Self::OneOf(words) => return write!(f, "one of {}", words.join(", ")),
            Self::Email => "a mail address",
            Self::Currency => "a currency code of three letters",
            Self::TransactionId => "a transaction id",
            Self::PlanId => "a plan id in full length",
            Self::StatementName => "a name for the statement as PREFIX*NAME",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_shape_takes_what_is_right_and_refuses_what_is_not() {
        const PLAN: &str = "280222A41-C50F9757-C7F9-4684-9B7F-77393F69E77E";
        for (shape, right, wrong) in [
            (
                Shape::Text,
                &["Peña & Sons", "a b"][..],
                &["a\nb", "\u{7}", "\u{FFFF}"][..],
            ),
            (
                Shape::ExactDigits(9),
                &["123456789"],
                &["12345678", "12345678a", "1234567890"],
            ),
            (
                Shape::LettersAndDigits,
                &["K1A0B1"],
                &["K1A 0B1", "12345-6789", "é"],
            ),
            (
                Shape::Amount,
                &["1234.50", "100", "1.234"],
                &[
                    "0", "0.00", "-1.00", "+1", "1,000.00", "$5", ".5", "1.", "1.2345", "",
                ],
            ),
            (Shape::AmountOrZero, &["0", "0.00", "7.25"], &["-0.01", "x"]),
            (Shape::Count, &["1", "10", "9999"], &["0", "00", "-1", "1.5"]),
            (
                Shape::Date,
                &["02/29/2028"],
                &["02/29/2027", "2/9/2028", "2028-02-29", "02/29/28", "1/2/3/4"],
            ),
            (
                Shape::Moment,
                &["02/28/2027", "02/28/2027 11:59:59 PM", "02/28/2027 23:59:59"],
                &["02/28/2027 13:00:00 PM", "now"],
            ),
            (
                Shape::Expiry,
                &["0130", "1299"],
                &["1330", "0030", "130", "01/30"],
            ),
            (
                Shape::Email,
                &["a.b@town.example"],
                &["a", "@b.c", "a@b", "a@b..c", "a b@c.d", "a@b@c.d", "a@.c"],
            ),
            (Shape::Currency, &["USD"], &["usd", "US", "USDX", "U$D"]),
            (
                Shape::TransactionId,
                &[PLAN, "AA1234-X"],
                &["00000000-0000-0000-0000-00000000000", "A_B", "A B", "A\u{2010}B"],
            ),
            (
                Shape::PlanId,
                &[PLAN, "AA12345-C50F9757-C7F9-4684-9B7F-77393F69E77E"],
                &[
                    &PLAN[1..],
                    &PLAN[..45],
                    "280222A41",
                    "280222A41-C50F9757-C7F9-4684-9B7F-77393F69E77G",
                    "280222A41-C50F9757-C7F94-684-9B7F-77393F69E77E",
                ],
            ),
            (
                Shape::StatementName,
                &["TOWN*POOL FEES"],
                &["TOWN", "*POOL", "TOWN*", "A*B*C", "TOWN*P&L"],
            ),
        ] {
            for text in right {
                assert_eq!(shape.check(text), Ok(()), "{shape:?} {text}");
            }
            for text in wrong {
                assert!(shape.check(text).is_err(), "{shape:?} {text}");
            }
        }
    }
}
