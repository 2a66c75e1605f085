//! The office against the practice gateway: real HTTP, real files, a simulated clock.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod annotations;
mod checklist;
mod configuration;
mod copy;
mod departments;
mod desk;
mod detail;
mod evidence;
mod export;
mod help;
mod home;
mod interrupted;
mod kinds;
mod list;
mod mistakes;
mod paper;
mod photos;
mod pins;
mod place;
mod plan_decisions;
mod plan_files;
mod plan_lists;
mod plans;
mod plants;
mod portal;
mod prove;
mod receipts;
mod records;
mod reveal;
mod reverse;
mod rotation;
mod saved_views;
mod settle;
mod setup;
mod spreadsheet;
mod staff;
mod swap;
mod take;
mod typing;
mod undo;
mod undo_laws;
mod wrong_records;
