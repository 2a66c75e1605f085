//! Spreadsheets that people bring: CSV in the encodings and with the separators that
//! spreadsheet programs write, XLSX and ODS. What comes out is what the person sees: a header
//! row, and rows of text under the row numbers of their program.

mod delimited;
mod kind;
mod numbers;
mod ods;
mod workbook;

use std::fmt;

use zeroize::Zeroize;

use crate::columns::{ColumnSpec, normalised};
use kind::Kind;

/// Rows from the top of a sheet among which the header is looked for.
const HEADER_WITHIN: usize = 20;

/// How much is read before a file is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: usize,
    /// Rows with something in them, the header included.
    pub rows: usize,
    /// Columns.
    pub columns: usize,
    /// Bytes of a workbook after unpacking: a small file can hold a very large one.
    pub unpacked: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 10 * 1024 * 1024,
            rows: 5_000,
            columns: 100,
            unpacked: 64 * 1024 * 1024,
        }
    }
}

/// A header row and the rows below it. `Debug` shows sizes only: people keep PINs in
/// spreadsheets.
pub struct Sheet {
    /// The name of the sheet; `None` in a CSV.
    pub name: Option<String>,
    /// The header row.
    pub header: Row,
    /// The rows below, without empty ones.
    pub rows: Vec<Row>,
    /// Cells that a spreadsheet program has probably spoiled before they came here.
    pub doubts: Vec<Doubt>,
}

/// One row. Its cells are wiped when it is dropped.
#[derive(Default)]
pub struct Row {
    /// The number at the left edge of the person's program; the first is 1.
    pub number: u32,
    /// The cells, from the first column on; rows can differ in length.
    pub cells: Vec<String>,
}

impl Row {
    /// The cell in a column, blanks at its ends removed; empty when the row is shorter.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.trim())
    }

    fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

impl Drop for Row {
    fn drop(&mut self) {
        self.cells.zeroize();
    }
}

/// A cell whose content is probably not what was once typed into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Doubt {
    /// The row's number, as in [`Row::number`].
    pub row: u32,
    /// The column, from 0.
    pub column: usize,
    /// What happened to it.
    pub kind: DoubtKind,
}

/// How spreadsheet programs spoil ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DoubtKind {
    /// A number of more than fifteen digits: the program turned the rest into zeros.
    LongNumber,
    /// Text such as `5.01E+11`: an id was taken for a number.
    Scientific,
}

impl fmt::Debug for Sheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sheet")
            .field("columns", &self.header.cells.len())
            .field("rows", &self.rows.len())
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Row({}: {} cells)", self.number, self.cells.len())
    }
}

/// Why a file was not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SpreadsheetError {
    /// Something else, whatever its name says.
    #[error("{what} is not a spreadsheet; save the table as CSV or XLSX")]
    NotASpreadsheet {
        /// What it is: `a JPEG picture`, `an empty file`.
        what: &'static str,
    },
    /// A spreadsheet in a format that is not read.
    #[error("{what} is not read here; open it and save it as XLSX or CSV")]
    OtherFormat {
        /// Which: `an old Excel workbook (.xls)`.
        what: &'static str,
    },
    /// Excel or LibreOffice asks for a password before it opens it.
    #[error("the workbook is protected with a password; save a copy without one")]
    PasswordProtected,
    /// It is begun like a workbook, but cannot be read to its end.
    #[error("the file is damaged; open it in its program and save it again")]
    Damaged,
    /// The file is larger than is read.
    #[error("the file is too large: {bytes} bytes, at most {limit} are read")]
    TooLarge {
        /// Its size.
        bytes: usize,
        /// What is read.
        limit: usize,
    },
    /// Unpacked it would be larger than is read.
    #[error("the workbook is too large when unpacked: at most {limit} bytes are read")]
    TooLargeUnpacked {
        /// What is read.
        limit: u64,
    },
    /// More rows than are read.
    #[error("the sheet has more than {limit} rows; remove some, or import it in parts")]
    TooManyRows {
        /// What is read.
        limit: usize,
    },
    /// More columns than are read.
    #[error("the sheet has more than {limit} columns; remove those that are not needed")]
    TooManyColumns {
        /// What is read.
        limit: usize,
    },
    /// No row names the columns.
    #[error("no row was found that names the columns")]
    NoHeader {
        /// The names of the sheets that were looked through; empty in a CSV.
        sheets: Vec<String>,
    },
}

/// Reads a spreadsheet. `name_hint` is the file's name and decides nothing but the
/// separator of a `.tsv`: what a file is, its content says.
///
/// The header is the first row, near the top of the first sheet that has one, whose cells
/// are different words. With [`read_for`] the columns sought help to find it.
///
/// # Errors
/// See [`SpreadsheetError`]; none repeats the content of a cell.
pub fn read(name_hint: &str, bytes: &[u8], limits: &Limits) -> Result<Sheet, SpreadsheetError> {
    read_for(name_hint, bytes, limits, &[])
}

/// Reads the sheet, and finds the header row, that names the most of `specs`.
///
/// # Errors
/// As [`read`].
pub fn read_for(
    name_hint: &str,
    bytes: &[u8],
    limits: &Limits,
    specs: &[ColumnSpec],
) -> Result<Sheet, SpreadsheetError> {
    if bytes.len() > limits.bytes {
        return Err(SpreadsheetError::TooLarge {
            bytes: bytes.len(),
            limit: limits.bytes,
        });
    }
    let sheets = match kind::of(bytes)? {
        Kind::Text(text) => vec![delimited::read(name_hint, &text, limits)?],
        Kind::Xlsx => workbook::xlsx(bytes, limits)?,
        Kind::Ods => workbook::ods(bytes, limits)?,
    };
    choose(sheets, specs)
}

/// A sheet before its header was found.
#[derive(Default)]
struct RawSheet {
    name: Option<String>,
    rows: Vec<Row>,
    doubts: Vec<Doubt>,
}

impl RawSheet {
    /// Adds a row unless it is empty; checks the limits.
    fn push(&mut self, row: Row, limits: &Limits) -> Result<(), SpreadsheetError> {
        if row.is_empty() {
            return Ok(());
        }
        let width = row
            .cells
            .iter()
            .rposition(|cell| !cell.trim().is_empty())
            .map_or(0, |last| last + 1);
        if width > limits.columns {
            return Err(SpreadsheetError::TooManyColumns {
                limit: limits.columns,
            });
        }
        if self.rows.len() >= limits.rows {
            return Err(SpreadsheetError::TooManyRows { limit: limits.rows });
        }
        for (column, cell) in row.cells.iter().enumerate() {
            if numbers::is_scientific(cell.trim()) {
                self.doubts.push(Doubt {
                    row: row.number,
                    column,
                    kind: DoubtKind::Scientific,
                });
            }
        }
        self.rows.push(row);
        Ok(())
    }
}

fn choose(sheets: Vec<RawSheet>, specs: &[ColumnSpec]) -> Result<Sheet, SpreadsheetError> {
    let names: Vec<String> = sheets.iter().filter_map(|sheet| sheet.name.clone()).collect();
    let mut best: Option<(usize, usize, usize)> = None;
    for (number, sheet) in sheets.iter().enumerate() {
        for (at, row) in sheet
            .rows
            .iter()
            .take(HEADER_WITHIN)
            .enumerate()
            .filter(|(_, row)| is_header(row))
        {
            let known = named(row, specs);
            if best.is_none_or(|(most, ..)| known > most) {
                best = Some((known, number, at));
            }
        }
    }
    let Some((_, number, at)) = best else {
        return Err(SpreadsheetError::NoHeader { sheets: names });
    };
    let Some(mut raw) = sheets.into_iter().nth(number) else {
        return Err(SpreadsheetError::NoHeader { sheets: names });
    };
    let rows = raw.rows.split_off((at + 1).min(raw.rows.len()));
    let header = raw.rows.pop().unwrap_or_default();
    raw.doubts.retain(|doubt| doubt.row > header.number);
    Ok(Sheet {
        name: raw.name.take(),
        header,
        rows,
        doubts: raw.doubts,
    })
}

/// Two or more cells, most of them words and most of them different.
fn is_header(row: &Row) -> bool {
    let filled = row.cells.iter().filter(|cell| !cell.trim().is_empty());
    let count = filled.clone().count();
    let mut words: Vec<String> = filled
        .map(|cell| normalised(cell))
        .filter(|name| name.chars().any(char::is_alphabetic))
        .collect();
    words.sort_unstable();
    words.dedup();
    words.len() >= 2 && words.len() * 2 > count
}

fn named(row: &Row, specs: &[ColumnSpec]) -> usize {
    specs
        .iter()
        .filter(|spec| row.cells.iter().any(|cell| spec.is_named(cell)))
        .count()
}

#[cfg(test)]
mod tests;
