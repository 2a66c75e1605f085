//! A report against the town's own records: the idea of section 12.

use crate::amount::Amount;
use crate::outcome::Effect;
use crate::totals::Balances;

/// A payment of one's own records that succeeded since the last end of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnPayment {
    /// [`Effect::Charged`] or [`Effect::Refunded`]; others are not counted.
    pub effect: Effect,
    /// Booked amount without cashback and gratuity, minor units.
    pub base: i64,
    /// Cash handed out, minor units.
    pub cashback: i64,
    /// Tip, minor units.
    pub gratuity: i64,
}

/// One number of both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference {
    /// By one's own records; nothing when the sum is too large to count.
    pub own: Option<i64>,
    /// By the machine; nothing when the report does not say or it cannot be read.
    pub machine: Option<i64>,
}

impl Difference {
    /// Both are known and the same.
    pub fn agrees(self) -> bool {
        self.own.is_some() && self.own == self.machine
    }

    /// What the machine has more than the records, when both are known.
    pub fn more_in_machine(self) -> Option<i64> {
        self.machine?.checked_sub(self.own?)
    }
}

/// A report beside one's own records. Where they differ: payments resolved by hand, payments
/// keyed on the machine itself, payments whose outcome is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comparison {
    /// Sum of sales.
    pub sales_amount: Difference,
    /// Number of sales.
    pub sales_count: Difference,
    /// Sum of refunds.
    pub refunds_amount: Difference,
    /// Number of refunds.
    pub refunds_count: Difference,
    /// Cash handed out.
    pub cashback: Difference,
    /// Tips.
    pub gratuity: Difference,
}

impl Comparison {
    /// All that both sides name agrees: sales and refunds, sums and numbers.
    pub fn agrees(&self) -> bool {
        [
            self.sales_amount,
            self.sales_count,
            self.refunds_amount,
            self.refunds_count,
        ]
        .into_iter()
        .all(Difference::agrees)
    }
}

/// Puts a report beside one's own records of the same machine.
pub fn compare(balances: &Balances, own: &[OwnPayment]) -> Comparison {
    let of = |effect: Effect| own.iter().filter(move |payment| payment.effect == effect);
    let sum = |effect: Effect, part: fn(&OwnPayment) -> i64| {
        of(effect).try_fold(0_i64, |sum, payment| sum.checked_add(part(payment)))
    };
    let beside = |own: Option<i64>, machine: &Amount| Difference {
        own,
        machine: machine.exact(),
    };
    let count = |effect| i64::try_from(of(effect).count()).ok();
    Comparison {
        sales_amount: beside(sum(Effect::Charged, |p| p.base), &balances.sales.amount),
        sales_count: beside(count(Effect::Charged), &balances.sales.count),
        refunds_amount: beside(sum(Effect::Refunded, |p| p.base), &balances.refunds.amount),
        refunds_count: beside(count(Effect::Refunded), &balances.refunds.count),
        cashback: beside(sum(Effect::Charged, |p| p.cashback), &balances.cashback.amount),
        gratuity: beside(sum(Effect::Charged, |p| p.gratuity), &balances.gratuity.amount),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::totals::Tally;

    fn tally(amount: i64, count: i64) -> Tally {
        Tally {
            amount: Amount::Exact(amount),
            count: Amount::Exact(count),
        }
    }

    fn payment(effect: Effect, base: i64) -> OwnPayment {
        OwnPayment {
            effect,
            base,
            cashback: 0,
            gratuity: 0,
        }
    }

    #[test]
    fn a_payment_that_only_the_machine_knows_shows_in_sum_and_number() {
        let balances = Balances {
            sales: tally(3000, 2),
            refunds: tally(500, 1),
            ..Balances::default()
        };
        let own = [payment(Effect::Charged, 1000), payment(Effect::Refunded, 500)];
        let seen = compare(&balances, &own);
        assert!(!seen.agrees());
        assert_eq!(seen.sales_amount.more_in_machine(), Some(2000));
        assert_eq!(seen.sales_count.more_in_machine(), Some(1));
        assert!(seen.refunds_amount.agrees() && seen.refunds_count.agrees());
        let own = [own.as_slice(), &[payment(Effect::Charged, 2000)]].concat();
        assert!(compare(&balances, &own).agrees());
    }

    #[test]
    fn a_sum_that_cannot_be_read_never_agrees() {
        let seen = compare(&Balances::default(), &[]);
        assert!(!seen.agrees());
        assert_eq!(seen.sales_amount.more_in_machine(), None);
    }
}
