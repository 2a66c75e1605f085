use counterfoil_office as office;
use office::Code;
use office::dto::{AuditRequest, PinState, StartRotation, SwapPins};

use crate::place::{self, Place};
use crate::plants::town;

async fn swapped() -> Place {
    place::set_up_with(town(|config| {
        config.swapped = vec![("Web Permits".into(), "Web Utility".into())];
    }))
    .await
}

fn both(place: &Place) -> SwapPins {
    SwapPins {
        terminal_a: place.id_of("Web Permits"),
        terminal_b: place.id_of("Web Utility"),
    }
}

fn state(account: &office::dto::AccountView, name: &str) -> PinState {
    let terminal = account.terminals.iter().find(|t| t.name == name).unwrap();
    terminal.credentials[0].state
}

#[tokio::test]
async fn swapped_pins_are_exchanged_in_one_step_and_then_all_is_well() {
    let place = swapped().await;
    let report = place.verify().await.unwrap();
    assert!(report.findings.blocks_hand_off);
    let account = office::pins::swap(&place.office, both(&place)).await.unwrap();
    for name in ["Web Permits", "Web Utility"] {
        assert_eq!(state(&account, name), PinState::Unverified);
        let terminal = account.terminals.iter().find(|t| t.name == name).unwrap();
        assert_eq!(terminal.reported, None, "it was told through the other PIN");
    }
    let report = place.verify().await.unwrap();
    assert_eq!(report.findings.findings, []);
    assert_eq!(state(&place.stored().await, "Web Permits"), PinState::Verified);
}

#[tokio::test]
async fn an_exchange_is_noted_on_both_terminals_without_a_pin() {
    let place = swapped().await;
    office::pins::swap(&place.office, both(&place)).await.unwrap();
    for (name, other) in [("Web Permits", "Web Utility"), ("Web Utility", "Web Permits")] {
        let request = AuditRequest {
            object_id: Some(place.id_of(name)),
            ..AuditRequest::default()
        };
        let page = office::audit::history(&place.office, request).await.unwrap();
        let entry = &page.entries[0];
        assert_eq!(entry.action, "pins_swapped");
        assert_eq!(
            entry.sentence,
            format!("clerk1 exchanged the PINs of {name} and {other}.")
        );
        assert_eq!(entry.changes.len(), 1);
        let text = serde_json::to_string(&page.entries).unwrap();
        for (_, terminal) in place.gateway_terminals() {
            assert!(!text.contains(&terminal.pin[terminal.pin.len() - 5..]));
        }
    }
}

#[tokio::test]
async fn nothing_is_exchanged_where_that_would_lose_something() {
    let mut place = swapped().await;
    let same = SwapPins {
        terminal_a: place.id_of("Pool"),
        terminal_b: place.id_of("Pool"),
    };
    let error = office::pins::swap(&place.office, same).await.unwrap_err();
    assert_eq!(error.details["reason"], "same_terminal");

    let permits = place
        .account
        .terminals
        .iter()
        .find(|t| t.name == "Web Permits")
        .unwrap();
    let request = StartRotation {
        terminal_id: permits.id.clone(),
        user_id: permits.user_id.clone().unwrap(),
        value: domain::Sensitive::new("N3w".repeat(21) + "P"),
        remind_on: None,
    };
    office::rotation::start(&place.office, request).await.unwrap();
    let error = office::pins::swap(&place.office, both(&place)).await.unwrap_err();
    assert_eq!(error.details["reason"], "rotation_under_way");
    let pin = place.pin_of("Pool");
    let error = place
        .set_pin("Web Permits", &pin, office::dto::OnDuplicate::Conflict)
        .await
        .unwrap_err();
    assert_eq!(
        (error.code, &error.details["reason"]),
        (Code::InvalidInput, &"rotation_under_way".into())
    );
}
