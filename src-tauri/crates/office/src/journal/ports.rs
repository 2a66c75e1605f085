//! What the journal needs from outside.

use std::future::Future;

use ledger::{Intent, IntentStep};
use serde::{Deserialize, Serialize};

use super::evidence::Evidence;

/// What became of an act, in the gateway's words or as it was found. Kept with the intent; no
/// secret and no full card number is in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Told {
    /// Why it stands where it stands, a stable word.
    pub why: String,
    /// The gateway's id of the payment that was made, where there is one.
    pub txn: Option<String>,
    /// Approval code with its zeros.
    pub approval: Option<String>,
    /// `ssl_result_message`, or the name of an error.
    pub message: Option<String>,
    /// `errorCode`, or the issuer's response.
    pub code: Option<String>,
    /// As the gateway wrote it.
    pub time: Option<String>,
    /// Minor units that were booked, where the answer says.
    pub amount: Option<i64>,
    /// Payments made, of a plan.
    pub made: Option<u32>,
    /// `YYYY-MM-DD`, of a plan.
    pub next: Option<String>,
    /// The gateway's id of a plan that was added.
    pub plan: Option<String>,
    /// Since when complete reads show no effect, UTC milliseconds.
    pub absent_since: Option<i64>,
    /// Payments that may be this one, for a person to decide.
    pub candidates: Vec<String>,
    /// The issuer's duplicate rule said no: the first attempt may stand approved.
    pub duplicate_rule: bool,
    /// Of the last look-up, a sentence for support.
    pub detail: Option<String>,
    /// Who decided, where a person did.
    pub by: Option<String>,
}

impl Told {
    /// Something that is only a reason.
    pub fn because(why: &str) -> Self {
        Self {
            why: why.to_owned(),
            ..Self::default()
        }
    }
}

/// How sending ended: a closed table. Whatever is not a proof is [`Sent::Unknown`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sent {
    /// A complete answer says that it was done.
    Approved(Told),
    /// A complete answer says that the issuer or a rule said no.
    Declined(Told),
    /// A documented error code says that nothing was authorized.
    Rejected(Told),
    /// No byte left this computer.
    NotSent(Told),
    /// Everything else.
    Unknown(Told),
}

/// A look-up that told nothing. The intent stays as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookFailed {
    /// For support; never a secret.
    pub detail: String,
}

/// The gateway, as the journal sees it: one act and its look-ups.
pub trait Teller: Send + Sync {
    /// Sends the request once.
    fn send(&self, intent: &Intent) -> impl Future<Output = Sent> + Send;
    /// Reads what the gateway shows now about the intent's target. Reads only.
    fn look(&self, intent: &Intent) -> impl Future<Output = Result<Evidence, LookFailed>> + Send;
}

/// Why the journal could not be written or read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreError {
    /// Another intent about the same target is open, or came since the witness was read.
    Taken,
    /// Anything else: nothing may be sent.
    Failed(String),
}

/// Where intents are kept. Each change is durable when its future is done.
pub trait Store: Send + Sync {
    /// Writes a new, armed intent, if `after` is still the latest one about its target.
    fn arm(
        &self,
        intent: &Intent,
        after: Option<&str>,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;
    /// Reads an intent.
    fn read(&self, id: &str) -> impl Future<Output = Result<Option<Intent>, StoreError>> + Send;
    /// All that are open.
    fn open(&self) -> impl Future<Output = Result<Vec<Intent>, StoreError>> + Send;
    /// Takes a step if the intent stands where `intent` says; answers whether it did.
    fn advance(
        &self,
        intent: &Intent,
        step: &IntentStep,
        told: &Told,
        next_look: Option<i64>,
        looked: bool,
    ) -> impl Future<Output = Result<bool, StoreError>> + Send;
}
