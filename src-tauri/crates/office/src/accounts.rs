//! Accounts (departments): edited with everything that hangs on them.

use domain::{Currency, NameKind, check_account_id, check_name};
use ledger::Account;

use crate::audit::Note;
use crate::dto::{AccountView, AuditObject, EditAccount};
use crate::error::{Code, OfficeError};
use crate::fields::accept;
use crate::inner::Office;
use crate::setup::typed_endpoint;
use crate::{snapshot, views};

/// Changes an account. Another Converge or another account id there means that nothing checked
/// before still counts: all its PINs are unverified again.
pub async fn edit(office: &Office, request: EditAccount) -> Result<AccountView, OfficeError> {
    let _turn = office.turn().await;
    let old = views::facts(office, &request.id).await?.account;
    let new = Account {
        name: accept("account_name", check_name(&request.name, NameKind::Account))?,
        merchant_id: accept("account_id", check_account_id(&request.merchant_id))?,
        environment: request.environment,
        endpoint: typed_endpoint(request.environment, request.endpoint.as_deref())?,
        gateway_zone: zone("gateway_zone", &request.gateway_zone)?,
        display_zone: zone("display_zone", &request.display_zone)?,
        currency: Currency::new(&request.currency).ok_or_else(|| {
            OfficeError::invalid(
                "currency",
                "currency_unknown",
                format!(
                    "\"{}\" is not a currency. Use three letters, like USD.",
                    request.currency
                ),
            )
        })?,
        shared_vault: snapshot::stored_vault(request.shared_vault),
        ..old.clone()
    };
    store(office, &old, &new, None).await?;
    views::account(office, &new.id).await
}

/// An IANA name.
pub(crate) fn zone(field: &str, name: &str) -> Result<String, OfficeError> {
    let name = domain::clean(name, true).text;
    match jiff::tz::TimeZone::get(&name) {
        Ok(_) => Ok(name),
        Err(_) => Err(OfficeError::invalid(
            field,
            "zone_unknown",
            format!("{name} is not a time zone."),
        )),
    }
}

/// Whether an account can stand beside the others: its name is its own, and so is its account
/// at Converge. The same one twice would bring every payment here twice.
pub(crate) fn fits(others: &[Account], new: &Account) -> Result<(), OfficeError> {
    for other in others.iter().filter(|other| other.id != new.id) {
        if other.name.to_lowercase() == new.name.to_lowercase() {
            return Err(duplicate_name("account_name", &new.name));
        }
        if other.merchant_id == new.merchant_id && !elsewhere(other, new) {
            return Err(OfficeError::invalid(
                "account_id",
                "account_id_taken",
                format!(
                    "{} already has account {} there. One account at Converge is one department here.",
                    other.name, new.merchant_id
                ),
            )
            .with("department", other.name.clone()));
        }
    }
    Ok(())
}

/// Whether another gateway, or another account there, has to be asked.
fn elsewhere(old: &Account, new: &Account) -> bool {
    (old.environment, &old.endpoint, &old.merchant_id) != (new.environment, &new.endpoint, &new.merchant_id)
}

/// Saves a changed account with its entry; nothing where nothing changed. `back` replaces the
/// sentence when an earlier change is taken back.
pub(crate) async fn store(
    office: &Office,
    old: &Account,
    new: &Account,
    back: Option<&str>,
) -> Result<(), OfficeError> {
    fits(&office.0.ledger.list_accounts().await?, new)?;
    let Some((before, after)) = snapshot::difference(&snapshot::account(old), &snapshot::account(new)) else {
        return Ok(());
    };
    let mut sentence = back.map_or_else(|| snapshot::sentence(&old.name, &before, &after), str::to_owned);
    let mut work = office.0.ledger.begin().await?;
    work.put_account(new).await?;
    if elsewhere(old, new) {
        work.forget_checks(&new.id).await?;
        sentence.push_str(" Its PINs are unverified again.");
    }
    let note = Note::new("account_changed", AuditObject::Account, sentence)
        .about(new.id.as_str(), &new.name)
        .account(new.id.as_str())
        .change(Some(before.into()), Some(after.into()));
    work.note(&note.entry(office)).await?;
    Ok(work.commit().await?)
}

/// Saves a new account with its entry.
pub(crate) async fn create(office: &Office, new: &Account) -> Result<(), OfficeError> {
    fits(&office.0.ledger.list_accounts().await?, new)?;
    let mut work = office.0.ledger.begin().await?;
    work.put_account(new).await?;
    let note = Note::new(
        "account_added",
        AuditObject::Account,
        format!("added the department {}.", new.name),
    )
    .about(new.id.as_str(), &new.name)
    .account(new.id.as_str())
    .change(None, Some(snapshot::account(new).into()));
    work.note(&note.entry(office)).await?;
    Ok(work.commit().await?)
}

/// A name or id that is taken.
pub(crate) fn duplicate_name(field: &str, name: &str) -> OfficeError {
    OfficeError::new(
        Code::DuplicateName,
        format!("\"{name}\" is already there. Choose another name."),
    )
    .with("field", field)
    .with("name", name)
}
