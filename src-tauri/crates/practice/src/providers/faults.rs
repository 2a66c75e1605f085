//! What can go wrong between a service and whoever asks it.

use serde::{Deserialize, Serialize};

/// What goes wrong.
#[derive(Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum ProviderFaultKind {
    /// The service refuses the credentials, in its own words.
    #[serde(rename = "http_401")]
    Http401,
    /// The service knows the credentials and refuses the call, in its own words.
    #[serde(rename = "http_403")]
    Http403,
    /// The service takes the credentials for those of the other mode.
    WrongMode,
    /// Too many requests; asks to wait seven seconds.
    #[serde(rename = "http_429")]
    Http429,
    /// A problem of the service's own.
    #[serde(rename = "http_500")]
    Http500,
    /// HTTP 200 with a page.
    Html,
    /// HTTP 403 with a page, as a firewall puts it.
    HtmlForbidden,
    /// The answer waits `milliseconds`.
    Slow,
    /// Only the first `bytes` of the body arrive; with `clean` the answer ends properly.
    Truncated,
    /// Names come in other letters than documented.
    WrongCasing,
    /// Numbers and truth values come as text.
    StringsForIntegers,
    /// Members that nobody has heard of come along.
    ExtraFields,
    /// The object comes in a list of one.
    ArrayForObject,
    /// HTTP 200 without a body.
    Empty,
    /// An answer of megabytes.
    Huge,
    /// A redirect to another address.
    Redirect,
    /// The connection is reset instead of an answer.
    Reset,
    /// The service's clock is `seconds` off.
    Clock,
    /// HTTP 200 and an error in the body.
    ErrorInBody,
    /// Clears all faults.
    None,
}

/// A fault and when it strikes.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct ProviderFault {
    /// What goes wrong.
    pub fault: ProviderFaultKind,
    /// Strikes this service only, e.g. `stripe`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only: Option<String>,
    /// Strikes calls whose path ends like this only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// For a slow answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub milliseconds: Option<u64>,
    /// For a truncation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bytes: Option<usize>,
    /// For a truncation: the answer ends as if it were whole.
    #[serde(default)]
    pub clean: bool,
    /// For a clock: seconds it is ahead, below zero behind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<i64>,
    /// How often it strikes; without a number until it is cleared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<u64>,
}

impl ProviderFault {
    /// A fault that strikes every request until it is cleared.
    #[must_use]
    pub fn new(fault: ProviderFaultKind) -> ProviderFault {
        ProviderFault {
            fault,
            only: None,
            path: None,
            milliseconds: None,
            bytes: None,
            clean: false,
            seconds: None,
            times: None,
        }
    }
}

/// A fault that makes no sense.
#[derive(thiserror::Error, Clone, Debug, PartialEq, Eq)]
pub enum ProviderFaultError {
    /// A field that this kind needs is missing.
    #[error("this fault needs the field {0}")]
    Missing(&'static str),
}

/// The faults that are switched on.
#[derive(Debug, Default)]
pub(super) struct Faults {
    armed: Vec<ProviderFault>,
}

impl Faults {
    pub(super) fn arm(&mut self, fault: ProviderFault) -> Result<(), ProviderFaultError> {
        match fault.fault {
            ProviderFaultKind::None => {
                self.armed.clear();
                return Ok(());
            }
            ProviderFaultKind::Slow if fault.milliseconds.is_none() => {
                return Err(ProviderFaultError::Missing("milliseconds"));
            }
            ProviderFaultKind::Truncated if fault.bytes.is_none() => {
                return Err(ProviderFaultError::Missing("bytes"));
            }
            ProviderFaultKind::Clock if fault.seconds.is_none() => {
                return Err(ProviderFaultError::Missing("seconds"));
            }
            _ => {}
        }
        self.armed.push(fault);
        Ok(())
    }

    pub(super) fn list(&self) -> Vec<ProviderFault> {
        self.armed.clone()
    }

    /// All that strike a call. They combine.
    pub(super) fn strike(&mut self, provider: &str, path: &str) -> Vec<ProviderFault> {
        let matches = |fault: &ProviderFault| {
            fault.only.as_deref().is_none_or(|only| only == provider)
                && fault.path.as_deref().is_none_or(|end| path.ends_with(end))
        };
        let struck: Vec<ProviderFault> = self
            .armed
            .iter()
            .filter(|fault| matches(fault))
            .cloned()
            .collect();
        for fault in self.armed.iter_mut().filter(|fault| matches(fault)) {
            if let Some(times) = &mut fault.times {
                *times = times.saturating_sub(1);
            }
        }
        self.armed.retain(|fault| fault.times != Some(0));
        struck
    }
}
