//! What the demo host answers: the cents of the amount choose it (Converge fact sheet
//! section 20), on test cards. Messages and their codes are those of section 18.

use crate::cards::{self, Special};
use crate::payment::{Brand, Card};
use crate::random::mix;

/// Message of a full approval.
pub(crate) const APPROVAL: &str = "APPROVAL";
/// Message of an approval of less than was asked for.
pub(crate) const PARTIAL: &str = "PARTIAL APPROVAL";
/// Message when the duplicate rule strikes.
pub(crate) const DUPLICATE: &str = "Declined - Transaction previously authorized";
/// Message when the card's month is over.
pub(crate) const EXPIRED: &str = "EXPIRED CARD";
/// The approval code of whatever was not approved (section 5).
pub(crate) const SIX_BLANKS: &str = "      ";

type Cents = &'static [(&'static str, &'static [u8])];

static VISA: Cents = &[
    (
        "CALL AUTH CENTER",
        &[
            1, 2, 3, 6, 9, 12, 25, 28, 30, 52, 53, 68, 73, 82, 84, 90, 93, 96, 97,
        ],
    ),
    ("PICK UP CARD", &[4, 7, 41, 43]),
    ("DECLINED", &[5, 21, 51, 57, 62, 63, 65, 74, 75, 77, 88, 89, 94]),
    ("AMOUNT ERROR", &[13]),
    ("INVALID CARD", &[14, 15, 78]),
    ("PLEASE RETRY5270", &[19, 91, 92]),
    ("PLEASE RETRY5305", &[80]),
    (EXPIRED, &[33, 54]),
    ("INCORRECT PIN", &[55, 83]),
    ("SERV NOT ALLOWED", &[58, 81]),
    ("EXCEEDS AMT LMT", &[61]),
    ("DECLINED CVV2", &[72]),
    ("CALL REF.: 0086", &[86]),
];

static MASTERCARD: Cents = &[
    (
        "CALL AUTH CENTER",
        &[1, 2, 3, 9, 12, 25, 26, 28, 30, 52, 53, 77, 82, 84, 90, 93, 96, 97],
    ),
    ("PICK UP CARD", &[4, 7, 41, 43]),
    ("DECLINED", &[5, 21, 51, 57, 62, 63, 65, 75, 88, 89]),
    ("AMOUNT ERROR", &[13]),
    ("INVALID CARD", &[14, 15, 78]),
    ("PLEASE RETRY5270", &[19, 91, 92, 94, 98]),
    ("PLEASE RETRY5305", &[80]),
    (EXPIRED, &[33, 54]),
    ("INCORRECT PIN", &[55]),
    ("SERV NOT ALLOWED", &[58, 81]),
    ("EXCEEDS AMT LMT", &[61]),
    ("REC NOT FOUND", &[76]),
];

static AMEX: Cents = &[
    ("INVLD TERM ID 1", &[3, 79]),
    ("PICK UP CARD", &[4]),
    ("DECLINED", &[5, 19, 22, 57, 58, 62, 63, 88, 89, 95]),
    ("CALL AUTH CENTER", &[12, 30, 90, 97]),
    ("AMOUNT ERROR", &[13]),
    ("INVALID CARD", &[14]),
    (EXPIRED, &[33, 54]),
    ("PLEASE RETRY5270", &[91, 98]),
];

static DISCOVER: Cents = &[
    (
        "DECLINED",
        &[
            4, 5, 7, 38, 39, 41, 43, 51, 53, 54, 55, 56, 58, 61, 65, 67, 75, 93,
        ],
    ),
    (
        "CALL AUTH CENTER",
        &[
            1, 2, 3, 8, 12, 13, 14, 15, 17, 19, 29, 30, 31, 33, 34, 35, 36, 37, 40, 45, 57, 59, 60, 62, 63,
            64, 66, 68, 76, 77, 78, 84, 87, 91, 92, 94, 95, 96,
        ],
    ),
];

/// The host's message for an amount in minor units. Cents that no table lists are approved.
pub(crate) fn message(card: Card, amount: u32) -> &'static str {
    // The invented people of the town have good cards.
    if card.test == 0 || cards::special(card) == Special::AlwaysApproves {
        return APPROVAL;
    }
    let table = match card.brand {
        Brand::Visa => VISA,
        Brand::Mastercard => MASTERCARD,
        Brand::Amex => AMEX,
        Brand::Discover => DISCOVER,
        Brand::Check => &[],
    };
    let cents = u8::try_from(amount % 100).unwrap_or(0);
    let listed = table.iter().find(|(_, all)| all.contains(&cents));
    listed.map_or(APPROVAL, |(message, _)| message)
}

/// The two letters of the header `AuthResponse` (section 18).
pub(crate) fn letters(message: &str) -> &'static str {
    match message {
        APPROVAL => "AA",
        PARTIAL => "AP",
        "DECLINED CVV2" => "N7",
        "PICK UP CARD" => "NC",
        "CALL AUTH CENTER" => "NR",
        reference if reference.starts_with("CALL REF") => "NR",
        _ => "ND",
    }
}

/// An approval code for the record at `index`: mostly six digits with leading zeros kept,
/// at times one of the demo's odd shapes (section 23, point 9).
pub(crate) fn approval_code(seed: u64, index: u32, brand: Brand) -> String {
    let number = mix(seed ^ mix(u64::from(index) ^ 0xA99A));
    let digits = number >> 8;
    match (number % 10, brand) {
        (0, Brand::Mastercard) => format!("CMC{:03}", digits % 1_000),
        (0, Brand::Visa) => format!("CVI{:03}", digits % 1_000),
        (1, _) => format!("N{:05}", digits % 100_000),
        (2 | 3, _) => format!("{:06}", digits % 1_000),
        _ => format!("{:06}", digits % 1_000_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(number: &str) -> Card {
        cards::of_number(number, 1230).unwrap()
    }

    #[test]
    fn no_cents_stand_in_two_rows_of_a_table() {
        for table in [VISA, MASTERCARD, AMEX, DISCOVER] {
            let mut all: Vec<u8> = table
                .iter()
                .flat_map(|(_, cents)| cents.iter().copied())
                .collect();
            let count = all.len();
            all.sort_unstable();
            all.dedup();
            assert_eq!(all.len(), count);
            assert!(all.iter().all(|cents| *cents < 100));
        }
    }

    #[test]
    fn the_cents_choose_the_message_by_brand() {
        let (visa, mc) = (card("4000000000000002"), card("5121212121212124"));
        assert_eq!(message(visa, 10_051), "DECLINED");
        assert_eq!(message(mc, 51), "DECLINED");
        assert_eq!(
            (message(visa, 676), message(mc, 676)),
            (APPROVAL, "REC NOT FOUND")
        );
        assert_eq!((message(visa, 6), message(mc, 6)), ("CALL AUTH CENTER", APPROVAL));
        assert_eq!(message(card("378282246310005"), 179), "INVLD TERM ID 1");
        assert_eq!(message(card("6011111111111117"), 114), "CALL AUTH CENTER");
        assert_eq!(message(visa, 1_200), APPROVAL);
    }

    #[test]
    fn the_special_card_is_approved_at_one_cent() {
        assert_eq!(message(card("5000300020003003"), 1), APPROVAL);
        assert_eq!(message(card("4000000000000002"), 1), "CALL AUTH CENTER");
    }

    #[test]
    fn approval_codes_have_six_characters_and_all_shapes_occur() {
        let codes: Vec<String> = (0..400).map(|n| approval_code(1, n, Brand::Mastercard)).collect();
        assert!(codes.iter().all(|code| code.len() == 6));
        for shape in ["CMC", "N", "000"] {
            assert!(codes.iter().any(|code| code.starts_with(shape)), "{shape}");
        }
    }

    #[test]
    fn messages_have_the_letters_of_the_sheet() {
        let pairs = [
            (APPROVAL, "AA"),
            (PARTIAL, "AP"),
            ("DECLINED CVV2", "N7"),
            ("PICK UP CARD", "NC"),
            ("CALL REF.: 0086", "NR"),
            ("PLEASE RETRY5270", "ND"),
        ];
        for (message, code) in pairs {
            assert_eq!(letters(message), code);
        }
    }
}
