//! The recurring family (section 11). Plans run by themselves at the gateway; only
//! [`RecurringSale`] charges.

use crate::answers::{PlanAnswer, SaleAnswer};
use crate::request::credit::NAMES_FOR_TOKEN;
use crate::request::field::{TOKEN, TRANSACTION_ID};
use crate::request::requests;
use crate::rules::{Condition, FieldRule};

/// Where the card of a new plan comes from: exactly one.
pub(super) const CARD_SOURCE: &[&FieldRule] = &[TOKEN, TRANSACTION_ID];

requests! {
    /// `ccaddrecurring`: a plan without an end. Nothing is charged now.
    AddRecurring = "ccaddrecurring", Records, Transactions => PlanAnswer {
        needs { amount: Amount, next_payment: NextPaymentDate, cycle: Cycle }
        may { token: Token, card_of: TransactionId, currency: TransactionCurrency }
        with {
            billing_days: BillingDays, customer: Customer, ship_to: ShipTo, papers: Papers,
            card_on_file: CardOnFile,
        }
        rules { Condition::One(CARD_SOURCE), NAMES_FOR_TOKEN, Condition::Schedule }
    }

    /// `ccupdaterecurring`: changes what is given and leaves the rest. The cycle
    /// [`Suspended`](crate::BillingCycle::Suspended) pauses the plan.
    UpdateRecurring = "ccupdaterecurring", Records, Transactions => PlanAnswer {
        needs { plan: RecurringId }
        may {
            token: Token, amount: Amount, next_payment: NextPaymentDate, cycle: Cycle,
            currency: TransactionCurrency,
        }
        with {
            billing_days: BillingDays, customer: Customer, ship_to: ShipTo, papers: Papers,
            card_on_file: CardOnFile,
        }
        rules { NAMES_FOR_TOKEN, Condition::Schedule }
    }

    /// `ccdeleterecurring`: ends a plan for good.
    DeleteRecurring = "ccdeleterecurring", Records, Transactions => PlanAnswer {
        needs { plan: RecurringId }
    }

    /// `ccrecurringsale`: charges one payment now, outside the schedule. Amount and card
    /// come from the plan; there is no own reference to search by.
    RecurringSale = "ccrecurringsale", Money, Transactions => SaleAnswer {
        needs { plan: RecurringId }
        may { first_name: FirstName, last_name: LastName }
        with { card_on_file: CardOnFile }
        rules { NAMES_FOR_TOKEN }
    }
}
