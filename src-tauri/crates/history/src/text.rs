//! Finding pieces of text, the same way for SQL, for memory and for what is shown as a match.

use std::ops::Range;

use domain::Currency;
use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;

use crate::error::HistoryError;
use crate::filter::TextNeedle;
use crate::page::PageRow;

/// A column a quick search looks into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MatchColumn {
    /// The gateway's id.
    Id,
    /// Last four digits of the card.
    Last4,
    /// Customer.
    Customer,
    /// Invoice.
    Invoice,
    /// Description.
    Description,
    /// The amount as a whole.
    Amount,
}

/// Where a needle was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// In which column.
    pub column: MatchColumn,
    /// Bytes of that column's text; empty for the amount, which matches as a whole.
    pub range: Range<usize>,
}

/// Why a row was found: the first place of each needle in each column, in the order of the
/// columns. Empty when no text was looked for.
pub fn matched(row: &PageRow, needles: &[TextNeedle]) -> Vec<Match> {
    let columns = [
        (MatchColumn::Id, &row.id),
        (MatchColumn::Last4, &row.last4),
        (MatchColumn::Customer, &row.customer),
        (MatchColumn::Invoice, &row.invoice),
        (MatchColumn::Description, &row.description),
    ];
    let folded: Vec<String> = needles.iter().map(|needle| fold(&needle.text)).collect();
    let mut found = Vec::new();
    for (column, text) in columns {
        let places = folded.iter().filter_map(|needle| find(needle, text));
        found.extend(places.map(|range| Match { column, range }));
    }
    if needles.iter().any(|needle| needle.is_amount(row.amount)) {
        found.push(Match {
            column: MatchColumn::Amount,
            range: 0..0,
        });
    }
    found
}

impl TextNeedle {
    /// Whether this piece, read as an amount, is that of a row. Signs do not count.
    pub(crate) fn is_amount(&self, amount: Option<i64>) -> bool {
        match (self.amount, amount) {
            (Some(wanted), Some(amount)) => wanted.unsigned_abs() == amount.unsigned_abs(),
            _ => false,
        }
    }
}

/// Letters of either case are the same, character by character.
pub(crate) fn fold(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

/// The first place of a folded needle in a text.
pub(crate) fn find(needle: &str, text: &str) -> Option<Range<usize>> {
    if needle.is_ascii() {
        return find_ascii(needle.as_bytes(), text.as_bytes());
    }
    if text.is_ascii() {
        return None;
    }
    text.char_indices().find_map(|(start, _)| {
        let rest = text.get(start..)?;
        let length = folded_prefix(needle, rest)?;
        Some(start..start + length)
    })
}

/// Whether a text as it stands in the file holds a folded needle.
pub(crate) fn holds(needle: &str, text: &[u8]) -> bool {
    if needle.is_ascii() {
        return find_ascii(needle.as_bytes(), text).is_some();
    }
    std::str::from_utf8(text).is_ok_and(|text| find(needle, text).is_some())
}

/// Bytes of plain letters never occur inside another character.
fn find_ascii(needle: &[u8], text: &[u8]) -> Option<Range<usize>> {
    let (first, rest) = match needle.split_first() {
        Some(parts) => parts,
        None => return Some(0..0),
    };
    let upper = first.to_ascii_uppercase();
    let last = text.len().checked_sub(needle.len())?;
    let starts = text.get(..=last)?.iter().enumerate();
    for (start, byte) in starts {
        if *byte != *first && *byte != upper {
            continue;
        }
        let behind = text.get(start + 1..start + needle.len())?;
        if behind.eq_ignore_ascii_case(rest) {
            return Some(start..start + needle.len());
        }
    }
    None
}

/// How many bytes at the start of a text fold to the needle.
fn folded_prefix(needle: &str, text: &str) -> Option<usize> {
    let mut wanted = needle.chars();
    for (at, char) in text.char_indices() {
        if wanted.as_str().is_empty() {
            return Some(at);
        }
        for folded in char.to_lowercase() {
            if wanted.next() != Some(folded) {
                return None;
            }
        }
    }
    wanted.as_str().is_empty().then_some(text.len())
}

/// The needle as an AND of quoted trigrams: with `detail=none` a longer quoted text would be
/// a phrase, which that index cannot answer. `None` below three characters.
pub(crate) fn trigrams(text: &str) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut terms: Vec<String> = chars
        .windows(3)
        .map(|three| format!("\"{}\"", three.iter().collect::<String>().replace('"', "\"\"")))
        .collect();
    terms.sort_unstable();
    terms.dedup();
    (!terms.is_empty()).then(|| terms.join(" AND "))
}

/// Teaches a connection the verification of text hits.
pub(crate) fn install(db: &Connection) -> Result<(), HistoryError> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    db.create_scalar_function("holds_text", -1, flags, |context| {
        let needle = context.get_raw(0).as_str().unwrap_or_default();
        Ok((1..context.len()).any(|i| {
            let column = context.get_raw(i).as_str().unwrap_or_default();
            find(needle, column).is_some()
        }))
    })?;
    Ok(())
}

/// A currency as it is stored; files hold valid codes only.
pub(crate) fn currency_of(text: &str) -> Currency {
    Currency::new(text).unwrap_or(Currency::USD)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_place_is_told_in_bytes_of_the_text_as_it_stands() {
        assert_eq!(find("señ", "La SEÑORA"), Some(3..7));
        assert_eq!(find("ora", "La SEÑORA"), Some(7..10));
        assert_eq!(find("王", "a王芳"), Some(1..4));
        assert_eq!(find("xyz", "xy"), None);
        assert_eq!(find("ñ", "n"), None);
    }

    #[test]
    fn trigrams_are_characters_and_quotes_are_doubled() {
        assert_eq!(trigrams("ab"), None);
        assert_eq!(trigrams("a\"b").as_deref(), Some("\"a\"\"b\""));
        assert_eq!(trigrams("José").as_deref(), Some("\"Jos\" AND \"osé\""));
    }

    proptest! {
        #[test]
        fn a_piece_of_a_text_is_found_in_it_in_any_case(before in "[a-zA-Zñ王 ]{0,8}", piece in "[a-zA-ZÑé王]{1,6}", after in "\\PC{0,8}") {
            let text = format!("{before}{piece}{after}");
            for written in [piece.clone(), piece.to_lowercase(), piece.to_uppercase()] {
                let place = find(&fold(&written), &text);
                prop_assert!(place.is_some());
                let found = place.and_then(|range| text.get(range)).map(fold);
                prop_assert_eq!(found, Some(fold(&written)));
            }
        }

        #[test]
        fn no_needle_makes_the_search_panic(needle in "\\PC{0,12}", text in "\\PC{0,40}") {
            let folded = fold(&needle);
            if let Some(range) = find(&folded, &text) {
                prop_assert_eq!(text.get(range).map(fold), Some(folded));
            }
            let _ = trigrams(&needle);
        }
    }
}
