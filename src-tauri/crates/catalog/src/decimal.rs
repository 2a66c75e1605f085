//! Exact decimals for surcharges and percentages. Never a float.

use std::fmt;

/// Most digits before the point.
const WHOLE: usize = 12;
/// Most digits after the point.
const FRACTION: usize = 8;

/// A decimal number, exactly as it was typed, without zeros that mean nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Decimal {
    digits: i128,
    places: u32,
}

/// Why a text is not a number that can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DecimalProblem {
    /// Nothing there.
    #[error("there is no number")]
    Empty,
    /// `1,50`: a comma may mean a thousand or a decimal point.
    #[error("write the number with a point and without commas, for example 1.50")]
    Comma,
    /// Anything else that is no number.
    #[error("this is not a number; write digits and a point, for example 1.50")]
    NotANumber,
    /// More digits than any amount has.
    #[error("this number has too many digits")]
    TooLong,
}

impl Decimal {
    /// Nothing.
    pub const ZERO: Self = Self { digits: 0, places: 0 };

    /// Reads `2`, `2.9`, `.5`, `-1.25`.
    ///
    /// # Errors
    /// When it is no number, or has more than 12 digits before or 8 after the point.
    pub fn parse(text: &str) -> Result<Self, DecimalProblem> {
        let text = text.trim();
        if text.is_empty() {
            return Err(DecimalProblem::Empty);
        }
        let (negative, rest) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = rest.split_once('.').unwrap_or((rest, ""));
        let digits_only = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if (whole.is_empty() && fraction.is_empty()) || !digits_only(whole) || !digits_only(fraction) {
            let comma = text.contains(',') && text.bytes().all(|b| b.is_ascii_digit() || b"-.,".contains(&b));
            return Err(if comma {
                DecimalProblem::Comma
            } else {
                DecimalProblem::NotANumber
            });
        }
        let whole = whole.trim_start_matches('0');
        let fraction = fraction.trim_end_matches('0');
        if whole.len() > WHOLE || fraction.len() > FRACTION {
            return Err(DecimalProblem::TooLong);
        }
        let digits = whole
            .bytes()
            .chain(fraction.bytes())
            .fold(0_i128, |sum, digit| sum * 10 + i128::from(digit - b'0'));
        Ok(Self {
            digits: if negative { -digits } else { digits },
            places: u32::try_from(fraction.len()).unwrap_or(0),
        })
    }

    /// All digits as a whole number; divide by ten to the power of [`Decimal::places`].
    pub fn digits(self) -> i128 {
        self.digits
    }

    /// Digits after the point.
    pub fn places(self) -> u32 {
        self.places
    }

    /// Below zero.
    pub fn is_negative(self) -> bool {
        self.digits < 0
    }

    /// Neither more nor less than nothing.
    pub fn is_zero(self) -> bool {
        self.digits == 0
    }

    /// More than a whole number.
    pub fn exceeds(self, whole: i128) -> bool {
        10_i128
            .checked_pow(self.places)
            .and_then(|scale| scale.checked_mul(whole))
            .is_some_and(|limit| self.digits > limit)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = self.places as usize;
        let digits = self.digits.unsigned_abs().to_string();
        let digits = format!("{digits:0>width$}", width = places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        let sign = if self.digits < 0 { "-" } else { "" };
        if fraction.is_empty() {
            write!(f, "{sign}{whole}")
        } else {
            write!(f, "{sign}{whole}.{fraction}")
        }
    }
}

/// A fraction rounded to a whole number, half away from zero. The divisor is positive.
pub(crate) fn round_half_away(dividend: i128, divisor: i128) -> Option<i128> {
    let twice = divisor.checked_mul(2).filter(|twice| *twice > 0)?;
    let size = i128::try_from(dividend.unsigned_abs()).ok()?;
    let rounded = size.checked_mul(2)?.checked_add(divisor)?.checked_div(twice)?;
    Some(if dividend < 0 { -rounded } else { rounded })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_exactly_or_not_at_all() {
        let shown = |text: &str| Decimal::parse(text).map(|number| number.to_string());
        for (text, expected) in [
            ("2", "2"),
            ("2.90", "2.9"),
            (".5", "0.5"),
            ("0.30", "0.3"),
            ("-1.25", "-1.25"),
            ("007", "7"),
            ("0.00000001", "0.00000001"),
            ("1.", "1"),
        ] {
            assert_eq!(shown(text).as_deref(), Ok(expected), "{text}");
        }
        for (text, problem) in [
            ("", DecimalProblem::Empty),
            (" ", DecimalProblem::Empty),
            (".", DecimalProblem::NotANumber),
            ("1,50", DecimalProblem::Comma),
            ("1.000,50", DecimalProblem::Comma),
            ("$1", DecimalProblem::NotANumber),
            ("1e3", DecimalProblem::NotANumber),
            ("+1", DecimalProblem::NotANumber),
            ("1 000", DecimalProblem::NotANumber),
            ("NaN", DecimalProblem::NotANumber),
            ("٣", DecimalProblem::NotANumber),
            ("0.123456789", DecimalProblem::TooLong),
            ("9999999999999", DecimalProblem::TooLong),
        ] {
            assert_eq!(shown(text), Err(problem), "{text}");
        }
    }

    #[test]
    fn halves_go_away_from_zero() {
        for (dividend, divisor, expected) in [
            (5, 2, 3),
            (-5, 2, -3),
            (4, 3, 1),
            (-4, 3, -1),
            (1, 2, 1),
            (0, 7, 0),
        ] {
            assert_eq!(round_half_away(dividend, divisor), Some(expected));
        }
        assert_eq!(round_half_away(1, 0), None);
        assert_eq!(round_half_away(i128::MIN, 1), None);
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_as_the_same_number(text in "-?[0-9]{1,12}(\\.[0-9]{0,8})?") {
            let number = Decimal::parse(&text).unwrap();
            prop_assert_eq!(Decimal::parse(&number.to_string()), Ok(number));
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in ".{0,40}") {
            let _ = Decimal::parse(&text);
        }
    }
}
