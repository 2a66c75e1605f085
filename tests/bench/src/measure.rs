//! Time of whole programs that take turns.

use std::fs::File;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::{Result, process};

/// A program to be timed: its name and how to start it.
pub struct Runner<'a> {
    pub name: &'a str,
    pub start: Box<dyn Fn() -> Command + 'a>,
}

/// Seconds of the runs of one program.
pub struct Times {
    pub name: String,
    sorted: Vec<f64>,
    /// Processor time of the same runs, sorted.
    cpu: Vec<f64>,
    /// What the last run printed.
    pub output: String,
}

impl Times {
    pub fn median(&self) -> f64 {
        self.sorted
            .get(self.sorted.len() / 2)
            .copied()
            .unwrap_or(f64::NAN)
    }

    /// Median of the processor time; Linux only.
    pub fn cpu(&self) -> Option<f64> {
        self.cpu.get(self.cpu.len() / 2).copied()
    }

    pub fn least(&self) -> f64 {
        self.sorted.first().copied().unwrap_or(f64::NAN)
    }

    pub fn most(&self) -> f64 {
        self.sorted.last().copied().unwrap_or(f64::NAN)
    }
}

/// Runs the programs in turn, `rounds` times after one round that does not count.
pub fn alternate(runners: &[Runner<'_>], rounds: usize, scratch: &std::path::Path) -> Result<Vec<Times>> {
    let mut all: Vec<Times> = runners
        .iter()
        .map(|runner| Times {
            name: runner.name.to_owned(),
            sorted: Vec::new(),
            cpu: Vec::new(),
            output: String::new(),
        })
        .collect();
    for round in 0..=rounds {
        for (runner, times) in runners.iter().zip(&mut all) {
            let before = process::children_cpu_seconds();
            let (seconds, output) = time(&mut (runner.start)(), scratch)?;
            if round > 0 {
                times.sorted.push(seconds);
                times.cpu.extend(
                    before
                        .zip(process::children_cpu_seconds())
                        .map(|(was, is)| is - was),
                );
                times.output = output;
            }
        }
    }
    for times in &mut all {
        times.sorted.sort_by(f64::total_cmp);
        times.cpu.sort_by(f64::total_cmp);
    }
    Ok(all)
}

/// Runs one program once.
pub fn once(runner: &Runner<'_>, scratch: &std::path::Path) -> Result<Times> {
    let before = process::children_cpu_seconds();
    let (seconds, output) = time(&mut (runner.start)(), scratch)?;
    let cpu = before.zip(process::children_cpu_seconds());
    Ok(Times {
        name: runner.name.to_owned(),
        sorted: vec![seconds],
        cpu: cpu.map(|(was, is)| is - was).into_iter().collect(),
        output,
    })
}

fn time(command: &mut Command, scratch: &std::path::Path) -> Result<(f64, String)> {
    let file = scratch.join("output.txt");
    command.stdin(Stdio::null()).stdout(File::create(&file)?);
    let start = Instant::now();
    let status = command.status()?;
    let seconds = start.elapsed().as_secs_f64();
    if !status.success() {
        return Err(format!("{:?} ended with {status}.", command.get_program()).into());
    }
    Ok((seconds, std::fs::read_to_string(&file)?))
}

/// Prints the table of one comparison; `ours` is the first.
pub fn print(times: &[Times], bytes: u64) {
    let ours = times.first().map_or(f64::NAN, Times::median);
    println!(
        "  {:<36} {:>8} {:>8} {:>8} {:>8} {:>12}",
        "program", "min s", "median s", "max s", "MB/s", "ours / it"
    );
    for one in times {
        println!(
            "  {:<36} {:>8.3} {:>8.3} {:>8.3} {:>8.0} {:>12.3}",
            one.name,
            one.least(),
            one.median(),
            one.most(),
            bytes as f64 / 1e6 / one.median(),
            ours / one.median()
        );
    }
}
