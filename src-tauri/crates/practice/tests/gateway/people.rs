//! API users: deactivated, taken off the list, or without a right.

use counterfoil_practice::{Config, UserChange};
use serde_json::json;

use crate::client::{anchor, ask, get, start};
use crate::mistakes::{object, started, steer, told};
use crate::till::{COUNTER, WEB, field, pay, sale, set};

#[tokio::test]
async fn the_right_to_terminalsetup_can_be_missing_at_one_terminal_or_for_one_user() {
    let gateway = start().await;
    set(&gateway, WEB, json!({"setup": false}));
    assert_eq!(told(&gateway, WEB).await.code(), "4014");
    assert_eq!(told(&gateway, "Web Utility").await.code(), "");
    steer(
        &gateway,
        "/practice/user",
        json!({"user": "apiuser501205", "set": {"setup": false}}),
    )
    .await;
    assert_eq!(told(&gateway, COUNTER).await.code(), "4014");
    assert_eq!(told(&gateway, "Utility Counter").await.code(), "4014");
    assert_eq!(ask(&gateway, COUNTER, "total", "").await.code(), "");
}

#[tokio::test]
async fn a_deactivated_or_unregistered_user_gets_4025_on_everything() {
    for what in ["active", "registered"] {
        let gateway = start().await;
        let state = steer(
            &gateway,
            "/practice/user",
            json!({"user": "apiuser501204", "set": {what: false}}),
        )
        .await;
        assert_eq!(state[what], false);
        for terminal in [WEB, "Web Utility"] {
            for name in ["total", "txnquery", "ccsale", "settle", "nonsense"] {
                assert_eq!(ask(&gateway, terminal, name, "").await.code(), "4025");
            }
            assert_eq!(told(&gateway, terminal).await.code(), "4025");
        }
        assert_eq!(ask(&gateway, COUNTER, "total", "").await.code(), "");
        let listed = get(&gateway, "/practice/user").await.json();
        assert_eq!(listed["apiuser501204"][what], false);
        assert_eq!(listed["apiuser501205"][what], true);
        steer(
            &gateway,
            "/practice/user",
            json!({"user": "apiuser501204", "set": {what: true}}),
        )
        .await;
        assert_eq!(ask(&gateway, WEB, "total", "").await.code(), "");
    }
}

#[tokio::test]
async fn rights_can_be_missing_for_one_user_on_all_terminals() {
    let gateway = started(Config {
        users: vec![UserChange {
            user: "apiuser501205".to_owned(),
            set: object(json!({"view": false, "process": false, "void": false, "settle": false})),
        }],
        ..Config::alder_creek(anchor())
    })
    .await;
    for terminal in [COUNTER, "Utility Counter"] {
        assert_eq!(ask(&gateway, terminal, "total", "").await.code(), "4014");
        assert_eq!(ask(&gateway, terminal, "settle", "").await.code(), "4014");
        assert_eq!(sale(&gateway, terminal, "1.00", &[]).await.code(), "4014");
        assert_eq!(
            pay(&gateway, terminal, "ccvoid", &[("ssl_txn_id", "x")])
                .await
                .code(),
            "4014"
        );
    }
    assert_eq!(field(&sale(&gateway, WEB, "1.00", &[]).await, "ssl_result"), "0");
}
