//! A look at an OpenDocument table before it is unfolded: it writes "this cell, a million
//! times" in a few bytes.

use super::{Limits, SpreadsheetError};

/// Empty rows in the middle of a table that are unfolded without asking.
const EMPTY_ROWS: usize = 20_000;

/// Refuses tables whose repeated cells and rows pass the limits. Repeats that hold nothing
/// are ordinary at the end of a row and of a table.
pub(super) fn check(content: &[u8], limits: &Limits) -> Result<(), SpreadsheetError> {
    let text = String::from_utf8_lossy(content);
    let mut state = State::default();
    for tag in text.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap_or_default();
        let name = tag
            .split(|c: char| c.is_whitespace() || c == '/')
            .next()
            .unwrap_or_default();
        match name {
            "table:table" => state = State::default(),
            "table:table-row" => state.row(repeated(tag, "table:number-rows-repeated")),
            "table:table-cell" | "table:covered-table-cell" => {
                let times = repeated(tag, "table:number-columns-repeated");
                let filled = tag.contains("office:value-type") || tag.contains("table:formula");
                state.cell(times, filled, limits)?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// Where the look stands within one table.
#[derive(Default)]
struct State {
    rows: usize,
    /// Rows since the last that held something.
    empty: usize,
    this_row: usize,
    column: usize,
    filled: bool,
}

impl State {
    fn row(&mut self, times: usize) {
        if !self.filled {
            self.empty = self.empty.saturating_add(self.this_row);
        }
        self.this_row = times;
        self.column = 0;
        self.filled = false;
    }

    fn cell(&mut self, times: usize, filled: bool, limits: &Limits) -> Result<(), SpreadsheetError> {
        self.column = self.column.saturating_add(times);
        if !filled {
            return Ok(());
        }
        if self.column > limits.columns {
            return Err(SpreadsheetError::TooManyColumns {
                limit: limits.columns,
            });
        }
        if !self.filled {
            self.filled = true;
            self.rows = self.rows.saturating_add(self.this_row);
            if self.rows > limits.rows || self.empty > EMPTY_ROWS {
                return Err(SpreadsheetError::TooManyRows { limit: limits.rows });
            }
            self.empty = 0;
        }
        Ok(())
    }
}

fn repeated(tag: &str, attribute: &str) -> usize {
    let Some((_, rest)) = tag.split_once(attribute) else {
        return 1;
    };
    let value = rest.trim_start_matches([' ', '=', '"', '\'']);
    let digits: String = value.chars().take_while(char::is_ascii_digit).collect();
    digits
        .parse()
        .unwrap_or(if digits.is_empty() { 1 } else { usize::MAX })
}
