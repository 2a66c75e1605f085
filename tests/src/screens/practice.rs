//! Practice mode.

use crate::Result;
use crate::app::{App, Machine};
use crate::flow;

use super::Visit;

pub async fn visit(visit: &mut Visit) -> Result<()> {
    let machine = Machine::new()?;
    let app = App::open(&machine, &["--practice"]).await?;
    visit.dress(&app).await?;
    app.see_id("practice-bar").await?;
    flow::practice_ready(&app).await?;
    visit.both(&app, "practice-transactions").await?;
    app.click_id("nav-setup").await?;
    app.see_id("reset-practice").await?;
    visit.both(&app, "practice-setup").await?;
    app.click_id("reset-practice").await?;
    app.see_id("reset-dialog").await?;
    visit.both(&app, "practice-reset-dialog").await?;
    app.press("Escape").await?;
    app.close().await
}
