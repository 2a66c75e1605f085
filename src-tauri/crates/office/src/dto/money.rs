//! Acts that move money: what may be done with a payment, a plan, a batch; and what became of
//! what was done.

use domain::{ActKind, IntentState};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::MoneyView;

/// Which of the two ways a reversal takes now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReverseKind {
    /// Out of the open batch: nobody is charged.
    Void,
    /// Money goes back after settlement.
    Return,
    /// Not at all; `why` says so.
    Nothing,
}

/// What the one button of a payment does now. Read from the gateway at this moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReverseOffer {
    /// Our id of the account.
    pub account_id: String,
    /// The gateway's id of the payment.
    pub id: String,
    /// Our name of the terminal.
    pub terminal_name: String,
    /// Whose payment it is.
    pub customer: String,
    /// Invoice or reference.
    pub invoice: String,
    /// What reversing does now.
    pub what: ReverseKind,
    /// A sentence: what it means for the resident, or why it cannot be done.
    pub meaning: String,
    /// A stable word beside `meaning` where nothing can be done: `offline`, `declined`,
    /// `voided`, `returned`, `not_a_sale`, `under_way`, `requested`, `settling`, `unread_amount`,
    /// `from_file`, `no_pin`, `not_found`.
    pub why: Option<String>,
    /// What the payment was.
    pub amount: Option<MoneyView>,
    /// Given back so far.
    pub refunded: Option<MoneyView>,
    /// Asked for and not decided yet.
    pub pending: Option<MoneyView>,
    /// The most that can go back now.
    pub remains: Option<MoneyView>,
    /// Service fee in it, which does not come back.
    pub fee: Option<MoneyView>,
    /// Until when a void is possible as far as earlier batches tell; an instant.
    pub until: Option<String>,
    /// That an amount may be chosen: a return may be for a part.
    pub partial: bool,
    /// A second person has to approve it.
    pub needs_approval: bool,
    /// The act about this payment that is under way or not known, by our id.
    pub intent_id: Option<String>,
}

/// Asks for a reversal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReverseRequest {
    /// Our id of the account.
    pub account_id: String,
    /// The gateway's id of the payment.
    pub id: String,
    /// What the person was told it would do. If that changed meanwhile, nothing is done.
    pub what: ReverseKind,
    /// How much goes back, as typed, e.g. `180.00`.
    pub amount: String,
    /// Last four digits of the card, typed once more.
    pub last4: String,
    /// The town's reason, by its id.
    pub reason: String,
    /// As typed.
    #[serde(default)]
    pub note: String,
}

/// What became of an act that was asked for: carried out, or put before a second person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum ActStarted {
    /// It is under way; look at the intent.
    UnderWay {
        /// Our id of the intent.
        intent_id: String,
    },
    /// It waits for a second person.
    Requested {
        /// Our id of the request.
        approval_id: String,
        /// Its number as people say it, e.g. `R-0031`.
        number: String,
    },
}

/// Names an intent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct IntentRequest {
    /// Our id of it.
    pub intent_id: String,
}

/// Which intents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct IntentsRequest {
    /// Our id of the account; null for all.
    pub account_id: Option<String>,
    /// About this payment or plan only.
    #[serde(default)]
    pub target: Option<String>,
    /// Only those that are under way, unknown, or wait for a person.
    #[serde(default)]
    pub open: bool,
}

/// One step in the life of an intent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct IntentStepView {
    /// When.
    pub at: String,
    /// Where it stood after it.
    #[ts(type = "IntentState")]
    pub state: IntentState,
    /// What happened, a sentence.
    pub text: String,
}

/// A payment at the gateway that may be the one that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CandidateView {
    /// The gateway's id.
    pub id: String,
    /// When; null where the gateway's time could not be read.
    pub at: Option<String>,
    /// How much.
    pub amount: Option<MoneyView>,
    /// Who ran it, in the gateway's words; `scheduler` and the like is the gateway itself.
    pub user: String,
}

/// An act that was asked of the gateway, and what is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct IntentView {
    /// Our id.
    pub id: String,
    /// Our id of the account.
    pub account_id: String,
    /// Our id of the terminal.
    pub terminal_id: String,
    /// Its name.
    pub terminal_name: String,
    /// What.
    #[ts(type = "ActKind")]
    pub kind: ActKind,
    /// Where it stands.
    #[ts(type = "IntentState")]
    pub state: IntentState,
    /// That it is over.
    pub ended: bool,
    /// The payment (the gateway's id) or the plan (our id) it is about.
    pub target: String,
    /// How much.
    pub amount: Option<MoneyView>,
    /// What was asked, in words: `void of $45.00`.
    pub summary: String,
    /// How it stands, a short sentence.
    pub headline: String,
    /// What that means.
    pub meaning: String,
    /// What to do, or what happens next; empty where there is nothing to do.
    pub next: String,
    /// What to tell the resident; empty where there is nothing to tell.
    pub tell: String,
    /// The gateway's id of the payment that came of it.
    pub txn: Option<String>,
    /// Approval code.
    pub approval: Option<String>,
    /// The gateway's own words.
    pub message: Option<String>,
    /// The gateway's code, in small text at the end.
    pub code: Option<String>,
    /// Payments made of the plan, where it was one.
    pub made: Option<u32>,
    /// Next date of the plan, `YYYY-MM-DD`.
    pub next_date: Option<String>,
    /// Who asked.
    pub requested_by: String,
    /// Who approved it.
    pub approved_by: Option<String>,
    /// The town's reason.
    pub reason: String,
    /// As typed.
    pub note: String,
    /// When it was written down.
    pub armed_at: String,
    /// When it was sent.
    pub sent_at: Option<String>,
    /// When it ended.
    pub ended_at: Option<String>,
    /// How often it was looked up.
    pub looks: u32,
    /// When it is looked up next.
    pub next_look_at: Option<String>,
    /// What happened, oldest first; empty in lists.
    pub steps: Vec<IntentStepView>,
    /// Payments that may be this one; empty in lists.
    pub candidates: Vec<CandidateView>,
    /// A person may say what happened.
    pub may_decide: bool,
    /// A person may ask for the same again, as a new act.
    pub may_repeat: bool,
    /// The intent that this one repeats.
    pub previous: Option<String>,
}

/// Intents, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Intents {
    /// At most 200.
    pub intents: Vec<IntentView>,
}

/// Says what a person found out, where reading cannot decide it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DecideIntent {
    /// Our id of it.
    pub intent_id: String,
    /// It happened.
    pub happened: bool,
    /// The gateway's id of the payment, where one came of it.
    pub txn: Option<String>,
    /// How this was found out; goes into the activity.
    pub reason: String,
}

/// Asks for the same again, as a new act linked to the one that did not happen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RepeatIntent {
    /// Our id of the one that did not happen.
    pub intent_id: String,
    /// The amount, typed once more.
    pub amount: String,
}

/// Names an open batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SettleLook {
    /// Our id of the terminal.
    pub terminal_id: String,
}

/// An open batch as the gateway and as our copy have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SettleOffer {
    /// Our id of the terminal.
    pub terminal_id: String,
    /// Its name.
    pub terminal_name: String,
    /// Payments in it, by the gateway.
    pub count: u32,
    /// Net sum, by the gateway.
    pub amount: MoneyView,
    /// Payments that are open in our copy.
    pub our_count: u32,
    /// Net sum of those.
    pub our_amount: MoneyView,
    /// Both agree to the cent.
    pub agrees: bool,
    /// A sentence about the comparison, or why nothing can be settled.
    pub meaning: String,
    /// It may be settled now.
    pub possible: bool,
    /// Payments that would stop the batch (no amount, held), by the gateway's ids.
    pub troubles: Vec<SettleTrouble>,
    /// A second person has to approve it.
    pub needs_approval: bool,
    /// The settlement of this terminal that is under way or not known.
    pub intent_id: Option<String>,
    /// When the gateway was asked.
    pub asked_at: String,
}

/// A payment to look at before the batch is settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SettleTrouble {
    /// The gateway's id.
    pub id: String,
    /// A sentence.
    pub text: String,
}

/// Asks to settle what was shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SettleRequest {
    /// Our id of the terminal.
    pub terminal_id: String,
    /// As shown. If it changed meanwhile, nothing is done.
    pub count: u32,
    /// Net sum as shown, minor units.
    pub amount_minor: String,
    /// As typed.
    #[serde(default)]
    pub note: String,
}

/// Takes one payment of a plan now, outside its cycle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TakePlanPayment {
    /// Our id of the plan.
    pub plan_id: String,
    /// Payments made as shown. If that changed meanwhile, nothing is done.
    pub made: Option<u32>,
    /// The town's reason, where a second person is asked.
    #[serde(default)]
    pub reason: String,
    /// As typed.
    #[serde(default)]
    pub note: String,
}

/// Puts a draft of the book into the gateway's book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SendPlan {
    /// Our id of the plan.
    pub plan_id: String,
    /// The town's reason, where a second person is asked.
    #[serde(default)]
    pub reason: String,
    /// As typed.
    #[serde(default)]
    pub note: String,
}

/// Changes a plan at the gateway.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChangePlan {
    /// Our id of the plan.
    pub plan_id: String,
    /// From the preview, unchanged.
    pub change: String,
    /// The town's reason, where a second person is asked.
    #[serde(default)]
    pub reason: String,
    /// As typed.
    #[serde(default)]
    pub note: String,
}

/// Ends a plan at the gateway for good.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EndPlan {
    /// Our id of the plan.
    pub plan_id: String,
    /// Why.
    pub reason: String,
    /// As typed.
    #[serde(default)]
    pub note: String,
}
