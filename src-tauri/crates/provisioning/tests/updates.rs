//! What is sent, what is shown of it, and which rules stand in the way.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use counterfoil_provisioning::{
    After, Changes, Connector, CounterReset, Finding, Rule, SettingsMode, Update, compare_after, create,
    find_created, is_secret_path, update,
};
use domain::Sensitive;
use serde_json::{Value, json};

const GUID: &str = "CO-1111-2222-3333-4444-5555-6666";

fn connector() -> Connector {
    Connector::read(&full()).unwrap()
}

fn full() -> Value {
    json!({
        "guid": GUID, "name": "Web Permits", "adapter": "TerminalAcquirer", "method": "Creditcard",
        "apiKey": "web-permits", "sharedSecret": "SHARED-SECRET-0001", "archived": false, "createdAt": "2020-12-16T09:57:14+00:00",
        "merchantGuid": "ME-1111-2222-3333-4444-5555-6666", "isMetaConnector": false, "description": null,
        "vtRiskRuleSet": null, "defaultRiskRuleSet": 213, "region": { "code": "eu" },
        "config": { "username": "alder", "password": "PASSWORD-0002-LONG", "apiSecret": "APISECRET-0003-LONG",
            "extraData": [], "vault": { "applePay": { "privateKey": "PRIVATE-0004-LONG", "MerchantIdentifier": "m" } } },
        "settings": { "tx:expiration-minutes": 900, "kount:api_key": "KOUNT-0005-LONG", "own:key": "x" },
        "terminals": [{ "terminalId": "ID-0001", "disabled": false, "stan": "000417", "captureRef": "12" }],
        "routingMetaConnector": { "defaultConnector": "string", "reRouteRecurring": false },
    })
}

fn made(changes: &Changes) -> Update {
    update(&connector(), changes, None).unwrap()
}

fn paths(update: &Update) -> Vec<&str> {
    update
        .preview()
        .lines
        .iter()
        .map(|line| line.path.as_str())
        .collect()
}

fn rules(found: Result<Update, Vec<Finding>>) -> Vec<(String, Rule)> {
    found
        .unwrap_err()
        .into_iter()
        .map(|finding| (finding.path, finding.rule))
        .collect()
}

#[test]
fn the_body_holds_everything_writable_and_nothing_that_is_only_told() {
    let update = made(&Changes::new());
    assert!(update.preview().is_empty());
    let body = update.shown();
    for told in [
        "guid",
        "archived",
        "createdAt",
        "merchantGuid",
        "isMetaConnector",
        "routingMetaConnector",
    ] {
        assert!(body.get(told).is_none(), "{told}");
    }
    assert_eq!(
        body["terminals"],
        json!([{ "terminalId": "ID-0001", "disabled": false }])
    );
    assert_eq!(body["region"], json!({ "code": "eu" }));
    assert_eq!(body["settings"]["tx:expiration-minutes"], "900");
    assert_eq!(body["settings"]["own:key"], "x");
    assert_eq!(body["config"]["extraData"], json!({}));
    assert_eq!(body["vtRiskRuleSet"], Value::Null);
    // Null is no text: the gateway might take it as one.
    assert!(body.get("description").is_none());
}

#[test]
fn a_preview_shows_each_field_before_and_after() {
    let update = made(
        &Changes::new()
            .set("Name", &json!("Permits"))
            .set("config.LANGUAGE", &json!("en"))
            .set("disabledtransactiontypes", &json!("refund,capture"))
            .setting("TX:expiration-minutes", "60")
            .remove_setting("own:key")
            .clear("defaultRiskRuleSet")
            .disable(),
    );
    assert_eq!(
        paths(&update),
        [
            "config.language",
            "defaultRiskRuleSet",
            "disabled",
            "disabledTransactionTypes",
            "name",
            "settings.own:key",
            "settings.tx:expiration-minutes"
        ]
    );
    let line = |path: &str| {
        update
            .preview()
            .lines
            .iter()
            .find(|line| line.path == path)
            .unwrap()
    };
    assert_eq!(
        (line("name").before.clone(), line("name").after.clone()),
        (Some(json!("Web Permits")), Some(json!("Permits")))
    );
    assert_eq!(
        line("disabledTransactionTypes").after,
        Some(json!(["refund", "capture"]))
    );
    assert_eq!(line("settings.own:key").after, None);
    assert_eq!(line("defaultRiskRuleSet").after, Some(Value::Null));
    assert_eq!(line("disabled").after, Some(json!(true)));
}

#[test]
fn secrets_are_said_to_change_and_never_shown() {
    let changes = Changes::new()
        .set_secret("config.password", Sensitive::new("NEW-PASSWORD-0006".to_owned()))
        .set_secret(
            "config.vault.applePay.privateKey",
            Sensitive::new("NEW-PRIVATE-0007".to_owned()),
        );
    let update = made(&changes);
    assert_eq!(
        paths(&update),
        ["config.password", "config.vault.applePay.privateKey"]
    );
    for line in &update.preview().lines {
        assert!(line.secret);
        assert_eq!(line.after, Some(json!("changed")));
    }
    assert_eq!(update.preview().lines[0].before, Some(json!("stored, ends LONG")));
    assert_eq!(
        update.preview().unchanged_secrets,
        ["config.apiSecret", "settings.kount:api_key", "sharedSecret"]
    );
    let told = format!(
        "{update:?} {changes:?} {} {}",
        update.shown(),
        update.preview().shown()
    );
    for part in [
        "SHARED-SECRET",
        "PASSWORD-",
        "APISECRET",
        "PRIVATE-",
        "KOUNT-0005",
        "NEW-",
    ] {
        assert!(!told.contains(part), "{part} in {told}");
    }
}

#[test]
fn a_mask_is_never_written_back() {
    let shown = connector().shown();
    let update = made(
        &Changes::new()
            .set("sharedSecret", &shown["sharedSecret"])
            .set("config", &shown["config"])
            .set("settings", &shown["settings"]),
    );
    assert!(update.preview().is_empty(), "{:?}", update.preview());
    // A mask where nothing was stored before leaves nothing.
    let update = made(&Changes::new().set("config.extraData.clientSecret", &json!("stored, ends abcd")));
    assert!(update.preview().is_empty(), "{:?}", update.preview());
}

#[test]
fn live_counters_are_reset_only_with_a_confirmation() {
    let reset = CounterReset {
        terminal_id: "ID-0001".to_owned(),
        stan: Some("000500".to_owned()),
        capture_ref: None,
    };
    let without = update(&connector(), &Changes::new().reset(reset.clone()), None);
    assert_eq!(rules(without), [("terminals".to_owned(), Rule::Confirmation)]);
    let with = made(&Changes::new().reset(reset.clone()).confirm_resets());
    assert_eq!(paths(&with), ["terminals[0].stan"]);
    assert!(with.preview().lines[0].notice.is_some());
    assert_eq!(
        with.shown()["terminals"][0],
        json!({ "terminalId": "ID-0001", "disabled": false, "stan": "000500" })
    );
    let other = CounterReset {
        terminal_id: "ID-9".to_owned(),
        ..reset
    };
    let unknown = update(&connector(), &Changes::new().reset(other).confirm_resets(), None);
    assert_eq!(rules(unknown), [("terminals".to_owned(), Rule::Reference)]);
    // Terminals typed anew do not carry counters either.
    let typed = made(&Changes::new().set("terminals", &json!([{ "terminalId": "ID-0001", "stan": "1" }])));
    assert!(typed.shown()["terminals"][0].get("stan").is_none());
}

#[test]
fn every_rule_names_its_field() {
    for (path, value, rule) in [
        ("name", json!("ab"), Rule::Length),
        ("name", json!(""), Rule::Required),
        ("adapter", json!(" "), Rule::Required),
        ("method", json!(null), Rule::Required),
        ("apiKey", json!("web permits"), Rule::Characters),
        ("apiKey", json!("web\npermits"), Rule::Characters),
        ("businessCountry", json!("us"), Rule::Format),
        ("businessCountry", json!("USA"), Rule::Format),
        ("config.language", json!("EN"), Rule::Format),
        ("config.testMode", json!("sometimes"), Rule::Type),
        ("postbackFormat", json!("yaml"), Rule::Choice),
        ("disabledTransactionTypes", json!(["refunds"]), Rule::Choice),
        ("disabled", json!("perhaps"), Rule::Type),
        ("vtRiskRuleSet", json!("12a"), Rule::Type),
        (
            "multiMethodMetaConnector",
            json!({ "retries": 1 }),
            Rule::Applicable,
        ),
        ("guid", json!("CO-9"), Rule::ReadOnly),
        ("createdAt", json!("2020"), Rule::ReadOnly),
    ] {
        let found = rules(update(&connector(), &Changes::new().set(path, &value), None));
        let wanted = if rule == Rule::Applicable { "adapter" } else { path };
        assert!(
            found.contains(&(wanted.to_owned(), rule)),
            "{path} {value}: {found:?}"
        );
    }
    let twice = json!([{ "terminalId": "A" }, { "terminalId": "A" }, {}]);
    let found = rules(update(
        &connector(),
        &Changes::new().set("terminals", &twice),
        None,
    ));
    assert_eq!(
        found,
        [
            ("terminals[1].terminalId".to_owned(), Rule::Duplicate),
            ("terminals[2].terminalId".to_owned(), Rule::Required),
        ]
    );
    let long = Changes::new().set_secret("sharedSecret", Sensitive::new("x".repeat(51)));
    assert_eq!(
        rules(update(&connector(), &long, None)),
        [("sharedSecret".to_owned(), Rule::Length)]
    );
}

#[test]
fn what_was_odd_before_does_not_stand_in_the_way() {
    let mut odd = full();
    odd["businessCountry"] = json!("Austria");
    odd["postbackFormat"] = json!("yaml");
    let one = Connector::read(&odd).unwrap();
    assert!(update(&one, &Changes::new().set("name", &json!("Permits")), None).is_ok());
    assert!(update(&one, &Changes::new().set("businessCountry", &json!("at")), None).is_err());
}

#[test]
fn meta_connectors_keep_their_rules() {
    let meta = |block: &str, value: Value| {
        Changes::new()
            .set("name", &json!("All cards"))
            .set("apiKey", &json!("all"))
            .set("adapter", &json!("MetaConnector"))
            .set("method", &json!("MetaConnector"))
            .set(block, &value)
    };
    let ordinary = connector();
    let other =
        Connector::read(&json!({ "guid": "CO-9999-2222-3333-4444-5555-6666", "adapter": "MetaConnector" }))
            .unwrap();
    let all = [ordinary, other];
    let of = |guid: &str| {
        create(
            &meta("routingMetaConnector", json!({ "defaultConnector": guid })),
            Some(&all),
        )
        .map(|_| ())
    };
    assert_eq!(of(GUID), Ok(()));
    for (guid, rule) in [
        ("CO-9999-2222-3333-4444-5555-6666", Rule::Reference),
        ("CO-0000-2222-3333-4444-5555-6666", Rule::Reference),
        ("ME-0000", Rule::Format),
    ] {
        assert_eq!(of(guid).unwrap_err()[0].rule, rule, "{guid}");
    }
    for (retries, expiry, good) in [
        (0, 0, true),
        (9, 24, true),
        (10, 0, false),
        (-1, 0, false),
        (0, -1, false),
    ] {
        let block = json!({ "retries": retries, "expiry": expiry });
        assert_eq!(
            create(&meta("multiMethodMetaConnector", block), None).is_ok(),
            good,
            "{retries} {expiry}"
        );
    }
    let both = meta("routingMetaConnector", json!({ "defaultConnector": GUID }))
        .set("multiMethodMetaConnector", &json!({ "retries": 2 }));
    assert!(create(&both, None).is_err());
    let neither = meta("description", json!("x"));
    assert_eq!(create(&neither, None).unwrap_err()[0].rule, Rule::Applicable);
    let taken =
        meta("multiMethodMetaConnector", json!({ "retries": 2 })).set("apiKey", &json!("WEB-permits"));
    assert_eq!(create(&taken, Some(&all)).unwrap_err()[0].rule, Rule::Duplicate);
}

#[test]
fn an_emptied_shared_secret_is_made_anew_and_that_is_said() {
    let update = made(&Changes::new().clear("sharedSecret"));
    assert_eq!(paths(&update), ["sharedSecret"]);
    assert!(
        update.preview().lines[0]
            .notice
            .unwrap()
            .contains("new shared secret")
    );
}

#[test]
fn merged_settings_are_sent_as_what_is_added_and_removed() {
    let changes = Changes::new()
        .setting("view:legacy", "1")
        .remove_setting("own:key")
        .settings_mode(SettingsMode::Merge);
    let update = made(&changes);
    let body = update.shown();
    assert!(body.get("settings").is_none());
    assert_eq!(body["addSettings"], json!({ "view:legacy": "1" }));
    assert_eq!(body["removeSettings"], json!({ "own:key": "" }));
}

#[test]
fn after_a_write_without_an_answer_the_list_tells_what_became_of_it() {
    let update = made(
        &Changes::new()
            .set("name", &json!("Permits"))
            .setting("view:legacy", "1")
            .remove_setting("own:key"),
    );
    let now = |change: &dyn Fn(&mut Value)| {
        let mut value = full();
        change(&mut value);
        vec![Connector::read(&value).unwrap()]
    };
    let done = now(&|value| {
        value["name"] = json!("Permits");
        value["settings"]["View:legacy"] = json!(1);
        value["settings"].as_object_mut().unwrap().remove("own:key");
    });
    assert_eq!(compare_after(&update, &done), After::Done);
    assert_eq!(compare_after(&update, &now(&|_| {})), After::NotDone);
    let partly = now(&|value| value["name"] = json!("Permits"));
    let missing = vec!["settings.own:key".to_owned(), "settings.view:legacy".to_owned()];
    assert_eq!(compare_after(&update, &partly), After::Partly(missing));
    assert_eq!(compare_after(&update, &[]), After::Gone);
    let creation = create(
        &Changes::new()
            .set("name", &json!("New one"))
            .set("adapter", &json!("Simulator"))
            .set("method", &json!("Creditcard"))
            .set("apiKey", &json!("Web-Permits")),
        None,
    );
    assert_eq!(
        find_created(&creation.unwrap(), &done).map(Connector::guid),
        Some(GUID)
    );
}

#[test]
fn secret_paths_are_known() {
    for path in [
        "sharedSecret",
        "config.password",
        "Config.APISecret",
        "settings.kount:api_key",
        "config.vault.applePay.privateKey",
    ] {
        assert!(is_secret_path(path), "{path}");
    }
    for path in [
        "apiKey",
        "publicIntegrationKey",
        "config.username",
        "settings.tx:expiration-minutes",
        "name",
    ] {
        assert!(!is_secret_path(path), "{path}");
    }
}
