//! PINs: judged when pasted, stored in the operating system's store, found twice by a keyed
//! fingerprint. The PIN comes in here and goes to the vault; nothing carries it back.

use domain::{Beside, Check, CredentialId, SecretId, Sensitive, check_pin_beside};
use hmac::{Hmac, KeyInit, Mac};
use ledger::{Credential, NewCredential, Terminal};
use serde_json::json;
use sha2::Sha256;

use crate::audit::Note;
use crate::dto::{
    AccountView, AuditObject, OnDuplicate, PinCheckRequest, PinRemoveRequest, PinReport, PinSetRequest,
    PinSetResult, SwapPins,
};
use crate::error::{Code, OfficeError};
use crate::fields::{accept, removed};
use crate::inner::Office;
use crate::people::{self, Duty};
use crate::secrets;
use crate::setup::fresh_id;
use crate::views::{self, AccountFacts};

/// Setting that holds the vault name of the fingerprint key.
const FINGERPRINT_KEY: &str = "fingerprint_key";

/// Judges a pasted PIN without storing it.
pub async fn check(office: &Office, request: PinCheckRequest) -> Result<PinReport, OfficeError> {
    Ok(report(&judge(office, &request.value).await?))
}

/// Judges a PIN beside the ids we know: they get pasted in its place.
pub(crate) async fn judge(office: &Office, pin: &Sensitive<String>) -> Result<Check, OfficeError> {
    let ledger = &office.0.ledger;
    let accounts = ledger.list_accounts().await?;
    let mut users = Vec::new();
    for account in &accounts {
        users.extend(ledger.list_users(&account.id).await?);
    }
    let account_ids: Vec<&str> = accounts.iter().map(|a| a.merchant_id.as_str()).collect();
    let user_ids: Vec<&str> = users.iter().map(|u| u.user_id.as_str()).collect();
    let beside = Beside {
        account_ids: &account_ids,
        user_ids: &user_ids,
    };
    Ok(check_pin_beside(pin.expose(), beside))
}

pub(crate) fn report(check: &Check) -> PinReport {
    let length = u32::try_from(check.value.chars().count()).unwrap_or(u32::MAX);
    PinReport {
        severity: check.severity(),
        code: check.finding.as_ref().map(|finding| finding.code.to_owned()),
        length,
        ends: Some(ends(&check.value)).filter(|ends| !ends.is_empty()),
        removed: removed(check.removed.clone()),
    }
}

/// The last characters that may be shown: four, but never more than a quarter of the PIN.
pub(crate) fn ends(pin: &str) -> String {
    let length = pin.chars().count();
    let shown = 4.min(length / 4);
    pin.chars().skip(length - shown).collect()
}

/// Stores a PIN for one API user on one terminal. The old PIN is forgotten only when the new
/// one is safe.
pub async fn set(office: &Office, request: PinSetRequest) -> Result<PinSetResult, OfficeError> {
    let facts = account_of(office, &request.terminal_id).await?;
    set_in(office, &facts, request).await
}

/// The account of a terminal, by our id of the terminal.
pub(crate) async fn account_of(office: &Office, terminal: &str) -> Result<AccountFacts, OfficeError> {
    for account in office.0.ledger.list_accounts().await? {
        let facts = views::facts(office, account.id.as_str()).await?;
        if facts.terminals.iter().any(|t| t.id.as_str() == terminal) {
            return Ok(facts);
        }
    }
    Err(OfficeError::not_found("terminal").with("id", terminal))
}

/// As [`set`], with names as the command line gives them.
pub async fn set_by_name(
    office: &Office,
    account: &str,
    user: &str,
    terminal: &str,
    value: Sensitive<String>,
    on_duplicate: OnDuplicate,
) -> Result<PinSetResult, OfficeError> {
    people::require(office, Duty::Setup).await?;
    let facts = views::facts(office, account).await?;
    let request = PinSetRequest {
        terminal_id: facts.terminal(terminal)?.id.to_string(),
        user_id: facts.user(user)?.id.to_string(),
        value,
        on_duplicate,
    };
    set_in(office, &facts, request).await
}

async fn set_in(
    office: &Office,
    facts: &AccountFacts,
    request: PinSetRequest,
) -> Result<PinSetResult, OfficeError> {
    let checked = judge(office, &request.value).await?;
    let report = report(&checked);
    let pin = Sensitive::new(accept("pin", checked)?);
    let terminal = facts.terminal(&request.terminal_id)?;
    let user = facts.user(&request.user_id)?;
    let old = facts
        .credentials
        .iter()
        .find(|c| c.terminal == terminal.id && c.user == user.id);
    if old.is_some_and(|old| facts.rotation(old).is_some()) {
        return Err(rotating(&terminal.name));
    }
    let fingerprint = fingerprint(office, &pin).await?;
    let moved = taken_from(facts, terminal, &fingerprint, request.on_duplicate)?;
    let new = NewCredential {
        id: CredentialId::new(fresh_id()),
        user: user.id.clone(),
        terminal: terminal.id.clone(),
        secret: SecretId::new(format!("pin-{}", fresh_id())),
        length: report.length,
        ends: report.ends.clone().unwrap_or_default(),
        fingerprint,
    };
    let mut notes = vec![stored(facts, terminal, &user.user_id, old, &new)];
    notes.extend(
        moved
            .iter()
            .map(|from| forgotten(facts, from, "moved the PIN away from")),
    );
    let moved: Vec<CredentialId> = moved.iter().map(|from| from.id.clone()).collect();
    secrets::put(office, &new.secret, &pin).await?;
    let kept = async {
        let mut work = office.0.ledger.begin().await?;
        let unused = work
            .put_credential(&new, &moved, office.now().as_second())
            .await?;
        for note in notes {
            work.note(&note.entry(office)).await?;
        }
        work.commit().await?;
        Ok::<_, OfficeError>(unused)
    };
    match kept.await {
        Ok(unused) => secrets::remove(office, unused).await,
        Err(error) => {
            // Nothing points to the new secret: take it back.
            secrets::remove(office, vec![new.secret]).await;
            return Err(error);
        }
    }
    Ok(PinSetResult {
        report,
        account: views::account(office, &facts.account.id).await?,
    })
}

/// PINs of other terminals that go when this one comes.
fn taken_from<'a>(
    facts: &'a AccountFacts,
    terminal: &Terminal,
    fingerprint: &[u8],
    on_duplicate: OnDuplicate,
) -> Result<Vec<&'a Credential>, OfficeError> {
    let elsewhere = facts.holders_but(terminal, fingerprint);
    let names = facts.duplicates(terminal, fingerprint);
    match on_duplicate {
        OnDuplicate::Refuse if !names.is_empty() => Err(duplicate(names)),
        // Another department's PIN, and that of a rotation, is not taken away from here.
        OnDuplicate::Move if names.len() > elsewhere.len() => Err(duplicate(names)),
        OnDuplicate::Move => Ok(elsewhere),
        OnDuplicate::Refuse | OnDuplicate::Conflict => Ok(Vec::new()),
    }
}

pub(crate) fn duplicate(names: Vec<String>) -> OfficeError {
    let list = names.join(", ");
    OfficeError::new(
        Code::PinDuplicate,
        format!("This PIN is already stored for {list}. One PIN belongs to one terminal."),
    )
    .with("terminals", names)
}

pub(crate) fn rotating(terminal: &str) -> OfficeError {
    OfficeError::invalid(
        "pin",
        "rotation_under_way",
        format!("A rotation of the PIN of {terminal} is under way. Finish it or call it off first."),
    )
    .with("terminal", terminal)
}

fn stored(
    facts: &AccountFacts,
    terminal: &Terminal,
    user: &str,
    old: Option<&Credential>,
    new: &NewCredential,
) -> Note {
    let name = &terminal.name;
    let (action, sentence) = match old {
        None => ("pin_stored", format!("stored the PIN of {name} for {user}.")),
        Some(_) => ("pin_replaced", format!("replaced the PIN of {name} for {user}.")),
    };
    Note::new(action, AuditObject::Pin, sentence)
        .about(terminal.id.as_str(), name)
        .account(facts.account.id.as_str())
        .change(
            old.map(|old| json!({ "pin": shown(&old.ends) })),
            Some(json!({ "pin": shown(&new.ends) })),
        )
}

fn forgotten(facts: &AccountFacts, credential: &Credential, what: &str) -> Note {
    let name = facts.terminal_name(credential);
    let user = facts.user_name(credential);
    let sentence = format!("{what} {name} ({user}).");
    Note::new("pin_removed", AuditObject::Pin, sentence)
        .about(credential.terminal.as_str(), name)
        .account(facts.account.id.as_str())
        .change(Some(json!({ "pin": shown(&credential.ends) })), None)
}

/// The end of a PIN as the screen shows it.
pub(crate) fn shown(ends: &str) -> String {
    format!("…{ends}")
}

/// Forgets a PIN, and a rotation of it.
pub async fn remove(office: &Office, request: PinRemoveRequest) -> Result<AccountView, OfficeError> {
    let facts = account_of(office, &request.terminal_id)
        .await
        .map_err(|_| OfficeError::not_found("PIN"))?;
    let credential = facts
        .credentials
        .iter()
        .find(|c| c.terminal.as_str() == request.terminal_id && c.user.as_str() == request.user_id)
        .ok_or_else(|| OfficeError::not_found("PIN"))?;
    let mut work = office.0.ledger.begin().await?;
    let unused = work
        .remove_credential(&credential.id, office.now().as_second())
        .await?;
    let note = forgotten(&facts, credential, "removed the PIN of");
    work.note(&note.entry(office)).await?;
    work.commit().await?;
    secrets::remove(office, unused).await;
    views::account(office, &facts.account.id).await
}

/// Exchanges the PINs of two terminals of one account. Both are unverified afterwards; the
/// vault is not touched, so there is nothing to be lost on the way.
pub async fn swap(office: &Office, request: SwapPins) -> Result<AccountView, OfficeError> {
    let facts = account_of(office, &request.terminal_a).await?;
    let one = facts.terminal(&request.terminal_a)?;
    let other = facts.terminal(&request.terminal_b)?;
    if one.id == other.id {
        return Err(OfficeError::invalid(
            "terminal",
            "same_terminal",
            "Choose two different terminals.",
        ));
    }
    let pin_of = |terminal: &Terminal| {
        let credential = facts.credential(terminal);
        credential.ok_or_else(|| OfficeError::not_found("PIN").with("terminal", terminal.name.as_str()))
    };
    let (a, b) = (pin_of(one)?, pin_of(other)?);
    if let Some(busy) = [(a, one), (b, other)]
        .iter()
        .find(|(c, _)| facts.rotation(c).is_some())
    {
        return Err(rotating(&busy.1.name));
    }
    let mut work = office.0.ledger.begin().await?;
    if !work.swap_credentials(&a.id, &b.id).await? {
        return Err(OfficeError::not_found("PIN"));
    }
    for (terminal, with, before, after) in [(one, other, a, b), (other, one, b, a)] {
        let sentence = format!("exchanged the PINs of {} and {}.", terminal.name, with.name);
        let note = Note::new("pins_swapped", AuditObject::Pin, sentence)
            .about(terminal.id.as_str(), &terminal.name)
            .account(facts.account.id.as_str())
            .change(
                Some(json!({ "pin": shown(&before.ends) })),
                Some(json!({ "pin": shown(&after.ends) })),
            );
        work.note(&note.entry(office)).await?;
    }
    work.commit().await?;
    views::account(office, &facts.account.id).await
}

/// The PIN of a credential, for the gateway client and nobody else.
pub(crate) async fn fetch(
    office: &Office,
    credential: &Credential,
) -> Result<Sensitive<String>, OfficeError> {
    secrets::get(office, &credential.secret).await
}

/// A keyed fingerprint: equal PINs have equal ones, and without the key (which lies in the
/// vault) it tells nothing.
pub(crate) async fn fingerprint(office: &Office, pin: &Sensitive<String>) -> Result<[u8; 32], OfficeError> {
    let key = fingerprint_key(office).await?;
    let mut mac =
        Hmac::<Sha256>::new_from_slice(key.expose()).map_err(|error| OfficeError::internal(&error))?;
    mac.update(pin.expose().as_bytes());
    Ok(mac.finalize().into_bytes().into())
}

async fn fingerprint_key(office: &Office) -> Result<Sensitive<Vec<u8>>, OfficeError> {
    if let Some(name) = office.0.ledger.get_setting(FINGERPRINT_KEY).await? {
        let name = SecretId::new(name);
        match office.vault(move |vault| vault.get(&name)).await {
            // A lost key means a new one; old fingerprints then match nothing, which is safe.
            Err(error) if error.code == Code::SecretMissing => {}
            other => return other,
        }
    }
    let mut key = vec![0; 32];
    getrandom::fill(&mut key).map_err(|error| OfficeError::internal(&error))?;
    let key = Sensitive::new(key);
    let name = SecretId::new(format!("key-{}", fresh_id()));
    let (stored, id) = (key.clone(), name.clone());
    office.vault(move |vault| vault.put(&id, &stored)).await?;
    office
        .0
        .ledger
        .set_setting(FINGERPRINT_KEY, Some(name.as_str()))
        .await?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn never_more_than_a_quarter_of_a_pin_is_shown() {
        assert_eq!(ends(&"ABCDEFGH".repeat(8)), "EFGH");
        assert_eq!(ends("123456"), "6");
        assert_eq!(ends("123"), "");
    }
}
