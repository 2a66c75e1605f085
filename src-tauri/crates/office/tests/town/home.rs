//! Today at a glance: every number is what its search finds.

use counterfoil_office as office;
use jiff::SignedDuration;
use office::dto::{
    AccountRequest, AttentionTarget, AttentionWeight, Chart, ChartRequest, ChartSplit, ChartStep, FigureKind,
    Home, SearchRequest, SyncRequest, Totals, TotalsRequest, TxnFilter,
};
use serde_json::json;

use crate::place::{self, Place};

async fn home(place: &Place) -> Home {
    let request = AccountRequest {
        account_id: place.account.id.clone(),
    };
    office::home::show(&place.office, request).await.unwrap()
}

async fn filter(place: &Place, text: &str) -> TxnFilter {
    let request = SearchRequest {
        account_id: place.account.id.clone(),
        text: text.to_owned(),
    };
    let search = office::search::read(&place.office, request).await.unwrap();
    assert!(search.chips.iter().all(|chip| chip.problem.is_none()), "{text}");
    search.filter
}

async fn totals(place: &Place, text: &str) -> Totals {
    let request = TotalsRequest {
        filter: filter(place, text).await,
        picked: None,
    };
    office::transactions::totals(&place.office, request)
        .await
        .unwrap()
}

fn kinds(home: &Home) -> Vec<&str> {
    home.attention.iter().map(|line| line.kind.as_str()).collect()
}

#[tokio::test]
async fn every_figure_is_to_the_cent_what_its_search_finds() {
    let place = place::set_up(2_000).await;
    place.sync().await.unwrap();
    let home = home(&place).await;
    assert_eq!(home.today, "2026-11-20");
    assert_eq!(home.figures.len(), 7);
    let mut any = false;
    for figure in &home.figures {
        let list = totals(&place, &figure.text).await;
        assert_eq!(figure.count, list.count, "{:?}", figure.kind);
        any |= figure.count > 0;
        let Some(money) = &figure.money else {
            assert_eq!(figure.kind, FigureKind::DeclinedToday);
            continue;
        };
        let usd = list.currencies.iter().find(|one| one.currency == "USD");
        let zero = "0".to_owned();
        let (sales, refunds, net) = usd.map_or((&zero, &zero, &zero), |one| {
            (&one.sales.minor, &one.refunds.minor, &one.net.minor)
        });
        match figure.kind {
            FigureKind::SalesToday => {
                assert_eq!((&money.minor, refunds), (sales, &zero));
            }
            FigureKind::RefundsToday => {
                assert_eq!((&money.minor, sales), (refunds, &zero));
            }
            _ => assert_eq!(&money.minor, net, "{:?}", figure.kind),
        }
    }
    assert!(any, "the town had payments");
    let year = home
        .figures
        .iter()
        .find(|f| f.kind == FigureKind::NetFiscalYear)
        .unwrap();
    let written_out = totals(
        &place,
        "date:2026-07-01..2026-11-20 status:open,settled,refunded,partly_refunded",
    )
    .await;
    assert_eq!(year.count, written_out.count, "the fiscal year begins on July 1");
}

#[tokio::test]
async fn the_copy_says_how_fresh_it_is_in_a_named_zone() {
    let place = place::set_up(100).await;
    let before = home(&place).await.freshness;
    assert_eq!(
        (before.sentence.as_str(), before.stale, before.as_of),
        ("Nothing was copied from Converge yet.", true, None)
    );
    place.sync().await.unwrap();
    let after = home(&place).await.freshness;
    assert_eq!(
        (after.sentence.as_str(), after.stale),
        ("Data to 11:00 AM MST today.", false)
    );
    place.clock.advance(SignedDuration::from_hours(3));
    assert!(
        home(&place).await.freshness.stale,
        "three hours on a Friday are long"
    );
    place.clock.advance(SignedDuration::from_hours(21));
    let sentence = home(&place).await.freshness.sentence;
    assert_eq!(sentence, "Data to 11:00 AM MST yesterday.");
}

#[tokio::test]
async fn what_waits_stands_in_the_order_of_its_weight_with_one_action_each() {
    let place = place::set_up(300).await;
    assert!(kinds(&home(&place).await).contains(&"sync_never"));
    place.verify().await.unwrap();
    place.arm(json!({ "fault": "wrong_count", "only": "txnquery", "times": 1 }));
    place.sync().await.unwrap();
    let home = home(&place).await;
    let kinds = kinds(&home);
    assert!(!kinds.contains(&"sync_never"), "{kinds:?}");
    let gap = home
        .attention
        .iter()
        .find(|line| line.kind == "days_missing")
        .unwrap();
    assert_eq!(gap.weight, AttentionWeight::High);
    let AttentionTarget::Sync {
        from: Some(from),
        to: Some(to),
    } = &gap.target
    else {
        panic!("{:?}", gap.target)
    };
    let weights: Vec<AttentionWeight> = home.attention.iter().map(|line| line.weight).collect();
    assert!(weights.is_sorted(), "{weights:?}");
    assert!(
        home.attention
            .iter()
            .all(|line| !line.action.is_empty() && line.title.ends_with('.'))
    );
    for line in &home.attention {
        if let AttentionTarget::Payments { text } = &line.target {
            let count = totals(&place, text).await.count;
            assert!(
                line.title.starts_with(&count.to_string()),
                "{}: {count}",
                line.title
            );
        }
    }
    // One click fills the gap.
    place.sync_days(Some((from, to))).await.unwrap();
    let after = self::home(&place).await;
    assert!(!self::kinds(&after).contains(&"days_missing"));
}

async fn chart(place: &Place, text: &str, step: ChartStep, split: ChartSplit) -> Chart {
    let request = ChartRequest {
        filter: filter(place, text).await,
        step,
        split,
    };
    office::home::chart(&place.office, request).await.unwrap()
}

/// Each number of a chart against the list that its pieces find.
async fn assert_opens_its_rows(place: &Place, text: &str, chart: &Chart) {
    let zero = office::dto::ChartPoint {
        count: 0,
        sales: "0".into(),
        refunds: "0".into(),
        net: "0".into(),
    };
    let mut counts = 0;
    for series in &chart.series {
        assert_eq!(series.points.len(), chart.buckets.len());
        for (bucket, point) in chart.buckets.iter().zip(&series.points) {
            let list = totals(place, &format!("{text} {} {}", bucket.piece, series.piece)).await;
            let found = list
                .currencies
                .first()
                .map_or(zero.clone(), |one| office::dto::ChartPoint {
                    count: one.count,
                    sales: one.sales.minor.clone(),
                    refunds: one.refunds.minor.clone(),
                    net: one.net.minor.clone(),
                });
            assert_eq!(*point, found, "{} {}", bucket.piece, series.piece);
            counts += point.count;
        }
    }
    assert_eq!(counts, chart.total.count);
    assert!(counts > 0);
}

#[tokio::test]
async fn each_number_of_a_chart_opens_exactly_its_rows() {
    let mut place = place::set_up(1_500).await;
    place.sync().await.unwrap();
    // In Denver the gateway's days are not ours; in New York they are.
    for zone in ["America/Denver", domain::GATEWAY_ZONE] {
        place.account = office::setup::set_display_zone(&place.office, &place.account.id, zone)
            .await
            .unwrap();
        let weeks = "date:2026-09-01..2026-11-20";
        for split in [ChartSplit::None, ChartSplit::Terminal, ChartSplit::Brand] {
            let drawn = chart(&place, weeks, ChartStep::Week, split).await;
            assert!(drawn.buckets.iter().all(|bucket| bucket.complete));
            assert_opens_its_rows(&place, "", &drawn).await;
        }
        let days = chart(&place, "status:settled", ChartStep::Day, ChartSplit::None).await;
        assert_eq!(days.buckets.len(), 30);
        assert_opens_its_rows(&place, "status:settled", &days).await;
    }
}

#[tokio::test]
async fn days_that_are_not_here_are_not_called_complete() {
    let place = place::set_up(100).await;
    let empty = chart(&place, "", ChartStep::Day, ChartSplit::None).await;
    assert!(empty.buckets.iter().all(|bucket| !bucket.complete));
    place.sync_days(Some(("2026-11-01", "2026-11-20"))).await.unwrap();
    let after = chart(
        &place,
        "date:2026-10-30..2026-11-03",
        ChartStep::Day,
        ChartSplit::None,
    )
    .await;
    let complete: Vec<bool> = after.buckets.iter().map(|bucket| bucket.complete).collect();
    assert_eq!(complete, [false, false, true, true, true]);
}

#[tokio::test]
async fn a_sync_of_one_terminal_asks_for_that_one_alone() {
    let place = place::set_up(200).await;
    let only = &place.account.terminals[0];
    let request = |ids: Vec<String>| SyncRequest {
        operation_id: "s".into(),
        account_id: place.account.id.clone(),
        from: None,
        to: None,
        terminal_ids: ids,
    };
    let done = office::sync::run(&place.office, request(vec![only.id.clone()]), |_| {})
        .await
        .unwrap();
    assert!(done.rows_new > 0 && done.skipped.is_empty());
    let rows = office::transactions::list_by_text(&place.office, "", None)
        .await
        .unwrap();
    assert!(rows.iter().all(|row| row.terminal_id == only.id));
    let gone = office::sync::run(&place.office, request(vec!["nobody".into()]), |_| {}).await;
    assert_eq!(gone.unwrap_err().code, office::Code::NotFound);
    let all = office::sync::run(&place.office, request(Vec::new()), |_| {})
        .await
        .unwrap();
    assert!(all.rows_new > 0);
    assert_eq!(place.local_totals().await, place.truth().await);
}
