//! Settle now: the gateway's total first, compared with our copy; all of the batch or nothing.

use counterfoil_office as office;
use domain::IntentState;
use office::OfficeError;
use office::dto::{ActStarted, IntentRequest, IntentView, SettleLook, SettleOffer, SettleRequest};
use serde_json::json;

use crate::place::{self, Place};
use crate::staff;

const TERMINAL: &str = "Web Permits";

async fn town() -> Place {
    let place = place::set_up(200).await;
    place.change(json!({ "add": 5, "terminal": TERMINAL }));
    place.sync().await.unwrap();
    staff::trusting(&place.office).await;
    place
}

async fn offer(place: &Place) -> SettleOffer {
    let request = SettleLook {
        terminal_id: place.id_of(TERMINAL),
    };
    office::money::settle_offer(&place.office, request).await.unwrap()
}

fn asking(place: &Place, offered: &SettleOffer) -> SettleRequest {
    SettleRequest {
        terminal_id: place.id_of(TERMINAL),
        count: offered.count,
        amount_minor: offered.amount.minor.clone(),
        note: String::new(),
    }
}

async fn settle(place: &Place, request: SettleRequest) -> Result<String, OfficeError> {
    match office::money::settle(&place.office, request).await? {
        ActStarted::UnderWay { intent_id } => Ok(intent_id),
        other => panic!("{other:?}"),
    }
}

async fn answered(place: &Place, id: &str) -> IntentView {
    loop {
        let request = IntentRequest { intent_id: id.into() };
        let view = office::money::intent(&place.office, request).await.unwrap();
        if !matches!(view.state, IntentState::Armed | IntentState::Dispatching) {
            return view;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}

fn settles_sent(place: &Place) -> usize {
    place.asked().iter().filter(|call| *call == "settle").count()
}

#[tokio::test]
async fn a_batch_that_both_sides_know_alike_is_settled_once() {
    let place = town().await;
    let offered = offer(&place).await;
    assert!(
        offered.possible && offered.agrees && offered.count >= 5,
        "{offered:?}"
    );
    let id = settle(&place, asking(&place, &offered)).await.unwrap();
    let view = answered(&place, &id).await;
    assert_eq!(
        (view.state, view.headline.as_str()),
        (IntentState::Approved, "Settlement scheduled")
    );
    assert_eq!(settles_sent(&place), 1);
    let after = offer(&place).await;
    assert!(!after.possible && after.count == 0, "{after:?}");
    assert!(after.meaning.contains("nothing to settle"));
}

#[tokio::test]
async fn a_batch_that_changed_since_it_was_shown_is_not_settled() {
    let place = town().await;
    let offered = offer(&place).await;
    place.change(json!({ "add": 1, "terminal": TERMINAL }));
    let error = settle(&place, asking(&place, &offered)).await.unwrap_err();
    assert_eq!(error.code.word(), "money_changed");
    let shown = offer(&place).await;
    assert!(
        !shown.agrees && !shown.possible && shown.meaning.contains("Sync first"),
        "{shown:?}"
    );
    let error = settle(&place, asking(&place, &shown)).await.unwrap_err();
    assert!(error.message.contains("do not agree"), "{}", error.message);
    assert_eq!(settles_sent(&place), 0);
}

#[tokio::test]
async fn an_empty_batch_is_never_settled() {
    let place = town().await;
    place.change(json!({ "settle": true }));
    let shown = offer(&place).await;
    assert_eq!((shown.count, shown.possible), (0, false));
    let error = settle(&place, asking(&place, &shown)).await.unwrap_err();
    assert!(error.message.contains("nothing to settle"), "{}", error.message);
    assert_eq!(settles_sent(&place), 0);
}

#[tokio::test]
async fn a_lost_answer_to_a_settlement_is_read_from_the_batch() {
    let place = town().await;
    let offered = offer(&place).await;
    place.arm(json!({ "fault": "reset_after_reading", "only": "settle", "times": 1 }));
    let id = settle(&place, asking(&place, &offered)).await.unwrap();
    assert_eq!(answered(&place, &id).await.state, IntentState::Unknown);
    let request = IntentRequest { intent_id: id };
    let view = office::money::look(&place.office, request).await.unwrap();
    assert_eq!(view.state, IntentState::ConfirmedDone, "{view:?}");
    assert_eq!(settles_sent(&place), 1);
}

#[tokio::test]
async fn a_held_payment_is_named_before_the_batch_is_settled() {
    let place = town().await;
    let ids = place.change(json!({ "add": 1, "terminal": TERMINAL }));
    place.change(json!({ "pend": ids[0] }));
    place.sync().await.unwrap();
    let shown = offer(&place).await;
    assert_eq!(shown.troubles.len(), 1, "{shown:?}");
    assert_eq!(shown.troubles[0].id, ids[0]);
    assert!(shown.agrees, "{shown:?}");
}
