//! `cargo xtask bench`: our programs against the best others for the same job.

use std::path::{Path, PathBuf};

use xtask::environment::find_program;
use xtask::{Failure, Result};

use crate::packages::Need;
use crate::steps::Steps;
use crate::{cargo, node, packages, shell};

/// Python packages of the peers, at the versions that the goals were set against.
const PYTHON: [&str; 6] = [
    "lxml==6.1.3",
    "apsw==3.54.1.*",
    "duckdb==2.0.0",
    "XlsxWriter==3.3.1",
    "openpyxl==3.1.5",
    // DuckDB hands out arrays with it.
    "numpy==2.4.6",
];

/// Jobs that open the window. Only they need it built.
const WINDOW_JOBS: [&str; 4] = ["P7", "P13", "open", "start"];

/// Runs all jobs, or those named after `--job`. The words go to the program, which knows them.
pub fn command(words: &[&str]) -> Result<()> {
    let mut steps = Steps::new();
    let window = cfg!(target_os = "linux") && needs_window(words);
    steps.step("System packages", || {
        packages::ensure(Need::Bench)?;
        if window {
            packages::ensure(Need::Window)?;
        }
        Ok(())
    })?;
    let python = steps.step("Python packages", || Ok(python()))?;
    steps.step("Program", || build(&["counterfoil-bench", "--bin", "bench"]))?;
    if window {
        steps.step("UI", node::build)?;
        steps.step("Window", || build(&["counterfoil", "--features", "embedded"]))?;
    }
    steps.step("Measurements", || {
        let mut program = shell::command(released("bench"));
        program
            .arg("--data")
            .arg(shell::target().join("bench"))
            .arg("--peers")
            .arg(shell::root().join("tests/bench/peers"))
            .args(words);
        if let Some(python) = &python {
            program.arg("--python").arg(python);
        }
        if window {
            program.arg("--program").arg(released("counterfoil"));
        }
        shell::run(
            &mut program,
            "a goal is missed or a peer is missing: read the table above. Run it again on a quiet machine \
             before you believe it.",
        )
    })?;
    steps.finish();
    Ok(())
}

/// Whether a window is among the jobs; without names all are run.
fn needs_window(words: &[&str]) -> bool {
    let mut named = words
        .windows(2)
        .filter_map(|two| (two.first() == Some(&"--job")).then(|| two.get(1)).flatten())
        .peekable();
    named.peek().is_none() || named.any(|name| WINDOW_JOBS.iter().any(|job| job.eq_ignore_ascii_case(name)))
}

fn released(name: &str) -> PathBuf {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    shell::target().join("release").join(file)
}

fn build(package: &[&str]) -> Result<()> {
    let mut build = cargo::cargo();
    build.args(["build", "--release", "--package"]).args(package);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_is_built_only_for_jobs_that_open_it() {
        assert!(needs_window(&[]));
        assert!(needs_window(&["--rows", "20000"]));
        assert!(needs_window(&["--job", "P3", "--job", "p13"]));
        assert!(!needs_window(&["--job", "P3", "--rows", "20000"]));
    }
}
