//! With what a request pays: card number, track, token, an earlier transaction, a bank
//! account (Converge fact sheet sections 8, 10 and 11).

use jiff::civil::DateTime;

use crate::cards;
use crate::payment::{Brand, Card, State};
use crate::refusal::Refusal;
use crate::request::Request;
use crate::syntax;
use crate::town::Town;

/// What a call may be paid with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Means {
    /// Card number, track or token.
    Card,
    /// Also the card of an earlier transaction.
    CardOrTransaction,
    /// A bank account.
    Check,
}

/// A means of payment that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Instrument {
    pub(crate) card: Card,
    /// Read at the counter.
    pub(crate) swiped: bool,
}

/// Card data that only a reader at the counter gives.
const TRACKS: [&str; 4] = [
    "ssl_track_data",
    "ssl_enc_track_data",
    "ssl_encrypted_track1_data",
    "ssl_encrypted_track2_data",
];

/// `ssl_entry_mode` of a card that was swiped, held on or inserted (section 19).
const READ_MODES: [&str; 6] = ["03", "04", "05", "06", "07", "08"];

/// The request says that the card was read by a device.
pub(crate) fn was_read(request: &Request) -> bool {
    let mode = request.get("ssl_entry_mode");
    has_track(request) || mode.is_some_and(|mode| READ_MODES.contains(&mode))
}

fn has_track(request: &Request) -> bool {
    TRACKS.iter().any(|name| request.get(name).is_some())
}

/// 4009, 4006, 4007 and 5108: something is missing.
pub(crate) fn present(request: &Request, means: Means) -> Result<(), Refusal> {
    let has = |name: &str| request.get(name).is_some();
    let missing = |name: &str| Err(Refusal::about("4009", name));
    if means == Means::Check {
        for name in ["ssl_aba_number", "ssl_bank_account_number"] {
            if !has(name) {
                return missing(name);
            }
        }
        let named = has("ssl_company") || has("ssl_first_name") && has("ssl_last_name");
        return if named { Ok(()) } else { Err(Refusal::new("5108")) };
    }
    let earlier = means == Means::CardOrTransaction && has("ssl_txn_id");
    let keyed = has("ssl_card_number");
    if !keyed && !has("ssl_token") && !has("ssl_track_data") && !earlier {
        return missing("ssl_card_number");
    }
    if keyed && !has("ssl_exp_date") {
        return missing("ssl_exp_date");
    }
    match (request.get("ssl_cvv2cvc2_indicator"), has("ssl_cvv2cvc2")) {
        (Some("1"), false) => Err(Refusal::new("4007")),
        (None, true) => Err(Refusal::new("4006")),
        _ => Ok(()),
    }
}

/// Contradictions: 5086, 5125 and 7005.
pub(crate) fn consistent(request: &Request) -> Result<(), Refusal> {
    // A keyed number was not read, and a track was not keyed.
    if let Some(mode) = request.get("ssl_entry_mode")
        && READ_MODES.contains(&mode) != has_track(request)
    {
        return Err(Refusal::new("5125"));
    }
    if request.get("ssl_card_number").is_some() && request.get("ssl_token").is_some() {
        return Err(Refusal::new("5086"));
    }
    if request.yes("ssl_add_token") && request.get("ssl_get_token").is_some() && !request.yes("ssl_get_token")
    {
        return Err(Refusal::new("7005"));
    }
    Ok(())
}

/// The card or account that a request names: 5000, 5012, 5040, 5085, 9999.
pub(crate) fn read(
    town: &Town,
    position: usize,
    request: &Request,
    means: Means,
) -> Result<Instrument, Refusal> {
    let expiry = request.get("ssl_exp_date").and_then(syntax::expiry);
    let keyed = |card| Instrument { card, swiped: false };
    if means == Means::Check {
        return account(request).map(keyed);
    }
    if let Some(number) = request.get("ssl_card_number") {
        return number_card(number, expiry.unwrap_or(0)).map(keyed);
    }
    if let Some(number) = request.get("ssl_token") {
        return token_card(town, position, number, expiry).map(keyed);
    }
    if let Some(track) = request.get("ssl_track_data") {
        let card = track_card(track)?;
        return Ok(Instrument { card, swiped: true });
    }
    let id = request.get("ssl_txn_id").unwrap_or("");
    let unknown = || Refusal::new("5040");
    let (owner, index) = town.find(id).ok_or_else(unknown)?;
    let payment = town.terminal(owner).and_then(|terminal| terminal.payment(index));
    payment
        .filter(|payment| {
            owner == position && payment.state != State::Declined && payment.card.brand != Brand::Check
        })
        .map(|payment| keyed(payment.card))
        .ok_or_else(unknown)
}

/// Luhn first, 5000: a mistyped number is on no list of test cards either.
fn number_card(number: &str, expiry: u16) -> Result<Card, Refusal> {
    if !cards::check_digit_is_right(number) {
        return Err(Refusal::new("5000"));
    }
    cards::of_number(number, expiry).ok_or_else(|| Refusal::new("9999"))
}

fn token_card(town: &Town, position: usize, number: &str, expiry: Option<u16>) -> Result<Card, Refusal> {
    let terminal = town
        .terminal(position)
        .filter(|terminal| terminal.options.tokenization);
    let token = terminal.and_then(|terminal| terminal.tokens.iter().find(|token| token.is(number)));
    let token = token.ok_or_else(|| Refusal::new("5085"))?;
    Ok(Card {
        expiry: expiry.unwrap_or(token.card.expiry),
        ..token.card
    })
}

/// `%B<number>^<name>^YYMM…?` or `;<number>=YYMM…?`.
fn track_card(track: &str) -> Result<Card, Refusal> {
    let bad = || Refusal::new("5012");
    let (number, rest) = match (track.strip_prefix("%B"), track.strip_prefix(';')) {
        (Some(first), _) => {
            let (number, rest) = first.split_once('^').ok_or_else(bad)?;
            (number, rest.split_once('^').ok_or_else(bad)?.1)
        }
        (_, Some(second)) => second.split_once('=').ok_or_else(bad)?,
        _ => return Err(bad()),
    };
    let (year, month) = rest
        .get(..4)
        .and_then(|text| text.split_at_checked(2))
        .ok_or_else(bad)?;
    let expiry = syntax::expiry(&format!("{month}{year}")).ok_or_else(bad)?;
    number_card(number, expiry)
}

fn account(request: &Request) -> Result<Card, Refusal> {
    let number = request.get("ssl_bank_account_number").unwrap_or("");
    let last_four = number.get(number.len().saturating_sub(4)..).unwrap_or("");
    Ok(Card {
        brand: Brand::Check,
        debit: false,
        last_four: last_four.parse().map_err(|_| Refusal::new("5105"))?,
        expiry: 0,
        test: 0,
    })
}

/// The card's month is over by this clock.
pub(crate) fn is_expired(card: Card, clock: DateTime) -> bool {
    let (month, year) = (card.expiry / 100, card.expiry % 100);
    let now = (
        clock.year().rem_euclid(100).unsigned_abs(),
        clock.month().unsigned_abs(),
    );
    card.brand != Brand::Check && (year, month) < (now.0, u16::from(now.1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn both_tracks_are_read_and_anything_else_is_refused() {
        let first = track_card("%B4000000000000002^DOE/JANE^3012101?").unwrap();
        let second = track_card(";4000000000000002=3012101?").unwrap();
        assert_eq!(first, second);
        assert_eq!((first.expiry, first.last_four), (1230, 2));
        for bad in [
            "",
            "4000000000000002",
            "%B4000000000000002",
            ";4000000000000002=3013",
            ";1=30",
        ] {
            assert_eq!(track_card(bad).unwrap_err().code, "5012", "{bad}");
        }
        assert_eq!(track_card(";4000000000000003=3012").unwrap_err().code, "5000");
    }

    #[test]
    fn a_card_is_good_through_the_end_of_its_month() {
        let card = |expiry| number_card("4000000000000002", expiry).unwrap();
        let clock = date(2026, 10, 31).at(23, 0, 0, 0);
        assert!(!is_expired(card(1026), clock));
        assert!(is_expired(card(926), clock));
        assert!(is_expired(card(1225), clock));
        assert!(!is_expired(card(127), clock));
    }
}
