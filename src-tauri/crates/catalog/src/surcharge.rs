//! What a surcharge comes to (section 1): both parts are taken from the original total, added
//! up exactly and rounded once, half away from zero, to what the provider can charge.

use serde::Serialize;

use crate::currency::{Unit, minor_text};
use crate::decimal::{Decimal, round_half_away};

/// A fixed sum and a share of the total; either may be nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SurchargeRule {
    /// In the currency of the invoice, whichever it is.
    pub fixed: Decimal,
    /// Of the original total, 0 to 100.
    pub percent: Decimal,
}

/// A worked example.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Surcharge {
    /// How the provider counts the currency.
    pub unit: Unit,
    /// The invoice, in minor units.
    pub original_minor: i64,
    /// What is put on top, in minor units.
    pub surcharge_minor: i64,
    /// What the customer pays, in minor units.
    pub total_minor: i64,
    /// The exact sum lay between two amounts that can be charged.
    pub rounded: bool,
    /// The calculation as one sentence.
    pub words: String,
}

/// Why there is no example.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SurchargeError {
    /// The invoice is below zero.
    #[error("an invoice total cannot be below zero")]
    NegativeTotal,
    /// A surcharge is below zero.
    #[error("a surcharge cannot be below zero")]
    NegativeSurcharge,
    /// More than the whole.
    #[error("a surcharge percent is at most 100")]
    TooMuch,
    /// More than can be counted.
    #[error("the amount is too large")]
    TooLarge,
}

/// Works a surcharge out.
///
/// # Errors
/// When the rule or the total cannot be, or the result is too large to be counted.
pub fn surcharge(rule: SurchargeRule, original_minor: i64, unit: &Unit) -> Result<Surcharge, SurchargeError> {
    if original_minor < 0 {
        return Err(SurchargeError::NegativeTotal);
    }
    if rule.fixed.is_negative() || rule.percent.is_negative() {
        return Err(SurchargeError::NegativeSurcharge);
    }
    if rule.percent.exceeds(100) {
        return Err(SurchargeError::TooMuch);
    }
    let (dividend, divisor) = exact(rule, original_minor, unit).ok_or(SurchargeError::TooLarge)?;
    let (surcharge_minor, rounded) = charged(dividend, divisor, unit.step).ok_or(SurchargeError::TooLarge)?;
    let total_minor = original_minor
        .checked_add(surcharge_minor)
        .ok_or(SurchargeError::TooLarge)?;
    let mut done = Surcharge {
        unit: unit.clone(),
        original_minor,
        surcharge_minor,
        total_minor,
        rounded,
        words: String::new(),
    };
    done.words = words(rule, &done);
    Ok(done)
}

/// The surcharge in minor units as an exact fraction.
fn exact(rule: SurchargeRule, original_minor: i64, unit: &Unit) -> Option<(i128, i128)> {
    let ten = |power: u32| 10_i128.checked_pow(power);
    let places = rule.fixed.places().max(rule.percent.places());
    let fixed = rule
        .fixed
        .digits()
        .checked_mul(ten(unit.exponent)?)?
        .checked_mul(ten(places - rule.fixed.places())?)?
        .checked_mul(100)?;
    let share = i128::from(original_minor)
        .checked_mul(rule.percent.digits())?
        .checked_mul(ten(places - rule.percent.places())?)?;
    Some((fixed.checked_add(share)?, ten(places)?.checked_mul(100)?))
}

/// The nearest amount that can be charged, and whether it differs from the exact one.
fn charged(dividend: i128, divisor: i128, step: i64) -> Option<(i64, bool)> {
    let step = i128::from(step.max(1));
    let steps = round_half_away(dividend, divisor.checked_mul(step)?)?;
    let minor = steps.checked_mul(step)?;
    let rounded = minor.checked_mul(divisor)? != dividend;
    Some((i64::try_from(minor).ok()?, rounded))
}

fn words(rule: SurchargeRule, done: &Surcharge) -> String {
    let Unit { code, exponent, .. } = &done.unit;
    let shown = |minor| format!("{} {code}", minor_text(minor, *exponent));
    let original = shown(done.original_minor);
    let parts = match (rule.fixed.is_zero(), rule.percent.is_zero()) {
        (true, true) => return format!("An invoice of {original} has no surcharge."),
        (false, true) => format!("{} fixed", rule.fixed),
        (true, false) => format!("{}% of {original}", rule.percent),
        (false, false) => format!("{} fixed and {}% of {original}", rule.fixed, rule.percent),
    };
    let rounded = if done.rounded { ", rounded" } else { "" };
    format!(
        "An invoice of {original} gets {parts}: {}{rounded}. The customer pays {}.",
        shown(done.surcharge_minor),
        shown(done.total_minor)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn unit(code: &str, exponent: u32, step: i64) -> Unit {
        Unit {
            code: code.into(),
            exponent,
            step,
        }
    }

    fn rule(fixed: &str, percent: &str) -> SurchargeRule {
        SurchargeRule {
            fixed: Decimal::parse(fixed).unwrap(),
            percent: Decimal::parse(percent).unwrap(),
        }
    }

    fn minor(fixed: &str, percent: &str, total: i64, unit: &Unit) -> i64 {
        surcharge(rule(fixed, percent), total, unit)
            .unwrap()
            .surcharge_minor
    }

    #[test]
    fn both_parts_come_from_the_original_total_and_are_rounded_once() {
        let usd = unit("USD", 2, 1);
        let done = surcharge(rule("0.30", "2.9"), 10_000, &usd).unwrap();
        assert_eq!(
            (done.surcharge_minor, done.total_minor, done.rounded),
            (320, 10_320, false)
        );
        assert_eq!(
            done.words,
            "An invoice of 100.00 USD gets 0.3 fixed and 2.9% of 100.00 USD: 3.20 USD. The customer pays 103.20 USD."
        );
        // 0.004 and 0.4 cents: each alone would be nothing.
        assert_eq!(minor("0.004", "0.1", 100, &usd), 1);
        assert_eq!(minor("0.004", "0", 100, &usd), 0);
        assert_eq!(minor("0", "0.1", 100, &usd), 0);
    }

    #[test]
    fn halves_are_rounded_up() {
        let usd = unit("USD", 2, 1);
        assert_eq!(minor("0", "2.5", 100, &usd), 3);
        assert_eq!(minor("0", "2.49", 100, &usd), 2);
        assert_eq!(minor("0.005", "0", 1, &usd), 1);
    }

    #[test]
    fn decimals_of_the_currency_are_those_of_the_provider() {
        assert_eq!(minor("50", "1.5", 1_000, &unit("JPY", 0, 1)), 65);
        assert_eq!(minor("0.5", "0", 1_000, &unit("JPY", 0, 1)), 1);
        assert_eq!(minor("0.125", "0", 1_000, &unit("BHD", 3, 1)), 125);
        // Stripe takes three decimals of which the last is 0, and ISK in whole units of a hundred.
        assert_eq!(minor("0.125", "0", 1_000, &unit("BHD", 3, 10)), 130);
        assert_eq!(minor("0", "2.9", 100_000, &unit("ISK", 2, 100)), 2_900);
        assert_eq!(minor("0", "2.95", 100_000, &unit("ISK", 2, 100)), 3_000);
    }

    #[test]
    fn impossible_rules_and_totals_are_refused() {
        let usd = unit("USD", 2, 1);
        let refused = |fixed, percent, total| surcharge(rule(fixed, percent), total, &usd).unwrap_err();
        assert_eq!(refused("0", "0", -1), SurchargeError::NegativeTotal);
        assert_eq!(refused("-0.01", "0", 1), SurchargeError::NegativeSurcharge);
        assert_eq!(refused("0", "-1", 1), SurchargeError::NegativeSurcharge);
        assert_eq!(refused("0", "100.00000001", 1), SurchargeError::TooMuch);
        assert_eq!(refused("0", "100", i64::MAX), SurchargeError::TooLarge);
        assert_eq!(minor("0", "100", 1_234, &usd), 1_234);
    }

    proptest! {
        #[test]
        fn the_result_is_never_further_than_half_a_step_from_the_exact_one(
            cents in 0_i64..1_000_000, basis in 0_i64..=10_000, total in 0_i64..1_000_000_000, step in 1_i64..200,
        ) {
            let rule = rule(&format!("{}.{:02}", cents / 100, cents % 100), &format!("{}.{:02}", basis / 100, basis % 100));
            let done = surcharge(rule, total, &unit("USD", 2, step)).unwrap();
            // In ten-thousandths of a cent.
            let exact = i128::from(cents) * 10_000 + i128::from(total) * i128::from(basis);
            let off = (i128::from(done.surcharge_minor) * 10_000 - exact).abs();
            prop_assert!(off * 2 <= i128::from(step) * 10_000);
            prop_assert_eq!(done.surcharge_minor % step, 0);
            prop_assert_eq!(done.rounded, off != 0);
            prop_assert_eq!(done.total_minor, total + done.surcharge_minor);
        }

        #[test]
        fn more_percent_never_costs_less(total in 0_i64..1_000_000, low in 0_u32..100, more in 0_u32..100) {
            let usd = unit("USD", 2, 1);
            let high = (low + more).min(100);
            prop_assert!(minor("0", &low.to_string(), total, &usd) <= minor("0", &high.to_string(), total, &usd));
        }
    }
}
