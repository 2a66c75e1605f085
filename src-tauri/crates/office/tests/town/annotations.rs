//! Notes, tags and files of payments.

use std::sync::atomic::Ordering;

use counterfoil_office as office;
use office::Code;
use office::dto::{
    AccountRequest, AddNote, Annotated, AuditRequest, ChangeTags, DetailRequest, EditNote, IdRequest,
    SearchRequest, TimelineKind, TxnDetail, TxnFilter, TxnRow,
};

use crate::desk::{self, Desk};

async fn desk() -> Desk {
    let desk = desk::set_up().await;
    desk.place.sync().await.unwrap();
    desk
}

async fn rows(desk: &Desk, text: &str) -> Vec<TxnRow> {
    let request = SearchRequest {
        account_id: desk.account_id(),
        text: text.into(),
    };
    let filter = office::search::read(desk.office(), request).await.unwrap().filter;
    page(desk, filter).await
}

async fn page(desk: &Desk, filter: TxnFilter) -> Vec<TxnRow> {
    let request = office::dto::PageRequest {
        filter,
        sort: office::dto::TxnSort {
            column: office::dto::SortColumn::Time,
            direction: office::dto::SortDirection::Descending,
        },
        offset: 0,
        limit: 100,
    };
    office::transactions::page(desk.office(), request)
        .await
        .unwrap()
        .rows
}

async fn detail(desk: &Desk, id: &str) -> TxnDetail {
    let request = DetailRequest {
        account_id: desk.account_id(),
        id: id.into(),
    };
    office::transactions::detail(desk.office(), request)
        .await
        .unwrap()
}

fn note(desk: &Desk, ids: &[&str], text: &str) -> AddNote {
    AddNote {
        account_id: desk.account_id(),
        ids: ids.iter().map(|id| (*id).to_owned()).collect(),
        text: text.into(),
    }
}

fn of(id: &str) -> IdRequest {
    IdRequest { id: id.into() }
}

#[tokio::test]
async fn a_note_is_written_found_changed_and_removed_and_the_audit_keeps_it() {
    let desk = desk().await;
    let all = rows(&desk, "").await;
    let (one, two) = (all[0].id.as_str(), all[1].id.as_str());
    let request = note(&desk, &[one, two, one], "Resident called:\nwants a receipt");
    let done = office::annotations::add_note(desk.office(), request)
        .await
        .unwrap();
    assert_eq!(
        (done.count, done.sentence.as_str()),
        (2, "Wrote the note on 2 payments.")
    );
    let found = rows(&desk, "note:RECEIPT").await;
    assert_eq!(found.len(), 2);
    assert!(found.iter().all(|row| row.notes == 1));
    assert_eq!(rows(&desk, "note:").await.len(), 2);
    assert_eq!(rows(&desk, "note:nowhere").await.len(), 0);

    let shown = detail(&desk, one).await;
    assert_eq!(shown.row.notes, 1);
    let written = &shown.note_list[0];
    assert_eq!(
        (written.text.as_str(), written.who.as_str(), written.edited),
        ("Resident called:\nwants a receipt", "clerk1", false)
    );
    let request = EditNote {
        id: written.id.clone(),
        text: "Sent on Friday".into(),
    };
    office::annotations::edit_note(desk.office(), request)
        .await
        .unwrap();
    let shown = detail(&desk, one).await;
    assert!(shown.note_list[0].edited && shown.note_list[0].text == "Sent on Friday");
    office::annotations::remove_note(desk.office(), of(&shown.note_list[0].id))
        .await
        .unwrap();
    let shown = detail(&desk, one).await;
    assert!(shown.note_list.is_empty());
    let noted: Vec<&str> = shown
        .timeline
        .iter()
        .filter(|moment| moment.kind == TimelineKind::Noted)
        .map(|moment| moment.sentence.as_str())
        .collect();
    assert_eq!(
        noted,
        [
            "clerk1 wrote a note.",
            "clerk1 changed a note.",
            "clerk1 removed a note."
        ]
    );
    let request = AuditRequest {
        object_id: Some(one.to_owned()),
        ..AuditRequest::default()
    };
    let entries = office::audit::history(desk.office(), request)
        .await
        .unwrap()
        .entries;
    let removed = &entries[0].changes[0];
    assert_eq!(removed.before.as_deref(), Some("Sent on Friday"));
    assert!(
        desk.entries()
            .await
            .iter()
            .all(|entry| !entry.action.starts_with("note"))
    );
}

#[tokio::test]
async fn a_note_holds_no_card_number_and_lands_on_known_payments_only() {
    let desk = desk().await;
    let id = rows(&desk, "").await[0].id.clone();
    for (ids, text, reason) in [
        (vec![id.as_str()], "paid with 4111 1111\n1111 1111", "card_number"),
        (vec![id.as_str()], " \n ", "note_empty"),
        (vec![], "text", "nothing_picked"),
    ] {
        let error = office::annotations::add_note(desk.office(), note(&desk, &ids, text))
            .await
            .unwrap_err();
        assert_eq!(error.details["reason"], reason);
    }
    let long = "x ".repeat(1_001);
    let error = office::annotations::add_note(desk.office(), note(&desk, &[&id], &long))
        .await
        .unwrap_err();
    assert_eq!(error.details["reason"], "text_long");
    let unknown = note(&desk, &[&id, "not-here"], "text");
    let error = office::annotations::add_note(desk.office(), unknown)
        .await
        .unwrap_err();
    assert_eq!(error.code, Code::NotFound);
    assert_eq!(rows(&desk, "note:").await.len(), 0);
}

#[tokio::test]
async fn tags_are_put_on_found_counted_and_taken_off() {
    let desk = desk().await;
    let all = rows(&desk, "").await;
    let change =
        async |ids: &[&TxnRow], add: &[&str], remove: &[&str]| -> Result<Annotated, office::OfficeError> {
            let texts = |list: &[&str]| list.iter().map(|one| (*one).to_owned()).collect();
            let request = ChangeTags {
                account_id: desk.account_id(),
                ids: ids.iter().map(|row| row.id.clone()).collect(),
                add: texts(add),
                remove: texts(remove),
            };
            office::annotations::change_tags(desk.office(), request).await
        };
    change(&[&all[0], &all[1]], &["Audit", "board meeting"], &[])
        .await
        .unwrap();
    let again = change(&[&all[1], &all[2]], &["AUDIT"], &[]).await.unwrap();
    assert_eq!(again.count, 1, "one had it already");
    let tagged = rows(&desk, "tag:audit").await;
    assert_eq!(tagged.len(), 3);
    assert!(tagged.iter().all(|row| row.tags.contains(&"Audit".to_owned())));
    assert_eq!(rows(&desk, "tag:\"board meeting\" tag:none").await.len(), 2);
    let request = note(&desk, &[&all[0].id], "for the board");
    office::annotations::add_note(desk.office(), request)
        .await
        .unwrap();
    assert_eq!(
        rows(&desk, "tag:audit note:board").await.len(),
        1,
        "both must hold"
    );
    change(&[&all[0], &all[1], &all[2]], &[], &["audit"])
        .await
        .unwrap();
    let request = AccountRequest {
        account_id: desk.account_id(),
    };
    let known = office::annotations::tags(desk.office(), request)
        .await
        .unwrap()
        .tags;
    assert_eq!(known.len(), 1);
    assert_eq!((known[0].name.as_str(), known[0].count), ("board meeting", 2));
    let moments = detail(&desk, &all[0].id).await.timeline;
    let sentences: Vec<&str> = moments
        .iter()
        .filter(|moment| moment.kind == TimelineKind::Tagged)
        .map(|moment| moment.sentence.as_str())
        .collect();
    assert_eq!(
        sentences,
        [
            "clerk1 put the tags Audit, board meeting.",
            "clerk1 took off the tag audit."
        ]
    );
    for (tag, reason) in [
        ("a,b", "tag_mark"),
        (" ", "tag_empty"),
        ("x".repeat(31).as_str(), "text_long"),
    ] {
        let error = change(&[&all[0]], &[tag], &[]).await.unwrap_err();
        assert_eq!(error.details["reason"], reason);
    }
}

#[tokio::test]
async fn a_file_is_kept_opened_from_a_copy_and_removed() {
    let desk = desk().await;
    let id = rows(&desk, "").await[0].id.clone();
    let request = || DetailRequest {
        account_id: desk.account_id(),
        id: id.clone(),
    };
    let cancelled = office::annotations::attach(desk.office(), request())
        .await
        .unwrap();
    assert_eq!(cancelled.count, 0);
    let choose = |name: &str, bytes: &[u8]| {
        let path = desk.out.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        *desk.person.chosen.lock().unwrap() = Some(path);
    };
    choose("Mail from the resident.eml", b"Subject: please give it back");
    let done = office::annotations::attach(desk.office(), request())
        .await
        .unwrap();
    assert_eq!(done.count, 1);
    choose("setup.exe", b"MZ");
    office::annotations::attach(desk.office(), request())
        .await
        .unwrap();
    for (name, size, reason) in [
        ("big.pdf", 10 * 1024 * 1024 + 1, "file_too_large"),
        ("empty.txt", 0, "file_empty"),
    ] {
        choose(name, &vec![b'x'; size]);
        let error = office::annotations::attach(desk.office(), request())
            .await
            .unwrap_err();
        assert_eq!(error.details["reason"], reason);
    }
    let files = detail(&desk, &id).await.attachments;
    assert_eq!(files.len(), 2);
    assert_eq!(
        (files[0].name.as_str(), files[0].size),
        ("Mail from the resident.eml", 28)
    );
    office::annotations::open_attachment(desk.office(), of(&files[0].id))
        .await
        .unwrap();
    let shown = desk.person.shown.lock().unwrap().clone();
    assert_eq!(std::fs::read(&shown[0]).unwrap(), b"Subject: please give it back");
    assert!(
        shown[0].starts_with(desk.place.folder.path()),
        "from a private copy"
    );
    let error = office::annotations::open_attachment(desk.office(), of(&files[1].id))
        .await
        .unwrap_err();
    assert_eq!(error.code, Code::FileFailed);
    desk.person.no_viewer.store(true, Ordering::SeqCst);
    let error = office::annotations::open_attachment(desk.office(), of(&files[0].id))
        .await
        .unwrap_err();
    assert_eq!(error.code, Code::FileFailed);
    office::annotations::remove_attachment(desk.office(), of(&files[0].id))
        .await
        .unwrap();
    let shown = detail(&desk, &id).await;
    assert_eq!(shown.attachments.len(), 1);
    let attached: Vec<&str> = shown
        .timeline
        .iter()
        .filter(|moment| moment.kind == TimelineKind::Attached)
        .map(|moment| moment.sentence.as_str())
        .collect();
    assert_eq!(
        attached,
        [
            "clerk1 attached Mail from the resident.eml.",
            "clerk1 attached setup.exe.",
            "clerk1 removed Mail from the resident.eml.",
        ]
    );
}
