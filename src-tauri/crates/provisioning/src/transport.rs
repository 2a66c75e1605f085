//! The way over HTTPS (section 1): Basic authentication, no redirect (it would carry the
//! password to another address), no retry of its own, everything timed out and capped.

use std::time::Duration;

use domain::Sensitive;
use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderValue};
use url::Url;
use zeroize::Zeroizing;

use crate::body::{LARGEST, Unreadable};
use crate::endpoint::Endpoint;
use crate::error::{CallError, NotSent, Unanswered};

const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// The key and its password; made in the platform's System Setup, API Keys.
#[derive(Debug, Clone)]
pub struct Credentials {
    /// The API key: the user name.
    pub key: Sensitive<String>,
    /// Its password.
    pub password: Sensitive<String>,
}

/// How patient the client is.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// To make a connection.
    pub connect: Duration,
    /// For one call in all.
    pub call: Duration,
    /// How often a reading call is repeated when it may pass.
    pub retries: u32,
    /// Before the first repetition; doubled each time.
    pub pause: Duration,
    /// The longest answer, in bytes.
    pub body: usize,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            call: Duration::from_secs(60),
            retries: 2,
            pause: Duration::from_millis(500),
            body: LARGEST,
        }
    }
}

/// Reads may share connections; a change gets a fresh one, so that a connection that died
/// unnoticed is never its fate.
#[derive(Debug, Clone)]
pub(crate) struct Transport {
    reads: reqwest::Client,
    changes: reqwest::Client,
    body: usize,
}

/// An answer as it came. Its bytes can hold secrets and are wiped.
pub(crate) struct Raw {
    pub status: u16,
    pub bytes: Zeroizing<Vec<u8>>,
}

impl Transport {
    pub(crate) fn new(endpoint: &Endpoint, patience: Patience) -> Result<Self, CallError> {
        let build =
            |builder: reqwest::ClientBuilder| builder.build().map_err(|_| CallError::NotSent(NotSent::Build));
        let changes = common(endpoint, patience).http1_only().pool_max_idle_per_host(0);
        Ok(Self {
            reads: build(common(endpoint, patience))?,
            changes: build(changes)?,
            body: patience.body,
        })
    }

    pub(crate) async fn get(&self, url: Url, credentials: &Credentials) -> Result<Raw, CallError> {
        self.send(self.reads.get(url), credentials).await
    }

    pub(crate) async fn post(
        &self,
        url: Url,
        credentials: &Credentials,
        body: &Sensitive<String>,
    ) -> Result<Raw, CallError> {
        let request = self
            .changes
            .post(url)
            .header(CONTENT_TYPE, JSON)
            .body(body.expose().clone());
        self.send(request, credentials).await
    }

    async fn send(
        &self,
        request: reqwest::RequestBuilder,
        credentials: &Credentials,
    ) -> Result<Raw, CallError> {
        let mut response = request
            .header(ACCEPT, JSON)
            .basic_auth(credentials.key.expose(), Some(credentials.password.expose()))
            .send()
            .await
            .map_err(|error| phase(&error))?;
        let status = response.status().as_u16();
        let mut bytes = Zeroizing::new(Vec::new());
        while let Some(piece) = response.chunk().await.map_err(|error| phase(&error))? {
            if bytes.len() + piece.len() > self.body {
                return Err(CallError::Unknown(Unanswered::Unreadable(Unreadable::TooLarge)));
            }
            bytes.extend_from_slice(&piece);
        }
        Ok(Raw { status, bytes })
    }
}

fn common(endpoint: &Endpoint, patience: Patience) -> reqwest::ClientBuilder {
    let builder = reqwest::Client::builder()
        .user_agent(concat!("Counterfoil/", env!("CARGO_PKG_VERSION")))
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        .connect_timeout(patience.connect)
        .timeout(patience.call)
        .tls_version_min(reqwest::tls::Version::TLS_1_2)
        .https_only(!endpoint.is_loopback());
    if endpoint.is_loopback() {
        builder.no_proxy()
    } else {
        builder
    }
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
