//! `cargo xtask platforms`: proves on Linux that Windows and macOS still work.
//!
//! Windows: the whole workspace is linked for it, and everything below the window runs as
//! Windows programs under Wine. macOS: the whole workspace, tests included, is type-checked;
//! linking would need Apple's own files.

mod macos;
mod test_run;
mod toolchain;
mod windows;
mod wine;

use xtask::{Failure, Result};

use crate::node;
use crate::steps::Steps;

/// Which systems.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    Both,
    Windows,
    MacOs,
}

/// Proves one or both; stops at the first failure.
pub fn platforms(which: Which) -> Result<()> {
    if !cfg!(target_os = "linux") {
        return Err(Failure::new("The other systems are proved from Linux only.")
            .todo("run `cargo xtask test` here, which tests this system itself."));
    }
    let mut steps = Steps::new();
    // The shell carries the built UI, so it does not even compile without it.
    steps.step("UI build", node::build)?;
    if which != Which::MacOs {
        windows::prove(&mut steps)?;
    }
    if which != Which::Windows {
        macos::prove(&mut steps)?;
    }
    steps.finish();
    Ok(())
}
