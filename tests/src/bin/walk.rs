//! The main job of a clerk in the real window, compared with the gateway's own truth.

use std::process::ExitCode;

use counterfoil_tests::app::{App, Machine};
use counterfoil_tests::gateway::Gateway;
use counterfoil_tests::{Result, flow};

const FOLDER: &str = "run";

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match walk().await {
        Ok(()) => {
            println!("The walk succeeded. Pictures: target/shots/run/");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("The walk failed: {problem:?}");
            ExitCode::FAILURE
        }
    }
}

async fn walk() -> Result<()> {
    let gateway = Gateway::start(1240, 1)?;
    let truth = gateway.truth().await?;
    let town = &gateway.town;
    println!(
        "Practice gateway: account {}, {} terminals, {} payments",
        town.merchant_id,
        town.terminals().len(),
        truth.count
    );
    let machine = Machine::new()?;
    let app = App::open(&machine, &[]).await?;
    app.picture(FOLDER, "1-welcome").await?;
    flow::begin(&app).await?;
    flow::account(&app, town).await?;
    flow::users(&app, town).await?;
    flow::terminals(&app, town).await?;
    app.picture(FOLDER, "2-pins").await?;
    flow::pins(&app, town).await?;
    let outcomes = flow::verify(&app, town.terminals().len()).await?;
    app.picture(FOLDER, "3-verified").await?;
    for ((user, terminal), outcome) in town.terminals().iter().zip(&outcomes) {
        println!(
            "Terminal {} ({}, {user}): {outcome}",
            terminal.name, terminal.kind
        );
    }
    let verified = outcomes.iter().filter(|outcome| *outcome == "verified").count();
    println!("Terminals verified: {verified} of {}", outcomes.len());
    if verified != town.terminals().len() {
        return Err("not every terminal was verified".into());
    }
    flow::go_on(&app, "finish-sync").await?;
    app.click_id("finish-sync").await?;
    let result = flow::synced(&app).await?;
    println!(
        "Rows synced: {} new, {} updated, {} windows incomplete",
        result.rows_new, result.rows_updated, result.incomplete
    );
    if result.incomplete > 0 {
        return Err("some windows are incomplete".into());
    }
    app.see_id("grid-row").await?;
    flow::totals_are(&app, truth.count, truth.usd()).await?;
    app.picture(FOLDER, "4-transactions").await?;
    let (count, sums) = flow::totals(&app).await?;
    println!(
        "Totals: {count} rows, sales {}, refunds {}, net {} (cents); the gateway says the same",
        sums.sales_minor, sums.refunds_minor, sums.net_minor
    );
    app.assert_closed().await?;
    app.close().await
}
