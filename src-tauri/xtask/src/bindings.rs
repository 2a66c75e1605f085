//! The TypeScript contract, generated from the Rust one.

use std::fs;
use std::path::PathBuf;

use xtask::{Context, Failure, Result};

use crate::{cargo, shell};

fn file() -> PathBuf {
    shell::root().join("ui/src/bindings/index.ts")
}

/// Writes the file.
pub fn write() -> Result<()> {
    let mut build = cargo::whole(&["build", "--quiet"]);
    build.args(["--example", "bindings"]);
    shell::run(&mut build, "read the compiler's words above.")?;
    let text = shell::output(&mut shell::command(cargo::example("bindings")))?;
    fs::write(file(), text).context("cannot write the bindings")?;
    println!("  Wrote ui/src/bindings/index.ts.");
    Ok(())
}

/// Fails when the file is not what the contract says. Needs the built example.
pub fn check() -> Result<()> {
    let fresh = shell::output(&mut shell::command(cargo::example("bindings")))?;
    let known = fs::read_to_string(file()).context("cannot read the bindings")?;
    if fresh == known {
        println!("  ui/src/bindings/index.ts is what the Rust contract says.");
        return Ok(());
    }
    let line = fresh
        .lines()
        .zip(known.lines())
        .position(|(fresh, known)| fresh != known);
    let line = line.unwrap_or_else(|| fresh.lines().count().min(known.lines().count())) + 1;
    Err(
        Failure::new(format!("ui/src/bindings/index.ts is stale, from line {line}."))
            .todo("run `cargo xtask bindings` and commit the file."),
    )
}
