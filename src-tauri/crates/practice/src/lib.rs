//! The practice gateway: a faithful Converge on loopback, deterministic from a seed.
//!
//! It answers `txnquery`, `total` and `terminalsetup` over real HTTP as the Converge fact
//! sheet describes them, for an invented town, the City of Alder Creek. It writes and reads
//! its wire text itself and shares no codec with the client that is tested against it.
//!
//! Time is never read from the machine: the caller gives an anchor instant and the town's
//! eighteen months end there. Two gateways with the same seed hold the same money, whatever
//! their anchors.

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::float_arithmetic
    )
)]

mod answer;
mod api;
mod booking;
mod calendar;
mod calls;
mod cards;
mod change;
mod clock;
mod config;
mod control;
mod criteria;
mod cycle;
mod desk;
mod detail;
mod faults;
mod fields;
mod followup;
mod form;
mod gateway;
mod generate;
mod identifier;
mod instrument;
mod journal;
#[cfg(test)]
mod laws;
mod ledger;
mod names;
mod options;
mod outcomes;
mod payment;
mod places;
mod plan;
mod planbook;
mod planform;
mod plans;
mod purchase;
mod query;
mod random;
mod reader;
mod record;
mod refusal;
mod refusal_texts;
mod request;
mod schedule;
mod scheduler;
mod settlement;
mod setup;
mod shared;
mod syntax;
mod tokens;
mod town;
#[cfg(test)]
mod trial;
mod truth;
mod verify;
mod window;
mod wire;
mod writer;

pub use change::{Change, ChangeError, Changed};
pub use clock::{ClockError, Tick, Ticked};
pub use config::{Config, DEFAULT_TRANSACTIONS, Description, TerminalDescription, UserDescription};
pub use faults::{Fault, FaultError, FaultKind};
pub use gateway::{Gateway, StartError};
pub use journal::LogEntry;
pub use options::{TerminalChange, TerminalError, TerminalOptions};
pub use scheduler::Worked;
