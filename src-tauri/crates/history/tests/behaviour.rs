//! The history file through its public face: windows, pages, search, totals, interruption.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::HashMap;

mod support;

use counterfoil_history::{
    AmountRange, CoverageState, Filter, History, Row, Sort, SortColumn, TextNeedle, Window,
};
use domain::{Currency, TransactionStatus, TransactionType};
use proptest::prelude::*;
use support::{all, needle, place, put, row};

#[test]
fn overlapping_windows_never_duplicate_and_changes_keep_what_was_before() {
    let place = place();
    let history = History::open(&place.path).unwrap();
    let source = history.source("a", "t2").unwrap();
    let rows: Vec<Row> = (0..50).map(row).collect();
    assert_eq!(put(&history, source, &rows).new, 50);
    let again = put(&history, source, &rows);
    assert_eq!((again.new, again.updated, again.unchanged), (0, 0, 50));

    let mut settled = rows[7].clone();
    settled.status = TransactionStatus::Settled;
    settled.batch = "GBOK 00000000001".into();
    settled.customer = "Okafor, Dana".into();
    assert_eq!(put(&history, source, &[settled.clone()]).updated, 1);

    let detail = history.detail(&[source], &settled.id).unwrap().unwrap();
    assert_eq!(detail.row.status, TransactionStatus::Settled);
    assert_eq!(detail.earlier.len(), 1);
    assert_eq!(detail.earlier[0].status, TransactionStatus::Open);
    assert_eq!(history.totals(&all(source)).unwrap().count, 50);
    let found = |text| {
        history
            .page(
                &Filter {
                    texts: needle(text),
                    ..all(source)
                },
                Sort::NEWEST_FIRST,
                0,
                10,
            )
            .unwrap()
            .total
    };
    assert_eq!(found("okafor, d"), 1);
    assert_eq!(found("D. Okafor 7"), 0, "the old text is no longer found");
    history.close().unwrap();
}

#[test]
fn shuffled_fields_are_no_change_and_every_field_comes_back() {
    let place = place();
    let history = History::open(&place.path).unwrap();
    let source = history.source("a", "t").unwrap();
    let mut one = row(1);
    put(&history, source, &[one.clone()]);
    one.fields.reverse();
    assert_eq!(put(&history, source, &[one.clone()]).unchanged, 1);
    let mut kept = history.detail(&[source], &one.id).unwrap().unwrap().fields;
    kept.sort();
    one.fields.sort();
    assert_eq!(kept, one.fields);
}

#[test]
fn a_window_that_is_dropped_leaves_nothing_behind() {
    let place = place();
    let history = History::open(&place.path).unwrap();
    let source = history.source("a", "t").unwrap();
    let window = Window {
        source,
        from: 20_451,
        to: 20_451,
        covered_to: 20_451,
        run: None,
    };
    let mut writer = history.begin(window, 1).unwrap();
    writer.put(&row(1)).unwrap();
    drop(writer);
    assert_eq!(history.totals(&all(source)).unwrap().count, 0);
    assert!(history.coverage("a").unwrap()[0].days.is_empty());
    put(&history, source, &[row(2)]);
    assert_eq!(
        history
            .detail(&[source], &row(2).id)
            .unwrap()
            .unwrap()
            .fields
            .len(),
        2
    );
}

#[test]
fn a_payment_seen_through_another_pin_moves_to_the_terminal_seen_last() {
    let place = place();
    let history = History::open(&place.path).unwrap();
    let (one, two) = (
        history.source("a", "t1").unwrap(),
        history.source("a", "t2").unwrap(),
    );
    put(&history, one, &[row(1), row(2)]);
    put(&history, two, &[row(2)]);
    let rows: HashMap<_, _> = history
        .sources("a")
        .unwrap()
        .into_iter()
        .map(|(no, _, rows)| (no, rows))
        .collect();
    assert_eq!((rows[&one], rows[&two]), (1, 1));
    assert!(history.detail(&[one], &row(2).id).unwrap().is_none());
}

#[test]
fn totals_leave_out_what_moves_no_money() {
    let place = place();
    let history = History::open(&place.path).unwrap();
    let source = history.source("a", "t").unwrap();
    let with = |n: i64, kind, status, amount| Row {
        kind,
        status,
        amount,
        ..row(n)
    };
    use TransactionStatus as S;
    use TransactionType as T;
    put(
        &history,
        source,
        &[
            with(1, T::Sale, S::Open, Some(100)),
            with(2, T::Sale, S::Declined, Some(1_000)),
            with(3, T::Void, S::Voided, Some(10_000)),
            with(4, T::Return, S::Settled, Some(30)),
            with(5, T::Authorization, S::Open, Some(7)),
            with(6, T::Force, S::Refunded, Some(50)),
            with(7, T::Sale, S::Settled, None),
        ],
    );
    let totals = history.totals(&all(source)).unwrap();
    let usd = totals.currencies[&Currency::USD];
    assert_eq!((totals.count, totals.unreadable_amounts), (7, 1));
    assert_eq!((usd.sales, usd.refunds, usd.net()), (150, 30, 120));
}

#[test]
fn search_finds_pieces_of_any_length_and_accents_and_quotes() {
    let place = place();
    let history = History::open(&place.path).unwrap();
    let source = history.source("a", "t").unwrap();
    let mut rows: Vec<Row> = (0..200).map(row).collect();
    rows[3].customer = "Señora \"Q\" Peña".into();
    rows[4].customer = "王芳".into();
    put(&history, source, &rows);
    let count = |text: &str| {
        let filter = Filter {
            texts: needle(text),
            ..all(source)
        };
        let page = history.page(&filter, Sort::NEWEST_FIRST, 0, 500).unwrap();
        assert_eq!(page.total, history.totals(&filter).unwrap().count);
        page.total
    };
    assert_eq!(count("SEÑORA"), 1);
    assert_eq!(count("a \"Q\" p"), 1);
    assert_eq!(count("王芳"), 1);
    assert_eq!(count("PK-19"), 11);
    assert_eq!(count("no such text"), 0);
    assert_eq!(count("' OR 1=1 --"), 0);
    let amount = Filter {
        texts: vec![TextNeedle {
            text: "10.05".into(),
            amount: Some(1_005),
        }],
        ..all(source)
    };
    assert_eq!(history.totals(&amount).unwrap().count, 1);
    let range = Filter {
        amount: Some(AmountRange {
            least: 1_010,
            most: 1_019,
        }),
        ..all(source)
    };
    assert_eq!(history.totals(&range).unwrap().count, 10);
}

#[test]
fn the_first_hits_are_the_newest_and_say_whether_there_are_more() {
    let place = place();
    let history = History::open(&place.path).unwrap();
    let source = history.source("a", "t").unwrap();
    put(&history, source, &(0..300).map(row).collect::<Vec<_>>());
    let filter = Filter {
        texts: needle("okafor 1"),
        ..all(source)
    };
    let none = counterfoil_history::Cancel::new();
    for warm in [false, true] {
        if warm {
            assert!(history.warm_up());
        }
        let first = |limit| history.first(&filter, Sort::NEWEST_FIRST, limit, &none).unwrap();
        let few = first(3);
        let ids: Vec<_> = few.rows.iter().map(|row| row.id.clone()).collect();
        assert_eq!(ids, [row(199).id, row(198).id, row(197).id]);
        assert!(!few.complete);
        assert_eq!((first(111).rows.len(), first(111).complete), (111, true));
        assert!(!first(110).complete);
    }
}

#[test]
fn an_interrupted_sync_is_found_with_its_finished_windows() {
    let place = place();
    let history = History::open(&place.path).unwrap();
    let source = history.source("a", "t").unwrap();
    let run = history.begin_run("a", "range", 5).unwrap();
    let window = Window {
        source,
        from: 10,
        to: 20,
        covered_to: 20,
        run: Some(run),
    };
    history
        .begin(window, 6)
        .unwrap()
        .commit(CoverageState::Complete)
        .unwrap();
    drop(history); // as a killed program leaves it

    let history = History::open(&place.path).unwrap();
    let interrupted = history.last_run("a", false).unwrap().unwrap();
    assert_eq!((interrupted.no, interrupted.scope.as_str()), (run, "range"));
    assert_eq!(history.done_windows(run).unwrap(), [(source, 10, 20)]);
    history.finish_run(run, 9, "{}").unwrap();
    assert!(history.last_run("a", false).unwrap().is_none());
}

#[test]
fn a_reader_beside_the_writer_sees_only_whole_windows() {
    let place = place();
    let history = History::open(&place.path).unwrap();
    let source = history.source("a", "t").unwrap();
    put(&history, source, &[row(1)]);
    let beside = History::open_read_only(&place.path).unwrap();
    let before = beside.generation().unwrap();
    let mut writer = history
        .begin(
            Window {
                source,
                from: 1,
                to: 1,
                covered_to: 1,
                run: None,
            },
            1,
        )
        .unwrap();
    writer.put(&row(2)).unwrap();
    assert_eq!(beside.totals(&all(source)).unwrap().count, 1);
    writer.commit(CoverageState::Complete).unwrap();
    assert_eq!(beside.totals(&all(source)).unwrap().count, 2);
    assert_ne!(beside.generation().unwrap(), before);
    assert!(
        beside
            .begin(
                Window {
                    source,
                    from: 1,
                    to: 1,
                    covered_to: 1,
                    run: None
                },
                1
            )
            .is_err()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn pages_put_together_are_the_sorted_rows(amounts in proptest::collection::vec(0_i64..50, 1..90), step in 1_u32..40, descending: bool) {
        let place = place();
        let history = History::open(&place.path).unwrap();
        let source = history.source("a", "t").unwrap();
        let rows: Vec<Row> = amounts.iter().enumerate()
            .map(|(n, amount)| Row { amount: Some(*amount), ..row(n as i64) }).collect();
        put(&history, source, &rows);
        let sort = Sort { column: SortColumn::Amount, descending };
        let mut seen = Vec::new();
        loop {
            let page = history.page(&all(source), sort, seen.len() as u64, step).unwrap();
            prop_assert_eq!(page.total, rows.len() as u64);
            if page.rows.is_empty() { break; }
            seen.extend(page.rows);
        }
        let mut expected = amounts.clone();
        expected.sort();
        if descending { expected.reverse(); }
        prop_assert_eq!(seen.iter().map(|r| r.amount.unwrap()).collect::<Vec<_>>(), expected);
        let newest = history.page(&all(source), Sort::NEWEST_FIRST, 0, 500).unwrap();
        prop_assert!(newest.rows.windows(2).all(|w| w[0].t >= w[1].t));
    }
}
