//! A9 and A16: order, columns, and views that are saved and shared.

use std::collections::BTreeMap;
use std::fs;

use counterfoil_tests::Result;
use counterfoil_tests::app::{App, by_id};
use counterfoil_tests::gateway::{Gateway, Payment, Truth};
use counterfoil_tests::words::{focus_is_on, is_silent_about, part_says, value};
use serde_json::{Value, json};

use crate::list::{at_list, chips, columns, columns_are, day, listed, pays, search_for, shows, to_head};

/// What a row is ordered by, as far as the gateway or the cell can tell.
fn key(column: &str, text: &str, payment: &Payment) -> Option<(i64, String)> {
    let back = ["return", "credit"].contains(&payment.kind.as_str());
    match column {
        "time" => Some((payment.time.as_second(), String::new())),
        "amount" if back => Some((-payment.amount_minor, String::new())),
        "amount" => Some((payment.amount_minor, String::new())),
        "id" => Some((0, payment.id.clone())),
        "customer" | "invoice" | "description" | "user" | "batch" | "approval" => {
            Some((0, text.to_ascii_lowercase()))
        }
        _ => None,
    }
}

/// Ids and texts of one column of the rows at the top, from the first one on.
async fn top(app: &App, column: &str) -> Result<Vec<(String, String)>> {
    let script = "const rows = [...document.querySelectorAll('[data-testid=grid-row]:not([data-parked])')]
            .sort((one, other) => one.dataset.row - other.dataset.row);
        if (rows[0]?.dataset.row !== '0' || rows.some((row) => !row.dataset.rowId)) return null;
        const cell = `[data-column=\"${arguments[0]}\"]`;
        return rows.map((row) => [row.dataset.rowId, row.querySelector(cell).textContent])";
    let rows = app
        .until(&format!("{column} of the first rows"), script, json!([column]))
        .await?;
    Ok(serde_json::from_value(rows)?)
}

/// Fails unless the rows at the top are in order, and the first is the first of all.
async fn is_ordered(app: &App, truth: &Truth, column: &str, ascending: bool) -> Result<String> {
    let payments: BTreeMap<&str, &Payment> =
        truth.payments.iter().map(|one| (one.id.as_str(), one)).collect();
    let rows = top(app, column).await?;
    let known = |id: &str| {
        payments
            .get(id)
            .copied()
            .ok_or("a row that the gateway does not know")
    };
    let mut keys = Vec::new();
    for (id, text) in &rows {
        keys.extend(key(column, text, known(id)?));
    }
    let first = keys.first().cloned();
    if !ascending {
        keys.reverse();
    }
    assert!(keys.is_sorted(), "{column}, ascending {ascending}: {keys:?}");
    if ["time", "amount", "id"].contains(&column) {
        let all = truth.payments.iter().filter_map(|one| key(column, "", one));
        let end = if ascending { all.min() } else { all.max() };
        assert_eq!(first, end, "{column}, ascending {ascending}");
    }
    Ok(rows.into_iter().next().map(|(_, text)| text).unwrap_or_default())
}

/// Shows the columns that are not shown at first.
async fn show_every_column(app: &App) -> Result<()> {
    app.tab_to("columns").await?;
    app.press("Enter").await?;
    focus_is_on(app, "column-time").await?;
    while (columns(app).await?.len() as u64) < app.count("[role=option]").await? {
        let more = columns(app).await?.len() + 1;
        app.press("End").await?;
        app.press("Space").await?;
        let shown = "return document.querySelectorAll('[role=columnheader]').length === arguments[0]";
        app.until("one more column", shown, json!([more])).await?;
    }
    app.press("Escape").await?;
    app.gone(&by_id("columns-dialog")).await
}

#[tokio::test]
async fn the_list_is_ordered_by_any_column_by_keyboard() -> Result<()> {
    let gateway = Gateway::start(400, 211)?;
    let truth = gateway.truth().await?;
    let (_hall, app) = listed(&gateway).await?;
    show_every_column(&app).await?;
    for column in columns(&app).await? {
        to_head(&app, &column).await?;
        let head = by_id(&format!("header-{column}"));
        app.press("Enter").await?;
        if !app.has(&format!("{head}[aria-sort]")).await? {
            let title = app.text(&head).await?;
            part_says(&app, "live-region", &format!("{title} cannot be sorted")).await?;
            continue;
        }
        app.see(&format!("{head}[aria-sort=ascending]")).await?;
        let least = is_ordered(&app, &truth, &column, true).await?;
        app.press("Enter").await?;
        app.see(&format!("{head}[aria-sort=descending]")).await?;
        let most = is_ordered(&app, &truth, &column, false).await?;
        assert_ne!(least, most, "{column} begins with the same both ways");
        focus_is_on(&app, &format!("header-{column}")).await?;
        assert_eq!(app.count("[role=columnheader][aria-sort$=scending]").await?, 1);
    }
    shows(&app, &truth, |_| true).await?;
    app.close().await
}

#[tokio::test]
async fn columns_are_hidden_moved_and_widened_by_keyboard() -> Result<()> {
    let gateway = Gateway::start(100, 212)?;
    let truth = gateway.truth().await?;
    let (_hall, app) = listed(&gateway).await?;
    app.tab_to("columns").await?;
    app.press("Enter").await?;
    focus_is_on(&app, "column-time").await?;
    for chord in ["ArrowDown", "ArrowDown", "Space"] {
        app.press(chord).await?;
    }
    part_says(&app, "live-region", "Type hidden").await?;
    for chord in ["Home", "ArrowDown", "Alt+ArrowUp"] {
        app.press(chord).await?;
    }
    part_says(&app, "live-region", "Status: column 1 of 7").await?;
    app.press("Escape").await?;
    app.gone(&by_id("columns-dialog")).await?;
    focus_is_on(&app, "columns").await?;
    let rest = ["card", "customer", "invoice", "terminal"];
    columns_are(&app, &[&["status", "time", "amount"][..], &rest[..]].concat()).await?;

    to_head(&app, "amount").await?;
    app.press("Shift+ArrowRight").await?;
    app.press("Shift+ArrowRight").await?;
    part_says(&app, "live-region", "Amount: 136 pixels wide").await?;
    assert_eq!(width(&app, "amount").await?, 136);
    app.press("Alt+ArrowLeft").await?;
    part_says(&app, "live-region", "Amount: column 2 of 7").await?;
    columns_are(&app, &[&["status", "amount", "time"][..], &rest[..]].concat()).await?;
    focus_is_on(&app, "header-amount").await?;
    // The cells have come along.
    let same =
        "const keys = (css, name) => [...document.querySelectorAll(css)].map((one) => one.dataset[name]);
        const heads = keys('[role=columnheader]', 'testid').map((one) => one.slice(7));
        return `${heads}` === `${keys('[data-row=\"0\"] [role=gridcell]', 'column')}`";
    app.until("cells below their heads", same, json!([])).await?;
    shows(&app, &truth, |_| true).await?;
    app.close().await
}

async fn width(app: &App, column: &str) -> Result<Value> {
    let script = "return Math.round(document.querySelector(arguments[0]).getBoundingClientRect().width)";
    app.run(script, json!([by_id(&format!("header-{column}"))])).await
}

const VIEW: &str = "Web over 100";

/// A town in which somebody has just paid on the web, and its truth.
async fn lively(seed: u32) -> Result<(Gateway, Truth)> {
    let gateway = Gateway::start(1240, seed)?;
    pays(&gateway, "245.20", &[]).await?;
    let truth = gateway.truth().await?;
    Ok((gateway, truth))
}

/// Large payments on the web of the last 30 days, largest first, with wider amounts further left.
async fn save_view(app: &App) -> Result<()> {
    search_for(app, "terminal:web amount:>100 date:last-30-days").await?;
    chips(app, &["terminal-web", "amount-100", "date-last-30-days"]).await?;
    to_head(app, "amount").await?;
    for chord in ["Shift+ArrowRight", "Alt+ArrowLeft", "Enter", "Enter"] {
        app.press(chord).await?;
    }
    app.see("[data-testid=header-amount][aria-sort=descending]")
        .await?;
    act(app, "save-as").await?;
    app.fill("view-name", VIEW).await?;
    app.press("Enter").await?;
    app.gone(&by_id("view-name-dialog")).await
}

/// Takes an action of the views' menu.
async fn act(app: &App, action: &str) -> Result<()> {
    app.click_id("views").await?;
    app.click_id(&format!("view-action-{action}")).await
}

/// How many views the menu offers, all payments not counted.
async fn saved(app: &App) -> Result<u64> {
    app.click_id("views").await?;
    app.see_id("view-all").await?;
    let lines = app.count("[role=menuitem]").await? - app.count("[data-testid^=view-action]").await?;
    app.press("Escape").await?;
    app.gone("[role=menu]").await?;
    Ok(lines - 1)
}

/// Fails unless all of the saved view is on screen, and nothing of it counts as changed.
async fn is_view(app: &App, truth: &Truth) -> Result<()> {
    part_says(app, "view-name-shown", VIEW).await?;
    chips(app, &["terminal-web", "amount-100", "date-last-30-days"]).await?;
    let order = [
        "time", "status", "amount", "type", "card", "customer", "invoice", "terminal",
    ];
    columns_are(app, &order).await?;
    app.see("[data-testid=header-amount][aria-sort=descending]")
        .await?;
    assert_eq!(width(app, "amount").await?, 120);
    assert!(!app.text(&by_id("views")).await?.contains("changed"));
    // The newest payment was made by the test: its day is today.
    let today = day(truth.payments.last().ok_or("no payments")?)?;
    let since = today.checked_sub(jiff::Span::new().days(29))?;
    let recent = |one: &Payment| day(one).is_ok_and(|day| day >= since);
    shows(app, truth, |one| {
        recent(one) && one.terminal.starts_with("Web") && one.amount_minor > 10_000
    })
    .await
}

#[tokio::test]
async fn a_saved_view_comes_back_after_a_restart_with_its_relative_dates() -> Result<()> {
    let (gateway, truth) = lively(213).await?;
    let (hall, app) = listed(&gateway).await?;
    save_view(&app).await?;
    is_view(&app, &truth).await?;
    app.close().await?;

    let app = at_list(&hall).await?;
    is_view(&app, &truth).await?;
    // Away from it, and back by its name.
    app.click_id("views").await?;
    app.click_id("view-all").await?;
    shows(&app, &truth, |_| true).await?;
    app.see("[data-testid=header-time][aria-sort=descending]").await?;
    app.click_id("views").await?;
    let named = "const line = [...document.querySelectorAll('[role=menuitem]')]
            .find((one) => one.innerText.trim() === arguments[0]);
        line?.setAttribute('data-wanted', '');
        return !!line";
    app.until("the view in the menu", named, json!([VIEW])).await?;
    app.click("[role=menuitem][data-wanted]").await?;
    is_view(&app, &truth).await?;

    // A name is used once, whatever its letters; what was typed stays.
    act(&app, "save-as").await?;
    app.fill("view-name", "WEB over 100").await?;
    app.press("Enter").await?;
    let taken = "There is a view called \"WEB over 100\" already. Choose another name.";
    part_says(&app, "view-name-error", taken).await?;
    assert_eq!(value(&app, "view-name").await?, "WEB over 100");
    app.press("Escape").await?;
    app.gone(&by_id("view-name-dialog")).await?;
    assert_eq!(saved(&app).await?, 1);
    app.close().await
}

#[tokio::test]
async fn a_view_travels_to_a_second_machine_as_a_file() -> Result<()> {
    let (gateway, truth) = lively(214).await?;
    let (one, app) = listed(&gateway).await?;
    save_view(&app).await?;
    act(&app, "share").await?;
    let sentence = "The view \"Web over 100\" was written to a file.";
    part_says(&app, "toast", sentence).await?;
    app.close().await?;
    let (other, app) = listed(&gateway).await?;
    fs::copy(
        one.written(".view.json")?,
        other.chosen().join("From Dolores.view.json"),
    )?;
    act(&app, "open-file").await?;
    is_view(&app, &truth).await?;
    // A second time it is another one; given up, it is none.
    act(&app, "open-file").await?;
    part_says(&app, "view-name-shown", "Web over 100 (2)").await?;
    other.change_mind()?;
    act(&app, "open-file").await?;
    assert_eq!(saved(&app).await?, 2);
    part_says(&app, "view-name-shown", "Web over 100 (2)").await?;
    app.close().await
}

#[tokio::test]
async fn a_file_that_is_no_view_is_refused_in_words_and_changes_nothing() -> Result<()> {
    let gateway = Gateway::start(100, 215)?;
    let truth = gateway.truth().await?;
    let (hall, app) = listed(&gateway).await?;
    let bad: [(&str, &[u8], &str); 5] = [
        (
            "picture.json",
            b"\x89PNG\r\n\x1a\n\0\0",
            "picture.json is not a view of Counterfoil.",
        ),
        ("empty.json", b"", "empty.json is not a view of Counterfoil."),
        (
            "half.json",
            b"{\"format\":\"counterfoil-view\",\"ver",
            "half.json is not a view",
        ),
        (
            "other.json",
            b"{\"format\":\"x\",\"version\":1}",
            "other.json is not a view",
        ),
        (
            "newer.json",
            b"{\"format\":\"counterfoil-view\",\"version\":2}",
            "newer Counterfoil",
        ),
    ];
    for (name, content, words) in bad {
        let file = hall.chosen().join(name);
        fs::write(&file, content)?;
        act(&app, "open-file").await?;
        part_says(&app, "toast", words).await?;
        app.click(&format!("{} [aria-label=Close]", by_id("toast")))
            .await?;
        app.gone(&by_id("toast")).await?;
        // The newest file is the one that is chosen.
        fs::remove_file(&file)?;
    }
    part_says(&app, "view-name-shown", "All payments").await?;
    assert_eq!(saved(&app).await?, 0);
    shows(&app, &truth, |_| true).await?;
    app.close().await
}

#[tokio::test]
async fn a_view_file_that_is_too_large_is_refused_with_a_size_that_is_true() -> Result<()> {
    let gateway = Gateway::start(100, 216)?;
    let (hall, app) = listed(&gateway).await?;
    fs::write(hall.chosen().join("large.json"), vec![b' '; 300 * 1024])?;
    act(&app, "open-file").await?;
    part_says(&app, "toast", "large.json is larger than").await?;
    part_says(&app, "toast", "was not read").await?;
    is_silent_about(&app, "than 0 ").await?;
    assert_eq!(saved(&app).await?, 0);
    app.close().await
}

#[tokio::test]
async fn of_a_colleagues_view_what_is_not_here_is_named_and_the_rest_applies() -> Result<()> {
    let gateway = Gateway::start(400, 217)?;
    let truth = gateway.truth().await?;
    let (hall, app) = listed(&gateway).await?;
    let file = json!({
        "format": "counterfoil-view", "version": 1, "name": "From the harbor",
        "text": "terminal:\"Harbor Office\" amount:>100",
        "columns": [{ "key": "amount", "width": 9000 }, { "key": "aura", "width": null }, { "key": "time", "width": null }],
    });
    fs::write(hall.chosen().join("harbor.json"), file.to_string())?;
    act(&app, "open-file").await?;
    part_says(&app, "view-name-shown", "From the harbor").await?;
    chips(&app, &["terminal-harbor-office", "amount-100"]).await?;
    part_says(&app, "search-problem", "No terminal is called \"Harbor Office\".").await?;
    columns_are(&app, &["amount", "time"]).await?;
    shows(&app, &truth, |one| one.amount_minor > 10_000).await?;
    app.close().await
}
