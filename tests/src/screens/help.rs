//! Help: the guide, a search, pages of each shape, and the way there from a payment.

use crate::Result;
use crate::app::{App, Machine, by_id};
use crate::flow;

use super::Visit;

pub async fn visit(visit: &mut Visit) -> Result<()> {
    let machine = Machine::new()?;
    let app = App::open(&machine, &["--practice"]).await?;
    visit.dress(&app).await?;
    flow::practice_ready(&app).await?;
    from_a_payment(visit, &app).await?;
    guide(visit, &app).await?;
    app.close().await
}

async fn from_a_payment(visit: &mut Visit, app: &App) -> Result<()> {
    app.click("[data-cell=\"2:3\"]").await?;
    app.see_id("explain-status").await?;
    visit.both(app, "help-beside-a-payment").await?;
    app.click_id("explain-status").await?;
    app.see_id("help-content").await?;
    visit.both(app, "help-status").await?;
    app.click_id("help-back").await?;
    app.see_id("grid-row").await
}

async fn guide(visit: &mut Visit, app: &App) -> Result<()> {
    app.click_id("nav-help").await?;
    app.see_id("help-entry-4014").await?;
    visit.both(app, "help-guide").await?;
    app.fill("help-search", "4014").await?;
    app.gone(&by_id("help-entry-avs-a")).await?;
    app.click_id("help-entry-4014").await?;
    app.see_id("help-content").await?;
    visit.both(app, "help-4014").await?;
    app.fill("help-search", "xylophone").await?;
    app.gone(&by_id("help-entry-4014")).await?;
    visit.both(app, "help-nothing-found").await
}
