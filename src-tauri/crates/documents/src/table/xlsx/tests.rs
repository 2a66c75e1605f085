use std::io::{Cursor, Read};

use calamine::{Data, DataType, Reader, Xlsx};
use domain::{Currency, parse_minor};
use jiff::civil::{date, datetime};
use proptest::prelude::*;
use zip::ZipArchive;

use super::*;
use crate::table::Total;
use crate::table::about::tests::about;

const COLUMNS_OF_TEST: [(&str, &str, Kind); 5] = [
    ("account", "Account", Kind::Text),
    ("amount", "Amount", Kind::Money),
    ("at", "Time", Kind::Instant),
    ("settled", "Settled on", Kind::Date),
    ("items", "Items", Kind::Count),
];

fn columns() -> Vec<Column> {
    let column = |(key, title, kind): (&'static str, &str, Kind)| Column {
        key,
        title: title.to_owned(),
        kind,
        width: 14,
    };
    COLUMNS_OF_TEST.into_iter().map(column).collect()
}

fn money(minor: i64, exponent: u8, currency: &str) -> Cell<'static> {
    Cell::Money {
        minor,
        exponent,
        currency: Currency::new(currency).unwrap(),
    }
}

fn book(columns: &[Column], rows: &[Vec<Cell<'_>>], options: XlsxOptions) -> (Vec<u8>, Written) {
    let mut out = Cursor::new(Vec::new());
    let mut sink = Box::new(XlsxSink::start(&mut out, columns, options).unwrap());
    for row in rows {
        sink.row(row).unwrap();
    }
    let written = sink.finish(&about()).unwrap();
    (out.into_inner(), written)
}

fn payments() -> XlsxOptions {
    XlsxOptions {
        sheet: "Payments".to_owned(),
        ..XlsxOptions::default()
    }
}

fn sheet(bytes: &[u8], name: &str) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range(name).unwrap();
    range.rows().map(<[Data]>::to_vec).collect()
}

/// An amount as a person reads it.
fn cents(cell: &Data) -> i64 {
    parse_minor(&format!("{:.2}", cell.as_f64().unwrap()), 2).unwrap()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut text = String::new();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    // Reading to the end also proves the check sum.
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn row(account: &str, minor: i64) -> Vec<Cell<'_>> {
    vec![
        Cell::Text(account),
        money(minor, 2, "USD"),
        Cell::Instant(datetime(2026, 10, 6, 14, 5, 9, 0)),
        Cell::Date(date(2026, 10, 7)),
        Cell::Count(3),
    ]
}

#[test]
fn ids_stay_text_amounts_are_numbers_and_dates_are_dates() {
    let (bytes, written) = book(&columns(), &[row("004287", -1_250), row("7E5", 10)], payments());
    assert_eq!(
        (written.rows, written.sheets, written.bytes),
        (2, 1, bytes.len() as u64)
    );
    let rows = sheet(&bytes, "Payments");
    assert_eq!(rows[0][3], Data::String("Settled on".to_owned()));
    assert_eq!(rows[1][0], Data::String("004287".to_owned()));
    assert_eq!(rows[2][0], Data::String("7E5".to_owned()));
    assert_eq!(rows[1][1], Data::Float(-12.5));
    assert_eq!(rows[1][4], Data::Float(3.0));
    let date = |cell: &Data| match cell {
        Data::DateTime(at) => at.to_ymd_hms_milli(),
        other => panic!("{other:?} is no date"),
    };
    assert_eq!(date(&rows[1][2]), (2026, 10, 6, 14, 5, 9, 0));
    assert_eq!(date(&rows[1][3]), (2026, 10, 7, 0, 0, 0, 0));
}

#[test]
fn a_formula_is_text_and_no_cell_calculates() {
    let evil = "=HYPERLINK(\"http://x\",\"pay\")";
    let (bytes, _) = book(&columns(), &[row(evil, 1), row("@SUM(A1)", 1)], payments());
    assert_eq!(sheet(&bytes, "Payments")[1][0], Data::String(evil.to_owned()));
    assert!(!part(&bytes, "xl/worksheets/sheet1.xml").contains("<f"));
}

#[test]
fn the_header_is_frozen_filtered_and_repeated_on_paper() {
    let (bytes, _) = book(&columns(), &[row("1", 1)], payments());
    let xml = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(
        xml.contains("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>")
    );
    assert!(xml.contains("<autoFilter ref=\"A1:E2\"/>"));
    assert!(xml.contains("<col min=\"1\" max=\"1\" width=\"14.7109375\" customWidth=\"1\"/>"));
    assert!(xml.contains("<ignoredError sqref=\"A1:A2\" numberStoredAsText=\"1\"/>"));
    let book = part(&bytes, "xl/workbook.xml");
    assert!(book.contains("'Payments'!$A$1:$E$2</definedName>"));
    assert!(book.contains("'Payments'!$1:$1</definedName>"));
    assert_eq!(part(&bytes, "xl/styles.xml").matches("<xf ").count(), 1 + 13);
    let core = part(&bytes, "docProps/core.xml");
    assert!(core.contains("<dc:title>Payments of October 2026</dc:title>"));
    assert!(core.contains("2026-10-31T18:14:00Z"));
}

#[test]
fn programs_that_look_at_the_first_parts_see_a_workbook() {
    let (bytes, _) = book(&columns(), &[], payments());
    let archive = ZipArchive::new(Cursor::new(bytes.as_slice())).unwrap();
    let name = |n| archive.name_for_index(n).unwrap().unwrap().into_owned();
    assert_eq!(
        [0, 1, 2].map(name),
        ["[Content_Types].xml", "_rels/.rels", "xl/styles.xml"]
    );
}

#[test]
fn a_table_without_rows_is_a_workbook_too() {
    let (bytes, written) = book(&columns(), &[], payments());
    assert_eq!((written.rows, written.totals.len()), (0, 0));
    assert_eq!(sheet(&bytes, "Payments").len(), 1);
}

/// The sheet about the file as lines of text.
fn about_lines(bytes: &[u8]) -> Vec<String> {
    let line = |row: &Vec<Data>| row.iter().map(ToString::to_string).collect::<Vec<_>>().join("|");
    let lines = sheet(bytes, "About this file");
    lines
        .iter()
        .map(|row| line(row).trim_end_matches('|').to_owned())
        .collect()
}

#[test]
fn the_last_sheet_tells_where_the_rows_come_from_and_what_they_add_up_to() {
    let mut rows = vec![row("1", 1_250), row("2", -250)];
    rows.push(vec![
        Cell::Empty,
        money(5, 0, "JPY"),
        Cell::Empty,
        Cell::Empty,
        Cell::Empty,
    ]);
    let (bytes, written) = book(&columns(), &rows, payments());
    let total = |currency, exponent, cells, minor| Total {
        column: 1,
        currency: Currency::new(currency).unwrap(),
        exponent,
        cells,
        minor,
    };
    assert_eq!(written.totals, [total("JPY", 0, 1, 5), total("USD", 2, 2, 1_000)]);
    let lines = about_lines(&bytes);
    for expected in [
        "Payments of October 2026",
        "Made by|Dana Reyes",
        "Made|October 31, 2026, 2:14 PM EDT",
        "Times are in|New York (EDT, UTC-4)",
        "Filters|Status is settled",
        "|Name holds <R&D>",
        "Data to|October 31, 2026, 2:10 PM",
        "Rows|3",
        "Amount|JPY|5|1",
        "Amount|USD|10|2",
        "Settled on|Dates|settled",
    ] {
        assert!(
            lines.iter().any(|line| line == expected),
            "{expected} in {lines:#?}"
        );
    }
    assert!(!lines.iter().any(|line| line == "Notes"));
}

#[test]
fn what_a_workbook_cannot_hold_is_said_on_the_last_sheet() {
    let long = "x".repeat(40_000);
    let rows = [
        row(&long, 1),
        row("bell\u{7}", 1),
        row("a\u{1}", 999_999_999_999_999),
        vec![
            Cell::Empty,
            money(1_000_000_000_000_000, 2, "USD"),
            Cell::Instant(datetime(1899, 12, 31, 1, 2, 3, 0)),
            Cell::Date(date(1900, 1, 1)),
            Cell::Empty,
        ],
    ];
    let (bytes, written) = book(&columns(), &rows, payments());
    let notes = Notes {
        cut: 1,
        escaped: 2,
        long_amounts: 1,
        early_dates: 2,
    };
    assert_eq!(written.notes, notes);
    let cells = sheet(&bytes, "Payments");
    assert_eq!(cells[1][0].to_string().len(), 32_767);
    assert_eq!(cells[3][1], Data::Float(9_999_999_999_999.99));
    let last: Vec<String> = cells[4].iter().map(ToString::to_string).collect();
    assert_eq!(
        last,
        ["", "10000000000000.00", "1899-12-31 01:02:03", "1900-01-01", ""]
    );
    let lines = about_lines(&bytes).join("\n");
    assert!(
        lines.contains("|1 text is longer than a cell can hold, and its end is missing."),
        "{lines}"
    );
    assert!(lines.contains("|2 dates lie outside"), "{lines}");
}

#[test]
fn rows_go_on_from_sheet_to_sheet_each_with_its_header() {
    let rows: Vec<_> = (0..7).map(|minor| row("x", minor)).collect();
    let options = XlsxOptions {
        rows_per_sheet: 3,
        ..payments()
    };
    let (bytes, written) = book(&columns(), &rows, options);
    assert_eq!((written.rows, written.sheets), (7, 3));
    let names = Xlsx::new(Cursor::new(bytes.as_slice()))
        .map(|book| book.sheet_names())
        .unwrap();
    assert_eq!(names, ["Payments", "Payments 2", "Payments 3", "About this file"]);
    let mut sum = 0;
    for (name, length) in [("Payments", 4), ("Payments 2", 4), ("Payments 3", 2)] {
        let cells = sheet(&bytes, name);
        assert_eq!(cells.len(), length);
        assert_eq!(cells[0][0].to_string(), "Account");
        sum += cells.iter().skip(1).map(|row| cents(&row[1])).sum::<i64>();
    }
    assert_eq!(sum, 21);
    let lines = about_lines(&bytes);
    assert!(
        lines
            .iter()
            .any(|line| line.ends_with(": Payments, Payments 2, Payments 3"))
    );
    // One tab only is in front.
    let selected = |n: usize| part(&bytes, &format!("xl/worksheets/sheet{n}.xml")).contains("tabSelected");
    assert_eq!([1, 2, 3, 4].map(selected), [true, false, false, false]);
}

#[test]
fn a_row_of_the_wrong_width_is_refused() {
    let mut out = Cursor::new(Vec::new());
    let mut sink = XlsxSink::start(&mut out, &columns(), payments()).unwrap();
    let error = sink.row(&[Cell::Empty]).unwrap_err();
    assert!(matches!(error, TableError::RowWidth { cells: 1, columns: 5 }));
}

#[test]
fn a_large_sheet_is_the_same_text_after_compression_in_blocks() {
    let accounts: Vec<String> = (0..20_000)
        .map(|n| format!("{n:06}-{:x}", n * 2_654_435_761_u64))
        .collect();
    let rows: Vec<_> = (0..)
        .zip(&accounts)
        .map(|(minor, account)| row(account, minor))
        .collect();
    let (bytes, written) = book(&columns(), &rows, payments());
    assert_eq!(written.totals[0].minor, 20_000 * 19_999 / 2);
    // Larger than a few blocks.
    assert!(part(&bytes, "xl/worksheets/sheet1.xml").len() > 2_000_000);
    let cells = sheet(&bytes, "Payments");
    assert!(
        cells
            .iter()
            .skip(1)
            .map(|row| row[0].to_string())
            .eq(accounts.iter().cloned())
    );
    let sum: i64 = cells.iter().skip(1).map(|row| cents(&row[1])).sum();
    assert_eq!(i128::from(sum), written.totals[0].minor);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn any_text_is_read_back_as_it_was(
        texts in proptest::collection::vec(
            prop_oneof!["\\PC{1,8}", "[ _x0-9A-F&<>\"'\t\r\n\u{0}\u{7}\u{fffe}]{1,20}", any::<String>()], 1..30,
        )
    ) {
        let columns = &columns()[..1];
        let rows: Vec<_> = texts.iter().map(|text| vec![Cell::Text(text)]).collect();
        let (bytes, _) = book(columns, &rows, payments());
        let read = sheet(&bytes, "Payments");
        // Empty texts at the end are no rows to the reader.
        for (place, text) in texts.iter().enumerate() {
            let cell = read.get(place + 1).map_or(String::new(), |row| row[0].to_string());
            prop_assert_eq!(&cell, text);
        }
    }
}
