//! People: what they may do, and what happens when they leave.

mod sign_in;

use domain::Sensitive;

use super::stage::{CHOSEN, Stage};
use super::{acting, require};
use crate::commands;
use crate::dto::*;
use crate::error::{Code, OfficeError};

pub(super) fn reason(error: &OfficeError) -> &str {
    error
        .details
        .get("reason")
        .and_then(|reason| reason.as_str())
        .unwrap_or_default()
}

fn money(minor: &str) -> MoneyView {
    MoneyView {
        minor: minor.into(),
        currency: "USD".into(),
    }
}

fn edit_of(person: &PersonView) -> EditPerson {
    EditPerson {
        id: person.id.clone(),
        name: person.name.clone(),
        role: person.role,
        alone_limit: person.alone_limit.clone(),
        approve_limit: person.approve_limit.clone(),
    }
}

pub(super) async fn reveal(stage: &Stage, terminal: &str) -> Result<RevealedPin, OfficeError> {
    let terminal = stage.terminal(terminal);
    let request = RevealRequest {
        terminal_id: terminal.id.clone(),
        user_id: terminal.user_id.clone().unwrap(),
        reason: "CivicPlus asks for it by phone".into(),
        recipient: "CivicPlus onboarding".into(),
    };
    commands::pin_reveal(&stage.office, request).await
}

pub(super) async fn store_pins(stage: &Stage) {
    for (name, pin) in [("Parks Front Desk", "A1"), ("Web Permits", "B2")] {
        let terminal = stage.terminal(name);
        let request = PinSetRequest {
            terminal_id: terminal.id.clone(),
            user_id: terminal.user_id.clone().unwrap(),
            value: Sensitive::new(pin.repeat(32)),
            on_duplicate: OnDuplicate::Refuse,
        };
        crate::pins::set(&stage.office, request).await.unwrap();
    }
}

#[tokio::test]
async fn without_people_everything_goes_but_money() {
    let stage = Stage::empty().await;
    for duty in Duty::ALL {
        match require(&stage.office, duty).await {
            Ok(actor) => {
                assert!(!duty.is_money(), "{duty:?}");
                assert_eq!((actor.id, actor.name.as_str()), (None, "pc-user"));
            }
            Err(error) => {
                assert!(duty.is_money(), "{duty:?}");
                assert_eq!(error.code, Code::PeopleNeeded);
            }
        }
    }
    store_pins(&stage).await;
    reveal(&stage, "Web Permits").await.unwrap();
}

#[tokio::test]
async fn the_first_person_is_an_administrator_and_gets_the_recovery_code_once() {
    let stage = Stage::empty().await;
    let refused = stage.add("Dana Clerk", Role::Clerk).await.unwrap_err();
    assert_eq!(reason(&refused), "first_administrator");
    let done = stage.add("Ada Admin", Role::Administrator).await.unwrap();
    let code = done.recovery_code.clone().unwrap();
    assert_eq!((code.len(), code.matches('-').count()), (29, 5));
    assert!(!format!("{done:?}").contains(&code));
    assert_eq!(acting(&stage.office).name, "Ada Admin");
    let second = stage.add("Dana Clerk", Role::Clerk).await.unwrap();
    assert!(second.recovery_code.is_none());
    let twice = stage.add("dana clerk", Role::Viewer).await.unwrap_err();
    assert_eq!(twice.code, Code::DuplicateName);
    assert!(stage.told().await[0].starts_with("Ada Admin added Dana Clerk as clerk"));
    // One person alone moves no money; two do, where one of them approves.
    assert!(require(&stage.office, Duty::Settle).await.is_ok());
}

#[tokio::test]
async fn a_role_may_what_its_table_says_and_is_told_whom_to_ask() {
    let stage = Stage::staffed().await;
    store_pins(&stage).await;
    stage.be("Frank Finance").await;
    let refused = reveal(&stage, "Web Permits").await.unwrap_err();
    assert_eq!(refused.code, Code::NotAllowed);
    assert_eq!(
        refused.message,
        "Frank Finance may not see PINs. This is for clerks and administrators. Ask Ada Admin or Dana Clerk."
    );
    assert_eq!(
        stage.told().await[0],
        "Frank Finance wanted to see PINs and may not."
    );
    let refused = commands::people(&stage.office, Empty {}).await.unwrap_err();
    assert_eq!(refused.details["roles"], serde_json::json!(["administrator"]));
    for duty in Duty::ALL {
        let asked = require(&stage.office, duty).await;
        assert_eq!(asked.is_ok(), Role::Finance.may(duty), "{duty:?}");
    }
}

#[tokio::test]
async fn somebody_leaves_and_what_they_saw_and_asked_for_and_own_is_told() {
    let stage = Stage::staffed().await;
    store_pins(&stage).await;
    stage.be("Dana Clerk").await;
    for terminal in ["Web Permits", "Parks Front Desk", "Web Permits"] {
        reveal(&stage, terminal).await.unwrap();
    }
    let view = SaveView {
        account_id: stage.account.id.clone(),
        id: None,
        name: "Web over 100".into(),
        text: "amount:>100".into(),
        columns: Vec::new(),
        sort: None,
    };
    commands::view_save(&stage.office, view).await.unwrap();
    crate::approvals::tests::ask(&stage, 18_000).await;
    stage.be("Ada Admin").await;
    let dana = stage.person("Dana Clerk").await;
    // A new name changes nothing of what she did.
    let renamed = EditPerson {
        name: "Dana Miller".into(),
        ..edit_of(&dana)
    };
    commands::person_edit(&stage.office, renamed).await.unwrap();
    stage.pass(3600);
    stage.be("Ada Admin").await;
    let set = |active| SetPersonActive {
        id: dana.id.clone(),
        active,
    };
    let impact = commands::person_impact(&stage.office, IdRequest { id: dana.id.clone() })
        .await
        .unwrap();
    assert_eq!(
        impact.sentences,
        [
            "saw 2 PINs in 90 days",
            "has 1 open refund request",
            "owns 1 view"
        ]
    );
    assert_eq!(
        (impact.requests.as_slice(), impact.views.as_slice()),
        (&["R-0001".to_owned()][..], &["Web over 100".to_owned()][..])
    );
    assert!(impact.refused.is_none());
    commands::person_set_active(&stage.office, set(false))
        .await
        .unwrap();
    let list = crate::checklist::show(
        &stage.office,
        AccountRequest {
            account_id: stage.account.id.clone(),
        },
    )
    .await
    .unwrap();
    let tasks: Vec<_> = list
        .tasks
        .iter()
        .filter(|task| task.kind == TaskKind::RotatePin)
        .collect();
    assert_eq!(tasks.len(), 2);
    assert!(
        tasks
            .iter()
            .all(|task| task.status == TaskStatus::Open && task.automatic)
    );
    assert_eq!(
        tasks[1].text,
        "Rotate the PIN of Web Permits: Dana Miller left and had seen it."
    );
    assert!(stage.told().await.iter().any(|told| told
        == "Ada Admin deactivated Dana Miller, who saw 2 PINs in 90 days, has 1 open refund request, owns 1 view."));
    // A new PIN ends the task.
    stage.pass(60);
    let terminal = stage.terminal("Web Permits");
    let pin = PinSetRequest {
        terminal_id: terminal.id.clone(),
        user_id: terminal.user_id.clone().unwrap(),
        value: Sensitive::new("C3".repeat(32)),
        on_duplicate: OnDuplicate::Refuse,
    };
    crate::pins::set(&stage.office, pin).await.unwrap();
    let list = crate::checklist::show(
        &stage.office,
        AccountRequest {
            account_id: stage.account.id.clone(),
        },
    )
    .await
    .unwrap();
    let open = list
        .tasks
        .iter()
        .filter(|task| task.kind == TaskKind::RotatePin && task.status == TaskStatus::Open);
    assert_eq!(open.count(), 1);
    // Whoever left is sent to the supervisor, and that stands in the activity.
    let refused = stage.sign_in("Dana Miller", CHOSEN).await.unwrap_err();
    assert!(
        refused.message.starts_with("Ask your supervisor"),
        "{}",
        refused.message
    );
    assert!(stage.told().await[0].contains("tried to sign in as Dana Miller, who may not sign in any more"));
    // A wrong password says nothing of that.
    assert_eq!(
        reason(&stage.sign_in("Dana Miller", "a wrong one").await.unwrap_err()),
        "sign_in_wrong"
    );
}

#[tokio::test]
async fn the_last_administrator_stays() {
    let stage = Stage::staffed().await;
    let ada = stage.person("Ada Admin").await;
    let off = SetPersonActive {
        id: ada.id.clone(),
        active: false,
    };
    let refused = commands::person_set_active(&stage.office, off.clone())
        .await
        .unwrap_err();
    assert_eq!(reason(&refused), "last_administrator");
    let demoted = EditPerson {
        role: Role::Viewer,
        ..edit_of(&ada)
    };
    let refused = commands::person_edit(&stage.office, demoted).await.unwrap_err();
    assert_eq!(reason(&refused), "last_administrator");
    let sofia = stage.person("Sofia Super").await;
    let promoted = EditPerson {
        role: Role::Administrator,
        ..edit_of(&sofia)
    };
    commands::person_edit(&stage.office, promoted).await.unwrap();
    commands::person_set_active(&stage.office, off).await.unwrap();
    // Whoever is deactivated is out at once.
    assert_eq!(
        require(&stage.office, Duty::View).await.unwrap_err().code,
        Code::SignInNeeded
    );
}

#[tokio::test]
async fn nobody_raises_their_own_limit() {
    let stage = Stage::staffed().await;
    let ada = stage.person("Ada Admin").await;
    let raised = EditPerson {
        alone_limit: money("50000"),
        ..edit_of(&ada)
    };
    assert_eq!(
        commands::person_edit(&stage.office, raised)
            .await
            .unwrap_err()
            .code,
        Code::SamePerson
    );
    let lowered = EditPerson {
        approve_limit: Some(money("10000")),
        ..edit_of(&ada)
    };
    commands::person_edit(&stage.office, lowered).await.unwrap();
    let dana = stage.person("Dana Clerk").await;
    for wrong in ["-1", "1.50", "", "99999999999999999999"] {
        let edit = EditPerson {
            alone_limit: money(wrong),
            ..edit_of(&dana)
        };
        assert_eq!(
            reason(&commands::person_edit(&stage.office, edit).await.unwrap_err()),
            "limit_unreadable"
        );
    }
}

#[tokio::test]
async fn the_town_may_say_that_whoever_saw_a_pin_asks_for_no_refund() {
    let stage = Stage::staffed().await;
    store_pins(&stage).await;
    let rules = commands::rules(&stage.office, Empty {}).await.unwrap();
    assert!(!rules.pin_viewer_may_not_refund);
    let needed: Vec<&str> = rules
        .second_person
        .iter()
        .filter(|act| act.needed)
        .map(|act| act.act.as_str())
        .collect();
    assert_eq!(needed, ["return", "settle"]);
    let strict = TownRules {
        pin_viewer_may_not_refund: true,
        idle_lock_minutes: 5,
        ..rules.clone()
    };
    commands::rules_save(&stage.office, strict).await.unwrap();
    for minutes in [0, 16] {
        let wrong = TownRules {
            idle_lock_minutes: minutes,
            ..rules.clone()
        };
        assert_eq!(
            reason(&commands::rules_save(&stage.office, wrong).await.unwrap_err()),
            "idle_out_of_range"
        );
    }
    stage.be("Dana Clerk").await;
    require(&stage.office, Duty::RequestReverse).await.unwrap();
    reveal(&stage, "Web Permits").await.unwrap();
    let refused = require(&stage.office, Duty::RequestReverse).await.unwrap_err();
    assert_eq!(refused.code, Code::NotAllowed);
    assert!(
        refused.message.contains("has seen the PIN of Web Permits"),
        "{}",
        refused.message
    );
    stage.pass(91 * 24 * 3600);
    require(&stage.office, Duty::RequestReverse).await.unwrap();
    let session = commands::session(&stage.office, Empty {}).await.unwrap();
    assert_eq!(session.idle_lock_minutes, 5);
}

#[tokio::test]
async fn practice_data_has_four_people_and_its_administrator_is_signed_in() {
    let stage = Stage::practice().await;
    super::seed_practice(&stage.office, &stage.account.id)
        .await
        .unwrap();
    let session = commands::session(&stage.office, Empty {}).await.unwrap();
    assert!(session.automatic && session.people);
    assert_eq!(session.person.unwrap().role, Role::Administrator);
    let practice = session.practice.unwrap();
    assert_eq!(practice.people.len(), 4);
    store_pins(&stage).await;
    stage.pass(3600);
    reveal(&stage, "Web Permits").await.unwrap();
    stage.sign_in("Dana Clerk", &practice.password).await.unwrap();
    stage.pass(3600);
    assert_eq!(
        reveal(&stage, "Web Permits").await.unwrap_err().code,
        Code::StepUpNeeded
    );
    // A folder whose secrets last is no practice data.
    let real = Stage::empty().await;
    super::seed_practice(&real.office, &real.account.id)
        .await
        .unwrap();
    assert!(!commands::session(&real.office, Empty {}).await.unwrap().people);
}
