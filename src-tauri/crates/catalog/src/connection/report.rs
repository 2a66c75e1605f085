use domain::mask_numbers;
use serde::{Deserialize, Serialize};

use crate::check::Finding;
use crate::description::Provider;
use crate::form::Form;
use crate::secret::Secret;

/// The longest text of a provider that is looked at, and that is shown.
const LONGEST: usize = 4_000;
const SHOWN: usize = 300;

/// How a test ended. Each is one that somebody acts on differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The provider answered and took the credentials.
    Ok,
    /// The provider did not take the credentials.
    CredentialsWrong,
    /// The credentials are right and lack a right.
    MissingRight,
    /// Keys for tests and the mode Live, or the other way round.
    WrongMode,
    /// No answer, or the provider is busy or in trouble: nothing is known of the credentials.
    Unreachable,
    /// An answer that is not the provider's, or cannot be understood.
    UnexpectedAnswer,
    /// Something is missing or cannot be right; nothing was sent.
    NotReady,
    /// Cannot be tested automatically; a person checks.
    ByHand,
    /// Something that the form refers to is gone.
    BrokenLink,
    /// A pasted message is not one of the provider's.
    NotGenuine,
}

impl Outcome {
    /// The heading for it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Ok => "The connection works",
            Self::CredentialsWrong => "The credentials are wrong",
            Self::MissingRight => "The credentials are right but lack a right",
            Self::WrongMode => "Test and live are mixed up",
            Self::Unreachable => "The service could not be reached",
            Self::UnexpectedAnswer => "The answer was not understood",
            Self::NotReady => "Not tested: something is missing",
            Self::ByHand => "Cannot be tested automatically",
            Self::BrokenLink => "Refers to something that is gone",
            Self::NotGenuine => "The message is not genuine",
        }
    }
}

/// Something the answer told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// e.g. `Currencies of the account`
    pub label: String,
    /// e.g. `NGN, USD`
    pub value: String,
}

/// How a test went, for people. Holds no secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Id of the provider.
    pub provider: String,
    /// How it ended.
    pub outcome: Outcome,
    /// Stable code of the reason, e.g. `clock_wrong`.
    pub code: &'static str,
    /// What happened.
    pub what: String,
    /// What that means.
    pub why: String,
    /// What to do, step by step.
    pub todo: Vec<String>,
    /// What the answer told.
    pub facts: Vec<Fact>,
    /// What is worth a look although the connection works.
    pub hints: Vec<String>,
    /// The HTTP status, if there was an answer.
    pub status: Option<u16>,
    /// Milliseconds from the press of the button.
    pub took_ms: u64,
    /// What the checks without a network found.
    pub findings: Vec<Finding>,
}

impl Report {
    pub(super) fn new(
        provider: &Provider,
        outcome: Outcome,
        code: &'static str,
        what: impl Into<String>,
        why: impl Into<String>,
    ) -> Self {
        Self {
            provider: provider.id.clone(),
            outcome,
            code,
            what: what.into(),
            why: why.into(),
            todo: Vec::new(),
            facts: Vec::new(),
            hints: Vec::new(),
            status: None,
            took_ms: 0,
            findings: Vec::new(),
        }
    }

    /// One sentence to be kept: outcome and reason.
    pub fn sentence(&self) -> String {
        format!("{}: {}", self.outcome.words(), self.what)
    }

    pub(super) fn todo(mut self, step: impl Into<String>) -> Self {
        self.todo.push(step.into());
        self
    }

    pub(super) fn fact(mut self, label: &str, value: impl Into<String>) -> Self {
        let value = value.into();
        if !value.is_empty() {
            self.facts.push(Fact {
                label: label.to_owned(),
                value,
            });
        }
        self
    }

    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    pub(super) fn status(mut self, status: u16) -> Self {
        self.status = Some(status);
        self
    }

    /// Takes out what a provider repeated of our own secrets, then shortens what is long: a
    /// secret that was cut would not be found.
    pub(super) fn scrub(&mut self, form: &Form) {
        for secret in form.secrets.values() {
            let Secret::Typed(secret) = secret else {
                continue;
            };
            let secret = secret.expose().as_str();
            if secret.len() < 4 {
                continue;
            }
            let texts = self.facts.iter_mut().map(|fact| &mut fact.value);
            let texts = texts
                .chain(&mut self.hints)
                .chain([&mut self.what, &mut self.why]);
            for text in texts {
                if text.contains(secret) {
                    *text = text.replace(secret, "[hidden]");
                }
            }
        }
        for fact in &mut self.facts {
            if let Some((cut, _)) = fact.value.char_indices().nth(SHOWN) {
                fact.value.truncate(cut);
                fact.value.push('…');
            }
        }
    }
}

/// A text of the provider as it may be shown: on one line, without card numbers.
pub(super) fn quoted(text: &str) -> String {
    let line: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(LONGEST)
        .collect();
    mask_numbers(line.trim()).into_owned()
}
