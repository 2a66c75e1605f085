//! What a file is, by its content.

use std::io::Cursor;

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use zeroize::Zeroizing;
use zip::ZipArchive;

use super::SpreadsheetError;

/// What can be read.
pub(super) enum Kind {
    /// Text, decoded.
    Text(Zeroizing<String>),
    /// An Office Open XML workbook.
    Xlsx,
    /// An OpenDocument spreadsheet.
    Ods,
}

const OLD_OFFICE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// Files that are taken for spreadsheets because of their names.
const OTHERS: [(&[u8], &str); 10] = [
    (&[0xFF, 0xD8, 0xFF], "a JPEG picture"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF document"),
    (b"MZ\x90", "a Windows program"),
    (b"{\\rtf", "an RTF document"),
    (b"age-encryption.org/", "a sealed file"),
    (b"-----BEGIN AGE", "a sealed file"),
    (b"SQLite format 3", "a database"),
    (b"\x1F\x8B", "a compressed file"),
];

pub(super) fn of(bytes: &[u8]) -> Result<Kind, SpreadsheetError> {
    if bytes.trim_ascii().is_empty() {
        return Err(SpreadsheetError::NotASpreadsheet {
            what: "an empty file",
        });
    }
    if bytes.starts_with(OLD_OFFICE) {
        return Err(old_office(bytes));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return packed(bytes);
    }
    if let Some((_, what)) = OTHERS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(SpreadsheetError::NotASpreadsheet { what });
    }
    let text = decode(bytes);
    let start = text.trim_start();
    if start
        .get(..5)
        .is_some_and(|s| s.eq_ignore_ascii_case("<html") || s.eq_ignore_ascii_case("<?xml"))
        || start
            .get(..9)
            .is_some_and(|s| s.eq_ignore_ascii_case("<!doctype"))
    {
        return Err(SpreadsheetError::OtherFormat {
            what: "a web page or XML file",
        });
    }
    if text
        .chars()
        .any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}'))
    {
        return Err(SpreadsheetError::NotASpreadsheet { what: "this file" });
    }
    Ok(Kind::Text(text))
}

/// A protected workbook is an old-style container around the encrypted new one.
fn old_office(bytes: &[u8]) -> SpreadsheetError {
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|part| part == name)
    };
    if has("EncryptedPackage") {
        SpreadsheetError::PasswordProtected
    } else if has("Workbook") || has("Book") {
        SpreadsheetError::OtherFormat {
            what: "an old Excel workbook (.xls)",
        }
    } else {
        SpreadsheetError::NotASpreadsheet {
            what: "an old Office document",
        }
    }
}

fn packed(bytes: &[u8]) -> Result<Kind, SpreadsheetError> {
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| SpreadsheetError::Damaged)?;
    let has = |wanted: &str| {
        archive
            .file_names()
            .any(|name| name.is_ok_and(|name| name.eq_ignore_ascii_case(wanted)))
    };
    if has("xl/workbook.bin") {
        Err(SpreadsheetError::OtherFormat {
            what: "a binary Excel workbook (.xlsb)",
        })
    } else if has("xl/workbook.xml") {
        Ok(Kind::Xlsx)
    } else if has("word/document.xml") {
        Err(SpreadsheetError::NotASpreadsheet {
            what: "a Word document",
        })
    } else if has("ppt/presentation.xml") {
        Err(SpreadsheetError::NotASpreadsheet {
            what: "a PowerPoint presentation",
        })
    } else if has("Index/Document.iwa") {
        Err(SpreadsheetError::OtherFormat {
            what: "a document of Numbers or Pages",
        })
    } else if has("content.xml") && has("META-INF/manifest.xml") {
        Ok(Kind::Ods)
    } else {
        Err(SpreadsheetError::NotASpreadsheet {
            what: "a ZIP archive",
        })
    }
}

/// Byte order marks decide; else UTF-16 shows by its zeros, and what is no UTF-8 is what
/// Windows programs write.
fn decode(bytes: &[u8]) -> Zeroizing<String> {
    let without_mark = match () {
        () if bytes.starts_with(&[0xEF, 0xBB, 0xBF]) => UTF_8,
        () if bytes.starts_with(&[0xFF, 0xFE]) => UTF_16LE,
        () if bytes.starts_with(&[0xFE, 0xFF]) => UTF_16BE,
        () if zeros(bytes, 1) => UTF_16LE,
        () if zeros(bytes, 0) => UTF_16BE,
        () if std::str::from_utf8(bytes).is_ok() => UTF_8,
        () => WINDOWS_1252,
    };
    Zeroizing::new(without_mark.decode_with_bom_removal(bytes).0.into_owned())
}

/// Whether nearly every second byte is zero: Latin text in UTF-16.
fn zeros(bytes: &[u8], offset: usize) -> bool {
    let count = |start: usize| {
        bytes
            .iter()
            .skip(start)
            .step_by(2)
            .take(500)
            .filter(|byte| **byte == 0)
            .count()
    };
    let pairs = (bytes.len() / 2).min(500);
    pairs >= 4 && count(offset) * 10 > pairs * 7 && count(1 - offset) * 10 < pairs
}
