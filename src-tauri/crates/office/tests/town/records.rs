use counterfoil_office as office;
use domain::{Environment, TerminalKind};
use office::dto::{
    AccountView, AddAddress, AddUser, AuditEntry, AuditRequest, Device, EditAccount, EditTerminal, EditUser,
    PinState, SaveAccount, SaveTerminal, SaveTerminals, SaveUsers, SharedVault, TerminalView,
};
use practice::Config;

use crate::place::{self, Place};

pub async fn without_pins() -> Place {
    let mut place = place::empty(Config {
        transactions: 10,
        ..Config::alder_creek(place::anchor())
    })
    .await;
    let account_id = place.account.id.clone();
    let users = SaveUsers {
        account_id: account_id.clone(),
        user_ids: vec!["apiuser501204".into(), "apiuser501205".into()],
    };
    office::setup::save_users(&place.office, users).await.unwrap();
    let terminal = |name: &str, kind, user: &str| SaveTerminal {
        id: None,
        name: name.into(),
        kind,
        user_id: user.into(),
    };
    let terminals = SaveTerminals {
        account_id,
        terminals: vec![
            terminal("Parks Front Desk", TerminalKind::Retail, "apiuser501205"),
            terminal("Web Permits", TerminalKind::Internet, "apiuser501204"),
        ],
    };
    place.account = office::setup::save_terminals(&place.office, terminals)
        .await
        .unwrap();
    place
}

pub async fn now(place: &Place) -> AccountView {
    let mut all = office::setup::accounts(&place.office).await.unwrap();
    all.swap_remove(0)
}

pub fn terminal<'a>(account: &'a AccountView, name: &str) -> &'a TerminalView {
    account.terminals.iter().find(|t| t.name == name).unwrap()
}

pub async fn history(place: &Place) -> Vec<AuditEntry> {
    let page = office::audit::history(&place.office, AuditRequest::default())
        .await
        .unwrap();
    page.entries
}

pub fn edit_of(terminal: &TerminalView) -> EditTerminal {
    EditTerminal {
        id: terminal.id.clone(),
        name: terminal.name.clone(),
        kind: terminal.kind,
        user_id: terminal.user_id.clone(),
        device: terminal.device.clone(),
        note: terminal.note.clone(),
        override_reason: None,
    }
}

pub fn edit_account_of(account: &AccountView) -> EditAccount {
    EditAccount {
        id: account.id.clone(),
        name: account.name.clone(),
        merchant_id: account.merchant_id.clone(),
        environment: account.environment,
        endpoint: account.endpoint.clone(),
        gateway_zone: account.gateway_zone.clone(),
        display_zone: account.display_zone.clone(),
        currency: account.currency.clone(),
        shared_vault: account.shared_vault,
    }
}

pub fn add_address(terminal: &TerminalView, address: &str) -> AddAddress {
    AddAddress {
        terminal_id: terminal.id.clone(),
        address: address.into(),
        note: String::new(),
        asked_on: None,
        override_reason: None,
    }
}

#[tokio::test]
async fn every_step_of_the_wizard_is_in_the_history_once_and_saving_again_adds_nothing() {
    let place = without_pins().await;
    let sentences: Vec<String> = history(&place)
        .await
        .into_iter()
        .map(|e| e.sentence)
        .rev()
        .collect();
    assert_eq!(
        sentences,
        [
            "clerk1 added the department City of Alder Creek.",
            "clerk1 added the API user apiuser501204.",
            "clerk1 added the API user apiuser501205.",
            "clerk1 added the terminal Parks Front Desk (Retail).",
            "clerk1 added the terminal Web Permits (Internet).",
        ]
    );
    let account = now(&place).await;
    let again = SaveAccount {
        id: Some(account.id.clone()),
        name: account.name.clone(),
        merchant_id: account.merchant_id.clone(),
        environment: account.environment,
        endpoint: account.endpoint.clone(),
    };
    office::setup::save_account(&place.office, again).await.unwrap();
    let mut terminals: Vec<SaveTerminal> = account
        .terminals
        .iter()
        .map(|t| SaveTerminal {
            id: Some(t.id.clone()),
            name: t.name.clone(),
            kind: t.kind,
            user_id: t.user_id.clone().unwrap(),
        })
        .collect();
    let save = |terminals: &[SaveTerminal]| SaveTerminals {
        account_id: account.id.clone(),
        terminals: terminals.to_vec(),
    };
    office::setup::save_terminals(&place.office, save(&terminals))
        .await
        .unwrap();
    assert_eq!(history(&place).await.len(), 5);
    terminals[0].name = "Parks Desk".into();
    terminals.pop();
    office::setup::save_terminals(&place.office, save(&terminals))
        .await
        .unwrap();
    let entries = history(&place).await;
    assert_eq!(
        entries[0].sentence,
        "clerk1 changed the name of Parks Front Desk from Parks Front Desk to Parks Desk."
    );
    assert_eq!(entries[1].sentence, "clerk1 removed the terminal Web Permits.");
    assert_eq!(entries.len(), 7);
}

#[tokio::test]
async fn a_changed_terminal_is_told_with_before_and_after_and_the_wizard_keeps_its_reader() {
    let place = without_pins().await;
    let account = now(&place).await;
    let request = EditTerminal {
        device: Device {
            model: "Ingenico Lane/3000".into(),
            serial: " L3-0042\u{200B}".into(),
            counter: "2".into(),
            ..Device::default()
        },
        note: "Behind the brochure rack".into(),
        ..edit_of(terminal(&account, "Parks Front Desk"))
    };
    let changed = office::terminals::edit(&place.office, request).await.unwrap();
    assert_eq!(terminal(&changed, "Parks Front Desk").device.serial, "L3-0042");
    let entry = &history(&place).await[0];
    assert_eq!(entry.action, "terminal_changed");
    let fields: Vec<&str> = entry.changes.iter().map(|c| c.field.as_str()).collect();
    assert_eq!(fields, ["counter", "model", "note", "serial"]);
    assert!(entry.can_undo);

    let terminals = changed
        .terminals
        .iter()
        .map(|t| SaveTerminal {
            id: Some(t.id.clone()),
            name: t.name.clone(),
            kind: t.kind,
            user_id: t.user_id.clone().unwrap(),
        })
        .collect();
    let account_id = changed.id.clone();
    let saved = office::setup::save_terminals(
        &place.office,
        SaveTerminals {
            account_id,
            terminals,
        },
    )
    .await
    .unwrap();
    assert_eq!(
        serde_json::to_value(&saved).unwrap(),
        serde_json::to_value(&changed).unwrap()
    );
}

#[tokio::test]
async fn bad_records_are_refused_with_field_and_reason_and_leave_no_entry() {
    let place = without_pins().await;
    let account = now(&place).await;
    let before = history(&place).await.len();
    let web = terminal(&account, "Web Permits");
    let user = |user_id: &str, note: &str| AddUser {
        account_id: account.id.clone(),
        user_id: user_id.into(),
        note: note.into(),
    };
    let edit = |change: &dyn Fn(&mut EditTerminal)| {
        let mut request = edit_of(web);
        change(&mut request);
        request
    };
    let pin = "A1".repeat(32);
    let mut refusals = Vec::new();
    for (user_id, note) in [
        ("clerk@aldercreek.gov", ""),
        ("apiuser501204", ""),
        ("apiuser501206", "4111 1111 1111 1111"),
        ("apiuser501206", pin.as_str()),
    ] {
        refusals.push(
            office::users::add(&place.office, user(user_id, note))
                .await
                .unwrap_err(),
        );
    }
    for request in [
        edit(&|r| r.name = " ".into()),
        edit(&|r| r.name = "PARKS front desk".into()),
        edit(&|r| r.user_id = Some("nobody".into())),
        edit(&|r| r.device.serial = "9".repeat(61)),
    ] {
        refusals.push(office::terminals::edit(&place.office, request).await.unwrap_err());
    }
    let registered = EditUser {
        id: account.users[0].id.clone(),
        user_id: "apiuser501204".into(),
        note: String::new(),
        registered_on: Some("2026-11-21".into()),
    };
    refusals.push(office::users::edit(&place.office, registered).await.unwrap_err());
    let told: Vec<String> = refusals
        .iter()
        .map(|e| match e.details.get("reason") {
            Some(reason) => reason.as_str().unwrap().to_owned(),
            None => e.code.word().to_owned(),
        })
        .collect();
    assert_eq!(
        told,
        [
            "user_id_is_person",
            "duplicate_name",
            "card_number",
            "text_is_pin",
            "terminal_name_empty",
            "duplicate_name",
            "not_found",
            "text_long",
            "date_in_future",
        ]
    );
    assert_eq!(history(&place).await.len(), before);
    assert_eq!(
        serde_json::to_value(now(&place).await).unwrap(),
        serde_json::to_value(&account).unwrap()
    );
}

#[tokio::test]
async fn another_converge_or_another_user_id_makes_pins_unverified() {
    let place = place::set_up(40).await;
    place.verify().await.unwrap();
    let account = now(&place).await;
    let states = |account: &AccountView| -> Vec<PinState> {
        account.terminals.iter().map(|t| t.credentials[0].state).collect()
    };
    assert_eq!(states(&account), [PinState::Verified; 4]);
    let kept = EditAccount {
        name: "Alder Creek".into(),
        shared_vault: SharedVault::Yes,
        ..edit_account_of(&account)
    };
    let account = office::accounts::edit(&place.office, kept).await.unwrap();
    assert_eq!(states(&account), [PinState::Verified; 4]);
    assert_eq!(account.shared_vault, SharedVault::Yes);

    let user = account.users[0].clone();
    let renamed = EditUser {
        id: user.id.clone(),
        user_id: "apiuser999999".into(),
        note: String::new(),
        registered_on: None,
    };
    let account = office::users::edit(&place.office, renamed).await.unwrap();
    for terminal in &account.terminals {
        let expected = if terminal.user_id.as_ref() == Some(&user.id) {
            PinState::Unverified
        } else {
            PinState::Verified
        };
        assert_eq!(terminal.credentials[0].state, expected, "{}", terminal.name);
    }

    let moved = EditAccount {
        environment: Environment::Demo,
        endpoint: None,
        ..edit_account_of(&account)
    };
    let account = office::accounts::edit(&place.office, moved).await.unwrap();
    assert_eq!(states(&account), [PinState::Unverified; 4]);
    assert!(account.terminals.iter().all(|t| t.reported.is_none()));
    let sentence = &history(&place).await[0].sentence;
    assert!(sentence.ends_with("Its PINs are unverified again."), "{sentence}");
}
