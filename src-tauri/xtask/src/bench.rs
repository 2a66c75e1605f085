//! `cargo xtask bench`: our programs against the best others for the same job.

use std::path::{Path, PathBuf};

use xtask::environment::find_program;
use xtask::{Failure, Result};

use crate::packages::Need;
use crate::steps::Steps;
use crate::{cargo, packages, shell};

/// Python packages of the peers, at the versions that the goals were set against.
const PYTHON: [&str; 1] = ["lxml==6.1.3"];

/// Runs all jobs, or the one named after `--job`.
pub fn command(words: &[&str]) -> Result<()> {
    let (["--job", _] | []) = words else {
        return Err(Failure::new(format!("`{}` cannot be measured.", words.join(" ")))
            .todo("run `cargo xtask bench`, or `cargo xtask bench --job NAME`."));
    };
    let mut steps = Steps::new();
    steps.step("System packages", || packages::ensure(Need::Bench))?;
    let python = steps.step("Python packages", || Ok(python()))?;
    steps.step("Program", build)?;
    steps.step("Measurements", || {
        let mut program = shell::command(shell::target().join("release").join(name()));
        program.args(words);
        if let Some(python) = &python {
            program.arg("--python").arg(python);
        }
        shell::run(
            &mut program,
            "a target is missed or a peer is missing: read the table above. Run it again on a quiet machine \
             before you believe it.",
        )
    })?;
    steps.finish();
    Ok(())
}

fn name() -> String {
    format!("bench{}", std::env::consts::EXE_SUFFIX)
}

fn build() -> Result<()> {
    let mut build = cargo::cargo();
    build.args([
        "build",
        "--release",
        "--package",
        "counterfoil-tests",
        "--bin",
        "bench",
    ]);
    shell::run(&mut build, "read the compiler's words above.")
}

/// A private Python with the peers' packages. Without one the jobs name what they miss.
fn python() -> Option<PathBuf> {
    let folder = shell::target().join("bench/python");
    match install(&folder) {
        Ok(python) => Some(python),
        Err(failure) => {
            println!("  {failure}");
            None
        }
    }
}

fn install(folder: &Path) -> Result<PathBuf> {
    let python = folder.join("bin/python");
    if !python.is_file() {
        let system = find_program("python3").ok_or_else(|| {
            Failure::new("There is no python3.").todo("install it: apt-get install python3-venv")
        })?;
        let mut make = shell::command(system);
        make.args(["-m", "venv"]).arg(folder);
        shell::run(&mut make, "install python3-venv.")?;
    }
    let mut pip = shell::command(&python);
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
        .args(PYTHON);
    shell::run(&mut pip, "look at pip's words above.")?;
    Ok(python)
}
