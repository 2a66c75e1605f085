//! Benchmarks against the best programs for the same job, run by `cargo xtask bench`.
//!
//! `bench [--job NAME] [--python PATH]` runs all jobs or one. Whole programs are timed, ours and
//! the peers' in turn; ratios count, not seconds. The program ends with 1 when a target is missed
//! or could not be measured.

#[path = "../../../../src-tauri/crates/converge/tests/hostile/cases.rs"]
mod cases;
mod hostile;
mod measure;
mod parse;
mod records;
mod rows;
mod table;

use std::path::PathBuf;
use std::process::ExitCode;

use counterfoil_tests::Result;
use table::Target;

/// One job. New ones are added to `JOBS`.
struct Job {
    name: &'static str,
    about: &'static str,
    run: fn(&Setting) -> Result<Vec<Target>>,
    /// The part that runs in a process of its own, so that its time and memory are its own.
    child: fn(&[String]) -> Result<()>,
}

const JOBS: [Job; 2] = [
    Job {
        name: "parse",
        about: "P1: an answer of 100,000 records of 48 fields into typed rows",
        run: parse::run,
        child: parse::child,
    },
    Job {
        name: "hostile",
        about: "answers sent in bad faith: refused quickly and in little memory",
        run: hostile::run,
        child: hostile::child,
    },
];

/// What the jobs find on this machine.
struct Setting {
    /// A Python that has the peers' packages.
    python: Option<PathBuf>,
    /// Where data is kept between runs.
    data: PathBuf,
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&words) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(problem) => {
            eprintln!("{}", problem.text());
            ExitCode::FAILURE
        }
    }
}

fn dispatch(words: &[String]) -> Result<bool> {
    if let [flag, name, rest @ ..] = words
        && flag == "--child"
    {
        (job(name)?.child)(rest)?;
        return Ok(true);
    }
    let (mut only, mut setting) = (
        None,
        Setting {
            python: None,
            data: counterfoil_tests::paths::target().join("bench"),
        },
    );
    for pair in words.chunks(2) {
        match pair {
            [flag, name] if flag == "--job" => only = Some(job(name)?.name),
            [flag, path] if flag == "--python" => setting.python = Some(PathBuf::from(path)),
            _ => return Err("usage: bench [--job NAME] [--python PATH]".into()),
        }
    }
    std::fs::create_dir_all(&setting.data)?;
    let mut all_met = true;
    for job in JOBS.iter().filter(|job| only.is_none_or(|only| only == job.name)) {
        println!("\n{}: {}\n", job.name, job.about);
        let targets = (job.run)(&setting)?;
        all_met &= table::judge(&targets);
    }
    Ok(all_met)
}

fn job(name: &str) -> Result<&'static Job> {
    let known = || JOBS.map(|job| job.name).join(", ");
    JOBS.iter()
        .find(|job| job.name == name)
        .ok_or_else(|| format!("There is no job `{name}`. Jobs: {}.", known()).into())
}
