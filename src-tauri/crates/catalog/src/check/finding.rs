use serde::{Deserialize, Serialize};

use crate::description::Field;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Good to know.
    Note,
    /// Unusual; may be saved.
    Warning,
    /// Cannot be right; is not saved.
    Error,
}

/// One thing found: what it is, why it matters, what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The field it concerns; none for the whole form.
    pub field: Option<String>,
    /// How bad it is.
    pub severity: Severity,
    /// Stable code, e.g. `mode_mismatch`.
    pub code: &'static str,
    /// What was found.
    pub what: String,
    /// Why it matters.
    pub why: String,
    /// What to do.
    pub todo: String,
}

impl Finding {
    fn new(severity: Severity, field: Option<&Field>, code: &'static str, words: [String; 3]) -> Self {
        let [what, why, todo] = words;
        Self {
            field: field.map(|field| field.id.clone()),
            severity,
            code,
            what,
            why,
            todo,
        }
    }

    pub(super) fn error(
        field: Option<&Field>,
        code: &'static str,
        what: impl Into<String>,
        why: impl Into<String>,
        todo: impl Into<String>,
    ) -> Self {
        Self::new(
            Severity::Error,
            field,
            code,
            [what.into(), why.into(), todo.into()],
        )
    }

    pub(super) fn warning(
        field: Option<&Field>,
        code: &'static str,
        what: impl Into<String>,
        why: impl Into<String>,
        todo: impl Into<String>,
    ) -> Self {
        Self::new(
            Severity::Warning,
            field,
            code,
            [what.into(), why.into(), todo.into()],
        )
    }

    pub(super) fn note(
        field: Option<&Field>,
        code: &'static str,
        what: impl Into<String>,
        why: impl Into<String>,
    ) -> Self {
        Self::new(
            Severity::Note,
            field,
            code,
            [what.into(), why.into(), String::new()],
        )
    }

    /// The finding with another severity.
    pub(super) fn at(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }
}
