//! What is no table of ours, or too much of one.

use super::super::*;
use super::samples::*;
use crate::table::Cell;
use crate::table::csv::csv as written_csv;

#[test]
fn files_that_are_no_spreadsheets_are_named() {
    let other = |bytes: &[u8]| read("terminals.xlsx", bytes, &LIMITS).unwrap_err();
    assert_eq!(
        other(b"\xFF\xD8\xFF\xE0\0\x10JFIF"),
        SpreadsheetError::NotASpreadsheet {
            what: "a JPEG picture"
        }
    );
    assert_eq!(
        other(b" \n"),
        SpreadsheetError::NotASpreadsheet {
            what: "an empty file"
        }
    );
    assert_eq!(
        other(b"%PDF-1.7"),
        SpreadsheetError::NotASpreadsheet {
            what: "a PDF document"
        }
    );
    assert_eq!(
        other(b"a\x01\x02b"),
        SpreadsheetError::NotASpreadsheet { what: "this file" }
    );
    assert_eq!(
        other(&zipped(&[("word/document.xml", "")])),
        SpreadsheetError::NotASpreadsheet {
            what: "a Word document"
        }
    );
    assert_eq!(
        other(&zipped(&[("a.txt", "")])),
        SpreadsheetError::NotASpreadsheet {
            what: "a ZIP archive"
        }
    );
    assert!(matches!(
        other(b"<html><table>"),
        SpreadsheetError::OtherFormat { .. }
    ));
    assert!(matches!(
        other(&zipped(&[("xl/workbook.bin", "")])),
        SpreadsheetError::OtherFormat { .. }
    ));
    assert_eq!(other(b"PK\x03\x04 and then nothing"), SpreadsheetError::Damaged);
    assert_eq!(
        other(&zipped(&[("xl/workbook.xml", "<workbook")])),
        SpreadsheetError::Damaged
    );
}

#[test]
fn protected_and_old_workbooks_are_told_apart() {
    let container = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [
            &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1][..],
            &[0; 600],
            &name,
        ]
        .concat()
    };
    let other = |name: &str| read("x.xlsx", &container(name), &LIMITS).unwrap_err();
    assert_eq!(other("EncryptedPackage"), SpreadsheetError::PasswordProtected);
    assert!(matches!(other("Workbook"), SpreadsheetError::OtherFormat { .. }));
    assert!(matches!(
        other("WordDocument"),
        SpreadsheetError::NotASpreadsheet { .. }
    ));
    let manifest = r#"<manifest:manifest xmlns:manifest="m"><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"#;
    let locked = zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", "locked"),
    ]);
    assert_eq!(
        read("x.ods", &locked, &LIMITS).unwrap_err(),
        SpreadsheetError::PasswordProtected
    );
}

#[test]
fn everything_has_a_limit() {
    let rows = |count: usize| format!("Name,User\n{}", "a,b\n".repeat(count));
    assert_eq!(csv(&rows(49)).unwrap().rows.len(), 49);
    assert_eq!(
        csv(&rows(50)).unwrap_err(),
        SpreadsheetError::TooManyRows { limit: 50 }
    );
    let wide: String = (0..21).map(|n| format!("c{n},")).collect();
    assert_eq!(
        csv(&wide).unwrap_err(),
        SpreadsheetError::TooManyColumns { limit: 20 }
    );
    assert_eq!(
        csv(&",".repeat(500_000)).unwrap_err(),
        SpreadsheetError::TooManyColumns { limit: 20 }
    );
    let tight = Limits { bytes: 10, ..LIMITS };
    assert_eq!(
        read("x", &[b'a'; 11], &tight).unwrap_err(),
        SpreadsheetError::TooLarge { bytes: 11, limit: 10 }
    );
}

#[test]
fn a_small_workbook_that_unpacks_to_a_large_one_is_refused() {
    let bomb = xlsx(&[("A", "visible", &" ".repeat(5 << 20))]);
    assert!(bomb.len() < 100_000);
    assert_eq!(
        read("x", &bomb, &LIMITS).unwrap_err(),
        SpreadsheetError::TooLargeUnpacked { limit: 4 << 20 }
    );
    let far = xlsx(&[(
        "A",
        "visible",
        &format!(r#"<row r="1">{}</row>"#, text("XFD1048576", "x")),
    )]);
    assert_eq!(
        read("x", &far, &LIMITS).unwrap_err(),
        SpreadsheetError::TooManyColumns { limit: 20 }
    );
    let deep = xlsx(&[(
        "A",
        "visible",
        &format!("{}{}", text("A1", "x"), text("A1048576", "y")),
    )]);
    assert!(matches!(
        read("x", &deep, &LIMITS).unwrap_err(),
        SpreadsheetError::NoHeader { .. }
    ));
    let cell = r#"<table:table-cell office:value-type="string" table:number-columns-repeated="16000"><text:p>x</text:p></table:table-cell>"#;
    let wide = ods(&format!("<table:table-row>{cell}</table:table-row>"));
    assert_eq!(
        read("x", &wide, &LIMITS).unwrap_err(),
        SpreadsheetError::TooManyColumns { limit: 20 }
    );
    let tall = ods(&format!(
        r#"<table:table-row table:number-rows-repeated="1000000">{}</table:table-row>"#,
        ods_text("x")
    ));
    assert_eq!(
        read("x", &tall, &LIMITS).unwrap_err(),
        SpreadsheetError::TooManyRows { limit: 50 }
    );
}

#[test]
fn a_table_without_names_of_columns_says_where_was_looked() {
    assert_eq!(
        csv("1,2\n3,4\n").unwrap_err(),
        SpreadsheetError::NoHeader { sheets: vec![] }
    );
    let book = xlsx(&[("One", "visible", ""), ("Two", "visible", "")]);
    let sheets = vec!["One".to_owned(), "Two".to_owned()];
    assert_eq!(
        read("x", &book, &LIMITS).unwrap_err(),
        SpreadsheetError::NoHeader { sheets }
    );
}

#[test]
fn an_id_that_became_a_number_with_an_exponent_is_doubted() {
    let sheet = csv("Name,User ID\nParks,5.01205E+11\n").unwrap();
    assert_eq!(
        sheet.doubts,
        [Doubt {
            row: 2,
            column: 1,
            kind: DoubtKind::Scientific
        }]
    );
    assert_eq!(sheet.rows[0].cell(1), "5.01205E+11");
}

#[test]
fn debug_output_never_shows_a_cell() {
    let sheet = csv("Name,PIN\nParks,CANARYPIN\n").unwrap();
    assert!(!format!("{sheet:?} {:?}", sheet.rows).contains("CANARY"));
}

proptest::proptest! {
    #[test]
    fn no_bytes_make_the_reader_stop(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..400)) {
        let _ = read("x.csv", &bytes, &LIMITS);
        let _ = read("x", &[b"PK\x03\x04", &bytes[..]].concat(), &LIMITS);
    }

    #[test]
    fn what_is_written_as_csv_is_read_back(
        cells in proptest::collection::vec(proptest::collection::vec("[a-z ,;\"\n']{0,12}", 3), 1..20)
    ) {
        let rows = cells.iter().map(|row| row.iter().map(|cell| Cell::Text(cell)).collect::<Vec<_>>());
        let bytes = written_csv(&["Alpha", "Beta", "Gamma"], rows, Default::default());
        let sheet = read("x.csv", &bytes, &LIMITS).unwrap();
        let guarded = |c: &String| if c.starts_with('\n') { format!("'{c}") } else { c.clone() };
        let kept: Vec<Vec<String>> = cells.iter().map(|row| row.iter().map(guarded).collect())
            .filter(|row: &Vec<String>| row.iter().any(|c| !c.trim().is_empty())).collect();
        let read: Vec<Vec<String>> = sheet.rows.iter().map(|row| row.cells.clone()).collect();
        proptest::prop_assert_eq!(read, kept);
    }
}
