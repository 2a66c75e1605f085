//! The electronic-check siblings of recurring and installment. Only `ecsdeleteinstall` is
//! documented in the sheet (section 12); the other names follow its pattern (section 7).

use crate::answers::{PlanAnswer, SaleAnswer};
use crate::request::field::{
    AGREEMENT, BANK_ACCOUNT, BANK_ACCOUNT_KIND, COMPANY, FIRST_NAME, LAST_NAME, ROUTING,
};
use crate::request::requests;
use crate::rules::Condition;

/// A new plan needs an account (5103 to 5106).
const ACCOUNT: Condition = Condition::All(&[ROUTING, BANK_ACCOUNT, BANK_ACCOUNT_KIND, AGREEMENT]);
/// An account given is given whole (5103 to 5106).
const WHOLE_ACCOUNT: Condition = Condition::When(BANK_ACCOUNT, "", &[ROUTING, BANK_ACCOUNT_KIND, AGREEMENT]);
/// The same, seen from the other number.
const WHOLE_ROUTING: Condition = Condition::When(ROUTING, "", &[BANK_ACCOUNT]);
/// Whose account it is (5108).
const HOLDER: Condition = Condition::Any(&[LAST_NAME, COMPANY]);
/// A personal account needs both names.
const BOTH_NAMES: Condition = Condition::When(LAST_NAME, "", &[FIRST_NAME]);

requests! {
    /// `ecsaddrecurring`: a plan without an end, drawn on a bank account.
    CheckAddRecurring = "ecsaddrecurring", Records, Transactions => PlanAnswer {
        needs {
            amount: Amount, next_payment: NextPaymentDate, cycle: Cycle,
        }
        with { bank: BankDraft, billing_days: BillingDays, customer: Customer, papers: Papers }
        rules { ACCOUNT, HOLDER, BOTH_NAMES, Condition::Schedule }
    }

    /// `ecsupdaterecurring`: changes what is given and leaves the rest.
    CheckUpdateRecurring = "ecsupdaterecurring", Records, Transactions => PlanAnswer {
        needs { plan: RecurringId }
        may { amount: Amount, next_payment: NextPaymentDate, cycle: Cycle }
        with { bank: BankDraft, billing_days: BillingDays, customer: Customer, papers: Papers }
        rules { WHOLE_ACCOUNT, WHOLE_ROUTING, Condition::Schedule }
    }

    /// `ecsdeleterecurring`: ends a plan for good.
    CheckDeleteRecurring = "ecsdeleterecurring", Records, Transactions => PlanAnswer {
        needs { plan: RecurringId }
    }

    /// `ecsrecurringsale`: draws one payment now, outside the schedule.
    CheckRecurringSale = "ecsrecurringsale", Money, Transactions => SaleAnswer {
        needs { plan: RecurringId }
    }

    /// `ecsaddinstall`: a plan of so many payments, drawn on a bank account.
    CheckAddInstallment = "ecsaddinstall", Records, Transactions => PlanAnswer {
        needs {
            amount: Amount, total: TotalInstallments, next_payment: NextPaymentDate, cycle: Cycle,
        }
        with { bank: BankDraft, billing_days: BillingDays, customer: Customer, papers: Papers }
        rules { ACCOUNT, HOLDER, BOTH_NAMES, Condition::Schedule }
    }

    /// `ecsupdateinstall`: changes a plan; the amount is always sent.
    CheckUpdateInstallment = "ecsupdateinstall", Records, Transactions => PlanAnswer {
        needs { plan: InstallmentId, amount: Amount }
        may { total: TotalInstallments, next_payment: NextPaymentDate, cycle: Cycle }
        with { bank: BankDraft, billing_days: BillingDays, customer: Customer, papers: Papers }
        rules { WHOLE_ACCOUNT, WHOLE_ROUTING, Condition::Schedule }
    }

    /// `ecsdeleteinstall`: ends a plan for good. It alone names the plan `ssl_install_id`.
    CheckDeleteInstallment = "ecsdeleteinstall", Records, Transactions => PlanAnswer {
        needs { plan: CheckInstallmentId }
    }

    /// `ecsinstallsale`: draws one payment now, outside the schedule.
    CheckInstallmentSale = "ecsinstallsale", Money, Transactions => SaleAnswer {
        needs { plan: InstallmentId }
    }
}
