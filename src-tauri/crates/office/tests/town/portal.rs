//! Lists of the gateway's web site, taken in beside what a sync brings.

use std::collections::BTreeMap;

use counterfoil_office as office;
use jiff::tz::TimeZone;
use office::dto::{
    Origin, PortalApply, PortalDone, PortalEvent, PortalField, PortalPreview, PortalRequest, TxnRow,
};
use office::{Code, OfficeError};

use crate::desk::{self, Desk};

fn request(desk: &Desk) -> PortalRequest {
    PortalRequest {
        operation_id: "i".into(),
        account_id: desk.account_id(),
        import_id: None,
        fields: None,
        terminal_id: None,
        day_first: None,
    }
}

fn choose(desk: &Desk, name: &str, text: &str) {
    let path = desk.out.path().join(name);
    std::fs::write(&path, text).unwrap();
    *desk.person.chosen.lock().unwrap() = Some(path);
}

async fn look(desk: &Desk, text: &str) -> Result<PortalPreview, OfficeError> {
    choose(desk, "october.csv", text);
    office::portal::look(desk.office(), request(desk), |_| {}).await
}

async fn apply(desk: &Desk, preview: &PortalPreview, skip_bad: bool) -> Result<PortalDone, OfficeError> {
    let request = PortalApply {
        operation_id: "i".into(),
        import_id: preview.import_id.clone().unwrap(),
        skip_bad,
    };
    office::portal::apply(desk.office(), request, |_| {}).await
}

async fn rows(desk: &Desk) -> Vec<TxnRow> {
    office::transactions::list_by_text(desk.office(), "", None)
        .await
        .unwrap()
}

/// A list as the web site would export it of these payments.
fn export_of(rows: &[TxnRow]) -> String {
    let zone = TimeZone::get(domain::GATEWAY_ZONE).unwrap();
    let mut text = String::from(
        "Transaction ID,Transaction Date,Transaction Type,Transaction Status,Amount,Currency,Card Type,Card Number,Customer Name,Invoice Number,Terminal Name\r\n",
    );
    for row in rows {
        let at: jiff::Timestamp = row.time.as_ref().unwrap().parse().unwrap();
        let wall = at
            .to_zoned(zone.clone())
            .strftime("%m/%d/%Y %I:%M:%S %p")
            .to_string();
        let amount = row.amount.clone().unwrap();
        let minor: i64 = amount.minor.parse().unwrap();
        let card = match row.last4.as_str() {
            "" => String::new(),
            last4 => format!("XXXXXXXXXXXX{last4}"),
        };
        let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        text.push_str(&format!(
            "{},{wall},{},{},\"${}.{:02}\",{},{},{card},{},{},{}\r\n",
            row.id,
            row.kind,
            row.status,
            minor / 100,
            minor % 100,
            amount.currency,
            row.brand,
            quoted(&row.customer),
            quoted(&row.invoice),
            quoted(&row.terminal_name),
        ));
    }
    text
}

/// What of a payment an import and a sync agree in.
fn facts(rows: &[TxnRow]) -> BTreeMap<String, (String, String, String, String, String)> {
    rows.iter()
        .map(|row| {
            let amount = row.amount.clone().unwrap().minor;
            let words = format!("{} {}", row.status, row.kind);
            let time = row.time.clone().unwrap();
            (
                row.id.clone(),
                (time, words, amount, row.last4.clone(), row.terminal_name.clone()),
            )
        })
        .collect()
}

#[tokio::test]
async fn an_import_says_what_a_sync_would_and_the_sync_then_takes_its_rows_over() {
    let source = desk::set_up().await;
    source.place.sync().await.unwrap();
    let truth = rows(&source).await;
    let desk = desk::set_up().await;
    let preview = look(&desk, &export_of(&truth)).await.unwrap();
    assert_eq!(preview.blockers, Vec::<String>::new());
    assert_eq!(preview.problems, Vec::new());
    assert_eq!(
        (preview.rows, preview.new, preview.known, preview.bad),
        (40, 40, 0, 0)
    );
    assert!(rows(&desk).await.is_empty(), "nothing is saved by looking");
    let done = apply(&desk, &preview, false).await.unwrap();
    assert_eq!((done.new, done.known, done.skipped), (40, 0, 0));
    let imported = rows(&desk).await;
    assert_eq!(facts(&imported), facts(&truth));
    assert!(imported.iter().all(|row| row.origin == Origin::PortalFile));
    let sums = preview.totals.unwrap();
    let (count, sales, refunds) = desk.place.local_totals().await;
    assert_eq!(
        (
            u64::from(sums.count),
            sums.currencies[0].sales.minor.clone(),
            sums.currencies[0].refunds.minor.clone()
        ),
        (count, sales.to_string(), refunds.to_string()),
        "what was told is what was saved"
    );
    let again = look(&desk, &export_of(&truth)).await.unwrap();
    assert_eq!((again.new, again.known), (0, 40), "a second time nothing is new");
    desk.place.sync().await.unwrap();
    let synced = rows(&desk).await;
    assert_eq!(facts(&synced), facts(&truth));
    assert!(synced.iter().all(|row| row.origin == Origin::Gateway));
    let after = look(&desk, &export_of(&truth)).await.unwrap();
    assert_eq!((after.new, after.known), (0, 40));
    apply(&desk, &after, false).await.unwrap();
    assert!(
        rows(&desk).await.iter().all(|row| row.origin == Origin::Gateway),
        "a file never takes a row back from the gateway"
    );
}

#[tokio::test]
async fn a_file_with_a_full_card_number_is_refused_and_nothing_of_it_is_kept() {
    let desk = desk::set_up().await;
    let text = "Transaction ID,Date,Type,Status,Amount,Card Number,Terminal\n\
        a1,10/25/2026,Sale,Settled,12.00,4111111111111111,Web Permits\n";
    let error = look(&desk, text).await.unwrap_err();
    assert_eq!(
        (error.code, error.details["reason"].as_str()),
        (Code::InvalidInput, Some("card_number"))
    );
    assert_eq!(error.details["line"], 2);
    assert!(!error.message.contains("4111"));
    assert!(rows(&desk).await.is_empty());
}

#[tokio::test]
async fn a_person_chooses_the_order_of_day_and_month_where_the_file_leaves_it_open() {
    let desk = desk::set_up().await;
    let text = "Transaction ID,Date,Type,Status,Amount,Terminal\n\
        a1,10/05/2026,Sale,Settled,12.00,Web Permits\n\
        a2,09/04/2026,Sale,Settled,12.00,Web Permits\n";
    let open = look(&desk, text).await.unwrap();
    assert!(
        open.day_order_open && open.blockers.len() == 1,
        "{:?}",
        open.blockers
    );
    assert_eq!((open.new, open.from.clone()), (0, None));
    let refused = apply(&desk, &open, false).await.unwrap_err();
    assert_eq!(refused.details["reason"], "portal_blocked");
    let mut last = open.import_id;
    for (day_first, from) in [(false, "2026-09-04"), (true, "2026-04-09")] {
        let chosen = PortalRequest {
            import_id: last,
            day_first: Some(day_first),
            ..request(&desk)
        };
        let seen = office::portal::look(desk.office(), chosen, |_| {}).await.unwrap();
        assert!(!seen.day_order_open && seen.blockers.is_empty());
        assert_eq!((seen.new, seen.from.as_deref()), (2, Some(from)));
        last = seen.import_id;
    }
}

#[tokio::test]
async fn columns_that_no_heading_explains_are_chosen_and_the_file_is_not_asked_for_again() {
    let desk = desk::set_up().await;
    let text = "When it was,What it was,What became,How much,Where\n\
        10/25/2026,Sale,Settled,12.00,Web Permits\n";
    let first = look(&desk, text).await.unwrap();
    assert_eq!(first.missing.len(), 4);
    assert!(
        first.blockers[0].starts_with("No column holds"),
        "{:?}",
        first.blockers
    );
    *desk.person.chosen.lock().unwrap() = None;
    let chosen = PortalRequest {
        import_id: first.import_id.clone(),
        fields: Some(
            [
                PortalField::Time,
                PortalField::Type,
                PortalField::Status,
                PortalField::Amount,
                PortalField::Terminal,
            ]
            .map(Some)
            .to_vec(),
        ),
        ..request(&desk)
    };
    let second = office::portal::look(desk.office(), chosen, |_| {}).await.unwrap();
    assert_eq!((second.new, second.bad, second.blockers.len()), (1, 0, 0));
    apply(&desk, &second, false).await.unwrap();
    assert_eq!(rows(&desk).await[0].terminal_name, "Web Permits");
}

const MIXED: &str = "Transaction ID,Date,Type,Status,Amount,Terminal\n\
    a1,10/25/2026,Sale,Settled,12.00,Web Permits\n\
    a2,13/45/2026,Sale,Settled,12.00,Web Permits\n\
    a3,10/25/2026,Sale,Settled,abc,Web Permits\n\
    a4,10/25/2026,Whatever,Settled,12.00,Web Permits\n\
    a5,10/25/2026,Sale,Settled,12.00,Moon Base\n\
    a6,10/25/2027,Sale,Settled,12.00,Web Permits\n\
    a7,10/25/2026,Sale,Settled,-5.00,Web Permits\n";

#[tokio::test]
async fn every_problem_of_every_row_is_told_and_one_bad_row_stops_all_unless_it_is_left_out() {
    let desk = desk::set_up().await;
    let seen = look(&desk, MIXED).await.unwrap();
    assert_eq!((seen.rows, seen.new, seen.bad), (7, 1, 6));
    assert_eq!(seen.unknown_terminals, ["Moon Base"]);
    let told: Vec<(u32, &str)> = seen
        .problems
        .iter()
        .map(|p| (p.line, p.column.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (3, "Date"),
            (4, "Amount"),
            (5, "Type"),
            (6, "Terminal"),
            (7, "Date"),
            (8, "Amount")
        ]
    );
    let refused = apply(&desk, &seen, false).await.unwrap_err();
    assert_eq!(refused.details["reason"], "portal_has_problems");
    assert!(rows(&desk).await.is_empty());
    let done = apply(&desk, &seen, true).await.unwrap();
    assert_eq!((done.new, done.skipped), (1, 6));
    assert_eq!(rows(&desk).await.len(), 1);
    let entries = desk.entries().await;
    assert_eq!(entries[0].action, "payments_imported");
    assert!(
        entries[0].sentence.contains("october.csv"),
        "{}",
        entries[0].sentence
    );
}

#[tokio::test]
async fn rows_without_an_id_are_known_again_and_equal_ones_are_kept_apart() {
    let desk = desk::set_up().await;
    let text = "Date,Time,Type,Status,Amount,Card Number,Terminal\n\
        10/25/2026,2:10 PM,Sale,Open,12.00,************0174,Web Permits\n\
        10/25/2026,2:10 PM,Sale,Open,12.00,************0174,Web Permits\n\
        10/25/2026,2:11 PM,Sale,Open,12.00,************0174,Web Permits\n";
    let seen = look(&desk, text).await.unwrap();
    assert_eq!((seen.new, seen.known, seen.bad), (3, 0, 0), "{:?}", seen.problems);
    apply(&desk, &seen, false).await.unwrap();
    let again = look(&desk, &text.replace("Open", "Settled")).await.unwrap();
    assert_eq!((again.new, again.known), (0, 3));
    apply(&desk, &again, false).await.unwrap();
    let kept = rows(&desk).await;
    assert_eq!(kept.len(), 3);
    assert!(
        kept.iter()
            .all(|row| row.status == domain::TransactionStatus::Settled)
    );
}

#[tokio::test]
async fn what_a_sync_has_brought_does_not_come_again_in_a_file_without_ids() {
    let desk = desk::set_up().await;
    desk.place.sync().await.unwrap();
    let text = export_of(&rows(&desk).await);
    let nameless: String = text
        .lines()
        .map(|line| line.split_once(',').unwrap().1.to_owned() + "\n")
        .collect();
    let seen = look(&desk, &nameless).await.unwrap();
    assert_eq!(
        (seen.new, seen.known, seen.bad),
        (0, 40, 0),
        "{:?}",
        seen.problems
    );
}

#[tokio::test]
async fn a_terminal_is_asked_for_where_rows_name_none() {
    let desk = desk::set_up().await;
    let text = "Transaction ID,Date,Type,Status,Amount\na1,10/25/2026,Sale,Settled,12.00\n";
    let seen = look(&desk, text).await.unwrap();
    assert_eq!(seen.blockers, ["Choose the terminal of the rows that name none."]);
    let chosen = PortalRequest {
        import_id: seen.import_id,
        terminal_id: Some(desk.terminal("Web Permits").id.clone()),
        ..request(&desk)
    };
    let seen = office::portal::look(desk.office(), chosen, |_| {}).await.unwrap();
    assert_eq!((seen.new, seen.blockers.len()), (1, 0));
}

#[tokio::test]
async fn what_is_no_table_is_refused_with_the_reason() {
    let desk = desk::set_up().await;
    for text in [
        "",
        "just a letter to a friend",
        "<html><body>Sign in</body></html>",
    ] {
        let error = look(&desk, text).await.unwrap_err();
        assert_eq!(error.details["reason"], "not_a_table", "{text}");
    }
    let none = look(&desk, "Date,Type,Status,Amount\n").await.unwrap();
    assert_eq!(none.blockers, ["There is no row below the column names."]);
}

#[tokio::test]
async fn an_import_that_is_stopped_saves_nothing() {
    let desk = desk::set_up().await;
    let mut text = String::from("Transaction ID,Date,Type,Status,Amount,Terminal\n");
    for at in 0..40_000 {
        text.push_str(&format!("a{at},10/25/2026,Sale,Settled,12.00,Web Permits\n"));
    }
    let seen = look(&desk, &text).await.unwrap();
    assert_eq!(seen.new, 40_000);
    let request = PortalApply {
        operation_id: "i".into(),
        import_id: seen.import_id.clone().unwrap(),
        skip_bad: false,
    };
    let stop = desk.office().clone();
    let done = office::portal::apply(desk.office(), request, move |event| {
        let PortalEvent::Progress { rows_done, rows } = event;
        assert!(rows_done <= rows && rows == 40_000);
        let stop = stop.clone();
        tokio::spawn(async move {
            let request = office::dto::OperationRequest {
                operation_id: "i".into(),
            };
            office::operations::cancel(&stop, request).await.unwrap();
        });
    })
    .await
    .unwrap();
    assert!(done.cancelled, "it was stopped at its first progress message");
    assert!(rows(&desk).await.is_empty());
    assert_eq!(desk.place.local_totals().await.0, 0);
}
