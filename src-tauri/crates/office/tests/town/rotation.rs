use std::sync::Arc;

use counterfoil_office as office;
use domain::Sensitive;
use jiff::SignedDuration;
use office::dto::{
    AccountView, AuditRequest, FindingKind, IdRequest, OnDuplicate, RotationState, RotationView,
    StartRotation, VerifyOutcome,
};
use office::{Code, OfficeError};
use practice::Config;
use serde_json::json;
use vault::{Fault, SecretStore, VaultError};

use crate::place::{self, Place};

const TERMINAL: &str = "Web Permits";

pub async fn town() -> Place {
    place::set_up_with(Config {
        transactions: 60,
        ..Config::alder_creek(place::anchor())
    })
    .await
}

pub fn rotate(place: &Place, change: serde_json::Value) -> practice::TerminalPins {
    let mut change = change;
    change["terminal"] = json!(TERMINAL);
    place
        .gateway
        .rotate(&serde_json::from_value(change).unwrap())
        .unwrap()
}

pub fn request(place: &Place, pin: &str) -> StartRotation {
    let terminal = place
        .account
        .terminals
        .iter()
        .find(|t| t.name == TERMINAL)
        .unwrap();
    StartRotation {
        terminal_id: terminal.id.clone(),
        user_id: terminal.user_id.clone().unwrap(),
        value: Sensitive::new(pin.to_owned()),
        remind_on: None,
    }
}

pub async fn start(place: &Place, pin: &str) -> Result<AccountView, OfficeError> {
    office::rotation::start(&place.office, request(place, pin)).await
}

pub fn view(account: &AccountView) -> Option<RotationView> {
    let terminal = account.terminals.iter().find(|t| t.name == TERMINAL).unwrap();
    terminal.credentials[0].rotation.clone()
}

pub async fn id(place: &Place) -> IdRequest {
    let id = view(&place.stored().await).unwrap().id;
    IdRequest { id }
}

/// How checking the PIN in use ends now.
pub async fn in_use(place: &Place) -> VerifyOutcome {
    let report = place.verify().await.unwrap();
    let verdict = report
        .verdicts
        .iter()
        .find(|v| v.terminal_name == TERMINAL)
        .unwrap();
    verdict.outcome
}

async fn reopened(place: Place) -> Place {
    let vault = Arc::clone(&place.vault);
    reopened_with(place, vault).await
}

pub async fn reopened_with(place: Place, vault: Arc<dyn SecretStore>) -> Place {
    place.office.close().await;
    Place {
        office: place::open_with(&place.folder, &place.clock, vault).await,
        folder: place.folder,
        clock: place.clock,
        vault: place.vault,
        gateway: place.gateway,
        account: place.account,
    }
}

#[tokio::test]
async fn a_rotation_goes_from_the_old_pin_to_the_new_one_and_survives_each_restart() {
    let place = town().await;
    let old = place.pin_of(TERMINAL);
    let new = rotate(&place, json!({"new": true})).new_pin.unwrap();
    start(&place, &new).await.unwrap();
    let place = reopened(place).await;
    let rotation = view(&place.stored().await).unwrap();
    assert_eq!(rotation.state, RotationState::Stored);
    assert_eq!(rotation.old_ends, old[60..]);
    assert_eq!(rotation.new_ends, new[60..]);
    assert_eq!(rotation.remind_on.as_deref(), Some("2026-11-21"));
    assert_eq!(in_use(&place).await, VerifyOutcome::Verified);

    let error = office::rotation::switch(&place.office, id(&place).await)
        .await
        .unwrap_err();
    assert_eq!(error.details["reason"], "rotation_state", "not checked yet");
    let checked = office::rotation::verify(&place.office, id(&place).await)
        .await
        .unwrap();
    assert_eq!(checked.verdict.outcome, VerifyOutcome::Verified);
    assert!(checked.verdict.warnings.is_empty());
    let place = reopened(place).await;
    let error = office::rotation::retire(&place.office, id(&place).await)
        .await
        .unwrap_err();
    assert_eq!(error.details["reason"], "rotation_state", "the old one is in use");

    let account = office::rotation::switch(&place.office, id(&place).await)
        .await
        .unwrap();
    let rotation = view(&account).unwrap();
    assert_eq!(rotation.state, RotationState::Switched);
    assert_eq!(
        (rotation.old_ends.as_str(), rotation.new_ends.as_str()),
        (&old[60..], &new[60..])
    );
    let place = reopened(place).await;
    rotate(&place, json!({"retire": "old"}));
    assert_eq!(
        in_use(&place).await,
        VerifyOutcome::Verified,
        "the new one is in use"
    );
    let account = office::rotation::retire(&place.office, id(&place).await)
        .await
        .unwrap();
    assert_eq!(view(&account), None);
    let place = reopened(place).await;
    assert_eq!(in_use(&place).await, VerifyOutcome::Verified);
    assert_eq!(place.findings().await, []);
}

#[tokio::test]
async fn the_old_pin_can_be_taken_back_until_it_is_retired() {
    let place = town().await;
    let new = rotate(&place, json!({"new": true})).new_pin.unwrap();
    start(&place, &new).await.unwrap();
    office::rotation::verify(&place.office, id(&place).await)
        .await
        .unwrap();
    office::rotation::switch(&place.office, id(&place).await)
        .await
        .unwrap();
    let account = office::rotation::back(&place.office, id(&place).await)
        .await
        .unwrap();
    let rotation = view(&account).unwrap();
    assert_eq!(
        (rotation.state, rotation.switched_at),
        (RotationState::Verified, None)
    );
    rotate(&place, json!({"retire": "new"}));
    assert_eq!(
        in_use(&place).await,
        VerifyOutcome::Verified,
        "the old one is in use again"
    );
    let account = office::rotation::back(&place.office, id(&place).await)
        .await
        .unwrap();
    assert_eq!(view(&account), None, "called off");
    assert_eq!(in_use(&place).await, VerifyOutcome::Verified);
    let actions: Vec<String> = office::audit::history(&place.office, AuditRequest::default())
        .await
        .unwrap()
        .entries
        .into_iter()
        .map(|entry| entry.action)
        .filter(|action| action.starts_with("rotation"))
        .collect();
    assert_eq!(
        actions,
        [
            "rotation_called_off",
            "rotation_taken_back",
            "rotation_switched",
            "rotation_started"
        ]
    );
}

#[tokio::test]
async fn a_new_pin_that_stands_anywhere_already_is_refused() {
    let mut place = town().await;
    let error = start(&place, &place.pin_of(TERMINAL)).await.unwrap_err();
    assert_eq!(error.details["reason"], "pin_is_in_use");
    let error = start(&place, &place.pin_of("Web Utility")).await.unwrap_err();
    assert_eq!(error.code, Code::PinDuplicate);
    assert_eq!(error.details["terminals"], json!(["Web Utility"]));
    let new = rotate(&place, json!({"new": true})).new_pin.unwrap();
    start(&place, &new).await.unwrap();
    let error = place
        .set_pin("Web Utility", &new, OnDuplicate::Refuse)
        .await
        .unwrap_err();
    assert_eq!(
        error.code,
        Code::PinDuplicate,
        "it is the new PIN of another terminal"
    );
    let error = start(&place, &"Z".repeat(64)).await.unwrap_err();
    assert_eq!(error.details["reason"], "rotation_under_way");
}

#[tokio::test]
async fn a_new_pin_that_converge_refuses_is_not_switched_to_and_counts_for_the_brake() {
    let place = town().await;
    start(&place, &"Z".repeat(64)).await.unwrap();
    for _ in 0..3 {
        let checked = office::rotation::verify(&place.office, id(&place).await)
            .await
            .unwrap();
        assert_eq!(checked.verdict.outcome, VerifyOutcome::CredentialsRefused);
        assert_eq!(view(&checked.account).unwrap().state, RotationState::Refused);
    }
    let error = office::rotation::verify(&place.office, id(&place).await)
        .await
        .unwrap_err();
    assert_eq!(error.code, Code::VerifyBrake);
    let error = office::rotation::switch(&place.office, id(&place).await)
        .await
        .unwrap_err();
    assert_eq!(error.details["reason"], "rotation_state");
    place.clock.advance(SignedDuration::from_mins(16));
    assert_eq!(
        in_use(&place).await,
        VerifyOutcome::Verified,
        "the old one works all the time"
    );
}

#[tokio::test]
async fn no_answer_leaves_a_rotation_where_it_is() {
    let place = town().await;
    let new = rotate(&place, json!({"new": true})).new_pin.unwrap();
    start(&place, &new).await.unwrap();
    place.arm(json!({"fault": "reset_before_reading", "times": 1}));
    let checked = office::rotation::verify(&place.office, id(&place).await)
        .await
        .unwrap();
    assert_eq!(checked.verdict.outcome, VerifyOutcome::NoAnswer);
    assert_eq!(view(&checked.account).unwrap().state, RotationState::Stored);
}

#[tokio::test]
async fn on_its_day_an_unfinished_rotation_is_reminded_of() {
    let place = town().await;
    let new = rotate(&place, json!({"new": true})).new_pin.unwrap();
    let past = StartRotation {
        remind_on: Some("2026-11-01".into()),
        ..request(&place, &new)
    };
    let error = office::rotation::start(&place.office, past).await.unwrap_err();
    assert_eq!(error.details["reason"], "day_past");
    let later = StartRotation {
        remind_on: Some("2026-11-25".into()),
        ..request(&place, &new)
    };
    office::rotation::start(&place.office, later).await.unwrap();
    place.verify().await.unwrap();
    place.clock.advance(SignedDuration::from_hours(4 * 24));
    assert_eq!(place.findings().await, []);
    place.clock.advance(SignedDuration::from_hours(24));
    let findings = place.findings().await;
    assert_eq!(findings[0].kind, FindingKind::RotationOverdue);
    assert!(view(&place.stored().await).unwrap().overdue);
}

#[tokio::test]
async fn a_secret_store_that_fails_at_any_step_leaves_a_pin_that_works() {
    let place = town().await;
    let new = rotate(&place, json!({"new": true})).new_pin.unwrap();
    place.vault.fail(Some(Fault::OnPut(VaultError::Locked)));
    assert_eq!(start(&place, &new).await.unwrap_err().code, Code::VaultLocked);
    place.vault.fail(None);
    assert_eq!(view(&place.stored().await), None);
    assert_eq!(in_use(&place).await, VerifyOutcome::Verified);

    start(&place, &new).await.unwrap();
    place.vault.fail(Some(Fault::OnGet(VaultError::Locked)));
    let checked = office::rotation::verify(&place.office, id(&place).await)
        .await
        .unwrap();
    assert_eq!(checked.verdict.outcome, VerifyOutcome::VaultUnavailable);
    assert_eq!(view(&checked.account).unwrap().state, RotationState::Stored);
    place.vault.fail(None);
    office::rotation::verify(&place.office, id(&place).await)
        .await
        .unwrap();
    office::rotation::switch(&place.office, id(&place).await)
        .await
        .unwrap();
    place.vault.fail(Some(Fault::OnRemove(VaultError::Denied)));
    let account = office::rotation::retire(&place.office, id(&place).await)
        .await
        .unwrap();
    assert_eq!(view(&account), None);
    place.vault.fail(None);
    assert_eq!(in_use(&place).await, VerifyOutcome::Verified);
}
