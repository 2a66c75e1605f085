//! Bad input, and a gateway that is down.

use std::path::PathBuf;

use counterfoil_tests::app::{App, Machine, by_id};
use counterfoil_tests::cli::Cli;
use counterfoil_tests::gateway::Gateway;
use counterfoil_tests::setup_pages::to_terminals;
use counterfoil_tests::{Result, flow, search, set_up};
use serde_json::json;

#[tokio::test]
async fn bad_input_is_answered_in_words_and_nothing_typed_is_lost() -> Result<()> {
    let gateway = Gateway::start(100, 5)?;
    let town = &gateway.town;
    let machine = Machine::new()?;
    let app = App::open(&machine, &[]).await?;
    flow::begin(&app).await?;
    app.fill("field-account-id", "4287").await?;
    app.press("Tab").await?;
    says(&app, "this has 4").await?;
    assert_eq!(value(&app, "field-account-id").await?, "4287");
    flow::account(&app, town).await?;
    app.fill("field-user-id-0", "clerk@aldercreek.gov").await?;
    app.press("Tab").await?;
    says(&app, "looks like a person").await?;
    assert_eq!(value(&app, "field-user-id-0").await?, "clerk@aldercreek.gov");
    flow::users(&app, town).await?;
    flow::terminals(&app, town).await?;
    let pins = town.pins();
    app.paste("field-pin-0", "Sommer!2026").await?;
    says(&app, "portal password").await?;
    app.paste("field-pin-0", &"x".repeat(65)).await?;
    says(&app, "64").await?;
    app.paste("field-pin-0", &format!("{}\u{a0}\n", pins[0])).await?;
    app.see_id("pin-stored-0").await?;
    says(&app, "2 hidden characters removed").await?;
    app.paste("field-pin-1", &pins[0]).await?;
    app.see_id("pin-duplicate-1").await?;
    app.click_id("pin-keep-there-1").await?;
    app.paste("field-pin-1", &pins[1][..63]).await?;
    app.see_id("pin-stored-1").await?;
    says(&app, "63").await?;

    // Left and come back: everything but secrets is in place.
    app.close().await?;
    let app = App::open(&machine, &[]).await?;
    app.click_id("welcome-setup").await?;
    app.see_id("pin-stored-0").await?;
    app.see_id("field-pin-2").await?;
    assert_eq!(
        search::files_with(machine.folder(), &pins)?,
        Vec::<PathBuf>::new()
    );
    app.close().await
}

async fn says(app: &App, words: &str) -> Result<()> {
    let script = "return document.body.innerText.toLowerCase().includes(arguments[0].toLowerCase())";
    app.until(&format!("the words {words:?}"), script, json!([words]))
        .await
        .map(|_| ())
}

async fn value(app: &App, id: &str) -> Result<String> {
    let value = app
        .run(
            "return document.querySelector(arguments[0]).value",
            json!([by_id(id)]),
        )
        .await?;
    Ok(value.as_str().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn a_gateway_that_is_down_costs_nothing_and_is_named() -> Result<()> {
    let mut gateway = Gateway::start(300, 6)?;
    let truth = gateway.truth().await?;
    let machine = Machine::new()?;
    let cli = Cli::new(&machine.data(), &machine.variables());
    set_up::register(&cli, &gateway.town)?;
    let app = App::open(&machine, &[]).await?;
    app.click_id("nav-transactions").await?;
    app.click_id("sync-button").await?;
    flow::synced(&app).await?;
    flow::totals_are(&app, truth.count, truth.usd()).await?;
    gateway.stop();
    to_terminals(&app).await?;
    let outcomes = flow::verify(&app, 4).await?;
    assert!(
        outcomes.iter().all(|outcome| outcome == "no_answer"),
        "{outcomes:?}"
    );
    says(&app, "no answer").await?;
    app.click_id("nav-transactions").await?;
    flow::totals_are(&app, truth.count, truth.usd()).await?;
    app.assert_closed().await?;
    app.close().await
}
