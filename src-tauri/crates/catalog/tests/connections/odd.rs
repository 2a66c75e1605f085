//! Answers that no stand-in gives: word for word, from a server that knows nothing else.

use counterfoil_catalog::connection::{Around, Outcome};
use serde_json::{Value, json};

use crate::{CALLED, bench, fixed, http, now, plain};

#[tokio::test]
async fn a_key_that_comes_back_in_the_answer_is_hidden() {
    let bench = bench().await;
    let form = bench.form("stripe", "test", &[]);
    let key = form.typed("private_key").unwrap().expose().clone();
    let body = json!({ "error": { "type": "invalid_request_error", "message": format!("Invalid API Key: {key} 4111111111111111") } });
    let base = fixed(http("401 Unauthorized", &body)).await;
    let around = Around {
        base: Some(base),
        ..Around::at(now())
    };
    let report = bench.tester.test(bench.provider("stripe"), &form, &around).await;
    assert_eq!(report.outcome, Outcome::CredentialsWrong);
    let shown = format!("{report:?}");
    assert!(
        !shown.contains(&key) && !shown.contains("4111111111111111"),
        "{shown}"
    );
}

#[tokio::test]
async fn odd_answers_are_never_a_success_and_never_crash() {
    let bench = bench().await;
    let bodies = [
        "",
        " ",
        "null",
        "true",
        "0",
        "\"ok\"",
        "[]",
        "[[]]",
        "[1]",
        "{}",
        "{",
        "{\"object\":\"balance\"}",
        "{\"object\":\"balance\",\"livemode\":null}",
        "{\"object\":[\"balance\"],\"livemode\":true}",
        "{\"object\":\"balance\",\"livemode\":\"maybe\"}",
        "{\"status\":\"true\"}",
        "{\"status\":true,\"data\":5}",
        "{\"data\":null}",
        "{\"errors\":[],\"data\":[]}",
        "{\"stat\":\"OK\"",
        "{\"stat\":true}",
        "{\"entity\":7}",
        "ACK=",
        "ACK=Perhaps",
        "ack",
        "{\"selectedCurrencies\":\"btc\"}",
        "\u{0}\u{1}",
        "{\"message\":\"OK\"}",
        "{\"error\":{\"type\":\"api_error\"},\"object\":\"balance\",\"livemode\":false}",
    ];
    for body in bodies {
        let base = fixed(plain("200 OK", body)).await;
        let around = Around {
            base: Some(base),
            ..Around::at(now())
        };
        for id in CALLED {
            let form = bench.form(id, "test", &[]);
            let report = bench.tester.test(bench.provider(id), &form, &around).await;
            assert_eq!(
                report.outcome,
                Outcome::UnexpectedAnswer,
                "{id} {body:?}: {report:?}"
            );
        }
    }
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let base = fixed(plain("200 OK", &deep)).await;
    let around = Around {
        base: Some(base),
        ..Around::at(now())
    };
    let report = bench
        .tester
        .test(
            bench.provider("stripe"),
            &bench.form("stripe", "test", &[]),
            &around,
        )
        .await;
    assert_eq!(report.outcome, Outcome::UnexpectedAnswer);
}

#[tokio::test]
async fn statuses_without_a_body_are_read() {
    let bench = bench().await;
    for (status, outcome) in [
        ("401 Unauthorized", Outcome::CredentialsWrong),
        ("404 Not Found", Outcome::UnexpectedAnswer),
        ("301 Moved", Outcome::UnexpectedAnswer),
        ("418 Teapot", Outcome::UnexpectedAnswer),
        ("429 Too Many", Outcome::Unreachable),
        ("502 Bad Gateway", Outcome::Unreachable),
        ("204 No Content", Outcome::UnexpectedAnswer),
    ] {
        let base = fixed(plain(status, "")).await;
        let around = Around {
            base: Some(base),
            ..Around::at(now())
        };
        for id in ["paypal", "stripe", "razorpay", "paystack", "paymongo"] {
            let form = bench.form(id, "test", &[]);
            let report = bench.tester.test(bench.provider(id), &form, &around).await;
            assert_eq!(report.outcome, outcome, "{id} {status}: {report:?}");
        }
    }
}

#[tokio::test]
async fn paypal_reads_names_in_any_case_and_warnings_as_success() {
    let bench = bench().await;
    for (body, outcome) in [
        ("ack=success&l_amt0=1%2e00&l_currencycode0=USD", Outcome::Ok),
        (
            "ACK=SuccessWithWarning&L_ERRORCODE0=1&L_SHORTMESSAGE0=Careful",
            Outcome::Ok,
        ),
        (
            "ACK=FailureWithWarning&L_ERRORCODE0=10002",
            Outcome::CredentialsWrong,
        ),
        ("ACK=Failure&L_ERRORCODE0=10001", Outcome::Unreachable),
        (
            "ACK=Failure&L_ERRORCODE0=81002&L_LONGMESSAGE0=Method%20%3Cb%3E",
            Outcome::UnexpectedAnswer,
        ),
        ("ACK=Success&L_ERRORCODE0=10002", Outcome::CredentialsWrong),
    ] {
        let base = fixed(plain("200 OK", body)).await;
        let around = Around {
            base: Some(base),
            ..Around::at(now())
        };
        let form = bench.form("paypal", "test", &[]);
        let report = bench.tester.test(bench.provider("paypal"), &form, &around).await;
        assert_eq!(report.outcome, outcome, "{body}: {report:?}");
    }
}

#[tokio::test]
async fn razorpay_says_400_for_a_wrong_key_at_times() {
    let bench = bench().await;
    let body: Value =
        json!({ "error": { "code": "BAD_REQUEST_ERROR", "description": "Authentication failed" } });
    let base = fixed(http("400 Bad Request", &body)).await;
    let around = Around {
        base: Some(base),
        ..Around::at(now())
    };
    let form = bench.form("razorpay", "test", &[]);
    let report = bench
        .tester
        .test(bench.provider("razorpay"), &form, &around)
        .await;
    assert_eq!(report.outcome, Outcome::CredentialsWrong);
}
