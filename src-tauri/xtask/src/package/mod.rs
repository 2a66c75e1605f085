//! `cargo xtask package`: the installers of this system, made by Tauri's bundler.
//!
//! Linux: a deb, checked in a clean root. Windows: NSIS (per person or per machine) and MSI.
//! macOS: a disk image. Signing happens where the variables of a certificate are set, and a
//! notice says so where they are not.

mod clean_root;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use xtask::{Context, Failure, Result};

use crate::packages::{self, Need};
use crate::steps::Steps;
use crate::{cargo, node, shell};

/// Version of Tauri's bundler; from 2.12.1 on it writes the version into signatures.
const BUNDLER: &str = "2.12.5";

/// Kinds of installers by system.
const KINDS: &str = if cfg!(windows) {
    "nsis,msi"
} else if cfg!(target_os = "macos") {
    "dmg"
} else {
    "deb"
};

/// Variables that hold a certificate, and what is missing without them.
const SIGNING: [(&str, &str); 3] = [
    (
        "WINDOWS_SIGN_COMMAND",
        "Windows programs and installers are not signed",
    ),
    (
        "APPLE_CERTIFICATE",
        "the macOS program is signed for this computer only, and not notarized",
    ),
    ("TAURI_SIGNING_PRIVATE_KEY", "no signatures for updates are made"),
];

/// What Tauri's bundler reads by itself.
const CERTIFICATE: [&str; 8] = [
    "APPLE_CERTIFICATE",
    "APPLE_CERTIFICATE_PASSWORD",
    "APPLE_SIGNING_IDENTITY",
    "APPLE_ID",
    "APPLE_PASSWORD",
    "APPLE_TEAM_ID",
    "TAURI_SIGNING_PRIVATE_KEY",
    "TAURI_SIGNING_PRIVATE_KEY_PASSWORD",
];

/// Builds and, where that is possible, checks the installers.
pub fn package() -> Result<()> {
    let mut steps = Steps::new();
    let triple = triple()?;
    steps.step("System packages", || packages::ensure(Need::Build))?;
    steps.step("UI", node::build)?;
    steps.step("Command line program", || command_line(&triple))?;
    steps.step("Installers", installers)?;
    if cfg!(target_os = "linux") {
        let deb = newest_deb()?;
        clean_root::check(&mut steps, &deb)?;
    }
    steps.finish();
    Ok(())
}

/// The target that cargo builds for.
fn triple() -> Result<String> {
    let text = shell::output(Command::new("rustc").arg("-vV"))?;
    let line = text.lines().find_map(|line| line.strip_prefix("host: "));
    line.map(str::to_owned).context("rustc does not name this system")
}

/// Builds `counterfoil-cli` and lays it where the bundler looks for it.
fn command_line(triple: &str) -> Result<()> {
    let mut build = cargo::cargo();
    build.args(["build", "--release", "--package", "counterfoil-cli"]);
    shell::run(&mut build, "read the compiler's words above.")?;
    let ending = std::env::consts::EXE_SUFFIX;
    let from = shell::target().join(format!("release/counterfoil-cli{ending}"));
    let folder = shell::root().join("target/package");
    fs::create_dir_all(&folder).context("cannot make target/package")?;
    let to = folder.join(format!("counterfoil-cli-{triple}{ending}"));
    fs::copy(&from, &to).context(format!("cannot copy to {}", to.display()))?;
    Ok(())
}

fn installers() -> Result<()> {
    for (name, without) in SIGNING {
        let elsewhere = (name.starts_with("WINDOWS") && !cfg!(windows))
            || (name.starts_with("APPLE") && !cfg!(target_os = "macos"));
        if !elsewhere && !is_set(name) {
            notice(&format!("{name} is not set: {without}."));
        }
    }
    let mut tauri = node::tool("@tauri-apps/cli", BUNDLER, "tauri")?;
    tauri.current_dir(shell::root().join("src-tauri")).args([
        "build",
        "--ci",
        "--features",
        "embedded",
        "--bundles",
        KINDS,
        "--config",
        "bundle.json",
    ]);
    // A variable that is there and empty would be taken for a certificate.
    for name in CERTIFICATE.iter().filter(|name| !is_set(name)) {
        tauri.env_remove(name);
    }
    if let Some(config) = signing_config() {
        tauri.args(["--config", &config]);
    }
    shell::run(&mut tauri, "read the bundler's words above.")
}

/// What is added to the configuration where keys are there.
fn signing_config() -> Option<String> {
    let mut bundle = serde_json::Map::new();
    if let Some(command) = std::env::var("WINDOWS_SIGN_COMMAND")
        .ok()
        .filter(|text| !text.is_empty())
    {
        bundle.insert("windows".into(), serde_json::json!({ "signCommand": command }));
    }
    if is_set("TAURI_SIGNING_PRIVATE_KEY") {
        bundle.insert("createUpdaterArtifacts".into(), true.into());
    }
    (!bundle.is_empty()).then(|| serde_json::json!({ "bundle": bundle }).to_string())
}

fn is_set(name: &str) -> bool {
    std::env::var_os(name).is_some_and(|value| !value.is_empty())
}

/// A line that hosted build machines show on their summary page.
fn notice(text: &str) {
    if is_set("GITHUB_ACTIONS") {
        println!("::notice title=Not signed::{text}");
    } else {
        println!("  NOTICE: {text}");
    }
}

fn newest_deb() -> Result<PathBuf> {
    let folder = shell::target().join("release/bundle/deb");
    let files = fs::read_dir(&folder).context(format!("cannot read {}", folder.display()))?;
    files
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "deb"))
        .max_by_key(|path| modified(path))
        .ok_or_else(|| Failure::new("The bundler made no deb."))
}

fn modified(path: &Path) -> Option<std::time::SystemTime> {
    path.metadata().ok()?.modified().ok()
}
