//! Whatever is changed, taking it back in reverse order leaves everything as it was.

use counterfoil_office as office;
use domain::TerminalKind;
use office::OfficeError;
use office::dto::{
    AddTerminal, AddUser, Device, EditTerminal, EditUser, IdRequest, Intention, RightWord, SetActive,
    SetIntentions, TaskKind, TaskStatus, TickRight, UpdateTask,
};
use proptest::prelude::*;

use crate::place::Place;
use crate::records::{add_address, edit_account_of, edit_of, history, now, without_pins};
use crate::undo::{everything, undo};

/// One change of the records, by small numbers that choose what and how.
#[derive(Debug, Clone, Copy)]
struct Act {
    what: u8,
    which: u8,
    how: u8,
}

fn act() -> impl Strategy<Value = Act> {
    (0_u8..12, 0_u8..3, 0_u8..4).prop_map(|(what, which, how)| Act { what, which, how })
}

/// Does it; refusals are fine, they change nothing.
async fn perform(place: &Place, act: Act) -> Result<(), OfficeError> {
    let office = &place.office;
    let account = now(place).await;
    let terminal = &account.terminals[usize::from(act.which) % account.terminals.len()];
    let user = &account.users[usize::from(act.which) % account.users.len()];
    let (how, even) = (usize::from(act.how), act.how.is_multiple_of(2));
    let sentence = Some("Converge support asked for it, ticket 88231.".to_owned()).filter(|_| even);
    let name = ["Window", "Parks Front Desk", "Library", "Web"][how];
    let active = |id: &str| SetActive {
        id: id.to_owned(),
        active: even,
        reason: "Tidying up".into(),
    };
    match act.what {
        0 => {
            let kind = [
                TerminalKind::Retail,
                TerminalKind::Internet,
                TerminalKind::Moto,
                TerminalKind::Service,
            ][how];
            let request = EditTerminal {
                kind,
                override_reason: sentence,
                ..edit_of(terminal)
            };
            office::terminals::edit(office, request).await?;
        }
        1 => {
            let request = EditTerminal {
                name: name.into(),
                note: format!("note {how}"),
                user_id: account.users.get(how).map(|user| user.id.clone()),
                device: Device {
                    serial: format!("S{how}"),
                    ..Device::default()
                },
                ..edit_of(terminal)
            };
            office::terminals::edit(office, request).await?;
        }
        2 => drop(office::terminals::set_active(office, active(&terminal.id)).await?),
        3 => drop(office::users::set_active(office, active(&user.id)).await?),
        4 => {
            let request = EditUser {
                id: user.id.clone(),
                user_id: format!("apiuser50120{how}"),
                note: format!("note {how}"),
                registered_on: Some(format!("2026-10-0{}", how + 1)),
            };
            office::users::edit(office, request).await?;
        }
        5 => {
            let request = AddUser {
                account_id: account.id.clone(),
                user_id: format!("apiuser60000{how}"),
                note: String::new(),
            };
            office::users::add(office, request).await?;
        }
        6 => {
            let request = AddTerminal {
                account_id: account.id.clone(),
                name: name.into(),
                kind: TerminalKind::Internet,
                user_id: Some(user.id.clone()).filter(|_| even),
            };
            office::terminals::add(office, request).await?;
        }
        7 => {
            let mut request = add_address(terminal, &format!("203.0.113.{how}"));
            request.override_reason = sentence;
            office::addresses::add(office, request).await?;
        }
        8 => {
            let id = terminal.id.clone();
            let record = office::terminals::record(office, IdRequest { id }).await?;
            if let Some(address) = record.addresses.first() {
                let id = address.id.clone();
                office::addresses::remove(office, IdRequest { id }).await?;
            }
        }
        9 => {
            let rights = [
                RightWord::BatchesVoid,
                RightWord::CardReturn,
                RightWord::Tokens,
                RightWord::BatchesSettle,
            ];
            let request = TickRight {
                user_id: user.id.clone(),
                right: rights[how],
                ticked: act.which != 1,
            };
            office::rights::tick(office, request).await?;
        }
        10 => {
            let request = SetIntentions {
                terminal_id: terminal.id.clone(),
                intentions: [
                    Intention::Void,
                    Intention::Recurring,
                    Intention::Tokens,
                    Intention::Return,
                ][how..]
                    .to_vec(),
                override_reason: sentence,
            };
            office::rights::set_intentions(office, request).await?;
        }
        _ => {
            let tasks = [
                TaskKind::HostedPage,
                TaskKind::EnablePost,
                TaskKind::HandOff,
                TaskKind::Connected,
            ];
            let request = UpdateTask {
                account_id: account.id.clone(),
                kind: tasks[how],
                subject_id: Some(terminal.id.clone()),
                status: [TaskStatus::Waiting, TaskStatus::Done, TaskStatus::NotNeeded]
                    [usize::from(act.which)],
                since: None,
                ticket: format!("882{how}"),
                agent: String::new(),
                note: String::new(),
            };
            office::checklist::update(office, request).await?;
        }
    }
    if act.what == 11 && even {
        let mut request = edit_account_of(&account);
        request.name = format!("Department {how}");
        office::accounts::edit(office, request).await?;
    }
    Ok(())
}

/// Undoes, newest first, all that was done since there were `first` entries; answers how many.
async fn undo_since(place: &Place, first: usize) -> usize {
    let entries = history(place).await;
    let new = &entries[..entries.len() - first];
    for entry in new {
        undo(place, entry.no)
            .await
            .unwrap_or_else(|error| panic!("{}: {}", entry.sentence, error.message));
    }
    new.len()
}

#[tokio::test]
async fn one_change_of_each_sort_is_taken_back() {
    let place = without_pins().await;
    let first = history(&place).await.len();
    let before = everything(&place).await;
    let acts = [
        (7, 1, 1),
        (10, 1, 1),
        (0, 1, 0),
        (1, 1, 3),
        (11, 0, 2),
        (2, 0, 1),
        (4, 0, 2),
        (5, 0, 0),
        (6, 0, 2),
        (8, 1, 0),
        (9, 0, 1),
        (3, 1, 1),
    ];
    for (what, which, how) in acts {
        let act = Act { what, which, how };
        perform(&place, act)
            .await
            .unwrap_or_else(|error| panic!("{act:?}: {error}"));
    }
    assert_ne!(everything(&place).await, before);
    // The eleventh act changes a task and the account.
    assert_eq!(undo_since(&place, first).await, acts.len() + 1);
    assert_eq!(everything(&place).await, before);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn any_changes_taken_back_in_reverse_order_leave_everything_as_it_was(
        acts in prop::collection::vec(act(), 1..14)
    ) {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async {
            let place = without_pins().await;
            let first = history(&place).await.len();
            let before = everything(&place).await;
            for act in &acts {
                let _ = perform(&place, *act).await;
            }
            undo_since(&place, first).await;
            assert_eq!(everything(&place).await, before);
        });
    }
}
