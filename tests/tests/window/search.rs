//! A9: a payment is found by what a person remembers of it, with every bad input.

use std::collections::BTreeSet;

use counterfoil_tests::Result;
use counterfoil_tests::app::{App, by_id};
use counterfoil_tests::gateway::{Gateway, Payment};
use counterfoil_tests::words::{focus_is_on, part_says, value};
use serde_json::json;

use crate::list::{answer, chips, elements, listed, pays, search_for, shows, sums};

/// Waits until this, and no more, is still being typed.
async fn typed(app: &App, text: &str) -> Result<()> {
    let script = "return document.querySelector('[data-testid=search]')?.value === arguments[0]";
    app.until(&format!("{text:?} in the box"), script, json!([text]))
        .await
        .map(|_| ())
}

/// Waits until a payment is in the list and says in which column it was found.
async fn found(app: &App, id: &str, column: &str, marked: &str) -> Result<()> {
    let script = "const marks = document.querySelectorAll(
            `[data-row-id=\"${arguments[0]}\"] [data-column=\"${arguments[1]}\"] mark`);
        return [...marks].some((one) => one.textContent === arguments[2])";
    let what = format!("{marked:?} marked in {column}");
    app.until(&what, script, json!([id, column, marked]))
        .await
        .map(|_| ())
}

/// The payments with cards that end so, as the gateway itself finds them.
async fn with_card(gateway: &Gateway, last4: &str) -> Result<BTreeSet<String>> {
    let mut all = BTreeSet::new();
    for (_, terminal) in gateway.town.terminals() {
        let xml = answer(gateway, &terminal.name, "txnquery", &[("ssl_card_suffix", last4)]).await?;
        all.extend(elements(&xml, "ssl_txn_id").into_iter().map(str::to_owned));
    }
    Ok(all)
}

#[tokio::test]
async fn a_payment_is_found_by_what_a_person_remembers_of_it_and_its_row_says_why() -> Result<()> {
    let gateway = Gateway::start(400, 201)?;
    let texts = [
        ("ssl_first_name", "Wilhelmina"),
        ("ssl_last_name", "Quillfeather"),
        ("ssl_invoice_number", "PM-990171"),
        ("ssl_description", "Lantern festival stall"),
    ];
    let id = pays(&gateway, "7318.20", &texts).await?;
    let truth = gateway.truth().await?;
    let (_hall, app) = listed(&gateway).await?;
    for (words, column, marked) in [
        ("0174", "card", "0174"),
        ("quillf", "customer", "Quillf"),
        ("Wilhelmina quill", "customer", "Wilhelmina"),
        ("pm-9901", "invoice", "PM-9901"),
        ("7318.20", "amount", "$7,318.20"),
        ("$7,318.20", "amount", "$7,318.20"),
    ] {
        app.fill("search", words).await?;
        found(&app, &id, column, marked).await?;
    }
    shows(&app, &truth, |one| one.amount_minor == 731_820).await?;
    // No column on screen shows these: the row says where it was.
    for (words, place) in [(id.as_str(), "transaction ID"), ("lantern fest", "description")] {
        app.fill("search", words).await?;
        shows(&app, &truth, |one| one.id == id).await?;
        part_says(&app, "found-in", &format!("Found in {place}")).await?;
    }
    app.assert_closed().await?;
    app.close().await
}

#[tokio::test]
async fn typed_operators_are_chips_and_go_back_to_text() -> Result<()> {
    let gateway = Gateway::start(400, 202)?;
    for amount in ["245.20", "187.20", "64.20"] {
        pays(&gateway, amount, &[]).await?;
    }
    gateway.change(json!({ "settle": true })).await?;
    // Still open, so not among the settled ones.
    pays(&gateway, "312.20", &[]).await?;
    let truth = gateway.truth().await?;
    let of_card = with_card(&gateway, "0174").await?;
    let large = |one: &Payment| {
        one.amount_minor > 10_000 && one.terminal.starts_with("Web") && of_card.contains(&one.id)
    };
    let settled = |one: &Payment| large(one) && one.status == "settled";
    let (_hall, app) = listed(&gateway).await?;
    search_for(&app, "amount:>100 last4:0174 status:settled terminal:web").await?;
    let all = ["amount-100", "last4-0174", "status-settled", "terminal-web"];
    chips(&app, &all).await?;
    typed(&app, "").await?;
    shows(&app, &truth, settled).await?;

    app.press("ArrowLeft").await?;
    focus_is_on(&app, "chip-terminal-web").await?;
    app.press("Enter").await?;
    typed(&app, "terminal:web").await?;
    focus_is_on(&app, "search").await?;
    chips(&app, &all[..3]).await?;
    // What is being typed counts as well.
    shows(&app, &truth, settled).await?;
    app.press("Enter").await?;
    chips(&app, &all).await?;

    for key in ["ArrowLeft", "ArrowLeft", "Delete"] {
        app.press(key).await?;
    }
    chips(&app, &["amount-100", "last4-0174", "terminal-web"]).await?;
    focus_is_on(&app, "chip-terminal-web").await?;
    shows(&app, &truth, large).await?;
    app.press("ArrowRight").await?;
    focus_is_on(&app, "search").await?;
    app.close().await
}

#[tokio::test]
async fn a_wrong_operator_is_named_the_others_apply_and_nothing_typed_is_lost() -> Result<()> {
    let gateway = Gateway::start(400, 203)?;
    let truth = gateway.truth().await?;
    let (_hall, app) = listed(&gateway).await?;
    for (wrong, chip, sentence) in [
        (
            "amont:>100",
            "amont-100",
            "Unknown field amont. Did you mean amount?",
        ),
        ("amount:>abc", "amount-abc", "amount needs a number"),
        (
            "date:13/45/2026",
            "date-13-45-2026",
            "\"13/45/2026\" is not a date",
        ),
        ("status:setled", "status-setled", "Did you mean settled?"),
        ("last4:174", "last4-174", "last4 needs four digits"),
        (
            "terminal:harbor",
            "terminal-harbor",
            "No terminal is called \"harbor\".",
        ),
    ] {
        search_for(&app, &format!("type:return {wrong}")).await?;
        chips(&app, &["type-return", chip]).await?;
        part_says(&app, "search-problem", sentence).await?;
        shows(&app, &truth, |one| one.kind == "return").await?;
        // Back in the box as it was typed, to be put right.
        app.press("ArrowLeft").await?;
        app.press("Enter").await?;
        typed(&app, wrong).await?;
        app.fill("search", "").await?;
        app.click_id("clear-filters").await?;
        chips(&app, &[]).await?;
    }
    search_for(&app, "type:return amont:>100").await?;
    app.click_id("search-suggestion").await?;
    chips(&app, &["type-return", "amount-100"]).await?;
    app.gone(&by_id("search-problem")).await?;
    shows(&app, &truth, |one| {
        one.kind == "return" && one.amount_minor > 10_000
    })
    .await?;
    app.close().await
}

#[tokio::test]
async fn a_search_that_finds_nothing_names_the_chip_to_drop() -> Result<()> {
    let gateway = Gateway::start(400, 204)?;
    let truth = gateway.truth().await?;
    let (declined, _) = sums(&truth, |one| one.status == "declined");
    let (returns, _) = sums(&truth, |one| one.kind == "return");
    let (_hall, app) = listed(&gateway).await?;
    search_for(&app, "type:return status:declined").await?;
    app.see_id("no-match").await?;
    // The one without which there is most to see.
    let drops_type = declined >= returns;
    let (label, rows) = if drops_type {
        ("Type Return", declined)
    } else {
        ("Status Declined", returns)
    };
    let advice = format!("Without \u{201c}{label}\u{201d} there are {rows} rows.");
    part_says(&app, "no-match", &advice).await?;
    app.click_id("no-match-remove").await?;
    shows(&app, &truth, |one| {
        if drops_type {
            one.status == "declined"
        } else {
            one.kind == "return"
        }
    })
    .await?;

    app.click_id("clear-filters").await?;
    search_for(&app, "zzzz qqqq").await?;
    part_says(&app, "no-match", "No single filter is to blame.").await?;
    app.click_id("no-match-clear").await?;
    shows(&app, &truth, |_| true).await?;
    app.close().await
}

#[tokio::test]
async fn a_paste_of_200_characters_with_line_breaks_is_one_search() -> Result<()> {
    let gateway = Gateway::start(400, 205)?;
    let truth = gateway.truth().await?;
    let (_hall, app) = listed(&gateway).await?;
    let (one, other) = ("x".repeat(95), "y".repeat(95));
    app.paste("search", &format!("D. Okafor\r\n{one}\n\n{other}\n"))
        .await?;
    typed(&app, &format!("D. Okafor {one} {other}")).await?;
    app.see_id("no-match").await?;
    app.press("Enter").await?;
    chips(&app, &["d", "okafor", &one[..40], &other[..40]]).await?;
    app.click_id("clear-filters").await?;
    shows(&app, &truth, |_| true).await?;
    // Lines out of a message: what is an operator becomes a chip.
    app.paste("search", "status:settled\r\n\r\ntype:sale\r\n").await?;
    chips(&app, &["status-settled"]).await?;
    assert_eq!(value(&app, "search").await?, "type:sale");
    shows(&app, &truth, |one| one.status == "settled" && one.kind == "sale").await?;
    app.assert_closed().await?;
    app.close().await
}

#[tokio::test]
async fn names_in_another_direction_stay_in_their_cells_and_are_found() -> Result<()> {
    let gateway = Gateway::start(100, 206)?;
    let hebrew = "\u{5dc}\u{5d5}\u{5d9}";
    let plain = pays(&gateway, "21.20", &[("ssl_last_name", hebrew)]).await?;
    // After this mark a browser would draw everything backwards, the amount too.
    let marked = "\u{202e}rehtaefxilliuq";
    let turned = pays(&gateway, "22.20", &[("ssl_last_name", marked)]).await?;
    let truth = gateway.truth().await?;
    let (_hall, app) = listed(&gateway).await?;
    for (id, words, seen) in [(&plain, hebrew, hebrew), (&turned, marked, &marked[3..])] {
        app.paste("search", words).await?;
        shows(&app, &truth, |one| one.id == *id).await?;
        found(&app, id, "customer", seen).await?;
        let apart = "const row = document.querySelector(`[data-row-id=\"${arguments[0]}\"]`);
            const heads = document.querySelectorAll('[role=columnheader]');
            const left = (one) => one.getBoundingClientRect().left;
            return [...row.children].every((cell, at) => Math.abs(left(cell) - left(heads[at])) < 1)
                && getComputedStyle(row.querySelector('[data-column=customer] bdi')).unicodeBidi.includes('isolate')";
        app.until("a row in its columns", apart, json!([id])).await?;
        app.press("Enter").await?;
        let chip = "const label = document.querySelector('[data-chip] bdi');
            return label?.textContent === arguments[0] && getComputedStyle(label).unicodeBidi.includes('isolate')";
        app.until("a chip of its own direction", chip, json!([seen]))
            .await?;
        shows(&app, &truth, |one| one.id == *id).await?;
        app.click_id("clear-filters").await?;
    }
    app.close().await
}

/// A resident who is called like a formula of a spreadsheet.
const FORMULA: &str = "=HYPERLINK(\"http://pay.example\",\"receipt\")";

#[tokio::test]
async fn a_name_that_is_a_formula_is_text_and_is_found() -> Result<()> {
    let gateway = Gateway::start(100, 207)?;
    let id = pays(&gateway, "23.20", &[("ssl_last_name", FORMULA)]).await?;
    let truth = gateway.truth().await?;
    let (_hall, app) = listed(&gateway).await?;
    let cell = format!("[data-row-id=\"{id}\"] [data-column=customer]");
    assert_eq!(app.text(&cell).await?.trim(), FORMULA);
    assert_eq!(app.count(&format!("{cell} a")).await?, 0);
    for words in ["=HYPERLINK(", "=HYPERLINK(\"http", "pay.example"] {
        app.fill("search", words).await?;
        found(&app, &id, "customer", words).await?;
    }
    shows(&app, &truth, |one| one.id == id).await?;
    app.assert_closed().await?;
    app.close().await
}

#[tokio::test]
async fn a_formula_pasted_as_the_list_shows_it_finds_its_payment() -> Result<()> {
    let gateway = Gateway::start(100, 208)?;
    let id = pays(&gateway, "24.20", &[("ssl_last_name", FORMULA)]).await?;
    let truth = gateway.truth().await?;
    let (_hall, app) = listed(&gateway).await?;
    app.paste("search", FORMULA).await?;
    shows(&app, &truth, |one| one.id == id).await?;
    app.press("Enter").await?;
    shows(&app, &truth, |one| one.id == id).await?;
    app.close().await
}

/// Walks down to a suggestion and takes it.
async fn take_suggestion(app: &App, piece: &str) -> Result<()> {
    let place = "const all = [...document.querySelectorAll('[data-testid=suggestion] bdi')];
        return all.findIndex((one) => one.textContent === arguments[0]) + 1 || null";
    let place = app
        .until(&format!("the suggestion {piece}"), place, json!([piece]))
        .await?;
    for _ in 0..place.as_u64().ok_or("no place in the list")? {
        app.press("ArrowDown").await?;
    }
    // What a screen reader speaks is what Enter takes.
    let spoken = "const id = document.activeElement?.getAttribute('aria-activedescendant');
        return document.getElementById(id)?.querySelector('bdi')?.textContent === arguments[0]";
    app.until(&format!("{piece} to be spoken"), spoken, json!([piece]))
        .await?;
    app.press("Enter").await
}

#[tokio::test]
async fn the_search_needs_no_mouse() -> Result<()> {
    let gateway = Gateway::start(400, 209)?;
    let truth = gateway.truth().await?;
    let (_hall, app) = listed(&gateway).await?;
    app.press("/").await?;
    focus_is_on(&app, "search").await?;
    app.driver.type_text("sta").await?;
    take_suggestion(&app, "status:").await?;
    typed(&app, "status:").await?;
    take_suggestion(&app, "status:declined").await?;
    chips(&app, &["status-declined"]).await?;
    shows(&app, &truth, |one| one.status == "declined").await?;
    // On into the list, into a payment, and back into the search.
    app.tab_to("grid").await?;
    app.press("Enter").await?;
    app.see_id("fact-id").await?;
    app.press("Escape").await?;
    app.gone(&by_id("detail-panel")).await?;
    app.press("Control+f").await?;
    focus_is_on(&app, "search").await?;
    app.driver.type_text("sta").await?;
    app.see_id("suggestions").await?;
    // One layer at a time.
    app.press("Escape").await?;
    app.gone(&by_id("suggestions")).await?;
    assert_eq!(value(&app, "search").await?, "sta");
    app.press("Escape").await?;
    typed(&app, "").await?;
    app.press("Backspace").await?;
    focus_is_on(&app, "chip-status-declined").await?;
    app.press("Delete").await?;
    chips(&app, &[]).await?;
    focus_is_on(&app, "search").await?;
    shows(&app, &truth, |_| true).await?;
    app.close().await
}

#[tokio::test]
async fn what_puts_a_search_right_does_not_lose_the_focus() -> Result<()> {
    let gateway = Gateway::start(400, 210)?;
    let (_hall, app) = listed(&gateway).await?;
    let lost = "return document.activeElement === document.body";
    search_for(&app, "type:sale amont:>1").await?;
    app.see_id("search-suggestion").await?;
    app.tab_to("search-suggestion").await?;
    app.press("Enter").await?;
    app.gone(&by_id("search-problem")).await?;
    let nowhere = app.run(lost, json!([])).await?;
    assert_ne!(nowhere, true, "after a suggestion was used");
    search_for(&app, "zzzz").await?;
    app.see_id("no-match-remove").await?;
    app.tab_to("no-match-remove").await?;
    app.press("Enter").await?;
    app.see_id("grid-row").await?;
    let nowhere = app.run(lost, json!([])).await?;
    assert_ne!(nowhere, true, "after a filter was dropped");
    app.close().await
}
