//! Cargo, always over the same set of packages and features, so that nothing is built twice.

use std::path::PathBuf;
use std::process::Command;

use xtask::Result;

use crate::shell;

/// The whole workspace with the built UI inside the shell.
pub const WHOLE: [&str; 3] = [
    "--workspace",
    "--features",
    "counterfoil/embedded,counterfoil-cli/failpoints",
];

/// For a build from nothing whose programs run once: dependencies compiled quickly instead of to be
/// quick, but for those that the manifest names.
const ONCE: [&str; 2] = ["--config", "profile.dev.package.\"*\".opt-level=0"];

/// Whether this is a build machine, which starts from nothing and keeps nothing.
pub fn once() -> bool {
    std::env::var_os("CI").is_some()
}

/// The cargo that runs us.
pub fn cargo() -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = shell::command(program);
    forget_ourselves(&mut command);
    if once() {
        command.env("CARGO_INCREMENTAL", "0");
    }
    command
}

/// `cargo WORDS` over the whole workspace in the dev profile, as everything but the benchmark is
/// built. On a build machine our own code goes through the lints while it is compiled: checking it
/// apart would read every dependency a second time.
pub fn whole(words: &[&str]) -> Command {
    let mut command = cargo();
    command.args(words).args(WHOLE);
    if once() {
        command.args(ONCE);
        if let Some(linter) = linter() {
            command
                .env("RUSTC_WORKSPACE_WRAPPER", linter)
                .env("CLIPPY_ARGS", DENY);
        }
    }
    command
}

/// How `cargo clippy -- -D warnings` tells its compiler.
const DENY: &str = "-D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__";

/// The compiler that lints, beside the one in use.
pub fn linter() -> Option<PathBuf> {
    let root = shell::output(shell::command("rustc").args(["--print", "sysroot"])).ok()?;
    let name = format!("clippy-driver{}", std::env::consts::EXE_SUFFIX);
    Some(PathBuf::from(root.trim()).join("bin").join(name)).filter(|path| path.is_file())
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
        whole(&["build"]).args(["--bins", "--examples"]),
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
