use counterfoil_office as office;
use office::Code;
use office::dto::{AnswerEvidence, FindingKind, FindingWeight, IdRequest, NextStep, OnDuplicate};
use practice::Config;
use serde_json::json;

use crate::place::{self, Place};

/// Two terminals that stand crosswise and that Converge does not let be read.
fn crosswise() -> Config {
    Config {
        transactions: 3_000,
        without_setup: true,
        swapped: vec![("Parks Front Desk".into(), "Web Permits".into())],
        associated: vec![
            ("apiuser501205".into(), "Web Permits".into()),
            ("apiuser501204".into(), "Parks Front Desk".into()),
        ],
        ..Config::alder_creek(place::anchor())
    }
}

async fn answer(
    place: &Place,
    name: &str,
    is_it: bool,
) -> Result<office::dto::AccountView, office::OfficeError> {
    let request = AnswerEvidence {
        terminal_id: place.id_of(name),
        is_it,
    };
    office::evidence::answer(&place.office, request).await
}

async fn look(place: &Place, name: &str) -> Result<office::dto::Evidence, office::OfficeError> {
    let id = place.id_of(name);
    office::evidence::look(&place.office, IdRequest { id }).await
}

#[tokio::test]
async fn payments_seen_through_a_pin_tell_a_counter_from_a_web_page() {
    let place = place::set_up_with(crosswise()).await;
    let parks = look(&place, "Parks Front Desk").await.unwrap();
    assert_eq!(parks.payments.len(), 5);
    assert!(parks.contradicts_kind, "{}", parks.says);
    assert!(
        parks
            .payments
            .iter()
            .all(|p| p.entry == "Keyed, nobody signed in")
    );
    let permits = look(&place, "Web Permits").await.unwrap();
    assert!(permits.contradicts_kind, "{}", permits.says);
    assert!(permits.payments.iter().any(|p| p.entry == "card read"));
    let mut times: Vec<_> = permits.payments.iter().map(|p| p.at.clone().unwrap()).collect();
    times.reverse();
    assert!(times.is_sorted(), "newest first");
    assert!(place.asked().iter().all(|call| call == "txnquery"));
    assert!(!look(&place, "Web Utility").await.unwrap().contradicts_kind);
}

#[tokio::test]
async fn cards_in_the_evidence_are_masked() {
    let place = place::set_up_with(crosswise()).await;
    let seen = look(&place, "Web Permits").await.unwrap();
    for payment in &seen.payments {
        let digits = payment.card.bytes().filter(u8::is_ascii_digit).count();
        assert!(digits <= 4, "{}", payment.card);
    }
}

#[tokio::test]
async fn a_no_asks_for_the_exchange_and_a_yes_settles_it() {
    let place = place::set_up_with(crosswise()).await;
    assert_eq!(
        answer(&place, "Parks Front Desk", true)
            .await
            .unwrap_err()
            .details["reason"],
        "evidence_missing"
    );
    let report = place.verify().await.unwrap();
    let first = &report.findings.findings[0];
    assert_eq!(first.kind, FindingKind::PinsPerhapsSwapped);
    assert!(matches!(first.next, NextStep::LookAtEvidence { .. }));
    assert!(
        first.advice.ends_with("Is this the Parks Front Desk counter?"),
        "{}",
        first.advice
    );

    answer(&place, "Parks Front Desk", false).await.unwrap();
    let findings = place.findings().await;
    assert!(
        matches!(findings[0].next, NextStep::SwapPins { .. }),
        "{:?}",
        findings[0]
    );
    assert!(
        findings[0]
            .evidence
            .iter()
            .any(|line| line.starts_with("clerk1 said"))
    );

    answer(&place, "Parks Front Desk", true).await.unwrap();
    let account = answer(&place, "Web Permits", true).await.unwrap();
    let permits = account
        .terminals
        .iter()
        .find(|t| t.name == "Web Permits")
        .unwrap();
    assert_eq!(permits.credentials[0].confirmed, Some(true));
    let findings = place.findings().await;
    assert!(
        findings.iter().all(|f| f.weight == FindingWeight::Notes),
        "{findings:?}"
    );
}

#[tokio::test]
async fn an_answer_is_about_one_pin_and_goes_with_it() {
    let mut place = place::set_up_with(crosswise()).await;
    place.verify().await.unwrap();
    answer(&place, "Utility Counter", true).await.unwrap();
    assert_eq!(
        look(&place, "Utility Counter").await.unwrap().confirmed,
        Some(true)
    );
    let report = place.verify().await.unwrap();
    let counter = report
        .verdicts
        .iter()
        .find(|v| v.terminal_name == "Utility Counter")
        .unwrap();
    assert_eq!(counter.evidence.as_ref().unwrap().confirmed, Some(true));
    let pin = place.pin_of("Utility Counter");
    place
        .set_pin("Utility Counter", &pin, OnDuplicate::Refuse)
        .await
        .unwrap();
    assert_eq!(look(&place, "Utility Counter").await.unwrap().confirmed, None);
}

#[tokio::test]
async fn the_brake_holds_for_evidence_as_well_and_refusals_count() {
    let mut place = place::set_up_with(crosswise()).await;
    place
        .set_pin("Web Utility", &"W".repeat(64), OnDuplicate::Refuse)
        .await
        .unwrap();
    for _ in 0..3 {
        let error = look(&place, "Web Utility").await.unwrap_err();
        assert_eq!(error.code, Code::VerifyFailed);
        assert_eq!(error.details["outcome"], "credentials_refused");
    }
    let asked = place.asked().len();
    assert_eq!(
        look(&place, "Utility Counter").await.unwrap_err().code,
        Code::VerifyBrake
    );
    assert_eq!(place.asked().len(), asked);
}

#[tokio::test]
async fn a_query_that_fails_takes_nothing_from_a_good_pin() {
    let place = place::set_up_with(crosswise()).await;
    place.arm(json!({"fault": "http_503", "only": "txnquery"}));
    let report = place.verify().await.unwrap();
    assert!(
        report
            .verdicts
            .iter()
            .all(|v| v.outcome == office::dto::VerifyOutcome::Verified && v.evidence.is_none())
    );
}
