//! Searching while typing: each letter is a search of its own, and only the last one counts.

use counterfoil_office as office;
use futures_util::future::join_all;
use office::Code;
use office::dto::{Page, PageRequest, SearchRequest, SortColumn, SortDirection, TotalsRequest, TxnSort};

use crate::place::{self, Place};

async fn page(place: &Place, text: &str, column: SortColumn) -> Result<Page, office::OfficeError> {
    let request = SearchRequest {
        account_id: place.account.id.clone(),
        text: text.into(),
    };
    let filter = office::search::read(&place.office, request).await?.filter;
    let sort = TxnSort {
        column,
        direction: SortDirection::Descending,
    };
    let request = PageRequest {
        filter,
        sort,
        offset: 0,
        limit: 50,
    };
    office::transactions::page(&place.office, request).await
}

/// Asks again until all is counted, as a screen does.
async fn counted(place: &Place, text: &str, column: SortColumn) -> Page {
    loop {
        let page = page(place, text, column).await.unwrap();
        if page.counted {
            return page;
        }
        assert!(page.total as usize >= page.rows.len());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_typed_last_is_answered_and_what_came_before_is_given_up() {
    let place = place::set_up(1_000).await;
    place.sync().await.unwrap();
    let letters = ["p", "pe", "per", "perm", "permi", "permit"];
    let answers = join_all(letters.map(|text| page(&place, text, SortColumn::Time))).await;
    for answer in answers {
        match answer {
            Ok(page) => assert!(!page.counted || page.total as usize >= page.rows.len()),
            Err(error) => assert_eq!(error.code, Code::Cancelled),
        }
    }
    let by_time = counted(&place, "permit", SortColumn::Time).await;
    let by_amount = counted(&place, "permit", SortColumn::Amount).await;
    assert!(by_time.total > 0);
    assert_eq!(by_time.total, by_amount.total);
    let rows = office::transactions::list_by_text(&place.office, "permit", None)
        .await
        .unwrap();
    assert_eq!(by_time.total as usize, rows.len());
    let first: Vec<_> = rows.iter().take(50).map(|row| &row.id).collect();
    assert_eq!(by_time.rows.iter().map(|row| &row.id).collect::<Vec<_>>(), first);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sums_of_a_search_are_there_while_its_order_changes() {
    let place = place::set_up(400).await;
    place.sync().await.unwrap();
    let request = SearchRequest {
        account_id: place.account.id.clone(),
        text: "permit".into(),
    };
    let filter = office::search::read(&place.office, request).await.unwrap().filter;
    let request = || TotalsRequest {
        filter: filter.clone(),
        picked: None,
    };
    let (one, other, totals) = tokio::join!(
        page(&place, "permit", SortColumn::Time),
        page(&place, "permit", SortColumn::Customer),
        office::transactions::totals(&place.office, request()),
    );
    assert_eq!(
        totals.unwrap().count,
        counted(&place, "permit", SortColumn::Time).await.total
    );
    assert!(one.is_ok() && other.is_ok());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn closing_waits_for_a_search_to_stop() {
    let place = place::set_up(400).await;
    place.sync().await.unwrap();
    page(&place, "e", SortColumn::Time).await.unwrap();
    let Place { folder, office, .. } = place;
    office.close().await;
    assert!(
        !folder.path().join("history.open").exists(),
        "the history was closed cleanly"
    );
}
