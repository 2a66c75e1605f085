use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::*;
use crate::table::Cell;
use crate::table::csv::csv as written_csv;

const LIMITS: Limits = Limits {
    bytes: 1 << 20,
    rows: 50,
    columns: 20,
    unpacked: 4 << 20,
};

fn csv(text: &str) -> Result<Sheet, SpreadsheetError> {
    read("terminals.csv", text.as_bytes(), &LIMITS)
}

fn cells(sheet: &Sheet) -> Vec<(u32, Vec<&str>)> {
    sheet
        .rows
        .iter()
        .map(|row| (row.number, row.cells.iter().map(String::as_str).collect()))
        .collect()
}

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in parts {
        writer.start_file(*name, options).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook as Excel writes it, with these sheets (name, state, rows as XML).
fn xlsx(sheets: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut book = String::new();
    let mut links = String::new();
    let mut parts = Vec::new();
    for (at, (name, state, rows)) in sheets.iter().enumerate() {
        let id = at + 1;
        book.push_str(&format!(
            r#"<sheet name="{name}" sheetId="{id}" state="{state}" r:id="rId{id}"/>"#
        ));
        links.push_str(&format!(
            r#"<Relationship Id="rId{id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{id}.xml"/>"#
        ));
        parts.push((
            format!("xl/worksheets/sheet{id}.xml"),
            format!(r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#),
        ));
    }
    parts.push((
        "xl/workbook.xml".to_owned(),
        format!(r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{book}</sheets></workbook>"#),
    ));
    let styles = r#"<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>"#;
    parts.push((
        "xl/_rels/workbook.xml.rels".to_owned(),
        format!(r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}{styles}</Relationships>"#),
    ));
    parts.push(("xl/styles.xml".to_owned(), STYLES.to_owned()));
    parts.push((
        "_rels/.rels".to_owned(),
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#.to_owned(),
    ));
    zipped(
        &parts
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
            .collect::<Vec<_>>(),
    )
}

/// Style 1 is a date, style 2 six digits with leading zeros.
const STYLES: &str = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="000000"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>"#;

fn text(place: &str, value: &str) -> String {
    format!(r#"<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>"#)
}

fn ods(table: &str) -> Vec<u8> {
    zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        (
            "META-INF/manifest.xml",
            r#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/"/></manifest:manifest>"#,
        ),
        (
            "content.xml",
            &format!(
                r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="Terminals">{table}</table:table></office:spreadsheet></office:body></office:document-content>"#
            ),
        ),
    ])
}

fn ods_text(value: &str) -> String {
    format!(r#"<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>"#)
}

#[test]
fn a_csv_is_read_with_any_separator_and_the_persons_row_numbers() {
    for separator in [",", ";", "\t"] {
        let text = [
            "Name,User,PIN",
            "",
            "\"Parks\nFront Desk\",u1,p1",
            ",,",
            "\"Web \"\"A\"\"\",u2,",
            "",
        ]
        .join("\r\n")
        .replace(',', separator);
        let sheet = csv(&text).unwrap();
        assert_eq!(sheet.header.number, 1);
        assert_eq!(
            cells(&sheet),
            [
                (3, vec!["Parks\nFront Desk", "u1", "p1"]),
                (5, vec!["Web \"A\"", "u2", ""])
            ]
        );
    }
    let announced = csv("sep=|\r\nName|User\r\na, b|c\r\n").unwrap();
    assert_eq!(cells(&announced), [(3, vec!["a, b", "c"])]);
}

#[test]
fn a_csv_is_read_in_every_encoding_that_programs_write() {
    let text = "Name,User\nSeñor Café,u1\n";
    let utf16 = |big: bool| -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|unit| {
                if big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            })
            .collect()
    };
    let windows = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let marked = |mark: &[u8], rest: Vec<u8>| [mark.to_vec(), rest].concat();
    for bytes in [
        text.as_bytes().to_vec(),
        marked(b"\xEF\xBB\xBF", text.as_bytes().to_vec()),
        marked(b"\xFF\xFE", utf16(false)),
        marked(b"\xFE\xFF", utf16(true)),
        utf16(false),
        utf16(true),
        windows,
    ] {
        let sheet = read("x.csv", &bytes, &LIMITS).unwrap();
        assert_eq!(sheet.header.cells, ["Name", "User"]);
        assert_eq!(cells(&sheet), [(2, vec!["Señor Café", "u1"])]);
    }
}

#[test]
fn a_title_above_the_header_is_passed_over() {
    let sheet = csv("Terminals of Alder Creek,,\n\nName,User,PIN\nParks,u1,p1\n").unwrap();
    assert_eq!((sheet.header.number, sheet.header.cells[1].as_str()), (3, "User"));
    assert_eq!(cells(&sheet), [(4, vec!["Parks", "u1", "p1"])]);
}

#[test]
fn a_workbook_keeps_zeros_dates_and_row_numbers() {
    let rows = [
        format!(
            r#"<row r="2">{}{}{}{}</row>"#,
            text("A2", "Name"),
            text("B2", "User ID"),
            text("C2", "Since"),
            text("D2", "Merchant")
        ),
        format!(
            r#"<row r="5">{}{}<c r="C5" s="1"><v>45943</v></c><c r="D5" s="2"><v>4287</v></c></row>"#,
            text("A5", "Parks"),
            text("B5", "000123")
        ),
        format!(
            r#"<row r="6">{}<c r="B6"><v>501205000000</v></c><c r="C6" s="1"><v>45943.5</v></c><c r="D6"><v>1234567890123456</v></c></row>"#,
            text("A6", "Web")
        ),
        r#"<row r="7"><c r="A7"/></row>"#.to_owned(),
    ];
    let book = xlsx(&[
        ("Notes", "visible", ""),
        ("Old", "hidden", &rows.concat()),
        ("Terminals", "visible", &rows.concat()),
    ]);
    let sheet = read("x.xlsx", &book, &LIMITS).unwrap();
    assert_eq!(sheet.name.as_deref(), Some("Terminals"));
    assert_eq!(sheet.header.number, 2);
    assert_eq!(
        cells(&sheet),
        [
            (5, vec!["Parks", "000123", "2025-10-13", "004287"]),
            (
                6,
                vec!["Web", "501205000000", "2025-10-13T12:00", "1234567890123460"]
            ),
        ]
    );
    assert_eq!(
        sheet.doubts,
        [Doubt {
            row: 6,
            column: 3,
            kind: DoubtKind::LongNumber
        }]
    );
}

#[test]
fn an_open_document_is_read_the_same_way() {
    let empty = r#"<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>"#;
    let end = r#"<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#;
    let table = format!(
        "{empty}<table:table-row>{}{}</table:table-row>{empty}<table:table-row>{}{}</table:table-row>{end}",
        ods_text("Name"),
        ods_text("User ID"),
        ods_text("Parks"),
        r#"<table:table-cell office:value-type="float" office:value="4287"><text:p>4287</text:p></table:table-cell>"#,
    );
    let sheet = read("x.ods", &ods(&table), &LIMITS).unwrap();
    assert_eq!(
        (sheet.name.as_deref(), sheet.header.number),
        (Some("Terminals"), 3)
    );
    assert_eq!(cells(&sheet), [(6, vec!["Parks", "4287"])]);
}

#[test]
fn the_sheet_that_names_the_columns_sought_wins() {
    const SPECS: [ColumnSpec; 1] = [ColumnSpec {
        key: "pin",
        title: "PIN",
        synonyms: &["ssl_pin"],
        required: true,
    }];
    let people = format!(
        r#"<row r="1">{}{}</row>"#,
        text("A1", "Name"),
        text("B1", "Phone")
    );
    let pins = format!(
        r#"<row r="1">{}{}</row>"#,
        text("A1", "Terminal"),
        text("B1", "SSL PIN")
    );
    let book = xlsx(&[("People", "visible", &people), ("Pins", "visible", &pins)]);
    assert_eq!(read("x", &book, &LIMITS).unwrap().name.as_deref(), Some("People"));
    assert_eq!(
        read_for("x", &book, &LIMITS, &SPECS).unwrap().name.as_deref(),
        Some("Pins")
    );
}

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
