use std::time::Duration;

use counterfoil_tests::flow::NAME;
use counterfoil_tests::{Result, histories};
use serde_json::json;

use crate::bench::{assert_honest, assert_whole, is_complete, sync, town};

/// Kills that struck a sync before it had ended.
const KILLS: usize = 25;

#[tokio::test]
async fn a_sync_killed_again_and_again_loses_nothing_and_claims_nothing() -> Result<()> {
    let (mut killed, mut seed) = (0, 10);
    while killed < KILLS {
        seed += 1;
        let (gateway, truth, bench) = town(20_000, seed).await?;
        let (from, to) = truth.days()?;
        // Slow enough that a kill strikes in the middle of things.
        gateway
            .fault(json!({ "fault": "delay", "milliseconds": 15 }))
            .await?;
        let mut marks = Vec::new();
        while killed < KILLS {
            let mut running =
                bench
                    .cli()
                    .start(&["sync", "--account", NAME, "--from", &from, "--to", &to])?;
            let moment = Duration::from_millis(50 + u64::from(random()?) * 4);
            if running.wait_for(moment).is_some() {
                break;
            }
            running.kill();
            killed += 1;
            assert_honest(&bench, &truth)?;
            let days = histories::read(&bench.data())?.complete_days();
            marks.push(format!("{} ms ({days} days)", moment.as_millis()));
        }
        gateway.heal().await?;
        let last = sync(&bench.cli(), &truth)?;
        assert!(is_complete(&last), "{last:?}");
        assert_whole(&bench, &truth)?;
        println!("  killed {killed} of {KILLS}: after {}", marks.join(", "));
    }
    Ok(())
}

fn random() -> Result<u8> {
    let mut byte = [0];
    getrandom::fill(&mut byte)?;
    Ok(byte[0])
}
