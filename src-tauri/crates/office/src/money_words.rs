//! Sums and counts as files and sentences show them.

use domain::{Currency, exponent};

/// `12,406`
pub(crate) fn thousands(number: impl Into<u64>) -> String {
    grouped(&number.into().to_string())
}

/// `USD 1,234.50`, with a minus sign for less than nothing.
pub(crate) fn amount(minor: i128, currency: Currency) -> String {
    let places = exponent(currency) as usize;
    let digits = format!("{:0>width$}", minor.unsigned_abs(), width = places + 1);
    let (whole, cents) = digits.split_at(digits.len() - places);
    let sign = if minor < 0 { "-" } else { "" };
    let point = if places == 0 { "" } else { "." };
    format!("{currency} {sign}{}{point}{cents}", grouped(whole))
}

fn grouped(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_amounts_are_written_in_groups() {
        assert_eq!(thousands(12_406_u32), "12,406");
        assert_eq!(thousands(999_u32), "999");
        assert_eq!(amount(-123_456_789, Currency::USD), "USD -1,234,567.89");
        assert_eq!(amount(5, Currency::USD), "USD 0.05");
        assert_eq!(amount(1_200, Currency::new("JPY").unwrap()), "JPY 1,200");
    }
}
