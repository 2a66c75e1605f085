mod refused;
mod samples;

use samples::*;

use super::*;

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
