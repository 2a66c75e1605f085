//! The edge: what may pass from the wire into the program. Card numbers are masked here,
//! before anything can be stored, shown or logged (section 22).

use std::borrow::Cow;

use domain::{mask_card_field, mask_numbers};

/// What stands in place of a value that must not be kept.
const REMOVED: &str = "[removed]";

/// How a field's text is treated.
enum Treatment {
    /// A card number by definition.
    Card,
    /// Must never be kept: security code, track data, credentials.
    Forbidden,
    /// Opaque text in which digits mean nothing to us and every byte counts.
    Opaque,
    /// Anything else: free text that could hold a card number by mistake.
    Free,
}

fn treatment(name: &str) -> Treatment {
    match name {
        "ssl_card_number" | "ssl_account_number" => Treatment::Card,
        "ssl_pin" | "ssl_cvv2cvc2" | "ssl_cvv2" | "ssl_ksn" | "ssl_pin_block" => Treatment::Forbidden,
        "ssl_txn_id"
        | "ssl_recurring_id"
        | "ssl_installment_id"
        | "ssl_merchant_txn_id"
        | "ssl_oar_data"
        | "ssl_ps2000_data"
        | "ssl_par_value"
        | "ssl_association_token_data"
        | "ssl_token" => Treatment::Opaque,
        _ if name.contains("track") && name.starts_with("ssl_") => Treatment::Forbidden,
        _ => Treatment::Free,
    }
}

/// The text that may be kept for a field.
pub(crate) fn admit<'a>(name: &str, value: &'a str) -> Cow<'a, str> {
    match treatment(name) {
        Treatment::Card => mask_card_field(value),
        Treatment::Forbidden if value.is_empty() => Cow::Borrowed(value),
        Treatment::Forbidden => Cow::Borrowed(REMOVED),
        Treatment::Opaque => Cow::Borrowed(value),
        Treatment::Free => mask_numbers(value),
    }
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
        ] {
            assert_eq!(admit(name, value), value);
        }
    }
}
