//! CSV that spreadsheet programs open as text, not as formulas.

use csv::{QuoteStyle, Terminator, WriterBuilder};

/// A cell to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Text somebody typed. A start that a spreadsheet program would take for a formula gets
    /// an apostrophe before it.
    Text(&'a str),
    /// A number we made ourselves, written as it is: `-12.50`.
    Number(&'a str),
}

/// How a CSV is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CsvOptions {
    /// Whether a byte order mark comes first: older Excel reads UTF-8 only with one.
    pub byte_order_mark: bool,
}

/// Writes a table as RFC 4180 asks: commas, line ends of two characters, quotes where needed.
///
/// # Errors
/// What the writer says; writing to memory, it has no reason to.
pub fn csv<'a, R>(header: &[&str], rows: R, options: CsvOptions) -> Result<Vec<u8>, csv::Error>
where
    R: IntoIterator,
    R::Item: IntoIterator<Item = Cell<'a>>,
{
    let start = if options.byte_order_mark {
        vec![0xEF, 0xBB, 0xBF]
    } else {
        Vec::new()
    };
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Necessary)
        // Rows of different length are the caller's business.
        .flexible(true)
        .from_writer(start);
    writer.write_record(header.iter().map(|title| guarded(title)))?;
    for row in rows {
        writer.write_record(row.into_iter().map(|cell| match cell {
            Cell::Text(text) => guarded(text),
            Cell::Number(number) => number.to_owned(),
        }))?;
    }
    writer
        .into_inner()
        .map_err(|e| csv::Error::from(std::io::Error::other(e.to_string())))
}

fn guarded(text: &str) -> String {
    let danger = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if danger {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(cells: &[Cell<'_>]) -> String {
        let rows = [cells.iter().copied()];
        String::from_utf8(csv(&["Name", "Amount"], rows, CsvOptions::default()).unwrap()).unwrap()
    }

    #[test]
    fn text_that_looks_like_a_formula_is_disarmed_and_numbers_are_not() {
        for danger in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"] {
            assert_eq!(
                written(&[Cell::Text(danger)]),
                format!("Name,Amount\r\n'{danger}\r\n")
            );
        }
        assert_eq!(
            written(&[Cell::Text("a=b"), Cell::Number("-12.50")]),
            "Name,Amount\r\na=b,-12.50\r\n"
        );
    }

    #[test]
    fn quotes_commas_and_line_breaks_survive() {
        let odd = ["say \"hi\"", "a,b", "two\nlines", "", "é"];
        let text = written(&odd.map(Cell::Text));
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .from_reader(text.as_bytes());
        let record = reader.records().next().unwrap().unwrap();
        assert_eq!(record.iter().collect::<Vec<_>>(), odd);
    }

    #[test]
    fn the_byte_order_mark_comes_only_when_asked_for() {
        let none: [[Cell<'_>; 0]; 0] = [];
        let with = csv(
            &["a"],
            none,
            CsvOptions {
                byte_order_mark: true,
            },
        )
        .unwrap();
        assert_eq!(with, b"\xEF\xBB\xBFa\r\n");
        let without = csv(&["a"], none, CsvOptions::default()).unwrap();
        assert_eq!(without, b"a\r\n");
    }
}
