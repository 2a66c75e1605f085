//! Mistakes to be planted in a town of twelve terminals.

use counterfoil_office as office;
use domain::{Environment, Sensitive, TerminalKind};
use jiff::SignedDuration;
use office::dto::{
    OnDuplicate, PinRemoveRequest, SaveAccount, SaveTerminal, SaveTerminals, SaveUsers, StartRotation,
};
use practice::Config;
use serde_json::{Value, json};
use vault::{Fault, VaultError};

use crate::place::Place;
use crate::wrong_records::Wrong;

/// How a mistake comes into a town in which all else is well.
pub enum Plant {
    /// The gateway is so from the start.
    From(fn(&mut Config)),
    /// Converge's settings of a terminal.
    Setting(&'static str, Value),
    /// Converge's state of an API user.
    User(&'static str, Value),
    /// Another PIN is pasted: made from the right one.
    Pin(&'static str, fn(&str) -> String),
    /// The PIN of the second terminal is pasted on the first as well.
    Duplicate(&'static str, &'static str),
    /// The PIN of a terminal stands in a second department.
    OtherDepartment(&'static str),
    /// The account is saved with another account id.
    AccountId(&'static str),
    /// Demo credentials at the live address.
    DemoCredentials,
    /// Terminals of this user are given this sign-in of a person.
    Person(&'static str, &'static str),
    /// The gateway answers with a fault.
    Answer(Value),
    /// The secret store has lost what it was given.
    Lost,
    /// A PIN is not stored.
    Missing(&'static str),
    /// Nobody checks anything.
    Unchecked,
    /// A rotation is begun and forgotten.
    ForgottenRotation(&'static str),
    /// A terminal without an API user.
    NoUser(&'static str),
    /// An API user without a terminal.
    NoTerminal(&'static str),
    /// A mistake in the town's own records.
    Records(Wrong),
}

/// A town of twelve.
pub fn town(change: fn(&mut Config)) -> Config {
    let mut config = Config {
        transactions: 240,
        terminals: 12,
        ..Config::alder_creek(crate::place::anchor())
    };
    change(&mut config);
    config
}

impl Plant {
    /// The gateway's configuration with the mistake.
    pub fn config(&self) -> Config {
        match self {
            Plant::From(change) => town(*change),
            Plant::DemoCredentials => town(|config| config.environment = practice::Environment::Demo),
            _ => town(|_| {}),
        }
    }

    /// Plants the mistake in a town that is set up.
    pub async fn into(&self, place: &mut Place) {
        match self {
            Plant::From(_) | Plant::Unchecked => {}
            Plant::Setting(terminal, set) => {
                let change = json!({ "terminal": terminal, "set": set });
                place
                    .gateway
                    .set(&serde_json::from_value(change).unwrap())
                    .unwrap();
            }
            Plant::User(user, set) => {
                let change = json!({ "user": user, "set": set });
                place
                    .gateway
                    .set_user(&serde_json::from_value(change).unwrap())
                    .unwrap();
            }
            Plant::Pin(terminal, wrong) => {
                let pin = wrong(&place.pin_of(terminal));
                place.set_pin(terminal, &pin, OnDuplicate::Refuse).await.unwrap();
            }
            Plant::Duplicate(terminal, of) => {
                let pin = place.pin_of(of);
                place
                    .set_pin(terminal, &pin, OnDuplicate::Conflict)
                    .await
                    .unwrap();
            }
            Plant::OtherDepartment(terminal) => other_department(place, terminal).await,
            Plant::AccountId(id) => {
                let endpoint = place.account.endpoint.clone();
                save_account(place, id, endpoint).await;
            }
            Plant::DemoCredentials => {
                let endpoint = place.account.endpoint.clone().unwrap();
                let live = endpoint.replace("VirtualMerchantDemo", "VirtualMerchant");
                assert_ne!(live, endpoint);
                let id = place.account.merchant_id.clone();
                save_account(place, &id, Some(live)).await;
            }
            Plant::Person(user, person) => give_to_person(place, user, person).await,
            Plant::Answer(fault) => place.arm(fault.clone()),
            Plant::Lost => place.vault.fail(Some(Fault::OnGet(VaultError::NotFound))),
            Plant::Missing(terminal) => {
                let view = place
                    .account
                    .terminals
                    .iter()
                    .find(|t| t.name == *terminal)
                    .unwrap();
                let request = PinRemoveRequest {
                    terminal_id: view.id.clone(),
                    user_id: view.user_id.clone().unwrap(),
                };
                place.account = office::pins::remove(&place.office, request).await.unwrap();
            }
            Plant::ForgottenRotation(terminal) => {
                let view = place
                    .account
                    .terminals
                    .iter()
                    .find(|t| t.name == *terminal)
                    .unwrap();
                let request = StartRotation {
                    terminal_id: view.id.clone(),
                    user_id: view.user_id.clone().unwrap(),
                    value: Sensitive::new("N3w".repeat(21) + "P"),
                    remind_on: None,
                };
                office::rotation::start(&place.office, request).await.unwrap();
                place.clock.advance(SignedDuration::from_hours(30));
            }
            Plant::NoUser(terminal) => {
                let account = place.account.id.clone();
                office::setup::add_terminal(&place.office, &account, terminal, TerminalKind::Retail)
                    .await
                    .unwrap();
            }
            Plant::Records(wrong) => wrong.into(place).await,
            Plant::NoTerminal(user) => {
                let account = place.account.id.clone();
                office::setup::add_user(&place.office, &account, user)
                    .await
                    .unwrap();
            }
        }
    }
}

async fn save_account(place: &mut Place, merchant_id: &str, endpoint: Option<String>) {
    let request = SaveAccount {
        id: Some(place.account.id.clone()),
        name: place.account.name.clone(),
        merchant_id: merchant_id.into(),
        environment: Environment::Custom,
        endpoint,
    };
    place.account = office::setup::save_account(&place.office, request).await.unwrap();
}

async fn other_department(place: &mut Place, terminal: &str) {
    let pin = place.pin_of(terminal);
    let request = SaveAccount {
        id: None,
        name: "Alder Creek Parks District".into(),
        merchant_id: "009931".into(),
        environment: Environment::Custom,
        endpoint: place.account.endpoint.clone(),
    };
    let other = office::setup::save_account(&place.office, request).await.unwrap();
    let users = SaveUsers {
        account_id: other.id.clone(),
        user_ids: vec!["apiuser777001".into()],
    };
    office::setup::save_users(&place.office, users).await.unwrap();
    let terminals = SaveTerminals {
        account_id: other.id,
        terminals: vec![SaveTerminal {
            id: None,
            name: "Ball Fields".into(),
            kind: TerminalKind::Retail,
            user_id: "apiuser777001".into(),
        }],
    };
    let other = office::setup::save_terminals(&place.office, terminals)
        .await
        .unwrap();
    let request = office::dto::PinSetRequest {
        terminal_id: other.terminals[0].id.clone(),
        user_id: other.users[0].id.clone(),
        value: Sensitive::new(pin),
        on_duplicate: OnDuplicate::Conflict,
    };
    office::pins::set(&place.office, request).await.unwrap();
}

/// Terminals of an API user are saved under a person's sign-in, with their right PINs.
async fn give_to_person(place: &mut Place, user: &str, person: &str) {
    let account = place.account.id.clone();
    place.account = office::setup::add_user(&place.office, &account, person)
        .await
        .unwrap();
    let of = place
        .account
        .users
        .iter()
        .find(|u| u.user_id == user)
        .unwrap()
        .id
        .clone();
    let mut given = Vec::new();
    let mut terminals = Vec::new();
    for terminal in &place.account.terminals {
        let was_theirs = terminal.user_id.as_ref() == Some(&of);
        given.extend(was_theirs.then(|| terminal.name.clone()));
        terminals.push(SaveTerminal {
            id: Some(terminal.id.clone()),
            name: terminal.name.clone(),
            kind: terminal.kind,
            user_id: match was_theirs {
                true => person.to_owned(),
                false => terminal.user_id.clone().unwrap(),
            },
        });
    }
    let request = SaveTerminals {
        account_id: account,
        terminals,
    };
    place.account = office::setup::save_terminals(&place.office, request)
        .await
        .unwrap();
    for name in given {
        let pin = place.pin_of(&name);
        place.set_pin(&name, &pin, OnDuplicate::Refuse).await.unwrap();
    }
}
