//! Two requests of an account are never closer than the rate limit, whoever sends them.

use std::time::Duration;

use counterfoil_connect::run::{Command, Event};
use counterfoil_connect::{Endpoint, Paces, SPACING, TerminalFilter};
use practice::connect::{ConnectCall, ConnectFault, ConnectFaultKind, Quirks};

use crate::desk::*;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn all_activity_together_keeps_a_tenth_of_a_second_between_requests() {
    let service = service_with(Quirks {
        enforce_spacing: Some(100),
        ..Quirks::default()
    })
    .await;
    // One look answers late: the queue must not let the next one overtake it.
    service.arm(ConnectFault {
        milliseconds: 250,
        ..ConnectFault::new(ConnectFaultKind::Delay)
            .on(ConnectCall::Terminals)
            .times(2)
    });
    let paces = Paces::default();
    let endpoint = Endpoint::read(&service.description().endpoint).unwrap();
    let mut tasks = Vec::new();
    for task in 0..6 {
        let client = client_with(&service, credentials(&service), paces.of(&endpoint));
        tasks.push(tokio::spawn(async move {
            match task {
                0 => {
                    let answer = |event: &Event| match event {
                        Event::SignatureWanted { .. } => Some(Command::Signature(true)),
                        _ => None,
                    };
                    let _ = take(&client, &sale(1004), answer).await;
                }
                1 => {
                    let started = client.start("01000002", &euros()).await.unwrap();
                    for _ in 0..4 {
                        let _ = client.transaction("01000002", &started.request_id).await.unwrap();
                    }
                }
                _ => {
                    for _ in 0..4 {
                        let _ = client.terminals(TerminalFilter::default()).await.unwrap();
                    }
                }
            }
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
    let mut arrivals: Vec<_> = service.log().iter().map(|entry| entry.micros).collect();
    arrivals.sort_unstable();
    assert!(arrivals.len() >= 25, "{}", arrivals.len());
    let spacing = u64::try_from(SPACING.as_micros()).unwrap();
    for pair in arrivals.windows(2) {
        assert!(pair[1] - pair[0] >= spacing, "{} µs", pair[1] - pair[0]);
    }
    assert!(service.log().iter().all(|entry| entry.status != 429));
    assert_eq!(SPACING, Duration::from_millis(100));
}

fn euros() -> counterfoil_connect::TransactionRequest {
    let euro = domain::Currency::new("EUR").unwrap();
    counterfoil_connect::TransactionRequest::of(counterfoil_connect::TransactionKind::Sale, 1000, euro)
}
