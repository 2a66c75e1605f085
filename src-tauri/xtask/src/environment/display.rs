//! A virtual display of our own, so that two runs never share the focus.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;

use super::guarded::{Guarded, tied};
use crate::{Context, Failure, Result};

/// A running Xvfb.
#[derive(Debug)]
pub struct Display {
    server: Guarded,
    name: String,
}

impl Display {
    /// Starts one on a free number; its log goes to `folder`.
    pub fn start(folder: &Path) -> Result<Display> {
        let log = File::create(folder.join("xvfb.log")).context("cannot write the display's log")?;
        let mut server = Guarded::start(
            "the virtual display (Xvfb)",
            tied("Xvfb")
                .args([
                    "-displayfd",
                    "1",
                    "-screen",
                    "0",
                    "1600x1200x24",
                    "-nolisten",
                    "tcp",
                    "-noreset",
                ])
                .stdin(Stdio::null())
                .stdout(Stdio::piped())
                .stderr(log),
        )?;
        let out = server
            .child()
            .stdout
            .take()
            .context("the virtual display has no output")?;
        let mut line = String::new();
        BufReader::new(out)
            .read_line(&mut line)
            .context("the virtual display did not answer")?;
        match line.trim() {
            "" => Err(Failure::new("The virtual display (Xvfb) ended at once.")
                .todo("run `Xvfb :99` by hand to see why.")),
            number => Ok(Display {
                name: format!(":{number}"),
                server,
            }),
        }
    }

    /// For the variable `DISPLAY`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether it still runs.
    pub fn is_alive(&mut self) -> bool {
        self.server.is_alive()
    }
}
