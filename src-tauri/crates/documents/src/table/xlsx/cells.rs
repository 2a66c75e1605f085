//! Cells as a sheet holds them. A cell does not name its place: it follows the one before.

use super::parts::Style;
use super::text::{has_loose_blanks, push_text};
use crate::table::{Cell, Notes, digits};

/// Spreadsheet programs calculate with fifteen digits; longer amounts would be rounded.
const LONGEST_AMOUNT: u64 = 999_999_999_999_999;

/// Adds a cell, and notes what could not be written as it is.
pub(super) fn push_cell(out: &mut Vec<u8>, cell: Cell<'_>, notes: &mut Notes) {
    match cell {
        Cell::Empty | Cell::Text("") => out.extend_from_slice(b"<c/>"),
        Cell::Text(text) => push_string(out, text, Style::Text, notes),
        Cell::Money { minor, exponent, .. } if minor.unsigned_abs() <= LONGEST_AMOUNT => {
            open_number(out, Style::money(exponent));
            digits::push_decimal(out, minor, exponent);
            close_number(out);
        }
        Cell::Money { minor, exponent, .. } => push_long_amount(out, i128::from(minor), exponent, notes),
        Cell::Count(count) if count.unsigned_abs() <= LONGEST_AMOUNT => {
            open_number(out, Style::Count);
            digits::push_integer(out, count);
            close_number(out);
        }
        Cell::Count(count) => push_long_amount(out, i128::from(count), 0, notes),
        Cell::Instant(at) => {
            let start = out.len();
            open_number(out, Style::Instant);
            if digits::push_moment_number(out, at) {
                close_number(out);
            } else {
                out.truncate(start);
                push_plain(out, Style::Text, |out| digits::push_date_time(out, at));
                notes.early_dates += 1;
            }
        }
        Cell::Date(date) => {
            let start = out.len();
            open_number(out, Style::Date);
            if digits::push_day_number(out, date) {
                close_number(out);
            } else {
                out.truncate(start);
                push_plain(out, Style::Text, |out| digits::push_date(out, date));
                notes.early_dates += 1;
            }
        }
    }
}

/// Adds a sum, which can be longer than an amount.
pub(super) fn push_sum(out: &mut Vec<u8>, minor: i128, exponent: u8, notes: &mut Notes) {
    if minor.unsigned_abs() <= u128::from(LONGEST_AMOUNT) {
        open_number(out, Style::money(exponent));
        digits::push_sum(out, minor, exponent);
        close_number(out);
    } else {
        push_long_amount(out, minor, exponent, notes);
    }
}

/// Adds a cell of text in a style.
pub(super) fn push_string(out: &mut Vec<u8>, text: &str, style: Style, notes: &mut Notes) {
    out.extend_from_slice(b"<c s=\"");
    out.extend_from_slice(style.id());
    out.extend_from_slice(b"\" t=\"inlineStr\"><is><t");
    if has_loose_blanks(text) {
        out.extend_from_slice(b" xml:space=\"preserve\"");
    }
    out.push(b'>');
    push_text(out, text, notes);
    out.extend_from_slice(b"</t></is></c>");
}

fn push_long_amount(out: &mut Vec<u8>, minor: i128, exponent: u8, notes: &mut Notes) {
    push_plain(out, Style::Text, |out| digits::push_sum(out, minor, exponent));
    notes.long_amounts += 1;
}

/// Adds a cell of text that needs no care.
fn push_plain(out: &mut Vec<u8>, style: Style, write: impl FnOnce(&mut Vec<u8>)) {
    out.extend_from_slice(b"<c s=\"");
    out.extend_from_slice(style.id());
    out.extend_from_slice(b"\" t=\"inlineStr\"><is><t>");
    write(out);
    out.extend_from_slice(b"</t></is></c>");
}

fn open_number(out: &mut Vec<u8>, style: Style) {
    out.extend_from_slice(b"<c s=\"");
    out.extend_from_slice(style.id());
    out.extend_from_slice(b"\"><v>");
}

fn close_number(out: &mut Vec<u8>) {
    out.extend_from_slice(b"</v></c>");
}
