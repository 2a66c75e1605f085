//! Every scenario of the sheet, from its start to its end.

use counterfoil_connect::run::{Command, End, Event, Lost, Odd};
use counterfoil_connect::{Outcome, PaymentMethod, TransactionKind, TransactionRequest, Verification};
use practice::connect::Plug;

use crate::desk::*;

#[tokio::test]
async fn scenarios_end_as_they_should() {
    let service = service().await;
    let client = client(&service);
    for (cents, outcome, word) in [
        (0, Outcome::Paid, "SUCCESSFUL"),
        (1, Outcome::Paid, "SUCCESSFUL"),
        (2, Outcome::NotPaid, "DECLINED"),
        (3, Outcome::NotPaid, "DECLINED"),
        (7, Outcome::Paid, "SUCCESSFUL"),
        (10, Outcome::NotPaid, "VOID"),
        (11, Outcome::NotPaid, "UNSUCCESSFUL"),
        (17, Outcome::Paid, "SUCCESSFUL"),
        (18, Outcome::Paid, "SUCCESSFUL"),
        (19, Outcome::Paid, "SUCCESSFUL"),
        (20, Outcome::Paid, "SUCCESSFUL"),
        (22, Outcome::Unknown, "PARTLY_SUCCESSFUL"),
        (24, Outcome::Paid, "SUCCESSFUL"),
    ] {
        let asked = 1000 + cents;
        let (end, events) = take_quietly(&client, &sale(asked)).await;
        let transaction = end.transaction().unwrap();
        assert_eq!(end.outcome(), outcome, "{cents}");
        assert_eq!(transaction.result.as_ref().unwrap().word(), word, "{cents}");
        let booked = (outcome == Outcome::Paid).then_some(asked);
        assert_eq!(transaction.booking().map(|b| b.base), booked, "{cents}");
        let told = told(&events);
        assert_eq!(told.first(), Some(&"TRANSACTION_STARTED"), "{cents}");
        assert_eq!(told.last(), Some(&"TRANSACTION_FINISHED"), "{cents}");
    }
}

#[tokio::test]
async fn a_chip_payment_tells_its_story_once_and_in_order() {
    let service = service().await;
    let (end, events) = take_quietly(&client(&service), &sale(1000)).await;
    let expected = [
        "TRANSACTION_STARTED",
        "PRESENT_CARD",
        "PLEASE_WAIT",
        "PIN_ENTRY",
        "CONNECTING",
        "CONNECTION_MADE",
        "APPROVED",
        "REMOVE_CARD",
        "TRANSACTION_FINISHED",
    ];
    assert_eq!(told(&events), expected);
    let transaction = end.transaction().unwrap();
    assert_eq!(transaction.payment_method, Some(PaymentMethod::Chip));
    assert_eq!(transaction.verification, Some(Verification::Pin));
    assert!(transaction.auth_code.is_some() && transaction.time.as_ref().unwrap().wall.is_some());
    assert!(!transaction.receipt.merchant.is_empty() && !transaction.receipt.customer.is_empty());
    assert!(matches!(end, End::Finished { odd, .. } if odd.is_empty()));
}

#[tokio::test]
async fn a_card_that_cannot_be_read_is_asked_for_again_each_time() {
    let service = service().await;
    let (end, events) = take(&client(&service), &sale(1023), |event| match event {
        Event::SignatureWanted { .. } => Some(Command::Signature(true)),
        _ => None,
    })
    .await;
    let asked = told(&events)
        .iter()
        .filter(|word| **word == "PRESENT_CARD")
        .count();
    assert_eq!((asked, end.outcome()), (3, Outcome::Paid));
    assert_eq!(
        end.transaction().unwrap().payment_method,
        Some(PaymentMethod::Swiped)
    );
}

#[tokio::test]
async fn cashback_and_tip_are_read_back_and_booked_apart() {
    let service = service().await;
    let client = client(&service);
    let with_cash = |minor| TransactionRequest {
        cashback: Some(2000),
        ..sale(minor)
    };
    let (end, _) = take_quietly(&client, &with_cash(1012)).await;
    let amounts = end.transaction().unwrap().amounts.clone();
    assert_eq!(
        (
            amounts.base.exact(),
            amounts.cashback.exact(),
            amounts.total.exact()
        ),
        (Some(1012), Some(1500), Some(2512))
    );
    assert_eq!(end.transaction().unwrap().booking().unwrap().base, 1012);
    let (end, _) = take_quietly(&client, &sale(1013)).await;
    assert_eq!(end.transaction().unwrap().amounts.gratuity.exact(), Some(101));
    assert_eq!(end.transaction().unwrap().booking().unwrap().base, 1013);
    let (end, events) = take_quietly(&client, &sale(1025)).await;
    assert_eq!(end.transaction().unwrap().amounts.cashback.exact(), Some(1000));
    assert!(told(&events).contains(&"ENTER_CASHBACK"));
}

#[tokio::test]
async fn refunds_reservations_completions_checks_and_typed_cards_work() {
    let service = service().await;
    let client = client(&service);
    let completion = TransactionRequest {
        auth_code: Some("012345".into()),
        pre_authorised: Some(2000),
        ..pounds(TransactionKind::Completion, 1500)
    };
    let typed = TransactionRequest {
        not_present: true,
        ..sale(1000)
    };
    for (request, kind) in [
        (pounds(TransactionKind::Refund, 500), "REFUND"),
        (pounds(TransactionKind::PreAuth, 2000), "PRE_AUTH"),
        (completion, "COMPLETION"),
        (
            TransactionRequest::new(TransactionKind::AccountVerification),
            "ACCOUNT_VERIFICATION",
        ),
        (typed, "SALE"),
    ] {
        let (end, _) = take_quietly(&client, &request).await;
        assert_eq!(end.outcome(), Outcome::Paid, "{kind}");
        assert_eq!(end.transaction().unwrap().kind.as_ref().unwrap().word(), kind);
        assert!(
            matches!(end, End::Finished { odd, .. } if odd.is_empty()),
            "{kind}"
        );
    }
}

#[tokio::test]
async fn a_payment_is_called_off_in_time_or_goes_on() {
    let service = service().await;
    let client = client(&service);
    let cancel = |event: &Event| {
        let asked = matches!(event, Event::Notified(n) if n.word() == "PRESENT_CARD");
        asked.then_some(Command::Cancel)
    };
    let (end, events) = take(&client, &sale(1006), cancel).await;
    assert_eq!(end.outcome(), Outcome::Cancelled);
    assert!(told(&events).ends_with(&["ATTEMPTING_CANCEL", "CANCELLING", "TRANSACTION_FINISHED"]));
    assert!(events.contains(&Event::CancelSent));
    let (end, events) = take(&client, &sale(1007), cancel).await;
    assert_eq!(end.outcome(), Outcome::Paid, "too late: it is paid");
    assert!(told(&events).contains(&"UNABLE_TO_CANCEL"));
}

#[tokio::test]
async fn a_timed_out_payment_is_unknown_and_a_duplicate_tells_what_the_machine_did() {
    let service = service().await;
    let client = client(&service);
    let forward = |event: &Event| {
        if matches!(event, Event::Notified(n) if n.word() == "CONNECTION_MADE") {
            service.forward(200);
        }
        None
    };
    for (cents, outcome) in [(8, Outcome::Paid), (9, Outcome::Cancelled)] {
        let (end, _) = take(&client, &sale(1000 + cents), forward).await;
        assert_eq!(end.outcome(), Outcome::Unknown);
        assert_eq!(end.transaction().unwrap().booking(), None);
        service.forward(10);
        let duplicate = TransactionRequest::new(TransactionKind::Duplicate);
        let (end, _) = take_quietly(&client, &duplicate).await;
        assert_eq!(end.outcome(), outcome, "{cents}");
        if outcome == Outcome::Paid {
            assert_eq!(end.transaction().unwrap().booking().unwrap().base, 1000 + cents);
        }
        assert!(matches!(end, End::Finished { odd, .. } if odd.is_empty()));
    }
}

#[tokio::test]
async fn a_machine_that_drops_off_the_network_is_waited_for() {
    let service = service().await;
    let client = client(&service);
    let (end, events) = take(&client, &sale(1014), |event| {
        if matches!(event, Event::Trouble(error) if error.is_not_found()) {
            service.forward(31);
        }
        None
    })
    .await;
    assert_eq!(end.outcome(), Outcome::Unknown);
    assert_eq!(
        end.transaction().unwrap().result.as_ref().unwrap().word(),
        "TIMED_OUT"
    );
    assert!(events.iter().any(|event| matches!(event, Event::Trouble(_))));
    // Pulled out and never back: at last it is unknown, not failed.
    let (end, _) = take(&client, &sale(1006), |event| {
        if matches!(event, Event::Notified(n) if n.word() == "PRESENT_CARD") {
            service
                .plug(&Plug {
                    tid: TID.into(),
                    connected: false,
                    paid: false,
                })
                .unwrap();
        }
        None
    })
    .await;
    assert!(
        matches!(
            end,
            End::Lost {
                why: Lost::Refused(_),
                last: Some(_)
            }
        ),
        "{end:?}"
    );
    assert_eq!(end.outcome(), Outcome::Unknown);
}

#[tokio::test]
async fn an_end_without_a_result_is_asked_for_a_few_times_and_then_unknown() {
    let service = service().await;
    let (end, _) = take_quietly(&client(&service), &sale(1021)).await;
    assert!(
        matches!(&end, End::Lost { why: Lost::WithoutResult, last: Some(last) } if last.finished()),
        "{end:?}"
    );
    assert_eq!(end.outcome(), Outcome::Unknown);
    let looks = service.ledger()["payments"][0]["looks"].as_u64().unwrap();
    assert!(looks > 6, "{looks}");
}

#[tokio::test]
async fn a_payment_that_takes_too_long_is_unknown_and_not_failed() {
    let service = service().await;
    let client = client(&service);
    let mut till = till(&client);
    till.run.timing.present = std::time::Duration::from_millis(60);
    // The clerk has no more to say; the run goes on without one.
    drop(till.commands);
    let end = till.run.take(&sale(1006), &mut Paper).await;
    // A minute's wait for a card is 60 steps of 2 ms: the watchdog is quicker.
    assert!(
        matches!(
            end,
            End::Lost {
                why: Lost::Watchdog,
                ..
            }
        ),
        "{end:?}"
    );
    assert_eq!(end.outcome(), Outcome::Unknown);
}

#[tokio::test]
async fn a_result_about_another_amount_is_noticed() {
    let service = service().await;
    let client = client(&service);
    let (end, _) = take_quietly(&client, &sale(1000)).await;
    let End::Finished { transaction, .. } = end else {
        panic!("not finished")
    };
    // The same answer to a smaller sale, as a resumed run would see it by mistake.
    let id = transaction.request_id.unwrap();
    let till = till(&client);
    let end = till.run.resume(&id, TransactionKind::Refund, false).await;
    assert!(matches!(end, End::Finished { odd, .. } if odd == [Odd::Kind]));
}
