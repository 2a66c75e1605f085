//! The way over HTTPS (section 1): no redirect, no repeated request, everything timed out and
//! capped, never faster than the account's pace.

use futures_util::StreamExt;
use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderValue, RETRY_AFTER};
use reqwest::{Method, Response};
use std::time::Duration;
use url::Url;

use crate::client::{Credentials, Settings};
use crate::endpoint::Endpoint;
use crate::error::{CallError, NotSent, Refusal, Unanswered};
use crate::inspect::nothing_was_started;
use crate::json::{LARGEST, Unreadable};
use crate::pace::Pace;
use crate::problem::read_problem;

/// The version of the API, as the sheet names it.
const VERSION: &str = "application/connect.v2+json";

/// Two ways: looks share connections; what changes something gets a fresh HTTP/1.1 connection,
/// so that a connection that died unnoticed is never its fate.
#[derive(Debug, Clone)]
pub(crate) struct Transport {
    reads: reqwest::Client,
    changes: reqwest::Client,
    pace: Pace,
}

/// A body that came with a 2xx status.
pub(crate) type Body = Vec<u8>;

/// A call that failed, and how long the service asks to wait.
#[derive(Debug)]
pub(crate) struct Failed {
    pub(crate) error: CallError,
    pub(crate) wait: Option<Duration>,
}

impl From<CallError> for Failed {
    fn from(error: CallError) -> Self {
        Self { error, wait: None }
    }
}

impl Transport {
    pub(crate) fn new(endpoint: &Endpoint, settings: Settings, pace: Pace) -> Result<Self, CallError> {
        let build =
            |builder: reqwest::ClientBuilder| builder.build().map_err(|_| CallError::NotSent(NotSent::Build));
        let changes = common(endpoint, settings)
            .http1_only()
            .pool_max_idle_per_host(0)
            .timeout(settings.change);
        Ok(Self {
            reads: build(common(endpoint, settings).timeout(settings.read))?,
            changes: build(changes)?,
            pace,
        })
    }

    /// Sends one request when its turn has come, and reads the answer to its end.
    pub(crate) async fn exchange(
        &self,
        method: Method,
        url: Url,
        credentials: &Credentials,
        body: Option<String>,
    ) -> Result<Body, Failed> {
        let http = if method == Method::GET {
            &self.reads
        } else {
            &self.changes
        };
        let mut request = http
            .request(method, url)
            .headers(headers(credentials, body.is_some())?)
            .basic_auth(&credentials.till, Some(credentials.key.expose()));
        if let Some(body) = body {
            request = request.body(body);
        }
        let turn = self.pace.turn().await;
        let response = request.send().await.map_err(|error| phase(&error))?;
        drop(turn);
        let status = response.status();
        let wait = retry_after(response.headers());
        let read = whole(response).await;
        if status.is_success() {
            return Ok(read?);
        }
        let message = read.ok().and_then(|body| read_problem(&body).ok()?.message);
        let refusal = Refusal {
            status: status.as_u16(),
            message,
        };
        let error = if nothing_was_started(refusal.status) {
            CallError::Refused(refusal)
        } else {
            CallError::Unknown(Unanswered::Status(refusal))
        };
        Err(Failed { error, wait })
    }
}

fn common(endpoint: &Endpoint, settings: Settings) -> reqwest::ClientBuilder {
    let builder = reqwest::Client::builder()
        .user_agent(concat!("Counterfoil/", env!("CARGO_PKG_VERSION")))
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        .connect_timeout(settings.connect)
        .tls_version_min(reqwest::tls::Version::TLS_1_2)
        .https_only(!endpoint.is_loopback());
    if endpoint.is_loopback() {
        builder.no_proxy()
    } else {
        builder
    }
}

fn headers(credentials: &Credentials, with_body: bool) -> Result<HeaderMap, CallError> {
    let value = |what: &'static str, text: &str| {
        let value = HeaderValue::from_str(text.trim())
            .ok()
            .filter(|value| !value.is_empty());
        value.ok_or(CallError::NotSent(NotSent::Credentials(what)))
    };
    // A colon would end the user name early.
    let till = credentials.till.trim();
    if till.is_empty() || till.contains(':') || till.chars().any(char::is_control) {
        return Err(CallError::NotSent(NotSent::Credentials("the till's name")));
    }
    if credentials.key.expose().trim().is_empty() {
        return Err(CallError::NotSent(NotSent::Credentials("the API key")));
    }
    let mut headers = HeaderMap::new();
    headers.insert(ACCEPT, HeaderValue::from_static(VERSION));
    if with_body {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    }
    headers.insert(
        "software-house-id",
        value("the software house ID", &credentials.software_house)?,
    );
    headers.insert("installer-id", value("the installer ID", &credentials.installer)?);
    Ok(headers)
}

/// Reads a body, but not more than an answer can be.
async fn whole(response: Response) -> Result<Body, CallError> {
    let mut body = Vec::new();
    let mut pieces = response.bytes_stream();
    while let Some(piece) = pieces.next().await {
        let piece = piece.map_err(|error| phase(&error))?;
        if body.len().saturating_add(piece.len()) > LARGEST {
            return Err(CallError::Unknown(Unanswered::Unreadable(Unreadable::TooLarge)));
        }
        body.extend_from_slice(&piece);
    }
    Ok(body)
}

/// Seconds only; a date would need a clock.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let seconds = headers.get(RETRY_AFTER)?.to_str().ok()?.trim().parse().ok()?;
    Some(Duration::from_secs(seconds))
}

/// Only a failure to connect proves that nothing was sent.
fn phase(error: &reqwest::Error) -> CallError {
    if error.is_builder() {
        CallError::NotSent(NotSent::Build)
    } else if error.is_connect() && error.is_timeout() {
        CallError::NotSent(NotSent::ConnectTimeout)
    } else if error.is_connect() {
        CallError::NotSent(NotSent::Connect)
    } else if error.is_timeout() {
        CallError::Unknown(Unanswered::Timeout)
    } else {
        CallError::Unknown(Unanswered::Broken)
    }
}
