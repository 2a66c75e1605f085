//! The practice gateway as a client meets it: over real HTTP on loopback.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod batches;
mod bigger;
mod captures;
mod cards;
mod checks;
mod client;
mod control;
mod evidence;
mod facts;
mod faults;
mod mistakes;
mod people;
mod plans;
mod queries;
mod refusals;
mod rotation;
mod till;
mod tokens;
mod town;
mod unknown;
