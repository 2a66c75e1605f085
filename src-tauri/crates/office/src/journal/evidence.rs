//! What the gateway shows before an act, and what it shows after.

use serde::{Deserialize, Serialize};

/// Where a payment stands at the gateway.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    /// In the open batch, can be voided.
    Open,
    /// Settled, or scheduled for it.
    Settled,
    /// Voided.
    Voided,
    /// Anything else.
    Other,
}

/// A payment that the gateway shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentSeen {
    /// The gateway's id.
    pub id: String,
    /// Our reference in it, where there is one.
    pub reference: String,
    /// Who ran it, in the gateway's words.
    pub user: String,
    /// UTC milliseconds, read in the gateway's zone; `None` where unreadable.
    pub at: Option<i64>,
    /// Minor units.
    pub amount: Option<i64>,
    /// It was approved.
    pub approved: bool,
}

/// What is read before an act and kept with its intent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum Witness {
    /// Of a payment that is to be voided or returned.
    Payment {
        /// The gateway's id of it.
        id: String,
        /// Last four digits of its card.
        last4: String,
        /// Where it stood.
        shown: Shown,
        /// Minor units given back of it so far.
        refunded: i64,
        /// Returns that were there already.
        returns: Vec<String>,
        /// The gateway's clock then, UTC milliseconds. Look-ups begin where this one did.
        gateway_time: i64,
    },
    /// Of a plan.
    Plan {
        /// The gateway's id of it; empty for one that is to be added.
        id: String,
        /// It is an installment plan.
        installment: bool,
        /// Payments made so far.
        made: u32,
        /// Payments of it that were there already.
        payments: Vec<String>,
        /// The texts that an update is to give it.
        wanted: Vec<(String, String)>,
        /// The same texts before.
        before: Vec<(String, String)>,
        /// The gateway's clock then, UTC milliseconds. Look-ups begin where this one did.
        gateway_time: i64,
    },
    /// Of an open batch that is to be settled.
    Batch {
        /// Payments in it.
        count: u32,
        /// Net sum in minor units.
        amount: i64,
        /// Ids of payments in it, as many as were asked for.
        open: Vec<String>,
        /// The gateway's clock then, UTC milliseconds. Look-ups begin where this one did.
        gateway_time: i64,
    },
}

impl Witness {
    /// The gateway's clock when it was read, UTC milliseconds.
    pub fn gateway_time(&self) -> i64 {
        match self {
            Self::Payment { gateway_time, .. }
            | Self::Plan { gateway_time, .. }
            | Self::Batch { gateway_time, .. } => *gateway_time,
        }
    }
}

/// What a look-up showed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// All that was announced arrived.
    pub complete: bool,
    /// The gateway's clock, UTC milliseconds; `None` where it did not say.
    pub gateway_time: Option<i64>,
    /// What was there.
    pub found: Found,
}

/// See [`Evidence`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum Found {
    /// About a payment.
    Payment {
        /// Where it stands; `None` when it is not shown.
        shown: Option<Shown>,
        /// Minor units given back of it.
        refunded: Option<i64>,
        /// Returns in the window.
        returns: Vec<PaymentSeen>,
    },
    /// About a plan.
    Plan {
        /// The gateway knows it.
        exists: bool,
        /// Payments made.
        made: Option<u32>,
        /// `YYYY-MM-DD`
        next: Option<String>,
        /// Payments of it in the window.
        payments: Vec<PaymentSeen>,
        /// The texts named by the witness, as they are now.
        texts: Vec<(String, String)>,
    },
    /// About a batch.
    Batch {
        /// Payments open now.
        count: Option<u32>,
        /// Net sum open now.
        amount: Option<i64>,
        /// Of the payments in the witness: how many are no longer open, and how many were
        /// shown at all.
        gone: u32,
        /// See above.
        shown: u32,
    },
}
