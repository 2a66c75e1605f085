use std::time::Duration;

use counterfoil_provisioning::codes::explain;
use counterfoil_provisioning::{
    After, CallError, Changes, Class, Client, Creation, Credentials, Endpoint, NotSent, Patience, Unanswered,
    Unreadable, Update, compare_after, create, find_created, update,
};
use domain::Sensitive;
use practice::ProvisioningSimulator;
use practice::provisioning::{ProvisioningFault, ProvisioningFaultKind as Kind, Switches};
use serde_json::json;

use crate::{Stage, stage};

async fn rename(stage: &Stage) -> Update {
    let current = stage.named("Web Permits").await;
    update(&current, &Changes::new().set("name", &json!("Permits")), None).unwrap()
}

fn pool() -> Creation {
    let changes = Changes::new()
        .set("name", &json!("Pool Tickets"))
        .set("adapter", &json!("Simulator"))
        .set("method", &json!("Creditcard"))
        .set("apiKey", &json!("alder-pool"));
    create(&changes, None).unwrap()
}

fn only(simulator: &ProvisioningSimulator, fault: ProvisioningFault, operation: &str) {
    simulator.arm(ProvisioningFault {
        only: Some(operation.to_owned()),
        ..fault
    });
}

#[tokio::test]
async fn wrong_credentials_are_refused_with_a_hint_on_the_allow_list() {
    let stage = stage().await;
    for (key, password) in [
        (stage.description.key.clone(), "wrong".to_owned()),
        ("wrong".to_owned(), stage.description.password.clone()),
        (
            stage.description.key.clone(),
            format!("{}\n", stage.description.password),
        ),
    ] {
        let credentials = Credentials {
            key: Sensitive::new(key),
            password: Sensitive::new(password),
        };
        let error = stage
            .client
            .list(&credentials, stage.merchant())
            .await
            .unwrap_err();
        let api = error.api_error().unwrap();
        assert_eq!(
            (api.code, api.class, api.status),
            (Some(1000), Class::NotAuthorized, Some(401))
        );
        assert!(error.hint().unwrap().contains("allow-list"));
    }
    assert!(stage.simulator.log().iter().all(|entry| !entry.authorized));
}

#[tokio::test]
async fn every_error_code_is_refused_or_left_open_and_explained() {
    let stage = stage().await;
    let update = rename(&stage).await;
    for code in (1000..=1018).chain([9999, 4711]) {
        only(
            &stage.simulator,
            ProvisioningFault::error(code),
            "updateConnector",
        );
        let error = stage
            .client
            .update(&stage.credentials, &update)
            .await
            .unwrap_err();
        assert_eq!(error.api_error().unwrap().code, Some(code));
        let refused = matches!(error, CallError::Refused(_));
        // 422 says that it was refused, also where the number is not documented.
        assert_eq!(refused, code != 9999, "{code}");
        assert_eq!(error.api_error().unwrap().class, explain(code).class);
        assert!(!explain(code).todo.is_empty());
    }
    assert_eq!(stage.truth("Web Permits")["name"], "Web Permits");
}

#[tokio::test]
async fn an_unknown_code_with_status_200_leaves_a_change_open() {
    let stage = stage().await;
    let update = rename(&stage).await;
    let fault = ProvisioningFault {
        status: Some(200),
        ..ProvisioningFault::error(4711)
    };
    only(&stage.simulator, fault, "updateConnector");
    let error = stage
        .client
        .update(&stage.credentials, &update)
        .await
        .unwrap_err();
    assert!(
        matches!(error, CallError::Unknown(Unanswered::Failed(_))),
        "{error}"
    );
}

#[tokio::test]
async fn the_simulator_names_what_is_wrong_with_its_own_numbers() {
    let stage = stage().await;
    let url = format!(
        "{}/updateConnector/{}",
        stage.description.endpoint,
        stage.named("Web Permits").await.guid()
    );
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    for (body, code) in [
        ("{", 1001),
        ("[]", 1001),
        (r#"{"name":""}"#, 1002),
        (r#"{"apiKey":""}"#, 1005),
        (r#"{"name":7}"#, 1003),
        (r#"{"businessCountry":"us"}"#, 1003),
        (r#"{"config":{"language":"EN"}}"#, 1003),
        (r#"{"config":{"extraData":[]}}"#, 1003),
        (r#"{"postbackFormat":"yaml"}"#, 1002),
        (r#"{"disabledTransactionTypes":["refunds"]}"#, 1002),
        (r#"{"apiKey":"a b"}"#, 1004),
        (r#"{"apiKey":"alder-old-shop"}"#, 1002),
        (r#"{"terminals":[{"terminalId":"T"}]}"#, 1006),
        (r#"{"routingMetaConnector":{}}"#, 1006),
        (
            r#"{"adapter":"MetaConnector","method":"MetaConnector","routingMetaConnector":{"defaultConnector":"CO-1"}}"#,
            1007,
        ),
        (
            r#"{"adapter":"MetaConnector","method":"MetaConnector","routingMetaConnector":{},"multiMethodMetaConnector":{}}"#,
            1006,
        ),
    ] {
        let request = http
            .post(&url)
            .basic_auth(&stage.description.key, Some(&stage.description.password))
            .body(body);
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status().as_u16(), 422, "{body}");
        let text = answer.text().await.unwrap();
        assert!(text.contains(&format!("\"errorCode\":{code}")), "{body}: {text}");
    }
    let merchant = stage
        .client
        .list(&stage.credentials, "ME-0000-0000-0000-0000-0000-0000")
        .await;
    assert_eq!(merchant.unwrap_err().api_error().unwrap().code, Some(1007));
    let adapter = stage.client.settings(&stage.credentials, "Nobody", None).await;
    assert_eq!(adapter.unwrap_err().api_error().unwrap().code, Some(1007));
    let gone = stage
        .client
        .get(
            &stage.credentials,
            stage.merchant(),
            "CO-0000-0000-0000-0000-0000-0000",
        )
        .await;
    assert_eq!(gone.unwrap_err(), CallError::NoSuchConnector);
}

#[tokio::test]
async fn a_write_that_happened_without_an_answer_is_found_by_comparing() {
    for kind in [
        Kind::Error,
        Kind::Reset,
        Kind::Html,
        Kind::Empty,
        Kind::BadGateway,
        Kind::Truncated,
        Kind::Huge,
    ] {
        for written in [true, false] {
            let stage = stage().await;
            let update = rename(&stage).await;
            let fault = ProvisioningFault {
                written,
                code: (kind == Kind::Error).then_some(9999),
                ..ProvisioningFault::once(kind)
            };
            only(&stage.simulator, fault.clone(), "updateConnector");
            let before = stage.requests();
            let error = stage
                .client
                .update(&stage.credentials, &update)
                .await
                .unwrap_err();
            assert!(matches!(error, CallError::Unknown(_)), "{kind:?}: {error}");
            assert_eq!(stage.requests(), before + 1, "a write is never repeated");
            let outcome = compare_after(&update, &stage.all().await);
            assert_eq!(
                outcome,
                if written { After::Done } else { After::NotDone },
                "{kind:?}"
            );

            let creation = pool();
            only(&stage.simulator, fault, "createConnector");
            let error = stage
                .client
                .create(&stage.credentials, stage.merchant(), &creation)
                .await
                .unwrap_err();
            assert!(matches!(error, CallError::Unknown(_)), "{kind:?}: {error}");
            assert_eq!(find_created(&creation, &stage.all().await).is_some(), written);
        }
    }
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let stage = stage().await;
    let update = rename(&stage).await;
    only(
        &stage.simulator,
        ProvisioningFault::once(Kind::Redirect),
        "updateConnector",
    );
    let error = stage
        .client
        .update(&stage.credentials, &update)
        .await
        .unwrap_err();
    assert_eq!(error, CallError::Unknown(Unanswered::Status(307)));
}

#[tokio::test]
async fn reading_is_repeated_a_few_times_where_that_can_help() {
    let stage = stage().await;
    for (fault, times, requests, good) in [
        (ProvisioningFault::error(9999), 2, 3, true),
        (ProvisioningFault::error(9999), 3, 3, false),
        (ProvisioningFault::once(Kind::BadGateway), 1, 2, true),
        (ProvisioningFault::once(Kind::Reset), 1, 2, true),
        (ProvisioningFault::once(Kind::Truncated), 1, 2, true),
        (ProvisioningFault::error(1002), 1, 1, false),
        (ProvisioningFault::once(Kind::Html), 1, 1, false),
        (ProvisioningFault::once(Kind::Redirect), 1, 1, false),
    ] {
        let kind = fault.fault;
        stage.simulator.arm(ProvisioningFault { times, ..fault });
        let before = stage.requests();
        let listed = stage.client.list(&stage.credentials, stage.merchant()).await;
        assert_eq!(
            (listed.is_ok(), stage.requests() - before),
            (good, requests),
            "{kind:?}"
        );
    }
}

#[tokio::test]
async fn an_answer_beyond_the_limit_is_cut_off() {
    let stage = stage().await;
    stage.simulator.arm(ProvisioningFault::once(Kind::Huge));
    let error = stage
        .client
        .list(&stage.credentials, stage.merchant())
        .await
        .unwrap_err();
    assert_eq!(
        error,
        CallError::Unknown(Unanswered::Unreadable(Unreadable::TooLarge))
    );
}

#[tokio::test]
async fn a_slow_gateway_runs_into_the_time_out_and_no_gateway_is_not_sent() {
    let stage = stage().await;
    let endpoint = Endpoint::read(&stage.description.endpoint).unwrap();
    let patience = Patience {
        call: Duration::from_millis(100),
        retries: 0,
        ..Patience::default()
    };
    let hasty = Client::new(endpoint, patience).unwrap();
    stage.simulator.switch(Switches {
        slow: 400,
        ..Switches::default()
    });
    let error = hasty
        .list(&stage.credentials, stage.merchant())
        .await
        .unwrap_err();
    assert_eq!(error, CallError::Unknown(Unanswered::Timeout));
    let merchant = stage.merchant().to_owned();
    stage.simulator.stop().await;
    let error = hasty.list(&stage.credentials, &merchant).await.unwrap_err();
    assert_eq!(error, CallError::NotSent(NotSent::Connect));
}
