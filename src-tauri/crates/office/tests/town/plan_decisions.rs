//! What a person decides about plans: which side is right, what changes, what is crossed out.

use counterfoil_office as office;
use domain::BillingCycle;
use office::dto::{
    AtConverge, CancelPlan, IdRequest, PlanChangeRequest, PlanField, PlanStanding, SavePlan, TakeTheirs,
};

use crate::desk;
use crate::plans::{
    WEB, adopt, compare, draft, home_kinds, import, page, rows, synced, true_plans, truth_at,
};

#[tokio::test]
async fn a_person_decides_value_by_value_which_side_is_right() {
    let mut desk = desk::with(synced().await).await;
    let plans = true_plans(&desk.place, WEB).await;
    let (id, cents) = (
        plans[0]["id"].as_str().unwrap(),
        plans[0]["amount_minor"].as_i64().unwrap(),
    );
    let file = format!(
        "Plan ID,Terminal,Customer,Amount,Cycle,Next date,Kind,Payments made\n{id},{WEB},Ada Okafor,99.00,Monthly,2026-12-30,Recurring,0\n"
    );
    import(&mut desk, &file).await;
    let place = &desk.place;
    compare(place).await;
    let found = page(place, &rows(place).await[0].id).await;
    let plan_id = found.row.id.clone();
    let labels: Vec<&str> = found.differences.iter().map(|one| one.label.as_str()).collect();
    assert!(
        labels.contains(&"Amount") && labels.contains(&"Next date"),
        "{labels:?}"
    );
    let keep = PlanChangeRequest {
        plan_id: plan_id.clone(),
        keep: vec![PlanField::Amount],
        ..PlanChangeRequest::default()
    };
    let preview = office::plans::change_preview(&place.office, keep).await.unwrap();
    assert!(
        preview.words[0].starts_with("$99.00 instead of"),
        "{:?}",
        preview.words
    );
    assert!(preview.change.contains("9900"));
    let cannot = PlanChangeRequest {
        plan_id: plan_id.clone(),
        keep: vec![PlanField::Made],
        ..PlanChangeRequest::default()
    };
    let error = office::plans::change_preview(&place.office, cannot)
        .await
        .unwrap_err();
    assert_eq!(error.details["reason"], "cannot_keep");
    let fields = found.differences.iter().map(|one| one.field).collect();
    let request = TakeTheirs { plan_id, fields };
    let taken = office::plans::take_theirs(&place.office, request).await.unwrap();
    assert_eq!(taken.row.amount.minor, cents.to_string());
    assert_eq!(
        (taken.differences.len(), taken.row.at_converge),
        (0, AtConverge::Confirmed)
    );
    assert_eq!(
        desk.entry("plan_taken_over")
            .await
            .changes
            .iter()
            .filter(|c| c.field == "amount")
            .count(),
        1
    );
}

#[tokio::test]
async fn a_change_is_told_in_words_with_its_day_and_checked_as_the_gateway_would() {
    let place = synced().await;
    let plan = adopt(&place, truth_at(&place, WEB, 2, 8).await["id"].as_str().unwrap()).await;
    let ask = |request: PlanChangeRequest| {
        let request = PlanChangeRequest {
            plan_id: plan.row.id.clone(),
            ..request
        };
        office::plans::change_preview(&place.office, request)
    };
    let words = ask(PlanChangeRequest {
        amount: Some("130.00".into()),
        next: Some("2026-12-05".into()),
        ..PlanChangeRequest::default()
    });
    let words = words.await.unwrap().words.join(" ");
    assert!(
        words.contains("$130.00 instead of") && words.contains("from the payment on Dec 5"),
        "{words}"
    );
    assert!(words.contains("Dec 5 (Saturday)"), "{words}");
    let paused = ask(PlanChangeRequest {
        cycle: Some(BillingCycle::Suspended),
        ..PlanChangeRequest::default()
    });
    assert!(paused.await.unwrap().words[0].starts_with("Suspended from now on"));
    for (request, reason) in [
        (PlanChangeRequest::default(), "nothing_changes"),
        (
            PlanChangeRequest {
                next: Some("2026-11-01".into()),
                ..PlanChangeRequest::default()
            },
            "gateway_rule",
        ),
        (
            PlanChangeRequest {
                cycle: Some(BillingCycle::Semimonthly),
                ..PlanChangeRequest::default()
            },
            "half_missing",
        ),
        (
            PlanChangeRequest {
                total: Some(1),
                ..PlanChangeRequest::default()
            },
            "total_below_made",
        ),
        (
            PlanChangeRequest {
                amount: Some("0.00".into()),
                ..PlanChangeRequest::default()
            },
            "amount_not_positive",
        ),
        (
            PlanChangeRequest {
                amount: Some("12.345".into()),
                ..PlanChangeRequest::default()
            },
            "amount_unreadable",
        ),
    ] {
        let error = ask(request).await.unwrap_err();
        assert_eq!(error.details["reason"], reason);
    }
}

#[tokio::test]
async fn a_missing_plan_is_crossed_out_with_a_reason_and_a_running_one_is_not() {
    let mut desk = desk::with(synced().await).await;
    let file = format!(
        "Plan ID,Terminal,Customer,Amount,Cycle,Next date\n280222A41-C50F9757-C7F9-4684-9B7F-77393F69E77E,{WEB},Cy Doe,10.00,Monthly,2026-12-10\n"
    );
    import(&mut desk, &file).await;
    let place = &desk.place;
    compare(place).await;
    let missing = rows(place).await.remove(0);
    let cancel = |plan_id: String, reason: &str| {
        let reason = reason.to_owned();
        office::plans::cancel(&place.office, CancelPlan { plan_id, reason })
    };
    let error = cancel(missing.id.clone(), " ").await.unwrap_err();
    assert_eq!(error.details["reason"], "reason_empty");
    let gone = cancel(missing.id, "Resident moved away").await.unwrap();
    assert_eq!(
        (gone.row.standing, gone.reason.as_str()),
        (PlanStanding::Cancelled, "Resident moved away")
    );
    assert!(!home_kinds(place).await.contains(&"plan_missing".to_owned()));
    let running = adopt(place, truth_at(place, WEB, 2, 8).await["id"].as_str().unwrap()).await;
    let error = cancel(running.row.id, "Resident moved away").await.unwrap_err();
    assert_eq!(error.details["reason"], "plan_runs");
}

#[tokio::test]
async fn a_draft_keeps_the_rules_and_can_be_taken_back() {
    let place = synced().await;
    let reason = |request: SavePlan| async {
        let error = office::plans::save_draft(&place.office, request)
            .await
            .unwrap_err();
        error.details["reason"].as_str().unwrap().to_owned()
    };
    let with = |change: &dyn Fn(&mut SavePlan)| {
        let mut request = draft(&place);
        change(&mut request);
        request
    };
    assert_eq!(reason(with(&|plan| plan.total = None)).await, "total_wrong");
    assert_eq!(
        reason(with(&|plan| plan.next = "2026-11-01".into())).await,
        "date_past"
    );
    assert_eq!(
        reason(with(&|plan| plan.next = "12/31/2026".into())).await,
        "not_a_date"
    );
    assert_eq!(
        reason(with(&|plan| plan.amount = "abc".into())).await,
        "amount_unreadable"
    );
    let counter = place.id_of("Parks Front Desk");
    let at_counter = with(&|plan| plan.terminal_id.clone_from(&counter));
    assert_eq!(reason(at_counter).await, "terminal_without_plans");
    let late = with(&|plan| {
        plan.end_of_month = true;
        plan.next = "2026-12-30".into();
    });
    assert_eq!(reason(late).await, "not_a_month_end");
    let card = with(&|plan| plan.person.company = "4000000000000002".into());
    assert_eq!(reason(card).await, "card_number");
    let saved = office::plans::save_draft(&place.office, draft(&place))
        .await
        .unwrap();
    let id = saved.row.id.clone();
    let changed = with(&|plan| {
        plan.id = Some(id.clone());
        plan.amount = "99.50".into();
    });
    let saved = office::plans::save_draft(&place.office, changed).await.unwrap();
    assert_eq!(
        (saved.row.id.as_str(), saved.row.amount.minor.as_str()),
        (id.as_str(), "9950")
    );
    office::plans::remove_draft(&place.office, IdRequest { id })
        .await
        .unwrap();
    assert!(rows(&place).await.is_empty());
}
