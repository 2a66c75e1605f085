//! The running server.

use std::convert::Infallible;
use std::fmt;
use std::io;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service as _, service_fn};
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use jiff::Timestamp;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};

use crate::change::{Change, ChangeError, Changed};
use crate::clock::{ClockError, Tick, Ticked};
use crate::config::Config;
use crate::description::Description;
use crate::faults::{Fault, FaultError};
use crate::journal::LogEntry;
use crate::options::{TerminalChange, TerminalError, TerminalOptions};
use crate::pins::{PinChange, PinError, TerminalPins};
use crate::places;
use crate::shared::Shared;
use crate::town::Town;
use crate::users::{UserChange, UserError, UserState};
use crate::{api, control, generate};

/// Requests that are being answered get so long to finish when the gateway stops.
const GRACE: Duration = Duration::from_secs(2);
/// Records have 32-bit indexes; this also keeps the town within the memory of a small machine.
const MOST: usize = 20_000_000;

const NOT_FOUND: &str = "<!DOCTYPE html>\n<html><head><title>404 Not Found</title></head>\
    <body><h1>Not Found</h1><p>The requested URL was not found on this server.</p></body></html>\n";

/// Why a gateway did not start.
#[derive(thiserror::Error, Debug)]
pub enum StartError {
    /// The port cannot be had.
    #[error("the practice gateway cannot listen on port {port} of this machine")]
    Listen {
        /// The port asked for; 0 is any.
        port: u16,
        /// What the system said.
        source: io::Error,
    },
    /// A name in the configuration is none of the town's terminals.
    #[error("there is no terminal named {0:?}")]
    UnknownTerminal(String),
    /// An association names no API user of the town.
    #[error("there is no API user with the id {0:?}")]
    UnknownUser(String),
    /// A town without a terminal, or with too many.
    #[error("a town has 1 to {most} terminals", most = places::MOST)]
    Terminals,
    /// A setting of a terminal is not possible.
    #[error("the settings of the terminal {terminal:?} were not accepted: {source}")]
    Setting {
        /// The terminal that was named.
        terminal: String,
        /// Why not.
        source: TerminalError,
    },
    /// A state of an API user is not possible.
    #[error("the state of the API user {user:?} was not accepted: {source}")]
    User {
        /// The user that was named.
        user: String,
        /// Why not.
        source: UserError,
    },
    /// More transactions than a town can hold.
    #[error("a town holds at most {most} transactions", most = MOST)]
    TooMany,
    /// The anchor is outside of the calendar.
    #[error("the town's calendar could not be built")]
    Calendar(#[source] jiff::Error),
    /// Building the town was interrupted.
    #[error("building the town was interrupted")]
    Interrupted,
}

/// A running practice gateway on 127.0.0.1. Dropping it stops it at once.
pub struct Gateway {
    description: Description,
    shared: Arc<Shared>,
    stop: watch::Sender<bool>,
    serving: Option<JoinHandle<()>>,
}

impl fmt::Debug for Gateway {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Gateway")
            .field("endpoint", &self.description.endpoint)
            .finish_non_exhaustive()
    }
}

impl Gateway {
    /// Builds the town and serves it on loopback.
    ///
    /// # Errors
    /// See [`StartError`].
    pub async fn start(config: Config) -> Result<Gateway, StartError> {
        if config.terminals == 0 || config.terminals > places::MOST {
            return Err(StartError::Terminals);
        }
        let known = |name: &String| places::first(config.terminals).any(|place| place.name == name.as_str());
        if let Some(name) = config.without_view.iter().find(|name| !known(name)) {
            return Err(StartError::UnknownTerminal(name.clone()));
        }
        if config.transactions > MOST {
            return Err(StartError::TooMany);
        }
        let port = config.port;
        let listen = |source| StartError::Listen { port, source };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .await
            .map_err(listen)?;
        let address = listener.local_addr().map_err(listen)?;
        let anchor = config.anchor;
        let town = tokio::task::spawn_blocking(move || build(&config))
            .await
            .map_err(|_| StartError::Interrupted)??;
        let description = Description::of(&town, address);
        let shared = Arc::new(Shared::new(town, anchor, address));
        let router = Router::new()
            .merge(api::router())
            .merge(control::router())
            .fallback(not_found)
            .with_state(Arc::clone(&shared));
        let (stop, stopping) = watch::channel(false);
        let serving = Some(tokio::spawn(accept(listener, router, stopping)));
        Ok(Gateway {
            description,
            shared,
            stop,
            serving,
        })
    }

    /// Where the gateway is and who may call it, as it was at the start.
    #[must_use]
    pub fn description(&self) -> &Description {
        &self.description
    }

    /// The same as it is now, PINs of a rotation included, as `GET /practice/description`
    /// shows it.
    #[must_use]
    pub fn described(&self) -> Description {
        self.shared.described()
    }

    /// Switches a fault on, as `POST /practice/faults` does.
    ///
    /// # Errors
    /// When the fault lacks a field it needs.
    pub fn arm(&self, fault: Fault) -> Result<(), FaultError> {
        self.shared.faults().arm(fault)
    }

    /// Changes the town, as `POST /practice/change` does.
    ///
    /// # Errors
    /// When the change is not possible; nothing was changed then.
    pub fn change(&self, change: Change) -> Result<Changed, ChangeError> {
        change.apply(&self.shared)
    }

    /// Moves the virtual clock on, as `POST /practice/clock` does.
    ///
    /// # Errors
    /// When the tick goes backwards or too far; nothing has happened then.
    pub fn tick(&self, tick: Tick) -> Result<Ticked, ClockError> {
        self.shared.tick(tick)
    }

    /// Changes the settings of a terminal, as `POST /practice/terminal` does, and gives the
    /// new ones.
    ///
    /// # Errors
    /// When there is no such terminal or no such setting; nothing was changed then.
    pub fn set(&self, change: &TerminalChange) -> Result<TerminalOptions, TerminalError> {
        self.shared.change(|town| town.set(change))
    }

    /// Changes an API user, as `POST /practice/user` does, and gives the new state.
    ///
    /// # Errors
    /// When there is no such user or nothing of the kind to set; nothing was changed then.
    pub fn set_user(&self, change: &UserChange) -> Result<UserState, UserError> {
        self.shared.change(|town| town.set_user(change))
    }

    /// Issues or retires a PIN, as `POST /practice/pin` does, and gives those that are valid.
    ///
    /// # Errors
    /// When the terminal is unknown or the step does not fit; nothing was changed then.
    pub fn rotate(&self, change: &PinChange) -> Result<TerminalPins, PinError> {
        self.shared.change(|town| town.rotate(change))
    }

    /// The gateway's clock.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        crate::calendar::instant(self.shared.now())
    }

    /// What was asked so far, as `GET /practice/log` shows it.
    #[must_use]
    pub fn log(&self) -> Vec<LogEntry> {
        self.shared.journal().list()
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

impl Drop for Gateway {
    fn drop(&mut self) {
        if let Some(serving) = self.serving.take() {
            serving.abort();
        }
    }
}

async fn not_found() -> Response {
    (
        StatusCode::NOT_FOUND,
        [(header::CONTENT_TYPE, "text/html")],
        NOT_FOUND,
    )
        .into_response()
}

pub(crate) async fn accept(listener: TcpListener, router: Router, mut stopping: watch::Receiver<bool>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            _ = stopping.changed() => break,
            Some(_) = connections.join_next() => {}
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    connections.spawn(connection(stream, router.clone(), stopping.clone()));
                }
                // Too many open files, say: it passes.
                Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            },
        }
    }
    drop(listener);
    let finish = async { while connections.join_next().await.is_some() {} };
    // What has not finished by then ends with the set.
    let _ = tokio::time::timeout(GRACE, finish).await;
}

async fn connection(stream: TcpStream, router: Router, mut stopping: watch::Receiver<bool>) {
    let _ = stream.set_nodelay(true);
    let breaker = crate::wire::Breaker::default();
    let wire = crate::wire::Wire::new(stream, breaker.clone());
    let app = TowerToHyperService::new(router);
    let service = service_fn(move |mut request: hyper::Request<Incoming>| {
        request.extensions_mut().insert(breaker.clone());
        let answer = app.call(request);
        async move { Ok::<_, Infallible>(answer.await.unwrap_or_else(|never| match never {})) }
    });
    let serving = http1::Builder::new().serve_connection(TokioIo::new(wire), service);
    let mut serving = std::pin::pin!(serving);
    let mut told = false;
    loop {
        tokio::select! {
            // An error is a peer that went away or a fault that was asked for.
            _ = serving.as_mut() => return,
            _ = stopping.changed(), if !told => {
                told = true;
                serving.as_mut().graceful_shutdown();
            }
        }
    }
}

/// The town with all that the configuration says about it.
fn build(config: &Config) -> Result<Town, StartError> {
    let mut town = generate::town(config).map_err(StartError::Calendar)?;
    for (one, other) in &config.swapped {
        if !town.swap(one, other) {
            let missing = if town.named(one).is_none() { one } else { other };
            return Err(StartError::UnknownTerminal(missing.clone()));
        }
    }
    for (user, terminal) in &config.associated {
        if !town.associate(user, terminal) {
            return Err(match town.user(user) {
                None => StartError::UnknownUser(user.clone()),
                Some(_) => StartError::UnknownTerminal(terminal.clone()),
            });
        }
    }
    for change in &config.settings {
        town.set(change).map_err(|source| StartError::Setting {
            terminal: change.terminal.clone(),
            source,
        })?;
    }
    for change in &config.users {
        town.set_user(change).map_err(|source| StartError::User {
            user: change.user.clone(),
            source,
        })?;
    }
    Ok(town)
}
