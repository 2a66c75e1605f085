//! `cargo xtask …`: the developer's commands. See `cargo xtask help`.

mod bench;
mod bindings;
mod cargo;
mod faults;
mod fuzz;
mod metadata;
mod node;
mod package;
mod packages;
mod platforms;
mod policy;
mod prepare;
mod rooms;
mod run;
mod shell;
mod shots;
mod spdx;
mod steps;
mod sweep;
mod test;
mod windows;

use std::process::ExitCode;

use xtask::{Failure, Result};

const HELP: &str = "\
Counterfoil's developer commands. Each installs what it needs and says so.

  cargo xtask run [-- ARGS]     build the program and open its window (practice data when nothing
                                is set up); without a display: walk the main job and print what it saw
  cargo xtask test              everything: format, lints, UI, dependencies, Rust, faults, windows
  cargo xtask test --rust       only format, lints, dependencies, stale files and Rust tests
  cargo xtask test --ui         only the UI's type check and tests
  cargo xtask test --window [PROGRAM] [NAME ...]
                                only fault runs and window tests; only those of PROGRAM (faults, window,
                                setup, accessibility), only those whose name contains NAME
  cargo xtask shots [FILTER]    a picture of every screen and state in both themes, in target/shots/
  cargo xtask sweep             plant secrets, run the walks of both programs, search everything they left:
                                one line of JSON for each place, the planted control last
  cargo xtask platforms         the same program for Windows and macOS: Windows is linked, its tests and a
                                walk run under Wine; macOS is type-checked (--windows, --macos: only one)
  cargo xtask package           the installers of this system; on Linux the deb is installed into a clean
                                root and started there
  cargo xtask bench [--job NAME] [--rows N] [--rounds N] [--minutes N] [--json FILE]
                                measure us against the best programs for the same job (P1 to P13), over
                                a million made-up payments; one line of JSON a measure and a table at the
                                end; fails when a goal is missed
  cargo xtask faults [--long]   money under faults: 10,000 simulated histories of the journal, and the real
                                program killed, cut off, frozen and lied to, judged by the practice
                                gateway's own ledger; one line of JSON a fault (--long: hours)
  cargo xtask fuzz [--seconds N] [TARGET]
                                run the fuzz targets (answer, key_value, dates, amounts, connect), N seconds each
  cargo xtask bindings          write ui/src/bindings/index.ts from the Rust contract
  cargo xtask prepare           write the offline data of the ledger's checked queries
  cargo xtask icons             render icons/counterfoil.svg to every size
  cargo xtask policy            check dependencies (licences, sources, versions) and the rules between rooms
  cargo xtask setup             only install what the other commands need
  cargo xtask help              this text
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match dispatch(&words) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("\nFailed. {failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(words: &[&str]) -> Result<ExitCode> {
    match words {
        [] | ["help" | "--help" | "-h"] => print!("{HELP}"),
        ["run", rest @ ..] => return run::run(rest.strip_prefix(&["--"]).unwrap_or(rest)),
        ["test"] => test::test(test::Part::All, &[])?,
        ["test", "--rust"] => test::test(test::Part::Rust, &[])?,
        ["test", "--ui"] => test::test(test::Part::Ui, &[])?,
        ["test", "--window", filter @ ..] => test::test(test::Part::Window, filter)?,
        ["shots"] => shots::shots(None)?,
        ["shots", filter] => shots::shots(Some(filter))?,
        ["sweep"] => sweep::sweep()?,
        ["platforms"] => platforms::platforms(platforms::Which::Both)?,
        ["platforms", "--windows"] => platforms::platforms(platforms::Which::Windows)?,
        ["platforms", "--macos"] => platforms::platforms(platforms::Which::MacOs)?,
        ["package"] => package::package()?,
        ["bench", rest @ ..] => bench::command(rest)?,
        ["faults", rest @ ..] => faults::command(rest)?,
        ["fuzz", rest @ ..] => fuzz::command(rest)?,
        ["bindings"] => bindings::write()?,
        ["prepare"] => prepare::write()?,
        ["icons"] => cargo::run_bin("icons", &["--features", "icons"], &[])?,
        ["policy"] => policy::check().and_then(|()| rooms::check())?,
        ["setup"] => {
            packages::ensure(packages::Need::Window)?;
            node::install()?;
        }
        _ => {
            eprint!("{HELP}");
            return Err(Failure::new(format!(
                "There is no command `{}`.",
                words.join(" ")
            )));
        }
    }
    Ok(ExitCode::SUCCESS)
}
