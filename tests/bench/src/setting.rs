//! What is measured, how often, and where things are.

use std::path::PathBuf;

use crate::Result;
use crate::jobs::{self, Job};

const USAGE: &str = "usage: bench [--job NAME]... [--rows N] [--rounds N] [--minutes N] [--seed N] [--json FILE] \
                     [--data FOLDER] [--peers FOLDER] [--python PROGRAM] [--program FILE]";

/// What the words of the command line say.
#[derive(Debug)]
pub struct Setting {
    /// Jobs by their id or name; all when empty.
    only: Vec<String>,
    pub rows: u64,
    /// Rounds that count, after one that does not.
    pub rounds: usize,
    /// How long the memory is watched.
    pub minutes: f64,
    pub seed: u64,
    pub json: Option<PathBuf>,
    /// Where data is kept between runs.
    pub data: PathBuf,
    /// The peers' scripts.
    pub peers: PathBuf,
    /// A Python that has the peers' packages.
    pub python: Option<PathBuf>,
    /// The window program, built for release with its screens inside.
    pub program: Option<PathBuf>,
}

impl Setting {
    pub fn read(words: &[String]) -> Result<Self> {
        let mut setting = Self {
            only: Vec::new(),
            rows: 1_000_000,
            rounds: 5,
            minutes: 1.0,
            seed: 2026,
            json: None,
            data: PathBuf::from("target/bench"),
            peers: PathBuf::from("tests/bench/peers"),
            python: None,
            program: None,
        };
        for pair in words.chunks(2) {
            let [flag, value] = pair else {
                return Err(USAGE.into());
            };
            match flag.as_str() {
                "--job" => setting.only.push(jobs::named(value)?.id.to_owned()),
                "--rows" => setting.rows = value.replace('_', "").parse()?,
                "--rounds" => setting.rounds = value.parse()?,
                "--minutes" => setting.minutes = value.parse()?,
                "--seed" => setting.seed = value.parse()?,
                "--json" => setting.json = Some(value.into()),
                "--data" => setting.data = value.into(),
                "--peers" => setting.peers = value.into(),
                "--program" => setting.program = Some(value.into()),
                "--python" => setting.python = Some(value.into()),
                _ => return Err(USAGE.into()),
            }
        }
        if setting.rows < 1_000 || setting.rounds == 0 {
            return Err("at least 1,000 rows and one round are needed".into());
        }
        std::fs::create_dir_all(&setting.data)?;
        Ok(setting)
    }

    pub fn wants(&self, job: &Job) -> bool {
        self.only.is_empty() || self.only.iter().any(|id| id == job.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &str) -> Result<Setting> {
        let folder = tempfile::tempdir().unwrap();
        let mut words: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
        words.extend(["--data".to_owned(), folder.path().display().to_string()]);
        Setting::read(&words)
    }

    #[test]
    fn jobs_are_named_by_id_or_by_name() {
        let setting = read("--job P3 --job parse --rows 20_000").unwrap();
        let wanted: Vec<_> = jobs::ALL
            .iter()
            .filter(|job| setting.wants(job))
            .map(|job| job.id)
            .collect();
        assert_eq!(wanted, ["P1", "P3"]);
        assert_eq!(setting.rows, 20_000);
        assert!(jobs::ALL.iter().all(|job| read("").unwrap().wants(job)));
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for words in [
            "--job nothing",
            "--rows",
            "--rows many",
            "--rows 10",
            "--rounds 0",
            "--speed 3",
        ] {
            assert!(read(words).is_err(), "{words}");
        }
    }
}
