//! The practice gateway as a client meets it: over real HTTP on loopback.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod client;
mod control;
mod faults;
mod queries;
mod refusals;
mod town;
