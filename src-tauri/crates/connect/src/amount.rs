//! Amounts of an answer: whole minor units, exact or not at all.

use domain::mask_numbers;
use serde_json::Value;

use crate::json::Object;

/// The largest number that can be an amount: twelve digits. Longer ones are something else.
const MOST: i64 = 999_999_999_999;
/// The longest unreadable amount that is kept, in characters.
const KEPT: usize = 64;

/// An amount or a count as it was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Amount {
    /// Not there, or empty.
    #[default]
    Absent,
    /// Whole minor units (pence, cent), or a whole number of things.
    Exact(i64),
    /// There, but not to be read exactly: a fraction, a sign, words. Kept as it came.
    Raw(String),
}

impl Amount {
    /// An amount of a transaction: a whole number from 0, also when written as text. A point is
    /// not accepted: `10.00` may be ten pounds or ten pence.
    pub(crate) fn read(value: Option<&Value>) -> Self {
        match Self::signed(value) {
            Self::Exact(minor) if minor < 0 => Self::Raw(minor.to_string()),
            other => other,
        }
    }

    /// An amount that may be below zero, as a day's total with more refunds than sales.
    pub(crate) fn signed(value: Option<&Value>) -> Self {
        let raw = |text: &str| {
            let kept: String = text.chars().take(KEPT).collect();
            Self::Raw(mask_numbers(&kept).into_owned())
        };
        match value {
            None | Some(Value::Null) => Self::Absent,
            Some(Value::Number(number)) => number
                .as_i64()
                .filter(|minor| is_amount(*minor))
                .map_or_else(|| raw(&number.to_string()), Self::Exact),
            Some(Value::String(text)) if text.trim().is_empty() => Self::Absent,
            Some(Value::String(text)) => whole(text.trim()).map_or_else(|| raw(text.trim()), Self::Exact),
            Some(other) => raw(&other.to_string()),
        }
    }

    /// The number, when it is exact.
    pub fn exact(&self) -> Option<i64> {
        match self {
            Self::Exact(minor) => Some(*minor),
            Self::Absent | Self::Raw(_) => None,
        }
    }

    /// What stands there, when it cannot be read.
    pub fn raw(&self) -> Option<&str> {
        match self {
            Self::Raw(text) => Some(text),
            Self::Absent | Self::Exact(_) => None,
        }
    }
}

fn whole(text: &str) -> Option<i64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let minor = plain.then(|| text.parse().ok()).flatten();
    minor.filter(|minor| is_amount(*minor))
}

fn is_amount(minor: i64) -> bool {
    (-MOST..=MOST).contains(&minor)
}

/// The four amounts of a transaction (section 6).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Amounts {
    /// Without cashback and gratuity: what settles the item.
    pub base: Amount,
    /// Cash handed out, as it came to be.
    pub cashback: Amount,
    /// Tip added at the machine.
    pub gratuity: Amount,
    /// The sum of the three.
    pub total: Amount,
}

/// Where a booked amount comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BookedFrom {
    /// `amountBase`, as it should.
    Base,
    /// `amountBase` is missing: `amountTotal` less cashback and gratuity, all three exact.
    Rest,
}

/// What to book for a payment that succeeded, in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Booking {
    /// What settles the item.
    pub base: i64,
    /// Where it comes from.
    pub from: BookedFrom,
}

impl Amounts {
    pub(crate) fn read(object: Object<'_>) -> Self {
        let amount = |name| Amount::read(object.get(name));
        Self {
            base: amount("amountBase"),
            cashback: amount("amountCashback"),
            gratuity: amount("amountGratuity"),
            total: amount("amountTotal"),
        }
    }

    /// The four with their wire names.
    pub fn named(&self) -> [(&'static str, &Amount); 4] {
        [
            ("amountBase", &self.base),
            ("amountCashback", &self.cashback),
            ("amountGratuity", &self.gratuity),
            ("amountTotal", &self.total),
        ]
    }

    /// What settles the item; nothing where it is not exact.
    pub fn booking(&self) -> Option<Booking> {
        match &self.base {
            Amount::Exact(base) => Some(Booking {
                base: *base,
                from: BookedFrom::Base,
            }),
            Amount::Raw(_) => None,
            Amount::Absent => {
                let rest = self.total.exact()?.checked_sub(self.cashback.exact()?)?;
                let base = rest.checked_sub(self.gratuity.exact()?)?;
                (base >= 0).then_some(Booking {
                    base,
                    from: BookedFrom::Rest,
                })
            }
        }
    }

    /// Whether the total is another one than the parts give; an absent part counts as nothing.
    pub fn contradict(&self) -> bool {
        let part = |amount: &Amount| match amount {
            Amount::Absent => Some(0),
            other => other.exact(),
        };
        let sum = || {
            let base = self.base.exact()?;
            base.checked_add(part(&self.cashback)?)?
                .checked_add(part(&self.gratuity)?)
        };
        match (self.total.exact(), sum()) {
            (Some(total), Some(sum)) => total != sum,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn whole_minor_units_are_read_and_nothing_else() {
        for (value, expected) in [
            (json!(1050), Amount::Exact(1050)),
            (json!("1050"), Amount::Exact(1050)),
            (json!(" 0100 "), Amount::Exact(100)),
            (json!(0), Amount::Exact(0)),
            (json!(null), Amount::Absent),
            (json!(""), Amount::Absent),
            (json!("10.50"), Amount::Raw("10.50".into())),
            (json!(10.5), Amount::Raw("10.5".into())),
            (json!("1,050"), Amount::Raw("1,050".into())),
            (json!("£10"), Amount::Raw("£10".into())),
            (json!("+10"), Amount::Raw("+10".into())),
            (json!(-5), Amount::Raw("-5".into())),
            (
                json!(18_446_744_073_709_551_615_u64),
                Amount::Raw("18446744073709551615".into()),
            ),
            (
                json!("99999999999999999999"),
                Amount::Raw("99999999999999999999".into()),
            ),
            (json!(true), Amount::Raw("true".into())),
            (json!([1050]), Amount::Raw("[1050]".into())),
        ] {
            assert_eq!(Amount::read(Some(&value)), expected, "{value}");
        }
        assert_eq!(Amount::signed(Some(&json!("-5"))), Amount::Exact(-5));
    }

    fn amounts(value: &Value) -> Amounts {
        Amounts::read(Object::of(value).unwrap())
    }

    #[test]
    fn the_item_is_settled_by_the_base_and_never_by_the_total() {
        let seen = amounts(
            &json!({ "amountBase": 1000, "amountCashback": 500, "amountGratuity": 100, "amountTotal": 1600 }),
        );
        assert_eq!(seen.booking().unwrap().base, 1000);
        assert!(!seen.contradict());
    }

    #[test]
    fn a_missing_base_is_derived_only_when_all_three_others_are_exact() {
        let whole = amounts(&json!({ "amountCashback": "500", "amountGratuity": 100, "amountTotal": 1600 }));
        let booking = whole.booking().unwrap();
        assert_eq!((booking.base, booking.from), (1000, BookedFrom::Rest));
        for part in [
            json!({ "amountTotal": 1600 }),
            json!({ "amountCashback": 0, "amountTotal": 1600 }),
            json!({ "amountCashback": 2000, "amountGratuity": 0, "amountTotal": 1600 }),
            json!({ "amountBase": "10.00", "amountCashback": 0, "amountGratuity": 0, "amountTotal": 1000 }),
        ] {
            assert_eq!(amounts(&part).booking(), None, "{part}");
        }
    }

    #[test]
    fn a_total_that_is_not_the_sum_of_its_parts_is_noticed() {
        assert!(amounts(&json!({ "amountBase": 1000, "amountTotal": 1600 })).contradict());
        assert!(!amounts(&json!({ "amountBase": 1000, "amountTotal": 1000 })).contradict());
    }
}
