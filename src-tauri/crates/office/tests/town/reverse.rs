//! One button for a payment: void, refund, and what becomes of an answer that is lost.

use counterfoil_office as office;
use domain::IntentState;
use jiff::SignedDuration;
use office::OfficeError;
use office::dto::{
    ActStarted, DetailRequest, IntentRequest, IntentView, IntentsRequest, ReverseKind, ReverseOffer,
    ReverseRequest, TxnRow,
};
use serde_json::{Value, json};

use crate::place::{self, Place};
use crate::staff;

async fn town() -> Place {
    let place = place::set_up(400).await;
    place.sync().await.unwrap();
    staff::trusting(&place.office).await;
    place
}

async fn rows(place: &Place, text: &str) -> Vec<TxnRow> {
    office::transactions::list_by_text(&place.office, text, None)
        .await
        .unwrap()
}

/// A sale of at least ten dollars.
async fn sale(place: &Place, status: &str) -> TxnRow {
    let found = rows(place, &format!("status:{status} type:sale amount:>10")).await;
    found
        .into_iter()
        .find(|row| row.refunded.as_ref().is_none_or(|back| back.minor == "0"))
        .unwrap()
}

async fn offer(place: &Place, id: &str) -> ReverseOffer {
    let request = DetailRequest {
        account_id: place.account.id.clone(),
        id: id.into(),
    };
    office::money::reverse_offer(&place.office, request)
        .await
        .unwrap()
}

fn minor(row: &TxnRow) -> i64 {
    row.amount.as_ref().unwrap().minor.parse().unwrap()
}

fn decimal(minor: i64) -> String {
    format!("{}.{:02}", minor / 100, minor % 100)
}

fn asking(place: &Place, row: &TxnRow, what: ReverseKind, minor: i64) -> ReverseRequest {
    ReverseRequest {
        account_id: place.account.id.clone(),
        id: row.id.clone(),
        what,
        amount: decimal(minor),
        last4: row.last4.clone(),
        reason: "wrong_class".into(),
        note: String::new(),
    }
}

async fn reverse(place: &Place, request: ReverseRequest) -> Result<String, OfficeError> {
    staff::step_up(&place.office).await;
    match office::money::reverse(&place.office, request).await? {
        ActStarted::UnderWay { intent_id } => Ok(intent_id),
        other => panic!("{other:?}"),
    }
}

async fn intent(place: &Place, id: &str) -> IntentView {
    let request = IntentRequest { intent_id: id.into() };
    office::money::intent(&place.office, request).await.unwrap()
}

/// The intent once it is not on its way any more.
async fn answered(place: &Place, id: &str) -> IntentView {
    loop {
        let view = intent(place, id).await;
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

/// The gateway's clock and this computer's go on.
fn pass(place: &Place, minutes: i64) {
    place.clock.advance(SignedDuration::from_mins(minutes));
    let seconds = u32::try_from(minutes * 60).unwrap();
    place
        .gateway
        .tick(serde_json::from_value(json!({ "seconds": seconds })).unwrap())
        .unwrap();
}

async fn truth(place: &Place, id: &str) -> Value {
    let all = place.true_payments().await;
    all.into_iter().find(|one| one["id"] == id).unwrap()
}

async fn returns_of(place: &Place, id: &str) -> Vec<Value> {
    let all = place.true_payments().await;
    all.into_iter().filter(|one| one["of"] == id).collect()
}

#[tokio::test]
async fn an_open_payment_is_voided_and_the_list_shows_it() {
    let place = town().await;
    let row = sale(&place, "open").await;
    let offered = offer(&place, &row.id).await;
    assert_eq!(offered.what, ReverseKind::Void, "{offered:?}");
    assert!(offered.meaning.contains("will not be charged"));
    let id = reverse(&place, asking(&place, &row, ReverseKind::Void, minor(&row)))
        .await
        .unwrap();
    let view = answered(&place, &id).await;
    assert_eq!(view.state, IntentState::Approved, "{view:?}");
    assert_eq!(view.headline, "Voided");
    assert_eq!(truth(&place, &row.id).await["status"], "voided");
    let folder = place.folder;
    place.office.close().await;
    // The office waited for the copy to be brought up to date.
    let office = place::open(&folder, &place.clock, &place.vault).await;
    let found = office::transactions::list_by_text(&office, &row.id, None)
        .await
        .unwrap();
    assert_eq!(found[0].status.to_string(), "voided");
}

#[tokio::test]
async fn a_settled_payment_is_refunded_in_parts_and_never_beyond_what_remains() {
    let place = town().await;
    let row = sale(&place, "settled").await;
    let offered = offer(&place, &row.id).await;
    assert_eq!(
        (offered.what, offered.partial),
        (ReverseKind::Return, true),
        "{offered:?}"
    );
    let id = reverse(&place, asking(&place, &row, ReverseKind::Return, 300))
        .await
        .unwrap();
    let view = answered(&place, &id).await;
    assert_eq!(view.state, IntentState::Approved, "{view:?}");
    assert!(view.txn.is_some() && view.tell.contains("on its way"));
    let back = returns_of(&place, &row.id).await;
    assert_eq!(back.len(), 1);
    let rest = minor(&row) - 300;
    let offered = offer(&place, &row.id).await;
    assert_eq!(offered.remains.unwrap().minor, rest.to_string());
    let error = reverse(&place, asking(&place, &row, ReverseKind::Return, rest + 1))
        .await
        .unwrap_err();
    assert_eq!(error.details["reason"], "too_much");
    assert!(error.message.starts_with("At most $"), "{}", error.message);
    let id = reverse(&place, asking(&place, &row, ReverseKind::Return, rest))
        .await
        .unwrap();
    assert_eq!(answered(&place, &id).await.state, IntentState::Approved);
    let offered = offer(&place, &row.id).await;
    assert_eq!(
        (offered.what, offered.why.as_deref()),
        (ReverseKind::Nothing, Some("returned"))
    );
    assert_eq!(returns_of(&place, &row.id).await.len(), 2);
}

#[tokio::test]
async fn wrong_last_four_a_missing_reason_and_a_changed_payment_send_nothing() {
    let place = town().await;
    let row = sale(&place, "open").await;
    let asked = place.asked().len();
    let good = asking(&place, &row, ReverseKind::Void, minor(&row));
    let error = reverse(
        &place,
        ReverseRequest {
            last4: "9999".into(),
            ..good.clone()
        },
    )
    .await
    .unwrap_err();
    assert_eq!(error.details["reason"], "other_card");
    assert!(error.message.contains("do not match this payment"));
    let error = reverse(
        &place,
        ReverseRequest {
            reason: "  ".into(),
            ..good.clone()
        },
    )
    .await
    .unwrap_err();
    assert_eq!(error.details["field"], "reason");
    let error = reverse(
        &place,
        ReverseRequest {
            amount: "1.00".into(),
            ..good.clone()
        },
    )
    .await
    .unwrap_err();
    assert_eq!(error.details["reason"], "void_is_whole");
    for amount in ["", "0", "-3", "12.345", "1e3", "ten"] {
        let error = reverse(
            &place,
            ReverseRequest {
                amount: amount.into(),
                ..good.clone()
            },
        )
        .await
        .unwrap_err();
        assert_eq!(error.details["reason"], "not_an_amount", "{amount}");
    }
    place.change(json!({ "settle": true }));
    let error = reverse(&place, good).await.unwrap_err();
    assert_eq!(error.code.word(), "money_changed");
    assert!(
        error.message.contains("would be a refund now"),
        "{}",
        error.message
    );
    let calls = place.asked().split_off(asked);
    assert!(calls.iter().all(|call| call == "txnquery"), "{calls:?}");
}

#[tokio::test]
async fn settlement_that_runs_at_that_moment_changes_nothing_and_says_so() {
    let place = town().await;
    let row = sale(&place, "open").await;
    place.arm(json!({ "fault": "error", "code": "4018", "only": "ccvoid" }));
    let id = reverse(&place, asking(&place, &row, ReverseKind::Void, minor(&row)))
        .await
        .unwrap();
    let view = answered(&place, &id).await;
    assert_eq!(view.state, IntentState::Rejected);
    assert!(
        view.meaning
            .starts_with("Settlement is running. Nothing was changed.")
    );
    assert!(view.next.contains("ten minutes"));
    place.arm(json!({ "fault": "none" }));
    assert_eq!(offer(&place, &row.id).await.what, ReverseKind::Void);
}

#[tokio::test]
async fn a_lost_answer_to_a_refund_is_found_by_our_reference_and_not_sent_again() {
    let place = town().await;
    let row = sale(&place, "settled").await;
    place.arm(json!({ "fault": "reset_after_reading", "only": "ccreturn", "times": 1 }));
    let id = reverse(&place, asking(&place, &row, ReverseKind::Return, minor(&row)))
        .await
        .unwrap();
    let view = answered(&place, &id).await;
    assert_eq!(view.state, IntentState::Unknown, "{view:?}");
    assert!(view.tell.contains("call you back"));
    // Nothing else about this payment can be begun.
    let offered = offer(&place, &row.id).await;
    assert_eq!(
        (offered.why.as_deref(), offered.intent_id.as_deref()),
        (Some("under_way"), Some(id.as_str()))
    );
    let error = reverse(&place, asking(&place, &row, ReverseKind::Return, 100))
        .await
        .unwrap_err();
    assert_eq!(error.code.word(), "money_under_way");
    let view = look(&place, &id).await;
    assert_eq!(view.state, IntentState::ConfirmedDone, "{view:?}");
    let back = returns_of(&place, &row.id).await;
    assert_eq!(back.len(), 1);
    assert_eq!(view.txn.as_deref(), back[0]["id"].as_str());
    let sent = place.asked().iter().filter(|call| *call == "ccreturn").count();
    assert_eq!(sent, 1);
}

#[tokio::test]
async fn a_request_that_was_lost_is_absent_only_after_two_looks_ten_minutes_apart() {
    let place = town().await;
    let row = sale(&place, "settled").await;
    place.arm(json!({ "fault": "empty", "booked": false, "only": "ccreturn", "times": 1 }));
    let id = reverse(&place, asking(&place, &row, ReverseKind::Return, minor(&row)))
        .await
        .unwrap();
    assert_eq!(answered(&place, &id).await.state, IntentState::Unknown);
    assert_eq!(look(&place, &id).await.state, IntentState::Unknown);
    pass(&place, 9);
    let early = look(&place, &id).await;
    assert_eq!((early.state, early.may_repeat), (IntentState::Unknown, false));
    pass(&place, 2);
    let view = look(&place, &id).await;
    assert_eq!(
        (view.state, view.may_repeat),
        (IntentState::ConfirmedAbsent, true),
        "{view:?}"
    );
    assert!(returns_of(&place, &row.id).await.is_empty());
    // The same again is a new act; the amount is typed once more.
    staff::step_up(&place.office).await;
    let wrong = office::dto::RepeatIntent {
        intent_id: id.clone(),
        amount: "1.00".into(),
    };
    let error = office::money::repeat(&place.office, wrong).await.unwrap_err();
    assert_eq!(error.details["reason"], "other_amount");
    let again = office::dto::RepeatIntent {
        intent_id: id.clone(),
        amount: decimal(minor(&row)),
    };
    let started = office::money::repeat(&place.office, again).await.unwrap();
    let ActStarted::UnderWay { intent_id } = started else {
        panic!("{started:?}")
    };
    let view = answered(&place, &intent_id).await;
    assert_eq!(
        (view.state, view.previous.as_deref()),
        (IntentState::Approved, Some(id.as_str()))
    );
    assert_eq!(returns_of(&place, &row.id).await.len(), 1);
}

#[tokio::test]
async fn a_lost_answer_to_a_void_is_read_from_the_payment() {
    let place = town().await;
    let row = sale(&place, "open").await;
    place.arm(json!({ "fault": "html", "only": "ccvoid", "times": 1 }));
    let id = reverse(&place, asking(&place, &row, ReverseKind::Void, minor(&row)))
        .await
        .unwrap();
    assert_eq!(answered(&place, &id).await.state, IntentState::Unknown);
    let view = look(&place, &id).await;
    assert_eq!(view.state, IntentState::ConfirmedDone, "{view:?}");
    assert_eq!(view.headline, "Voided");
}

#[tokio::test]
async fn an_answer_cut_at_any_byte_is_unknown_and_the_payment_is_refunded_once() {
    let place = town().await;
    let mut targets = rows(&place, "status:settled type:sale amount:>10").await;
    targets.retain(|row| row.refunded.as_ref().is_none_or(|back| back.minor == "0"));
    for (row, bytes) in targets.iter().zip([0_u64, 1, 40, 120, 200, 300, 400, 500]) {
        for clean in [true, false] {
            place.arm(json!({ "fault": "none" }));
            place.arm(json!({
                "fault": "truncate", "bytes": bytes, "clean": clean, "only": "ccreturn", "times": 1
            }));
            let half = minor(row) / 2;
            let id = reverse(&place, asking(&place, row, ReverseKind::Return, half))
                .await
                .unwrap();
            let view = answered(&place, &id).await;
            assert_eq!(view.state, IntentState::Unknown, "{bytes} {clean} {view:?}");
            assert_eq!(
                look(&place, &id).await.state,
                IntentState::ConfirmedDone,
                "{bytes}"
            );
        }
        assert_eq!(returns_of(&place, &row.id).await.len(), 2, "{bytes}");
    }
}

#[tokio::test]
async fn without_a_network_nothing_is_offered_and_nothing_is_queued() {
    let place = town().await;
    let row = sale(&place, "open").await;
    place.arm(json!({ "fault": "reset_before_reading" }));
    let offered = offer(&place, &row.id).await;
    assert_eq!(
        (offered.what, offered.why.as_deref()),
        (ReverseKind::Nothing, Some("offline"))
    );
    let error = reverse(&place, asking(&place, &row, ReverseKind::Void, minor(&row)))
        .await
        .unwrap_err();
    assert_eq!(error.code.word(), "gateway_unreachable");
    let all = IntentsRequest {
        account_id: None,
        target: None,
        open: false,
    };
    assert!(
        office::money::intents(&place.office, all)
            .await
            .unwrap()
            .intents
            .is_empty()
    );
}

#[tokio::test]
async fn a_program_that_ended_while_sending_finds_the_act_unknown_and_looks_it_up() {
    let place = town().await;
    let row = sale(&place, "settled").await;
    place.arm(json!({ "fault": "delay", "milliseconds": 60_000, "only": "ccreturn" }));
    let id = reverse(&place, asking(&place, &row, ReverseKind::Return, minor(&row)))
        .await
        .unwrap();
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    // The file as a power cut would leave it, in another folder.
    let copy = tempfile::tempdir().unwrap();
    for entry in std::fs::read_dir(place.folder.path()).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().to_string_lossy().into_owned();
        // What holds locks cannot be copied on Windows, and is made anew.
        let locked = name.contains("lock") || name.ends_with("-shm");
        if entry.path().is_file() && !locked {
            std::fs::copy(entry.path(), copy.path().join(entry.file_name())).unwrap();
        }
    }
    let office = place::open(&copy, &place.clock, &place.vault).await;
    let request = IntentRequest {
        intent_id: id.clone(),
    };
    let view = office::money::intent(&office, request.clone()).await.unwrap();
    assert_eq!(view.state, IntentState::Unknown, "{view:?}");
    assert!(
        view.steps
            .iter()
            .any(|step| step.text.contains("ended while it was being sent"))
    );
    place.arm(json!({ "fault": "none" }));
    staff::sign_in(&office, staff::CLERK).await;
    let view = office::money::look(&office, request).await.unwrap();
    assert_eq!(view.state, IntentState::ConfirmedDone);
    assert_eq!(returns_of(&place, &row.id).await.len(), 1);
}

#[tokio::test]
async fn a_decline_and_a_return_are_no_payments_to_reverse() {
    let place = town().await;
    let declined = rows(&place, "status:declined").await;
    let offered = offer(&place, &declined[0].id).await;
    assert_eq!(
        (offered.what, offered.why.as_deref()),
        (ReverseKind::Nothing, Some("declined"))
    );
    let returned = rows(&place, "type:return").await;
    let offered = offer(&place, &returned[0].id).await;
    assert_eq!(offered.why.as_deref(), Some("not_a_sale"));
}

#[tokio::test]
async fn two_windows_that_press_at_once_make_one_act() {
    let place = town().await;
    let row = sale(&place, "settled").await;
    let ask = || reverse(&place, asking(&place, &row, ReverseKind::Return, minor(&row)));
    let (one, two, three) = tokio::join!(ask(), ask(), ask());
    let begun: Vec<_> = [one, two, three].into_iter().filter_map(Result::ok).collect();
    assert_eq!(begun.len(), 1);
    answered(&place, &begun[0]).await;
    assert_eq!(returns_of(&place, &row.id).await.len(), 1);
}

#[tokio::test]
async fn a_refund_that_a_second_person_approves_is_sent_as_it_was_asked_for() {
    use office::dto::{AccountRequest, DecideApproval};
    let place = place::set_up(400).await;
    place.sync().await.unwrap();
    staff::staffed(&place.office).await;
    staff::sign_in(&place.office, staff::CLERK).await;
    let row = sale(&place, "settled").await;
    let offered = offer(&place, &row.id).await;
    assert!(offered.needs_approval, "{offered:?}");
    let reasons = office::approvals::reasons(&place.office, office::dto::Empty {})
        .await
        .unwrap();
    let request = ReverseRequest {
        reason: reasons.reasons[0].id.clone(),
        ..asking(&place, &row, ReverseKind::Return, 300)
    };
    let started = office::money::reverse(&place.office, request.clone())
        .await
        .unwrap();
    let ActStarted::Requested { approval_id, number } = started else {
        panic!("{started:?}")
    };
    assert!(number.starts_with("R-"), "{number}");
    assert!(returns_of(&place, &row.id).await.is_empty());
    // What is asked for is spoken for.
    let rest = minor(&row) - 300;
    assert_eq!(
        offer(&place, &row.id).await.remains.unwrap().minor,
        rest.to_string()
    );
    let error = office::money::reverse(
        &place.office,
        ReverseRequest {
            amount: decimal(rest + 1),
            ..request.clone()
        },
    )
    .await
    .unwrap_err();
    assert_eq!(error.details["reason"], "too_much");
    let asked = AccountRequest {
        account_id: place.account.id.clone(),
    };
    let inbox = office::approvals::list(&place.office, asked).await.unwrap();
    let bound = inbox
        .waiting
        .iter()
        .find(|one| one.id == approval_id)
        .unwrap()
        .bound
        .clone();
    let decision = |name: &str| DecideApproval {
        id: approval_id.clone(),
        approve: true,
        note: String::new(),
        name: Some(name.into()),
        password: Some(domain::Sensitive::new(staff::CHOSEN.to_owned())),
        bound: bound.clone(),
    };
    let error = office::approvals::decide(&place.office, decision(staff::CLERK))
        .await
        .unwrap_err();
    assert_eq!(error.code.word(), "same_person");
    let decided = office::approvals::decide(&place.office, decision(staff::APPROVER))
        .await
        .unwrap();
    let id = decided.intent_id.clone().unwrap();
    let view = answered(&place, &id).await;
    assert_eq!(view.state, IntentState::Approved, "{view:?}");
    assert_eq!(
        (view.requested_by.as_str(), view.approved_by.as_deref()),
        (staff::CLERK, Some(staff::APPROVER))
    );
    assert_eq!(returns_of(&place, &row.id).await.len(), 1);
    let again = office::approvals::decide(&place.office, decision(staff::APPROVER))
        .await
        .unwrap_err();
    assert_eq!(again.details["reason"], "already_decided");
    assert_eq!(returns_of(&place, &row.id).await.len(), 1);
}

#[tokio::test]
async fn nobody_moves_money_before_there_are_two_people() {
    let place = place::set_up(200).await;
    place.sync().await.unwrap();
    let row = sale(&place, "open").await;
    let request = asking(&place, &row, ReverseKind::Void, minor(&row));
    let error = office::money::reverse(&place.office, request).await.unwrap_err();
    assert_eq!(error.code.word(), "people_needed");
    assert!(!place.asked().iter().any(|call| call == "ccvoid"));
}
