//! A5: verify everything, and every way in which that can fail.

use counterfoil_tests::app::{App, Machine, by_id};
use counterfoil_tests::cli::Cli;
use counterfoil_tests::gateway::Gateway;
use counterfoil_tests::setup_pages::to_terminals;
use counterfoil_tests::words::{is_silent_about, part_says, says};
use counterfoil_tests::{Result, flow, set_up};
use serde_json::json;

/// A town that is set up, at its terminals.
async fn ready(gateway: &Gateway) -> Result<(Machine, App)> {
    let machine = Machine::new()?;
    let cli = Cli::new(&machine.data(), &machine.variables());
    set_up::register(&cli, &gateway.town)?;
    let app = App::open(&machine, &[]).await?;
    to_terminals(&app).await?;
    Ok((machine, app))
}

#[tokio::test]
async fn the_network_is_down_and_the_details_are_kept() -> Result<()> {
    let mut gateway = Gateway::start(100, 78)?;
    let (_machine, app) = ready(&gateway).await?;
    gateway.stop();
    let outcomes = flow::verify(&app, 4).await?;
    assert_eq!(outcomes, ["no_answer"; 4]);
    part_says(
        &app,
        "verify-result-0",
        "No answer from Converge. Your details are saved and marked unverified.",
    )
    .await?;
    app.close().await
}

#[tokio::test]
async fn a_web_page_in_between_is_named_and_its_details_fold_out() -> Result<()> {
    let gateway = Gateway::start(100, 79)?;
    let (_machine, app) = ready(&gateway).await?;
    gateway.fault(json!({ "fault": "html" })).await?;
    let outcomes = flow::verify(&app, 4).await?;
    assert!(outcomes.iter().all(|one| one == "proxy_answer"), "{outcomes:?}");
    part_says(
        &app,
        "verify-result-0",
        "Something between this PC and Converge answered instead",
    )
    .await?;
    let details = format!("{} [data-testid^=verify-details]", by_id("verify-result-0"));
    let raw = format!("{} pre", by_id("verify-result-0"));
    let shown = "return document.querySelector(arguments[0])?.checkVisibility() === true";
    assert_ne!(
        app.run(shown, json!([raw])).await?,
        true,
        "the details stand open"
    );
    app.click(&details).await?;
    app.until("the details", shown, json!([raw])).await?;
    gateway.heal().await?;
    app.close().await
}

#[tokio::test]
async fn wrong_pins_are_refused_three_times_and_then_a_countdown_protects_the_town() -> Result<()> {
    let gateway = Gateway::start(100, 80)?;
    let machine = Machine::new()?;
    let cli = Cli::new(&machine.data(), &machine.variables());
    set_up::register(&cli, &gateway.town)?;
    for (user, terminal) in gateway.town.terminals() {
        let wrong: String = terminal.pin.chars().rev().collect();
        let place = [
            "pin",
            "set",
            "--account",
            flow::NAME,
            "--user",
            user,
            "--terminal",
            &terminal.name,
        ];
        cli.ok_with(&place, &wrong)?;
    }
    let app = App::open(&machine, &[]).await?;
    to_terminals(&app).await?;
    app.click_id("verify-all").await?;
    part_says(
        &app,
        "verify-result-0",
        "Converge did not accept this user ID and PIN together.",
    )
    .await?;
    // An environment mixed up is a cause, too; which one is used stands beside it.
    part_says(
        &app,
        "verify-result-0",
        "Check that the PIN belongs to that system.",
    )
    .await?;
    part_says(&app, "verify-result-0", "127.0.0.1").await?;
    app.see_id("verify-brake").await?;
    app.see_id("verify-countdown").await?;
    app.gone(&by_id("verify-all")).await?;
    part_says(&app, "verify-brake", "block").await?;
    app.close().await
}

#[tokio::test]
async fn one_right_is_missing_and_one_pin_and_the_rest_is_verified() -> Result<()> {
    let machine = Machine::new()?;
    let app = App::open(&machine, &["--practice"]).await?;
    flow::practice_ready(&app).await?;
    to_terminals(&app).await?;
    let outcomes = flow::verify(&app, 4).await?;
    assert_eq!(outcomes, ["verified", "verified", "right_missing", "no_pin"]);
    part_says(&app, "verify-result-2", "Batches: View is missing for apiuser").await?;
    part_says(&app, "verify-result-3", "Skipped, no PIN").await?;
    // Each took its time; what was not asked took none.
    says(&app, " s").await?;
    is_silent_about(&app, "credentials refused").await?;
    app.close().await
}

#[tokio::test]
async fn a_clean_town_of_twelve_terminals_has_nothing_found_against_it() -> Result<()> {
    let gateway = Gateway::start_as(300, 94, &["--terminals", "12"])?;
    let (_machine, app) = ready(&gateway).await?;
    let outcomes = flow::verify(&app, 12).await?;
    assert!(outcomes.iter().all(|one| one == "verified"), "{outcomes:?}");
    app.see_id("findings").await?;
    for weight in ["blocks", "warns"] {
        let found = format!("article[data-weight={weight}]");
        assert_eq!(
            app.count(&found).await?,
            0,
            "{}",
            app.text("[data-testid=findings]").await?
        );
    }
    app.close().await
}
