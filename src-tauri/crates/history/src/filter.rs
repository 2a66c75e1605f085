//! The only place where a WHERE clause is put together. Values are always bound.

use domain::{Coded, TransactionStatus, TransactionType};
use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;
use rusqlite::types::Value;

use crate::error::HistoryError;

/// Minor units, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AmountRange {
    /// Smallest amount.
    pub least: i64,
    /// Largest amount.
    pub most: i64,
}

/// Which rows. Empty lists and `None` mean no condition.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    /// Terminals by their number in this file; the terminals of one account, or some of them.
    pub sources: Vec<i64>,
    /// First instant, UTC seconds, included.
    pub from: Option<i64>,
    /// Instant after the last one.
    pub before: Option<i64>,
    /// Status words.
    pub statuses: Vec<TransactionStatus>,
    /// Kinds.
    pub kinds: Vec<TransactionType>,
    /// Last four digits of the card.
    pub last4: Option<String>,
    /// Amounts.
    pub amount: Option<AmountRange>,
    /// Pieces of text that must all occur, each in any of the searched columns. A piece that
    /// is an amount also matches that amount.
    pub texts: Vec<TextNeedle>,
}

/// One piece of a quick search.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TextNeedle {
    /// What to find in id, last four, customer, invoice, description.
    pub text: String,
    /// The same piece read as an amount in minor units.
    pub amount: Option<i64>,
}

/// By which column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SortColumn {
    /// Instant.
    Time,
    /// Status.
    Status,
    /// Kind.
    Kind,
    /// Amount; unreadable ones first.
    Amount,
    /// Brand, then last four.
    Card,
    /// Customer.
    Customer,
    /// Invoice.
    Invoice,
    /// Terminal, in the order in which they were added.
    Terminal,
}

/// An order of rows. Equal rows stand newest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sort {
    /// By which column.
    pub column: SortColumn,
    /// Largest first.
    pub descending: bool,
}

/// The amount with the sign it is shown with: returns (2) and credits (3) go back.
const SIGNED_AMOUNT: &str = "iif(type IN (2, 3), -amount, amount)";

impl Sort {
    /// The order of the list unless somebody chose another.
    pub const NEWEST_FIRST: Self = Self {
        column: SortColumn::Time,
        descending: true,
    };

    pub(crate) fn sql(self) -> String {
        let direction = if self.descending { "DESC" } else { "ASC" };
        let columns: &[&str] = match self.column {
            SortColumn::Time => return format!("t {direction}, rid {direction}"),
            SortColumn::Status => &["status"],
            SortColumn::Kind => &["type"],
            // As shown: what goes back stands with a minus sign.
            SortColumn::Amount => &[SIGNED_AMOUNT],
            SortColumn::Card => &["brand", "last4"],
            SortColumn::Customer => &["customer COLLATE NOCASE"],
            SortColumn::Invoice => &["invoice COLLATE NOCASE"],
            SortColumn::Terminal => &["source"],
        };
        let mut sql: Vec<_> = columns.iter().map(|c| format!("{c} {direction}")).collect();
        sql.push("t DESC, rid DESC".to_owned());
        sql.join(", ")
    }
}

impl Filter {
    /// Whether only the terminals are given.
    pub(crate) fn is_plain(&self) -> bool {
        *self
            == Self {
                sources: self.sources.clone(),
                ..Self::default()
            }
    }

    /// The condition and its values. An empty list of terminals finds nothing: an account
    /// without terminals has no payments.
    pub(crate) fn sql(&self) -> (String, Vec<Value>) {
        let mut all = Conditions::default();
        all.one_of("source", self.sources.iter().copied());
        if let Some(from) = self.from {
            all.with("t >= ?", [from.into()]);
        }
        if let Some(before) = self.before {
            all.with("t < ?", [before.into()]);
        }
        if !self.statuses.is_empty() {
            all.one_of("status", self.statuses.iter().map(|s| i64::from(s.code())));
        }
        if !self.kinds.is_empty() {
            all.one_of("type", self.kinds.iter().map(|k| i64::from(k.code())));
        }
        if let Some(last4) = &self.last4 {
            all.with("last4 = ?", [last4.clone().into()]);
        }
        if let Some(range) = self.amount {
            all.with("amount BETWEEN ? AND ?", [range.least.into(), range.most.into()]);
        }
        for needle in &self.texts {
            all.text(needle);
        }
        (all.sql.join(" AND "), all.values)
    }
}

#[derive(Default)]
struct Conditions {
    sql: Vec<String>,
    values: Vec<Value>,
}

impl Conditions {
    fn with<const N: usize>(&mut self, sql: &str, values: [Value; N]) {
        self.sql.push(sql.to_owned());
        self.values.extend(values);
    }

    fn one_of(&mut self, column: &str, values: impl Iterator<Item = i64>) {
        let values: Vec<Value> = values.map(Value::from).collect();
        let marks = vec!["?"; values.len()].join(", ");
        self.sql.push(format!("{column} IN ({marks})"));
        self.values.extend(values);
    }

    /// Candidates from the trigram index, each verified; short pieces are looked for row by row.
    fn text(&mut self, needle: &TextNeedle) {
        const VERIFY: &str = "holds_text(?, id, last4, customer, invoice, description)";
        let mut sql = VERIFY.to_owned();
        let mut values: Vec<Value> = Vec::new();
        if let Some(trigrams) = trigrams(&needle.text) {
            sql = format!("(rid IN (SELECT rowid FROM txn_fts WHERE txn_fts MATCH ?) AND {VERIFY})");
            values.push(trigrams.into());
        }
        values.push(fold(&needle.text).into());
        if let Some(amount) = needle.amount {
            sql = format!("({sql} OR amount = ?)");
            values.push(amount.into());
        }
        self.sql.push(sql);
        self.values.extend(values);
    }
}

/// The needle as an AND of quoted trigrams: with `detail=none` a longer quoted text would be
/// a phrase, which that index cannot answer. `None` below three characters.
fn trigrams(text: &str) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut terms: Vec<String> = chars
        .windows(3)
        .map(|three| format!("\"{}\"", three.iter().collect::<String>().replace('"', "\"\"")))
        .collect();
    terms.dedup();
    (!terms.is_empty()).then(|| terms.join(" AND "))
}

fn fold(text: &str) -> String {
    text.to_lowercase()
}

/// Teaches a connection the verification of text hits.
pub(crate) fn install(db: &Connection) -> Result<(), HistoryError> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    db.create_scalar_function("holds_text", -1, flags, |context| {
        let needle: String = context.get(0)?;
        for i in 1..context.len() {
            let column = context.get_raw(i).as_str().unwrap_or_default();
            if fold(column).contains(&needle) {
                return Ok(true);
            }
        }
        Ok(false)
    })?;
    Ok(())
}
