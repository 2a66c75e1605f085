use counterfoil_office as office;
use domain::TerminalKind;
use office::dto::{
    AccountRequest, AccountView, AddTerminal, EditTerminal, IdRequest, OnDuplicate, UndoRequest,
};
use office::{Code, OfficeError};

use crate::place::{self, Place};
use crate::records::{add_address, edit_of, history, now, terminal, without_pins};

pub async fn undo(place: &Place, no: u32) -> Result<AccountView, OfficeError> {
    office::undo::undo(&place.office, UndoRequest { no }).await
}

/// Everything that setup shows of an account, ids apart that a re-made record gets anew.
pub async fn everything(place: &Place) -> serde_json::Value {
    let account = now(place).await;
    let account_id = account.id.clone();
    let list = office::checklist::show(&place.office, AccountRequest { account_id })
        .await
        .unwrap();
    let mut tasks = serde_json::to_value(&list.tasks).unwrap();
    let mut records = Vec::new();
    for terminal in &account.terminals {
        let request = IdRequest {
            id: terminal.id.clone(),
        };
        let record = office::terminals::record(&place.office, request).await.unwrap();
        let mut record = serde_json::to_value(record).unwrap();
        for address in record["addresses"].as_array_mut().unwrap() {
            address.as_object_mut().unwrap().remove("id");
        }
        let list = record["addresses"].as_array_mut().unwrap();
        list.sort_by_key(|address| address["address"].to_string());
        records.push(record);
    }
    for task in tasks.as_array_mut().unwrap() {
        task.as_object_mut().unwrap().remove("changedBy");
    }
    serde_json::json!({ "account": account, "tasks": tasks, "records": records })
}

#[tokio::test]
async fn a_change_is_taken_back_with_an_entry_of_its_own_and_can_be_done_again() {
    let place = without_pins().await;
    let before = everything(&place).await;
    let web = terminal(&place.account, "Web Permits");
    let request = EditTerminal {
        name: "Web Permits and Fees".into(),
        kind: TerminalKind::Moto,
        ..edit_of(web)
    };
    office::terminals::edit(&place.office, request).await.unwrap();
    let after = everything(&place).await;
    let entry = history(&place).await[0].clone();
    assert!(entry.can_undo);
    undo(&place, entry.no).await.unwrap();
    assert_eq!(everything(&place).await, before);
    let entries = history(&place).await;
    let (taken, original) = (&entries[0], &entries[1]);
    assert!(
        taken
            .sentence
            .starts_with(&format!("clerk1 took back no. {}: changed", entry.no)),
        "{}",
        taken.sentence
    );
    assert!(!original.can_undo, "it no longer stands");
    assert_eq!(original.changes, entry.changes, "the old entry is as it was");
    undo(&place, taken.no).await.unwrap();
    assert_eq!(everything(&place).await, after);
}

#[tokio::test]
async fn a_value_that_was_changed_again_is_not_taken_back_but_another_one_is() {
    let place = without_pins().await;
    let web = terminal(&place.account, "Web Permits").clone();
    let rename = |name: &str| EditTerminal {
        name: name.into(),
        ..edit_of(&web)
    };
    office::terminals::edit(&place.office, rename("Permits"))
        .await
        .unwrap();
    let renamed = history(&place).await[0].no;
    let noted = EditTerminal {
        note: "Ask Dana".into(),
        ..rename("Permits")
    };
    office::terminals::edit(&place.office, noted).await.unwrap();
    assert!(history(&place).await[1].can_undo, "the note is another value");
    office::terminals::edit(&place.office, rename("Fees"))
        .await
        .unwrap();
    let error = undo(&place, renamed).await.unwrap_err();
    assert_eq!(error.code, Code::UndoRefused);
    assert_eq!(error.message, "Permits was changed again since Nov 20.");
    let entries = history(&place).await;
    let entry = entries.iter().find(|entry| entry.no == renamed).unwrap();
    assert!(!entry.can_undo);
    assert_eq!(
        entry.undo_refused.as_deref(),
        Some("Permits was changed again since Nov 20.")
    );
    assert_eq!(undo(&place, 9_999).await.unwrap_err().code, Code::NotFound);
}

#[tokio::test]
async fn what_would_break_a_rule_now_is_not_taken_back() {
    let place = without_pins().await;
    let parks = terminal(&place.account, "Parks Front Desk").clone();
    let request = EditTerminal {
        kind: TerminalKind::Internet,
        ..edit_of(&parks)
    };
    office::terminals::edit(&place.office, request).await.unwrap();
    let changed = history(&place).await[0].no;
    office::addresses::add(&place.office, add_address(&parks, "203.0.113.7"))
        .await
        .unwrap();
    let added = history(&place).await[0].no;
    let error = undo(&place, changed).await.unwrap_err();
    assert_eq!(error.code, Code::UndoRefused);
    assert!(error.message.contains("counter PC"), "{}", error.message);
    undo(&place, added).await.unwrap();
    undo(&place, changed).await.unwrap();
    assert_eq!(
        terminal(&now(&place).await, "Parks Front Desk").kind,
        TerminalKind::Retail
    );
}

#[tokio::test]
async fn a_name_that_is_taken_by_now_is_not_brought_back() {
    let place = without_pins().await;
    let web = terminal(&place.account, "Web Permits").clone();
    let request = EditTerminal {
        name: "Permits".into(),
        ..edit_of(&web)
    };
    office::terminals::edit(&place.office, request).await.unwrap();
    let renamed = history(&place).await[0].no;
    let new = AddTerminal {
        account_id: place.account.id.clone(),
        name: "Web Permits".into(),
        kind: TerminalKind::Internet,
        user_id: None,
    };
    office::terminals::add(&place.office, new).await.unwrap();
    let error = undo(&place, renamed).await.unwrap_err();
    assert_eq!(error.code, Code::UndoRefused);
}

#[tokio::test]
async fn what_was_added_and_is_in_use_stays() {
    let mut place = place::set_up(20).await;
    let added: Vec<u32> = history(&place)
        .await
        .into_iter()
        .filter(|entry| entry.action == "terminal_added" || entry.action == "user_added")
        .map(|entry| entry.no)
        .collect();
    assert_eq!(added.len(), 6);
    for no in added {
        let error = undo(&place, no).await.unwrap_err();
        assert_eq!(error.code, Code::UndoRefused);
    }
    assert_eq!(now(&place).await.terminals.len(), 4);
    // A PIN stored since does not hide behind an undo either.
    let web = place.pin_of("Web Permits");
    place
        .set_pin("Web Permits", &web, OnDuplicate::Refuse)
        .await
        .unwrap();
    for entry in history(&place).await {
        assert!(
            !(entry.action.starts_with("pin_") && entry.can_undo),
            "{}",
            entry.sentence
        );
    }
}
