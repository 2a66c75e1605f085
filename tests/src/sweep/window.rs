//! The walks of the window: a wizard left half way and killed, taken up again, finished; wrong
//! things pasted everywhere; practice mode; an abort.

use serde_json::json;

use super::stage::{CARD, PASSWORD, Stage};
use super::window_paper;
use crate::app::{App, by_id};
use crate::setup_pages::to_terminals;
use crate::{Result, flow};

/// All of them.
pub async fn walk(stage: &Stage) -> Result<()> {
    left_half_way(stage).await?;
    taken_up_again(stage).await?;
    window_paper::walk(stage).await?;
    practice(stage).await?;
    aborted(stage).await
}

/// Everything a clerk could paste wrongly, then the power goes.
pub async fn left_half_way(stage: &Stage) -> Result<()> {
    let town = &stage.gateway.town;
    let app = App::open(&stage.machine, &[]).await?;
    flow::begin(&app).await?;
    let pins = town.pins();
    let (first, second) = (pins.first().ok_or("no PIN")?, pins.get(1).ok_or("no second PIN")?);
    // A secret in the wrong field, seen and taken back.
    app.paste("field-account-id", first).await?;
    app.press("Tab").await?;
    app.fill("field-account-id", "").await?;
    flow::account(&app, town).await?;
    app.paste("field-user-id-0", second).await?;
    app.press("Tab").await?;
    app.fill("field-user-id-0", "").await?;
    flow::users(&app, town).await?;
    flow::terminals(&app, town).await?;
    for wrong in [PASSWORD, &format!("{first}A")] {
        app.paste("field-pin-0", wrong).await?;
        app.see_id("pin-report-0").await?;
    }
    app.paste("field-pin-0", &format!("{first}\u{a0}\n")).await?;
    app.see_id("pin-stored-0").await?;
    app.paste("field-pin-1", first).await?;
    app.see_id("pin-duplicate-1").await?;
    app.click_id("pin-keep-there-1").await?;
    // Typed and neither left nor stored when the program dies.
    app.fill("field-pin-1", &second[..second.len() - 1]).await?;
    app.strike("KILL").await?;
    stage.dump_drafts(&stage.machine.data(), "half-way.txt")
}

async fn taken_up_again(stage: &Stage) -> Result<()> {
    let town = &stage.gateway.town;
    let app = App::open(&stage.machine, &[]).await?;
    app.click_id("welcome-setup").await?;
    app.see_id("field-pin-1").await?;
    for (row, pin) in town.pins().iter().enumerate().skip(1) {
        app.paste(&format!("field-pin-{row}"), pin).await?;
        app.see_id(&format!("pin-stored-{row}")).await?;
    }
    flow::go_on(&app, "verify-all").await?;
    flow::verify(&app, town.terminals().len()).await?;
    flow::go_on(&app, "finish-sync").await?;
    app.click_id("finish-sync").await?;
    flow::synced(&app).await?;
    app.see_id("grid-row").await?;
    // A card number is typed where payments are looked for.
    app.fill("search", CARD).await?;
    app.press("Enter").await?;
    app.see_id("search-problem").await?;
    app.click_id("search-suggestion").await?;
    app.gone(&by_id("search-problem")).await?;
    app.click_id("clear-filters").await?;
    app.see_id("grid-row").await?;
    app.close().await?;
    stage.dump_drafts(&stage.machine.data(), "finished.txt")
}

/// The practice town's PINs are secrets as well.
async fn practice(stage: &Stage) -> Result<()> {
    let app = App::open(&stage.machine, &["--practice"]).await?;
    app.see_id("practice-bar").await?;
    let told = app.call("setup_practice_credentials", json!({})).await?;
    for terminal in told["terminals"].as_array().into_iter().flatten() {
        let pin = terminal["pin"].as_str().ok_or("a practice terminal has no PIN")?;
        stage.plant("a PIN of the practice town", pin);
    }
    flow::practice_ready(&app).await?;
    to_terminals(&app).await?;
    flow::verify(&app, 4).await?;
    app.click_id("leave-practice").await?;
    app.gone(&by_id("practice-bar")).await?;
    app.close().await
}

/// An abort leaves an image of the memory where the system is told to write one.
async fn aborted(stage: &Stage) -> Result<()> {
    let app = App::open(&stage.machine, &[]).await?;
    app.click_id("nav-transactions").await?;
    app.see_id("grid-row").await?;
    to_terminals(&app).await?;
    flow::verify(&app, stage.gateway.town.terminals().len()).await?;
    app.strike("ABRT").await
}
