use std::collections::HashMap;
use std::fmt::Write;
use std::sync::Arc;
use std::sync::mpsc;
use std::time::Duration;

use domain::{SecretId, Sensitive};
use keyring_core::api::CredentialStore;
use keyring_core::{Entry, Error};

use crate::{LARGEST, SecretStore, VaultError};

/// Longest wait for one call; a store that asks a question nobody sees would hang for ever.
const PATIENCE: Duration = Duration::from_secs(5);
/// The service part of every entry's name. It holds no dot: the Windows store joins user and
/// service with one, and a second one would let two names meet.
const SERVICE: &str = "Counterfoil";

type Job = Box<dyn FnOnce(&mut Option<Arc<CredentialStore>>) + Send>;

/// The operating system's own store: Credential Manager, Keychain or Secret Service.
///
/// All calls run on one thread, because some stores reorder calls of the same entry that come
/// from two.
#[derive(Debug)]
pub struct OsStore {
    jobs: mpsc::Sender<Job>,
    patience: Duration,
}

impl Default for OsStore {
    fn default() -> Self {
        Self::new()
    }
}

impl OsStore {
    /// Starts the store's thread. The store itself is opened at the first call.
    pub fn new() -> Self {
        let (jobs, inbox) = mpsc::channel::<Job>();
        let thread = std::thread::Builder::new().name("vault".into());
        // Without a thread every call answers that the store is missing.
        let _ = thread.spawn(move || {
            let mut store = None;
            for job in inbox {
                job(&mut store);
            }
        });
        Self {
            jobs,
            patience: PATIENCE,
        }
    }

    fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce(&Arc<CredentialStore>) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, VaultError> {
        let (answer, wait) = mpsc::sync_channel(1);
        let boxed: Job = Box::new(move |store| {
            let result = with_store(store, job);
            if result
                .as_ref()
                .is_err_and(|error| matches!(error, VaultError::Missing))
            {
                // It may be there the next time.
                *store = None;
            }
            let _ = answer.send(result);
        });
        self.jobs.send(boxed).map_err(|_| VaultError::Missing)?;
        wait.recv_timeout(self.patience)
            .unwrap_or(Err(VaultError::Timeout))
    }
}

fn with_store<T>(
    store: &mut Option<Arc<CredentialStore>>,
    job: impl FnOnce(&Arc<CredentialStore>) -> Result<T, Error>,
) -> Result<T, VaultError> {
    let store = match store {
        Some(store) => store,
        None => store.insert(platform_store().map_err(|_| VaultError::Missing)?),
    };
    job(store).map_err(|error| classify(&error))
}

impl SecretStore for OsStore {
    fn name(&self) -> &'static str {
        if cfg!(windows) {
            "Windows Credential Manager"
        } else if cfg!(target_os = "macos") {
            "the macOS Keychain"
        } else {
            "the system keyring"
        }
    }

    fn check(&self) -> Result<(), VaultError> {
        // A read that finds nothing proves that the store answers.
        match self.get(&SecretId::new("probe")) {
            Ok(_) | Err(VaultError::NotFound) => Ok(()),
            Err(error) => Err(error),
        }
    }

    fn put(&self, id: &SecretId, secret: &Sensitive<Vec<u8>>) -> Result<(), VaultError> {
        if secret.expose().len() > LARGEST {
            return Err(VaultError::TooLarge);
        }
        let (name, value) = (id.clone(), secret.clone());
        self.run(move |store| entry(store, &name)?.set_secret(value.expose()))?;
        if self.get(id)?.expose() != secret.expose() {
            // A wrong value that stays would shadow the right one later.
            let _ = self.remove(id);
            return Err(VaultError::NotKept);
        }
        Ok(())
    }

    fn get(&self, id: &SecretId) -> Result<Sensitive<Vec<u8>>, VaultError> {
        let name = id.clone();
        self.run(move |store| entry(store, &name)?.get_secret().map(Sensitive::new))
    }

    fn remove(&self, id: &SecretId) -> Result<(), VaultError> {
        let name = id.clone();
        match self.run(move |store| entry(store, &name)?.delete_credential()) {
            Err(VaultError::NotFound) => Ok(()),
            other => other,
        }
    }
}

fn entry(store: &Arc<CredentialStore>, id: &SecretId) -> Result<Entry, Error> {
    let mut modifiers = HashMap::new();
    if cfg!(windows) {
        // The default would roam with the domain profile.
        modifiers.insert("persistence", "Local");
    }
    store.build(SERVICE, &entry_name(id), Some(&modifiers))
}

/// The name of a secret in the store: another one for each id, even for a store that takes
/// `A` for `a`, as Credential Manager does. Our own ids, lower-case letters, digits and
/// hyphens, stay as they are.
fn entry_name(id: &SecretId) -> String {
    let mut name = String::with_capacity(id.as_str().len());
    for byte in id.as_str().bytes() {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' | b'-' => name.push(char::from(byte)),
            other => {
                // Writing to a string cannot fail.
                let _ = write!(name, "_{other:02x}");
            }
        }
    }
    name
}

#[cfg(target_os = "linux")]
fn platform_store() -> Result<Arc<CredentialStore>, Error> {
    Ok(zbus_secret_service_keyring_store::Store::new()?)
}

#[cfg(windows)]
fn platform_store() -> Result<Arc<CredentialStore>, Error> {
    Ok(windows_native_keyring_store::Store::new()?)
}

#[cfg(target_os = "macos")]
fn platform_store() -> Result<Arc<CredentialStore>, Error> {
    Ok(apple_native_keyring_store::keychain::Store::new()?)
}

fn classify(error: &Error) -> VaultError {
    match error {
        Error::NoEntry => VaultError::NotFound,
        Error::NoStorageAccess(_) => VaultError::Locked,
        Error::NoDefaultStore | Error::NotSupportedByStore(_) => VaultError::Missing,
        Error::TooLong(..) => VaultError::TooLarge,
        Error::PlatformFailure(cause) => platform_failure(&cause.to_string()),
        other => VaultError::Failed(kind(other).to_owned()),
    }
}

/// The stores give no codes for these: their own words must do.
fn platform_failure(words: &str) -> VaultError {
    let words = words.to_ascii_lowercase();
    let has = |parts: &[&str]| parts.iter().any(|part| words.contains(part));
    if has(&["locked", "prompt", "dismissed", "interaction is not allowed"]) {
        VaultError::Locked
    } else if has(&["denied", "not permitted", "authorization", "user canceled"]) {
        VaultError::Denied
    } else if has(&[
        "serviceunknown",
        "not provided by any",
        "name has no owner",
        "unavailable",
        "connect",
        "no such file",
        "address",
        "i/o error",
    ]) {
        VaultError::Missing
    } else {
        VaultError::Failed("platform failure".to_owned())
    }
}

/// Names the kind of failure without quoting data that may be a secret.
fn kind(error: &Error) -> &'static str {
    match error {
        Error::BadEncoding(_) | Error::BadDataFormat(..) => "the stored data has an unknown form",
        Error::BadStoreFormat(_) => "the store has an unknown form",
        Error::Ambiguous(_) => "two entries have the same name",
        Error::Invalid(..) => "the store refused the name",
        _ => "unexpected failure",
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_a_store_says_is_sorted_by_what_a_person_can_do() {
        for (words, expected) in [
            (
                "org.freedesktop.DBus.Error.ServiceUnknown: The name org.freedesktop.secrets was not provided by any .service files",
                VaultError::Missing,
            ),
            ("Cannot create an item in a locked collection", VaultError::Locked),
            ("SS Error: prompt dismissed", VaultError::Locked),
            (
                "I/O error: No such file or directory (os error 2)",
                VaultError::Missing,
            ),
            ("Access is denied.", VaultError::Denied),
            ("something new", VaultError::Failed("platform failure".into())),
        ] {
            assert_eq!(platform_failure(words), expected, "{words}");
        }
    }

    #[test]
    fn a_store_that_never_answers_is_a_timeout_and_not_a_hang() {
        let mut store = OsStore::new();
        store.patience = Duration::from_millis(30);
        let (hold, release) = mpsc::channel::<()>();
        let stuck: Job = Box::new(move |_| {
            let _ = release.recv();
        });
        store.jobs.send(stuck).unwrap();
        assert_eq!(store.get(&SecretId::new("a")).unwrap_err(), VaultError::Timeout);
        drop(hold);
    }

    proptest! {
        #[test]
        fn two_ids_never_share_a_name_even_where_case_does_not_count(
            one in "\\PC{0,20}",
            other in "\\PC{0,20}",
        ) {
            let name = |id: &str| entry_name(&SecretId::new(id)).to_lowercase();
            prop_assert_eq!(one == other, name(&one) == name(&other));
            prop_assert_ne!(name("pin"), name("PIN"));
        }
    }

    #[test]
    fn our_own_ids_are_their_names() {
        let id = SecretId::new("0190f5c2-7a1b-7c3d-8e4f-5a6b7c8d9e0f");
        assert_eq!(entry_name(&id), id.as_str());
    }

    #[test]
    fn a_secret_larger_than_windows_takes_is_refused_before_anything_is_stored() {
        let store = OsStore::new();
        let big = Sensitive::new(vec![b'x'; LARGEST + 1]);
        assert_eq!(store.put(&SecretId::new("a"), &big), Err(VaultError::TooLarge));
    }
}
