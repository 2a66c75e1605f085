//! PayPal's notices: a pasted message is sent back word for word.

use counterfoil_catalog::Form;
use counterfoil_catalog::connection::{Around, IpnReport, Outcome};
use domain::Sensitive;
use practice::ProviderFaultKind;
use serde_json::json;

use crate::{Bench, bench, now};

const MESSAGE: &str = "mc_gross=100.00&protection_eligibility=Ineligible&payer_id=X&payment_date=15%3A10%3A00+Oct+06%2C+2026+PDT\
    &payment_status=Completed&charset=windows-1252&mc_fee=3.20&payer_email=pat%40example.org&txn_id=PRACTICE123456789\
    &receiver_email=pay%40aldercreek.example.org&txn_type=send_money&mc_currency=USD&memo=caf%E9";

async fn verify(bench: &Bench, message: &str, settings: serde_json::Value) -> IpnReport {
    let provider = bench.provider("paypal_ipn");
    let form = Form::from_json(provider, settings);
    let around = Around {
        base: Some(bench.base("paypal_ipn", "live")),
        ..Around::at(now())
    };
    let message = Sensitive::new(message.to_owned());
    bench.tester.verify_ipn(provider, &form, &message, &around).await
}

fn settings() -> serde_json::Value {
    json!({ "payment_types": ["mass_pay", "send_money"], "currencies": ["USD", "JPY"], "deduct_fees": "yes" })
}

#[tokio::test]
async fn a_genuine_message_is_read_and_worth_what_arrived() {
    let bench = bench().await;
    let done = verify(&bench, MESSAGE, settings()).await;
    assert_eq!(
        (done.report.outcome, done.genuine),
        (Outcome::Ok, Some(true)),
        "{done:?}"
    );
    assert_eq!(done.credited_minor, Some(9_680));
    assert_eq!(
        (done.message.gross_minor, done.message.fee_minor),
        (Some(10_000), Some(320))
    );
    assert_eq!(done.message.payer_email, "pat@example.org");
    let mut whole = settings();
    whole["deduct_fees"] = json!("no");
    assert_eq!(verify(&bench, MESSAGE, whole).await.credited_minor, Some(10_000));
    // Line breaks of a window that wraps are no part of the message.
    let wrapped = format!("\n{}\r\n{}\n", &MESSAGE[..60], &MESSAGE[60..]);
    assert_eq!(verify(&bench, &wrapped, settings()).await.genuine, Some(true));
    let yen = MESSAGE
        .replace("USD", "JPY")
        .replace("100.00", "100")
        .replace("3.20", "3");
    assert_eq!(verify(&bench, &yen, settings()).await.credited_minor, Some(97));
}

#[tokio::test]
async fn a_message_that_paypal_does_not_know_is_worth_nothing() {
    let bench = bench().await;
    let forged = MESSAGE.replace("PRACTICE123456789", "FORGED00000000000");
    let done = verify(&bench, &forged, settings()).await;
    assert_eq!(
        (done.report.outcome, done.genuine),
        (Outcome::NotGenuine, Some(false))
    );
    assert_eq!(done.credited_minor, None);
    assert!(done.report.todo[0].contains("Do not credit"));
}

#[tokio::test]
async fn a_genuine_message_that_does_not_count_says_why() {
    let bench = bench().await;
    for (from, to, why) in [
        ("Completed", "Pending", "not completed"),
        ("mc_currency=USD", "mc_currency=EUR", "EUR is not among"),
        ("memo=caf%E9", "test_ipn=1", "sandbox"),
    ] {
        let done = verify(&bench, &MESSAGE.replace(from, to), settings()).await;
        assert_eq!((done.genuine, done.credited_minor), (Some(true), None), "{to}");
        assert!(
            done.report.hints[0].contains(why),
            "{to}: {:?}",
            done.report.hints
        );
    }
    let mut mass = settings();
    mass["payment_types"] = json!(["mass_pay"]);
    assert_eq!(verify(&bench, MESSAGE, mass).await.credited_minor, None);
    for gross in ["100,00", "abc", "100.001", "0.00", "-5.00"] {
        let done = verify(&bench, &MESSAGE.replace("100.00", gross), settings()).await;
        assert_eq!(done.credited_minor, None, "{gross}");
    }
}

#[tokio::test]
async fn what_is_no_message_is_not_sent() {
    let bench = bench().await;
    for text in ["", "hello", "{\"txn_id\": 1}", "a=b&c=d", "txn_id="] {
        let done = verify(&bench, text, settings()).await;
        assert_eq!(
            (done.report.outcome, done.report.code),
            (Outcome::NotReady, "no_message"),
            "{text}"
        );
    }
    let long = format!("txn_id=PRACTICE123456789&x={}", "y".repeat(70_000));
    assert_eq!(verify(&bench, &long, settings()).await.report.code, "no_message");
    assert_eq!(bench.calls(), 0);
}

#[tokio::test]
async fn without_a_verdict_nothing_is_credited() {
    let bench = bench().await;
    for (fault, outcome) in [
        (ProviderFaultKind::Html, Outcome::UnexpectedAnswer),
        (ProviderFaultKind::Empty, Outcome::UnexpectedAnswer),
        (ProviderFaultKind::Http500, Outcome::Unreachable),
        (ProviderFaultKind::Reset, Outcome::UnexpectedAnswer),
    ] {
        bench.clear();
        bench.arm(fault);
        let done = verify(&bench, MESSAGE, settings()).await;
        assert_eq!(
            (done.report.outcome, done.genuine, done.credited_minor),
            (outcome, None, None),
            "{fault:?}"
        );
    }
}

#[tokio::test]
async fn without_a_message_only_the_way_is_tested() {
    let bench = bench().await;
    let form = Form::from_json(bench.provider("paypal_ipn"), settings());
    let report = bench.test_form("paypal_ipn", "live", &form).await;
    assert_eq!(report.outcome, Outcome::ByHand);
    assert!(report.hints[0].contains("answers this computer") && report.todo.len() == 3);
    bench.arm(ProviderFaultKind::Http500);
    let report = bench.test_form("paypal_ipn", "live", &form).await;
    assert_eq!(report.outcome, Outcome::Unreachable);
}
