//! Everything about one payment: what happened, what its codes mean, what belongs to it.

use std::collections::HashMap;

use counterfoil_office as office;
use jiff::SignedDuration;
use office::dto::{CodeField, DetailRequest, TimelineKind, TxnDetail, TxnRow};

use crate::place::{self, Place};

async fn detail(place: &Place, id: &str) -> TxnDetail {
    let request = DetailRequest {
        account_id: place.account.id.clone(),
        id: id.into(),
    };
    office::transactions::detail(&place.office, request)
        .await
        .unwrap()
}

async fn rows(place: &Place, text: &str) -> Vec<TxnRow> {
    office::transactions::list_by_text(&place.office, text, None)
        .await
        .unwrap()
}

fn kinds(detail: &TxnDetail) -> Vec<TimelineKind> {
    detail.timeline.iter().map(|moment| moment.kind).collect()
}

#[tokio::test]
async fn returns_are_linked_to_their_sales_and_never_called_certain() {
    let place = place::set_up(1_200).await;
    place.sync().await.unwrap();
    let truth: HashMap<String, String> = place
        .true_payments()
        .await
        .iter()
        .filter_map(|one| Some((one["id"].as_str()?.to_owned(), one["of"].as_str()?.to_owned())))
        .collect();
    let returns = rows(&place, "type:return").await;
    assert!(returns.len() >= 5);
    let (mut right, mut wrong) = (0, 0);
    for one in &returns {
        let shown = detail(&place, &one.id).await;
        let Some(sale) = shown.sale else {
            continue;
        };
        assert!(!sale.certain);
        if truth.get(&one.id) == Some(&sale.id) {
            right += 1;
        } else {
            wrong += 1;
        }
        let back = detail(&place, &sale.id).await;
        assert!(back.returns.iter().any(|link| !link.certain));
        assert!(kinds(&back).contains(&TimelineKind::Returned));
    }
    assert!(
        right * 10 >= returns.len() * 9,
        "{right} right and {wrong} wrong of {}",
        returns.len()
    );
}

#[tokio::test]
async fn the_timeline_tells_what_happened_in_order_ours_too() {
    let place = place::set_up(200).await;
    place.sync().await.unwrap();
    let open = rows(&place, "status:open type:sale").await;
    let id = open[0].id.clone();
    place.change(serde_json::json!({ "settle": true }));
    place.clock.advance(SignedDuration::from_hours(2));
    place.sync().await.unwrap();
    let shown = detail(&place, &id).await;
    assert_eq!(
        kinds(&shown),
        [
            TimelineKind::Ran,
            TimelineKind::FirstSeen,
            TimelineKind::Settled,
            TimelineKind::Changed,
            TimelineKind::Viewed,
        ],
        "{:?}",
        shown.timeline
    );
    let sentence = |kind: TimelineKind| -> &str {
        let found = shown.timeline.iter().find(|moment| moment.kind == kind);
        found.unwrap().sentence.as_str()
    };
    let ran = sentence(TimelineKind::Ran);
    assert!(
        ran.starts_with("Sale of $") && ran.contains(&shown.row.terminal_name),
        "{ran}"
    );
    assert_eq!(
        sentence(TimelineKind::Changed),
        "Its status changed from Open to Settled."
    );
    assert!(sentence(TimelineKind::Settled).contains(&shown.batch));
    assert_eq!(sentence(TimelineKind::Viewed), "clerk1 opened it.");
    let instants: Vec<&String> = shown
        .timeline
        .iter()
        .filter_map(|moment| moment.at.as_ref())
        .collect();
    assert!(instants.is_sorted(), "{instants:?}");
    assert_eq!(shown.timeline[3].version, Some(0));
}

#[tokio::test]
async fn looking_twice_on_a_day_is_one_look() {
    let place = place::set_up(40).await;
    place.sync().await.unwrap();
    let id = rows(&place, "").await[0].id.clone();
    let looks = async || {
        let shown = detail(&place, &id).await;
        kinds(&shown)
            .into_iter()
            .filter(|kind| *kind == TimelineKind::Viewed)
            .count()
    };
    assert_eq!(looks().await, 1);
    assert_eq!(looks().await, 1);
    place.clock.advance(SignedDuration::from_hours(24));
    assert_eq!(looks().await, 2);
}

#[tokio::test]
async fn codes_are_told_in_plain_words_with_what_to_tell_the_resident() {
    let place = place::set_up(400).await;
    place.sync().await.unwrap();
    for row in rows(&place, "").await.iter().take(120) {
        let shown = detail(&place, &row.id).await;
        for meaning in &shown.meanings {
            assert!(
                meaning.meaning.ends_with('.') && !meaning.meaning.contains('!'),
                "{meaning:?}"
            );
        }
        let status = shown
            .meanings
            .iter()
            .find(|m| m.field == CodeField::Status)
            .unwrap();
        assert!(!status.tell.is_empty());
        let has = |field: CodeField| shown.meanings.iter().any(|m| m.field == field);
        assert_eq!(has(CodeField::Avs), !shown.avs.is_empty());
        assert_eq!(has(CodeField::Cvv), !shown.cvv.is_empty());
        assert_eq!(has(CodeField::EntryMode), !shown.entry_mode.is_empty());
    }
    let declined = &rows(&place, "status:declined").await[0];
    let shown = detail(&place, &declined.id).await;
    let result = shown
        .meanings
        .iter()
        .find(|m| m.field == CodeField::Result)
        .unwrap();
    assert!(!result.tell.is_empty(), "{result:?}");
}
