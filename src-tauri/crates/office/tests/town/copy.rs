use std::collections::BTreeMap;

use counterfoil_office as office;
use office::Code;
use office::dto::{
    CoverageWord, DetailRequest, OperationRequest, SyncEvent, SyncRequest, SyncStateRequest, TxnRow,
    WindowProblem,
};
use serde_json::json;

use crate::place::{self, Place};

async fn rows(place: &Place) -> Vec<TxnRow> {
    office::transactions::list_by_text(&place.office, "", None)
        .await
        .unwrap()
}

/// Local rows and the gateway's truth, id by id.
async fn assert_equals_truth(place: &Place) {
    let local: BTreeMap<String, (String, String, String, String)> = rows(place)
        .await
        .into_iter()
        .map(|r| {
            let amount = r.amount.unwrap().minor;
            (
                r.id,
                (r.kind.to_string(), r.status.to_string(), amount, r.terminal_name),
            )
        })
        .collect();
    let text = |p: &serde_json::Value, name: &str| p[name].as_str().unwrap().to_owned();
    let truth: BTreeMap<_, _> = place
        .true_payments()
        .await
        .iter()
        .map(|p| {
            let facts = (
                text(p, "type"),
                text(p, "status"),
                p["amount_minor"].to_string(),
                text(p, "terminal"),
            );
            (text(p, "id"), facts)
        })
        .collect();
    assert_eq!(local.len(), truth.len());
    for (id, facts) in &truth {
        assert_eq!(local.get(id), Some(facts), "{id}");
    }
    assert_eq!(place.local_totals().await, place.truth().await);
}

#[tokio::test]
async fn a_sync_makes_the_copy_equal_to_the_gateways_truth() {
    let place = place::set_up(3_000).await;
    let report = place.sync().await.unwrap();
    assert_eq!((report.rows_new, report.incomplete_windows), (3_000, 0));
    assert_equals_truth(&place).await;
    let again = place.sync_days(Some(("2025-04-15", "2026-11-20"))).await.unwrap();
    assert_eq!(
        (again.rows_new, again.rows_updated),
        (0, 0),
        "overlapping windows never duplicate"
    );
}

#[tokio::test]
async fn status_changes_update_in_place_and_keep_what_was_before() {
    let place = place::set_up(400).await;
    place.sync().await.unwrap();
    let open: Vec<TxnRow> = rows(&place)
        .await
        .into_iter()
        .filter(|r| r.status == domain::TransactionStatus::Open && r.kind == domain::TransactionType::Sale)
        .collect();
    place.change(json!({ "void": open[0].id }));
    place.change(json!({ "settle": true }));
    let report = place.sync().await.unwrap();
    assert_eq!(report.rows_new, 0);
    assert!(report.rows_updated >= 2);
    assert_equals_truth(&place).await;
    let request = DetailRequest {
        account_id: place.account.id.clone(),
        id: open[1].id.clone(),
    };
    let detail = office::transactions::detail(&place.office, request)
        .await
        .unwrap();
    assert_eq!(detail.row.status, domain::TransactionStatus::Settled);
    assert_eq!(detail.earlier[0].status, domain::TransactionStatus::Open);
    assert!(
        detail.earlier[0]
            .changes
            .iter()
            .any(|c| c.name == "ssl_trans_status" && c.before.as_deref() == Some("OPN"))
    );
}

#[tokio::test]
async fn a_refund_shows_on_the_sale_and_in_the_totals() {
    let place = place::set_up(400).await;
    place.sync().await.unwrap();
    let settled = rows(&place)
        .await
        .into_iter()
        .find(|r| r.status == domain::TransactionStatus::Settled && r.kind == domain::TransactionType::Sale)
        .unwrap();
    place.change(json!({ "refund": settled.id, "amount_minor": 1 }));
    place.sync_days(Some(("2025-05-01", "2026-11-20"))).await.unwrap();
    assert_equals_truth(&place).await;
}

#[tokio::test]
async fn a_count_mismatch_marks_the_window_and_the_next_sync_repairs_it() {
    let place = place::set_up(800).await;
    place.arm(json!({ "fault": "wrong_count", "only": "txnquery", "times": 1 }));
    let report = place.sync().await.unwrap();
    assert_eq!(report.incomplete_windows, 1);
    assert_eq!(report.incomplete[0].problem, WindowProblem::CountMismatch);
    let (declared, received) = (report.incomplete[0].declared, report.incomplete[0].received);
    assert_eq!(declared, received.map(|n| n + 1));
    let state = state(&place).await;
    assert!(state.gap_days > 0);
    assert!(
        state
            .coverage
            .iter()
            .any(|c| c.ranges.iter().any(|r| r.state == CoverageWord::Incomplete))
    );
    let repaired = place.sync().await.unwrap();
    assert_eq!(repaired.incomplete_windows, 0);
    assert_equals_truth(&place).await;
    assert_eq!(self::state(&place).await.gap_days, 0);
}

async fn state(place: &Place) -> office::dto::SyncState {
    let request = SyncStateRequest {
        account_id: place.account.id.clone(),
    };
    office::sync::state(&place.office, request).await.unwrap()
}

#[tokio::test]
async fn an_answer_cut_at_any_place_is_never_called_complete() {
    let place = place::set_up(300).await;
    for bytes in [0, 1, 60, 1_000, 5_000] {
        for clean in [true, false] {
            place.arm(json!({ "fault": "truncate", "bytes": bytes, "clean": clean, "only": "txnquery" }));
            let report = place.sync_days(Some(("2026-11-01", "2026-11-20"))).await.unwrap();
            assert_eq!(report.incomplete_windows, report.windows, "{bytes} {clean}");
            assert_eq!(state(&place).await.complete_days, 0);
            place.arm(json!({ "fault": "none" }));
        }
    }
    place.sync().await.unwrap();
    assert_equals_truth(&place).await;
}

#[tokio::test]
async fn a_passing_fault_is_tried_again_because_a_look_up_is_harmless() {
    let place = place::set_up(300).await;
    for fault in ["reset_before_reading", "reset_after_reading", "empty", "http_503"] {
        place.arm(json!({ "fault": fault, "times": 1, "only": "txnquery" }));
        let report = place.sync_days(Some(("2026-10-01", "2026-11-20"))).await.unwrap();
        assert_eq!(report.incomplete_windows, 0, "{fault}");
    }
    place.arm(json!({ "fault": "unescaped_ampersand" }));
    let report = place.sync().await.unwrap();
    assert_eq!(report.incomplete_windows, 0);
    assert_eq!(place.local_totals().await, place.truth().await);
}

#[tokio::test]
async fn a_proxy_that_answers_everything_is_noticed_after_three_windows() {
    let place = place::set_up(300).await;
    place.arm(json!({ "fault": "html" }));
    let report = place.sync().await.unwrap();
    assert_eq!(report.incomplete_windows, report.windows);
    assert!(
        report
            .incomplete
            .iter()
            .all(|window| window.problem == WindowProblem::ProxyAnswer)
    );
    assert_eq!(
        place.gateway.log().len(),
        3,
        "a page is not asked for twice, and three are enough"
    );
}

#[tokio::test]
async fn a_cancelled_sync_goes_on_where_it_stopped() {
    let place = place::set_up(2_000).await;
    let request = SyncRequest {
        operation_id: "s".into(),
        account_id: place.account.id.clone(),
        from: None,
        to: None,
        terminal_ids: Vec::new(),
    };
    place.arm(json!({ "fault": "delay", "milliseconds": 40, "only": "txnquery" }));
    let office = place.office.clone();
    let seen = std::sync::atomic::AtomicU32::new(0);
    let report = office::sync::run(&place.office, request, |event| {
        if let SyncEvent::Progress { windows_done, .. } = event {
            seen.fetch_max(windows_done, std::sync::atomic::Ordering::Relaxed);
            if windows_done >= 5 {
                let office = office.clone();
                tokio::spawn(async move {
                    let request = OperationRequest {
                        operation_id: "s".into(),
                    };
                    office::operations::cancel(&office, request).await.unwrap();
                });
            }
        }
    })
    .await
    .unwrap();
    place.arm(json!({ "fault": "none" }));
    assert!(report.cancelled);
    assert!(state(&place).await.interrupted);
    let rest = place.sync().await.unwrap();
    // 25 months of 4 terminals; the window that was being read when it stopped is asked for twice.
    assert!(
        (100..=101).contains(&(report.windows + rest.windows)),
        "{} then {}",
        report.windows,
        rest.windows
    );
    assert!(!state(&place).await.interrupted);
    assert_equals_truth(&place).await;
}

#[tokio::test]
async fn a_wrong_clock_and_wrong_dates_stop_a_sync_before_anything_is_sent() {
    let place = place::set_up(50).await;
    for (days, reason) in [
        (("2026-13-45", "2026-11-20"), "not_a_date"),
        (("2026-11-20", "2026-11-01"), "dates_reversed"),
    ] {
        let error = place.sync_days(Some(days)).await.unwrap_err();
        assert_eq!(error.details["reason"], reason);
    }
    place
        .clock
        .advance(jiff::SignedDuration::from_hours(-24 * 365 * 30));
    assert_eq!(place.sync().await.unwrap_err().code, Code::ClockWrong);
    assert!(place.gateway.log().is_empty());
}

#[tokio::test]
async fn one_terminal_without_the_right_does_not_stop_the_others() {
    let config = practice::Config {
        transactions: 500,
        without_view: vec!["Web Permits".into()],
        ..practice::Config::alder_creek(place::anchor())
    };
    let place = place::set_up_with(config).await;
    let report = place.sync().await.unwrap();
    assert!(report.rows_new > 0);
    assert_eq!(
        report.incomplete.len(),
        1,
        "a missing right is told once, not for every month"
    );
    assert_eq!(report.incomplete[0].problem, WindowProblem::RightMissing);
    let asked = place.gateway.log().len() as u32;
    let spared = report.incomplete_windows - 1;
    assert_eq!(
        asked,
        report.windows - spared,
        "the refused terminal was asked once"
    );
}

#[tokio::test]
async fn quick_search_and_typed_filters_find_the_same_money_as_the_list() {
    let place = place::set_up(1_500).await;
    place.sync().await.unwrap();
    let all = rows(&place).await;
    for (filter, keep) in [
        (
            "status:settled",
            Box::new(|r: &TxnRow| r.status.to_string() == "settled") as Box<dyn Fn(&TxnRow) -> bool>,
        ),
        (
            "terminal:web",
            Box::new(|r: &TxnRow| r.terminal_name.starts_with("Web")),
        ),
        (
            "amount:>100 type:sale",
            Box::new(|r: &TxnRow| {
                r.kind.to_string() == "sale"
                    && r.amount.as_ref().unwrap().minor.parse::<i64>().unwrap() > 10_000
            }),
        ),
        (
            "o'brien",
            Box::new(|r: &TxnRow| r.customer.to_lowercase().contains("o'brien")),
        ),
    ] {
        let mut found = office::transactions::list_by_text(&place.office, filter, None)
            .await
            .unwrap();
        // Why a row was found is no part of the payment.
        for row in &mut found {
            row.matched.clear();
        }
        let expected: Vec<_> = all.iter().filter(|r| keep(r)).cloned().collect();
        assert_eq!(found, expected, "{filter}");
        let totals = office::transactions::totals_by_text(&place.office, filter)
            .await
            .unwrap();
        assert_eq!(totals.count as usize, expected.len());
    }
    for (filter, words) in [
        ("amont:>100", "Did you mean amount?"),
        ("amount:>abc", "needs a number"),
        ("date:13/45/2026", "not a date"),
        ("status:setled", "Did you mean settled?"),
    ] {
        let error = office::transactions::list_by_text(&place.office, filter, None)
            .await
            .unwrap_err();
        assert!(error.message.contains(words), "{filter}: {}", error.message);
    }
}
