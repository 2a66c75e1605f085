//! Debian and Ubuntu packages. Elsewhere nothing is installed.

use std::process::{Command, Stdio};

use xtask::environment::find_program;
use xtask::{Failure, Result};

use crate::shell;

/// What is about to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Compile the program.
    Build,
    /// Compile it and test its window where nobody sees it.
    Window,
    /// Build and run it as a Windows program.
    Windows,
    /// Type-check it for macOS.
    MacOs,
    /// Install its package into a clean root.
    CleanRoot,
    /// Compile it and measure it against other programs.
    Bench,
}

const BUILD: [&str; 8] = [
    "libwebkit2gtk-4.1-dev",
    "build-essential",
    "pkg-config",
    "libxdo-dev",
    "libssl-dev",
    "libayatana-appindicator3-dev",
    "librsvg2-dev",
    // Opens sealed files, as their receivers do.
    "age",
];
const WINDOW: [&str; 8] = [
    "webkit2gtk-driver",
    "xvfb",
    "dbus",
    "dbus-x11",
    "gnome-keyring",
    "at-spi2-core",
    "fonts-dejavu-core",
    // Reads sheets back, as their receivers do.
    "poppler-utils",
];

/// The distribution's compiler with the sources of its standard library.
const COMPILER: [&str; 3] = ["rustc-web", "cargo-web", "rust-web-src"];
const WINDOWS: [&str; 4] = [
    "gcc-mingw-w64-x86-64-win32",
    "g++-mingw-w64-x86-64-win32",
    "wine",
    "wine64",
];
const MACOS: [&str; 2] = ["python3", "python3-pip"];

const CLEAN_ROOT: [&str; 2] = ["debootstrap", "util-linux"];
const BENCH: [&str; 4] = ["libxml2-utils", "expat", "python3-venv", "sqlite3"];

/// Installs what is missing.
pub fn ensure(need: Need) -> Result<()> {
    if !cfg!(target_os = "linux") {
        println!("  System packages: nothing to install on this system.");
        return Ok(());
    }
    let (first, second): (&[&str], &[&str]) = match need {
        Need::Build => (&BUILD, &[]),
        Need::Window => (&BUILD, &WINDOW),
        Need::Windows => (&COMPILER, &WINDOWS),
        Need::MacOs => (&COMPILER, &MACOS),
        Need::CleanRoot => (&CLEAN_ROOT, &[]),
        Need::Bench => (&BUILD, &BENCH),
    };
    let wanted: Vec<&str> = first.iter().chain(second).copied().collect();
    if find_program("dpkg-query").is_none() || find_program("apt-get").is_none() {
        println!(
            "  System packages: this is neither Debian nor Ubuntu, so nothing is installed. If the build \
             fails, install what these Debian packages hold: {}.",
            wanted.join(" ")
        );
        return Ok(());
    }
    // A Python of another origin serves as well.
    let wanted = wanted
        .into_iter()
        .filter(|name| !(MACOS.contains(name) && find_program("pip3").is_some()));
    let missing: Vec<&str> = wanted.filter(|name| !is_installed(name)).collect();
    if missing.is_empty() {
        println!("  System packages: all there.");
        return Ok(());
    }
    // What other systems are proved with brings recommendations for a desktop that nobody sees.
    let lean = matches!(need, Need::Windows | Need::MacOs);
    install(&missing, if lean { &["--no-install-recommends"] } else { &[] })
}

fn is_installed(package: &str) -> bool {
    Command::new("dpkg-query")
        .args(["-W", "-f", "${db:Status-Status}", package])
        .stderr(Stdio::null())
        .output()
        .is_ok_and(|answer| answer.stdout.starts_with(b"installed"))
}

fn install(missing: &[&str], options: &[&str]) -> Result<()> {
    let list = missing.join(" ");
    println!("  System packages: installing {list}");
    let by_hand = format!("install them by hand: apt-get install {list}");
    if !is_root() && find_program("sudo").is_none() {
        return Err(
            Failure::new("System packages are missing, and there is no sudo to install them.").todo(&by_hand),
        );
    }
    for attempt in 1..=3 {
        // A stale list of packages names versions that are gone.
        let done = apt(&["update"]).and_then(|()| apt(&[&["install", "--yes"], options, missing].concat()));
        match done {
            Ok(()) => return Ok(()),
            Err(failure) if attempt == 3 => return Err(failure.todo(&by_hand)),
            Err(failure) => {
                println!("  Attempt {attempt} of 3 failed: {failure}");
                std::thread::sleep(std::time::Duration::from_secs(5 * attempt));
            }
        }
    }
    Ok(())
}

fn apt(arguments: &[&str]) -> Result<()> {
    let mut command = if is_root() {
        shell::command("apt-get")
    } else {
        shell::command("sudo")
    };
    if is_root() {
        command.env("DEBIAN_FRONTEND", "noninteractive");
    } else {
        command.args(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    }
    command.args(["-o", "Acquire::Retries=3", "-o", "DPkg::Lock::Timeout=120"]);
    shell::run(command.arg("-q").args(arguments), "look at apt's words above.")
}

fn is_root() -> bool {
    Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|answer| answer.stdout.trim_ascii() == b"0")
}
