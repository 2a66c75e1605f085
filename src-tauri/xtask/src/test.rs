//! `cargo xtask test`: everything, in the order in which mistakes are found soonest.

use xtask::{Failure, Result};

use crate::packages::Need;
use crate::steps::Steps;
use crate::{bindings, cargo, fuzz, node, packages, policy, prepare, rooms, shell, windows};

/// Which tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    All,
    Rust,
    Ui,
    Window,
}

/// Test programs that open windows.
const WINDOWS: [&str; 3] = ["window", "setup", "accessibility"];
/// Test programs that need the built programs but no window.
const FAULTS: [&str; 1] = ["faults"];

/// Runs the tests and stops at the first failure. `filter` limits the end-to-end tests: the name
/// of a test program takes only that one, every other word only tests whose name contains it.
pub fn test(part: Part, filter: &[&str]) -> Result<()> {
    let (rust, ui) = (
        matches!(part, Part::All | Part::Rust),
        matches!(part, Part::All | Part::Ui),
    );
    let window = matches!(part, Part::All | Part::Window);
    let mut steps = Steps::new();
    if part != Part::Ui {
        let need = if window { Need::Window } else { Need::Build };
        steps.step("System packages", || packages::ensure(need))?;
    }
    if rust {
        steps.step("Format", format)?;
        steps.step("Dependency policy", policy::check)?;
        steps.step("House rules", rooms::check)?;
    }
    if ui {
        steps.step("UI packages", node::install)?;
        steps.step("UI types", node::check)?;
        steps.step("UI tests", node::test)?;
    }
    // The shell carries the built UI, so it does not even compile without it.
    steps.step("UI build", node::build)?;
    if rust {
        let name = if cargo::once() {
            "Lints, with the build"
        } else {
            "Lints"
        };
        steps.step(name, lints)?;
        steps.step("Rust tests", rust_tests)?;
        steps.step("TypeScript bindings", || {
            cargo::build_all()?;
            bindings::check()
        })?;
        if !cargo::once() {
            steps.step("Checked queries", prepare::check)?;
        }
        steps.step("Fuzz targets", fuzz::short)?;
    }
    if window {
        steps.step("Programs", cargo::build_all)?;
        steps.step("Fault runs", || end_to_end(&FAULTS, filter, &[]))?;
        if cfg!(target_os = "linux") {
            steps.step("Windows", || {
                windows::within(|variables| {
                    if filter.is_empty() {
                        real_store(variables)?;
                    }
                    end_to_end(&WINDOWS, filter, variables)
                })
            })?;
        } else {
            println!("\nSkipped: window tests, which need Linux.");
        }
    }
    steps.finish();
    Ok(())
}

fn format() -> Result<()> {
    if !component("fmt")? {
        return Ok(());
    }
    shell::run(
        cargo::cargo().args(["fmt", "--all", "--check"]),
        "run `cargo fmt --all`.",
    )
}

fn lints() -> Result<()> {
    if !component("clippy")? {
        return Ok(());
    }
    let todo = "correct what the lints name above.";
    if cargo::once() {
        // Without it the build would go through, unlinted.
        if cargo::linter().is_none() {
            return Err(Failure::new("`clippy-driver` is not beside the compiler in use.")
                .todo("run `rustup component add clippy`."));
        }
        let mut build = cargo::whole(&["test", "--no-run"]);
        return prepare::check_along(build.arg("--all-targets"), todo);
    }
    let mut clippy = cargo::whole(&["clippy"]);
    clippy.args(["--all-targets", "--", "-D", "warnings"]);
    shell::run(&mut clippy, todo)
}

/// Whether a part of the Rust toolchain is there. On a build machine it must be.
fn component(name: &str) -> Result<bool> {
    if cargo::has(name) {
        return Ok(true);
    }
    let todo = format!(
        "run `rustup component add {}`.",
        if name == "fmt" { "rustfmt" } else { name }
    );
    if std::env::var_os("CI").is_some() {
        return Err(Failure::new(format!("`cargo {name}` is not installed.")).todo(&todo));
    }
    println!("  SKIPPED: `cargo {name}` is not installed. To have it, {todo}");
    Ok(false)
}

/// Tests that could pass for want of a program fail instead where we install it.
fn needed() -> Option<(&'static str, &'static str)> {
    cfg!(target_os = "linux").then_some(("COUNTERFOIL_NEEDS_AGE", "1"))
}

/// Everything but the end-to-end tests, which come later in an environment of their own. Always the
/// whole workspace: a single package has other features, and half of the dependencies would be built
/// a second time.
fn rust_tests() -> Result<()> {
    let todo = "read the failing test above.";
    if cargo::has("nextest") {
        let mut tests = cargo::whole(&["nextest", "run"]);
        tests
            .args(["-E", "not (package(counterfoil-tests) and kind(test))"])
            .arg("--no-fail-fast")
            .envs(needed());
        return shell::run(&mut tests, todo);
    }
    let mut tests = cargo::whole(&["test", "--quiet"]);
    tests.args(["--exclude", "counterfoil-tests"]).envs(needed());
    shell::run(&mut tests, todo)?;
    shell::run(cargo::whole(&["test", "--quiet"]).arg("--lib"), todo)
}

/// The vault's tests on the real store, which here is the private keyring.
fn real_store(variables: &[(String, String)]) -> Result<()> {
    let mut tests = cargo::whole(&["test"]);
    tests
        .args(["--test", "os_store", "--", "--include-ignored"])
        .envs(variables.iter().cloned());
    shell::run(&mut tests, "read the failing test above.")
}

/// Runs test programs one after another, each alone: they share a display and measure time.
fn end_to_end(programs: &[&str], filter: &[&str], variables: &[(String, String)]) -> Result<()> {
    let (named, tests_named): (Vec<&str>, Vec<&str>) = filter
        .iter()
        .copied()
        .partition(|word| WINDOWS.contains(word) || FAULTS.contains(word));
    let wanted: Vec<&str> = programs
        .iter()
        .copied()
        .filter(|program| named.is_empty() || named.contains(program))
        .collect();
    if wanted.is_empty() {
        println!("  None of these was asked for.");
        return Ok(());
    }
    let mut tests = cargo::whole(&["test"]);
    for program in wanted {
        tests.args(["--test", program]);
    }
    tests
        .args(["--", "--test-threads=1", "--nocapture"])
        .args(tests_named)
        .envs(variables.iter().cloned());
    // Our problems are sentences; traces through the runtime would bury them.
    tests.env("RUST_BACKTRACE", "0");
    shell::run(
        &mut tests,
        "read the failing test above; pictures of failures are in target/shots/failed/.",
    )
}
