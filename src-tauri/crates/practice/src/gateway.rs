//! The running server.

use std::convert::Infallible;
use std::fmt;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
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
use crate::config::{Config, Description, TerminalDescription, UserDescription};
use crate::faults::{Fault, FaultError};
use crate::journal::LogEntry;
use crate::options::{TerminalChange, TerminalError, TerminalOptions};
use crate::places::MERCHANT_ID;
use crate::shared::Shared;
use crate::town::{self, Town};
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
        if let Some(name) = config
            .without_view
            .iter()
            .find(|name| town::position(name).is_none())
        {
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
        let town = tokio::task::spawn_blocking(move || generate::town(&config))
            .await
            .map_err(|_| StartError::Interrupted)?
            .map_err(StartError::Calendar)?;
        let description = describe(&town, address);
        let shared = Arc::new(Shared::new(town, anchor));
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

    /// Where the gateway is and who may call it.
    #[must_use]
    pub fn description(&self) -> &Description {
        &self.description
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
        self.shared.set(change)
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

async fn accept(listener: TcpListener, router: Router, mut stopping: watch::Receiver<bool>) {
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

fn describe(town: &Town, address: SocketAddr) -> Description {
    let mut users: Vec<UserDescription> = Vec::new();
    for terminal in &town.terminals {
        let described = TerminalDescription {
            name: terminal.place.name.to_owned(),
            kind: terminal.place.segment.kind().to_owned(),
            pin: terminal.pin.clone(),
        };
        match users
            .iter_mut()
            .find(|user| user.user_id == terminal.place.user_id)
        {
            Some(user) => user.terminals.push(described),
            None => users.push(UserDescription {
                user_id: terminal.place.user_id.to_owned(),
                terminals: vec![described],
            }),
        }
    }
    users.sort_by(|one, other| one.user_id.cmp(&other.user_id));
    Description {
        endpoint: format!("http://{address}/VirtualMerchant"),
        ledger: format!("http://{address}/practice/ledger"),
        merchant_id: MERCHANT_ID.to_owned(),
        users,
    }
}
