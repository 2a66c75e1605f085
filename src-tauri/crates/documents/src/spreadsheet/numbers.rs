//! Cells that are not text, in the form a person reads them.

use calamine::{Data, ExcelDateTime};

/// Digits that a spreadsheet program keeps of a number.
const KEPT_DIGITS: usize = 15;

/// A cell as text; whether it is a number longer than programs keep.
pub(super) fn text(cell: &Data, format: Option<&str>) -> (String, bool) {
    match cell {
        Data::Empty => (String::new(), false),
        Data::String(text) => (text.clone(), false),
        Data::Int(number) => padded(number.to_string(), format),
        Data::Float(number) => padded(plain(*number), format),
        Data::Bool(value) => (if *value { "TRUE" } else { "FALSE" }.to_owned(), false),
        Data::DateTime(moment) => (iso(moment), false),
        Data::DateTimeIso(text) => (text.strip_suffix("T00:00:00").unwrap_or(text).to_owned(), false),
        Data::DurationIso(text) => (text.clone(), false),
        Data::Error(error) => (error.to_string(), false),
    }
}

/// A number without `.0` and without an exponent, at the fifteen digits that programs show.
fn plain(number: f64) -> String {
    let shown = format!("{number:.*e}", KEPT_DIGITS - 1);
    shown.parse::<f64>().map_or(shown, |rounded| rounded.to_string())
}

/// Leading zeros of a format such as `000000` are part of what the person sees.
fn padded(digits: String, format: Option<&str>) -> (String, bool) {
    let whole = digits.bytes().all(|byte| byte.is_ascii_digit());
    let long = whole && digits.len() > KEPT_DIGITS;
    let zeros = format.filter(|format| format.len() > 1 && format.bytes().all(|byte| byte == b'0'));
    match zeros {
        Some(zeros) if whole => (format!("{digits:0>width$}", width = zeros.len()), long),
        _ => (digits, long),
    }
}

fn iso(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time = match (hour, minute, second) {
        (0, 0, 0) => String::new(),
        (_, _, 0) => format!("{hour:02}:{minute:02}"),
        _ => format!("{hour:02}:{minute:02}:{second:02}"),
    };
    // A time without a date has the day before the calendar begins.
    if year < 1900 || (year == 1900 && month == 1 && day == 0) {
        return time;
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if time.is_empty() {
        date
    } else {
        format!("{date}T{time}")
    }
}

/// `5.01205E+11`: what is left of an id that was taken for a number.
pub(super) fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else {
        return false;
    };
    let digits = exponent.strip_prefix('+').unwrap_or_default();
    let plain = mantissa
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',');
    mantissa.starts_with(|c: char| c.is_ascii_digit())
        && plain
        && digits.len() >= 2
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_a_person_sees_them() {
        for (number, shown) in [
            (4287.0, "4287"),
            (501_205_000_000.0, "501205000000"),
            (1e20, "100000000000000000000"),
            (0.1 + 0.2, "0.3"),
            (12.5, "12.5"),
            (-3.0, "-3"),
            (0.000_001, "0.000001"),
        ] {
            assert_eq!(text(&Data::Float(number), None).0, shown);
        }
        assert_eq!(text(&Data::Float(4287.0), Some("000000")).0, "004287");
        assert_eq!(text(&Data::Float(4287.0), Some("0.00")).0, "4287");
        assert!(text(&Data::Float(1_234_567_890_123_456.0), None).1);
        assert!(!text(&Data::Float(123_456_789_012_345.0), None).1);
    }

    #[test]
    fn only_numbers_with_an_exponent_are_scientific() {
        assert!(is_scientific("5.01205E+11"));
        assert!(is_scientific("5E+11"));
        for text in ["5E11", "1E2A", "PIER+11", "12", "", "E+11"] {
            assert!(!is_scientific(text), "{text}");
        }
    }
}
