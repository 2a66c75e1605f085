//! The columns kept between two runs: whatever happened to the file or to them since, the next
//! run shows what the payments say.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use std::ops::ControlFlow;

use counterfoil_history::{
    Cancel, CoverageState, Dim, Filter, Group, History, HistoryError, Row, Sort, SortColumn, Totals,
};
use domain::{CardBrand, Coded, Currency, TransactionStatus, TransactionType};
use support::{Place, needle, place, row, window};

/// Two full chunks and a part of one.
const ROWS: i64 = 70_000;

fn payment(n: i64) -> Row {
    let at = |count: usize| usize::try_from(n * 7 % 1_000).unwrap() % count;
    Row {
        // Each terminal's rows in order, the terminals one after the other.
        t: 1_700_000_000 + n % 10_000 * 60,
        day: 19_675 + i32::try_from(n % 10_000 / 24).unwrap(),
        status: TransactionStatus::ALL[at(5)],
        kind: TransactionType::ALL[at(4)],
        brand: CardBrand::ALL[at(3)],
        // The second half of the file meets the euro first.
        currency: if n > 40_000 && n % 2 == 0 || n % 1_000 == 999 {
            Currency::new("EUR").unwrap()
        } else {
            Currency::USD
        },
        amount: match n % 500 {
            0 => None,
            1 => Some(5_000_000_000 + n),
            _ => Some(n % 9_000),
        },
        last4: if n % 700 == 0 {
            "9".into()
        } else {
            format!("{:04}", n % 10_000)
        },
        ..row(n)
    }
}

fn fill(history: &History, rows: impl Iterator<Item = i64>) {
    let sources: Vec<i64> = (1..=3)
        .map(|n| history.source("a", &format!("t{n}")).unwrap())
        .collect();
    history.begin_bulk().unwrap();
    let mut writer = history.begin(window(sources[0]), 1).unwrap();
    for n in rows {
        let source = sources[usize::try_from(n / 10_000 % 3).unwrap()];
        if n % 10_000 == 0 {
            writer
                .next_window(CoverageState::Complete, window(source))
                .unwrap();
        }
        writer.put(&payment(n)).unwrap();
    }
    writer.commit(CoverageState::Complete).unwrap();
    history.end_bulk().unwrap();
}

fn change(history: &History, rows: &[i64]) {
    let mut writer = history.begin(window(1), 2).unwrap();
    for n in rows {
        let changed = Row {
            t: 1_600_000_000 + n,
            status: TransactionStatus::Settled,
            amount: Some(7_777),
            ..payment(*n)
        };
        writer.put(&changed).unwrap();
    }
    writer.commit(CoverageState::Complete).unwrap();
}

/// What a list tells, and an export of it.
fn told(history: &History, filter: &Filter) -> (Totals, Vec<Group>, Vec<String>, Vec<String>) {
    let none = Cancel::new();
    let dims = [Dim::Day, Dim::Terminal, Dim::Brand];
    let groups = history.groups(filter, &dims, &none).unwrap();
    let by_amount = Sort {
        column: SortColumn::Amount,
        descending: true,
    };
    let page = history.page(filter, by_amount, 30_000, 50).unwrap();
    let mut export = Vec::new();
    let snapshot = history.snapshot(filter, Sort::NEWEST_FIRST, &none).unwrap();
    let handed_over = snapshot
        .for_each(&none, |row| -> Result<_, HistoryError> {
            export.push(format!("{row:?}"));
            Ok(ControlFlow::Continue(()))
        })
        .unwrap();
    assert_eq!(handed_over, snapshot.count());
    let ids = page.rows.into_iter().map(|row| row.id);
    (
        history.totals(filter).unwrap(),
        groups.iter().collect(),
        ids.collect(),
        export,
    )
}

/// The columns of a new start tell what SQL tells.
fn agree(place: &Place, history: &History) {
    assert!(history.warm_up());
    let plain = History::open_read_only(&place.path).unwrap().without_columns();
    let everything = Filter {
        sources: vec![1, 2, 3],
        ..Filter::default()
    };
    let settled = Filter {
        statuses: vec![TransactionStatus::Settled],
        ..everything.clone()
    };
    for filter in [everything, settled] {
        assert_eq!(told(history, &filter), told(&plain, &filter));
    }
}

fn saved(place: &Place) -> i64 {
    let db = rusqlite::Connection::open(&place.path).unwrap();
    db.query_row("SELECT count(*) FROM saved_columns", [], |row| row.get(0))
        .unwrap()
}

#[test]
fn a_start_from_saved_columns_shows_what_changed_since() {
    let place = place();
    let history = History::open(&place.path).unwrap();
    fill(&history, 0..ROWS);
    agree(&place, &history);
    history.close().unwrap();
    assert_eq!(saved(&place), 2, "full chunks are kept");

    // Another program changes old rows and adds new ones, and ends without a word.
    let other = History::open(&place.path).unwrap();
    change(&other, &[3, 32_767, 32_768, 69_999]);
    fill(&other, ROWS..ROWS + 500);
    drop(other);
    let history = History::open(&place.path).unwrap();
    agree(&place, &history);
    change(&history, &[4]);
    history.close().unwrap();

    let history = History::open(&place.path).unwrap();
    agree(&place, &history);
}

#[test]
fn damaged_or_missing_copies_are_left_alone() {
    let place = place();
    let history = History::open(&place.path).unwrap();
    fill(&history, 0..ROWS);
    assert!(history.warm_up());
    history.close().unwrap();
    for damage in [
        // One amount is another one.
        "UPDATE saved_columns SET data = CAST(substr(data, 1, 400000) || x'ff' || substr(data, 400002) AS BLOB)
         WHERE chunk = 0",
        "UPDATE saved_columns SET data = substr(data, 1, 1000) WHERE chunk = 1",
        "DELETE FROM saved_columns WHERE chunk = 0",
        "UPDATE saved_state SET generation = 1000000",
        "UPDATE list_state SET changes_from = generation + 1; UPDATE saved_state SET generation = 0",
    ] {
        let db = rusqlite::Connection::open(&place.path).unwrap();
        db.execute_batch(damage).unwrap();
        drop(db);
        let history = History::open(&place.path).unwrap();
        agree(&place, &history);
        history.close().unwrap();
    }
}

#[test]
fn an_export_that_is_broken_off_or_cancelled_stops_reading() {
    let place = place();
    let history = History::open(&place.path).unwrap();
    fill(&history, 0..20_000);
    let filter = Filter {
        sources: vec![1, 2, 3],
        ..Filter::default()
    };
    let cancel = Cancel::new();
    let snapshot = history.snapshot(&filter, Sort::NEWEST_FIRST, &cancel).unwrap();
    let mut seen = 0;
    let handed_over = snapshot.for_each(&cancel, |_| -> Result<_, HistoryError> {
        seen += 1;
        Ok(if seen == 5_000 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        })
    });
    assert_eq!(handed_over.unwrap(), 5_000);
    let cancelled = snapshot.for_each(&cancel, |_| -> Result<_, HistoryError> {
        seen += 1;
        if seen == 11_000 {
            cancel.cancel();
        }
        Ok(ControlFlow::Continue(()))
    });
    assert!(matches!(cancelled, Err(HistoryError::Cancelled)));
    assert!(seen < 12_000, "it stopped soon after: {seen}");
}

#[test]
fn the_first_hits_of_a_common_text_are_the_newest_ones() {
    let place = place();
    let history = History::open(&place.path).unwrap();
    fill(&history, 0..ROWS);
    assert!(history.warm_up());
    let plain = History::open_read_only(&place.path).unwrap().without_columns();
    // In every row, in many, in the old ones only, and pieces that stand together by chance.
    for text in [
        "Pool",
        "Okafor",
        "for 3",
        "0001",
        "PK-12",
        "ool member",
        "00123",
        "B1-0000",
    ] {
        let filter = Filter {
            sources: vec![1, 2, 3],
            texts: needle(text),
            ..Filter::default()
        };
        let none = Cancel::new();
        let first = history.first(&filter, Sort::NEWEST_FIRST, 100, &none).unwrap();
        let expected = plain.page(&filter, Sort::NEWEST_FIRST, 0, 100).unwrap();
        assert_eq!(first.rows, expected.rows, "{text}");
    }
}

/// Parts of the text index.
fn parts(place: &Place) -> i64 {
    let db = rusqlite::Connection::open(&place.path).unwrap();
    db.query_row(
        "SELECT count(DISTINCT id >> 37) FROM txn_fts_data WHERE id > 10",
        [],
        |row| row.get(0),
    )
    .unwrap()
}

#[test]
fn a_bulk_sync_leaves_the_text_index_in_one_part_also_after_one_that_was_cut_off() {
    let place = place();
    let history = History::open(&place.path).unwrap();
    let source = history.source("a", "t1").unwrap();
    history.begin_bulk().unwrap();
    for n in 0..5 {
        support::put(&history, source, &[payment(n)]);
    }
    drop(history);
    assert!(parts(&place) > 1, "nothing was put together yet");

    let history = History::open(&place.path).unwrap();
    history.begin_bulk().unwrap();
    support::put(&history, source, &[payment(5)]);
    history.end_bulk().unwrap();
    assert_eq!(parts(&place), 1);
    assert!(history.check_search().unwrap());
}
