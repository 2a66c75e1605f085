//! The office against the practice gateway: real HTTP, real files, a simulated clock.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod checklist;
mod copy;
mod evidence;
mod help;
mod interrupted;
mod kinds;
mod mistakes;
mod photos;
mod pins;
mod place;
mod plants;
mod prove;
mod records;
mod rotation;
mod setup;
mod swap;
mod undo;
