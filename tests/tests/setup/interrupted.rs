//! A3: setup left half way, by closing the window and by a power cut.

use std::path::PathBuf;
use std::time::Duration;

use counterfoil_tests::app::{App, Machine};
use counterfoil_tests::cli::Cli;
use counterfoil_tests::gateway::Gateway;
use counterfoil_tests::words::{part_says, says};
use counterfoil_tests::{Result, flow, search};

#[tokio::test]
async fn next_morning_everything_but_secrets_is_in_place() -> Result<()> {
    let gateway = Gateway::start(100, 74)?;
    let town = &gateway.town;
    let machine = Machine::new()?;
    let app = App::open(&machine, &[]).await?;
    flow::begin(&app).await?;
    flow::account(&app, town).await?;
    flow::users(&app, town).await?;
    flow::terminals(&app, town).await?;
    // Typed and not stored: it must be asked for again.
    app.fill("field-pin-0", "TYPED0AND0NOT0STORED0").await?;
    app.close().await?;

    let app = App::open(&machine, &[]).await?;
    part_says(
        &app,
        "welcome-progress",
        "Setup: 3 of 5 steps done, waiting for PINs",
    )
    .await?;
    app.click_id("welcome-setup").await?;
    app.see_id("field-pin-0").await?;
    for (_, terminal) in town.terminals() {
        says(&app, &terminal.name).await?;
    }
    let typed = vec!["TYPED0AND0NOT0STORED0".to_owned()];
    assert_eq!(
        search::files_with(machine.folder(), &typed)?,
        Vec::<PathBuf>::new()
    );
    app.close().await
}

#[tokio::test]
async fn a_power_cut_while_terminals_are_saved_leaves_all_of_them_or_none() -> Result<()> {
    let gateway = Gateway::start(100, 75)?;
    let town = &gateway.town;
    for wait in [0, 4, 12, 40] {
        let machine = Machine::new()?;
        let app = App::open(&machine, &[]).await?;
        flow::begin(&app).await?;
        flow::account(&app, town).await?;
        flow::users(&app, town).await?;
        flow::fill_terminals(&app, town).await?;
        app.click_id("continue").await?;
        tokio::time::sleep(Duration::from_millis(wait)).await;
        app.strike("KILL").await?;
        let cli = Cli::new(&machine.data(), &machine.variables());
        let saved = cli.ok(&["terminal", "list"])?.lines;
        assert!([0, 4].contains(&saved.len()), "after {wait} ms: {saved:?}");
        for line in &saved {
            assert!(
                line["kind"].as_str().is_some_and(|kind| !kind.is_empty()),
                "{line}"
            );
        }
        println!("  struck after {wait} ms: {} terminals", saved.len());
    }
    Ok(())
}
