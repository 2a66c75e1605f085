use domain::{BillingCycle, HalfMonth, PlanKind, PlanResult, PlanState, SeenBy};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::MoneyView;

/// Where a plan stands, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PlanStanding {
    /// Written down here, not at Converge.
    Draft,
    /// Runs by itself at Converge.
    Running,
    /// Paused.
    Suspended,
    /// All payments were made.
    Finished,
    /// Ended at Converge for good.
    Ended,
    /// Crossed out here.
    Cancelled,
    /// How many payments were made is not known.
    Unknown,
}

/// What is known of Converge's copy of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AtConverge {
    /// A draft: it was never sent.
    NotSent,
    /// It has an id, and nobody has asked Converge about it.
    NeverAsked,
    /// The same there as here.
    Confirmed,
    /// There, and something is different.
    Differs,
    /// Converge knows no such plan.
    Missing,
    /// Found under another terminal.
    Elsewhere,
}

/// A value that can differ between our book and Converge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum PlanField {
    Terminal,
    Amount,
    Made,
    Total,
    Next,
    Cycle,
    Half,
    EndOfMonth,
    SkipNext,
    FirstName,
    LastName,
    Company,
    Phone,
    Email,
    Card,
    Expiry,
}

/// A plan in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlanRow {
    /// Our id.
    pub id: String,
    /// Our id of its terminal.
    pub terminal_id: String,
    /// The terminal's name.
    pub terminal_name: String,
    /// With an end or without.
    #[ts(type = "PlanKind")]
    pub kind: PlanKind,
    /// As the book keeps it.
    #[ts(type = "PlanState")]
    pub state: PlanState,
    /// Where it stands.
    pub standing: PlanStanding,
    /// Converge's id; null for a draft.
    pub gateway_id: Option<String>,
    /// What it is for.
    pub name: String,
    /// Who pays.
    pub customer: String,
    /// One payment.
    pub amount: MoneyView,
    /// Payments made; null where not known.
    pub made: Option<u32>,
    /// Payments in all; null for a plan without an end.
    pub total: Option<u32>,
    /// `3 of 10`.
    pub progress: String,
    /// All payments to come; null for a plan without an end.
    pub remaining: Option<MoneyView>,
    /// Next payment.
    pub next: Option<String>,
    /// How often.
    #[ts(type = "BillingCycle")]
    pub cycle: BillingCycle,
    /// `every month`.
    pub cycle_words: String,
    /// How the last payment ended.
    #[ts(type = "PlanResult | null")]
    pub last_result: Option<PlanResult>,
    /// In Converge's words.
    pub last_message: String,
    /// When.
    pub last_at: Option<String>,
    /// Converge's copy.
    pub at_converge: AtConverge,
    /// A sentence about it: `Not at Converge: created here 12 Sep, never confirmed.`
    pub at_converge_words: String,
    /// Brand as Converge writes it.
    pub card_brand: String,
    /// Last four digits.
    pub card_last4: String,
    /// `MM/YY`, empty where not known.
    pub card_expiry: String,
}

/// Which plans.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct PlansRequest {
    /// Our id of the account.
    pub account_id: String,
    /// Found in customer, name, card ending or id; empty for all.
    pub text: String,
    /// Only these; empty for all.
    pub standings: Vec<PlanStanding>,
    /// Only these; empty for all.
    pub at_converge: Vec<AtConverge>,
    /// First row, from 0.
    pub offset: u32,
    /// At most 1,000.
    pub limit: u32,
}

/// Plans, the next payment first.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlanList {
    /// A part of them.
    pub rows: Vec<PlanRow>,
    /// How many there are in all.
    pub total: u32,
    /// How many stand where, over the whole book.
    pub counts: Vec<PlanCount>,
}

/// How many plans stand somewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlanCount {
    /// Where.
    pub standing: PlanStanding,
    /// How many.
    pub count: u32,
}

/// A payment of a plan in the local copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlanPaid {
    /// Converge's id of the payment.
    pub id: String,
    /// When; null where it could not be read.
    pub at: Option<String>,
    /// How much; null where it could not be read.
    pub amount: Option<MoneyView>,
    /// How it ended.
    #[ts(type = "PlanResult")]
    pub result: PlanResult,
    /// In Converge's words.
    pub message: String,
    /// Approval code.
    pub approval: String,
    /// The API user that ran it; a payment of the schedule names none of ours.
    pub user: String,
}

/// A day on which a payment is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlanDay {
    /// The day.
    pub date: String,
    /// Which payment it is, from 1; null where not known.
    pub number: Option<u32>,
    /// `Saturday`, `Thanksgiving Day`; null on a day on which banks work.
    pub note: Option<String>,
}

/// Who pays, as typed or shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[allow(missing_docs)]
pub struct PlanPerson {
    pub first_name: String,
    pub last_name: String,
    pub company: String,
    pub phone: String,
    pub email: String,
}

/// Converge's copy of a plan at one terminal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlanSeenView {
    /// Our id of the terminal.
    pub terminal_id: String,
    /// Its name.
    pub terminal_name: String,
    /// Converge knows the plan there.
    pub found: bool,
    /// When it was asked.
    pub at: String,
    /// Who asked.
    pub who: String,
    /// How it came to be seen.
    #[ts(type = "SeenBy")]
    pub how: SeenBy,
    /// `2 of 10, next payment Oct 29, $125.00 every month`; empty where not found.
    pub words: String,
}

/// A value that is different there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlanDifference {
    /// Which.
    pub field: PlanField,
    /// Its name for people.
    pub label: String,
    /// In our book.
    pub here: String,
    /// At Converge.
    pub there: String,
    /// Ours can be sent as a change; else only theirs can be taken.
    pub can_keep: bool,
}

/// What one payment now would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TakePreview {
    /// Our id of the plan.
    pub plan_id: String,
    /// How much is charged.
    pub amount: MoneyView,
    /// `2 of 10`.
    pub before: String,
    /// `3 of 10`.
    pub after: String,
    /// The next scheduled payment, which an extra payment does not move; as Converge last
    /// told it.
    pub next: Option<String>,
    /// When Converge told it; null for what only our book says.
    pub next_told_at: Option<String>,
    /// What remains after it; null for a plan without an end.
    pub remaining: Option<MoneyView>,
    /// The whole of it in sentences.
    pub words: Vec<String>,
    /// Why it cannot be done, a sentence; null when it can.
    pub refused: Option<String>,
    /// What to look at first, sentences.
    pub warnings: Vec<String>,
}

/// Everything about one plan.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlanPage {
    /// As in the list.
    pub row: PlanRow,
    /// Who pays.
    pub person: PlanPerson,
    /// First payment.
    pub start: Option<String>,
    /// The two days, for twice a month.
    #[ts(type = "HalfMonth | null")]
    pub half: Option<HalfMonth>,
    /// Always on the last day of the month.
    pub end_of_month: bool,
    /// The next payment is left out once.
    pub skip_next: bool,
    /// The earlier payment whose card it takes.
    pub card_of: Option<String>,
    /// Why it was crossed out or ended.
    pub reason: String,
    /// When it came into the book.
    pub created_at: String,
    /// Who put it there.
    pub created_by: String,
    /// Payments so far, newest first.
    pub payments: Vec<PlanPaid>,
    /// Payments to come, at most two years or 60 of them.
    pub upcoming: Vec<PlanDay>,
    /// There are more than those.
    pub more_upcoming: bool,
    /// What to know about these dates.
    pub notice: Option<String>,
    /// What was seen at Converge, own terminal first.
    pub seen: Vec<PlanSeenView>,
    /// What is different there.
    pub differences: Vec<PlanDifference>,
    /// What one payment now would do.
    pub take: TakePreview,
}

/// A month of payments to come.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CalendarRequest {
    /// Our id of the account.
    pub account_id: String,
    /// `YYYY-MM`; this month without it.
    pub month: Option<String>,
}

/// A day of the calendar.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CalendarDay {
    /// The day.
    pub date: String,
    /// `Saturday`, `Thanksgiving Day`; null on a day on which banks work.
    pub note: Option<String>,
    /// Payments that will run.
    pub count: u32,
    /// Their sums, one a currency.
    pub amounts: Vec<MoneyView>,
    /// Our ids of the plans.
    pub plans: Vec<String>,
}

/// What will run.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Calendar {
    /// `YYYY-MM`.
    pub month: String,
    /// All of its days.
    pub days: Vec<CalendarDay>,
    /// Sums of the month, one a currency.
    pub amounts: Vec<MoneyView>,
    /// What to know about it, sentences.
    pub notices: Vec<String>,
}

/// Somebody to call.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FollowUp {
    /// The plan.
    pub row: PlanRow,
    /// Telephone.
    pub phone: String,
    /// E-mail address.
    pub email: String,
    /// What the last result means.
    pub meaning: String,
    /// What to say.
    pub say: String,
}

/// A card that runs out.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExpiringCard {
    /// The plan.
    pub row: PlanRow,
    /// Last day on which the card is good.
    pub expires_on: String,
    /// Days until then; negative when it is over.
    pub days_left: i32,
    /// Telephone.
    pub phone: String,
    /// E-mail address.
    pub email: String,
}

/// People to call about their plans.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PlanFollowUps {
    /// Plans whose last payment failed, the latest first.
    pub failed: Vec<FollowUp>,
    /// Cards that run out within 60 days, the first first.
    pub expiring: Vec<ExpiringCard>,
}
