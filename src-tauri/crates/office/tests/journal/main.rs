//! The money journal under a simulated world: thousands of seeds, each a history of clicks, lost
//! and late answers, crashes, clock jumps and foreign payments, against a gateway whose true
//! ledger is known.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod simulation;
mod world;

use simulation::Simulation;

/// Seeds of the short form; `COUNTERFOIL_SEEDS` names another number, `COUNTERFOIL_SEED` one seed.
const SHORT: u64 = 10_000;

#[test]
fn nothing_happens_twice_and_nothing_is_lost_whatever_fails() {
    let from_environment = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let seeds = match from_environment("COUNTERFOIL_SEED") {
        Some(seed) => seed..seed + 1,
        None => 1..from_environment("COUNTERFOIL_SEEDS").unwrap_or(SHORT) + 1,
    };
    let mut sum = simulation::Tally::default();
    for seed in seeds {
        let tally = Simulation::new(seed).run();
        sum.add(&tally);
    }
    println!("{sum:?}");
    // A simulation in which nothing goes wrong proves nothing.
    if sum.seeds >= SHORT {
        for (what, count) in sum.counted() {
            assert!(count > 0, "never seen: {what}");
        }
    }
}
