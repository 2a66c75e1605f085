//! The processes of one machine: the program and the webview's helpers.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::{Problem, Result};

/// Processes that were started with this data folder.
pub fn on(data: &Path) -> Vec<u32> {
    let mark = format!("COUNTERFOIL_DATA_DIR={}\0", data.display());
    let numbers = fs::read_dir("/proc").into_iter().flatten().flatten();
    numbers
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .filter(|id: &u32| {
            // A process that has just ended has no file left. The driver ends with its owner.
            let name = fs::read_to_string(format!("/proc/{id}/comm")).unwrap_or_default();
            if name.trim() == "WebKitWebDriver" {
                return false;
            }
            let variables = fs::read(format!("/proc/{id}/environ")).unwrap_or_default();
            variables.windows(mark.len()).any(|part| part == mark.as_bytes())
        })
        .collect()
}

/// Their names, for messages.
pub fn names(data: &Path) -> Vec<String> {
    let name = |id| fs::read_to_string(format!("/proc/{id}/comm")).unwrap_or_default();
    on(data)
        .into_iter()
        .map(|id| format!("{} ({id})", name(id).trim()))
        .collect()
}

/// Waits until all have ended by themselves; says whether they have.
pub fn wait_for_end(data: &Path, patience: Duration) -> bool {
    let start = Instant::now();
    while start.elapsed() < patience {
        if on(data).is_empty() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    false
}

/// Sends a signal to the processes of a machine that have this name.
pub fn signal(data: &Path, name: &str, signal: &str) -> Result<()> {
    let named = |id: &u32| {
        let known = fs::read_to_string(format!("/proc/{id}/comm")).unwrap_or_default();
        known.trim() == name
    };
    let ids: Vec<u32> = on(data).into_iter().filter(named).collect();
    if ids.is_empty() {
        return Err(Problem::new(format!("{name} does not run")));
    }
    for id in ids {
        Command::new("sh")
            .args(["-c", &format!("kill -{signal} {id}")])
            .status()?;
    }
    Ok(())
}

/// Ends what still runs, so that the next window is not taken for a second start of this one.
pub fn end(data: &Path) {
    for id in on(data) {
        // The shell's own kill is on every machine.
        let _ = Command::new("sh").args(["-c", &format!("kill -9 {id}")]).status();
    }
    wait_for_end(data, Duration::from_secs(5));
}
