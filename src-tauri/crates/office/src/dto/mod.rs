//! What crosses to the screen. Plain data with no behaviour and no secret.
//!
//! Money is whole minor units as text, ids are text, instants are RFC 3339, days are
//! `YYYY-MM-DD`.

mod activity;
mod annotations;
mod app;
mod approvals;
mod audit;
mod checklist;
mod files;
mod findings;
mod help;
mod home;
mod money;
mod paper;
mod people;
mod plan_acts;
mod plans;
mod receipts;
mod records;
mod search;
mod setup;
mod sync;
mod transactions;
mod verify;

pub use activity::*;
pub use annotations::*;
pub use app::*;
pub use approvals::*;
pub use audit::*;
pub use checklist::*;
pub use files::*;
pub use findings::*;
pub use help::*;
pub use home::*;
pub use money::*;
pub use paper::*;
pub use people::*;
pub use plan_acts::*;
pub use plans::*;
pub use receipts::*;
pub use records::*;
pub use search::*;
pub use setup::*;
pub use sync::*;
pub use transactions::*;
pub use verify::*;
