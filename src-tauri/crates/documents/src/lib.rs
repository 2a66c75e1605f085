//! Paper and files: sheets as tagged PDF, sealed files, spreadsheets read and written row by row.
//!
//! Everything here is a function of what it is given: no clock, no network. The caller brings
//! bytes and strings already worded for people, and takes bytes away; a table too long for that
//! goes straight into its file ([`table::TableFile`]).
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
#[cfg(feature = "sheets")]
mod paper;
#[cfg(feature = "sheets")]
pub mod receipt;
pub mod seal;
#[cfg(feature = "sheets")]
pub mod sheets;
pub mod spreadsheet;
pub mod table;

#[cfg(feature = "sheets")]
pub use paper::{Conformance, DocumentError, Pdf, Stamp};
