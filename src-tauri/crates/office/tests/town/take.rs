//! One payment of a plan now, outside its cycle (walk A14): the counter is the witness.

use counterfoil_office as office;
use domain::IntentState;
use jiff::SignedDuration;
use office::OfficeError;
use office::dto::{
    ActStarted, ChangePlan, EndPlan, IntentRequest, IntentView, PlanChangeRequest, PlanPage, SendPlan,
    TakePlanPayment,
};
use serde_json::{Value, json};

use crate::place::Place;
use crate::plans::{WEB, adopt, draft, page, synced, true_plans, truth_at};
use crate::staff;

/// A town with people, and a plan at 2 of 10 in the book.
async fn town() -> (Place, PlanPage) {
    let place = synced().await;
    staff::trusting(&place.office).await;
    let truth = truth_at(&place, WEB, 2, 8).await;
    let page = adopt(&place, truth["id"].as_str().unwrap()).await;
    (place, page)
}

async fn take(place: &Place, plan: &PlanPage) -> Result<String, OfficeError> {
    staff::step_up(&place.office).await;
    let request = TakePlanPayment {
        plan_id: plan.row.id.clone(),
        made: plan.row.made,
        reason: String::new(),
        note: String::new(),
    };
    begun(office::money::plan_take(&place.office, request).await)
}

fn begun(started: Result<ActStarted, OfficeError>) -> Result<String, OfficeError> {
    match started? {
        ActStarted::UnderWay { intent_id } => Ok(intent_id),
        other => panic!("{other:?}"),
    }
}

async fn answered(place: &Place, id: &str) -> IntentView {
    loop {
        let request = IntentRequest { intent_id: id.into() };
        let view = office::money::intent(&place.office, request).await.unwrap();
        if !matches!(view.state, IntentState::Armed | IntentState::Dispatching) {
            return view;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}

async fn look(place: &Place, id: &str) -> IntentView {
    let request = IntentRequest { intent_id: id.into() };
    office::money::look(&place.office, request).await.unwrap()
}

fn pass(place: &Place, minutes: i64) {
    place.clock.advance(SignedDuration::from_mins(minutes));
    let seconds = u32::try_from(minutes * 60).unwrap();
    place
        .gateway
        .tick(serde_json::from_value(json!({ "seconds": seconds })).unwrap())
        .unwrap();
}

async fn paid(place: &Place, plan: &PlanPage) -> u64 {
    let id = plan.row.gateway_id.clone().unwrap();
    let all = true_plans(place, WEB).await;
    let found: Value = all.into_iter().find(|one| one["id"] == id.as_str()).unwrap();
    found["paid"].as_u64().unwrap()
}

fn sent(place: &Place) -> usize {
    place
        .asked()
        .iter()
        .filter(|call| *call == "ccinstallsale")
        .count()
}

#[tokio::test]
async fn a_payment_taken_now_makes_it_three_of_ten_and_leaves_the_next_date() {
    let (place, plan) = town().await;
    let id = take(&place, &plan).await.unwrap();
    let view = answered(&place, &id).await;
    assert_eq!(
        (view.state, view.made),
        (IntentState::Approved, Some(3)),
        "{view:?}"
    );
    assert!(view.approval.is_some() && view.txn.is_some());
    let after = page(&place, &plan.row.id).await;
    assert_eq!(
        (after.row.progress.as_str(), &after.row.next),
        ("3 of 10", &plan.row.next)
    );
    assert_eq!((paid(&place, &plan).await, sent(&place)), (3, 1));
}

#[tokio::test]
async fn a_lost_answer_is_known_from_the_counter_and_the_payment_and_never_sent_again() {
    let (place, plan) = town().await;
    place.arm(json!({ "fault": "reset_after_reading", "only": "ccinstallsale", "times": 1 }));
    let id = take(&place, &plan).await.unwrap();
    assert_eq!(answered(&place, &id).await.state, IntentState::Unknown);
    let error = take(&place, &page(&place, &plan.row.id).await).await.unwrap_err();
    assert_eq!(error.code.word(), "money_under_way");
    let view = look(&place, &id).await;
    assert_eq!(
        (view.state, view.made),
        (IntentState::ConfirmedDone, Some(3)),
        "{view:?}"
    );
    assert_eq!(page(&place, &plan.row.id).await.row.progress, "3 of 10");
    assert_eq!((paid(&place, &plan).await, sent(&place)), (3, 1));
}

#[tokio::test]
async fn a_lost_request_leaves_the_count_and_may_be_asked_for_again_by_a_person() {
    let (place, plan) = town().await;
    place.arm(json!({ "fault": "html", "booked": false, "only": "ccinstallsale", "times": 1 }));
    let id = take(&place, &plan).await.unwrap();
    assert_eq!(answered(&place, &id).await.state, IntentState::Unknown);
    assert_eq!(look(&place, &id).await.state, IntentState::Unknown);
    pass(&place, 11);
    let view = look(&place, &id).await;
    assert_eq!(
        (view.state, view.may_repeat),
        (IntentState::ConfirmedAbsent, true),
        "{view:?}"
    );
    assert_eq!(paid(&place, &plan).await, 2);
    assert_eq!(page(&place, &plan.row.id).await.row.progress, "2 of 10");
}

#[tokio::test]
async fn the_schedule_that_ran_meanwhile_is_told_apart_from_our_payment() {
    for booked in [true, false] {
        let (place, plan) = town().await;
        place.arm(json!({ "fault": "empty", "booked": booked, "only": "ccinstallsale", "times": 1 }));
        let id = take(&place, &plan).await.unwrap();
        assert_eq!(answered(&place, &id).await.state, IntentState::Unknown);
        // Until the plan's own payment has run.
        let before = paid(&place, &plan).await;
        let mut days = 0;
        while paid(&place, &plan).await == before && days < 40 {
            pass(&place, 24 * 60);
            days += 1;
        }
        assert!(days < 40, "the schedule never ran");
        staff::sign_in(&place.office, staff::ADMINISTRATOR).await;
        let view = look(&place, &id).await;
        let expected = if booked {
            IntentState::ConfirmedDone
        } else {
            IntentState::Unknown
        };
        assert_eq!(view.state, expected, "{booked} {view:?}");
        if !booked {
            pass(&place, 11);
            assert_eq!(look(&place, &id).await.state, IntentState::ConfirmedAbsent);
        }
        assert_eq!(sent(&place), 1);
    }
}

#[tokio::test]
async fn a_plan_that_moved_on_at_converge_is_not_charged_before_somebody_decides() {
    let (place, plan) = town().await;
    let mut days = 0;
    while paid(&place, &plan).await == 2 && days < 40 {
        pass(&place, 24 * 60);
        days += 1;
    }
    staff::sign_in(&place.office, staff::ADMINISTRATOR).await;
    let error = take(&place, &plan).await.unwrap_err();
    assert_eq!(error.code.word(), "money_changed");
    assert!(error.message.contains("Converge counts 3"), "{}", error.message);
    assert_eq!(sent(&place), 0);
}

#[tokio::test]
async fn pressed_twice_at_once_one_payment_is_taken() {
    let (place, plan) = town().await;
    let (one, two) = tokio::join!(take(&place, &plan), take(&place, &plan));
    let begun: Vec<_> = [one, two].into_iter().filter_map(Result::ok).collect();
    assert_eq!(begun.len(), 1);
    answered(&place, &begun[0]).await;
    assert_eq!((paid(&place, &plan).await, sent(&place)), (3, 1));
}

#[tokio::test]
async fn a_finished_plan_is_refused_before_anything_is_sent() {
    let place = synced().await;
    staff::trusting(&place.office).await;
    let all = true_plans(&place, WEB).await;
    let finished = all.iter().find(|plan| plan["state"] == "finished").unwrap();
    let plan = adopt(&place, finished["id"].as_str().unwrap()).await;
    let error = take(&place, &plan).await.unwrap_err();
    assert_eq!(error.details["reason"], "plan_cannot_pay");
    assert_eq!(sent(&place), 0);
}

#[tokio::test]
async fn a_decline_says_so_and_the_count_stays() {
    let (place, plan) = town().await;
    // A card with next to nothing on it.
    let options = json!({ "terminal": WEB, "set": { "balance_minor": 1 } });
    place
        .gateway
        .set(&serde_json::from_value(options).unwrap())
        .unwrap();
    let id = take(&place, &plan).await.unwrap();
    let view = answered(&place, &id).await;
    assert_eq!(view.state, IntentState::Declined, "{view:?}");
    assert!(!view.meaning.is_empty() && !view.tell.is_empty());
    assert_eq!(page(&place, &plan.row.id).await.row.progress, "2 of 10");
}

#[tokio::test]
async fn a_plan_is_changed_suspended_and_ended_at_converge_and_the_book_follows() {
    let (place, plan) = town().await;
    let preview = PlanChangeRequest {
        plan_id: plan.row.id.clone(),
        amount: Some("150.00".into()),
        ..PlanChangeRequest::default()
    };
    let preview = office::plans::change_preview(&place.office, preview)
        .await
        .unwrap();
    let request = ChangePlan {
        plan_id: plan.row.id.clone(),
        change: preview.change,
        reason: String::new(),
        note: String::new(),
    };
    staff::step_up(&place.office).await;
    place.arm(json!({ "fault": "reset_after_reading", "only": "ccupdateinstall", "times": 1 }));
    let id = begun(office::money::plan_change(&place.office, request).await).unwrap();
    assert_eq!(answered(&place, &id).await.state, IntentState::Unknown);
    let view = look(&place, &id).await;
    assert_eq!(view.state, IntentState::ConfirmedDone, "{view:?}");
    assert_eq!(page(&place, &plan.row.id).await.row.amount.minor, "15000");
    let request = EndPlan {
        plan_id: plan.row.id.clone(),
        reason: "Moved away".into(),
        note: String::new(),
    };
    let id = begun(office::money::plan_end(&place.office, request).await).unwrap();
    assert_eq!(answered(&place, &id).await.state, IntentState::Approved);
    let truth = true_plans(&place, WEB).await;
    let gone = truth
        .iter()
        .find(|one| Some(one["id"].as_str().unwrap()) == plan.row.gateway_id.as_deref());
    assert!(gone.is_none_or(|plan| plan["state"] == "deleted"), "{gone:?}");
}

#[tokio::test]
async fn a_draft_is_sent_once_and_is_confirmed_with_its_id() {
    let (place, _) = town().await;
    let sales = office::transactions::list_by_text(
        &place.office,
        "status:settled type:sale terminal:\"Web Permits\"",
        None,
    )
    .await
    .unwrap();
    let mut new = draft(&place);
    new.card_of = Some(sales[0].id.clone());
    let saved = office::plans::save_draft(&place.office, new).await.unwrap();
    let request = SendPlan {
        plan_id: saved.row.id.clone(),
        reason: String::new(),
        note: String::new(),
    };
    staff::step_up(&place.office).await;
    let before = true_plans(&place, WEB).await.len();
    let id = begun(office::money::plan_send(&place.office, request).await).unwrap();
    let view = answered(&place, &id).await;
    assert_eq!(view.state, IntentState::Approved, "{view:?}");
    let after = page(&place, &saved.row.id).await;
    assert!(after.row.gateway_id.is_some(), "{after:?}");
    assert_eq!(true_plans(&place, WEB).await.len(), before + 1);
}
