//! `ledger.db`: what cannot be fetched again: accounts, API users, terminals, which secret
//! belongs to which, rotations, evidence, refusals, settings, people, requests for approval, and
//! the sealed list of who did what.
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
mod allowed_address;
mod api_user;
mod approval;
mod attachment;
mod audit;
mod configuration_snapshot;
mod credential;
mod error;
mod evidence;
mod feed;
mod intent;
mod intention;
mod loose;
mod note;
mod open;
mod payment_event;
mod person;
mod photo;
mod plan;
mod plan_seen;
mod reason;
mod refusal;
mod rotation;
mod saved_view;
mod seal;
mod seal_check;
mod setting;
mod tag;
mod task;
mod terminal;
mod user_right;
mod work;

pub use account::Account;
pub use allowed_address::AllowedAddress;
pub use api_user::ApiUser;
pub use approval::{Approval, Decision};
pub use attachment::{Attachment, LARGEST_ATTACHMENT};
pub use audit::{Audit, AuditFilter, AuditSearch, NewAudit};
pub use configuration_snapshot::ConfigurationSnapshot;
pub use credential::{Credential, Elsewhere, NewCredential, Verdict};
pub use error::LedgerError;
pub use evidence::SeenThrough;
pub use feed::{Change, What};
pub use intent::{Intent, IntentFilter, IntentMove, IntentStep};
pub use intention::Intended;
pub use note::StoredNote;
pub use open::Ledger;
pub use payment_event::{PaymentAct, PaymentEvent};
pub use person::{Person, StoredPassword};
pub use photo::StoredPhoto;
pub use plan::{Plan, PlanCard, PlanCustomer, PlanPayment};
pub use plan_seen::PlanSeen;
pub use reason::Reason;
pub use rotation::Rotation;
pub use saved_view::StoredView;
pub use seal::{SealHead, SealKey};
pub use seal_check::{SealBreak, SealFault, SealReport};
pub use tag::Marks;
pub use task::Task;
pub use terminal::{Reader, Reported, Terminal};
pub use user_right::Tick;
pub use work::Work;
