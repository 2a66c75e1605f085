use counterfoil_provisioning::routing::{MultiMethodRouting, Routing, check_multi_method, check_routing};
use counterfoil_provisioning::{CallError, MetaKind};
use serde_json::{Value, json};

use crate::{Stage, stage};

/// Guids of the connectors by name.
async fn guids(stage: &Stage) -> impl Fn(&str) -> String {
    let all = stage.all().await;
    move |name: &str| {
        all.iter()
            .find(|one| one.name() == name)
            .unwrap()
            .guid()
            .to_owned()
    }
}

fn classic(value: Value) -> Routing {
    serde_json::from_value(value).unwrap()
}

fn multi(value: Value) -> MultiMethodRouting {
    serde_json::from_value(value).unwrap()
}

fn code(error: &CallError) -> Option<i64> {
    error.api_error().and_then(|error| error.code)
}

#[tokio::test]
async fn rules_can_be_set_read_and_set_again() {
    let stage = stage().await;
    let guid = guids(&stage).await;
    let (meta, permits, parks) = (guid("All Cards"), guid("Web Permits"), guid("Parks Counter"));
    let empty = stage.client.routing(&stage.credentials, &meta).await.unwrap();
    assert_eq!(empty.default.as_ref().unwrap().connector, permits);
    let rules = classic(json!({
        "version": "1", "default": { "connector": permits }, "rerouteRecurring": true, "note": "kept",
        "tree": {
            "id": null, "if": { "constraint": "Currency", "params": { "values": ["USD"] } },
            "then": { "route": { "connector": parks, "onFail": [{ "connector": permits }] } },
            "else": null,
        },
    }));
    let constraints = stage
        .client
        .routing_constraints(&stage.credentials, &meta)
        .await
        .unwrap();
    assert_eq!(check_routing(&rules, &stage.all().await, Some(&constraints)), []);
    let set = stage
        .client
        .set_routing(&stage.credentials, &meta, &rules)
        .await
        .unwrap();
    let id = set.tree.as_ref().unwrap().id.clone().unwrap();
    assert!(id.starts_with("MPR-"));
    assert_eq!(set.more["note"], "kept");
    let read = stage.client.routing(&stage.credentials, &meta).await.unwrap();
    assert_eq!(read, set);
    let again = stage
        .client
        .set_routing(&stage.credentials, &meta, &read)
        .await
        .unwrap();
    assert_eq!(again, set);
}

#[tokio::test]
async fn methods_that_are_left_out_stay() {
    let stage = stage().await;
    let guid = guids(&stage).await;
    let (meta, permits) = (guid("Choose How To Pay"), guid("Web Permits"));
    let document = |method: &str| {
        multi(json!({
            "version": "1", "defaultActionDisable": true, "paymentSelectionMaxRetries": 3, "paymentSelectionExpiryHours": 24,
            "methods": [{ "method": method, "defaultConnector": permits, "disabled": false,
                "availability": { "tree": { "id": null, "if": { "constraint": "RiskScore", "params": { "minimum": 80 } },
                    "then": { "action": "disable" }, "else": { "action": "enable" } } },
                "routing": null }],
        }))
    };
    stage
        .client
        .set_multi_method_routing(&stage.credentials, &meta, &document("Creditcard"))
        .await
        .unwrap();
    let both = stage
        .client
        .set_multi_method_routing(&stage.credentials, &meta, &document("Paypal"))
        .await
        .unwrap();
    let methods: Vec<&str> = both.methods.iter().map(|one| one.method.as_str()).collect();
    assert_eq!(methods, ["Paypal", "Creditcard"]);
    assert_eq!(
        stage
            .client
            .multi_method_routing(&stage.credentials, &meta)
            .await
            .unwrap(),
        both
    );
}

#[tokio::test]
async fn every_routing_code_is_met_and_foreseen() {
    let stage = stage().await;
    let guid = guids(&stage).await;
    let (meta, permits) = (guid("All Cards"), guid("Web Permits"));
    let constraints = stage
        .client
        .routing_constraints(&stage.credentials, &meta)
        .await
        .unwrap();
    let all = stage.all().await;
    let route = |guid: &str| json!({ "route": { "connector": guid, "onFail": [] } });
    let rule = |constraint: &str, params: Value, then: Value| json!({ "id": null, "if": { "constraint": constraint, "params": params }, "then": then });
    let values = || json!({ "values": ["USD"] });
    let known = {
        let set = classic(json!({ "version": "1", "tree": rule("Currency", values(), route(&permits)) }));
        let set = stage
            .client
            .set_routing(&stage.credentials, &meta, &set)
            .await
            .unwrap();
        set.tree.unwrap().id.unwrap()
    };
    let mut twice = rule("Currency", values(), rule("Currency", values(), route(&permits)));
    twice["id"] = json!(known);
    twice["then"]["id"] = json!(known);
    for (expected, document) in [
        (1010, json!({ "version": "2", "tree": null })),
        (
            1011,
            json!({ "version": "1", "tree": rule("Weather", values(), route(&permits)) }),
        ),
        (
            1012,
            json!({ "version": "1", "tree": rule("Currency", json!({}), route(&permits)) }),
        ),
        (
            1013,
            json!({ "version": "1", "tree": route("CO-0000-0000-0000-0000-0000-0000") }),
        ),
        (1013, json!({ "version": "1", "tree": route(&guid("Old Shop")) })),
        (
            1013,
            json!({ "version": "1", "tree": route(&guid("Before The Move")) }),
        ),
        (
            1013,
            json!({ "version": "1", "default": { "connector": guid("Choose How To Pay") } }),
        ),
        (
            1013,
            json!({ "version": "1", "tree": { "route": { "connector": permits, "onFail": [{ "connector": permits }] } } }),
        ),
        (1014, json!({ "version": "1", "tree": { "action": "enable" } })),
        (
            1014,
            json!({ "version": "1", "tree": { "id": null, "if": { "constraint": "Currency", "params": { "values": [] } } } }),
        ),
        (1015, json!({ "version": "1", "tree": twice })),
    ] {
        let document = classic(document);
        let foreseen = check_routing(&document, &all, Some(&constraints));
        assert!(
            foreseen.iter().any(|finding| finding.code == expected),
            "{expected}: {foreseen:?}"
        );
        let error = stage
            .client
            .set_routing(&stage.credentials, &meta, &document)
            .await
            .unwrap_err();
        assert_eq!(code(&error), Some(expected), "{document:?}");
    }
}

#[tokio::test]
async fn the_wrong_kind_of_connector_is_told() {
    let stage = stage().await;
    let guid = guids(&stage).await;
    let (routing, several, ordinary) = (guid("All Cards"), guid("Choose How To Pay"), guid("Web Permits"));
    let of = async |meta: &str| stage.client.routing(&stage.credentials, meta).await.unwrap_err();
    assert_eq!(code(&of(&ordinary).await), Some(1016));
    assert_eq!(code(&of(&several).await), Some(1017));
    let other = stage
        .client
        .multi_method_routing(&stage.credentials, &routing)
        .await
        .unwrap_err();
    assert_eq!(code(&other), Some(1018));
    let unknown = of("CO-0000-0000-0000-0000-0000-0000").await;
    assert_eq!(
        unknown.api_error().map(|error| (error.code, error.status)),
        Some((Some(1007), Some(404)))
    );
    assert_eq!(stage.named("All Cards").await.meta_kind(), MetaKind::Routing);
}

#[tokio::test]
async fn multi_method_rules_have_their_own_limits() {
    let stage = stage().await;
    let guid = guids(&stage).await;
    let all = stage.all().await;
    let of = |method: Value| multi(json!({ "version": "1", "methods": [method] }));
    for (expected, document) in [
        (
            1011,
            of(
                json!({ "method": "Creditcard", "routing": { "tree": { "if": { "constraint": "CardBin", "params": {} }, "then": { "route": { "connector": guid("Web Permits") } } } } }),
            ),
        ),
        (
            1014,
            of(
                json!({ "method": "Creditcard", "availability": { "tree": { "route": { "connector": guid("Web Permits") } } } }),
            ),
        ),
        (
            1014,
            of(json!({ "method": "Creditcard", "routing": { "tree": { "action": "enable" } } })),
        ),
        (
            1013,
            of(json!({ "method": "Paypal", "defaultConnector": guid("Web Permits") })),
        ),
        (
            1010,
            multi(json!({ "version": "1", "paymentSelectionMaxRetries": 10, "methods": [] })),
        ),
    ] {
        let found = check_multi_method(&document, &all, None);
        assert!(
            found.iter().any(|finding| finding.code == expected),
            "{expected}: {found:?}"
        );
    }
    let good = of(json!({ "method": "Credit Card", "defaultConnector": guid("Web Permits") }));
    assert_eq!(check_multi_method(&good, &all, None), []);
}
