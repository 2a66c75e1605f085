use domain::{AccountId, Currency, Money, MoneyAct, TerminalId};

use super::{Proposed, is_needed, pending, propose};
use crate::commands;
use crate::dto::*;
use crate::error::{Code, OfficeError};
use crate::people::stage::{CHOSEN, Stage, secret};
use crate::people::{Actor, acting};

const PAYMENT: &str = "AA49315-5C09B0FF";

fn return_of(minor: i64) -> MoneyAct {
    MoneyAct::Return {
        txn: PAYMENT.into(),
        amount: Money {
            minor,
            currency: Currency::USD,
        },
        whole: false,
    }
}

fn proposed(stage: &Stage, minor: i64) -> Proposed {
    Proposed {
        account: AccountId::new(stage.account.id.clone()),
        terminal: TerminalId::new(stage.terminal("Parks Front Desk").id.clone()),
        act: return_of(minor),
        target: PAYMENT.into(),
        summary: "return $180.00 of the sale of Oct 3".into(),
        reason: "class_cancelled".into(),
        note: "The resident came to the counter.".into(),
    }
}

/// Whoever is signed in asks for a return.
pub(crate) async fn ask(stage: &Stage, minor: i64) -> ApprovalView {
    let actor = acting(&stage.office);
    propose(&stage.office, &actor, proposed(stage, minor))
        .await
        .unwrap()
}

fn decision(request: &ApprovalView, approve: bool) -> DecideApproval {
    DecideApproval {
        id: request.id.clone(),
        bound: request.bound.clone(),
        approve,
        note: if approve {
            String::new()
        } else {
            "Ask parks first.".into()
        },
        name: None,
        password: None,
    }
}

fn signed(request: &ApprovalView, name: &str, password: &str) -> DecideApproval {
    DecideApproval {
        name: Some(name.into()),
        password: Some(secret(password)),
        ..decision(request, true)
    }
}

async fn inbox(stage: &Stage) -> Approvals {
    let request = AccountRequest {
        account_id: stage.account.id.clone(),
    };
    commands::approvals(&stage.office, request).await.unwrap()
}

fn reason(error: &OfficeError) -> &str {
    error
        .details
        .get("reason")
        .and_then(|reason| reason.as_str())
        .unwrap_or_default()
}

#[tokio::test]
async fn the_supervisor_approves_at_the_clerks_screen_and_the_clerk_stays_signed_in() {
    let stage = Stage::staffed().await;
    stage.be("Dana Clerk").await;
    let request = ask(&stage, 18_000).await;
    assert_eq!(
        (request.number.as_str(), request.state),
        ("R-0001", ApprovalState::Waiting)
    );
    assert_eq!(request.reason, "Class cancelled");
    assert_eq!(request.payment_id.as_deref(), Some(PAYMENT));
    assert_eq!(request.expires_at, "2026-10-20T18:00:00Z");
    let done = commands::approval_decide(&stage.office, signed(&request, "Sofia Super", CHOSEN))
        .await
        .unwrap();
    assert_eq!(done.state, ApprovalState::Approved);
    assert_eq!(done.decided_by.as_deref(), Some("Sofia Super"));
    // Carried out, or the reason why not.
    assert!(done.intent_id.is_some() || done.problem.is_some());
    assert_eq!(acting(&stage.office).name, "Dana Clerk");
    let told = stage.told().await;
    assert!(
        told.contains(
            &"Sofia Super approved R-0001 of Dana Clerk: return $180.00 of the sale of Oct 3.".to_owned()
        ),
        "{told:?}"
    );
    let again = commands::approval_decide(&stage.office, signed(&request, "Sofia Super", CHOSEN)).await;
    assert_eq!(reason(&again.unwrap_err()), "already_decided");
}

#[tokio::test]
async fn the_clerk_never_approves_her_own_not_even_by_command_after_a_rename_or_as_administrator() {
    let stage = Stage::staffed().await;
    stage.be("Dana Clerk").await;
    let request = ask(&stage, 18_000).await;
    assert!(!request.may_decide && request.may_withdraw);
    let refused = commands::approval_decide(&stage.office, decision(&request, true))
        .await
        .unwrap_err();
    assert_eq!(refused.code, Code::SamePerson);
    let refused = commands::approval_decide(&stage.office, signed(&request, "Dana Clerk", CHOSEN)).await;
    assert_eq!(refused.unwrap_err().code, Code::SamePerson);
    stage.be("Ada Admin").await;
    let dana = stage.person("Dana Clerk").await;
    let edit = EditPerson {
        id: dana.id,
        name: "Dana Miller".into(),
        role: Role::Administrator,
        alone_limit: dana.alone_limit,
        approve_limit: None,
    };
    commands::person_edit(&stage.office, edit).await.unwrap();
    stage.sign_in("Dana Miller", CHOSEN).await.unwrap();
    let view = inbox(&stage).await.waiting.remove(0);
    assert!(!view.may_decide);
    assert_eq!(
        view.refused.as_deref(),
        Some("You asked for this. Somebody else has to decide.")
    );
    let refused = commands::approval_decide(&stage.office, decision(&request, true))
        .await
        .unwrap_err();
    assert_eq!(refused.code, Code::SamePerson);
    assert!(stage.told().await[0].starts_with("Dana Miller could not decide R-0001"));
    assert_eq!(inbox(&stage).await.waiting.len(), 1);
}

#[tokio::test]
async fn a_request_that_waits_is_spoken_for_until_it_is_over() {
    let stage = Stage::staffed().await;
    stage.be("Dana Clerk").await;
    let request = ask(&stage, 18_000).await;
    let account = AccountId::new(stage.account.id.clone());
    let open = pending(&stage.office, &account, PAYMENT).await.unwrap();
    assert_eq!(open.len(), 1);
    assert_eq!(
        (open[0].number.as_str(), open[0].amount.unwrap().minor),
        ("R-0001", 18_000)
    );
    assert!(
        pending(&stage.office, &account, "another")
            .await
            .unwrap()
            .is_empty()
    );
    let withdrawn = commands::approval_withdraw(&stage.office, IdRequest { id: request.id })
        .await
        .unwrap();
    assert_eq!(withdrawn.state, ApprovalState::Withdrawn);
    assert!(
        pending(&stage.office, &account, PAYMENT)
            .await
            .unwrap()
            .is_empty()
    );
    let second = ask(&stage, 9_000).await;
    assert_eq!(second.number, "R-0002");
    stage.be("Frank Finance").await;
    let refused = commands::approval_withdraw(&stage.office, IdRequest { id: second.id })
        .await
        .unwrap_err();
    assert_eq!(reason(&refused), "not_yours");
}

#[tokio::test]
async fn after_14_days_a_request_has_expired_and_is_asked_for_again() {
    let stage = Stage::staffed().await;
    stage.be("Dana Clerk").await;
    let request = ask(&stage, 18_000).await;
    stage.pass(14 * 24 * 3600 - 1);
    stage.be("Sofia Super").await;
    assert!(inbox(&stage).await.waiting[0].may_decide);
    stage.pass(1);
    let refused = commands::approval_decide(&stage.office, decision(&request, true))
        .await
        .unwrap_err();
    assert_eq!(refused.code, Code::Expired);
    assert!(refused.message.ends_with("Ask again."), "{}", refused.message);
    let all = inbox(&stage).await;
    assert_eq!(
        (all.waiting.len(), all.decided[0].state),
        (0, ApprovalState::Expired)
    );
    let account = AccountId::new(stage.account.id.clone());
    assert!(
        pending(&stage.office, &account, PAYMENT)
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn the_approvers_sign_in_wrong_three_times_is_locked_with_an_entry() {
    let stage = Stage::staffed().await;
    stage.be("Dana Clerk").await;
    let request = ask(&stage, 18_000).await;
    for expected in [Code::InvalidInput, Code::InvalidInput, Code::LockedOut] {
        let refused =
            commands::approval_decide(&stage.office, signed(&request, "Sofia Super", "wrong one here")).await;
        assert_eq!(refused.unwrap_err().code, expected);
    }
    let refused = commands::approval_decide(&stage.office, signed(&request, "Sofia Super", CHOSEN)).await;
    assert_eq!(refused.unwrap_err().code, Code::LockedOut);
    assert!(stage.told().await[0].contains("tried to decide a request as Sofia Super with a wrong password"));
    assert_eq!(inbox(&stage).await.waiting.len(), 1);
}

#[tokio::test]
async fn only_approvers_decide_within_their_limit_and_with_a_fresh_password() {
    let stage = Stage::staffed().await;
    let sofia = stage.person("Sofia Super").await;
    let limit = MoneyView {
        minor: "10000".into(),
        currency: "USD".into(),
    };
    let edit = EditPerson {
        id: sofia.id,
        name: sofia.name,
        role: sofia.role,
        alone_limit: sofia.alone_limit,
        approve_limit: Some(limit),
    };
    commands::person_edit(&stage.office, edit).await.unwrap();
    stage.be("Dana Clerk").await;
    let (large, small) = (ask(&stage, 10_001).await, ask(&stage, 10_000).await);
    stage.be("Frank Finance").await;
    let refused = commands::approval_decide(&stage.office, decision(&small, true))
        .await
        .unwrap_err();
    assert_eq!(
        (refused.code, &refused.details["duty"]),
        (Code::NotAllowed, &serde_json::json!("approve"))
    );
    stage.be("Sofia Super").await;
    let refused = commands::approval_decide(&stage.office, decision(&large, true))
        .await
        .unwrap_err();
    assert_eq!(reason(&refused), "above_limit");
    stage.pass(301);
    let refused = commands::approval_decide(&stage.office, decision(&small, true))
        .await
        .unwrap_err();
    assert_eq!(refused.code, Code::StepUpNeeded);
    stage.be("Sofia Super").await;
    commands::approval_decide(&stage.office, decision(&small, true))
        .await
        .unwrap();
    // A no needs a word, and no limit.
    let silent = DecideApproval {
        note: "  ".into(),
        ..decision(&large, false)
    };
    assert_eq!(
        reason(
            &commands::approval_decide(&stage.office, silent)
                .await
                .unwrap_err()
        ),
        "note_empty"
    );
    let refused = commands::approval_decide(&stage.office, decision(&large, false))
        .await
        .unwrap();
    assert_eq!(
        (refused.state, refused.decision_note.as_str()),
        (ApprovalState::Refused, "Ask parks first.")
    );
}

#[tokio::test]
async fn what_is_approved_is_exactly_what_was_asked() {
    let stage = Stage::staffed().await;
    stage.be("Dana Clerk").await;
    let (one, other) = (ask(&stage, 18_000).await, ask(&stage, 100).await);
    stage.be("Sofia Super").await;
    let mixed = DecideApproval {
        bound: other.bound.clone(),
        ..decision(&one, true)
    };
    let refused = commands::approval_decide(&stage.office, mixed).await.unwrap_err();
    assert_eq!(reason(&refused), "approval_changed");
    assert_ne!(one.bound, other.bound);
}

#[tokio::test]
async fn who_needs_a_second_person_is_ruled_by_the_kind_of_act_and_the_persons_limit() {
    let stage = Stage::staffed().await;
    let dana = stage.person("Dana Clerk").await;
    let edit = EditPerson {
        id: dana.id.clone(),
        name: dana.name,
        role: dana.role,
        alone_limit: MoneyView {
            minor: "5000".into(),
            currency: "USD".into(),
        },
        approve_limit: None,
    };
    commands::person_edit(&stage.office, edit).await.unwrap();
    let actor = |person: &PersonView| Actor {
        id: Some(person.id.clone()),
        name: person.name.clone(),
    };
    let (dana, frank) = (
        actor(&stage.person("Dana Clerk").await),
        actor(&stage.person("Frank Finance").await),
    );
    let amount = Money {
        minor: 5_000,
        currency: Currency::USD,
    };
    let void = MoneyAct::Void {
        txn: PAYMENT.into(),
        amount,
    };
    let settle = MoneyAct::Settle { count: 3, amount };
    let take = MoneyAct::TakeInstallment {
        plan: "p".into(),
        amount,
    };
    for (who, act, expected) in [
        (&dana, return_of(5_000), false),
        (&dana, return_of(5_001), true),
        (&frank, return_of(1), true),
        (&frank, settle.clone(), true),
        (&frank, void.clone(), false),
        (&frank, take.clone(), false),
    ] {
        assert_eq!(
            is_needed(&stage.office, who, &act).await.unwrap(),
            expected,
            "{act:?}"
        );
    }
    let rules = commands::rules(&stage.office, Empty {}).await.unwrap();
    let turned = rules.second_person.iter().map(|said| SecondPerson {
        act: said.act.clone(),
        needed: !said.needed,
    });
    let turned = TownRules {
        second_person: turned.collect(),
        ..rules
    };
    commands::rules_save(&stage.office, turned).await.unwrap();
    assert!(is_needed(&stage.office, &frank, &void).await.unwrap());
    assert!(!is_needed(&stage.office, &frank, &settle).await.unwrap());
    let nobody = Actor {
        id: None,
        name: "pc-user".into(),
    };
    assert!(
        is_needed(&Stage::empty().await.office, &nobody, &void)
            .await
            .is_err()
    );
}

#[tokio::test]
async fn reasons_are_the_towns_own_and_a_retired_one_is_not_taken() {
    let stage = Stage::staffed().await;
    let save = |id: Option<&str>, words: &str, retired| SaveReason {
        id: id.map(str::to_owned),
        words: words.into(),
        retired,
    };
    let all = commands::reasons(&stage.office, Empty {}).await.unwrap().reasons;
    assert_eq!(all.len(), 6);
    let all = commands::reason_save(&stage.office, save(None, "Pool closed", false))
        .await
        .unwrap()
        .reasons;
    assert_eq!(all[6].words, "Pool closed");
    let twice = commands::reason_save(&stage.office, save(None, "pool CLOSED", false))
        .await
        .unwrap_err();
    assert_eq!(twice.code, Code::DuplicateName);
    commands::reason_save(
        &stage.office,
        save(Some("class_cancelled"), "Class cancelled", true),
    )
    .await
    .unwrap();
    stage.be("Dana Clerk").await;
    let refused = propose(&stage.office, &acting(&stage.office), proposed(&stage, 1))
        .await
        .unwrap_err();
    assert_eq!(reason(&refused), "reason_unknown");
    let card = Proposed {
        reason: "other".into(),
        note: "card 4111 1111 1111 1111".into(),
        ..proposed(&stage, 1)
    };
    assert_eq!(
        reason(
            &propose(&stage.office, &acting(&stage.office), card)
                .await
                .unwrap_err()
        ),
        "card_number"
    );
}

#[tokio::test]
async fn an_approval_that_was_interrupted_is_not_carried_out_by_itself() {
    let stage = Stage::staffed().await;
    stage.be("Dana Clerk").await;
    let request = ask(&stage, 18_000).await;
    let by = ledger::Decision {
        by: stage.person("Sofia Super").await.id,
        name: "Sofia Super".into(),
        at: 1,
        note: String::new(),
    };
    let mut work = stage.office.0.ledger.begin().await.unwrap();
    work.decide_approval(&request.id, "approved", &by).await.unwrap();
    work.commit().await.unwrap();
    let stage = stage.again("window").await;
    stage.be("Dana Clerk").await;
    let all = inbox(&stage).await;
    let problem = all.decided[0].problem.as_deref().unwrap();
    assert!(
        problem.starts_with("Counterfoil ended before this was carried out"),
        "{problem}"
    );
}
