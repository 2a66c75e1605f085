use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::Ordering;

use counterfoil_office as office;
use documents::seal::{OpenError, open_with_passphrase};
use domain::Sensitive;
use office::Code;
use office::dto::{
    AuditResult, HandoffForm, HandoffRequest, IdRequest, OnDuplicate, PassphraseRequest, PinRemoveRequest,
    TaskKind, WriteCallSheet, WriteHandoff,
};

use crate::desk::{self, Desk};

const PHRASE: &str = "quiet river walks home";

fn handoff(desk: &Desk, form: HandoffForm, full_pins: bool) -> WriteHandoff {
    let names = ["Parks Front Desk", "Web Permits"];
    WriteHandoff {
        account_id: desk.account_id(),
        terminal_ids: Some(names.iter().map(|name| desk.terminal(name).id.clone()).collect()),
        form,
        full_pins,
        reason: "Go-live of web permits".into(),
        recipient: "CivicPlus onboarding".into(),
        passphrase: Some(Sensitive::new(PHRASE.into())),
        keys: vec![],
    }
}

fn path(written: &office::dto::FileWritten) -> PathBuf {
    PathBuf::from(written.path.clone().unwrap())
}

async fn view(desk: &Desk) -> office::dto::HandoffView {
    let request = HandoffRequest {
        account_id: desk.account_id(),
        terminal_ids: None,
    };
    office::handoff::view(desk.office(), request).await.unwrap()
}

#[tokio::test]
async fn a_masked_sheet_shows_ends_and_no_pin_and_a_full_one_shows_both() {
    let desk = desk::set_up().await;
    let masked = office::handoff::write(desk.office(), handoff(&desk, HandoffForm::SavePdf, false))
        .await
        .unwrap();
    assert_eq!(
        masked.sentence,
        "clerk1 saved a hand-off sheet of 2 terminals with masked PINs."
    );
    let pin = desk.place.pin_of("Web Permits");
    let text = Desk::pdf_text(&path(&masked));
    assert!(text.contains("WebPermits") && text.contains(&pin[pin.len() - 4..]));
    assert!(!text.contains(&pin[..8]) && !text.contains(&pin[20..30]));

    let printed = office::handoff::write(desk.office(), handoff(&desk, HandoffForm::PrintPdf, true))
        .await
        .unwrap();
    assert_eq!(
        printed.sentence,
        "clerk1 printed a hand-off sheet with 2 full PINs for CivicPlus onboarding."
    );
    let entry = desk.entry("handoff").await;
    assert_eq!(entry.sentence, printed.sentence);
    assert_eq!(entry.reason.as_deref(), Some("Go-live of web permits"));
    // The same search finds them where they are.
    let text = Desk::pdf_text(&path(&printed));
    assert!(text.contains(&pin), "{text}");
    assert_eq!(printed.size, path(&printed).metadata().unwrap().len());
    assert_eq!(printed.sha256.unwrap().len(), 64);
}

#[tokio::test]
async fn a_printed_sheet_goes_when_the_program_ends() {
    let desk = desk::set_up().await;
    let printed = office::handoff::write(desk.office(), handoff(&desk, HandoffForm::PrintPdf, true))
        .await
        .unwrap();
    assert_eq!(*desk.person.shown.lock().unwrap(), [path(&printed)]);
    desk.person.no_viewer.store(true, Ordering::SeqCst);
    let error = office::handoff::write(desk.office(), handoff(&desk, HandoffForm::PrintPdf, true))
        .await
        .unwrap_err();
    assert_eq!(error.code, Code::FileFailed);
    assert_eq!(desk.entries().await[0].result, AuditResult::Failed);
    let Desk { place, .. } = desk;
    place.office.close().await;
    assert!(!path(&printed).exists());
    assert!(!place.folder.path().join("print").exists());
}

#[tokio::test]
async fn a_dialog_that_was_cancelled_is_noted_as_cancelled() {
    let desk = desk::set_up().await;
    desk.person.cancels.store(true, Ordering::SeqCst);
    let done = office::handoff::write(desk.office(), handoff(&desk, HandoffForm::SavePdf, true))
        .await
        .unwrap();
    assert_eq!(done.path, None);
    let entry = desk.entries().await.remove(0);
    assert_eq!(entry.result, AuditResult::Cancelled);
    assert_eq!(
        entry.sentence,
        "clerk1 canceled a hand-off sheet with 2 full PINs for CivicPlus onboarding."
    );
    assert!(desk.saved().is_empty());
}

#[tokio::test]
async fn full_pins_need_a_reason_and_a_recipient() {
    let desk = desk::set_up().await;
    for (reason, recipient, field) in [
        ("short", "CivicPlus", "reason"),
        ("Go-live of permits", "", "recipient"),
    ] {
        for form in [HandoffForm::SavePdf, HandoffForm::SealedPassphrase] {
            let request = WriteHandoff {
                reason: reason.into(),
                recipient: recipient.into(),
                ..handoff(&desk, form, true)
            };
            let error = office::handoff::write(desk.office(), request).await.unwrap_err();
            assert_eq!(error.details["field"], field);
        }
    }
    assert!(desk.saved().is_empty());
}

#[tokio::test]
async fn a_conflict_blocks_the_hand_off_until_it_is_solved() {
    let mut desk = desk::set_up().await;
    let web = desk.place.pin_of("Web Permits");
    desk.place
        .set_pin("Parks Front Desk", &web, OnDuplicate::Conflict)
        .await
        .unwrap();
    let blockers = view(&desk).await.blockers;
    assert!(!blockers.is_empty());
    for form in [HandoffForm::SavePdf, HandoffForm::SealedPassphrase] {
        let error = office::handoff::write(desk.office(), handoff(&desk, form, true))
            .await
            .unwrap_err();
        assert_eq!(error.code, Code::HandoffBlocked);
        let blocked = error.details["terminals"].as_array().unwrap();
        assert!(blocked.contains(&"Web Permits".into()) && blocked.contains(&"Parks Front Desk".into()));
    }
    assert_eq!(desk.entries().await[0].result, AuditResult::Refused);
    assert!(desk.saved().is_empty());

    let right = desk.place.pin_of("Parks Front Desk");
    desk.place
        .set_pin("Parks Front Desk", &right, OnDuplicate::Refuse)
        .await
        .unwrap();
    office::handoff::write(desk.office(), handoff(&desk, HandoffForm::SavePdf, true))
        .await
        .unwrap();
}

#[tokio::test]
async fn a_terminal_without_a_pin_makes_a_draft_that_says_so() {
    let mut desk = desk::set_up().await;
    let terminal = desk.terminal("Web Permits").clone();
    let request = PinRemoveRequest {
        terminal_id: terminal.id.clone(),
        user_id: terminal.user_id.clone().unwrap(),
    };
    office::pins::remove(desk.office(), request).await.unwrap();
    desk.refresh().await;
    let view = view(&desk).await;
    assert!(view.blockers.is_empty());
    assert_eq!(view.draft, ["Web Permits has no PIN."]);
    let written = office::handoff::write(desk.office(), handoff(&desk, HandoffForm::SavePdf, true))
        .await
        .unwrap();
    assert!(written.sentence.contains("with 1 full PIN for"));
    let text = Desk::pdf_text(&path(&written));
    assert!(text.contains("Draft:WebPermitshasnoPIN"), "{text}");
}

fn opened(file: &Path, phrase: &str) -> Result<Sensitive<Vec<u8>>, OpenError> {
    open_with_passphrase(&std::fs::read(file).unwrap(), &Sensitive::new(phrase.to_owned()))
}

#[tokio::test]
async fn a_sealed_file_opens_with_its_passphrase_whole_and_unchanged_only() {
    let desk = desk::set_up().await;
    let weak = WriteHandoff {
        passphrase: Some(Sensitive::new("summer".into())),
        ..handoff(&desk, HandoffForm::SealedPassphrase, true)
    };
    let error = office::handoff::write(desk.office(), weak).await.unwrap_err();
    assert_eq!(error.details["field"], "passphrase");

    let written = office::handoff::write(
        desk.office(),
        handoff(&desk, HandoffForm::SealedPassphrase, false),
    )
    .await
    .unwrap();
    let file = path(&written);
    assert!(file.to_string_lossy().ends_with(".handoff.age"));
    assert!(desk.leaks(desk.out.path()).is_empty());
    let plain = opened(&file, PHRASE).unwrap();
    let value: serde_json::Value = serde_json::from_slice(plain.expose()).unwrap();
    assert_eq!(value["format"], "counterfoil-handoff");
    assert_eq!(value["version"], 1);
    let web = value["terminals"]
        .as_array()
        .unwrap()
        .iter()
        .find(|t| t["name"] == "Web Permits")
        .unwrap();
    assert_eq!(web["pin"], desk.place.pin_of("Web Permits"));
    assert_eq!(web["kind"], "internet");

    assert_eq!(
        opened(&file, "quiet river walks hom").err(),
        Some(OpenError::WrongPassphrase)
    );
    let bytes = std::fs::read(&file).unwrap();
    let mut flipped = bytes.clone();
    *flipped.last_mut().unwrap() ^= 1;
    std::fs::write(&file, &flipped).unwrap();
    assert!(opened(&file, PHRASE).is_err());
    std::fs::write(&file, &bytes[..bytes.len() - 20]).unwrap();
    assert!(opened(&file, PHRASE).is_err());
}

#[tokio::test]
async fn the_public_age_program_opens_a_file_sealed_for_a_key() {
    if Command::new("age").arg("--version").output().is_err() {
        assert!(
            std::env::var_os("COUNTERFOIL_NEEDS_AGE").is_none(),
            "the age program is not installed"
        );
        println!("skipped: the age program is not installed");
        return;
    }
    let desk = desk::set_up().await;
    let key = desk.out.path().join("key.txt");
    let run = |program: &str, arguments: &[&str]| {
        Command::new(program)
            .args(arguments)
            .current_dir(desk.out.path())
            .output()
            .unwrap()
    };
    assert!(run("age-keygen", &["-o", "key.txt"]).status.success());
    let public = String::from_utf8(run("age-keygen", &["-y", "key.txt"]).stdout).unwrap();
    let private = std::fs::read_to_string(key).unwrap();
    let mistaken = WriteHandoff {
        keys: vec![private],
        ..handoff(&desk, HandoffForm::SealedRecipient, true)
    };
    let error = office::handoff::write(desk.office(), mistaken).await.unwrap_err();
    assert_eq!(error.details["reason"], "key_private");
    let request = WriteHandoff {
        keys: vec![public],
        ..handoff(&desk, HandoffForm::SealedRecipient, true)
    };
    let written = office::handoff::write(desk.office(), request).await.unwrap();
    let plain = run("age", &["-d", "-i", "key.txt", &written.path.unwrap()]).stdout;
    let text = String::from_utf8(plain).unwrap();
    assert!(text.contains(&desk.place.pin_of("Web Permits")));
    assert!(
        desk.entry("handoff")
            .await
            .sentence
            .contains("sealed hand-off file with 2 full PINs")
    );
}

#[tokio::test]
async fn a_passphrase_is_judged_without_being_repeated() {
    let desk = desk::set_up().await;
    let judged = |value: &str| {
        let request = PassphraseRequest {
            value: Sensitive::new(value.to_owned()),
        };
        office::handoff::check_passphrase(desk.office(), request)
    };
    let report = judged("summer1").await.unwrap();
    assert_eq!(report.code.as_deref(), Some("passphrase_short"));
    assert!(report.value.is_empty());
    assert_eq!(judged(PHRASE).await.unwrap().code, None);
}

#[tokio::test]
async fn call_sheets_ask_for_what_the_kind_needs() {
    let desk = desk::set_up().await;
    let show = |name: &str| {
        let id = desk.terminal(name).id.clone();
        office::call_sheet::show(desk.office(), IdRequest { id })
    };
    let web = show("Web Permits").await.unwrap();
    assert_eq!(web.title, "Call sheet: Web Permits (Internet)");
    let asked: Vec<TaskKind> = web.ask.iter().map(|line| line.task).collect();
    for task in [
        TaskKind::HostedPage,
        TaskKind::AllowList,
        TaskKind::RegisterUser,
        TaskKind::EnablePost,
    ] {
        assert!(asked.contains(&task), "{task:?}");
    }
    let desk_sheet = show("Parks Front Desk").await.unwrap();
    let asked: Vec<TaskKind> = desk_sheet.ask.iter().map(|line| line.task).collect();
    assert!(asked.contains(&TaskKind::NoAllowList) && !asked.contains(&TaskKind::AllowList));

    let request = WriteCallSheet {
        terminal_id: desk.terminal("Parks Front Desk").id.clone(),
        print: false,
    };
    let written = office::call_sheet::write(desk.office(), request).await.unwrap();
    assert_eq!(
        written.sentence,
        "clerk1 saved a call sheet for Parks Front Desk."
    );
    let text = Desk::pdf_text(&path(&written));
    assert!(
        text.contains("CityofAlderCreek") && text.contains("NOaddress"),
        "{text}"
    );
    assert_eq!(
        lopdf::Document::load(path(&written)).unwrap().get_pages().len(),
        1
    );
    assert!(text.contains("TEST:customaddress"), "the mode is on the page");
}
