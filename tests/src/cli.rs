//! The command line program.

use std::ffi::{OsStr, OsString};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::environment::{Guarded, tied};
use crate::{Problem, Result, paths};

/// `counterfoil-cli` on one data folder.
#[derive(Clone, Debug)]
pub struct Cli {
    data: PathBuf,
    variables: Vec<(String, String)>,
    removed: Vec<String>,
    program: Vec<OsString>,
}

/// What a run left.
#[derive(Debug)]
pub struct Outcome {
    pub code: i32,
    pub lines: Vec<Value>,
    pub printed: String,
    pub complaint: String,
}

impl Cli {
    /// On a data folder, with the variables of a bus or machine.
    pub fn new(data: &Path, variables: &[(String, String)]) -> Cli {
        Cli {
            data: data.to_owned(),
            variables: variables.to_vec(),
            removed: Vec::new(),
            program: vec![paths::built("counterfoil-cli").into_os_string()],
        }
    }

    /// By another program than our own: its words, the data folder as that one names it.
    #[must_use]
    pub fn by(mut self, program: &[&OsStr]) -> Cli {
        self.program = program.iter().map(|&word| word.to_owned()).collect();
        self
    }

    /// Without a variable that it would otherwise inherit.
    #[must_use]
    pub fn without(mut self, name: &str) -> Cli {
        self.removed.push(name.to_owned());
        self
    }

    /// The command, ready to start.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut words = self.program.iter();
        let mut command = tied(words.next().cloned().unwrap_or_default());
        command
            .args(words)
            .arg("--json")
            .arg("--data-dir")
            .arg(&self.data)
            .args(arguments);
        command.envs(self.variables.iter().cloned());
        for name in &self.removed {
            command.env_remove(name);
        }
        command
    }

    /// Runs it to its end.
    pub fn run(&self, arguments: &[&str]) -> Result<Outcome> {
        self.run_with(arguments, "")
    }

    /// Runs it with a text on standard input.
    pub fn run_with(&self, arguments: &[&str], input: &str) -> Result<Outcome> {
        run(self.command(arguments), input)
    }

    /// Runs it and fails unless it succeeds.
    pub fn ok(&self, arguments: &[&str]) -> Result<Outcome> {
        self.ok_with(arguments, "")
    }

    /// The same with a text on standard input.
    pub fn ok_with(&self, arguments: &[&str], input: &str) -> Result<Outcome> {
        let outcome = self.run_with(arguments, input)?;
        if outcome.code != 0 {
            let Outcome {
                code,
                printed,
                complaint,
                ..
            } = outcome;
            let words = arguments.join(" ");
            return Err(Problem::new(format!(
                "`{words}` ended with {code}.\n{printed}\n{complaint}"
            )));
        }
        Ok(outcome)
    }

    /// Starts it and leaves it running.
    pub fn start(&self, arguments: &[&str]) -> Result<Guarded> {
        let mut command = self.command(arguments);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        Ok(Guarded::start("counterfoil-cli", &mut command)?)
    }
}

/// Runs a command to its end with a text on standard input.
pub fn run(mut command: Command, input: &str) -> Result<Outcome> {
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn()?;
    if let Some(mut pipe) = child.stdin.take() {
        // A program that needs no input may have closed it.
        let _ = pipe.write_all(input.as_bytes());
    }
    let answer = child.wait_with_output()?;
    let printed = String::from_utf8_lossy(&answer.stdout).into_owned();
    let lines = printed
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect();
    Ok(Outcome {
        code: answer.status.code().unwrap_or(-1),
        lines,
        printed,
        complaint: String::from_utf8_lossy(&answer.stderr).into_owned(),
    })
}

impl Outcome {
    /// The last object printed.
    pub fn last(&self) -> Result<&Value> {
        self.lines
            .last()
            .ok_or_else(|| Problem::new(format!("nothing was printed; it said: {}", self.complaint)))
    }

    /// The error object of standard error: `{code, message, details}`.
    pub fn error(&self) -> Result<Value> {
        let objects = self
            .complaint
            .lines()
            .rev()
            .filter_map(|line| serde_json::from_str::<Value>(line).ok());
        let error = objects.into_iter().find(|value| value.get("code").is_some());
        error.ok_or_else(|| Problem::new(format!("no error object on standard error: {:?}", self.complaint)))
    }

    /// The error's code.
    pub fn error_code(&self) -> Result<String> {
        Ok(self.error()?["code"].as_str().unwrap_or_default().to_owned())
    }
}
