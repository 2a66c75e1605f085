use counterfoil_office as office;
use domain::{Environment, TerminalKind};
use office::Code;
use office::dto::{SaveAccount, SaveTerminal, SaveTerminals, SaveUsers, SetupDraft, SetupStep};
use practice::Config;

use crate::place;

fn save(merchant_id: &str, endpoint: &str) -> SaveAccount {
    SaveAccount {
        id: None,
        name: "Second".into(),
        merchant_id: merchant_id.into(),
        environment: Environment::Custom,
        endpoint: Some(endpoint.into()),
    }
}

#[tokio::test]
async fn bad_accounts_are_refused_with_field_and_reason_and_nothing_is_saved() {
    let place = place::empty(Config {
        transactions: 10,
        ..Config::alder_creek(place::anchor())
    })
    .await;
    let good = place.gateway.description().endpoint.clone();
    for (request, reason) in [
        (save("4287", &good), "account_id_short"),
        (save("00428A", &good), "account_id_not_digits"),
        (save("004287", "http://example.org/x"), "endpoint_not_https"),
        (save("004287", "nonsense"), "endpoint_unreadable"),
        (
            SaveAccount {
                name: "  ".into(),
                ..save("004287", &good)
            },
            "account_name_empty",
        ),
    ] {
        let error = office::setup::save_account(&place.office, request)
            .await
            .unwrap_err();
        assert_eq!(error.code, Code::InvalidInput);
        assert_eq!(error.details["reason"], reason);
    }
    let taken = SaveAccount {
        name: "City of Alder Creek".into(),
        ..save("004287", &good)
    };
    let error = office::setup::save_account(&place.office, taken)
        .await
        .unwrap_err();
    assert_eq!(error.code, Code::DuplicateName);
    assert_eq!(office::setup::accounts(&place.office).await.unwrap().len(), 1);
}

#[tokio::test]
async fn terminals_are_saved_all_or_none() {
    let place = place::empty(Config {
        transactions: 10,
        ..Config::alder_creek(place::anchor())
    })
    .await;
    let account_id = place.account.id.clone();
    let users = SaveUsers {
        account_id: account_id.clone(),
        user_ids: vec!["apiuser501204".into()],
    };
    office::setup::save_users(&place.office, users).await.unwrap();
    let terminal = |name: &str| SaveTerminal {
        id: None,
        name: name.into(),
        kind: TerminalKind::Internet,
        user_id: "apiuser501204".into(),
    };
    let twice = SaveTerminals {
        account_id: account_id.clone(),
        terminals: vec![terminal("Web"), terminal("WEB ")],
    };
    let error = office::setup::save_terminals(&place.office, twice)
        .await
        .unwrap_err();
    assert_eq!(error.code, Code::DuplicateName);
    let unnamed = SaveTerminals {
        account_id: account_id.clone(),
        terminals: vec![terminal("Web"), terminal("")],
    };
    assert!(
        office::setup::save_terminals(&place.office, unnamed)
            .await
            .is_err()
    );
    assert!(
        office::setup::accounts(&place.office).await.unwrap()[0]
            .terminals
            .is_empty()
    );

    let two = SaveTerminals {
        account_id: account_id.clone(),
        terminals: vec![terminal("A"), terminal("B")],
    };
    let saved = office::setup::save_terminals(&place.office, two).await.unwrap();
    let swapped = saved
        .terminals
        .iter()
        .zip(["B", "A"])
        .map(|(t, name)| SaveTerminal {
            id: Some(t.id.clone()),
            ..terminal(name)
        })
        .collect();
    let swapped = SaveTerminals {
        account_id,
        terminals: swapped,
    };
    let saved = office::setup::save_terminals(&place.office, swapped)
        .await
        .unwrap();
    assert_eq!(
        saved
            .terminals
            .iter()
            .map(|t| t.name.as_str())
            .collect::<Vec<_>>(),
        ["B", "A"]
    );
}

#[tokio::test]
async fn a_draft_survives_a_restart_and_the_folder_holds_no_pin() {
    let place = place::set_up(40).await;
    let draft = SetupDraft {
        step: SetupStep::Pins,
        account_id: Some(place.account.id.clone()),
        account_name: "City of Alder Creek".into(),
        merchant_id: "004287".into(),
        environment: Some(Environment::Custom),
        endpoint: String::new(),
        user_ids: vec!["apiuser501204".into()],
        terminals: vec![],
    };
    office::setup::save_draft(&place.office, draft.clone())
        .await
        .unwrap();
    place.sync().await.unwrap();
    place.office.clone().close().await;
    let place::Place {
        folder,
        clock,
        vault,
        gateway,
        office,
        ..
    } = place;
    office.close().await;
    let pins: Vec<String> = gateway
        .description()
        .users
        .iter()
        .flat_map(|u| u.terminals.iter().map(|t| t.pin.clone()))
        .collect();
    let mut searched = 0;
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        searched += bytes.len();
        for pin in &pins {
            assert!(!bytes.windows(pin.len()).any(|window| window == pin.as_bytes()));
        }
        // The search itself must be able to find something that is there.
        if bytes.windows(9).any(|window| window == b"apiuser50") {
            searched += 1_000_000;
        }
    }
    assert!(searched > 1_000_000);
    let reopened = place::open(&folder, &clock, &vault).await;
    let status = office::app::status(&reopened, false).await.unwrap();
    assert_eq!(status.draft, Some(draft));
    assert_eq!(status.accounts[0].terminals.len(), 4);
}
