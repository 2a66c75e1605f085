use crate::dto::{Finding, FindingKind, FindingWeight, NextStep, TaskOwner};

/// A finding in the making.
pub(crate) struct Draft(Finding);

impl Draft {
    /// Something that blocks the hand-off.
    pub(crate) fn blocks(kind: FindingKind, title: impl Into<String>, next: NextStep) -> Self {
        Self::new(kind, FindingWeight::Blocks, title.into(), next)
    }

    /// Something that should be solved.
    pub(crate) fn warns(kind: FindingKind, title: impl Into<String>, next: NextStep) -> Self {
        Self::new(kind, FindingWeight::Warns, title.into(), next)
    }

    /// Something good to know.
    pub(crate) fn notes(kind: FindingKind, title: impl Into<String>, next: NextStep) -> Self {
        Self::new(kind, FindingWeight::Notes, title.into(), next)
    }

    fn new(kind: FindingKind, weight: FindingWeight, title: String, next: NextStep) -> Self {
        Self(Finding {
            kind,
            weight,
            terminal_ids: Vec::new(),
            user_id: None,
            title,
            evidence: Vec::new(),
            means: String::new(),
            advice: String::new(),
            next,
            owner: TaskOwner::You,
            gateway_code: None,
        })
    }

    pub(crate) fn terminals<'a>(mut self, ids: impl IntoIterator<Item = &'a String>) -> Self {
        self.0.terminal_ids.extend(ids.into_iter().cloned());
        self
    }

    pub(crate) fn user(mut self, id: &str) -> Self {
        self.0.user_id = Some(id.to_owned());
        self
    }

    pub(crate) fn shows(mut self, lines: impl IntoIterator<Item = String>) -> Self {
        self.0.evidence.extend(lines);
        self
    }

    pub(crate) fn means(mut self, sentence: impl Into<String>) -> Self {
        self.0.means = sentence.into();
        self
    }

    pub(crate) fn advice(mut self, sentence: impl Into<String>) -> Self {
        self.0.advice = sentence.into();
        self
    }

    pub(crate) fn owner(mut self, owner: TaskOwner) -> Self {
        self.0.owner = owner;
        self
    }

    pub(crate) fn code(mut self, code: Option<u16>) -> Self {
        self.0.gateway_code = code;
        self
    }

    pub(crate) fn done(self) -> Finding {
        self.0
    }
}
