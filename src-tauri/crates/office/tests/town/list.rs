//! The list answers typed searches, orders and places exactly, on rows that came from a gateway.

use counterfoil_office as office;
use office::dto::{
    ChangeTags, PageRequest, Picked, PlaceRequest, Search, SearchRequest, SearchedColumn, SortColumn,
    SortDirection, SuggestRequest, TotalsRequest, TxnFilter, TxnRow, TxnSort,
};

use crate::place::{self, Place};

const NEWEST_FIRST: TxnSort = TxnSort {
    column: SortColumn::Time,
    direction: SortDirection::Descending,
};

async fn town() -> Place {
    let place = place::set_up(400).await;
    place.sync().await.unwrap();
    place
}

async fn search(place: &Place, text: &str) -> Search {
    let request = SearchRequest {
        account_id: place.account.id.clone(),
        text: text.into(),
    };
    office::search::read(&place.office, request).await.unwrap()
}

async fn rows_of(place: &Place, filter: TxnFilter, sort: TxnSort) -> Vec<TxnRow> {
    let request = PageRequest {
        filter,
        sort,
        offset: 0,
        limit: 1_000,
    };
    let page = office::transactions::page(&place.office, request).await.unwrap();
    assert!(page.counted);
    assert_eq!(page.total as usize, page.rows.len());
    page.rows
}

async fn found(place: &Place, text: &str) -> Vec<TxnRow> {
    let read = search(place, text).await;
    assert!(
        read.chips.iter().all(|chip| chip.problem.is_none()),
        "{text}: {:?}",
        read.chips
    );
    rows_of(place, read.filter, NEWEST_FIRST).await
}

fn minor(row: &TxnRow) -> Option<i64> {
    row.amount.as_ref().map(|amount| amount.minor.parse().unwrap())
}

fn ids(rows: &[TxnRow]) -> Vec<&str> {
    rows.iter().map(|row| row.id.as_str()).collect()
}

#[tokio::test]
async fn a_typed_search_finds_what_a_look_at_every_row_finds() {
    let place = town().await;
    let all = rows_of(&place, place.everything(), NEWEST_FIRST).await;
    assert!(all.len() > 300);
    let named = all.iter().find(|row| row.customer.chars().count() > 5).unwrap();
    let (last4, user, batch) = (&all[7].last4, &all[3].user_name, {
        let settled = all.iter().find(|row| !row.batch.is_empty()).unwrap();
        &settled.batch
    });
    let piece: String = named.customer.chars().skip(1).take(4).collect();
    type Look<'a> = Box<dyn Fn(&TxnRow) -> bool + 'a>;
    let word = |value: &dyn std::fmt::Debug| format!("{value:?}");
    let holds = |text: &str, piece: &str| text.to_lowercase().contains(&piece.to_lowercase());
    let looks: Vec<(String, Look<'_>)> = vec![
        ("".into(), Box::new(|_| true)),
        (
            "amount:>100".into(),
            Box::new(|row| minor(row).is_some_and(|m| m.abs() > 10_000)),
        ),
        (
            "amount:20..100".into(),
            Box::new(|row| minor(row).is_some_and(|m| (2_000..=10_000).contains(&m.abs()))),
        ),
        (
            "status:settled,open".into(),
            Box::new(move |row| ["Settled", "Open"].contains(&word(&row.status).as_str())),
        ),
        (
            "type:return".into(),
            Box::new(|row| format!("{:?}", row.kind) == "Return"),
        ),
        (
            "brand:visa status:settled".into(),
            Box::new(|row| format!("{:?}{:?}", row.brand, row.status) == "VisaSettled"),
        ),
        (
            "terminal:web".into(),
            Box::new(|row| row.terminal_name.to_lowercase().contains("web")),
        ),
        (format!("last4:{last4}"), Box::new(|row| row.last4 == *last4)),
        (
            format!("user:{}", user.to_uppercase()),
            Box::new(|row| row.user_name == *user),
        ),
        (format!("batch:\"{batch}\""), Box::new(|row| row.batch == *batch)),
        (
            "is:unreadable".into(),
            Box::new(|row| row.amount.is_none() || row.time.is_none()),
        ),
        ("is:changed".into(), Box::new(|row| row.changed)),
        (
            "date:2026-11-10..2026-11-15".into(),
            Box::new(|row| {
                row.time
                    .as_deref()
                    .is_some_and(|time| ("2026-11-10".."2026-11-16").contains(&&time[..10]))
            }),
        ),
        (
            format!("\"{piece}\""),
            Box::new(|row| {
                [&row.id, &row.last4, &row.customer, &row.invoice, &row.description]
                    .into_iter()
                    .any(|text| holds(text, &piece))
            }),
        ),
    ];
    for (text, look) in &looks {
        let expected: Vec<&TxnRow> = all.iter().filter(|row| look(row)).collect();
        let rows = found(&place, text).await;
        assert_eq!(
            ids(&rows),
            expected.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(),
            "{text}"
        );
        let request = TotalsRequest {
            filter: search(&place, text).await.filter,
            picked: None,
        };
        let totals = office::transactions::totals(&place.office, request)
            .await
            .unwrap();
        assert_eq!(totals.count as usize, expected.len(), "{text}");
    }
    let some = looks.iter().filter(|(_, look)| {
        let count = all.iter().filter(|row| look(row)).count();
        (1..all.len()).contains(&count)
    });
    assert!(some.count() >= 9, "the searches must be able to fail");
}

#[tokio::test]
async fn a_row_says_where_the_pieces_of_a_quick_search_were_found() {
    let place = town().await;
    let all = rows_of(&place, place.everything(), NEWEST_FIRST).await;
    let odd = all.iter().find(|row| !row.customer.is_ascii()).unwrap();
    let last = odd.customer.split_whitespace().last().unwrap();
    let rows = found(&place, &format!("\"{last}\"")).await;
    let row = rows.iter().find(|row| row.id == odd.id).unwrap();
    let mark = row
        .matched
        .iter()
        .find(|m| m.column == SearchedColumn::Customer)
        .unwrap();
    let units: Vec<u16> = row.customer.encode_utf16().collect();
    let marked = String::from_utf16(&units[mark.from as usize..mark.to as usize]).unwrap();
    assert_eq!(marked.to_lowercase(), last.to_lowercase());
    let amount = minor(&all[0]).unwrap().abs();
    let typed = format!("${}.{:02}", amount / 100, amount % 100);
    let rows = found(&place, &typed).await;
    let row = rows.iter().find(|row| row.id == all[0].id).unwrap();
    assert!(row.matched.iter().any(|m| m.column == SearchedColumn::Amount));
    assert!(all.iter().all(|row| row.matched.is_empty()));
}

#[tokio::test]
async fn every_column_sorts_both_ways_and_every_row_has_its_place() {
    use SortColumn as Column;
    let place = town().await;
    let columns = [
        Column::Time,
        Column::Status,
        Column::Type,
        Column::Amount,
        Column::Card,
        Column::Customer,
        Column::Invoice,
        Column::Terminal,
        Column::User,
        Column::Batch,
        Column::Approval,
        Column::Description,
        Column::Id,
        Column::Refunded,
    ];
    for column in columns {
        for direction in [SortDirection::Ascending, SortDirection::Descending] {
            let sort = TxnSort { column, direction };
            let rows = rows_of(&place, place.everything(), sort).await;
            let key = |row: &TxnRow| -> Option<String> {
                Some(match column {
                    Column::Customer => row.customer.to_ascii_lowercase(),
                    Column::Invoice => row.invoice.to_ascii_lowercase(),
                    Column::User => row.user_name.to_ascii_lowercase(),
                    Column::Batch => row.batch.to_ascii_lowercase(),
                    Column::Approval => row.approval_code.to_ascii_lowercase(),
                    Column::Description => row.description.to_ascii_lowercase(),
                    Column::Id => row.id.clone(),
                    Column::Refunded => {
                        let minor = row.refunded.as_ref().map(|m| m.minor.parse::<i64>().unwrap());
                        format!("{:020}", minor.unwrap_or(-1) + 1)
                    }
                    _ => return None,
                })
            };
            let keys: Vec<_> = rows.iter().filter_map(key).collect();
            let mut sorted = keys.clone();
            sorted.sort();
            if direction == SortDirection::Descending {
                sorted.reverse();
            }
            assert_eq!(keys, sorted, "{column:?} {direction:?}");
            for at in [0, 17, rows.len() - 1] {
                let request = PlaceRequest {
                    filter: place.everything(),
                    sort,
                    id: Some(rows[at].id.clone()),
                    day: None,
                };
                let found = office::transactions::place(&place.office, request).await.unwrap();
                assert_eq!(found.row, u32::try_from(at).ok(), "{column:?} {direction:?}");
            }
        }
    }
}

#[tokio::test]
async fn a_day_is_gone_to_in_either_direction() {
    let place = town().await;
    for direction in [SortDirection::Ascending, SortDirection::Descending] {
        let sort = TxnSort {
            column: SortColumn::Time,
            direction,
        };
        let rows = rows_of(&place, place.everything(), sort).await;
        let day = rows[120].time.as_ref().unwrap()[..10].to_owned();
        let first = rows
            .iter()
            .position(|row| row.time.as_ref().is_some_and(|t| t.starts_with(&day)));
        let request = PlaceRequest {
            filter: place.everything(),
            sort,
            id: None,
            day: Some(day),
        };
        let found = office::transactions::place(&place.office, request).await.unwrap();
        assert_eq!(found.row, first.and_then(|at| u32::try_from(at).ok()));
    }
    let request = PlaceRequest {
        filter: place.everything(),
        sort: NEWEST_FIRST,
        id: Some("not-here".into()),
        day: None,
    };
    let nowhere = office::transactions::place(&place.office, request).await.unwrap();
    assert_eq!(nowhere.row, None);
}

#[tokio::test]
async fn no_rows_name_the_piece_that_hides_them() {
    let place = town().await;
    let request = SearchRequest {
        account_id: place.account.id.clone(),
        text: "terminal:web amount:>99999999 amont:>1".into(),
    };
    let narrowest = office::search::narrowest(&place.office, request).await.unwrap();
    let web = found(&place, "terminal:web").await.len();
    let told: Vec<_> = narrowest
        .chips
        .iter()
        .map(|c| (c.piece.as_str(), c.count as usize))
        .collect();
    assert_eq!(told, [("amount:>99999999", web)]);
}

#[tokio::test]
async fn a_selection_and_the_rest_of_the_list_add_up_to_the_list() {
    let place = town().await;
    let filter = search(&place, "status:settled").await.filter;
    let rows = rows_of(&place, filter.clone(), NEWEST_FIRST).await;
    let chosen: Vec<String> = rows.iter().step_by(3).map(|row| row.id.clone()).collect();
    let add_up = async |picked: Option<Picked>| {
        let request = TotalsRequest {
            filter: filter.clone(),
            picked,
        };
        let totals = office::transactions::totals(&place.office, request)
            .await
            .unwrap();
        let usd = &totals.currencies[0];
        let net: i64 = usd.net.minor.parse().unwrap();
        (totals.count, net)
    };
    let some = add_up(Some(Picked {
        ids: chosen.clone(),
        except: false,
    }))
    .await;
    let others = add_up(Some(Picked {
        ids: chosen.clone(),
        except: true,
    }))
    .await;
    assert_eq!(some.0 as usize, chosen.len());
    assert_eq!((some.0 + others.0, some.1 + others.1), add_up(None).await);
    // What is picked outside the list is in no sum of it.
    let foreign = rows_of(
        &place,
        search(&place, "status:declined").await.filter,
        NEWEST_FIRST,
    )
    .await;
    let picked = Picked {
        ids: vec![foreign[0].id.clone(), rows[0].id.clone()],
        except: false,
    };
    assert_eq!(add_up(Some(picked)).await.0, 1);
}

#[tokio::test]
async fn completions_know_the_terminals_users_batches_and_tags_of_the_town() {
    let place = town().await;
    let all = rows_of(&place, place.everything(), NEWEST_FIRST).await;
    let request = ChangeTags {
        account_id: place.account.id.clone(),
        ids: vec![all[0].id.clone()],
        add: vec!["audit 2026".into()],
        remove: vec![],
    };
    office::annotations::change_tags(&place.office, request)
        .await
        .unwrap();
    let batch = &all.iter().find(|row| !row.batch.is_empty()).unwrap().batch;
    for (piece, expected) in [
        ("terminal:web".to_owned(), "terminal:\"Web Permits\"".to_owned()),
        (
            "user:".to_owned(),
            format!("user:{}", place.account.users[0].user_id),
        ),
        (format!("batch:\"{batch}"), format!("batch:\"{batch}\"")),
        ("tag:au".to_owned(), "tag:\"audit 2026\"".to_owned()),
    ] {
        let request = SuggestRequest {
            account_id: place.account.id.clone(),
            piece: piece.clone(),
        };
        let offered = office::search::suggest(&place.office, request).await.unwrap();
        let found = offered.suggestions.iter().any(|one| one.piece == expected);
        assert!(found, "{piece}: {offered:?}");
    }
}

#[tokio::test]
async fn the_command_line_refuses_a_wrong_piece_and_names_the_right_one() {
    let place = town().await;
    let error = office::transactions::list_by_text(&place.office, "amont:>100", None)
        .await
        .unwrap_err();
    assert_eq!(error.details["reason"], "filter_piece");
    assert_eq!(error.details["suggestion"], "amount:>100");
    let rows = office::transactions::list_by_text(&place.office, "status:settled", Some(5))
        .await
        .unwrap();
    assert_eq!(rows.len(), 5);
    let totals = office::transactions::totals_by_text(&place.office, "status:settled")
        .await
        .unwrap();
    assert_eq!(totals.count as usize, found(&place, "status:settled").await.len());
}
