//! API users: added, changed, switched off and on again. Nobody is ever deleted here.

use domain::{UserId, check_user_id};
use ledger::{ApiUser, Work};

use crate::accounts::duplicate_name;
use crate::audit::Note;
use crate::dto::{AccountView, AddUser, AuditObject, EditUser, IdRequest, Impact, SetActive};
use crate::error::OfficeError;
use crate::fields::accept;
use crate::inner::Office;
use crate::setup::fresh_id;
use crate::views::{self, AccountFacts};
use crate::{days, impact, snapshot, text_fields};

/// Adds one API user to an account.
pub async fn add(office: &Office, request: AddUser) -> Result<AccountView, OfficeError> {
    let _turn = office.turn().await;
    let facts = views::facts(office, &request.account_id).await?;
    let user_id = accept("user_id", check_user_id(&request.user_id))?;
    let new = ApiUser {
        note: text_fields::accept("note", &request.note, text_fields::LONG)?,
        ..ApiUser::new(UserId::new(fresh_id()), facts.account.id.clone(), user_id)
    };
    fits(&facts, &new)?;
    let mut work = office.0.ledger.begin().await?;
    put_new(office, &mut work, &new).await?;
    work.commit().await?;
    views::account(office, &facts.account.id).await
}

/// Adds a user with its entry to a change.
pub(crate) async fn put_new(office: &Office, work: &mut Work, new: &ApiUser) -> Result<(), OfficeError> {
    work.put_user(new, office.now().as_second()).await?;
    let note = Note::new(
        "user_added",
        AuditObject::User,
        format!("added the API user {}.", new.user_id),
    )
    .about(new.id.as_str(), &new.user_id)
    .account(new.account.as_str())
    .change(None, Some(snapshot::user(new).into()));
    work.note(&note.entry(office)).await?;
    Ok(())
}

/// Removes a user that nothing belongs to, with its entry; answers whether it did.
pub(crate) async fn put_gone(
    office: &Office,
    work: &mut Work,
    gone: &ApiUser,
    back: Option<&str>,
) -> Result<bool, OfficeError> {
    if !work.remove_unused_user(&gone.id).await? {
        return Ok(false);
    }
    let sentence = back.map_or_else(
        || format!("removed the API user {}.", gone.user_id),
        str::to_owned,
    );
    let note = Note::new("user_removed", AuditObject::User, sentence)
        .about(gone.id.as_str(), &gone.user_id)
        .account(gone.account.as_str())
        .change(Some(snapshot::user(gone).into()), None);
    work.note(&note.entry(office)).await?;
    Ok(true)
}

/// Changes an API user. Another id at the gateway makes its PINs unverified.
pub async fn edit(office: &Office, request: EditUser) -> Result<AccountView, OfficeError> {
    let _turn = office.turn().await;
    let (facts, old) = views::user(office, &request.id).await?;
    let today = days::today(office, &facts.account);
    let new = ApiUser {
        user_id: accept("user_id", check_user_id(&request.user_id))?,
        note: text_fields::accept("note", &request.note, text_fields::LONG)?,
        registered_on: days::accept("registered_on", request.registered_on.as_deref(), today)?,
        ..old.clone()
    };
    store(office, &facts, &old, &new, "", None).await?;
    views::account(office, &facts.account.id).await
}

/// What stops when a user is switched off.
pub async fn impact(office: &Office, request: IdRequest) -> Result<Impact, OfficeError> {
    let (facts, user) = views::user(office, &request.id).await?;
    impact::of_user(office, &facts, &user).await
}

/// Switches a user off or on.
pub async fn set_active(office: &Office, request: SetActive) -> Result<AccountView, OfficeError> {
    let _turn = office.turn().await;
    let (facts, old) = views::user(office, &request.id).await?;
    let reason = if request.active {
        text_fields::accept("reason", &request.reason, text_fields::LONG)?
    } else {
        text_fields::reason(&request.reason)?
    };
    let new = ApiUser {
        active: request.active,
        ..old.clone()
    };
    store(office, &facts, &old, &new, &reason, None).await?;
    views::account(office, &facts.account.id).await
}

/// Whether a user can stand beside the others. The gateway tells case apart, so do we.
pub(crate) fn fits(facts: &AccountFacts, new: &ApiUser) -> Result<(), OfficeError> {
    let taken = facts
        .users
        .iter()
        .any(|other| other.id != new.id && other.user_id == new.user_id);
    if taken {
        return Err(duplicate_name("user_id", &new.user_id));
    }
    Ok(())
}

/// Saves a changed user with its entry; nothing where nothing changed.
pub(crate) async fn store(
    office: &Office,
    facts: &AccountFacts,
    old: &ApiUser,
    new: &ApiUser,
    reason: &str,
    back: Option<&str>,
) -> Result<(), OfficeError> {
    fits(facts, new)?;
    let Some((before, after)) = snapshot::difference(&snapshot::user(old), &snapshot::user(new)) else {
        return Ok(());
    };
    let switched = old.active != new.active && after.len() == 1;
    let (action, sentence) = match (switched, new.active) {
        (true, false) => (
            "user_deactivated",
            format!("switched off the API user {}.", old.user_id),
        ),
        (true, true) => (
            "user_activated",
            format!("switched on the API user {}.", old.user_id),
        ),
        _ => ("user_changed", snapshot::sentence(&old.user_id, &before, &after)),
    };
    let mut sentence = back.map_or(sentence, str::to_owned);
    let mut work = office.0.ledger.begin().await?;
    work.put_user(new, office.now().as_second()).await?;
    if old.user_id != new.user_id {
        work.forget_user_checks(&new.id).await?;
        sentence.push_str(" Its PINs are unverified again.");
    }
    let note = Note::new(action, AuditObject::User, sentence)
        .about(new.id.as_str(), &new.user_id)
        .account(new.account.as_str())
        .reason(reason)
        .change(Some(before.into()), Some(after.into()));
    work.note(&note.entry(office)).await?;
    Ok(work.commit().await?)
}
