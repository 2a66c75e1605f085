//! A2: the first API user and terminals, with every bad input.

use counterfoil_tests::app::{App, Machine, by_id};
use counterfoil_tests::gateway::Gateway;
use counterfoil_tests::words::{focus_is_on, part_says, says, value};
use counterfoil_tests::{Result, flow};
use serde_json::json;

#[tokio::test]
async fn each_box_names_its_mistake_and_keeps_what_was_typed() -> Result<()> {
    let gateway = Gateway::start(100, 71)?;
    let town = &gateway.town;
    let machine = Machine::new()?;
    let app = App::open(&machine, &[]).await?;
    flow::begin(&app).await?;
    app.fill("field-account-id", "4287").await?;
    app.press("Tab").await?;
    says(
        &app,
        "Account IDs usually have 6 or 7 digits; this has 4. Leading zeros count. The portal shows it in the top corner.",
    )
    .await?;
    assert_eq!(value(&app, "field-account-id").await?, "4287");
    flow::account(&app, town).await?;

    app.fill("field-user-id-0", "clerk@aldercreek.gov").await?;
    app.press("Tab").await?;
    says(
        &app,
        "This looks like a person's sign-in. API users look like apiuser501204 and cannot sign in to the portal.",
    )
    .await?;
    assert_eq!(value(&app, "field-user-id-0").await?, "clerk@aldercreek.gov");
    flow::users(&app, town).await?;
    flow::terminals(&app, town).await?;
    pins(&app, town.pins()).await?;
    app.assert_closed().await?;
    app.close().await
}

async fn pins(app: &App, pins: Vec<String>) -> Result<()> {
    let [first, second, ..] = pins.as_slice() else {
        return Err("the town has too few PINs".into());
    };
    app.paste("field-pin-0", "Alder!Creek2026").await?;
    part_says(
        app,
        "pin-report-0",
        "PINs have only letters and digits. Is this the portal password?",
    )
    .await?;
    // Longer than any PIN: blocked, and nothing is stored.
    app.paste("field-pin-0", &format!("{first}A")).await?;
    part_says(app, "pin-report-0", "64").await?;
    assert!(!app.has(&by_id("pin-stored-0")).await?);

    // A page's copy turns no-break spaces into plain ones; this character comes through as it is.
    app.paste("field-pin-0", &format!("{first}\u{200b}\n")).await?;
    app.see_id("pin-stored-0").await?;
    part_says(app, "pin-row-0", "64 characters, letters and digits only").await?;
    part_says(app, "pin-row-0", "2 hidden characters removed").await?;
    // She can expand which ones.
    let fold = format!("{} [data-testid=removed-characters]", by_id("pin-row-0"));
    app.click(&format!("{fold} button, {fold}")).await?;
    part_says(app, "pin-row-0", "zero-width space").await?;

    // One character short: a warning with what can be compared, not a block.
    let short = &second[..63];
    app.paste("field-pin-1", short).await?;
    app.see_id("pin-stored-1").await?;
    part_says(app, "pin-row-1", "63 characters").await?;
    part_says(
        app,
        "pin-row-1",
        &format!("Compare the last 4: …{}", &short[59..]),
    )
    .await
}

#[tokio::test]
async fn verifying_with_nothing_entered_leads_to_the_first_empty_box() -> Result<()> {
    let gateway = Gateway::start(100, 72)?;
    let town = &gateway.town;
    let machine = Machine::new()?;
    let app = App::open(&machine, &[]).await?;
    flow::begin(&app).await?;
    flow::account(&app, town).await?;
    flow::users(&app, town).await?;
    flow::terminals(&app, town).await?;
    // Never grey without a reason.
    let button = by_id("continue");
    let disabled = "return document.querySelector(arguments[0]).disabled";
    assert_eq!(app.run(disabled, json!([button])).await?, false);
    app.click(&button).await?;
    app.see_id("error-summary").await?;
    assert_eq!(app.count("[data-testid=error-summary] a").await?, 4);
    for (_, terminal) in town.terminals() {
        part_says(&app, "error-summary", &terminal.name).await?;
    }
    app.click("[data-testid=error-summary] li:first-child a").await?;
    focus_is_on(&app, "field-pin-0").await?;
    app.close().await
}

#[tokio::test]
async fn two_terminals_end_with_green_ticks_and_words() -> Result<()> {
    let gateway = Gateway::start(100, 73)?;
    let machine = Machine::new()?;
    let app = App::open(&machine, &[]).await?;
    flow::set_up(&app, &gateway.town).await?;
    // The word, and a shape beside it: never color alone.
    let ticks = "return [...document.querySelectorAll('[aria-labelledby=finish-terminals] li')]
        .map((one) => one.lastElementChild)
        .filter((state) => state.innerText.trim() === 'Verified' && state.querySelector('svg')).length";
    let all = gateway.town.terminals().len();
    assert_eq!(app.run(ticks, json!([])).await?, json!(all));
    app.close().await
}
