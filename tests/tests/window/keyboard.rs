//! The whole job without a mouse.

use counterfoil_tests::app::{App, Machine, by_id};
use counterfoil_tests::gateway::Gateway;
use counterfoil_tests::{Problem, Result, flow};
use serde_json::json;

#[tokio::test]
async fn the_wizard_needs_no_mouse_and_leads_out_of_three_errors() -> Result<()> {
    let gateway = Gateway::start(100, 4)?;
    let town = &gateway.town;
    let machine = Machine::new()?;
    let app = App::open(&machine, &[]).await?;
    press_on(&app, "welcome-setup").await?;
    app.see_id("field-account-id").await?;
    press_on(&app, "env-other").await?;
    app.see_id("env-custom").await?;
    app.tab_to("env-custom").await?;
    app.press("Space").await?;
    type_into(&app, "field-endpoint", "http://example.org").await?;
    type_into(&app, "field-account-id", "4287").await?;
    press_on(&app, "continue").await?;

    // The summary has the focus and three links, each of which moves to its field.
    app.see_id("error-summary").await?;
    app.until(
        "the focus on the summary",
        "return document.activeElement?.dataset.testid === 'error-summary'",
        json!([]),
    )
    .await?;
    assert_eq!(app.count("[data-testid=error-summary] a").await?, 3);
    let right = [
        ("field-endpoint", town.endpoint.as_str()),
        ("field-account-id", town.merchant_id.as_str()),
        ("field-account-name", flow::NAME),
    ];
    for (row, (field, text)) in right.into_iter().enumerate() {
        focus(
            &app,
            &format!("[data-testid=error-summary] li:nth-child({}) a", row + 1),
        )
        .await?;
        app.press("Enter").await?;
        assert_eq!(app.focused().await?, field);
        app.press("Control+a").await?;
        app.driver.type_text(text).await?;
    }
    press_on(&app, "continue").await?;

    app.see_id("field-user-id-0").await?;
    for (row, user) in town.users.iter().enumerate() {
        if row > 0 {
            press_on(&app, "add-user").await?;
        }
        type_into(&app, &format!("field-user-id-{row}"), &user.user_id).await?;
    }
    press_on(&app, "continue").await?;
    app.see_id("field-terminal-name-0").await?;
    for (row, (user, terminal)) in town.terminals().into_iter().enumerate() {
        if row > 0 {
            press_on(&app, "add-terminal").await?;
        }
        type_into(&app, &format!("field-terminal-name-{row}"), &terminal.name).await?;
        app.tab_to(&format!("terminal-kind-{row}-retail")).await?;
        app.press(if terminal.kind == "internet" {
            "ArrowDown"
        } else {
            "Space"
        })
        .await?;
        press_on(&app, &format!("terminal-user-{row}")).await?;
        app.see("[role=option]").await?;
        app.driver.type_text(user).await?;
        app.press("Enter").await?;
        app.gone("[role=option]").await?;
    }
    press_on(&app, "continue").await?;
    app.see_id("field-pin-0").await?;
    for (row, pin) in town.pins().iter().enumerate() {
        type_into(&app, &format!("field-pin-{row}"), pin).await?;
        app.press("Tab").await?;
        app.see_id(&format!("pin-stored-{row}")).await?;
    }
    press_on(&app, "continue").await?;
    app.see_id("verify-all").await?;
    press_on(&app, "verify-all").await?;
    let outcomes = flow::outcomes(&app, town.terminals().len()).await?;
    assert!(
        outcomes.iter().all(|outcome| outcome == "verified"),
        "{outcomes:?}"
    );
    press_on(&app, "continue").await?;
    app.see_id("finish-sync").await?;
    press_on(&app, "finish-sync").await?;
    let result = flow::synced(&app).await?;
    assert_eq!(result.rows_new, 100);

    // The grid too: into it, to its end, into the details and back.
    app.tab_to("grid").await?;
    app.press("Control+End").await?;
    assert_eq!(focused_row(&app).await?, 101);
    app.press("Enter").await?;
    app.see_id("fact-id").await?;
    app.press("Escape").await?;
    app.gone(&by_id("detail-panel")).await?;
    app.until("the focus back in the row", FOCUSED_ROW, json!([]))
        .await?;
    assert_eq!(focused_row(&app).await?, 101);
    app.assert_closed().await?;
    app.close().await
}

/// Moves with Tab to an element and presses it.
async fn press_on(app: &App, id: &str) -> Result<()> {
    app.see_id(id).await?;
    app.tab_to(id).await?;
    app.press("Enter").await
}

/// Moves with Tab to a field and types over what it holds.
async fn type_into(app: &App, id: &str, text: &str) -> Result<()> {
    app.see_id(id).await?;
    app.tab_to(id).await?;
    app.press("Control+a").await?;
    app.driver.type_text(text).await
}

/// Moves with Tab to what a selector names.
async fn focus(app: &App, css: &str) -> Result<()> {
    for _ in 0..80 {
        if app
            .run(
                "return !!document.activeElement?.matches(arguments[0])",
                json!([css]),
            )
            .await?
            == true
        {
            return Ok(());
        }
        app.press("Tab").await?;
    }
    Err(Problem::new(format!("80 presses of Tab did not reach {css}")))
}

const FOCUSED_ROW: &str =
    "return Number(document.activeElement?.closest('[role=row]')?.getAttribute('aria-rowindex') ?? 0)";

async fn focused_row(app: &App) -> Result<u64> {
    Ok(app.run(FOCUSED_ROW, json!([])).await?.as_f64().unwrap_or(0.0) as u64)
}
