//! Paper and files: sheets as tagged PDF, sealed files, spreadsheets read row by row.
//!
//! Everything here is a function of what it is given: no clock, no network, no disk. The
//! caller brings bytes and strings already worded for people, and takes bytes away.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic
    )
)]

pub mod columns;
pub mod csv_out;
mod paper;
pub mod seal;
pub mod sheets;
pub mod spreadsheet;

pub use paper::{Conformance, DocumentError, Pdf, Stamp};
