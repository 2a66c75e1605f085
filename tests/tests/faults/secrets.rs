use counterfoil_tests::flow::NAME;
use counterfoil_tests::gateway::Gateway;
use counterfoil_tests::{Result, search, set_up};

use crate::bench::Bench;

#[tokio::test]
async fn without_a_keyring_no_pin_is_stored_and_the_program_says_why() -> Result<()> {
    let gateway = Gateway::start(100, 31)?;
    let bench = Bench::new()?;
    let cli = bench.cli();
    set_up::places(&cli, &gateway.town)?;
    let terminals = gateway.town.terminals();
    let (user, terminal) = terminals[0];
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
    let empty = tempfile::tempdir()?;
    let variables = vec![
        ("HOME".to_owned(), bench.home().display().to_string()),
        ("XDG_RUNTIME_DIR".to_owned(), empty.path().display().to_string()),
    ];
    let alone =
        counterfoil_tests::cli::Cli::new(&bench.data(), &variables).without("DBUS_SESSION_BUS_ADDRESS");
    let outcome = alone.run_with(&place, &terminal.pin)?;
    assert_eq!(outcome.code, 1, "{outcome:?}");
    assert_eq!(outcome.error_code()?, "vault_missing");
    assert!(search::files_with(&bench.data(), &gateway.town.pins())?.is_empty());
    // Nothing half-saved: with the keyring back, the PIN is still missing.
    let verified = cli.run(&["verify", "--account", NAME])?;
    assert!(
        verified.lines.iter().any(|line| line["outcome"] == "no_pin"),
        "{verified:?}"
    );
    Ok(())
}

#[tokio::test]
async fn a_locked_keyring_is_named_and_nothing_is_half_saved() -> Result<()> {
    let gateway = Gateway::start(100, 32)?;
    let mut bench = Bench::new()?;
    set_up::register(&bench.cli(), &gateway.town)?;
    let terminals = gateway.town.terminals();
    let (user, terminal) = terminals[0];
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
    bench.lock()?;
    let outcome = bench.cli().run_with(&place, &"Z9".repeat(32))?;
    assert_eq!(outcome.code, 1, "{outcome:?}");
    let code = outcome.error_code()?;
    assert!(
        ["vault_locked", "vault_denied", "vault_timeout"].contains(&code.as_str()),
        "{code}"
    );
    let verified = bench.cli().run(&["verify", "--account", NAME])?;
    assert!(
        verified.lines.iter().all(|line| line["outcome"] != "verified"),
        "{verified:?}"
    );
    // Unlocked again, the old PIN is still the one that works.
    bench.unlock()?;
    let verified = bench.cli().run(&["verify", "--account", NAME])?;
    let outcomes: Vec<_> = verified
        .lines
        .iter()
        .filter_map(|line| line["outcome"].as_str())
        .collect();
    assert_eq!(outcomes, ["verified"; 4], "{verified:?}");
    Ok(())
}
