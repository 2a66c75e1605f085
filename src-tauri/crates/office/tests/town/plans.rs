//! The book of plans against the practice gateway: taken in, compared, decided about.

use counterfoil_office as office;
use domain::{BillingCycle, PlanKind, PlanState};
use office::Code;
use office::dto::{
    AccountRequest, AdoptPlan, AtConverge, CompareReport, CompareRequest, IdRequest, PlanField, PlanPage,
    PlanPerson, PlanRow, PlanStanding, PlansRequest, SavePlan, TakeTheirs,
};
use practice::Tick;
use serde_json::Value;

use crate::desk::{self, Desk};
use crate::place::{self, Place};

pub const WEB: &str = "Web Permits";

/// The gateway's own truth about plans of a terminal.
pub async fn true_plans(place: &Place, terminal: &str) -> Vec<Value> {
    let all = place.true_ledger().await;
    let plans = all["plans"].as_array().unwrap();
    plans
        .iter()
        .filter(|plan| plan["terminal"] == terminal)
        .cloned()
        .collect()
}

/// A plan of the truth with so many payments made of so many.
pub async fn truth_at(place: &Place, terminal: &str, paid: u64, left: u64) -> Value {
    let all = true_plans(place, terminal).await;
    let found = all
        .into_iter()
        .find(|plan| plan["paid"] == paid && plan["left"] == left);
    found.unwrap_or_else(|| panic!("no plan at {paid}, {left} left"))
}

pub fn adopt_request(place: &Place, id: &str) -> AdoptPlan {
    AdoptPlan {
        account_id: place.account.id.clone(),
        terminal_id: None,
        kind: None,
        gateway_id: id.to_owned(),
        name: "Pool membership".into(),
    }
}

pub async fn adopt(place: &Place, id: &str) -> PlanPage {
    office::plans::adopt(&place.office, adopt_request(place, id))
        .await
        .unwrap()
}

pub async fn rows(place: &Place) -> Vec<PlanRow> {
    let request = PlansRequest {
        account_id: place.account.id.clone(),
        ..PlansRequest::default()
    };
    office::plans::list(&place.office, request).await.unwrap().rows
}

pub async fn page(place: &Place, id: &str) -> PlanPage {
    office::plans::page(&place.office, IdRequest { id: id.to_owned() })
        .await
        .unwrap()
}

pub async fn compare(place: &Place) -> CompareReport {
    let request = CompareRequest {
        operation_id: "c".into(),
        account_id: place.account.id.clone(),
        plan_ids: None,
    };
    office::plans::compare(&place.office, request, |_| {})
        .await
        .unwrap()
}

pub fn draft(place: &Place) -> SavePlan {
    SavePlan {
        id: None,
        account_id: place.account.id.clone(),
        terminal_id: place.id_of(WEB),
        kind: PlanKind::Installment,
        name: "Pool membership".into(),
        amount: "125.00".into(),
        total: Some(10),
        next: "2026-12-31".into(),
        cycle: BillingCycle::Monthly,
        half: None,
        end_of_month: false,
        skip_next: false,
        person: PlanPerson {
            first_name: "Ada".into(),
            last_name: "Okafor".into(),
            phone: "303-555-0142".into(),
            ..PlanPerson::default()
        },
        card_of: None,
    }
}

pub async fn synced() -> Place {
    let place = place::set_up(800).await;
    place.sync().await.unwrap();
    place
}

#[tokio::test]
async fn a_plan_is_taken_in_by_its_id_with_its_progress_dates_and_payments() {
    let place = synced().await;
    let truth = truth_at(&place, WEB, 2, 8).await;
    let id = truth["id"].as_str().unwrap();
    let page = adopt(&place, id).await;
    let row = &page.row;
    assert_eq!(
        (row.progress.as_str(), row.made, row.total),
        ("2 of 10", Some(2), Some(10))
    );
    assert_eq!(row.gateway_id.as_deref(), Some(id));
    assert_eq!(row.next.as_deref(), truth["next"].as_str());
    assert_eq!(row.amount.minor, truth["amount_minor"].to_string());
    assert_eq!(
        (row.at_converge, row.standing),
        (AtConverge::Confirmed, PlanStanding::Running)
    );
    assert_eq!(page.upcoming.len(), 8);
    assert_eq!(page.upcoming[0].number, Some(3));
    assert_eq!(page.payments.len(), 2, "both payments are in the copy");
    assert_eq!(row.last_at, page.payments[0].at);
    let entries = office::audit::history(&place.office, Default::default())
        .await
        .unwrap()
        .entries;
    assert_eq!(entries[0].action, "plan_adopted");
    let again = office::plans::adopt(&place.office, adopt_request(&place, id))
        .await
        .unwrap_err();
    assert_eq!(again.code, Code::DuplicateName);
}

#[tokio::test]
async fn a_pasted_id_with_a_missing_or_wrong_character_is_refused_before_sending() {
    let place = synced().await;
    let truth = truth_at(&place, WEB, 2, 8).await;
    let id = truth["id"].as_str().unwrap();
    let before = place.asked().len();
    let wrong = format!("{}Z", &id[..id.len() - 1]);
    for typed in [
        &id[1..],
        &id[..id.len() - 1],
        wrong.as_str(),
        "",
        "4111 1111 1111 1111",
    ] {
        let error = office::plans::adopt(&place.office, adopt_request(&place, typed))
            .await
            .unwrap_err();
        assert_eq!(error.details["reason"], "plan_id_shape", "{typed}");
        assert!(!error.message.contains("4111"));
    }
    assert_eq!(place.asked().len(), before, "nothing was sent");
    // Blanks and long hyphens of a paste are no reason to refuse.
    let pasted = format!(" {}\u{00A0}", id.replace('-', "\u{2013}"));
    assert_eq!(adopt(&place, &pasted).await.row.gateway_id.as_deref(), Some(id));
}

#[tokio::test]
async fn an_id_nobody_knows_and_a_terminal_without_a_right_are_told_apart() {
    let place = synced().await;
    let unknown = "280222A41-C50F9757-C7F9-4684-9B7F-77393F69E77E";
    let error = office::plans::adopt(&place.office, adopt_request(&place, unknown))
        .await
        .unwrap_err();
    assert_eq!(error.code, Code::NotFound);
    let request = AdoptPlan {
        terminal_id: Some(place.id_of("Parks Front Desk")),
        ..adopt_request(&place, unknown)
    };
    let error = office::plans::adopt(&place.office, request).await.unwrap_err();
    assert_eq!(error.details["reason"], "terminal_without_plans");
    assert!(rows(&place).await.is_empty());
}

#[tokio::test]
async fn taking_a_payment_is_shown_before_and_after_and_refused_with_the_reason() {
    let place = synced().await;
    let running = adopt(&place, truth_at(&place, WEB, 2, 8).await["id"].as_str().unwrap()).await;
    let take = &running.take;
    let amount: i64 = take.amount.minor.parse().unwrap();
    assert_eq!(
        (take.before.as_str(), take.after.as_str(), &take.refused),
        ("2 of 10", "3 of 10", &None)
    );
    assert_eq!(take.remaining.as_ref().unwrap().minor, (amount * 7).to_string());
    assert_eq!(
        take.next, running.row.next,
        "an extra payment leaves the schedule"
    );
    assert!(take.next_told_at.is_some() && take.words.iter().any(|line| line.contains("3 of 10")));
    let all = true_plans(&place, WEB).await;
    let done = all.iter().find(|plan| plan["state"] == "finished").unwrap();
    let finished = adopt(&place, done["id"].as_str().unwrap()).await;
    assert_eq!(finished.row.standing, PlanStanding::Finished);
    let progress = format!("{0} of {0}", done["paid"]);
    assert!(finished.take.refused.as_ref().unwrap().contains(&progress));
    assert_eq!(finished.take.after, progress);
    let written = office::plans::save_draft(&place.office, draft(&place))
        .await
        .unwrap();
    assert!(written.take.refused.unwrap().contains("not at Converge yet"));
}

#[tokio::test]
async fn a_comparison_tells_every_kind_of_drift_and_merges_nothing() {
    let mut desk = desk::with(synced().await).await;
    let place = &desk.place;
    let plans = true_plans(place, WEB).await;
    let id = |at: usize| plans[at]["id"].as_str().unwrap().to_owned();
    let gone = "280222A41-C50F9757-C7F9-4684-9B7F-77393F69E77E";
    adopt(place, &id(0)).await;
    office::plans::save_draft(&place.office, draft(place))
        .await
        .unwrap();
    let cents = |at: usize| plans[at]["amount_minor"].as_i64().unwrap();
    let file = format!(
        "Plan ID,Terminal,Customer,Amount,Cycle,Next date,Kind\n\
         {},{WEB},Ada Okafor,{}.00,Monthly,{},Recurring\n\
         {},Web Utility,Ben Ito,10.00,Monthly,2026-12-10,Recurring\n\
         {gone},{WEB},Cy Doe,10.00,Monthly,2026-12-10,Recurring\n",
        id(1),
        cents(1) / 100 + 7,
        plans[1]["next"].as_str().unwrap(),
        id(2),
    );
    import(&mut desk, &file).await;
    let place = &desk.place;
    let report = compare(place).await;
    let of = |gateway: &str| {
        let mut rows = report.rows.iter();
        rows.find(|one| one.row.gateway_id.as_deref() == Some(gateway))
            .map(|one| one.row.clone())
    };
    assert!(of(&id(0)).is_none(), "what is the same needs nobody");
    let differs = of(&id(1)).unwrap();
    assert_eq!(differs.at_converge, AtConverge::Differs);
    assert_eq!(
        differs.amount.minor,
        ((cents(1) / 100 + 7) * 100).to_string(),
        "not merged"
    );
    let elsewhere = of(&id(2)).unwrap();
    assert_eq!(elsewhere.at_converge, AtConverge::Elsewhere);
    assert_eq!(elsewhere.terminal_name, "Web Utility", "not merged");
    let both = page(place, &elsewhere.id).await.seen;
    let seen: Vec<(&str, bool)> = both
        .iter()
        .map(|one| (one.terminal_name.as_str(), one.found))
        .collect();
    assert_eq!(seen, [("Web Utility", false), (WEB, true)]);
    let missing = of(gone).unwrap();
    assert_eq!(missing.at_converge, AtConverge::Missing);
    assert!(
        missing
            .at_converge_words
            .starts_with("Not at Converge: created here Nov 20, never confirmed")
    );
    let never = report
        .rows
        .iter()
        .find(|one| one.row.state == PlanState::Draft)
        .unwrap();
    assert_eq!(never.row.at_converge, AtConverge::NotSent);
    assert!(!report.cancelled && report.failed == 0);
    assert!(
        report.sentence.contains("1 the same at Converge"),
        "{}",
        report.sentence
    );
    let kinds: Vec<String> = home_kinds(place).await;
    for kind in ["plan_missing", "plan_elsewhere", "plan_differs", "plan_draft"] {
        assert!(kinds.iter().any(|known| known == kind), "{kind} in {kinds:?}");
    }
}

pub async fn home_kinds(place: &Place) -> Vec<String> {
    let request = AccountRequest {
        account_id: place.account.id.clone(),
    };
    let home = office::home::show(&place.office, request).await.unwrap();
    home.attention.into_iter().map(|line| line.kind).collect()
}

/// Takes a file of plans into the book; every row must be good.
pub async fn import(desk: &mut Desk, text: &str) -> office::dto::PlanFileDone {
    let path = desk.out.path().join("plans.csv");
    std::fs::write(&path, text).unwrap();
    *desk.person.chosen.lock().unwrap() = Some(path);
    let request = AccountRequest {
        account_id: desk.account_id(),
    };
    let preview = office::plans::file_preview(desk.office(), request).await.unwrap();
    assert_eq!(preview.bad, 0, "{:?}", preview.rows);
    let request = office::dto::ApplyPlanFile {
        token: preview.token.unwrap(),
        leave_out_bad: false,
    };
    office::plans::file_apply(desk.office(), request).await.unwrap()
}

#[tokio::test]
async fn a_scheduled_payment_shows_as_a_difference_until_somebody_takes_it_over() {
    let place = synced().await;
    let plan = adopt(&place, truth_at(&place, WEB, 2, 8).await["id"].as_str().unwrap()).await;
    let tick = Tick {
        days: Some(40),
        ..Tick::default()
    };
    place.gateway.tick(tick).unwrap();
    let id = plan.row.id.clone();
    let looked = office::plans::look(&place.office, IdRequest { id: id.clone() })
        .await
        .unwrap();
    assert_eq!(
        (looked.row.made, looked.row.at_converge),
        (Some(2), AtConverge::Differs)
    );
    assert!(
        looked
            .take
            .warnings
            .iter()
            .any(|line| line.contains("Decide this before"))
    );
    let request = TakeTheirs {
        plan_id: id,
        fields: vec![PlanField::Made, PlanField::Next],
    };
    let taken = office::plans::take_theirs(&place.office, request).await.unwrap();
    assert!(taken.row.made > Some(2) && taken.row.at_converge == AtConverge::Confirmed);
}

#[tokio::test]
async fn refused_credentials_stop_a_comparison_and_count_for_the_brake() {
    let mut place = synced().await;
    for plan in true_plans(&place, WEB).await.iter().take(4) {
        adopt(&place, plan["id"].as_str().unwrap()).await;
    }
    let wrong = "W".repeat(64);
    place
        .set_pin(WEB, &wrong, office::dto::OnDuplicate::Refuse)
        .await
        .unwrap();
    let before = place
        .asked()
        .iter()
        .filter(|kind| *kind == "recurringquery")
        .count();
    let report = compare(&place).await;
    let after = place
        .asked()
        .iter()
        .filter(|kind| *kind == "recurringquery")
        .count();
    assert_eq!(
        (after - before, report.failed),
        (1, 4),
        "asked once, not once a plan"
    );
    assert_eq!(report.brake.refusals, 1);
    assert!(report.rows[0].failed.as_ref().unwrap().contains("did not accept"));
}
