//! XLSX and ODS, read by calamine behind limits of our own: a hostile or broken workbook of
//! a few kilobytes can unpack to gigabytes, or claim a cell in the last row of the last column.

use std::io::{self, Cursor, Read};

use calamine::{Data, Ods, OdsError, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use zip::ZipArchive;

use super::{Doubt, DoubtKind, Limits, RawSheet, Row, SpreadsheetError, numbers, ods as content};

/// Parts of a workbook; ordinary ones have a few dozen.
const MOST_PARTS: usize = 2_000;

pub(super) fn xlsx(bytes: &[u8], limits: &Limits) -> Result<Vec<RawSheet>, SpreadsheetError> {
    measure(bytes, limits)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|e| xlsx_error(&e))?;
    let names: Vec<String> = visible(book.sheets_metadata());
    names
        .into_iter()
        .map(|name| xlsx_sheet(&mut book, name, limits))
        .collect()
}

fn xlsx_sheet<R: io::Read + io::Seek>(
    book: &mut Xlsx<R>,
    name: String,
    limits: &Limits,
) -> Result<RawSheet, SpreadsheetError> {
    let mut cells = book.worksheet_cells_reader(&name).map_err(|e| xlsx_error(&e))?;
    let mut sheet = RawSheet {
        name: Some(name),
        ..RawSheet::default()
    };
    let mut row = Row::default();
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(|e| xlsx_error(&e))? {
        let (number, column) = cell.get_position();
        let value = Data::from(cell.get_value().clone());
        if matches!(value, Data::Empty) {
            continue;
        }
        if number + 1 != row.number {
            sheet.push(std::mem::take(&mut row), limits)?;
            row.number = number + 1;
        }
        let format = cells
            .styles()
            .get(style)
            .and_then(|s| s.number_format.as_ref())
            .map(|f| f.format_code.as_str());
        put(&mut sheet, &mut row, column as usize, &value, format, limits)?;
    }
    sheet.push(row, limits)?;
    // Cells may come in any order in a file written by hand.
    sheet.rows.sort_by_key(|row| row.number);
    Ok(sheet)
}

pub(super) fn ods(bytes: &[u8], limits: &Limits) -> Result<Vec<RawSheet>, SpreadsheetError> {
    measure(bytes, limits)?;
    content::check(&part(bytes, "content.xml")?, limits)?;
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(|e| ods_error(&e, limits))?;
    let names: Vec<String> = visible(book.sheets_metadata());
    names
        .into_iter()
        .map(|name| ods_sheet(&mut book, name, limits))
        .collect()
}

fn ods_sheet<R: io::Read + io::Seek>(
    book: &mut Ods<R>,
    name: String,
    limits: &Limits,
) -> Result<RawSheet, SpreadsheetError> {
    let range = book.worksheet_range(&name).map_err(|e| ods_error(&e, limits))?;
    let (top, left) = range.start().unwrap_or_default();
    let mut sheet = RawSheet {
        name: Some(name),
        ..RawSheet::default()
    };
    for (number, values) in (top + 1..).zip(range.rows()) {
        let mut row = Row {
            number,
            cells: Vec::new(),
        };
        for (column, value) in (left as usize..).zip(values) {
            if !matches!(value, Data::Empty) {
                put(&mut sheet, &mut row, column, value, None, limits)?;
            }
        }
        sheet.push(row, limits)?;
    }
    Ok(sheet)
}

fn put(
    sheet: &mut RawSheet,
    row: &mut Row,
    column: usize,
    value: &Data,
    format: Option<&str>,
    limits: &Limits,
) -> Result<(), SpreadsheetError> {
    let (text, long) = numbers::text(value, format);
    if text.trim().is_empty() {
        return Ok(());
    }
    if column >= limits.columns {
        return Err(SpreadsheetError::TooManyColumns {
            limit: limits.columns,
        });
    }
    if long {
        sheet.doubts.push(Doubt {
            row: row.number,
            column,
            kind: DoubtKind::LongNumber,
        });
    }
    if row.cells.len() <= column {
        row.cells.resize(column + 1, String::new());
    }
    if let Some(cell) = row.cells.get_mut(column) {
        *cell = text;
    }
    Ok(())
}

/// Hidden sheets hold lists and leftovers that the person does not see; charts hold no cells.
fn visible(sheets: &[calamine::Sheet]) -> Vec<String> {
    sheets
        .iter()
        .filter(|sheet| sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .collect()
}

/// Unpacks every part into nothing and counts: the sizes a file claims can lie.
fn measure(bytes: &[u8], limits: &Limits) -> Result<(), SpreadsheetError> {
    let too_large = SpreadsheetError::TooLargeUnpacked {
        limit: limits.unpacked,
    };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| SpreadsheetError::Damaged)?;
    if archive.len() > MOST_PARTS {
        return Err(too_large);
    }
    let mut left = limits.unpacked;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|e| zip_error(&e))?;
        let size =
            io::copy(&mut part.take(left + 1), &mut io::sink()).map_err(|_| SpreadsheetError::Damaged)?;
        left = left.checked_sub(size).ok_or_else(|| too_large.clone())?;
    }
    Ok(())
}

fn part(bytes: &[u8], name: &str) -> Result<Vec<u8>, SpreadsheetError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| SpreadsheetError::Damaged)?;
    let mut part = archive.by_name(name).map_err(|e| zip_error(&e))?;
    let mut content = Vec::new();
    part.read_to_end(&mut content)
        .map_err(|_| SpreadsheetError::Damaged)?;
    Ok(content)
}

fn zip_error(error: &zip::result::ZipError) -> SpreadsheetError {
    match error {
        zip::result::ZipError::InvalidPassword => SpreadsheetError::PasswordProtected,
        zip::result::ZipError::UnsupportedArchive(what)
            if *what == zip::result::ZipError::PASSWORD_REQUIRED =>
        {
            SpreadsheetError::PasswordProtected
        }
        _ => SpreadsheetError::Damaged,
    }
}

fn xlsx_error(error: &XlsxError) -> SpreadsheetError {
    match error {
        XlsxError::Password => SpreadsheetError::PasswordProtected,
        XlsxError::Zip(e) => zip_error(e),
        _ => SpreadsheetError::Damaged,
    }
}

fn ods_error(error: &OdsError, limits: &Limits) -> SpreadsheetError {
    match error {
        OdsError::Password => SpreadsheetError::PasswordProtected,
        OdsError::InvalidMime(_) => SpreadsheetError::NotASpreadsheet {
            what: "an OpenDocument file of another kind",
        },
        OdsError::CellLimitExceeded { .. } => SpreadsheetError::TooManyRows { limit: limits.rows },
        _ => SpreadsheetError::Damaged,
    }
}
