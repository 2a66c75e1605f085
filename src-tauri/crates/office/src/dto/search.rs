use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{TxnFilter, TxnSort};

/// Read a typed search: `amount:>100 status:settled permit`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SearchRequest {
    /// Our id of the account.
    pub account_id: String,
    /// As typed.
    pub text: String,
}

/// One piece of a typed search.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SearchChip {
    /// The piece as it is typed, in its plainest form.
    pub piece: String,
    /// The operator, such as `amount`; null for a piece of quick search.
    pub field: Option<String>,
    /// In words, such as `Amount over 100.00`.
    pub label: String,
    /// Why it does not apply; the other pieces still do.
    pub problem: Option<SearchProblem>,
}

/// What is wrong with a piece.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SearchProblem {
    /// A sentence: `Unknown field amont. Did you mean amount?`
    pub message: String,
    /// The piece that was probably meant.
    pub suggestion: Option<String>,
}

/// A typed search, read.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Search {
    /// The text in its plainest form; reading it again gives the same.
    pub text: String,
    /// Its pieces in order.
    pub chips: Vec<SearchChip>,
    /// What applies.
    pub filter: TxnFilter,
}

/// What is found without one of the pieces.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChipEffect {
    /// The piece that would go.
    pub piece: String,
    /// Its words.
    pub label: String,
    /// Rows without it.
    pub count: u32,
}

/// Which piece hides the rows: those that give some when dropped, most rows first.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct NarrowestChips {
    /// Empty when no single piece does.
    pub chips: Vec<ChipEffect>,
}

/// What could be typed next.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SuggestRequest {
    /// Our id of the account.
    pub account_id: String,
    /// The piece under the caret, such as `sta` or `status:se`.
    pub piece: String,
}

/// A completion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Suggestion {
    /// Stands instead of the piece.
    pub piece: String,
    /// What it means.
    pub about: String,
    /// Nothing needs to follow.
    pub whole: bool,
}

/// Completions, best first, at most ten.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Suggestions {
    /// Best first.
    pub suggestions: Vec<Suggestion>,
}

/// A column of a view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ViewColumn {
    /// Its key.
    pub key: String,
    /// Pixels at 100 %; null for its own width.
    pub width: Option<u32>,
}

/// A saved view. Its dates are part of the text and may be relative (`date:last-30-days`); a
/// text without dates keeps the dates one is on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavedView {
    /// Our id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The typed search.
    pub text: String,
    /// Columns in order; empty for those one is on.
    pub columns: Vec<ViewColumn>,
    /// The order; null for the one one is on.
    pub sort: Option<TxnSort>,
    /// When it was saved.
    pub saved_at: String,
}

/// The views of an account.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SavedViews {
    /// By name.
    pub views: Vec<SavedView>,
    /// Set by an import: our id of the view that came.
    pub imported: Option<String>,
}

/// Save a view, new or over an older one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveView {
    /// Our id of the account.
    pub account_id: String,
    /// Our id of the view to replace.
    pub id: Option<String>,
    /// At most 60 characters, used once.
    pub name: String,
    /// The typed search.
    pub text: String,
    /// Columns in order.
    pub columns: Vec<ViewColumn>,
    /// The order.
    pub sort: Option<TxnSort>,
}
