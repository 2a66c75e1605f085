use domain::Currency;
use jiff::civil::{date, datetime};
use proptest::prelude::*;

use super::*;
use crate::table::Kind;
use crate::table::about::tests::about;

fn written(cells: &[Cell<'_>]) -> String {
    String::from_utf8(csv(&["Name", "Amount"], [cells], CsvOptions::default())).unwrap()
}

fn dollars(minor: i64) -> Cell<'static> {
    Cell::Money {
        minor,
        exponent: 2,
        currency: Currency::USD,
    }
}

fn column(title: &str, kind: Kind) -> Column {
    Column {
        key: "key",
        title: title.to_owned(),
        kind,
        width: 10,
    }
}

#[test]
fn text_that_looks_like_a_formula_is_disarmed_and_numbers_are_not() {
    for danger in [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\tx",
        "  =1+1",
        "\u{a0}\u{200b}=1+1",
        "\u{feff}=1+1",
        "\u{7}=1",
        "＝1+1",
        " ＋1",
        "－1",
        "＠SUM(A1)",
    ] {
        assert_eq!(
            written(&[Cell::Text(danger)]),
            format!("Name,Amount\r\n'{danger}\r\n")
        );
    }
    assert_eq!(written(&[Cell::Text("\r=1+1")]), "Name,Amount\r\n\"'\r=1+1\"\r\n");
    assert_eq!(
        written(&[Cell::Text("a=b"), dollars(-1_250)]),
        "Name,Amount\r\na=b,-12.50\r\n"
    );
    for harmless in [" a", "'=1", "é-1", "(555) 010-0000", "004287", "_x", ""] {
        assert!(!is_formula(harmless), "{harmless}");
    }
}

#[test]
fn each_kind_of_cell_has_its_plain_form() {
    let cells = [
        Cell::Text("004287"),
        dollars(123_450),
        Cell::Instant(datetime(2026, 10, 6, 14, 5, 9, 0)),
        Cell::Date(date(2026, 10, 6)),
        Cell::Count(-3),
        Cell::Empty,
    ];
    assert_eq!(
        written(&cells),
        "Name,Amount\r\n004287,1234.50,2026-10-06 14:05:09,2026-10-06,-3,\r\n"
    );
}

#[test]
fn the_byte_order_mark_comes_only_when_asked_for() {
    let none: [[Cell<'_>; 0]; 0] = [];
    let marked = CsvOptions {
        byte_order_mark: true,
    };
    assert_eq!(csv(&["a"], none, marked), b"\xEF\xBB\xBFa\r\n");
    assert_eq!(csv(&["a"], none, CsvOptions::default()), b"a\r\n");
}

#[test]
fn a_row_of_one_empty_cell_is_still_a_row() {
    let text = csv(&["a"], [[Cell::Text("")], [Cell::Empty]], CsvOptions::default());
    let mut reader = csv_reader(&text);
    assert_eq!(reader.records().count(), 2);
}

#[test]
fn a_long_table_reaches_its_file_in_pieces_and_is_counted() {
    let mut out = Vec::new();
    let columns = [column("Name", Kind::Text), column("Amount", Kind::Money)];
    let mut sink = Box::new(CsvSink::start(&mut out, &columns, CsvOptions::default()).unwrap());
    let long = "x".repeat(1_000);
    for minor in 0..3_000 {
        sink.row(&[Cell::Text(&long), dollars(minor)]).unwrap();
        assert!(sink.buffer.len() <= BUFFER + 1_100);
    }
    let error = sink.row(&[Cell::Empty]).unwrap_err();
    assert!(matches!(error, TableError::RowWidth { cells: 1, columns: 2 }));
    let done = sink.finish(&about()).unwrap();
    assert_eq!((done.rows, done.bytes), (3_000, out.len() as u64));
    assert_eq!(done.totals.len(), 1);
    assert_eq!((done.totals[0].cells, done.totals[0].minor), (3_000, 4_498_500));
    assert_eq!(csv_reader(&out).records().filter(Result::is_ok).count(), 3_000);
}

fn csv_reader(text: &[u8]) -> ::csv::Reader<&[u8]> {
    ::csv::ReaderBuilder::new().flexible(true).from_reader(text)
}

proptest! {
    #[test]
    fn any_text_is_read_back_with_at_most_an_apostrophe_before_it(
        cells in proptest::collection::vec(
            proptest::collection::vec(prop_oneof!["\\PC{0,8}", "[ =+@\t\r\n\",';-]{0,6}", any::<String>()], 3),
            1..12,
        )
    ) {
        let rows: Vec<Vec<Cell<'_>>> =
            cells.iter().map(|row| row.iter().map(|text| Cell::Text(text)).collect()).collect();
        let text = csv(&["a", "b", "c"], &rows, CsvOptions::default());
        let read: Vec<Vec<String>> = csv_reader(&text).records()
            .map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
        prop_assert_eq!(read.len(), cells.len());
        for (read, given) in read.iter().flatten().zip(cells.iter().flatten()) {
            let expected = if is_formula(given) { format!("'{given}") } else { given.clone() };
            prop_assert_eq!(read, &expected);
        }
    }
}
