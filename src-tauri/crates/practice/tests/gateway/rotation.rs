//! The new PIN beside the old one, and what the town is told.

use serde_json::{Value, json};

use crate::bigger::setup;
use crate::client::{credentials, get, post_json, send, start};
use crate::mistakes::steer;
use crate::till::{WEB, field};

#[tokio::test]
async fn two_pins_open_a_terminal_until_the_old_one_is_retired() {
    let gateway = start().await;
    let user = "apiuser501204";
    let pins = steer(&gateway, "/practice/pin", json!({"terminal": WEB, "new": true})).await;
    let (old, new) = (pins["pin"].as_str().unwrap(), pins["new_pin"].as_str().unwrap());
    assert_eq!(pins["terminal"], WEB);
    assert_eq!(new.len(), 64);
    assert!(credentials(&gateway, WEB).contains(old) && old != new);
    let shown = get(&gateway, "/practice/description").await.json();
    let terminal = &shown["users"][0]["terminals"][0];
    assert_eq!(
        (&terminal["pin"], &terminal["new_pin"]),
        (&old.into(), &new.into())
    );
    for pin in [old, new] {
        assert_eq!(field(&setup(&gateway, user, pin).await, "vm_friendly_name"), WEB);
        assert_eq!(setup(&gateway, "apiuser501205", pin).await.code(), "4025");
    }
    let third = json!({"terminal": WEB, "new": true}).to_string();
    assert_eq!(post_json(&gateway, "/practice/pin", &third).await.status, 409);
    let left = steer(
        &gateway,
        "/practice/pin",
        json!({"terminal": WEB, "retire": "old"}),
    )
    .await;
    assert_eq!((&left["pin"], &left["new_pin"]), (&new.into(), &Value::Null));
    assert_eq!(setup(&gateway, user, old).await.code(), "4025");
    assert_eq!(field(&setup(&gateway, user, new).await, "vm_friendly_name"), WEB);
    assert_eq!(gateway.described().users[0].terminals[0].pin, new);
    assert_eq!(gateway.description().users[0].terminals[0].pin, old);
    let log = get(&gateway, "/practice/log").await.text();
    assert!(!log.contains(old) && !log.contains(new));
}

#[tokio::test]
async fn users_and_settings_that_do_not_exist_are_refused() {
    let gateway = start().await;
    for (path, body, status) in [
        ("/practice/user", json!({"user": "nobody", "set": {}}), 404),
        (
            "/practice/user",
            json!({"user": "apiuser501204", "set": {"awake": true}}),
            400,
        ),
        (
            "/practice/user",
            json!({"user": "apiuser501204", "set": {"active": "no"}}),
            400,
        ),
        ("/practice/user", json!({"name": "apiuser501204"}), 400),
        ("/practice/terminal", json!({"terminal": "Pool", "set": {}}), 404),
        (
            "/practice/terminal",
            json!({"terminal": WEB, "set": {"currency": "dollars"}}),
            400,
        ),
        ("/practice/pin", json!({"terminal": "Pool", "new": true}), 404),
        ("/practice/pin", json!({"terminal": WEB}), 400),
        (
            "/practice/pin",
            json!({"terminal": WEB, "new": true, "retire": "old"}),
            400,
        ),
        ("/practice/pin", json!({"terminal": WEB, "retire": "old"}), 409),
    ] {
        let reply = post_json(&gateway, path, &body.to_string()).await;
        assert_eq!(reply.status, status, "{body}");
    }
}

#[tokio::test]
async fn the_description_is_shown_as_it_is_now_and_never_to_a_browser() {
    let gateway = start().await;
    let shown = get(&gateway, "/practice/description").await;
    assert_eq!(shown.json(), serde_json::to_value(gateway.description()).unwrap());
    assert!(!shown.text().contains("new_pin"));
    for (method, path) in [
        ("GET", "/practice/description"),
        ("GET", "/practice/user"),
        ("POST", "/practice/user"),
        ("POST", "/practice/pin"),
        ("POST", "/practice/terminal"),
    ] {
        let origin = [("Origin", "https://evil.example")];
        let reply = send(&gateway, method, path, &origin, "{}").await.unwrap();
        assert_eq!(reply.status, 403);
        assert!(
            !reply
                .text()
                .contains(&gateway.description().users[0].terminals[0].pin)
        );
    }
}
