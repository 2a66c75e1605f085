//! The columns in memory, SQL over the file, and sums made by SQL alone tell the same story
//! after every kind of change.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use std::sync::Arc;

use counterfoil_history::{
    AmountRange, Cancel, CoverageState, Dim, Filter, Group, History, Origin, PageRow, Row, Sort, SortColumn,
    Target, TextNeedle,
};
use domain::{CardBrand, Coded, Currency, TransactionStatus, TransactionType};
use proptest::prelude::*;
use support::{Place, place, row, window};

const SOURCES: i64 = 3;

/// One change of the file.
#[derive(Debug, Clone)]
enum Change {
    /// Rows of one terminal, new or known, in one window.
    Window(i64, Vec<Row>),
    /// Rows from a file.
    Import(i64, Vec<Row>),
    /// The same as a window, by another program.
    Other(i64, Vec<Row>),
    /// A window that is given up.
    Dropped(i64, Vec<Row>),
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let one = (
        0_i64..40,
        (
            prop_oneof![Just(0_i64), 1_767_000_000_i64..1_767_000_030],
            20_440_i32..20_520,
        ),
        (0_usize..4, 0_usize..4, 0_usize..3),
        prop_oneof![
            Just(None),
            (-30_i64..3_000).prop_map(Some),
            (3_000_000_000_i64..3_000_000_005).prop_map(Some)
        ],
        (0_usize..5, 0_usize..4, any::<bool>()),
    );
    let one = one.prop_map(
        |(id, (t, day), (status, kind, brand), amount, (card, text, euro))| Row {
            t,
            day,
            status: TransactionStatus::ALL[status],
            kind: TransactionType::ALL[kind],
            brand: CardBrand::ALL[brand],
            currency: if euro {
                Currency::new("EUR").unwrap()
            } else {
                Currency::USD
            },
            amount,
            refunded: (text == 1).then_some(id),
            last4: ["0174", "9", "", "4242", "0002"][card].into(),
            customer: ["Ana Reyes", "ana reyes", "王芳", "Zoë \"Q\" Li"][text].into(),
            description: ["Pool pass", "Water bill 3000", "pool", ""][card % 4].into(),
            user: ["apiuser1", "APIUSER1", "clerk"][brand].into(),
            batch: ["", "GBOK 1", "gbok 1", "GBOK 2"][status].into(),
            ..row(id)
        },
    );
    proptest::collection::vec(one, 1..12)
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        4 => (1..=SOURCES, rows()).prop_map(|(source, rows)| Change::Window(source, rows)),
        1 => (1..=SOURCES, rows()).prop_map(|(source, rows)| Change::Import(source, rows)),
        1 => (1..=SOURCES, rows()).prop_map(|(source, rows)| Change::Other(source, rows)),
        1 => (1..=SOURCES, rows()).prop_map(|(source, rows)| Change::Dropped(source, rows)),
    ]
}

fn filter() -> impl Strategy<Value = Filter> {
    let texts = prop_oneof![
        4 => Just(vec![]),
        1 => Just(vec![("REYES", None)]),
        1 => Just(vec![("an", None)]),
        1 => Just(vec![("pool", None), ("ana", None)]),
        1 => Just(vec![("3000", Some(3_000))]),
        1 => Just(vec![("\"Q", None), ("z", None)]),
        1 => Just(vec![("5", Some(5)), ("0000", Some(3_000_000_000))]),
    ];
    let parts = (
        proptest::collection::vec(1..=SOURCES, 0..5),
        proptest::option::of((1_766_999_990_i64..1_767_000_030, 0_i64..40)),
        (0_usize..3, 0_usize..5, 0_usize..3),
        proptest::option::of(0_usize..5),
        proptest::option::of((-5_i64..4_000, 0_i64..3_100_000_000)),
        texts,
        (proptest::option::of(0_i64..20), proptest::option::of(0_i64..20)),
        (0_u8..12, 0_usize..4, 0_usize..3),
    );
    parts.prop_map(
        |(sources, time, (status, kind, brand), card, amount, texts, ids, (odd, user, batch))| {
            let id_list = |from: i64| -> Arc<[String]> { (from..from + 20).map(|n| row(n).id).collect() };
            Filter {
                sources,
                from: time.map(|(from, _)| from),
                before: time.map(|(from, length)| from + length),
                statuses: TransactionStatus::ALL[..status].to_vec(),
                kinds: TransactionType::ALL[..kind].to_vec(),
                brands: CardBrand::ALL[..brand].to_vec(),
                currencies: if odd == 1 { vec![Currency::USD] } else { vec![] },
                users: ["apiuser1", "CLERK", "nobody"][..user % 4]
                    .iter()
                    .map(|user| (*user).into())
                    .collect(),
                batches: ["gbok 1", ""][..batch]
                    .iter()
                    .map(|batch| (*batch).into())
                    .collect(),
                last4: card.map(|card| ["0174", "9", "", "4242", "99999"][card].into()),
                amount: amount.map(|(least, length)| AmountRange {
                    least,
                    most: least + length,
                }),
                texts: texts
                    .into_iter()
                    .map(|(text, amount)| TextNeedle {
                        text: text.into(),
                        amount,
                    })
                    .collect(),
                only_ids: ids.0.map(id_list),
                except: ids.1.map(id_list),
                changed: odd == 2,
                unreadable: odd == 3,
                origin: [None, Some(Origin::File), Some(Origin::Gateway)]
                    [usize::from(odd == 4) + usize::from(odd == 5) * 2],
            }
        },
    )
}

fn apply(place: &Place, history: &History, change: &Change) {
    let window_of = |history: &History, source: i64, rows: &[Row], keep: bool| {
        let mut writer = history.begin(window(source), 7).unwrap();
        for row in rows {
            writer.put(row).unwrap();
        }
        if keep {
            writer.commit(CoverageState::Complete).unwrap();
        }
    };
    match change {
        Change::Window(source, rows) => window_of(history, *source, rows, true),
        Change::Dropped(source, rows) => window_of(history, *source, rows, false),
        Change::Other(source, rows) => {
            let other = History::open(&place.path).unwrap();
            window_of(&other, *source, rows, true);
        }
        Change::Import(source, rows) => {
            let mut import = history.begin_import(8).unwrap();
            for row in rows {
                import.put(*source, row).unwrap();
            }
            import.commit().unwrap();
        }
    }
}

/// Sums by day, terminal and brand by SQL alone.
fn sums(place: &Place) -> Vec<(i32, i64, u8, String, [i64; 5])> {
    let db = rusqlite::Connection::open(&place.path).unwrap();
    let mut statement = db
        .prepare(
            "SELECT day, source, brand, currency, count(*),
                    count(amount) FILTER (WHERE moved AND sale), coalesce(sum(amount) FILTER (WHERE moved AND sale), 0),
                    count(amount) FILTER (WHERE moved AND back), coalesce(sum(amount) FILTER (WHERE moved AND back), 0)
             FROM (SELECT *, status IN (1, 2, 5, 6) AS moved, type IN (1, 5, 8, 9, 10) AS sale, type IN (2, 3) AS back
                   FROM txn)
             GROUP BY day, source, brand, currency ORDER BY day, source, brand, currency",
        )
        .unwrap();
    let rows = statement.query_map([], |row| {
        Ok((
            row.get(0)?,
            row.get(1)?,
            row.get(2)?,
            row.get(3)?,
            [row.get(4)?, row.get(5)?, row.get(6)?, row.get(7)?, row.get(8)?],
        ))
    });
    rows.unwrap().map(Result::unwrap).collect()
}

fn flat(group: &Group) -> (i32, i64, u8, String, [i64; 5]) {
    let total = group.total;
    let number = |n: i128| i64::try_from(n).unwrap();
    (
        group.day.unwrap(),
        group.source.unwrap(),
        group.brand.unwrap().code(),
        group.currency.to_string(),
        [
            total.count as i64,
            total.sales_count as i64,
            number(total.sales),
            total.refund_count as i64,
            number(total.refunds),
        ],
    )
}

/// What a payment moved: sales count up, refunds down, what does not count is 0.
fn moved(row: &PageRow) -> i128 {
    let counts = [1, 2, 5, 6].contains(&row.status.code());
    let amount = i128::from(row.amount.unwrap_or(0));
    match row.kind.code() {
        1 | 5 | 8 | 9 | 10 if counts => amount,
        2 | 3 if counts => -amount,
        _ => 0,
    }
}

/// Everything both can tell about one filter is the same.
fn agree(fast: &History, plain: &History, filter: &Filter, sort: Sort, instant: i64) {
    let none = Cancel::new();
    let (a, b) = (
        fast.page(filter, sort, 0, 100).unwrap(),
        plain.page(filter, sort, 0, 100).unwrap(),
    );
    assert_eq!(a, b, "{filter:?} {sort:?}");
    let middle = a.total / 2;
    assert_eq!(
        fast.page(filter, sort, middle, 3).unwrap(),
        plain.page(filter, sort, middle, 3).unwrap()
    );
    let first = fast.first(filter, sort, 5, &none).unwrap();
    assert_eq!(first, plain.first(filter, sort, 5, &none).unwrap());
    assert_eq!(first.complete, a.total <= 5);
    assert_eq!(first.rows[..], a.rows[..a.rows.len().min(5)]);
    assert_eq!(fast.count(filter, &none).unwrap(), a.total);
    let totals = fast.totals(filter).unwrap();
    assert_eq!(totals, plain.totals(filter).unwrap());
    assert_eq!((totals.count, totals.generation), (a.total, a.generation));
    for dims in [&[Dim::Month, Dim::Kind][..], &[Dim::Status], &[]] {
        let groups = |history: &History| -> Vec<Group> {
            history.groups(filter, dims, &none).unwrap().iter().collect()
        };
        assert_eq!(groups(fast), groups(plain), "{dims:?}");
    }
    let targets = (a.rows.iter().step_by(7).map(|row| Target::Id(row.id.clone())))
        .chain([Target::Id("no such id".into()), Target::Instant(instant)]);
    for target in targets {
        let place = fast.locate(filter, sort, &target, &none).unwrap();
        assert_eq!(
            place,
            plain.locate(filter, sort, &target, &none).unwrap(),
            "{target:?}"
        );
        if let (Target::Id(id), Some(place)) = (&target, place) {
            assert_eq!(&a.rows[usize::try_from(place).unwrap()].id, id);
        }
    }
    let balances = fast.balances(filter, 7, &none).unwrap();
    assert_eq!(balances, plain.balances(filter, 7, &none).unwrap());
    let newest = plain.page(filter, Sort::NEWEST_FIRST, 0, 7).unwrap().rows;
    assert_eq!(balances.len(), newest.len());
    for (at, (balance, row)) in balances.iter().zip(&newest).enumerate() {
        assert_eq!((balance.t, balance.source), (row.t, row.source));
        let same = |row: &&PageRow| (row.source, row.currency) == (balance.source, balance.currency);
        let until_here: i128 = newest[at..].iter().filter(same).map(moved).sum();
        assert_eq!(balance.balance, until_here);
    }
    let snapshot = fast.snapshot(filter, sort, &none).unwrap();
    let mut ids = Vec::new();
    snapshot
        .for_each(&none, |row| -> Result<_, counterfoil_history::HistoryError> {
            ids.push(row.id.to_owned());
            Ok(std::ops::ControlFlow::Continue(()))
        })
        .unwrap();
    assert_eq!(ids, a.rows.iter().map(|row| row.id.clone()).collect::<Vec<_>>());
    assert_eq!(snapshot.totals(), &totals);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn memory_file_and_plain_sql_agree_after_every_change(
        changes in proptest::collection::vec(change(), 1..7),
        filters in proptest::collection::vec((filter(), 0_usize..15, any::<bool>(), 1_766_999_995_i64..1_767_000_040), 6),
        warm_after in 0_usize..3,
    ) {
        let place = place();
        let history = History::open(&place.path).unwrap();
        for n in 1..=SOURCES {
            assert_eq!(history.source("a", &format!("t{n}")).unwrap(), n);
        }
        let plain = History::open_read_only(&place.path).unwrap().without_columns();
        for (done, change) in changes.iter().enumerate() {
            if done >= warm_after {
                prop_assert!(history.warm_up());
            }
            apply(&place, &history, change);
            for (filter, column, descending, instant) in &filters {
                let sort = Sort { column: SortColumn::ALL[*column], descending: *descending };
                agree(&history, &plain, filter, sort, *instant);
            }
            let everything = Filter { sources: (1..=SOURCES).collect(), ..Filter::default() };
            agree(&history, &plain, &everything, Sort::NEWEST_FIRST, filters[0].3);
            let dims = [Dim::Day, Dim::Terminal, Dim::Brand];
            for one in [&history, &plain] {
                let groups = one.groups(&everything, &dims, &Cancel::new()).unwrap();
                prop_assert_eq!(groups.iter().map(|group| flat(&group)).collect::<Vec<_>>(), sums(&place));
            }
        }
    }
}

/// Enough rows for several chunks, which two terminals bring alternately.
#[test]
fn forty_thousand_rows_from_two_terminals_are_one_list() {
    let place = place();
    let history = History::open(&place.path).unwrap();
    let sources = [
        history.source("a", "t1").unwrap(),
        history.source("a", "t2").unwrap(),
    ];
    let mut writer = history.begin(window(sources[0]), 1).unwrap();
    for part in 0..40 {
        for n in part * 1_000..(part + 1) * 1_000 {
            // Every other window is of a time long past.
            let t = 1_700_000_000 + if part % 2 == 0 { n } else { -n } * 7;
            let status = TransactionStatus::ALL[usize::try_from(n % 5).unwrap()];
            writer.put(&Row { t, status, ..row(n) }).unwrap();
        }
        let next = window(sources[(part as usize + 1) % 2]);
        assert_eq!(
            writer.next_window(CoverageState::Complete, next).unwrap().new,
            1_000
        );
    }
    writer.commit(CoverageState::Complete).unwrap();
    assert!(history.warm_up());
    let plain = History::open_read_only(&place.path).unwrap().without_columns();
    let both = Filter {
        sources: sources.to_vec(),
        ..Filter::default()
    };
    let settled = Filter {
        statuses: vec![TransactionStatus::Settled],
        ..both.clone()
    };
    let compare = || {
        for filter in [&both, &settled, &support::all(sources[1])] {
            for column in [SortColumn::Time, SortColumn::Amount, SortColumn::Customer] {
                for offset in [0, 5_000, 7_990] {
                    let sort = Sort {
                        column,
                        descending: offset == 5_000,
                    };
                    let page = history.page(filter, sort, offset, 20).unwrap();
                    assert_eq!(page, plain.page(filter, sort, offset, 20).unwrap());
                }
            }
            assert_eq!(history.totals(filter).unwrap(), plain.totals(filter).unwrap());
            let none = Cancel::new();
            for (text, amount) in [
                ("pool", None),
                ("okafor 1", None),
                ("PK-77", None),
                ("3000", Some(3_000)),
                ("nobody", None),
            ] {
                let texts = vec![TextNeedle {
                    text: text.into(),
                    amount,
                }];
                let filter = Filter {
                    texts,
                    ..(*filter).clone()
                };
                for limit in [1, 100] {
                    let first = history.first(&filter, Sort::NEWEST_FIRST, limit, &none).unwrap();
                    assert_eq!(
                        first,
                        plain.first(&filter, Sort::NEWEST_FIRST, limit, &none).unwrap(),
                        "{text}"
                    );
                }
            }
        }
    };
    compare();
    let late: Vec<Row> = (39_000..40_500)
        .map(|n| Row {
            t: 1_699_000_000 + n,
            amount: Some(5),
            ..row(n)
        })
        .collect();
    support::put(&history, sources[0], &late);
    compare();
    assert_eq!(
        history.page(&both, Sort::NEWEST_FIRST, 0, 1).unwrap().total,
        40_500
    );
}
