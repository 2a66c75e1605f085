//! Cargo, always over the same set of packages and features, so that nothing is built twice.

use std::path::PathBuf;
use std::process::Command;

use xtask::Result;

use crate::shell;

/// The whole workspace with the built UI inside the shell.
pub const WHOLE: [&str; 3] = ["--workspace", "--features", "counterfoil/embedded"];

/// The cargo that runs us.
pub fn cargo() -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = shell::command(program);
    forget_ourselves(&mut command);
    command
}

/// Removes cargo's variables about xtask itself, which would only confuse what comes after.
pub fn forget_ourselves(command: &mut Command) {
    for name in [
        "CARGO_MANIFEST_DIR",
        "CARGO_MANIFEST_PATH",
        "CARGO_PKG_NAME",
        "CARGO_PKG_VERSION",
    ] {
        command.env_remove(name);
    }
}

/// Whether `cargo NAME` exists.
pub fn has(name: &str) -> bool {
    cargo()
        .args([name, "--version"])
        .output()
        .is_ok_and(|answer| answer.status.success())
}

/// Builds every program and example.
pub fn build_all() -> Result<()> {
    shell::run(
        cargo().arg("build").args(WHOLE).args(["--bins", "--examples"]),
        "read the compiler's words above.",
    )
}

/// Runs a program of the `tests` package.
pub fn run_bin(name: &str, options: &[&str], variables: &[(String, String)]) -> Result<()> {
    shell::run(
        cargo()
            .args(["run", "--quiet", "--package", "counterfoil-tests", "--bin", name])
            .args(options)
            .envs(variables.iter().cloned()),
        "read its words above.",
    )
}

/// The example that prints the TypeScript contract, as built by `build_all`.
pub fn example(name: &str) -> PathBuf {
    shell::target()
        .join("debug/examples")
        .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}
