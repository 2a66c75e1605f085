//! `cargo xtask fuzz`: the fuzz targets of the gateways' readers, built and run by plain cargo.
//!
//! libFuzzer needs coverage counters in the code; the stable compiler passes the flags for them
//! to LLVM. Address sanitizing, which only a nightly compiler offers, would find nothing in our
//! own code: it holds no `unsafe`.

use std::fs;
use std::path::PathBuf;

use xtask::environment::find_program;
use xtask::{Context, Failure, Result};

use crate::{cargo, shell};

/// The targets and, for some, the words of their language.
const TARGETS: [(&str, Option<&str>); 5] = [
    ("answer", Some("answer.dict")),
    ("key_value", Some("key_value.dict")),
    ("dates", None),
    ("amounts", None),
    ("connect", None),
];

/// What the tests of every day spend on one target. Counted in inputs, not in time: with the
/// same seed every machine tries the same ones.
const SHORT: Effort = Effort::Inputs(250_000);
/// What `cargo xtask fuzz` spends on one target, in seconds.
const LONG: u32 = 60;

/// When to stop looking.
#[derive(Clone, Copy)]
enum Effort {
    Inputs(u32),
    Seconds(u32),
}

const FLAGS: [&str; 7] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Cllvm-args=-simplifycfg-branch-fold-threshold=0",
    "--cfg=fuzzing",
];

/// Reads `[--seconds N] [TARGET]` and runs it.
pub fn command(words: &[&str]) -> Result<()> {
    let (seconds, rest) = match words {
        ["--seconds", seconds, rest @ ..] => (
            seconds
                .parse()
                .context(format!("`{seconds}` is not a number of seconds"))?,
            rest,
        ),
        rest => (LONG, rest),
    };
    match rest {
        [] => run(Effort::Seconds(seconds), None, Start::Known),
        [target] if TARGETS.iter().any(|(name, _)| name == target) => {
            run(Effort::Seconds(seconds), Some(target), Start::Known)
        }
        [other, ..] => Err(
            Failure::new(format!("There is no fuzz target `{other}`.")).todo(&format!(
                "name one of {}, after `--seconds N` if you like.",
                TARGETS.map(|(name, _)| name).join(", ")
            )),
        ),
    }
}

/// The short run among the tests: always from the committed corpus and the same seed.
pub fn short() -> Result<()> {
    if let Some(missing) = missing() {
        // Where libFuzzer does not run at all, nothing can be installed to change that.
        if SUPPORTED && std::env::var_os("CI").is_some() {
            return Err(missing);
        }
        println!("  SKIPPED: {missing}");
        return Ok(());
    }
    run(SHORT, None, Start::Fresh)
}

/// Where a run begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Start {
    /// From the committed corpus alone.
    Fresh,
    /// From what earlier runs on this machine found, too.
    Known,
}

fn run(effort: Effort, only: Option<&str>, start: Start) -> Result<()> {
    if let Some(missing) = missing() {
        return Err(missing);
    }
    let triple = host()?;
    build(&triple)?;
    for (target, words) in TARGETS {
        if only.is_none_or(|only| only == target) {
            fuzz(&triple, target, words, effort, start)?;
        }
    }
    Ok(())
}

fn folder() -> PathBuf {
    shell::root().join("src-tauri/crates/converge/fuzz")
}

fn output() -> PathBuf {
    shell::target().join("fuzz")
}

/// Systems that libFuzzer runs on with the stable compiler.
const SUPPORTED: bool = cfg!(any(target_os = "linux", target_os = "macos"));

/// What stands in the way on this machine.
fn missing() -> Option<Failure> {
    if !SUPPORTED {
        return Some(Failure::new("Fuzzing runs on Linux and macOS only."));
    }
    ["c++", "g++", "clang++"]
        .iter()
        .all(|name| find_program(name).is_none())
        .then(|| {
            Failure::new("There is no C++ compiler, which libFuzzer is built with.")
                .todo("install one: apt-get install g++")
        })
}

/// The triple of this machine. Given to cargo, it keeps the flags away from build scripts.
fn host() -> Result<String> {
    let words = shell::output(shell::command("rustc").arg("-vV"))?;
    words
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .map(str::to_owned)
        .context("rustc does not say which machine this is")
}

fn build(triple: &str) -> Result<()> {
    let mut build = cargo::cargo();
    build
        .args([
            "build",
            "--release",
            "--locked",
            "--quiet",
            "--bins",
            "--target",
            triple,
        ])
        .arg("--manifest-path")
        .arg(folder().join("Cargo.toml"))
        .arg("--target-dir")
        .arg(output())
        .env("CARGO_ENCODED_RUSTFLAGS", FLAGS.join("\x1f"));
    shell::run(&mut build, "read the compiler's words above.")
}

fn fuzz(triple: &str, target: &str, words: Option<&str>, effort: Effort, start: Start) -> Result<()> {
    let artifacts = output().join("artifacts").join(target);
    let grown = output().join(match start {
        Start::Fresh => "corpus-short",
        Start::Known => "corpus",
    });
    let grown = grown.join(target);
    if start == Start::Fresh && grown.exists() {
        fs::remove_dir_all(&grown).context("cannot empty the short run's corpus")?;
    }
    for folder in [&artifacts, &grown] {
        fs::create_dir_all(folder).context(format!("cannot make {}", folder.display()))?;
    }
    let mut run = shell::command(output().join(triple).join("release").join(target));
    run.arg(match effort {
        Effort::Inputs(inputs) => format!("-runs={inputs}"),
        Effort::Seconds(seconds) => format!("-max_total_time={seconds}"),
    })
    .args(["-seed=1", "-max_len=4096", "-timeout=20", "-rss_limit_mb=1024"])
    .args(["-print_final_stats=1", "-verbosity=0"])
    .arg(format!("-artifact_prefix={}/", artifacts.display()));
    if let Some(words) = words {
        run.arg(format!("-dict={}", folder().join(words).display()));
    }
    run.arg(&grown).arg(folder().join("corpus").join(target));
    let todo = format!(
        "the input is in {}: give it to the same program as its only argument. When it is corrected, make \
         it a regression test and add it to the corpus.",
        artifacts.display()
    );
    shell::run(&mut run, &todo)
}
