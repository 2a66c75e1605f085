//! Cards on file (section 10). A token is made from a plan the gateway already knows; a new
//! card number is never entered here.

use crate::answers::TokenAnswer;
use crate::request::credit::NAMES_FOR_TOKEN;
use crate::request::field::{INSTALLMENT_ID, RECURRING_ID};
use crate::request::requests;
use crate::rules::Condition;

requests! {
    /// `ccgettoken`: a token for the card of a plan; give one of the two plan ids.
    GetToken = "ccgettoken", Records, Transactions => TokenAnswer {
        may {
            recurring_plan: RecurringId, installment_plan: InstallmentId, verify: VerifyCard,
            customer_id: CustomerId, add_token: AddToken,
        }
        with { customer: Customer }
        rules { Condition::One(&[RECURRING_ID, INSTALLMENT_ID]), NAMES_FOR_TOKEN }
    }

    /// `ccquerytoken`: what is on file for a token.
    QueryToken = "ccquerytoken", Reads, Transactions => TokenAnswer {
        needs { token: Token }
    }

    /// `ccupdatetoken`: changes expiry, name and address on file.
    UpdateToken = "ccupdatetoken", Records, Transactions => TokenAnswer {
        needs { token: Token }
        may { expiry: Expiry, customer_id: CustomerId }
        with { customer: Customer }
    }

    /// `ccdeletetoken`: forgets a card on file.
    DeleteToken = "ccdeletetoken", Records, Transactions => TokenAnswer {
        needs { token: Token }
    }
}
