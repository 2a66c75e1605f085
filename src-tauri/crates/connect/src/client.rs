//! The client: the eight calls of section 2.

use std::time::Duration;

use domain::{Sensitive, mask_unbroken};
use reqwest::Method;
use url::Url;

use crate::endpoint::Endpoint;
use crate::error::{CallError, NotSent, Unanswered};
use crate::json::{Object, Unreadable, parse};
use crate::pace::Pace;
use crate::report::{Report, read_report};
use crate::request::{ReportType, TransactionRequest, report_body, signature_body};
use crate::terminal::{Terminal, TerminalList, read_terminal, read_terminals};
use crate::transaction::{Transaction, raw_request_id, read_transaction};
use crate::transport::{Body, Transport};

/// What opens an account (section 1).
#[derive(Debug, Clone)]
pub struct Credentials {
    /// Names the till; not empty, no colon.
    pub till: String,
    /// The site's API key.
    pub key: Sensitive<String>,
    /// Issued to the maker of the software.
    pub software_house: String,
    /// Issued to who installs it.
    pub installer: String,
}

/// How patient the client is.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// To make a connection.
    pub connect: Duration,
    /// For a look, in all.
    pub read: Duration,
    /// For a call that starts or changes something, in all.
    pub change: Duration,
    /// The first wait before a look is repeated; it doubles each time.
    pub pause: Duration,
    /// How often a look is repeated.
    pub repeats: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            read: Duration::from_secs(20),
            change: Duration::from_secs(60),
            pause: Duration::from_millis(500),
            repeats: 3,
        }
    }
}

/// The longest wait that the service can ask for before a look is repeated.
const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// What a start answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Started {
    /// The id to ask for from now on.
    pub request_id: String,
    /// Its address; for show only.
    pub location: Option<String>,
}

/// Which card machines are asked for; both together when both are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TerminalFilter<'a> {
    /// `AVAILABLE` or `BUSY`.
    pub status: Option<&'a str>,
    /// `GBP` or `EUR`.
    pub currency: Option<&'a str>,
}

/// The client of one account. It checks a request before it opens a connection, follows no
/// redirect, keeps the account's pace, and repeats nothing but looks.
#[derive(Debug, Clone)]
pub struct Client {
    transport: Transport,
    endpoint: Endpoint,
    credentials: Credentials,
    settings: Settings,
}

impl Client {
    /// A client; `pace` is the one queue of the account, shared by everybody who calls it.
    ///
    /// # Errors
    /// [`NotSent::Build`] when the platform's TLS cannot be set up.
    pub fn new(
        endpoint: Endpoint,
        credentials: Credentials,
        settings: Settings,
        pace: Pace,
    ) -> Result<Self, CallError> {
        Ok(Self {
            transport: Transport::new(&endpoint, settings, pace)?,
            endpoint,
            credentials,
            settings,
        })
    }

    /// Where this client's requests go.
    pub fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    /// The card machines that are connected right now. None is a normal answer.
    ///
    /// # Errors
    /// By phase; a look that failed for a passing reason has been repeated.
    pub async fn terminals(&self, filter: TerminalFilter<'_>) -> Result<TerminalList, CallError> {
        let mut url = self.at(&["terminals"])?;
        for (name, value) in [("status", filter.status), ("currency", filter.currency)] {
            if let Some(value) = value {
                url.query_pairs_mut().append_pair(name, value);
            }
        }
        read(read_terminals(&self.look(url).await?))
    }

    /// One card machine.
    ///
    /// # Errors
    /// By phase; 404 is a refusal: it is not connected.
    pub async fn terminal(&self, tid: &str) -> Result<Terminal, CallError> {
        read(read_terminal(&self.look(self.at(&["terminals", tid])?).await?))
    }

    /// Starts a transaction. Sent once, whatever happens: a second one could charge twice.
    ///
    /// # Errors
    /// By phase. [`CallError::NotSent`] and [`CallError::Refused`]: nothing was started.
    /// [`CallError::Unknown`]: it may be running.
    pub async fn start(&self, tid: &str, request: &TransactionRequest) -> Result<Started, CallError> {
        request
            .check()
            .map_err(|broken| CallError::NotSent(NotSent::Rule(broken)))?;
        let url = self.at(&["terminals", tid, "transactions"])?;
        started(&self.exchange(Method::POST, url, Some(request.body())).await?)
    }

    /// Looks at a transaction once; who polls has a beat of their own.
    ///
    /// # Errors
    /// By phase. An answer about another request is unreadable.
    pub async fn transaction(&self, tid: &str, request: &str) -> Result<Transaction, CallError> {
        let url = self.at(&["terminals", tid, "transactions", request])?;
        let body = self.exchange(Method::GET, url, None).await?;
        let seen = read(read_transaction(&body))?;
        same(seen.request_id.as_deref(), request)?;
        Ok(seen)
    }

    /// Asks to call a transaction off. That it was heard does not mean that it worked.
    ///
    /// # Errors
    /// By phase.
    pub async fn cancel(&self, tid: &str, request: &str) -> Result<(), CallError> {
        let url = self.at(&["terminals", tid, "transactions", request])?;
        self.exchange(Method::DELETE, url, None).await.map(|_| ())
    }

    /// Answers the signature question, once. That it was heard does not mean that it counted.
    ///
    /// # Errors
    /// By phase.
    pub async fn sign(&self, tid: &str, request: &str, accepted: bool) -> Result<(), CallError> {
        let url = self.at(&["terminals", tid, "transactions", request, "signature"])?;
        let body = signature_body(accepted);
        self.exchange(Method::PUT, url, Some(body)).await.map(|_| ())
    }

    /// Starts a report. Sent once: most reports reset sums.
    ///
    /// # Errors
    /// By phase, as for a transaction.
    pub async fn start_report(&self, tid: &str, kind: ReportType) -> Result<Started, CallError> {
        let url = self.at(&["terminals", tid, "reports"])?;
        started(&self.exchange(Method::POST, url, Some(report_body(kind))).await?)
    }

    /// Looks at a report once.
    ///
    /// # Errors
    /// By phase. An answer about another request is unreadable.
    pub async fn report(&self, tid: &str, request: &str) -> Result<Report, CallError> {
        let url = self.at(&["terminals", tid, "reports", request])?;
        let body = self.exchange(Method::GET, url, None).await?;
        let seen = read(read_report(&body))?;
        same(seen.request_id.as_deref(), request)?;
        Ok(seen)
    }

    /// A GET, repeated a few times when it failed for a passing reason.
    async fn look(&self, url: Url) -> Result<Body, CallError> {
        let mut pause = self.settings.pause;
        for _ in 0..self.settings.repeats {
            let call = self
                .transport
                .exchange(Method::GET, url.clone(), &self.credentials, None);
            let failed = match call.await {
                Ok(body) => return Ok(body),
                Err(failed) if failed.error.may_pass() => failed,
                Err(failed) => return Err(failed.error),
            };
            tokio::time::sleep(failed.wait.unwrap_or(pause).clamp(pause, LONGEST_WAIT.max(pause))).await;
            pause = pause.saturating_mul(2).min(LONGEST_WAIT);
        }
        self.exchange(Method::GET, url, None).await
    }

    async fn exchange(&self, method: Method, url: Url, body: Option<String>) -> Result<Body, CallError> {
        let call = self.transport.exchange(method, url, &self.credentials, body);
        call.await.map_err(|failed| failed.error)
    }

    fn at(&self, parts: &[&str]) -> Result<Url, CallError> {
        self.endpoint.at(parts).ok_or(CallError::NotSent(NotSent::Id))
    }
}

/// The answer to a start: any 2xx that names the request.
fn started(body: &[u8]) -> Result<Started, CallError> {
    let value = read(parse(body))?;
    let nameless = CallError::Unknown(Unanswered::Nameless);
    let object = Object::of(&value).ok_or(nameless.clone())?;
    Ok(Started {
        request_id: raw_request_id(object).ok_or(nameless)?,
        location: object.text("location"),
    })
}

fn read<T>(read: Result<T, Unreadable>) -> Result<T, CallError> {
    read.map_err(|problem| CallError::Unknown(Unanswered::Unreadable(problem)))
}

/// An answer that names another request says nothing about this one.
fn same(told: Option<&str>, asked: &str) -> Result<(), CallError> {
    match told {
        Some(told) if !told.eq_ignore_ascii_case(&mask_unbroken(asked)) => {
            read(Err(Unreadable::OtherRequest))
        }
        _ => Ok(()),
    }
}
