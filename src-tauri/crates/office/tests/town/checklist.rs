use counterfoil_office as office;
use domain::TerminalKind;
use office::Code;
use office::dto::{
    AccountRequest, AddTerminal, AddUser, Checklist, EditAccount, EditAddress, HandoffForm, Intention,
    OnDuplicate, SetActive, SetIntentions, SharedVault, TaskKind, TaskOwner, TaskStatus, TaskView,
    UpdateTask, WriteHandoff,
};

use crate::desk;
use crate::place::{self, Place};
use crate::records::{add_address, edit_account_of, history, now, terminal, without_pins};

async fn show(place: &Place) -> Checklist {
    let account_id = place.account.id.clone();
    office::checklist::show(&place.office, AccountRequest { account_id })
        .await
        .unwrap()
}

fn task<'a>(checklist: &'a Checklist, kind: TaskKind, subject: &str) -> Option<&'a TaskView> {
    checklist
        .tasks
        .iter()
        .find(|task| task.kind == kind && task.subject_name == subject)
}

fn update_of(place: &Place, task: &TaskView, status: TaskStatus) -> UpdateTask {
    UpdateTask {
        account_id: place.account.id.clone(),
        kind: task.kind,
        subject_id: task.subject_id.clone(),
        status,
        since: None,
        ticket: String::new(),
        agent: String::new(),
        note: String::new(),
    }
}

#[tokio::test]
async fn a_terminal_whose_pin_was_handed_over_is_ticked_and_the_others_wait() {
    let desk = desk::set_up().await;
    let write = async |full_pins| {
        let request = WriteHandoff {
            account_id: desk.account_id(),
            terminal_ids: Some(vec![desk.terminal("Web Permits").id.clone()]),
            form: HandoffForm::SavePdf,
            full_pins,
            reason: "Go-live of web permits".into(),
            recipient: "CivicPlus onboarding".into(),
            passphrase: None,
            keys: vec![],
        };
        office::handoff::write(desk.office(), request).await.unwrap();
        let list = show(&desk.place).await;
        ["Web Permits", "Web Utility"].map(|name| {
            let found = task(&list, TaskKind::HandOff, name).unwrap();
            (found.status, found.since.clone(), found.note.clone())
        })
    };
    let list = show(&desk.place).await;
    let noted = UpdateTask {
        note: "Dana waits for it".into(),
        ..update_of(
            &desk.place,
            task(&list, TaskKind::HandOff, "Web Permits").unwrap(),
            TaskStatus::Open,
        )
    };
    office::checklist::update(desk.office(), noted).await.unwrap();
    let [web, _] = write(false).await;
    assert_eq!(web.0, TaskStatus::Open, "a masked sheet hands no PIN over");
    let [web, utility] = write(true).await;
    let today = Some("2026-11-20".to_owned());
    assert_eq!(web, (TaskStatus::Done, today, "Dana waits for it".to_owned()));
    assert_eq!(utility.0, TaskStatus::Open);
    let count = desk.entries().await.len();
    write(true).await;
    assert_eq!(desk.entries().await.len(), count + 1, "ticked once");
    assert!(desk.entry("task_changed").await.can_undo);
}

#[tokio::test]
async fn tasks_follow_the_kind_of_the_terminal_and_name_who_must_act() {
    let place = without_pins().await;
    let list = show(&place).await;
    for (kind, retail, internet, owner) in [
        (TaskKind::HostedPage, false, true, TaskOwner::Converge),
        (TaskKind::AllowList, false, true, TaskOwner::Converge),
        (TaskKind::EnablePost, false, true, TaskOwner::Converge),
        (TaskKind::ReturnAddress, false, true, TaskOwner::Converge),
        (TaskKind::NoAllowList, true, false, TaskOwner::You),
        (TaskKind::StorePin, true, true, TaskOwner::You),
        (TaskKind::VerifyPin, true, true, TaskOwner::You),
        (TaskKind::HandOff, true, true, TaskOwner::You),
        (TaskKind::Connected, true, true, TaskOwner::CivicPlus),
    ] {
        let (parks, web) = (
            task(&list, kind, "Parks Front Desk"),
            task(&list, kind, "Web Permits"),
        );
        assert_eq!((parks.is_some(), web.is_some()), (retail, internet), "{kind:?}");
        assert_eq!(parks.or(web).unwrap().owner, owner, "{kind:?}");
    }
    assert!(task(&list, TaskKind::RegisterUser, "apiuser501204").is_some());
    assert_eq!(list.tasks[0].kind, TaskKind::AccountFacts);
    assert_eq!(list.tasks.last().unwrap().kind, TaskKind::Connected);
    assert_eq!(list.total as usize, list.tasks.len());
    assert_eq!(list.waiting, None);
}

#[tokio::test]
async fn what_we_wait_for_is_told_with_day_and_ticket_and_survives_a_restart() {
    let place = without_pins().await;
    let list = show(&place).await;
    let hosted = task(&list, TaskKind::HostedPage, "Web Permits").unwrap();
    let request = UpdateTask {
        since: Some("2026-10-06".into()),
        ticket: "88231".into(),
        agent: "Dana".into(),
        note: "Called back at noon".into(),
        ..update_of(&place, hosted, TaskStatus::Waiting)
    };
    let list = office::checklist::update(&place.office, request.clone())
        .await
        .unwrap();
    let hosted = task(&list, TaskKind::HostedPage, "Web Permits").unwrap();
    assert_eq!(hosted.text, "Waiting for Converge since Oct 6 (ticket 88231).");
    assert_eq!(hosted.changed_by.as_deref(), Some("clerk1"));
    let entry = &history(&place).await[0];
    assert_eq!(
        entry.sentence,
        "clerk1 noted \"Hosted page of Web Permits\" as waiting for Converge since Oct 6 (ticket 88231)."
    );
    let entries = history(&place).await.len();
    office::checklist::update(&place.office, request).await.unwrap();
    assert_eq!(history(&place).await.len(), entries, "nothing changed");
    let post = task(&list, TaskKind::EnablePost, "Web Permits").unwrap();
    let request = update_of(&place, post, TaskStatus::Waiting);
    let list = office::checklist::update(&place.office, request).await.unwrap();
    let post = task(&list, TaskKind::EnablePost, "Web Permits").unwrap();
    assert_eq!(post.since.as_deref(), Some("2026-11-20"), "no day means today");
    let waiting = "Waiting for Converge since Oct 6 (ticket 88231): Hosted page of Web Permits. And 1 more.";
    assert_eq!(list.waiting.as_deref(), Some(waiting));

    let Place {
        folder,
        clock,
        vault,
        office,
        account,
        ..
    } = place;
    office.close().await;
    let reopened = place::open(&folder, &clock, &vault).await;
    let request = AccountRequest {
        account_id: account.id,
    };
    let again = office::checklist::show(&reopened, request).await.unwrap();
    assert_eq!(again.tasks, list.tasks);
    assert_eq!(again.waiting, list.waiting);
}

#[tokio::test]
async fn the_program_judges_pins_by_itself_and_refuses_to_be_told() {
    let mut place = place::set_up(40).await;
    let status = |list: &Checklist, kind| task(list, kind, "Web Permits").map(|task| task.status);
    let list = show(&place).await;
    assert_eq!(status(&list, TaskKind::StorePin), Some(TaskStatus::Done));
    assert_eq!(status(&list, TaskKind::VerifyPin), Some(TaskStatus::Open));
    let verify = task(&list, TaskKind::VerifyPin, "Web Permits").unwrap();
    let request = update_of(&place, verify, TaskStatus::Done);
    let error = office::checklist::update(&place.office, request)
        .await
        .unwrap_err();
    assert_eq!(error.details["reason"], "task_automatic");
    place.verify().await.unwrap();
    let list = show(&place).await;
    assert_eq!(status(&list, TaskKind::VerifyPin), Some(TaskStatus::Done));
    let user = task(&list, TaskKind::RegisterUser, "apiuser501204").unwrap();
    assert_eq!(user.status, TaskStatus::Done, "{}", user.text);

    let web = place.pin_of("Web Permits");
    place
        .set_pin("Parks Front Desk", &web, OnDuplicate::Conflict)
        .await
        .unwrap();
    let list = show(&place).await;
    assert_eq!(status(&list, TaskKind::VerifyPin), Some(TaskStatus::Problem));
    let problem = task(&list, TaskKind::SolveProblem, "Web Permits").unwrap();
    assert!(problem.text.contains("Parks Front Desk"), "{}", problem.text);
}

#[tokio::test]
async fn done_is_what_facts_allow() {
    let place = without_pins().await;
    let account = now(&place).await;
    let web = terminal(&account, "Web Permits");
    let refused = async |kind, subject: &str| {
        let list = show(&place).await;
        let found = task(&list, kind, subject).unwrap();
        let request = update_of(&place, found, TaskStatus::Done);
        office::checklist::update(&place.office, request)
            .await
            .map_err(|error| error.details["reason"].clone())
            .err()
    };
    let not_yet = Some(serde_json::json!("task_not_done"));
    assert_eq!(
        refused(TaskKind::SharedVault, "City of Alder Creek").await,
        not_yet
    );
    let answered = EditAccount {
        shared_vault: SharedVault::No,
        ..edit_account_of(&account)
    };
    office::accounts::edit(&place.office, answered).await.unwrap();
    let list = show(&place).await;
    let vault = task(&list, TaskKind::SharedVault, "City of Alder Creek").unwrap();
    assert_eq!(vault.status, TaskStatus::Done);

    let intended = SetIntentions {
        terminal_id: web.id.clone(),
        intentions: vec![Intention::Void],
        override_reason: None,
    };
    office::rights::set_intentions(&place.office, intended)
        .await
        .unwrap();
    assert_eq!(refused(TaskKind::GrantRights, "apiuser501204").await, not_yet);

    // Without addresses a person's word stands; a new address opens the task again.
    assert_eq!(refused(TaskKind::AllowList, "Web Permits").await, None);
    let status = |list: &Checklist| task(list, TaskKind::AllowList, "Web Permits").unwrap().status;
    assert_eq!(status(&show(&place).await), TaskStatus::Done);
    let record = office::addresses::add(&place.office, add_address(web, "203.0.113.7"))
        .await
        .unwrap();
    assert_eq!(status(&show(&place).await), TaskStatus::Open);
    let edit = |confirmed: Option<&str>| EditAddress {
        id: record.addresses[0].id.clone(),
        note: String::new(),
        asked_on: Some("2026-11-02".into()),
        confirmed_on: confirmed.map(str::to_owned),
        confirmed_by: "Converge by phone".into(),
    };
    office::addresses::edit(&place.office, edit(None)).await.unwrap();
    assert_eq!(status(&show(&place).await), TaskStatus::Waiting);
    office::addresses::edit(&place.office, edit(Some("2026-11-09")))
        .await
        .unwrap();
    assert_eq!(status(&show(&place).await), TaskStatus::Done);
}

#[tokio::test]
async fn a_task_of_another_kind_or_of_nothing_is_refused() {
    let place = without_pins().await;
    let list = show(&place).await;
    let parks = terminal(&place.account, "Parks Front Desk").id.clone();
    let hosted = task(&list, TaskKind::HostedPage, "Web Permits").unwrap();
    let request = UpdateTask {
        subject_id: Some(parks),
        ..update_of(&place, hosted, TaskStatus::Done)
    };
    let error = office::checklist::update(&place.office, request)
        .await
        .unwrap_err();
    assert_eq!(error.code, Code::NotForKind);
    let request = UpdateTask {
        subject_id: Some("gone".into()),
        ..update_of(&place, hosted, TaskStatus::Done)
    };
    let error = office::checklist::update(&place.office, request)
        .await
        .unwrap_err();
    assert_eq!(error.code, Code::NotFound);
    let request = UpdateTask {
        since: Some("2026-12-24".into()),
        ..update_of(&place, hosted, TaskStatus::Waiting)
    };
    let error = office::checklist::update(&place.office, request)
        .await
        .unwrap_err();
    assert_eq!(error.details["reason"], "date_in_future");
}

#[tokio::test]
async fn orphans_are_named_and_what_is_switched_off_has_no_tasks() {
    let place = without_pins().await;
    let account_id = place.account.id.clone();
    let user = AddUser {
        account_id: account_id.clone(),
        user_id: "apiuser501299".into(),
        note: String::new(),
    };
    office::users::add(&place.office, user).await.unwrap();
    let new = AddTerminal {
        account_id,
        name: "Library".into(),
        kind: TerminalKind::Moto,
        user_id: None,
    };
    let account = office::terminals::add(&place.office, new).await.unwrap();
    let list = show(&place).await;
    assert_eq!(list.users_without_terminal, ["apiuser501299"]);
    assert_eq!(list.terminals_without_user, ["Library"]);
    for id in [&account.users[2].id, &terminal(&account, "Library").id] {
        let off = SetActive {
            id: id.clone(),
            active: false,
            reason: "Not needed".into(),
        };
        let done = office::users::set_active(&place.office, off.clone()).await;
        if done.is_err() {
            office::terminals::set_active(&place.office, off).await.unwrap();
        }
    }
    let list = show(&place).await;
    assert!(list.users_without_terminal.is_empty());
    assert!(list.terminals_without_user.is_empty());
    assert!(
        list.tasks
            .iter()
            .all(|task| task.subject_name != "Library" && task.subject_name != "apiuser501299")
    );
}
