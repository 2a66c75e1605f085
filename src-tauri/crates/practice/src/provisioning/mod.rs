//! A practice gateway for connector provisioning, over loopback HTTP, deterministic from a
//! seed (connector provisioning fact sheet section 12).
//!
//! It writes its own wire text and shares nothing with the client that is tested against it.
//! Below `/api/provisioning` stands the API; `/_sim/` steers it:
//!
//! | address | body | what it does |
//! |---|---|---|
//! | `GET /_sim/description` | – | [`ProvisioningDescription`], with its invented key |
//! | `GET /_sim/log` | – | what was asked, without secrets |
//! | `GET /_sim/connectors` | – | the truth, with live counters |
//! | `GET`, `POST /_sim/switches` | [`Switches`] | the odd ways in which it answers |
//! | `GET`, `POST /_sim/faults` | [`ProvisioningFault`] | what goes wrong next; `{"fault":"none"}` clears all |
//! | `POST /_sim/archive` | `{"guid", "archived"}` | archives, which the API cannot |
//! | `POST /_sim/delete` | `{"guid"}` | deletes, which the API cannot |
//!
//! Where the sheet leaves a choice: an omitted field stays as it is; `settings` replaces,
//! then `addSettings` merges, then `removeSettings` deletes; 1007 comes with 422, for routing
//! calls with 404; the paths of the routing calls follow the style of the others; only the
//! adapter `TerminalAcquirer` has terminals.

mod api;
mod base64;
mod chaos;
mod control;
mod describe;
mod faults;
mod merge;
mod refusal;
mod routing;
mod rules;
mod settings;
mod tree;
mod validate;
mod world;

use std::fmt;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

pub use chaos::{DescriptorShape, EmptyForm, Switches};
pub use faults::{ProvisioningFault, ProvisioningFaultKind};

use crate::gateway::{GRACE, StartError, accept};
use world::World;

/// How to start.
#[derive(Debug, Clone)]
pub struct ProvisioningConfig {
    /// The same seed gives the same merchants, connectors and key.
    pub seed: u64,
    /// Now: what is created is stamped with it.
    pub anchor: Timestamp,
    /// Port on 127.0.0.1; 0 takes any free one.
    pub port: u16,
}

/// Where it is, and what may be asked of it. The key is invented.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ProvisioningDescription {
    /// The base address.
    pub endpoint: String,
    /// The API key.
    pub key: String,
    /// Its password.
    pub password: String,
    /// The tenant.
    pub tenant_guid: String,
    /// The merchants; the first one has connectors of every kind.
    pub merchants: Vec<MerchantDescription>,
}

/// One merchant.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MerchantDescription {
    /// `ME-…`
    pub guid: String,
    /// Its name.
    pub name: String,
}

/// One request. Bodies and credentials are not kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProvisioningLogEntry {
    /// 1 for the first request.
    pub seq: u64,
    /// `GET` or `POST`.
    pub method: String,
    /// Path without the base.
    pub path: String,
    /// Key and password were right.
    pub authorized: bool,
    /// HTTP status of the answer; 0 when the connection was broken.
    pub status: u16,
    /// The error code of the answer.
    pub code: Option<i64>,
}

/// What all requests share.
pub(crate) struct Shared {
    world: Mutex<World>,
}

impl Shared {
    pub(crate) fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A running simulator on 127.0.0.1. Dropping it stops it at once.
pub struct ProvisioningSimulator {
    address: SocketAddr,
    shared: Arc<Shared>,
    stop: watch::Sender<bool>,
    serving: Option<JoinHandle<()>>,
}

impl fmt::Debug for ProvisioningSimulator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProvisioningSimulator")
            .field("address", &self.address)
            .finish_non_exhaustive()
    }
}

impl ProvisioningSimulator {
    /// Builds merchants and connectors and serves them on loopback.
    ///
    /// # Errors
    /// [`StartError::Listen`] when the port cannot be had.
    pub async fn start(config: ProvisioningConfig) -> Result<Self, StartError> {
        let port = config.port;
        let listen = |source| StartError::Listen { port, source };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .await
            .map_err(listen)?;
        let address = listener.local_addr().map_err(listen)?;
        let world = Mutex::new(World::new(config.seed, config.anchor));
        let shared = Arc::new(Shared { world });
        let router = Router::new()
            .merge(api::router())
            .merge(control::router(address))
            .with_state(Arc::clone(&shared));
        let (stop, stopping) = watch::channel(false);
        let serving = Some(tokio::spawn(accept(listener, router, stopping)));
        Ok(Self {
            address,
            shared,
            stop,
            serving,
        })
    }

    /// Where it is and what may be asked of it.
    #[must_use]
    pub fn description(&self) -> ProvisioningDescription {
        self.shared.world().description(self.address)
    }

    /// What was asked so far.
    #[must_use]
    pub fn log(&self) -> Vec<ProvisioningLogEntry> {
        self.shared.world().log.clone()
    }

    /// Sets all switches.
    pub fn switch(&self, switches: Switches) {
        self.shared.world().switches = switches;
    }

    /// Lets something go wrong.
    pub fn arm(&self, fault: ProvisioningFault) {
        self.shared.world().faults.arm(fault);
    }

    /// All connectors as they are, with the live counters of their terminals.
    #[must_use]
    pub fn truth(&self) -> Vec<Value> {
        self.shared.world().truth()
    }

    /// Archives a connector or takes it back, which the API cannot; says whether it is there.
    #[must_use]
    pub fn archive(&self, guid: &str, archived: bool) -> bool {
        self.shared.world().archive(guid, archived)
    }

    /// Deletes a connector, which the API cannot; says whether it was there.
    #[must_use]
    pub fn delete(&self, guid: &str) -> bool {
        self.shared.world().delete(guid)
    }

    /// Stops listening, lets running answers finish for a moment, then ends.
    pub async fn stop(mut self) {
        let _ = self.stop.send(true);
        let Some(mut serving) = self.serving.take() else {
            return;
        };
        let finished = tokio::time::timeout(GRACE + Duration::from_secs(1), &mut serving).await;
        if finished.is_err() {
            serving.abort();
        }
    }
}

impl Drop for ProvisioningSimulator {
    fn drop(&mut self) {
        if let Some(serving) = self.serving.take() {
            serving.abort();
        }
    }
}
