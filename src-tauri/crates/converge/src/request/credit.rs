//! The credit card family (sections 8 to 10), as far as it needs no card entry: by token, by
//! transaction id, by plan.

use crate::answers::{ReturnAnswer, SaleAnswer, VerifyAnswer, VoidAnswer};
use crate::request::field::{
    ADD_TOKEN, AMOUNT, FIRST_NAME, LAST_NAME, OWN_PLAN, PARTIAL_SHIPMENT, PAYMENT_COUNT, PAYMENT_NUMBER,
    STREET, ZIP,
};
use crate::request::requests;
use crate::rules::Condition;

/// Keeping a token needs the names of its owner.
pub(super) const NAMES_FOR_TOKEN: Condition = Condition::When(ADD_TOKEN, "Y", &[FIRST_NAME, LAST_NAME]);
/// A numbered payment says which one of how many.
const NUMBERED: Condition = Condition::When(OWN_PLAN, "2", &[PAYMENT_NUMBER, PAYMENT_COUNT]);

requests! {
    /// `ccsale`: charges a stored card (section 8).
    TokenSale = "ccsale", Money, Transactions => SaleAnswer {
        needs { token: Token, amount: Amount }
        may {
            own_reference: OwnReference, currency: TransactionCurrency, statement_name: StatementName,
            partial_approval: PartialApproval, own_plan: OwnPlanFlag, payment_number: PaymentNumber,
            payment_count: PaymentCount,
        }
        with { customer: Customer, ship_to: ShipTo, papers: Papers, card_on_file: CardOnFile }
        rules { NAMES_FOR_TOKEN, NUMBERED }
    }

    /// `ccauthonly`: reserves an amount on a stored card; [`Complete`] takes it, [`Delete`]
    /// releases it (section 8).
    TokenAuthOnly = "ccauthonly", Money, Transactions => SaleAnswer {
        needs { token: Token, amount: Amount }
        may {
            own_reference: OwnReference, currency: TransactionCurrency, statement_name: StatementName,
            partial_approval: PartialApproval, own_plan: OwnPlanFlag, payment_number: PaymentNumber,
            payment_count: PaymentCount,
        }
        with { customer: Customer, ship_to: ShipTo, papers: Papers, card_on_file: CardOnFile }
        rules { NAMES_FOR_TOKEN, NUMBERED }
    }

    /// `ccverify`: checks a stored card without an amount (section 10).
    VerifyToken = "ccverify", Records, Transactions => VerifyAnswer {
        needs { token: Token }
        may {
            street: Street, zip: Zip, first_name: FirstName, last_name: LastName,
            own_plan: OwnPlanFlag,
        }
        with { card_on_file: CardOnFile }
        rules { NAMES_FOR_TOKEN }
    }

    /// `ccavsonly`: checks the address of a stored card (section 10).
    CheckAddress = "ccavsonly", Records, Transactions => VerifyAnswer {
        needs { token: Token }
        may { street: Street, zip: Zip }
        rules { Condition::Any(&[ZIP, STREET]) }
    }

    /// `ccforce`: takes an amount with an approval obtained by telephone (section 8).
    Force = "ccforce", Money, Transactions => SaleAnswer {
        needs { token: Token, amount: Amount, approval_code: ApprovalCode }
        may { own_reference: OwnReference, currency: TransactionCurrency }
        with { customer: Customer, ship_to: ShipTo, papers: Papers, card_on_file: CardOnFile }
        rules { NAMES_FOR_TOKEN }
    }

    /// `cccomplete`: takes what an authorisation reserved, or a part of it (section 8).
    Complete = "cccomplete", Money, Transactions => SaleAnswer {
        needs { transaction: TransactionId }
        may { amount: Amount, part_delivery: PartialShipment, own_reference: OwnReference }
        rules { Condition::When(PARTIAL_SHIPMENT, "Y", &[AMOUNT]) }
    }

    /// `ccreturn`: gives money back for a settled sale. Without an amount, all of it
    /// (section 9).
    Return = "ccreturn", Money, Transactions => ReturnAnswer {
        needs { transaction: TransactionId }
        may {
            amount: Amount, invoice: Invoice, description: Description, email: Email,
            own_reference: OwnReference,
        }
    }

    /// `ccvoid`: takes a transaction out of the open batch (section 9).
    Void = "ccvoid", Money, Transactions => VoidAnswer {
        needs { transaction: TransactionId }
    }

    /// `ccdelete`: takes a sale or reservation out of the open batch and frees the
    /// cardholder's limit at once; cannot be undone (section 9).
    Delete = "ccdelete", Money, Transactions => VoidAnswer {
        needs { transaction: TransactionId }
    }
}
