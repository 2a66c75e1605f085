//! The town: four terminals, their transactions and their settled batches.

use crate::calendar::Zones;
use crate::identifier::{self, Family};
use crate::payment::{NONE, Payment};
use crate::places::{PLACES, Place};

/// A settled batch of one terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Batch {
    /// Seconds since 1970, UTC.
    pub(crate) settled_at: i64,
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
    /// 0 to 3.
    pub(crate) position: usize,
    pub(crate) place: &'static Place,
    pub(crate) pin: String,
    /// The API user may run `txnquery` and `total`.
    pub(crate) may_view: bool,
    /// A payment keeps its index for ever.
    pub(crate) payments: Vec<Payment>,
    /// Indexes of `payments`, oldest first.
    pub(crate) order: Vec<u32>,
    pub(crate) batches: Vec<Batch>,
}

impl Terminal {
    pub(crate) fn payment(&self, index: u32) -> Option<&Payment> {
        self.payments.get(index as usize)
    }

    /// The batch a payment was settled in.
    pub(crate) fn batch(&self, payment: &Payment) -> Option<Batch> {
        if payment.batch == NONE {
            None
        } else {
            self.batches.get(payment.batch as usize).copied()
        }
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
        let number = lead * 10_000_000_000 + days * 100_000 + running;
        self.batches.push(Batch { settled_at, number });
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
    pub(crate) terminals: Vec<Terminal>,
}

impl Town {
    pub(crate) fn terminal(&self, position: usize) -> Option<&Terminal> {
        self.terminals.get(position)
    }

    /// The terminal with exactly this name.
    pub(crate) fn named(&self, name: &str) -> Option<&Terminal> {
        self.terminals.iter().find(|terminal| terminal.place.name == name)
    }

    /// The id of a payment.
    pub(crate) fn id(&self, terminal: usize, index: u32, payment: &Payment) -> String {
        let date = self.zones.eastern_clock(payment.time).date();
        identifier::write(self.seed, Family::Payment, terminal, index, date)
    }

    /// The id of a recurring plan. All plans were made on one day long ago.
    pub(crate) fn plan_id(&self, terminal: usize, plan: u32) -> String {
        let date = jiff::civil::date(2023, 7, 3);
        identifier::write(self.seed, Family::Plan, terminal, plan, date)
    }

    /// The terminal and index of the payment with this id.
    pub(crate) fn find(&self, id: &str) -> Option<(usize, u32)> {
        let (family, position, index) = identifier::read(self.seed, id)?;
        let payment = self.terminal(position)?.payment(index)?;
        let same = family == Family::Payment && self.id(position, index, payment) == id;
        same.then_some((position, index))
    }
}

/// Position of the terminal with this name.
pub(crate) fn position(name: &str) -> Option<usize> {
    PLACES.iter().position(|place| place.name == name)
}
