//! One transaction as the gateway keeps it: small, with indexes into the name tables.

use crate::cards;

/// Stands for "none" in the index fields of a payment.
pub(crate) const NONE: u32 = u32::MAX;

/// What the transaction is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Sale,
    Force,
    Return,
    AuthOnly,
    /// A refund that is linked to no sale.
    Credit,
}

impl Kind {
    /// The word in the ledger.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Kind::Sale => "sale",
            Kind::Force => "force",
            Kind::Return => "return",
            Kind::AuthOnly => "authonly",
            Kind::Credit => "credit",
        }
    }
}

/// What has become of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    Open,
    /// Handed over for settlement, not settled yet. Shows as open.
    Scheduled,
    /// Held out of settlement until it is released.
    Pended,
    /// Held for somebody to look at.
    Review,
    Settled,
    Voided,
    /// Taken out for good: no query finds it any more.
    Deleted,
    Declined,
}

impl State {
    /// The word in the ledger.
    pub(crate) fn word(self) -> &'static str {
        match self {
            State::Open | State::Scheduled => "open",
            State::Pended | State::Review => "pending",
            State::Settled => "settled",
            State::Voided => "voided",
            State::Deleted => "deleted",
            State::Declined => "declined",
        }
    }
}

/// The card's brand, or that it is no card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Brand {
    Visa,
    Mastercard,
    Amex,
    Discover,
    /// An electronic check.
    Check,
}

impl Brand {
    /// The value of `ssl_card_short_description` (Converge fact sheet section 19).
    pub(crate) fn wire(self) -> &'static str {
        match self {
            Brand::Visa => "VISA",
            Brand::Mastercard => "MC",
            Brand::Amex => "AMEX",
            Brand::Discover => "DISC",
            Brand::Check => "",
        }
    }
}

/// A card as far as a gateway shows it. The digits in between do not exist here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Card {
    pub(crate) brand: Brand,
    pub(crate) debit: bool,
    /// 0 to 9999.
    pub(crate) last_four: u16,
    /// `MMYY` read as a number.
    pub(crate) expiry: u16,
    /// Which test card it is, counted from 1; 0 for the cards of the town's invented people.
    pub(crate) test: u8,
}

impl Card {
    /// The first two digits.
    pub(crate) fn first_two(self) -> u16 {
        if let Some(digits) = cards::first_two(self) {
            return digits;
        }
        let digit = self.last_four % 10;
        match self.brand {
            Brand::Visa => 40 + digit,
            Brand::Mastercard => 51 + digit % 5,
            Brand::Amex if digit < 5 => 34,
            Brand::Amex => 37,
            Brand::Discover if digit < 7 => 60,
            Brand::Discover | Brand::Check => 65,
        }
    }

    /// First two digits, asterisks, last four, as long as the number itself
    /// (Converge fact sheet section 6).
    pub(crate) fn masked(self) -> String {
        if self.brand == Brand::Check {
            return format!("******{:04}", self.last_four);
        }
        let stars = if self.brand == Brand::Amex {
            "*********"
        } else {
            "**********"
        };
        format!("{:02}{stars}{:04}", self.first_two(), self.last_four)
    }
}

/// Who paid: positions in the name tables. Position 0 is "not given".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Payer {
    pub(crate) first: u8,
    pub(crate) last: u8,
    pub(crate) company: u8,
}

/// One transaction of a terminal.
#[derive(Clone, Debug)]
pub(crate) struct Payment {
    /// Seconds since 1970, UTC.
    pub(crate) time: i64,
    /// Minor units (US cents), never negative.
    pub(crate) amount: u32,
    /// Minor units already given back by returns of this payment; of an authorisation, minor
    /// units already captured.
    pub(crate) refunded: u32,
    /// For a return: index of the payment it gives back.
    pub(crate) original: u32,
    /// Index of the settled batch.
    pub(crate) batch: u32,
    /// Invoice number without its prefix.
    pub(crate) invoice: u32,
    /// Approval code, 0 to 999999; `NONE` where there is none.
    pub(crate) approval: u32,
    /// Number of the recurring plan.
    pub(crate) plan: u32,
    /// Position in the description table.
    pub(crate) description: u16,
    pub(crate) card: Card,
    pub(crate) payer: Payer,
    pub(crate) kind: Kind,
    pub(crate) state: State,
    /// Position in the table of decline messages; only used for declines.
    pub(crate) message: u8,
    /// One letter (or a blank) of section 19; 0 where no check was made.
    pub(crate) avs: u8,
    /// One letter of section 19; 0 where no check was made.
    pub(crate) cvv: u8,
    /// The card was read at the counter, not keyed.
    pub(crate) swiped: bool,
    /// The town's own software sent a reference along.
    pub(crate) referenced: bool,
}

impl Payment {
    /// Approved and not voided, so that it counts as money.
    pub(crate) fn stands(&self) -> bool {
        matches!(
            self.state,
            State::Open | State::Scheduled | State::Pended | State::Review | State::Settled
        )
    }

    /// A sale or a force that counts as money.
    pub(crate) fn is_income(&self) -> bool {
        self.stands() && matches!(self.kind, Kind::Sale | Kind::Force)
    }

    /// A return or an unlinked refund that counts as money.
    pub(crate) fn is_refund(&self) -> bool {
        self.stands() && self.gives_back()
    }

    /// Its money goes to the cardholder.
    pub(crate) fn gives_back(&self) -> bool {
        matches!(self.kind, Kind::Return | Kind::Credit)
    }

    /// A settlement would take it in now; auth-only is not settled (section 15).
    pub(crate) fn in_open_batch(&self) -> bool {
        self.state == State::Open && self.kind != Kind::AuthOnly
    }

    /// It can be taken out before settlement: in the open batch, or held out of it.
    pub(crate) fn is_voidable(&self) -> bool {
        let held = matches!(self.state, State::Open | State::Pended | State::Review);
        held && self.kind != Kind::AuthOnly
    }

    /// Minor units that a return may still give back.
    pub(crate) fn refundable(&self) -> u32 {
        if self.is_income() {
            self.amount.saturating_sub(self.refunded)
        } else {
            0
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_payment_stays_small_so_that_millions_fit() {
        assert!(size_of::<Payment>() <= 64, "{}", size_of::<Payment>());
    }

    #[test]
    fn a_masked_number_is_as_long_as_the_card_number() {
        let card = |brand| Card {
            brand,
            debit: false,
            last_four: 42,
            expiry: 1230,
            test: 0,
        };
        assert_eq!(card(Brand::Visa).masked(), "42**********0042");
        assert_eq!(card(Brand::Amex).masked(), "34*********0042");
        assert_eq!(card(Brand::Amex).masked().len(), 15);
        assert_eq!(card(Brand::Discover).masked().len(), 16);
    }
}
