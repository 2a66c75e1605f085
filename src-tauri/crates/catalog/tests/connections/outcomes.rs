//! Each provider against each outcome.

use std::time::Duration;

use counterfoil_catalog::connection::{Around, Outcome, Tester};
use practice::{ProviderFault, ProviderFaultKind};

use crate::{CALLED, bench, now};

#[tokio::test]
async fn good_credentials_of_both_modes_work_everywhere() {
    let bench = bench().await;
    for id in CALLED {
        let report = bench.test(id, "test").await;
        assert_eq!(report.outcome, Outcome::Ok, "{id}: {report:?}");
        assert_eq!((report.code, report.status), ("ok", Some(200)), "{id}");
        assert!(report.hints.is_empty(), "{id}: {:?}", report.hints);
        if id != "duo" {
            let report = bench.test(id, "live").await;
            assert_eq!(report.outcome, Outcome::Ok, "{id}: {report:?}");
        }
    }
}

#[tokio::test]
async fn wrong_credentials_are_told_and_asked_for_once() {
    let bench = bench().await;
    let wrong = [
        ("paypal", "api_password", "WRONGWRONG123456"),
        ("paypal", "api_username", "other_api1.example.org"),
        ("stripe", "private_key", "sk_test_AbCdEfGhIjKlMnOpQrStUvWx"),
        ("duo", "secret", "wrongwrongwrongwrongwrongwrongwrongwrong"),
        ("duo", "integration_key", "DIAAAAAAAAAAAAAAAAAA"),
        ("razorpay", "key_secret", "wrongwrongwrongwrongwron"),
        (
            "paystack",
            "private_key",
            "sk_test_0123456789012345678901234567890123456789",
        ),
        ("paymongo", "private_key", "sk_test_AbCdEfGhIjKlMnOpQrStUvWx"),
        ("nowpayments", "api_key", "AAAAAAA-BBBBBBB-CCCCCCC-DDDDDDD"),
    ];
    for (id, field, value) in wrong {
        let before = bench.calls();
        let form = bench.form(id, "test", &[(field, value)]);
        let report = bench.test_form(id, "test", &form).await;
        assert_eq!(
            report.outcome,
            Outcome::CredentialsWrong,
            "{id} {field}: {report:?}"
        );
        assert!(!report.todo.is_empty(), "{id}");
        let calls = if matches!(id, "duo" | "nowpayments") { 2 } else { 1 };
        assert_eq!(bench.calls() - before, calls, "{id}: a refusal is not repeated");
    }
    let report = bench
        .test_form(
            "paypal",
            "test",
            &bench.form("paypal", "test", &[("signature", "A123")]),
        )
        .await;
    assert_eq!(report.code, "security_header");
    assert!(
        report
            .facts
            .iter()
            .any(|fact| fact.value.contains("Security header is not valid"))
    );
}

#[tokio::test]
async fn each_fault_has_its_outcome_at_each_provider() {
    use ProviderFaultKind as Fault;
    let bench = bench().await;
    for (fault, outcome) in [
        (Fault::Http401, Outcome::CredentialsWrong),
        (Fault::Http403, Outcome::MissingRight),
        (Fault::Http429, Outcome::Unreachable),
        (Fault::Http500, Outcome::Unreachable),
        (Fault::Html, Outcome::UnexpectedAnswer),
        (Fault::HtmlForbidden, Outcome::UnexpectedAnswer),
        (Fault::Empty, Outcome::UnexpectedAnswer),
        (Fault::Huge, Outcome::UnexpectedAnswer),
        (Fault::Redirect, Outcome::UnexpectedAnswer),
        (Fault::WrongCasing, Outcome::Ok),
        (Fault::StringsForIntegers, Outcome::Ok),
        (Fault::ExtraFields, Outcome::Ok),
        (Fault::ArrayForObject, Outcome::Ok),
    ] {
        bench.clear();
        for id in CALLED {
            bench
                .simulator
                .arm(ProviderFault {
                    path: (id == "duo" && outcome != Outcome::Ok).then(|| "/check".to_owned()),
                    only: Some(id.to_owned()),
                    ..ProviderFault::new(fault)
                })
                .unwrap();
        }
        for id in CALLED {
            // NOWPayments refuses its status as well; what is refused there is no key.
            if id == "nowpayments" && matches!(fault, Fault::Http401 | Fault::Http403) {
                continue;
            }
            let report = bench.test(id, "test").await;
            assert_eq!(report.outcome, outcome, "{id} {fault:?}: {report:?}");
            assert!(
                !report.what.is_empty() && !report.why.is_empty(),
                "{id} {fault:?}"
            );
        }
    }
    bench.clear();
    bench.arm(Fault::Http429);
    let report = bench.test("stripe", "test").await;
    assert_eq!(
        (report.code, report.todo[0].as_str()),
        ("busy", "Wait 7 seconds, then test again.")
    );
}

#[tokio::test]
async fn the_key_of_nowpayments_is_judged_by_its_coins_and_not_by_the_status() {
    let bench = bench().await;
    for (fault, outcome) in [
        (ProviderFaultKind::Http401, Outcome::CredentialsWrong),
        (ProviderFaultKind::Http403, Outcome::MissingRight),
        // The error is in the body alone.
        (ProviderFaultKind::ErrorInBody, Outcome::MissingRight),
    ] {
        bench.clear();
        let fault = ProviderFault {
            path: Some("/coins".into()),
            ..ProviderFault::new(fault)
        };
        bench.simulator.arm(fault.clone()).unwrap();
        let report = bench.test("nowpayments", "test").await;
        assert_eq!(report.outcome, outcome, "{fault:?}: {report:?}");
    }
}

#[tokio::test]
async fn an_error_under_the_status_200_is_never_a_success() {
    let bench = bench().await;
    bench.arm(ProviderFaultKind::ErrorInBody);
    for id in CALLED {
        let report = bench.test(id, "test").await;
        assert_ne!(report.outcome, Outcome::Ok, "{id}");
    }
}

#[tokio::test]
async fn answers_that_break_off_or_do_not_come_are_told_apart() {
    let bench = bench().await;
    for (clean, code) in [(false, "broken_off"), (true, "not_a_balance")] {
        bench.clear();
        bench
            .simulator
            .arm(ProviderFault {
                bytes: Some(25),
                clean,
                ..ProviderFault::new(ProviderFaultKind::Truncated)
            })
            .unwrap();
        let report = bench.test("stripe", "test").await;
        assert_eq!((report.outcome, report.code), (Outcome::UnexpectedAnswer, code));
    }
    bench.clear();
    for id in CALLED {
        bench
            .simulator
            .arm(ProviderFault {
                bytes: Some(10),
                clean: true,
                ..ProviderFault::new(ProviderFaultKind::Truncated)
            })
            .unwrap();
        let report = bench.test(id, "test").await;
        assert_eq!(report.outcome, Outcome::UnexpectedAnswer, "{id}");
    }
    bench.clear();
    bench.arm(ProviderFaultKind::Reset);
    for id in CALLED {
        let report = bench.test(id, "test").await;
        assert_eq!(report.outcome, Outcome::UnexpectedAnswer, "{id}: {report:?}");
    }
}

#[tokio::test]
async fn a_slow_provider_is_given_up_in_time() {
    let mut bench = bench().await;
    bench.tester = Tester::with_patience(Duration::from_millis(300)).unwrap();
    bench
        .simulator
        .arm(ProviderFault {
            milliseconds: Some(3_000),
            ..ProviderFault::new(ProviderFaultKind::Slow)
        })
        .unwrap();
    for id in CALLED {
        let report = bench.test(id, "test").await;
        assert_eq!(
            (report.outcome, report.code),
            (Outcome::Unreachable, "timeout"),
            "{id}"
        );
        assert!(report.took_ms < 2_500, "{id}: {}", report.took_ms);
    }
}

#[tokio::test]
async fn nobody_there_is_unreachable() {
    let bench = bench().await;
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let around = Around {
        base: Some(counterfoil_catalog::address::Base::read(&base).unwrap()),
        ..Around::at(now())
    };
    for id in CALLED {
        let form = bench.form(id, "test", &[]);
        let report = bench.tester.test(bench.provider(id), &form, &around).await;
        assert_eq!(
            (report.outcome, report.code),
            (Outcome::Unreachable, "no_connection"),
            "{id}"
        );
    }
}

#[tokio::test]
async fn the_wrong_mode_is_seen_where_the_provider_tells_it() {
    let bench = bench().await;
    bench.arm(ProviderFaultKind::WrongMode);
    for (id, outcome) in [
        ("stripe", Outcome::WrongMode),
        ("paymongo", Outcome::WrongMode),
        // These do not tell the wrong mode from wrong credentials.
        ("paypal", Outcome::CredentialsWrong),
        ("razorpay", Outcome::CredentialsWrong),
        ("paystack", Outcome::CredentialsWrong),
        ("nowpayments", Outcome::CredentialsWrong),
    ] {
        let report = bench.test(id, "test").await;
        assert_eq!(report.outcome, outcome, "{id}: {report:?}");
        assert!(
            report
                .todo
                .iter()
                .any(|step| step.to_lowercase().contains("mode")),
            "{id}"
        );
    }
    bench.clear();
    // PayPal's sandbox does not know live credentials.
    let form = bench.form("paypal", "live", &[]);
    let report = bench.test_form("paypal", "test", &form).await;
    assert_eq!(report.outcome, Outcome::CredentialsWrong);
}

#[tokio::test]
async fn a_restricted_key_is_real_though_it_may_not_read() {
    let bench = bench().await;
    let report = bench
        .test_form("stripe", "test", &bench.form("stripe", "lacking", &[]))
        .await;
    assert_eq!(report.outcome, Outcome::MissingRight);
    assert!(report.why.contains("restricted key"));
}

#[tokio::test]
async fn what_the_account_has_is_shown_with_the_providers_decimals() {
    let bench = bench().await;
    let value = |report: &counterfoil_catalog::connection::Report| report.facts[0].value.clone();
    let report = bench.test("stripe", "test").await;
    assert_eq!(value(&report), "1234.50 USD, 800 JPY");
    let report = bench.test("paypal", "test").await;
    assert_eq!(value(&report), "1234.50 USD, 800 JPY");
    let form = bench.form("paystack", "test", &[("currencies", "NGN, KES")]);
    let report = bench.test_form("paystack", "test", &form).await;
    assert_eq!(report.outcome, Outcome::Ok);
    assert_eq!(value(&report), "NGN, USD");
    assert_eq!(
        report.hints,
        ["The account does not have KES. Payments in it may be refused."]
    );
    let form = bench.form("nowpayments", "test", &[("currencies", "btc,sol")]);
    let report = bench.test_form("nowpayments", "test", &form).await;
    assert_eq!(
        report.hints,
        ["The account does not have sol. Payments in it may be refused."]
    );
}
