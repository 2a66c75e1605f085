//! Amounts: what is read is exact, and is read the same again when it is written.
#![no_main]

use domain::{Currency, Money, exponent, parse_minor};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    for code in ["USD", "JPY", "BHD"] {
        let Some(currency) = Currency::new(code) else {
            continue;
        };
        let places = exponent(currency);
        let read = parse_minor(text, places);
        assert_eq!(read, by_hand(text.trim(), places), "{text:?} in {code}");
        if let Some(minor) = read {
            let money = Money { minor, currency };
            assert_eq!(Money::parse(&money.to_string(), currency), Some(money));
        }
    }
    // The first three letters of anything may be a currency.
    if let Some(currency) = text.get(..3).and_then(Currency::new) {
        assert!(currency.as_str().bytes().all(|b| b.is_ascii_uppercase()));
    }
});

/// The same rule another way: the digits as one large number, divided by the surplus places.
fn by_hand(text: &str, places: u32) -> Option<i64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let point = digits.find('.');
    let plain: String = digits
        .chars()
        .enumerate()
        .filter(|(i, _)| Some(*i) != point)
        .map(|(_, c)| c)
        .collect();
    if plain.is_empty() || !plain.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let written = point.map_or(0, |at| digits.len() - at - 1);
    let places = places as usize;
    let whole = if written >= places {
        let (kept, surplus) = plain.split_at(plain.len() - (written - places));
        if surplus.bytes().any(|b| b != b'0') {
            return None;
        }
        kept.to_owned()
    } else {
        plain + &"0".repeat(places - written)
    };
    let whole = whole.trim_start_matches('0');
    let minor: i64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    Some(if text.starts_with('-') { -minor } else { minor })
}
