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

pub mod accounts;
pub mod activity;
mod address_text;
pub mod addresses;
pub mod annotations;
pub mod app;
pub mod approvals;
pub mod audit;
pub mod bindings;
mod brake;
pub mod call_sheet;
pub mod card_machines;
pub mod checklist;
mod clipboard;
pub mod commands;
pub mod configuration;
pub mod connectors;
mod days;
mod drafts;
pub mod dto;
mod error;
pub mod evidence;
pub mod export;
#[cfg(feature = "failpoints")]
mod failpoints;
mod fields;
mod files;
mod finding_words;
pub mod findings;
pub mod folder;
mod gateway;
pub mod handoff;
pub mod help;
pub mod history_state;
pub mod home;
mod impact;
mod inner;
pub mod inspect;
pub mod journal;
pub mod money;
mod money_words;
pub mod operations;
mod overrides;
mod paper;
pub mod people;
pub mod photos;
pub mod pins;
pub mod plans;
pub mod platform;
pub mod portal;
mod ports;
pub mod receipts;
pub mod reveal;
pub mod rights;
pub mod rotation;
mod rules;
pub mod saved_views;
mod seals;
pub mod search;
mod secrets;
pub mod setup;
mod snapshot;
pub mod spreadsheet;
pub mod sync;
pub mod terminals;
mod text_fields;
pub mod transactions;
mod tray;
pub mod undo;
pub mod users;
pub mod verify;
mod views;

pub use error::{Code, OfficeError};
pub use inner::{Access, Office, Ports, PracticeStarter};
pub use ports::{Clipboard, FileKind, Files, NoClipboard, NoFiles};
