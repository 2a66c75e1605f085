//! Set up, verify, sync, restart; practice mode; a hundred thousand payments.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use counterfoil_tests::app::{App, Machine, by_id};
use counterfoil_tests::cli::Cli;
use counterfoil_tests::environment::MARK;
use counterfoil_tests::gateway::Gateway;
use counterfoil_tests::setup_pages::to_terminals;
use counterfoil_tests::{Result, flow, search, set_up};
use serde_json::json;

#[tokio::test]
async fn a_clerk_sets_up_verifies_syncs_and_sees_what_the_gateway_knows() -> Result<()> {
    let gateway = Gateway::start(1240, 1)?;
    let truth = gateway.truth().await?;
    let machine = Machine::new()?;
    let before = secrets()?;
    let app = App::open(&machine, &[]).await?;
    flow::set_up(&app, &gateway.town).await?;
    app.click_id("finish-sync").await?;
    let result = flow::synced(&app).await?;
    assert_eq!((result.rows_new, result.incomplete), (truth.count, 0));
    flow::totals_are(&app, truth.count, truth.usd()).await?;
    assert_eq!(
        app.attribute(&by_id("grid"), "aria-rowcount").await?,
        (truth.count + 1).to_string()
    );
    assert_eq!(app.attribute(&by_id("mode-pill"), "data-mode").await?, "custom");
    app.assert_closed().await?;
    app.close().await?;

    let app = App::open(&machine, &[]).await?;
    app.click_id("nav-transactions").await?;
    app.see_id("grid-row").await?;
    flow::totals_are(&app, truth.count, truth.usd()).await?;
    to_terminals(&app).await?;
    // The program forgot the PINs with the last window: these come from the keyring.
    let outcomes = flow::verify(&app, gateway.town.terminals().len()).await?;
    assert!(
        outcomes.iter().all(|outcome| outcome == "verified"),
        "{outcomes:?}"
    );
    assert!(
        secrets()? >= before + gateway.town.pins().len(),
        "the keyring holds fewer secrets than PINs"
    );
    no_pin_outside_the_keyring(&machine, &gateway)?;
    app.assert_closed().await?;
    app.close().await?;
    no_pin_outside_the_keyring(&machine, &gateway)
}

/// How many secrets the login keyring holds.
fn secrets() -> Result<usize> {
    let answer = Command::new("dbus-send")
        .args(["--session", "--print-reply", "--dest=org.freedesktop.secrets"])
        .args([
            "/org/freedesktop/secrets/collection/login",
            "org.freedesktop.DBus.Properties.Get",
        ])
        .args(["string:org.freedesktop.Secret.Collection", "string:Items"])
        .output()?;
    Ok(String::from_utf8_lossy(&answer.stdout)
        .matches("object path")
        .count())
}

fn no_pin_outside_the_keyring(machine: &Machine, gateway: &Gateway) -> Result<()> {
    let pins = gateway.town.pins();
    let keyring = PathBuf::from(std::env::var_os(MARK).ok_or("run `cargo xtask test`")?);
    // A control, so that a search that never finds anything does not pass.
    let control = machine.data().join("control");
    fs::write(&control, format!("x{}x", pins[0]))?;
    assert_eq!(
        search::files_with(machine.folder(), &pins)?,
        std::slice::from_ref(&control)
    );
    fs::remove_file(&control)?;
    assert!(
        search::count_files(&machine.data())? >= 2,
        "the data folder holds no databases"
    );
    assert_eq!(
        search::files_with(machine.folder(), &pins)?,
        Vec::<PathBuf>::new()
    );
    assert_eq!(search::files_with(&keyring, &pins)?, Vec::<PathBuf>::new());
    Ok(())
}

#[tokio::test]
async fn practice_mode_is_one_press_away_and_always_marked() -> Result<()> {
    let machine = Machine::new()?;
    let app = App::open(&machine, &[]).await?;
    app.click_id("welcome-explore").await?;
    app.see_id("practice-bar").await?;
    assert_eq!(app.attribute(&by_id("mode-pill"), "data-mode").await?, "practice");
    flow::practice_ready(&app).await?;
    to_terminals(&app).await?;
    // The practice town lacks one right and one PIN, so that both can be practised.
    let outcomes = flow::verify(&app, 4).await?;
    assert_eq!(outcomes, ["verified", "verified", "right_missing", "no_pin"]);
    app.see_id("practice-bar").await?;
    app.click_id("leave-practice").await?;
    app.see_id("welcome-setup").await?;
    app.assert_closed().await?;
    app.close().await
}

#[tokio::test]
async fn a_hundred_thousand_payments_sync_cancel_resume_and_scroll() -> Result<()> {
    let gateway = Gateway::start(100_000, 3)?;
    let truth = gateway.truth().await?;
    let machine = Machine::new()?;
    let cli = Cli::new(&machine.data(), &machine.variables());
    set_up::register(&cli, &gateway.town)?;
    let app = App::open(&machine, &[]).await?;
    app.click_id("nav-transactions").await?;
    app.click_id("sync-button").await?;
    let progress = by_id("sync-progress");
    let moved =
        "return Number(document.querySelector(arguments[0])?.dataset.windowsDone ?? 0) > arguments[1]";
    app.until_within(Duration::from_secs(60), "progress", moved, json!([progress, 1]))
        .await?;
    app.until_within(
        Duration::from_secs(60),
        "more progress",
        moved,
        json!([progress, 3]),
    )
    .await?;
    app.click_id("sync-cancel").await?;
    let first = flow::synced(&app).await?;
    assert!(
        first.rows_new < truth.count,
        "the sync had ended before it was canceled"
    );
    app.click_id("sync-dismiss").await?;
    app.click_id("sync-button").await?;
    app.see(&progress).await?;
    let second = flow::synced(&app).await?;
    assert_eq!(first.rows_new + second.rows_new, truth.count);
    flow::totals_are(&app, truth.count, truth.usd()).await?;

    app.tab_to("grid").await?;
    app.press("Control+End").await?;
    let last = truth.count + 1;
    app.until("the last row", "return Number(document.activeElement?.closest('[role=row]')?.getAttribute('aria-rowindex')) === arguments[0]
        && !!document.activeElement.closest('[role=row]').dataset.rowId", json!([last])).await?;
    assert!(app.count("[data-testid=grid-row]").await? < 100);
    let mut seen = std::collections::BTreeSet::new();
    for part in 0..=20 {
        let script = "const grid = document.querySelector('[data-testid=grid]');
            grid.scrollTop = (grid.scrollHeight - grid.clientHeight) * arguments[0] / 20";
        app.run(script, json!([part])).await?;
        let script =
            "const rows = [...document.querySelectorAll('[data-testid=grid-row]:not([data-parked])')];
            const at = Number(rows[0]?.dataset.row ?? -1);
            return rows.length > 5 && rows.every((row) => row.dataset.rowId)
                && Math.abs(at - arguments[0]) < arguments[1] ? at : null";
        let wanted = truth.count * part / 20;
        let at = app
            .until(
                &format!("rows near {wanted}"),
                script,
                json!([wanted, truth.count / 50]),
            )
            .await?;
        seen.insert(at.as_u64());
        assert!(app.count("[data-testid=grid-row]").await? < 100);
    }
    assert!(seen.len() > 18, "{seen:?}");
    app.assert_closed().await?;
    app.close().await
}
