//! Amounts as people and spreadsheet programs write them, read exactly or not at all.

use domain::{Currency, exponent, parse_minor};

/// An amount with the sign it was written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Written {
    /// Minor units.
    pub(crate) minor: i64,
    /// The currency it names, else the one it was read in.
    pub(crate) currency: Currency,
}

/// Reads `$1,234.50`, `(45.00)`, `45.00-`, `USD 45`, `1.234,50 EUR`, `12.00 CR`. `None` for
/// anything that could mean two numbers, such as `1.234`.
pub(crate) fn read(text: &str, assumed: Currency) -> Option<Written> {
    let (rest, currency) = without_currency(text.trim());
    let currency = currency.unwrap_or(assumed);
    let (rest, back) = without_sign(rest.trim())?;
    // A sign may stand before the currency, too: `-$4.00`.
    let (rest, symbol) = without_currency(rest.trim());
    let currency = symbol.unwrap_or(currency);
    let number = without_groups(rest.trim(), exponent(currency))?;
    let minor = parse_minor(&number, exponent(currency))?;
    Some(Written {
        minor: if back { -minor } else { minor },
        currency,
    })
}

/// A code of three letters or a sign of one currency, before or behind. The dollar sign names
/// no currency: several have it.
fn without_currency(text: &str) -> (&str, Option<Currency>) {
    let text = text.trim();
    for (sign, code) in [("€", "EUR"), ("£", "GBP"), ("$", "")] {
        if let Some(rest) = text.strip_prefix(sign).or_else(|| text.strip_suffix(sign)) {
            return (rest, Currency::new(code));
        }
    }
    let letters = |part: &str| part.len() == 3 && part.bytes().all(|b| b.is_ascii_alphabetic());
    if let Some((code, rest)) = text.split_at_checked(3)
        && letters(code)
    {
        return (rest.trim().trim_start_matches('$'), Currency::new(code));
    }
    if let Some((rest, code)) = text.len().checked_sub(3).and_then(|at| text.split_at_checked(at))
        && letters(code)
    {
        return (rest, Currency::new(code));
    }
    (text, None)
}

/// The number without its sign, and whether the money goes back. Two signs are no number.
fn without_sign(text: &str) -> Option<(&str, bool)> {
    let minus = ['-', '\u{2212}'];
    if let Some(inner) = text.strip_prefix('(').and_then(|t| t.strip_suffix(')')) {
        let signed = inner.starts_with(minus) || inner.ends_with(minus);
        return (!signed).then_some((inner, true));
    }
    let lower = text.to_ascii_lowercase();
    if lower.ends_with("cr") {
        return text.get(..text.len() - 2).map(|rest| (rest, true));
    }
    if lower.ends_with("dr") {
        return text.get(..text.len() - 2).map(|rest| (rest, false));
    }
    if let Some(rest) = text.strip_prefix(minus).or_else(|| text.strip_suffix(minus)) {
        return Some((rest, true));
    }
    Some((text.strip_prefix('+').unwrap_or(text), false))
}

/// The number with a decimal point and nothing else between its digits.
fn without_groups(text: &str, places: u32) -> Option<String> {
    let text: String = text
        .chars()
        .map(|c| match c {
            '\u{00A0}' | '\u{202F}' | '\u{2009}' | '\'' => ' ',
            other => other,
        })
        .collect();
    let marks: Vec<char> = text.chars().filter(|c| matches!(c, '.' | ',')).collect();
    let last = marks.last().copied();
    let decimal = match last {
        None => None,
        Some(mark) if marks.iter().filter(|m| **m == mark).count() > 1 => None,
        Some(mark) => decimal_mark(&text, mark, marks.len(), places)?,
    };
    let (whole, fraction) = match decimal {
        Some(mark) => text.split_once(mark)?,
        None => (text.as_str(), ""),
    };
    if !is_grouped(whole) {
        return None;
    }
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    Some(if fraction.is_empty() {
        digits
    } else {
        format!("{digits}.{fraction}")
    })
}

/// Whether a mark that stands once parts the decimals (`Some`) or the thousands (`None`
/// inside); no answer where it could be either.
fn decimal_mark(text: &str, mark: char, marks: usize, places: u32) -> Option<Option<char>> {
    let (before, after) = text.split_once(mark)?;
    if marks > 1 {
        return Some(Some(mark));
    }
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let thousands = after.len() == 3 && digits(after) && (1..=3).contains(&before.len());
    match mark {
        // `1,234` is what everybody here writes for a thousand and more.
        ',' if thousands && places != 3 => Some(None),
        ',' => (after.len() <= places as usize && !after.is_empty()).then_some(Some(',')),
        _ if thousands && places != 3 => None,
        _ => Some(Some('.')),
    }
}

/// Digits alone, or in groups of three by one kind of mark.
fn is_grouped(whole: &str) -> bool {
    let Some(mark) = whole.chars().find(|c| !c.is_ascii_digit()) else {
        return true;
    };
    if !matches!(mark, ',' | '.' | ' ') {
        return false;
    }
    let mut groups = whole.split(mark);
    let first = groups.next().unwrap_or_default();
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    (1..=3).contains(&first.len()) && digits(first) && groups.all(|group| group.len() == 3 && digits(group))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn usd(text: &str) -> Option<i64> {
        read(text, Currency::USD).map(|written| written.minor)
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, minor) in [
            ("45", 4_500),
            ("$1,234.50", 123_450),
            ("(45.00)", -4_500),
            ("($45.00)", -4_500),
            ("$(45.00)", -4_500),
            ("-$4.00", -400),
            ("$-4.00", -400),
            ("45.00-", -4_500),
            ("\u{2212}4.5", -450),
            ("12.00 CR", -1_200),
            ("12.00 DR", 1_200),
            ("USD 45.00", 4_500),
            ("1,234", 123_400),
            ("1.234,50", 123_450),
            ("12,5", 1_250),
            ("1 234 567.89", 123_456_789),
            ("1,234,567.89", 123_456_789),
            ("1.234.567", 123_456_700),
            (".37", 37),
            ("+3.00", 300),
        ] {
            assert_eq!(usd(text), Some(minor), "{text}");
        }
    }

    #[test]
    fn what_could_mean_two_amounts_is_not_read() {
        for text in [
            "",
            "-",
            "abc",
            "1.234",
            "1.000",
            "12,34,56",
            "4.001",
            "--4",
            "(-4)",
            "1,23,456.00",
            "4.5.0",
            "12:00",
            "1/2",
            "0x10",
            "99999999999999999999",
        ] {
            assert_eq!(usd(text), None, "{text}");
        }
    }

    #[test]
    fn a_currency_beside_the_amount_counts() {
        let code = |text: &str| read(text, Currency::USD).unwrap().currency.to_string();
        assert_eq!(code("12.00 CAD"), "CAD");
        assert_eq!(code("€12.00"), "EUR");
        assert_eq!(code("$12.00"), "USD");
        let yen = read("JPY 1,200", Currency::USD).unwrap();
        assert_eq!((yen.minor, yen.currency.as_str()), (1_200, "JPY"));
    }

    fn grouped(minor: i64) -> String {
        let whole = (minor / 100).to_string();
        let mut out = String::new();
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                out.push(',');
            }
            out.push(digit);
        }
        format!("{out}.{:02}", minor % 100)
    }

    proptest! {
        #[test]
        fn every_way_to_write_an_amount_reads_back(minor in 0_i64..1_000_000_000_000, back in any::<bool>(), way in 0_u8..4) {
            let number = grouped(minor);
            let text = match (back, way) {
                (false, 0) => number,
                (false, 1) => format!("${number}"),
                (false, 2) => format!("{number} USD"),
                (false, _) => number.replace(',', ""),
                (true, 0) => format!("({number})"),
                (true, 1) => format!("-${number}"),
                (true, 2) => format!("{number}-"),
                (true, _) => format!("(${number})"),
            };
            prop_assert_eq!(usd(&text), Some(if back { -minor } else { minor }));
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in "\\PC{0,24}") {
            let _ = usd(&text);
        }
    }
}
