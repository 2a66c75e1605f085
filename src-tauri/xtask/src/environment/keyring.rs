//! A keyring of our own on a private bus.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use super::bus::Bus;
use super::guarded::{Guarded, find_program, tied};
use crate::{Context, Failure, Result};

const SERVICE: &str = "org.freedesktop.secrets";

/// A running gnome-keyring.
#[derive(Debug)]
pub struct Keyring(Guarded);

impl Keyring {
    /// Starts it with an open login keyring, made new where there is none in `home`.
    pub fn unlocked(bus: &Bus, home: &Path) -> Result<Keyring> {
        Keyring::start(bus, home, true)
    }

    /// Starts it without opening anything: the keyring of an earlier run stays locked.
    pub fn locked(bus: &Bus, home: &Path) -> Result<Keyring> {
        Keyring::start(bus, home, false)
    }

    /// Whether it still runs.
    pub fn is_alive(&mut self) -> bool {
        self.0.is_alive()
    }

    fn start(bus: &Bus, home: &Path, unlock: bool) -> Result<Keyring> {
        let program = find_program("gnome-keyring-daemon")
            .context("gnome-keyring-daemon is not installed (Debian package gnome-keyring)")?;
        if let Ok(keyring) = Keyring::try_start(&program, bus, home, unlock) {
            return Ok(keyring);
        }
        // Its file capabilities may not be granted in a container; a copy has none.
        let copy = bus.folder().join("gnome-keyring-daemon");
        fs::copy(&program, &copy).context("cannot copy gnome-keyring-daemon")?;
        Keyring::try_start(&copy, bus, home, unlock)
    }

    fn try_start(program: &Path, bus: &Bus, home: &Path, unlock: bool) -> Result<Keyring> {
        let control: PathBuf = bus.folder().join("keyring");
        fs::create_dir_all(&control).context("cannot make the keyring's folder")?;
        let mut command = tied(program);
        command.args(["--foreground", "--components=secrets"]);
        command.arg(format!("--control-directory={}", control.display()));
        if unlock {
            command.arg("--unlock");
        }
        command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
        command
            .envs(bus.variables())
            .env("HOME", home)
            .env("XDG_DATA_HOME", home.join(".local/share"));
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let mut daemon = Guarded::start("the keyring (gnome-keyring-daemon)", &mut command)?;
        if let Some(mut input) = daemon.child().stdin.take() {
            // The password ends with the input; a line break would be part of it.
            input
                .write_all(b"counterfoil-test")
                .context("cannot unlock the keyring")?;
        }
        if !bus.wait_for_owner(SERVICE, Duration::from_secs(10)) || !daemon.is_alive() {
            return Err(Failure::new(
                "The keyring (gnome-keyring-daemon) did not come up.",
            ));
        }
        Ok(Keyring(daemon))
    }
}
