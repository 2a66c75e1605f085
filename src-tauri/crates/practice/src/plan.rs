//! A plan of the recurring book (Converge fact sheet sections 11 to 13).

use jiff::civil::Date;

use crate::calendar::Zones;
use crate::cycle::{Cycle, Rhythm};
use crate::payment::{Brand, Card};

/// Which of the two families a plan belongs to. Both share one book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Book {
    Recurring,
    Installment,
}

impl Book {
    /// The field that names a plan.
    pub(crate) fn id_field(self) -> &'static str {
        match self {
            Book::Recurring => "ssl_recurring_id",
            Book::Installment => "ssl_installment_id",
        }
    }

    /// The refusal for an id that names none.
    pub(crate) fn unknown(self) -> &'static str {
        match self {
            Book::Recurring => "5033",
            Book::Installment => "5034",
        }
    }

    /// The word in the ledger.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Book::Recurring => "recurring",
            Book::Installment => "installment",
        }
    }
}

/// A record of the book.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) book: Book,
    /// US Eastern day on which it was made; part of its id.
    pub(crate) made: Date,
    /// When it was made or changed last, seconds since 1970: it never runs before.
    pub(crate) changed_at: i64,
    /// Minor units of each payment.
    pub(crate) amount: u32,
    pub(crate) start: Date,
    pub(crate) next: Date,
    pub(crate) rhythm: Rhythm,
    /// The next due payment is left out once.
    pub(crate) skip: bool,
    /// Number of payments of an installment plan; 0 for a recurring one.
    pub(crate) total: u32,
    /// Payments run so far.
    pub(crate) paid: u32,
    pub(crate) deleted: bool,
    pub(crate) card: Card,
    /// Names, address and the like, by their field names.
    pub(crate) texts: Vec<(&'static str, String)>,
}

impl Plan {
    /// All payments were made.
    pub(crate) fn is_finished(&self) -> bool {
        self.book == Book::Installment && self.paid >= self.total
    }

    /// Paid from a bank account.
    pub(crate) fn is_check(&self) -> bool {
        self.card.brand == Brand::Check
    }

    /// The scheduler will run it some day.
    pub(crate) fn is_running(&self) -> bool {
        !self.deleted && !self.is_finished() && self.rhythm.cycle != Cycle::Suspended
    }

    /// When the scheduler runs it next, seconds since 1970.
    pub(crate) fn due(&self, zones: &Zones) -> i64 {
        zones.plans_run(self.next).max(self.changed_at)
    }

    /// The payments that remain; `None` for a plan without an end.
    pub(crate) fn left(&self) -> Option<u32> {
        match self.book {
            Book::Installment => Some(self.total.saturating_sub(self.paid)),
            Book::Recurring => None,
        }
    }
}
