//! Which rows a filter finds: from the columns what they can tell, the rest from the file.

use std::sync::Arc;

use rusqlite::{CachedStatement, OptionalExtension, params, params_from_iter};

use crate::cancel::Cancel;
use crate::columns::{Bits, Columns, Scan};
use crate::error::HistoryError;
use crate::filter::{AmountRange, Filter, TextNeedle};
use crate::open::{History, lock};
use crate::text;
use crate::view::View;

/// Rows found.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) bits: Bits,
    pub(crate) count: u64,
}

/// Below this share of all rows they are looked up one by one instead of reading the table.
const FEW: u64 = 8;

impl History {
    /// The rows of a filter.
    pub(crate) fn found(
        &self,
        view: &View<'_>,
        columns: &Columns,
        filter: &Filter,
        cancel: &Cancel,
    ) -> Result<Arc<Found>, HistoryError> {
        if let Some(found) = lock(&self.lists).find_rows(columns.generation, filter) {
            return Ok(found);
        }
        let bits = if filter.texts.is_empty() {
            self.without_texts(view, columns, filter, cancel)?
        } else {
            let base = self.found(view, columns, &filter.clone_without_texts(), cancel)?;
            self.with_texts(view, columns, &filter.texts, &base.bits, cancel)?
        };
        let found = Arc::new(Found {
            count: bits.count(),
            bits,
        });
        lock(&self.lists).keep_rows(columns.generation, filter, &found);
        Ok(found)
    }

    fn without_texts(
        &self,
        view: &View<'_>,
        columns: &Columns,
        filter: &Filter,
        cancel: &Cancel,
    ) -> Result<Bits, HistoryError> {
        let mut bits = Scan::of(columns, filter).run(columns, cancel)?;
        if let Some(ids) = &filter.only_ids {
            bits.and(&rows_of(view, columns, ids, cancel)?);
        }
        if let Some(ids) = &filter.except {
            bits.without(&rows_of(view, columns, ids, cancel)?);
        }
        let Some((condition, values)) = filter.residual_sql() else {
            return Ok(bits);
        };
        if is_few(&bits, columns) {
            let mut find = view
                .db
                .prepare_cached(&format!("SELECT 1 FROM txn WHERE {condition} AND rid = ?"))?;
            return pick(columns, bits.iter(), cancel, |rid| {
                let values = values.iter().cloned().chain([i64::from(rid).into()]);
                Ok(find.exists(params_from_iter(values))?)
            });
        }
        let mut statement = view
            .db
            .prepare(&format!("SELECT rid FROM txn WHERE {condition}"))?;
        let mut rows = statement.query(params_from_iter(&values))?;
        let mut told = Bits::none(columns);
        while let Some(row) = rows.next()? {
            told.add(row.get(0)?);
        }
        bits.and(&told);
        Ok(bits)
    }

    fn with_texts(
        &self,
        view: &View<'_>,
        columns: &Columns,
        texts: &[TextNeedle],
        base: &Bits,
        cancel: &Cancel,
    ) -> Result<Bits, HistoryError> {
        let needles = Needles::of(texts);
        let candidates = candidates(view, columns, texts, base, cancel)?;
        let looked_at = candidates.as_ref().unwrap_or(base);
        if is_few(looked_at, columns) {
            let mut verify = needles.by_row(view)?;
            return pick(columns, looked_at.iter(), cancel, |rid| verify.holds(rid));
        }
        let mut statement = view
            .db
            .prepare(&format!("SELECT rid, {SEARCHED} FROM txn ORDER BY rid"))?;
        let mut rows = statement.query([])?;
        let mut hits = Bits::none(columns);
        while let Some(row) = rows.next()? {
            let rid: u32 = row.get(0)?;
            if rid.is_multiple_of(1_024) {
                cancel.check()?;
            }
            if looked_at.has(rid) && needles.hold(row, FROM_1)? {
                hits.add(rid);
            }
        }
        Ok(hits)
    }
}

/// What finds the rows that may hold all texts.
pub(crate) struct Source {
    /// What the index is asked for.
    pub(crate) trigrams: String,
    /// An amount that rows may have instead, without its sign.
    size: Option<i64>,
}

impl Source {
    /// All texts that can be nothing but texts at once, or else one that may be an amount. `None`
    /// where the index cannot help: pieces below three characters.
    pub(crate) fn of(texts: &[TextNeedle]) -> Option<Self> {
        let plain = texts.iter().filter(|needle| needle.amount.is_none());
        let terms: Vec<String> = plain.filter_map(|needle| text::trigrams(&needle.text)).collect();
        if !terms.is_empty() {
            let trigrams = terms.join(" AND ");
            return Some(Self { trigrams, size: None });
        }
        texts.iter().find_map(|needle| {
            Some(Self {
                trigrams: text::trigrams(&needle.text)?,
                size: Some(needle.amount?.saturating_abs()),
            })
        })
    }

    /// Rows with the amount.
    pub(crate) fn by_amount(&self, columns: &Columns, cancel: &Cancel) -> Result<Bits, HistoryError> {
        let Some(size) = self.size else {
            return Ok(Bits::none(columns));
        };
        let amounts = Filter {
            sources: columns.sources().collect(),
            amount: Some(AmountRange {
                least: size,
                most: size,
            }),
            ..Filter::default()
        };
        Scan::of(columns, &amounts).run(columns, cancel)
    }
}

/// Rows that may hold all the texts, to be verified. `None` where the index cannot help.
pub(crate) fn candidates(
    view: &View<'_>,
    columns: &Columns,
    texts: &[TextNeedle],
    base: &Bits,
    cancel: &Cancel,
) -> Result<Option<Bits>, HistoryError> {
    let Some(source) = Source::of(texts).filter(|_| view.search) else {
        return Ok(None);
    };
    let mut bits = indexed(view, columns, &source.trigrams, cancel)?;
    bits.or(&source.by_amount(columns, cancel)?);
    bits.and(base);
    Ok(Some(bits))
}

/// What the index says.
fn indexed(
    view: &View<'_>,
    columns: &Columns,
    trigrams: &str,
    cancel: &Cancel,
) -> Result<Bits, HistoryError> {
    let mut bits = Bits::none(columns);
    let mut statement = view
        .db
        .prepare_cached("SELECT rowid FROM txn_fts WHERE txn_fts MATCH ?1")?;
    let mut rows = statement.query([trigrams])?;
    let mut seen = 0_u32;
    while let Some(row) = rows.next()? {
        seen = seen.wrapping_add(1);
        if seen.is_multiple_of(1_024) {
            cancel.check()?;
        }
        bits.add(row.get(0)?);
    }
    Ok(bits)
}

/// Whether rows are few enough to be looked up one by one.
pub(crate) fn is_few(bits: &Bits, columns: &Columns) -> bool {
    bits.count().saturating_mul(FEW) < columns.rows()
}

fn pick(
    columns: &Columns,
    rids: impl Iterator<Item = u32>,
    cancel: &Cancel,
    mut holds: impl FnMut(u32) -> Result<bool, HistoryError>,
) -> Result<Bits, HistoryError> {
    let mut hits = Bits::none(columns);
    for (rid, done) in rids.zip(0_u32..) {
        if done.is_multiple_of(1_024) {
            cancel.check()?;
        }
        if holds(rid)? {
            hits.add(rid);
        }
    }
    Ok(hits)
}

fn rows_of(
    view: &View<'_>,
    columns: &Columns,
    ids: &[String],
    cancel: &Cancel,
) -> Result<Bits, HistoryError> {
    let mut bits = Bits::none(columns);
    let mut find = view.db.prepare_cached("SELECT rid FROM txn WHERE id = ?1")?;
    for (id, done) in ids.iter().zip(0_u32..) {
        if done.is_multiple_of(1_024) {
            cancel.check()?;
        }
        if let Some(rid) = find.query_row([id], |row| row.get(0)).optional()? {
            bits.add(rid);
        }
    }
    Ok(bits)
}

const SEARCHED: &str = "id, last4, customer, invoice, description, amount";
/// Where these stand in a row that begins with them, and in one that begins with its number.
const FROM_0: ([usize; 5], usize) = ([0, 1, 2, 3, 4], 5);
const FROM_1: ([usize; 5], usize) = ([1, 2, 3, 4, 5], 6);

/// Texts to find, ready to be compared.
pub(crate) struct Needles<'a>(Vec<(String, &'a TextNeedle)>);

impl<'a> Needles<'a> {
    pub(crate) fn of(texts: &'a [TextNeedle]) -> Self {
        let folded = texts.iter().map(|needle| (text::fold(&needle.text), needle));
        Self(folded.collect())
    }

    /// Verification by row number.
    pub(crate) fn by_row<'v>(&'v self, view: &'v View<'_>) -> Result<Verify<'v>, HistoryError> {
        Ok(Verify {
            needles: self,
            find: view
                .db
                .prepare_cached(&format!("SELECT {SEARCHED} FROM txn WHERE rid = ?1"))?,
        })
    }

    /// Whether a row holds all the texts; its searched columns and its amount stand at these places.
    pub(crate) fn hold(
        &self,
        row: &rusqlite::Row<'_>,
        (columns, amount): ([usize; 5], usize),
    ) -> Result<bool, HistoryError> {
        for (folded, needle) in &self.0 {
            let mut held = false;
            for at in columns {
                let column = row.get_ref(at)?.as_bytes().unwrap_or_default();
                held = text::holds(folded, column);
                if held {
                    break;
                }
            }
            if !held && !needle.is_amount(row.get(amount)?) {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

pub(crate) struct Verify<'a> {
    needles: &'a Needles<'a>,
    find: CachedStatement<'a>,
}

impl Verify<'_> {
    pub(crate) fn holds(&mut self, rid: u32) -> Result<bool, HistoryError> {
        let mut rows = self.find.query(params![rid])?;
        match rows.next()? {
            Some(row) => self.needles.hold(row, FROM_0),
            None => Ok(false),
        }
    }
}
