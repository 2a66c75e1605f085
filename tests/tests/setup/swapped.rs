//! A4: the right PIN on the wrong terminal.

use counterfoil_tests::app::{App, Machine, by_id};
use counterfoil_tests::gateway::{Gateway, Town};
use counterfoil_tests::words::part_says;
use counterfoil_tests::{Result, flow};

/// The wizard at its PINs.
async fn at_pins(machine: &Machine, town: &Town) -> Result<App> {
    let app = App::open(machine, &[]).await?;
    flow::begin(&app).await?;
    flow::account(&app, town).await?;
    flow::users(&app, town).await?;
    flow::terminals(&app, town).await?;
    Ok(app)
}

#[tokio::test]
async fn a_pin_that_is_stored_elsewhere_is_moved_kept_there_or_given_up() -> Result<()> {
    let gateway = Gateway::start(100, 76)?;
    let town = &gateway.town;
    let machine = Machine::new()?;
    let app = at_pins(&machine, town).await?;
    let pins = town.pins();
    let names: Vec<&str> = town
        .terminals()
        .iter()
        .map(|(_, one)| one.name.as_str())
        .collect();
    let sentence = format!(
        "This PIN is already stored for {}. One PIN belongs to one terminal.",
        names[1]
    );
    app.paste("field-pin-1", &pins[1]).await?;
    app.see_id("pin-stored-1").await?;

    app.paste("field-pin-0", &pins[1]).await?;
    part_says(&app, "pin-duplicate-0", &sentence).await?;
    app.click_id("pin-cancel-0").await?;
    app.gone(&by_id("pin-duplicate-0")).await?;
    assert!(!app.has(&by_id("pin-stored-0")).await?);

    app.paste("field-pin-0", &pins[1]).await?;
    app.see_id("pin-duplicate-0").await?;
    app.click_id("pin-keep-there-0").await?;
    app.see_id("pin-stored-1").await?;
    assert!(!app.has(&by_id("pin-stored-0")).await?);

    app.paste("field-pin-0", &pins[1]).await?;
    app.see_id("pin-duplicate-0").await?;
    app.click_id("pin-move-0").await?;
    app.see_id("pin-stored-0").await?;
    app.see_id("field-pin-1").await?;
    app.close().await
}

#[tokio::test]
async fn a_duplicate_that_is_insisted_on_is_a_conflict_in_both_rows() -> Result<()> {
    let gateway = Gateway::start(100, 77)?;
    let town = &gateway.town;
    let machine = Machine::new()?;
    let app = at_pins(&machine, town).await?;
    let pins = town.pins();
    app.paste("field-pin-1", &pins[1]).await?;
    app.see_id("pin-stored-1").await?;
    app.paste("field-pin-0", &pins[1]).await?;
    app.click(&format!("{} button", by_id("pin-more-0"))).await?;
    app.click_id("pin-conflict-0").await?;
    app.see_id("pin-stored-0").await?;
    for row in [0, 1] {
        part_says(&app, &format!("pin-row-{row}"), "Same PIN twice").await?;
    }
    app.close().await
}
