//! The practice gateway as a client meets it: over real HTTP on loopback.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod batches;
mod captures;
mod cards;
mod checks;
mod client;
mod control;
mod faults;
mod plans;
mod queries;
mod refusals;
mod till;
mod tokens;
mod town;
mod unknown;
