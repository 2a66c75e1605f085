//! The copy of what the gateway knows: windows of at most 31 days per terminal, each written
//! with its coverage in one transaction, newest month first, across all terminals.

mod map;
mod plan;
mod prepare;
mod report;
mod run;
mod state;
mod window;

pub use report::failure;
pub use run::run;
pub use state::state;
