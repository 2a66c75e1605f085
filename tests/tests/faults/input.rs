use counterfoil_tests::cli::Outcome;
use counterfoil_tests::flow::NAME;
use counterfoil_tests::gateway::Gateway;
use counterfoil_tests::{Result, search, set_up};

use crate::bench::Bench;

/// A refusal: exit code 1 and an error object with a code and a sentence.
fn refused(outcome: &Outcome) -> Result<String> {
    assert_eq!(outcome.code, 1, "{outcome:?}");
    let error = outcome.error()?;
    assert!(
        error["message"].as_str().is_some_and(|text| text.len() > 10),
        "{error}"
    );
    assert!(error.get("details").is_some(), "{error}");
    outcome.error_code()
}

#[tokio::test]
async fn wrong_accounts_users_terminals_and_addresses_are_refused_and_nothing_is_saved() -> Result<()> {
    let bench = Bench::new()?;
    let cli = bench.cli();
    let account = |id: &str, environment: &[&str]| {
        let fixed = [
            "account",
            "add",
            "--name",
            NAME,
            "--merchant-id",
            id,
            "--environment",
        ];
        cli.run(&[&fixed[..], environment].concat())
    };
    for id in ["4287", "", "12345678901234567890", "00428a"] {
        refused(&account(id, &["demo"])?)?;
    }
    for endpoint in ["http://example.org", "ftp://127.0.0.1", "not an address", ""] {
        refused(&account("004287", &["custom", "--endpoint", endpoint])?)?;
    }
    refused(&account("004287", &["custom"])?)?;
    assert!(
        cli.ok(&["account", "list"])?.lines.is_empty(),
        "a refused account was saved"
    );
    account("004287", &["custom", "--endpoint", "http://127.0.0.1:9"])?;
    refused(&account("004287", &["demo"])?)?;
    assert_eq!(cli.ok(&["account", "list"])?.lines.len(), 1);

    for user in ["clerk@aldercreek.gov", "", "sixteen-letters-", "api user"] {
        refused(&cli.run(&["user", "add", "--account", NAME, "--user-id", user])?)?;
    }
    refused(&cli.run(&[
        "user",
        "add",
        "--account",
        "Nowhere",
        "--user-id",
        "apiuser501205",
    ])?)?;
    assert!(cli.ok(&["user", "list"])?.lines.is_empty());
    let terminal = |name: &str, kind: &str| {
        cli.run(&[
            "terminal",
            "add",
            "--account",
            NAME,
            "--name",
            name,
            "--kind",
            kind,
        ])
    };
    refused(&terminal("", "retail")?)?;
    assert_eq!(terminal("Parks", "counter")?.code, 2);
    assert_eq!(terminal("Parks", "retail")?.code, 0);
    refused(&terminal("Parks", "internet")?)?;
    assert_eq!(cli.ok(&["terminal", "list"])?.lines.len(), 1);
    Ok(())
}

#[tokio::test]
async fn pins_are_checked_before_they_are_kept() -> Result<()> {
    let gateway = Gateway::start(100, 51)?;
    let bench = Bench::new()?;
    let cli = bench.cli();
    set_up::places(&cli, &gateway.town)?;
    let pins = gateway.town.pins();
    let terminals = gateway.town.terminals();
    let set = |row: usize, input: &str| {
        let (user, terminal) = terminals[row];
        cli.run_with(
            &[
                "pin",
                "set",
                "--account",
                NAME,
                "--user",
                user,
                "--terminal",
                &terminal.name,
            ],
            input,
        )
    };
    for bad in ["", "Sommer!2026", &"x".repeat(65)] {
        refused(&set(0, bad)?)?;
    }
    // Hidden characters around it are taken off, and a short one is only warned about.
    assert_eq!(set(0, &format!("{}\u{a0}\r\n", pins[0]))?.code, 0);
    assert_eq!(refused(&set(1, &pins[0])?)?, "pin_duplicate");
    assert_eq!(set(1, &pins[1][..63])?.code, 0);
    let (user, terminal) = terminals[2];
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
    assert_eq!(
        cli.run(&[&place[..], &[pins[2].as_str()]].concat())?.code,
        2,
        "a PIN is never an argument"
    );
    refused(&cli.run_with(
        &[
            "pin",
            "set",
            "--account",
            NAME,
            "--user",
            "nobody",
            "--terminal",
            &terminal.name,
        ],
        &pins[2],
    )?)?;
    refused(&cli.run_with(
        &[
            "pin",
            "set",
            "--account",
            NAME,
            "--user",
            user,
            "--terminal",
            "Nowhere",
        ],
        &pins[2],
    )?)?;
    assert!(search::files_with(&bench.data(), &pins)?.is_empty());
    Ok(())
}

#[tokio::test]
async fn wrong_usage_ends_with_two() -> Result<()> {
    let bench = Bench::new()?;
    let cli = bench.cli();
    for words in [
        &["nonsense"][..],
        &["sync", "--from", "2026-10-01"],
        &["sync", "--to", "2026-10-01"],
        &["account", "add"],
        &[
            "account",
            "add",
            "--name",
            NAME,
            "--merchant-id",
            "004287",
            "--environment",
            "moon",
        ],
        &["transactions", "list", "--limit", "many"],
    ] {
        let outcome = cli.run(words)?;
        assert_eq!(outcome.code, 2, "{words:?}: {outcome:?}");
        assert!(!outcome.complaint.is_empty());
    }
    Ok(())
}

#[tokio::test]
async fn the_sample_answer_is_read_and_junk_is_named() -> Result<()> {
    let bench = Bench::new()?;
    let cli = bench.cli();
    let sample =
        counterfoil_tests::paths::root().join("src-tauri/crates/converge/tests/answers/ccinstallsale.xml");
    let read = cli.ok(&["inspect", "converge", &sample.display().to_string()])?;
    let line = read.last()?;
    assert_eq!(
        (&line["format"], &line["outcome"]),
        (&"xml".into(), &"approved".into()),
        "{line}"
    );
    for (text, format) in [
        ("", "empty"),
        ("<html><body>Sorry</body></html>", "html"),
        ("\u{1}\u{2}", "unreadable"),
    ] {
        let read = cli.ok_with(&["inspect", "converge", "-"], text)?;
        assert_eq!(read.last()?["format"], format, "{text:?}");
    }
    Ok(())
}
