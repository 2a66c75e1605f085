//! Installed integrations: what is kept, what is known of secrets, and how they stand.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use counterfoil_catalog::connection::Outcome;
use counterfoil_catalog::*;
use domain::{SecretId, Sensitive};
use jiff::Timestamp;
use serde_json::{Value, json};

fn now() -> Timestamp {
    "2026-10-06T22:10:00Z".parse().unwrap()
}

fn stored(provider: &str, field: &str, value: &str) -> StoredSecret {
    let catalogue = Catalogue::built_in();
    let field = catalogue.provider(provider).unwrap().field(field).unwrap();
    let value = Sensitive::new(value.to_owned());
    StoredSecret::of(
        SecretId::new(format!("id of {}", value.expose().len())),
        field,
        &value,
        now(),
    )
}

fn instance(provider: &str, values: Value) -> Instance {
    let by = Change {
        at: now(),
        by: "Dana".into(),
    };
    Instance {
        id: InstanceId::new("1"),
        provider: provider.into(),
        label: "Parks".into(),
        values: Values::read(values),
        secrets: Default::default(),
        enabled: true,
        created: by.clone(),
        changed: by,
        last_test: None,
        more: Default::default(),
    }
}

const KEY: &str = "sk_live_AbCdEfGhIjKlMnOpQr9M2D";

#[test]
fn a_stored_secret_shows_its_last_four_characters_when_it_is_long_enough() {
    assert_eq!(stored("stripe", "private_key", KEY).words(), "stored, ends 9M2D");
    assert_eq!(stored("duo", "akey", "short").words(), "stored");
    assert_eq!(stored("duo", "akey", "elevenchars").words(), "stored");
    assert_eq!(stored("stripe", "private_key", KEY).mode, Some(Mode::Live));
    assert_eq!(stored("duo", "secret", KEY).mode, None);
    assert!(!format!("{:?}", stored("stripe", "private_key", KEY)).contains("AbCdEf"));
}

#[test]
fn a_made_up_secret_fits_the_field_it_is_for() {
    let made = made_up(std::array::from_fn(|at| u8::try_from(at * 13).unwrap()));
    assert_eq!(made.expose(), "000d1a2734414e5b6875828f9ca9b6c3d0ddeaf7");
    let catalogue = Catalogue::built_in();
    let duo = catalogue.provider("duo").unwrap();
    assert!(duo.field("akey").unwrap().generate);
    let form = Form::from_json(duo, json!({ "akey": made.expose() }));
    let done = check(duo, &form, &Beside::default());
    assert!(
        done.findings
            .iter()
            .all(|finding| finding.field.as_deref() != Some("akey"))
    );
}

#[test]
fn one_plain_field_is_changed_without_the_secrets() {
    let catalogue = Catalogue::built_in();
    let provider = catalogue.provider("stripe").unwrap();
    let mut installed = instance(
        "stripe",
        json!({ "mode": "live", "public_key": "pk_live_AbCdEfGhIjKlMnOpQr1234", "currencies": ["USD"] }),
    );
    installed.secrets.insert(
        "private_key".into(),
        SecretSlot::with(stored("stripe", "private_key", KEY)),
    );
    let mut form = installed.form();
    form.values.set("surcharge", "0.30");
    let done = check(provider, &form, &Beside::default());
    assert_eq!(done.findings, []);
    // What lies in the vault still tells that the mode would be wrong.
    form.values.set("mode", "test");
    let done = check(provider, &form, &Beside::default());
    let fields: Vec<_> = done
        .errors()
        .map(|finding| finding.field.as_deref().unwrap())
        .collect();
    assert_eq!(fields, ["public_key", "private_key"]);
    // A secret that is cleared is missed by name.
    form.values.set("mode", "live");
    form.secrets.insert("private_key".into(), Secret::Cleared);
    let done = check(provider, &form, &Beside::default());
    assert!(
        done.errors()
            .any(|finding| finding.what == "Private Key is missing.")
    );
}

#[test]
fn members_of_a_newer_program_are_kept() {
    let written = json!({
        "id": "9", "provider": "stripe", "label": "Web",
        "values": { "mode": "test", "new_field": { "deep": [1, null] }, "currencies": ["USD"] },
        "created": { "at": "2026-10-06T22:10:00Z", "by": "Dana" },
        "changed": { "at": "2026-10-06T22:10:00Z", "by": "Dana" },
        "color": "green"
    });
    let mut installed: Instance = serde_json::from_value(written.clone()).unwrap();
    assert_eq!(installed.values.text("mode"), "test");
    installed.values.set("mode", "live");
    let again = serde_json::to_value(&installed).unwrap();
    assert_eq!(again["color"], "green");
    assert_eq!(again["values"]["new_field"], written["values"]["new_field"]);
    assert_eq!(again["values"]["mode"], "live");
    // A check keeps them as well.
    let catalogue = Catalogue::built_in();
    let done = check(
        catalogue.provider("stripe").unwrap(),
        &installed.form(),
        &Beside::default(),
    );
    assert_eq!(
        done.form.values.as_map()["new_field"],
        written["values"]["new_field"]
    );
}

#[test]
fn values_are_read_whatever_they_are_written_as() {
    let values = Values::read(json!({
        "a": true, "b": 2.5, "c": ["x", 1, null], "d": null, "e": {"f": 1}, "g": "x; y,z", "h": "", "i": 0
    }));
    assert_eq!((values.text("a"), values.flag("a")), ("yes".into(), Some(true)));
    assert_eq!(values.text("b"), "2.5");
    assert_eq!(values.list("c"), ["x", "1"]);
    assert_eq!(values.text("c"), "x");
    assert_eq!(values.list("g"), ["x", "y", "z"]);
    for id in ["d", "e", "h", "none"] {
        assert!(!values.has(id), "{id}");
    }
    assert_eq!(values.flag("i"), Some(false));
    assert_eq!(Values::read(json!([1])), Values::default());
}

#[test]
fn a_secret_never_stays_among_plain_values() {
    let catalogue = Catalogue::built_in();
    let provider = catalogue.provider("stripe").unwrap();
    let form = Form::from_json(provider, json!({ "private_key": KEY, "mode": "live" }));
    assert!(!format!("{form:?}").contains("AbCdEf"));
    assert!(!serde_json::to_string(&form.values).unwrap().contains(KEY));
    let mut leaked = instance("stripe", json!({ "private_key": KEY, "mode": "live" }));
    leaked.secrets.insert(
        "private_key".into(),
        SecretSlot::with(stored("stripe", "private_key", KEY)),
    );
    let exported = leaked.exported(Some(provider));
    let text = serde_json::to_string(&exported).unwrap();
    assert!(!text.contains(KEY) && !text.contains("9M2D"), "{text}");
    assert_eq!(exported.state(Some(provider)), State::NeedsSecrets);
}

#[test]
fn a_secret_is_replaced_beside_the_old_one_which_is_kept_for_a_day() {
    let (one, two, three) = ("a".repeat(20), "b".repeat(21), "c".repeat(22));
    let of = |value: &str| stored("duo", "secret", value);
    let mut slot = SecretSlot::with(of(&one));
    assert_eq!(slot.propose(of(&three)), None);
    let dropped = slot.propose(of(&two)).unwrap();
    assert_eq!(
        dropped.as_str(),
        "id of 22",
        "a second proposal replaces the first"
    );
    assert_eq!(
        slot.current.as_ref().unwrap().ends,
        "aaaa",
        "nothing changes before the switch"
    );
    assert_eq!(slot.switch(now()), None);
    assert_eq!(slot.current.as_ref().unwrap().ends, "bbbb");
    let after = |hours: i64| now() + jiff::SignedDuration::from_hours(hours);
    assert_eq!(slot.retire(after(23)), None);
    let mut back = slot.clone();
    assert_eq!(back.go_back().unwrap().as_str(), "id of 21");
    assert_eq!(back.current.as_ref().unwrap().ends, "aaaa");
    assert_eq!(back.retire(after(48)), None);
    assert_eq!(slot.retire(after(24)).unwrap().as_str(), "id of 20");
    assert_eq!(slot.go_back(), None);
    assert_eq!(slot.switch(now()), None, "without a new secret nothing happens");
    assert!(slot.current.is_some());
    slot.propose(of(&three));
    assert_eq!(slot.withdraw().unwrap().as_str(), "id of 22");
}

#[test]
fn the_state_is_told_in_words() {
    let catalogue = Catalogue::built_in();
    let stripe = catalogue.provider("stripe");
    let mut it = instance("stripe", json!({ "mode": "test" }));
    assert_eq!(it.state(None), State::UnknownProvider);
    assert_eq!(it.state(stripe), State::NeedsSecrets);
    it.secrets.insert(
        "private_key".into(),
        SecretSlot::with(stored("stripe", "private_key", KEY)),
    );
    assert_eq!(it.state(stripe), State::Incomplete);
    it.values.set("public_key", "pk_test_x");
    it.values.set_list("currencies", vec!["USD".into()]);
    assert_eq!(it.state(stripe), State::NotTested);
    for (outcome, state) in [
        (Outcome::Ok, State::Working),
        (Outcome::CredentialsWrong, State::Failing),
        (Outcome::Unreachable, State::Failing),
        (Outcome::ByHand, State::CheckByHand),
        (Outcome::BrokenLink, State::BrokenLink),
    ] {
        it.last_test = Some(LastTest {
            at: now(),
            outcome,
            words: String::new(),
            took_ms: 5,
        });
        assert_eq!(it.state(stripe), state);
    }
    it.enabled = false;
    assert_eq!(it.state(stripe), State::Off);
    assert_eq!(
        instance("xero", json!({})).state(catalogue.provider("xero")),
        State::ComingSoon
    );
}

#[test]
fn unknown_providers_are_listed_with_their_mode() {
    let catalogue = Catalogue::built_in();
    let card = catalogue.card(&instance("square_2031", json!({ "mode": "live" })));
    assert!(!card.known);
    assert_eq!(
        (card.name.as_str(), card.label.as_str()),
        ("square_2031", "Parks")
    );
    assert_eq!(card.description, "Third-party integration");
    assert_eq!((card.category, card.mode.as_deref()), (None, Some("live")));
    let card = catalogue.card(&instance("stripe", json!({ "mode": "test" })));
    assert_eq!(card.category.as_deref(), Some("Payment gateway"));
    let several = [
        instance("paypal_ipn", json!({})),
        instance("paypal_ipn", json!({})),
        instance("duo", json!({})),
    ];
    assert_eq!(catalogue.installed(&several)["paypal_ipn"], 2);
}

#[test]
fn the_address_for_notices_follows_from_the_id() {
    let id = InstanceId::new("a/b");
    let url = |receiver: &str| notification_url(receiver, &id);
    assert_eq!(
        url("https://pay.example.org/in/").as_deref(),
        Some("https://pay.example.org/in/paypal_ipn/a%2Fb")
    );
    assert_eq!(url("http://pay.example.org"), None);
    assert_eq!(url("https://pay.example.org/?x=1"), None);
}
