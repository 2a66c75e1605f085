//! PINs on their way into the vault and out of it. The vault and the ledger cannot be written in
//! one step, so a name is noted in the ledger before its secret is stored, and until the vault
//! has forgotten it: whatever is interrupted, no PIN that is used goes, and none that is not
//! stays for longer than to the next start.

use domain::{SecretId, Sensitive};

use crate::error::OfficeError;
use crate::inner::Office;

/// Stores a secret that nothing uses yet.
pub(crate) async fn put(
    office: &Office,
    name: &SecretId,
    secret: &Sensitive<String>,
) -> Result<(), OfficeError> {
    office.0.ledger.add_loose(name, office.now().as_second()).await?;
    let bytes = Sensitive::new(secret.expose().clone().into_bytes());
    let stored = name.clone();
    let done = office.vault(move |vault| vault.put(&stored, &bytes)).await;
    if done.is_err() {
        // A store that failed may still hold something.
        remove(office, vec![name.clone()]).await;
    }
    done
}

/// Reads a secret.
pub(crate) async fn get(office: &Office, name: &SecretId) -> Result<Sensitive<String>, OfficeError> {
    let name = name.clone();
    let bytes = office.vault(move |vault| vault.get(&name)).await?;
    match std::str::from_utf8(bytes.expose()) {
        Ok(text) => Ok(Sensitive::new(text.to_owned())),
        Err(_) => Err(vault::VaultError::NotKept.into()),
    }
}

/// Removes secrets that nothing uses. What cannot be removed now is tried again at the next start.
pub(crate) async fn remove(office: &Office, names: Vec<SecretId>) {
    for name in names {
        let gone = name.clone();
        if office.vault(move |vault| vault.remove(&gone)).await.is_ok() {
            let _ = office.0.ledger.forget_loose(&name).await;
        }
    }
}

/// Removes what an interruption left over. Called before anything else uses the office: names
/// noted later are none of its business.
pub(crate) async fn sweep(office: &Office) -> Result<(), OfficeError> {
    let left = office.0.ledger.list_loose().await?;
    if !left.is_empty() {
        tracing::info!(count = left.len(), "removing secrets that nothing uses");
    }
    remove(office, left).await;
    Ok(())
}
