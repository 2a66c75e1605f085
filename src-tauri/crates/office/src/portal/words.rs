//! Kinds, states and brands in the words of portal files.

use domain::{CardBrand, TransactionStatus, TransactionType, is_approval};

use super::columns::plain;

/// What a status column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// A state.
    State(TransactionStatus),
    /// Approved; whether it has settled, other columns tell.
    Approved,
}

/// Reads a kind by the gateway's own words or by those of its web site.
pub(super) fn kind(text: &str) -> Option<TransactionType> {
    use TransactionType as T;
    match T::from_wire(text) {
        T::Other => {}
        known => return Some(known),
    }
    let word = plain(text);
    // The first that occurs decides: "sale void" is a void, "recurring sale" is recurring.
    let known: [(&str, T); 16] = [
        ("void", T::Void),
        ("delete", T::Void),
        ("verif", T::Verification),
        ("avsonly", T::Verification),
        ("install", T::Installment),
        ("recurring", T::Recurring),
        ("return", T::Return),
        ("refund", T::Return),
        ("authonly", T::Authorization),
        ("authoriz", T::Authorization),
        ("preauth", T::Authorization),
        ("force", T::Force),
        ("cash", T::Cash),
        ("purchase", T::Sale),
        ("sale", T::Sale),
        ("payment", T::Sale),
    ];
    let found = known.iter().find(|(part, _)| word.contains(part));
    match (found, word.as_str()) {
        (Some((_, kind)), _) => Some(*kind),
        // "Credit card" is no credit.
        (None, "credit" | "creditcardcredit" | "cccredit") => Some(T::Credit),
        _ => None,
    }
}

/// Reads a state.
pub(super) fn status(text: &str) -> Option<Said> {
    use TransactionStatus as S;
    if is_approval(text) {
        return Some(Said::Approved);
    }
    let state = match plain(text).as_str() {
        "opn" | "open" | "unsettled" | "pendingsettlement" | "authorized" | "captured" | "unpended" => {
            S::Open
        }
        "stl" | "settled" | "closed" | "funded" => S::Settled,
        "voided" | "void" | "deleted" | "cancelled" | "canceled" => S::Voided,
        "declined" | "decline" => S::Declined,
        "refunded" | "returned" | "fullyrefunded" => S::Refunded,
        "partiallyrefunded" | "partlyrefunded" | "partialrefund" => S::PartlyRefunded,
        "pen" | "rev" | "pended" | "pending" | "held" | "review" | "underreview" => S::Held,
        "pst" | "fpr" | "pre" | "failed" | "error" | "rejected" => S::Failed,
        "approved" | "complete" | "completed" | "success" | "successful" => return Some(Said::Approved),
        _ => return None,
    };
    Some(Said::State(state))
}

/// Reads a brand; `has_card` tells a card of a brand we do not know from no card at all.
pub(super) fn brand(text: &str, has_card: bool) -> CardBrand {
    let word = plain(text);
    let known = [
        ("visa", CardBrand::Visa),
        ("mastercard", CardBrand::Mastercard),
        ("americanexpress", CardBrand::Amex),
        ("amex", CardBrand::Amex),
        ("discover", CardBrand::Discover),
        ("jcb", CardBrand::Jcb),
        ("unionpay", CardBrand::UnionPay),
        ("paypal", CardBrand::PayPal),
    ];
    match CardBrand::from_wire(text) {
        CardBrand::Other => known
            .iter()
            .find(|(part, _)| word.contains(part))
            .map_or(CardBrand::Other, |(_, brand)| *brand),
        CardBrand::None if has_card => CardBrand::Other,
        brand => brand,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use TransactionStatus as S;
    use TransactionType as T;

    #[test]
    fn kinds_are_read_in_both_kinds_of_words() {
        for (text, expected) in [
            ("SALE", Some(T::Sale)),
            ("Credit Card Sale", Some(T::Sale)),
            ("Recurring Sale", Some(T::Recurring)),
            ("Credit Card Return", Some(T::Return)),
            ("Refund", Some(T::Return)),
            ("Sale (voided)", Some(T::Void)),
            ("Auth Only", Some(T::Authorization)),
            ("Credit", Some(T::Credit)),
            ("Credit Card", None),
            ("Card Verification", Some(T::Verification)),
            ("Unheard of", None),
            ("", None),
        ] {
            assert_eq!(kind(text), expected, "{text}");
        }
    }

    #[test]
    fn states_are_read_in_both_kinds_of_words() {
        for (text, expected) in [
            ("STL", Some(Said::State(S::Settled))),
            ("Settled", Some(Said::State(S::Settled))),
            ("Open", Some(Said::State(S::Open))),
            ("APPROVAL", Some(Said::Approved)),
            ("Approved", Some(Said::Approved)),
            ("Partially Refunded", Some(Said::State(S::PartlyRefunded))),
            ("Soon", None),
        ] {
            assert_eq!(status(text), expected, "{text}");
        }
    }

    #[test]
    fn brands_are_read_with_what_stands_around_them() {
        assert_eq!(brand("MC", true), CardBrand::Mastercard);
        assert_eq!(brand("Visa Credit", true), CardBrand::Visa);
        assert_eq!(brand("American Express", true), CardBrand::Amex);
        assert_eq!(brand("", true), CardBrand::Other);
        assert_eq!(brand("", false), CardBrand::None);
    }
}
