use std::collections::HashMap;
use std::sync::Mutex;

use domain::{SecretId, Sensitive};

use crate::{SecretStore, VaultError};

/// Secrets that end with the program: practice mode and tests.
#[derive(Debug, Default)]
pub struct MemoryStore(Mutex<HashMap<SecretId, Sensitive<Vec<u8>>>>);

impl MemoryStore {
    fn map(&self) -> std::sync::MutexGuard<'_, HashMap<SecretId, Sensitive<Vec<u8>>>> {
        self.0.lock().unwrap_or_else(|e| e.into_inner())
    }
}

impl SecretStore for MemoryStore {
    fn name(&self) -> &'static str {
        "memory (gone when Counterfoil closes)"
    }

    fn is_lasting(&self) -> bool {
        false
    }

    fn check(&self) -> Result<(), VaultError> {
        Ok(())
    }

    fn put(&self, id: &SecretId, secret: &Sensitive<Vec<u8>>) -> Result<(), VaultError> {
        if secret.expose().len() > crate::LARGEST {
            return Err(VaultError::TooLarge);
        }
        self.map().insert(id.clone(), secret.clone());
        Ok(())
    }

    fn get(&self, id: &SecretId) -> Result<Sensitive<Vec<u8>>, VaultError> {
        self.map().get(id).cloned().ok_or(VaultError::NotFound)
    }

    fn remove(&self, id: &SecretId) -> Result<(), VaultError> {
        self.map().remove(id);
        Ok(())
    }
}
