//! The UI: packages from its lock file, the build, its tests.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use serde_json::Value;
use xtask::environment::find_program;
use xtask::{Context, Failure, Result};

use crate::shell;

const LEAST: (u32, u32) = (20, 19);
/// A copy of the lock file that the installed packages came from.
const MARK: &str = "node_modules/.counterfoil-lock.json";

fn ui() -> PathBuf {
    shell::root().join("ui")
}

fn npm() -> Result<Command> {
    // On Windows npm is a script, which only its full name finds.
    let program = find_program("npm").ok_or_else(missing)?;
    let mut command = Command::new(program);
    command
        .current_dir(ui())
        .env("CI", "true")
        .env("NO_UPDATE_NOTIFIER", "1");
    Ok(command)
}

fn missing() -> Failure {
    Failure::new("Node.js with npm is needed and was not found.")
        .todo("install Node.js 20.19 or newer and run this again.")
}

fn check_version() -> Result<()> {
    let text = shell::output(Command::new("node").arg("--version")).map_err(|_| missing())?;
    let mut parts = text
        .trim()
        .trim_start_matches('v')
        .split('.')
        .map(|part| part.parse().unwrap_or(0));
    let version: (u32, u32) = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    if version < LEAST {
        return Err(Failure::new(format!("Node.js {} is too old.", text.trim()))
            .todo("install Node.js 20.19 or newer and run this again."));
    }
    Ok(())
}

/// Installs the packages of the lock file where they are not there yet.
pub fn install() -> Result<()> {
    check_version()?;
    let lock =
        fs::read_to_string(ui().join("package-lock.json")).context("cannot read ui/package-lock.json")?;
    let mark = ui().join(MARK);
    if fs::read_to_string(&mark).is_ok_and(|known| known == lock) {
        println!("  UI packages: all there.");
        return Ok(());
    }
    if installed_as(&lock).unwrap_or(false) {
        println!("  UI packages: all there.");
    } else {
        println!("  UI packages: installing those of the lock file.");
        let todo = "check the network and run this again.";
        shell::run(npm()?.args(["ci", "--no-audit", "--no-fund"]), todo)?;
    }
    fs::write(&mark, lock).context("cannot note which packages are installed")
}

/// Whether npm's own note in node_modules names the versions of the lock file.
fn installed_as(lock: &str) -> Option<bool> {
    let wanted: Value = serde_json::from_str(lock).ok()?;
    let note = fs::read_to_string(ui().join("node_modules/.package-lock.json")).ok()?;
    let there: Value = serde_json::from_str(&note).ok()?;
    let same = wanted
        .get("packages")?
        .as_object()?
        .iter()
        .all(|(place, package)| {
            let optional = package.get("optional").and_then(Value::as_bool).unwrap_or(false);
            let found = there.get("packages").and_then(|all| all.get(place));
            place.is_empty()
                || found.map_or(optional, |found| {
                    found.get("integrity") == package.get("integrity")
                })
        });
    Some(same)
}

/// Builds the UI when a source is newer than what was built.
pub fn build() -> Result<()> {
    install()?;
    let built = modified(&ui().join("dist/index.html"));
    let newest = [
        "src",
        "public",
        "index.html",
        "package-lock.json",
        "vite.config.ts",
        "tsconfig.json",
    ]
    .iter()
    .filter_map(|name| newest(&ui().join(name)))
    .max();
    if built.is_some() && newest <= built {
        println!("  UI: built already.");
        return Ok(());
    }
    shell::run(
        npm()?.args(["run", "build"]),
        "read the words of the UI's build above.",
    )
}

/// A program of an npm package in exactly this version, fetched once into `target/tools`: what
/// only some systems' lock files could hold has no place in the UI's.
pub fn tool(package: &str, version: &str, program: &str) -> Result<Command> {
    check_version()?;
    let folder = shell::target().join("tools").join(format!("{program}-{version}"));
    let file = if cfg!(windows) {
        format!("{program}.cmd")
    } else {
        program.to_owned()
    };
    let file = folder.join("node_modules/.bin").join(file);
    if !file.exists() {
        fs::create_dir_all(&folder).context(format!("cannot make {}", folder.display()))?;
        let mut install = npm()?;
        install
            .current_dir(&folder)
            .args(["install", "--no-audit", "--no-fund", "--no-save", "--prefix"])
            .arg(&folder)
            .arg(format!("{package}@{version}"));
        shell::run(&mut install, "check the network and run this again.")?;
    }
    Ok(Command::new(file))
}

/// Type check and tests.
pub fn check() -> Result<()> {
    shell::run(npm()?.args(["run", "check"]), "correct the types named above.")
}

/// The UI's own tests.
pub fn test() -> Result<()> {
    shell::run(
        npm()?.arg("test"),
        "read the failing test above; `npm test` in ui/ runs them alone.",
    )
}

fn modified(path: &Path) -> Option<SystemTime> {
    path.metadata().ok()?.modified().ok()
}

/// The newest change below a file or folder.
fn newest(path: &Path) -> Option<SystemTime> {
    let own = modified(path);
    let below = fs::read_dir(path)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| newest(&entry.path()));
    below.chain(own).max()
}
