//! Stand-ins for the payment services and for Duo, as far as a test of a connection asks them
//! (integration fact sheet, sections 3 to 12). They write and read their wire text themselves.
//!
//! Each service lies under a path of its own. Test and live of PayPal and of NOWPayments are two
//! addresses; the others tell by the key. All credentials are invented and follow from the seed.
//!
//! | address | body | what it does |
//! |---|---|---|
//! | `GET /practice/providers` | – | addresses and credentials: [`ProviderDescription`] |
//! | `GET /practice/providers/faults` | – | the faults that are armed |
//! | `POST /practice/providers/faults` | [`ProviderFault`] | arms one; `{"fault":"none"}` clears all |
//! | `GET /practice/providers/log` | – | what was asked, without secrets |

mod accounts;
mod asked;
mod base64;
mod control;
mod duo;
mod duo_signature;
mod faults;
mod keyed;
mod nowpayments;
mod paypal;
mod serve;
mod stripe;

use std::collections::VecDeque;
use std::fmt;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::Instant;

pub use accounts::{ProviderAccount, ProviderDescription};
pub use faults::{ProviderFault, ProviderFaultError, ProviderFaultKind};

use accounts::Accounts;
use faults::Faults;

use crate::StartError;
use crate::gateway::accept;

/// Log entries that are kept.
const KEPT: usize = 1_000;
/// How long running answers may take when the simulator stops.
const GRACE: Duration = Duration::from_secs(3);

/// What the stand-ins are made from.
#[derive(Clone, Copy, Debug)]
pub struct ProviderConfig {
    /// The same seed gives the same credentials.
    pub seed: u64,
    /// Port on this computer; 0 takes any free one.
    pub port: u16,
    /// What time it is there at the start; the clock runs on from it.
    pub now: Timestamp,
}

/// One request, without secrets.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct ProviderLogEntry {
    /// e.g. `stripe`
    pub provider: String,
    /// e.g. `GET /v1/balance`
    pub asked: String,
    /// HTTP status, 0 when the connection was broken on purpose.
    pub status: u16,
}

/// The running stand-ins on 127.0.0.1. Dropping them stops them at once.
pub struct ProviderSimulator {
    state: Arc<State>,
    stop: watch::Sender<bool>,
    serving: Option<JoinHandle<()>>,
}

/// What all requests share.
#[derive(Debug)]
pub(crate) struct State {
    accounts: Accounts,
    address: SocketAddr,
    faults: Mutex<Faults>,
    log: Mutex<VecDeque<ProviderLogEntry>>,
    start: Timestamp,
    started: Instant,
}

impl State {
    /// Seconds since 1970.
    fn now(&self) -> i64 {
        let run = i64::try_from(self.started.elapsed().as_secs()).unwrap_or(0);
        self.start.as_second().saturating_add(run)
    }

    fn faults(&self) -> MutexGuard<'_, Faults> {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn log(&self) -> MutexGuard<'_, VecDeque<ProviderLogEntry>> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn note(&self, entry: ProviderLogEntry) {
        let mut log = self.log();
        if log.len() >= KEPT {
            log.pop_front();
        }
        log.push_back(entry);
    }

    fn described(&self) -> ProviderDescription {
        self.accounts.describe(self.address)
    }
}

impl fmt::Debug for ProviderSimulator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProviderSimulator")
            .field("address", &self.state.address)
            .finish_non_exhaustive()
    }
}

impl ProviderSimulator {
    /// Serves the stand-ins on loopback.
    ///
    /// # Errors
    /// When the port cannot be had.
    pub async fn start(config: ProviderConfig) -> Result<ProviderSimulator, StartError> {
        let listen = |source| StartError::Listen {
            port: config.port,
            source,
        };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, config.port))
            .await
            .map_err(listen)?;
        let address = listener.local_addr().map_err(listen)?;
        let state = Arc::new(State {
            accounts: Accounts::of(config.seed),
            address,
            faults: Mutex::default(),
            log: Mutex::default(),
            start: config.now,
            started: Instant::now(),
        });
        let router = control::router()
            .fallback(serve::answer)
            .with_state(Arc::clone(&state));
        let (stop, stopping) = watch::channel(false);
        let serving = Some(tokio::spawn(accept(listener, router, stopping)));
        Ok(ProviderSimulator { state, stop, serving })
    }

    /// Addresses and credentials.
    #[must_use]
    pub fn description(&self) -> ProviderDescription {
        self.state.described()
    }

    /// Switches a fault on, as `POST /practice/providers/faults` does.
    ///
    /// # Errors
    /// When the fault lacks a field it needs.
    pub fn arm(&self, fault: ProviderFault) -> Result<(), ProviderFaultError> {
        self.state.faults().arm(fault)
    }

    /// What was asked so far.
    #[must_use]
    pub fn log(&self) -> Vec<ProviderLogEntry> {
        self.state.log().iter().cloned().collect()
    }

    /// Stops listening, lets running answers finish for a moment, then ends.
    pub async fn stop(mut self) {
        let _ = self.stop.send(true);
        let Some(mut serving) = self.serving.take() else {
            return;
        };
        if tokio::time::timeout(GRACE, &mut serving).await.is_err() {
            serving.abort();
        }
    }
}

impl Drop for ProviderSimulator {
    fn drop(&mut self) {
        if let Some(serving) = self.serving.take() {
            serving.abort();
        }
    }
}
