//! Rows from files beside rows from the gateway, and bulk runs of many windows.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use counterfoil_history::{Cancel, CoverageState, Filter, History, ImportCounts, Origin, Row, Sort};
use domain::TransactionStatus;
use support::{all, place, put, row, window};

fn import(history: &History, source: i64, rows: &[Row]) -> ImportCounts {
    let mut import = history.begin_import(50).unwrap();
    for row in rows {
        import.put(source, row).unwrap();
    }
    import.commit().unwrap()
}

fn counts(new: u64, updated: u64, unchanged: u64, kept: u64) -> ImportCounts {
    ImportCounts {
        new,
        updated,
        unchanged,
        kept,
    }
}

#[test]
fn a_file_imported_twice_adds_nothing_and_marks_no_day_complete() {
    let place = place();
    let history = History::open(&place.path).unwrap();
    let source = history.source("a", "t").unwrap();
    let rows: Vec<Row> = (0..20).map(row).collect();
    assert_eq!(import(&history, source, &rows), counts(20, 0, 0, 0));
    assert_eq!(import(&history, source, &rows), counts(0, 0, 20, 0));
    assert!(history.coverage("a").unwrap()[0].days.is_empty());
    assert_eq!(history.sources("a").unwrap()[0].2, 20);
    let found = history.page(&all(source), Sort::NEWEST_FIRST, 0, 50).unwrap();
    assert_eq!(found.total, 20);
    assert!(found.rows.iter().all(|row| row.origin == Origin::File));
}

#[test]
fn a_dry_run_counts_and_leaves_nothing() {
    let place = place();
    let history = History::open(&place.path).unwrap();
    let source = history.source("a", "t").unwrap();
    put(&history, source, &[row(1)]);
    let mut import = history.begin_import(50).unwrap();
    for n in 0..3 {
        import.put(source, &row(n)).unwrap();
    }
    assert_eq!(import.counts(), counts(2, 0, 0, 1));
    drop(import);
    assert_eq!(history.totals(&all(source)).unwrap().count, 1);
    assert_eq!(history.sources("a").unwrap()[0].2, 1);
}

#[test]
fn the_gateway_replaces_what_a_file_said_and_never_the_other_way_round() {
    let place = place();
    let history = History::open(&place.path).unwrap();
    let (old, new) = (
        history.source("a", "old").unwrap(),
        history.source("a", "new").unwrap(),
    );
    let from_file = Row {
        status: TransactionStatus::Unknown,
        customer: "OKAFOR".into(),
        ..row(5)
    };
    import(&history, old, std::slice::from_ref(&from_file));
    assert_eq!(put(&history, new, &[row(5)]).updated, 1);
    let detail = |source| history.detail(&[source], &row(5).id).unwrap();
    assert!(detail(old).is_none());
    let told = detail(new).unwrap();
    assert_eq!(told.row.origin, Origin::Gateway);
    assert_eq!(told.row.customer, row(5).customer);
    assert_eq!(
        told.earlier[0].status,
        TransactionStatus::Unknown,
        "what the file said is kept"
    );

    assert_eq!(import(&history, old, &[from_file]), counts(0, 0, 0, 1));
    assert_eq!(detail(new).unwrap(), told);
    let only = |origin| Filter {
        origin: Some(origin),
        sources: vec![old, new],
        ..Filter::default()
    };
    let count = |origin| history.count(&only(origin), &Cancel::new()).unwrap();
    assert_eq!((count(Origin::Gateway), count(Origin::File)), (1, 0));
}

#[test]
fn a_later_file_that_says_something_else_is_believed() {
    let place = place();
    let history = History::open(&place.path).unwrap();
    let source = history.source("a", "t").unwrap();
    import(&history, source, &[row(1), row(2)]);
    let settled = Row {
        status: TransactionStatus::Settled,
        ..row(2)
    };
    assert_eq!(import(&history, source, &[row(1), settled]), counts(0, 1, 1, 0));
}

#[test]
fn many_windows_in_one_transaction_appear_together_each_with_its_coverage() {
    let place = place();
    let history = History::open(&place.path).unwrap();
    let (one, two) = (
        history.source("a", "t1").unwrap(),
        history.source("a", "t2").unwrap(),
    );
    let beside = History::open_read_only(&place.path).unwrap();
    history.begin_bulk().unwrap();
    let mut writer = history.begin(window(one), 9).unwrap();
    for n in 0..30 {
        writer.put(&row(n)).unwrap();
    }
    assert_eq!(
        writer
            .next_window(CoverageState::Complete, window(two))
            .unwrap()
            .new,
        30
    );
    for n in 20..50 {
        writer.put(&row(n)).unwrap();
    }
    let counted = writer.counts();
    assert_eq!(
        (counted.new, counted.updated),
        (20, 10),
        "ten moved to the second terminal"
    );
    assert_eq!(beside.totals(&all(one)).unwrap().count, 0);
    writer.commit(CoverageState::Incomplete).unwrap();
    history.end_bulk().unwrap();
    assert_eq!(beside.totals(&all(one)).unwrap().count, 20);
    assert_eq!(beside.totals(&all(two)).unwrap().count, 30);
    let rows: Vec<u64> = beside
        .sources("a")
        .unwrap()
        .into_iter()
        .map(|(.., rows)| rows)
        .collect();
    assert_eq!(rows, [20, 30]);
    let found = beside.count(
        &Filter {
            texts: support::needle("okafor 2"),
            ..all(two)
        },
        &Cancel::new(),
    );
    assert_eq!(found.unwrap(), 10, "the search index came with the rows");
}

#[test]
fn rows_that_say_the_same_write_nothing() {
    let place = place();
    let history = History::open(&place.path).unwrap();
    let source = history.source("a", "t").unwrap();
    let rows: Vec<Row> = (0..200).map(row).collect();
    put(&history, source, &rows);
    let before = history
        .page(&all(source), Sort::NEWEST_FIRST, 0, 1)
        .unwrap()
        .generation;
    history.end_bulk().unwrap();
    let bytes = || std::fs::metadata(place.path.with_extension("db-wal")).map_or(0, |file| file.len());
    assert_eq!(bytes(), 0);
    let mut writer = history
        .begin(
            counterfoil_history::Window {
                covered_to: 0,
                ..window(source)
            },
            101,
        )
        .unwrap();
    for row in &rows {
        writer.put(row).unwrap();
    }
    assert_eq!(writer.commit(CoverageState::Complete).unwrap().unchanged, 200);
    assert_eq!(bytes(), 0, "not a byte");
    let after = history
        .page(&all(source), Sort::NEWEST_FIRST, 0, 1)
        .unwrap()
        .generation;
    assert_eq!(before, after);
}
