//! A4: the right PIN on the wrong terminal.

use counterfoil_tests::app::{App, Machine, by_id};
use counterfoil_tests::gateway::{Gateway, Town};
use counterfoil_tests::setup_pages::{TownHall, open, row_action};
use counterfoil_tests::words::{part_says, says};
use counterfoil_tests::{Problem, Result, flow};
use serde_json::json;

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
    app.click_id("pin-more-0").await?;
    app.click_id("pin-conflict-0").await?;
    app.see_id("pin-stored-0").await?;
    let terminals = town.terminals();
    for (row, other) in [(0, 1), (1, 0)] {
        let same = format!("Same PIN as {}", terminals[other].1.name);
        part_says(&app, &format!("pin-row-{row}"), &same).await?;
    }
    app.close().await
}

/// Places of two terminals in the town's list.
fn places(town: &Town, one: &str, other: &str) -> Result<(usize, usize)> {
    let place = |name: &str| {
        let mut all = town.terminals().into_iter();
        all.position(|(_, terminal)| terminal.name == name)
            .ok_or_else(|| Problem::new(format!("the town has no {name}")))
    };
    Ok((place(one)?, place(other)?))
}

/// A town whose clerk has two PINs the wrong way round, verified, at its terminals.
async fn verified_crosswise(gateway: &Gateway, one: &str, other: &str) -> Result<(TownHall, App)> {
    let (a, b) = places(&gateway.town, one, other)?;
    let hall = TownHall::with_pins(&gateway.town.with_swapped(a, b))?;
    let app = App::open(&hall.machine, &[]).await?;
    open(&app, "terminals").await?;
    flow::verify(&app, 4).await?;
    app.see_id("finding-0").await?;
    Ok((hall, app))
}

/// Unfolds what shows a finding; one that is alone stands open.
async fn unfold(app: &App, row: usize) -> Result<()> {
    let details = by_id(&format!("finding-details-{row}"));
    app.see(&details).await?;
    if app.attribute(&details, "aria-expanded").await? == "false" {
        app.click(&details).await?;
    }
    Ok(())
}

const COUNTERS: (&str, &str) = ("Parks Front Desk", "Utility Counter");

#[tokio::test]
async fn two_swapped_pins_are_named_before_any_payment_with_what_converge_reports() -> Result<()> {
    let (one, other) = COUNTERS;
    let gateway = Gateway::start(300, 90)?;
    let (hall, app) = verified_crosswise(&gateway, one, other).await?;
    let kind = app.attribute(&by_id("finding-0"), "data-kind").await?;
    assert_eq!(kind, "pins_swapped");
    part_says(&app, "finding-0", "Stops the hand-off").await?;
    unfold(&app, 0).await?;
    part_says(
        &app,
        "finding-0",
        &format!("Through the PIN of {one} Converge reports \"{other}\""),
    )
    .await?;
    part_says(
        &app,
        "finding-0",
        &format!("Through the PIN of {other} Converge reports \"{one}\""),
    )
    .await?;
    part_says(&app, "finding-0", "would be booked on").await?;
    app.picture("setup", "swapped").await?;
    // Nothing was paid, settled or changed on the way.
    let log = gateway.log().await?;
    assert!(log.contains("terminalsetup"), "{log}");
    for call in ["ccsale", "ccvoid", "ccreturn", "settle", "ccauthonly"] {
        assert!(
            !log.contains(call),
            "a call with an effect on money was made: {call}"
        );
    }

    open(&app, "handoff").await?;
    app.see_id("handoff-blocked").await?;
    assert!(!app.has(&by_id("handoff-save")).await?);
    open(&app, "terminals").await?;
    app.click_id("finding-act-0").await?;
    app.see_id("swap-dialog").await?;
    app.click(&format!("{} {}", by_id("swap-dialog"), by_id("dialog-confirm")))
        .await?;
    app.click_id("swap-verify").await?;
    let solved = "return !document.querySelector('[data-kind=pins_swapped]')";
    app.until("the swap to be solved", solved, json!([])).await?;
    app.close().await?;
    let left = hall.cli().ok(&["verify", "--all"])?;
    assert!(
        left.lines
            .iter()
            .all(|line| line["outcome"] != "credentials_refused")
    );
    let app = App::open(&hall.machine, &[]).await?;
    open(&app, "handoff").await?;
    app.see_id("handoff-way-masked").await?;
    assert!(!app.has(&by_id("handoff-blocked")).await?);
    app.close().await
}

#[tokio::test]
async fn a_gateway_that_tells_t1_and_t2_the_wrong_way_round_is_found_out() -> Result<()> {
    let (one, other) = ("Parks Front Desk", "Web Permits");
    // Both PINs are valid, each for the other terminal: nothing is refused.
    let swap = format!("{one}={other}");
    let gateway = Gateway::start_as(300, 93, &["--swap", &swap])?;
    let machine = Machine::new()?;
    let app = at_pins(&machine, &gateway.town).await?;
    flow::pins(&app, &gateway.town).await?;
    let outcomes = flow::verify(&app, 4).await?;
    assert_eq!(outcomes, ["verified"; 4], "a swap is refused by nobody");
    says(&app, &format!("The PINs of {one} and {other} stand crosswise.")).await?;
    unfold(&app, 0).await?;
    says(
        &app,
        &format!("Through the PIN of {one} Converge reports \"{other}\""),
    )
    .await?;
    app.picture("setup", "swapped-in-the-wizard").await?;
    // The wizard has no navigation beside it.
    app.run("location.hash = '/setup/handoff'", json!([])).await?;
    app.see_id("handoff-blocked").await?;
    app.close().await
}

#[tokio::test]
async fn pins_swapped_between_two_users_are_refused_and_the_cause_is_guessed() -> Result<()> {
    let gateway = Gateway::start(300, 91)?;
    let (one, other) = ("Parks Front Desk", "Web Permits");
    let (_hall, app) = verified_crosswise(&gateway, one, other).await?;
    let kind = app.attribute(&by_id("finding-0"), "data-kind").await?;
    assert_eq!(kind, "pins_perhaps_swapped");
    part_says(&app, "finding-0", one).await?;
    part_says(&app, "finding-0", other).await?;
    part_says(&app, "finding-0", "may stand crosswise").await?;
    app.close().await
}

#[tokio::test]
async fn where_terminals_cannot_be_read_the_last_payments_tell_and_the_clerk_is_asked() -> Result<()> {
    let gateway = Gateway::start(600, 92)?;
    let (one, other) = COUNTERS;
    for name in [one, other] {
        gateway.set_terminal(name, json!({ "setup": false })).await?;
    }
    let (hall, app) = verified_crosswise(&gateway, one, other).await?;
    let id = hall.id(one)?;
    let (row, _) = places(&gateway.town, one, other)?;
    row_action(&app, row, "pin-evidence").await?;
    app.see_id("evidence-dialog").await?;
    part_says(&app, "evidence-dialog", &format!("Is this the {one} counter?")).await?;
    // The table behind asks the same.
    let no = format!(
        "{} {}",
        by_id("evidence-dialog"),
        by_id(&format!("evidence-no-{id}"))
    );
    app.click(&no).await?;
    part_says(
        &app,
        "evidence-dialog",
        "The hand-off waits until that is solved.",
    )
    .await?;
    app.click_id("evidence-close").await?;
    app.gone(&by_id("evidence-dialog")).await?;
    open(&app, "handoff").await?;
    app.see_id("handoff-blocked").await?;
    part_says(&app, "handoff-blocked", one).await?;
    app.close().await
}
