//! Saved views come back as they were saved, after a restart and on another desk.

use std::sync::atomic::Ordering;

use counterfoil_office as office;
use office::Code;
use office::dto::{
    AccountRequest, IdRequest, SaveView, SavedView, SavedViews, SortColumn, SortDirection, TxnSort,
    ViewColumn,
};

use crate::desk::{self, Desk};

fn web_over_100(desk: &Desk) -> SaveView {
    SaveView {
        account_id: desk.account_id(),
        id: None,
        name: "Web over 100".into(),
        text: "amount:>100.00 terminal:web  Date:last-30-days".into(),
        columns: vec![
            ViewColumn {
                key: "time".into(),
                width: None,
            },
            ViewColumn {
                key: "amount".into(),
                width: Some(140),
            },
        ],
        sort: Some(TxnSort {
            column: SortColumn::Amount,
            direction: SortDirection::Descending,
        }),
    }
}

async fn save(desk: &Desk, view: SaveView) -> Result<SavedViews, office::OfficeError> {
    office::saved_views::save(desk.office(), view).await
}

async fn list(desk: &Desk) -> Vec<SavedView> {
    let request = AccountRequest {
        account_id: desk.account_id(),
    };
    office::saved_views::list(desk.office(), request)
        .await
        .unwrap()
        .views
}

#[tokio::test]
async fn a_view_keeps_its_relative_dates_columns_and_order_over_a_restart() {
    let desk = desk::set_up().await;
    let saved = save(&desk, web_over_100(&desk)).await.unwrap().views;
    assert_eq!(saved[0].text, "amount:>100 terminal:web date:last-30-days");
    let Desk { place, .. } = desk;
    let desk = desk::with(place).await;
    let after = list(&desk).await;
    assert_eq!(after, saved);
    assert_eq!(
        after[0].columns[1],
        ViewColumn {
            key: "amount".into(),
            width: Some(140)
        }
    );
    assert_eq!(after[0].sort, web_over_100(&desk).sort);
}

#[tokio::test]
async fn a_name_is_used_once_and_a_removed_view_can_be_saved_again() {
    let desk = desk::set_up().await;
    let first = save(&desk, web_over_100(&desk)).await.unwrap().views.remove(0);
    let twice = SaveView {
        name: "WEB over 100".into(),
        ..web_over_100(&desk)
    };
    assert_eq!(save(&desk, twice).await.unwrap_err().code, Code::DuplicateName);
    let renamed = SaveView {
        id: Some(first.id.clone()),
        name: "Large web payments".into(),
        ..web_over_100(&desk)
    };
    let views = save(&desk, renamed).await.unwrap().views;
    assert_eq!((views.len(), views[0].id == first.id), (1, true));
    for (name, reason) in [(" ", "name_empty"), ("x".repeat(61).as_str(), "text_long")] {
        let view = SaveView {
            name: name.into(),
            ..web_over_100(&desk)
        };
        assert_eq!(save(&desk, view).await.unwrap_err().details["reason"], reason);
    }
    let gone = IdRequest { id: first.id.clone() };
    let views = office::saved_views::remove(desk.office(), gone)
        .await
        .unwrap()
        .views;
    assert!(views.is_empty());
    let again = SaveView {
        id: Some(first.id),
        ..web_over_100(&desk)
    };
    assert_eq!(save(&desk, again).await.unwrap().views.len(), 1);
}

#[tokio::test]
async fn a_view_travels_as_a_file_and_a_stranger_is_refused() {
    let desk = desk::set_up().await;
    let view = save(&desk, web_over_100(&desk)).await.unwrap().views.remove(0);
    let request = IdRequest { id: view.id.clone() };
    let written = office::saved_views::export(desk.office(), request).await.unwrap();
    assert_eq!(desk.saved(), ["Web over 100.view.json"]);
    let path: std::path::PathBuf = written.path.unwrap().into();
    let account = || AccountRequest {
        account_id: desk.account_id(),
    };
    *desk.person.chosen.lock().unwrap() = Some(path.clone());
    let done = office::saved_views::import(desk.office(), account())
        .await
        .unwrap();
    let came = done
        .views
        .iter()
        .find(|one| Some(&one.id) == done.imported.as_ref())
        .unwrap();
    assert_eq!(came.name, "Web over 100 (2)");
    assert_eq!(
        (&came.text, &came.columns, &came.sort),
        (&view.text, &view.columns, &view.sort)
    );
    std::fs::write(&path, "%PDF-1.7").unwrap();
    let error = office::saved_views::import(desk.office(), account())
        .await
        .unwrap_err();
    assert_eq!(error.details["reason"], "not_a_view");
    desk.person.cancels.store(true, Ordering::SeqCst);
    let request = IdRequest { id: view.id };
    let cancelled = office::saved_views::export(desk.office(), request).await.unwrap();
    assert_eq!(cancelled.path, None);
    *desk.person.chosen.lock().unwrap() = None;
    let done = office::saved_views::import(desk.office(), account())
        .await
        .unwrap();
    assert_eq!((done.imported, done.views.len()), (None, 2));
}
