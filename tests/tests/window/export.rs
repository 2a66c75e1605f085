//! A17: payments into files, as CSV and as a workbook, and what keeps them from being written.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use calamine::Data;
use counterfoil_tests::Result;
use counterfoil_tests::app::{App, by_id};
use counterfoil_tests::flow::{self, NAME};
use counterfoil_tests::gateway::{Gateway, Sums};
use counterfoil_tests::setup_pages::{TownHall, history_says};
use counterfoil_tests::words::part_says;
use serde_json::json;

use crate::told::{Table, cells, dollars, grouped, line, sheet, sums_of};

/// "Save as…" once it can be pressed: not while the rows are being counted.
const SAVE: &str = "[data-testid=export-save]:not([disabled])";

/// A town whose payments are all here.
pub fn synced(gateway: &Gateway) -> Result<TownHall> {
    let hall = TownHall::with_pins(&gateway.town)?;
    hall.cli().ok(&["sync", "--account", NAME])?;
    Ok(hall)
}

/// Types a search and makes all of it chips.
pub async fn search(app: &App, text: &str) -> Result<()> {
    app.fill("search", text).await?;
    app.press("Enter").await
}

/// From now on the page itself presses a button as soon as these words stand in a place: a
/// pointer would come too late.
pub async fn press_when_said(app: &App, button: &str, place: &str, words: &str) -> Result<()> {
    let script = "const [button, place, words] = arguments;
        const look = (_, watch) => {
            const pressed = document.querySelector(button);
            if (!pressed || !document.querySelector(place)?.textContent.includes(words)) return;
            watch.disconnect();
            pressed.click();
        };
        new MutationObserver(look)
            .observe(document.body, { subtree: true, childList: true, characterData: true });";
    app.run(script, json!([by_id(button), by_id(place), words]))
        .await
        .map(|_| ())
}

/// Files and parts of files where a person saves them.
fn left(hall: &TownHall) -> Result<usize> {
    Ok(fs::read_dir(hall.chosen())?.count())
}

async fn open_list(hall: &TownHall) -> Result<App> {
    let app = App::open(&hall.machine, &[]).await?;
    app.click_id("nav-transactions").await?;
    app.see_id("grid-row").await?;
    Ok(app)
}

async fn show_columns(app: &App, keys: &[&str]) -> Result<()> {
    app.click_id("columns").await?;
    for key in keys {
        app.click_id(&format!("column-{key}")).await?;
    }
    app.click_id("columns-done").await?;
    app.gone(&by_id("columns-dialog")).await
}

/// Waits until an open dialog has counted so many rows.
async fn counted(app: &App, count: u64) -> Result<()> {
    app.see(&format!("[data-testid=export-facts][data-count=\"{count}\"]"))
        .await
}

/// Opens the dialog, chooses the kind of file, and reads what the dialog says it will hold.
async fn ask(app: &App, kind: &str, count: u64) -> Result<()> {
    app.click_id("export-button").await?;
    app.click_id(&format!("export-{kind}")).await?;
    counted(app, count).await
}

async fn saved(app: &App) -> Result<()> {
    app.click(SAVE).await?;
    app.see_id("export-done").await
}

async fn close_dialog(app: &App) -> Result<()> {
    app.click_id("export-close").await?;
    app.gone(&by_id("export-dialog")).await
}

#[tokio::test]
async fn the_file_of_a_filter_holds_what_was_said_before_and_what_the_gateway_knows() -> Result<()> {
    let gateway = Gateway::start(1240, 101)?;
    let truth = gateway.truth().await?;
    let hall = synced(&gateway)?;
    let wanted = || {
        let settled = truth.payments.iter().filter(|one| one.status == "settled");
        settled.filter(|one| one.terminal.starts_with("Web "))
    };
    let (count, sums) = sums_of(wanted());
    let mut lines = BTreeMap::new();
    for payment in wanted() {
        lines.insert(payment.id.clone(), line(payment)?);
    }
    let app = open_list(&hall).await?;
    show_columns(&app, &["id"]).await?;
    search(&app, "status:settled terminal:web").await?;
    flow::totals_are(&app, count, sums).await?;
    let rows = count + 1;
    app.see(&format!(
        "[data-testid=grid][aria-rowcount=\"{rows}\"]:not([aria-busy=true])"
    ))
    .await?;
    let row = "[data-testid=grid-row][data-row=\"0\"]";
    let first = app.attribute(row, "data-row-id").await?;
    let said = [sums.sales_minor, sums.refunds_minor, sums.net_minor].map(dollars);
    let said = format!("Sales {}, refunds {}, net {}", said[0], said[1], said[2]);
    for kind in ["csv", "xlsx"] {
        ask(&app, kind, count).await?;
        part_says(&app, "export-sums", &said).await?;
        for words in ["Status: Settled", "Web Permits", "Web Utility"] {
            part_says(&app, "export-facts", words).await?;
        }
        saved(&app).await?;
        let noted = format!("exported {} payments as {}", grouped(count), kind.to_uppercase());
        part_says(&app, "export-done", &noted).await?;
        let path = hall.written(&format!(".{kind}"))?;
        part_says(&app, "export-done", &path.display().to_string()).await?;
        close_dialog(&app).await?;
        let table = Table::of(&path)?;
        assert_eq!(table.lines()?, lines, "{kind}");
        assert_eq!(table.column("Transaction ID")?.first(), Some(&first.as_str()));
    }
    tells_of_itself(&hall.written(".xlsx")?, &gateway, (count, sums))?;
    history_says(&app, &format!("exported {} payments as XLSX", grouped(count))).await?;
    app.assert_closed().await?;
    app.close().await
}

/// The sheet about the file says where it comes from, and sums that are the gateway's.
fn tells_of_itself(path: &Path, gateway: &Gateway, (count, sums): (u64, Sums)) -> Result<()> {
    let about = sheet(path, "About this file")?;
    let has = |label: &str, value: &str| about.iter().any(|row| row[0] == label && row[1] == value);
    assert!(has("Account ID", &gateway.town.merchant_id), "{about:?}");
    assert!(has("Rows", &format!("{count}.00")), "{about:?}");
    for (label, minor) in [
        ("Sales USD", sums.sales_minor),
        ("Refunds USD", sums.refunds_minor),
        ("Net USD", sums.net_minor),
    ] {
        let value = dollars(minor).replace('$', "USD ");
        assert!(has(label, &value), "{label} is not {value}: {about:?}");
    }
    let zone = about.iter().find(|row| row[0] == "Times are in");
    assert!(zone.is_some_and(|row| row[1].starts_with("America/Denver")));
    assert!(about.iter().any(|row| row[1] == "Status: Settled"), "{about:?}");
    Ok(())
}

#[tokio::test]
async fn ids_keep_their_zeros_and_a_formula_stays_text_in_both_kinds_of_file() -> Result<()> {
    let gateway = Gateway::start(1240, 102)?;
    let truth = gateway.truth().await?;
    let hall = synced(&gateway)?;
    let app = open_list(&hall).await?;
    show_columns(&app, &["id", "approval", "description"]).await?;
    for kind in ["csv", "xlsx"] {
        ask(&app, kind, truth.count).await?;
        saved(&app).await?;
        close_dialog(&app).await?;
    }
    app.close().await?;
    let (csv, book) = (
        Table::of(&hall.written(".csv")?)?,
        Table::of(&hall.written(".xlsx")?)?,
    );
    assert_eq!(csv.rows.len() as u64, truth.count);
    for (title, length) in [("Card (last four)", 4), ("Approval code", 6)] {
        let column = csv.column(title)?;
        assert_eq!(column, book.column(title)?);
        assert!(
            column.iter().all(|one| one.is_empty() || one.len() == length),
            "{title} lost digits"
        );
        assert!(
            column.iter().any(|one| one.starts_with('0')),
            "no zero to keep in {title}"
        );
    }
    let mut guarded = 0;
    for title in ["Customer", "Description", "Invoice", "Terminal"] {
        for (here, there) in csv.column(title)?.into_iter().zip(book.column(title)?) {
            if there.starts_with(['=', '+', '-', '@']) {
                guarded += 1;
                assert_eq!(here, format!("'{there}"));
            } else {
                assert_eq!(here, there);
            }
        }
    }
    let evil = "=HYPERLINK(\"http://x\",\"pay\")";
    assert!(book.column("Customer")?.contains(&evil));
    assert!(guarded > 0);
    kinds_are_kept(&hall.written(".xlsx")?, &book)
}

/// Ids are text, amounts numbers and times dates to whoever opens the workbook.
fn kinds_are_kept(path: &Path, book: &Table) -> Result<()> {
    let cells = cells(path, "Payments")?;
    for title in ["Transaction ID", "Approval code", "Card (last four)", "Customer"] {
        let place = book.place(title)?;
        let text = |row: &Vec<Data>| matches!(row[place], Data::String(_) | Data::Empty);
        assert!(cells.iter().all(text), "{title} is not all text");
    }
    let (amount, time) = (book.place("Amount")?, book.place("Time")?);
    assert!(
        cells
            .iter()
            .skip(1)
            .all(|row| matches!(row[amount], Data::Float(_)))
    );
    assert!(
        cells
            .iter()
            .skip(1)
            .all(|row| matches!(row[time], Data::DateTime(_)))
    );
    Ok(())
}

#[tokio::test]
async fn a_cancelled_dialog_a_missing_folder_and_a_file_in_use_are_said_in_words() -> Result<()> {
    let gateway = Gateway::start(100, 103)?;
    let hall = synced(&gateway)?;
    let app = open_list(&hall).await?;
    hall.change_mind()?;
    ask(&app, "xlsx", 100).await?;
    app.click(SAVE).await?;
    part_says(
        &app,
        "export-not-chosen",
        "No file was chosen. Nothing was written.",
    )
    .await?;
    fs::remove_file(hall.chosen().join("cancel"))?;
    assert_eq!(left(&hall)?, 0);

    // Taking the folder away stops the system's administrator as well.
    let away = hall.machine.folder().join("away");
    fs::rename(hall.chosen(), &away)?;
    app.click(SAVE).await?;
    part_says(
        &app,
        "export-error",
        "could not be written there. The folder may be gone",
    )
    .await?;
    assert_eq!(app.text(SAVE).await?, "Save under another name…");
    fs::rename(&away, hall.chosen())?;
    assert_eq!(left(&hall)?, 0);
    saved(&app).await?;
    close_dialog(&app).await?;

    let path = hall.written(".xlsx")?;
    let name = path.file_name().ok_or("no name")?.to_string_lossy().into_owned();
    // Excel lays such a file beside one that it has open.
    let mark = path.with_file_name(format!("~${name}"));
    fs::write(&path, "older")?;
    fs::write(&mark, "")?;
    ask(&app, "xlsx", 100).await?;
    app.click(SAVE).await?;
    part_says(&app, "export-error", &format!("The file is in use: {name}")).await?;
    assert_eq!((fs::read(&path)?.as_slice(), left(&hall)?), (&b"older"[..], 2));
    fs::remove_file(&mark)?;
    saved(&app).await?;
    assert!(fs::read(&path)?.starts_with(b"PK"));
    app.close().await
}

#[tokio::test]
async fn an_export_that_is_stopped_leaves_no_file_and_the_history_says_so() -> Result<()> {
    let gateway = Gateway::start(20_000, 104)?;
    let truth = gateway.truth().await?;
    let hall = synced(&gateway)?;
    let app = open_list(&hall).await?;
    flow::totals_are(&app, truth.count, truth.usd()).await?;
    ask(&app, "xlsx", truth.count).await?;
    press_when_said(&app, "export-stop", "export-progress", "of 20,000 rows written").await?;
    app.click(SAVE).await?;
    part_says(&app, "export-canceled", "No file was left behind.").await?;
    assert_eq!(left(&hall)?, 0);
    close_dialog(&app).await?;
    history_says(&app, "stopped an export of payments; no file was written.").await?;
    app.close().await
}

#[tokio::test]
async fn nothing_is_not_exported_and_chosen_rows_are_alone_in_their_file() -> Result<()> {
    let gateway = Gateway::start(100, 105)?;
    let hall = synced(&gateway)?;
    let app = open_list(&hall).await?;
    show_columns(&app, &["id"]).await?;
    search(&app, "zzzz-nothing").await?;
    app.see_id("no-match").await?;
    app.click_id("export-button").await?;
    counted(&app, 0).await?;
    part_says(&app, "export-facts", "No rows to export.").await?;
    assert!(app.has("[data-testid=export-save][disabled]").await?);
    app.click_id("export-cancel").await?;
    app.gone(&by_id("export-dialog")).await?;
    assert_eq!(left(&hall)?, 0);

    app.click_id("no-match-clear").await?;
    app.click("[data-cell=\"2:3\"]").await?;
    app.see_id("fact-id").await?;
    app.click_id("detail-close").await?;
    app.press("Space").await?;
    app.press("Shift+ArrowDown").await?;
    app.see("[data-testid=totals-selected][data-count=\"2\"]").await?;
    let mut chosen = Vec::new();
    for row in [2, 3] {
        let row = format!("[data-testid=grid-row][data-row=\"{row}\"]");
        chosen.push(app.attribute(&row, "data-row-id").await?);
    }
    app.click_id("bulk-export").await?;
    app.click_id("export-csv").await?;
    counted(&app, 2).await?;
    part_says(&app, "export-facts", "only the rows you selected").await?;
    saved(&app).await?;
    let table = Table::of(&hall.written(".csv")?)?;
    assert_eq!(table.column("Transaction ID")?, chosen);
    app.close().await
}

#[tokio::test]
async fn an_export_beside_a_running_sync_holds_what_was_there_when_it_began() -> Result<()> {
    let gateway = Gateway::start(300, 106)?;
    let before = gateway.truth().await?;
    let hall = synced(&gateway)?;
    gateway.change(json!({ "add": 40 })).await?;
    let after = gateway.truth().await?;
    assert_eq!(after.count, before.count + 40);
    // The sync waits for its first answer while the file is written.
    gateway
        .fault(json!({ "fault": "delay", "milliseconds": 20_000, "only": "txnquery" }))
        .await?;
    let app = open_list(&hall).await?;
    show_columns(&app, &["id"]).await?;
    app.click_id("sync-button").await?;
    app.see_id("sync-progress").await?;
    ask(&app, "csv", before.count).await?;
    saved(&app).await?;
    assert!(app.has(&by_id("sync-progress")).await?, "the sync had ended");
    gateway.heal().await?;
    close_dialog(&app).await?;
    let table = Table::of(&hall.written(".csv")?)?;
    let mut lines = BTreeMap::new();
    for payment in &before.payments {
        lines.insert(payment.id.clone(), line(payment)?);
    }
    assert_eq!(table.lines()?, lines);
    flow::synced(&app).await?;
    flow::totals_are(&app, after.count, after.usd()).await?;
    app.close().await
}
