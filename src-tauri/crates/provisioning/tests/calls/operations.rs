use counterfoil_provisioning::{Changes, CounterReset, MetaKind, SettingsMode, create, update};
use domain::Sensitive;
use serde_json::{Value, json};

use crate::stage;

#[tokio::test]
async fn a_merchant_has_connectors_of_every_kind() {
    let stage = stage().await;
    let all = stage.all().await;
    let kinds: Vec<(&str, bool, bool, MetaKind)> = all
        .iter()
        .map(|one| {
            (
                one.name(),
                one.flag("disabled").unwrap(),
                one.flag("archived").unwrap(),
                one.meta_kind(),
            )
        })
        .collect();
    assert_eq!(
        kinds,
        [
            ("Web Permits", false, false, MetaKind::None),
            ("Parks Counter", false, false, MetaKind::None),
            ("Old Shop", true, false, MetaKind::None),
            ("Before The Move", false, true, MetaKind::None),
            ("All Cards", false, false, MetaKind::Routing),
            ("Choose How To Pay", false, false, MetaKind::MultiMethod),
        ]
    );
    let one = stage
        .client
        .get(&stage.credentials, stage.merchant(), all[0].guid())
        .await
        .unwrap();
    assert_eq!(one, all[0]);
    let merchants = stage
        .client
        .merchants(&stage.credentials, &stage.description.tenant_guid)
        .await
        .unwrap();
    assert_eq!(merchants.len(), 2);
    assert_eq!(
        (
            merchants[0].name.as_str(),
            merchants[0].default_currency.as_deref()
        ),
        ("City of Alder Creek", Some("USD"))
    );
}

#[tokio::test]
async fn the_same_seed_gives_the_same_simulator() {
    let (one, two) = (stage().await, stage().await);
    assert_eq!(one.description.key, two.description.key);
    assert_eq!(one.simulator.truth(), two.simulator.truth());
}

#[tokio::test]
async fn an_update_changes_what_was_asked_and_nothing_else() {
    let stage = stage().await;
    let before = stage.truth("Web Permits");
    let changes = Changes::new()
        .set("name", &json!("Permits On The Web"))
        .set("config.extraData.allowExpiredCards", &json!(true))
        .set_secret("config.password", Sensitive::new("A-NEW-PASSWORD".to_owned()))
        .setting("tx:expiration-minutes", "60")
        .remove_setting("refund:ui-enabled");
    let current = stage.named("Web Permits").await;
    let update = update(&current, &changes, Some(&stage.all().await)).unwrap();
    let answered = stage.client.update(&stage.credentials, &update).await.unwrap();
    assert_eq!(answered.name(), "Permits On The Web");
    let mut expected = before;
    expected["name"] = json!("Permits On The Web");
    expected["config"]["extraData"] = json!({ "allowExpiredCards": true });
    expected["config"]["password"] = json!("A-NEW-PASSWORD");
    expected["settings"]["tx:expiration-minutes"] = json!("60");
    expected["settings"]
        .as_object_mut()
        .unwrap()
        .remove("refund:ui-enabled");
    assert_eq!(stage.truth("Permits On The Web"), expected);
}

#[tokio::test]
async fn an_update_without_changes_has_no_effect_on_any_connector() {
    let stage = stage().await;
    let before = stage.simulator.truth();
    for one in stage.all().await {
        let update = update(&one, &Changes::new(), None).unwrap();
        assert!(update.preview().is_empty());
        stage.client.update(&stage.credentials, &update).await.unwrap();
    }
    assert_eq!(stage.simulator.truth(), before);
}

#[tokio::test]
async fn live_counters_are_not_echoed_and_are_reset_when_that_is_confirmed() {
    let stage = stage().await;
    let current = stage.named("Parks Counter").await;
    let rename = update(&current, &Changes::new().set("alias", &json!("parks")), None).unwrap();
    stage.client.update(&stage.credentials, &rename).await.unwrap();
    let counters = stage.truth("Parks Counter")["_counters"].clone();
    assert_eq!(
        counters[0],
        json!({ "terminalId": "ID-0001", "stan": "000417", "captureRef": "12", "resets": 0 })
    );
    let reset = CounterReset {
        terminal_id: "ID-0001".to_owned(),
        stan: Some("000900".to_owned()),
        capture_ref: None,
    };
    let reset = update(&current, &Changes::new().reset(reset).confirm_resets(), None).unwrap();
    stage.client.update(&stage.credentials, &reset).await.unwrap();
    let counters = stage.truth("Parks Counter")["_counters"].clone();
    assert_eq!(
        counters[0],
        json!({ "terminalId": "ID-0001", "stan": "000900", "captureRef": "12", "resets": 1 })
    );
    assert_eq!(counters[1]["resets"], 0);
}

#[tokio::test]
async fn remove_means_disable() {
    let stage = stage().await;
    let current = stage.named("Web Permits").await;
    let update = update(&current, &Changes::new().disable(), None).unwrap();
    assert_eq!(update.preview().lines.len(), 1);
    stage.client.update(&stage.credentials, &update).await.unwrap();
    assert_eq!(stage.truth("Web Permits")["disabled"], true);
}

#[tokio::test]
async fn settings_can_be_merged() {
    let stage = stage().await;
    let current = stage.named("Web Permits").await;
    let changes = Changes::new()
        .setting("view:legacy", "1")
        .remove_setting("refund:ui-enabled")
        .settings_mode(SettingsMode::Merge);
    let update = update(&current, &changes, None).unwrap();
    stage.client.update(&stage.credentials, &update).await.unwrap();
    let settings = stage.truth("Web Permits")["settings"].clone();
    assert_eq!(
        (&settings["view:legacy"], &settings["tx:expiration-minutes"]),
        (&json!("1"), &json!("900"))
    );
    assert_eq!(settings["refund:ui-enabled"], Value::Null);
    assert!(settings["kount:api_key"].as_str().unwrap().starts_with("KOUNT-"));
}

#[tokio::test]
async fn a_new_connector_gets_what_the_gateway_makes() {
    let stage = stage().await;
    let changes = Changes::new()
        .set("name", &json!("Pool Tickets"))
        .set("adapter", &json!("Simulator"))
        .set("method", &json!("Creditcard"))
        .set("apiKey", &json!("alder-pool"));
    let creation = create(&changes, Some(&stage.all().await)).unwrap();
    let made = stage
        .client
        .create(&stage.credentials, stage.merchant(), &creation)
        .await
        .unwrap();
    assert!(counterfoil_provisioning::is_connector_guid(made.guid()));
    let truth = stage.truth("Pool Tickets");
    assert_eq!(truth["sharedSecret"].as_str().unwrap().len(), 30);
    assert_eq!(truth["publicIntegrationKey"].as_str().unwrap().len(), 20);
    assert_eq!(
        (&truth["postbackFormat"], &truth["merchantGuid"]),
        (&json!("inherit"), &json!(stage.merchant()))
    );
}

#[tokio::test]
async fn an_emptied_shared_secret_is_made_anew() {
    let stage = stage().await;
    let before = stage.truth("Web Permits")["sharedSecret"].clone();
    let update = update(
        &stage.named("Web Permits").await,
        &Changes::new().clear("sharedSecret"),
        None,
    )
    .unwrap();
    stage.client.update(&stage.credentials, &update).await.unwrap();
    let after = stage.truth("Web Permits")["sharedSecret"].clone();
    assert_ne!(before, after);
    assert_eq!(after.as_str().unwrap().len(), 30);
}

#[tokio::test]
async fn an_adapter_describes_its_settings_and_with_a_merchant_the_vault() {
    let stage = stage().await;
    let base = stage
        .client
        .settings(&stage.credentials, "Simulator", None)
        .await
        .unwrap();
    assert_eq!((base.base.len(), base.vault.len()), (1, 0));
    let both = stage
        .client
        .settings(&stage.credentials, "Simulator", Some(stage.merchant()))
        .await
        .unwrap();
    assert_eq!(both.base, base.base);
    let names: Vec<&str> = both.vault.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "dummyParam",
            "enableTestMpi",
            "threeDConfig",
            "threeDV2Config",
            "applePay",
            "googlePay",
            "enablePassthroughToken"
        ]
    );
    let key = both.vault[4]
        .properties
        .iter()
        .find(|one| one.name == "privateKey")
        .unwrap();
    assert!(key.secret);
}
