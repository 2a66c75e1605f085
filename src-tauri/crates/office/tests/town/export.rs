//! Every payment of a filter in a file.

use std::path::PathBuf;
use std::sync::atomic::Ordering;

use counterfoil_office as office;
use documents::spreadsheet::{Limits, Sheet, read};
use domain::parse_minor;
use office::dto::{
    DetailRequest, ExportDone, ExportEvent, ExportFormat, ExportRequest, Picked, PortalApply, PortalRequest,
    SearchRequest, SortColumn, SortDirection, TimelineKind, TxnFilter, TxnSort,
};
use office::{Code, OfficeError};

use crate::desk::{self, Desk};

async fn request(desk: &Desk, text: &str, format: ExportFormat) -> ExportRequest {
    ExportRequest {
        operation_id: "x".into(),
        filter: filter(desk, text).await,
        picked: None,
        sort: TxnSort {
            column: SortColumn::Time,
            direction: SortDirection::Descending,
        },
        columns: Vec::new(),
        format,
    }
}

async fn filter(desk: &Desk, text: &str) -> TxnFilter {
    let request = SearchRequest {
        account_id: desk.account_id(),
        text: text.to_owned(),
    };
    office::search::read(desk.office(), request).await.unwrap().filter
}

async fn export(desk: &Desk, request: ExportRequest) -> Result<ExportDone, OfficeError> {
    office::export::run(desk.office(), request, |_| {}).await
}

fn sheet(done: &ExportDone) -> Sheet {
    let path = PathBuf::from(done.path.clone().unwrap());
    let bytes = std::fs::read(&path).unwrap();
    assert_eq!(bytes.len() as u64, done.size);
    let limits = Limits {
        rows: 100_000,
        ..Limits::default()
    };
    read(&path.to_string_lossy(), &bytes, &limits).unwrap()
}

fn column(sheet: &Sheet, title: &str) -> Vec<String> {
    let at = sheet.header.cells.iter().position(|cell| cell == title).unwrap();
    sheet.rows.iter().map(|row| row.cell(at).to_owned()).collect()
}

/// Files of a person who saved into their own folder.
fn saved(desk: &Desk) -> Vec<String> {
    desk.saved()
        .into_iter()
        .filter(|name| !name.ends_with("october.csv"))
        .collect()
}

#[tokio::test]
async fn the_file_holds_every_row_of_the_filter_and_its_sums_are_the_lists() {
    let desk = desk::with(crate::place::set_up(600).await).await;
    desk.place.sync().await.unwrap();
    for format in [ExportFormat::Csv, ExportFormat::Xlsx] {
        for text in ["", "status:settled", "type:return"] {
            let asked = request(&desk, text, format).await;
            let list = office::transactions::list_by_text(desk.office(), text, None)
                .await
                .unwrap();
            let preview = office::export::preview(desk.office(), asked.clone())
                .await
                .unwrap();
            assert_eq!(preview.totals.count as usize, list.len());
            let done = export(&desk, asked).await.unwrap();
            assert_eq!(done.rows as usize, list.len());
            assert!(done.path.as_ref().unwrap().ends_with(&preview.file_name));
            let sheet = sheet(&done);
            let ids: Vec<String> = list.iter().map(|row| row.id.clone()).collect();
            assert_eq!(column(&sheet, "Transaction ID"), ids, "{format:?} {text}");
            let sum: i64 = column(&sheet, "Amount")
                .iter()
                .map(|text| parse_minor(text, 2).unwrap())
                .sum();
            let signed = |row: &office::dto::TxnRow| {
                let minor: i64 = row.amount.as_ref().unwrap().minor.parse().unwrap();
                match row.kind.side() {
                    Some(domain::Side::Refund) => -minor,
                    _ => minor,
                }
            };
            assert_eq!(sum, list.iter().map(signed).sum::<i64>(), "{format:?} {text}");
        }
    }
}

#[tokio::test]
async fn only_picked_rows_and_chosen_columns_in_their_order() {
    let desk = desk::set_up().await;
    desk.place.sync().await.unwrap();
    let list = office::transactions::list_by_text(desk.office(), "", None)
        .await
        .unwrap();
    let ids: Vec<String> = list.iter().take(3).map(|row| row.id.clone()).collect();
    let mut asked = request(&desk, "", ExportFormat::Csv).await;
    asked.columns = ["amount", "id"].map(str::to_owned).to_vec();
    asked.picked = Some(Picked {
        ids: ids.clone(),
        except: false,
    });
    let sheet = sheet(&export(&desk, asked.clone()).await.unwrap());
    assert_eq!(sheet.header.cells, ["Amount", "Transaction ID"]);
    assert_eq!(column(&sheet, "Transaction ID"), ids);
    asked.picked = Some(Picked { ids, except: true });
    let done = export(&desk, asked.clone()).await.unwrap();
    assert_eq!(done.rows, 37);
    asked.columns = vec!["nonsense".to_owned()];
    let error = export(&desk, asked).await.unwrap_err();
    assert_eq!(error.details["reason"], "unknown_column");
}

#[tokio::test]
async fn formulas_in_names_are_text_and_ids_keep_their_zeros() {
    let desk = desk::set_up().await;
    let text = "Transaction ID,Date,Type,Status,Amount,Customer Name,Invoice,Terminal\n\
        004287,10/25/2026,Sale,Settled,12.00,\"=HYPERLINK(\"\"http://x\"\",\"\"pay\"\")\",0012,Web Permits\n";
    let path = desk.out.path().join("october.csv");
    std::fs::write(&path, text).unwrap();
    *desk.person.chosen.lock().unwrap() = Some(path);
    let look = PortalRequest {
        operation_id: "i".into(),
        account_id: desk.account_id(),
        import_id: None,
        fields: None,
        terminal_id: None,
        day_first: None,
    };
    let seen = office::portal::look(desk.office(), look, |_| {}).await.unwrap();
    let save = PortalApply {
        operation_id: "i".into(),
        import_id: seen.import_id.unwrap(),
        skip_bad: false,
    };
    office::portal::apply(desk.office(), save, |_| {}).await.unwrap();
    let done = export(&desk, request(&desk, "", ExportFormat::Csv).await)
        .await
        .unwrap();
    let raw = std::fs::read_to_string(done.path.as_ref().unwrap()).unwrap();
    assert!(raw.contains("'=HYPERLINK"), "{raw}");
    for format in [ExportFormat::Csv, ExportFormat::Xlsx] {
        let sheet = sheet(&export(&desk, request(&desk, "", format).await).await.unwrap());
        assert_eq!(column(&sheet, "Transaction ID"), ["004287"]);
        assert_eq!(column(&sheet, "Invoice"), ["0012"]);
        assert!(column(&sheet, "Customer")[0].contains("=HYPERLINK(\"http://x\",\"pay\")"));
    }
}

#[tokio::test]
async fn an_export_is_noted_once_with_its_filter_and_count() {
    let desk = desk::set_up().await;
    desk.place.sync().await.unwrap();
    let before = desk.entries().await.len();
    export(&desk, request(&desk, "status:settled", ExportFormat::Csv).await)
        .await
        .unwrap();
    let entries = desk.entries().await;
    assert_eq!(entries.len(), before + 1);
    assert_eq!(entries[0].action, "payments_exported");
    assert!(
        entries[0].sentence.contains("payments as CSV: Status: Settled."),
        "{}",
        entries[0].sentence
    );
}

#[tokio::test]
async fn a_payment_tells_that_it_was_written_to_a_file_and_by_whom() {
    let desk = desk::set_up().await;
    desk.place.sync().await.unwrap();
    let asked = request(&desk, "status:settled", ExportFormat::Csv).await;
    let done = export(&desk, asked).await.unwrap();
    let written = column(&sheet(&done), "Transaction ID");
    let list = office::transactions::list_by_text(desk.office(), "", None)
        .await
        .unwrap();
    let left_out = list.iter().find(|row| !written.contains(&row.id)).unwrap();
    for (id, in_file) in [(&written[0], true), (&left_out.id, false)] {
        let request = DetailRequest {
            account_id: desk.account_id(),
            id: id.clone(),
        };
        let detail = office::transactions::detail(desk.office(), request)
            .await
            .unwrap();
        let mut told = detail
            .timeline
            .iter()
            .filter(|entry| entry.kind == TimelineKind::Exported);
        assert_eq!(
            told.next().map(|entry| entry.who.as_str()),
            in_file.then_some("clerk1"),
            "{id}"
        );
    }
}

#[tokio::test]
async fn a_person_who_changes_their_mind_or_a_place_that_takes_nothing_leaves_no_file() {
    let desk = desk::set_up().await;
    desk.place.sync().await.unwrap();
    desk.person.cancels.store(true, Ordering::SeqCst);
    let done = export(&desk, request(&desk, "", ExportFormat::Xlsx).await)
        .await
        .unwrap();
    assert_eq!((done.path, done.cancelled), (None, false));
    desk.person.cancels.store(false, Ordering::SeqCst);
    let asked = request(&desk, "", ExportFormat::Xlsx).await;
    let name = office::export::preview(desk.office(), asked.clone())
        .await
        .unwrap()
        .file_name;
    // A folder of this name stands where the file would go.
    std::fs::create_dir(desk.out.path().join(&name)).unwrap();
    let error = export(&desk, asked.clone()).await.unwrap_err();
    assert_eq!(
        (error.code, error.details["reason"].as_str()),
        (Code::FileFailed, Some("file_not_writable"))
    );
    std::fs::remove_dir(desk.out.path().join(&name)).unwrap();
    // Excel lays such a file beside one that it has open.
    std::fs::write(desk.out.path().join(&name), "older").unwrap();
    std::fs::write(desk.out.path().join(format!("~${name}")), "").unwrap();
    let error = export(&desk, asked).await.unwrap_err();
    assert_eq!(error.details["reason"], "file_in_use");
    assert_eq!(std::fs::read(desk.out.path().join(&name)).unwrap(), b"older");
    assert_eq!(saved(&desk).len(), 2, "no part is left behind");
}

#[tokio::test]
async fn a_stopped_export_leaves_no_file() {
    let desk = desk::with(crate::place::set_up(20_000).await).await;
    desk.place.sync().await.unwrap();
    let stop = desk.office().clone();
    let asked = request(&desk, "", ExportFormat::Xlsx).await;
    let done = office::export::run(desk.office(), asked, move |event| {
        // The place is chosen, and nothing is written yet.
        if let ExportEvent::Started { rows } = event {
            assert_eq!(rows, 20_000);
            let request = office::dto::OperationRequest {
                operation_id: "x".into(),
            };
            let cancelled = office::operations::cancel(&stop, request);
            futures_util::FutureExt::now_or_never(cancelled).unwrap().unwrap();
        }
    })
    .await
    .unwrap();
    assert!(done.cancelled && done.path.is_none());
    assert_eq!(saved(&desk), Vec::<String>::new());
}
