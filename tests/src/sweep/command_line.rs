//! The walks of the command line: set up, mistakes, verify, sync, and programs that end badly.

use std::process::Command;
use std::time::Duration;

use serde_json::json;

use super::stage::{CARD, PASSWORD, Stage};
use super::{older, paper};
use crate::flow::NAME;
use crate::set_up::pin_set;
use crate::{Problem, Result};

/// All of them.
pub async fn walk(stage: &Stage) -> Result<()> {
    places(stage)?;
    mistakes(stage)?;
    pins(stage)?;
    verify(stage).await?;
    sync(stage).await?;
    paper::walk(stage).await?;
    older::walk(stage)?;
    crashes(stage).await?;
    refused(stage).await?;
    stage.dump_drafts(&stage.folder("cli-data"), "command-line.txt")
}

/// Account, users and terminals.
fn places(stage: &Stage) -> Result<()> {
    let town = &stage.gateway.town;
    let account = [
        "account",
        "add",
        "--name",
        NAME,
        "--merchant-id",
        &town.merchant_id,
    ];
    let address = ["--environment", "custom", "--endpoint", &town.endpoint];
    stage.ok(&[&account[..], &address].concat(), "")?;
    for user in &town.users {
        stage.ok(
            &["user", "add", "--account", NAME, "--user-id", &user.user_id],
            "",
        )?;
    }
    for (_, terminal) in town.terminals() {
        let place = ["terminal", "add", "--account", NAME];
        let what = ["--name", &terminal.name, "--kind", &terminal.kind];
        stage.ok(&[&place[..], &what].concat(), "")?;
    }
    Ok(())
}

/// What is refused must not be kept or printed either.
fn mistakes(stage: &Stage) -> Result<()> {
    let town = &stage.gateway.town;
    let terminals = town.terminals();
    let (user, first) = terminals.first().ok_or("the town has no terminal")?;
    let set = pin_set(user, &first.name);
    let long = format!("{}A", first.pin);
    for refused in [PASSWORD, &long, &format!("{}\u{200b}?", first.pin)] {
        let outcome = stage.run(&set, refused)?;
        if outcome.code == 0 {
            return Err("a PIN that cannot be one was taken".into());
        }
    }
    // Where it does not belong: as an argument, a name, a wrong user, an account's number.
    for words in [
        &[&set[..], &[first.pin.as_str()]].concat()[..],
        &[
            "pin",
            "set",
            "--account",
            NAME,
            "--user",
            &first.pin,
            "--terminal",
            &first.name,
        ],
        &["user", "add", "--account", NAME, "--user-id", &first.pin],
        &[
            "account",
            "add",
            "--name",
            "Typed in",
            "--merchant-id",
            &first.pin,
            "--environment",
            "demo",
        ],
        &["transactions", "list", "--terminal", &first.pin],
    ] {
        let outcome = stage.cli().run(words)?;
        if outcome.code == 0 && words.contains(&"pin") {
            return Err("a PIN was taken as an argument".into());
        }
    }
    // A card number may be a short PIN, but it is a secret all the same.
    stage.run(&set, CARD)?;
    Ok(())
}

/// Every PIN, one of them twice and one of them wrong at first.
fn pins(stage: &Stage) -> Result<()> {
    let wrong = stage.invented("a PIN that no gateway knows")?;
    let town = &stage.gateway.town;
    let terminals = town.terminals();
    for (row, (user, terminal)) in terminals.iter().enumerate() {
        let set = pin_set(user, &terminal.name);
        if row == 1 {
            // The neighbour's PIN: refused, then kept as a conflict, then put right.
            let other = &terminals[0].1.pin;
            stage.run(&set, other)?;
            stage.ok(&[&set[..], &["--on-duplicate", "conflict"]].concat(), other)?;
            stage.ok(&set, &wrong)?;
        }
        stage.ok(&set, &format!("{}\u{a0}\r\n", terminal.pin))?;
    }
    Ok(())
}

/// Each fault makes another message.
async fn verify(stage: &Stage) -> Result<()> {
    let verify = ["verify", "--account", NAME];
    stage.ok(&verify, "")?;
    for fault in ["html", "empty", "reset_before_reading", "http_503"] {
        stage.gateway.fault(json!({ "fault": fault })).await?;
        stage.run(&verify, "")?;
        stage.gateway.heal().await?;
    }
    Ok(())
}

/// Last of all: three refusals pause everything that asks Converge.
async fn refused(stage: &Stage) -> Result<()> {
    let fault = json!({ "fault": "error", "code": "4025" });
    stage.gateway.fault(fault).await?;
    for _ in 0..2 {
        stage.run(&["verify", "--account", NAME], "")?;
    }
    stage.gateway.heal().await
}

fn days(stage: &Stage, truth: &crate::gateway::Truth) -> Result<[String; 7]> {
    let (from, to) = truth.days()?;
    // A stage that is not set up would be searched in vain.
    stage.ok(&["terminal", "list", "--account", NAME], "")?;
    Ok(["sync", "--account", NAME, "--from", &from, "--to", &to].map(str::to_owned))
}

async fn sync(stage: &Stage) -> Result<()> {
    let truth = stage.gateway.truth().await?;
    let days = days(stage, &truth)?;
    stage.ok(&days.each_ref().map(String::as_str), "")?;
    for words in [
        &["transactions", "list", "--limit", "50"][..],
        &["transactions", "totals"],
        &["account", "list"],
        &["user", "list"],
        &["terminal", "list"],
    ] {
        stage.ok(words, "")?;
    }
    Ok(())
}

/// A sync that is killed and one that is aborted, which leaves an image of its memory.
async fn crashes(stage: &Stage) -> Result<()> {
    let truth = stage.gateway.truth().await?;
    let days = days(stage, &truth)?;
    stage
        .gateway
        .fault(json!({ "fault": "delay", "milliseconds": 400 }))
        .await?;
    for signal in ["KILL", "ABRT", "SEGV"] {
        let mut running = stage.start(&days.each_ref().map(String::as_str))?;
        if running.wait_for(Duration::from_millis(1500)).is_some() {
            return Err("the sync ended before it could be struck".into());
        }
        // `setpriv` and `sh` have made way for the program, so this is its number.
        // The runtime takes the first SEGV for a full stack, steps aside and goes on.
        let mut ended = false;
        for patience in [3, 30] {
            let strike = format!("kill -{signal} {}", running.id());
            Command::new("sh").args(["-c", &strike]).status()?;
            ended = running.wait_for(Duration::from_secs(patience)).is_some();
            if ended {
                break;
            }
        }
        if !ended {
            return Err(Problem::new(format!("a program struck with {signal} still runs")));
        }
    }
    stage.gateway.heal().await
}
