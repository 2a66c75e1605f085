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
}

impl Toolchain {
    /// For a target; `folder` is its own folder below cargo's output folder.
    pub fn find(target: &'static str, folder: &str) -> Result<Toolchain> {
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
        let folder = shell::target().join(folder);
        Ok(Toolchain { target, folder })
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
