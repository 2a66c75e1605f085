//! The terminals of the City of Alder Creek: the four that everybody knows (product sheet
//! section 3), and those of bigger towns.

use crate::further::FURTHER;
use crate::random::Random;
use crate::segment::Segment;

/// The Converge account of the town. The leading zeros are deliberate.
pub(crate) const MERCHANT_ID: &str = "004287";
/// The merchant's name as `terminalsetup` shows it.
pub(crate) const MERCHANT_NAME: &str = "City of Alder Creek";
/// Length of a terminal PIN in characters (Converge fact sheet section 3).
const PIN_LENGTH: usize = 64;

/// The office behind a terminal; decides what is sold there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Office {
    Parks,
    Permits,
    Utility,
    Pool,
    Library,
    Court,
    Recycling,
    Harbor,
    Clerk,
    Parking,
    Culture,
    Animals,
    Transit,
    Safety,
    Kitchen,
}

/// What does not change about a terminal.
#[derive(Debug)]
pub(crate) struct Place {
    pub(crate) name: &'static str,
    pub(crate) segment: Segment,
    pub(crate) office: Office,
    pub(crate) user_id: &'static str,
    pub(crate) pin_ending: &'static str,
    /// Starts each invoice number.
    pub(crate) invoice_prefix: &'static str,
    /// The first invoice number, so that two terminals of one office do not share numbers.
    pub(crate) first_invoice: u32,
    /// Share of all transactions beside the shares of the others. Those of the four add up to
    /// 100.
    pub(crate) share: usize,
}

/// The terminals that everybody knows, T1 to T4.
static PLACES: [Place; 4] = [
    Place {
        name: "Parks Front Desk",
        segment: Segment::Retail,
        office: Office::Parks,
        user_id: "apiuser501205",
        pin_ending: "T7QK",
        invoice_prefix: "PK",
        first_invoice: 2291,
        share: 30,
    },
    Place {
        name: "Web Permits",
        segment: Segment::Internet,
        office: Office::Permits,
        user_id: "apiuser501204",
        pin_ending: "9M2D",
        invoice_prefix: "PM",
        first_invoice: 10_480,
        share: 22,
    },
    Place {
        name: "Utility Counter",
        segment: Segment::Retail,
        office: Office::Utility,
        user_id: "apiuser501205",
        pin_ending: "XX04",
        invoice_prefix: "UB",
        first_invoice: 30_017,
        share: 26,
    },
    Place {
        name: "Web Utility",
        segment: Segment::Internet,
        office: Office::Utility,
        user_id: "apiuser501204",
        pin_ending: "4HZL",
        invoice_prefix: "UB",
        first_invoice: 40_000_017,
        share: 22,
    },
];

/// Terminals that a town can have.
pub(crate) const MOST: usize = PLACES.len() + FURTHER.len();

/// The first `count` terminals.
pub(crate) fn first(count: usize) -> impl Iterator<Item = &'static Place> {
    PLACES.iter().chain(&FURTHER).take(count)
}

/// A PIN of the terminal at `position`: 64 capital letters and digits from the seed. The first
/// PIN is the `issue` 0, and the only one that has a known ending.
pub(crate) fn pin(seed: u64, position: usize, issue: u32, ending: &str) -> String {
    const LETTERS: &[u8; 36] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    let ending = if issue == 0 { ending } else { "" };
    let purpose = 0x5049_4E00 + position as u64 + (u64::from(issue) << 32);
    let mut random = Random::new(seed, purpose);
    let mut pin = String::with_capacity(PIN_LENGTH);
    while pin.len() + ending.len() < PIN_LENGTH {
        let choice = random.below(LETTERS.len() as u64) as usize;
        pin.push(LETTERS.get(choice).copied().map_or('A', char::from));
    }
    pin.push_str(ending);
    pin
}

/// How many of `transactions` each of the first `terminals` gets; what is left over goes to
/// Web Permits, or to the only terminal there is.
pub(crate) fn shares(transactions: usize, terminals: usize) -> Vec<usize> {
    let all: usize = first(terminals).map(|place| place.share).sum();
    let all = all.max(1);
    let mut shares: Vec<usize> = first(terminals)
        .map(|place| transactions / all * place.share + transactions % all * place.share / all)
        .collect();
    let given: usize = shares.iter().sum();
    let left = transactions.saturating_sub(given);
    let taker = usize::from(shares.len() > 1);
    if let Some(share) = shares.get_mut(taker) {
        *share += left;
    }
    shares
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_pin_has_64_capital_letters_and_digits_and_its_known_ending() {
        for (position, place) in first(MOST).enumerate() {
            let pin = pin(1, position, 0, place.pin_ending);
            assert_eq!(pin.len(), 64);
            assert!(pin.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()));
            assert!(pin.ends_with(place.pin_ending));
        }
    }

    #[test]
    fn no_two_terminals_and_no_two_issues_share_a_pin() {
        let positions = (0..MOST).flat_map(|position| (0..3).map(move |issue| (position, issue)));
        let pins: HashSet<String> = positions
            .map(|(position, issue)| pin(1, position, issue, ""))
            .collect();
        assert_eq!(pins.len(), MOST * 3);
    }

    #[test]
    fn shares_add_up_for_any_count() {
        for count in [0, 1, 2, 5, 99, 100, 101, 1240, 1_000_003] {
            for terminals in 1..=MOST {
                let shares = shares(count, terminals);
                assert_eq!((shares.len(), shares.iter().sum()), (terminals, count));
            }
        }
    }

    #[test]
    fn a_town_has_up_to_48_terminals_with_names_and_invoices_of_their_own() {
        assert_eq!(MOST, 48);
        let names: HashSet<_> = first(MOST).map(|place| place.name).collect();
        let numbers: HashSet<_> = first(MOST)
            .map(|place| (place.invoice_prefix, place.first_invoice))
            .collect();
        assert_eq!((names.len(), numbers.len()), (MOST, MOST));
        let own: HashSet<_> = first(MOST).skip(4).map(|place| place.invoice_prefix).collect();
        assert_eq!(own.len(), FURTHER.len());
    }

    #[test]
    fn from_five_terminals_on_there_is_a_third_api_user() {
        let users = |count| {
            first(count)
                .map(|place| place.user_id)
                .collect::<HashSet<_>>()
                .len()
        };
        assert_eq!((users(4), users(5)), (2, 3));
        assert!(users(MOST) > 3);
    }

    #[test]
    fn the_first_twelve_terminals_are_of_three_kinds_and_all_48_of_four() {
        let kinds = |count| {
            first(count)
                .map(|place| place.segment.kind())
                .collect::<HashSet<_>>()
                .len()
        };
        assert_eq!((kinds(4), kinds(12), kinds(MOST)), (2, 3, 4));
    }
}
