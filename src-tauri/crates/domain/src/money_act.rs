//! What a person may ask of the gateway beyond reading.

use serde::{Deserialize, Serialize};

use crate::codes::coded;
use crate::money::Money;

/// One act that moves money, or that decides when money will move. Stored as JSON in requests
/// and intents: variants and fields are added, never renamed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case", rename_all_fields = "snake_case")]
pub enum MoneyAct {
    /// Takes an unsettled payment out of the open batch (`ccvoid`).
    Void {
        /// The gateway's id of the payment.
        txn: String,
        /// What the payment was.
        amount: Money,
    },
    /// Gives back a settled payment, or part of it (`ccreturn`).
    Return {
        /// The gateway's id of the payment.
        txn: String,
        /// How much goes back.
        amount: Money,
        /// That is all of the payment.
        whole: bool,
    },
    /// Runs one payment of an installment plan outside its cycle (`ccinstallsale`).
    TakeInstallment {
        /// Our id of the plan.
        plan: String,
        /// One payment of it.
        amount: Money,
    },
    /// Runs one payment of a recurring plan outside its cycle (`ccrecurringsale`).
    TakeRecurring {
        /// Our id of the plan.
        plan: String,
        /// One payment of it.
        amount: Money,
    },
    /// Sends the whole open batch of a terminal to settlement (`settle`).
    Settle {
        /// Payments in it, as `total` told before.
        count: u32,
        /// Their net sum, as `total` told before.
        amount: Money,
    },
    /// Puts a plan of our book into the gateway's (`ccaddinstall`, `ccaddrecurring`).
    AddPlan {
        /// Our id of the plan.
        plan: String,
    },
    /// Changes a plan at the gateway (`ccupdateinstall`, `ccupdaterecurring`).
    UpdatePlan {
        /// Our id of the plan.
        plan: String,
        /// What changes, as the office's plans write it.
        change: String,
    },
    /// Ends a plan at the gateway for good (`ccdeleteinstall`, `ccdeleterecurring`).
    DeletePlan {
        /// Our id of the plan.
        plan: String,
    },
}

coded! {
    /// The kinds of [`MoneyAct`].
    pub enum ActKind {
        /// Out of the open batch.
        Void = 1, "void";
        /// Given back after settlement.
        Return = 2, "return";
        /// One payment of an installment plan.
        TakeInstallment = 3, "take_installment";
        /// One payment of a recurring plan.
        TakeRecurring = 4, "take_recurring";
        /// The open batch is settled.
        Settle = 5, "settle";
        /// A plan is added.
        AddPlan = 6, "add_plan";
        /// A plan is changed.
        UpdatePlan = 7, "update_plan";
        /// A plan is ended.
        DeletePlan = 8, "delete_plan";
    }
}

impl MoneyAct {
    /// Its kind.
    pub fn kind(&self) -> ActKind {
        match self {
            Self::Void { .. } => ActKind::Void,
            Self::Return { .. } => ActKind::Return,
            Self::TakeInstallment { .. } => ActKind::TakeInstallment,
            Self::TakeRecurring { .. } => ActKind::TakeRecurring,
            Self::Settle { .. } => ActKind::Settle,
            Self::AddPlan { .. } => ActKind::AddPlan,
            Self::UpdatePlan { .. } => ActKind::UpdatePlan,
            Self::DeletePlan { .. } => ActKind::DeletePlan,
        }
    }

    /// The sum it is about, where there is one.
    pub fn amount(&self) -> Option<Money> {
        match self {
            Self::Void { amount, .. }
            | Self::Return { amount, .. }
            | Self::TakeInstallment { amount, .. }
            | Self::TakeRecurring { amount, .. }
            | Self::Settle { amount, .. } => Some(*amount),
            Self::AddPlan { .. } | Self::UpdatePlan { .. } | Self::DeletePlan { .. } => None,
        }
    }
}
