//! Welcome and the wizard, clean and with every error.

use crate::Result;
use crate::app::{App, Machine};
use crate::flow;
use crate::gateway::{Gateway, Town};

use super::Visit;

pub async fn visit(visit: &mut Visit) -> Result<()> {
    let gateway = Gateway::start(200, 1)?;
    let machine = Machine::new()?;
    let app = App::open(&machine, &[]).await?;
    visit.dress(&app).await?;
    app.see_id("welcome-setup").await?;
    visit.both(&app, "welcome").await?;
    flow::begin(&app).await?;
    account(visit, &app, &gateway.town).await?;
    users(visit, &app, &gateway.town).await?;
    terminals(visit, &app, &gateway.town).await?;
    pins(visit, &app, &gateway.town).await?;
    verify(visit, &app, &gateway.town).await?;
    app.close().await?;
    let app = App::open(&machine, &[]).await?;
    visit.state(&app, "after-restart").await?;
    app.close().await
}

async fn account(visit: &mut Visit, app: &App, town: &Town) -> Result<()> {
    visit.both(app, "wizard-1-account").await?;
    app.click_id("continue").await?;
    app.see_id("error-summary").await?;
    visit.both(app, "wizard-1-account-errors").await?;
    flow::choose_other_address(app).await?;
    app.fill("field-endpoint", "http://example.org").await?;
    app.fill("field-account-id", "4287").await?;
    app.press("Tab").await?;
    visit.state(app, "wizard-1-account-short-id").await?;
    app.click_id("where-help").await?;
    visit.state(app, "wizard-1-account-help").await?;
    flow::account(app, town).await
}

async fn users(visit: &mut Visit, app: &App, town: &Town) -> Result<()> {
    visit.both(app, "wizard-2-user").await?;
    app.fill("field-user-id-0", "clerk@aldercreek.gov").await?;
    app.click_id("continue").await?;
    app.see_id("error-summary").await?;
    visit.both(app, "wizard-2-user-errors").await?;
    flow::users(app, town).await
}

async fn terminals(visit: &mut Visit, app: &App, town: &Town) -> Result<()> {
    visit.both(app, "wizard-3-terminals").await?;
    app.click_id("continue").await?;
    app.see_id("error-summary").await?;
    visit.both(app, "wizard-3-terminals-errors").await?;
    if town.users.len() > 1 {
        app.click_id("terminal-user-0").await?;
        app.see("[role=option]").await?;
        visit.popover(app, "wizard-3-terminals-user-list").await?;
        app.press("Escape").await?;
        app.gone("[role=option]").await?;
    }
    flow::terminals(app, town).await
}

async fn pins(visit: &mut Visit, app: &App, town: &Town) -> Result<()> {
    visit.both(app, "wizard-4-pins").await?;
    app.click_id("continue").await?;
    app.see_id("error-summary").await?;
    visit.both(app, "wizard-4-pins-errors").await?;
    app.paste("field-pin-0", "not!a#PIN").await?;
    app.see_id("pin-report-0").await?;
    visit.state(app, "wizard-4-pins-password-pasted").await?;
    let pins = town.pins();
    let first = pins.first().map_or("", String::as_str);
    app.paste("field-pin-0", &format!("{first}\u{a0}\n")).await?;
    app.see_id("pin-stored-0").await?;
    visit.state(app, "wizard-4-pins-hidden-characters").await?;
    app.paste("field-pin-1", first).await?;
    app.see_id("pin-duplicate-1").await?;
    visit.both(app, "wizard-4-pins-twice").await?;
    app.click_id("pin-keep-there-1").await?;
    app.paste("field-pin-1", &"A1".repeat(32)).await?;
    app.see_id("pin-stored-1").await?;
    for (row, pin) in pins.iter().enumerate().skip(2) {
        app.paste(&format!("field-pin-{row}"), pin).await?;
        app.see_id(&format!("pin-stored-{row}")).await?;
    }
    visit.both(app, "wizard-4-pins-stored").await?;
    flow::go_on(app, "verify-all").await
}

async fn verify(visit: &mut Visit, app: &App, town: &Town) -> Result<()> {
    visit.both(app, "wizard-5-verify").await?;
    flow::verify(app, town.terminals().len()).await?;
    visit.both(app, "wizard-5-verify-wrong-pin").await?;
    app.click_id("step-pins").await?;
    app.click_id("pin-replace-1").await?;
    let pins = town.pins();
    app.paste("field-pin-1", pins.get(1).map_or("", String::as_str))
        .await?;
    app.see_id("pin-stored-1").await?;
    flow::go_on(app, "verify-all").await?;
    flow::verify(app, town.terminals().len()).await?;
    visit.both(app, "wizard-5-verify-results").await?;
    app.click_id("continue").await?;
    app.see_id("finish-sync").await?;
    visit.both(app, "wizard-finished").await
}
