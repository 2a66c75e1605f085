//! What an interruption leaves over is gone at the next start, and a PIN works all the time.

use std::sync::{Arc, Mutex, mpsc};

use counterfoil_office as office;
use domain::{SecretId, Sensitive};
use office::Office;
use office::dto::{OnDuplicate, PinState, VerifyOutcome};
use serde_json::json;
use vault::{Fault, FaultyStore, SecretStore, VaultError};

use crate::rotation::{id, in_use, reopened_with, request, rotate, start, town, view};

/// A store that can stop the program right after it has stored something, and that remembers
/// what it was asked for.
struct Stopping {
    inner: Arc<FaultyStore>,
    put: Mutex<Vec<SecretId>>,
    removed: Mutex<Vec<SecretId>>,
    stop: Mutex<Option<(mpsc::Sender<()>, mpsc::Receiver<()>)>>,
}

impl Stopping {
    fn new(inner: &Arc<FaultyStore>) -> Arc<Self> {
        Arc::new(Self {
            inner: Arc::clone(inner),
            put: Mutex::default(),
            removed: Mutex::default(),
            stop: Mutex::default(),
        })
    }
}

impl SecretStore for Stopping {
    fn name(&self) -> &'static str {
        "stopping store"
    }

    fn check(&self) -> Result<(), VaultError> {
        self.inner.check()
    }

    fn put(&self, id: &SecretId, secret: &Sensitive<Vec<u8>>) -> Result<(), VaultError> {
        self.inner.put(id, secret)?;
        // The seals of the activity and their anchor are no PINs, and stay.
        if id.as_str().starts_with("anchor-") || id.as_str().starts_with("seal-") {
            return Ok(());
        }
        self.put.lock().unwrap().push(id.clone());
        if let Some((reached, go_on)) = self.stop.lock().unwrap().take() {
            reached.send(()).unwrap();
            let _ = go_on.recv();
        }
        Ok(())
    }

    fn get(&self, id: &SecretId) -> Result<Sensitive<Vec<u8>>, VaultError> {
        self.inner.get(id)
    }

    fn remove(&self, id: &SecretId) -> Result<(), VaultError> {
        self.inner.remove(id)?;
        self.removed.lock().unwrap().push(id.clone());
        Ok(())
    }
}

/// Runs until the store has taken a secret, and is killed there.
async fn killed_after_put<F, T>(store: &Stopping, office: Office, act: impl FnOnce(Office) -> F)
where
    F: Future<Output = T> + Send + 'static,
    T: Send + 'static,
{
    let (reached, at) = mpsc::channel();
    let (go_on, wait) = mpsc::channel();
    *store.stop.lock().unwrap() = Some((reached, wait));
    let running = tokio::spawn(act(office));
    tokio::task::spawn_blocking(move || at.recv().unwrap())
        .await
        .unwrap();
    running.abort();
    assert!(running.await.is_err_and(|error| error.is_cancelled()));
    drop(go_on);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kill_between_the_secret_store_and_the_ledger_leaves_no_secret_behind() {
    let place = town().await;
    let store = Stopping::new(&place.vault);
    let place = reopened_with(place, Arc::clone(&store) as _).await;
    let rotation = request(&place, &"Z".repeat(64));
    killed_after_put(&store, place.office.clone(), |office| async move {
        office::rotation::start(&office, rotation).await
    })
    .await;
    let replaced = office::dto::PinSetRequest {
        terminal_id: place.id_of("Web Utility"),
        user_id: request(&place, "").user_id,
        value: Sensitive::new("Y".repeat(64)),
        on_duplicate: OnDuplicate::Refuse,
    };
    killed_after_put(&store, place.office.clone(), |office| async move {
        office::pins::set(&office, replaced).await
    })
    .await;
    let left = store.put.lock().unwrap().clone();
    assert_eq!(left.len(), 2);
    assert!(left.iter().all(|name| place.vault.get(name).is_ok()), "left over");

    let place = reopened_with(place, Arc::clone(&store) as _).await;
    assert!(left.iter().all(|name| place.vault.get(name).is_err()));
    let account = place.stored().await;
    assert_eq!(view(&account), None);
    let report = place.verify().await.unwrap();
    assert!(
        report
            .verdicts
            .iter()
            .all(|v| v.outcome == VerifyOutcome::Verified)
    );
    let states = place.stored().await;
    assert!(
        states
            .terminals
            .iter()
            .all(|t| t.credentials[0].state == PinState::Verified)
    );
}

#[tokio::test]
async fn an_old_pin_that_could_not_be_removed_goes_at_the_next_start() {
    let place = town().await;
    let store = Stopping::new(&place.vault);
    let place = reopened_with(place, Arc::clone(&store) as _).await;
    let new = rotate(&place, json!({"new": true})).new_pin.unwrap();
    start(&place, &new).await.unwrap();
    office::rotation::verify(&place.office, id(&place).await)
        .await
        .unwrap();
    office::rotation::switch(&place.office, id(&place).await)
        .await
        .unwrap();
    place.vault.fail(Some(Fault::OnRemove(VaultError::Timeout)));
    office::rotation::retire(&place.office, id(&place).await)
        .await
        .unwrap();
    assert!(store.removed.lock().unwrap().is_empty());
    place.vault.fail(None);
    let place = reopened_with(place, Arc::clone(&store) as _).await;
    assert_eq!(store.removed.lock().unwrap().len(), 1, "the old PIN");
    assert_eq!(in_use(&place).await, VerifyOutcome::Verified);
}
