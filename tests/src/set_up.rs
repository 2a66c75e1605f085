//! Sets a town up from the command line, which is quicker than by hand.

use std::collections::BTreeMap;

use crate::Result;
use crate::cli::Cli;
use crate::flow::NAME;
use crate::gateway::Town;

/// Account, users and terminals, without PINs.
pub fn places(cli: &Cli, town: &Town) -> Result<()> {
    let account = [
        "account",
        "add",
        "--name",
        NAME,
        "--merchant-id",
        &town.merchant_id,
        "--environment",
        "custom",
    ];
    cli.ok(&[&account[..], &["--endpoint", &town.endpoint]].concat())?;
    for user in &town.users {
        cli.ok(&["user", "add", "--account", NAME, "--user-id", &user.user_id])?;
    }
    for (_, terminal) in town.terminals() {
        cli.ok(&[
            "terminal",
            "add",
            "--account",
            NAME,
            "--name",
            &terminal.name,
            "--kind",
            &terminal.kind,
        ])?;
    }
    Ok(())
}

/// The words of `pin set` for one terminal.
pub fn pin_set<'a>(user: &'a str, terminal: &'a str) -> [&'a str; 8] {
    [
        "pin",
        "set",
        "--account",
        NAME,
        "--user",
        user,
        "--terminal",
        terminal,
    ]
}

/// All of it, PINs included.
pub fn register(cli: &Cli, town: &Town) -> Result<()> {
    places(cli, town)?;
    for (user, terminal) in town.terminals() {
        cli.ok_with(&pin_set(user, &terminal.name), &terminal.pin)?;
    }
    Ok(())
}

/// The ledger's ids of the terminals by their names.
pub fn terminal_ids(cli: &Cli) -> Result<BTreeMap<String, String>> {
    let listed = cli.ok(&["terminal", "list"])?;
    let text = |value: &serde_json::Value, name: &str| value[name].as_str().unwrap_or_default().to_owned();
    Ok(listed
        .lines
        .iter()
        .map(|line| (text(line, "name"), text(line, "id")))
        .collect())
}
