//! The only place where a WHERE clause is put together. Values are always bound.

use std::sync::Arc;

use domain::{CardBrand, Coded, Currency, TransactionStatus, TransactionType};
use rusqlite::types::Value;

use crate::columns::is_odd;
use crate::row::Origin;
use crate::text;

/// Minor units, both ends included. The size of the amount counts, not its sign: a return of
/// 120.00 is more than 100.00.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AmountRange {
    /// Smallest amount.
    pub least: i64,
    /// Largest amount.
    pub most: i64,
}

/// Which rows. Empty lists and `None` mean no condition, except for the terminals: without
/// one nothing is found, since an account without terminals has no payments.
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
    /// Brands.
    pub brands: Vec<CardBrand>,
    /// Currencies.
    pub currencies: Vec<Currency>,
    /// API users, whole names, letters of either case.
    pub users: Vec<String>,
    /// Batch references, whole, letters of either case.
    pub batches: Vec<String>,
    /// Last four digits of the card.
    pub last4: Option<String>,
    /// Amounts.
    pub amount: Option<AmountRange>,
    /// Pieces of text that must all occur, each in any of the searched columns. A piece that
    /// is an amount also matches that amount.
    pub texts: Vec<TextNeedle>,
    /// Only payments with these ids: a selection, or what notes and tags of the ledger name.
    pub only_ids: Option<Arc<[String]>>,
    /// All but payments with these ids.
    pub except: Option<Arc<[String]>>,
    /// Only payments that said something else before.
    pub changed: bool,
    /// Only payments whose time or amount could not be read.
    pub unreadable: bool,
    /// Only payments from the gateway, or only those from files.
    pub origin: Option<Origin>,
}

/// One piece of a quick search.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TextNeedle {
    /// What to find in id, last four, customer, invoice, description.
    pub text: String,
    /// The same piece read as an amount in minor units.
    pub amount: Option<i64>,
}

/// The size of the amount; NULL stays NULL.
const SIZE: &str = "iif(amount < 0, -amount, amount)";

impl Filter {
    /// Whether only the terminals are given.
    pub(crate) fn is_plain(&self) -> bool {
        *self
            == Self {
                sources: self.sources.clone(),
                ..Self::default()
            }
    }

    /// The same without texts.
    pub(crate) fn clone_without_texts(&self) -> Self {
        Self {
            texts: Vec::new(),
            ..self.clone()
        }
    }

    /// The condition of what the columns in memory cannot tell, but for ids and texts.
    pub(crate) fn residual_sql(&self) -> Option<(String, Vec<Value>)> {
        let mut rest = Conditions::default();
        self.residual(&mut rest);
        if let Some(last4) = self.last4.as_ref().filter(|last4| is_odd(last4)) {
            rest.with("last4 = ?", [last4.clone().into()]);
        }
        (!rest.sql.is_empty()).then(|| (rest.sql.join(" AND "), rest.values))
    }

    /// The condition and its values; `index` says whether the text index can be used.
    pub(crate) fn sql(&self, index: bool) -> (String, Vec<Value>) {
        let mut all = self.sql_without_texts();
        for needle in &self.texts {
            all.text(needle, index);
        }
        (all.sql.join(" AND "), all.values)
    }

    fn sql_without_texts(&self) -> Conditions {
        let mut all = Conditions::default();
        all.one_of("source", self.sources.iter().copied());
        if let Some(from) = self.from {
            all.with("t >= ?", [from.into()]);
        }
        if let Some(before) = self.before {
            all.with("t < ?", [before.into()]);
        }
        all.coded("status", &self.statuses);
        all.coded("type", &self.kinds);
        all.coded("brand", &self.brands);
        let currencies = self.currencies.iter().map(Currency::as_str);
        all.words("currency", currencies);
        self.residual(&mut all);
        if let Some(last4) = &self.last4 {
            all.with("last4 = ?", [last4.clone().into()]);
        }
        if let Some(range) = self.amount {
            all.with(
                &format!("{SIZE} BETWEEN ? AND ?"),
                [range.least.into(), range.most.into()],
            );
        }
        if self.unreadable {
            all.with("(t = 0 OR amount IS NULL)", []);
        }
        if let Some(ids) = &self.only_ids {
            all.with("id IN (SELECT value FROM json_each(?))", [json(ids).into()]);
        }
        if let Some(ids) = &self.except {
            all.with("id NOT IN (SELECT value FROM json_each(?))", [json(ids).into()]);
        }
        all
    }

    /// What is not among the columns in memory.
    fn residual(&self, all: &mut Conditions) {
        all.words("user_name COLLATE NOCASE", self.users.iter().map(String::as_str));
        all.words("batch COLLATE NOCASE", self.batches.iter().map(String::as_str));
        if self.changed {
            all.with("versions > 0", []);
        }
        if let Some(origin) = self.origin {
            all.with("origin = ?", [i64::from(origin.code()).into()]);
        }
    }
}

/// A list of ids as one bound value, however long.
fn json(ids: &[String]) -> String {
    let mut text = String::with_capacity(ids.iter().map(|id| id.len() + 3).sum::<usize>() + 2);
    text.push('[');
    for (i, id) in ids.iter().enumerate() {
        if i > 0 {
            text.push(',');
        }
        text.push('"');
        for char in id.chars() {
            match char {
                '"' | '\\' => text.extend(['\\', char]),
                control if control < ' ' => text.push_str(&format!("\\u{:04x}", u32::from(control))),
                other => text.push(other),
            }
        }
        text.push('"');
    }
    text.push(']');
    text
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
        self.list(column, values.map(Value::from).collect());
    }

    fn coded<T: Coded>(&mut self, column: &str, values: &[T]) {
        if !values.is_empty() {
            self.one_of(column, values.iter().map(|value| i64::from(value.code())));
        }
    }

    fn words<'a>(&mut self, column: &str, words: impl Iterator<Item = &'a str>) {
        let values: Vec<Value> = words.map(|word| word.to_owned().into()).collect();
        if !values.is_empty() {
            self.list(column, values);
        }
    }

    fn list(&mut self, column: &str, values: Vec<Value>) {
        let marks = vec!["?"; values.len()].join(", ");
        self.sql.push(format!("{column} IN ({marks})"));
        self.values.extend(values);
    }

    /// Candidates from the trigram index, each verified; short pieces are looked for row by row.
    fn text(&mut self, needle: &TextNeedle, index: bool) {
        const VERIFY: &str = "holds_text(?, id, last4, customer, invoice, description)";
        let mut sql = VERIFY.to_owned();
        let mut values: Vec<Value> = Vec::new();
        if let Some(trigrams) = text::trigrams(&needle.text).filter(|_| index) {
            sql = format!("(rid IN (SELECT rowid FROM txn_fts WHERE txn_fts MATCH ?) AND {VERIFY})");
            values.push(trigrams.into());
        }
        values.push(text::fold(&needle.text).into());
        if let Some(amount) = needle.amount {
            sql = format!("({sql} OR {SIZE} = ?)");
            values.push(amount.saturating_abs().into());
        }
        self.sql.push(sql);
        self.values.extend(values);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_become_one_json_text_whatever_they_hold() {
        assert_eq!(
            json(&["a".into(), "b\"\\\n".into()]),
            "[\"a\",\"b\\\"\\\\\\u000a\"]"
        );
        assert_eq!(json(&[]), "[]");
    }
}
