//! Recurring and installment plans as a client meets them.

use counterfoil_practice::{Gateway, Tick};
use serde_json::json;

use crate::client::{Reply, fault, ledger, records, start};
use crate::till::{COUNTER, VISA, WEB, field, pay, sale, set};

const INSTALL: [(&str, &str); 6] = [
    ("ssl_card_number", VISA),
    ("ssl_exp_date", "1230"),
    ("ssl_amount", "25.00"),
    ("ssl_total_installments", "3"),
    ("ssl_next_payment_date", "10/31/2026"),
    ("ssl_billing_cycle", "MONTHLY"),
];

/// The fields above with others in their place or on top; an empty value leaves one out.
pub async fn add(gateway: &Gateway, kind: &str, other: &[(&str, &str)]) -> Reply {
    let mut fields: Vec<(&str, &str)> = INSTALL.to_vec();
    fields.retain(|(name, _)| !other.iter().any(|(new, _)| new == name));
    fields.extend(other.iter().filter(|(_, value)| !value.is_empty()));
    pay(gateway, WEB, kind, &fields).await
}

async fn installment(gateway: &Gateway) -> String {
    field(&add(gateway, "ccaddinstall", &[]).await, "ssl_installment_id")
}

fn days(gateway: &Gateway, days: u32) -> counterfoil_practice::Worked {
    let tick = Tick {
        days: Some(days),
        ..Tick::default()
    };
    gateway.tick(tick).unwrap().worked
}

#[tokio::test]
async fn adding_a_plan_books_a_record_and_charges_nothing() {
    let gateway = start().await;
    let before = ledger(&gateway).await;
    let reply = add(&gateway, "ccaddinstall", &[("ssl_last_name", "Peña")]).await;
    for (name, value) in [
        ("ssl_result", "0"),
        ("ssl_result_message", "SUCCESS"),
        ("ssl_transaction_type", "CCADDINSTALL"),
        ("ssl_amount", "25.00"),
        ("ssl_billing_cycle", "MONTHLY"),
        ("ssl_start_payment_date", "10/31/2026"),
        ("ssl_next_payment_date", "10/31/2026"),
        ("ssl_number_of_payments", "0"),
        ("ssl_total_installments", "3"),
        ("ssl_skip_payment", "N"),
        ("ssl_card_number", "40**********0002"),
        ("ssl_last_name", "Peña"),
    ] {
        assert_eq!(field(&reply, name), value, "{name}");
    }
    assert_eq!(field(&reply, "ssl_installment_id").len(), 46);
    assert_eq!(
        (reply.field("ssl_txn_id"), reply.field("ssl_approval_code")),
        (None, None)
    );
    let book = |ledger: &serde_json::Value| {
        let plans = ledger["plans"].as_array().unwrap();
        plans.iter().filter(|plan| plan["terminal"] == WEB).count()
    };
    let after = ledger(&gateway).await;
    assert_eq!(after["payments"], before["payments"]);
    assert_eq!(book(&after), book(&before) + 1);
    assert_eq!(
        field(&reply, "ssl_recurring_batch_count"),
        book(&after).to_string()
    );
}

#[tokio::test]
async fn the_answer_has_a_result_or_not_as_ordered() {
    let gateway = start().await;
    fault(&gateway, "{\"fault\":\"without_result\"}").await;
    let reply = add(&gateway, "ccaddinstall", &[]).await;
    assert_eq!(
        (
            reply.field("ssl_result"),
            field(&reply, "ssl_result_message").as_str()
        ),
        (None, "SUCCESS")
    );
    fault(&gateway, "{\"fault\":\"none\"}").await;
    let reply = add(&gateway, "ccaddinstall", &[]).await;
    assert_eq!(field(&reply, "ssl_result"), "0");
}

#[tokio::test]
async fn plans_are_for_internet_terminals_with_the_option() {
    let gateway = start().await;
    for kind in [
        "ccaddinstall",
        "ccinstallsale",
        "recurringquery",
        "ecsaddrecurring",
    ] {
        assert_eq!(
            pay(&gateway, COUNTER, kind, &INSTALL).await.code(),
            "4014",
            "{kind}"
        );
    }
    set(&gateway, WEB, json!({"recurring": false}));
    let reply = add(&gateway, "ccaddinstall", &[]).await;
    assert_eq!(reply.code(), "4016");
    assert!(field(&reply, "errorMessage").contains("ccaddinstall"));
}

#[tokio::test]
async fn each_field_of_a_plan_has_its_code() {
    let gateway = start().await;
    let code = async |other: &[(&str, &str)]| add(&gateway, "ccaddinstall", other).await.code();
    for name in [
        "ssl_amount",
        "ssl_total_installments",
        "ssl_next_payment_date",
        "ssl_billing_cycle",
    ] {
        assert_eq!(code(&[(name, "")]).await, "4009", "{name}");
    }
    assert_eq!(code(&[("ssl_card_number", "")]).await, "4009");
    assert_eq!(code(&[("ssl_billing_cycle", "HOURLY")]).await, "5030");
    assert_eq!(code(&[("ssl_next_payment_date", "10/05/2026")]).await, "5031");
    assert_eq!(code(&[("ssl_next_payment_date", "10/06/2026")]).await, "");
    assert_eq!(code(&[("ssl_total_installments", "0")]).await, "5032");
    assert_eq!(code(&[("ssl_end_of_month", "Q")]).await, "5037");
    assert_eq!(code(&[("ssl_bill_on_half", "3")]).await, "5038");
    let semi = ("ssl_billing_cycle", "SEMIMONTHLY");
    assert_eq!(code(&[semi]).await, "4009");
    assert_eq!(code(&[semi, ("ssl_bill_on_half", "1")]).await, "5039");
    assert_eq!(code(&[semi, ("ssl_bill_on_half", "2")]).await, "");
    let end = ("ssl_end_of_month", "Y");
    assert_eq!(code(&[end]).await, "");
    assert_eq!(
        code(&[end, ("ssl_next_payment_date", "10/30/2026")]).await,
        "5043"
    );
    let weekly = ("ssl_billing_cycle", "WEEKLY");
    assert_eq!(
        code(&[end, weekly, ("ssl_next_payment_date", "10/30/2026")]).await,
        ""
    );
    set(&gateway, WEB, json!({"book_limit": 3}));
    assert_eq!(code(&[]).await, "5035");
}

#[tokio::test]
async fn a_plan_takes_the_card_of_a_token_or_of_an_earlier_payment() {
    let gateway = start().await;
    let sold = sale(&gateway, WEB, "1.00", &[("ssl_get_token", "Y")]).await;
    let (id, token) = (field(&sold, "ssl_txn_id"), field(&sold, "ssl_token"));
    let none = [("ssl_card_number", ""), ("ssl_exp_date", "")];
    let by_id = add(&gateway, "ccaddinstall", &[none[0], none[1], ("ssl_txn_id", &id)]).await;
    assert_eq!(field(&by_id, "ssl_card_number"), "40**********0002");
    let by_token = add(
        &gateway,
        "ccaddinstall",
        &[none[0], none[1], ("ssl_token", &token)],
    )
    .await;
    assert_eq!(field(&by_token, "ssl_card_number"), "40**********0002");
    let declined = field(&sale(&gateway, WEB, "1.51", &[]).await, "ssl_txn_id");
    let bad = add(
        &gateway,
        "ccaddinstall",
        &[none[0], none[1], ("ssl_txn_id", &declined)],
    )
    .await;
    assert_eq!(bad.code(), "5040");
}

#[tokio::test]
async fn a_payment_by_hand_raises_the_number_and_keeps_the_date_until_the_plan_is_complete() {
    let gateway = start().await;
    let id = installment(&gateway).await;
    let by = [("ssl_installment_id", id.as_str())];
    for number in ["1", "2", "3"] {
        let reply = pay(&gateway, WEB, "ccinstallsale", &by).await;
        for (name, value) in [
            ("ssl_result", "0"),
            ("ssl_result_message", "APPROVAL"),
            ("ssl_issuer_response", "00"),
            ("ssl_transaction_type", "CCINSTALLSALE"),
            ("ssl_installment_id", id.as_str()),
            ("ssl_number_of_payments", number),
            ("ssl_total_installments", "3"),
            ("ssl_next_payment_date", "10/31/2026"),
            ("ssl_amount", "25.00"),
        ] {
            assert_eq!(field(&reply, name), value, "{name}");
        }
    }
    assert_eq!(pay(&gateway, WEB, "ccinstallsale", &by).await.code(), "5036");
    let list = pay(&gateway, WEB, "txnquery", &[("ssl_recurring_id", &id)]).await;
    assert_eq!(records(&list.text()).len(), 3);
    days(&gateway, 200);
    let list = pay(&gateway, WEB, "txnquery", &[("ssl_recurring_id", &id)]).await;
    assert_eq!(records(&list.text()).len(), 3);
}

#[tokio::test]
async fn the_schedule_charges_what_is_due_and_the_query_is_the_witness() {
    let gateway = start().await;
    let id = installment(&gateway).await;
    let by = [("ssl_installment_id", id.as_str())];
    let query = async || pay(&gateway, WEB, "recurringquery", &by).await;
    assert_eq!(field(&query().await, "ssl_number_of_payments"), "0");
    pay(&gateway, WEB, "ccinstallsale", &by).await;
    assert_eq!(field(&query().await, "ssl_number_of_payments"), "1");
    days(&gateway, 26);
    let due = query().await;
    assert_eq!(field(&due, "ssl_number_of_payments"), "2");
    assert_eq!(field(&due, "ssl_next_payment_date"), "11/30/2026");
    assert_eq!((due.field("ssl_result"), due.field("ssl_txn_id")), (None, None));
    assert!(!due.text().contains("></ssl_"));
    days(&gateway, 400);
    let list = pay(&gateway, WEB, "txnquery", &[("ssl_recurring_id", &id)]).await;
    let payments = records(&list.text());
    assert_eq!(payments.len(), 3);
    assert_eq!(payments[0]["ssl_txn_time"], "11/30/2026 06:00:00 AM");
    assert_eq!(payments[1]["ssl_user_id"], "scheduler");
    assert_eq!(payments[2]["ssl_user_id"], "apiuser501204");
    assert!(
        payments
            .iter()
            .all(|p| p["ssl_installment_id"] == id && p["ssl_trans_status"] == "STL")
    );
}

#[tokio::test]
async fn a_declined_payment_by_hand_counts_nothing() {
    let gateway = start().await;
    let id = field(
        &add(&gateway, "ccaddinstall", &[("ssl_amount", "25.51")]).await,
        "ssl_installment_id",
    );
    let by = [("ssl_installment_id", id.as_str())];
    let reply = pay(&gateway, WEB, "ccinstallsale", &by).await;
    assert_eq!(field(&reply, "ssl_result"), "1");
    assert_eq!(field(&reply, "ssl_number_of_payments"), "0");
}

#[tokio::test]
async fn a_plan_is_changed_deleted_and_then_unknown() {
    let gateway = start().await;
    let id = installment(&gateway).await;
    let by = ("ssl_installment_id", id.as_str());
    let update = async |fields: &[(&str, &str)]| pay(&gateway, WEB, "ccupdateinstall", fields).await;
    assert_eq!(update(&[by]).await.code(), "4009");
    let changed = update(&[by, ("ssl_amount", "30.00"), ("ssl_total_installments", "5")]).await;
    assert_eq!(field(&changed, "ssl_amount"), "30.00");
    assert_eq!(field(&changed, "ssl_total_installments"), "5");
    assert_eq!(field(&changed, "ssl_next_payment_date"), "10/31/2026");
    pay(&gateway, WEB, "ccinstallsale", &[by]).await;
    pay(&gateway, WEB, "ccinstallsale", &[by]).await;
    assert_eq!(
        update(&[by, ("ssl_amount", "30.00"), ("ssl_total_installments", "1")])
            .await
            .code(),
        "5032"
    );
    let before = field(&changed, "ssl_recurring_batch_count")
        .parse::<u32>()
        .unwrap();
    let gone = pay(&gateway, WEB, "ccdeleteinstall", &[by]).await;
    assert_eq!(field(&gone, "ssl_result_message"), "SUCCESS");
    assert_eq!(
        field(&gone, "ssl_recurring_batch_count"),
        (before - 1).to_string()
    );
    for kind in ["ccinstallsale", "ccdeleteinstall", "recurringquery"] {
        assert_eq!(pay(&gateway, WEB, kind, &[by]).await.code(), "5034", "{kind}");
    }
    assert_eq!(days(&gateway, 100).charged, days_of_others(&gateway).await);
}

/// What the scheduler charged on plans that still exist.
async fn days_of_others(gateway: &Gateway) -> u64 {
    let ledger = ledger(gateway).await;
    let deleted: Vec<&serde_json::Value> = ledger["plans"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|plan| plan["state"] == "deleted")
        .map(|plan| &plan["id"])
        .collect();
    let later = |p: &&serde_json::Value| {
        p["time"].as_str().unwrap() > "2026-10-07T00:00:00Z" && !deleted.contains(&&p["plan"])
    };
    ledger["payments"]
        .as_array()
        .unwrap()
        .iter()
        .filter(later)
        .count() as u64
}

#[tokio::test]
async fn recurring_plans_run_without_end_and_answer_to_their_own_name() {
    let gateway = start().await;
    let recurring = [("ssl_total_installments", ""), ("ssl_billing_cycle", "WEEKLY")];
    let reply = add(&gateway, "ccaddrecurring", &recurring).await;
    assert_eq!(field(&reply, "ssl_transaction_type"), "CCADDRECURRING");
    assert_eq!(reply.field("ssl_total_installments"), None);
    let id = field(&reply, "ssl_recurring_id");
    let by = ("ssl_recurring_id", id.as_str());
    let now = pay(&gateway, WEB, "ccrecurringsale", &[by]).await;
    assert_eq!(field(&now, "ssl_transaction_type"), "CCRECURRINGSALE");
    assert_eq!(field(&now, "ssl_next_payment_date"), "10/31/2026");
    days(&gateway, 60);
    let query = pay(&gateway, WEB, "recurringquery", &[by]).await;
    assert_eq!(field(&query, "ssl_number_of_payments"), "7");
    assert_eq!(
        pay(&gateway, WEB, "ccinstallsale", &[("ssl_installment_id", &id)])
            .await
            .code(),
        "5034"
    );
    assert_eq!(
        pay(&gateway, WEB, "ccrecurringsale", &[("ssl_recurring_id", "x")])
            .await
            .code(),
        "5033"
    );
    assert_eq!(
        pay(&gateway, "Web Utility", "ccrecurringsale", &[by])
            .await
            .code(),
        "5033"
    );
    let both = [by, ("ssl_installment_id", id.as_str())];
    assert_eq!(pay(&gateway, WEB, "recurringquery", &both).await.code(), "5095");
    assert_eq!(pay(&gateway, WEB, "recurringquery", &[]).await.code(), "4009");
    let gone = pay(&gateway, WEB, "ccdeleterecurring", &[by]).await;
    assert_eq!(field(&gone, "ssl_recurring_id"), id);
    assert_eq!(
        pay(&gateway, WEB, "ccupdaterecurring", &[by]).await.code(),
        "5033"
    );
}

#[tokio::test]
async fn the_plans_behind_the_towns_history_can_be_looked_up_and_count_its_payments() {
    let gateway = start().await;
    let ledger = ledger(&gateway).await;
    let plans = ledger["plans"].as_array().unwrap();
    assert!(
        plans
            .iter()
            .all(|plan| ["Web Permits", "Web Utility"].contains(&plan["terminal"].as_str().unwrap()))
    );
    assert!(
        plans
            .iter()
            .any(|plan| plan["book"] == "installment" && plan["paid"] == 0)
    );
    let payments = ledger["payments"].as_array().unwrap();
    for plan in plans.iter().filter(|plan| plan["book"] == "recurring") {
        let counts = |p: &&serde_json::Value| {
            p["plan"] == plan["id"]
                && ["open", "settled", "refunded", "partly_refunded"].contains(&p["status"].as_str().unwrap())
        };
        assert_eq!(plan["paid"], payments.iter().filter(counts).count());
        let by = [("ssl_recurring_id", plan["id"].as_str().unwrap())];
        let query = pay(
            &gateway,
            plan["terminal"].as_str().unwrap(),
            "recurringquery",
            &by,
        )
        .await;
        assert_eq!(field(&query, "ssl_number_of_payments"), plan["paid"].to_string());
    }
}
