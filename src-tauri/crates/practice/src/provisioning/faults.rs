//! What goes wrong next.

use serde::{Deserialize, Serialize};

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProvisioningFaultKind {
    /// An error with `code` and `status`.
    Error,
    /// HTTP 200 with a web page.
    Html,
    /// HTTP 502 with a web page.
    BadGateway,
    /// HTTP 200 without a body.
    Empty,
    /// The answer stops in the middle of its JSON.
    Truncated,
    /// The connection is reset instead of an answer.
    Reset,
    /// HTTP 307 to another address.
    Redirect,
    /// An answer of more than 8 MB.
    Huge,
    /// Clears all.
    None,
}

/// One fault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProvisioningFault {
    /// What.
    pub fault: ProvisioningFaultKind,
    /// For an error: its code.
    #[serde(default)]
    pub code: Option<i64>,
    /// For an error: its HTTP status; 422, and 500 for 9999, when nothing is said.
    #[serde(default)]
    pub status: Option<u16>,
    /// A change is made before the fault strikes.
    #[serde(default)]
    pub written: bool,
    /// How often; once when nothing is said.
    #[serde(default = "once")]
    pub times: u32,
    /// Only calls whose path begins so, e.g. `updateConnector`.
    #[serde(default)]
    pub only: Option<String>,
}

fn once() -> u32 {
    1
}

impl ProvisioningFault {
    /// A fault that strikes once.
    #[must_use]
    pub fn once(fault: ProvisioningFaultKind) -> Self {
        Self {
            fault,
            code: None,
            status: None,
            written: false,
            times: 1,
            only: None,
        }
    }

    /// An error that strikes once.
    #[must_use]
    pub fn error(code: i64) -> Self {
        Self {
            code: Some(code),
            ..Self::once(ProvisioningFaultKind::Error)
        }
    }
}

/// The faults that are armed.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    armed: Vec<ProvisioningFault>,
}

impl Faults {
    pub(crate) fn arm(&mut self, fault: ProvisioningFault) {
        if fault.fault == ProvisioningFaultKind::None {
            self.armed.clear();
        } else {
            self.armed.push(fault);
        }
    }

    pub(crate) fn list(&self) -> Vec<ProvisioningFault> {
        self.armed.clone()
    }

    /// The first fault that is meant for this call, used up by one.
    pub(crate) fn strike(&mut self, operation: &str) -> Option<ProvisioningFault> {
        let meant = |fault: &ProvisioningFault| {
            fault
                .only
                .as_deref()
                .is_none_or(|only| operation.starts_with(only))
        };
        let position = self.armed.iter().position(meant)?;
        let fault = self.armed.get_mut(position)?;
        fault.times = fault.times.saturating_sub(1);
        let struck = fault.clone();
        if struck.times == 0 {
            self.armed.remove(position);
        }
        Some(struck)
    }
}
