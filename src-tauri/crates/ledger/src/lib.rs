//! `ledger.db`: what cannot be fetched again: accounts, API users, terminals, which secret
//! belongs to which, rotations, evidence, refusals, settings.
//!
//! One connection, `synchronous=FULL`; queries are static and checked at compile time. Every
//! change is told on a feed after it is committed.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic
    )
)]

mod account;
mod api_user;
mod audit;
mod credential;
mod error;
mod evidence;
mod feed;
mod loose;
mod open;
mod refusal;
mod rotation;
mod setting;
mod terminal;
mod work;

pub use account::Account;
pub use api_user::ApiUser;
pub use audit::{Audit, AuditFilter, NewAudit};
pub use credential::{Credential, Elsewhere, NewCredential, Verdict};
pub use error::LedgerError;
pub use evidence::SeenThrough;
pub use feed::{Change, What};
pub use open::Ledger;
pub use rotation::Rotation;
pub use terminal::{Reported, Terminal};
pub use work::Work;
