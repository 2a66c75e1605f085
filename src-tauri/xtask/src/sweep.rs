//! `cargo xtask sweep`: no PIN in anything that the programs leave behind.

use xtask::Result;

use crate::packages::Need;
use crate::steps::Steps;
use crate::{cargo, node, packages, shell, windows};

/// Plants secrets, runs the walks under a virtual display and searches what they left.
pub fn sweep() -> Result<()> {
    let mut steps = Steps::new();
    steps.step("System packages", || packages::ensure(Need::Window))?;
    steps.step("UI", node::build)?;
    steps.step("Programs", cargo::build_all)?;
    steps.step("Sweep", || {
        windows::within(|variables| {
            let mut program = shell::command(shell::built("sweep"));
            program.envs(variables.iter().cloned());
            shell::run(
                &mut program,
                "each line above names a place, a file and an offset; target/sweep/report.jsonl has the counts.",
            )
        })
    })?;
    steps.finish();
    Ok(())
}
