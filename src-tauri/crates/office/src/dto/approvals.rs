use domain::Sensitive;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::MoneyView;

/// How a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ApprovalState {
    /// Waits for a second person.
    Waiting,
    /// Approved; see `intentId` and `problem`.
    Approved,
    /// Refused; nothing was done.
    Refused,
    /// Taken back by who asked.
    Withdrawn,
    /// Nobody decided in time; nothing was done. Ask again.
    Expired,
}

/// A request for a second person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ApprovalView {
    /// Our id.
    pub id: String,
    /// What people call it: `R-0031`.
    pub number: String,
    /// Our id of the account.
    pub account_id: String,
    /// Our id of the terminal.
    pub terminal_id: String,
    /// Its name.
    pub terminal_name: String,
    /// The kind of act, a word: `void`, `return`, `settle` …
    pub act: String,
    /// The original payment, by the gateway's id; null where it is not about one.
    pub payment_id: Option<String>,
    /// What it is about: the payment, or our id of a plan or terminal.
    pub target: String,
    /// The sum, where there is one.
    pub amount: Option<MoneyView>,
    /// What was asked, in words: `return $180.00 of the sale …`.
    pub summary: String,
    /// The town's reason in words.
    pub reason: String,
    /// As typed.
    pub note: String,
    /// Who asked.
    pub requested_by: String,
    /// When.
    pub requested_at: String,
    /// From then on nobody may approve it.
    pub expires_at: String,
    /// How it stands.
    pub state: ApprovalState,
    /// Who decided, or took it back.
    pub decided_by: Option<String>,
    /// When.
    pub decided_at: Option<String>,
    /// As typed.
    pub decision_note: String,
    /// What carries it out, by our id; null until then.
    pub intent_id: Option<String>,
    /// Why it was approved and not carried out, a sentence.
    pub problem: Option<String>,
    /// Exactly what was asked, as a digest. It is sent along with the decision: whoever
    /// approves approves this and nothing else.
    pub bound: String,
    /// Whoever is signed in may decide it now.
    pub may_decide: bool,
    /// Whoever is signed in asked for it and may take it back.
    pub may_withdraw: bool,
    /// Why whoever is signed in may not decide, a sentence; null where they may, and where
    /// nothing is to be decided.
    pub refused: Option<String>,
}

/// A reason of the town's own list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReasonView {
    /// Our id.
    pub id: String,
    /// The town's words.
    pub words: String,
    /// No longer offered.
    pub retired: bool,
}

/// The inbox.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Approvals {
    /// Those that wait, oldest first.
    pub waiting: Vec<ApprovalView>,
    /// Those that do not any more, newest first, at most 200.
    pub decided: Vec<ApprovalView>,
    /// The town's reasons in their order.
    pub reasons: Vec<ReasonView>,
}

/// Decide a request: as whoever is signed in (their password typed in the last five minutes),
/// or as another person at the same screen, with their own name and password; who is signed in
/// stays signed in.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DecideApproval {
    /// Our id of the request.
    pub id: String,
    /// As it was shown.
    pub bound: String,
    /// Yes or no.
    pub approve: bool,
    /// A few words; needed for a no.
    pub note: String,
    /// Who decides; null for whoever is signed in.
    pub name: Option<String>,
    /// Their password; with a name only.
    #[ts(type = "string | null")]
    pub password: Option<Sensitive<String>>,
}

/// Keep a reason.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SaveReason {
    /// Our id; null for a new one.
    pub id: Option<String>,
    /// The town's words.
    pub words: String,
    /// No longer offered.
    pub retired: bool,
}

/// The town's reasons.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Reasons {
    /// In their order, with those no longer offered.
    pub reasons: Vec<ReasonView>,
}
