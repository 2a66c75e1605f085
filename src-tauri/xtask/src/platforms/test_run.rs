//! Builds test programs for another system, runs them, and tells what ran and what did not.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use serde_json::Value;
use xtask::{Context, Failure, Result};

use super::toolchain::Toolchain;
use super::wine::Wine;
use crate::shell;

/// Tests that Wine cannot pass, with the reason; real Windows runs them.
const NOT_UNDER_WINE: [(&str, &str); 2] = [
    (
        "platform::privacy::tests::nobody_else_may_enter_the_folder",
        "Wine keeps Unix permissions instead of access lists, and tells them back as such",
    ),
    (
        "platform::privacy::tests::nobody_else_may_read_a_private_file",
        "Wine keeps Unix permissions instead of access lists, and tells them back as such",
    ),
];

/// A program full of tests.
#[derive(Debug)]
pub struct Program {
    /// The package it tests.
    pub package: String,
    name: String,
    file: PathBuf,
    folder: PathBuf,
}

/// What the tests said.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    passed: usize,
    failed: Vec<String>,
    skipped: Vec<String>,
}

impl Tally {
    fn add(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed.extend(other.failed);
        self.skipped.extend(other.skipped);
    }
}

/// Builds all programs and all test programs of the workspace, and returns the latter. In one
/// go: the standard library for tests is another one, and everything would be built twice.
pub fn build(toolchain: &Toolchain) -> Result<Vec<Program>> {
    let mut command = toolchain.cargo(&[
        "build",
        "--lib",
        "--bins",
        "--tests",
        "--message-format",
        "json-render-diagnostics",
    ]);
    println!("  $ cargo build --workspace --lib --bins --tests (for Windows)");
    let text = shell::output(&mut command).map_err(|failure| {
        failure.todo("read the compiler's words above; this is what Windows would see.")
    })?;
    Ok(text.lines().filter_map(program).collect())
}

/// Reads one of cargo's messages.
fn program(line: &str) -> Option<Program> {
    let message: Value = serde_json::from_str(line).ok()?;
    message.pointer("/profile/test")?.as_bool()?.then_some(())?;
    let file = PathBuf::from(message.get("executable")?.as_str()?);
    let manifest = Path::new(message.get("manifest_path")?.as_str()?);
    // `path+file:///…/crates/domain#counterfoil-domain@0.1.0`, or `path+file:///…/xtask#0.1.0`
    // where the folder has the package's name.
    let (place, id) = message.get("package_id")?.as_str()?.rsplit_once('#')?;
    let package = match id.split_once('@') {
        Some((name, _)) => name,
        None => place.rsplit('/').next()?,
    };
    Some(Program {
        package: package.to_owned(),
        name: message.pointer("/target/name")?.as_str()?.to_owned(),
        file,
        folder: manifest.parent()?.to_owned(),
    })
}

/// Runs all and fails when a test does; prints each test, the sums, and each skipped one with
/// its reason. As many programs at a time as there are processors: under Wine most of a test's
/// time is spent waiting.
pub fn run_all(programs: &[Program], wine: &Wine) -> Result<()> {
    let next = AtomicUsize::new(0);
    let sum = Mutex::new(Tally::default());
    let worker = || -> Result<()> {
        while let Some(program) = programs.get(next.fetch_add(1, Ordering::Relaxed)) {
            let tally = run_one(program, wine)?;
            sum.lock().unwrap_or_else(PoisonError::into_inner).add(tally);
        }
        Ok(())
    };
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let running: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        running.into_iter().try_for_each(|thread| {
            thread
                .join()
                .unwrap_or_else(|_| Err(Failure::new("A test program could not be watched.")))
        })
    })?;
    let mut all = sum.into_inner().unwrap_or_else(PoisonError::into_inner);
    all.skipped
        .extend(NOT_UNDER_WINE.map(|(name, reason)| format!("{name} ({reason})")));
    println!(
        "\n  Under Wine: {} tests passed, {} failed, {} skipped.",
        all.passed,
        all.failed.len(),
        all.skipped.len()
    );
    all.skipped
        .iter()
        .for_each(|line| println!("    skipped  {line}"));
    all.failed.iter().for_each(|line| println!("    FAILED   {line}"));
    if !all.failed.is_empty() {
        return Err(Failure::new("Tests failed as Windows programs.").todo("read them above."));
    }
    if all.passed == 0 {
        return Err(Failure::new("No test ran at all."));
    }
    Ok(())
}

/// Runs one program to its end and prints in one piece what it said.
fn run_one(program: &Program, wine: &Wine) -> Result<Tally> {
    let mut command = wine.command(&program.file);
    let answer = command
        .current_dir(&program.folder)
        .arg("--exact")
        .args(NOT_UNDER_WINE.iter().flat_map(|(name, _)| ["--skip", name]))
        // The tests' own logs come with the failing ones.
        .stderr(Stdio::inherit())
        .output()
        .context(format!("cannot start {}", program.file.display()))?;
    let printed = String::from_utf8_lossy(&answer.stdout);
    let lines: String = printed.lines().map(|line| format!("    {line}\n")).collect();
    println!(
        "\n  {} ({}), as a Windows program:\n{lines}",
        program.package, program.name
    );
    let mut tally = read(&printed);
    if tally.failed.is_empty() && !answer.status.success() {
        return Err(Failure::new(format!(
            "{} ended with {}.",
            program.name, answer.status
        )));
    }
    for name in tally.failed.iter_mut().chain(&mut tally.skipped) {
        *name = format!("{}: {name}", program.package);
    }
    Ok(tally)
}

/// Reads what the test harness printed.
fn read(printed: &str) -> Tally {
    let mut tally = Tally::default();
    let tests = printed.lines().filter_map(|line| line.strip_prefix("test "));
    for (name, end) in tests.filter_map(|line| line.rsplit_once(" ... ")) {
        match end {
            "ok" => tally.passed += 1,
            "FAILED" => tally.failed.push(name.to_owned()),
            other => {
                if let Some(reason) = other.strip_prefix("ignored") {
                    tally
                        .skipped
                        .push(format!("{name} ({})", reason.trim_start_matches(", ")));
                }
            }
        }
    }
    tally
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passed_failed_and_skipped_tests_are_told_apart() {
        let printed = "running 3 tests\ntest a::b ... ok\ntest c ... FAILED\r\n\
                       test d ... ignored, needs a keyring\ntest result: FAILED. 1 passed; 1 failed\n";
        let wanted = Tally {
            passed: 1,
            failed: vec!["c".to_owned()],
            skipped: vec!["d (needs a keyring)".to_owned()],
        };
        assert_eq!(read(printed), wanted);
    }

    #[test]
    fn only_test_programs_are_taken_from_cargos_messages() {
        let line = r#"{"reason":"compiler-artifact","package_id":"path+file:///p/crates/domain#counterfoil-domain@0.1.0","manifest_path":"/p/crates/domain/Cargo.toml","target":{"name":"counterfoil_domain"},"profile":{"test":true},"executable":"/t/domain.exe"}"#;
        let found = program(line).unwrap();
        assert_eq!(
            (found.package.as_str(), found.name.as_str()),
            ("counterfoil-domain", "counterfoil_domain")
        );
        let own = line.replace("crates/domain#counterfoil-domain@", "xtask#");
        assert_eq!(program(&own).unwrap().package, "xtask");
        assert!(program(&line.replace("true", "false")).is_none());
        assert!(program("{\"reason\":\"build-finished\"}").is_none());
    }
}
