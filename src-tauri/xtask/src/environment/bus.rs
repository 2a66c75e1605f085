//! A session bus of our own, which starts no service by itself.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::guarded::{Guarded, tied};
use crate::{Context, Failure, Result};

/// A running session bus.
#[derive(Debug)]
pub struct Bus {
    daemon: Guarded,
    address: String,
    folder: PathBuf,
}

impl Bus {
    /// Starts one whose socket lies in `folder`. No service folders are named, so neither
    /// portals nor another keyring come up and slow things down.
    pub fn start(folder: &Path) -> Result<Bus> {
        let config = folder.join("bus.conf");
        let text = format!(
            "<busconfig><type>session</type><listen>unix:dir={}</listen><auth>EXTERNAL</auth>\
             <policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>\
             <allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>\n",
            folder.display()
        );
        fs::write(&config, text).context("cannot write the bus configuration")?;
        let mut daemon = Guarded::start(
            "the session bus (dbus-daemon)",
            tied("dbus-daemon")
                .arg(format!("--config-file={}", config.display()))
                .args(["--nofork", "--nopidfile", "--print-address=1"])
                .stdin(Stdio::null())
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        )?;
        let out = daemon
            .child()
            .stdout
            .take()
            .context("the session bus has no output")?;
        let mut line = String::new();
        BufReader::new(out)
            .read_line(&mut line)
            .context("the session bus did not answer")?;
        let address = line.trim().to_owned();
        if address.is_empty() {
            return Err(Failure::new("The session bus (dbus-daemon) ended at once."));
        }
        Ok(Bus {
            daemon,
            address,
            folder: folder.to_owned(),
        })
    }

    /// For programs on this bus.
    pub fn variables(&self) -> Vec<(String, String)> {
        vec![
            ("DBUS_SESSION_BUS_ADDRESS".to_owned(), self.address.clone()),
            ("XDG_RUNTIME_DIR".to_owned(), self.folder.display().to_string()),
        ]
    }

    /// The folder of its socket.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether it still runs.
    pub fn is_alive(&mut self) -> bool {
        self.daemon.is_alive()
    }

    /// Waits until a program has taken the name; false when nobody has in that time.
    pub fn wait_for_owner(&self, name: &str, patience: Duration) -> bool {
        let start = Instant::now();
        while start.elapsed() < patience {
            let answer = Command::new("dbus-send")
                .args(["--session", "--print-reply", "--dest=org.freedesktop.DBus", "/"])
                .arg("org.freedesktop.DBus.NameHasOwner")
                .arg(format!("string:{name}"))
                .envs(self.variables())
                .output();
            if answer.is_ok_and(|answer| String::from_utf8_lossy(&answer.stdout).contains("boolean true")) {
                return true;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        false
    }
}
