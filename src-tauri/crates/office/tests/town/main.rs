//! The office against the practice gateway: real HTTP, real files, a simulated clock.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod checklist;
mod copy;
mod help;
mod kinds;
mod photos;
mod pins;
mod place;
mod prove;
mod records;
mod setup;
mod undo;
