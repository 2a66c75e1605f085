use std::time::Duration;

use domain::Sensitive;
use futures_util::StreamExt;
use reqwest::header::{CONTENT_TYPE, HeaderValue};
use url::Url;

use crate::answer::Answer;
use crate::endpoint::Endpoint;
use crate::error::{CallError, GatewayError, NotSent, Unanswered};
use crate::fields::Fields;
use crate::outcome::{Outcome, decide};
use crate::query::{QueryEnd, Search};
use crate::reader::{AnswerReader, Limits, Unreadable};
use crate::request::Request;
use crate::terminal_setup::TerminalSetup;

/// The three things that name a terminal to the gateway (section 3).
#[derive(Debug, Clone)]
pub struct Credentials {
    /// Converge account id.
    pub merchant_id: String,
    /// API user; case-sensitive.
    pub user_id: String,
    /// The terminal's PIN; case-sensitive. It picks the terminal.
    pub pin: Sensitive<String>,
}

/// How patient the client is. Elavon advises 30 to 60 seconds (section 21).
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// To make a connection.
    pub connect: Duration,
    /// Between two pieces of an answer.
    pub silence: Duration,
    /// What an answer may ask of us.
    pub limits: Limits,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            silence: Duration::from_secs(60),
            limits: Limits::default(),
        }
    }
}

/// The Converge client for calls that only read. It follows no redirect (a 307 would carry
/// the PIN to another address), repeats nothing by itself and keeps no cookie.
#[derive(Debug, Clone)]
pub struct Client {
    http: reqwest::Client,
    endpoint: Endpoint,
    limits: Limits,
}

impl Client {
    /// A client for one Converge.
    pub fn new(endpoint: Endpoint, settings: Settings) -> Result<Self, CallError> {
        let mut builder = reqwest::Client::builder()
            .user_agent(concat!("Counterfoil/", env!("CARGO_PKG_VERSION")))
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .referer(false)
            .connect_timeout(settings.connect)
            .read_timeout(settings.silence)
            .tls_version_min(reqwest::tls::Version::TLS_1_2)
            .https_only(!endpoint.is_loopback());
        if endpoint.is_loopback() {
            builder = builder.no_proxy();
        }
        let http = builder.build().map_err(|_| CallError::NotSent(NotSent::Build))?;
        Ok(Self {
            http,
            endpoint,
            limits: settings.limits,
        })
    }

    /// Where this client's requests go.
    pub fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    /// `txnquery`: hands out each record as it arrives; memory does not grow with the answer.
    ///
    /// # Errors
    /// By phase. After an error, records already handed out are true but not all.
    pub async fn query(
        &self,
        credentials: &Credentials,
        search: &Search,
        on_record: &mut (dyn FnMut(&Fields) + Send),
    ) -> Result<QueryEnd, CallError> {
        let mut request = Request::new(credentials, "txnquery");
        search.write(&mut request);
        let answer = self.call(self.transactions()?, request, on_record).await?;
        match decide(answer.root, &answer.fields) {
            Outcome::Query => Ok(QueryEnd::of(&answer, on_record)),
            _ => Err(refusal(&answer)),
        }
    }

    /// `total`: what the open batch holds. Harmless; needs the right *Batches: View*, so it
    /// proves account, user, PIN and that right in one call (section 15).
    pub async fn total(&self, credentials: &Credentials) -> Result<Fields, CallError> {
        let request = Request::new(credentials, "total");
        let answer = self.call(self.transactions()?, request, &mut |_| {}).await?;
        match decide(answer.root, &answer.fields) {
            // An empty batch may be told by message and without a result.
            Outcome::Approved | Outcome::Done | Outcome::Declined => Ok(answer.fields),
            Outcome::Indeterminate if answer.fields.said("ssl_result_message").is_some() => Ok(answer.fields),
            _ => Err(refusal(&answer)),
        }
    }

    /// `terminalsetup`: what the gateway says of the terminal itself (section 16).
    pub async fn terminal_setup(&self, credentials: &Credentials) -> Result<TerminalSetup, CallError> {
        let request = Request::new(credentials, "terminalsetup");
        let url = self
            .endpoint
            .administration()
            .map_err(|_| CallError::NotSent(NotSent::Build))?;
        let answer = self.call(url, request, &mut |_| {}).await?;
        let setup = TerminalSetup::of(&answer);
        if setup.is_empty() {
            Err(refusal(&answer))
        } else {
            Ok(setup)
        }
    }

    fn transactions(&self) -> Result<Url, CallError> {
        self.endpoint
            .transactions()
            .map_err(|_| CallError::NotSent(NotSent::Build))
    }

    async fn call(
        &self,
        url: Url,
        request: Request,
        on_record: &mut (dyn FnMut(&Fields) + Send),
    ) -> Result<Answer, CallError> {
        let body = request.body();
        let response = self
            .http
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
        let mut reader = AnswerReader::new(self.limits);
        let mut pieces = response.bytes_stream();
        while let Some(piece) = pieces.next().await {
            let piece = piece.map_err(|error| phase(&error))?;
            reader.feed(&piece, on_record).map_err(unreadable)?;
        }
        reader.finish(on_record).map_err(unreadable)
    }
}

fn unreadable(problem: Unreadable) -> CallError {
    CallError::Unknown(Unanswered::Unreadable(problem))
}

/// The error of an answer that does not say what was asked.
fn refusal(answer: &Answer) -> CallError {
    GatewayError::of(&answer.fields).map_or(CallError::Unknown(Unanswered::Indeterminate), CallError::Refused)
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
