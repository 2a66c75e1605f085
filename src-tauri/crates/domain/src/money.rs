use std::fmt;

use serde::{Deserialize, Serialize};

/// An ISO 4217 currency code: three upper-case letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The dollar of the United States, which a Converge terminal uses unless it says otherwise.
    pub const USD: Self = Self(*b"USD");

    /// Reads a code; `None` unless it is three ASCII letters.
    pub fn new(text: &str) -> Option<Self> {
        let bytes: [u8; 3] = text.trim().as_bytes().try_into().ok()?;
        bytes
            .iter()
            .all(u8::is_ascii_alphabetic)
            .then(|| Self(bytes.map(|b| b.to_ascii_uppercase())))
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Currency {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::new(&text).ok_or_else(|| serde::de::Error::custom("not a currency code"))
    }
}

/// How many decimal places a currency has (ISO 4217).
pub fn exponent(currency: Currency) -> u32 {
    match &currency.0 {
        b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG" | b"RWF" | b"UGX"
        | b"UYI" | b"VND" | b"VUV" | b"XAF" | b"XOF" | b"XPF" => 0,
        b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
        _ => 2,
    }
}

/// An amount: whole minor units (cents) with their currency. Never a float.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// Minor units, e.g. cents. Negative for money that goes back.
    pub minor: i64,
    /// The currency of those units.
    pub currency: Currency,
}

impl Money {
    /// Reads a gateway amount exactly, or not at all.
    pub fn parse(text: &str, currency: Currency) -> Option<Self> {
        parse_minor(text, exponent(currency)).map(|minor| Self { minor, currency })
    }
}

impl fmt::Display for Money {
    /// Plain decimal text as the gateway writes it, e.g. `1234.50`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = exponent(self.currency) as usize;
        let digits = self.minor.unsigned_abs().to_string();
        let digits = format!("{digits:0>width$}", width = places + 1);
        let (whole, cents) = digits.split_at(digits.len() - places);
        let sign = if self.minor < 0 { "-" } else { "" };
        if places == 0 {
            write!(f, "{sign}{whole}")
        } else {
            write!(f, "{sign}{whole}.{cents}")
        }
    }
}

/// Reads a decimal amount into minor units with `places` decimals.
///
/// Accepts what the gateway is known to write: `1234.50`, `.37`, `100`, a leading minus.
/// Answers `None` for anything it cannot read exactly (grouping, currency signs, more
/// decimals than the currency has unless they are zeros, overflow), so that nothing is rounded.
pub fn parse_minor(text: &str, places: u32) -> Option<i64> {
    let text = text.trim();
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if (whole.is_empty() && fraction.is_empty()) || !all_digits(whole) || !all_digits(fraction) {
        return None;
    }
    let (kept, rest) = fraction.split_at(fraction.len().min(places as usize));
    if rest.bytes().any(|b| b != b'0') {
        return None;
    }
    let mut minor: i64 = 0;
    let padding = std::iter::repeat_n(b'0', places as usize - kept.len());
    for digit in whole.bytes().chain(kept.bytes()).chain(padding) {
        minor = minor.checked_mul(10)?.checked_add(i64::from(digit - b'0'))?;
    }
    Some(if negative { -minor } else { minor })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amounts_are_read_as_the_gateway_writes_them() {
        for (text, minor) in [
            ("4.00", Some(400)),
            (".37", Some(37)),
            ("100", Some(10_000)),
            ("-12.5", Some(-1_250)),
            ("0.00", Some(0)),
            ("4.000", Some(400)),
            ("4.001", None),
            ("1,234.50", None),
            ("$4.00", None),
            ("", None),
            (".", None),
            ("4.0.0", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(parse_minor(text, 2), minor, "{text}");
        }
    }

    #[test]
    fn currencies_without_decimals_and_with_three_are_respected() {
        let yen = Currency::new("jpy").unwrap();
        let dinar = Currency::new("BHD").unwrap();
        assert_eq!(Money::parse("100", yen).unwrap().minor, 100);
        assert_eq!(Money::parse("1.234", dinar).unwrap().minor, 1_234);
        assert_eq!(
            Money {
                minor: 100,
                currency: yen
            }
            .to_string(),
            "100"
        );
        assert_eq!(
            Money {
                minor: -5,
                currency: Currency::USD
            }
            .to_string(),
            "-0.05"
        );
    }

    proptest! {
        #[test]
        fn every_amount_survives_writing_and_reading(minor in -9_000_000_000_000_i64..9_000_000_000_000) {
            let money = Money { minor, currency: Currency::USD };
            prop_assert_eq!(Money::parse(&money.to_string(), Currency::USD), Some(money));
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in ".{0,40}") {
            let _ = parse_minor(&text, 2);
        }
    }
}
