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

mod batch;
mod blob;
mod browse;
mod cancel;
mod columns;
mod coverage;
mod dense;
mod detail;
mod error;
mod filter;
mod first_hits;
mod found;
mod groups;
mod import;
mod list;
mod migrate;
mod month;
mod open;
mod order;
mod page;
mod row;
mod running;
mod runs;
mod search;
mod snapshot;
mod sort;
mod state;
mod text;
mod totals;
mod view;
mod window;

pub use cancel::Cancel;
pub use coverage::{Coverage, CoverageDay, CoverageState};
pub use detail::{Detail, Earlier};
pub use error::HistoryError;
pub use filter::{AmountRange, Filter, TextNeedle};
pub use groups::{Dim, Group, Groups};
pub use import::{Import, ImportCounts};
pub use month::month_of;
pub use open::History;
pub use page::{First, Page, PageRow, Target};
pub use row::{Origin, Row};
pub use running::Balance;
pub use runs::Run;
pub use snapshot::{ExportRow, Snapshot};
pub use sort::{Sort, SortColumn};
pub use text::{Match, MatchColumn, matched};
pub use totals::{GroupTotal, Totals};
pub use window::{Counts, Window, WindowWriter};
