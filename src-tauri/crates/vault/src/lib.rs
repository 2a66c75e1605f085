//! Secrets in the operating system's store, behind one trait.
//!
//! The database keeps an opaque id, a date, the last characters and a keyed fingerprint; the
//! secret itself lies here and nowhere else. There is no fallback to a file: where no store
//! is found, nothing is stored and the program says so.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic
    )
)]

mod faulty;
mod memory;
mod os;

use domain::{SecretId, Sensitive};

pub use faulty::{Fault, FaultyStore};
pub use memory::MemoryStore;
pub use os::OsStore;

/// Bytes of the largest secret taken. Windows stores at most 2,560.
pub const LARGEST: usize = 2_048;

/// Why a secret could not be stored or read. Each kind is one somebody acts on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// This computer has no store, or none is running.
    #[error("this computer offers no place to keep secrets")]
    Missing,
    /// The store is there and locked.
    #[error("the computer's secret store is locked")]
    Locked,
    /// The store refused this program.
    #[error("the computer's secret store refused access")]
    Denied,
    /// No answer within the limit.
    #[error("the computer's secret store does not answer")]
    Timeout,
    /// The store holds nothing under this id.
    #[error("the secret is not in this computer's store")]
    NotFound,
    /// The secret is larger than any store takes.
    #[error("the secret is too large for the computer's store")]
    TooLarge,
    /// What was read back is not what was written.
    #[error("the computer's secret store did not keep what it was given")]
    NotKept,
    /// Anything else.
    #[error("the computer's secret store failed: {0}")]
    Failed(String),
}

/// A place for secrets. Calls block, at most a few seconds.
pub trait SecretStore: Send + Sync {
    /// What the store is called, for people.
    fn name(&self) -> &'static str;
    /// Whether secrets survive the program.
    fn is_lasting(&self) -> bool {
        true
    }
    /// Whether the store can be used now.
    fn check(&self) -> Result<(), VaultError>;
    /// Stores a secret and reads it back.
    fn put(&self, id: &SecretId, secret: &Sensitive<Vec<u8>>) -> Result<(), VaultError>;
    /// Reads a secret.
    fn get(&self, id: &SecretId) -> Result<Sensitive<Vec<u8>>, VaultError>;
    /// Removes a secret; one that is not there is gone already.
    fn remove(&self, id: &SecretId) -> Result<(), VaultError>;
}
