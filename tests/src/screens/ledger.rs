//! The payments and the Setup page of a town that is set up.

use std::time::Duration;

use serde_json::json;

use crate::app::{App, Machine, by_id};
use crate::cli::Cli;
use crate::flow;
use crate::gateway::Gateway;
use crate::setup_pages::{TownHall, open};
use crate::{Result, set_up};

use super::Visit;

pub async fn visit(visit: &mut Visit) -> Result<()> {
    let mut gateway = Gateway::start(1240, 1)?;
    let machine = Machine::new()?;
    let cli = Cli::new(&machine.data(), &machine.variables());
    set_up::register(&cli, &gateway.town)?;
    let app = App::open(&machine, &[]).await?;
    visit.dress(&app).await?;
    app.click_id("nav-transactions").await?;
    app.see_id("empty-setup").await?;
    visit.both(&app, "transactions-empty").await?;
    syncing(visit, &app, &gateway).await?;
    payments(visit, &app).await?;
    menus(visit, &app).await?;
    trouble(visit, &app, &mut gateway).await?;
    app.close().await?;
    braked(visit).await
}

async fn syncing(visit: &mut Visit, app: &App, gateway: &Gateway) -> Result<()> {
    gateway
        .fault(json!({ "fault": "delay", "milliseconds": 1500 }))
        .await?;
    app.click_id("sync-button").await?;
    app.see_id("sync-progress").await?;
    visit.both(app, "transactions-syncing").await?;
    app.click_id("sync-cancel").await?;
    flow::synced(app).await?;
    gateway.heal().await?;
    visit.state(app, "transactions-sync-canceled").await?;
    app.click_id("sync-button").await?;
    app.see_id("sync-progress").await.ok();
    tokio::time::sleep(Duration::from_millis(500)).await;
    flow::synced(app).await?;
    Ok(())
}

async fn payments(visit: &mut Visit, app: &App) -> Result<()> {
    app.see_id("grid-row").await?;
    visit.both(app, "transactions-synced").await?;
    app.click_id("sync-dismiss").await?;
    app.gone(&by_id("sync-result")).await?;
    visit.both(app, "transactions-loaded").await?;
    app.click("[data-cell=\"2:3\"]").await?;
    app.see_id("fact-id").await?;
    visit.both(app, "transactions-detail").await?;
    app.click_id("raw-toggle").await?;
    visit.state(app, "transactions-detail-raw").await?;
    app.click_id("detail-close").await?;
    app.press("Space").await?;
    app.press("Shift+ArrowDown").await?;
    app.see_id("totals-selected").await?;
    visit.state(app, "transactions-selected").await?;
    app.click_id("clear-selection").await?;
    app.click_id("coverage-toggle").await?;
    app.see_id("coverage").await?;
    visit.both(app, "transactions-coverage").await?;
    app.click_id("coverage-as-table").await?;
    visit.state(app, "transactions-coverage-table").await?;
    app.click_id("coverage-toggle").await?;
    app.fill("search", "no such payment").await?;
    app.see_id("no-match").await?;
    visit.both(app, "transactions-no-match").await?;
    app.click_id("search-clear").await?;
    app.see_id("grid-row").await
}

async fn menus(visit: &mut Visit, app: &App) -> Result<()> {
    for (id, name, list) in [
        ("filter-status", "filter-status", "[role=menu]"),
        ("filter-terminal", "filter-terminal", "[role=menu]"),
        ("filter-preset", "filter-preset", "[role=listbox]"),
        ("filter-dates-open", "filter-dates", "[role=dialog]"),
        ("view-menu", "view-menu", "[role=menu]"),
    ] {
        app.click_id(id).await?;
        app.see(list).await?;
        visit.popover(app, &format!("transactions-menu-{name}")).await?;
        app.press("Escape").await?;
        app.gone(list).await?;
    }
    app.click_id("filter-status").await?;
    app.click_id("filter-status-settled").await?;
    app.press("Escape").await?;
    app.see_id("clear-filters").await?;
    visit.state(app, "transactions-filtered").await?;
    app.click_id("clear-filters").await
}

async fn trouble(visit: &mut Visit, app: &App, gateway: &mut Gateway) -> Result<()> {
    gateway
        .fault(json!({ "fault": "truncate", "bytes": 700, "only": "txnquery" }))
        .await?;
    again(app).await?;
    visit.both(app, "transactions-sync-incomplete").await?;
    gateway.heal().await?;
    gateway.fault(json!({ "fault": "html" })).await?;
    again(app).await?;
    visit.state(app, "transactions-proxy-answer").await?;
    gateway.heal().await?;
    gateway.stop();
    again(app).await?;
    visit.state(app, "transactions-gateway-down").await
}

/// Another sync, to whatever end it comes.
async fn again(app: &App) -> Result<()> {
    if app.has(&by_id("sync-dismiss")).await? {
        app.click_id("sync-dismiss").await?;
        app.gone(&by_id("sync-result")).await?;
    }
    app.click_id("sync-button").await?;
    let script =
        "return !!document.querySelector('[data-testid=\"sync-result\"],[data-testid=\"sync-error\"]')
        && !document.querySelector('[data-testid=\"sync-progress\"]')";
    app.until_within(flow::SYNC_PATIENCE, "the end of the sync", script, json!([]))
        .await
        .map(|_| ())
}

/// Refused three times: the countdown.
async fn braked(visit: &mut Visit) -> Result<()> {
    let gateway = Gateway::start(200, 2)?;
    let hall = TownHall::with_pins(&gateway.town)?;
    for (user, terminal) in gateway.town.terminals() {
        let wrong: String = terminal.pin.chars().rev().collect();
        hall.cli()
            .ok_with(&set_up::pin_set(user, &terminal.name), &wrong)?;
    }
    let app = App::open(&hall.machine, &[]).await?;
    visit.dress(&app).await?;
    open(&app, "terminals").await?;
    app.click_id("verify-all").await?;
    app.see_id("verify-countdown").await?;
    visit.both(&app, "verify-paused").await?;
    app.close().await
}
