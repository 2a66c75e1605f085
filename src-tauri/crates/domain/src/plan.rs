//! Plans of the town's book.

use crate::codes::coded;

coded! {
    /// Which of the two families a plan belongs to.
    pub enum PlanKind {
        /// Without an end.
        Recurring = 1, "recurring";
        /// A number of payments.
        Installment = 2, "installment";
    }
}

coded! {
    /// Where a plan of the book stands. Whether it runs, is suspended or finished follows from
    /// its cycle and its payments.
    pub enum PlanState {
        /// Written down here, not sent.
        Draft = 1, "draft";
        /// At the gateway, as far as the book knows.
        Active = 2, "active";
        /// Ended at the gateway for good.
        Ended = 3, "ended";
        /// Crossed out here, with a reason; the gateway was not asked to do anything.
        Cancelled = 4, "cancelled";
    }
}

coded! {
    /// How the last payment of a plan ended.
    pub enum PlanResult {
        /// Money was taken.
        Approved = 1, "approved";
        /// The bank said no; nothing was taken.
        Declined = 2, "declined";
        /// It is not known whether money was taken.
        Unknown = 3, "unknown";
    }
}

coded! {
    /// How the gateway's copy of a plan came to be seen.
    pub enum SeenBy {
        /// Asked for when the plan was adopted.
        Adopted = 1, "adopted";
        /// Asked for when the book was compared.
        Compared = 2, "compared";
        /// Asked for before or after a payment or change.
        Looked = 3, "looked";
        /// In the answer to a payment or change.
        Answered = 4, "answered";
    }
}

/// The payments that are left; `None` for a plan without an end.
pub fn payments_left(kind: PlanKind, made: Option<u32>, total: Option<u32>) -> Option<u32> {
    match kind {
        PlanKind::Recurring => None,
        PlanKind::Installment => Some(total?.saturating_sub(made.unwrap_or(0))),
    }
}
