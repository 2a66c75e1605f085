use counterfoil_tests::cli::{Cli, Outcome};
use counterfoil_tests::flow::NAME;
use counterfoil_tests::gateway::Gateway;
use counterfoil_tests::{Result, set_up};
use serde_json::json;

use crate::bench::Bench;

fn outcomes(outcome: &Outcome) -> Vec<&str> {
    outcome
        .lines
        .iter()
        .filter_map(|line| line["outcome"].as_str())
        .collect()
}

fn verify(cli: &Cli) -> Result<Outcome> {
    cli.run(&["verify", "--account", NAME])
}

#[tokio::test]
async fn each_cause_has_its_own_outcome() -> Result<()> {
    let mut gateway = Gateway::start(100, 61)?;
    let bench = Bench::new()?;
    let cli = bench.cli();
    set_up::places(&cli, &gateway.town)?;
    assert_eq!(outcomes(&verify(&cli)?), ["no_pin"; 4]);
    for (user, terminal) in gateway.town.terminals() {
        let place = [
            "pin",
            "set",
            "--account",
            NAME,
            "--user",
            user,
            "--terminal",
            &terminal.name,
        ];
        cli.ok_with(&place, &terminal.pin)?;
    }
    assert_eq!(outcomes(&verify(&cli)?), ["verified"; 4]);
    gateway.fault(json!({ "fault": "error", "code": "4014" })).await?;
    assert_eq!(outcomes(&verify(&cli)?), ["right_missing"; 4]);
    gateway.heal().await?;
    for (fault, outcome) in [
        ("html", "proxy_answer"),
        ("http_503", "proxy_answer"),
        ("empty", "unreadable_answer"),
        ("reset_before_reading", "no_answer"),
    ] {
        gateway.fault(json!({ "fault": fault })).await?;
        let found = verify(&cli)?;
        assert!(
            outcomes(&found)
                .iter()
                .all(|one| *one == outcome || *one == "no_answer"),
            "{fault}: {found:?}"
        );
        gateway.heal().await?;
    }
    gateway.stop();
    assert_eq!(outcomes(&verify(&cli)?), ["no_answer"; 4]);
    Ok(())
}

#[tokio::test]
async fn three_refusals_stop_further_attempts() -> Result<()> {
    let gateway = Gateway::start(100, 62)?;
    let bench = Bench::new()?;
    let cli = bench.cli();
    set_up::places(&cli, &gateway.town)?;
    let pins = gateway.town.pins();
    // Each terminal gets the PIN of its neighbour.
    for (row, (user, terminal)) in gateway.town.terminals().into_iter().enumerate() {
        let place = [
            "pin",
            "set",
            "--account",
            NAME,
            "--user",
            user,
            "--terminal",
            &terminal.name,
        ];
        let wrong: String = pins[row].chars().rev().collect();
        cli.ok_with(&place, &wrong)?;
    }
    let first = verify(&cli)?;
    assert_eq!(
        outcomes(&first),
        [
            "credentials_refused",
            "credentials_refused",
            "credentials_refused",
            "braked"
        ]
    );
    let second = verify(&cli)?;
    assert!(
        second.code == 1 && second.error_code()? == "verify_brake" || outcomes(&second) == ["braked"; 4],
        "{second:?}"
    );
    Ok(())
}
