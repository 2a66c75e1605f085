//! Every screen and state, visited in one theme: for pictures and for axe.

mod first;
mod help;
mod ledger;
mod list;
mod practice;
mod records;
mod sheets;
mod visit;

pub use visit::{Theme, Visit};

use crate::Result;

/// How the names of the pages of Setup begin, with what goes wrong in them.
const SETUP: &str = "setup-";

/// Visits every screen and state; findings and pictures are in the visit afterwards.
pub async fn everything(visit: &mut Visit) -> Result<()> {
    if !visit.is_only(SETUP) {
        first::visit(visit).await?;
        ledger::visit(visit).await?;
        list::visit(visit).await?;
        practice::visit(visit).await?;
        help::visit(visit).await?;
    }
    records::visit(visit).await?;
    sheets::visit(visit).await
}
