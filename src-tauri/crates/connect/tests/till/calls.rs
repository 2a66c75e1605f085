//! The eight calls, and what is refused before and after they leave.

use std::time::Duration;

use counterfoil_connect::{
    CallError, Client, Endpoint, NotSent, Pace, TerminalFilter, TerminalStatus, TransactionKind,
    TransactionRequest, Unanswered,
};
use domain::{Currency, Sensitive};
use practice::connect::{ConnectCall, ConnectFault, ConnectFaultKind, Plug, Quirks};

use crate::desk::*;

fn status(error: &CallError) -> Option<u16> {
    error.status()
}

#[tokio::test]
async fn machines_are_listed_and_filtered_and_an_empty_list_is_normal() {
    let service = service().await;
    let client = client(&service);
    let list = |filter| {
        let client = client.clone();
        async move {
            let list = client.terminals(filter).await.unwrap();
            list.terminals
                .into_iter()
                .map(|terminal| terminal.tid)
                .collect::<Vec<_>>()
        }
    };
    let euros = TerminalFilter {
        currency: Some("EUR"),
        ..TerminalFilter::default()
    };
    assert_eq!(
        list(TerminalFilter::default()).await,
        ["01000001", "01000002", "21000003"]
    );
    assert_eq!(list(euros).await, ["01000002"]);
    client.start(TID, &sale(1006)).await.unwrap();
    let busy = TerminalFilter {
        status: Some("BUSY"),
        ..TerminalFilter::default()
    };
    assert_eq!(list(busy).await, [TID]);
    assert_eq!(client.terminal(TID).await.unwrap().status, TerminalStatus::Busy);
    for tid in ["01000001", "01000002", "21000003"] {
        service
            .plug(&Plug {
                tid: tid.into(),
                connected: false,
                paid: false,
            })
            .unwrap();
    }
    assert!(list(TerminalFilter::default()).await.is_empty());
    assert!(client.terminal(TID).await.unwrap_err().is_not_found());
    let unknown = TerminalFilter {
        status: Some("SLEEPING"),
        ..TerminalFilter::default()
    };
    assert_eq!(status(&client.terminals(unknown).await.unwrap_err()), Some(422));
}

#[tokio::test]
async fn a_wrong_key_is_refused_and_not_tried_again() {
    let service = service().await;
    let wrong = counterfoil_connect::Credentials {
        key: Sensitive::new("wrong".into()),
        ..credentials(&service)
    };
    let client = client_with(&service, wrong, Pace::new(Duration::from_millis(1)));
    let error = client.terminals(TerminalFilter::default()).await.unwrap_err();
    assert!(error.is_bad_credentials() && !error.may_pass());
    assert_eq!(error.message(), Some("The API key is missing or wrong."));
    assert_eq!(service.log().len(), 1);
}

#[tokio::test]
async fn what_cannot_be_sent_is_said_without_a_connection() {
    let service = service().await;
    let good = credentials(&service);
    for wrong in [
        counterfoil_connect::Credentials {
            till: " ".into(),
            ..good.clone()
        },
        counterfoil_connect::Credentials {
            till: "a:b".into(),
            ..good.clone()
        },
        counterfoil_connect::Credentials {
            key: Sensitive::new(String::new()),
            ..good.clone()
        },
        counterfoil_connect::Credentials {
            installer: String::new(),
            ..good.clone()
        },
        counterfoil_connect::Credentials {
            software_house: "a\nb".into(),
            ..good.clone()
        },
    ] {
        let client = client_with(&service, wrong, Pace::new(Duration::from_millis(1)));
        let error = client.start(TID, &sale(1)).await.unwrap_err();
        assert!(
            matches!(error, CallError::NotSent(NotSent::Credentials(_))),
            "{error:?}"
        );
    }
    let client = client(&service);
    for tid in ["", "..", "a\u{1}"] {
        assert_eq!(
            client.start(tid, &sale(1)).await.unwrap_err(),
            CallError::NotSent(NotSent::Id)
        );
    }
    let free = client.start(TID, &sale(0)).await.unwrap_err();
    assert!(matches!(free, CallError::NotSent(NotSent::Rule(_))));
    assert!(service.log().is_empty());
}

#[tokio::test]
async fn a_port_that_nobody_listens_on_is_not_sent() {
    let service = service().await;
    let credentials = credentials(&service);
    let endpoint = Endpoint::read("http://127.0.0.1:9").unwrap();
    let client = Client::new(
        endpoint,
        credentials,
        settings(),
        Pace::new(Duration::from_millis(1)),
    )
    .unwrap();
    let error = client.start(TID, &sale(1000)).await.unwrap_err();
    assert_eq!(error, CallError::NotSent(NotSent::Connect));
}

#[tokio::test]
async fn a_list_that_fails_for_a_passing_reason_is_asked_for_again() {
    for status in [429, 500, 503] {
        let service = service().await;
        let fault = ConnectFault {
            status,
            ..ConnectFault::new(ConnectFaultKind::Status)
        };
        service.arm(fault.on(ConnectCall::Terminals).times(2));
        let list = client(&service)
            .terminals(TerminalFilter::default())
            .await
            .unwrap();
        assert_eq!(list.terminals.len(), 3, "{status}");
        assert_eq!(service.log().len(), 3, "{status}");
    }
    let service = service().await;
    service.arm(ConnectFault::new(ConnectFaultKind::Status));
    let error = client(&service)
        .terminals(TerminalFilter::default())
        .await
        .unwrap_err();
    assert!(
        matches!(error, CallError::Unknown(Unanswered::Status(_))),
        "{error:?}"
    );
    assert_eq!(service.log().len(), 4, "not for ever");
}

#[tokio::test]
async fn refusals_name_their_reason_in_both_shapes() {
    for old_errors in [false, true] {
        let service = service_with(Quirks {
            old_errors,
            ..Quirks::default()
        })
        .await;
        let client = client(&service);
        let euros = TransactionRequest::of(TransactionKind::Sale, 100, Currency::new("EUR").unwrap());
        let error = client.start(TID, &euros).await.unwrap_err();
        assert_eq!(
            (error.status(), error.message()),
            (Some(422), Some("The terminal does not work in EUR."))
        );
        let other = pounds(TransactionKind::PreAuth, 100);
        assert_eq!(
            status(&client.start("21000003", &other).await.unwrap_err()),
            Some(422)
        );
        assert!(
            client
                .transaction(TID, "nothing")
                .await
                .unwrap_err()
                .is_not_found()
        );
    }
}

#[tokio::test]
async fn the_key_is_in_no_error_and_no_debug_output() {
    let service = service().await;
    let client = client(&service);
    let key = service.description().key;
    let error = client.transaction(TID, "nothing").await.unwrap_err();
    assert!(!format!("{client:?} {error:?} {error}").contains(&key));
}
