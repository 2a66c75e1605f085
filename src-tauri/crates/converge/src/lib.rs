//! The Elavon Converge XML API: typed requests, one tolerant streaming reader, one
//! decision about what an answer means, and the client that carries them over HTTPS.
//! [`coverage`] tells of every call and field group where it is, or why it is not.
//!
//! Knows HTTP and XML, nothing of databases or screens. Section numbers in this crate's
//! comments are those of the project's Converge fact sheet.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic
    )
)]

mod answer;
mod answers;
pub mod book;
mod client;
pub mod codes;
pub mod coverage;
mod edge;
mod encoding;
mod endpoint;
mod error;
mod fields;
mod flat;
mod inspect;
mod key_value;
mod limits;
mod outcome;
mod query;
mod reader;
mod record;
mod request;
mod rules;
mod sniff;
mod terminal_setup;
mod transport;
mod tree;

pub use answer::{Answer, Format, Root};
pub use answers::{
    AddTokenResponse, BatchGroup, BatchTotal, Booking, Coded, Decline, Headers, MailAnswer, Plan, PlanAnswer,
    PlanKind, PlanList, PlanVerdict, Progress, Reads, Reply, ReturnAnswer, SaleAnswer, SettleAnswer,
    SettlementList, TokenAnswer, TokenResponse, TokenVerdict, Told, TransactionList, Verdict, VerifyAnswer,
    VoidAnswer, VoidId, is_currency_question,
};
pub use client::{Client, Credentials, Settings, read_answer};
pub use endpoint::{Endpoint, EndpointProblem};
pub use error::{CallError, GatewayError, NotSent, Unanswered, Unclear, UnclearReason};
pub use fields::Fields;
pub use inspect::{Inspection, inspect};
pub use outcome::{Outcome, decide, is_test_mode};
pub use query::{QueryEnd, Search};
pub use reader::{AnswerReader, Limit, Limits, Unreadable};
pub use record::Record;
pub use request::batch::{MailReceipt, Settle, SettlementQuery, TerminalSetupQuery, Total};
pub use request::credit::{
    CheckAddress, Complete, Delete, Force, Return, TokenAuthOnly, TokenSale, VerifyToken, Void,
};
pub use request::echeck::{
    CheckAddInstallment, CheckAddRecurring, CheckDeleteInstallment, CheckDeleteRecurring,
    CheckInstallmentSale, CheckRecurringSale, CheckUpdateInstallment, CheckUpdateRecurring,
};
pub use request::groups::{BankDraft, BillingDays, CardOnFile, Customer, Papers, ShipTo};
pub use request::installment::{AddInstallment, DeleteInstallment, InstallmentSale, UpdateInstallment};
pub use request::lookup::{PlanQuery, TransactionQuery};
pub use request::recurring::{AddRecurring, DeleteRecurring, RecurringSale, UpdateRecurring};
pub use request::token::{DeleteToken, GetToken, QueryToken, UpdateToken};
pub use request::values::{
    BankAccountType, BillingCycle, Due, HalfMonth, OneZero, OwnPlan, PastedId, PostalCode, SearchCard,
    SearchType, TrueFalse, Wire, YesNo,
};
pub use request::{Address, CALLS, CallSpec, Effect, Form, Request, body_of, field};
pub use rules::{Broken, BrokenRule, Condition, FieldRule, Shape, fitting, gateway_length};
pub use terminal_setup::TerminalSetup;
