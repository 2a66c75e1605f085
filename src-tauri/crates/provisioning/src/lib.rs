//! Gateway connector provisioning (the IXOPAY platform): a tolerant reader of connectors, the
//! rules of what is sent, update bodies with a preview, settings forms, routing rules, and the
//! client that carries them over HTTPS.
//!
//! Knows HTTP and JSON, nothing of databases or screens. Section numbers in this crate's
//! comments are those of the project's fact sheet on connector provisioning.
//!
//! Three rules go through all of it: whether an answer is an error is decided on status and
//! `errorCode`, never on the message; secrets are in the answers in clear and are masked from
//! the moment they are read; a change without a usable answer is compared with a fresh list
//! before it is repeated.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic
    )
)]

mod body;
mod change;
mod check;
mod client;
pub mod codes;
mod connector;
mod endpoint;
mod error;
pub mod fields;
mod found;
mod inspect;
mod merchant;
mod node;
mod read;
pub mod routing;
mod secret;
pub mod settings;
mod transport;
mod verdict;

pub use body::Unreadable;
pub use change::{
    After, Changes, CounterReset, Creation, Line, Preview, SettingsMode, Update, compare_after, create,
    find_created, is_secret_path, update,
};
pub use check::{Beside, Finding, Rule, check, is_connector_guid, is_merchant_guid};
pub use client::Client;
pub use codes::Class;
pub use connector::{Connector, MetaKind, Notice};
pub use endpoint::{DEFAULT as DEFAULT_ENDPOINT, Endpoint, EndpointProblem};
pub use error::{ALLOW_LIST_HINT, CallError, NotSent, Unanswered};
pub use inspect::{Expected, Inspection, inspect};
pub use merchant::Merchant;
pub use node::{Group, Node};
pub use secret::{is_mask, is_secret_name, mask};
pub use settings::{Block, Descriptor, Settings, Type};
pub use transport::{Credentials, Patience};
pub use verdict::ApiError;
