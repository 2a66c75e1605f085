//! Programs that need windows, in an environment of their own.

use xtask::environment::{WindowEnvironment, find_program};
use xtask::{Failure, Result};

use crate::shell;

/// Runs `work` with the variables of a private display, bus and keyring.
pub fn within<T>(work: impl FnOnce(&[(String, String)]) -> Result<T>) -> Result<T> {
    if !cfg!(target_os = "linux") {
        return Err(Failure::new("Windows can be driven on Linux only.")
            .todo("run this on Linux; `cargo xtask test --rust` and `--ui` work everywhere."));
    }
    let needed = [
        "Xvfb",
        "dbus-daemon",
        "dbus-send",
        "gnome-keyring-daemon",
        "WebKitWebDriver",
    ];
    let missing: Vec<&str> = needed
        .into_iter()
        .filter(|name| find_program(name).is_none())
        .collect();
    if !missing.is_empty() {
        return Err(
            Failure::new(format!("Programs are missing: {}.", missing.join(", ")))
                .todo("run `cargo xtask setup`, or install them by hand."),
        );
    }
    let home = shell::target().join(format!("window-home/{}", std::process::id()));
    let mut environment = WindowEnvironment::start(&home)?;
    println!("  Private display, session bus and keyring are up.");
    let result = work(&environment.variables());
    let result = match result {
        Err(failure) if !environment.is_alive() => {
            Err(failure.todo("the display, bus or keyring ended meanwhile: run this again."))
        }
        other => other,
    };
    drop(environment);
    // What a failed test left is in its own folder; this one only held the keyring.
    let _ = std::fs::remove_dir_all(&home);
    result
}
