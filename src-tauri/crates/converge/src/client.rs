use std::time::Duration;

use domain::Sensitive;
use url::Url;

use crate::answer::Answer;
use crate::answers::{Headers, Reply};
use crate::endpoint::Endpoint;
use crate::error::{CallError, GatewayError, NotSent, Unanswered};
use crate::fields::Fields;
use crate::outcome::{Outcome, decide};
use crate::query::{QueryEnd, Search};
use crate::reader::{AnswerReader, Limits};
use crate::request::batch::{TerminalSetupQuery, Total};
use crate::request::lookup::TransactionQuery;
use crate::request::{Address, Effect, Request, body_of};
use crate::terminal_setup::TerminalSetup;
use crate::transport::{CHANGE, Transport};

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
    /// For a call that changes something, in all.
    pub change: Duration,
    /// What an answer may ask of us.
    pub limits: Limits,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            silence: Duration::from_secs(60),
            change: CHANGE,
            limits: Limits::default(),
        }
    }
}

/// The Converge client. It checks a request before it opens a connection, follows no
/// redirect, repeats nothing by itself and keeps no cookie.
#[derive(Debug, Clone)]
pub struct Client {
    transport: Transport,
    endpoint: Endpoint,
}

impl Client {
    /// A client for one Converge.
    ///
    /// # Errors
    /// [`NotSent::Build`] when the platform's TLS cannot be set up.
    pub fn new(endpoint: Endpoint, settings: Settings) -> Result<Self, CallError> {
        let transport = Transport::new(&endpoint, settings)?;
        Ok(Self { transport, endpoint })
    }

    /// Where this client's requests go.
    pub fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    /// Sends any request once and reads its answer. A decline is a result, not an error.
    ///
    /// # Errors
    /// By phase. [`CallError::NotSent`]: nothing happened, a broken rule included.
    /// [`CallError::Refused`]: the gateway refused, nothing happened.
    /// [`CallError::Unknown`]: what happened at the gateway is not known; for a call that
    /// changes something this includes error codes that leave it open and answers that
    /// are not clear. Dropping the future after the first byte leaves it unknown as well.
    pub async fn call<R: Request + Sync>(
        &self,
        credentials: &Credentials,
        request: &R,
    ) -> Result<R::Answer, CallError> {
        let mut records = Vec::new();
        let mut keep = |fields: &Fields| records.push(fields.clone());
        let (answer, headers) = self.exchange(credentials, request, &mut keep).await?;
        understand(answer, records, headers, request)
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
        let query = TransactionQuery::from(search);
        self.stream(credentials, &query, on_record).await
    }

    /// As [`Client::query`], with any criteria.
    ///
    /// # Errors
    /// As [`Client::query`].
    pub async fn stream(
        &self,
        credentials: &Credentials,
        query: &TransactionQuery,
        on_record: &mut (dyn FnMut(&Fields) + Send),
    ) -> Result<QueryEnd, CallError> {
        let (answer, _) = self.exchange(credentials, query, on_record).await?;
        match decide(answer.root, &answer.fields) {
            Outcome::Query => Ok(QueryEnd::of(&answer, on_record)),
            _ => Err(refusal(&answer)),
        }
    }

    /// `total`: what the open batch holds. Harmless; needs the right *Batches: View*, so it
    /// proves account, user, PIN and that right in one call (section 15).
    ///
    /// # Errors
    /// By phase.
    pub async fn total(&self, credentials: &Credentials) -> Result<Fields, CallError> {
        let total = self.call(credentials, &Total::new()).await?;
        Ok(total.fields().clone())
    }

    /// `terminalsetup`: what the gateway says of the terminal itself (section 16).
    ///
    /// # Errors
    /// By phase.
    pub async fn terminal_setup(&self, credentials: &Credentials) -> Result<TerminalSetup, CallError> {
        self.call(credentials, &TerminalSetupQuery::new()).await
    }

    async fn exchange<R: Request>(
        &self,
        credentials: &Credentials,
        request: &R,
        on_record: &mut (dyn FnMut(&Fields) + Send),
    ) -> Result<(Answer, Headers), CallError> {
        let spec = request.spec();
        let body =
            body_of(credentials, request).map_err(|broken| CallError::NotSent(NotSent::Rule(broken)))?;
        let url = self.url(spec.address)?;
        self.transport.exchange(url, spec.effect, &body, on_record).await
    }

    fn url(&self, address: Address) -> Result<Url, CallError> {
        let url = match address {
            Address::Transactions => self.endpoint.transactions(),
            Address::Administration => self.endpoint.administration(),
        };
        url.map_err(|_| CallError::NotSent(NotSent::Build))
    }
}

/// Reads the kept bytes of an answer once more, exactly as [`Client::call`] would have.
///
/// # Errors
/// As [`Client::call`], from the moment the request had been sent.
pub fn read_answer<R: Request>(request: &R, bytes: &[u8]) -> Result<R::Answer, CallError> {
    let unreadable = |problem| CallError::Unknown(Unanswered::Unreadable(problem));
    let mut records = Vec::new();
    let mut keep = |fields: &Fields| records.push(fields.clone());
    let mut reader = AnswerReader::default();
    reader.feed(bytes, &mut keep).map_err(unreadable)?;
    let answer = reader.finish(&mut keep).map_err(unreadable)?;
    understand(answer, records, Headers::default(), request)
}

/// Reads an answer as what was asked, and puts what it cannot be into its phase.
fn understand<R: Request>(
    answer: Answer,
    records: Vec<Fields>,
    headers: Headers,
    request: &R,
) -> Result<R::Answer, CallError> {
    let changes = request.spec().effect != Effect::Reads;
    match GatewayError::of(&answer.fields) {
        Some(error) if changes && error.leaves_it_open() => {
            Err(CallError::Unknown(Unanswered::GaveUp(error)))
        }
        Some(error) => Err(CallError::Refused(error)),
        None => {
            let reply = Reply {
                answer,
                records,
                headers,
            };
            request.read(reply).map_err(|unclear| {
                CallError::Unknown(if changes {
                    Unanswered::Unclear(unclear)
                } else {
                    Unanswered::Indeterminate
                })
            })
        }
    }
}

/// The error of an answer that does not say what was asked.
fn refusal(answer: &Answer) -> CallError {
    GatewayError::of(&answer.fields).map_or(CallError::Unknown(Unanswered::Indeterminate), CallError::Refused)
}
