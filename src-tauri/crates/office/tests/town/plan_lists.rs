//! What follows from the book: the calendar, the call list, the plans that are not in it.

use counterfoil_office as office;
use domain::BillingCycle;
use jiff::ToSpan;
use office::dto::{AccountRequest, AtConverge, CalendarRequest, PlanStanding};

use crate::plans::{WEB, adopt, draft, home_kinds, rows, synced, true_plans, truth_at};

#[tokio::test]
async fn the_calendar_adds_up_what_runs_and_marks_weekends_and_holidays() {
    let place = synced().await;
    let mut request = draft(&place);
    request.cycle = BillingCycle::Daily;
    request.next = "2026-12-24".into();
    request.total = Some(4);
    office::plans::save_draft(&place.office, request).await.unwrap();
    let plan = adopt(&place, truth_at(&place, WEB, 2, 8).await["id"].as_str().unwrap()).await;
    let ask = |month: &str| {
        let request = CalendarRequest {
            account_id: place.account.id.clone(),
            month: Some(month.to_owned()),
        };
        office::plans::calendar(&place.office, request)
    };
    let december = ask("2026-12").await.unwrap();
    assert_eq!(december.days.len(), 31);
    let note = |day: usize| december.days[day - 1].note.clone();
    assert_eq!(
        (note(25), note(26), note(28)),
        (Some("Christmas Day".into()), Some("Saturday".into()), None)
    );
    let next: jiff::civil::Date = plan.row.next.unwrap().parse().unwrap();
    let expected = if next.month() == 12 {
        next
    } else {
        next.saturating_add(1.month())
    };
    let due = &december.days[usize::try_from(expected.day()).unwrap() - 1];
    assert_eq!(due.plans, std::slice::from_ref(&plan.row.id));
    // A draft runs nowhere yet.
    assert_eq!(december.amounts, std::slice::from_ref(&plan.row.amount));
    assert_eq!(ask("2026-13").await.unwrap_err().details["reason"], "not_a_month");
}

#[tokio::test]
async fn failed_plans_and_cards_that_run_out_are_on_the_call_list() {
    let place = synced().await;
    let all = true_plans(&place, WEB).await;
    for plan in &all {
        adopt(&place, plan["id"].as_str().unwrap()).await;
    }
    let request = AccountRequest {
        account_id: place.account.id.clone(),
    };
    let calls = office::plans::follow_up(&place.office, request).await.unwrap();
    let failed = truth_at(&place, WEB, 0, 5).await;
    let call = calls
        .failed
        .iter()
        .find(|call| call.row.gateway_id.as_deref() == failed["id"].as_str())
        .expect("the plan with the declined payment");
    assert!(!call.row.last_message.is_empty() && !call.meaning.is_empty() && !call.say.is_empty());
    assert!(home_kinds(&place).await.contains(&"plan_failed".to_owned()));
    for card in &calls.expiring {
        assert!(card.days_left <= 60, "{}", card.expires_on);
    }
}

#[tokio::test]
async fn plans_are_found_in_the_copied_payments() {
    let place = synced().await;
    let request = AccountRequest {
        account_id: place.account.id.clone(),
    };
    let found = office::plans::unknown(&place.office, request.clone())
        .await
        .unwrap()
        .plans;
    let known: Vec<String> = found.iter().map(|plan| plan.gateway_id.clone()).collect();
    let truth = truth_at(&place, WEB, 2, 8).await;
    assert!(known.contains(&truth["id"].as_str().unwrap().to_owned()));
    let count = office::plans::lay_out_practice(&place.office, &place.account.id)
        .await
        .unwrap();
    assert_eq!(count, found.len() + 1, "all of them, and one that was never sent");
    let rows = rows(&place).await;
    let with = |standing| rows.iter().filter(|row| row.standing == standing).count();
    assert!(with(PlanStanding::Finished) > 0 && with(PlanStanding::Draft) == 1);
    assert!(rows.iter().any(|row| row.progress == "2 of 10"));
    assert!(rows.iter().any(|row| row.at_converge == AtConverge::Differs));
    assert!(
        rows.iter()
            .any(|row| row.last_result == Some(domain::PlanResult::Declined))
    );
    assert!(
        office::plans::unknown(&place.office, request)
            .await
            .unwrap()
            .plans
            .is_empty()
    );
}
