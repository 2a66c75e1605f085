//! Faults of the way: what goes wrong between client and service.

use serde::{Deserialize, Serialize};

/// What a request is.
#[derive(Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum ConnectCall {
    /// The list of machines.
    Terminals,
    /// One machine.
    Terminal,
    /// A transaction is started.
    Start,
    /// A transaction is looked at.
    Look,
    /// A transaction is called off.
    Cancel,
    /// The signature question is answered.
    Sign,
    /// A report is started.
    StartReport,
    /// A report is looked at.
    LookReport,
}

/// What goes wrong.
#[derive(Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum ConnectFaultKind {
    /// The answer has this `status` and no body.
    Status,
    /// The connection is reset.
    Reset,
    /// Half the body, as if it were whole.
    Truncate,
    /// No body.
    Empty,
    /// A page for people, with status 200.
    Html,
    /// A body of ten million bytes.
    Huge,
    /// The answer waits so many `milliseconds`.
    Delay,
    /// Another host is pointed to.
    Redirect,
    /// The body is of another request.
    OtherRequest,
    /// All armed faults are cleared.
    None,
}

/// A fault and when it strikes.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct ConnectFault {
    /// What goes wrong.
    pub fault: ConnectFaultKind,
    /// Only such requests.
    #[serde(default)]
    pub on: Option<ConnectCall>,
    /// How often; without a number until it is cleared.
    #[serde(default)]
    pub times: Option<u64>,
    /// Lets so many matching requests pass first.
    #[serde(default)]
    pub after: u64,
    /// Whether the request is worked off all the same.
    #[serde(default = "yes")]
    pub booked: bool,
    /// For `status`.
    #[serde(default = "five_hundred")]
    pub status: u16,
    /// For `delay`.
    #[serde(default)]
    pub milliseconds: u64,
}

fn yes() -> bool {
    true
}

fn five_hundred() -> u16 {
    500
}

impl ConnectFault {
    /// A fault that strikes each request until it is cleared.
    #[must_use]
    pub fn new(fault: ConnectFaultKind) -> ConnectFault {
        ConnectFault {
            fault,
            on: None,
            times: None,
            after: 0,
            booked: true,
            status: 500,
            milliseconds: 0,
        }
    }

    /// Only on one kind of request.
    #[must_use]
    pub fn on(self, call: ConnectCall) -> ConnectFault {
        ConnectFault {
            on: Some(call),
            ..self
        }
    }

    /// Only so often.
    #[must_use]
    pub fn times(self, times: u64) -> ConnectFault {
        ConnectFault {
            times: Some(times),
            ..self
        }
    }
}

/// The faults that are armed.
#[derive(Clone, Debug, Default)]
pub(crate) struct ConnectFaults(Vec<ConnectFault>);

impl ConnectFaults {
    pub(crate) fn arm(&mut self, fault: ConnectFault) {
        if fault.fault == ConnectFaultKind::None {
            self.0.clear();
        } else {
            self.0.push(fault);
        }
    }

    pub(crate) fn list(&self) -> &[ConnectFault] {
        &self.0
    }

    /// The fault that strikes a request, if one does.
    pub(crate) fn strike(&mut self, call: ConnectCall) -> Option<ConnectFault> {
        let matches = |fault: &ConnectFault| fault.on.is_none_or(|on| on == call) && fault.times != Some(0);
        let at = self.0.iter().position(matches)?;
        let fault = self.0.get_mut(at)?;
        if fault.after > 0 {
            fault.after -= 1;
            return None;
        }
        let struck = fault.clone();
        if let Some(times) = &mut fault.times {
            *times -= 1;
        }
        self.0.retain(|fault| fault.times != Some(0));
        Some(struck)
    }
}
