//! What a customer is credited with (section 1): what arrived after the provider's fee, or the
//! whole payment.

use serde::Serialize;

use crate::currency::{Unit, minor_text};

/// What is credited, with the calculation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Credit {
    /// In minor units.
    pub credited_minor: i64,
    /// The calculation as one sentence.
    pub words: String,
}

/// Why nothing can be credited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FeeError {
    /// A payment of nothing or less.
    #[error("the payment is not above zero")]
    NoPayment,
    /// A fee below zero.
    #[error("the fee is below zero")]
    NegativeFee,
    /// A fee above the payment.
    #[error("the fee is larger than the payment")]
    FeeTooLarge,
}

/// Works out what is credited. All amounts are in minor units.
///
/// # Errors
/// When payment or fee cannot be.
pub fn credit(gross_minor: i64, fee_minor: i64, deduct: bool, unit: &Unit) -> Result<Credit, FeeError> {
    if gross_minor <= 0 {
        return Err(FeeError::NoPayment);
    }
    if fee_minor < 0 {
        return Err(FeeError::NegativeFee);
    }
    if fee_minor > gross_minor {
        return Err(FeeError::FeeTooLarge);
    }
    let shown = |minor| format!("{} {}", minor_text(minor, unit.exponent), unit.code);
    let (gross, fee) = (shown(gross_minor), shown(fee_minor));
    let net_minor = gross_minor - fee_minor;
    Ok(if deduct {
        let net = shown(net_minor);
        Credit {
            credited_minor: net_minor,
            words: format!("Of {gross} the provider keeps {fee}. The customer is credited with {net}."),
        }
    } else {
        Credit {
            credited_minor: gross_minor,
            words: format!(
                "The customer is credited with the whole {gross}. The provider's fee of {fee} is yours."
            ),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn usd() -> Unit {
        Unit {
            code: "USD".into(),
            exponent: 2,
            step: 1,
        }
    }

    #[test]
    fn the_customer_gets_what_arrived_or_the_whole() {
        let net = credit(10_000, 370, true, &usd()).unwrap();
        assert_eq!(net.credited_minor, 9_630);
        assert_eq!(
            net.words,
            "Of 100.00 USD the provider keeps 3.70 USD. The customer is credited with 96.30 USD."
        );
        assert_eq!(credit(10_000, 370, false, &usd()).unwrap().credited_minor, 10_000);
    }

    #[test]
    fn impossible_payments_and_fees_are_refused() {
        assert_eq!(credit(0, 0, true, &usd()), Err(FeeError::NoPayment));
        assert_eq!(credit(100, -1, true, &usd()), Err(FeeError::NegativeFee));
        assert_eq!(credit(100, 101, false, &usd()), Err(FeeError::FeeTooLarge));
    }

    proptest! {
        #[test]
        fn the_credit_and_the_fee_make_up_the_payment(gross in 1_i64..i64::MAX, part in 0_u64..1_000_000) {
            let fee = i64::try_from(part).unwrap().min(gross);
            let net = credit(gross, fee, true, &usd()).unwrap().credited_minor;
            prop_assert_eq!(net + fee, gross);
            prop_assert_eq!(credit(gross, fee, false, &usd()).unwrap().credited_minor, gross);
        }
    }
}
