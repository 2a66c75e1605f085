//! Home: every number opens its rows, the chart's table is one key away, a gap is one press from
//! being filled. And where the numbers lead: one payment with all that is known of it.

use std::fs;

use counterfoil_tests::Result;
use counterfoil_tests::app::{App, by_id};
use counterfoil_tests::flow::{self, NAME};
use counterfoil_tests::gateway::{Gateway, Truth};
use counterfoil_tests::setup_pages::TownHall;
use counterfoil_tests::words::part_says;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::export::{search, synced};
use crate::told::{dollars, grouped, moved, sums_of, told_at};

/// A number of the page, as it stands there.
#[derive(Debug, Deserialize)]
struct Figure {
    kind: String,
    count: String,
    minor: Option<String>,
    /// The search that it promises to open.
    text: String,
}

const FIGURES: &str = "const all = [...document.querySelectorAll('[data-testid^=\"figure-\"]')];
    return all.length === 7 && all.map(({ dataset }) => ({
        kind: dataset.testid.slice('figure-'.length),
        count: dataset.count,
        minor: dataset.minor ?? null,
        text: dataset.text,
    }))";

/// Opens Home of a town whose payments are all here; answers the day it calls today.
async fn open_home(hall: &TownHall) -> Result<(App, Date)> {
    let app = App::open(&hall.machine, &[]).await?;
    app.click_id("nav-home").await?;
    app.see_id("home-today").await?;
    let status = app.call("app_status", json!({})).await?;
    let today = status["today"]
        .as_str()
        .ok_or("no day is called today")?
        .parse()?;
    Ok((app, today))
}

/// Waits until the list is that of so many chips, with so many rows, if that is known, and this sum.
async fn list_has(app: &App, chips: usize, count: &str, sum: Option<(&str, &str)>) -> Result<()> {
    let script = "const [chips, count, id, minor] = arguments;
        const one = (id) => document.querySelector(`[data-testid=\"${id}\"]`);
        return document.querySelectorAll('[data-chip]').length === chips
            && one('totals')?.getAttribute('aria-busy') !== 'true'
            && (!count || one('totals-count')?.dataset.count === count)
            && (!id || (one(id)?.dataset.minor ?? '0') === minor)";
    let (id, minor) = sum.unwrap_or_default();
    app.until(
        &format!("{count} rows with {id} {minor}"),
        script,
        json!([chips, count, id, minor]),
    )
    .await
    .map(|_| ())
}

fn fiscal_year(today: Date) -> Result<Date> {
    let this = Date::new(today.year(), 7, 1)?;
    Ok(if this <= today {
        this
    } else {
        Date::new(today.year() - 1, 7, 1)?
    })
}

/// Count and money that a figure must show, from the gateway's own ledger.
fn meant(kind: &str, truth: &Truth, today: Date) -> Result<(u64, Option<i64>)> {
    let first = match kind {
        "open" => Date::MIN,
        "net_month" => today.first_of_month(),
        "net_fiscal_year" => fiscal_year(today)?,
        _ => today,
    };
    let mut found = Vec::new();
    for one in &truth.payments {
        let fits = match kind {
            "sales_today" => moved(one) && matches!(one.kind.as_str(), "sale" | "force"),
            "refunds_today" => moved(one) && one.kind == "return",
            "declined_today" => one.status == "declined",
            "open" => one.status == "open",
            _ => moved(one),
        };
        if fits && told_at(one)?.date() >= first {
            found.push(one);
        }
    }
    let (count, sums) = sums_of(found);
    let money = match kind {
        "sales_today" => Some(sums.sales_minor),
        "refunds_today" => Some(sums.refunds_minor),
        "declined_today" => None,
        _ => Some(sums.net_minor),
    };
    Ok((count, money))
}

#[tokio::test]
async fn every_figure_is_the_gateways_and_opens_exactly_its_rows() -> Result<()> {
    let gateway = Gateway::start(2_000, 111)?;
    let truth = gateway.truth().await?;
    let hall = synced(&gateway)?;
    let (app, today) = open_home(&hall).await?;
    let figures = app.until("seven figures", FIGURES, json!([])).await?;
    let figures: Vec<Figure> = serde_json::from_value(figures)?;
    for figure in &figures {
        let (count, money) = meant(&figure.kind, &truth, today)?;
        let wanted = (count.to_string(), money.map(|minor| minor.to_string()));
        assert_eq!(
            (&figure.count, &figure.minor),
            (&wanted.0, &wanted.1),
            "{figure:?}"
        );
        let part = match figure.kind.as_str() {
            "sales_today" => "totals-sales",
            "refunds_today" => "totals-refunds",
            _ => "totals-net",
        };
        let sum = figure.minor.as_deref().map(|minor| (part, minor));
        app.click_id(&format!("figure-{}", figure.kind)).await?;
        let chips = figure.text.split(' ').count();
        list_has(&app, chips, &figure.count, sum).await?;
        app.click_id("nav-home").await?;
    }
    assert!(figures.iter().any(|figure| figure.count != "0"));
    app.assert_closed().await?;
    app.close().await
}

#[tokio::test]
async fn what_waits_on_home_leads_to_as_many_payments_as_it_says() -> Result<()> {
    let gateway = Gateway::start(1_500, 112)?;
    let truth = gateway.truth().await?;
    let open = truth
        .payments
        .iter()
        .find(|one| one.kind == "sale" && one.status == "open");
    let held = &open.ok_or("no sale is open")?.id;
    gateway.change(json!({ "pend": held })).await?;
    let hall = synced(&gateway)?;
    let (app, _) = open_home(&hall).await?;
    part_says(&app, "attention-held", "1 payment held out of settlement.").await?;
    // How many pieces the search behind each has.
    for (kind, chips) in [("held", 1), ("unsettled", 2), ("failed", 2), ("unreadable", 1)] {
        let line = by_id(&format!("attention-{kind}"));
        if !app.has(&line).await? {
            continue;
        }
        let said = app.text(&format!("{line} strong")).await?;
        let number = said.split(' ').next().unwrap_or_default().replace(',', "");
        app.click_id(&format!("attention-act-{kind}")).await?;
        list_has(&app, chips, &number, None).await?;
        if kind == "held" {
            app.see(&row_of(held)).await?;
        }
        app.click_id("nav-home").await?;
        app.see_id("attention-held").await?;
    }
    app.close().await
}

#[tokio::test]
async fn the_chart_is_walked_by_keys_and_its_table_with_the_same_numbers_is_one_key_away() -> Result<()> {
    let gateway = Gateway::start(1_500, 113)?;
    let truth = gateway.truth().await?;
    let hall = synced(&gateway)?;
    let (app, today) = open_home(&hall).await?;
    let chart = by_id("trend-chart");
    app.see(&format!("{chart} canvas")).await?;
    app.tab_to("trend-chart").await?;
    app.press("End").await?;
    let mut said = app.attribute(&chart, "aria-valuetext").await?;
    for _ in 0..29 {
        if !said.contains("Sales $0.00") {
            break;
        }
        app.press("ArrowLeft").await?;
        said = app.attribute(&chart, "aria-valuetext").await?;
    }
    app.press("Enter").await?;
    list_has(&app, 1, "", None).await?;
    for (name, id) in [("Sales", "totals-sales"), ("Refunds", "totals-refunds")] {
        let shown = app.text(&by_id(id)).await?;
        assert!(said.contains(&format!("{name} {shown}")), "{said}: {shown}");
    }

    app.click_id("nav-home").await?;
    app.see(&chart).await?;
    app.press("t").await?;
    app.see_id("trend-table").await?;
    let first = today.checked_sub(29.days())?;
    let mut lately = Vec::new();
    for one in &truth.payments {
        if told_at(one)?.date() >= first {
            lately.push(one);
        }
    }
    let (count, sums) = sums_of(lately);
    let totals = [
        grouped(count),
        dollars(sums.sales_minor),
        dollars(sums.refunds_minor),
        dollars(sums.net_minor),
    ];
    for (place, total) in totals.iter().enumerate() {
        let shown = app.text(&by_id(&format!("trend-total-{place}"))).await?;
        assert_eq!(&shown, total, "column {place}");
        part_says(&app, "trend-summary", total).await?;
    }
    opens_a_number_of_the_table(&app).await?;
    app.press("t").await?;
    app.see(&chart).await?;
    app.close().await
}

/// Presses the net of the first day with payments, and comes back to the table.
async fn opens_a_number_of_the_table(app: &App) -> Result<()> {
    let script = "const count = [...document.querySelectorAll('[data-at$=\":0\"]')]
            .find((one) => one.textContent !== '0');
        const row = count?.dataset.at.split(':')[0];
        const net = document.querySelector(`[data-at=\"${row}:3\"]`);
        return net && [row, count.textContent.replaceAll(',', ''), net.dataset.minor]";
    let found = app.until("a day with payments", script, json!([])).await?;
    let [row, count, net]: [String; 3] = serde_json::from_value(found)?;
    app.click(&format!("[data-at=\"{row}:3\"]")).await?;
    list_has(app, 1, &count, Some(("totals-net", &net))).await?;
    app.click_id("nav-home").await?;
    // How it is looked at is remembered.
    app.see_id("trend-table").await
}

/// Whose payments were asked for so far, query by query.
async fn queries(gateway: &Gateway) -> Result<Vec<String>> {
    let log: Vec<Value> = serde_json::from_str(&gateway.log().await?)?;
    let asked = log.iter().filter(|one| one["transaction_type"] == "txnquery");
    Ok(asked
        .filter_map(|one| one["terminal"].as_str().map(str::to_owned))
        .collect())
}

/// Waits until so many days are missing.
async fn gap_days(app: &App, days: u32) -> Result<()> {
    app.see(&format!("[data-testid=coverage-sum][data-gap-days=\"{days}\"]"))
        .await
}

#[tokio::test]
async fn the_gap_of_one_terminal_and_then_all_that_is_missing_are_filled_with_one_press_each() -> Result<()> {
    let gateway = Gateway::start(1240, 114)?;
    let truth = gateway.truth().await?;
    let hall = TownHall::with_pins(&gateway.town)?;
    let (first, last) = truth.days()?;
    let last: Date = last.parse()?;
    let (from, to) = (last.checked_sub(60.days())?, last.checked_sub(31.days())?);
    let early = (first, from.yesterday()?.to_string());
    let late = (to.tomorrow()?.to_string(), last.to_string());
    for (one, other) in [early, late] {
        hall.cli()
            .ok(&["sync", "--account", NAME, "--from", &one, "--to", &other])?;
    }
    let mut missing = Vec::new();
    for one in &truth.payments {
        let day = one.time.in_tz("America/New_York")?.date();
        if (from..=to).contains(&day) {
            missing.push(one.terminal.as_str());
        }
    }
    let own = missing.iter().filter(|name| **name == "Web Permits").count() as u64;
    assert!(own > 0 && own < missing.len() as u64, "{own}");

    let (app, _) = open_home(&hall).await?;
    gap_days(&app, 4 * 30).await?;
    let before = queries(&gateway).await?.len();
    let bar = format!("[data-testid^=\"fill-{}-\"]", hall.id("Web Permits")?);
    app.click(&bar).await?;
    let result = flow::synced(&app).await?;
    assert_eq!((result.rows_new, result.incomplete), (own, 0));
    let asked = queries(&gateway).await?.split_off(before);
    assert!(
        !asked.is_empty() && asked.iter().all(|name| name == "Web Permits"),
        "{asked:?}"
    );
    gap_days(&app, 3 * 30).await?;
    app.click_id("sync-dismiss").await?;
    app.gone(&by_id("sync-result")).await?;

    app.click_id("attention-act-days_missing").await?;
    let result = flow::synced(&app).await?;
    assert_eq!(
        (result.rows_new, result.incomplete),
        (missing.len() as u64 - own, 0)
    );
    gap_days(&app, 0).await?;
    app.gone(&by_id("attention-days_missing")).await?;
    app.click_id("nav-transactions").await?;
    flow::totals_are(&app, truth.count, truth.usd()).await?;
    app.close().await
}

/// The first row of the list, once it is that of this payment.
fn row_of(id: &str) -> String {
    format!("[data-testid=grid-row][data-row=\"0\"][data-row-id=\"{id}\"]")
}

/// Finds one payment by a search and opens its page over the list.
async fn open_page(app: &App, text: &str, id: &str) -> Result<()> {
    app.click_id("nav-transactions").await?;
    search(app, text).await?;
    let row = row_of(id);
    app.see(&row).await?;
    app.click(&format!("{row} [data-column=amount]")).await?;
    app.click_id("detail-expand").await?;
    let page = format!("[data-testid=payment-page][data-id=\"{id}\"]");
    app.see(&format!("{page} [data-testid=fact-id]")).await
}

/// Waits for moments of the timeline.
async fn tells(app: &App, kinds: &[&str]) -> Result<()> {
    for kind in kinds {
        app.see(&format!(
            "[data-testid=payment-page] [data-testid=timeline] [data-kind={kind}]"
        ))
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn the_page_of_a_payment_tells_its_story_and_keeps_what_was_put_on_it_over_a_restart() -> Result<()> {
    let gateway = Gateway::start(200, 115)?;
    let truth = gateway.truth().await?;
    let open = truth
        .payments
        .iter()
        .find(|one| one.kind == "sale" && one.status == "open");
    let sale = open.ok_or("no sale is open")?;
    let hall = synced(&gateway)?;
    let app = App::open(&hall.machine, &[]).await?;
    open_page(&app, &sale.id, &sale.id).await?;
    let amount = dollars(sale.amount_minor);
    assert_eq!(app.text(&by_id("payment-amount")).await?, amount);
    part_says(&app, "timeline", &format!("ran at {}", sale.terminal)).await?;
    app.click_id("note-add").await?;
    app.fill("note-text", "Resident wants a receipt").await?;
    app.click_id("note-save").await?;
    part_says(&app, "note", "Resident wants a receipt").await?;
    app.fill("tag-field", "Refund asked").await?;
    app.press("Enter").await?;
    part_says(&app, "tag", "Refund asked").await?;
    fs::write(hall.chosen().join("Refund request.eml"), "Dear clerk,")?;
    app.click_id("file-add").await?;
    part_says(&app, "attachment", "Refund request.eml").await?;
    tells(
        &app,
        &["ran", "first_seen", "viewed", "noted", "tagged", "attached"],
    )
    .await?;
    app.assert_closed().await?;
    app.close().await?;

    gateway.change(json!({ "settle": true })).await?;
    hall.cli().ok(&["sync", "--account", NAME])?;
    let app = App::open(&hall.machine, &[]).await?;
    app.click_id("nav-transactions").await?;
    if app.has(&by_id("clear-filters")).await? {
        app.click_id("clear-filters").await?;
    }
    open_page(&app, "note:receipt", &sale.id).await?;
    part_says(&app, "note", "Resident wants a receipt").await?;
    part_says(&app, "tag", "Refund asked").await?;
    part_says(&app, "attachment", "Refund request.eml").await?;
    tells(&app, &["noted", "tagged", "attached", "settled", "changed"]).await?;
    part_says(&app, "timeline", "Its status changed from Open to Settled.").await?;
    app.close().await
}
