//! `cargo xtask run`: the window, or a walk through it where nobody could see one.

use std::process::ExitCode;

use xtask::{Context, Result};

use crate::packages::Need;
use crate::steps::Steps;
use crate::{cargo, node, packages, shell, windows};

/// Builds and opens the program.
pub fn run(arguments: &[&str]) -> Result<ExitCode> {
    let seen = has_display();
    let mut steps = Steps::new();
    let need = if seen { Need::Build } else { Need::Window };
    steps.step("System packages", || packages::ensure(need))?;
    steps.step("UI", node::build)?;
    if seen {
        return open(&mut steps, arguments);
    }
    steps.step("Programs", cargo::build_all)?;
    println!("\nThere is no display here, so the main job is walked under a virtual one.");
    steps.step("Walk", || {
        windows::within(|variables| {
            let mut walk = shell::command(shell::built("walk"));
            let todo = "read what the walk saw above; its pictures are in target/shots/run/.";
            shell::run(walk.envs(variables.iter().cloned()), todo)
        })
    })?;
    steps.finish();
    Ok(ExitCode::SUCCESS)
}

fn open(steps: &mut Steps, arguments: &[&str]) -> Result<ExitCode> {
    steps.step("Program", || {
        let mut build = cargo::cargo();
        build.args(["build", "--package", "counterfoil", "--features", "embedded"]);
        shell::run(&mut build, "read the compiler's words above.")
    })?;
    let mut program = shell::command(shell::built("counterfoil"));
    if arguments.is_empty() {
        program.arg("--practice-if-empty");
    }
    println!("\nThe window opens now; this command ends with it.");
    let status = program
        .args(arguments)
        .status()
        .context("cannot start counterfoil")?;
    Ok(if status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn has_display() -> bool {
    !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}
