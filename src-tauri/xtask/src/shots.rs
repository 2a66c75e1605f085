//! `cargo xtask shots`: a picture of every screen and state, checked by axe.

use xtask::Result;

use crate::packages::Need;
use crate::steps::Steps;
use crate::{cargo, node, packages, shell, windows};

/// Takes the pictures; `filter` limits them to names that contain it.
pub fn shots(filter: Option<&str>) -> Result<()> {
    let mut steps = Steps::new();
    steps.step("System packages", || packages::ensure(Need::Window))?;
    steps.step("UI", node::build)?;
    steps.step("Programs", cargo::build_all)?;
    steps.step("Pictures", || {
        windows::within(|variables| {
            let mut program = shell::command(shell::built("shots"));
            program.args(filter).envs(variables.iter().cloned());
            shell::run(
                &mut program,
                "read target/shots/axe.txt; each finding names its screen and element.",
            )
        })
    })?;
    steps.finish();
    Ok(())
}
