//! Refusals: error code, name and message (Converge fact sheet section 17).

use crate::refusal_texts::TEXTS;

/// A request that was refused. HTTP status is 200 all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) code: &'static str,
    /// What the message names: a field, a transaction type.
    pub(crate) about: String,
    /// The request came in test mode, which even an error says (section 20).
    pub(crate) test_mode: bool,
}

impl Refusal {
    /// A refusal whose message names nothing.
    pub(crate) fn new(code: &'static str) -> Refusal {
        Refusal::about(code, "")
    }

    /// A refusal that names a field, a value or a reason.
    pub(crate) fn about(code: &'static str, about: impl Into<String>) -> Refusal {
        Refusal {
            code,
            about: about.into(),
            test_mode: false,
        }
    }

    /// The refusal with a code given as text, if the gateway knows that code.
    pub(crate) fn of_code(code: &str) -> Option<Refusal> {
        TEXTS
            .iter()
            .find(|(known, _, _)| *known == code)
            .map(|(known, _, _)| Refusal::new(known))
    }

    /// `errorName`.
    pub(crate) fn name(&self) -> &'static str {
        self.text().1
    }

    /// `errorMessage`.
    pub(crate) fn message(&self) -> String {
        self.text().2.replace('#', &self.about)
    }

    fn text(&self) -> (&'static str, &'static str, &'static str) {
        let known = TEXTS.iter().find(|(code, _, _)| *code == self.code);
        known.copied().unwrap_or((self.code, "Error", ""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_names_what_it_is_about() {
        let refusal = Refusal::about("4016", "ccsale");
        assert_eq!(refusal.name(), "Permission Denied");
        assert!(refusal.message().contains("process ccsale transactions"));
    }

    #[test]
    fn an_unknown_code_is_nobody() {
        assert_eq!(Refusal::of_code("4014"), Some(Refusal::new("4014")));
        assert_eq!(Refusal::of_code("1234"), None);
    }
}
