//! Mistakes of a set-up that a clerk can rehearse: swapped PINs, credentials of another
//! environment.

use counterfoil_practice::{Config, Environment, Gateway, StartError, TerminalChange, UserChange};
use serde_json::{Value, json};

use crate::client::{Reply, anchor, post_json, request, send, start, xml};
use crate::till::{COUNTER, WEB, field};

const BASE: &str = "/VirtualMerchant/";
const DEMO: &str = "/VirtualMerchantDemo/";

fn pair(one: &str, other: &str) -> Vec<(String, String)> {
    vec![(one.to_owned(), other.to_owned())]
}

/// What `terminalsetup` says with the credentials that the town was told for a terminal.
pub async fn told(gateway: &Gateway, terminal: &str) -> Reply {
    xml(
        gateway,
        "accountxml.do",
        &request(gateway, terminal, "terminalsetup", ""),
    )
    .await
}

pub async fn started(config: Config) -> Gateway {
    Gateway::start(config).await.unwrap()
}

pub fn object(value: Value) -> serde_json::Map<String, Value> {
    value.as_object().unwrap().clone()
}

/// Posts to a control address, which must accept it.
pub async fn steer(gateway: &Gateway, path: &str, body: Value) -> Value {
    let reply = post_json(gateway, path, &body.to_string()).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()
}

#[tokio::test]
async fn swapped_pins_of_one_user_open_each_others_terminals() {
    let gateway = started(Config {
        swapped: pair(COUNTER, "Utility Counter"),
        ..Config::alder_creek(anchor())
    })
    .await;
    assert_eq!(
        field(&told(&gateway, COUNTER).await, "vm_friendly_name"),
        "Utility Counter"
    );
    assert_eq!(
        field(&told(&gateway, "Utility Counter").await, "vm_friendly_name"),
        COUNTER
    );
    assert_eq!(field(&told(&gateway, WEB).await, "vm_friendly_name"), WEB);
    let right = start().await;
    let truth = &right.description().users[1].terminals;
    let said = &gateway.description().users[1].terminals;
    assert_eq!((&truth[0].pin, &truth[1].pin), (&said[1].pin, &said[0].pin));
}

#[tokio::test]
async fn swapped_pins_of_two_users_open_nothing_unless_both_users_may() {
    let config = Config {
        swapped: pair(COUNTER, WEB),
        ..Config::alder_creek(anchor())
    };
    let gateway = started(config).await;
    for terminal in [COUNTER, WEB] {
        assert_eq!(told(&gateway, terminal).await.code(), "4025");
    }
    let gateway = started(Config::alder_creek(anchor()).with_swapped(COUNTER, WEB)).await;
    assert_eq!(field(&told(&gateway, COUNTER).await, "vm_friendly_name"), WEB);
    assert_eq!(field(&told(&gateway, WEB).await, "vm_friendly_name"), COUNTER);
    assert_eq!(told(&gateway, "Web Utility").await.code(), "");
}

#[tokio::test]
async fn three_pins_can_go_round() {
    let gateway = started(Config {
        terminals: 6,
        transactions: 0,
        swapped: [
            pair("Pool", "Library"),
            pair("Pool", "Library"),
            pair("Parks Front Desk", "Utility Counter"),
        ]
        .concat(),
        ..Config::alder_creek(anchor())
    })
    .await;
    assert_eq!(field(&told(&gateway, "Pool").await, "vm_friendly_name"), "Pool");
    assert_eq!(
        field(&told(&gateway, COUNTER).await, "vm_friendly_name"),
        "Utility Counter"
    );
    let gateway = started(Config {
        terminals: 8,
        transactions: 0,
        swapped: [pair("Pool", "Library"), pair("Library", "Municipal Court")].concat(),
        ..Config::alder_creek(anchor())
    })
    .await;
    for (said, opened) in [
        ("Pool", "Library"),
        ("Library", "Municipal Court"),
        ("Municipal Court", "Pool"),
    ] {
        assert_eq!(field(&told(&gateway, said).await, "vm_friendly_name"), opened);
    }
}

#[tokio::test]
async fn a_mistake_in_the_configuration_is_named() {
    let usual = || Config::alder_creek(anchor());
    let wrong_setting = TerminalChange {
        terminal: WEB.to_owned(),
        set: object(json!({"status": "CLOSED"})),
    };
    let wrong_user = UserChange {
        user: "nobody".to_owned(),
        set: object(json!({"active": false})),
    };
    let error = async |config| Gateway::start(config).await.unwrap_err();
    let swapped = error(Config {
        swapped: pair(WEB, "Pool"),
        ..usual()
    })
    .await;
    assert!(matches!(swapped, StartError::UnknownTerminal(name) if name == "Pool"));
    let associated = error(Config {
        associated: pair("nobody", WEB),
        ..usual()
    })
    .await;
    assert!(matches!(associated, StartError::UnknownUser(name) if name == "nobody"));
    let setting = error(Config {
        settings: vec![wrong_setting],
        ..usual()
    })
    .await;
    assert!(matches!(setting, StartError::Setting { terminal, .. } if terminal == WEB));
    let user = error(Config {
        users: vec![wrong_user],
        ..usual()
    })
    .await;
    assert!(matches!(user, StartError::User { user, .. } if user == "nobody"));
}

#[tokio::test]
async fn credentials_are_good_in_their_own_environment_only() {
    let form = [("Content-Type", "application/x-www-form-urlencoded")];
    for (environment, good, bad) in [
        (Environment::Production, BASE, Some(DEMO)),
        (Environment::Demo, DEMO, Some(BASE)),
        (Environment::Both, DEMO, None),
    ] {
        let gateway = started(Config {
            environment,
            ..Config::alder_creek(anchor())
        })
        .await;
        let body = format!("xmldata={}", request(&gateway, COUNTER, "total", ""));
        let reply = send(&gateway, "POST", &format!("{good}processxml.do"), &form, &body).await;
        assert_eq!(reply.unwrap().code(), "");
        let endpoint = format!("{}/", gateway.description().endpoint);
        assert!(
            environment == Environment::Both || endpoint.ends_with(good),
            "{endpoint}"
        );
        if let Some(bad) = bad {
            for (page, name) in [("processxml.do", "total"), ("accountxml.do", "terminalsetup")] {
                let body = format!("xmldata={}", request(&gateway, COUNTER, name, ""));
                let reply = send(&gateway, "POST", &format!("{bad}{page}"), &form, &body).await;
                assert_eq!(reply.unwrap().code(), "4025");
            }
        }
    }
}
