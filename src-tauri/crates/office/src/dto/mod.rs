//! What crosses to the screen. Plain data with no behaviour and no secret.
//!
//! Money is whole minor units as text, ids are text, instants are RFC 3339, days are
//! `YYYY-MM-DD`.

mod app;
mod audit;
mod checklist;
mod findings;
mod help;
mod paper;
mod records;
mod setup;
mod sync;
mod transactions;
mod verify;

pub use app::*;
pub use audit::*;
pub use checklist::*;
pub use findings::*;
pub use help::*;
pub use paper::*;
pub use records::*;
pub use setup::*;
pub use sync::*;
pub use transactions::*;
pub use verify::*;
