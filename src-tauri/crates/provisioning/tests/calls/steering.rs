//! The simulator's own addresses.

use reqwest::{Client, StatusCode};
use serde_json::{Value, json};

use crate::{Stage, stage};

fn http() -> Client {
    Client::builder().no_proxy().build().unwrap()
}

fn base(stage: &Stage) -> String {
    stage.description.endpoint.replace("/api/provisioning", "")
}

async fn get(stage: &Stage, path: &str) -> Value {
    let answer = http().get(format!("{}{path}", base(stage))).send().await.unwrap();
    serde_json::from_str(&answer.text().await.unwrap()).unwrap()
}

async fn post(stage: &Stage, path: &str, body: Value) -> StatusCode {
    let request = http()
        .post(format!("{}{path}", base(stage)))
        .body(body.to_string());
    request.send().await.unwrap().status()
}

#[tokio::test]
async fn switches_and_faults_are_set_over_http() {
    let stage = stage().await;
    assert_eq!(
        post(&stage, "/_sim/switches", json!({ "casing": true })).await,
        200
    );
    assert_eq!(get(&stage, "/_sim/switches").await["casing"], true);
    assert_eq!(
        post(&stage, "/_sim/switches", json!({ "nonsense": true })).await,
        400
    );
    assert_eq!(
        post(&stage, "/_sim/faults", json!({ "fault": "error", "code": 1002 })).await,
        200
    );
    assert_eq!(get(&stage, "/_sim/faults").await[0]["code"], 1002);
    assert!(
        stage
            .client
            .list(&stage.credentials, stage.merchant())
            .await
            .is_err()
    );
    assert_eq!(
        post(&stage, "/_sim/faults", json!({ "fault": "html" })).await,
        200
    );
    assert_eq!(
        post(&stage, "/_sim/faults", json!({ "fault": "none" })).await,
        200
    );
    assert!(
        stage
            .client
            .list(&stage.credentials, stage.merchant())
            .await
            .is_ok()
    );
}

#[tokio::test]
async fn only_the_simulator_archives_and_deletes() {
    let stage = stage().await;
    let guid = stage.named("Old Shop").await.guid().to_owned();
    assert_eq!(post(&stage, "/_sim/archive", json!({ "guid": guid })).await, 200);
    assert_eq!(stage.named("Old Shop").await.flag("archived"), Some(true));
    assert_eq!(post(&stage, "/_sim/delete", json!({ "guid": guid })).await, 200);
    assert_eq!(post(&stage, "/_sim/delete", json!({ "guid": guid })).await, 404);
    assert!(stage.all().await.iter().all(|one| one.guid() != guid));
    let api = format!("/api/provisioning/deleteConnector/{guid}");
    assert_eq!(post(&stage, &api, json!({})).await, 401);
}

#[tokio::test]
async fn the_log_tells_what_was_asked_without_a_secret() {
    let stage = stage().await;
    stage.all().await;
    let log = get(&stage, "/_sim/log").await;
    assert_eq!(log[0]["path"], format!("listConnectors/{}", stage.merchant()));
    assert_eq!(
        (&log[0]["status"], &log[0]["authorized"]),
        (&json!(200), &json!(true))
    );
    let text = log.to_string();
    for secret in [&stage.description.key, &stage.description.password] {
        assert!(!text.contains(secret.as_str()));
    }
    assert!(!format!("{:?}", stage.credentials).contains(&stage.description.password));
    assert_eq!(get(&stage, "/_sim/connectors").await.as_array().unwrap().len(), 7);
    assert_eq!(
        get(&stage, "/_sim/description").await["key"],
        stage.description.key
    );
}

#[tokio::test]
async fn a_web_page_cannot_steer_it() {
    let stage = stage().await;
    let request = http()
        .post(format!("{}/_sim/delete", base(&stage)))
        .header("Origin", "https://example.org");
    assert_eq!(request.body("{}").send().await.unwrap().status(), 403);
}
