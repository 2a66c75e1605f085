//! Builds test programs for another system, runs them, and tells what ran and what did not.

use std::path::{Path, PathBuf};
use std::process::Stdio;

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
/// its reason.
pub fn run_all(programs: &[Program], wine: &Wine) -> Result<()> {
    let mut all = Tally::default();
    for program in programs {
        println!(
            "\n  {} ({}), as a Windows program:",
            program.package, program.name
        );
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
        printed.lines().for_each(|line| println!("    {line}"));
        let tally = read(&printed);
        if tally.failed.is_empty() && !answer.status.success() {
            return Err(Failure::new(format!(
                "{} ended with {}.",
                program.name, answer.status
            )));
        }
        let named = |names: Vec<String>| {
            names
                .into_iter()
                .map(|name| format!("{}: {name}", program.package))
        };
        all.passed += tally.passed;
        all.failed.extend(named(tally.failed));
        all.skipped.extend(named(tally.skipped));
    }
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
