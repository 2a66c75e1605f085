use std::path::PathBuf;
use std::sync::Arc;

use domain::SecretId;
use vault::{Fault, FaultyStore, SecretStore, VaultError};

use crate::commands;
use crate::dto::*;
use crate::error::Code;
use crate::people::stage::{self, Stage};

async fn check(stage: &Stage) -> SealCheck {
    super::check(&stage.office, Empty {}).await.unwrap()
}

async fn home(stage: &Stage) -> Vec<String> {
    let request = AccountRequest {
        account_id: stage.account.id.clone(),
    };
    let home = crate::home::show(&stage.office, request).await.unwrap();
    home.attention.into_iter().map(|line| line.kind).collect()
}

fn ledger_file(stage: &Stage) -> PathBuf {
    stage.folder.path().join("ledger.db")
}

/// Changes bytes of the file as somebody with an editor would.
fn edit(path: &PathBuf, from: &str, to: &str) {
    assert_eq!(from.len(), to.len());
    let mut bytes = std::fs::read(path).unwrap();
    let mut changed = 0;
    while let Some(at) = bytes.windows(from.len()).position(|part| part == from.as_bytes()) {
        bytes[at..at + from.len()].copy_from_slice(to.as_bytes());
        changed += 1;
    }
    assert!(changed > 0);
    std::fs::write(path, bytes).unwrap();
}

/// Closes, does something to the files, opens again.
async fn between(stage: Stage, tamper: impl FnOnce(&PathBuf)) -> Stage {
    stage.office.close().await;
    tamper(&stage.folder.path().join("ledger.db"));
    let office = stage::open(
        stage.folder.path(),
        &stage.clock,
        &stage.vault,
        "window",
        Arc::new(crate::NoFiles),
    )
    .await
    .unwrap();
    Stage { office, ..stage }
}

#[tokio::test]
async fn what_was_written_is_whole_after_every_start() {
    let stage = Stage::staffed().await;
    let entries = check(&stage).await;
    assert_eq!(
        (entries.state, entries.first_bad),
        (SealState::Whole, None),
        "{}",
        entries.sentence
    );
    assert!(entries.remarks.is_empty(), "{:?}", entries.remarks);
    let stage = stage.again("window").await;
    let again = check(&stage).await;
    assert_eq!(again.state, SealState::Whole);
    assert!(again.entries >= entries.entries);
}

#[tokio::test]
async fn an_entry_changed_in_the_file_is_named_at_the_next_start_and_home_and_activity_say_so() {
    let stage = Stage::staffed().await;
    let page = commands::activity(&stage.office, ActivityRequest::default())
        .await
        .unwrap();
    let entry = page
        .entries
        .iter()
        .find(|entry| entry.sentence.contains("added Dana Clerk"))
        .unwrap()
        .no;
    let stage = between(stage, |file| {
        edit(file, "added Dana Clerk as clerk", "added Dana Clerk as Clerk")
    })
    .await;
    stage.be("Ada Admin").await;
    let found = check(&stage).await;
    assert_eq!((found.state, found.first_bad), (SealState::Broken, Some(entry)));
    assert_eq!(found.kind, Some(SealBreakKind::Changed));
    assert!(found.sentence.contains("Nothing was repaired"));
    assert!(home(&stage).await.contains(&"activity_broken".to_owned()));
    // Writing goes on, and the finding stays.
    let page = commands::activity(&stage.office, ActivityRequest::default())
        .await
        .unwrap();
    assert_eq!(page.entries[0].sentence, "Ada Admin signed in.");
    assert_eq!(page.check.unwrap().first_bad, Some(entry));
    let stage = stage.again("window").await;
    assert_eq!(check(&stage).await.first_bad, Some(entry));
}

#[tokio::test]
async fn an_older_file_in_place_of_a_newer_one_is_found_by_the_anchor() {
    let stage = Stage::staffed().await;
    let file = ledger_file(&stage);
    let older = file.with_extension("copy");
    let stage = between(stage, |file| {
        std::fs::copy(file, &older).unwrap();
    })
    .await;
    stage.be("Ada Admin").await;
    stage.add("Vera Viewer", Role::Viewer).await.unwrap();
    let stage = between(stage, |file| {
        std::fs::copy(&older, file).unwrap();
    })
    .await;
    let found = check(&stage).await;
    assert_eq!(
        (found.state, found.kind),
        (SealState::Broken, Some(SealBreakKind::OlderFile))
    );
    // It stays found when the old file goes on past the anchor.
    for _ in 0..4 {
        stage.be("Ada Admin").await;
    }
    let stage = stage.again("window").await;
    let found = check(&stage).await;
    assert_eq!(
        (found.state, found.kind),
        (SealState::Broken, Some(SealBreakKind::OlderFile))
    );
}

#[tokio::test]
async fn a_key_that_is_gone_is_told_apart_from_entries_that_were_changed() {
    let stage = Stage::staffed().await;
    let key = stage
        .office
        .0
        .ledger
        .get_setting("audit_seal_key")
        .await
        .unwrap()
        .unwrap();
    let vault = Arc::clone(&stage.vault);
    let stage = between(stage, |_| vault.remove(&SecretId::new(key)).unwrap()).await;
    let found = check(&stage).await;
    assert_eq!((found.state, found.first_bad), (SealState::KeyMissing, None));
    assert!(home(&stage).await.contains(&"activity_broken".to_owned()));
    assert!(
        stage
            .told()
            .await
            .iter()
            .any(|told| told.contains("did not find the key of the seals"))
    );
    // What is written from now on is sealed with a new key.
    stage.be("Ada Admin").await;
    let found = check(&stage).await;
    assert_eq!((found.state, found.first_bad), (SealState::KeyMissing, None));
}

#[tokio::test]
async fn a_secret_store_that_does_not_answer_stops_no_entry_and_what_was_written_is_sealed_late() {
    let vault = Arc::new(FaultyStore::default());
    let stage = Stage::on(Arc::clone(&vault) as Arc<dyn SecretStore>).await;
    assert_eq!(check(&stage).await.state, SealState::Whole);
    let faulty = Arc::clone(&vault);
    let stage = between(stage, |_| faulty.fail(Some(Fault::Always(VaultError::Locked)))).await;
    stage.add("Ada Admin", Role::Administrator).await.unwrap();
    assert_eq!(check(&stage).await.state, SealState::Unchecked);
    let stage = between(stage, |_| vault.fail(None)).await;
    let found = check(&stage).await;
    assert_eq!(found.state, SealState::Whole, "{}", found.sentence);
    assert_eq!(found.remarks.len(), 1);
    assert!(
        stage
            .told()
            .await
            .iter()
            .any(|told| told.starts_with("Counterfoil sealed entries"))
    );
}

#[tokio::test]
async fn the_recovery_without_a_code_is_refused_where_the_key_is_not() {
    let stage = Stage::staffed().await;
    stage.office.close().await;
    let faulty = Arc::new(FaultyStore::default());
    faulty.fail(Some(Fault::Always(VaultError::Locked)));
    let vault: Arc<dyn SecretStore> = faulty;
    let office = stage::open(
        stage.folder.path(),
        &stage.clock,
        &vault,
        "command line",
        Arc::new(crate::NoFiles),
    )
    .await
    .unwrap();
    let password = stage::secret("found my way back");
    let refused = crate::people::recover_here(&office, "Ada Admin", &password)
        .await
        .unwrap_err();
    assert_eq!(refused.code, Code::VaultLocked);
}

#[tokio::test]
async fn the_activity_is_searched_by_words_person_act_day_and_result() {
    let stage = Stage::staffed().await;
    let find = async |request: ActivityRequest| {
        let page = commands::activity(&stage.office, request).await.unwrap();
        page.entries
            .into_iter()
            .map(|entry| entry.sentence)
            .collect::<Vec<_>>()
    };
    let text = ActivityRequest {
        text: Some("FRANK".into()),
        action: Some("person_added".into()),
        ..Default::default()
    };
    assert_eq!(find(text).await, ["Ada Admin added Frank Finance as finance."]);
    let by = ActivityRequest {
        person: Some("dana clerk".into()),
        ..Default::default()
    };
    assert_eq!(
        find(by).await,
        ["Dana Clerk chose a new password.", "Dana Clerk signed in."]
    );
    stage.sign_in("Dana Clerk", "a wrong password").await.unwrap_err();
    let refused = ActivityRequest {
        result: Some(AuditResult::Refused),
        ..Default::default()
    };
    assert_eq!(find(refused).await.len(), 1);
    // Noon in Denver is the 6th; the day before and after are empty.
    let day = |day: &str| ActivityRequest {
        from: Some(day.into()),
        to: Some(day.into()),
        ..Default::default()
    };
    assert!(find(day("2026-10-06")).await.len() > 5);
    assert!(find(day("2026-10-05")).await.is_empty() && find(day("2026-10-07")).await.is_empty());
    let wrong = commands::activity(&stage.office, day("13/45/2026"))
        .await
        .unwrap_err();
    assert_eq!(wrong.code, Code::InvalidInput);
    let first = commands::activity(
        &stage.office,
        ActivityRequest {
            limit: Some(2),
            ..Default::default()
        },
    )
    .await
    .unwrap();
    assert!(first.more && first.entries.len() == 2 && first.people.contains(&"Ada Admin".to_owned()));
    let next = ActivityRequest {
        limit: Some(2),
        before_no: Some(first.entries[1].no),
        ..Default::default()
    };
    let next = commands::activity(&stage.office, next).await.unwrap();
    assert_eq!(next.entries[0].no + 1, first.entries[1].no);
}

#[tokio::test]
async fn a_search_without_an_end_finds_what_a_percent_sign_or_quote_says_literally() {
    let stage = Stage::staffed().await;
    for text in ["%", "'", "\" OR 1=1", "_"] {
        let request = ActivityRequest {
            text: Some(text.into()),
            ..Default::default()
        };
        let page = commands::activity(&stage.office, request).await.unwrap();
        assert!(page.entries.is_empty(), "{text}");
    }
}
