//! The client and the run of a payment against the simulated service, over real HTTP.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod calls;
mod desk;
mod faults;
mod pace;
mod payments;
mod records;
mod reports;
mod signatures;
