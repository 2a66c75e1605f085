//! A simulated Paymentsense Connect (sections 1 to 12 and 15 of its fact sheet): the same paths
//! over loopback HTTP, with card machines that follow scripts.
//!
//! It writes its wire text itself. Its clock runs along with the machine's and can be moved on;
//! the same seed gives the same ids and cards.
//!
//! # Scenarios
//!
//! The last two digits of the amount choose what happens: see [`Scenario`]. A typed card number
//! with an amount that ends in 00 is [`Scenario::Keyed`]. `POST /practice/connect/scenario`
//! chooses for the next payments, whatever their amount.
//!
//! # Control addresses
//!
//! Requests with an `Origin` are refused.
//!
//! | address | body | what it does |
//! |---|---|---|
//! | `GET /practice/connect/description` | – | address, invented key, machines |
//! | `GET /practice/connect/ledger` | – | the truth: what the machines have booked |
//! | `GET /practice/connect/log` | – | what was asked and when, without keys |
//! | `GET`, `POST /practice/connect/faults` | [`ConnectFault`] | shows or arms; `{"fault":"none"}` clears all |
//! | `GET`, `POST /practice/connect/quirks` | [`Quirks`] | habits of servers that were met |
//! | `POST /practice/connect/clock` | `{"seconds": n}` | moves the clock on |
//! | `POST /practice/connect/terminal` | [`Plug`] | takes a machine off the network, or brings it back |
//! | `POST /practice/connect/scenario` | [`Choose`] | the scenario of the next payments |
//!
//! # Where the sheet leaves a choice
//!
//! - A machine off the network is not listed and what is held for it gets 404; the payment that
//!   was running is `TIMED_OUT` when it is back, or after 200 seconds.
//! - A signature question that is not answered in 80 seconds ends as accepted, or as void.
//! - Banking reports and the end of day begin a new session; Z balances and the end of day
//!   reset the balances. Transaction numbers go on.
//! - A machine works in one currency; another one is refused with 422.

mod api;
mod asked;
mod basic;
mod body;
mod config;
mod control;
mod faults;
mod report;
mod request;
mod scenario;
mod state;
mod tell;

use std::net::Ipv4Addr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use serde::Serialize;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::Instant;

use crate::gateway::{StartError, accept};
use state::State;

pub use config::{ConnectConfig, ConnectTerminal, Quirks, Unanswered, Vendor};
pub use control::{Choose, Plug};
pub use faults::{ConnectCall, ConnectFault, ConnectFaultKind};
pub use scenario::Scenario;
pub use state::ConnectLogEntry;

/// What a client has to know.
#[derive(Serialize, Clone, Debug, PartialEq, Eq)]
pub struct ConnectDescription {
    /// For example `http://127.0.0.1:8080`.
    pub endpoint: String,
    /// The invented API key.
    pub key: String,
    /// Any value is taken; this one is the vendor's own example.
    pub software_house: String,
    /// Any value is taken; this one is the vendor's own example.
    pub installer: String,
    /// The card machines.
    pub terminals: Vec<ConnectTerminal>,
}

/// What all requests share.
#[derive(Debug)]
pub(crate) struct Service {
    state: Mutex<State>,
    began: Instant,
    /// Milliseconds by which the clock was moved on.
    forward: AtomicU64,
}

impl Service {
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Microseconds since the start, by the machine.
    pub(crate) fn micros(&self) -> u64 {
        u64::try_from(self.began.elapsed().as_micros()).unwrap_or(u64::MAX)
    }

    /// Milliseconds of the service's clock since the start.
    pub(crate) fn now(&self) -> u64 {
        (self.micros() / 1000).saturating_add(self.forward.load(Ordering::Acquire))
    }

    pub(crate) fn forward(&self, seconds: u64) {
        self.forward
            .fetch_add(seconds.saturating_mul(1000), Ordering::AcqRel);
        let now = self.now();
        self.state().advance(now);
    }

    pub(crate) fn plug(&self, plug: &Plug) -> Option<()> {
        let now = self.now();
        let mut state = self.state();
        state.advance(now);
        state.plug(&plug.tid, plug.connected, plug.paid, now)
    }

    pub(crate) fn ledger(&self) -> Value {
        let now = self.now();
        let mut state = self.state();
        state.advance(now);
        state.ledger(now)
    }

    pub(crate) fn described(&self) -> ConnectDescription {
        let state = self.state();
        ConnectDescription {
            endpoint: state.address.clone(),
            key: state.key.clone(),
            software_house: "docsSWH".to_owned(),
            installer: "docsInstaller".to_owned(),
            terminals: state
                .machines
                .iter()
                .map(|machine| machine.terminal.clone())
                .collect(),
        }
    }
}

/// A running simulator on 127.0.0.1. Dropping it stops it at once.
#[derive(Debug)]
pub struct ConnectSimulator {
    service: Arc<Service>,
    stop: watch::Sender<bool>,
    serving: Option<JoinHandle<()>>,
}

impl ConnectSimulator {
    /// Serves the simulated service on loopback.
    ///
    /// # Errors
    /// [`StartError::Listen`] when the port cannot be had.
    pub async fn start(config: ConnectConfig) -> Result<ConnectSimulator, StartError> {
        let port = config.port;
        let listen = |source| StartError::Listen { port, source };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .await
            .map_err(listen)?;
        let address = format!("http://{}", listener.local_addr().map_err(listen)?);
        let service = Arc::new(Service {
            state: Mutex::new(State::new(config, address)),
            began: Instant::now(),
            forward: AtomicU64::new(0),
        });
        let router = Router::new()
            .merge(api::router())
            .merge(control::router())
            .fallback(async || StatusCode::NOT_FOUND)
            .with_state(Arc::clone(&service));
        let (stop, stopping) = watch::channel(false);
        let serving = Some(tokio::spawn(accept(listener, router, stopping)));
        Ok(ConnectSimulator {
            service,
            stop,
            serving,
        })
    }

    /// Where it is and what opens it.
    #[must_use]
    pub fn description(&self) -> ConnectDescription {
        self.service.described()
    }

    /// Arms a fault.
    pub fn arm(&self, fault: ConnectFault) {
        self.service.state().faults.arm(fault);
    }

    /// Sets the habits.
    pub fn set_quirks(&self, quirks: Quirks) {
        self.service.state().quirks = quirks;
    }

    /// Chooses the scenario of the next payments.
    pub fn choose(&self, choose: Choose) {
        self.service.state().next = Some((choose.scenario, choose.times));
    }

    /// Moves the clock on; everything that is due happens.
    pub fn forward(&self, seconds: u64) {
        self.service.forward(seconds);
    }

    /// Takes a machine off the network or brings it back. `None` when there is no such machine.
    pub fn plug(&self, plug: &Plug) -> Option<()> {
        self.service.plug(plug)
    }

    /// The truth: what the machines have booked, whatever the service says.
    #[must_use]
    pub fn ledger(&self) -> Value {
        self.service.ledger()
    }

    /// What was asked so far.
    #[must_use]
    pub fn log(&self) -> Vec<ConnectLogEntry> {
        self.service.state().log.clone()
    }

    /// Stops listening, lets running answers finish for a moment, then ends.
    pub async fn stop(mut self) {
        let _ = self.stop.send(true);
        let Some(mut serving) = self.serving.take() else {
            return;
        };
        if tokio::time::timeout(Duration::from_secs(3), &mut serving)
            .await
            .is_err()
        {
            serving.abort();
        }
    }
}

impl Drop for ConnectSimulator {
    fn drop(&mut self) {
        if let Some(serving) = self.serving.take() {
            serving.abort();
        }
    }
}
