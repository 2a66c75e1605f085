//! The client: reading calls may be repeated, a change is sent once.

use domain::Sensitive;
use serde_json::Value;

use crate::body::{Unreadable, parse};
use crate::change::{Creation, Update};
use crate::codes::Class;
use crate::connector::Connector;
use crate::endpoint::Endpoint;
use crate::error::{CallError, NotSent, Unanswered};
use crate::found::{Found, find};
use crate::merchant::{self, Merchant};
use crate::routing::{Constraint, MultiMethodRouting, Routing, constraints, document, multi_document};
use crate::settings::{Settings, blocks};
use crate::transport::{Credentials, Patience, Raw, Transport};
use crate::verdict::{ApiError, Told};

/// A client of one platform. It follows no redirect, keeps no cookie, and repeats only calls
/// that read.
#[derive(Debug, Clone)]
pub struct Client {
    transport: Transport,
    endpoint: Endpoint,
    patience: Patience,
}

impl Client {
    /// A client for one platform.
    ///
    /// # Errors
    /// [`NotSent::Build`] when the platform's TLS cannot be set up.
    pub fn new(endpoint: Endpoint, patience: Patience) -> Result<Self, CallError> {
        let transport = Transport::new(&endpoint, patience)?;
        Ok(Self {
            transport,
            endpoint,
            patience,
        })
    }

    /// Where this client's requests go.
    #[must_use]
    pub fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    /// All connectors of a merchant, archived ones included.
    ///
    /// # Errors
    /// By phase.
    pub async fn list(&self, credentials: &Credentials, merchant: &str) -> Result<Vec<Connector>, CallError> {
        let value = self.read(credentials, "listConnectors", &[merchant]).await?;
        match find(&value) {
            Found::Many(connectors, _) => Ok(connectors),
            Found::One(connector) => Ok(vec![*connector]),
            Found::Nothing => Err(unreadable(Unreadable::NoConnector)),
        }
    }

    /// One connector of a merchant: there is no call for it, so the list is searched.
    ///
    /// # Errors
    /// By phase, or [`CallError::NoSuchConnector`].
    pub async fn get(
        &self,
        credentials: &Credentials,
        merchant: &str,
        guid: &str,
    ) -> Result<Connector, CallError> {
        let all = self.list(credentials, merchant).await?;
        let wanted = all
            .into_iter()
            .find(|one| one.guid().eq_ignore_ascii_case(guid.trim()));
        wanted.ok_or(CallError::NoSuchConnector)
    }

    /// Sends a new connector, once.
    ///
    /// # Errors
    /// By phase. After [`CallError::Unknown`], look for its API key in the list
    /// ([`crate::find_created`]).
    pub async fn create(
        &self,
        credentials: &Credentials,
        merchant: &str,
        creation: &Creation,
    ) -> Result<Connector, CallError> {
        let value = self
            .write(credentials, "createConnector", &[merchant], &creation.wire())
            .await?;
        one(&value)
    }

    /// Sends an update, once.
    ///
    /// # Errors
    /// By phase. After [`CallError::Unknown`], compare with the list
    /// ([`crate::compare_after`]).
    pub async fn update(&self, credentials: &Credentials, update: &Update) -> Result<Connector, CallError> {
        let value = self
            .write(credentials, "updateConnector", &[update.guid()], &update.wire())
            .await?;
        let connector = one(&value)?;
        let guid = connector.guid();
        if !guid.is_empty() && !guid.eq_ignore_ascii_case(update.guid()) {
            return Err(CallError::Unknown(Unanswered::OtherConnector));
        }
        Ok(connector)
    }

    /// What an adapter says about its settings; with a merchant, about the vault as well.
    ///
    /// # Errors
    /// By phase.
    pub async fn settings(
        &self,
        credentials: &Credentials,
        adapter: &str,
        merchant: Option<&str>,
    ) -> Result<Settings, CallError> {
        let parts: Vec<&str> = std::iter::once(adapter).chain(merchant).collect();
        let value = self.read(credentials, "getConnectorSettings", &parts).await?;
        match (blocks(&value), Told::of(&value).success) {
            (Some(settings), _) => Ok(settings),
            (None, Some(true)) => Ok(Settings::default()),
            (None, _) => Err(unreadable(Unreadable::NoSettings)),
        }
    }

    /// The merchants of a tenant, to choose from.
    ///
    /// # Errors
    /// By phase.
    pub async fn merchants(
        &self,
        credentials: &Credentials,
        tenant: &str,
    ) -> Result<Vec<Merchant>, CallError> {
        let value = self.read(credentials, "listMerchants", &[tenant]).await?;
        Ok(merchant::list(&value))
    }

    /// The conditions that rules of a meta-connector can use.
    ///
    /// # Errors
    /// By phase.
    pub async fn routing_constraints(
        &self,
        credentials: &Credentials,
        meta: &str,
    ) -> Result<Vec<Constraint>, CallError> {
        let value = self.read(credentials, "listRoutingConstraints", &[meta]).await?;
        Ok(constraints(&value))
    }

    /// The rules of a classic routing meta-connector.
    ///
    /// # Errors
    /// By phase.
    pub async fn routing(&self, credentials: &Credentials, meta: &str) -> Result<Routing, CallError> {
        let value = self.read(credentials, "getConnectorRouting", &[meta]).await?;
        document(&value).ok_or(unreadable(Unreadable::NoRouting))
    }

    /// Replaces the rules of a classic routing meta-connector.
    ///
    /// # Errors
    /// By phase. Setting the same rules twice does no harm.
    pub async fn set_routing(
        &self,
        credentials: &Credentials,
        meta: &str,
        routing: &Routing,
    ) -> Result<Routing, CallError> {
        let body = text(routing)?;
        let value = self
            .write(credentials, "setConnectorRouting", &[meta], &body)
            .await?;
        document(&value).ok_or(unreadable(Unreadable::NoRouting))
    }

    /// The rules of a multi-method meta-connector.
    ///
    /// # Errors
    /// By phase.
    pub async fn multi_method_routing(
        &self,
        credentials: &Credentials,
        meta: &str,
    ) -> Result<MultiMethodRouting, CallError> {
        let value = self
            .read(credentials, "getConnectorMultiMethodRouting", &[meta])
            .await?;
        multi_document(&value).ok_or(unreadable(Unreadable::NoRouting))
    }

    /// Replaces the rules of the methods that are named.
    ///
    /// # Errors
    /// By phase.
    pub async fn set_multi_method_routing(
        &self,
        credentials: &Credentials,
        meta: &str,
        routing: &MultiMethodRouting,
    ) -> Result<MultiMethodRouting, CallError> {
        let body = text(routing)?;
        let value = self
            .write(credentials, "setConnectorMultiMethodRouting", &[meta], &body)
            .await?;
        multi_document(&value).ok_or(unreadable(Unreadable::NoRouting))
    }

    /// A reading call, repeated a few times where that can help.
    async fn read(
        &self,
        credentials: &Credentials,
        operation: &str,
        parts: &[&str],
    ) -> Result<Value, CallError> {
        let url = self
            .endpoint
            .call(operation, parts)
            .map_err(|_| CallError::NotSent(NotSent::Build))?;
        let mut pause = self.patience.pause;
        let mut left = self.patience.retries;
        loop {
            let raw = self.transport.get(url.clone(), credentials).await;
            let error = match raw.and_then(|raw| understand(&raw, false)) {
                Ok(value) => return Ok(value),
                Err(error) => error,
            };
            if left == 0 || !error.may_pass() {
                return Err(error);
            }
            left -= 1;
            tokio::time::sleep(pause).await;
            pause = pause.saturating_mul(2);
        }
    }

    async fn write(
        &self,
        credentials: &Credentials,
        operation: &str,
        parts: &[&str],
        body: &Sensitive<String>,
    ) -> Result<Value, CallError> {
        let url = self
            .endpoint
            .call(operation, parts)
            .map_err(|_| CallError::NotSent(NotSent::Build))?;
        let raw = self.transport.post(url, credentials, body).await?;
        understand(&raw, true)
    }
}

/// Puts an answer into its phase.
fn understand(raw: &Raw, changes: bool) -> Result<Value, CallError> {
    let status = raw.status;
    let value = match parse(&raw.bytes) {
        Ok(value) => value,
        Err(problem) => return Err(without_body(status, problem)),
    };
    let Some(error) = Told::of(&value).error(Some(status)) else {
        return Ok(value);
    };
    let open = match error.class {
        Class::Internal => true,
        // Without documentation nobody knows whether it was done; a status of refusal tells.
        Class::Unknown => !(400..500).contains(&status) || matches!(status, 408 | 429),
        _ => false,
    };
    if open && (changes || error.class == Class::Internal) {
        Err(CallError::Unknown(Unanswered::Failed(error)))
    } else {
        Err(CallError::Refused(error))
    }
}

/// Without a readable body the status alone says what it can.
fn without_body(status: u16, problem: Unreadable) -> CallError {
    match status {
        200..300 => unreadable(problem),
        408 | 429 => CallError::Unknown(Unanswered::Status(status)),
        400..500 => CallError::Refused(ApiError::of_status(status)),
        _ => CallError::Unknown(Unanswered::Status(status)),
    }
}

fn one(value: &Value) -> Result<Connector, CallError> {
    match find(value) {
        Found::One(connector) => Ok(*connector),
        Found::Many(mut connectors, _) if connectors.len() == 1 => {
            connectors.pop().ok_or(unreadable(Unreadable::NoConnector))
        }
        _ => Err(unreadable(Unreadable::NoConnector)),
    }
}

fn unreadable(problem: Unreadable) -> CallError {
    CallError::Unknown(Unanswered::Unreadable(problem))
}

fn text(document: &impl serde::Serialize) -> Result<Sensitive<String>, CallError> {
    let text = serde_json::to_string(document).map_err(|_| CallError::NotSent(NotSent::Build))?;
    Ok(Sensitive::new(text))
}
