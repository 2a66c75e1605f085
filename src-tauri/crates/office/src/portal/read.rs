//! A portal file from the disk: refused when it holds what must not be kept anywhere.

use std::path::PathBuf;

use documents::spreadsheet::{Limits, Row, Sheet, read};

use super::columns::{Columns, is_forbidden};
use crate::dto::PortalField;
use crate::error::OfficeError;
use crate::{files, handoff};

/// Largest file read.
const LARGEST: u64 = 64 * 1024 * 1024;
/// Most payments of one file; more are imported in parts.
const ROWS: usize = 250_000;

/// Reads a file a person has chosen; answers its name and what stands in it.
pub(super) async fn file(path: PathBuf) -> Result<(String, Sheet), OfficeError> {
    let (name, bytes) = files::read(path, LARGEST).await?;
    let hint = name.clone();
    let sheet = tokio::task::spawn_blocking(move || {
        let limits = Limits {
            bytes: usize::try_from(LARGEST).unwrap_or(usize::MAX),
            rows: ROWS + 1,
            columns: 100,
            unpacked: 512 * 1024 * 1024,
        };
        read(&hint, &bytes, &limits)
    })
    .await?
    .map_err(|error| {
        let words = handoff::sentence(&error.to_string());
        OfficeError::invalid("file", "not_a_table", words).with("file", name.clone())
    })?;
    Ok((name, sheet))
}

/// Refuses a file with a full card number or a security code in it. The number itself is not
/// repeated.
pub(super) fn refuse(sheet: &Sheet, columns: &Columns) -> Result<(), OfficeError> {
    let titles = &sheet.header.cells;
    for (at, title) in titles.iter().enumerate() {
        let filled = sheet.rows.iter().find(|row| !row.cell(at).is_empty());
        if let Some(row) = filled.filter(|_| is_forbidden(title)) {
            return Err(refused(
                row,
                title,
                "security_code",
                "holds security codes of cards",
            ));
        }
    }
    for row in std::iter::once(&sheet.header).chain(&sheet.rows) {
        for (at, cell) in row.cells.iter().enumerate() {
            if is_full_number(columns.fields.get(at).copied().flatten(), cell) {
                // A heading may itself be the number.
                let title = titles.get(at).map_or("", |title| title.trim());
                let title = if domain::mask_numbers(title) == title {
                    title
                } else {
                    ""
                };
                return Err(refused(row, title, "card_number", "holds a full card number"));
            }
        }
    }
    Ok(())
}

/// In the card's own column any long number is one, whatever its checksum says; the groups of
/// an id mean nothing together.
fn is_full_number(field: Option<PortalField>, cell: &str) -> bool {
    let masked = match field {
        Some(PortalField::Card) => domain::mask_card_field(cell),
        Some(PortalField::Id) => domain::mask_unbroken(cell),
        _ => domain::mask_numbers(cell),
    };
    *masked != *cell
}

fn refused(row: &Row, title: &str, reason: &str, what: &str) -> OfficeError {
    let place = match title {
        "" => String::new(),
        title => format!(", column {title},"),
    };
    OfficeError::invalid(
        "file",
        reason,
        format!(
            "Line {}{place} {what}. Nothing was read. Export the list again with masked card numbers, and delete this copy.",
            row.number
        ),
    )
    .with("line", row.number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(text: &str) -> Result<(), serde_json::Value> {
        let sheet = read("x.csv", text.as_bytes(), &Limits::default()).unwrap();
        let columns = Columns::of(&sheet.header.cells);
        refuse(&sheet, &columns).map_err(|error| {
            assert!(!error.message.contains("4111"), "the number is not repeated");
            error.details["reason"].clone()
        })
    }

    #[test]
    fn a_full_card_number_anywhere_refuses_the_file() {
        for text in [
            "Date,Card Number\n10/05/2026,4111111111111111\n",
            "Date,Card Number\n10/05/2026,4111 1111 1111 1112\n",
            "Date,Description\n10/05/2026,paid with 4111-1111-1111-1111 by phone\n",
            "Date,Note,4111111111111111\n10/05/2026,x,y\n",
        ] {
            assert_eq!(outcome(text), Err("card_number".into()), "{text}");
        }
    }

    #[test]
    fn a_security_code_refuses_the_file_and_the_gateways_answer_about_it_does_not() {
        assert_eq!(
            outcome("Date,CVV2\n10/05/2026,123\n"),
            Err("security_code".into())
        );
        assert_eq!(outcome("Date,CVV2\n10/05/2026,\n"), Ok(()));
        assert_eq!(outcome("Date,CVV2 Response\n10/05/2026,M\n"), Ok(()));
    }

    #[test]
    fn masked_numbers_ids_and_batches_are_welcome() {
        let text = "Transaction ID,Card Number,Batch\n\
            010130111-41111111-1111-1111-2222-444444444444,41**********1111,GBOK 12345678901\n\
            2,XXXXXXXXXXXX0174,\n3,400000XXXXXX0002,\n";
        assert_eq!(outcome(text), Ok(()));
    }
}
