//! CSV that spreadsheet programs open as text, not as formulas.

use std::io::Write;

use super::about::Tally;
use super::{About, Cell, Column, Notes, TableError, TableSink, Written, check_width, digits};

/// Written to the file at once.
const BUFFER: usize = 1024 * 1024;
/// Tells older Excel that the file is UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// How a CSV is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CsvOptions {
    /// Whether a byte order mark comes first: older Excel reads UTF-8 only with one.
    pub byte_order_mark: bool,
}

/// Writes a table as RFC 4180 asks: commas, line ends of two characters, quotes where needed.
///
/// Text whose start a spreadsheet program would take for a formula gets an apostrophe before
/// it; numbers and dates are written as they are. There is no place in a CSV to say anything
/// about the table, so [`About`] leaves no trace.
#[derive(Debug)]
pub struct CsvSink<W> {
    out: W,
    buffer: Vec<u8>,
    columns: usize,
    tally: Tally,
    bytes: u64,
}

impl<W: Write + Send> CsvSink<W> {
    /// Begins a table with its header.
    ///
    /// # Errors
    /// What the place it is written to says.
    pub fn start(out: W, columns: &[Column], options: CsvOptions) -> Result<Self, TableError> {
        // Room for the row that crosses the line.
        let mut buffer = Vec::with_capacity(BUFFER + BUFFER / 16);
        push_start(&mut buffer, columns.iter().map(|c| c.title.as_str()), options);
        let mut sink = Self {
            out,
            buffer,
            columns: columns.len(),
            tally: Tally::default(),
            bytes: 0,
        };
        sink.write_out(BUFFER)?;
        Ok(sink)
    }

    fn write_out(&mut self, from: usize) -> Result<(), TableError> {
        if self.buffer.len() >= from {
            self.out.write_all(&self.buffer)?;
            self.bytes += self.buffer.len() as u64;
            self.buffer.clear();
        }
        Ok(())
    }
}

impl<W: Write + Send> TableSink for CsvSink<W> {
    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), TableError> {
        check_width(cells.len(), self.columns)?;
        push_row(&mut self.buffer, cells);
        self.tally.add(cells);
        self.write_out(BUFFER)
    }

    fn finish(mut self: Box<Self>, _: &About) -> Result<Written, TableError> {
        self.write_out(0)?;
        self.out.flush()?;
        Ok(Written {
            rows: self.tally.rows,
            sheets: 1,
            bytes: self.bytes,
            totals: self.tally.into_totals(),
            notes: Notes::default(),
        })
    }
}

/// A small table as a CSV in memory. Rows may differ in length.
pub fn csv<'a, R>(header: &[&str], rows: R, options: CsvOptions) -> Vec<u8>
where
    R: IntoIterator,
    R::Item: AsRef<[Cell<'a>]>,
{
    let mut out = Vec::new();
    push_start(&mut out, header.iter().copied(), options);
    for row in rows {
        push_row(&mut out, row.as_ref());
    }
    out
}

fn push_start<'a>(out: &mut Vec<u8>, titles: impl Iterator<Item = &'a str>, options: CsvOptions) {
    if options.byte_order_mark {
        out.extend_from_slice(BYTE_ORDER_MARK);
    }
    let titles: Vec<Cell<'a>> = titles.map(Cell::Text).collect();
    push_row(out, &titles);
}

fn push_row(out: &mut Vec<u8>, cells: &[Cell<'_>]) {
    for (column, cell) in cells.iter().enumerate() {
        if column > 0 {
            out.push(b',');
        }
        match *cell {
            Cell::Empty => {}
            Cell::Text(text) => push_text(out, text),
            Cell::Money { minor, exponent, .. } => digits::push_decimal(out, minor, exponent),
            Cell::Instant(at) => digits::push_date_time(out, at),
            Cell::Date(date) => digits::push_date(out, date),
            Cell::Count(count) => digits::push_integer(out, count),
        }
    }
    // An empty line is no row to most readers.
    if matches!(cells, [Cell::Empty | Cell::Text("")]) {
        out.extend_from_slice(b"\"\"");
    }
    out.extend_from_slice(b"\r\n");
}

fn push_text(out: &mut Vec<u8>, text: &str) {
    let guard = is_formula(text);
    // Looking at every byte is faster than stopping at the first: most cells have none.
    let quoted = text
        .bytes()
        .fold(false, |found, b| found | matches!(b, b',' | b'"' | b'\r' | b'\n'));
    if !quoted {
        if guard {
            out.push(b'\'');
        }
        out.extend_from_slice(text.as_bytes());
        return;
    }
    out.push(b'"');
    if guard {
        out.push(b'\'');
    }
    for (part, piece) in text.split('"').enumerate() {
        if part > 0 {
            out.extend_from_slice(b"\"\"");
        }
        out.extend_from_slice(piece.as_bytes());
    }
    out.push(b'"');
}

/// Whether a spreadsheet program might calculate with a text: it begins with a sign of formulas,
/// after blanks and characters nobody sees, or with a character that some programs drop.
fn is_formula(text: &str) -> bool {
    match text.as_bytes() {
        [] => false,
        [first, ..] if first.is_ascii_alphanumeric() => false,
        [b'\t' | b'\r' | b'\n', ..] => true,
        _ => text.trim_start_matches(is_unseen).starts_with(is_formula_sign),
    }
}

fn is_unseen(c: char) -> bool {
    let marks = |c| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}');
    let joiners = |c| matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}');
    c.is_whitespace() || c.is_control() || marks(c) || joiners(c)
}

/// The signs, and their full-width forms, which Excel reads alike in some languages.
fn is_formula_sign(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
}

#[cfg(test)]
mod tests;
