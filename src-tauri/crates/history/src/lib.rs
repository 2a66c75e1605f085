//! `history.db`: the local copy of what the gateways know: transactions, what they said
//! before, which days are complete.
//!
//! One writer, a few read-only connections, WAL. Calls block: run them off the async threads.
//! Holds copies only; what cannot be fetched again lives in the ledger.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic
    )
)]

mod blob;
mod coverage;
mod error;
mod filter;
mod migrate;
mod open;
mod page;
mod row;
mod runs;
mod totals;
mod window;

pub use coverage::{Coverage, CoverageDay, CoverageState};
pub use error::HistoryError;
pub use filter::{AmountRange, Filter, Sort, SortColumn, TextNeedle};
pub use open::History;
pub use page::{Detail, Earlier, Page, PageRow};
pub use row::Row;
pub use runs::Run;
pub use totals::{GroupTotal, Totals};
pub use window::{Counts, Window, WindowWriter};
