//! People: who signs in here, what they may do, and the rules between what they may do.
//!
//! Without people the person of this computer does everything, except what moves money: that
//! takes two. With people, every command asks here first.

mod book;
mod duties;
mod gate;
mod impact;
mod passwords;
mod practice;
mod recovery;
mod roles;
mod rules;
mod sign_in;
#[cfg(test)]
pub(crate) mod stage;
mod state;
#[cfg(test)]
mod tests;
mod view;

use ledger::{Person, Work};
use serde_json::{Value, json};

use crate::audit::{Note, read};
use crate::dto::{AuditObject, Role};
use crate::error::OfficeError;
use crate::inner::Office;

pub use crate::dto::Duty;
pub(crate) use book::rotated_since;
pub use book::{add, change_password, edit, list, reset_password, set_active};
pub use duties::{Need, need};
pub(crate) use gate::{acting, enough_for_money, enter, not_allowed, require, require_fresh};
pub use impact::impact;
pub use practice::{PASSWORD as PRACTICE_PASSWORD, seed as seed_practice};
pub use recovery::{recover, recover_here};
pub(crate) use rules::{needs_second, stored as stored_rules};
pub use rules::{rules, save_rules};
use sign_in::is_fresh;
pub(crate) use sign_in::{Purpose, authenticate};
pub use sign_in::{lock, session, sign_in, sign_out, step_up};
pub(crate) use state::{Actor, Desk};

/// What somebody is here for; a word this program does not know lets look only.
pub(crate) fn role_of(person: &Person) -> Role {
    read(&person.role).unwrap_or(Role::Viewer)
}

/// An entry about a person.
fn note(action: &'static str, person: &Person, sentence: impl Into<String>) -> Note {
    Note::new(action, AuditObject::Person, sentence).about(person.id.clone(), person.name.clone())
}

/// What an entry tells of a person; never of their password.
fn fields(person: &Person) -> Value {
    json!({
        "name": person.name,
        "role": person.role,
        "active": person.active,
        "aloneLimit": format!("{} {}", person.alone_limit, person.currency),
        "approveLimit": person.approve_limit.map(|limit| format!("{limit} {}", person.currency)),
    })
}

/// Saves a person with an entry about it.
async fn save(office: &Office, person: &Person, note: Note) -> Result<(), OfficeError> {
    let mut work = office.0.ledger.begin().await?;
    save_in(office, &mut work, person, note).await?;
    Ok(work.commit().await?)
}

async fn save_in(office: &Office, work: &mut Work, person: &Person, note: Note) -> Result<(), OfficeError> {
    work.put_person(person).await?;
    work.note(&note.entry(office)).await?;
    Ok(())
}
