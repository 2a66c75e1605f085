//! Payments from a list that the Converge portal exported: looked at first, saved once, and refused
//! with the reason.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use counterfoil_tests::app::{App, by_id};
use counterfoil_tests::gateway::{Gateway, Payment, Sums};
use counterfoil_tests::setup_pages::{TownHall, history_says};
use counterfoil_tests::words::{is_silent_about, part_says};
use counterfoil_tests::{Result, flow, search};
use serde_json::json;

use crate::export::press_when_said;
use crate::told::{dollars, grouped, sums_of};

/// "Import" while it cannot be pressed.
const HELD_BACK: &str = "[data-testid=portal-import][disabled]";

/// A town that has read nothing yet, and its window.
async fn town(gateway: &Gateway) -> Result<(TownHall, App)> {
    let hall = TownHall::without_pins(&gateway.town)?;
    let app = App::open(&hall.machine, &[]).await?;
    Ok((hall, app))
}

/// A list as the portal exports it: days of the gateway's zone, amounts with a dollar sign, money
/// that goes back in brackets, card numbers masked.
fn list_of(payments: &[Payment]) -> Result<String> {
    let mut text = String::from(
        "Transaction ID,Transaction Date,Transaction Type,Transaction Status,Amount,Card Number,Terminal Name\r\n",
    );
    for payment in payments {
        let kind = match payment.kind.as_str() {
            "sale" => "Credit Card Sale",
            "return" => "Credit Card Return",
            "authorization" => "Auth Only",
            other => other,
        };
        let when = payment
            .time
            .in_tz("America/New_York")?
            .strftime("%m/%d/%Y %I:%M:%S %p");
        let amount = match payment.kind.as_str() {
            "return" => format!("({})", dollars(payment.amount_minor)),
            _ => dollars(payment.amount_minor),
        };
        let (id, status, terminal) = (&payment.id, payment.status.replace('_', " "), &payment.terminal);
        text.push_str(&format!(
            "{id},{when},{kind},{status},\"{amount}\",40**********0002,{terminal}\r\n"
        ));
    }
    Ok(text)
}

/// Opens the dialog on Home.
async fn open_dialog(app: &App) -> Result<()> {
    app.click_id("nav-home").await?;
    app.click_id("portal-open").await?;
    app.see_id("portal-dialog").await
}

/// A person chooses a file with this in it.
async fn choose(app: &App, hall: &TownHall, content: impl AsRef<[u8]>) -> Result<()> {
    fs::write(hall.chosen().join("october.csv"), content)?;
    app.click_id("portal-choose").await
}

/// Waits until the preview says how many rows there are, are new, are here, have a problem.
async fn counts_are(app: &App, counts: [usize; 4]) -> Result<()> {
    let script = "return ['rows', 'new', 'known', 'bad']
        .map((name) => document.querySelector(`[data-testid=\"portal-${name}\"]`)?.dataset.count)
        .join(' ') === arguments[0]";
    let wanted = counts.map(|count| count.to_string()).join(" ");
    app.until_within(
        Duration::from_secs(60),
        &format!("rows, new, known and bad to be {wanted}"),
        script,
        json!([wanted]),
    )
    .await
    .map(|_| ())
}

/// Closes the dialog and waits until the list says that it has so many rows.
async fn list_has(app: &App, button: &str, count: usize) -> Result<()> {
    app.click_id(button).await?;
    app.gone(&by_id("portal-dialog")).await?;
    app.click_id("nav-transactions").await?;
    app.see(&format!("[data-testid=totals-count][data-count=\"{count}\"]"))
        .await
}

fn in_words(sums: Sums) -> String {
    let [sales, refunds, net] = [sums.sales_minor, sums.refunds_minor, sums.net_minor].map(dollars);
    format!("Sales {sales}, refunds {refunds}, net {net}")
}

#[tokio::test]
async fn looking_changes_nothing_and_a_file_adds_its_payments_once_however_often_it_comes() -> Result<()> {
    let gateway = Gateway::start(400, 121)?;
    let truth = gateway.truth().await?;
    let hall = TownHall::with_pins(&gateway.town)?;
    let app = App::open(&hall.machine, &[]).await?;
    let half = &truth.payments[..200];
    let (count, sums) = sums_of(half);
    open_dialog(&app).await?;
    choose(&app, &hall, list_of(half)?).await?;
    counts_are(&app, [200, 200, 0, 0]).await?;
    part_says(&app, "portal-dialog", &in_words(sums)).await?;
    list_has(&app, "portal-cancel", 0).await?;

    open_dialog(&app).await?;
    choose(&app, &hall, list_of(half)?).await?;
    counts_are(&app, [200, 200, 0, 0]).await?;
    app.click_id("portal-import").await?;
    part_says(&app, "portal-done", "200 new, 0 here already, 0 left out").await?;
    list_has(&app, "portal-show", 200).await?;
    flow::totals_are(&app, count, sums).await?;

    // The same file again has nothing to give; a longer one only what is missing.
    open_dialog(&app).await?;
    choose(&app, &hall, list_of(half)?).await?;
    counts_are(&app, [200, 0, 200, 0]).await?;
    app.see_id("portal-nothing-new").await?;
    app.see(HELD_BACK).await?;
    choose(&app, &hall, list_of(&truth.payments)?).await?;
    counts_are(&app, [400, 200, 200, 0]).await?;
    app.click_id("portal-import").await?;
    app.see_id("portal-done").await?;
    list_has(&app, "portal-show", 400).await?;
    flow::totals_are(&app, truth.count, truth.usd()).await?;

    // A sync finds them here and adds none of them a second time.
    app.click_id("sync-button").await?;
    flow::synced(&app).await?;
    flow::totals_are(&app, truth.count, truth.usd()).await?;
    history_says(&app, "imported 200 new payments from october.csv").await?;
    app.assert_closed().await?;
    app.close().await
}

const MIXED: &str = "Transaction ID,Date,Type,Status,Amount,Terminal\n\
    a1,10/25/2024,Sale,Settled,12.00,Web Permits\n\
    a2,13/45/2024,Sale,Settled,12.00,Web Permits\n\
    a3,10/25/2024,Sale,Settled,abc,Web Permits\n\
    a4,10/25/2024,Whatever,Settled,12.00,Web Permits\n\
    a5,10/25/2024,Sale,Settled,12.00,Moon Base\n\
    a6,10/25/2099,Sale,Settled,12.00,Web Permits\n\
    a7,10/25/2024,Sale,Soon,12.00,Web Permits\n\
    a8,10/25/2024,Sale,Settled,-5.00,Web Permits\n";

#[tokio::test]
async fn each_row_has_its_problem_said_and_bad_rows_stop_the_others_until_they_are_left_out() -> Result<()> {
    let gateway = Gateway::start(100, 122)?;
    let (hall, app) = town(&gateway).await?;
    open_dialog(&app).await?;
    choose(&app, &hall, MIXED).await?;
    counts_are(&app, [8, 1, 0, 7]).await?;
    for words in [
        "3 Date \"13/45/2024\" is not a date.",
        "4 Amount \"abc\" is not an exact amount.",
        "5 Type \"Whatever\" is no kind of payment",
        "6 Terminal \"Moon Base\" is none of this department's terminals.",
        "7 Date 2099-10-25 has not come yet.",
        "8 Status \"Soon\" is no state that Counterfoil knows.",
        "9 Amount \"-5.00\" is less than nothing, but the row is a sale.",
    ] {
        part_says(&app, "portal-problems", words).await?;
    }
    part_says(&app, "portal-unknown-terminals", "Moon Base").await?;
    app.see(HELD_BACK).await?;
    app.click_id("portal-skip").await?;
    app.click("[data-testid=portal-import]:not([disabled])").await?;
    part_says(&app, "portal-done", "1 new, 0 here already, 7 left out").await?;
    list_has(&app, "portal-show", 1).await?;
    app.close().await
}

#[tokio::test]
async fn headings_that_say_nothing_are_given_a_meaning_by_hand() -> Result<()> {
    let gateway = Gateway::start(100, 123)?;
    let (hall, app) = town(&gateway).await?;
    open_dialog(&app).await?;
    let text = "When it was,What it was,What became,How much,Where\n\
        10/25/2024,Credit Card Sale,Settled,$12.00,Web Permits\n";
    choose(&app, &hall, text).await?;
    for words in [
        "No column holds the date of a payment. Choose one.",
        "No column holds the amount. Choose one.",
        "Nothing was saved.",
    ] {
        part_says(&app, "portal-blockers", words).await?;
    }
    part_says(&app, "portal-missing", "Date and time, Type, Status, Amount").await?;
    app.see(HELD_BACK).await?;
    let meanings = ["Date and time", "Type", "Status", "Amount", "Terminal"];
    for (place, meaning) in meanings.into_iter().enumerate() {
        flow::choose(&app, &format!("portal-field-{place}"), meaning).await?;
    }
    app.see_id("portal-changed").await?;
    assert!(!app.has(&by_id("portal-import")).await?);
    app.click_id("portal-check").await?;
    counts_are(&app, [1, 1, 0, 0]).await?;
    app.click_id("portal-import").await?;
    app.see_id("portal-done").await?;
    list_has(&app, "portal-show", 1).await?;
    app.close().await
}

#[tokio::test]
async fn days_that_read_two_ways_and_rows_without_a_terminal_are_asked_about() -> Result<()> {
    let gateway = Gateway::start(100, 124)?;
    let (hall, app) = town(&gateway).await?;
    open_dialog(&app).await?;
    let text = "Transaction ID,Date,Type,Status,Amount\n\
        a1,10/05/2024,Sale,Settled,12.00\n\
        a2,09/04/2024,Sale,Settled,12.00\n";
    choose(&app, &hall, text).await?;
    for words in [
        "Day and month could be read either way. Choose which comes first.",
        "Choose the terminal of the rows that name none.",
    ] {
        part_says(&app, "portal-blockers", words).await?;
    }
    flow::choose(&app, "portal-terminal", "Web Permits").await?;
    for (order, days) in [
        ("portal-day-first", "Apr 9 \u{2013} May 10, 2024"),
        ("portal-month-first", "Sep 4 \u{2013} Oct 5, 2024"),
    ] {
        app.click_id(order).await?;
        app.click_id("portal-check").await?;
        part_says(&app, "portal-dialog", days).await?;
        counts_are(&app, [2, 2, 0, 0]).await?;
    }
    app.click_id("portal-import").await?;
    app.see_id("portal-done").await?;
    list_has(&app, "portal-show", 2).await?;
    app.close().await
}

#[tokio::test]
async fn a_file_with_a_full_card_number_anywhere_is_refused_and_nothing_of_it_is_kept() -> Result<()> {
    let gateway = Gateway::start(100, 125)?;
    let (hall, app) = town(&gateway).await?;
    open_dialog(&app).await?;
    for (text, words) in [
        (
            "Transaction ID,Date,Type,Status,Amount,Card Number,Terminal\n\
             a1,10/25/2024,Sale,Settled,12.00,4111111111111111,Web Permits\n",
            "Line 2, column Card Number, holds a full card number. Nothing was read.",
        ),
        (
            "Transaction ID,Date,Type,Status,Amount,Description,Terminal\n\
             a1,10/25/2024,Sale,Settled,12.00,Pool pass,Web Permits\n\
             a2,10/25/2024,Sale,Settled,12.00,paid with 4111-1111-1111-1111 by phone,Web Permits\n",
            "Line 3, column Description, holds a full card number. Nothing was read.",
        ),
        (
            "Date,Type,4111111111111111\n10/25/2024,Sale,x\n",
            "Line 1 holds a full card number. Nothing was read.",
        ),
        (
            "Transaction ID,Date,Type,Status,Amount,CVV2,Terminal\n\
             a1,10/25/2024,Sale,Settled,12.00,123,Web Permits\n",
            "Line 2, column CVV2, holds security codes of cards. Nothing was read.",
        ),
    ] {
        choose(&app, &hall, text).await?;
        part_says(&app, "portal-error", words).await?;
        assert!(!app.has(&by_id("portal-import")).await?);
    }
    let numbers = ["4111111111111111", "4111-1111-1111-1111"].map(str::to_owned);
    for number in &numbers {
        is_silent_about(&app, number).await?;
    }
    list_has(&app, "portal-cancel", 0).await?;
    app.close().await?;
    fs::remove_file(hall.chosen().join("october.csv"))?;
    assert_eq!(
        search::files_with(hall.machine.folder(), &numbers)?,
        Vec::<PathBuf>::new()
    );
    Ok(())
}

#[tokio::test]
async fn a_file_that_is_no_list_and_a_dialog_that_is_cancelled_are_said_in_words() -> Result<()> {
    let gateway = Gateway::start(100, 126)?;
    let (hall, app) = town(&gateway).await?;
    open_dialog(&app).await?;
    let wrong: [(&[u8], &str); 4] = [
        (b"", "empty file is not a spreadsheet"),
        (
            b"just a letter to a friend",
            "row was found that names the columns",
        ),
        (
            b"<html><body>Sign in</body></html>",
            "web page or XML file is not read here",
        ),
        (b"\xFF\xD8\xFF\xE0\0\x10JFIF", "JPEG picture is not a spreadsheet"),
    ];
    for (content, words) in wrong {
        choose(&app, &hall, content).await?;
        part_says(&app, "portal-error", words).await?;
    }
    choose(&app, &hall, "Date,Type,Status,Amount\n").await?;
    part_says(&app, "portal-blockers", "There is no row below the column names.").await?;
    app.see(HELD_BACK).await?;
    hall.change_mind()?;
    app.click_id("portal-choose").await?;
    part_says(&app, "portal-not-chosen", "No file was chosen.").await?;
    list_has(&app, "portal-cancel", 0).await?;
    app.close().await
}

#[tokio::test]
async fn an_import_that_is_stopped_saves_nothing() -> Result<()> {
    const ROWS: usize = 40_000;
    let gateway = Gateway::start(100, 127)?;
    let (hall, app) = town(&gateway).await?;
    let mut text = String::from("Transaction ID,Date,Type,Status,Amount,Terminal\n");
    for row in 0..ROWS {
        text.push_str(&format!("a{row},10/25/2024,Sale,Settled,12.00,Web Permits\n"));
    }
    open_dialog(&app).await?;
    choose(&app, &hall, text).await?;
    counts_are(&app, [ROWS, ROWS, 0, 0]).await?;
    let words = format!("of {} rows saved", grouped(ROWS as u64));
    press_when_said(&app, "portal-stop", "portal-progress", &words).await?;
    app.click_id("portal-import").await?;
    part_says(&app, "portal-done", "Nothing was saved.").await?;
    list_has(&app, "portal-close", 0).await?;
    history_says(&app, "stopped the import of october.csv; nothing was saved.").await?;
    app.close().await
}
