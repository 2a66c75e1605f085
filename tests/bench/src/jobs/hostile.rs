//! Hostile answers: each refused in under 100 ms and with under 16 MB of memory.

use std::process::Command;
use std::time::Instant;

use converge::AnswerReader;

use self::cases::{CASES, Case};
use crate::process::peak_memory;
use crate::report::{Goal, Measure, Report};
use crate::{Result, Setting};

#[path = "../../../../src-tauri/crates/converge/tests/hostile/cases.rs"]
mod cases;

const ROUNDS: usize = 3;

pub fn run(_: &Setting, report: &mut Report) -> Result<()> {
    let us = std::env::current_exe()?;
    println!(
        "  {:<44} {:>9} {:>10}  refusal",
        "answer", "median ms", "growth MB"
    );
    let mut slowest: (f64, &str) = (0.0, "");
    let mut largest = (0.0, "");
    for case in CASES {
        let mut runs = Vec::new();
        for _ in 0..ROUNDS {
            let output = Command::new(&us)
                .args(["--child", "hostile", case.name])
                .output()?;
            if !output.status.success() {
                return Err(format!("{}: {}", case.name, String::from_utf8_lossy(&output.stderr)).into());
            }
            runs.push(Run::of(&String::from_utf8(output.stdout)?)?);
        }
        runs.sort_by(|a, b| a.milliseconds.total_cmp(&b.milliseconds));
        let Some(middle) = runs.get(ROUNDS / 2) else {
            continue;
        };
        let growth = runs.iter().map(|run| run.growth).fold(0.0, f64::max);
        println!(
            "  {:<44} {:>9.2} {growth:>10.2}  {}",
            case.name, middle.milliseconds, middle.refusal
        );
        if middle.milliseconds > slowest.0 {
            slowest = (middle.milliseconds, case.name);
        }
        if growth > largest.0 {
            largest = (growth, case.name);
        }
    }
    let (slow, large) = (
        format!("slowest: {}", slowest.1),
        format!("largest: {}", largest.1),
    );
    let time = Measure::of("HOSTILE", slow, "ms")
        .ours(slowest.0)
        .goal(Goal::Most(100.0));
    report.add(time.rounds(ROUNDS))?;
    let memory = Measure::of("HOSTILE", large, "MB")
        .ours(largest.0)
        .goal(Goal::Most(16.0));
    report.add(memory.rounds(ROUNDS))
}

/// One run in a process of its own.
struct Run {
    milliseconds: f64,
    growth: f64,
    refusal: String,
}

impl Run {
    fn of(line: &str) -> Result<Self> {
        let mut words = line.trim().splitn(3, '\t');
        let mut next = || words.next().ok_or("the run printed too little");
        Ok(Self {
            milliseconds: next()?.parse()?,
            growth: next()?.parse()?,
            refusal: next()?.to_owned(),
        })
    }
}

/// Reads one hostile answer and prints the time, the growth of memory and the refusal.
pub fn child(words: &[String]) -> Result<()> {
    let case: &Case = words
        .first()
        .and_then(|name| CASES.iter().find(|case| case.name == name))
        .ok_or("there is no such answer")?;
    let before = peak_memory().ok_or("memory can be measured on Linux only")?;
    let start = Instant::now();
    let mut reader = AnswerReader::default();
    let end = case
        .send(|piece| reader.feed(piece, &mut |_| {}))
        .and_then(|()| reader.finish(&mut |_| {}));
    let milliseconds = start.elapsed().as_secs_f64() * 1e3;
    let growth = peak_memory().unwrap_or(before).saturating_sub(before) as f64 / 1e6;
    match end {
        Ok(_) => Err("it was read".into()),
        Err(refusal) if !refusal.to_string().contains(case.refusal) => {
            Err(format!("refused for another reason: {refusal}").into())
        }
        Err(refusal) => {
            println!("{milliseconds}\t{growth}\t{refusal}");
            Ok(())
        }
    }
}
