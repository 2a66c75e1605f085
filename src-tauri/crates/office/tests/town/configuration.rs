use std::time::Instant;

use counterfoil_office as office;
use domain::Sensitive;
use office::Code;
use office::dto::{AccountRequest, ApplyImport, CompareSetup, Empty, ExportSetup, ImportDone, ImportPreview};
use practice::Config;

use crate::desk::{self, Desk};
use crate::place;

const PHRASE: &str = "quiet river walks home";

async fn export(desk: &Desk, phrase: Option<&str>) -> Vec<u8> {
    let request = ExportSetup {
        account_id: None,
        passphrase: phrase.map(|p| Sensitive::new(p.to_owned())),
    };
    let written = office::configuration::export(desk.office(), request)
        .await
        .unwrap();
    std::fs::read(written.path.unwrap()).unwrap()
}

async fn preview(desk: &Desk, name: &str, bytes: &[u8]) -> Result<ImportPreview, office::OfficeError> {
    let path = desk.out.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    *desk.person.chosen.lock().unwrap() = Some(path);
    office::configuration::preview(desk.office(), Empty {}).await
}

async fn apply(desk: &Desk, seen: &ImportPreview, phrase: Option<&str>) -> ImportDone {
    let request = ApplyImport {
        token: seen.token.clone().unwrap(),
        passphrase: phrase.map(|p| Sensitive::new(p.to_owned())),
    };
    office::configuration::apply(desk.office(), request)
        .await
        .unwrap()
}

/// Another computer, on which nothing is set up but an empty account of another name.
async fn elsewhere() -> Desk {
    let config = Config {
        transactions: 4,
        ..Config::alder_creek(place::anchor())
    };
    let mut place = place::empty(config).await;
    let request = office::dto::SaveAccount {
        id: Some(place.account.id.clone()),
        name: "Harbor Department".into(),
        merchant_id: "0077665".into(),
        environment: domain::Environment::Live,
        endpoint: None,
    };
    place.account = office::setup::save_account(&place.office, request).await.unwrap();
    desk::with(place).await
}

#[tokio::test]
async fn a_new_computer_gets_everything_but_the_pins() {
    let desk = desk::set_up().await;
    let bytes = export(&desk, None).await;
    assert!(desk.leaks(desk.out.path()).is_empty());
    let other = elsewhere().await;
    let seen = preview(&other, "town.json", &bytes).await.unwrap();
    assert_eq!(seen.accounts, ["City of Alder Creek"]);
    assert_eq!(seen.terminals as usize, desk.place.account.terminals.len());
    assert!(seen.problems.is_empty(), "{:?}", seen.problems);
    assert!(
        seen.changes
            .iter()
            .any(|c| c.starts_with("Adds the terminal Web Permits"))
    );
    assert_eq!(office::setup::accounts(other.office()).await.unwrap().len(), 1);

    let done = apply(&other, &seen, None).await;
    assert_eq!(done.pins_needed.len(), desk.place.account.terminals.len());
    assert_eq!((done.pins_restored, done.pins_problem), (0, None));
    let accounts = office::setup::accounts(other.office()).await.unwrap();
    let town = accounts.iter().find(|a| a.name == "City of Alder Creek").unwrap();
    let names = |account: &office::dto::AccountView| -> Vec<(String, domain::TerminalKind)> {
        account
            .terminals
            .iter()
            .map(|t| (t.name.clone(), t.kind))
            .collect()
    };
    assert_eq!(names(town), names(&desk.place.account));
    assert_eq!(other.entries().await[0].action, "configuration_imported");

    let count = other.entries().await.len();
    let again = preview(&other, "town.json", &bytes).await.unwrap();
    assert!(again.changes.is_empty(), "{:?}", again.changes);
    apply(&other, &again, None).await;
    assert_eq!(other.entries().await.len(), count);
}

#[tokio::test]
async fn sealed_pins_come_along_with_their_passphrase_only() {
    let desk = desk::set_up().await;
    let bytes = export(&desk, Some(PHRASE)).await;
    assert!(desk.leaks(desk.out.path()).is_empty());
    let pins = desk.pins().len() as u32;
    let other = elsewhere().await;
    let seen = preview(&other, "town.json", &bytes).await.unwrap();
    assert_eq!(seen.sealed_pins, pins);
    let done = apply(&other, &seen, Some("another phrase entirely")).await;
    assert_eq!(done.pins_restored, 0);
    assert!(done.pins_problem.unwrap().contains("passphrase"));
    assert_eq!(done.pins_needed.len() as u32, pins, "the rest was brought in");

    let seen = preview(&other, "town.json", &bytes).await.unwrap();
    let done = apply(&other, &seen, Some(PHRASE)).await;
    assert_eq!(done.pins_restored, pins);
    assert!(done.pins_needed.is_empty());
    let accounts = office::setup::accounts(other.office()).await.unwrap();
    let town = accounts.iter().find(|a| a.name == "City of Alder Creek").unwrap();
    let web = town.terminals.iter().find(|t| t.name == "Web Permits").unwrap();
    let pin = desk.place.pin_of("Web Permits");
    assert_eq!(web.credentials[0].ends.as_deref(), Some(&pin[pin.len() - 4..]));
    assert!(desk.leaks(other.place.folder.path()).is_empty());
}

#[tokio::test]
async fn files_that_are_something_else_are_refused_and_nothing_changes() {
    let desk = desk::set_up().await;
    let whole = export(&desk, None).await;
    let before = serde_json::to_value(office::setup::accounts(desk.office()).await.unwrap()).unwrap();
    let newer = String::from_utf8(whole.clone())
        .unwrap()
        .replace("\"version\": 1", "\"version\": 2")
        .replace("Counterfoil 0.1.0", "Counterfoil 2.4");
    let junk: Vec<u8> = (0..5 * 1024 * 1024_u32).map(|n| (n * 31 % 251) as u8).collect();
    for (name, bytes, code, words) in [
        (
            "photo.json",
            b"\xFF\xD8\xFF\xE0JFIF".to_vec(),
            Code::InvalidInput,
            "Not a configuration file",
        ),
        (
            "cut.json",
            whole[..whole.len() / 2].to_vec(),
            Code::InvalidInput,
            "cut short",
        ),
        (
            "newer.json",
            newer.into_bytes(),
            Code::FileNewer,
            "Made by version 2.4; install it first",
        ),
        (
            "junk.json",
            junk.clone(),
            Code::InvalidInput,
            "Not a configuration file",
        ),
        (
            "big.json",
            [junk, vec![0]].concat(),
            Code::InvalidInput,
            "larger than 5 MB",
        ),
    ] {
        let begun = Instant::now();
        let error = preview(&desk, name, &bytes).await.unwrap_err();
        assert!(begun.elapsed().as_millis() < 1_000, "{name}");
        assert_eq!(error.code, code, "{name}");
        assert!(error.message.contains(words), "{name}: {}", error.message);
    }
    let after = serde_json::to_value(office::setup::accounts(desk.office()).await.unwrap()).unwrap();
    assert_eq!(after, before);
}

#[tokio::test]
async fn two_days_are_compared_value_by_value() {
    let mut desk = desk::set_up().await;
    let days = |desk: &Desk| {
        let request = AccountRequest {
            account_id: desk.account_id(),
        };
        let office = desk.office().clone();
        async move { office::configuration::days(&office, request).await.unwrap().days }
    };
    let first = days(&desk).await;
    assert_eq!(first[0].day, "2026-11-20");

    // Two days later, late in the evening here: another day already in UTC.
    desk.place
        .clock
        .advance(jiff::SignedDuration::from_mins(59 * 60 + 30));
    let terminal = desk.terminal("Web Permits").clone();
    let edit = office::dto::EditTerminal {
        id: terminal.id.clone(),
        name: "Web Licenses".into(),
        kind: terminal.kind,
        user_id: terminal.user_id.clone(),
        device: terminal.device.clone(),
        note: "renamed by the council".into(),
        override_reason: None,
    };
    office::terminals::edit(desk.office(), edit).await.unwrap();
    desk.refresh().await;
    let after = days(&desk).await;
    assert_eq!(after[0].day, "2026-11-22");
    assert_eq!(after[0].changes, 1);

    let compare = |from: &str, to: &str| {
        let request = CompareSetup {
            account_id: desk.account_id(),
            from: from.into(),
            to: to.into(),
        };
        office::configuration::compare(desk.office(), request)
    };
    let found = compare("2026-11-20", "2026-11-22").await.unwrap();
    assert_eq!(found.changes.len(), 1);
    assert_eq!(found.changes[0].how, "changed");
    let fields: Vec<&str> = found.changes[0]
        .changes
        .iter()
        .map(|c| c.field.as_str())
        .collect();
    assert_eq!(fields, ["name", "note"]);
    assert!(
        compare("2026-11-20", "2026-11-21")
            .await
            .unwrap()
            .changes
            .is_empty()
    );
    let all = compare("2026-11-01", "2026-11-22").await.unwrap();
    assert_eq!(all.from, None);
    assert!(all.changes.iter().all(|c| c.how == "added"));
    let crossed = compare("2026-11-22", "2026-11-20").await.unwrap_err();
    assert_eq!(crossed.details["reason"], "days_crossed");
    assert_eq!(
        compare("yesterday", "2026-11-20").await.unwrap_err().details["reason"],
        "day_unreadable"
    );
    let Desk { place, .. } = &desk;
    assert!(desk.leaks(place.folder.path()).is_empty());
}
