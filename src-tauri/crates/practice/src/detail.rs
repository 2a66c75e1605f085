//! What a payment made by request carries beyond the small record of the town's history.

/// Texts and answers of one payment.
#[derive(Clone, Debug, Default)]
pub(crate) struct Detail {
    /// As it is sent: six characters, six blanks or nothing.
    pub(crate) approval: String,
    /// `ssl_result_message`.
    pub(crate) message: String,
    /// `ssl_issuer_response`.
    pub(crate) issuer: String,
    /// Who ran it: the API user, or the scheduler.
    pub(crate) user: String,
    /// Minor units asked for; more than the amount when it was approved in part.
    pub(crate) requested: u32,
    /// Echoed fields that are not empty.
    pub(crate) texts: Vec<(&'static str, String)>,
    /// Fields of the merchant's own.
    pub(crate) custom: Vec<(String, String)>,
    /// Currency, amount and rate that a foreign cardholder chose.
    pub(crate) home: Option<(&'static str, String, &'static str)>,
    /// A signature was added.
    pub(crate) signed: bool,
}

impl Detail {
    /// The text of an echoed field, empty where none was sent.
    pub(crate) fn text(&self, name: &str) -> &str {
        let found = self.texts.iter().find(|(known, _)| *known == name);
        found.map_or("", |(_, text)| text)
    }
}
