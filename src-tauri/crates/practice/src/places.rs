//! The four terminals of the City of Alder Creek (product sheet section 3).

use crate::random::Random;

/// The Converge account of the town. The leading zeros are deliberate.
pub(crate) const MERCHANT_ID: &str = "004287";
/// The merchant's name as `terminalsetup` shows it.
pub(crate) const MERCHANT_NAME: &str = "City of Alder Creek";
/// Length of a terminal PIN in characters (Converge fact sheet section 3).
const PIN_LENGTH: usize = 64;

/// The market segment of a terminal (Converge fact sheet section 4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Segment {
    Retail,
    Internet,
}

impl Segment {
    /// The word in our own description of the town.
    pub(crate) fn kind(self) -> &'static str {
        match self {
            Segment::Retail => "retail",
            Segment::Internet => "internet",
        }
    }

    /// The word of `vm_market_segment`.
    pub(crate) fn wire(self) -> &'static str {
        match self {
            Segment::Retail => "Retail",
            Segment::Internet => "Internet",
        }
    }
}

/// The office behind a terminal; decides what is sold there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Office {
    Parks,
    Permits,
    Utility,
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
    /// Share of all transactions, in percent. The four add up to 100.
    pub(crate) share: usize,
}

/// All terminals, T1 to T4.
pub(crate) static PLACES: [Place; 4] = [
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

/// The PIN of the terminal at `position`: 64 capital letters and digits from the seed.
pub(crate) fn pin(seed: u64, position: usize, ending: &str) -> String {
    const LETTERS: &[u8; 36] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    let mut random = Random::new(seed, 0x5049_4E00 + position as u64);
    let mut pin = String::with_capacity(PIN_LENGTH);
    while pin.len() + ending.len() < PIN_LENGTH {
        let choice = random.below(LETTERS.len() as u64) as usize;
        pin.push(LETTERS.get(choice).copied().map_or('A', char::from));
    }
    pin.push_str(ending);
    pin
}

/// How many of `transactions` each terminal gets; what is left over goes to Web Permits.
pub(crate) fn shares(transactions: usize) -> [usize; 4] {
    let mut shares = PLACES
        .each_ref()
        .map(|place| transactions / 100 * place.share + transactions % 100 * place.share / 100);
    let given: usize = shares.iter().sum();
    if let Some(web) = shares.get_mut(1) {
        *web += transactions.saturating_sub(given);
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_has_64_capital_letters_and_digits_and_its_known_ending() {
        for (position, place) in PLACES.iter().enumerate() {
            let pin = pin(1, position, place.pin_ending);
            assert_eq!(pin.len(), 64);
            assert!(pin.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()));
            assert!(pin.ends_with(place.pin_ending));
        }
    }

    #[test]
    fn shares_add_up_for_any_count() {
        for count in [0, 1, 2, 5, 99, 100, 101, 1240, 1_000_003] {
            assert_eq!(shares(count).iter().sum::<usize>(), count);
        }
    }
}
