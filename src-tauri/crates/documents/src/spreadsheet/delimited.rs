//! CSV and its relatives (RFC 4180, read generously).
//!
//! An own reader, because the row numbers must be those of the person's program: there a
//! blank line is a row, and a line break inside quotes is not.

use super::{Limits, RawSheet, Row, SpreadsheetError};

/// Lines looked at to find the separator.
const SNIFFED_ROWS: usize = 20;
/// What may separate, the most usual first.
const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];

pub(super) fn read(name_hint: &str, text: &str, limits: &Limits) -> Result<RawSheet, SpreadsheetError> {
    let (separator, body, first_row) = match announced(text) {
        Some((separator, rest)) => (separator, rest, 2),
        None => (sniffed(name_hint, text, limits), text, 1),
    };
    let mut sheet = RawSheet::default();
    for (number, cells) in (first_row..).zip(Records::new(body, separator, limits.columns)) {
        sheet.push(
            Row {
                number,
                cells: cells?,
            },
            limits,
        )?;
    }
    Ok(sheet)
}

/// Excel's own first line: `sep=;`.
fn announced(text: &str) -> Option<(char, &str)> {
    let (line, rest) = text.split_once('\n')?;
    let mut named = line.trim_end_matches('\r').strip_prefix("sep=")?.chars();
    match (named.next(), named.next()) {
        (Some(separator), None) => Some((separator, rest)),
        _ => None,
    }
}

/// The separator that cuts the most rows into the same number of cells, two or more.
fn sniffed(name_hint: &str, text: &str, limits: &Limits) -> char {
    if name_hint.to_ascii_lowercase().ends_with(".tsv") {
        return '\t';
    }
    let score = |separator: char| {
        let widths: Vec<usize> = Records::new(text, separator, limits.columns)
            .take(SNIFFED_ROWS)
            .map_while(Result::ok)
            .map(|cells| cells.len())
            .collect();
        let alike = |width: usize| widths.iter().filter(|other| **other == width).count();
        let cut = widths.iter().filter(|width| **width > 1);
        let most_alike = cut.clone().map(|width| alike(*width)).max().unwrap_or(0);
        // The first row is usually the header: what does not cut it hardly separates.
        (
            widths.first().is_some_and(|width| *width > 1),
            most_alike,
            cut.sum::<usize>(),
        )
    };
    // The first of equals: `max_by_key` would take the last.
    SEPARATORS
        .into_iter()
        .rev()
        .max_by_key(|separator| score(*separator))
        .unwrap_or(',')
}

/// The rows of a text, blank ones included.
struct Records<'a> {
    rest: std::iter::Peekable<std::str::Chars<'a>>,
    separator: char,
    /// Cells beyond this many fail: a text of separators alone would fill the memory.
    columns: usize,
}

impl<'a> Records<'a> {
    fn new(text: &'a str, separator: char, columns: usize) -> Self {
        Self {
            rest: text.chars().peekable(),
            separator,
            // Programs write empty cells at the end of rows; some grace for those.
            columns: columns.saturating_mul(4),
        }
    }

    /// Reads a quoted cell to its closing quote. Without one, the rest is the cell.
    fn quoted(&mut self, cell: &mut String) {
        while let Some(c) = self.rest.next() {
            if c != '"' {
                cell.push(c);
            } else if self.rest.next_if_eq(&'"').is_some() {
                cell.push('"');
            } else {
                return;
            }
        }
    }
}

impl Iterator for Records<'_> {
    type Item = Result<Vec<String>, SpreadsheetError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.rest.peek()?;
        let mut cells = vec![String::new()];
        while let Some(c) = self.rest.next() {
            let Some(cell) = cells.last_mut() else { break };
            if c == '"' && cell.trim().is_empty() {
                cell.clear();
                self.quoted(cell);
            } else if c == self.separator {
                if cells.len() > self.columns {
                    return Some(Err(SpreadsheetError::TooManyColumns {
                        limit: self.columns / 4,
                    }));
                }
                cells.push(String::new());
            } else if c == '\n' || c == '\r' {
                if c == '\r' {
                    self.rest.next_if_eq(&'\n');
                }
                break;
            } else {
                cell.push(c);
            }
        }
        Some(Ok(cells))
    }
}
