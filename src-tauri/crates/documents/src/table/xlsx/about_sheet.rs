//! The last sheet: where the rows come from, what they add up to, what the columns mean.

use super::cells::{push_cell, push_string, push_sum};
use super::parts::{PAGE, RowSheet, Style, sheet_start};
use super::words;
use crate::table::{About, Cell, Column, Notes, Total};

/// Widths of its columns.
const WIDTHS: [u8; 4] = [24, 60, 20, 12];

/// What was counted while the rows were written.
pub(super) struct Counted<'a> {
    pub(super) columns: &'a [Column],
    pub(super) sheets: &'a [RowSheet],
    pub(super) rows: u64,
    pub(super) totals: &'a [Total],
    pub(super) notes: Notes,
}

/// Adds the whole sheet.
pub(super) fn push_sheet(out: &mut Vec<u8>, about: &About, counted: &Counted<'_>) {
    out.extend_from_slice(sheet_start(&WIDTHS, "<sheetView workbookViewId=\"0\"/>").as_bytes());
    let mut lines = Lines { out };
    lines.of(&[Line::Head(&about.title)]);
    origin(&mut lines, about, counted);
    totals(&mut lines, counted);
    columns(&mut lines, counted.columns);
    notes(&mut lines, &counted.notes);
    out.extend_from_slice(b"</sheetData>");
    out.extend_from_slice(PAGE.as_bytes());
    out.extend_from_slice(b"</worksheet>");
}

fn origin(lines: &mut Lines<'_>, about: &About, counted: &Counted<'_>) {
    lines.pair(words::MADE_BY, &about.made_by);
    lines.pair(words::MADE, &about.made);
    lines.pair(words::PROGRAM, &about.program);
    lines.pair(words::ZONE, &about.zone);
    let mut label = words::FILTERS;
    for filter in &about.filters {
        lines.pair(label, filter);
        label = "";
    }
    if about.filters.is_empty() {
        lines.pair(label, words::NO_FILTERS);
    }
    for (name, value) in &about.facts {
        lines.pair(name, value);
    }
    lines.of(&[Line::Label(words::ROWS), Line::Count(counted.rows)]);
    if counted.sheets.len() > 1 {
        let names: Vec<&str> = counted.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        lines.pair(words::SHEETS, &words::continued(&names));
    }
}

fn totals(lines: &mut Lines<'_>, counted: &Counted<'_>) {
    if counted.totals.is_empty() {
        return;
    }
    lines.of(&[]);
    lines.heads(&[words::TOTALS, words::CURRENCY, words::SUM, words::AMOUNTS]);
    for total in counted.totals {
        let title = counted
            .columns
            .get(total.column)
            .map_or("", |column| column.title.as_str());
        lines.of(&[
            Line::Text(title),
            Line::Text(total.currency.as_str()),
            Line::Sum(total),
            Line::Count(total.cells),
        ]);
    }
}

fn columns(lines: &mut Lines<'_>, columns: &[Column]) {
    lines.of(&[]);
    lines.heads(&[words::COLUMNS, words::HOLDS, words::KEY]);
    for column in columns {
        lines.of(&[
            Line::Text(&column.title),
            Line::Text(words::kind(column.kind)),
            Line::Text(column.key),
        ]);
    }
}

fn notes(lines: &mut Lines<'_>, notes: &Notes) {
    let notes = words::notes(notes);
    if notes.is_empty() {
        return;
    }
    lines.of(&[]);
    lines.heads(&[words::NOTES]);
    for note in &notes {
        lines.pair("", note);
    }
}

/// A cell of this sheet.
enum Line<'a> {
    Head(&'a str),
    Label(&'a str),
    Text(&'a str),
    Count(u64),
    Sum(&'a Total),
}

struct Lines<'a> {
    out: &'a mut Vec<u8>,
}

impl Lines<'_> {
    fn pair(&mut self, label: &str, value: &str) {
        self.of(&[Line::Label(label), Line::Text(value)]);
    }

    fn heads(&mut self, titles: &[&str]) {
        let cells: Vec<Line<'_>> = titles.iter().map(|title| Line::Head(title)).collect();
        self.of(&cells);
    }

    fn of(&mut self, cells: &[Line<'_>]) {
        // What is noted here is about this sheet's own words.
        let (out, notes) = (&mut *self.out, &mut Notes::default());
        out.extend_from_slice(b"<row>");
        for cell in cells {
            match *cell {
                Line::Head(text) => push_string(out, text, Style::Header, notes),
                Line::Label(text) => push_string(out, text, Style::Label, notes),
                Line::Text(text) => push_string(out, text, Style::Wrapped, notes),
                Line::Count(count) => {
                    push_cell(out, Cell::Count(i64::try_from(count).unwrap_or(i64::MAX)), notes)
                }
                Line::Sum(total) => push_sum(out, total.minor, total.exponent, notes),
            }
        }
        out.extend_from_slice(b"</row>");
    }
}
