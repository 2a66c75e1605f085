//! The practice gateway as a client meets it: over real HTTP on loopback.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod batches;
mod cards;
mod client;
mod control;
mod faults;
mod plans;
mod queries;
mod refusals;
mod tokens;
mod town;
mod unknown;
