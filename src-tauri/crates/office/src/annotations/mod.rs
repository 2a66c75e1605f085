//! Notes, tags and files that people keep with payments. Each change stands in the audit of its
//! payment; what is removed can be read there.

mod attachments;
mod notes;
mod tags;

use std::sync::Arc;

use history::{Cancel, Filter};

pub use self::attachments::{attach, open_attachment, remove_attachment};
pub use self::notes::{add_note, edit_note, remove_note};
pub use self::tags::{change_tags, tags};
use crate::audit::Note;
use crate::dto::{Annotated, AuditObject};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::transactions::{Showing, small};
use crate::views::{self, AccountFacts};

/// Most payments that are changed at once.
const MOST: usize = 5_000;

/// The account and the payments that are to be changed, each once.
///
/// # Errors
/// When there is none, too many, or one that is not here.
async fn payments(
    office: &Office,
    account: &str,
    ids: Vec<String>,
) -> Result<(AccountFacts, Vec<String>), OfficeError> {
    let facts = views::facts(office, account).await?;
    let mut ids = ids;
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Err(OfficeError::invalid(
            "ids",
            "nothing_picked",
            "Pick at least one payment first.",
        ));
    }
    if ids.len() > MOST {
        return Err(OfficeError::invalid(
            "ids",
            "too_many",
            format!("At most {MOST} payments can be changed at once. Pick fewer."),
        ));
    }
    let showing = Showing::of(office, &facts).await?;
    let wanted: Arc<[String]> = ids.as_slice().into();
    let filter = Filter {
        only_ids: Some(wanted),
        ..showing.everything()
    };
    let found = office
        .history(move |history| history.count(&filter, &Cancel::new()))
        .await?;
    if found != ids.len() as u64 {
        return Err(OfficeError::not_found("payment").with("missing", ids.len() as u64 - found));
    }
    Ok((facts, ids))
}

/// An entry about a payment. The action's first word tells the timeline what it is.
fn entry(action: &'static str, account: &str, txn: &str, did: &str) -> Note {
    let sentence = format!("{did} on payment {txn}.");
    Note::new(action, AuditObject::Payment, sentence)
        .about(txn, txn)
        .account(account)
}

/// "Tagged 3 payments."
fn done(did: &str, count: usize) -> Annotated {
    let payments = if count == 1 { "payment" } else { "payments" };
    Annotated {
        count: small(count as u64),
        sentence: format!("{did} {count} {payments}."),
    }
}
