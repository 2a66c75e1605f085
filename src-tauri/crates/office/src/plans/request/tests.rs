use super::*;
use crate::plans::samples::plan;
use converge::{Credentials, body_of};
use domain::Sensitive;
use jiff::civil::date;

const TODAY: Date = date(2026, 10, 9);

fn body<R: Request>(request: &R) -> String {
    let credentials = Credentials {
        merchant_id: "004287".into(),
        user_id: "apiuser".into(),
        pin: Sensitive::new("A1".repeat(32)),
    };
    body_of(&credentials, request).unwrap().expose().clone()
}

fn draft() -> Plan {
    Plan {
        state: PlanState::Draft,
        gateway_id: None,
        ..plan()
    }
}

fn reason<T>(read: Result<T, OfficeError>) -> String {
    read.err().unwrap().details["reason"].as_str().unwrap().to_owned()
}

#[test]
fn a_draft_becomes_an_addition_with_the_card_of_an_earlier_payment() {
    let AddRequest::Installment(request) = AddRequest::of(&draft(), TODAY).unwrap() else {
        panic!("an installment plan")
    };
    let body = body(&request);
    for field in [
        "ccaddinstall",
        "ssl_amount>125.00",
        "ssl_total_installments>10",
        "ssl_next_payment_date>10/29/2026",
        "ssl_billing_cycle>MONTHLY",
        "ssl_txn_id>010120A41",
        "ssl_last_name>Okafor",
    ] {
        let encoded = body.replace("%3C", "<").replace("%3E", ">").replace("%2F", "/");
        assert!(encoded.contains(field), "{field} in {encoded}");
    }
    assert!(!body.contains("ssl_card_number"));
}

#[test]
fn an_addition_keeps_the_gateways_rules_before_it_is_sent() {
    let with = |change: &dyn Fn(&mut Plan)| {
        let mut plan = draft();
        change(&mut plan);
        reason(AddRequest::of(&plan, TODAY))
    };
    assert_eq!(with(&|plan| plan.card.of_payment = None), "card_missing");
    assert_eq!(with(&|plan| plan.next = Some(date(2026, 10, 8))), "gateway_rule");
    assert_eq!(with(&|plan| plan.total = None), "total_wrong");
    assert_eq!(
        with(&|plan| plan.cycle = BillingCycle::Semimonthly),
        "half_missing"
    );
    assert_eq!(with(&|plan| plan.end_of_month = true), "not_a_month_end");
}

#[test]
fn a_change_sends_what_changes_and_the_amount_of_the_book() {
    let change = PlanChange {
        next: Some(date(2026, 11, 5)),
        ..PlanChange::default()
    };
    let UpdateRequest::Installment(request) = UpdateRequest::of(&plan(), &change, TODAY).unwrap() else {
        panic!("an installment plan")
    };
    let body = body(&request)
        .replace("%3C", "<")
        .replace("%3E", ">")
        .replace("%2F", "/");
    assert!(body.contains("ssl_next_payment_date>11/05/2026") && body.contains("ssl_amount>125.00"));
    assert!(!body.contains("ssl_total_installments") && !body.contains("ssl_skip_payment"));
    assert_eq!(
        reason(UpdateRequest::of(&draft(), &change, TODAY)),
        "plan_not_sent"
    );
}

#[test]
fn a_suspended_plan_is_resumed_with_a_new_date_only() {
    let suspended = Plan {
        cycle: BillingCycle::Suspended,
        ..plan()
    };
    let resume = |next| PlanChange {
        cycle: Some(BillingCycle::Monthly),
        next,
        ..PlanChange::default()
    };
    assert_eq!(
        reason(UpdateRequest::of(&suspended, &resume(None), TODAY)),
        "date_missing"
    );
    assert!(UpdateRequest::of(&suspended, &resume(Some(date(2026, 11, 5))), TODAY).is_ok());
}

#[test]
fn payments_and_endings_are_asked_only_of_plans_that_can_have_them() {
    assert!(TakeRequest::of(&plan()).is_ok() && DeleteRequest::of(&plan()).is_ok());
    assert_eq!(reason(DeleteRequest::of(&draft())), "plan_not_sent");
    for odd in [
        draft(),
        Plan {
            made: Some(10),
            ..plan()
        },
        Plan {
            cycle: BillingCycle::Suspended,
            ..plan()
        },
        Plan { made: None, ..plan() },
    ] {
        assert_eq!(reason(TakeRequest::of(&odd)), "plan_cannot_pay");
    }
}
