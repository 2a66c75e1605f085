use counterfoil_tests::Result;
use serde_json::json;

use crate::bench::{assert_honest, assert_whole, is_complete, sync, sync_lately, town};

#[tokio::test]
async fn an_answer_cut_at_any_byte_is_never_taken_for_the_whole() -> Result<()> {
    let (gateway, truth, bench) = town(400, 21).await?;
    let early = [0, 1, 2, 5, 20, 37, 38, 39, 60, 100];
    let later = (1..=20).map(|step| 100 + step * 997);
    for (turn, bytes) in early.into_iter().chain(later).enumerate() {
        gateway.heal().await?;
        let clean = turn % 2 == 0;
        gateway.fault(json!({ "fault": "truncate", "bytes": bytes, "clean": clean, "only": "txnquery", "times": 5 })).await?;
        let outcome = sync_lately(&bench.cli(), &truth)?;
        assert_honest(&bench, &truth)
            .map_err(|problem| format!("cut at {bytes}, clean {clean}: {problem:?}"))?;
        if bytes <= 100 {
            assert!(
                !is_complete(&outcome),
                "cut at {bytes}, clean {clean}: {outcome:?}"
            );
        }
    }
    gateway.heal().await?;
    let outcome = sync(&bench.cli(), &truth)?;
    assert!(is_complete(&outcome), "{outcome:?}");
    assert_whole(&bench, &truth)
}

#[tokio::test]
async fn every_other_broken_answer_leaves_the_window_open_and_the_rest_whole() -> Result<()> {
    let (gateway, truth, bench) = town(400, 22).await?;
    for fault in [
        "empty",
        "html",
        "http_503",
        "reset_before_reading",
        "reset_after_reading",
        "wrong_count",
    ] {
        gateway.heal().await?;
        gateway.fault(json!({ "fault": fault })).await?;
        let outcome = sync_lately(&bench.cli(), &truth)?;
        assert!(!is_complete(&outcome), "{fault}: {outcome:?}");
        assert_honest(&bench, &truth).map_err(|problem| format!("{fault}: {problem:?}"))?;
    }
    for fault in ["unescaped_ampersand", "bom", "leading_blanks"] {
        gateway.heal().await?;
        gateway.fault(json!({ "fault": fault })).await?;
        let outcome = sync_lately(&bench.cli(), &truth)?;
        assert!(is_complete(&outcome), "{fault} must be read: {outcome:?}");
    }
    gateway.heal().await?;
    sync(&bench.cli(), &truth)?;
    assert_whole(&bench, &truth)
}

#[tokio::test]
async fn payments_that_settle_or_are_voided_change_in_place() -> Result<()> {
    let (gateway, truth, bench) = town(400, 23).await?;
    assert!(is_complete(&sync(&bench.cli(), &truth)?));
    let changed = gateway.change(json!({ "settle": true })).await?;
    assert!(
        changed["changed"].as_u64().is_some_and(|count| count > 0),
        "{changed}"
    );
    gateway.change(json!({ "add": 7 })).await?;
    let truth = gateway.truth().await?;
    let outcome = sync(&bench.cli(), &truth)?;
    let line = outcome.last()?;
    assert_eq!(line["rows_new"], 7, "{line}");
    assert_eq!(line["rows_updated"], changed["changed"], "{line}");
    assert_whole(&bench, &truth)
}

#[tokio::test]
async fn a_gateway_that_is_down_is_named_and_nothing_changes() -> Result<()> {
    let (mut gateway, truth, bench) = town(400, 24).await?;
    assert!(is_complete(&sync(&bench.cli(), &truth)?));
    gateway.stop();
    let outcome = sync(&bench.cli(), &truth)?;
    assert!(!is_complete(&outcome), "{outcome:?}");
    assert_whole(&bench, &truth)
}
