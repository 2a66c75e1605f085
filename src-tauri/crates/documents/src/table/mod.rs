//! Tables that leave the program: CSV and XLSX of any length, written row by row.
//!
//! [`TableFile`] is what most callers want: a file that is whole or not there. The two writers
//! behind it, [`CsvSink`] and [`XlsxSink`], write to anything, and hold a few megabytes however
//! many rows there are.

mod about;
pub mod csv;
mod digits;
mod error;
mod file;
pub mod xlsx;

use domain::Currency;
use jiff::civil::{Date, DateTime};

pub use about::{About, Notes, Total};
pub use csv::{CsvOptions, CsvSink};
pub use error::TableError;
pub use file::{CreateFile, Format, Progress, TableFile};
pub use xlsx::{XlsxOptions, XlsxSink};

/// A column of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The name programs know it by: `amount`.
    pub key: &'static str,
    /// The header, as people read it: `Amount`.
    pub title: String,
    /// What its cells hold.
    pub kind: Kind,
    /// How wide it is shown, in digits of the usual font.
    pub width: u8,
}

/// What the cells of a column hold. Any of them can be empty, or text where there is no better
/// value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text, ids among it: leading zeros stay.
    Text,
    /// Amounts of money.
    Money,
    /// Dates with a time of day.
    Instant,
    /// Dates.
    Date,
    /// Whole numbers that count something.
    Count,
}

/// A cell to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// Text, written so that no program takes it for a formula.
    Text(&'a str),
    /// An amount.
    Money {
        /// Minor units, e.g. cents.
        minor: i64,
        /// Decimal places of the currency.
        exponent: u8,
        /// The currency; totals are kept apart by it.
        currency: Currency,
    },
    /// Date and time of day in the zone that the reader expects, to the second.
    Instant(DateTime),
    /// A date.
    Date(Date),
    /// A whole number.
    Count(i64),
}

/// A table in the making. Its header is written when it is made.
pub trait TableSink: Send {
    /// Writes the next row, which has a cell for each column.
    ///
    /// # Errors
    /// [`TableError::RowWidth`] for more or fewer cells than columns; else what the place it is
    /// written to says. After an error the table cannot be finished.
    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), TableError>;

    /// Writes what comes after the last row.
    ///
    /// # Errors
    /// As for [`row`](Self::row).
    fn finish(self: Box<Self>, about: &About) -> Result<Written, TableError>;
}

/// What a finished table holds, counted from the rows that were written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    /// Rows, without the header.
    pub rows: u64,
    /// Sheets the rows are on; 1 in a CSV.
    pub sheets: u32,
    /// Bytes of the file.
    pub bytes: u64,
    /// The sum of each column of money, by currency, in the order of the columns.
    pub totals: Vec<Total>,
    /// Cells that could not be written as they were.
    pub notes: Notes,
}

fn check_width(cells: usize, columns: usize) -> Result<(), TableError> {
    if cells == columns {
        Ok(())
    } else {
        Err(TableError::RowWidth { cells, columns })
    }
}
