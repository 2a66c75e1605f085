//! A9 and A16: any row at once, pages of a hundred, and totals of what is picked out.

use std::collections::BTreeSet;

use counterfoil_tests::app::{App, by_id};
use counterfoil_tests::gateway::{Gateway, Payment, Truth};
use counterfoil_tests::words::{focus_is_on, part_says, value};
use counterfoil_tests::{Problem, Result};
use jiff::civil::Date;
use serde_json::json;

use crate::list::{at_list, day, listed, pays, search_for, shows, sums, to_head};

/// Asks for a row, a day or a payment, in the dialog that may be open already.
async fn go_to(app: &App, goal: &str) -> Result<()> {
    app.press("Control+g").await?;
    focus_is_on(app, "go-to-field").await?;
    app.press("Control+a").await?;
    app.driver.type_text(goal).await?;
    app.press("Enter").await
}

/// Waits until the focus is in the row at a place, counted from 1, and has read it: its payment.
async fn focused_at(app: &App, place: u64) -> Result<String> {
    let script = "const row = document.activeElement?.closest('[role=row]');
        return Number(row?.getAttribute('aria-rowindex')) === arguments[0] + 1 ? row.dataset.rowId ?? null : null";
    let id = app
        .until(&format!("the focus in row {place}"), script, json!([place]))
        .await?;
    Ok(id.as_str().unwrap_or_default().to_owned())
}

/// The place of the row with the focus, counted from 1.
async fn focused_place(app: &App) -> Result<u64> {
    let script = "const row = document.activeElement?.closest('[role=row]');
        return Number(row?.getAttribute('aria-rowindex') ?? 1) - 1";
    let place = app.run(script, json!([])).await?;
    place.as_u64().ok_or_else(|| Problem::new("no row has the focus"))
}

/// Latest first, as the list is at first.
fn newest_first(truth: &Truth) -> Vec<&Payment> {
    let mut all: Vec<&Payment> = truth.payments.iter().collect();
    all.sort_by_key(|one| std::cmp::Reverse(one.time));
    all
}

/// Fails unless the focus is at a place, on a payment that ran when the one of that place did.
async fn lands(app: &App, newest: &[&Payment], place: usize) -> Result<()> {
    let id = focused_at(app, place as u64).await?;
    let here = newest
        .iter()
        .find(|one| one.id == id)
        .ok_or("an unknown payment")?;
    let wanted = newest.get(place - 1).ok_or("no such place")?;
    assert_eq!(here.time, wanted.time, "row {place} is {id}");
    app.gone(&by_id("go-to-dialog")).await
}

#[tokio::test]
async fn go_to_leads_to_a_row_and_a_payment_and_the_keys_to_both_ends() -> Result<()> {
    let gateway = Gateway::start(400, 221)?;
    let truth = gateway.truth().await?;
    let newest = newest_first(&truth);
    let (_hall, app) = listed(&gateway).await?;
    for goal in ["0", "5000"] {
        go_to(&app, goal).await?;
        part_says(&app, "go-to-dialog", "The rows here go from 1 to 400.").await?;
        assert_eq!(value(&app, "go-to-field").await?, goal);
    }
    go_to(&app, "NOT-A-PAYMENT").await?;
    part_says(
        &app,
        "go-to-dialog",
        "No payment with this ID is among these rows.",
    )
    .await?;
    go_to(&app, "250").await?;
    lands(&app, &newest, 250).await?;
    let id = &newest[332].id;
    go_to(&app, id).await?;
    let there = format!("[role=row][data-row-id=\"{id}\"]:focus-within");
    app.see(&there).await?;
    app.gone(&by_id("go-to-dialog")).await?;

    app.press("Control+End").await?;
    lands(&app, &newest, newest.len()).await?;
    let column = |at: usize| format!("[role=row] [aria-colindex=\"{at}\"]:focus");
    app.see(&column(8)).await?;
    app.press("Home").await?;
    app.see(&column(1)).await?;
    app.press("End").await?;
    app.see(&column(8)).await?;
    app.press("PageUp").await?;
    assert!(focused_place(&app).await? < 399);
    app.press("Control+Home").await?;
    lands(&app, &newest, 1).await?;
    // Gone to by number, and told.
    go_to(&app, "4 00").await?;
    lands(&app, &newest, 400).await?;
    part_says(&app, "live-region", "Row 400").await?;
    app.close().await
}

#[tokio::test]
async fn a_date_leads_to_its_first_row_or_the_nearest_to_it() -> Result<()> {
    let gateway = Gateway::start(400, 222)?;
    let truth = gateway.truth().await?;
    let newest = newest_first(&truth);
    let days = newest.iter().map(|one| day(one)).collect::<Result<Vec<Date>>>()?;
    let (_hall, app) = listed(&gateway).await?;
    go_to(&app, "13/45/2026").await?;
    part_says(&app, "go-to-dialog", "That is not a date.").await?;
    // In the middle of a quiet time too, and beyond either end.
    let quiet = days
        .windows(2)
        .find_map(|pair| pair[0].yesterday().ok().filter(|day| *day > pair[1]))
        .ok_or("somebody paid every day")?;
    for day in [days[200], quiet, days[399].yesterday()?, days[0].tomorrow()?] {
        let place = days.iter().position(|one| *one <= day).unwrap_or(399);
        go_to(&app, &day.strftime("%m/%d/%Y").to_string()).await?;
        lands(&app, &newest, place + 1).await?;
    }

    // By amount there is no first row of a day.
    to_head(&app, "amount").await?;
    app.press("Enter").await?;
    app.see("[data-testid=header-amount][aria-sort=ascending]")
        .await?;
    go_to(&app, &days[100].to_string()).await?;
    part_says(&app, "go-to-dialog", "when the list is sorted by time").await?;
    app.tab_to("go-to-sort").await?;
    app.press("Enter").await?;
    app.see("[data-testid=header-time][aria-sort=descending]").await?;
    app.tab_to("go-to-field").await?;
    app.press("Enter").await?;
    let place = days.iter().position(|one| *one <= days[100]).unwrap_or(399);
    lands(&app, &newest, place + 1).await?;
    app.close().await
}

/// Moves the focus back into the rows.
async fn back_to_rows(app: &App) -> Result<()> {
    let here = "return !!document.activeElement?.closest('[data-testid=grid]')";
    for _ in 0..40 {
        if app.run(here, json!([])).await? == true {
            return Ok(());
        }
        app.press("Shift+Tab").await?;
    }
    Err(Problem::new("40 presses of Shift+Tab did not reach the rows"))
}

/// The payments of a page, walked through from its first row to its last.
async fn walk_page(app: &App, first: u64, last: u64) -> Result<BTreeSet<String>> {
    let read = "const rows = [...document.querySelectorAll('[data-testid=grid-row]')].map((row) => row.dataset.rowId);
        return rows.every(Boolean) ? rows : null";
    app.press("Control+Home").await?;
    focused_at(app, first).await?;
    let mut seen = BTreeSet::new();
    for _ in first..=last {
        let rows = app.until("rows that are read", read, json!([])).await?;
        seen.extend(serde_json::from_value::<Vec<String>>(rows)?);
        if focused_place(app).await? == last {
            break;
        }
        app.press("PageDown").await?;
    }
    focused_at(app, last).await?;
    Ok(seen)
}

#[tokio::test]
async fn pages_of_a_hundred_hold_every_payment_once() -> Result<()> {
    let gateway = Gateway::start(350, 223)?;
    let truth = gateway.truth().await?;
    let newest = newest_first(&truth);
    let (hall, app) = listed(&gateway).await?;
    app.tab_to("view-menu").await?;
    app.press("Enter").await?;
    app.see("[role=menu]").await?;
    for _ in 0..8 {
        if app.focused().await? == "rows-pages" {
            break;
        }
        app.press("ArrowDown").await?;
    }
    app.press("Enter").await?;
    app.gone("[role=menu]").await?;
    app.tab_to("grid").await?;
    let mut walked = Vec::new();
    for page in 1..=4 {
        part_says(&app, "page-here", &format!("Page {page} of 4")).await?;
        let seen = walk_page(&app, page * 100 - 99, truth.count.min(page * 100)).await?;
        assert!(seen.len() <= 100, "page {page} holds {} payments", seen.len());
        walked.extend(seen);
        // Of how many there are, not of how many are on the page.
        shows(&app, &truth, |_| true).await?;
        if page < 4 {
            app.tab_to("page-next").await?;
            app.press("Enter").await?;
            back_to_rows(&app).await?;
        }
    }
    walked.sort();
    let mut all: Vec<String> = truth.payments.iter().map(|one| one.id.clone()).collect();
    all.sort();
    assert_eq!(walked, all);
    go_to(&app, "250").await?;
    lands(&app, &newest, 250).await?;
    part_says(&app, "page-here", "Page 3 of 4").await?;
    app.close().await?;
    let app = at_list(&hall).await?;
    part_says(&app, "page-here", "Page 1 of 4").await?;
    app.close().await
}

/// Waits until the bar of the selection says what the gateway knows of these payments.
async fn picked(app: &App, truth: &Truth, wanted: impl Fn(&Payment) -> bool) -> Result<()> {
    let (count, sums) = sums(truth, wanted);
    let script =
        "const number = (id, name) => Number(document.querySelector(`[data-testid=${id}]`)?.dataset[name]);
        const seen = [number('totals-selected', 'count'),
            ...['sales', 'refunds', 'net'].map((one) => number(`selected-${one}`, 'minor'))];
        return `${seen}` === `${[...arguments]}`";
    let wanted = [
        i64::try_from(count)?,
        sums.sales_minor,
        sums.refunds_minor,
        sums.net_minor,
    ];
    app.until(&format!("a selection of {wanted:?}"), script, json!(wanted))
        .await
        .map(|_| ())
}

#[tokio::test]
async fn totals_of_what_is_picked_out_are_the_gateways_to_the_cent() -> Result<()> {
    let gateway = Gateway::start(400, 224)?;
    let sale = pays(&gateway, "180.20", &[]).await?;
    gateway.change(json!({ "settle": true })).await?;
    let part = json!({ "refund": sale, "amount_minor": 4_510 });
    gateway.change(part).await?;
    let truth = gateway.truth().await?;
    let (_hall, app) = listed(&gateway).await?;
    search_for(&app, "terminal:web").await?;
    let web = |one: &Payment| one.terminal.starts_with("Web");
    shows(&app, &truth, web).await?;
    // Smallest first, so that what went back is among the first rows.
    to_head(&app, "amount").await?;
    app.press("Enter").await?;
    app.see("[data-testid=header-amount][aria-sort=ascending]")
        .await?;
    app.press("ArrowDown").await?;
    app.press("Space").await?;
    for _ in 0..6 {
        app.press("Shift+ArrowDown").await?;
    }
    let rows = "const rows = [...document.querySelectorAll('[data-testid=grid-row][aria-selected=true]')];
        return rows.length === 7 ? rows.map((row) => row.dataset.rowId) : null";
    let rows = app.until("seven rows picked out", rows, json!([])).await?;
    let rows: BTreeSet<String> = serde_json::from_value(rows)?;
    assert!(sums(&truth, |one| rows.contains(&one.id)).1.refunds_minor > 0);
    picked(&app, &truth, |one| rows.contains(&one.id)).await?;

    app.press("Control+a").await?;
    picked(&app, &truth, web).await?;
    // All but one: the row with the focus.
    let but = focused_at(&app, 7).await?;
    app.press("Space").await?;
    picked(&app, &truth, |one| web(one) && one.id != but).await?;
    // The totals of the list are not those of the selection.
    shows(&app, &truth, web).await?;
    app.press("Escape").await?;
    app.gone(&by_id("bulk-bar")).await?;
    app.close().await
}
