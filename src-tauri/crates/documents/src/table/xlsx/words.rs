//! The words of the sheet about the file.

use crate::table::{Kind, Notes};

pub(super) const ABOUT: &str = "About this file";
pub(super) const MADE_BY: &str = "Made by";
pub(super) const MADE: &str = "Made";
pub(super) const PROGRAM: &str = "Program";
pub(super) const ZONE: &str = "Times are in";
pub(super) const FILTERS: &str = "Filters";
pub(super) const NO_FILTERS: &str = "None: every row there is";
pub(super) const ROWS: &str = "Rows";
pub(super) const SHEETS: &str = "Sheets";
pub(super) const TOTALS: &str = "Totals";
pub(super) const CURRENCY: &str = "Currency";
pub(super) const SUM: &str = "Sum";
pub(super) const AMOUNTS: &str = "Amounts";
pub(super) const COLUMNS: &str = "Columns";
pub(super) const HOLDS: &str = "What it holds";
pub(super) const KEY: &str = "Name for programs";
pub(super) const NOTES: &str = "Notes";

/// A sheet has an end, and the rows went on.
pub(super) fn continued(names: &[&str]) -> String {
    format!("The rows go on from sheet to sheet: {}", names.join(", "))
}

pub(super) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "Text; numbers in it keep their zeros",
        Kind::Money => "Amounts of money",
        Kind::Instant => "Dates with a time of day",
        Kind::Date => "Dates",
        Kind::Count => "Whole numbers",
    }
}

/// A sentence for each kind of cell that could not be written as it was.
pub(super) fn notes(notes: &Notes) -> Vec<String> {
    [
        (
            notes.cut,
            "is longer than a cell can hold, and its end is missing",
            "are longer than a cell can hold, and their ends are missing",
            "text",
        ),
        (
            notes.escaped,
            "has control characters, which are kept as codes that some programs show",
            "have control characters, which are kept as codes that some programs show",
            "text",
        ),
        (
            notes.long_amounts,
            "has more digits than a spreadsheet program calculates with, and is written as text",
            "have more digits than a spreadsheet program calculates with, and are written as text",
            "number",
        ),
        (
            notes.early_dates,
            "lies outside the years a spreadsheet program knows, and is written as text",
            "lie outside the years a spreadsheet program knows, and are written as text",
            "date",
        ),
    ]
    .into_iter()
    .filter_map(|(count, one, many, what)| match count {
        0 => None,
        1 => Some(format!("1 {what} {one}.")),
        _ => Some(format!("{count} {what}s {many}.")),
    })
    .collect()
}
