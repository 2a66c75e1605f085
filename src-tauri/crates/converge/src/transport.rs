//! The way over HTTPS (section 1): one POST, no redirect (a 307 would carry the PIN to
//! another address), no retry, no cookie, everything timed out and capped.

use std::time::Duration;

use domain::Sensitive;
use futures_util::StreamExt;
use reqwest::header::{CONTENT_TYPE, DATE, HeaderMap, HeaderValue};
use url::Url;

use crate::answer::Answer;
use crate::answers::Headers;
use crate::client::Settings;
use crate::endpoint::Endpoint;
use crate::error::{CallError, NotSent, Unanswered};
use crate::fields::Fields;
use crate::reader::{AnswerReader, Limits, Unreadable};
use crate::request::Effect;

/// The longest answer of a call that changes something.
const CHANGE_BODY: u64 = 1024 * 1024;

/// Two ways: look-ups may take long and share connections; a change gets a fresh HTTP/1.1
/// connection, so that a connection that died unnoticed is never its fate.
#[derive(Debug, Clone)]
pub(crate) struct Transport {
    reads: reqwest::Client,
    changes: reqwest::Client,
    limits: Limits,
}

impl Transport {
    pub(crate) fn new(endpoint: &Endpoint, settings: Settings) -> Result<Self, CallError> {
        let build =
            |builder: reqwest::ClientBuilder| builder.build().map_err(|_| CallError::NotSent(NotSent::Build));
        let changes = common(endpoint, settings)
            .http1_only()
            .pool_max_idle_per_host(0)
            .timeout(settings.change);
        Ok(Self {
            reads: build(common(endpoint, settings))?,
            changes: build(changes)?,
            limits: settings.limits,
        })
    }

    /// Sends a body and reads the answer to its end, handing out records on the way.
    pub(crate) async fn exchange(
        &self,
        url: Url,
        effect: Effect,
        body: &Sensitive<String>,
        on_record: &mut (dyn FnMut(&Fields) + Send),
    ) -> Result<(Answer, Headers), CallError> {
        let (http, limits) = match effect {
            Effect::Reads => (&self.reads, self.limits),
            Effect::Records | Effect::Money => {
                let body = self.limits.body.min(CHANGE_BODY);
                (&self.changes, Limits { body, ..self.limits })
            }
        };
        let response = http
            .post(url)
            .header(
                CONTENT_TYPE,
                HeaderValue::from_static("application/x-www-form-urlencoded"),
            )
            .body(body.expose().clone())
            .send()
            .await
            .map_err(|error| phase(&error))?;
        if response.status() != reqwest::StatusCode::OK {
            return Err(CallError::Unknown(Unanswered::Status(response.status().as_u16())));
        }
        let headers = headers(response.headers());
        let mut reader = AnswerReader::new(limits);
        let mut pieces = response.bytes_stream();
        while let Some(piece) = pieces.next().await {
            let piece = piece.map_err(|error| phase(&error))?;
            reader.feed(&piece, on_record).map_err(unreadable)?;
        }
        let answer = reader.finish(on_record).map_err(unreadable)?;
        Ok((answer, headers))
    }
}

fn common(endpoint: &Endpoint, settings: Settings) -> reqwest::ClientBuilder {
    let builder = reqwest::Client::builder()
        .user_agent(concat!("Counterfoil/", env!("CARGO_PKG_VERSION")))
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        .connect_timeout(settings.connect)
        .read_timeout(settings.silence)
        .tls_version_min(reqwest::tls::Version::TLS_1_2)
        .https_only(!endpoint.is_loopback());
    if endpoint.is_loopback() {
        builder.no_proxy()
    } else {
        builder
    }
}

fn headers(headers: &HeaderMap) -> Headers {
    let text = |value: Option<&HeaderValue>| {
        let text = value.and_then(|value| value.to_str().ok());
        text.map(|text| text.chars().take(64).collect())
    };
    Headers {
        auth_response: text(headers.get("AuthResponse")),
        date: text(headers.get(DATE)),
    }
}

fn unreadable(problem: Unreadable) -> CallError {
    CallError::Unknown(Unanswered::Unreadable(problem))
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

/// How long a change may take in all: longer than the gateway's own patience.
pub(crate) const CHANGE: Duration = Duration::from_secs(90);
