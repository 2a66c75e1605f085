//! The walks of paper and files on the command line: exports, sheets, sealed files, imports,
//! rotation.

use std::process::{Command, Stdio};

use super::stage::{PASSPHRASE, Stage, WRONG_PASSPHRASE};
use crate::flow::NAME;
use crate::{Problem, Result};

/// All of them, on a town that is set up.
pub async fn walk(stage: &Stage) -> Result<()> {
    exports(stage)?;
    sheets(stage)?;
    sealed(stage)?;
    imports(stage)?;
    rotation(stage).await
}

/// A path below a folder of the stage, as a word.
fn at(stage: &Stage, folder: &str, name: &str) -> String {
    stage.folder(folder).join(name).display().to_string()
}

fn exports(stage: &Stage) -> Result<()> {
    let plain = at(stage, "exports", "plain.counterfoil.json");
    stage.ok(&["setup", "export", "--account", NAME, "--file", &plain], "")?;
    stage.ok(&["setup", "export"], "")?;
    for words in [
        &["setup", "findings", "--account", NAME][..],
        &["checklist", "--account", NAME],
        &["activity", "--account", NAME],
    ] {
        stage.ok(words, "")?;
    }
    Ok(())
}

fn sheets(stage: &Stage) -> Result<()> {
    let masked = at(stage, "masked", "hand-off.pdf");
    let write = ["handoff", "write", "--account", NAME, "--form", "pdf", "--out"];
    stage.ok(&[&write[..], &[&masked]].concat(), "")?;
    let full = at(stage, "asked-for", "hand-off-full.pdf");
    let why = [
        "--full-pins",
        "--reason",
        "Onboarding of all counters",
        "--recipient",
        "CivicPlus",
    ];
    stage.ok(&[&write[..], &[&full], &why].concat(), "")?;
    // Asked for without a reason: refused, and nothing is written.
    let refused = at(stage, "masked", "refused.pdf");
    let outcome = stage.run(&[&write[..], &[&refused, "--full-pins"]].concat(), "")?;
    if outcome.code == 0 {
        return Err("full PINs left without a reason".into());
    }
    for (row, (_, terminal)) in stage.gateway.town.terminals().into_iter().enumerate() {
        let sheet = at(stage, "masked", &format!("call-{row}.pdf"));
        stage.ok(
            &[
                "call-sheet",
                "write",
                "--account",
                NAME,
                "--terminal",
                &terminal.name,
                "--out",
                &sheet,
            ],
            "",
        )?;
    }
    Ok(())
}

fn sealed(stage: &Stage) -> Result<()> {
    let write = ["handoff", "write", "--account", NAME, "--form", "sealed"];
    let why = [
        "--reason",
        "Onboarding of all counters",
        "--recipient",
        "CivicPlus",
    ];
    let out = at(stage, "sealed", "for-a-passphrase.handoff.age");
    stage.ok(&[&write[..], &why, &["--out", &out]].concat(), PASSPHRASE)?;
    let key = at(stage, "tmp", "key.txt");
    let made = Command::new("age-keygen")
        .args(["-o", &key])
        .stderr(Stdio::piped())
        .output()?;
    let words = String::from_utf8_lossy(&made.stderr).into_owned();
    let public = words.split_whitespace().find(|word| word.starts_with("age1"));
    let public = public.ok_or_else(|| Problem::new(format!("age-keygen said {words:?}")))?;
    let out = at(stage, "sealed", "for-a-key.handoff.age");
    stage.ok(
        &[&write[..], &why, &["--out", &out, "--key", public]].concat(),
        "",
    )?;
    // It really holds the PINs: its owner's program opens it, here in memory only.
    let opened = Command::new("age").args(["-d", "-i", &key, &out]).output()?;
    let text = String::from_utf8_lossy(&opened.stdout).into_owned();
    if !stage.gateway.town.pins().iter().all(|pin| text.contains(pin)) {
        return Err("the sealed hand-off lacks a PIN".into());
    }
    let with_pins = at(stage, "sealed", "with-pins.counterfoil.json");
    stage.ok(
        &[
            "setup",
            "export",
            "--account",
            NAME,
            "--file",
            &with_pins,
            "--with-pins",
        ],
        PASSPHRASE,
    )?;
    Ok(())
}

/// Into a data folder of its own: a preview, a wrong passphrase, the right one.
fn imports(stage: &Stage) -> Result<()> {
    let file = at(stage, "sealed", "with-pins.counterfoil.json");
    let plain = at(stage, "exports", "plain.counterfoil.json");
    stage.ok(&["setup", "diff", "--file", &plain, "--file", &file], "")?;
    let other = stage.cli_on("imported-data");
    let import = ["setup", "import", &file];
    stage.keep(&other.run(&import)?)?;
    let apply = [&import[..], &["--apply", "--passphrase-stdin"]].concat();
    stage.keep(&other.run_with(&apply, WRONG_PASSPHRASE)?)?;
    let done = other.run_with(&apply, PASSPHRASE)?;
    stage.keep(&done)?;
    if done.code != 0 {
        return Err("the import with the right passphrase failed".into());
    }
    stage.keep(&other.run(&["verify", "--all"])?)?;
    stage.keep(&other.run(&["setup", "export"])?)
}

/// New beside old: one that the gateway refuses, then one that it takes.
async fn rotation(stage: &Stage) -> Result<()> {
    let town = &stage.gateway.town;
    let terminals = town.terminals();
    let (_, first) = terminals.first().ok_or("the town has no terminal")?;
    let of = ["--account", NAME, "--terminal", &first.name];
    let rotate = |what: &'static str| [&["pin", "rotate", what][..], &of].concat();
    let wrong = stage.invented("a new PIN that the gateway refuses")?;
    stage.ok(&rotate("start"), &wrong)?;
    stage.run(&rotate("verify"), "")?;
    stage.ok(&rotate("back"), "")?;
    let new = stage.gateway.second_pin(&first.name).await?;
    stage.plant("the new PIN of a rotation", &new);
    stage.ok(&rotate("start"), &new)?;
    for step in ["verify", "switch", "retire"] {
        stage.ok(&rotate(step), "")?;
    }
    Ok(())
}
