//! Notes, tags, files and views are kept as they were given, account by account.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use counterfoil_ledger as ledger;
use domain::{AccountId, Environment};
use ledger::{
    Account, Attachment, Ledger, LedgerError, PaymentAct, PaymentEvent, StoredNote, StoredView, What,
};

async fn two_accounts() -> (tempfile::TempDir, Ledger, [AccountId; 2]) {
    let folder = tempfile::tempdir().unwrap();
    let ledger = Ledger::open(&folder.path().join("ledger.db")).await.unwrap();
    let ids = ["a", "b"].map(AccountId::new);
    for id in &ids {
        let account = Account {
            id: id.clone(),
            name: format!("Department {id}"),
            merchant_id: "004287".into(),
            environment: Environment::Demo,
            endpoint: None,
            gateway_zone: "America/New_York".into(),
            display_zone: "America/Denver".into(),
            currency: domain::Currency::USD,
            shared_vault: None,
            created_at: 1,
        };
        let mut work = ledger.begin().await.unwrap();
        work.put_account(&account).await.unwrap();
        work.commit().await.unwrap();
    }
    (folder, ledger, ids)
}

fn note(id: &str, account: &AccountId, txn: &str, text: &str) -> StoredNote {
    StoredNote {
        id: id.into(),
        account: account.clone(),
        txn: txn.into(),
        text: text.into(),
        who: "clerk1".into(),
        at: 5,
        edited: false,
    }
}

#[tokio::test]
async fn notes_are_found_by_their_text_in_any_case_and_only_in_their_account() {
    let (_folder, ledger, [a, b]) = two_accounts().await;
    let mut work = ledger.begin_annotations().await.unwrap();
    for (id, account, txn, text) in [
        ("1", &a, "X", "Resident called: ÉTÉ permit"),
        ("2", &a, "X", "été again"),
        ("3", &a, "Y", "nothing special"),
        ("4", &b, "Z", "été too"),
    ] {
        work.put_note(&note(id, account, txn, text)).await.unwrap();
    }
    work.commit().await.unwrap();
    assert_eq!(ledger.noted_payments(&a, "Été").await.unwrap(), ["X"]);
    assert_eq!(ledger.noted_payments(&a, "").await.unwrap(), ["X", "Y"]);
    assert_eq!(ledger.noted_payments(&b, "").await.unwrap(), ["Z"]);
    let texts: Vec<String> = ledger
        .notes_of(&a, "X")
        .await
        .unwrap()
        .into_iter()
        .map(|note| note.text)
        .collect();
    assert_eq!(texts, ["Resident called: ÉTÉ permit", "été again"]);
}

#[tokio::test]
async fn a_page_gets_the_tags_and_the_number_of_notes_of_its_payments() {
    let (_folder, ledger, [a, b]) = two_accounts().await;
    let mut feed = ledger.changes();
    let mut work = ledger.begin_annotations().await.unwrap();
    assert!(work.put_tag(&a, "X", "audit").await.unwrap());
    assert!(!work.put_tag(&a, "X", "AUDIT").await.unwrap());
    assert!(work.put_tag(&a, "X", "Board").await.unwrap());
    assert!(work.put_tag(&b, "X", "other").await.unwrap());
    for id in ["1", "2"] {
        work.put_note(&note(id, &a, "X", "text")).await.unwrap();
    }
    work.commit().await.unwrap();
    let told = feed.recv().await.unwrap();
    assert_eq!((told.what, told.ids), (What::Annotations, vec!["X".to_owned()]));
    let page = ["X", "Y"].map(str::to_owned);
    let marks = ledger.marks(&a, &page).await.unwrap();
    assert_eq!(marks.len(), 1);
    assert_eq!(marks["X"].tags, ["audit", "Board"]);
    assert_eq!(marks["X"].notes, 2);
    assert_eq!(
        ledger.list_tags(&a).await.unwrap(),
        [("audit".to_owned(), 1), ("Board".to_owned(), 1)]
    );
    assert_eq!(
        ledger.tagged_payments(&a, &["Audit".into()]).await.unwrap(),
        ["X"]
    );
    let mut work = ledger.begin_annotations().await.unwrap();
    assert!(work.remove_tag(&a, "X", "Audit").await.unwrap());
    assert!(!work.remove_tag(&a, "X", "Audit").await.unwrap());
    work.commit().await.unwrap();
    assert_eq!(ledger.marks(&a, &page).await.unwrap()["X"].tags, ["Board"]);
}

#[tokio::test]
async fn an_attachment_goes_with_what_was_in_it() {
    let (_folder, ledger, [a, _]) = two_accounts().await;
    let file = Attachment {
        id: "f".into(),
        account: a.clone(),
        txn: "X".into(),
        name: "mail.eml".into(),
        size: 3,
        sha256: "0".repeat(64),
        who: "clerk1".into(),
        at: 5,
    };
    let mut work = ledger.begin_annotations().await.unwrap();
    work.add_attachment(&file, b"abc").await.unwrap();
    work.commit().await.unwrap();
    let kept = ledger.attachments_of(&a, "X").await.unwrap();
    assert_eq!(kept, std::slice::from_ref(&file));
    assert_eq!(
        ledger.attachment_bytes("f").await.unwrap().as_deref(),
        Some(&b"abc"[..])
    );
    let mut work = ledger.begin_annotations().await.unwrap();
    work.remove_attachment(&file).await.unwrap();
    work.commit().await.unwrap();
    assert_eq!(ledger.attachment("f").await.unwrap(), None);
    assert_eq!(ledger.attachment_bytes("f").await.unwrap(), None);
}

#[tokio::test]
async fn looking_at_a_payment_is_noted_once_a_day_for_each_person() {
    let (_folder, ledger, [a, _]) = two_accounts().await;
    let ids = ["X".to_owned()];
    for (who, day, at) in [
        ("clerk1", 1, 10),
        ("clerk1", 1, 20),
        ("clerk2", 1, 30),
        ("clerk1", 2, 40),
    ] {
        let event = PaymentEvent {
            act: PaymentAct::Viewed,
            who: who.into(),
            at,
        };
        ledger.note_payment_act(&a, &ids, &event, day).await.unwrap();
    }
    let events = ledger.payment_events(&a, "X").await.unwrap();
    let seen: Vec<_> = events.iter().map(|e| (e.who.as_str(), e.at)).collect();
    assert_eq!(seen, [("clerk1", 10), ("clerk2", 30), ("clerk1", 40)]);
}

#[tokio::test]
async fn a_name_is_one_view_in_an_account_whatever_its_case() {
    let (_folder, ledger, [a, b]) = two_accounts().await;
    let view = |id: &str, name: &str| StoredView {
        id: id.into(),
        name: name.into(),
        text: "amount:>100".into(),
        columns: "[]".into(),
        sort: None,
        saved_at: 5,
    };
    ledger.put_view(&a, &view("1", "Web over 100")).await.unwrap();
    ledger.put_view(&b, &view("2", "Web over 100")).await.unwrap();
    let taken = ledger.put_view(&a, &view("3", "WEB over 100")).await;
    assert!(matches!(taken, Err(LedgerError::Taken)));
    ledger.put_view(&a, &view("1", "Another")).await.unwrap();
    let names: Vec<_> = ledger.list_views(&a).await.unwrap();
    assert_eq!(names, [view("1", "Another")]);
    ledger.remove_view("1").await.unwrap();
    assert_eq!(ledger.list_views(&a).await.unwrap(), []);
    assert_eq!(
        ledger.view("2").await.unwrap(),
        Some((b, view("2", "Web over 100")))
    );
}
