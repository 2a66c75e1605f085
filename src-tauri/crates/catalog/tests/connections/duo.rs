//! Duo: the signature is verified by the stand-in with an implementation of its own.

use counterfoil_catalog::connection::Outcome;
use practice::{ProviderFault, ProviderFaultKind};

use crate::bench;

#[tokio::test]
async fn the_check_is_signed_and_asked_after_the_ping() {
    let bench = bench().await;
    let report = bench.test("duo", "test").await;
    assert_eq!(report.outcome, Outcome::Ok, "{report:?}");
    let asked: Vec<String> = bench
        .simulator
        .log()
        .into_iter()
        .map(|entry| entry.asked)
        .collect();
    assert_eq!(asked, ["GET /auth/v2/ping", "GET /auth/v2/check"]);
}

#[tokio::test]
async fn wrong_keys_are_told_apart() {
    let bench = bench().await;
    for (field, value, what) in [
        (
            "integration_key",
            "DIAAAAAAAAAAAAAAAAAA",
            "Duo Security did not take the Integration Key.",
        ),
        (
            "secret",
            "wrongwrongwrongwrongwrongwrongwrongwrong",
            "Duo Security did not take the Secret.",
        ),
        // The host is signed as well.
        (
            "host",
            "api-00000000.duosecurity.com",
            "Duo Security did not take the Secret.",
        ),
    ] {
        let form = bench.form("duo", "test", &[(field, value)]);
        let report = bench.test_form("duo", "test", &form).await;
        assert_eq!(report.outcome, Outcome::CredentialsWrong, "{field}");
        assert_eq!(report.what, what, "{field}");
    }
}

#[tokio::test]
async fn a_key_of_another_type_of_application_lacks_the_right() {
    let bench = bench().await;
    let form = bench.form("duo", "lacking", &[]);
    let report = bench.test_form("duo", "test", &form).await;
    assert_eq!(report.outcome, Outcome::MissingRight);
    assert!(report.todo[0].contains("Auth API"));
}

#[tokio::test]
async fn a_wrong_clock_does_not_look_like_wrong_keys() {
    let bench = bench().await;
    for (seconds, hint) in [
        (1_200, Some("about 20 minutes behind")),
        (-9_000, Some("about 2 hours ahead")),
        (90, Some("seconds behind")),
        (20, None),
    ] {
        bench.clear();
        bench
            .simulator
            .arm(ProviderFault {
                seconds: Some(seconds),
                ..ProviderFault::new(ProviderFaultKind::Clock)
            })
            .unwrap();
        let report = bench.test("duo", "test").await;
        assert_eq!(report.outcome, Outcome::Ok, "{seconds}");
        match hint {
            Some(hint) => assert!(report.hints[0].contains(hint), "{seconds}: {:?}", report.hints),
            None => assert!(report.hints.is_empty()),
        }
    }
    // When the ping tells one time and the check knows another, Duo's own answer is told.
    bench.clear();
    bench
        .simulator
        .arm(ProviderFault {
            seconds: Some(1_200),
            path: Some("/check".into()),
            ..ProviderFault::new(ProviderFaultKind::Clock)
        })
        .unwrap();
    let report = bench.test("duo", "test").await;
    assert_eq!(
        (report.outcome, report.code),
        (Outcome::UnexpectedAnswer, "clock_wrong")
    );
}

#[tokio::test]
async fn a_host_where_something_else_answers_is_told() {
    let bench = bench().await;
    for fault in [ProviderFaultKind::Html, ProviderFaultKind::Empty] {
        bench.clear();
        bench.arm(fault);
        let report = bench.test("duo", "test").await;
        assert_eq!(report.outcome, Outcome::UnexpectedAnswer);
        assert!(report.hints[0].contains("Host"), "{report:?}");
    }
}
