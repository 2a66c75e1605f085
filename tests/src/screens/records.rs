//! Setup's own pages in a town with every kind of trouble: what is found, the list, the matrix,
//! a terminal, a user, departments, the history.

use serde_json::json;

use crate::app::{App, by_id};
use crate::gateway::Gateway;
use crate::setup_pages::{TownHall, open, open_terminal, row_action};
use crate::{Result, set_up};

use super::Visit;

pub async fn visit(visit: &mut Visit) -> Result<()> {
    let gateway = Gateway::start(600, 2)?;
    let hall = TownHall::without_pins(&gateway.town)?;
    let app = App::open(&hall.machine, &[]).await?;
    visit.dress(&app).await?;
    fresh(visit, &app).await?;
    app.close().await?;
    mistakes(&gateway, &hall).await?;
    let app = App::open(&hall.machine, &[]).await?;
    found(visit, &app).await?;
    terminals(visit, &app).await?;
    one_terminal(visit, &app).await?;
    users(visit, &app).await?;
    history(visit, &app).await?;
    app.close().await?;
    second_department(&gateway, &hall)?;
    let app = App::open(&hall.machine, &[]).await?;
    departments(visit, &app).await?;
    app.close().await
}

/// The switcher is there as soon as there is something to switch to.
fn second_department(gateway: &Gateway, hall: &TownHall) -> Result<()> {
    let add = ["account", "add", "--name", "Alder Creek Parks District"];
    let place = [
        "--merchant-id",
        "0099317",
        "--environment",
        "custom",
        "--endpoint",
        &gateway.town.endpoint,
    ];
    hall.cli().ok(&[&add[..], &place].concat()).map(|_| ())
}

/// Nothing stored yet: everything is to do.
async fn fresh(visit: &mut Visit, app: &App) -> Result<()> {
    open(app, "checklist").await?;
    app.see_id("checklist-progress").await?;
    visit.both(app, "setup-checklist-new").await?;
    open(app, "terminals").await?;
    visit.both(app, "setup-terminals-without-pins").await?;
    open(app, "handoff").await?;
    app.see_id("handoff-draft").await?;
    visit.state(app, "setup-hand-off-without-pins").await?;
    open(app, "history").await?;
    visit.state(app, "setup-history-new").await
}

/// A wrong PIN, one twice, two swapped, a terminal that says something else than was written.
async fn mistakes(gateway: &Gateway, hall: &TownHall) -> Result<()> {
    let town = gateway.town.with_swapped(1, 2);
    let cli = hall.cli();
    for (row, (user, terminal)) in town.terminals().into_iter().enumerate() {
        let set = set_up::pin_set(user, &terminal.name);
        match row {
            0 => cli.ok_with(&set, &"B2".repeat(32))?,
            3 => cli.ok_with(
                &[&set[..], &["--on-duplicate", "conflict"]].concat(),
                &town.pins()[1],
            )?,
            _ => cli.ok_with(&set, &terminal.pin)?,
        };
    }
    let names: Vec<String> = town.terminals().iter().map(|(_, one)| one.name.clone()).collect();
    gateway
        .set_terminal(
            &names[2],
            json!({ "time_zone": "America/Chicago", "currency": "CAD" }),
        )
        .await?;
    cli.run(&["verify", "--all"])?;
    Ok(())
}

async fn found(visit: &mut Visit, app: &App) -> Result<()> {
    open(app, "checklist").await?;
    app.see_id("findings").await?;
    visit.all(app, "setup-checklist").await?;
    // One task taken up on the spot.
    app.click("[data-testid^=\"task-update-\"]").await?;
    app.see_id("task-form").await?;
    visit.both(app, "setup-checklist-task").await?;
    app.press("Escape").await?;
    app.gone(&by_id("task-form")).await?;
    app.click("[data-testid^=\"call-sheet-\"]").await?;
    app.see_id("call-note").await?;
    visit.all(app, "setup-call-sheet").await?;
    app.click_id("call-ask-0").await?;
    app.fill("call-ticket", "88231").await?;
    app.click_id("call-note").await?;
    app.see_id("call-said").await?;
    visit.state(app, "setup-call-sheet-noted").await?;
    app.click_id("call-sheet-close").await?;
    app.gone(&by_id("call-sheet")).await
}

async fn terminals(visit: &mut Visit, app: &App) -> Result<()> {
    open(app, "terminals").await?;
    app.click_id("terminals-view-list").await?;
    app.see_id("terminal-list").await?;
    visit.all(app, "setup-list").await?;
    app.click_id("terminal-menu-1").await?;
    app.see("[role=menu]").await?;
    visit.popover(app, "setup-list-menu").await?;
    app.press("Escape").await?;
    app.gone("[role=menu]").await?;
    app.click_id("terminals-view-matrix").await?;
    app.see_id("matrix").await?;
    visit.all(app, "setup-matrix").await?;
    app.click("[data-testid^=\"matrix-\"][aria-haspopup]").await?;
    app.see("[role=menu]").await?;
    visit.popover(app, "setup-matrix-menu").await?;
    app.press("Escape").await?;
    app.gone("[role=menu]").await?;
    app.click_id("terminals-view-list").await?;
    row_action(app, 1, "edit-terminal").await?;
    app.see_id("edit-terminal-dialog").await?;
    visit.both(app, "setup-edit-dialog").await?;
    app.press("Escape").await?;
    app.gone(&by_id("edit-terminal-dialog")).await?;
    row_action(app, 1, "terminal-off").await?;
    app.see_id("switch-off-dialog").await?;
    visit.both(app, "setup-switch-off").await?;
    app.press("Escape").await?;
    app.gone(&by_id("switch-off-dialog")).await?;
    row_action(app, 1, "pin-open").await?;
    app.see_id("pin-dialog").await?;
    visit.both(app, "setup-pin-dialog").await?;
    app.press("Escape").await?;
    app.gone(&by_id("pin-dialog")).await?;
    row_action(app, 1, "pin-evidence").await?;
    app.see_id("evidence-dialog").await?;
    // Too many sign-ins were refused: nothing is asked for a while.
    app.see_id("retry-button").await?;
    visit.both(app, "setup-evidence-paused").await?;
    app.press("Escape").await?;
    app.gone(&by_id("evidence-dialog")).await
}

async fn one_terminal(visit: &mut Visit, app: &App) -> Result<()> {
    let internet = "return [...document.querySelectorAll('[data-testid^=verify-row-]')]
        .findIndex((row) => row.innerText.includes('Internet'))";
    let web = app.run(internet, json!([])).await?.as_u64().unwrap_or(0);
    open_terminal(app, usize::try_from(web)?).await?;
    visit.all(app, "setup-terminal-internet").await?;
    app.click_id("address-add").await?;
    app.fill("address-field", "203.0.113.300").await?;
    app.click_id("address-save").await?;
    app.until(
        "a complaint",
        "return !!document.querySelector('[data-testid=address-field][aria-invalid=true]')",
        json!([]),
    )
    .await?;
    visit.both(app, "setup-address-wrong").await?;
    app.fill("address-field", "203.0.113.10").await?;
    app.click_id("address-save").await?;
    app.see_id("address-0").await?;
    visit.state(app, "setup-terminal-address").await?;
    let counter = "return [...document.querySelectorAll('[data-testid^=verify-row-]')]
        .findIndex((row) => row.innerText.includes('Retail'))";
    open(app, "terminals").await?;
    app.see_id("verify-row-0").await?;
    let counter = app.run(counter, json!([])).await?.as_u64().unwrap_or(0);
    open_terminal(app, usize::try_from(counter)?).await?;
    visit.both(app, "setup-terminal-retail").await?;
    app.click_id("address-add").await?;
    app.fill("address-field", "203.0.113.10").await?;
    app.click_id("address-save").await?;
    app.see_id("rule-refusal").await?;
    visit.both(app, "setup-address-refused").await?;
    app.click_id("override-open").await?;
    visit.state(app, "setup-address-override").await?;
    app.press("Escape").await?;
    app.gone(&by_id("address-dialog")).await
}

async fn users(visit: &mut Visit, app: &App) -> Result<()> {
    open(app, "users").await?;
    app.see_id("user-table").await?;
    visit.all(app, "setup-users").await?;
    app.click_id("setup-add-user").await?;
    app.see_id("user-dialog").await?;
    visit.both(app, "setup-user-dialog").await?;
    app.press("Escape").await?;
    app.gone(&by_id("user-dialog")).await?;
    app.click_id("user-link-0").await?;
    app.see("[data-testid^=\"right-\"]").await?;
    visit.both(app, "setup-user").await?;
    app.click_id("user-off").await?;
    app.see_id("switch-off-dialog").await?;
    visit.both(app, "setup-user-off").await?;
    app.press("Escape").await?;
    app.gone(&by_id("switch-off-dialog")).await
}

async fn departments(visit: &mut Visit, app: &App) -> Result<()> {
    app.click_id("account-switcher").await?;
    app.see("[role=menu]").await?;
    visit.popover(app, "setup-departments-menu").await?;
    app.press("Escape").await?;
    app.gone("[role=menu]").await?;
    open(app, "department").await?;
    app.see_id("department-form").await?;
    visit.both(app, "setup-department").await
}

async fn history(visit: &mut Visit, app: &App) -> Result<()> {
    open(app, "history").await?;
    app.see_id("history").await?;
    visit.all(app, "setup-history").await?;
    app.click("[data-testid^=\"history-details-\"]").await?;
    visit.state(app, "setup-history-details").await
}
