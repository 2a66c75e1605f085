//! The generic call over a real connection: one request at most, no request at all on a
//! broken rule, and the phase of every way in which an answer can fail to come.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use counterfoil_converge::*;
use domain::{Currency, Environment, Money, Sensitive};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

const PLAN: &str = "280222A41-C50F9757-C7F9-4684-9B7F-77393F69E77E";
const DONE: &str =
    "<txn><ssl_result>0</ssl_result><ssl_txn_id>A-1</ssl_txn_id><ssl_amount>4.00</ssl_amount></txn>";

/// What the far end does with a connection once it has read the request.
#[derive(Clone)]
enum Far {
    Answer(&'static str, String),
    /// Promises more than it sends.
    Cut(String),
    Close,
    Silence,
}

struct Gateway {
    client: Client,
    requests: Arc<AtomicUsize>,
}

async fn gateway(far: Far) -> Gateway {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}/VirtualMerchant", listener.local_addr().unwrap());
    let requests = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&requests);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            counted.fetch_add(1, Ordering::SeqCst);
            let far = far.clone();
            tokio::spawn(async move {
                let mut buffer = vec![0; 65_536];
                let _ = stream.read(&mut buffer).await;
                let head = |status: &str, length: usize| {
                    format!(
                        "HTTP/1.1 {status}\r\nContent-Length: {length}\r\nAuthResponse: AA\r\nDate: Thu, 01 Oct 2026 12:00:00 GMT\r\n\r\n"
                    )
                };
                let text = match &far {
                    Far::Answer(status, body) => head(status, body.len()) + body,
                    Far::Cut(body) => head("200 OK", body.len() + 100) + body,
                    Far::Close => return,
                    Far::Silence => {
                        tokio::time::sleep(Duration::from_secs(30)).await;
                        return;
                    }
                };
                let _ = stream.write_all(text.as_bytes()).await;
            });
        }
    });
    let endpoint = Endpoint::of(Environment::Custom, Some(&address)).unwrap();
    let settings = Settings {
        silence: Duration::from_millis(300),
        change: Duration::from_millis(300),
        ..Settings::default()
    };
    let client = Client::new(endpoint, settings).unwrap();
    Gateway { client, requests }
}

fn credentials() -> Credentials {
    Credentials {
        merchant_id: "004287".into(),
        user_id: "apiuser501204".into(),
        pin: Sensitive::new("A1".repeat(32)),
    }
}

fn sale(minor: i64) -> TokenSale {
    let currency = Currency::USD;
    TokenSale::new("TOKEN9990", Money { minor, currency })
}

fn answer(body: &str) -> Far {
    Far::Answer("200 OK", body.to_owned())
}

#[tokio::test]
async fn an_approval_comes_with_its_headers_and_one_request_was_made() {
    let gateway = gateway(answer(DONE)).await;
    let done = gateway.client.call(&credentials(), &sale(400)).await.unwrap();
    assert!(done.verdict(Currency::USD).booking().is_some());
    assert_eq!(done.reply().headers.auth_response.as_deref(), Some("AA"));
    assert_eq!(
        done.reply().headers.date.as_deref(),
        Some("Thu, 01 Oct 2026 12:00:00 GMT")
    );
    assert_eq!(gateway.requests.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_broken_rule_opens_no_connection() {
    let gateway = gateway(answer(DONE)).await;
    let refused = [
        gateway.client.call(&credentials(), &sale(0)).await.unwrap_err(),
        gateway
            .client
            .call(&credentials(), &InstallmentSale::new(""))
            .await
            .unwrap_err(),
        gateway
            .client
            .call(&credentials(), &Void::new("A B"))
            .await
            .unwrap_err(),
        gateway
            .client
            .query(&credentials(), &Search::by_id(" "), &mut |_| {})
            .await
            .unwrap_err(),
    ];
    for error in refused {
        assert!(
            matches!(error, CallError::NotSent(NotSent::Rule(_))) && !error.may_pass(),
            "{error:?}"
        );
    }
    assert_eq!(gateway.requests.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn a_change_without_a_usable_answer_is_unknown_and_never_repeated() {
    let half = "<txn><ssl_result>0</ssl_result><ssl_txn_id>A".to_owned();
    for far in [
        Far::Close,
        Far::Silence,
        Far::Cut(half.clone()),
        answer(""),
        answer(&half),
        answer("<html>maintenance</html>"),
        answer("<txn><errorCode>4017</errorCode></txn>"),
        answer("<txn><ssl_result_message>APPROVAL</ssl_result_message></txn>"),
        answer(&format!("<txn>{}</txn>", "<a>1</a>".repeat(200_000))),
        Far::Answer("503 Service Unavailable", "<html>busy</html>".into()),
        Far::Answer("307 Temporary Redirect", String::new()),
    ] {
        let gateway = gateway(far).await;
        let error = gateway
            .client
            .call(&credentials(), &InstallmentSale::new(PLAN))
            .await
            .unwrap_err();
        assert!(matches!(error, CallError::Unknown(_)), "{error:?}");
        assert_eq!(gateway.requests.load(Ordering::SeqCst), 1, "{error:?}");
    }
}

#[tokio::test]
async fn a_refusal_and_a_closed_door_are_told_apart_from_unknown() {
    let refused = gateway(answer(
        "<txn><errorCode>5034</errorCode><errorName>x</errorName></txn>",
    ))
    .await;
    let error = refused
        .client
        .call(&credentials(), &InstallmentSale::new(PLAN))
        .await
        .unwrap_err();
    assert!(matches!(error, CallError::Refused(error) if error.code == "5034"));

    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let endpoint = Endpoint::of(Environment::Custom, Some(&address)).unwrap();
    let client = Client::new(endpoint, Settings::default()).unwrap();
    let error = client.call(&credentials(), &sale(400)).await.unwrap_err();
    assert!(matches!(error, CallError::NotSent(NotSent::Connect)), "{error:?}");
}
