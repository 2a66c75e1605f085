//! Paymentsense Connect REST v2: payments on card machines at a counter.
//!
//! A reader that takes every known shape of an answer, one decision about what became of a
//! payment, requests that are checked before they leave, the client that carries them over
//! HTTPS at the pace the service allows, and [`run`], which takes one payment from its start to
//! its end.
//!
//! Knows HTTP and JSON, nothing of databases or screens. Section numbers in this crate's
//! comments are those of the project's Paymentsense Connect fact sheet.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic
    )
)]

mod amount;
mod client;
mod compare;
mod endpoint;
mod error;
mod inspect;
mod json;
mod notification;
mod outcome;
mod pace;
mod problem;
mod receipt;
mod report;
mod request;
pub mod run;
mod terminal;
mod time;
mod totals;
mod transaction;
mod transport;
mod words;

pub use amount::{Amount, Amounts, BookedFrom, Booking};
pub use client::{Client, Credentials, Settings, Started, TerminalFilter};
pub use compare::{Comparison, Difference, OwnPayment, compare};
pub use endpoint::{Endpoint, EndpointProblem};
pub use error::{CallError, NotSent, Refusal, Unanswered};
pub use inspect::{Inspection, Kind, Seen, inspect};
pub use json::{LARGEST, Unreadable};
pub use notification::{Follower, Group, Notification, Signature, signature};
pub use outcome::{Effect, Outcome};
pub use pace::{Pace, Paces, SPACING, Turn};
pub use problem::{Problem, read_problem};
pub use receipt::{Line, Receipt};
pub use report::{Report, read_report};
pub use request::{Broken, Fault, Field, ReportType, TransactionKind, TransactionRequest};
pub use run::{End, Lost};
pub use terminal::{Terminal, TerminalList, TerminalStatus, read_terminal, read_terminals};
pub use time::LocalTime;
pub use totals::{Acquirer, Balances, Breakdown, Tally};
pub use transaction::{Transaction, read_transaction};
pub use words::{PaymentMethod, ReportResult, TransactionResult, TransactionType, Verification};
