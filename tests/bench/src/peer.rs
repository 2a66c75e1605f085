//! A peer: a Python program that reads one command a line and answers one line, so that ours
//! and theirs take turns in one run. It times its own work; handing the answer over is not in it.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

use crate::{Result, Setting};

/// A running peer. It ends with the end of its input.
#[derive(Debug)]
pub struct Peer {
    /// Name and version, for the report.
    pub name: String,
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Peer {
    /// Starts `peers/SCRIPT.py`.
    pub fn start(setting: &Setting, script: &str) -> Result<Self> {
        let python = setting
            .python
            .as_deref()
            .ok_or("there is no Python with the peers' packages (--python)")?;
        let file = setting.peers.join(format!("{script}.py"));
        Self::run(Command::new(python).arg(file))
    }

    fn run(command: &mut Command) -> Result<Self> {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let input = child.stdin.take();
        let output = BufReader::new(child.stdout.take().ok_or("the peer has no output")?);
        let mut peer = Self {
            name: String::new(),
            child,
            input,
            output,
        };
        let answer = peer.ask(json!({"do": "version"}))?;
        peer.name = answer["version"].as_str().unwrap_or("unknown").to_owned();
        Ok(peer)
    }

    /// Sends one command and waits for its answer.
    pub fn ask(&mut self, command: Value) -> Result<Value> {
        let input = self.input.as_mut().ok_or("the peer has ended")?;
        writeln!(input, "{command}")?;
        input.flush()?;
        let mut line = String::new();
        self.output.read_line(&mut line)?;
        let answer: Value =
            serde_json::from_str(&line).map_err(|_| format!("{} answered {line:?}", self.name))?;
        match answer.get("problem") {
            Some(problem) => Err(format!("{}: {problem}", self.name).into()),
            None => Ok(answer),
        }
    }

    pub fn open(&mut self, path: &Path) -> Result<()> {
        self.ask(json!({"do": "open", "path": path})).map(drop)
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        drop(self.input.take());
        let _ = self.child.wait();
    }
}

/// A list of numbers of an answer.
pub fn numbers(answer: &Value, name: &str) -> Result<Vec<f64>> {
    let list = answer[name]
        .as_array()
        .ok_or_else(|| format!("the peer gave no {name}"))?;
    Ok(list.iter().filter_map(Value::as_f64).collect())
}

/// A list of texts of an answer.
pub fn texts(answer: &Value, name: &str) -> Result<Vec<String>> {
    let list = answer[name]
        .as_array()
        .ok_or_else(|| format!("the peer gave no {name}"))?;
    Ok(list
        .iter()
        .filter_map(|one| one.as_str().map(str::to_owned))
        .collect())
}

/// One number of an answer.
pub fn number(answer: &Value, name: &str) -> Result<f64> {
    answer[name]
        .as_f64()
        .ok_or_else(|| format!("the peer gave no {name}").into())
}

/// One whole number of an answer.
pub fn whole(answer: &Value, name: &str) -> Result<i64> {
    answer[name]
        .as_i64()
        .ok_or_else(|| format!("the peer gave no {name}").into())
}
