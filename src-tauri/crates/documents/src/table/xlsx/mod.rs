//! Workbooks that Excel, LibreOffice and Numbers open: XLSX, written from front to back.
//!
//! The sheet is text that is compressed on several cores while it is written, so that memory
//! stays at a few megabytes and a million rows take about as long as reading them. Ids are text,
//! amounts are numbers with the decimals of their currency, dates are dates. The header is
//! frozen and has a filter; a last sheet says where the rows come from.

mod about_sheet;
mod archive;
mod cells;
mod deflate;
mod names;
mod parts;
mod text;
mod words;

use std::io::{Seek, Write};

use about_sheet::Counted;
use archive::Archive;
use deflate::Pool;
use parts::{RowSheet, Style};

use super::about::Tally;
use super::{About, Cell, Column, Kind, Notes, TableError, TableSink, Written, check_width, digits};

/// Rows below the header that a sheet has at most.
pub const ROWS_PER_SHEET: u32 = 1_048_575;
/// Columns that a sheet has at most.
const COLUMNS: usize = 16_384;
/// Text of a sheet after which the next one begins: four gigabytes need another kind of archive.
const SHEET_BYTES: u64 = 0xE000_0000;
/// How hard to compress: a quarter smaller than at level 1 for a fifth more work; level 4 saves a
/// tenth more for as much again.
const LEVEL: u32 = 2;

/// How a workbook is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct XlsxOptions {
    /// The name of the sheet with the rows: `Payments`; more of them are `Payments 2`, ...
    pub sheet: String,
    /// Rows below the header after which the next sheet begins, at most [`ROWS_PER_SHEET`].
    pub rows_per_sheet: u32,
}

impl Default for XlsxOptions {
    fn default() -> Self {
        Self {
            sheet: String::new(),
            rows_per_sheet: ROWS_PER_SHEET,
        }
    }
}

/// Writes a table as a workbook.
#[derive(Debug)]
pub struct XlsxSink<W> {
    archive: Archive<W>,
    columns: Vec<Column>,
    options: XlsxOptions,
    sheets: Vec<RowSheet>,
    /// Rows of the open sheet, the header included.
    rows: u32,
    tally: Tally,
    notes: Notes,
}

impl<W: Write + Seek + Send> XlsxSink<W> {
    /// Begins a workbook with its header.
    ///
    /// # Errors
    /// [`TableError::TooManyColumns`]; else what the place it is written to says.
    pub fn start(out: W, columns: &[Column], mut options: XlsxOptions) -> Result<Self, TableError> {
        if columns.len() > COLUMNS {
            return Err(TableError::TooManyColumns { limit: COLUMNS });
        }
        options.rows_per_sheet = options.rows_per_sheet.clamp(1, ROWS_PER_SHEET);
        let pool = Pool::new(Pool::usual_workers(), LEVEL)?;
        let mut sink = Self {
            archive: Archive::new(out, pool),
            columns: columns.to_vec(),
            options,
            sheets: Vec::new(),
            rows: 0,
            tally: Tally::default(),
            notes: Notes::default(),
        };
        sink.part("[Content_Types].xml", &parts::content_types())?;
        sink.part("_rels/.rels", &parts::package_relations())?;
        sink.part("xl/styles.xml", &parts::styles())?;
        sink.open_sheet()?;
        Ok(sink)
    }

    fn part(&mut self, name: &str, content: &str) -> Result<(), TableError> {
        self.archive.begin(name)?;
        self.archive.body().extend_from_slice(content.as_bytes());
        self.archive.end()
    }

    fn open_sheet(&mut self) -> Result<(), TableError> {
        let number = self.sheets.len() + 1;
        self.sheets.push(RowSheet {
            name: names::sheet_name(&self.options.sheet, number, words::ABOUT),
            rows: 0,
        });
        self.archive.begin(&sheet_path(number))?;
        let selected = if number == 1 { " tabSelected=\"1\"" } else { "" };
        let view = format!(
            "<sheetView{selected} workbookViewId=\"0\">\
             <pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>\
             <selection pane=\"bottomLeft\" activeCell=\"A2\" sqref=\"A2\"/></sheetView>"
        );
        let widths: Vec<u8> = self.columns.iter().map(|column| column.width).collect();
        let body = self.archive.body();
        body.extend_from_slice(parts::sheet_start(&widths, &view).as_bytes());
        body.extend_from_slice(b"<row r=\"1\">");
        for column in &self.columns {
            cells::push_string(body, &column.title, Style::Header, &mut self.notes);
        }
        body.extend_from_slice(b"</row>");
        self.rows = 1;
        Ok(())
    }

    fn close_sheet(&mut self) -> Result<(), TableError> {
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.rows = self.rows;
        }
        let end = sheet_end(&self.columns, self.rows);
        self.archive.body().extend_from_slice(end.as_bytes());
        self.archive.end()
    }
}

impl<W: Write + Seek + Send> TableSink for XlsxSink<W> {
    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), TableError> {
        check_width(cells.len(), self.columns.len())?;
        if self.rows > self.options.rows_per_sheet || self.archive.length() > SHEET_BYTES {
            self.close_sheet()?;
            self.open_sheet()?;
        }
        self.rows += 1;
        let body = self.archive.body();
        body.extend_from_slice(b"<row r=\"");
        digits::push_integer(body, i64::from(self.rows));
        body.extend_from_slice(b"\">");
        for cell in cells {
            cells::push_cell(body, *cell, &mut self.notes);
        }
        body.extend_from_slice(b"</row>");
        self.tally.add(cells);
        self.archive.step()
    }

    fn finish(mut self: Box<Self>, about: &About) -> Result<Written, TableError> {
        self.close_sheet()?;
        let rows = self.tally.rows;
        let totals = std::mem::take(&mut self.tally).into_totals();
        let counted = Counted {
            columns: &self.columns,
            sheets: &self.sheets,
            rows,
            totals: &totals,
            notes: self.notes,
        };
        let all = self.sheets.len() + 1;
        self.archive.begin(&sheet_path(all))?;
        about_sheet::push_sheet(self.archive.body(), about, &counted);
        self.archive.end()?;
        let workbook = parts::workbook(&self.sheets, words::ABOUT, self.columns.len());
        self.part("xl/workbook.xml", &workbook)?;
        self.part("xl/_rels/workbook.xml.rels", &parts::workbook_relations(all))?;
        self.part("docProps/core.xml", &parts::core_properties(about))?;
        self.part("docProps/app.xml", &parts::extended_properties(about))?;
        Ok(Written {
            rows,
            sheets: u32::try_from(self.sheets.len()).unwrap_or(u32::MAX),
            bytes: self.archive.finish()?,
            totals,
            notes: self.notes,
        })
    }
}

fn sheet_path(number: usize) -> String {
    format!("xl/worksheets/sheet{number}.xml")
}

/// A sheet from its last row on: the filter, the paper, and no green corners at numbers that
/// are text on purpose.
fn sheet_end(columns: &[Column], rows: u32) -> String {
    let texts: Vec<String> = (1..)
        .zip(columns)
        .filter(|(_, column)| column.kind == Kind::Text)
        .map(|(number, _)| names::column_name(number))
        .map(|name| format!("{name}1:{name}{rows}"))
        .collect();
    let ignored = if texts.is_empty() {
        String::new()
    } else {
        format!(
            "<ignoredErrors><ignoredError sqref=\"{}\" numberStoredAsText=\"1\"/></ignoredErrors>",
            texts.join(" ")
        )
    };
    let last = names::column_name(columns.len());
    format!(
        "</sheetData><autoFilter ref=\"A1:{last}{rows}\"/>{}{ignored}</worksheet>",
        parts::PAGE
    )
}

#[cfg(test)]
mod tests;
