//! The Elavon Converge XML API: typed requests, one tolerant streaming reader, one
//! decision about what an answer means, and the client that carries them over HTTPS.
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
mod client;
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
mod sniff;
mod terminal_setup;
mod tree;

pub use answer::{Answer, Format, Root};
pub use client::{Client, Credentials, Settings};
pub use endpoint::{Endpoint, EndpointProblem};
pub use error::{CallError, GatewayError, NotSent, Unanswered};
pub use fields::Fields;
pub use inspect::{Inspection, inspect};
pub use outcome::{Outcome, decide, is_test_mode};
pub use query::{QueryEnd, Search};
pub use reader::{AnswerReader, Limit, Limits, Unreadable};
pub use record::Record;
pub use terminal_setup::TerminalSetup;
