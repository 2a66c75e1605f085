//! Section 23 of the fact sheet: what is refused, in which order, and with which code.

use counterfoil_practice::{Config, Gateway};

use crate::client::{anchor, ask, credentials, request, send, start, xml};

const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded");

async fn code_of(gateway: &Gateway, fields: &str) -> String {
    let reply = xml(gateway, "processxml.do", &format!("<txn>{fields}</txn>")).await;
    assert_eq!(reply.status, 200);
    reply.code()
}

#[tokio::test]
async fn a_method_other_than_post_is_answered_with_405() {
    let gateway = start().await;
    let reply = send(
        &gateway,
        "GET",
        "/VirtualMerchant/processxml.do?xmldata=%3Ctxn/%3E",
        &[],
        "",
    )
    .await;
    assert_eq!(reply.unwrap().status, 405);
}

#[tokio::test]
async fn a_wrong_path_gives_an_html_page_with_404() {
    let gateway = start().await;
    let reply = send(&gateway, "POST", "/VirtualMerchant/process.xml", &[FORM], "")
        .await
        .unwrap();
    assert_eq!(reply.status, 404);
    assert!(reply.head.contains("text/html") && reply.text().contains("<html>"));
}

#[tokio::test]
async fn unreadable_requests_are_refused_with_6042_and_status_200() {
    let gateway = start().await;
    let cases = [
        "",
        "xmldata=",
        "xmldata=<txn></txn>",
        "xmldata=<txn>",
        "xmldata=<a><b>1</b></a>",
        "data=1",
    ];
    for body in cases {
        let reply = send(
            &gateway,
            "POST",
            "/VirtualMerchantDemo/processxml.do",
            &[FORM],
            body,
        )
        .await
        .unwrap();
        assert_eq!((reply.status, reply.code().as_str()), (200, "6042"), "{body}");
    }
    let json = [("Content-Type", "application/json")];
    let reply = send(
        &gateway,
        "POST",
        "/VirtualMerchant/processxml.do",
        &json,
        "xmldata=<txn><a/></txn>",
    )
    .await;
    assert_eq!(reply.unwrap().code(), "6042");
}

#[tokio::test]
async fn missing_credentials_are_named_in_the_order_account_user_pin() {
    let gateway = start().await;
    assert_eq!(code_of(&gateway, "<x/>").await, "4000");
    assert_eq!(
        code_of(&gateway, "<ssl_merchant_id>004287</ssl_merchant_id>").await,
        "4019"
    );
    let no_pin = "<ssl_merchant_id>004287</ssl_merchant_id><ssl_user_id>u</ssl_user_id><ssl_pin></ssl_pin>";
    assert_eq!(code_of(&gateway, no_pin).await, "4013");
}

#[tokio::test]
async fn a_wrong_pin_is_refused_with_4025() {
    let gateway = start().await;
    let right = credentials(&gateway, "Parks Front Desk");
    let pin = &gateway.description().users[1].terminals[0].pin;
    let wrong = [
        right.replace(pin, "X"),
        right.replace(pin, &pin.to_lowercase()),
        right.replace("apiuser501205", "APIUSER501205"),
        right.replace("apiuser501205", "apiuser501204"),
        right.replace("004287", "4287"),
    ];
    for credentials in wrong {
        assert_eq!(code_of(&gateway, &credentials).await, "4025");
    }
    assert_eq!(code_of(&gateway, &right).await, "4009");
}

#[tokio::test]
async fn credentials_are_checked_before_the_transaction_type() {
    let gateway = start().await;
    let fields = "<ssl_merchant_id>1</ssl_merchant_id><ssl_user_id>u</ssl_user_id><ssl_pin>p</ssl_pin>\
        <ssl_transaction_type>nonsense</ssl_transaction_type>";
    assert_eq!(code_of(&gateway, fields).await, "4025");
}

#[tokio::test]
async fn types_are_known_unknown_or_not_simulated() {
    let gateway = start().await;
    assert_eq!(ask(&gateway, "Web Permits", "nonsense", "").await.code(), "4010");
    assert_eq!(ask(&gateway, "Web Permits", "TOTAL", "").await.code(), "");
    let gift = ask(&gateway, "Web Permits", "EgcSale", "").await;
    assert_eq!(gift.code(), "4016");
    assert!(gift.field("errorMessage").unwrap().contains("egcsale"));
    assert_eq!(
        ask(&gateway, "Web Permits", "terminalsetup", "").await.code(),
        "4010"
    );
    let total = request(&gateway, "Web Permits", "total", "");
    assert_eq!(xml(&gateway, "accountxml.do", &total).await.code(), "4010");
}

#[tokio::test]
async fn a_user_without_the_right_is_refused_with_4014() {
    let config = Config {
        without_view: vec!["Utility Counter".into()],
        without_setup: true,
        ..Config::alder_creek(anchor())
    };
    let gateway = Gateway::start(config).await.unwrap();
    assert_eq!(ask(&gateway, "Utility Counter", "total", "").await.code(), "4014");
    assert_eq!(
        ask(&gateway, "Utility Counter", "txnquery", "").await.code(),
        "4014"
    );
    assert_eq!(ask(&gateway, "Parks Front Desk", "total", "").await.code(), "");
    let setup = request(&gateway, "Parks Front Desk", "terminalsetup", "");
    assert_eq!(xml(&gateway, "accountxml.do", &setup).await.code(), "4014");
}

#[tokio::test]
async fn a_terminal_that_does_not_exist_is_a_mistake_in_the_configuration() {
    let config = Config {
        without_view: vec!["Pool".into()],
        ..Config::alder_creek(anchor())
    };
    assert!(Gateway::start(config).await.is_err());
}
