//! The town's own book of plans: what runs at Converge by itself, what was agreed here, and
//! where the two differ. Nothing here changes anything at the gateway; it reads, keeps what it
//! saw beside the book, and prepares what the money journal sends.

mod adopt;
mod ask;
mod attention;
mod book;
mod calendar;
mod card;
mod change;
mod change_words;
mod compare;
mod differences;
mod draft;
mod facts;
mod file;
mod follow;
mod outcome;
mod page;
mod payments;
mod practice;
mod request;
#[cfg(test)]
mod samples;
mod take;
mod words;

pub(crate) use ledger::Plan;

pub use self::adopt::{adopt, unknown};
pub(crate) use self::attention::lines as attention;
pub use self::book::list;
pub use self::calendar::calendar;
#[allow(unused_imports, reason = "the money journal uses it")]
pub(crate) use self::change::PlanChange;
pub use self::change::{change_preview, take_theirs};
#[allow(unused_imports, reason = "the money journal uses it")]
pub(crate) use self::change_words::change_words;
pub use self::compare::{compare, look};
pub use self::draft::{cancel, remove_draft, save_draft};
pub(crate) use self::facts::Facts;
pub(crate) use self::file::Import;
pub use self::file::{file_apply, file_preview};
pub use self::follow::follow_up;
#[allow(unused_imports, reason = "the money journal uses it")]
pub(crate) use self::outcome::{PlanOutcome, seen, settled};
pub use self::page::page;
pub(crate) use self::payments::{learn_all, plan_of};
pub use self::practice::lay_out_practice;
#[allow(unused_imports, reason = "the money journal uses it")]
pub(crate) use self::request::{AddRequest, DeleteRequest, TakeRequest, UpdateRequest, query};
pub(crate) use self::take::refusal as take_refusal;

use crate::error::OfficeError;
use crate::inner::Office;

/// One plan of the book.
///
/// # Errors
/// When there is no such plan.
pub(crate) async fn get(office: &Office, id: &str) -> Result<Plan, OfficeError> {
    let found = office.0.ledger.get_plan(id).await?;
    found.ok_or_else(|| OfficeError::not_found("plan").with("id", id))
}
