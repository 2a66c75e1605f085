//! The key of the seals, and the anchor: both lie in the secret store, outside the file.

use std::sync::Arc;

use domain::{SecretId, Sensitive};
use ledger::{SealHead, SealKey};
use serde::{Deserialize, Serialize};
use vault::{SecretStore, VaultError};

use super::Keeper;
use crate::dto::AuditResult;
use crate::error::{Code, OfficeError};
use crate::setup::fresh_id;

/// Setting that holds the name of the key in the secret store.
const SETTING: &str = "audit_seal_key";
/// Practice data forgets its secrets with the program: its key is published, and proves
/// nothing to anybody.
const PRACTICE: &str = "practice";
const PRACTICE_KEY: &[u8; 32] = b"counterfoil practice: public key";

/// The newest entry as it was when it was anchored.
#[derive(Serialize, Deserialize)]
struct Anchor {
    no: i64,
    entries: i64,
    seal: Vec<u8>,
}

fn practice_key() -> SealKey {
    SealKey::new(PRACTICE, Sensitive::new(PRACTICE_KEY.to_vec()))
}

impl Keeper {
    async fn store<T: Send + 'static>(
        &self,
        job: impl FnOnce(&dyn SecretStore) -> Result<T, VaultError> + Send + 'static,
    ) -> Result<T, OfficeError> {
        let vault = Arc::clone(&self.vault);
        Ok(tokio::task::spawn_blocking(move || job(vault.as_ref())).await??)
    }

    async fn fetch(&self, name: &str) -> Result<Option<Sensitive<Vec<u8>>>, OfficeError> {
        let id = SecretId::new(name);
        match self.store(move |vault| vault.get(&id)).await {
            Ok(secret) => Ok(Some(secret)),
            Err(error) if error.code == Code::SecretMissing => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The key with which entries are sealed from now on. A key that is gone is told and
    /// replaced: what it sealed can no longer be checked, what comes can.
    pub(super) async fn key(&self) -> Result<Option<SealKey>, OfficeError> {
        if !self.vault.is_lasting() {
            return Ok(Some(practice_key()));
        }
        if let Some(name) = self.ledger.get_setting(SETTING).await? {
            if let Some(key) = self.fetch(&name).await? {
                return Ok(Some(SealKey::new(name, key)));
            }
            let key = self.new_key().await?;
            self.ledger.set_seal_key(Some(key.clone()));
            let sentence = "did not find the key of the seals in this computer's secret store: entries from before can no longer be checked, and a new key is in use";
            self.note("seal_key_missing", sentence, AuditResult::Failed)
                .await?;
            return Ok(Some(key));
        }
        self.new_key().await.map(Some)
    }

    async fn new_key(&self) -> Result<SealKey, OfficeError> {
        let mut bytes = vec![0; 32];
        getrandom::fill(&mut bytes).map_err(|error| OfficeError::internal(&error))?;
        let (name, key) = (format!("seal-{}", fresh_id()), Sensitive::new(bytes));
        let (id, stored) = (SecretId::new(name.clone()), key.clone());
        // Noted before it is stored, so that an interruption leaves nothing behind.
        self.ledger.add_loose(&id, self.clock.now().as_second()).await?;
        let kept = id.clone();
        self.store(move |vault| vault.put(&kept, &stored)).await?;
        self.ledger.set_setting(SETTING, Some(&name)).await?;
        self.ledger.forget_loose(&id).await?;
        Ok(SealKey::new(name, key))
    }

    /// Every key of every seal that is at hand, and the anchor.
    pub(super) async fn what_is_needed(&self) -> Result<(Vec<SealKey>, Option<SealHead>), OfficeError> {
        if !self.vault.is_lasting() {
            return Ok((vec![practice_key()], None));
        }
        let mut keys = Vec::new();
        for name in self.ledger.seal_keys().await? {
            // Only names of seals: nothing else in the store is a key of one.
            if name.starts_with("seal-")
                && let Some(key) = self.fetch(&name).await?
            {
                keys.push(SealKey::new(name, key));
            }
        }
        Ok((keys, self.anchor().await?))
    }

    async fn anchor_name(&self) -> Result<Option<String>, OfficeError> {
        if !self.vault.is_lasting() {
            return Ok(None);
        }
        let key = self.ledger.get_setting(SETTING).await?;
        Ok(key.map(|key| format!("anchor-{key}")))
    }

    pub(super) async fn anchor(&self) -> Result<Option<SealHead>, OfficeError> {
        let Some(name) = self.anchor_name().await? else {
            return Ok(None);
        };
        let Some(stored) = self.fetch(&name).await? else {
            return Ok(None);
        };
        let anchor: Anchor =
            serde_json::from_slice(stored.expose()).map_err(|error| OfficeError::internal(&error))?;
        Ok(Some(SealHead {
            no: anchor.no,
            entries: anchor.entries,
            seal: anchor.seal,
        }))
    }

    pub(super) async fn put_anchor(&self, head: &SealHead) {
        let put = async {
            let Some(name) = self.anchor_name().await? else {
                return Ok(());
            };
            let anchor = Anchor {
                no: head.no,
                entries: head.entries,
                seal: head.seal.clone(),
            };
            let bytes = serde_json::to_vec(&anchor).map_err(|error| OfficeError::internal(&error))?;
            let (id, bytes) = (SecretId::new(name), Sensitive::new(bytes));
            self.store(move |vault| vault.put(&id, &bytes)).await
        };
        if let Err(error) = put.await {
            tracing::warn!(%error, "the newest entry could not be anchored");
        }
    }

    pub(super) async fn prove(&self) -> Result<(), OfficeError> {
        let name = self.ledger.get_setting(SETTING).await?;
        let key = match &name {
            Some(name) => self.fetch(name).await?,
            None => None,
        };
        match key {
            Some(_) => Ok(()),
            None => Err(VaultError::NotFound.into()),
        }
    }
}
