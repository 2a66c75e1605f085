//! Home, and what people do with the list: search, columns, views, files, one payment's page.

use std::fs;

use crate::Result;
use crate::app::{App, by_id};
use crate::flow;
use crate::gateway::Gateway;
use crate::setup_pages::TownHall;

use super::Visit;

pub async fn visit(visit: &mut Visit) -> Result<()> {
    let gateway = Gateway::start(1240, 1)?;
    let hall = TownHall::with_pins(&gateway.town)?;
    let app = App::open(&hall.machine, &[]).await?;
    visit.dress(&app).await?;
    app.click_id("nav-home").await?;
    app.see_id("home").await?;
    visit.both(&app, "list-home-before").await?;
    app.click_id("nav-transactions").await?;
    app.click_id("sync-button").await?;
    app.see_id("grid-row").await?;
    flow::synced(&app).await?;
    home(visit, &app).await?;
    searches(visit, &app).await?;
    columns_and_views(visit, &app).await?;
    files(visit, &app).await?;
    one_payment(visit, &app).await?;
    portal(visit, &app, &hall).await?;
    app.close().await
}

async fn home(visit: &mut Visit, app: &App) -> Result<()> {
    app.click_id("nav-home").await?;
    app.see_id("home-today").await?;
    app.see_id("trend-chart").await?;
    visit.all(app, "list-home").await?;
    app.tab_to("trend-chart").await?;
    app.press("t").await?;
    app.see_id("trend-table").await?;
    visit.both(app, "list-home-table").await?;
    app.press("t").await
}

async fn searches(visit: &mut Visit, app: &App) -> Result<()> {
    app.click_id("nav-transactions").await?;
    app.see_id("grid-row").await?;
    for (text, name) in [
        ("amount:>100 status:settled terminal:web", "list-typed"),
        ("amont:>100 type:sale", "list-typed-wrong"),
        ("status:settled brand:visa zebra", "list-nothing-found"),
    ] {
        app.fill("search", text).await?;
        visit.state(app, &format!("{name}-typing")).await?;
        app.press("Enter").await?;
        visit.both(app, name).await?;
        app.click_id("clear-filters").await?;
    }
    app.fill("search", "4111 1111 1111 1111").await?;
    visit.state(app, "list-card-typed").await?;
    app.fill("search", "").await?;
    app.see_id("grid-row").await
}

async fn columns_and_views(visit: &mut Visit, app: &App) -> Result<()> {
    app.click_id("columns").await?;
    app.see_id("columns-dialog").await?;
    visit.all(app, "list-columns").await?;
    app.click_id("columns-done").await?;
    app.gone(&by_id("columns-dialog")).await?;
    app.fill("search", "type:return").await?;
    app.press("Enter").await?;
    app.click_id("views").await?;
    app.see("[role=menu]").await?;
    visit.popover(app, "list-views").await?;
    app.click_id("view-action-save-as").await?;
    app.see_id("view-name-dialog").await?;
    visit.both(app, "list-view-name").await?;
    app.press("Escape").await?;
    app.gone(&by_id("view-name-dialog")).await?;
    app.click_id("clear-filters").await
}

async fn files(visit: &mut Visit, app: &App) -> Result<()> {
    app.click_id("export-button").await?;
    app.see("[data-testid=export-save]:not([disabled])").await?;
    visit.all(app, "list-export").await?;
    app.click_id("export-save").await?;
    app.see_id("export-done").await?;
    visit.both(app, "list-export-done").await?;
    app.click_id("export-close").await?;
    app.gone(&by_id("export-dialog")).await
}

async fn one_payment(visit: &mut Visit, app: &App) -> Result<()> {
    app.click("[data-cell=\"2:3\"]").await?;
    app.see_id("fact-id").await?;
    visit.state(app, "list-detail").await?;
    app.click_id("detail-expand").await?;
    app.see_id("timeline").await?;
    visit.all(app, "list-detail-page").await
}

async fn portal(visit: &mut Visit, app: &App, hall: &TownHall) -> Result<()> {
    app.click_id("nav-home").await?;
    app.click_id("portal-open").await?;
    app.see_id("portal-dialog").await?;
    visit.both(app, "list-portal").await?;
    let bad = "When it was,What it was,What became,How much,Where\n10/25/2024,Credit Card Sale,Settled,$12.00,Web Permits\n";
    fs::write(hall.chosen().join("october.csv"), bad)?;
    app.click_id("portal-choose").await?;
    app.see_id("portal-blockers").await?;
    visit.both(app, "list-portal-blocked").await?;
    let good = "Transaction ID,Transaction Date,Transaction Type,Transaction Status,Amount,Card Number,Terminal Name\n\
        a1,10/25/2024 10:00:00 AM,Credit Card Sale,settled,$12.00,40**********0002,Web Permits\n\
        a2,10/25/2024 11:00:00 AM,Credit Card Sale,settled,twelve,40**********0002,Web Permits\n\
        a3,10/26/2024 11:00:00 AM,Credit Card Sale,settled,$19.50,40**********0002,Web Permits\n";
    fs::write(hall.chosen().join("october.csv"), good)?;
    app.click_id("portal-choose").await?;
    app.see_id("portal-bad").await?;
    visit.all(app, "list-portal-preview").await?;
    app.click_id("portal-skip").await?;
    app.click_id("portal-import").await?;
    app.see_id("portal-done").await?;
    visit.both(app, "list-portal-done").await
}
