//! Fault switches (Converge fact sheet section 23, point 15).

use serde::{Deserialize, Serialize};

use crate::desk::Manner;
use crate::refusal::Refusal;

/// What goes wrong.
#[derive(Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum FaultKind {
    /// The answer waits `milliseconds`. Combines with one other fault.
    Delay,
    /// The connection is reset before the request is looked at.
    ResetBeforeReading,
    /// The request is worked off, then the connection is reset instead of an answer.
    ResetAfterReading,
    /// HTTP 200 without a body.
    Empty,
    /// HTTP 200 with a maintenance page.
    Html,
    /// HTTP 503 with a maintenance page.
    #[serde(rename = "http_503")]
    Http503,
    /// HTTP 401 with an HTML page.
    #[serde(rename = "http_401")]
    Http401,
    /// Only the first `bytes` of the body arrive; with `clean` the answer ends properly.
    Truncate,
    /// The count of a list is one too high.
    WrongCount,
    /// Ampersands are not escaped, and there is at least one.
    UnescapedAmpersand,
    /// All ampersands are escaped twice, and there is at least one.
    DoubleAmpersand,
    /// Elements that nobody has heard of come along.
    ExtraFields,
    /// A void answers with the id of the voided payment. Combines with other faults.
    VoidSameId,
    /// A void answers with a new id, as it does by itself. Combines with other faults.
    VoidNewId,
    /// Book-keeping answers lack `ssl_result`. Combines with other faults.
    WithoutResult,
    /// Book-keeping answers have `ssl_result`, as they do by themselves. Combines with other
    /// faults.
    WithResult,
    /// A byte order mark comes first.
    Bom,
    /// Blank lines and blanks come first.
    LeadingBlanks,
    /// The request is refused with the error `code`; it is not booked unless `booked` says so.
    Error,
    /// Clears all faults.
    None,
}

impl FaultKind {
    /// Leaves room for another fault on the same request.
    fn combines(self) -> bool {
        matches!(
            self,
            FaultKind::Delay
                | FaultKind::VoidSameId
                | FaultKind::VoidNewId
                | FaultKind::WithoutResult
                | FaultKind::WithResult
        )
    }
}

/// A fault and when it strikes.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// What goes wrong.
    pub fault: FaultKind,
    /// For a delay: milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub milliseconds: Option<u64>,
    /// For a truncation: bytes of the body that still arrive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bytes: Option<u64>,
    /// For a truncation: the shortened answer ends as if it were whole.
    #[serde(default)]
    pub clean: bool,
    /// For an error: four digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Whether the request is worked off before the fault strikes. Without it an error is
    /// not booked and all other faults are; a reset before reading never is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub booked: Option<bool>,
    /// How often it strikes; without a number until it is cleared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<u64>,
    /// Strikes requests of this transaction type only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only: Option<String>,
    /// Lets so many matching requests pass first.
    #[serde(default)]
    pub after: u64,
}

impl Fault {
    /// A fault that strikes each request until it is cleared.
    #[must_use]
    pub fn new(fault: FaultKind) -> Fault {
        Fault {
            fault,
            milliseconds: None,
            bytes: None,
            clean: false,
            code: None,
            booked: None,
            times: None,
            only: None,
            after: 0,
        }
    }
}

/// A fault that makes no sense.
#[derive(thiserror::Error, Clone, Debug, PartialEq, Eq)]
pub enum FaultError {
    /// A field that this kind needs is missing.
    #[error("this fault needs the field {0}")]
    Missing(&'static str),
    /// The gateway knows no such error.
    #[error("no error has the code {0}")]
    UnknownCode(String),
}

/// The faults that are switched on.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    armed: Vec<Fault>,
}

/// What strikes one request.
#[derive(Clone, Debug, Default)]
pub(crate) struct Struck {
    /// Milliseconds.
    pub(crate) delay: u64,
    pub(crate) manner: Manner,
    pub(crate) fault: Option<Fault>,
}

impl Struck {
    pub(crate) fn kind(&self) -> FaultKind {
        self.fault.as_ref().map_or(FaultKind::None, |fault| fault.fault)
    }

    /// The request is worked off.
    pub(crate) fn books(&self) -> bool {
        match &self.fault {
            None => true,
            Some(fault) if fault.fault == FaultKind::ResetBeforeReading => false,
            Some(fault) => fault.booked.unwrap_or(fault.fault != FaultKind::Error),
        }
    }

    fn add(&mut self, fault: Fault) {
        match fault.fault {
            FaultKind::Delay => self.delay += fault.milliseconds.unwrap_or(0),
            FaultKind::VoidSameId => self.manner.void_keeps_id = true,
            FaultKind::VoidNewId => self.manner.void_keeps_id = false,
            FaultKind::WithoutResult => self.manner.no_result = true,
            FaultKind::WithResult => self.manner.no_result = false,
            _ => self.fault = Some(fault),
        }
    }
}

impl Faults {
    /// Switches a fault on, or all off.
    pub(crate) fn arm(&mut self, fault: Fault) -> Result<(), FaultError> {
        match fault.fault {
            FaultKind::None => {
                self.armed.clear();
                return Ok(());
            }
            FaultKind::Delay if fault.milliseconds.is_none() => {
                return Err(FaultError::Missing("milliseconds"));
            }
            FaultKind::Truncate if fault.bytes.is_none() => {
                return Err(FaultError::Missing("bytes"));
            }
            FaultKind::Error => {
                let code = fault.code.as_deref().ok_or(FaultError::Missing("code"))?;
                if Refusal::of_code(code).is_none() {
                    return Err(FaultError::UnknownCode(code.to_owned()));
                }
            }
            _ => {}
        }
        self.armed.push(fault);
        Ok(())
    }

    pub(crate) fn list(&self) -> Vec<Fault> {
        self.armed.clone()
    }

    /// A reset that does not need to know the request. Called before it is read.
    pub(crate) fn before_reading(&mut self) -> bool {
        let blind = |fault: &Fault| fault.fault == FaultKind::ResetBeforeReading && fault.only.is_none();
        self.strike(blind).is_some()
    }

    /// What strikes a request of this type: all delays and manners that match, and the first other fault.
    pub(crate) fn after_reading(&mut self, transaction_type: &str) -> Struck {
        let matches = |fault: &Fault| {
            fault
                .only
                .as_ref()
                .is_none_or(|only| only.eq_ignore_ascii_case(transaction_type))
                && (fault.fault != FaultKind::ResetBeforeReading || fault.only.is_some())
        };
        let mut struck = Struck::default();
        let mut position = 0;
        while let Some(fault) = self.armed.get(position) {
            let wanted = fault.fault.combines() || struck.fault.is_none();
            let Some(fault) = Some(fault).filter(|fault| wanted && matches(fault)).cloned() else {
                position += 1;
                continue;
            };
            let (strikes, stays) = self.use_up(position);
            position += usize::from(stays);
            if strikes {
                struck.add(fault);
            }
        }
        struck
    }

    fn strike(&mut self, matches: impl Fn(&Fault) -> bool) -> Option<()> {
        let position = self.armed.iter().position(matches)?;
        self.use_up(position).0.then_some(())
    }

    /// Counts a matching request. Says whether the fault strikes it and whether it stays armed.
    fn use_up(&mut self, position: usize) -> (bool, bool) {
        let Some(fault) = self.armed.get_mut(position) else {
            return (false, true);
        };
        if fault.after > 0 {
            fault.after -= 1;
            return (false, true);
        }
        match &mut fault.times {
            None => return (true, true),
            Some(0) => {}
            Some(times) => {
                *times -= 1;
                if *times > 0 {
                    return (true, true);
                }
                self.armed.remove(position);
                return (true, false);
            }
        }
        self.armed.remove(position);
        (false, false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn armed(fault: Fault) -> Faults {
        let mut faults = Faults::default();
        faults.arm(fault).unwrap();
        faults
    }

    #[test]
    fn a_fault_strikes_after_some_requests_and_then_a_number_of_times() {
        let mut faults = armed(Fault {
            after: 1,
            times: Some(2),
            ..Fault::new(FaultKind::Empty)
        });
        let struck: Vec<_> = (0..4).map(|_| faults.after_reading("total").kind()).collect();
        assert_eq!(
            struck,
            [
                FaultKind::None,
                FaultKind::Empty,
                FaultKind::Empty,
                FaultKind::None
            ]
        );
        assert!(faults.list().is_empty());
    }

    #[test]
    fn a_fault_for_one_type_leaves_others_alone() {
        let mut faults = armed(Fault {
            only: Some("txnquery".into()),
            ..Fault::new(FaultKind::Html)
        });
        assert_eq!(faults.after_reading("total").kind(), FaultKind::None);
        assert_eq!(faults.after_reading("txnquery").kind(), FaultKind::Html);
    }

    #[test]
    fn a_delay_combines_with_another_fault() {
        let mut faults = armed(Fault {
            milliseconds: Some(5),
            ..Fault::new(FaultKind::Delay)
        });
        faults.arm(Fault::new(FaultKind::Bom)).unwrap();
        let struck = faults.after_reading("total");
        assert_eq!((struck.delay, struck.kind()), (5, FaultKind::Bom));
    }

    #[test]
    fn faults_without_their_number_are_refused() {
        let mut faults = Faults::default();
        assert_eq!(
            faults.arm(Fault::new(FaultKind::Delay)),
            Err(FaultError::Missing("milliseconds"))
        );
        assert_eq!(
            faults.arm(Fault::new(FaultKind::Truncate)),
            Err(FaultError::Missing("bytes"))
        );
        let unknown = Fault {
            code: Some("1".into()),
            ..Fault::new(FaultKind::Error)
        };
        assert_eq!(faults.arm(unknown), Err(FaultError::UnknownCode("1".into())));
    }
}
