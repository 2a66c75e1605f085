use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Ask for one page of the explanation book.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExplainRequest {
    /// Which vocabulary the value is from; without it the value is a name such as `AVS N`.
    #[ts(type = "HelpFamily | null")]
    pub family: Option<String>,
    /// The code, message, letter or status as the gateway or the product writes it.
    pub value: String,
    /// Our id or the name of the account, to use what is known of a terminal.
    pub account_id: Option<String>,
    /// Our id or the name of the terminal.
    pub terminal_id: Option<String>,
    /// What was being done.
    #[ts(type = "HelpCall | null")]
    pub call: Option<String>,
}

/// One page of the book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HelpPage {
    /// Stable name, e.g. `4014` or `avs-n`.
    pub key: String,
    /// Which vocabulary.
    #[ts(type = "HelpFamily")]
    pub family: String,
    /// The value as written.
    pub value: String,
    /// How a person refers to it.
    pub label: String,
    /// The gateway's name or a few words; empty for an unlisted value.
    pub words: String,
    /// One line.
    pub title: String,
    /// What it means.
    pub means: String,
    /// What is known of this terminal and task.
    pub notes: Vec<String>,
    /// Likely causes, in the order to test.
    pub causes: Vec<String>,
    /// What to do, in order.
    pub steps: Vec<String>,
    /// Who can put it right, in the order to ask.
    #[ts(type = "Array<HelpWho>")]
    pub who: Vec<String>,
    /// Whether anything was authorised or booked.
    #[ts(type = "HelpBooked")]
    pub booked: String,
    /// What kind of answer it is.
    #[ts(type = "HelpClass")]
    pub class: String,
    /// Whether the book has a page of its own for it.
    pub known: bool,
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HelpEntry {
    /// Stable name.
    pub key: String,
    /// Which vocabulary.
    #[ts(type = "HelpFamily")]
    pub family: String,
    /// How a person refers to it.
    pub label: String,
    /// One line.
    pub title: String,
}

/// What the book says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    /// The page; absent where a name is not in the book.
    pub page: Option<HelpPage>,
    /// What may have been meant, where the book has no page of its own.
    pub suggestions: Vec<HelpEntry>,
}

/// Search the book.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HelpSearchRequest {
    /// Words; none lists the whole book.
    pub words: String,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HelpResults {
    /// Best first.
    pub entries: Vec<HelpEntry>,
    /// Nothing fits all words; these are near.
    pub near: bool,
}
