//! What leaves the program and what comes in: PINs shown, changed and copied, the hand-off, the
//! configuration, spreadsheets.

use std::fs;

use rusqlite::Connection;
use serde_json::json;

use crate::Result;
use crate::app::{App, by_id};
use crate::gateway::Gateway;
use crate::histories;
use crate::set_up;
use crate::setup_pages::{TownHall, give_reason, open, row_action};

use super::Visit;

/// A spreadsheet with every kind of row.
const SHEET: &str = "Terminal,Kind,API user,Colour\n\
    Swimming Pool,Retail,apiuser501207,blue\n\
    Library,carousel,apiuser501207,\n\
    ,Internet,apiuser501207,\n\
    Boat Ramp,Internet,clerk@aldercreek.gov,\n";

pub async fn visit(visit: &mut Visit) -> Result<()> {
    let gateway = Gateway::start(300, 2)?;
    let hall = TownHall::with_pins(&gateway.town)?;
    hall.cli().run(&["verify", "--all"])?;
    let app = App::open(&hall.machine, &[]).await?;
    visit.dress(&app).await?;
    open(&app, "checklist").await?;
    visit.state(&app, "setup-checklist-verified").await?;
    evidence(visit, &app).await?;
    reveal(visit, &app).await?;
    rotation(visit, &app, &gateway).await?;
    hand_off(visit, &app).await?;
    configuration(visit, &app, &hall).await?;
    app.close().await?;
    compared(visit, &hall).await?;
    blocked(visit, &gateway, &hall).await
}

/// What the last payments tell about a terminal, and the question whether it is the right one.
async fn evidence(visit: &mut Visit, app: &App) -> Result<()> {
    open(app, "terminals").await?;
    app.click_id("terminals-view-list").await?;
    row_action(app, 0, "pin-evidence").await?;
    app.see("[data-testid^=\"evidence-yes-\"]").await?;
    visit.both(app, "setup-evidence").await?;
    app.press("Escape").await?;
    app.gone(&by_id("evidence-dialog")).await
}

async fn reveal(visit: &mut Visit, app: &App) -> Result<()> {
    open(app, "terminals").await?;
    app.click_id("terminals-view-list").await?;
    row_action(app, 0, "pin-show").await?;
    app.see_id("reveal-dialog").await?;
    visit.all(app, "setup-reveal").await?;
    app.click_id("reveal-submit").await?;
    app.see_id("error-summary").await?;
    visit.state(app, "setup-reveal-errors").await?;
    give_reason(
        app,
        "reveal",
        "CivicPlus connects the new counter",
        "CivicPlus onboarding",
    )
    .await?;
    app.click_id("reveal-submit").await?;
    app.see_id("revealed-pin").await?;
    visit.state(app, "setup-reveal-shown").await?;
    // The examination may have taken longer than the PIN is shown.
    if app.has(&by_id("reveal-hide")).await? {
        app.click_id("reveal-hide").await?;
    }
    app.see_id("reveal-hidden").await?;
    visit.both(app, "setup-reveal-hidden").await?;
    app.click_id("reveal-close").await?;
    app.gone(&by_id("reveal-dialog")).await?;
    row_action(app, 0, "pin-copy").await?;
    give_reason(
        app,
        "reveal",
        "CivicPlus connects the new counter",
        "CivicPlus onboarding",
    )
    .await?;
    app.click_id("reveal-submit").await?;
    app.see_id("reveal-copied").await?;
    visit.state(app, "setup-reveal-copied").await?;
    app.click_id("reveal-close").await?;
    app.gone(&by_id("reveal-dialog")).await
}

async fn rotation(visit: &mut Visit, app: &App, gateway: &Gateway) -> Result<()> {
    let terminals = gateway.town.terminals();
    let (_, first) = terminals.first().ok_or("the town has no terminal")?;
    let new = gateway.second_pin(&first.name).await?;
    row_action(app, 0, "pin-rotate").await?;
    app.see_id("rotation-dialog").await?;
    visit.all(app, "setup-rotation-new").await?;
    app.paste("rotation-pin", &"C3".repeat(32)).await?;
    app.click_id("rotation-start").await?;
    app.see_id("rotation-verify").await?;
    visit.state(app, "setup-rotation-verify").await?;
    app.click_id("rotation-verify").await?;
    app.see_id("rotation-refused").await?;
    visit.both(app, "setup-rotation-refused").await?;
    app.click("[data-testid=rotation-back],[data-testid=rotation-drop]")
        .await?;
    app.see_id("rotation-ended").await?;
    app.click_id("rotation-close").await?;
    app.gone(&by_id("rotation-dialog")).await?;
    row_action(app, 0, "pin-rotate").await?;
    app.paste("rotation-pin", &new).await?;
    app.click_id("rotation-start").await?;
    app.click_id("rotation-verify").await?;
    app.see_id("rotation-switch").await?;
    visit.state(app, "setup-rotation-switch").await?;
    app.click_id("rotation-switch").await?;
    app.see_id("rotation-retire").await?;
    visit.state(app, "setup-rotation-retire").await?;
    app.click_id("rotation-retire").await?;
    app.see_id("retire-dialog").await?;
    visit.state(app, "setup-rotation-retire-asked").await?;
    app.click(&format!("{} {}", by_id("retire-dialog"), by_id("dialog-confirm")))
        .await?;
    app.see_id("rotation-ended").await?;
    visit.state(app, "setup-rotation-done").await?;
    app.click_id("rotation-close").await?;
    app.gone(&by_id("rotation-dialog")).await
}

async fn hand_off(visit: &mut Visit, app: &App) -> Result<()> {
    open(app, "handoff").await?;
    app.see_id("handoff-way-masked").await?;
    visit.all(app, "setup-hand-off").await?;
    app.click_id("handoff-way-masked").await?;
    app.click_id("handoff-save").await?;
    app.see_id("file-written").await?;
    visit.both(app, "setup-hand-off-masked-written").await?;
    app.click_id("handoff-way-full").await?;
    app.click_id("handoff-save").await?;
    app.see_id("error-summary").await?;
    visit.both(app, "setup-hand-off-full-errors").await?;
    app.click_id("handoff-way-passphrase").await?;
    app.fill("handoff-passphrase", "summer").await?;
    app.press("Tab").await?;
    app.see_id("handoff-passphrase-strength").await?;
    visit.state(app, "setup-hand-off-passphrase-weak").await?;
    for field in ["handoff-passphrase", "handoff-passphrase-repeat"] {
        app.fill(field, "heron lantern copper violin").await?;
    }
    give_reason(
        app,
        "handoff",
        "Onboarding of all counters",
        "CivicPlus onboarding",
    )
    .await?;
    app.click_id("handoff-save").await?;
    app.see_id("file-written").await?;
    visit.both(app, "setup-hand-off-sealed").await?;
    app.click_id("handoff-way-key").await?;
    app.fill("handoff-keys", "age1tooshort").await?;
    app.press("Tab").await?;
    visit.state(app, "setup-hand-off-key-wrong").await
}

async fn configuration(visit: &mut Visit, app: &App, hall: &TownHall) -> Result<()> {
    open(app, "configuration").await?;
    app.see_id("export-save").await?;
    visit.all(app, "setup-configuration").await?;
    app.click_id("export-save").await?;
    app.see_id("file-written").await?;
    visit.state(app, "setup-configuration-exported").await?;
    app.click_id("import-choose").await?;
    app.see_id("import-preview").await?;
    visit.both(app, "setup-import-preview").await?;
    app.click_id("import-cancel").await?;
    // The newest file with the right ending is what a person would have chosen.
    fs::write(hall.chosen().join("broken.counterfoil.json"), "{ \"format\": 1, ")?;
    app.click_id("import-choose").await?;
    app.until(
        "a complaint",
        "return !!document.querySelector('[data-testid=import-problems],[role=alert]')",
        json!([]),
    )
    .await?;
    visit.state(app, "setup-import-problems").await?;
    fs::write(hall.chosen().join("terminals.csv"), SHEET)?;
    app.click_id("sheet-choose").await?;
    app.see_id("sheet-preview").await?;
    visit.all(app, "setup-spreadsheet-preview").await?;
    app.click_id("sheet-cancel").await?;
    app.gone(&by_id("sheet-preview")).await?;
    open(app, "checklist").await?;
    open(app, "configuration").await?;
    app.see_id("compare-none").await?;
    visit.state(app, "setup-compare-today").await
}

/// What changed since a day before today: what was kept first is made three days older.
async fn compared(visit: &mut Visit, hall: &TownHall) -> Result<()> {
    let ledger = Connection::open(histories::file(&hall.machine.data(), "ledger.db")?)?;
    ledger.execute(
        "UPDATE configuration_snapshot SET at = at - 3 * 86400
         WHERE no <= (SELECT max(no) / 2 FROM configuration_snapshot)",
        [],
    )?;
    ledger.close().map_err(|(_, problem)| problem)?;
    let app = App::open(&hall.machine, &[]).await?;
    open(&app, "configuration").await?;
    app.click_id("compare-run").await?;
    app.see_id("compare-result").await?;
    app.see(&format!("{} tbody tr", by_id("compare-result"))).await?;
    visit.all(&app, "setup-compare").await?;
    app.close().await
}

/// The same PIN on two terminals: nothing leaves.
async fn blocked(visit: &mut Visit, gateway: &Gateway, hall: &TownHall) -> Result<()> {
    let pins = gateway.town.pins();
    let terminals = gateway.town.terminals();
    let (user, second) = terminals[1];
    let set = set_up::pin_set(user, &second.name);
    hall.cli()
        .ok_with(&[&set[..], &["--on-duplicate", "conflict"]].concat(), &pins[2])?;
    let app = App::open(&hall.machine, &[]).await?;
    open(&app, "handoff").await?;
    app.see_id("handoff-blocked").await?;
    visit.both(&app, "setup-hand-off-blocked").await?;
    app.close().await
}
