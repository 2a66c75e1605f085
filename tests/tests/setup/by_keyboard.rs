//! A23: what a machine can check of the walk by keyboard and ear.

use counterfoil_tests::app::{App, Machine, by_id};
use counterfoil_tests::gateway::Gateway;
use counterfoil_tests::words::{focus_is_on, region};
use counterfoil_tests::{Result, flow};
use serde_json::json;

#[tokio::test]
async fn f6_goes_round_the_regions_and_back() -> Result<()> {
    let machine = Machine::new()?;
    let app = App::open(&machine, &["--practice"]).await?;
    flow::practice_ready(&app).await?;
    app.click_id("nav-setup").await?;
    app.see("h1").await?;
    let mut forward = Vec::new();
    for _ in 0..8 {
        app.press("F6").await?;
        forward.push(region(&app).await?);
    }
    let distinct: std::collections::BTreeSet<_> = forward.iter().cloned().collect();
    assert!(distinct.len() >= 2 && !distinct.contains(""), "{forward:?}");
    // Once round, it begins again in the same order.
    let round = distinct.len();
    assert_eq!(forward[0], forward[round], "{forward:?}");
    let last = region(&app).await?;
    app.press("F6").await?;
    app.press("Shift+F6").await?;
    assert_eq!(region(&app).await?, last);
    app.close().await
}

#[tokio::test]
async fn three_errors_are_three_links_and_the_summary_has_the_focus() -> Result<()> {
    let machine = Machine::new()?;
    let app = App::open(&machine, &[]).await?;
    flow::begin(&app).await?;
    flow::choose_other_address(&app).await?;
    app.fill("field-endpoint", "http://example.org").await?;
    app.fill("field-account-id", "4287").await?;
    app.click_id("continue").await?;
    focus_is_on(&app, "error-summary").await?;
    let links = "[data-testid=error-summary] a";
    assert_eq!(app.count(links).await?, 3);
    for (row, field) in ["field-endpoint", "field-account-id", "field-account-name"]
        .into_iter()
        .enumerate()
    {
        app.click(&format!(
            "[data-testid=error-summary] li:nth-child({}) a",
            row + 1
        ))
        .await?;
        focus_is_on(&app, field).await?;
        // Spoken with the field: invalid, and described by its message.
        let spoken = "const one = document.activeElement;
            const told = (one.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean)
                .map((id) => document.getElementById(id)?.innerText ?? '').join(' ');
            return one.getAttribute('aria-invalid') === 'true' && told.trim().length > 10";
        app.until(&format!("the error of {field} to be spoken"), spoken, json!([]))
            .await?;
    }
    app.close().await
}

#[tokio::test]
async fn escape_closes_only_the_top_layer_and_the_focus_goes_back() -> Result<()> {
    let machine = Machine::new()?;
    let app = App::open(&machine, &["--practice"]).await?;
    flow::practice_ready(&app).await?;
    app.click_id("nav-setup").await?;
    app.click_id("reset-practice").await?;
    app.see_id("reset-dialog").await?;
    app.press("Escape").await?;
    app.gone(&by_id("reset-dialog")).await?;
    focus_is_on(&app, "reset-practice").await?;
    app.see_id("practice-bar").await?;
    app.close().await
}

#[tokio::test]
async fn a_pasted_pin_is_announced_once() -> Result<()> {
    let gateway = Gateway::start(100, 81)?;
    let town = &gateway.town;
    let machine = Machine::new()?;
    let app = App::open(&machine, &[]).await?;
    flow::begin(&app).await?;
    flow::account(&app, town).await?;
    flow::users(&app, town).await?;
    flow::terminals(&app, town).await?;
    let listen = "const region = document.querySelector('[data-testid=live-region]');
        window.__said = [];
        new MutationObserver(() => {
            const text = region.innerText.trim();
            if (text && window.__said.at(-1) !== text) window.__said.push(text);
        }).observe(region, { childList: true, characterData: true, subtree: true })";
    app.run(listen, json!([])).await?;
    app.paste("field-pin-0", &town.pins()[0]).await?;
    app.see_id("pin-stored-0").await?;
    let said = app
        .until(
            "words",
            "return window.__said.length ? window.__said : null",
            json!([]),
        )
        .await?;
    let said = said.as_array().cloned().unwrap_or_default();
    let about: Vec<_> = said
        .iter()
        .filter(|text| text.as_str().is_some_and(|text| text.contains("64 characters")))
        .collect();
    assert_eq!(about.len(), 1, "{said:?}");
    assert!(!format!("{said:?}").contains(&town.pins()[0]), "a PIN was spoken");
    app.close().await
}
