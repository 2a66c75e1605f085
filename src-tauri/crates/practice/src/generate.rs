//! Builds the town from a seed. Facts (amounts, kinds, statuses, names) come from one stream
//! of random numbers and times from another, so that the money of a seed does not depend on
//! the anchor.

use std::collections::HashMap;

use jiff::Timestamp;

use crate::calendar::Zones;
use crate::config::Config;
use crate::names::{self, CVV_DECLINE, FORMULA};
use crate::options::TerminalOptions;
use crate::payment::{Brand, Card, Kind, NONE, Payer, Payment, State};
use crate::places::{self, Office, Place};
use crate::planbook;
use crate::random::Random;
use crate::schedule::{self, DAYS, Span};
use crate::scheduler::lateness;
use crate::segment::Segment;
use crate::town::{Terminal, Town};
use crate::users::User;
use crate::wares;

const FACTS: u64 = 0x4641_4354;
const TIMES: u64 = 0x5449_4D45;
const PLANS: u64 = 0x504C_414E;
/// A return comes at least so many average days after its sale, so the sale is settled.
const RETURN_AFTER_DAYS: usize = 6;

/// Builds the town. Takes a second or so for a million transactions.
pub(crate) fn town(config: &Config) -> Result<Town, jiff::Error> {
    let zones = Zones::new()?;
    let span = Span::before(config.anchor, &zones);
    let mut terminals = Vec::with_capacity(config.terminals);
    let shares = places::shares(config.transactions, config.terminals);
    for ((position, place), count) in places::first(config.terminals).enumerate().zip(shares) {
        let mut maker = Maker::new(config.seed, position, place, config.anchor, &zones);
        let mut payments = maker.history(count);
        let mut random = Random::new(config.seed, TIMES + position as u64);
        let times = schedule::times(&zones, span, place.segment, count, &mut random);
        for (payment, time) in payments.iter_mut().zip(times) {
            payment.time = time;
        }
        let mut options = TerminalOptions::usual(place);
        options.view = !config.without_view.iter().any(|name| name == place.name);
        let plans = if place.segment == Segment::Internet {
            planbook::plans(
                &mut maker,
                &mut payments,
                zones.eastern_clock(config.anchor.as_second()).date(),
            )
        } else {
            Vec::new()
        };
        let mut terminal = Terminal {
            position,
            place,
            users: vec![place.user_id],
            pins: vec![places::pin(config.seed, position, 0, place.pin_ending)],
            issued: 1,
            options,
            order: (0..u32::try_from(payments.len()).unwrap_or(NONE)).collect(),
            payments,
            batches: Vec::new(),
            details: HashMap::new(),
            plans,
            tokens: Vec::new(),
            slips: 0,
        };
        settle(&mut terminal, &zones, config.seed, span.settled_until);
        terminals.push(terminal);
    }
    Ok(Town {
        seed: config.seed,
        zones,
        may_setup: !config.without_setup,
        environment: config.environment,
        users: User::of(&terminals),
        swapped: Vec::new(),
        terminals,
        // The batches up to then are closed, that of the last one included.
        ran_until: span.settled_until.saturating_add(60),
    })
}

/// Puts everything before `until` into one batch a day.
fn settle(terminal: &mut Terminal, zones: &Zones, seed: u64, until: i64) {
    let (mut boundary, mut batch) = (i64::MIN, NONE);
    let mut payments = std::mem::take(&mut terminal.payments);
    for payment in payments.iter_mut().take_while(|payment| payment.time < until) {
        if !payment.in_open_batch() {
            continue;
        }
        if payment.time >= boundary {
            boundary = zones.settle_after(payment.time);
            let settled_at = boundary + lateness(terminal.position);
            batch = terminal.open_batch(seed, settled_at);
        }
        payment.state = State::Settled;
        payment.batch = batch;
    }
    terminal.payments = payments;
}

/// Invents the payments of one terminal.
pub(crate) struct Maker {
    random: Random,
    seed: u64,
    position: usize,
    place: &'static Place,
    /// Last two digits of the anchor's year, for expiry dates.
    year: u16,
    invoice: u32,
    plans: u64,
}

impl Maker {
    fn new(seed: u64, position: usize, place: &'static Place, anchor: Timestamp, zones: &Zones) -> Maker {
        let year = zones
            .mountain
            .to_datetime(anchor)
            .year()
            .rem_euclid(100)
            .unsigned_abs();
        let random = Random::new(seed, FACTS + position as u64);
        Maker {
            random,
            seed,
            position,
            place,
            year,
            invoice: place.first_invoice,
            plans: 1,
        }
    }

    /// Continues a terminal with payments made after the town was built.
    pub(crate) fn later(town: &Town, terminal: &Terminal, now: Timestamp) -> Maker {
        let mut maker = Maker::new(town.seed, terminal.position, terminal.place, now, &town.zones);
        maker.random = Random::new(town.seed, terminal.payments.len() as u64);
        let invoices = terminal.payments.iter().map(|payment| payment.invoice);
        maker.invoice = invoices
            .filter(|number| *number != NONE)
            .max()
            .unwrap_or(maker.invoice);
        maker
    }

    fn history(&mut self, count: usize) -> Vec<Payment> {
        self.plans = 3 + count as u64 / 150;
        let gap = schedule::recent(count) + count * RETURN_AFTER_DAYS / DAYS + 1;
        let mut payments: Vec<Payment> = Vec::with_capacity(count);
        for number in 0..count {
            let payment = match self.random.below(1000) {
                0..40 => self.decline(),
                40..55 => Payment {
                    state: State::Voided,
                    ..self.sale()
                },
                55..85 => {
                    let sold = number.saturating_sub(gap);
                    self.give_back(&mut payments, sold).unwrap_or_else(|| self.sale())
                }
                85..92 => Payment {
                    kind: Kind::Force,
                    ..self.sale()
                },
                92..97 if self.place.segment == Segment::Internet => Payment {
                    kind: Kind::AuthOnly,
                    plan: NONE,
                    ..self.sale()
                },
                _ => self.sale(),
            };
            payments.push(payment);
        }
        payments
    }

    /// An approved sale, not settled yet.
    pub(crate) fn sale(&mut self) -> Payment {
        let web = self.place.segment == Segment::Internet;
        let remote = self.place.segment.is_remote();
        let plan = self.plan();
        // A plan charges the same card of the same person the same amount each time.
        let (amount, payer, card) = match plan {
            NONE => self.buyer(),
            _ => self.subscriber(plan),
        };
        let swiped = !remote && self.random.chance(850);
        let table = names::descriptions(self.place.office).len() as u64;
        Payment {
            time: 0,
            amount,
            refunded: 0,
            original: NONE,
            batch: NONE,
            invoice: self.next_invoice(),
            approval: self.random.below(1_000_000) as u32,
            plan,
            description: self.random.below(table) as u16,
            card,
            payer,
            kind: Kind::Sale,
            state: State::Open,
            message: 0,
            avs: if remote {
                self.letter(b"YYYYYYXXZZAANUG ")
            } else if swiped {
                0
            } else {
                self.letter(b"YZZU\0")
            },
            cvv: if remote { self.letter(b"MMMMMMMMPNU") } else { 0 },
            swiped,
            referenced: web && plan == NONE && self.random.chance(500),
        }
    }

    /// How many plans the terminal's history may have payments of.
    pub(crate) fn plan_count(&self) -> u32 {
        u32::try_from(self.plans).unwrap_or(NONE)
    }

    /// Amount, person and card of a plan, always the same.
    pub(crate) fn subscriber(&mut self, plan: u32) -> (u32, Payer, Card) {
        let purpose = PLANS + (u64::from(plan) << 8) + self.position as u64;
        let own = std::mem::replace(&mut self.random, Random::new(self.seed, purpose));
        let buyer = self.buyer();
        self.random = own;
        buyer
    }

    fn decline(&mut self) -> Payment {
        let message = self.random.below(names::DECLINES.len() as u64) as u8;
        let sale = self.sale();
        let cvv = if message == CVV_DECLINE { b'N' } else { sale.cvv };
        Payment {
            state: State::Declined,
            approval: NONE,
            message,
            cvv,
            ..sale
        }
    }

    /// A return of one of the first `sold` payments, all of it or a part.
    fn give_back(&mut self, payments: &mut [Payment], sold: usize) -> Option<Payment> {
        let full = self.random.chance(600);
        for _ in 0..8 {
            let index = self.random.below(sold as u64) as usize;
            let Some(original) = payments.get_mut(index).filter(|_| sold > 0) else {
                continue;
            };
            let left = original.refundable();
            if left == 0 {
                continue;
            }
            let amount = if full { left } else { self.random.between(1, left) };
            let returned = refund_of(original, u32::try_from(index).ok()?, amount);
            let approval = if self.random.chance(500) {
                NONE
            } else {
                returned.approval
            };
            return Some(Payment { approval, ..returned });
        }
        None
    }

    fn plan(&mut self) -> u32 {
        let share = match (self.place.segment, self.place.office) {
            (Segment::Internet, Office::Utility) => 80,
            (Segment::Internet, _) => 20,
            _ => 0,
        };
        if self.random.chance(share) {
            self.random.below(self.plans) as u32
        } else {
            NONE
        }
    }

    fn buyer(&mut self) -> (u32, Payer, Card) {
        let amount = wares::price(self.place.office, &mut self.random);
        let last = self.random.below(names::LAST.len() as u64) as u8;
        let firm = self.place.office == Office::Permits && self.random.chance(350);
        let payer = Payer {
            // Nobody is christened before a formula.
            first: if last == 0 || last == FORMULA {
                0
            } else {
                self.random.between(1, names::FIRST.len() as u32 - 1) as u8
            },
            last,
            company: if firm {
                self.random.between(1, names::COMPANY.len() as u32 - 1) as u8
            } else {
                0
            },
        };
        let brand = match self.random.below(100) {
            0..56 => Brand::Visa,
            56..84 => Brand::Mastercard,
            84..93 => Brand::Amex,
            _ => Brand::Discover,
        };
        let debit = !matches!(brand, Brand::Amex) && self.random.chance(60);
        let month = self.random.between(1, 12) as u16;
        let years = self.random.between(0, 4) as u16;
        let last_four = self.random.below(10_000) as u16;
        let card = Card {
            brand,
            debit,
            last_four,
            expiry: month * 100 + (self.year + 1 + years) % 100,
            test: 0,
        };
        (amount, payer, card)
    }

    fn next_invoice(&mut self) -> u32 {
        self.invoice = self.invoice.saturating_add(self.random.between(1, 3));
        if self.random.chance(40) {
            NONE
        } else {
            self.invoice
        }
    }

    fn letter(&mut self, letters: &[u8]) -> u8 {
        let choice = self.random.below(letters.len() as u64) as usize;
        letters.get(choice).copied().unwrap_or(0)
    }
}

/// A return of `amount` minor units, booked on the original as well.
pub(crate) fn refund_of(original: &mut Payment, index: u32, amount: u32) -> Payment {
    original.refunded = original.refunded.saturating_add(amount);
    Payment {
        amount,
        refunded: 0,
        original: index,
        batch: NONE,
        approval: (original.approval ^ amount) % 1_000_000,
        plan: NONE,
        kind: Kind::Return,
        state: State::Open,
        avs: 0,
        cvv: 0,
        referenced: false,
        ..original.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_return_gives_back_a_payment_that_was_settled_before() {
        for anchor in [
            "2026-10-06T22:10:00Z",
            "2026-10-05T01:02:00Z",
            "2026-01-01T12:00:00Z",
        ] {
            for transactions in [60, 1240, 9000] {
                let anchor = anchor.parse().unwrap();
                let config = Config {
                    transactions,
                    ..Config::alder_creek(anchor)
                };
                for terminal in town(&config).unwrap().terminals {
                    for returned in terminal.payments.iter().filter(|p| p.kind == Kind::Return) {
                        let original = &terminal.payments[returned.original as usize];
                        let batch = terminal.batch(original).unwrap();
                        assert!(batch.settled_at < returned.time);
                        assert!(original.refunded <= original.amount);
                    }
                }
            }
        }
    }
}
