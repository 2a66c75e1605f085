//! Benchmarks against the best programs for the same job, run by `cargo xtask bench`.
//!
//! Ours and theirs take turns in one run over the same data, and their answers are compared.
//! Ratios count, not seconds. Each measure is one line of JSON, and a table comes at the end.
//! The program ends with 1 when a goal is missed or could not be measured.

mod answers;
mod data;
mod dice;
mod jobs;
mod measure;
mod peer;
mod process;
mod report;
mod screen;
mod setting;
mod stats;
mod timing;

use std::process::ExitCode;

use report::Report;
use setting::Setting;

/// Takes any error in.
type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&words) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(words: &[String]) -> Result<bool> {
    if let [flag, name, rest @ ..] = words
        && flag == "--child"
    {
        jobs::child(name, rest)?;
        return Ok(true);
    }
    let setting = Setting::read(words)?;
    let mut report = Report::new(setting.rows, setting.json.as_deref())?;
    for job in jobs::ALL.iter().filter(|job| setting.wants(job)) {
        println!("\n{}: {}\n", job.id, job.about);
        if let Err(problem) = (job.run)(&setting, &mut report) {
            report.failed(job.id, &problem.to_string())?;
        }
    }
    Ok(report.table())
}
