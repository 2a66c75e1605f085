//! A person's machine.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::{Result, paths};

/// A person's machine: a data folder and a home folder that outlive a window.
#[derive(Debug)]
pub struct Machine {
    folder: TempDir,
    pub(crate) program: PathBuf,
    more: Vec<(String, String)>,
}

impl Machine {
    /// A fresh one.
    pub fn new() -> Result<Machine> {
        let parent = paths::target().join("window-runs");
        fs::create_dir_all(&parent)?;
        let folder = tempfile::Builder::new().prefix("machine-").tempdir_in(parent)?;
        let machine = Machine {
            folder,
            program: paths::built("counterfoil"),
            more: Vec::new(),
        };
        for folder in [machine.data(), machine.home(), machine.logs()] {
            fs::create_dir_all(folder)?;
        }
        Ok(machine)
    }

    /// The same machine, where every program finds one more variable.
    #[must_use]
    pub fn with_variable(mut self, name: &str, value: impl Into<String>) -> Machine {
        self.more.push((name.to_owned(), value.into()));
        self
    }

    /// The same machine, where the window is opened by another program, such as a script that
    /// sets limits first.
    #[must_use]
    pub fn with_program(mut self, program: PathBuf) -> Machine {
        self.program = program;
        self
    }

    /// The program's data folder.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// The person's home, where the webview keeps its own files.
    pub fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// What the programs print.
    pub fn logs(&self) -> PathBuf {
        self.folder.path().join("logs")
    }

    /// All of it.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Variables of a program on this machine.
    pub fn variables(&self) -> Vec<(String, String)> {
        let home = self.home();
        let below = |name: &str| home.join(name).display().to_string();
        [
            ("COUNTERFOIL_DATA_DIR", self.data().display().to_string()),
            ("HOME", home.display().to_string()),
            ("XDG_DATA_HOME", below(".local/share")),
            ("XDG_CONFIG_HOME", below(".config")),
            ("XDG_CACHE_HOME", below(".cache")),
            ("XDG_STATE_HOME", below(".local/state")),
            // The town's own zone: anything else would rightly be found by a check.
            ("TZ", "America/Denver".to_owned()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into_iter()
        .chain(self.more.iter().cloned())
        .collect()
    }
}
