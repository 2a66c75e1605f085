//! Amounts as people type them: `>100`, `<=9.99`, `100..250`, `$1,234.50`. Signs do not count.

use domain::{Currency, Money, exponent, parse_minor};

/// Both ends included; `None` is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) least: Option<i64>,
    pub(super) most: Option<i64>,
}

/// A typed amount: its plainest text, its words, and what it finds.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Typed {
    pub(super) text: String,
    pub(super) label: String,
    pub(super) span: Span,
}

impl Span {
    /// What both find.
    pub(super) fn and(self, other: Self) -> Self {
        let pick = |a: Option<i64>, b: Option<i64>, of: fn(i64, i64) -> i64| match (a, b) {
            (Some(a), Some(b)) => Some(of(a, b)),
            (one, other) => one.or(other),
        };
        Self {
            least: pick(self.least, other.least, i64::max),
            most: pick(self.most, other.most, i64::min),
        }
    }
}

/// Reads what stands behind `amount:`.
pub(super) fn read(value: &str, currency: Currency) -> Option<Typed> {
    let minor = |text: &str| number(text, currency);
    let plain = |minor: i64| short(minor, currency);
    let shown = |minor: i64| grouped(minor, currency);
    let typed = |text: String, label: String, least: Option<i64>, most: Option<i64>| {
        Some(Typed {
            text,
            label,
            span: Span { least, most },
        })
    };
    for (sign, words) in [
        (">=", "at least"),
        ("<=", "at most"),
        (">", "over"),
        ("<", "under"),
    ] {
        let Some(rest) = value.strip_prefix(sign) else {
            continue;
        };
        let edge = minor(rest)?;
        let (least, most) = match sign {
            ">=" => (Some(edge), None),
            "<=" => (None, Some(edge)),
            ">" => (Some(edge.checked_add(1)?), None),
            _ => (None, Some(edge.checked_sub(1)?)),
        };
        return typed(
            format!("{sign}{}", plain(edge)),
            format!("{words} {}", shown(edge)),
            least,
            most,
        );
    }
    let Some((from, to)) = value.split_once("..") else {
        let exact = minor(value)?;
        return typed(plain(exact), shown(exact), Some(exact), Some(exact));
    };
    match (from.is_empty(), to.is_empty()) {
        (true, true) => None,
        (false, true) => read(&format!(">={from}"), currency),
        (true, false) => read(&format!("<={to}"), currency),
        (false, false) => {
            let (a, b) = (minor(from)?, minor(to)?);
            let (least, most) = (a.min(b), a.max(b));
            typed(
                format!("{}..{}", plain(least), plain(most)),
                format!("{} to {}", shown(least), shown(most)),
                Some(least),
                Some(most),
            )
        }
    }
}

/// A number with or without currency sign and grouping; its sign is left out.
pub(super) fn number(text: &str, currency: Currency) -> Option<i64> {
    let text = text.trim();
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let text = unsigned.strip_prefix('$').unwrap_or(unsigned);
    if !text.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return None;
    }
    let digits = ungrouped(text)?;
    parse_minor(&digits, exponent(currency))
}

/// Commas go where they stand between groups of three.
fn ungrouped(text: &str) -> Option<String> {
    if !text.contains(',') {
        return Some(text.to_owned());
    }
    let (whole, _) = text.split_once('.').unwrap_or((text, ""));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let right = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    right.then(|| text.replace(',', ""))
}

/// `100`, or `9.99` where there are cents.
fn short(minor: i64, currency: Currency) -> String {
    let text = Money { minor, currency }.to_string();
    match text.split_once('.') {
        Some((whole, cents)) if cents.bytes().all(|b| b == b'0') => whole.to_owned(),
        _ => text,
    }
}

/// `1,234.50`
pub(crate) fn grouped(minor: i64, currency: Currency) -> String {
    let text = Money { minor, currency }.to_string();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.as_str()),
    };
    let (whole, cents) = match digits.split_once('.') {
        Some((whole, cents)) => (whole, format!(".{cents}")),
        None => (digits, String::new()),
    };
    let mut out = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    format!("{sign}{out}{cents}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn span(value: &str) -> Option<(Option<i64>, Option<i64>)> {
        read(value, Currency::USD).map(|typed| (typed.span.least, typed.span.most))
    }

    #[test]
    fn amounts_take_comparisons_and_ranges_and_no_sign() {
        for (value, expected) in [
            (">100", Some((Some(10_001), None))),
            (">=100", Some((Some(10_000), None))),
            ("<=9.99", Some((None, Some(999)))),
            ("<10", Some((None, Some(999)))),
            ("5..7.5", Some((Some(500), Some(750)))),
            ("7.5..5", Some((Some(500), Some(750)))),
            ("100..", Some((Some(10_000), None))),
            ("..100", Some((None, Some(10_000)))),
            ("45.00", Some((Some(4_500), Some(4_500)))),
            ("-45", Some((Some(4_500), Some(4_500)))),
            ("$1,234.5", Some((Some(123_450), Some(123_450)))),
            ("abc", None),
            (">abc", None),
            (">", None),
            ("..", None),
            ("12,34", None),
            ("1.005", None),
            (">92233720368547758.07", None),
            ("--5", None),
        ] {
            assert_eq!(span(value), expected, "{value}");
        }
    }

    #[test]
    fn amounts_are_said_plainly() {
        let said = |value| read(value, Currency::USD).map(|typed| (typed.text, typed.label));
        let both = |text: &str, label: &str| Some((text.to_owned(), label.to_owned()));
        assert_eq!(said(">$1,000.00"), both(">1000", "over 1,000.00"));
        assert_eq!(said("250..100.5"), both("100.50..250", "100.50 to 250.00"));
        assert_eq!(said("100.."), both(">=100", "at least 100.00"));
    }

    #[test]
    fn two_spans_find_what_both_find() {
        let a = Span {
            least: Some(1),
            most: None,
        };
        let b = Span {
            least: Some(5),
            most: Some(9),
        };
        assert_eq!(a.and(b), b);
        assert_eq!(Span::default().and(a), a);
    }

    proptest! {
        #[test]
        fn the_plainest_text_reads_the_same(value in "[<>=.0-9]{1,12}") {
            if let Some(typed) = read(&value, Currency::USD) {
                let again = read(&typed.text, Currency::USD);
                prop_assert_eq!(again, Some(typed));
            }
        }
    }
}
