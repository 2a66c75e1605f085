//! The signature question (section 9).

use std::time::Duration;

use counterfoil_connect::Outcome;
use counterfoil_connect::run::{Command, Event};
use practice::connect::{ConnectCall, ConnectFault, ConnectFaultKind, Quirks, Unanswered};

use crate::desk::*;

fn asked(events: &[Event]) -> usize {
    let wanted = |event: &&Event| matches!(event, Event::SignatureWanted { .. });
    events.iter().filter(wanted).count()
}

fn sent(service: &practice::connect::ConnectSimulator) -> usize {
    service.log().iter().filter(|entry| entry.method == "PUT").count()
}

#[tokio::test]
async fn the_clerk_is_asked_once_and_the_answer_decides() {
    for (accepted, outcome) in [(true, Outcome::Paid), (false, Outcome::NotPaid)] {
        let service = service().await;
        let (end, events) = take(&client(&service), &sale(1004), |event| match event {
            Event::SignatureWanted {
                occurrence,
                answer_within,
            } => {
                assert_eq!((*occurrence, *answer_within), (1, Duration::from_secs(80)));
                Some(Command::Signature(accepted))
            }
            _ => None,
        })
        .await;
        assert_eq!(end.outcome(), outcome);
        assert_eq!((asked(&events), sent(&service)), (1, 1));
        assert!(events.contains(&Event::SignatureSent(accepted)) && events.contains(&Event::SignatureClosed));
    }
}

#[tokio::test]
async fn a_second_answer_is_not_sent() {
    let service = service().await;
    let (_, events) = take(&client(&service), &sale(1004), |event| match event {
        Event::SignatureWanted { .. } => Some(Command::Signature(true)),
        Event::SignatureSent(_) => Some(Command::Signature(false)),
        _ => None,
    })
    .await;
    assert_eq!(sent(&service), 1);
    assert!(events.contains(&Event::SignatureNotAsked));
}

#[tokio::test]
async fn an_answer_without_a_question_is_not_sent() {
    let service = service().await;
    let (_, events) = take(&client(&service), &sale(1000), |event| match event {
        Event::Started(_) => Some(Command::Signature(true)),
        _ => None,
    })
    .await;
    assert_eq!(sent(&service), 0);
    assert!(events.contains(&Event::SignatureNotAsked));
}

#[tokio::test]
async fn a_question_that_nobody_answers_ends_as_the_machine_decides() {
    for (unanswered, outcome) in [
        (Unanswered::Accepted, Outcome::Paid),
        (Unanswered::Void, Outcome::NotPaid),
    ] {
        let service = service_with(Quirks {
            unanswered,
            ..Quirks::default()
        })
        .await;
        let (end, events) = take(&client(&service), &sale(1004), |event| {
            if matches!(event, Event::SignatureWanted { .. }) {
                service.forward(81);
            }
            None
        })
        .await;
        assert_eq!(end.outcome(), outcome);
        assert!(told(&events).contains(&"SIGNATURE_VERIFICATION_TIMEOUT"));
        assert!(end.transaction().unwrap().message.is_some());
    }
}

#[tokio::test]
async fn an_answer_after_the_time_is_not_sent() {
    let service = service().await;
    let client = client(&service);
    let Till {
        mut run,
        mut events,
        commands,
    } = till(&client);
    run.timing.signature = Duration::from_millis(30);
    run.timing.present = Duration::from_millis(400);
    let clerk = tokio::spawn(async move {
        let mut late = 0;
        while let Some(event) = events.recv().await {
            if event == Event::SignatureLate {
                late += 1;
                let _ = commands.send(Command::Signature(true));
            }
            if late > 1 {
                break;
            }
        }
        late
    });
    let end = run.take(&sale(1004), &mut Paper).await;
    assert_eq!(
        clerk.await.unwrap(),
        2,
        "told once by itself and once to the answer"
    );
    assert_eq!(sent(&service), 0);
    assert_eq!(end.outcome(), Outcome::Unknown);
}

#[tokio::test]
async fn a_lost_answer_is_not_repeated() {
    let service = service().await;
    service.arm(
        ConnectFault::new(ConnectFaultKind::Reset)
            .on(ConnectCall::Sign)
            .times(1),
    );
    let (end, events) = take(&client(&service), &sale(1004), |event| match event {
        Event::SignatureWanted { .. } => Some(Command::Signature(true)),
        Event::Trouble(_) => Some(Command::Signature(true)),
        _ => None,
    })
    .await;
    assert_eq!(sent(&service), 1);
    assert!(events.contains(&Event::SignatureNotAsked));
    assert_eq!(end.outcome(), Outcome::Paid, "the first one had arrived");
}

#[tokio::test]
async fn an_answer_that_the_machine_cannot_work_off_ends_void() {
    let service = service().await;
    let (end, events) = take(&client(&service), &sale(1005), |event| match event {
        Event::SignatureWanted { .. } => Some(Command::Signature(true)),
        _ => None,
    })
    .await;
    assert_eq!(end.outcome(), Outcome::NotPaid);
    assert!(told(&events).contains(&"SIGNATURE_VERIFICATION_PROCESS_COULD_NOT_BE_COMPLETED"));
}
