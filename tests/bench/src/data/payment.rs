//! Payments from a seed: five years of 48 terminals, one day after the other.

use domain::{CardBrand, Currency, GATEWAY_ZONE, TransactionStatus, TransactionType};
use history::Row;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

use super::fields;
use super::words::{COMPANY, FIRST, LAST, MONTH, STREET, WARES};
use crate::Result;
use crate::dice::Dice;

/// First of the days; the last is 1,825 days later.
const FIRST_DAY: Date = date(2021, 11, 21);
/// Five years, one leap day among them.
pub const DAYS: u32 = 1_826;
/// Terminals, some of them busy and some nearly idle.
pub const TERMINALS: u64 = 48;
/// Changes with the content, so that old data is not taken for new.
pub const VERSION: u32 = 1;

const KINDS: [(TransactionType, u64); 8] = [
    (TransactionType::Sale, 860),
    (TransactionType::Return, 40),
    (TransactionType::Void, 30),
    (TransactionType::Authorization, 20),
    (TransactionType::Installment, 25),
    (TransactionType::Recurring, 15),
    (TransactionType::Force, 7),
    (TransactionType::Credit, 3),
];

const STATUSES: [(TransactionStatus, u64); 8] = [
    (TransactionStatus::Settled, 890),
    (TransactionStatus::Declined, 60),
    (TransactionStatus::PartlyRefunded, 12),
    (TransactionStatus::Refunded, 18),
    (TransactionStatus::Open, 10),
    (TransactionStatus::Held, 5),
    (TransactionStatus::Failed, 4),
    (TransactionStatus::Unknown, 1),
];

const BRANDS: [(CardBrand, u64); 5] = [
    (CardBrand::Visa, 45),
    (CardBrand::Mastercard, 28),
    (CardBrand::Amex, 12),
    (CardBrand::Discover, 10),
    (CardBrand::PayPal, 5),
];

/// One payment with the terminal that took it.
#[derive(Debug, Clone)]
pub struct Payment {
    /// From 0 to 47.
    pub terminal: usize,
    pub row: Row,
}

/// Makes payments in the order of time.
#[derive(Debug)]
pub struct Generator {
    rows: u64,
    dice: Dice,
    zone: TimeZone,
    number: u64,
    /// Rows up to the end of each day.
    ends: Vec<u64>,
}

impl Generator {
    pub fn new(rows: u64, seed: u64) -> Result<Self> {
        let mut dice = Dice::new(seed);
        // Offices are busy from Monday to Friday.
        let weights: Vec<u64> = (0..DAYS)
            .map(|day| {
                let weekend = matches!((day + 6) % 7, 5 | 6);
                dice.between(60, 120) / if weekend { 3 } else { 1 }
            })
            .collect();
        let total: u64 = weights.iter().sum();
        let mut sum = 0;
        let ends = weights
            .iter()
            .map(|weight| {
                sum += weight;
                (u128::from(rows) * u128::from(sum) / u128::from(total)) as u64
            })
            .collect();
        Ok(Self {
            rows,
            dice,
            zone: TimeZone::get(GATEWAY_ZONE)?,
            number: 0,
            ends,
        })
    }

    /// The payments of one day, by time; days count from 0.
    pub fn day(&mut self, day: u32) -> Result<Vec<Payment>> {
        let end = self.ends.get(day as usize).copied().unwrap_or(self.rows);
        let count = end - self.number;
        let calendar = FIRST_DAY.checked_add(Span::new().days(i64::from(day)))?;
        // Nobody pays in the hours in which clocks change.
        let opening = calendar.at(7, 0, 0, 0).to_zoned(self.zone.clone())?.timestamp();
        let mut payments = Vec::with_capacity(count as usize);
        for nth in 0..count {
            let step = 12 * 3_600 / count;
            let second = nth * 12 * 3_600 / count + self.dice.below(step.max(1));
            let instant = opening.checked_add(Span::new().seconds(second as i64))?;
            payments.push(self.payment(calendar, instant));
        }
        Ok(payments)
    }

    fn payment(&mut self, day: Date, instant: Timestamp) -> Payment {
        let number = self.number;
        self.number += 1;
        let dice = &mut self.dice;
        // The less of two throws: the first terminals are busier than the last.
        let terminal = dice.below(TERMINALS).min(dice.below(TERMINALS)) as usize;
        let kind = dice.weighted(&KINDS);
        let status = match kind {
            TransactionType::Void => TransactionStatus::Voided,
            _ => dice.weighted(&STATUSES),
        };
        let amount = amount(dice);
        let refunded = match status {
            TransactionStatus::Refunded => amount,
            TransactionStatus::PartlyRefunded => amount / 2,
            _ => 0,
        };
        let (description, invoice) = ware(dice, day);
        let mut row = Row {
            id: id(dice, day, number),
            t: instant.as_second(),
            day: day_number(day),
            status,
            kind,
            brand: dice.weighted(&BRANDS),
            currency: Currency::USD,
            amount: Some(amount),
            refunded: Some(refunded),
            last4: format!("{:04}", dice.below(10_000)),
            customer: customer(dice),
            invoice,
            description,
            approval: format!("{:06}", dice.below(1_000_000)),
            user: format!("clerk{:02}", terminal % 20),
            batch: format!("GBOK {:011}", day_number(day) as u64 * 100 + terminal as u64),
            settled_raw: format!("{} 09:30:00 PM", day.strftime("%m/%d/%Y")),
            fields: Vec::new(),
        };
        row.fields = fields::of(&row, dice);
        Payment { terminal, row }
    }
}

/// Days since 1970-01-01.
fn day_number(day: Date) -> i32 {
    day.duration_since(Date::constant(1970, 1, 1)).as_hours() as i32 / 24
}

/// Small amounts are common, large ones rare; a fifth are whole dollars.
fn amount(dice: &mut Dice) -> i64 {
    let most = dice.weighted(&[(5_000, 50), (20_000, 35), (100_000, 13), (900_000, 2)]);
    let cents = 100 + dice.below(most) as i64;
    if dice.below(5) == 0 {
        cents / 100 * 100
    } else {
        cents
    }
}

/// 46 characters that begin with the day.
fn id(dice: &mut Dice, day: Date, number: u64) -> String {
    let (node, high, middle) = (dice.below(9), dice.below(1 << 32), dice.below(1 << 16));
    let (left, right) = (dice.below(1 << 12), dice.below(1 << 12));
    format!(
        "{}AB{node}-{high:08X}-{middle:04X}-4{left:03X}-A{right:03X}-{number:012X}",
        day.strftime("%d%m%y")
    )
}

fn customer(dice: &mut Dice) -> String {
    if dice.below(12) == 0 {
        return dice.pick(&COMPANY).to_owned();
    }
    format!("{} {}", dice.pick(&FIRST), dice.pick(&LAST))
}

/// Description and invoice.
fn ware(dice: &mut Dice, day: Date) -> (String, String) {
    let wares = WARES.map(|(text, letters, weight)| ((text, letters), weight));
    let (text, letters) = dice.weighted(&wares);
    let month = MONTH.get(day.month() as usize - 1).copied().unwrap_or_default();
    let description = text
        .replace("{m}", month)
        .replace("{s}", dice.pick(&STREET))
        .replace("{n}", &dice.between(1, 9_999).to_string());
    let invoice = format!("{letters}-{}-{:07}", day.year(), dice.below(10_000_000));
    (description, invoice)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(rows: u64, seed: u64) -> Vec<Payment> {
        let mut generator = Generator::new(rows, seed).unwrap();
        (0..DAYS).flat_map(|day| generator.day(day).unwrap()).collect()
    }

    #[test]
    fn a_seed_gives_the_same_payments_and_another_seed_gives_others() {
        let texts = |seed| -> Vec<String> { all(3_000, seed).into_iter().map(|p| p.row.id).collect() };
        assert_eq!(texts(7), texts(7));
        assert_ne!(texts(7), texts(8));
    }

    #[test]
    fn as_many_as_asked_for_in_the_order_of_time_with_ids_of_their_own() {
        let payments = all(5_000, 1);
        assert_eq!(payments.len(), 5_000);
        assert!(payments.windows(2).all(|two| two[0].row.t <= two[1].row.t));
        let ids: std::collections::HashSet<_> = payments.iter().map(|p| &p.row.id).collect();
        assert_eq!(ids.len(), 5_000);
        assert!(payments.iter().all(|p| p.row.id.len() == 46));
        let years = (payments[4_999].row.t - payments[0].row.t) / 86_400;
        assert!((1_800..1_827).contains(&years), "{years}");
    }

    #[test]
    fn a_record_has_48_fields_that_say_what_the_row_says() {
        for payment in all(200, 3) {
            assert_eq!(payment.row.fields.len(), 48);
            let amount = payment
                .row
                .fields
                .iter()
                .find(|(name, _)| name == "ssl_amount")
                .unwrap();
            assert_eq!(
                Some(amount.1.replace('.', "").parse().unwrap()),
                payment.row.amount
            );
        }
    }
}
