//! What was measured: one line of JSON at once, a table at the end.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::Path;

use serde_json::{Value, json};

use crate::Result;

/// What a measure should be.
#[derive(Clone, Copy, Debug)]
pub enum Goal {
    /// Ours divided by the peer's, at most.
    Ratio(f64),
    /// Ours, at most.
    Most(f64),
    /// Nothing: shown beside the others.
    None,
}

/// One measure of one job.
#[derive(Clone, Debug)]
pub struct Measure {
    pub job: &'static str,
    pub what: String,
    /// Nothing when it could not be measured; then `note` says why.
    pub ours: Option<f64>,
    pub peer: Option<f64>,
    pub peer_name: String,
    pub goal: Goal,
    pub unit: &'static str,
    /// `warm`, `cold`, or nothing where no file is read.
    pub cache: &'static str,
    pub rounds: usize,
    /// Settings of both sides, or why there is no figure.
    pub note: String,
}

impl Measure {
    /// A measure of ours alone.
    pub fn of(job: &'static str, what: impl Into<String>, unit: &'static str) -> Self {
        Self {
            job,
            what: what.into(),
            ours: None,
            peer: None,
            peer_name: String::new(),
            goal: Goal::None,
            unit,
            cache: "warm",
            rounds: 0,
            note: String::new(),
        }
    }

    pub fn ours(mut self, value: f64) -> Self {
        self.ours = Some(value);
        self
    }

    pub fn peer(mut self, name: &str, value: f64) -> Self {
        self.peer_name = name.to_owned();
        self.peer = Some(value);
        self
    }

    pub fn goal(mut self, goal: Goal) -> Self {
        self.goal = goal;
        self
    }

    pub fn cache(mut self, state: &'static str) -> Self {
        self.cache = state;
        self
    }

    pub fn rounds(mut self, rounds: usize) -> Self {
        self.rounds = rounds;
        self
    }

    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    pub fn ratio(&self) -> Option<f64> {
        Some(self.ours? / self.peer.filter(|peer| *peer > 0.0)?)
    }

    /// Whether the goal is met; a goal without a figure is missed.
    pub fn met(&self) -> Option<bool> {
        match self.goal {
            Goal::Ratio(most) => Some(self.ratio().is_some_and(|ratio| ratio <= most)),
            Goal::Most(most) => Some(self.ours.is_some_and(|ours| ours <= most)),
            Goal::None => None,
        }
    }

    fn goal_text(&self) -> String {
        match self.goal {
            Goal::Ratio(most) => format!("<= {most}"),
            Goal::Most(most) => format!("<= {most} {}", self.unit),
            Goal::None => String::new(),
        }
    }

    fn json(&self, rows: u64) -> Value {
        json!({
            "job": self.job,
            "measure": self.what,
            "ours": self.ours.map(shortened),
            "peer": self.peer.map(shortened),
            "peer_name": self.peer_name,
            "ratio": self.ratio().map(shortened),
            "goal": self.goal_text(),
            "met": self.met(),
            "unit": self.unit,
            "cache": self.cache,
            "rows": rows,
            "rounds": self.rounds,
            "note": self.note,
        })
    }
}

/// Five digits say more than any of these measures knows.
fn shortened(value: f64) -> f64 {
    format!("{value:.4e}").parse().unwrap_or(value)
}

/// Collects measures, prints each at once.
#[derive(Debug)]
pub struct Report {
    rows: u64,
    file: Option<File>,
    all: Vec<Measure>,
}

impl Report {
    pub fn new(rows: u64, file: Option<&Path>) -> Result<Self> {
        let file = match file {
            Some(path) => Some(OpenOptions::new().create(true).append(true).open(path)?),
            None => None,
        };
        Ok(Self {
            rows,
            file,
            all: Vec::new(),
        })
    }

    pub fn add(&mut self, measure: Measure) -> Result<()> {
        let line = measure.json(self.rows).to_string();
        println!("{line}");
        if let Some(file) = &mut self.file {
            writeln!(file, "{line}")?;
        }
        self.all.push(measure);
        Ok(())
    }

    /// A job that ended with a problem, a wrong answer among them.
    pub fn failed(&mut self, job: &'static str, problem: &str) -> Result<()> {
        self.add(
            Measure::of(job, "the whole job", "")
                .goal(Goal::Most(0.0))
                .note(problem),
        )
    }

    /// Prints the table; whether every goal is met.
    pub fn table(&self) -> bool {
        println!(
            "\n{:<5} {:<52} {:>11} {:>11} {:>9}  {:<12} {:<7} peer",
            "job", "measure", "ours", "peer", "ours/peer", "goal", ""
        );
        for one in &self.all {
            let verdict = match one.met() {
                Some(true) => "met",
                Some(false) => "MISSED",
                None => "",
            };
            println!(
                "{:<5} {:<52} {:>11} {:>11} {:>9}  {:<12} {verdict:<7} {}",
                one.job,
                one.what,
                figure(one.ours, one.unit),
                figure(one.peer, one.unit),
                one.ratio().map_or(String::new(), |ratio| format!("{ratio:.3}")),
                one.goal_text(),
                if one.ours.is_none() {
                    &one.note
                } else {
                    &one.peer_name
                },
            );
        }
        let missed = self.all.iter().filter(|one| one.met() == Some(false)).count();
        let goals = self.all.iter().filter(|one| one.met().is_some()).count();
        println!("\n{} rows. {} of {goals} goals met.", self.rows, goals - missed);
        missed == 0
    }
}

fn figure(value: Option<f64>, unit: &str) -> String {
    match value {
        None => "-".to_owned(),
        Some(value) if value.abs() >= 1_000.0 => format!("{value:.0} {unit}"),
        Some(value) => format!("{value:.3} {unit}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measure() -> Measure {
        Measure::of("P3", "page", "ms").ours(1.0).peer("other", 2.0)
    }

    #[test]
    fn a_goal_on_the_ratio_looks_at_ours_over_the_peers() {
        assert_eq!(measure().goal(Goal::Ratio(0.5)).met(), Some(true));
        assert_eq!(measure().goal(Goal::Ratio(0.49)).met(), Some(false));
    }

    #[test]
    fn a_goal_without_a_figure_is_missed() {
        let none = Measure::of("P3", "page", "ms");
        assert_eq!(none.clone().goal(Goal::Ratio(9.0)).met(), Some(false));
        assert_eq!(none.clone().goal(Goal::Most(9.0)).met(), Some(false));
        assert_eq!(none.met(), None);
    }

    #[test]
    fn a_peer_that_took_no_time_gives_no_ratio() {
        assert_eq!(
            Measure::of("P3", "page", "ms")
                .ours(1.0)
                .peer("other", 0.0)
                .ratio(),
            None
        );
    }

    #[test]
    fn a_line_holds_what_the_table_needs() {
        let line = measure().goal(Goal::Ratio(1.2)).rounds(5).json(20_000);
        assert_eq!(line["ratio"], 0.5);
        assert_eq!(line["goal"], "<= 1.2");
        assert_eq!(line["met"], true);
        assert_eq!(line["rows"], 20_000);
    }
}
