//! Running other programs, with sentences when they fail.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use xtask::{Context, Failure, Result};

/// The folder of the whole project.
pub fn root() -> PathBuf {
    // Cargo sets it for every `cargo run`.
    let here = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.ancestors()
        .nth(2)
        .map_or_else(|| PathBuf::from("."), Path::to_owned)
}

/// Cargo's output folder.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |path| root().join(path))
}

/// A program that cargo has built.
pub fn built(name: &str) -> PathBuf {
    target()
        .join("debug")
        .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// A command in the project's folder.
pub fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// Shows the command, runs it to its end and fails when it does.
pub fn run(command: &mut Command, todo: &str) -> Result<()> {
    let words = words(command);
    println!("  $ {words}");
    let status = command.status().context(format!("cannot start `{words}`"))?;
    if status.success() {
        return Ok(());
    }
    Err(Failure::new(format!("`{words}` ended with {status}.")).todo(todo))
}

/// Runs the command and returns what it printed.
pub fn output(command: &mut Command) -> Result<String> {
    let words = words(command);
    let answer = command
        .stderr(Stdio::inherit())
        .output()
        .context(format!("cannot start `{words}`"))?;
    if !answer.status.success() {
        return Err(Failure::new(format!("`{words}` ended with {}.", answer.status)));
    }
    String::from_utf8(answer.stdout).context(format!("`{words}` printed something unreadable"))
}

/// The command as a person would type it, paths below the project shortened.
fn words(command: &Command) -> String {
    let root = format!("{}/", root().display());
    let short = |word: &std::ffi::OsStr| word.to_string_lossy().replace(&root, "");
    let program = Path::new(command.get_program());
    let inside = program.starts_with(target());
    let name = program
        .file_name()
        .filter(|_| !inside)
        .unwrap_or(program.as_os_str());
    std::iter::once(name)
        .chain(command.get_args())
        .map(short)
        .collect::<Vec<_>>()
        .join(" ")
}
