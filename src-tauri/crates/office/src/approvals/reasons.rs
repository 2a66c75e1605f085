//! The town's own list of reasons.

use ledger::{LedgerError, Reason};
use serde_json::json;

use crate::audit::Note;
use crate::dto::{AuditObject, Empty, ReasonView, Reasons, SaveReason};
use crate::error::{Code, OfficeError};
use crate::inner::Office;
use crate::setup::fresh_id;
use crate::text_fields;

/// The town's reasons.
pub async fn list(office: &Office, _request: Empty) -> Result<Reasons, OfficeError> {
    Ok(Reasons {
        reasons: views(office).await?,
    })
}

pub(super) async fn views(office: &Office) -> Result<Vec<ReasonView>, OfficeError> {
    let all = office.0.ledger.list_reasons().await?;
    Ok(all
        .into_iter()
        .map(|reason| ReasonView {
            id: reason.id,
            words: reason.words,
            retired: reason.retired,
        })
        .collect())
}

/// Refuses a reason that is not offered.
pub(super) async fn offered(office: &Office, id: &str) -> Result<(), OfficeError> {
    let all = office.0.ledger.list_reasons().await?;
    if all.iter().any(|reason| reason.id == id && !reason.retired) {
        return Ok(());
    }
    Err(OfficeError::invalid(
        "reason",
        "reason_unknown",
        "Choose a reason from the list.",
    ))
}

/// Adds a reason, changes its words, or offers it no longer.
///
/// # Errors
/// Words that are empty or taken; the last reason that is offered stays.
pub async fn save(office: &Office, request: SaveReason) -> Result<Reasons, OfficeError> {
    let _turn = office.turn().await;
    let all = office.0.ledger.list_reasons().await?;
    let words = text_fields::accept("words", &request.words, text_fields::SHORT)?;
    if words.is_empty() {
        return Err(OfficeError::invalid(
            "words",
            "words_empty",
            "Write the reason in a few words.",
        ));
    }
    let old = match &request.id {
        None => None,
        Some(id) => {
            let old = all.iter().find(|reason| reason.id == *id);
            Some(old.ok_or_else(|| OfficeError::not_found("reason").with("id", id.as_str()))?)
        }
    };
    let others = all
        .iter()
        .filter(|reason| !reason.retired && Some(reason.id.as_str()) != request.id.as_deref());
    if request.retired && others.count() == 0 {
        return Err(OfficeError::invalid(
            "retired",
            "last_reason",
            "This is the last reason that is offered. Add another one first.",
        ));
    }
    let last = all.iter().map(|reason| reason.place).max().unwrap_or(0);
    let new = Reason {
        id: request.id.clone().unwrap_or_else(fresh_id),
        words,
        retired: request.retired,
        place: old.map_or(last + 1, |old| old.place),
    };
    if old == Some(&new) {
        return list(office, Empty {}).await;
    }
    let mut work = office.0.ledger.begin().await?;
    match work.put_reason(&new).await {
        Err(LedgerError::Taken) => {
            return Err(OfficeError::new(
                Code::DuplicateName,
                format!("\"{}\" is on the list already.", new.words),
            )
            .with("field", "words"));
        }
        done => done?,
    }
    let fields = |reason: &Reason| json!({ "words": reason.words, "retired": reason.retired });
    let note = Note::new("reason_changed", AuditObject::Rule, sentence(old, &new))
        .about(new.id.clone(), new.words.clone())
        .change(old.map(fields), Some(fields(&new)));
    work.note(&note.entry(office)).await?;
    work.commit().await?;
    list(office, Empty {}).await
}

fn sentence(old: Option<&Reason>, new: &Reason) -> String {
    match old {
        None => format!("added the reason \"{}\"", new.words),
        Some(old) if old.words != new.words => {
            format!("changed the reason \"{}\" to \"{}\"", old.words, new.words)
        }
        Some(_) if new.retired => format!("retired the reason \"{}\"", new.words),
        Some(_) => format!("offers the reason \"{}\" again", new.words),
    }
}
