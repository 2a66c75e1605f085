//! The published test cards, the only ones the gateway takes (Converge fact sheet section 20).

use crate::payment::{Brand, Card};

/// Number, brand and what is special about it.
static TEST_CARDS: [(&str, Brand, Special); 12] = [
    ("4124939999999990", Brand::Visa, Special::No),
    ("4000000000000002", Brand::Visa, Special::No),
    ("4111111111111111", Brand::Visa, Special::No),
    ("4387752222222227", Brand::Visa, Special::No),
    ("5121212121212124", Brand::Mastercard, Special::No),
    ("5472063333333330", Brand::Mastercard, Special::No),
    ("5413330001000174", Brand::Mastercard, Special::No),
    ("5326100352571800", Brand::Mastercard, Special::No),
    ("378282246310005", Brand::Amex, Special::No),
    ("6011111111111117", Brand::Discover, Special::No),
    ("5406004444444443", Brand::Mastercard, Special::Foreign),
    ("5000300020003003", Brand::Mastercard, Special::AlwaysApproves),
];

/// What sets a test card apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Special {
    No,
    /// Triggers the dynamic currency question.
    Foreign,
    /// Approved whatever the cents.
    AlwaysApproves,
}

/// The card with this number, unless it is none of the test cards. `expiry` is `MMYY` as a
/// number. Only the position in the table is kept, never the number.
pub(crate) fn of_number(number: &str, expiry: u16) -> Option<Card> {
    let position = TEST_CARDS.iter().position(|(known, _, _)| *known == number)?;
    let (_, brand, _) = TEST_CARDS.get(position)?;
    let last_four = number.get(number.len().saturating_sub(4)..)?;
    Some(Card {
        brand: *brand,
        debit: false,
        last_four: last_four.parse().ok()?,
        expiry,
        test: u8::try_from(position + 1).ok()?,
    })
}

/// The first two digits of a test card.
pub(crate) fn first_two(card: Card) -> Option<u16> {
    let (number, _, _) = TEST_CARDS.get(usize::from(card.test).checked_sub(1)?)?;
    number.get(0..2)?.parse().ok()
}

/// The first four digits of a test card.
pub(crate) fn first_four(card: Card) -> Option<&'static str> {
    let (number, _, _) = TEST_CARDS.get(usize::from(card.test).checked_sub(1)?)?;
    number.get(0..4)
}

/// What is special about a card.
pub(crate) fn special(card: Card) -> Special {
    let position = usize::from(card.test).checked_sub(1);
    position
        .and_then(|position| TEST_CARDS.get(position))
        .map_or(Special::No, |(_, _, special)| *special)
}

/// The check digit of a number of digits is right (Luhn).
pub(crate) fn check_digit_is_right(number: &str) -> bool {
    let mut sum = 0;
    for (place, byte) in number.bytes().rev().enumerate() {
        let digit = u32::from(byte.wrapping_sub(b'0'));
        sum += match (place % 2, digit) {
            (0, digit) => digit,
            (_, digit) if digit > 4 => digit * 2 - 9,
            (_, digit) => digit * 2,
        };
    }
    number.bytes().all(|byte| byte.is_ascii_digit()) && !number.is_empty() && sum % 10 == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_test_card_has_a_right_check_digit_and_keeps_its_own_ends() {
        for (number, brand, special_of) in TEST_CARDS {
            assert!(check_digit_is_right(number), "{number}");
            let card = of_number(number, 1230).unwrap();
            assert_eq!((card.brand, special(card)), (brand, special_of));
            let masked = card.masked();
            assert_eq!(masked.len(), number.len());
            assert_eq!(masked.get(..2), number.get(..2));
            assert_eq!(masked.get(masked.len() - 4..), number.get(number.len() - 4..));
        }
    }

    #[test]
    fn one_changed_digit_breaks_the_check() {
        assert!(!check_digit_is_right("4000000000000003"));
        assert!(!check_digit_is_right(""));
        assert!(!check_digit_is_right("4000 0000"));
    }
}
