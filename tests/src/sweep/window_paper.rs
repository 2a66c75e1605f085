//! The walks of the window on paper and files: a PIN shown, hidden and copied; sheets saved,
//! printed and sealed; the configuration with sealed PINs.

use std::fs;

use super::stage::{PASSPHRASE, Stage, WRONG_PASSPHRASE};
use crate::Result;
use crate::app::{App, by_id};
use crate::setup_pages::{give_reason, open, row_action};

const REASON: &str = "Onboarding of all counters";
const RECIPIENT: &str = "CivicPlus onboarding";

/// All of them, on a town whose PINs are verified.
pub async fn walk(stage: &Stage) -> Result<()> {
    let app = App::open(&stage.machine, &[]).await?;
    shown(&app).await?;
    sheets(stage, &app).await?;
    sealed(stage, &app).await?;
    configuration(stage, &app).await?;
    app.close().await
}

async fn shown(app: &App) -> Result<()> {
    open(app, "terminals").await?;
    app.click_id("terminals-view-list").await?;
    row_action(app, 0, "pin-show").await?;
    give_reason(app, "reveal", REASON, RECIPIENT).await?;
    app.click_id("reveal-submit").await?;
    app.see_id("revealed-pin").await?;
    app.click_id("reveal-hide").await?;
    app.see_id("reveal-hidden").await?;
    app.click_id("reveal-close").await?;
    app.gone(&by_id("reveal-dialog")).await?;
    row_action(app, 1, "pin-copy").await?;
    give_reason(app, "reveal", REASON, RECIPIENT).await?;
    app.click_id("reveal-submit").await?;
    app.see_id("reveal-copied").await?;
    app.click_id("reveal-close").await?;
    app.gone(&by_id("reveal-dialog")).await
}

async fn sheets(stage: &Stage, app: &App) -> Result<()> {
    open(app, "handoff").await?;
    app.click_id("handoff-way-masked").await?;
    app.click_id("handoff-save").await?;
    app.see_id("file-written").await?;
    stage.sort_out("masked")?;
    app.click_id("handoff-print").await?;
    app.see_id("file-written").await?;
    app.click_id("handoff-way-full").await?;
    give_reason(app, "handoff", REASON, RECIPIENT).await?;
    app.click_id("handoff-save").await?;
    app.see_id("file-written").await?;
    stage.sort_out("asked-for")?;
    // Goes to the viewer by way of a folder of the program's own, and must not stay there.
    app.click_id("handoff-print").await?;
    app.see_id("file-written").await
}

async fn sealed(stage: &Stage, app: &App) -> Result<()> {
    app.click_id("handoff-way-passphrase").await?;
    app.fill("handoff-passphrase", PASSPHRASE).await?;
    app.fill("handoff-passphrase-repeat", WRONG_PASSPHRASE).await?;
    app.press("Tab").await?;
    app.fill("handoff-passphrase-repeat", PASSPHRASE).await?;
    give_reason(app, "handoff", REASON, RECIPIENT).await?;
    app.click_id("handoff-save").await?;
    app.see_id("file-written").await?;
    stage.sort_out("sealed")
}

async fn configuration(stage: &Stage, app: &App) -> Result<()> {
    open(app, "configuration").await?;
    app.click_id("export-save").await?;
    app.see_id("file-written").await?;
    stage.sort_out("exports")?;
    fs::copy(
        stage.folder("sealed").join("with-pins.counterfoil.json"),
        stage.folder("chosen").join("with-pins.counterfoil.json"),
    )?;
    app.click_id("import-choose").await?;
    app.see_id("import-preview").await?;
    app.click_id("import-cancel").await?;
    app.gone(&by_id("import-preview")).await?;
    stage.sort_out("sealed")
}
