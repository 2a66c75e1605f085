//! Windows: everything is linked, and all but the window is run.

use xtask::Result;

use super::test_run::{self, Program};
use super::toolchain::Toolchain;
use super::wine::Wine;
use crate::packages::{self, Need};
use crate::steps::Steps;
use crate::{cargo, shell};

/// Packages whose tests need a window, or the sources beside them; and the young rooms of the
/// integrations, whose tests measure times between calls and were tried on Linux only so far. They
/// are linked for Windows like all others.
const NOT_UNDER_WINE: [&str; 5] = [
    "counterfoil",
    "xtask",
    "counterfoil-catalog",
    "counterfoil-connect",
    "counterfoil-provisioning",
];

/// Packages that drive programs of Linux; linking them for Windows would prove nothing.
const LINUX_ONLY: [&str; 2] = ["counterfoil-tests", "counterfoil-bench"];

/// Builds for Windows, runs the tests of every room below the shell, and walks the command
/// line program.
pub fn prove(steps: &mut Steps) -> Result<()> {
    steps.step("Windows: packages", || packages::ensure(Need::Windows))?;
    let toolchain = Toolchain::find("x86_64-pc-windows-gnu", &LINUX_ONLY)?;
    let wine = Wine::find()?;
    let tests = steps.step("Windows: programs and tests", || test_run::build(&toolchain))?;
    let tests: Vec<Program> = tests
        .into_iter()
        .filter(|test| !NOT_UNDER_WINE.contains(&test.package.as_str()))
        .collect();
    steps.step("Windows: a computer", || wine.prepare(&toolchain.programs()))?;
    steps.step("Windows: tests of the rooms", || test_run::run_all(&tests, &wine))?;
    steps.step("Windows: walk of the command line", || walk(&toolchain, &wine))
}

/// The walk is a test of its own: this system's harness drives the Windows program.
fn walk(toolchain: &Toolchain, wine: &Wine) -> Result<()> {
    let mut tests = cargo::whole(&["test"]);
    tests
        .args([
            "--test",
            "windows_program",
            "--",
            "--ignored",
            "--nocapture",
            "--test-threads=1",
        ])
        .env(
            "COUNTERFOIL_WINDOWS_PROGRAM",
            toolchain.programs().join("counterfoil-cli.exe"),
        )
        .env("RUST_BACKTRACE", "0")
        .envs(wine.variables());
    shell::run(&mut tests, "read the failing step above.")
}
