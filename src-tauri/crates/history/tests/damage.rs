//! Damaged search index, newer and older files, cancelled jobs, exports beside a sync.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use std::ops::ControlFlow;

use counterfoil_history::{
    Cancel, Filter, History, HistoryError, MatchColumn, Row, Sort, SortColumn, TextNeedle, matched,
};
use rusqlite::Connection;
use support::{Place, all, needle, place, put, row};

/// Overwrites the text index of a closed file: so that it cannot be read, or so that it
/// seems to be empty.
fn break_index(place: &Place, empty: bool) {
    let db = Connection::open(&place.path).unwrap();
    db.execute_batch(if empty {
        "UPDATE txn_fts_data SET block = zeroblob(length(block)) WHERE id > 1;"
    } else {
        "DELETE FROM txn_fts_data WHERE id >= 10;"
    })
    .unwrap();
}

fn filled(place: &Place, rows: i64) -> (History, i64) {
    let history = History::open(&place.path).unwrap();
    let source = history.source("a", "t").unwrap();
    put(&history, source, &(0..rows).map(row).collect::<Vec<_>>());
    (history, source)
}

fn found(history: &History, source: i64, text: &str) -> u64 {
    let filter = Filter {
        texts: needle(text),
        ..all(source)
    };
    history.page(&filter, Sort::NEWEST_FIRST, 0, 10).unwrap().total
}

#[test]
fn a_damaged_index_finds_all_the_same_is_reported_and_can_be_made_again() {
    for (warm, empty) in [(false, false), (true, false), (true, true)] {
        let place = place();
        let (history, source) = filled(&place, 300);
        assert!(history.check_search().unwrap());
        history.close().unwrap();
        break_index(&place, empty);

        let history = History::open(&place.path).unwrap();
        if warm {
            assert!(history.warm_up());
        }
        assert_eq!(found(&history, source, "PK-29"), 11, "nothing is lost");
        assert!(history.search_damaged().unwrap());
        assert!(!history.check_search().unwrap());
        // Payments still come in.
        put(&history, source, &[row(2_900)]);
        assert_eq!(found(&history, source, "PK-29"), 12);

        let mut steps = Vec::new();
        history
            .rebuild_search(|done, all| steps.push((done, all)), &Cancel::new())
            .unwrap();
        assert_eq!(steps.last(), Some(&(301, 301)));
        assert!(!history.search_damaged().unwrap());
        assert!(history.check_search().unwrap());
        assert_eq!(found(&history, source, "PK-29"), 12);
    }
}

#[test]
fn damage_met_while_writing_costs_one_window_and_the_next_ones_do_without_the_index() {
    let place = place();
    let (history, source) = filled(&place, 300);
    history.close().unwrap();
    break_index(&place, false);
    let history = History::open(&place.path).unwrap();
    let write = || {
        let mut writer = history.begin(support::window(source), 9)?;
        writer.put(&row(2_900))?;
        writer.commit(counterfoil_history::CoverageState::Complete)
    };
    let met = write();
    assert!(matches!(met, Err(HistoryError::SearchDamaged)), "{met:?}");
    assert!(history.search_damaged().unwrap());
    assert_eq!(write().unwrap().new, 1);
    assert_eq!(found(&history, source, "PK-29"), 12);
    history.rebuild_search(|_, _| {}, &Cancel::new()).unwrap();
    assert_eq!(found(&history, source, "PK-29"), 12);
}

#[test]
fn a_cancelled_rebuild_changes_nothing() {
    let place = place();
    let (history, source) = filled(&place, 50);
    let cancel = Cancel::new();
    cancel.cancel();
    let stopped = history.rebuild_search(|_, _| {}, &cancel);
    assert!(matches!(stopped, Err(HistoryError::Cancelled)));
    assert!(history.check_search().unwrap());
    assert_eq!(found(&history, source, "PK-4"), 11);
}

#[test]
fn a_newer_file_can_be_read_and_says_so() {
    let place = place();
    let (history, source) = filled(&place, 5);
    assert!(!history.is_newer());
    history.close().unwrap();
    Connection::open(&place.path)
        .unwrap()
        .execute_batch(
            "INSERT INTO migration VALUES ('99991231_later', 'x'); ALTER TABLE txn ADD COLUMN later TEXT;",
        )
        .unwrap();
    assert!(matches!(History::open(&place.path), Err(HistoryError::Newer)));
    let history = History::open_read_only(&place.path).unwrap();
    assert!(history.is_newer());
    assert_eq!(history.totals(&all(source)).unwrap().count, 5);
    assert!(matches!(
        history.begin_import(1).map(drop),
        Err(HistoryError::ReadOnly)
    ));
}

#[test]
fn a_file_of_the_first_version_is_brought_up_to_date_with_a_copy_kept() {
    let place = place();
    let first = include_str!("../migrations/20261121_first.sql");
    let db = Connection::open(&place.path).unwrap();
    db.execute_batch(&format!(
        "PRAGMA application_id = {}; PRAGMA journal_mode = WAL;
         CREATE TABLE migration (name TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT; {first}
         INSERT INTO source VALUES (1, 'a', 't', 1);
         INSERT INTO txn VALUES (1, 'OLD1', 5, 1, 1, 1, 1, 1, 'USD', 100, NULL, '0001', 'Ana', 'PK', '', '', '', '', '', 9, 0);
         INSERT INTO txn_fts (rowid, id, last4, customer, invoice, description) VALUES (1, 'OLD1', '0001', 'Ana', 'PK', '');",
        0x4346_4849
    ))
    .unwrap();
    db.execute("INSERT INTO migration VALUES ('20261121_first', ?1)", [first])
        .unwrap();
    drop(db);
    assert!(matches!(
        History::open_read_only(&place.path).map(drop),
        Err(HistoryError::Older)
    ));
    let history = History::open(&place.path).unwrap();
    assert!(history.warm_up());
    assert_eq!(found(&history, 1, "old1"), 1);
    assert!(place.path.with_extension("before-update.db").exists());
}

#[test]
fn a_cancelled_search_ends_with_that_and_the_next_one_works() {
    let place = place();
    let (history, source) = filled(&place, 2_000);
    let cancel = Cancel::new();
    cancel.cancel();
    for warm in [false, true] {
        if warm {
            assert!(history.warm_up());
        }
        let filter = Filter {
            texts: needle("k"),
            ..all(source)
        };
        let stopped = history.page_unless(&filter, Sort::NEWEST_FIRST, 0, 10, &cancel);
        assert!(matches!(stopped, Err(HistoryError::Cancelled)));
        assert!(matches!(
            history.count(&filter, &cancel),
            Err(HistoryError::Cancelled)
        ));
        assert_eq!(history.count(&filter, &Cancel::new()).unwrap(), 2_000);
    }
}

#[test]
fn an_export_shows_one_instant_whatever_is_written_meanwhile() {
    for warm in [false, true] {
        let place = place();
        let (history, source) = filled(&place, 100);
        if warm {
            assert!(history.warm_up());
        }
        let by_amount = Sort {
            column: SortColumn::Amount,
            descending: false,
        };
        let snapshot = history.snapshot(&all(source), by_amount, &Cancel::new()).unwrap();
        let mut amounts = Vec::new();
        let handed = snapshot.for_each(&Cancel::new(), |exported| -> Result<_, HistoryError> {
            let n = amounts.len() as i64;
            if n == 10 {
                // A sync changes what is to come and adds a row.
                let later = Row {
                    amount: Some(7),
                    ..row(50)
                };
                put(&history, source, &[later, row(500)]);
                assert_eq!(history.totals(&all(source)).unwrap().count, 101);
            }
            assert_eq!(exported.customer, row(n).customer);
            amounts.push(exported.amount.unwrap());
            Ok(ControlFlow::Continue(()))
        });
        assert_eq!(handed.unwrap(), 100);
        assert_eq!(amounts, (0..100).map(|n| 1_000 + n).collect::<Vec<_>>());
        let sum: i64 = amounts.iter().sum();
        let totals = snapshot.totals().currencies.values().next().unwrap();
        assert_eq!((snapshot.count(), totals.sales), (100, i128::from(sum)));
    }
}

#[test]
fn an_export_stops_when_told_to() {
    let place = place();
    let (history, source) = filled(&place, 1_000);
    let cancel = Cancel::new();
    let snapshot = history
        .snapshot(&all(source), Sort::NEWEST_FIRST, &cancel)
        .unwrap();
    let broken_off = snapshot.for_each(&cancel, |_| -> Result<_, HistoryError> {
        Ok(ControlFlow::Break(()))
    });
    assert_eq!(broken_off.unwrap(), 1);
    let mut seen = 0;
    let cancelled = snapshot.for_each(&cancel, |_| -> Result<_, HistoryError> {
        seen += 1;
        cancel.cancel();
        Ok(ControlFlow::Continue(()))
    });
    assert!(matches!(cancelled, Err(HistoryError::Cancelled)));
    assert!(seen <= 256);
}

#[test]
fn a_row_says_in_which_columns_it_matched() {
    let place = place();
    let (history, source) = filled(&place, 10);
    let texts = vec![
        TextNeedle {
            text: "OKAFOR".into(),
            amount: None,
        },
        TextNeedle {
            text: "10.05".into(),
            amount: Some(1_005),
        },
    ];
    let filter = Filter {
        texts: texts.clone(),
        ..all(source)
    };
    let page = history.page(&filter, Sort::NEWEST_FIRST, 0, 10).unwrap();
    assert_eq!(page.total, 1);
    let why = matched(&page.rows[0], &texts);
    assert_eq!(why.len(), 2);
    assert_eq!(why[0].column, MatchColumn::Customer);
    assert_eq!(&page.rows[0].customer[why[0].range.clone()], "Okafor");
    assert_eq!(why[1].column, MatchColumn::Amount);
}
