use std::process::Command;

use counterfoil_tests::cli::{self, Cli};
use counterfoil_tests::flow::NAME;
use counterfoil_tests::{Result, histories, paths};

use crate::bench::{assert_honest, assert_whole, is_complete, sync, town};

/// Copies the data to a disk of one megabyte more, syncs there, and copies all back.
const SCRIPT: &str = "set -e
mkdir -p \"$3\"
size=$(( $(du -sk \"$2\" | cut -f1) + 1536 ))
mount -t tmpfs -o size=${size}k tmpfs \"$3\"
cp -a \"$2/.\" \"$3/\"
set +e
\"$1\" --json --data-dir \"$3\" sync --account \"$4\" --from \"$5\" --to \"$6\"
code=$?
rm -rf \"$2\" && mkdir -p \"$2\" && cp -a \"$3/.\" \"$2/\"
exit $code";

#[tokio::test]
async fn a_full_disk_is_named_and_what_was_there_stays() -> Result<()> {
    let Some(unshare) = private_mounts() else {
        println!("\n  NOT TESTED: the full disk. This user may not mount a small disk of their own.\n");
        return Ok(());
    };
    let (_gateway, truth, bench) = town(20_000, 41).await?;
    let (from, to) = truth.days()?;
    let mut command = Command::new("unshare");
    command
        .args(unshare)
        .args(["sh", "-c", SCRIPT, "sh"])
        .arg(paths::built("counterfoil-cli"));
    command
        .arg(bench.data())
        .arg(bench.home().join("small-disk"))
        .args([NAME, &from, &to]);
    command.envs(bench.variables());
    let outcome = cli::run(command, "")?;
    assert_eq!(outcome.code, 1, "{outcome:?}");
    assert_eq!(outcome.error_code()?, "disk_full", "{outcome:?}");
    assert_honest(&bench, &truth)?;
    assert!(histories::read(&bench.data())?.rows < truth.count);
    // With room again the same data goes on.
    let outcome = sync(&bench.cli(), &truth)?;
    assert!(is_complete(&outcome), "{outcome:?}");
    assert_whole(&bench, &truth)
}

/// Options with which this user may mount something privately.
fn private_mounts() -> Option<&'static [&'static str]> {
    let ways: [&[&str]; 2] = [&["--mount"], &["--mount", "--map-root-user"]];
    ways.into_iter().find(|way| {
        let mut command = Command::new("unshare");
        command.args(*way).args(["mount", "-t", "tmpfs", "tmpfs", "/mnt"]);
        command.output().is_ok_and(|answer| answer.status.success())
    })
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_is_named() -> Result<()> {
    let file = tempfile::NamedTempFile::new()?;
    // A file where the folder should be.
    let outcome = Cli::new(&file.path().join("data"), &[]).run(&["account", "list"])?;
    assert_eq!(outcome.code, 1, "{outcome:?}");
    assert!(
        !outcome.error()?["message"]
            .as_str()
            .unwrap_or_default()
            .is_empty()
    );
    Ok(())
}
