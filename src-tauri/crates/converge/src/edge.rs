//! The edge: what may pass from the wire into the program. Card numbers are masked here,
//! before anything can be stored, shown or logged (section 22).

use std::borrow::Cow;

use domain::{mask_card_field, mask_numbers, mask_unbroken};

/// What stands in place of a value that must not be kept.
const REMOVED: &str = "[removed]";

/// How a field's text is treated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Treatment {
    /// A card number by definition.
    Card,
    /// Must never be kept: security code, track data, credentials.
    Forbidden,
    /// An id made of groups of digits and letters.
    Identifier,
    /// The card schemes' own data, in which every byte counts (section 5).
    Scheme,
    /// Looks like a card number, is none, and is needed whole (section 6).
    Token,
    /// Anything else: free text that could hold a card number by mistake.
    Free,
}

impl Treatment {
    /// The treatment of a field. Names are lower case on the wire; in other letters they mean
    /// no less.
    pub(crate) fn of(name: &str) -> Self {
        if name.bytes().any(|b| b.is_ascii_uppercase()) {
            Self::of_lower(&name.to_ascii_lowercase())
        } else {
            Self::of_lower(name)
        }
    }

    fn of_lower(name: &str) -> Self {
        match name {
            "ssl_card_number" | "ssl_account_number" => Self::Card,
            "ssl_pin" | "ssl_cvv2cvc2" | "ssl_cvv2" | "ssl_ksn" | "ssl_pin_block" => Self::Forbidden,
            // Whole bank accounts open money as cards do.
            "ssl_bank_account_number" | "ssl_aba_number" => Self::Forbidden,
            "ssl_txn_id" | "ssl_recurring_id" | "ssl_installment_id" | "ssl_merchant_txn_id" => {
                Self::Identifier
            }
            "ssl_oar_data" | "ssl_ps2000_data" | "ssl_par_value" => Self::Scheme,
            "ssl_token" | "ssl_association_token_data" => Self::Token,
            _ if name.starts_with("ssl_") && name.contains("track") => Self::Forbidden,
            _ => Self::Free,
        }
    }

    /// The text that may be kept.
    pub(crate) fn admit(self, value: &str) -> Cow<'_, str> {
        match self {
            Self::Card => mask_card_field(value),
            Self::Forbidden if value.is_empty() => Cow::Borrowed(value),
            Self::Forbidden => Cow::Borrowed(REMOVED),
            Self::Identifier if ends_in_a_uuid(value) => mask_unbroken(value),
            Self::Identifier => mask_numbers(value),
            // Nothing but a card number is no scheme's data.
            Self::Scheme if value.trim().bytes().all(|b| b.is_ascii_digit()) => mask_unbroken(value),
            Self::Scheme | Self::Token => Cow::Borrowed(value),
            Self::Free => mask_numbers(value),
        }
    }
}

/// Whether a text ends as the gateway's ids do (section 6): groups of 8, 4, 4, 4 and 12
/// hexadecimal digits, which mean nothing together when they happen to be decimal.
fn ends_in_a_uuid(text: &str) -> bool {
    let text = text.trim().as_bytes();
    let tail = text.len().checked_sub(36).and_then(|start| text.get(start..));
    tail.is_some_and(|tail| {
        tail.iter().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => *byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
    })
}

/// The text that may be kept for a field.
pub(crate) fn admit<'a>(name: &str, value: &'a str) -> Cow<'a, str> {
    Treatment::of(name).admit(value)
}

/// The name that may be kept for a field: an element may be named anything.
pub(crate) fn admit_name(name: &str) -> Cow<'_, str> {
    mask_numbers(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn card_numbers_are_masked_and_secrets_removed_at_the_edge() {
        assert_eq!(admit("ssl_card_number", "5406004444444443"), "54**********4443");
        assert_eq!(
            admit("ssl_description", "card 4111111111111111"),
            "card 41**********1111"
        );
        assert_eq!(admit("ssl_track_data", ";4111111111111111=3012"), REMOVED);
        assert_eq!(admit("ssl_cvv2cvc2", "123"), REMOVED);
        assert_eq!(admit("ssl_pin", "ABC"), REMOVED);
        assert_eq!(admit("SSL_PIN", "ABC"), REMOVED);
    }

    #[test]
    fn opaque_data_keeps_every_byte() {
        for (name, value) in [
            (
                "ssl_oar_data",
                "010001075103300109280330027344400000000000207264MCC813176",
            ),
            ("ssl_ps2000_data", "MMCC813176  0330"),
            ("ssl_token", "4111111111111111"),
            ("ssl_txn_id", "010130AB1-00000000-1111-2222-3333-444444444444"),
            ("ssl_txn_id", "010130411-41111111-1111-1114-1111-111111111111"),
        ] {
            assert_eq!(admit(name, value), value);
        }
    }

    #[test]
    fn a_card_number_in_the_place_of_an_id_of_scheme_data_or_of_a_name_is_masked() {
        for name in ["ssl_txn_id", "ssl_merchant_txn_id", "ssl_oar_data"] {
            assert_eq!(admit(name, "4111111111111111"), "41**********1111", "{name}");
        }
        let typed = "paid 4111 1111-1111 1111";
        assert_eq!(admit("ssl_merchant_txn_id", typed), "paid 41** ****-**** 1111");
        assert_eq!(admit_name("n4111111111111111"), "n41**********1111");
    }
}
