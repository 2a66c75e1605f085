//! Whole numbers, decimals and dates as text, without allocating.

use jiff::civil::{Date, DateTime};

/// Days from Excel's day 0 to 1970-01-01.
const EXCEL_EPOCH: i64 = 25_569;
/// 1900-03-01. Excel believes in a February 29 before it, so earlier days have two numbers.
const FIRST_EXCEL_DAY: i64 = 61;
/// 9999-12-31.
const LAST_EXCEL_DAY: i64 = 2_958_465;
/// Seconds of a day.
const DAY: u64 = 86_400;
/// Decimals of a part of a day; a double has no more at today's day numbers.
const FRACTION: u64 = 100_000_000_000;

/// The digits of a number, right-aligned in a buffer.
struct Digits {
    buffer: [u8; 20],
    start: usize,
}

impl Digits {
    fn new(mut value: u64) -> Self {
        let mut buffer = [b'0'; 20];
        let mut start = buffer.len();
        for slot in buffer.iter_mut().rev() {
            *slot = b'0' + (value % 10) as u8;
            value /= 10;
            start -= 1;
            if value == 0 {
                break;
            }
        }
        Self { buffer, start }
    }

    fn as_slice(&self) -> &[u8] {
        self.buffer.get(self.start..).unwrap_or_default()
    }
}

/// `-42`.
pub(super) fn push_integer(out: &mut Vec<u8>, value: i64) {
    if value < 0 {
        out.push(b'-');
    }
    out.extend_from_slice(Digits::new(value.unsigned_abs()).as_slice());
}

/// Minor units with the decimal point in its place: `-12.50`.
pub(super) fn push_decimal(out: &mut Vec<u8>, minor: i64, exponent: u8) {
    let digits = Digits::new(minor.unsigned_abs());
    push_point(out, minor < 0, digits.as_slice(), exponent);
}

/// A sum in minor units, which can be larger than any of its parts.
pub(super) fn push_sum(out: &mut Vec<u8>, minor: i128, exponent: u8) {
    let digits = minor.unsigned_abs().to_string();
    push_point(out, minor < 0, digits.as_bytes(), exponent);
}

fn push_point(out: &mut Vec<u8>, negative: bool, digits: &[u8], exponent: u8) {
    if negative {
        out.push(b'-');
    }
    let places = usize::from(exponent);
    let whole = digits.len().saturating_sub(places);
    let (before, after) = digits.split_at_checked(whole).unwrap_or((digits, &[]));
    out.extend_from_slice(if before.is_empty() { b"0" } else { before });
    if places > 0 {
        out.push(b'.');
        out.extend(std::iter::repeat_n(b'0', places - after.len()));
        out.extend_from_slice(after);
    }
}

/// `2026-10-06`.
pub(super) fn push_date(out: &mut Vec<u8>, date: Date) {
    let Ok(year) = u16::try_from(date.year()) else {
        // Before the year 0: no payment, but no reason to write a wrong one.
        out.extend_from_slice(date.to_string().as_bytes());
        return;
    };
    let [y1, y2] = pair((year / 100) as u8);
    let [y3, y4] = pair((year % 100) as u8);
    let [m1, m2] = pair(date.month().unsigned_abs());
    let [d1, d2] = pair(date.day().unsigned_abs());
    out.extend_from_slice(&[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2]);
}

/// `2026-10-06 14:05:09`; parts of a second are left out.
pub(super) fn push_date_time(out: &mut Vec<u8>, at: DateTime) {
    push_date(out, at.date());
    let [h1, h2] = pair(at.hour().unsigned_abs());
    let [m1, m2] = pair(at.minute().unsigned_abs());
    let [s1, s2] = pair(at.second().unsigned_abs());
    out.extend_from_slice(&[b' ', h1, h2, b':', m1, m2, b':', s1, s2]);
}

fn pair(number: u8) -> [u8; 2] {
    [b'0' + number / 10 % 10, b'0' + number % 10]
}

/// The number Excel keeps for a day; `false`, and nothing written, when it knows no such day.
pub(super) fn push_day_number(out: &mut Vec<u8>, date: Date) -> bool {
    let day = days_since_1970(date) + EXCEL_EPOCH;
    let known = (FIRST_EXCEL_DAY..=LAST_EXCEL_DAY).contains(&day);
    if known {
        push_integer(out, day);
    }
    known
}

/// The number Excel keeps for a second of a day: the day and the part of it that has passed.
pub(super) fn push_moment_number(out: &mut Vec<u8>, at: DateTime) -> bool {
    if !push_day_number(out, at.date()) {
        return false;
    }
    let part = |value: i8| u64::from(value.unsigned_abs());
    let seconds = part(at.hour()) * 3_600 + part(at.minute()) * 60 + part(at.second());
    if seconds > 0 {
        let fraction = (seconds * FRACTION + DAY / 2) / DAY;
        // A leading 1 keeps the zeros after the point.
        let digits = Digits::new(FRACTION + fraction);
        let mut digits = digits.as_slice().get(1..).unwrap_or_default();
        while let Some(shorter) = digits.strip_suffix(b"0") {
            digits = shorter;
        }
        out.push(b'.');
        out.extend_from_slice(digits);
    }
    true
}

/// Days since 1970-01-01 in the Gregorian calendar, counted in years that begin in March.
fn days_since_1970(date: Date) -> i64 {
    let (month, day) = (i64::from(date.month()), i64::from(date.day()));
    let year = i64::from(date.year()) - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

#[cfg(test)]
mod tests {
    use calamine::{ExcelDateTime, ExcelDateTimeType};
    use jiff::civil::{date, datetime};
    use proptest::prelude::*;

    use super::*;

    fn written(write: impl FnOnce(&mut Vec<u8>)) -> String {
        let mut out = Vec::new();
        write(&mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_decimal_point_stands_where_the_currency_has_it() {
        for (minor, exponent, expected) in [
            (0, 2, "0.00"),
            (5, 2, "0.05"),
            (-5, 2, "-0.05"),
            (123_450, 2, "1234.50"),
            (100, 0, "100"),
            (-1_234, 3, "-1.234"),
            (7, 3, "0.007"),
            (i64::MIN, 2, "-92233720368547758.08"),
        ] {
            assert_eq!(written(|out| push_decimal(out, minor, exponent)), expected);
            assert_eq!(
                written(|out| push_sum(out, i128::from(minor), exponent)),
                expected
            );
        }
    }

    #[test]
    fn excel_counts_days_from_the_last_day_but_one_of_1899() {
        for (day, expected) in [
            (date(1900, 3, 1), "61"),
            (date(1970, 1, 1), "25569"),
            (date(2000, 2, 29), "36585"),
            (date(2026, 10, 6), "46301"),
            (date(9999, 12, 31), "2958465"),
            // Days that Excel does not know, or knows by a wrong number.
            (date(1900, 2, 28), ""),
            (date(-1, 1, 1), ""),
        ] {
            let number = written(|out| assert_eq!(push_day_number(out, day), !expected.is_empty()));
            assert_eq!(number, expected, "{day}");
        }
    }

    #[test]
    fn noon_is_half_a_day_and_midnight_none() {
        for (at, expected) in [
            (datetime(2026, 10, 6, 0, 0, 0, 0), "46301"),
            (datetime(2026, 10, 6, 12, 0, 0, 999_999_999), "46301.5"),
            (datetime(2026, 10, 6, 0, 0, 1, 0), "46301.00001157407"),
            (datetime(2026, 10, 6, 23, 59, 59, 0), "46301.99998842593"),
        ] {
            assert_eq!(written(|out| assert!(push_moment_number(out, at))), expected);
        }
    }

    proptest! {
        #[test]
        fn whole_numbers_and_dates_are_written_as_the_standard_does(
            value: i64, days in -4_371_000_i64..2_932_000, seconds in 0_i64..86_400,
        ) {
            prop_assert_eq!(written(|out| push_integer(out, value)), value.to_string());
            let day = date(1970, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap();
            prop_assert_eq!(days_since_1970(day), days);
            if day.year() >= 0 {
                let at = day.at(0, 0, 0, 0).checked_add(jiff::Span::new().seconds(seconds)).unwrap();
                prop_assert_eq!(written(|out| push_date_time(out, at)), at.to_string().replace('T', " "));
            }
        }

        #[test]
        fn every_second_of_a_day_comes_back_from_its_number(second in 0_u64..DAY) {
            let at = date(2026, 10, 6).at(0, 0, 0, 0)
                .checked_add(jiff::Span::new().seconds(second as i64)).unwrap();
            let number: f64 = written(|out| { push_moment_number(out, at); }).parse().unwrap();
            let read = ExcelDateTime::new(number, ExcelDateTimeType::DateTime, false).to_ymd_hms_milli();
            let part = |value: u64| value as u8;
            let (hour, minute) = (part(second / 3_600), part(second / 60 % 60));
            prop_assert_eq!(read, (2026, 10, 6, hour, minute, part(second % 60), 0));
        }
    }
}
