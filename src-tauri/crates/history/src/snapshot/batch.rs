//! Some rows of an export, read from the file in the order in which they lie there.

use domain::{CardBrand, Coded, Currency, TransactionStatus, TransactionType};
use rusqlite::{CachedStatement, Connection, Row, params};

use super::ExportRow;
use crate::columns::Columns;
use crate::error::HistoryError;
use crate::row::Origin;
use crate::text::currency_of;

/// Neighbours in the file no further apart are read in one go, with what lies between them.
const GAP: u32 = 4;

/// Texts of a row.
const TEXTS: usize = 9;

/// What only the file knows.
const FROM_FILE: &str = "rid, id, last4, customer, invoice, description, approval, user_name, batch, settled_raw, refunded, \
     origin, versions";
/// What the columns in memory know as well.
const FROM_COLUMNS: &str = "t, day, source, status, type, brand, amount, currency";
/// Where these begin when both are asked for.
const COLUMNS_AT: usize = 13;

/// Rows and their texts, one behind the other.
#[derive(Debug, Default)]
pub(super) struct Batch {
    rows: Vec<Packed>,
    texts: Vec<u8>,
}

/// What the columns in memory know of a row.
#[derive(Debug, Clone, Copy)]
struct Known {
    t: i64,
    day: i32,
    source: i64,
    status: u8,
    kind: u8,
    brand: u8,
    currency: Currency,
    amount: Option<i64>,
}

#[derive(Debug, Clone, Copy)]
struct Packed {
    known: Known,
    origin: u8,
    refunded: Option<i64>,
    versions: i64,
    /// Where the first text begins.
    start: usize,
    lengths: [u32; TEXTS],
}

/// Reads batches.
pub(super) struct Reader<'a> {
    find: CachedStatement<'a>,
    columns: Option<&'a Columns>,
    wanted: Vec<(u32, u32)>,
    /// Rows as they lie in the file.
    found: Batch,
    /// Where each row of the list stands among these.
    order: Vec<u32>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(db: &'a Connection, columns: Option<&'a Columns>) -> Result<Self, HistoryError> {
        let more = columns.map_or_else(|| format!(", {FROM_COLUMNS}"), |_| String::new());
        Ok(Self {
            find: db.prepare_cached(&format!(
                "SELECT {FROM_FILE}{more} FROM txn WHERE rid BETWEEN ?1 AND ?2 ORDER BY rid"
            ))?,
            columns,
            wanted: Vec::new(),
            found: Batch::default(),
            order: Vec::new(),
        })
    }

    /// Reads rows by their numbers.
    pub(super) fn read(&mut self, list: &[u32], batch: &mut Batch) -> Result<(), HistoryError> {
        self.found.clear();
        self.order.clear();
        self.order.resize(list.len(), 0);
        self.wanted.clear();
        self.wanted.extend(list.iter().copied().zip(0..));
        self.wanted.sort_unstable();
        for run in self.wanted.chunk_by(|(one, _), (next, _)| next - one <= GAP) {
            let (Some((first, _)), Some((last, _))) = (run.first(), run.last()) else {
                continue;
            };
            let mut run = run.iter();
            let mut expected = run.next();
            let mut rows = self.find.query(params![first, last])?;
            while let Some(row) = rows.next()? {
                let rid: u32 = row.get(0)?;
                let Some((_, place)) = expected.filter(|(wanted, _)| *wanted == rid) else {
                    continue;
                };
                expected = run.next();
                if let Some(at) = self.order.get_mut(*place as usize) {
                    *at = u32::try_from(self.found.rows.len()).unwrap_or(u32::MAX);
                }
                let known = match self.columns {
                    Some(columns) => Known::in_memory(columns, rid)?,
                    None => Known::in_row(row)?,
                };
                self.found.push(row, known)?;
            }
            if expected.is_some() {
                return Err(HistoryError::Damaged);
            }
        }
        // Put in order here, while all of it is at hand: whoever writes reads straight ahead.
        batch.clear();
        let in_order = self
            .order
            .iter()
            .filter_map(|at| self.found.rows.get(*at as usize));
        in_order.for_each(|row| batch.copy(row, &self.found.texts));
        Ok(())
    }
}

impl Known {
    fn in_memory(columns: &Columns, rid: u32) -> Result<Self, HistoryError> {
        let facts = columns.facts(rid).ok_or(HistoryError::Damaged)?;
        Ok(Self {
            t: i64::from(facts.t),
            day: i32::from(facts.day),
            source: i64::from(facts.source),
            status: facts.status,
            kind: facts.kind,
            brand: facts.brand,
            currency: columns.currency(facts.currency),
            amount: facts.amount,
        })
    }

    fn in_row(row: &Row<'_>) -> Result<Self, HistoryError> {
        Ok(Self {
            t: row.get(COLUMNS_AT)?,
            day: row.get(COLUMNS_AT + 1)?,
            source: row.get(COLUMNS_AT + 2)?,
            status: row.get(COLUMNS_AT + 3)?,
            kind: row.get(COLUMNS_AT + 4)?,
            brand: row.get(COLUMNS_AT + 5)?,
            amount: row.get(COLUMNS_AT + 6)?,
            currency: currency_of(row.get_ref(COLUMNS_AT + 7)?.as_str().unwrap_or_default()),
        })
    }
}

impl Batch {
    fn push(&mut self, row: &Row<'_>, known: Known) -> Result<(), HistoryError> {
        let start = self.texts.len();
        let mut lengths = [0; TEXTS];
        for (length, at) in lengths.iter_mut().zip(1..) {
            let text = row.get_ref(at)?.as_bytes().unwrap_or_default();
            *length = u32::try_from(text.len()).unwrap_or(0);
            self.texts.extend_from_slice(text);
        }
        self.rows.push(Packed {
            known,
            refunded: row.get(TEXTS + 1)?,
            origin: row.get(TEXTS + 2)?,
            versions: row.get(TEXTS + 3)?,
            start,
            lengths,
        });
        Ok(())
    }

    fn copy(&mut self, row: &Packed, texts: &[u8]) {
        let length = row.lengths.iter().map(|length| *length as usize).sum::<usize>();
        let start = self.texts.len();
        let text = texts.get(row.start..row.start + length).unwrap_or_default();
        self.texts.extend_from_slice(text);
        self.rows.push(Packed { start, ..*row });
    }

    fn clear(&mut self) {
        self.rows.clear();
        self.texts.clear();
    }

    /// The rows in order.
    pub(super) fn rows(
        &self,
    ) -> Result<impl Iterator<Item = Result<ExportRow<'_>, HistoryError>>, HistoryError> {
        let texts = std::str::from_utf8(&self.texts).map_err(|_| HistoryError::Damaged)?;
        let rows = self.rows.iter();
        Ok(rows.map(move |row| row.unpacked(texts).ok_or(HistoryError::Damaged)))
    }
}

impl Packed {
    fn unpacked<'a>(&self, texts: &'a str) -> Option<ExportRow<'a>> {
        let mut rest = texts.get(self.start..)?;
        let mut lengths = self.lengths.iter();
        let mut next = || {
            let (text, behind) = rest.split_at_checked(*lengths.next()? as usize)?;
            rest = behind;
            Some(text)
        };
        let known = &self.known;
        Some(ExportRow {
            id: next()?,
            last4: next()?,
            customer: next()?,
            invoice: next()?,
            description: next()?,
            approval: next()?,
            user: next()?,
            batch: next()?,
            settled_raw: next()?,
            t: known.t,
            day: known.day,
            status: TransactionStatus::from_code(known.status).unwrap_or(TransactionStatus::Unknown),
            kind: TransactionType::from_code(known.kind).unwrap_or(TransactionType::Other),
            brand: CardBrand::from_code(known.brand).unwrap_or(CardBrand::Other),
            currency: known.currency,
            amount: known.amount,
            refunded: self.refunded,
            source: known.source,
            origin: Origin::from_code(self.origin),
            versions: self.versions,
        })
    }
}
