//! The office against the practice gateway: real HTTP, real files, a simulated clock.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod configuration;
mod copy;
mod desk;
mod help;
mod paper;
mod pins;
mod place;
mod prove;
mod reveal;
mod setup;
mod spreadsheet;
