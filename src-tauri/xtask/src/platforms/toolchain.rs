//! A compiler that can build the standard library for other systems.
//!
//! Ready-made standard libraries come from where a build machine may not reach; Debian packs
//! the sources of the very compiler it ships, and that one builds them along with us.

use std::path::{Path, PathBuf};
use std::process::Command;

use xtask::{Failure, Result};

use crate::{cargo, shell};

const COMPILER: &str = "/usr/bin/rustc";
const CARGO: &str = "/usr/bin/cargo";

/// The distribution's own compiler with its sources.
#[derive(Debug)]
pub struct Toolchain {
    target: &'static str,
    folder: PathBuf,
    leave_out: &'static [&'static str],
}

impl Toolchain {
    /// For a target, without the packages to leave out. Each target has a folder of its own inside a
    /// common one, where what runs on this machine while compiling is built once.
    pub fn find(target: &'static str, leave_out: &'static [&'static str]) -> Result<Toolchain> {
        let todo = "on Debian or Ubuntu: apt-get install rustc-web cargo-web rust-web-src";
        for program in [COMPILER, CARGO] {
            if !Path::new(program).is_file() {
                return Err(
                    Failure::new(format!("The distribution's own compiler is missing ({program})."))
                        .todo(todo),
                );
            }
        }
        let sysroot = shell::output(Command::new(COMPILER).args(["--print", "sysroot"]))?;
        let sources = Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/std/Cargo.toml");
        if !sources.is_file() {
            return Err(Failure::new("The sources of the standard library are missing.").todo(todo));
        }
        Ok(Toolchain {
            target,
            folder: shell::target().join("platforms"),
            leave_out,
        })
    }

    /// Where programs of this target come out.
    pub fn programs(&self) -> PathBuf {
        self.folder.join(self.target).join("platforms")
    }

    /// `cargo WORDS` for this target, over the whole workspace.
    pub fn cargo(&self, words: &[&str]) -> Command {
        let mut command = shell::command(CARGO);
        for name in [
            "CARGO",
            "RUSTUP_TOOLCHAIN",
            "RUSTFLAGS",
            "CARGO_ENCODED_RUSTFLAGS",
        ] {
            command.env_remove(name);
        }
        cargo::forget_ourselves(&mut command);
        command
            .env("RUSTC", COMPILER)
            // Building the standard library is not stable yet.
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_TARGET_DIR", &self.folder)
            .args(words)
            .args(cargo::WHOLE)
            .args(self.leave_out.iter().flat_map(|name| ["--exclude", name]))
            .args([
                "--profile",
                "platforms",
                "-Zbuild-std=std,panic_abort",
                "--target",
                self.target,
            ]);
        command
    }
}
