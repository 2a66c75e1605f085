//! The rules of the vault on the real store of the system that the tests run on.
//!
//! Linux needs a session bus and an unlocked keyring, so there the tests run when asked for;
//! `cargo xtask test` asks within an environment of its own.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use counterfoil_vault::{LARGEST, OsStore, SecretStore, VaultError};
use domain::{SecretId, Sensitive};

/// An id that no other run uses, removed at the end whatever happens.
struct Kept<'a> {
    store: &'a OsStore,
    id: SecretId,
}

impl<'a> Kept<'a> {
    fn new(store: &'a OsStore, name: &str) -> Self {
        let mut random = [0_u8; 8];
        getrandom::fill(&mut random).unwrap();
        let id = SecretId::new(format!("test-{name}-{:016x}", u64::from_le_bytes(random)));
        Self { store, id }
    }

    fn put(&self, secret: &[u8]) -> Result<(), VaultError> {
        self.store.put(&self.id, &Sensitive::new(secret.to_vec()))
    }

    fn get(&self) -> Result<Vec<u8>, VaultError> {
        self.store.get(&self.id).map(|secret| secret.expose().clone())
    }
}

impl Drop for Kept<'_> {
    fn drop(&mut self) {
        let _ = self.store.remove(&self.id);
    }
}

#[test]
#[cfg_attr(
    target_os = "linux",
    ignore = "needs a keyring; `cargo xtask test` brings one"
)]
fn what_was_stored_is_there_for_the_next_program() {
    let store = OsStore::new();
    let kept = Kept::new(&store, "lasting");
    kept.put(b"a PIN of 64 characters").unwrap();
    // A store of its own, as the next start would have.
    let next = OsStore::new();
    assert_eq!(
        next.get(&kept.id).unwrap().expose().as_slice(),
        b"a PIN of 64 characters"
    );
    assert!(next.is_lasting());
}

#[test]
#[cfg_attr(
    target_os = "linux",
    ignore = "needs a keyring; `cargo xtask test` brings one"
)]
fn bytes_come_back_as_they_went_in() {
    let store = OsStore::new();
    let kept = Kept::new(&store, "bytes");
    let every: Vec<u8> = (0..=u8::MAX).collect();
    for secret in [
        every.as_slice(),
        b"\0",
        b"\xff\xfe\0\0",
        "Ålesund 🙂".as_bytes(),
        &[7; LARGEST],
    ] {
        kept.put(secret).unwrap();
        assert_eq!(kept.get().unwrap(), secret);
    }
}

#[test]
#[cfg_attr(
    target_os = "linux",
    ignore = "needs a keyring; `cargo xtask test` brings one"
)]
fn a_secret_that_is_too_large_is_refused_and_the_one_before_stays() {
    let store = OsStore::new();
    let kept = Kept::new(&store, "large");
    kept.put(b"before").unwrap();
    assert_eq!(kept.put(&[b'x'; LARGEST + 1]), Err(VaultError::TooLarge));
    assert_eq!(kept.get().unwrap(), b"before");
}

#[test]
#[cfg_attr(
    target_os = "linux",
    ignore = "needs a keyring; `cargo xtask test` brings one"
)]
fn a_secret_is_replaced_and_removed_and_removing_twice_is_no_mistake() {
    let store = OsStore::new();
    let kept = Kept::new(&store, "removed");
    assert_eq!(kept.get(), Err(VaultError::NotFound));
    kept.put(b"old").unwrap();
    kept.put(b"new").unwrap();
    assert_eq!(kept.get().unwrap(), b"new");
    store.remove(&kept.id).unwrap();
    assert_eq!(kept.get(), Err(VaultError::NotFound));
    store.remove(&kept.id).unwrap();
}

#[test]
#[cfg_attr(
    target_os = "linux",
    ignore = "needs a keyring; `cargo xtask test` brings one"
)]
fn names_that_look_alike_are_different_secrets() {
    let store = OsStore::new();
    let base = Kept::new(&store, "alike");
    let names = [
        "", "A", "a", ".a", "a.", ".", "..", "_", "__", "_41", "a b", "å", "a\u{30a}", "*", "a*", "\\",
    ];
    let all: Vec<Kept<'_>> = names
        .iter()
        .map(|name| Kept {
            store: &store,
            id: SecretId::new(format!("{}{name}", base.id.as_str())),
        })
        .collect();
    for (kept, name) in all.iter().zip(names) {
        kept.put(
            name.as_bytes()
                .iter()
                .chain(b"!")
                .copied()
                .collect::<Vec<u8>>()
                .as_slice(),
        )
        .unwrap_or_else(|error| panic!("{name:?}: {error}"));
    }
    for (kept, name) in all.iter().zip(names) {
        assert_eq!(kept.get().unwrap(), format!("{name}!").into_bytes(), "{name:?}");
    }
}

#[test]
#[cfg_attr(
    target_os = "linux",
    ignore = "needs a keyring; `cargo xtask test` brings one"
)]
fn calls_from_many_threads_keep_their_order() {
    let store = OsStore::new();
    std::thread::scope(|scope| {
        for thread in 0..4_u8 {
            let store = &store;
            scope.spawn(move || {
                let kept = Kept::new(store, "threads");
                for round in 0..8_u8 {
                    kept.put(&[thread, round]).unwrap();
                    assert_eq!(kept.get().unwrap(), [thread, round]);
                }
            });
        }
    });
}

/// Asks Credential Manager itself, not through the vault.
#[cfg(windows)]
#[test]
fn on_windows_a_secret_stays_on_this_computer_and_does_not_roam() {
    use keyring_core::api::CredentialStoreApi;

    let store = OsStore::new();
    let kept = Kept::new(&store, "local");
    kept.put(b"stays here").unwrap();
    let manager = windows_native_keyring_store::Store::new().unwrap();
    let entry = manager.build("Counterfoil", kept.id.as_str(), None).unwrap();
    let attributes = entry.get_attributes().unwrap();
    assert_eq!(attributes["persistence"], "Local");
    assert_eq!(
        attributes["target_name"],
        format!("{}.Counterfoil", kept.id.as_str())
    );
}
