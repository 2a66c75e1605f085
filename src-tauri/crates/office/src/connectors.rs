//! Gateway connectors: list, look, change with a preview. Nothing is kept here yet; address
//! and key come with each call.

use domain::Sensitive;
use provisioning::codes::{explain, explain_class};
use provisioning::fields::{self, Kind};
use provisioning::{
    After, CallError, Changes, Class, Client, Connector, Credentials, DEFAULT_ENDPOINT, Endpoint,
    EndpointProblem, Finding, Patience, Update, compare_after, is_connector_guid, is_merchant_guid,
    is_secret_path,
};
use serde_json::{Value, json};

pub use provisioning::CounterReset;

use crate::inspect::notices;
use crate::{Code, OfficeError};

/// The connectors of one merchant.
#[derive(Debug)]
pub struct Connectors {
    client: Client,
    credentials: Credentials,
    merchant: String,
}

/// What a person wants to be different, as it was typed.
#[derive(Debug, Default)]
pub struct Edits {
    /// Paths and values, such as `config.language` and `en`.
    pub set: Vec<(String, String)>,
    /// Paths of secrets and their new values.
    pub secrets: Vec<(String, Sensitive<String>)>,
    /// Paths to be emptied.
    pub clear: Vec<String>,
    /// Settings and their values.
    pub settings: Vec<(String, String)>,
    /// Settings to be taken away.
    pub remove_settings: Vec<String>,
    /// Switch it off.
    pub disable: bool,
    /// Live counters to be reset.
    pub resets: Vec<CounterReset>,
    /// The reset of live counters is confirmed.
    pub resets_confirmed: bool,
}

/// An update that can be looked at, and then sent.
#[derive(Debug)]
pub struct Prepared {
    update: Update,
}

/// What became of an update.
#[derive(Debug)]
pub struct Sent {
    /// The connector as it is now.
    pub connector: Value,
    /// No answer came, and the list was compared.
    pub compared: bool,
}

impl Connectors {
    /// Where the merchant's connectors are; without an address, on the platform's own.
    ///
    /// # Errors
    /// An address, merchant or key that cannot be right.
    pub fn at(
        address: Option<&str>,
        merchant: &str,
        key: Sensitive<String>,
        password: Sensitive<String>,
    ) -> Result<Self, OfficeError> {
        let endpoint = Endpoint::read(address.unwrap_or(DEFAULT_ENDPOINT)).map_err(|problem| {
            let text = match problem {
                EndpointProblem::Unreadable => "This is not a web address.",
                EndpointProblem::NotHttps => {
                    "The address must start with https, so that the password cannot be read on the way."
                }
            };
            OfficeError::invalid("url", "address", text)
        })?;
        if !is_merchant_guid(merchant.trim()) {
            return Err(OfficeError::invalid(
                "merchant",
                "format",
                "A merchant's identifier is ME- and six groups of four characters.",
            ));
        }
        for (field, value) in [("key", &key), ("password", &password)] {
            if value.expose().is_empty() {
                return Err(OfficeError::invalid(
                    field,
                    "empty",
                    "Key and password are needed.",
                ));
            }
        }
        let client = Client::new(endpoint, Patience::default()).map_err(|error| failed(&error))?;
        Ok(Self {
            client,
            credentials: Credentials { key, password },
            merchant: merchant.trim().to_owned(),
        })
    }

    /// All connectors in short, archived ones included.
    ///
    /// # Errors
    /// By phase, in words.
    pub async fn list(&self) -> Result<Vec<Value>, OfficeError> {
        let all = self.all().await?;
        Ok(all.iter().map(short).collect())
    }

    /// One connector in full; secrets are masked.
    ///
    /// # Errors
    /// By phase, in words.
    pub async fn show(&self, guid: &str) -> Result<Value, OfficeError> {
        Ok(full(&self.one(guid).await?))
    }

    /// Reads the connector and makes the update of it. Nothing is sent.
    ///
    /// # Errors
    /// Broken rules, or by phase.
    pub async fn prepare(&self, guid: &str, edits: Edits) -> Result<Prepared, OfficeError> {
        if let Some((path, _)) = edits.set.iter().find(|(path, _)| is_secret_path(path)) {
            return Err(OfficeError::invalid(
                path,
                "secret",
                "This is a secret. It is asked for and never written on the command line.",
            ));
        }
        if let Some((key, _)) = edits
            .settings
            .iter()
            .find(|(key, _)| fields::is_secret_setting(key))
        {
            return Err(OfficeError::invalid(
                key,
                "secret",
                "This setting is a secret. It is asked for and never written on the command line.",
            ));
        }
        let all = self.all().await?;
        let current = find(&all, guid)?;
        let update =
            provisioning::update(current, &changes(edits), Some(&all)).map_err(|found| broken(&found))?;
        Ok(Prepared { update })
    }

    /// Sends an update, once. Without a usable answer the list is read again and compared: only
    /// what is certain is reported as done.
    ///
    /// # Errors
    /// By phase, in words; `outcome` says what is known.
    pub async fn send(&self, prepared: &Prepared) -> Result<Sent, OfficeError> {
        let error = match self.client.update(&self.credentials, &prepared.update).await {
            Ok(connector) => {
                return Ok(Sent {
                    connector: full(&connector),
                    compared: false,
                });
            }
            Err(error @ CallError::Unknown(_)) => error,
            Err(error) => return Err(failed(&error)),
        };
        let Ok(now) = self.client.list(&self.credentials, &self.merchant).await else {
            return Err(uncertain(
                "unknown",
                "No usable answer came, and the list cannot be read. Look at the connector before you repeat this.",
                &error,
            ));
        };
        match compare_after(&prepared.update, &now) {
            After::Done => Ok(Sent {
                connector: full(find(&now, prepared.update.guid())?),
                compared: true,
            }),
            After::NotDone => Err(uncertain(
                "not_done",
                "The gateway did not answer, and nothing has changed there. It is safe to try again.",
                &error,
            )),
            After::Partly(missing) => Err(uncertain(
                "partly",
                "The gateway did not answer, and only a part of the changes is there. Look at the connector.",
                &error,
            )
            .with("missing", json!(missing))),
            After::Gone => Err(uncertain(
                "gone",
                "The gateway did not answer, and the connector is not in the list any more.",
                &error,
            )),
        }
    }

    async fn all(&self) -> Result<Vec<Connector>, OfficeError> {
        let all = self.client.list(&self.credentials, &self.merchant).await;
        all.map_err(|error| failed(&error))
    }

    async fn one(&self, guid: &str) -> Result<Connector, OfficeError> {
        let all = self.all().await?;
        find(&all, guid).cloned()
    }
}

impl Prepared {
    /// What would change, field by field; secrets are said to change, never shown.
    pub fn preview(&self) -> Value {
        self.update.preview().shown()
    }

    /// Whether nothing would change.
    pub fn is_empty(&self) -> bool {
        self.update.preview().is_empty()
    }

    /// The body that would be sent, secrets masked.
    pub fn body(&self) -> Value {
        self.update.shown()
    }
}

fn find<'a>(all: &'a [Connector], guid: &str) -> Result<&'a Connector, OfficeError> {
    let guid = guid.trim();
    let found = all.iter().find(|one| one.guid().eq_ignore_ascii_case(guid));
    found.ok_or_else(|| {
        if is_connector_guid(guid) {
            failed(&CallError::NoSuchConnector)
        } else {
            OfficeError::invalid(
                "guid",
                "format",
                "A connector's identifier is CO- and six groups of four characters.",
            )
        }
    })
}

fn short(one: &Connector) -> Value {
    json!({
        "guid": one.guid(),
        "name": one.name(),
        "adapter": one.text("adapter"),
        "method": one.text("method"),
        "api_key": one.text("apiKey"),
        "disabled": one.flag("disabled"),
        "archived": one.flag("archived"),
        "is_meta": one.is_meta(),
        "meta_kind": one.meta_kind().word(),
    })
}

fn full(one: &Connector) -> Value {
    json!({
        "connector": one.shown(),
        "is_meta": one.is_meta(),
        "meta_kind": one.meta_kind().word(),
        "notices": notices(one.notices()),
    })
}

fn changes(edits: Edits) -> Changes {
    let mut changes = Changes::new();
    for (path, text) in &edits.set {
        changes = match path.split_once('.') {
            Some((first, key)) if first.eq_ignore_ascii_case("settings") => changes.setting(key, text),
            _ => changes.set(path, &typed(path, text)),
        };
    }
    for (path, secret) in edits.secrets {
        changes = changes.set_secret(&path, secret);
    }
    for path in &edits.clear {
        changes = changes.clear(path);
    }
    for (key, text) in &edits.settings {
        changes = changes.setting(key, text);
    }
    for key in &edits.remove_settings {
        changes = changes.remove_setting(key);
    }
    if edits.disable {
        changes = changes.disable();
    }
    for reset in edits.resets {
        changes = changes.reset(reset);
    }
    if edits.resets_confirmed {
        changes.confirm_resets()
    } else {
        changes
    }
}

/// A typed text as a value: adapter data and blocks may be written as JSON, all else is text.
fn typed(path: &str, text: &str) -> Value {
    let top = path.split('.').next().unwrap_or_default();
    let is_tree = fields::field(top).is_none_or(|field| {
        matches!(
            field.kind,
            Kind::Config | Kind::Terminals | Kind::Routing | Kind::MultiMethod | Kind::Settings | Kind::Types
        )
    });
    let read = is_tree.then(|| serde_json::from_str(text).ok()).flatten();
    read.unwrap_or_else(|| Value::from(text))
}

fn broken(found: &[Finding]) -> OfficeError {
    let text = found
        .iter()
        .map(|finding| finding.text.as_str())
        .collect::<Vec<_>>()
        .join(" ");
    let list: Vec<Value> = found
        .iter()
        .map(|finding| json!({ "field": finding.path, "text": finding.text }))
        .collect();
    let field = found.first().map_or("", |finding| finding.path.as_str());
    OfficeError::invalid(field, "rule", text).with("findings", json!(list))
}

fn uncertain(outcome: &str, text: &str, error: &CallError) -> OfficeError {
    OfficeError::new(Code::SyncFailed, text)
        .with("phase", "unknown")
        .with("outcome", outcome)
        .with("cause", error.to_string())
}

/// An error by phase, in words.
fn failed(error: &CallError) -> OfficeError {
    let of_gateway = |phase: &str| {
        let api = error.api_error();
        let page = api.map(|api| match api.code {
            Some(code) => explain(code),
            None => explain_class(api.class),
        });
        let code = match api.map(|api| api.class) {
            Some(Class::NotFound) => Code::NotFound,
            Some(Class::Internal) => Code::SyncFailed,
            _ => Code::InvalidInput,
        };
        let text = page.map_or_else(
            || error.to_string(),
            |page| format!("{}. {}", page.title, page.todo),
        );
        OfficeError::new(code, text)
            .with("phase", phase)
            .with("error_code", json!(api.and_then(|api| api.code)))
            .with("error_class", json!(api.map(|api| api.class.word())))
            .with("gateway_message", json!(api.and_then(|api| api.message.clone())))
            .with("hint", json!(error.hint()))
    };
    match error {
        CallError::NotSent(_) => OfficeError::new(
            Code::SyncFailed,
            "The gateway cannot be reached. Check the network and the address. Nothing was changed.",
        )
        .with("phase", "not_sent")
        .with("cause", error.to_string()),
        CallError::NoSuchConnector => {
            OfficeError::new(Code::NotFound, "This merchant has no such connector.").with("what", "connector")
        }
        CallError::Refused(_) => of_gateway("refused"),
        CallError::Unknown(_) if error.api_error().is_some() => of_gateway("unknown"),
        CallError::Unknown(_) => OfficeError::new(
            Code::SyncFailed,
            "The gateway gave no usable answer. Check the address, and try again later.",
        )
        .with("phase", "unknown")
        .with("cause", error.to_string()),
    }
}
