use super::{reason, reveal, store_pins};
use crate::commands;
use crate::dto::*;
use crate::error::Code;
use crate::people::stage::{CHOSEN, FIRST, Stage, secret};
use crate::people::{recover_here, require, require_fresh};

#[tokio::test]
async fn with_people_nothing_is_answered_before_somebody_signs_in() {
    let stage = Stage::staffed().await;
    commands::sign_out(&stage.office, Empty {}).await.unwrap();
    let request = AccountRequest {
        account_id: stage.account.id.clone(),
    };
    let refused = commands::home(&stage.office, request.clone()).await.unwrap_err();
    assert_eq!(refused.code, Code::SignInNeeded);
    stage.be("Dana Clerk").await;
    commands::home(&stage.office, request.clone()).await.unwrap();
    let locked = commands::session_lock(&stage.office, Empty {}).await.unwrap();
    assert_eq!(locked.locked_name.as_deref(), Some("Dana Clerk"));
    assert!(locked.person.is_none() && locked.duties.is_empty());
    assert_eq!(
        commands::home(&stage.office, request).await.unwrap_err().code,
        Code::SignInNeeded
    );
    let told = stage.told().await;
    assert_eq!(told[0], "Dana Clerk locked the screen.");
    assert_eq!(told[1], "Dana Clerk signed in.");
}

#[tokio::test]
async fn pins_need_the_password_of_the_last_five_minutes() {
    let stage = Stage::staffed().await;
    store_pins(&stage).await;
    stage.be("Dana Clerk").await;
    stage.pass(299);
    reveal(&stage, "Web Permits").await.unwrap();
    stage.pass(1);
    assert_eq!(
        reveal(&stage, "Web Permits").await.unwrap_err().code,
        Code::StepUpNeeded
    );
    let wrong = StepUp {
        password: secret("not this one"),
    };
    let refused = commands::step_up(&stage.office, wrong).await.unwrap_err();
    assert_eq!(reason(&refused), "sign_in_wrong");
    let right = StepUp {
        password: secret(CHOSEN),
    };
    let session = commands::step_up(&stage.office, right).await.unwrap();
    assert!(session.fresh_until.is_some());
    reveal(&stage, "Web Permits").await.unwrap();
    // A clock that is set back opens nothing.
    stage.pass(-600);
    assert_eq!(
        reveal(&stage, "Web Permits").await.unwrap_err().code,
        Code::StepUpNeeded
    );
    assert!(require(&stage.office, Duty::Setup).await.is_ok());
    assert!(require_fresh(&stage.office, Duty::RequestReverse).await.is_err());
}

#[tokio::test]
async fn three_wrong_in_a_row_lock_a_sign_in_for_a_quarter_of_an_hour_and_unknown_names_alike() {
    let stage = Stage::staffed().await;
    for name in ["Dana Clerk", "Nobody Here"] {
        for (time, code) in [
            (1, Code::InvalidInput),
            (2, Code::InvalidInput),
            (3, Code::LockedOut),
        ] {
            let refused = stage.sign_in(name, "a wrong password").await.unwrap_err();
            assert_eq!(refused.code, code, "{name} {time}");
        }
        // Now the right one does not help either.
        assert_eq!(
            stage.sign_in(name, CHOSEN).await.unwrap_err().code,
            Code::LockedOut
        );
    }
    let known = stage.sign_in("Dana Clerk", "x").await.unwrap_err();
    let unknown = stage.sign_in("Nobody Here", "x").await.unwrap_err();
    assert_eq!((known.message, known.details), (unknown.message, unknown.details));
    let told = stage.told().await;
    let locked = "after three in a row this sign-in is locked for 15 minutes.";
    assert_eq!(told.iter().filter(|entry| entry.ends_with(locked)).count(), 2);
    assert!(
        told.iter()
            .all(|entry| !entry.contains("Nobody Here") && !entry.contains("wrong password here"))
    );
    stage.pass(15 * 60);
    stage.sign_in("Dana Clerk", CHOSEN).await.unwrap();
    // A right one starts the count again.
    stage.sign_in("Dana Clerk", "wrong one more").await.unwrap_err();
    stage.sign_in("Dana Clerk", CHOSEN).await.unwrap();
    for _ in 0..2 {
        let refused = stage.sign_in("Dana Clerk", "wrong one more").await.unwrap_err();
        assert_eq!(refused.code, Code::InvalidInput);
    }
}

#[tokio::test]
async fn a_password_that_somebody_else_set_opens_only_the_choice_of_ones_own() {
    let stage = Stage::staffed().await;
    let dana = stage.person("Dana Clerk").await;
    let request = ResetPassword {
        id: dana.id.clone(),
        password: secret("handed over once"),
    };
    commands::person_reset_password(&stage.office, request)
        .await
        .unwrap();
    assert!(stage.sign_in("Dana Clerk", CHOSEN).await.is_err());
    let session = stage.sign_in("Dana Clerk", "handed over once").await.unwrap();
    assert!(session.person.unwrap().must_change);
    let refused = require(&stage.office, Duty::Setup).await.unwrap_err();
    assert_eq!(reason(&refused), "password_change");
    let change = |new: &str| ChangePassword {
        old: secret("handed over once"),
        new: secret(new),
    };
    for (new, expected) in [
        ("handed over once", "password_same"),
        ("short", "password_short"),
        ("dana clerk 1", "password_name"),
        ("password1234", "password_common"),
    ] {
        let refused = commands::password_change(&stage.office, change(new))
            .await
            .unwrap_err();
        assert_eq!(reason(&refused), expected);
    }
    let session = commands::password_change(&stage.office, change("a quiet river"))
        .await
        .unwrap();
    assert!(!session.person.unwrap().must_change);
    assert!(require(&stage.office, Duty::Setup).await.is_ok());
}

#[tokio::test]
async fn the_recovery_code_lets_an_administrator_in_once_and_home_says_so() {
    let stage = Stage::empty().await;
    let code = stage
        .add("Ada Admin", Role::Administrator)
        .await
        .unwrap()
        .recovery_code
        .unwrap();
    commands::sign_out(&stage.office, Empty {}).await.unwrap();
    let request = |code: &str, name: &str| RecoverPerson {
        code: secret(code),
        name: name.into(),
        password: secret("found my way back"),
    };
    let refused = commands::people_recover(&stage.office, request("AAAA-BBBB", "Ada Admin"))
        .await
        .unwrap_err();
    assert_eq!(reason(&refused), "recovery_wrong");
    let refused = commands::people_recover(&stage.office, request(&code, "Somebody"))
        .await
        .unwrap_err();
    assert_eq!(reason(&refused), "recovery_wrong");
    let spelled = code.to_lowercase().replace('-', " ");
    let done = commands::people_recover(&stage.office, request(&spelled, "ada admin"))
        .await
        .unwrap();
    assert_ne!(done.recovery_code.as_deref(), Some(code.as_str()));
    assert!(stage.sign_in("Ada Admin", FIRST).await.is_err());
    stage.sign_in("Ada Admin", "found my way back").await.unwrap();
    let home = AccountRequest {
        account_id: stage.account.id.clone(),
    };
    let home = commands::home(&stage.office, home).await.unwrap();
    assert!(home.attention.iter().any(|line| line.kind == "people_recovered"));
    // The old code is used up; three wrong ones lock.
    for expected in [
        Code::InvalidInput,
        Code::InvalidInput,
        Code::LockedOut,
        Code::LockedOut,
    ] {
        let refused = commands::people_recover(&stage.office, request(&code, "Ada Admin"))
            .await
            .unwrap_err();
        assert_eq!(refused.code, expected);
    }
}

#[tokio::test]
async fn without_the_code_the_way_back_is_this_computers_command_line_and_secret_store() {
    let stage = Stage::staffed().await;
    let password = secret("found my way back");
    // Not through the window.
    assert!(recover_here(&stage.office, "Ada Admin", &password).await.is_err());
    let stage = stage.again("command line").await;
    assert!(
        recover_here(&stage.office, "Dana Clerk", &password)
            .await
            .is_err()
    );
    recover_here(&stage.office, "Ada Admin", &password).await.unwrap();
    let told = stage.told().await;
    assert!(
        told[0].contains("RECOVERY: set a new password for Ada Admin on the command line"),
        "{}",
        told[0]
    );
    // With another secret store it is refused.
    stage.office.clone().close().await;
}

#[tokio::test]
async fn the_command_line_reads_unattended_and_writes_only_for_somebody() {
    let stage = Stage::staffed().await.again("command line").await;
    require(&stage.office, Duty::View).await.unwrap();
    let refused = crate::setup::add_user(&stage.office, &stage.account.id, "apiuser501299")
        .await
        .unwrap_err();
    assert_eq!(refused.code, Code::SignInNeeded);
    assert!(refused.message.contains("--person"));
    stage.be("Dana Clerk").await;
    crate::setup::add_user(&stage.office, &stage.account.id, "apiuser501299")
        .await
        .unwrap();
}

#[tokio::test]
async fn no_password_and_no_code_stands_in_any_file() {
    let stage = Stage::empty().await;
    let code = stage
        .add("Ada Admin", Role::Administrator)
        .await
        .unwrap()
        .recovery_code
        .unwrap();
    stage
        .sign_in("Ada Admin", "CANARY-wrong-password")
        .await
        .unwrap_err();
    stage.sign_in("CANARY-name-or-password", "x").await.unwrap_err();
    let folder = stage.folder;
    stage.office.close().await;
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let bytes = std::fs::read(&path).unwrap();
            for word in [FIRST, &code, "CANARY"] {
                let holds = bytes.windows(word.len()).any(|part| part == word.as_bytes());
                assert!(!holds, "{word} in {}", path.display());
            }
        }
    }
}
