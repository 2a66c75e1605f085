//! The main job of a clerk, step by step: set up, verify, sync.

use std::time::Duration;

use serde_json::json;

use crate::app::{App, by_id};
use crate::gateway::{Sums, Town};
use crate::{Problem, Result};

/// A big first sync on a slow machine.
pub const SYNC_PATIENCE: Duration = Duration::from_secs(300);
/// The town's name.
pub const NAME: &str = "City of Alder Creek";

/// From Welcome into the wizard.
pub async fn begin(app: &App) -> Result<()> {
    app.click_id("welcome-setup").await?;
    app.see_id("field-account-id").await
}

/// Step 1: the account, at the practice gateway's own address.
pub async fn account(app: &App, town: &Town) -> Result<()> {
    choose_other_address(app).await?;
    app.fill("field-endpoint", &town.endpoint).await?;
    app.fill("field-account-id", &town.merchant_id).await?;
    app.fill("field-account-name", NAME).await?;
    go_on(app, "field-user-id-0").await
}

/// Opens the rare choices and takes the one with an address.
pub async fn choose_other_address(app: &App) -> Result<()> {
    if !app.has(&by_id("env-custom")).await? {
        app.click_id("env-other").await?;
    }
    app.click_id("env-custom").await?;
    app.see_id("field-endpoint").await
}

/// Step 2: the API users.
pub async fn users(app: &App, town: &Town) -> Result<()> {
    for (row, user) in town.users.iter().enumerate() {
        let field = format!("field-user-id-{row}");
        if row > 0 {
            app.click_id("add-user").await?;
            app.see_id(&field).await?;
        }
        app.fill(&field, &user.user_id).await?;
    }
    go_on(app, "field-terminal-name-0").await
}

/// Step 3: the terminals with kind and user.
pub async fn terminals(app: &App, town: &Town) -> Result<()> {
    fill_terminals(app, town).await?;
    go_on(app, "field-pin-0").await
}

/// The same without going on.
pub async fn fill_terminals(app: &App, town: &Town) -> Result<()> {
    for (row, (user, terminal)) in town.terminals().iter().enumerate() {
        let field = format!("field-terminal-name-{row}");
        if row > 0 {
            app.click_id("add-terminal").await?;
            app.see_id(&field).await?;
        }
        app.fill(&field, &terminal.name).await?;
        app.click_id(&format!("terminal-kind-{row}-{}", terminal.kind))
            .await?;
        if town.users.len() > 1 {
            choose(app, &format!("terminal-user-{row}"), user).await?;
        }
    }
    Ok(())
}

/// Takes a choice of a select by its text.
pub async fn choose(app: &App, select: &str, text: &str) -> Result<()> {
    app.click_id(select).await?;
    let mark = "const option = [...document.querySelectorAll('[role=option]')]
            .find((one) => one.innerText.trim() === arguments[0]);
        option?.setAttribute('data-wanted', '');
        return !!option";
    app.until(&format!("the choice {text}"), mark, json!([text]))
        .await?;
    app.click("[role=option][data-wanted]").await?;
    app.gone("[role=option]").await
}

/// Step 4: each PIN pasted.
pub async fn pins(app: &App, town: &Town) -> Result<()> {
    for (row, (_, terminal)) in town.terminals().iter().enumerate() {
        app.paste(&format!("field-pin-{row}"), &terminal.pin).await?;
        app.see_id(&format!("pin-stored-{row}")).await?;
    }
    go_on(app, "verify-all").await
}

/// Step 5: verifies all and returns each outcome.
pub async fn verify(app: &App, terminals: usize) -> Result<Vec<String>> {
    app.click_id("verify-all").await?;
    outcomes(app, terminals).await
}

/// The outcomes once all rows have one.
pub async fn outcomes(app: &App, terminals: usize) -> Result<Vec<String>> {
    let script = "const rows = [...document.querySelectorAll('[data-testid^=\"verify-row-\"]')]
            .map((row) => row.dataset.outcome);
        const waiting = document.querySelector('[data-testid=\"verify-progress\"]');
        return rows.length === arguments[0] && !waiting
            && rows.every((one) => one !== 'none' && one !== 'checking') ? rows : null";
    let rows = app
        .until_within(
            Duration::from_secs(60),
            "all verdicts",
            script,
            json!([terminals]),
        )
        .await?;
    let rows = rows.as_array().ok_or("no verdicts")?;
    Ok(rows
        .iter()
        .filter_map(|row| row.as_str().map(str::to_owned))
        .collect())
}

/// Presses Continue and waits for something of the next step.
pub async fn go_on(app: &App, next: &str) -> Result<()> {
    app.click_id("continue").await?;
    app.see_id(next).await
}

/// All of it up to the verified terminals.
pub async fn set_up(app: &App, town: &Town) -> Result<()> {
    begin(app).await?;
    account(app, town).await?;
    users(app, town).await?;
    terminals(app, town).await?;
    pins(app, town).await?;
    let outcomes = verify(app, town.terminals().len()).await?;
    if outcomes.iter().any(|outcome| outcome != "verified") {
        return Err(Problem::new(format!(
            "not all terminals were verified: {outcomes:?}"
        )));
    }
    app.click_id("continue").await?;
    app.see_id("finish-sync").await
}

/// What a finished sync says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyncResult {
    pub rows_new: u64,
    pub rows_updated: u64,
    pub incomplete: u64,
}

/// Waits for a sync to end.
pub async fn synced(app: &App) -> Result<SyncResult> {
    let script = "return !!document.querySelector('[data-testid=\"sync-result\"]')
        && !document.querySelector('[data-testid=\"sync-progress\"]')";
    app.until_within(SYNC_PATIENCE, "the end of the sync", script, json!([]))
        .await?;
    let result = by_id("sync-result");
    let number = async |name: &str| -> Result<u64> { Ok(app.attribute(&result, name).await?.parse()?) };
    Ok(SyncResult {
        rows_new: number("data-new").await?,
        rows_updated: number("data-updated").await?,
        incomplete: number("data-incomplete").await?,
    })
}

/// Count and sums of the footer.
pub async fn totals(app: &App) -> Result<(u64, Sums)> {
    let settled =
        "return document.querySelector('[data-testid=\"totals\"]')?.getAttribute('aria-busy') !== 'true'
        && !!document.querySelector('[data-testid=\"totals-net\"]')";
    app.until("the totals", settled, json!([])).await?;
    let minor =
        async |name: &str| -> Result<i64> { Ok(app.attribute(&by_id(name), "data-minor").await?.parse()?) };
    let count = app
        .attribute(&by_id("totals-count"), "data-count")
        .await?
        .parse()?;
    let sums = Sums {
        sales_minor: minor("totals-sales").await?,
        refunds_minor: minor("totals-refunds").await?,
        net_minor: minor("totals-net").await?,
    };
    Ok((count, sums))
}

/// Waits until the footer says what the gateway knows, and fails with both when it never does.
pub async fn totals_are(app: &App, count: u64, sums: Sums) -> Result<()> {
    let mut seen = totals(app).await?;
    for _ in 0..100 {
        if seen == (count, sums) {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
        seen = totals(app).await?;
    }
    Err(Problem::new(format!(
        "the footer says {seen:?}, the gateway {:?}",
        (count, sums)
    )))
}

/// Waits until practice mode has read its own town; presses Sync where it does not by itself.
pub async fn practice_ready(app: &App) -> Result<()> {
    app.click_id("nav-transactions").await?;
    app.see(&format!("{},{}", by_id("grid-row"), by_id("empty-sync")))
        .await?;
    if app.has(&by_id("empty-sync")).await? {
        app.click_id("empty-sync").await?;
        synced(app).await?;
    }
    let quiet = "return document.querySelector('[data-testid=\"totals-count\"]')?.dataset.count === '1240'
        && !document.querySelector('[data-testid=\"sync-button\"]')?.disabled";
    app.until_within(Duration::from_secs(60), "all practice payments", quiet, json!([]))
        .await
        .map(|_| ())
}
