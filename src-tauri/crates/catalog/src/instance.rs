//! An installed integration. The same provider may be installed several times, so each one has
//! an id of its own (section 1).

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use url::Url;

use crate::address::Address;
use crate::connection::Outcome;
use crate::description::{Mode, Provider, Status};
use crate::form::Form;
use crate::secret::{Secret, SecretSlot};
use crate::values::Values;

/// The id of an installed integration.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct InstanceId(String);

impl InstanceId {
    /// Wraps the text of an id.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text of the id.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One installed integration. Holds no secret, only what may be known of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instance {
    /// Its own id.
    pub id: InstanceId,
    /// Id of the provider, also of one that nobody knows.
    pub provider: String,
    /// What the town calls it.
    #[serde(default)]
    pub label: String,
    /// Plain values.
    #[serde(default)]
    pub values: Values,
    /// What is known of its secrets, by field id.
    #[serde(default)]
    pub secrets: BTreeMap<String, SecretSlot>,
    /// In use.
    #[serde(default)]
    pub enabled: bool,
    /// Who made it, and when.
    pub created: Change,
    /// Who changed it last, and when.
    pub changed: Change,
    /// How the last test of the connection ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_test: Option<LastTest>,
    /// Members that a newer program wrote.
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

/// Who did something, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// When.
    pub at: Timestamp,
    /// A person's name.
    pub by: String,
}

/// How a test of the connection ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastTest {
    /// When.
    pub at: Timestamp,
    /// Its class.
    pub outcome: Outcome,
    /// One sentence, without secrets.
    pub words: String,
    /// Milliseconds it took.
    #[serde(default)]
    pub took_ms: u64,
}

/// How an installed integration stands. The first one that is true counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nobody knows the provider.
    UnknownProvider,
    /// Its description is of another version.
    ReadOnly,
    /// Nothing is done with it yet.
    ComingSoon,
    /// A required secret is not stored on this computer, after an import for example.
    NeedsSecrets,
    /// A required value is missing.
    Incomplete,
    /// Switched off.
    Off,
    /// Something it refers to is gone.
    BrokenLink,
    /// The last test failed.
    Failing,
    /// The last test passed.
    Working,
    /// Cannot be tested automatically.
    CheckByHand,
    /// Never tested.
    NotTested,
}

impl State {
    /// For people.
    pub fn words(self) -> &'static str {
        match self {
            Self::UnknownProvider => "Unknown integration; kept as it is",
            Self::ReadOnly => "Made for another version; can be looked at only",
            Self::ComingSoon => "Coming soon",
            Self::NeedsSecrets => "Needs its secrets on this computer",
            Self::Incomplete => "Not complete",
            Self::Off => "Switched off",
            Self::BrokenLink => "Refers to something that is gone",
            Self::Failing => "The last test failed",
            Self::Working => "Working",
            Self::CheckByHand => "Cannot be tested automatically",
            Self::NotTested => "Not tested yet",
        }
    }
}

impl Instance {
    /// Test or live. Of an unknown provider what a value named `mode` says.
    pub fn mode(&self, provider: Option<&Provider>) -> Option<Mode> {
        let id = provider
            .and_then(Provider::mode_field)
            .map_or("mode", |field| field.id.as_str());
        Mode::of(&self.values.text(id))
    }

    /// The form to change it: plain values, and secrets that stay as they are.
    pub fn form(&self) -> Form {
        let stored = |(id, slot): (&String, &SecretSlot)| {
            let current = slot.current.clone()?;
            Some((id.clone(), Secret::Stored(current)))
        };
        Form {
            values: self.values.clone(),
            secrets: self.secrets.iter().filter_map(stored).collect(),
        }
    }

    /// How it stands.
    pub fn state(&self, provider: Option<&Provider>) -> State {
        let Some(provider) = provider else {
            return State::UnknownProvider;
        };
        if provider.read_only {
            return State::ReadOnly;
        }
        if provider.status == Status::ComingSoon {
            return State::ComingSoon;
        }
        let stored = |id: &str| self.secrets.get(id).is_some_and(|slot| slot.current.is_some());
        let required = || provider.fields.iter().filter(|field| field.required);
        if required().any(|field| field.is_secret() && !stored(&field.id)) {
            return State::NeedsSecrets;
        }
        if required().any(|field| !field.is_secret() && !self.values.has(&field.id)) {
            return State::Incomplete;
        }
        if !self.enabled {
            return State::Off;
        }
        match self.last_test.as_ref().map(|test| test.outcome) {
            Some(Outcome::Ok) => State::Working,
            Some(Outcome::BrokenLink) => State::BrokenLink,
            Some(Outcome::ByHand) => State::CheckByHand,
            Some(_) => State::Failing,
            None => State::NotTested,
        }
    }

    /// A copy that may leave this computer: nothing about secrets, no test.
    #[must_use]
    pub fn exported(&self, provider: Option<&Provider>) -> Self {
        let mut copy = self.clone();
        copy.secrets.clear();
        copy.last_test = None;
        if let Some(provider) = provider {
            copy.values = copy.values.without_secrets(provider);
        }
        copy
    }
}

/// The address that PayPal is to call for an installed IPN integration (section 4): below the
/// town's own receiving service, made from the id and never changed. `None` when there is no
/// such service or it is not on https.
pub fn notification_url(receiver: &str, id: &InstanceId) -> Option<String> {
    let address = Address::read(receiver).ok()?;
    let mut url = Url::parse(address.text()).ok()?;
    if url.query().is_some() || url.fragment().is_some() {
        return None;
    }
    url.path_segments_mut()
        .ok()?
        .pop_if_empty()
        .extend(["paypal_ipn", id.as_str()]);
    Some(url.into())
}
