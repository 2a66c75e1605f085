//! PINs: judged when pasted, stored in the operating system's store, found twice by a keyed
//! fingerprint. The PIN comes in here and goes to the vault; nothing carries it back.

use domain::{Check, CredentialId, SecretId, Sensitive, check_pin};
use hmac::{Hmac, KeyInit, Mac};
use ledger::{Credential, NewCredential};
use sha2::Sha256;

use crate::dto::{
    AccountView, OnDuplicate, PinCheckRequest, PinRemoveRequest, PinReport, PinSetRequest, PinSetResult,
};
use crate::error::{Code, OfficeError};
use crate::fields::{accept, removed};
use crate::inner::Office;
use crate::setup::fresh_id;
use crate::views::{self, AccountFacts};

/// Setting that holds the vault name of the fingerprint key.
const FINGERPRINT_KEY: &str = "fingerprint_key";

/// Judges a pasted PIN without storing it.
pub async fn check(_office: &Office, request: PinCheckRequest) -> Result<PinReport, OfficeError> {
    Ok(report(&check_pin(request.value.expose())))
}

fn report(check: &Check) -> PinReport {
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
    let accounts = office.0.ledger.list_accounts().await?;
    for account in accounts {
        let facts = views::facts(office, account.id.as_str()).await?;
        if facts
            .terminals
            .iter()
            .any(|t| t.id.as_str() == request.terminal_id)
        {
            return set_in(office, &facts, request).await;
        }
    }
    Err(OfficeError::not_found("terminal").with("id", request.terminal_id))
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
    let checked = check_pin(request.value.expose());
    let report = report(&checked);
    let pin = Sensitive::new(accept("pin", checked)?);
    let terminal = facts.terminal(&request.terminal_id)?;
    let user = facts.user(&request.user_id)?;
    let fingerprint = fingerprint(office, &pin).await?;
    let elsewhere: Vec<&Credential> = facts
        .holders(&fingerprint)
        .filter(|c| c.terminal != terminal.id)
        .collect();
    if !elsewhere.is_empty() && request.on_duplicate == OnDuplicate::Refuse {
        return Err(duplicate(facts, &elsewhere));
    }
    let moved: Vec<CredentialId> = match request.on_duplicate {
        OnDuplicate::Move => elsewhere.iter().map(|c| c.id.clone()).collect(),
        OnDuplicate::Refuse | OnDuplicate::Conflict => Vec::new(),
    };

    let new = NewCredential {
        id: CredentialId::new(fresh_id()),
        user: user.id.clone(),
        terminal: terminal.id.clone(),
        secret: SecretId::new(format!("pin-{}", fresh_id())),
        length: report.length,
        ends: report.ends.clone().unwrap_or_default(),
        fingerprint,
    };
    let bytes = Sensitive::new(pin.expose().clone().into_bytes());
    let name = new.secret.clone();
    office.vault(move |vault| vault.put(&name, &bytes)).await?;
    let noted = office
        .0
        .ledger
        .put_credential(&new, &moved, office.now().as_second())
        .await;
    let unused = match noted {
        Ok(unused) => unused,
        Err(error) => {
            // Nothing points to the new secret: take it back.
            let name = new.secret.clone();
            let _ = office.vault(move |vault| vault.remove(&name)).await;
            return Err(error.into());
        }
    };
    for name in unused {
        let _ = office.vault(move |vault| vault.remove(&name)).await;
    }
    adopt_user(office, facts, terminal, &user.id).await?;
    Ok(PinSetResult {
        report,
        account: views::account(office, &facts.account.id).await?,
    })
}

/// A terminal without an API user takes the one whose PIN was set first.
async fn adopt_user(
    office: &Office,
    facts: &AccountFacts,
    terminal: &ledger::Terminal,
    user: &domain::UserId,
) -> Result<(), OfficeError> {
    if terminal.user.is_some() {
        return Ok(());
    }
    let mut terminals = facts.terminals.clone();
    for t in terminals.iter_mut().filter(|t| t.id == terminal.id) {
        t.user = Some(user.clone());
    }
    Ok(office
        .0
        .ledger
        .upsert_terminals(&terminals, office.now().as_second())
        .await?)
}

fn duplicate(facts: &AccountFacts, elsewhere: &[&Credential]) -> OfficeError {
    let names: Vec<String> = elsewhere.iter().map(|c| facts.terminal_name(c)).collect();
    let list = names.join(", ");
    OfficeError::new(
        Code::PinDuplicate,
        format!("This PIN is already stored for {list}. One PIN belongs to one terminal."),
    )
    .with("terminals", names)
}

/// Forgets a PIN.
pub async fn remove(office: &Office, request: PinRemoveRequest) -> Result<AccountView, OfficeError> {
    for account in office.0.ledger.list_accounts().await? {
        let facts = views::facts(office, account.id.as_str()).await?;
        let found = facts
            .credentials
            .iter()
            .find(|c| c.terminal.as_str() == request.terminal_id && c.user.as_str() == request.user_id);
        if let Some(credential) = found {
            if let Some(name) = office.0.ledger.remove_credential(&credential.id).await? {
                let _ = office.vault(move |vault| vault.remove(&name)).await;
            }
            return views::account(office, &facts.account.id).await;
        }
    }
    Err(OfficeError::not_found("PIN"))
}

/// The PIN of a credential, for the gateway client and nobody else.
pub(crate) async fn fetch(
    office: &Office,
    credential: &Credential,
) -> Result<Sensitive<String>, OfficeError> {
    let name = credential.secret.clone();
    let bytes = office.vault(move |vault| vault.get(&name)).await?;
    match std::str::from_utf8(bytes.expose()) {
        Ok(text) => Ok(Sensitive::new(text.to_owned())),
        Err(_) => Err(vault::VaultError::NotKept.into()),
    }
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
