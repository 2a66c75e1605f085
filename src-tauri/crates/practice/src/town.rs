//! The town: its terminals, their transactions and their settled batches, its API users.

use std::collections::HashMap;

use crate::calendar::Zones;
use crate::config::Environment;
use crate::detail::Detail;
use crate::identifier::{self, Family};
use crate::options::TerminalOptions;
use crate::payment::{NONE, Payment, State};
use crate::places::Place;
use crate::plan::{Book, Plan};
use crate::tokens::Token;
use crate::users::User;

/// A batch of one terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Batch {
    /// Seconds since 1970, UTC.
    pub(crate) settled_at: i64,
    /// It is settled; else it is only scheduled.
    pub(crate) settled: bool,
    /// The 11 digits after `GBOK `.
    pub(crate) number: u64,
}

impl Batch {
    /// `ssl_settlement_batch_response` (Converge fact sheet section 6).
    pub(crate) fn wire(self) -> String {
        format!("GBOK {:011}", self.number)
    }
}

/// One terminal with everything that happened on it.
#[derive(Clone, Debug)]
pub(crate) struct Terminal {
    /// Counted from 0.
    pub(crate) position: usize,
    pub(crate) place: &'static Place,
    /// Who may use the terminal; the first is who it is meant for.
    pub(crate) users: Vec<&'static str>,
    /// What opens the terminal: one PIN, or the old one and then the new one.
    pub(crate) pins: Vec<String>,
    /// PINs it has had so far.
    pub(crate) issued: u32,
    pub(crate) options: TerminalOptions,
    /// A payment keeps its index for ever.
    pub(crate) payments: Vec<Payment>,
    /// Indexes of `payments`, oldest first.
    pub(crate) order: Vec<u32>,
    pub(crate) batches: Vec<Batch>,
    /// By payment; what the town's history invented has none.
    pub(crate) details: HashMap<u32, Detail>,
    pub(crate) plans: Vec<Plan>,
    pub(crate) tokens: Vec<Token>,
    /// Answers that have an id and no record of their own.
    pub(crate) slips: u32,
}

impl Terminal {
    pub(crate) fn payment(&self, index: u32) -> Option<&Payment> {
        self.payments.get(index as usize)
    }

    /// The batch a payment was settled in.
    pub(crate) fn batch(&self, payment: &Payment) -> Option<Batch> {
        if payment.batch == NONE || payment.state != State::Settled {
            None
        } else {
            self.batches.get(payment.batch as usize).copied()
        }
    }

    /// No query finds this payment.
    pub(crate) fn is_deleted(&self, index: u32) -> bool {
        self.payment(index)
            .is_some_and(|payment| payment.state == State::Deleted)
    }

    /// The echoed text of a payment, empty where it has none.
    pub(crate) fn text(&self, index: u32, name: &str) -> &str {
        self.details.get(&index).map_or("", |detail| detail.text(name))
    }

    /// When the oldest payment of the open batch was made, seconds since 1970.
    pub(crate) fn oldest_open(&self) -> Option<i64> {
        let open = self.payments.iter().filter(|payment| payment.in_open_batch());
        open.map(|payment| payment.time).min()
    }

    /// Records now in the book of plans, `ssl_recurring_batch_count`.
    pub(crate) fn book_count(&self) -> usize {
        self.plans.iter().filter(|plan| !plan.deleted).count()
    }

    /// Adds a payment at its place in time and gives its index; `None` when the terminal is full.
    pub(crate) fn insert(&mut self, payment: Payment) -> Option<u32> {
        let index = u32::try_from(self.payments.len())
            .ok()
            .filter(|index| *index != NONE)?;
        let time = payment.time;
        let payments = &self.payments;
        let earlier = |other: &u32| payments.get(*other as usize).is_some_and(|o| o.time <= time);
        let at = self.order.partition_point(earlier);
        self.order.insert(at, index);
        self.payments.push(payment);
        Some(index)
    }

    /// Opens a batch that settles at `settled_at` and gives its index.
    pub(crate) fn open_batch(&mut self, seed: u64, settled_at: i64) -> u32 {
        let days = u64::try_from(settled_at.div_euclid(86_400)).unwrap_or(0) % 100_000;
        let running = (self.batches.len() as u64).wrapping_mul(7919).wrapping_add(seed) % 100_000;
        let lead = self.position as u64 + 1;
        // Eleven digits: from the tenth terminal on the first is 0 and two more say which.
        let number = if lead < 10 {
            lead * 10_000_000_000 + days * 100_000 + running
        } else {
            lead * 100_000_000 + days % 10_000 * 10_000 + running % 10_000
        };
        self.batches.push(Batch {
            settled_at,
            settled: true,
            number,
        });
        u32::try_from(self.batches.len() - 1).unwrap_or(NONE)
    }
}

/// The whole town.
#[derive(Clone, Debug)]
pub(crate) struct Town {
    pub(crate) seed: u64,
    pub(crate) zones: Zones,
    /// `terminalsetup` is allowed.
    pub(crate) may_setup: bool,
    /// Where the town's credentials are good.
    pub(crate) environment: Environment,
    pub(crate) users: Vec<User>,
    /// Positions of terminals whose PINs the town was told the wrong way round.
    pub(crate) swapped: Vec<(usize, usize)>,
    pub(crate) terminals: Vec<Terminal>,
    /// The scheduler has done all that was due until then, seconds since 1970.
    pub(crate) ran_until: i64,
}

impl Town {
    pub(crate) fn terminal(&self, position: usize) -> Option<&Terminal> {
        self.terminals.get(position)
    }

    /// The terminal with exactly this name.
    pub(crate) fn named(&self, name: &str) -> Option<&Terminal> {
        self.terminals.iter().find(|terminal| terminal.place.name == name)
    }

    /// The same, to be changed.
    pub(crate) fn named_mut(&mut self, name: &str) -> Option<&mut Terminal> {
        let mut terminals = self.terminals.iter_mut();
        terminals.find(|terminal| terminal.place.name == name)
    }

    /// The id of a payment.
    pub(crate) fn id(&self, terminal: usize, index: u32, payment: &Payment) -> String {
        let date = self.zones.eastern_clock(payment.time).date();
        identifier::write(self.seed, Family::Payment, terminal, index, date)
    }

    /// The id of a plan; empty when the terminal has no such plan.
    pub(crate) fn plan_id(&self, terminal: usize, number: u32) -> String {
        let plan = self.terminal(terminal).and_then(|t| t.plans.get(number as usize));
        plan.map_or_else(String::new, |plan| {
            identifier::write(self.seed, Family::Plan, terminal, number, plan.made)
        })
    }

    /// The number of the plan with this id in one of a terminal's books, unless it was deleted.
    pub(crate) fn find_plan(&self, position: usize, book: Book, id: &str) -> Option<u32> {
        let (family, owner, number) = identifier::read(self.seed, id)?;
        let plan = self.terminal(position)?.plans.get(number as usize)?;
        let same = family == Family::Plan && owner == position && self.plan_id(position, number) == id;
        (same && plan.book == book && !plan.deleted).then_some(number)
    }

    /// A fresh id for an answer that has no record of its own.
    pub(crate) fn slip(&mut self, position: usize, now: i64) -> String {
        let date = self.zones.eastern_clock(now).date();
        let number = self.terminals.get_mut(position).map_or(0, |terminal| {
            terminal.slips = terminal.slips.wrapping_add(1);
            terminal.slips
        });
        identifier::write(self.seed, Family::Slip, position, number, date)
    }

    /// The terminal and index of the payment with this id.
    pub(crate) fn find(&self, id: &str) -> Option<(usize, u32)> {
        let (family, position, index) = identifier::read(self.seed, id)?;
        let payment = self.terminal(position)?.payment(index)?;
        let same = family == Family::Payment && self.id(position, index, payment) == id;
        same.then_some((position, index))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use crate::config::Config;
    use crate::generate;
    use crate::places::MOST;

    #[test]
    fn a_batch_reference_has_eleven_digits_and_is_that_of_one_batch_only() {
        let config = Config {
            terminals: MOST,
            transactions: 20_000,
            ..Config::alder_creek(crate::calendar::instant(crate::trial::NOW))
        };
        let town = generate::town(&config).unwrap();
        let batches = || town.terminals.iter().flat_map(|terminal| &terminal.batches);
        assert!(batches().all(|batch| batch.wire().len() == 16));
        let references: HashSet<String> = batches().map(|batch| batch.wire()).collect();
        assert_eq!(references.len(), batches().count());
    }
}
