use domain::{BillingCycle, HalfMonth, PlanKind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AtConverge, BrakeView, MoneyView, PlanField, PlanPerson, PlanRow, RowAction};

/// A plan as typed: new, or in place of a draft.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavePlan {
    /// Our id of a draft; null for a new one.
    pub id: Option<String>,
    /// Our id of the account.
    pub account_id: String,
    /// Our id of the terminal.
    pub terminal_id: String,
    /// With an end or without.
    #[ts(type = "PlanKind")]
    pub kind: PlanKind,
    /// What it is for.
    pub name: String,
    /// One payment, as typed.
    pub amount: String,
    /// Payments in all.
    pub total: Option<u32>,
    /// First payment, `YYYY-MM-DD`.
    pub next: String,
    /// How often.
    #[ts(type = "BillingCycle")]
    pub cycle: BillingCycle,
    /// The two days, for twice a month.
    #[ts(type = "HalfMonth | null")]
    pub half: Option<HalfMonth>,
    /// Always on the last day of the month.
    pub end_of_month: bool,
    /// Leave out the first payment.
    pub skip_next: bool,
    /// Who pays.
    pub person: PlanPerson,
    /// Converge's id of the earlier approved payment whose card is used.
    pub card_of: Option<String>,
}

/// Take a plan into the book by its id at Converge.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AdoptPlan {
    /// Our id of the account.
    pub account_id: String,
    /// Our id of the terminal; null asks each terminal that can have plans.
    pub terminal_id: Option<String>,
    /// With an end or without; null tries both.
    #[ts(type = "PlanKind | null")]
    pub kind: Option<PlanKind>,
    /// As pasted.
    pub gateway_id: String,
    /// What it is for.
    pub name: String,
}

/// Ids of plans that stand in the copy of payments and not in the book.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UnknownPlan {
    /// Converge's id.
    pub gateway_id: String,
    /// Our id of the terminal.
    pub terminal_id: String,
    /// Its name.
    pub terminal_name: String,
    /// With an end or without.
    #[ts(type = "PlanKind")]
    pub kind: PlanKind,
    /// Who paid.
    pub customer: String,
    /// The latest payment.
    pub amount: Option<MoneyView>,
    /// Payments found.
    pub payments: u32,
}

/// Plans that are not in the book.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct UnknownPlans {
    /// The most payments first.
    pub plans: Vec<UnknownPlan>,
}

/// Cross a plan out in our book.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CancelPlan {
    /// Our id.
    pub plan_id: String,
    /// Why.
    pub reason: String,
}

/// Decide about a value that is different at Converge: take theirs.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TakeTheirs {
    /// Our id of the plan.
    pub plan_id: String,
    /// Which values.
    pub fields: Vec<PlanField>,
}

/// What a change of a plan at Converge would do, before it is asked for.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct PlanChangeRequest {
    /// Our id of the plan.
    pub plan_id: String,
    /// Send what our book says of these values, where Converge says something else.
    pub keep: Vec<PlanField>,
    /// One payment, as typed.
    pub amount: Option<String>,
    /// Payments in all.
    pub total: Option<u32>,
    /// Next payment, `YYYY-MM-DD`.
    pub next: Option<String>,
    /// How often; `suspended` pauses the plan.
    #[ts(type = "BillingCycle | null")]
    pub cycle: Option<BillingCycle>,
    /// The two days, for twice a month.
    #[ts(type = "HalfMonth | null")]
    pub half: Option<HalfMonth>,
    /// Always on the last day of the month.
    pub end_of_month: Option<bool>,
    /// Leave out the next payment once.
    pub skip_next: Option<bool>,
    /// Who pays.
    pub person: Option<PlanPerson>,
}

/// A change in words, ready to be asked for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PlanChangePreview {
    /// What changes and from when, sentences.
    pub words: Vec<String>,
    /// To be handed over with the request, unchanged.
    pub change: String,
}

/// Compare the book with Converge.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CompareRequest {
    /// Names the operation, to cancel it.
    pub operation_id: String,
    /// Our id of the account.
    pub account_id: String,
    /// Only these plans; null for all.
    pub plan_ids: Option<Vec<String>>,
}

/// How far the comparison is.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CompareEvent {
    /// It begins.
    Started {
        /// Plans to ask for.
        plans: u32,
    },
    /// One more was asked for.
    Progress {
        /// Plans done.
        done: u32,
        /// Plans in all.
        plans: u32,
    },
}

/// A plan that was compared.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Compared {
    /// The plan, with what was found.
    pub row: PlanRow,
    /// Why it could not be asked for; null when it was.
    pub failed: Option<String>,
}

/// What the comparison found.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CompareReport {
    /// Every plan that was looked at and is not the same on both sides.
    pub rows: Vec<Compared>,
    /// How many stand how.
    pub counts: Vec<ComparedCount>,
    /// Plans that could not be asked for.
    pub failed: u32,
    /// It was stopped before the end.
    pub cancelled: bool,
    /// The brake of the account.
    pub brake: BrakeView,
    /// A sentence.
    pub sentence: String,
}

/// How many plans stand how at Converge.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ComparedCount {
    /// How.
    pub at_converge: AtConverge,
    /// How many.
    pub count: u32,
}

/// A row of a file of plans, judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlanFileRow {
    /// Row in the file, as spreadsheets count.
    pub row: u32,
    /// Who pays.
    pub customer: String,
    /// What it is for.
    pub name: String,
    /// One payment; null where it cannot be read.
    pub amount: Option<MoneyView>,
    /// `2 of 10`.
    pub progress: String,
    /// What it would do.
    pub action: RowAction,
    /// What is wrong, sentences.
    pub problems: Vec<String>,
    /// What to know, sentences.
    pub warnings: Vec<String>,
}

/// A file of plans that was looked at.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PlanFilePreview {
    /// Names it, to apply it; null when there is nothing to apply.
    pub token: Option<String>,
    /// Its name; empty when nothing was chosen.
    pub file: String,
    /// Its rows.
    pub rows: Vec<PlanFileRow>,
    /// Columns that are used.
    pub columns: Vec<String>,
    /// Columns that are not.
    pub ignored: Vec<String>,
    /// What is wrong with the file as a whole.
    pub problems: Vec<String>,
    /// Rows that would be added.
    pub new: u32,
    /// Rows that would change something.
    pub changed: u32,
    /// Rows that are here already.
    pub same: u32,
    /// Rows with a problem.
    pub bad: u32,
}

/// Take a file of plans into the book.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ApplyPlanFile {
    /// From the preview.
    pub token: String,
    /// Leave rows with a problem out instead of saving nothing.
    pub leave_out_bad: bool,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlanFileDone {
    /// Plans added.
    pub added: u32,
    /// Plans changed.
    pub changed: u32,
    /// Plans that were here already.
    pub same: u32,
    /// Rows left out.
    pub left_out: u32,
    /// A sentence.
    pub sentence: String,
}
