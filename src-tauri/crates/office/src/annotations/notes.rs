use ledger::StoredNote;
use serde_json::json;

use super::{done, entry, payments};
use crate::dto::{AddNote, Annotated, EditNote, IdRequest};
use crate::error::OfficeError;
use crate::inner::Office;
use crate::setup::fresh_id;
use crate::text_fields;

/// Longest note.
const LONGEST: usize = 2_000;

/// Writes the same note on one or more payments.
///
/// # Errors
/// When the note is empty or too long, or holds what must not be written down.
pub async fn add_note(office: &Office, request: AddNote) -> Result<Annotated, OfficeError> {
    let text = text(&request.text)?;
    let (facts, ids) = payments(office, &request.account_id, request.ids).await?;
    let account = &facts.account.id;
    let _turn = office.turn().await;
    let mut work = office.0.ledger.begin_annotations().await?;
    for id in &ids {
        let note = StoredNote {
            id: fresh_id(),
            account: account.clone(),
            txn: id.clone(),
            text: text.clone(),
            who: crate::people::acting(office).name,
            at: office.now().as_second(),
            edited: false,
        };
        work.put_note(&note).await?;
        let entry = entry("note_added", account.as_str(), id, "wrote a note")
            .change(None, Some(json!({ "text": text })));
        work.note(&entry.entry(office)).await?;
    }
    work.commit().await?;
    Ok(done("Wrote the note on", ids.len()))
}

/// Says something else in a note; what it said stays in the audit.
pub async fn edit_note(office: &Office, request: EditNote) -> Result<Annotated, OfficeError> {
    let text = text(&request.text)?;
    let _turn = office.turn().await;
    let old = stored(office, &request.id).await?;
    if old.text == text {
        return Ok(done("Nothing is different in the note on", 1));
    }
    let new = StoredNote {
        text: text.clone(),
        who: crate::people::acting(office).name,
        at: office.now().as_second(),
        edited: true,
        ..old.clone()
    };
    let mut work = office.0.ledger.begin_annotations().await?;
    work.put_note(&new).await?;
    let entry = entry("note_changed", old.account.as_str(), &old.txn, "changed a note")
        .change(Some(json!({ "text": old.text })), Some(json!({ "text": text })));
    work.note(&entry.entry(office)).await?;
    work.commit().await?;
    Ok(done("Changed the note on", 1))
}

/// Removes a note; what it said stays in the audit.
pub async fn remove_note(office: &Office, request: IdRequest) -> Result<Annotated, OfficeError> {
    let _turn = office.turn().await;
    let old = stored(office, &request.id).await?;
    let mut work = office.0.ledger.begin_annotations().await?;
    work.remove_note(&old).await?;
    let entry = entry("note_removed", old.account.as_str(), &old.txn, "removed a note")
        .change(Some(json!({ "text": old.text })), None);
    work.note(&entry.entry(office)).await?;
    work.commit().await?;
    Ok(done("Removed the note on", 1))
}

async fn stored(office: &Office, id: &str) -> Result<StoredNote, OfficeError> {
    let found = office.0.ledger.stored_note(id).await?;
    found.ok_or_else(|| OfficeError::not_found("note").with("id", id))
}

fn text(typed: &str) -> Result<String, OfficeError> {
    let text = text_fields::accept_lines("text", typed, LONGEST)?;
    if text.is_empty() {
        return Err(OfficeError::invalid(
            "text",
            "note_empty",
            "Write something first.",
        ));
    }
    Ok(text)
}
