//! What Counterfoil *does*: setup, PINs, verify, sync, the list. Ports in, plain data out; no
//! screen and no Tauri. The window and the command line are two doors to this one office.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic
    )
)]

#[macro_use]
pub mod contract;

pub mod app;
pub mod bindings;
mod brake;
pub mod dto;
mod error;
mod fields;
mod finding_words;
pub mod folder;
mod gateway;
pub mod help;
mod inner;
pub mod inspect;
pub mod operations;
pub mod pins;
pub mod platform;
mod query_text;
pub mod setup;
pub mod sync;
pub mod transactions;
pub mod verify;
mod views;

pub use error::{Code, OfficeError};
pub use inner::{Access, Office, Ports, PracticeStarter};
