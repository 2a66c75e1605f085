//! Departments beside each other, and what is switched off in one.

use counterfoil_office as office;
use domain::{Environment, TerminalKind};
use office::Code;
use office::dto::{AddTerminal, EditAccount, EditTerminal, IdRequest, SaveAccount, SetActive};

use crate::place;
use crate::records::{edit_account_of, edit_of, history, now, terminal, without_pins};

#[tokio::test]
async fn departments_differ_in_name_and_account_and_zones_and_currencies_are_real() {
    let place = without_pins().await;
    let account = now(&place).await;
    let second = |name: &str, merchant_id: &str| SaveAccount {
        id: None,
        name: name.into(),
        merchant_id: merchant_id.into(),
        environment: account.environment,
        endpoint: account.endpoint.clone(),
    };
    let error = office::setup::save_account(&place.office, second("Parks", "004287"))
        .await
        .unwrap_err();
    assert_eq!(error.details["reason"], "account_id_taken");
    assert_eq!(error.details["department"], "City of Alder Creek");
    let error = office::setup::save_account(&place.office, second("city of ALDER creek", "004288"))
        .await
        .unwrap_err();
    assert_eq!(error.code, Code::DuplicateName);
    // The same number at another Converge is another account.
    let demo = SaveAccount {
        environment: Environment::Demo,
        endpoint: None,
        ..second("Practice of Parks", "004287")
    };
    office::setup::save_account(&place.office, demo).await.unwrap();
    for (request, reason) in [
        (
            EditAccount {
                gateway_zone: "Mountain".into(),
                ..edit_account_of(&account)
            },
            "zone_unknown",
        ),
        (
            EditAccount {
                currency: "dollars".into(),
                ..edit_account_of(&account)
            },
            "currency_unknown",
        ),
        (
            EditAccount {
                environment: Environment::Demo,
                endpoint: None,
                ..edit_account_of(&account)
            },
            "account_id_taken",
        ),
    ] {
        let error = office::accounts::edit(&place.office, request).await.unwrap_err();
        assert_eq!(error.details["reason"], reason);
    }
}

#[tokio::test]
async fn switching_off_says_first_what_stops_and_is_left_out_of_sync_afterwards() {
    let place = place::set_up(40).await;
    place.verify().await.unwrap();
    place.sync().await.unwrap();
    let account = now(&place).await;
    let user = account
        .users
        .iter()
        .find(|u| u.user_id == "apiuser501204")
        .unwrap();
    let request = IdRequest { id: user.id.clone() };
    let impact = office::users::impact(&place.office, request).await.unwrap();
    let stops = impact.stops.join("\n");
    for expected in [
        "Web Permits and Web Utility use apiuser501204 and are no longer used here.",
        "The verified PINs of Web Permits and Web Utility are no longer checked.",
        "No other API user in use has a PIN on Web Permits and Web Utility: their payments",
        "\"Verify all\" leaves out Web Permits and Web Utility.",
        "New payments of Web Permits and Web Utility no longer appear here.",
        "The hand-off sheet leaves out Web Permits and Web Utility.",
    ] {
        assert!(stops.contains(expected), "{expected}\nnot in\n{stops}");
    }
    let keeps = impact.keeps.join("\n");
    assert!(keeps.contains("payments already here stay"), "{keeps}");
    assert!(keeps.contains("Converge itself is not changed"), "{keeps}");

    let off = |reason: &str| SetActive {
        id: user.id.clone(),
        active: false,
        reason: reason.into(),
    };
    let error = office::users::set_active(&place.office, off(" "))
        .await
        .unwrap_err();
    assert_eq!(error.details["reason"], "reason_empty");
    let account = office::users::set_active(&place.office, off("Left the town"))
        .await
        .unwrap();
    assert!(!account.users.iter().find(|u| u.id == user.id).unwrap().active);
    let entry = &history(&place).await[0];
    assert_eq!(entry.sentence, "clerk1 switched off the API user apiuser501204.");
    assert_eq!(entry.reason.as_deref(), Some("Left the town"));

    let before = place.local_totals().await;
    place.change(serde_json::json!({"add": 1, "terminal": "Web Permits"}));
    let report = place.sync_days(Some(("2026-11-01", "2026-11-20"))).await.unwrap();
    let asked = format!("{report:?}");
    assert!(!asked.contains("Web Permits"), "{asked}");
    assert_eq!(place.local_totals().await, before, "what was here stays");
    let again = IdRequest { id: user.id.clone() };
    let impact = office::users::impact(&place.office, again).await.unwrap();
    assert_eq!(
        impact.stops,
        ["No terminal in use has apiuser501204 as its API user; nothing stops."]
    );
}

#[tokio::test]
async fn a_switched_off_user_is_not_chosen_for_a_terminal() {
    let place = without_pins().await;
    let account = now(&place).await;
    let off = SetActive {
        id: account.users[1].id.clone(),
        active: false,
        reason: "Not needed".into(),
    };
    office::users::set_active(&place.office, off).await.unwrap();
    let request = EditTerminal {
        user_id: Some(account.users[1].id.clone()),
        ..edit_of(terminal(&account, "Web Permits"))
    };
    let error = office::terminals::edit(&place.office, request).await.unwrap_err();
    assert_eq!(error.details["reason"], "user_inactive");
    let new = AddTerminal {
        account_id: account.id,
        name: "Library".into(),
        kind: TerminalKind::Moto,
        user_id: None,
    };
    let account = office::terminals::add(&place.office, new).await.unwrap();
    assert_eq!(terminal(&account, "Library").user_id, None);
}
