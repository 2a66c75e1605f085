//! Rows in the order somebody asked for.

use std::cmp::Ordering;
use std::sync::Arc;

use domain::{Coded, TransactionType};
use rusqlite::params;

use crate::columns::{Columns, Facts};
use crate::error::HistoryError;
use crate::found::Found;
use crate::sort::{Sort, SortColumn};
use crate::view::View;

/// Up to so many rows their texts are fetched and compared; more are picked from the order of
/// the whole file, which SQLite makes once.
const FETCHED: u64 = 20_000;
/// Bits of a place in a list; the key stands above them in one number.
const PLACE_BITS: u32 = 31;

/// Chosen rows in order. `all` gives the order of all rows of the file.
pub(crate) fn sorted(
    view: &View<'_>,
    columns: &Columns,
    found: &Found,
    sort: Sort,
    all: impl FnOnce(Sort) -> Result<Arc<[u32]>, HistoryError>,
) -> Result<Vec<u32>, HistoryError> {
    if sort.column == SortColumn::Time {
        let rows = if sort.descending {
            columns.newest(&found.bits)
        } else {
            columns.oldest(&found.bits)
        };
        let mut list = Vec::with_capacity(usize::try_from(found.count).unwrap_or(0));
        list.extend(rows);
        return Ok(list);
    }
    if in_memory(columns, sort.column) {
        let newest: Vec<u32> = columns.newest(&found.bits).collect();
        return Ok(by_key(columns, newest, sort));
    }
    if found.count <= FETCHED {
        let newest: Vec<u32> = columns.newest(&found.bits).collect();
        return by_text(view, newest, sort);
    }
    let all = all(sort)?;
    if found.count == columns.rows() {
        return Ok(all.to_vec());
    }
    Ok(all.iter().copied().filter(|rid| found.bits.has(*rid)).collect())
}

/// Whether the columns alone can tell an order.
pub(crate) fn in_memory(columns: &Columns, column: SortColumn) -> bool {
    match column {
        SortColumn::Time
        | SortColumn::Status
        | SortColumn::Kind
        | SortColumn::Brand
        | SortColumn::Terminal => true,
        SortColumn::Amount => !columns.seen.large_amounts,
        SortColumn::Card => !columns.seen.odd_last4,
        _ => false,
    }
}

/// What a row is ordered by: 33 bits at most.
fn key(facts: Facts, column: SortColumn) -> u64 {
    let returned = [TransactionType::Return.code(), TransactionType::Credit.code()];
    match column {
        SortColumn::Status => u64::from(facts.status),
        SortColumn::Kind => u64::from(facts.kind),
        SortColumn::Brand => u64::from(facts.brand),
        SortColumn::Terminal => u64::from(facts.source),
        // No digits stand before 0000.
        SortColumn::Card => u64::from(facts.brand) << 17 | u64::from(facts.last4.wrapping_add(1)),
        SortColumn::Amount => facts.amount.map_or(0, |amount| {
            let signed = if returned.contains(&facts.kind) {
                -amount
            } else {
                amount
            };
            u64::try_from(signed + (1 << 31) + 1).unwrap_or(0)
        }),
        _ => 0,
    }
}

/// Rows that stand newest first, ordered by a key; equal ones stay as they stand.
fn by_key(columns: &Columns, newest: Vec<u32>, sort: Sort) -> Vec<u32> {
    const LARGEST: u64 = u64::MAX >> PLACE_BITS;
    let mut keys: Vec<u64> = newest
        .iter()
        .zip(0_u64..)
        .map(|(rid, place)| {
            let key = columns.facts(*rid).map_or(0, |facts| key(facts, sort.column));
            let key = if sort.descending { LARGEST - key } else { key };
            key << PLACE_BITS | place
        })
        .collect();
    keys.sort_unstable();
    let place = |key: u64| usize::try_from(key & ((1 << PLACE_BITS) - 1)).unwrap_or(usize::MAX);
    keys.into_iter()
        .filter_map(|key| newest.get(place(key)).copied())
        .collect()
}

/// The same by a text, or by what only the file knows.
fn by_text(view: &View<'_>, newest: Vec<u32>, sort: Sort) -> Result<Vec<u32>, HistoryError> {
    let mut find = view.db.prepare_cached(&format!(
        "SELECT {} FROM txn WHERE rid = ?1",
        sort.column.values()
    ))?;
    let mut rows = Vec::with_capacity(newest.len());
    for rid in newest {
        let key = find.query_row(params![rid], |row| {
            let text = match row.get_ref(0)?.as_str() {
                Ok(text) if matches!(sort.column, SortColumn::Id | SortColumn::Card) => text.to_owned(),
                Ok(text) => text.to_ascii_lowercase(),
                Err(_) => String::new(),
            };
            Ok((row.get::<_, Option<i64>>(1)?, text))
        })?;
        rows.push((key, rid));
    }
    let order: fn(Ordering) -> Ordering = if sort.descending {
        Ordering::reverse
    } else {
        |order| order
    };
    rows.sort_by(|(a, _), (b, _)| order(a.cmp(b)));
    Ok(rows.into_iter().map(|(_, rid)| rid).collect())
}
