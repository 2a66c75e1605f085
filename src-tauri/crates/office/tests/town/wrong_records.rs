//! Mistakes in the town's own records, each made the way in which towns make it.

use std::mem::replace;
use std::sync::Arc;

use counterfoil_office as office;
use domain::TerminalKind;
use office::dto::{
    ApplyImport, EditTerminal, Empty, Intention, RightWord, SetActive, SetIntentions, TickRight,
};
use serde_json::{Value, json};

use crate::desk;
use crate::place::{self, Place};
use crate::records::{add_address, edit_of, terminal};

/// What is wrong in the records.
pub enum Wrong {
    /// A counter was taken for a web terminal and given an allow-list; a colleague's file puts
    /// its kind right, and the addresses stay.
    AllowListOnCounter(&'static str),
    /// A file from elsewhere says that plans run on a counter.
    PlansOnCounter(&'static str),
    /// An API user is switched off and its terminals are not.
    UserOff(&'static str),
    /// Something is intended, and nobody has ticked the right it needs.
    Intended(&'static str, Intention),
    /// Cards on file are intended on these terminals, every right is ticked, and nobody has
    /// asked for a shared vault.
    CardsOnFile(&'static [&'static str]),
}

impl Wrong {
    /// Makes the mistake.
    pub async fn into(&self, place: &mut Place) {
        match self {
            Wrong::AllowListOnCounter(name) => {
                let file = exported(place).await;
                let request = EditTerminal {
                    kind: TerminalKind::Internet,
                    ..edit_of(terminal(&place.account, name))
                };
                place.account = office::terminals::edit(&place.office, request).await.unwrap();
                let request = add_address(terminal(&place.account, name), "203.0.113.7");
                office::addresses::add(&place.office, request).await.unwrap();
                import(place, &file).await;
            }
            Wrong::PlansOnCounter(name) => {
                let mut file = exported(place).await;
                let terminals = file["accounts"][0]["terminals"].as_array_mut().unwrap();
                let counter = terminals.iter_mut().find(|t| t["name"] == *name).unwrap();
                counter["intentions"] = json!(["installment"]);
                import(place, &file).await;
            }
            Wrong::UserOff(user) => {
                let request = SetActive {
                    id: user_id(place, user),
                    active: false,
                    reason: "Left the town".into(),
                };
                place.account = office::users::set_active(&place.office, request).await.unwrap();
            }
            Wrong::Intended(name, intention) => intend(place, name, *intention).await,
            Wrong::CardsOnFile(names) => {
                for name in *names {
                    intend(place, name, Intention::Tokens).await;
                    let request = TickRight {
                        user_id: terminal(&place.account, name).user_id.clone().unwrap(),
                        right: RightWord::Tokens,
                        ticked: true,
                    };
                    office::rights::tick(&place.office, request).await.unwrap();
                }
            }
        }
    }
}

fn user_id(place: &Place, user: &str) -> String {
    let users = &place.account.users;
    users.iter().find(|u| u.user_id == user).unwrap().id.clone()
}

async fn intend(place: &Place, name: &str, intention: Intention) {
    let request = SetIntentions {
        terminal_id: place.id_of(name),
        intentions: vec![intention],
        override_reason: None,
    };
    office::rights::set_intentions(&place.office, request)
        .await
        .unwrap();
}

async fn exported(place: &Place) -> Value {
    let text = office::configuration::text(&place.office, None).await.unwrap();
    serde_json::from_str(&text).unwrap()
}

/// A colleague's file is chosen, looked at and applied.
async fn import(place: &mut Place, file: &Value) {
    let path = place.folder.path().join("colleague.counterfoil.json");
    std::fs::write(&path, file.to_string()).unwrap();
    let person = desk::Person::who_chooses(path);
    // The office of another folder keeps the place until this one is opened again.
    let spare = tempfile::tempdir().unwrap();
    let elsewhere = place::open(&spare, &place.clock, &place.vault).await;
    replace(&mut place.office, elsewhere).close().await;
    let (folder, clock, vault) = (&place.folder, &place.clock, &place.vault);
    let office = desk::open(folder, clock, vault, &person, &Arc::default()).await;
    replace(&mut place.office, office).close().await;
    let seen = office::configuration::preview(&place.office, Empty {})
        .await
        .unwrap();
    assert_eq!(seen.problems, Vec::<String>::new());
    let request = ApplyImport {
        token: seen.token.unwrap(),
        passphrase: None,
    };
    office::configuration::apply(&place.office, request)
        .await
        .unwrap();
    place.account = place.stored().await;
}
