use counterfoil_office as office;
use office::Code;
use office::dto::{OnDuplicate, PinState};
use vault::{Fault, VaultError};

use crate::place;

#[tokio::test]
async fn the_same_pin_on_a_second_terminal_is_refused_moved_or_kept_as_a_conflict() {
    let mut place = place::set_up(40).await;
    let web = place.pin_of("Web Permits");
    let error = place
        .set_pin("Parks Front Desk", &web, OnDuplicate::Refuse)
        .await
        .unwrap_err();
    assert_eq!(error.code, Code::PinDuplicate);
    assert_eq!(error.details["terminals"], serde_json::json!(["Web Permits"]));
    assert!(!error.message.contains(&web));

    place
        .set_pin("Parks Front Desk", &web, OnDuplicate::Conflict)
        .await
        .unwrap();
    let state = |place: &place::Place, name: &str| {
        let terminal = place.account.terminals.iter().find(|t| t.name == name).unwrap();
        terminal
            .credentials
            .first()
            .map_or(PinState::Missing, |c| c.state)
    };
    assert_eq!(state(&place, "Parks Front Desk"), PinState::Conflict);
    assert_eq!(state(&place, "Web Permits"), PinState::Conflict);
    let report = place.sync().await.unwrap();
    assert_eq!(
        report.skipped.len(),
        2,
        "nobody knows whose payments these would be"
    );

    place
        .set_pin("Parks Front Desk", &web, OnDuplicate::Move)
        .await
        .unwrap();
    assert_eq!(state(&place, "Parks Front Desk"), PinState::Unverified);
    assert_eq!(state(&place, "Web Permits"), PinState::Missing);
}

#[tokio::test]
async fn a_failing_secret_store_is_told_and_leaves_nothing_half_saved() {
    let mut place = place::set_up(40).await;
    let before = serde_json::to_value(&place.account).unwrap();
    for (fault, code) in [
        (Fault::Always(VaultError::Missing), Code::VaultMissing),
        (Fault::OnPut(VaultError::Locked), Code::VaultLocked),
        (Fault::OnPut(VaultError::Denied), Code::VaultDenied),
        (Fault::Always(VaultError::Timeout), Code::VaultTimeout),
        (Fault::OnPut(VaultError::NotKept), Code::VaultFailed),
    ] {
        place.vault.fail(Some(fault));
        let error = place
            .set_pin("Web Permits", &"Z9".repeat(32), OnDuplicate::Refuse)
            .await
            .unwrap_err();
        assert_eq!(error.code, code);
        place.vault.fail(None);
        let after = office::setup::accounts(&place.office).await.unwrap().remove(0);
        assert_eq!(serde_json::to_value(&after).unwrap(), before);
    }
    // The old PIN still works.
    let report = place.verify().await.unwrap();
    assert!(
        report
            .verdicts
            .iter()
            .all(|v| v.outcome == office::dto::VerifyOutcome::Verified)
    );
}

#[tokio::test]
async fn bad_pins_are_refused_before_anything_is_stored() {
    let mut place = place::set_up(40).await;
    for (pin, reason) in [
        ("", "pin_empty"),
        ("Summer2026!", "pin_characters"),
        (&*"A".repeat(65), "pin_long"),
    ] {
        let error = place
            .set_pin("Web Permits", pin, OnDuplicate::Refuse)
            .await
            .unwrap_err();
        assert_eq!(error.details["reason"], reason);
        assert!(pin.is_empty() || !error.message.contains(pin));
    }
}
