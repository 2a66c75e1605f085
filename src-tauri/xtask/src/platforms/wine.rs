//! A Windows computer to run programs on.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use xtask::environment::find_program;
use xtask::{Context, Failure, Result};

use crate::shell;

const COMPILER: &str = "x86_64-w64-mingw32-gcc";
/// Rust's standard library takes random numbers from a library that this Wine lacks.
const RANDOM: &str = include_str!("process_prng.c");

/// Wine with a disk of its own, so that a developer's Wine stays as it is.
#[derive(Debug)]
pub struct Wine {
    program: PathBuf,
    disk: PathBuf,
}

impl Wine {
    /// Finds Wine and the linker, and says what is missing.
    pub fn find() -> Result<Wine> {
        let needed = |name: &str, packages: &str| {
            find_program(name).ok_or_else(|| {
                Failure::new(format!(
                    "`{name}` is missing; without it no Windows program is built or run here."
                ))
                .todo(&format!("on Debian or Ubuntu: apt-get install {packages}"))
            })
        };
        needed(COMPILER, "gcc-mingw-w64-x86-64-win32 g++-mingw-w64-x86-64-win32")?;
        let program = needed("wine", "wine wine64")?;
        let disk = shell::target().join("wine");
        Ok(Wine { program, disk })
    }

    /// Makes the disk where there is none, and lays what is missing beside the programs.
    pub fn prepare(&self, programs: &Path) -> Result<()> {
        let todo = "remove target/wine and run this again; then look at Wine's words above.";
        if !self.disk.join("drive_c/windows").is_dir() {
            fs::create_dir_all(&self.disk).context("cannot make target/wine")?;
            shell::run(self.command(Path::new("wineboot")).arg("--init"), todo)?;
        }
        let source = programs.join("process_prng.c");
        fs::write(&source, RANDOM).context("cannot write process_prng.c")?;
        // Windows looks for libraries beside the program first.
        for folder in [programs.to_owned(), programs.join("deps")] {
            let mut compile = shell::command(COMPILER);
            compile
                .args(["-shared", "-O2", "-o"])
                .arg(folder.join("bcryptprimitives.dll"));
            shell::run(
                compile.arg(&source).arg("-ladvapi32"),
                "look at the compiler's words above.",
            )?;
        }
        println!("  Windows programs run on a disk of their own in target/wine.");
        Ok(())
    }

    /// A Windows program, ready to start.
    pub fn command(&self, program: &Path) -> Command {
        let mut command = shell::command(&self.program);
        command.arg(program).envs(self.variables());
        command
    }

    /// What every program on this computer needs to know.
    pub fn variables(&self) -> Vec<(String, String)> {
        [
            ("WINEPREFIX", self.disk.display().to_string()),
            ("WINEDEBUG", "-all".to_owned()),
            // No offer to fetch .NET or a browser from the network.
            ("WINEDLLOVERRIDES", "mscoree,mshtml=".to_owned()),
            ("RUST_BACKTRACE", "0".to_owned()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .to_vec()
    }
}
