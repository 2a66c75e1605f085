//! Every field that a request of this client may carry: wire name, the product's word,
//! longest length, shape, and the error code of a wrong text (sections 3 to 17).
//!
//! What is not here is never sent: card numbers, security codes, track and chip data,
//! wallet payloads, 3-D Secure and tip fields. Where old and new documentation differ in a
//! length, the newer one stands here.

use domain::{Currency, Money};

use crate::request::values::*;
use crate::rules::{FieldRule, Shape};

/// A field together with the type of its value.
pub trait Field {
    /// What it holds.
    type Value: Wire;
    /// Its rule.
    const RULE: &'static FieldRule;
}

/// Declares fields: a type for use in requests, a rule by name for conditions.
macro_rules! fields {
    ($($name:ident / $constant:ident : $value:ty = $wire:literal, $word:literal, $longest:literal, $shape:expr, $code:literal;)*) => {
        $(
            #[doc = concat!("`", $wire, "`: ", $word, ".")]
            #[derive(Debug, Clone, Copy)]
            pub struct $name;

            #[doc = concat!("The rule of `", $wire, "`.")]
            pub const $constant: &FieldRule = &FieldRule {
                wire: $wire, word: $word, longest: $longest, shape: $shape, code: $code,
            };

            impl Field for $name {
                type Value = $value;
                const RULE: &'static FieldRule = $constant;
            }
        )*

        /// Every field.
        pub const ALL: &[&FieldRule] = &[$($constant),*];
    };
}

const YES_NO: Shape = Shape::OneOf(&["Y", "N"]);
const ONE_ZERO: Shape = Shape::OneOf(&["1", "0"]);

fields! {
    // Who asks (section 3).
    MerchantId / MERCHANT_ID: String = "ssl_merchant_id", "account id", 15, Shape::Digits, 4025;
    UserId / USER_ID: String = "ssl_user_id", "API user", 15, Shape::Text, 4025;
    Pin / PIN: String = "ssl_pin", "PIN", 64, Shape::LettersAndDigits, 4025;
    TestMode / TEST_MODE: TrueFalse = "ssl_test_mode", "test mode", 5, Shape::OneOf(&["true", "false"]), 5020;

    // What it is about.
    TransactionId / TRANSACTION_ID: PastedId = "ssl_txn_id", "transaction id", 46, Shape::TransactionId, 5040;
    RecurringId / RECURRING_ID: PastedId = "ssl_recurring_id", "recurring plan id", 50, Shape::PlanId, 5033;
    InstallmentId / INSTALLMENT_ID: PastedId = "ssl_installment_id", "installment plan id", 50, Shape::PlanId, 5034;
    // The electronic-check call alone names it so (section 12).
    CheckInstallmentId / CHECK_INSTALLMENT_ID: PastedId = "ssl_install_id", "installment plan id", 50, Shape::PlanId, 5034;
    // Usually 16 digits that look like a card number; never judged as one (section 6).
    Token / TOKEN: String = "ssl_token", "token", 20, Shape::LettersAndDigits, 5085;
    OwnReference / OWN_REFERENCE: String = "ssl_merchant_txn_id", "own reference", 39, Shape::Text, 5020;

    // Money.
    Amount / AMOUNT: Money = "ssl_amount", "amount", 11, Shape::Amount, 5002;
    SalesTax / SALES_TAX: Money = "ssl_salestax", "sales tax", 11, Shape::AmountOrZero, 5007;
    TransactionCurrency / TRANSACTION_CURRENCY: Currency = "ssl_transaction_currency", "currency", 3, Shape::Currency, 5089;
    ApprovalCode / APPROVAL_CODE: String = "ssl_approval_code", "approval code", 6, Shape::LettersAndDigits, 5004;
    PartialShipment / PARTIAL_SHIPMENT: YesNo = "ssl_partial_shipment_flag", "part delivery", 1, YES_NO, 5020;
    PartialApproval / PARTIAL_APPROVAL: OneZero = "ssl_partial_auth_indicator", "partial approval", 1, ONE_ZERO, 5020;

    // Papers.
    Invoice / INVOICE: String = "ssl_invoice_number", "invoice number", 25, Shape::Text, 5020;
    Description / DESCRIPTION: String = "ssl_description", "description", 255, Shape::Text, 5020;
    CustomerCode / CUSTOMER_CODE: String = "ssl_customer_code", "customer code", 17, Shape::Text, 5020;
    CustomerId / CUSTOMER_ID: String = "ssl_customer_id", "customer id", 50, Shape::Text, 5020;
    StatementName / STATEMENT_NAME: String = "ssl_dynamic_dba", "name on the statement", 21, Shape::StatementName, 5083;

    // The customer.
    FirstName / FIRST_NAME: String = "ssl_first_name", "first name", 50, Shape::Text, 5020;
    LastName / LAST_NAME: String = "ssl_last_name", "last name", 50, Shape::Text, 5020;
    Company / COMPANY: String = "ssl_company", "company", 50, Shape::Text, 5020;
    Street / STREET: String = "ssl_avs_address", "street", 30, Shape::Text, 5020;
    Address2 / ADDRESS2: String = "ssl_address2", "second address line", 30, Shape::Text, 5020;
    City / CITY: String = "ssl_city", "city", 30, Shape::Text, 5020;
    State / STATE: String = "ssl_state", "state", 30, Shape::Text, 5020;
    Zip / ZIP: PostalCode = "ssl_avs_zip", "postal code", 9, Shape::LettersAndDigits, 5020;
    Country / COUNTRY: String = "ssl_country", "country", 50, Shape::Text, 5092;
    Phone / PHONE: String = "ssl_phone", "phone", 20, Shape::Text, 5020;
    Email / EMAIL: String = "ssl_email", "e-mail", 100, Shape::Email, 4005;

    // Where it goes.
    ShipFirstName / SHIP_FIRST_NAME: String = "ssl_ship_to_first_name", "first name of the recipient", 20, Shape::Text, 5020;
    ShipLastName / SHIP_LAST_NAME: String = "ssl_ship_to_last_name", "last name of the recipient", 30, Shape::Text, 5020;
    ShipCompany / SHIP_COMPANY: String = "ssl_ship_to_company", "company of the recipient", 50, Shape::Text, 5020;
    ShipStreet / SHIP_STREET: String = "ssl_ship_to_address1", "street of the recipient", 30, Shape::Text, 5020;
    ShipAddress2 / SHIP_ADDRESS2: String = "ssl_ship_to_address2", "second address line of the recipient", 30, Shape::Text, 5020;
    ShipCity / SHIP_CITY: String = "ssl_ship_to_city", "city of the recipient", 30, Shape::Text, 5020;
    ShipState / SHIP_STATE: String = "ssl_ship_to_state", "state of the recipient", 2, Shape::Text, 5020;
    ShipZip / SHIP_ZIP: PostalCode = "ssl_ship_to_zip", "postal code of the recipient", 10, Shape::LettersAndDigits, 5020;
    ShipCountry / SHIP_COUNTRY: String = "ssl_ship_to_country", "country of the recipient", 50, Shape::Text, 5092;
    ShipPhone / SHIP_PHONE: String = "ssl_ship_to_phone", "phone of the recipient", 20, Shape::Text, 5020;

    // Cards on file.
    GetToken / GET_TOKEN: YesNo = "ssl_get_token", "make a token", 1, YES_NO, 7005;
    AddToken / ADD_TOKEN: YesNo = "ssl_add_token", "keep the token", 1, YES_NO, 7005;
    VerifyCard / VERIFY_CARD: YesNo = "ssl_verify", "verify the card first", 1, YES_NO, 5020;
    Expiry / EXPIRY: String = "ssl_exp_date", "expiry", 4, Shape::Expiry, 5001;
    Unscheduled / UNSCHEDULED: YesNo = "ssl_merchant_initiated_unscheduled", "unscheduled charge", 1, YES_NO, 5020;
    OwnPlanFlag / OWN_PLAN: OwnPlan = "ssl_recurring_flag", "own plan", 1, Shape::OneOf(OwnPlan::WORDS), 5020;
    PaymentNumber / PAYMENT_NUMBER: u16 = "ssl_payment_number", "payment number", 4, Shape::Count, 5032;
    PaymentCount / PAYMENT_COUNT: u16 = "ssl_payment_count", "number of payments", 4, Shape::Count, 5032;

    // Plans (sections 11 to 13).
    NextPaymentDate / NEXT_PAYMENT_DATE: Due = "ssl_next_payment_date", "next payment date", 10, Shape::Date, 5031;
    Cycle / BILLING_CYCLE: BillingCycle = "ssl_billing_cycle", "billing cycle", 12, Shape::OneOf(BillingCycle::WORDS), 5030;
    EndOfMonth / END_OF_MONTH: YesNo = "ssl_end_of_month", "always the last day", 1, YES_NO, 5037;
    BillOnHalf / BILL_ON_HALF: HalfMonth = "ssl_bill_on_half", "days of the month", 1, Shape::OneOf(HalfMonth::WORDS), 5038;
    SkipPayment / SKIP_PAYMENT: YesNo = "ssl_skip_payment", "skip the next payment", 1, YES_NO, 5020;
    TotalInstallments / TOTAL_INSTALLMENTS: u16 = "ssl_total_installments", "number of installments", 4, Shape::Count, 5032;

    // Electronic checks.
    Routing / ROUTING: String = "ssl_aba_number", "routing number", 9, Shape::ExactDigits(9), 5106;
    BankAccount / BANK_ACCOUNT: String = "ssl_bank_account_number", "bank account number", 16, Shape::Digits, 5105;
    BankAccountKind / BANK_ACCOUNT_KIND: BankAccountType = "ssl_bank_account_type", "kind of bank account", 1, Shape::OneOf(BankAccountType::WORDS), 5103;
    Agreement / AGREEMENT: OneZero = "ssl_agree", "agreement of the account holder", 1, ONE_ZERO, 5104;

    // Looking up (section 14).
    Batch / BATCH: String = "ssl_settlement_batch_response", "batch reference", 30, Shape::Text, 5095;
    CardSuffix / CARD_SUFFIX: String = "ssl_card_suffix", "last four digits", 4, Shape::ExactDigits(4), 5095;
    SearchStart / SEARCH_START: String = "ssl_search_start_date", "start", 22, Shape::Moment, 5099;
    SearchEnd / SEARCH_END: String = "ssl_search_end_date", "end", 22, Shape::Moment, 5099;
    SearchKind / SEARCH_KIND: SearchType = "ssl_search_transaction_type", "type to look for", 6, Shape::OneOf(SearchType::WORDS), 5135;
    SearchCardKind / SEARCH_CARD_KIND: SearchCard = "ssl_search_card_type", "kind of card to look for", 10, Shape::OneOf(SearchCard::WORDS), 5137;
    IncludeSignature / INCLUDE_SIGNATURE: YesNo = "ssl_include_signature", "signatures", 1, YES_NO, 5095;
    DatesInUtc / DATES_IN_UTC: YesNo = "ssl_time_zone_request_utc", "dates in UTC", 1, YES_NO, 5099;
    AnswerInUtc / ANSWER_IN_UTC: YesNo = "ssl_time_zone_response_utc", "answer in UTC", 1, YES_NO, 5099;
}
