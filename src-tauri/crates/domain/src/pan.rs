//! Card numbers are masked at the edge. Converge masks to the first two and the last
//! four digits (fact sheet, section 6); so do we, whenever a full one turns up.

use std::borrow::Cow;
use std::ops::Range;

/// Fewest and most digits of a card number.
const SHORTEST: usize = 13;
const LONGEST: usize = 19;

/// Masks a field that is known to hold a card number: from 12 digits on, however they are
/// grouped, it shows the first two and the last four. No checksum is asked for: a mistyped
/// card number is still a card number.
pub fn mask_card_field(text: &str) -> Cow<'_, str> {
    if digits_in(text) < 12 {
        return Cow::Borrowed(text);
    }
    let mut bytes = text.as_bytes().to_vec();
    blank_out(&mut bytes);
    into_text(&bytes)
}

/// Masks anything in free text that looks like a card number: 13 to 19 digits, single
/// blanks or hyphens between them allowed, a known first digit and a correct checksum.
///
/// Other numbers may stand beside it: the date in `4111 1111 1111 1111 12 30` hides nothing.
pub fn mask_numbers(text: &str) -> Cow<'_, str> {
    mask_cards(text, true)
}

/// Masks a card number written without a break, for identifiers whose groups of digits are
/// joined by hyphens and mean nothing together.
pub fn mask_unbroken(text: &str) -> Cow<'_, str> {
    mask_cards(text, false)
}

fn mask_cards(text: &str, joined: bool) -> Cow<'_, str> {
    if digits_in(text) < SHORTEST {
        return Cow::Borrowed(text);
    }
    let Some(first) = find_card(text.as_bytes(), 0, joined) else {
        return Cow::Borrowed(text);
    };
    let mut bytes = text.as_bytes().to_vec();
    let mut next = Some(first);
    while let Some(card) = next {
        let start = card.start;
        if let Some(digits) = bytes.get_mut(card) {
            blank_out(digits);
        }
        // What is left of this one may look like a card together with its neighbours.
        next = find_card(&bytes, back_to_a_group(&bytes, start), joined);
    }
    into_text(&bytes)
}

fn digits_in(text: &str) -> usize {
    if text.len() < 12 {
        return 0;
    }
    text.bytes().filter(u8::is_ascii_digit).count()
}

/// Replaces all digits but the first two and the last four.
fn blank_out(bytes: &mut [u8]) {
    let count = bytes.iter().filter(|b| b.is_ascii_digit()).count();
    let digits = bytes.iter_mut().filter(|b| b.is_ascii_digit());
    for digit in digits.skip(2).take(count.saturating_sub(6)) {
        *digit = b'*';
    }
}

/// Only digits were replaced, so this is text still.
fn into_text(bytes: &[u8]) -> Cow<'static, str> {
    Cow::Owned(String::from_utf8_lossy(bytes).into_owned())
}

/// The first card number that begins at a group of digits at or after `from`.
fn find_card(bytes: &[u8], from: usize, joined: bool) -> Option<Range<usize>> {
    let mut at = from;
    loop {
        let rest = bytes.get(at..)?;
        let start = at + rest.iter().position(u8::is_ascii_digit)?;
        if let Some(end) = card_from(bytes, start, joined) {
            return Some(start..end);
        }
        let group = bytes.get(start..)?.iter().position(|b| !b.is_ascii_digit());
        at = start + group?;
    }
}

/// Where the longest card number ends that is made of whole groups beginning with this one.
fn card_from(bytes: &[u8], start: usize, joined: bool) -> Option<usize> {
    let mut digits = [0; LONGEST];
    let (mut count, mut at, mut longest) = (0, start, None);
    loop {
        while let Some(digit) = bytes.get(at).filter(|b| b.is_ascii_digit()) {
            let Some(slot) = digits.get_mut(count) else {
                return longest;
            };
            *slot = *digit;
            count += 1;
            at += 1;
        }
        if digits.get(..count).is_some_and(is_card) {
            longest = Some(at);
        }
        let separated = matches!(bytes.get(at), Some(b' ' | b'-'));
        if !(joined && separated && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)) {
            return longest;
        }
        at += 1;
    }
}

/// The beginning of a group of digits far enough before `at` that no card number reaching
/// `at` begins earlier.
fn back_to_a_group(bytes: &[u8], at: usize) -> usize {
    let far = at.saturating_sub(2 * LONGEST);
    let before = bytes.get(..far).unwrap_or_default();
    before
        .iter()
        .rposition(|b| !b.is_ascii_digit())
        .map_or(0, |last| last + 1)
}

fn is_card(digits: &[u8]) -> bool {
    (SHORTEST..=LONGEST).contains(&digits.len()) && brand_prefix(digits) && luhn(digits)
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
    fn numbers_beside_a_card_number_do_not_hide_it() {
        for (text, masked) in [
            ("4111111111111111 1230", "41**********1111 1230"),
            ("2 4111111111111111", "2 41**********1111"),
            (
                "4111111111111111 378282246310005",
                "41**********1111 37*********0005",
            ),
            ("12-4000 0000 0000 0002-30", "12-40** **** **** 0002-30"),
        ] {
            assert_eq!(mask_numbers(text), masked);
        }
    }

    #[test]
    fn an_identifier_keeps_its_groups_and_loses_a_card_number() {
        let id = "010130111-41111111-1111-1111-2222-444444444444";
        assert_eq!(mask_unbroken(id), id);
        assert_eq!(mask_unbroken("REF-4111111111111111"), "REF-41**********1111");
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
        assert_eq!(mask_card_field("4111.1111.1111.1112"), "41**.****.****.1112");
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
        fn what_is_masked_holds_no_number_any_more(text in "([2-6][0-9]{2,15}[ -]?|[0-9]{1,4}[ -]{0,2}|[a-z]){0,14}") {
            let masked = mask_numbers(&text).into_owned();
            prop_assert_eq!(mask_numbers(&masked), masked.as_str());
        }

        #[test]
        fn masking_never_changes_the_length(text in "[0-9 a-z*-]{0,60}") {
            prop_assert_eq!(mask_numbers(&text).len(), text.len());
        }
    }
}
