//! The way over HTTPS: one request, no redirect (it would carry the key to another address), no
//! retry, no cookie, everything timed out and capped.

use std::time::Duration;

use domain::Sensitive;
use futures_util::StreamExt;
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderName, HeaderValue};
use url::Url;

use crate::address::Base;

/// The longest answer that is read, in bytes.
const LONGEST: usize = 512 * 1024;

/// Why requests cannot be made at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TransportProblem {
    /// The platform's TLS cannot be set up.
    #[error("secure connections cannot be set up on this computer")]
    Tls,
}

/// Two ways: to the world over https only, and to this computer.
#[derive(Debug, Clone)]
pub(super) struct Transport {
    world: reqwest::Client,
    here: reqwest::Client,
}

/// How a call proves who makes it.
pub(super) enum Proof {
    /// Nothing is proved.
    None,
    /// A bearer token.
    Bearer(Sensitive<String>),
    /// A name and a password, which may be empty.
    Basic(String, Sensitive<String>),
    /// A key in a header of its own.
    Header(&'static str, Sensitive<String>),
}

/// One request.
pub(super) struct Call {
    pub(super) base: Base,
    pub(super) path: &'static str,
    pub(super) query: &'static str,
    pub(super) proof: Proof,
    /// The date that was signed.
    pub(super) date: Option<String>,
    /// A form to be posted; without one it is a GET.
    pub(super) form: Option<Sensitive<String>>,
}

impl Call {
    pub(super) fn get(base: Base, path: &'static str, query: &'static str, proof: Proof) -> Self {
        Self {
            base,
            path,
            query,
            proof,
            date: None,
            form: None,
        }
    }

    pub(super) fn post(base: Base, path: &'static str, form: Sensitive<String>) -> Self {
        Self {
            base,
            path,
            query: "",
            proof: Proof::None,
            date: None,
            form: Some(form),
        }
    }
}

/// An answer.
#[derive(Debug, Clone)]
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) body: Vec<u8>,
    /// Seconds to wait, as the provider asks.
    pub(super) retry_after: Option<u32>,
}

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoReply {
    /// The request could not be made: a character that no header takes, for example.
    Unsendable,
    /// No connection.
    NoConnection,
    /// Not in time.
    Timeout,
    /// The answer broke off.
    Broken,
    /// The answer is longer than any right one.
    TooLarge,
}

impl Transport {
    pub(super) fn new(patience: Duration) -> Result<Self, TransportProblem> {
        let build = |builder: reqwest::ClientBuilder| builder.build().map_err(|_| TransportProblem::Tls);
        Ok(Self {
            world: build(common(patience).https_only(true))?,
            here: build(common(patience).no_proxy())?,
        })
    }

    /// Sends a call once.
    pub(super) async fn send(&self, call: Call) -> Result<Reply, NoReply> {
        let url: Url = call.base.join(call.path, call.query);
        let http = if call.base.is_loopback() {
            &self.here
        } else {
            &self.world
        };
        let mut request = match &call.form {
            Some(form) => http
                .post(url)
                .header(
                    CONTENT_TYPE,
                    HeaderValue::from_static("application/x-www-form-urlencoded"),
                )
                .body(form.expose().clone()),
            None => http.get(url),
        };
        request = prove(request, &call.proof)?;
        if let Some(date) = &call.date {
            request = request.header(reqwest::header::DATE, plain(date)?);
        }
        let response = request
            .header(
                ACCEPT,
                HeaderValue::from_static("application/json, text/plain, */*"),
            )
            .send()
            .await
            .map_err(|error| reason(&error))?;
        read(response).await
    }
}

fn common(patience: Duration) -> reqwest::ClientBuilder {
    reqwest::Client::builder()
        .user_agent(concat!("Counterfoil/", env!("CARGO_PKG_VERSION")))
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        .timeout(patience)
        .connect_timeout(patience)
        .pool_max_idle_per_host(0)
        .tls_version_min(reqwest::tls::Version::TLS_1_2)
}

fn prove(request: reqwest::RequestBuilder, proof: &Proof) -> Result<reqwest::RequestBuilder, NoReply> {
    Ok(match proof {
        Proof::None => request,
        Proof::Bearer(token) => {
            let text = Sensitive::new(format!("Bearer {}", token.expose()));
            request.header(AUTHORIZATION, hidden(text.expose())?)
        }
        Proof::Basic(name, password) => request.basic_auth(name, Some(password.expose())),
        Proof::Header(name, key) => request.header(HeaderName::from_static(name), hidden(key.expose())?),
    })
}

fn plain(text: &str) -> Result<HeaderValue, NoReply> {
    HeaderValue::from_str(text).map_err(|_| NoReply::Unsendable)
}

fn hidden(text: &str) -> Result<HeaderValue, NoReply> {
    let mut value = plain(text)?;
    value.set_sensitive(true);
    Ok(value)
}

async fn read(response: reqwest::Response) -> Result<Reply, NoReply> {
    let status = response.status().as_u16();
    let retry_after = response
        .headers()
        .get(reqwest::header::RETRY_AFTER)
        .and_then(|value| value.to_str().ok())
        .and_then(|text| text.trim().parse().ok());
    let mut body = Vec::new();
    let mut pieces = response.bytes_stream();
    while let Some(piece) = pieces.next().await {
        let piece = piece.map_err(|error| reason(&error))?;
        if body.len() + piece.len() > LONGEST {
            return Err(NoReply::TooLarge);
        }
        body.extend_from_slice(&piece);
    }
    Ok(Reply {
        status,
        body,
        retry_after,
    })
}

fn reason(error: &reqwest::Error) -> NoReply {
    if error.is_builder() {
        NoReply::Unsendable
    } else if error.is_timeout() {
        NoReply::Timeout
    } else if error.is_connect() {
        NoReply::NoConnection
    } else {
        NoReply::Broken
    }
}
