//! A7: the hand-off sheet, masked, in full, sealed, as a draft, and refused.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use counterfoil_tests::app::{App, by_id};
use counterfoil_tests::flow::NAME;
use counterfoil_tests::gateway::Gateway;
use counterfoil_tests::setup_pages::{TownHall, give_reason, history_says, open, words_of};
use counterfoil_tests::words::{focus_is_on, part_says, says};
use counterfoil_tests::{Result, search};

/// A town whose PINs are all verified.
fn verified(gateway: &Gateway) -> Result<TownHall> {
    let hall = TownHall::with_pins(&gateway.town)?;
    hall.cli().ok(&["verify", "--all"])?;
    Ok(hall)
}

#[tokio::test]
async fn the_masked_sheet_says_everything_but_the_pins() -> Result<()> {
    let gateway = Gateway::start(100, 84)?;
    let hall = verified(&gateway)?;
    let app = App::open(&hall.machine, &[]).await?;
    open(&app, "handoff").await?;
    for (user, terminal) in gateway.town.terminals() {
        part_says(&app, "handoff-table", &terminal.name).await?;
        part_says(&app, "handoff-table", user).await?;
        part_says(&app, "handoff-table", &format!("•••• {}", &terminal.pin[60..])).await?;
    }
    app.click_id("handoff-way-masked").await?;
    app.click_id("handoff-save").await?;
    app.see_id("file-written").await?;
    let pdf = hall.written(".pdf")?;
    let sheet = words_of(&pdf)?;
    for (user, terminal) in gateway.town.terminals() {
        assert!(sheet.contains(user) && sheet.contains(&terminal.name), "{sheet}");
        assert!(sheet.contains(&terminal.pin[60..]), "{sheet}");
    }
    assert!(sheet.contains(NAME), "{sheet}");
    let squeezed: String = sheet.split(' ').collect();
    assert!(
        gateway
            .town
            .pins()
            .iter()
            .all(|pin| !squeezed.contains(&pin[..32]))
    );
    assert_eq!(
        search::files_with(&hall.chosen(), &gateway.town.pins())?,
        Vec::<PathBuf>::new()
    );
    // Both sides can compare its sum.
    let sum = Command::new("sha256sum").arg(&pdf).output()?;
    let sum = String::from_utf8_lossy(&sum.stdout)
        .split(' ')
        .next()
        .unwrap_or_default()
        .to_owned();
    part_says(&app, "file-sha", &sum).await?;
    history_says(&app, "hand-off").await?;
    app.assert_closed().await?;
    app.close().await
}

#[tokio::test]
async fn full_pins_leave_only_with_a_reason_and_a_recipient_and_the_history_says_so() -> Result<()> {
    let gateway = Gateway::start(100, 85)?;
    let hall = verified(&gateway)?;
    let app = App::open(&hall.machine, &[]).await?;
    open(&app, "handoff").await?;
    app.click_id("handoff-way-full").await?;
    app.click_id("handoff-save").await?;
    focus_is_on(&app, "error-summary").await?;
    assert_eq!(app.count("[data-testid=error-summary] a").await?, 2);
    assert!(
        hall.written(".pdf").is_err(),
        "a sheet was written without a reason"
    );
    give_reason(
        &app,
        "handoff",
        "Onboarding of all counters",
        "CivicPlus onboarding",
    )
    .await?;
    app.click_id("handoff-save").await?;
    app.see_id("file-written").await?;
    let squeezed: String = words_of(&hall.written(".pdf")?)?.split(' ').collect();
    for pin in gateway.town.pins() {
        assert!(
            squeezed.contains(&pin),
            "a PIN that was asked for is not on the sheet"
        );
    }
    history_says(&app, "4 full PINs for CivicPlus onboarding").await?;
    app.close().await?;
    assert_eq!(
        search::files_with(&hall.machine.data(), &gateway.town.pins())?,
        Vec::<PathBuf>::new()
    );
    Ok(())
}

#[tokio::test]
async fn a_dialog_that_is_cancelled_writes_nothing_and_the_history_says_so() -> Result<()> {
    let gateway = Gateway::start(100, 95)?;
    let hall = verified(&gateway)?;
    let app = App::open(&hall.machine, &[]).await?;
    hall.change_mind()?;
    open(&app, "handoff").await?;
    app.click_id("handoff-way-full").await?;
    give_reason(
        &app,
        "handoff",
        "Onboarding of all counters",
        "CivicPlus onboarding",
    )
    .await?;
    app.click_id("handoff-save").await?;
    app.see_id("file-cancelled").await?;
    assert!(!app.has(&by_id("file-written")).await?);
    assert!(hall.written(".pdf").is_err(), "a file was written all the same");
    history_says(
        &app,
        "canceled a hand-off sheet with 4 full PINs for CivicPlus onboarding",
    )
    .await?;
    let newest = "[data-testid=history] li:first-child";
    assert!(app.text(newest).await?.contains("Canceled"));
    // Nothing left, so nothing is ticked.
    open(&app, "checklist").await?;
    says(&app, "Hand Web Permits over to CivicPlus.").await?;
    app.close().await
}

#[tokio::test]
async fn a_sealed_file_opens_with_the_public_program_and_only_with_its_key() -> Result<()> {
    let gateway = Gateway::start(100, 86)?;
    let hall = verified(&gateway)?;
    let key = hall.machine.folder().join("key.txt");
    let made = Command::new("age-keygen").arg("-o").arg(&key).output()?;
    let said = String::from_utf8_lossy(&made.stderr).into_owned();
    let public = said
        .split_whitespace()
        .find(|word| word.starts_with("age1"))
        .ok_or("no key")?;
    let app = App::open(&hall.machine, &[]).await?;
    open(&app, "handoff").await?;
    app.click_id("handoff-way-key").await?;
    app.paste("handoff-keys", &public[..40]).await?;
    app.press("Tab").await?;
    says(&app, "is not a complete age1 key").await?;
    app.paste("handoff-keys", public).await?;
    give_reason(
        &app,
        "handoff",
        "Onboarding of all counters",
        "CivicPlus onboarding",
    )
    .await?;
    app.click_id("handoff-save").await?;
    app.see_id("file-written").await?;
    app.see_id("age-command").await?;
    let sealed = hall.written(".age")?;
    assert_eq!(
        search::files_with(&hall.chosen(), &gateway.town.pins())?,
        Vec::<PathBuf>::new()
    );
    let open_with =
        |key: &PathBuf, file: &PathBuf| Command::new("age").args(["-d", "-i"]).arg(key).arg(file).output();
    let opened = open_with(&key, &sealed)?;
    let text = String::from_utf8_lossy(&opened.stdout).into_owned();
    assert!(
        gateway.town.pins().iter().all(|pin| text.contains(pin)),
        "{:?}",
        opened.status
    );
    // A flipped byte, a missing end and another key open nothing.
    let bytes = fs::read(&sealed)?;
    let mut flipped = bytes.clone();
    let last = flipped.len() - 20;
    flipped[last] ^= 1;
    for (name, bytes) in [("flipped", flipped), ("short", bytes[..bytes.len() - 9].to_vec())] {
        let path = hall.machine.folder().join(name);
        fs::write(&path, bytes)?;
        assert!(!open_with(&key, &path)?.status.success(), "{name} was opened");
    }
    let other = hall.machine.folder().join("other.txt");
    Command::new("age-keygen").arg("-o").arg(&other).output()?;
    assert!(!open_with(&other, &sealed)?.status.success());
    app.close().await
}

#[tokio::test]
async fn a_weak_passphrase_is_named_and_two_that_differ_are_too() -> Result<()> {
    let gateway = Gateway::start(100, 87)?;
    let hall = verified(&gateway)?;
    let app = App::open(&hall.machine, &[]).await?;
    open(&app, "handoff").await?;
    app.click_id("handoff-way-passphrase").await?;
    app.fill("handoff-passphrase", "summer").await?;
    app.press("Tab").await?;
    app.see_id("handoff-passphrase-strength").await?;
    app.fill("handoff-passphrase", "heron lantern copper violin")
        .await?;
    app.fill("handoff-passphrase-repeat", "heron lantern copper vialin")
        .await?;
    app.press("Tab").await?;
    says(&app, "The two passphrases are not the same.").await?;
    app.fill("handoff-passphrase-repeat", "heron lantern copper violin")
        .await?;
    give_reason(
        &app,
        "handoff",
        "Onboarding of all counters",
        "CivicPlus onboarding",
    )
    .await?;
    app.click_id("handoff-save").await?;
    app.see_id("file-written").await?;
    let head = fs::read(hall.written(".age")?)?;
    assert!(String::from_utf8_lossy(&head).contains("age") && head.len() > 200);
    app.close().await
}

#[tokio::test]
async fn a_missing_pin_makes_a_draft_that_says_so_in_words() -> Result<()> {
    let gateway = Gateway::start(100, 88)?;
    let hall = TownHall::without_pins(&gateway.town)?;
    let terminals = gateway.town.terminals();
    let last = &terminals[3].1.name;
    for (user, terminal) in &terminals[..3] {
        let set = [
            "pin",
            "set",
            "--account",
            NAME,
            "--user",
            user,
            "--terminal",
            &terminal.name,
        ];
        hall.cli().ok_with(&set, &terminal.pin)?;
    }
    hall.cli().run(&["verify", "--all"])?;
    let app = App::open(&hall.machine, &[]).await?;
    open(&app, "handoff").await?;
    part_says(&app, "handoff-draft", last).await?;
    part_says(&app, "handoff-table", "Missing").await?;
    app.click_id("handoff-way-masked").await?;
    app.click_id("handoff-save").await?;
    app.see_id("file-written").await?;
    let sheet = words_of(&hall.written(".pdf")?)?;
    // The diagonal word itself is read in pieces.
    for words in [
        format!("Draft: {last} has no PIN.").as_str(),
        "PIN missing",
        "AF",
        "DR",
    ] {
        assert!(sheet.contains(words), "the sheet does not say {words:?}: {sheet}");
    }
    app.close().await
}

#[tokio::test]
async fn a_conflict_stops_the_hand_off_until_it_is_solved() -> Result<()> {
    let gateway = Gateway::start(100, 89)?;
    let hall = verified(&gateway)?;
    let terminals = gateway.town.terminals();
    let (user, second) = terminals[1];
    let set = [
        "pin",
        "set",
        "--account",
        NAME,
        "--user",
        user,
        "--terminal",
        &second.name,
    ];
    let (same, _) = (&terminals[0].1.pin, ());
    hall.cli()
        .ok_with(&[&set[..], &["--on-duplicate", "conflict"]].concat(), same)?;
    let app = App::open(&hall.machine, &[]).await?;
    open(&app, "handoff").await?;
    app.see_id("handoff-blocked").await?;
    for name in [&terminals[0].1.name, &second.name] {
        part_says(&app, "handoff-blocked", name).await?;
    }
    assert!(!app.has(&by_id("handoff-save")).await?);
    app.close().await?;
    let refused = hall.chosen().join("refused.pdf").display().to_string();
    let outcome = hall
        .cli()
        .run(&["handoff", "write", "--form", "pdf", "--out", &refused])?;
    assert_eq!(outcome.error_code()?, "handoff_blocked");
    hall.cli().ok_with(&set, &second.pin)?;
    hall.cli().ok(&["verify", "--all"])?;
    let app = App::open(&hall.machine, &[]).await?;
    open(&app, "handoff").await?;
    app.see_id("handoff-way-masked").await?;
    assert!(!app.has(&by_id("handoff-blocked")).await?);
    app.close().await
}
