//! The installment family (section 12): as recurring, with a number of payments.

use crate::answers::{PlanAnswer, SaleAnswer};
use crate::request::credit::NAMES_FOR_TOKEN;
use crate::request::recurring::CARD_SOURCE;
use crate::request::requests;
use crate::rules::Condition;

requests! {
    /// `ccaddinstall`: a plan of so many payments; the amount is that of one payment.
    AddInstallment = "ccaddinstall", Records, Transactions => PlanAnswer {
        needs {
            amount: Amount, total: TotalInstallments, next_payment: NextPaymentDate, cycle: Cycle,
        }
        may { token: Token, card_of: TransactionId, currency: TransactionCurrency }
        with {
            billing_days: BillingDays, customer: Customer, ship_to: ShipTo, papers: Papers,
            card_on_file: CardOnFile,
        }
        rules { Condition::One(CARD_SOURCE), NAMES_FOR_TOKEN, Condition::Schedule }
    }

    /// `ccupdateinstall`: changes a plan. The amount is always sent, from our own book; the
    /// card stays unless a token is given (the table names only the card number; the token
    /// follows `ccupdaterecurring`).
    UpdateInstallment = "ccupdateinstall", Records, Transactions => PlanAnswer {
        needs { plan: InstallmentId, amount: Amount }
        may {
            total: TotalInstallments, token: Token, next_payment: NextPaymentDate, cycle: Cycle,
            currency: TransactionCurrency,
        }
        with {
            billing_days: BillingDays, customer: Customer, ship_to: ShipTo, papers: Papers,
            card_on_file: CardOnFile,
        }
        rules { NAMES_FOR_TOKEN, Condition::Schedule }
    }

    /// `ccdeleteinstall`: ends a plan for good.
    DeleteInstallment = "ccdeleteinstall", Records, Transactions => PlanAnswer {
        needs { plan: InstallmentId }
    }

    /// `ccinstallsale`: runs one payment outside the billing cycle, which raises the payment
    /// number and leaves the next date. Everything else comes from the plan. Sent twice it
    /// charges twice, and there is no own reference to search by (section 21).
    InstallmentSale = "ccinstallsale", Money, Transactions => SaleAnswer {
        needs { plan: InstallmentId }
        may {
            add_token: AddToken, first_name: FirstName, last_name: LastName, get_token: GetToken,
            unscheduled: Unscheduled,
        }
        rules { NAMES_FOR_TOKEN }
    }
}
