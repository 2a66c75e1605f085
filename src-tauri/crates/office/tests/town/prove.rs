use counterfoil_office as office;
use jiff::SignedDuration;
use office::Code;
use office::dto::{BrakeRequest, OnDuplicate, PinState, VerifyOutcome, VerifyWarning};
use practice::Config;
use serde_json::json;
use vault::{Fault, VaultError};

use crate::place;

fn outcomes(report: &office::dto::VerifyReport) -> Vec<(String, VerifyOutcome)> {
    report
        .verdicts
        .iter()
        .map(|v| (v.terminal_name.clone(), v.outcome))
        .collect()
}

#[tokio::test]
async fn every_terminal_is_verified_with_calls_that_only_read() {
    let place = place::set_up(60).await;
    let report = place.verify().await.unwrap();
    assert!(
        report
            .verdicts
            .iter()
            .all(|v| v.outcome == VerifyOutcome::Verified && v.warnings.is_empty())
    );
    let reported = report.verdicts[0].reported.as_ref().unwrap();
    assert_eq!(reported.currency.as_deref(), Some("USD"));
    let asked: Vec<String> = place
        .gateway
        .log()
        .into_iter()
        .map(|entry| {
            serde_json::to_value(entry).unwrap()["transaction_type"]
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    assert_eq!(asked.len(), 8);
    assert!(
        asked
            .iter()
            .all(|kind| kind == "total" || kind == "terminalsetup"),
        "{asked:?}"
    );
}

#[tokio::test]
async fn a_missing_right_a_missing_pin_and_a_wrong_kind_are_told_apart() {
    let config = Config {
        transactions: 60,
        without_view: vec!["Utility Counter".into()],
        ..Config::alder_creek(place::anchor())
    };
    let mut place = place::set_up_with(config).await;
    let web = place
        .account
        .terminals
        .iter()
        .find(|t| t.name == "Web Utility")
        .unwrap()
        .clone();
    let request = office::dto::PinRemoveRequest {
        terminal_id: web.id.clone(),
        user_id: web.user_id.clone().unwrap(),
    };
    place.account = office::pins::remove(&place.office, request).await.unwrap();
    let terminals = place
        .account
        .terminals
        .iter()
        .map(|t| office::dto::SaveTerminal {
            id: Some(t.id.clone()),
            name: t.name.clone(),
            // The clerk chose the wrong kind for this one.
            kind: if t.name == "Web Permits" {
                domain::TerminalKind::Retail
            } else {
                t.kind
            },
            user_id: t.user_id.clone().unwrap(),
        })
        .collect();
    let request = office::dto::SaveTerminals {
        account_id: place.account.id.clone(),
        terminals,
    };
    place.account = office::setup::save_terminals(&place.office, request)
        .await
        .unwrap();

    let report = place.verify().await.unwrap();
    for (name, outcome) in outcomes(&report) {
        let expected = match name.as_str() {
            "Utility Counter" => VerifyOutcome::RightMissing,
            "Web Utility" => VerifyOutcome::NoPin,
            _ => VerifyOutcome::Verified,
        };
        assert_eq!(outcome, expected, "{name}");
    }
    let permits = report
        .verdicts
        .iter()
        .find(|v| v.terminal_name == "Web Permits")
        .unwrap();
    assert!(matches!(
        &permits.warnings[..],
        [VerifyWarning::KindDiffers { chosen: domain::TerminalKind::Retail, reported }] if reported == "Internet"
    ));
    let counter = report
        .verdicts
        .iter()
        .find(|v| v.terminal_name == "Utility Counter")
        .unwrap();
    assert_eq!(counter.gateway_code, Some(4014));
    assert!(office::verify::sentence(counter).contains("\"Batches: View\" is missing for apiuser501205"));
}

#[tokio::test]
async fn after_three_refusals_nothing_is_asked_for_fifteen_minutes() {
    let mut place = place::set_up(60).await;
    for (n, terminal) in place.gateway_terminals().into_iter().enumerate() {
        let wrong = format!("{}{n}", "W".repeat(63));
        place
            .set_pin(&terminal.1.name, &wrong, OnDuplicate::Refuse)
            .await
            .unwrap();
    }
    let report = place.verify().await.unwrap();
    let found: Vec<_> = outcomes(&report)
        .into_iter()
        .map(|(_, outcome)| outcome)
        .collect();
    use VerifyOutcome::{Braked, CredentialsRefused};
    assert_eq!(
        found,
        [CredentialsRefused, CredentialsRefused, CredentialsRefused, Braked]
    );
    assert!(report.brake.blocked_until.is_some());
    let asked = place.gateway.log().len();
    assert_eq!(place.verify().await.unwrap_err().code, Code::VerifyBrake);
    assert_eq!(place.sync().await.unwrap_err().code, Code::VerifyBrake);
    assert_eq!(
        place.gateway.log().len(),
        asked,
        "nothing was sent while the brake was on"
    );

    place.clock.advance(SignedDuration::from_mins(15));
    let brake = BrakeRequest {
        account_id: place.account.id.clone(),
    };
    assert_eq!(
        office::verify::brake(&place.office, brake)
            .await
            .unwrap()
            .blocked_until,
        None
    );
    let right = place.pin_of("Web Permits");
    place
        .set_pin("Web Permits", &right, OnDuplicate::Refuse)
        .await
        .unwrap();
    let report = place.verify().await.unwrap();
    assert!(outcomes(&report).contains(&("Web Permits".into(), VerifyOutcome::Verified)));
}

#[tokio::test]
async fn whatever_comes_instead_of_an_answer_is_named() {
    let place = place::set_up(60).await;
    for (fault, expected) in [
        (json!({"fault": "html"}), VerifyOutcome::ProxyAnswer),
        (json!({"fault": "empty"}), VerifyOutcome::UnreadableAnswer),
        (
            json!({"fault": "truncate", "bytes": 20, "clean": true}),
            VerifyOutcome::UnreadableAnswer,
        ),
        (json!({"fault": "reset_before_reading"}), VerifyOutcome::NoAnswer),
        (json!({"fault": "reset_after_reading"}), VerifyOutcome::NoAnswer),
        (json!({"fault": "http_503"}), VerifyOutcome::NoAnswer),
        (
            json!({"fault": "error", "code": "4016"}),
            VerifyOutcome::FeatureMissing,
        ),
        (json!({"fault": "error", "code": "4022"}), VerifyOutcome::Refused),
        (json!({"fault": "bom"}), VerifyOutcome::Verified),
        (json!({"fault": "leading_blanks"}), VerifyOutcome::Verified),
    ] {
        place.arm(fault.clone());
        let report = place.verify().await.unwrap();
        assert!(
            report.verdicts.iter().all(|v| v.outcome == expected),
            "{fault}: {:?}",
            outcomes(&report)
        );
        place.arm(json!({"fault": "none"}));
    }
}

#[tokio::test]
async fn a_gateway_that_is_down_leaves_the_details_saved_and_unverified() {
    let mut place = place::set_up(60).await;
    place.verify().await.unwrap();
    let gateway = std::mem::replace(
        &mut place.gateway,
        practice::Gateway::start(Config {
            transactions: 5,
            ..Config::alder_creek(place::anchor())
        })
        .await
        .unwrap(),
    );
    gateway.stop().await;
    let report = place.verify().await.unwrap();
    assert!(
        report
            .verdicts
            .iter()
            .all(|v| v.outcome == VerifyOutcome::NoAnswer)
    );
    let account = office::setup::accounts(&place.office).await.unwrap().remove(0);
    assert!(
        account
            .terminals
            .iter()
            .all(|t| t.credentials[0].state == PinState::Unverified)
    );
    assert_eq!(report.brake.refusals, 0, "no answer is no refusal");
}

#[tokio::test]
async fn a_pin_that_is_gone_from_the_secret_store_is_told_and_nothing_is_sent() {
    let place = place::set_up(60).await;
    place.vault.fail(Some(Fault::OnGet(VaultError::NotFound)));
    let report = place.verify().await.unwrap();
    assert!(
        report
            .verdicts
            .iter()
            .all(|v| v.outcome == VerifyOutcome::VaultUnavailable)
    );
    assert!(place.gateway.log().is_empty());
    assert_eq!(place.sync().await.unwrap_err().code, Code::NothingToSync);
}

#[tokio::test]
async fn a_refused_terminal_setup_is_no_failure() {
    let config = Config {
        transactions: 60,
        without_setup: true,
        ..Config::alder_creek(place::anchor())
    };
    let place = place::set_up_with(config).await;
    let report = place.verify().await.unwrap();
    assert!(
        report
            .verdicts
            .iter()
            .all(|v| v.outcome == VerifyOutcome::Verified)
    );
    assert!(
        report
            .verdicts
            .iter()
            .all(|v| v.warnings == [VerifyWarning::SetupNotReadable])
    );
}
