//! Card numbers are masked at the edge. Converge masks to the first two and the last
//! four digits (fact sheet, section 6); so do we, whenever a full one turns up.

use std::borrow::Cow;

/// Masks a field that is known to hold a card number: any run of 12 or more digits
/// becomes first two, asterisks, last four. No checksum is asked for: a mistyped card
/// number is still a card number.
pub fn mask_card_field(text: &str) -> Cow<'_, str> {
    replace_runs(text, |digits| digits.len() >= 12)
}

/// Masks anything in free text that looks like a card number: 13 to 19 digits, single
/// blanks or hyphens between them allowed, a known first digit and a correct checksum.
pub fn mask_numbers(text: &str) -> Cow<'_, str> {
    replace_runs(text, |digits| {
        (13..=19).contains(&digits.len()) && brand_prefix(digits) && luhn(digits)
    })
}

/// Finds maximal runs of digits with single separators and replaces those that `is_card` says.
fn replace_runs(text: &str, is_card: impl Fn(&[u8]) -> bool) -> Cow<'_, str> {
    if text.bytes().filter(u8::is_ascii_digit).count() < 12 {
        return Cow::Borrowed(text);
    }
    let mut out: Option<String> = None;
    let mut copied = 0;
    let mut rest = text;
    let mut at = 0;
    while let Some(skip) = rest.find(|c: char| c.is_ascii_digit()) {
        let start = at + skip;
        let run = digit_run(text.get(start..).unwrap_or_default());
        let digits: Vec<u8> = run.bytes().filter(u8::is_ascii_digit).collect();
        if is_card(&digits) {
            let target = out.get_or_insert_with(String::new);
            target.push_str(text.get(copied..start).unwrap_or_default());
            push_masked(target, run, digits.len());
            copied = start + run.len();
        }
        at = start + run.len();
        rest = text.get(at..).unwrap_or_default();
    }
    match out {
        Some(mut masked) => {
            masked.push_str(text.get(copied..).unwrap_or_default());
            Cow::Owned(masked)
        }
        None => Cow::Borrowed(text),
    }
}

/// The longest prefix made of digits with at most one blank or hyphen between two digits.
fn digit_run(text: &str) -> &str {
    let bytes = text.as_bytes();
    let mut end = 0;
    while let Some(&byte) = bytes.get(end) {
        let digit_next = bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if byte.is_ascii_digit() || (matches!(byte, b' ' | b'-') && digit_next) {
            end += 1;
        } else {
            break;
        }
    }
    text.get(..end).unwrap_or_default()
}

fn push_masked(out: &mut String, run: &str, digits: usize) {
    let mut seen = 0;
    for c in run.chars() {
        if c.is_ascii_digit() {
            seen += 1;
            out.push(if seen <= 2 || seen > digits - 4 { c } else { '*' });
        } else {
            out.push(c);
        }
    }
}

/// First digits in use: 2 and 5 Mastercard, 3 Amex, JCB and Diners, 4 Visa, 6 Discover and UnionPay.
fn brand_prefix(digits: &[u8]) -> bool {
    matches!(digits.first(), Some(b'2'..=b'6'))
}

fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(i, d)| {
            let value = u32::from(d - b'0');
            match i % 2 {
                0 => value,
                _ if value > 4 => value * 2 - 9,
                _ => value * 2,
            }
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_full_number_in_a_description_is_masked_and_the_rest_kept() {
        assert_eq!(
            mask_numbers("paid with 4111111111111111, thanks"),
            "paid with 41**********1111, thanks"
        );
        assert_eq!(mask_numbers("3782-822463-10005"), "37**-******-*0005");
        assert_eq!(mask_numbers("4111 1111 1111 1111"), "41** **** **** 1111");
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for text in [
            "GBOK 12345678901",
            "54**********0174",
            "010001075103300109280330027344400000000000207264MCC813176",
            "555-123-4567",
            "4111111111111112",
            "",
        ] {
            assert_eq!(mask_numbers(text), text);
        }
    }

    #[test]
    fn a_card_field_is_masked_whatever_its_checksum() {
        assert_eq!(mask_card_field("4111111111111112"), "41**********1112");
        assert_eq!(mask_card_field("41**********1112"), "41**********1112");
        assert_eq!(mask_card_field("0174"), "0174");
    }

    /// Appends the check digit that makes the number pass.
    fn with_check_digit(mut digits: String) -> String {
        for check in '0'..='9' {
            digits.push(check);
            if luhn(digits.as_bytes()) {
                return digits;
            }
            digits.pop();
        }
        unreachable!("one of ten digits always fits")
    }

    proptest! {
        #[test]
        fn no_valid_number_survives_in_text(
            body in "[2-6][0-9]{11,17}", before in "[a-zA-Z ,.]{0,12}", after in "[a-zA-Z,.]{0,12}"
        ) {
            let number = with_check_digit(body);
            let text = format!("{before}{number}{after}");
            prop_assert!(!mask_numbers(&text).contains(&number));
        }

        #[test]
        fn masking_never_changes_the_length(text in "[0-9 a-z*-]{0,60}") {
            prop_assert_eq!(mask_numbers(&text).len(), text.len());
        }
    }
}
