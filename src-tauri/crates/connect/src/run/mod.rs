//! One payment from its start to its end (sections 9 to 11).
//!
//! The caller's record is written before the next step each time: before the request leaves,
//! and before the first look at what was started. Dropping a run stops looking, not the
//! payment: [`Run::resume`] goes on from the record.

mod follow;
mod laws;

use std::future::Future;
use std::time::Duration;

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender};

use crate::client::{Client, Started};
use crate::error::{CallError, Unanswered};
use crate::notification::Notification;
use crate::outcome::Outcome;
use crate::request::{TransactionKind, TransactionRequest};
use crate::transaction::Transaction;

pub use laws::Odd;

/// How long things may take.
#[derive(Debug, Clone, Copy)]
pub struct Timing {
    /// Between two looks.
    pub poll: Duration,
    /// To answer the signature question.
    pub signature: Duration,
    /// For a payment with a card at the machine, then it is unknown.
    pub present: Duration,
    /// For a payment with a typed card number.
    pub keyed: Duration,
    /// How long a payment that is not found is looked for: the machine may be off the network,
    /// or the service may have forgotten it after 12 hours.
    pub not_found: Duration,
    /// Looks after an end without a result.
    pub without_result: u32,
}

impl Default for Timing {
    fn default() -> Self {
        Self {
            poll: Duration::from_secs(1),
            signature: Duration::from_secs(80),
            present: Duration::from_secs(300),
            keyed: Duration::from_secs(600),
            not_found: Duration::from_secs(240),
            without_result: 5,
        }
    }
}

/// The record could not be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the record of the payment could not be written")]
pub struct NotWritten;

/// The durable record of a payment. Each call returns when what it was told is safe.
pub trait Journal: Send {
    /// A request is about to leave. If this fails, nothing is sent.
    fn starting(
        &mut self,
        tid: &str,
        request: &TransactionRequest,
    ) -> impl Future<Output = Result<(), NotWritten>> + Send;

    /// The service has begun and named the request. If this fails, the payment is called off
    /// and followed to its end all the same.
    fn running(&mut self, started: &Started) -> impl Future<Output = Result<(), NotWritten>> + Send;
}

/// What a run tells while it goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The service has begun.
    Started(Started),
    /// What the machine says, each once, in order.
    Notified(Notification),
    /// The clerk has to compare the signature. Without an answer in time the machine decides by
    /// itself, often for the payment.
    SignatureWanted {
        /// 1 for the first question.
        occurrence: usize,
        /// From now on.
        answer_within: Duration,
    },
    /// The answer was sent.
    SignatureSent(bool),
    /// The time for an answer is over.
    SignatureLate,
    /// An answer was given, but no question is open.
    SignatureNotAsked,
    /// The question has been settled, at the machine or by the answer.
    SignatureClosed,
    /// The wish to cancel was sent; whether it works shows later.
    CancelSent,
    /// The record could not be written; the payment is being called off.
    NotRecorded,
    /// A call failed; the run goes on.
    Trouble(CallError),
}

/// What the clerk says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Call it off, if it is not too late.
    Cancel,
    /// Whether the signature is right.
    Signature(bool),
}

/// Why a payment was lost sight of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lost {
    /// It took too long.
    Watchdog,
    /// It ended without a result.
    WithoutResult,
    /// The service does not know it, or does not let us look.
    Refused(CallError),
}

/// How a run ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// Nothing was sent: the record could not be written.
    NotRecorded,
    /// Nothing was started.
    NotStarted(CallError),
    /// It may be running, under an id that nobody told us. Never to be sent again by itself.
    StartUnknown(Unanswered),
    /// It has a result.
    Finished {
        /// What the service says of it.
        transaction: Box<Transaction>,
        /// In what it differs from what was asked.
        odd: Vec<Odd>,
    },
    /// It was started, and what became of it is not known.
    Lost {
        /// Why.
        why: Lost,
        /// What was seen last.
        last: Option<Box<Transaction>>,
    },
}

impl End {
    /// What it means for the money; nothing started is not paid.
    pub fn outcome(&self) -> Outcome {
        match self {
            Self::NotRecorded | Self::NotStarted(_) => Outcome::NotPaid,
            Self::StartUnknown(_) | Self::Lost { .. } => Outcome::Unknown,
            Self::Finished { transaction, .. } => transaction.outcome(),
        }
    }

    /// The last that was seen of it.
    pub fn transaction(&self) -> Option<&Transaction> {
        match self {
            Self::Finished { transaction, .. } => Some(transaction),
            Self::Lost { last, .. } => last.as_deref(),
            _ => None,
        }
    }
}

/// One payment at one card machine.
#[derive(Debug)]
pub struct Run<'a> {
    /// The account.
    pub client: &'a Client,
    /// Terminal id.
    pub tid: &'a str,
    /// How long things may take.
    pub timing: Timing,
    /// Where it tells what happens. Nobody has to listen.
    pub events: UnboundedSender<Event>,
    /// What the clerk says.
    pub commands: UnboundedReceiver<Command>,
}

impl Run<'_> {
    /// Takes a payment: record, start, record, then looks until it ends.
    pub async fn take(mut self, request: &TransactionRequest, journal: &mut impl Journal) -> End {
        if journal.starting(self.tid, request).await.is_err() {
            return End::NotRecorded;
        }
        let started = match self.client.start(self.tid, request).await {
            Ok(started) => started,
            Err(CallError::Unknown(why)) => return End::StartUnknown(why),
            Err(error) => return End::NotStarted(error),
        };
        let recorded = journal.running(&started).await.is_ok();
        self.tell(Event::Started(started.clone()));
        if !recorded {
            self.tell(Event::NotRecorded);
            self.cancel(&started.request_id).await;
        }
        let limit = if request.not_present {
            self.timing.keyed
        } else {
            self.timing.present
        };
        let end = self.follow(&started.request_id, limit).await;
        match end {
            End::Finished { transaction, .. } => End::Finished {
                odd: laws::odd(request, &transaction),
                transaction,
            },
            other => other,
        }
    }

    /// Goes on looking at a payment that was started before, by its record.
    pub async fn resume(mut self, request_id: &str, kind: TransactionKind, not_present: bool) -> End {
        let limit = if not_present {
            self.timing.keyed
        } else {
            self.timing.present
        };
        match self.follow(request_id, limit).await {
            End::Finished { transaction, .. } => End::Finished {
                odd: laws::odd_kind(kind, &transaction).into_iter().collect(),
                transaction,
            },
            other => other,
        }
    }

    fn tell(&self, event: Event) {
        let _ = self.events.send(event);
    }
}
