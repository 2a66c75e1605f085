use std::sync::Mutex;

use domain::{SecretId, Sensitive};

use crate::{MemoryStore, SecretStore, VaultError};

/// A way in which a store can fail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Every call fails with this.
    Always(VaultError),
    /// Writing fails, reading works.
    OnPut(VaultError),
    /// Reading fails, writing works.
    OnGet(VaultError),
    /// Removing fails.
    OnRemove(VaultError),
}

/// A store that fails in every way a test asks for.
#[derive(Debug, Default)]
pub struct FaultyStore {
    inner: MemoryStore,
    fault: Mutex<Option<Fault>>,
}

impl FaultyStore {
    /// From now on fails like this; `None` works again.
    pub fn fail(&self, fault: Option<Fault>) {
        *self.fault.lock().unwrap_or_else(|e| e.into_inner()) = fault;
    }

    fn stumble(&self, of_call: impl Fn(&Fault) -> Option<VaultError>) -> Result<(), VaultError> {
        let fault = self.fault.lock().unwrap_or_else(|e| e.into_inner());
        let error = match fault.as_ref() {
            Some(Fault::Always(error)) => Some(error.clone()),
            Some(other) => of_call(other),
            None => None,
        };
        error.map_or(Ok(()), Err)
    }
}

impl SecretStore for FaultyStore {
    fn name(&self) -> &'static str {
        "faulty store"
    }

    fn check(&self) -> Result<(), VaultError> {
        self.stumble(|_| None)
    }

    fn put(&self, id: &SecretId, secret: &Sensitive<Vec<u8>>) -> Result<(), VaultError> {
        self.stumble(|fault| match fault {
            Fault::OnPut(error) => Some(error.clone()),
            _ => None,
        })?;
        self.inner.put(id, secret)
    }

    fn get(&self, id: &SecretId) -> Result<Sensitive<Vec<u8>>, VaultError> {
        self.stumble(|fault| match fault {
            Fault::OnGet(error) => Some(error.clone()),
            _ => None,
        })?;
        self.inner.get(id)
    }

    fn remove(&self, id: &SecretId) -> Result<(), VaultError> {
        self.stumble(|fault| match fault {
            Fault::OnRemove(error) => Some(error.clone()),
            _ => None,
        })?;
        self.inner.remove(id)
    }
}
