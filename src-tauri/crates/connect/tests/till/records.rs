//! The durable record is written before the next step (section 10).

use std::sync::Arc;

use counterfoil_connect::run::{End, Event, Journal, NotWritten};
use counterfoil_connect::{CallError, Outcome, Started, TransactionKind, TransactionRequest, Unanswered};
use practice::connect::{ConnectCall, ConnectFault, ConnectFaultKind, ConnectSimulator};

use crate::desk::*;

/// Notes what the service had been asked when each record was written.
#[derive(Debug)]
struct Watching {
    service: Arc<ConnectSimulator>,
    seen: Vec<Vec<String>>,
    fail_starting: bool,
    fail_running: bool,
}

impl Watching {
    fn new(service: &Arc<ConnectSimulator>) -> Watching {
        Watching {
            service: Arc::clone(service),
            seen: Vec::new(),
            fail_starting: false,
            fail_running: false,
        }
    }

    fn note(&mut self, fail: bool) -> Result<(), NotWritten> {
        let methods = self.service.log().into_iter().map(|entry| entry.method);
        self.seen.push(methods.collect());
        if fail { Err(NotWritten) } else { Ok(()) }
    }
}

impl Journal for Watching {
    async fn starting(&mut self, _: &str, _: &TransactionRequest) -> Result<(), NotWritten> {
        self.note(self.fail_starting)
    }

    async fn running(&mut self, _: &Started) -> Result<(), NotWritten> {
        self.note(self.fail_running)
    }
}

#[tokio::test]
async fn records_are_written_before_the_start_and_before_the_first_look() {
    let service = Arc::new(service().await);
    let client = client(&service);
    let mut journal = Watching::new(&service);
    let end = till(&client).run.take(&sale(1000), &mut journal).await;
    assert_eq!(end.outcome(), Outcome::Paid);
    assert_eq!(journal.seen, [vec![], vec!["POST".to_owned()]]);
}

#[tokio::test]
async fn without_a_record_nothing_is_sent() {
    let service = Arc::new(service().await);
    let client = client(&service);
    let mut journal = Watching {
        fail_starting: true,
        ..Watching::new(&service)
    };
    let end = till(&client).run.take(&sale(1000), &mut journal).await;
    assert_eq!(end, End::NotRecorded);
    assert!(service.log().is_empty());
}

#[tokio::test]
async fn a_payment_whose_id_cannot_be_recorded_is_called_off_and_followed() {
    let service = Arc::new(service().await);
    let client = client(&service);
    let mut journal = Watching {
        fail_running: true,
        ..Watching::new(&service)
    };
    let mut till = till(&client);
    let end = till.run.take(&sale(1006), &mut journal).await;
    assert_eq!(end.outcome(), Outcome::Cancelled);
    let mut events = Vec::new();
    while let Ok(event) = till.events.try_recv() {
        events.push(event);
    }
    assert!(events.contains(&Event::NotRecorded) && events.contains(&Event::CancelSent));
}

#[tokio::test]
async fn a_start_whose_answer_is_lost_is_unknown_and_never_repeated() {
    for cents in [15, 16] {
        let service = service().await;
        let (end, _) = take_quietly(&client(&service), &sale(1000 + cents)).await;
        assert!(matches!(end, End::StartUnknown(_)), "{end:?}");
        assert_eq!(end.outcome(), Outcome::Unknown);
        let posts = service
            .log()
            .iter()
            .filter(|entry| entry.method == "POST")
            .count();
        assert_eq!(posts, 1);
        assert_eq!(
            service.ledger()["payments"].as_array().unwrap().len(),
            1,
            "it was started all the same"
        );
    }
}

#[tokio::test]
async fn a_start_without_a_readable_answer_is_unknown() {
    use ConnectFaultKind::{Empty, Html, Huge, Redirect, Truncate};
    for kind in [Empty, Html, Huge, Redirect, Truncate] {
        let service = service().await;
        service.arm(ConnectFault::new(kind).on(ConnectCall::Start));
        let (end, _) = take_quietly(&client(&service), &sale(1000)).await;
        assert!(matches!(end, End::StartUnknown(_)), "{kind:?} {end:?}");
        let posts = service
            .log()
            .iter()
            .filter(|entry| entry.method == "POST")
            .count();
        assert_eq!(posts, 1, "{kind:?}");
    }
}

#[tokio::test]
async fn a_refused_start_started_nothing_and_says_why() {
    let service = service().await;
    let client = client(&service);
    let _running = client.start(TID, &sale(1006)).await.unwrap();
    let (end, _) = take_quietly(&client, &sale(1000)).await;
    let End::NotStarted(CallError::Refused(refusal)) = &end else {
        panic!("{end:?}")
    };
    assert_eq!(refusal.status, 422);
    assert!(refusal.message.as_deref().unwrap().contains("busy"));
    assert_eq!(end.outcome(), Outcome::NotPaid);
}

#[tokio::test]
async fn a_payment_is_followed_again_by_its_record_until_the_service_forgets_it() {
    let service = service().await;
    let client = client(&service);
    let started = client.start(TID, &sale(1000)).await.unwrap();
    let end = till(&client)
        .run
        .resume(&started.request_id, TransactionKind::Sale, false)
        .await;
    assert_eq!(end.outcome(), Outcome::Paid);
    service.forward(12 * 3600 + 1);
    let mut late = till(&client);
    late.run.timing.not_found = std::time::Duration::from_millis(20);
    let end = late
        .run
        .resume(&started.request_id, TransactionKind::Sale, false)
        .await;
    assert!(matches!(&end, End::Lost { last: None, .. }), "{end:?}");
    assert_eq!(end.outcome(), Outcome::Unknown);
}

#[tokio::test]
async fn a_name_for_the_request_has_to_come() {
    let service = service().await;
    // Any JSON object with 201 and without an id.
    service.arm(ConnectFault {
        status: 201,
        ..ConnectFault::new(ConnectFaultKind::Status)
    });
    let error = client(&service).start(TID, &sale(1000)).await.unwrap_err();
    assert!(
        matches!(error, CallError::Unknown(Unanswered::Unreadable(_))),
        "{error:?}"
    );
}
