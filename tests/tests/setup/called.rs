//! A6: the call to Converge, and the rules that keep a counter working.

use counterfoil_tests::app::{App, by_id};
use counterfoil_tests::gateway::Gateway;
use counterfoil_tests::setup_pages::{TownHall, history_says, open, open_terminal, words_of};
use counterfoil_tests::words::{focus_is_on, part_says, says};
use counterfoil_tests::{Result, search};

/// The place of the first terminal of a kind, with its name.
fn first_of(gateway: &Gateway, kind: &str) -> Result<(usize, String)> {
    let terminals = gateway.town.terminals();
    let found = terminals
        .iter()
        .enumerate()
        .find(|(_, (_, one))| one.kind == kind);
    let (row, (_, terminal)) = found.ok_or("no terminal of this kind")?;
    Ok((row, terminal.name.clone()))
}

#[tokio::test]
async fn four_things_asked_on_the_phone_wait_for_converge_under_one_ticket() -> Result<()> {
    let gateway = Gateway::start(100, 82)?;
    let hall = TownHall::with_pins(&gateway.town)?;
    let (_, web) = first_of(&gateway, "internet")?;
    let app = App::open(&hall.machine, &[]).await?;
    open(&app, "checklist").await?;
    app.click_id(&format!("call-sheet-{}", hall.id(&web)?)).await?;
    app.see_id("call-sheet").await?;
    part_says(&app, "call-sheet", &format!("Call sheet: {web} (Internet)")).await?;
    for words in ["hosted payment page", "API user", "token vault", "POST"] {
        part_says(&app, "call-sheet", words).await?;
    }
    for line in 0..4 {
        app.click_id(&format!("call-ask-{line}")).await?;
    }
    app.fill("call-agent", "Dana").await?;
    app.fill("call-ticket", "88231").await?;
    app.click_id("call-note").await?;
    part_says(&app, "call-said", "waiting for Converge since").await?;
    part_says(&app, "call-said", "(ticket 88231)").await?;

    app.click_id("call-sheet-save").await?;
    part_says(&app, "call-sheet-said", "Saved as").await?;
    let sheet = words_of(&hall.written(".pdf")?)?;
    for words in [web.as_str(), "Internet", "88231", "Ticket"] {
        assert!(sheet.contains(words), "the sheet does not say {words:?}: {sheet}");
    }
    assert_eq!(search::files_with(&hall.chosen(), &gateway.town.pins())?.len(), 0);
    app.click_id("call-sheet-close").await?;
    app.gone(&by_id("call-sheet")).await?;
    says(&app, "ticket 88231").await?;
    part_says(&app, "checklist-progress", "waiting for Converge since").await?;
    app.assert_closed().await?;
    app.close().await
}

#[tokio::test]
async fn an_address_on_a_counter_is_refused_until_a_sentence_says_why() -> Result<()> {
    let gateway = Gateway::start(100, 83)?;
    let hall = TownHall::with_pins(&gateway.town)?;
    let (row, name) = first_of(&gateway, "retail")?;
    let app = App::open(&hall.machine, &[]).await?;
    open_terminal(&app, row).await?;
    app.click_id("address-add").await?;
    app.fill("address-field", "203.0.113.10").await?;
    app.click_id("address-save").await?;
    app.see_id("rule-refusal").await?;
    part_says(&app, "rule-refusal", "Retail").await?;
    assert!(!app.has(&by_id("address-0")).await?);

    // Esc leaves everything as it was, and the focus where it came from.
    app.press("Escape").await?;
    app.gone(&by_id("address-dialog")).await?;
    focus_is_on(&app, "address-add").await?;
    assert!(!app.has(&by_id("address-0")).await?);

    app.click_id("address-add").await?;
    app.fill("address-field", "203.0.113.10").await?;
    app.click_id("address-save").await?;
    app.click_id("override-open").await?;
    // A word is not a sentence.
    app.fill("override-sentence", "because").await?;
    app.click_id("address-save").await?;
    app.see_id("address-dialog").await?;
    assert!(!app.has(&by_id("address-0")).await?);
    let why = "Converge asked for it in writing on 3 November.";
    app.fill("override-sentence", why).await?;
    app.click_id("address-save").await?;
    app.gone(&by_id("address-dialog")).await?;
    part_says(&app, "address-0", "203.0.113.10").await?;
    part_says(&app, "address-0", why).await?;
    history_says(&app, &name).await?;
    part_says(&app, "history", why).await?;
    app.close().await
}
