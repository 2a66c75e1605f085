//! What goes wrong while a payment is looked at: it is looked at again, and never misread.

use counterfoil_connect::Outcome;
use counterfoil_connect::run::{End, Event, Lost};
use practice::connect::{ConnectCall, ConnectFault, ConnectFaultKind, Quirks};

use crate::desk::*;

#[tokio::test]
async fn a_look_that_fails_is_repeated() {
    use ConnectFaultKind::{Empty, Html, Huge, OtherRequest, Redirect, Reset, Status, Truncate};
    for kind in [Empty, Html, Huge, OtherRequest, Redirect, Reset, Status, Truncate] {
        let service = service().await;
        service.arm(ConnectFault::new(kind).on(ConnectCall::Look).times(2));
        let (end, events) = take_quietly(&client(&service), &sale(1002)).await;
        assert_eq!(end.outcome(), Outcome::NotPaid, "{kind:?}");
        let trouble = events
            .iter()
            .filter(|event| matches!(event, Event::Trouble(_)))
            .count();
        assert_eq!(trouble, 2, "{kind:?}");
    }
}

#[tokio::test]
async fn an_answer_about_another_request_is_never_taken_for_this_one() {
    let service = service().await;
    service.arm(ConnectFault::new(ConnectFaultKind::OtherRequest).on(ConnectCall::Look));
    let client = client(&service);
    let mut till = till(&client);
    till.run.timing.present = std::time::Duration::from_millis(100);
    let end = till.run.take(&sale(1002), &mut Paper).await;
    assert!(
        matches!(
            end,
            End::Lost {
                why: Lost::Watchdog,
                last: None
            }
        ),
        "{end:?}"
    );
}

#[tokio::test]
async fn a_wrong_key_ends_the_looking_at_once_and_leaves_the_payment_unknown() {
    let service = service().await;
    let fault = ConnectFault {
        status: 401,
        ..ConnectFault::new(ConnectFaultKind::Status)
    };
    service.arm(fault.on(ConnectCall::Look));
    let (end, _) = take_quietly(&client(&service), &sale(1000)).await;
    assert!(
        matches!(&end, End::Lost { why: Lost::Refused(error), .. } if error.is_bad_credentials()),
        "{end:?}"
    );
    assert_eq!(end.outcome(), Outcome::Unknown);
    let looks = service.log().iter().filter(|entry| entry.method == "GET").count();
    assert_eq!(looks, 1);
}

#[tokio::test]
async fn the_habits_of_other_servers_change_nothing() {
    let odd = Quirks {
        small_h: true,
        quoted_numbers: true,
        text_lines: true,
        odd_location: true,
        accepted_start: true,
        notification_objects: true,
        ..Quirks::default()
    };
    let bare = Quirks {
        bare_lines: true,
        no_location: true,
        ..Quirks::default()
    };
    let plain = service().await;
    let (expected, story) = take_quietly(&client(&plain), &sale(1000)).await;
    let expected = expected.transaction().unwrap().clone();
    for quirks in [odd, bare] {
        let service = service_with(quirks).await;
        let (end, events) = take_quietly(&client(&service), &sale(1000)).await;
        let seen = end.transaction().unwrap();
        assert_eq!(told(&events), told(&story));
        assert_eq!(seen.booking(), expected.booking());
        assert_eq!(seen.verification, expected.verification);
        let values = |lines: &[counterfoil_connect::Line]| -> Vec<String> {
            lines.iter().map(|line| line.value.clone()).collect()
        };
        assert_eq!(values(&seen.receipt.merchant), values(&expected.receipt.merchant));
    }
}
