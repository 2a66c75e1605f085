//! A Debian with nothing on it, to see whether the package brings all it needs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use xtask::{Context, Failure, Result};

use crate::packages::{self, Need};
use crate::shell;
use crate::steps::Steps;

/// For looking at the window only; installed after the package has stood alone.
const EYES: &str = "xvfb xauth x11-utils dbus-x11";
const INSTALL: &str = "DEBIAN_FRONTEND=noninteractive apt-get -q install --yes --no-install-recommends";
/// What a person would see, as the X server tells it.
const LOOK: &str = r#"
set -eu
useradd --create-home clerk 2>/dev/null || true
cat > /tmp/look.sh <<'END'
counterfoil --practice > "$HOME/window.log" 2>&1 &
program=$!
for second in $(seq 1 60); do
    sleep 1
    kill -0 $program || { cat "$HOME/window.log"; echo "The program ended after $second seconds."; exit 1; }
    if xwininfo -root -tree | grep -q '"Counterfoil'; then
        xwininfo -root -tree | grep '"Counterfoil' | head -1
        sleep 3
        kill -0 $program
        kill $program
        exit 0
    fi
done
cat "$HOME/window.log"; echo "No window after 60 seconds."; exit 1
END
su clerk -c 'LANG=C.UTF-8 xvfb-run -a dbus-run-session -- sh /tmp/look.sh'
find /home/clerk/.local/share/counterfoil -type f | sort
"#;

/// Installs the deb into a clean root, starts the program there, and removes it again.
pub fn check(steps: &mut Steps, deb: &Path) -> Result<()> {
    steps.step("Clean root: packages", || packages::ensure(Need::CleanRoot))?;
    let root = steps.step("Clean root: Debian", make)?;
    let file = root.path.join("tmp/counterfoil.deb");
    fs::copy(deb, &file).context("cannot copy the deb into the clean root")?;
    steps.step("Clean root: install", || {
        root.run(&format!("apt-get -q update && {INSTALL} /tmp/counterfoil.deb"))?;
        root.run("dpkg --verify counterfoil && dpkg --listfiles counterfoil")?;
        root.run("counterfoil-cli --version && ! ldd /usr/bin/counterfoil | grep 'not found'")
    })?;
    steps.step("Clean root: start", || {
        root.run(&format!("{INSTALL} {EYES}"))?;
        root.run(LOOK)
    })?;
    steps.step("Clean root: remove", || {
        root.run("apt-get -q purge --yes counterfoil && test ! -e /usr/bin/counterfoil")?;
        root.run("test -d /home/clerk/.local/share/counterfoil")?;
        println!("  Removed; the clerk's data is still there.");
        Ok(())
    })
}

struct Root {
    path: PathBuf,
}

/// Unpacks a fresh copy of a Debian that is fetched once.
fn make() -> Result<Root> {
    let keep = shell::target().join("clean-root");
    fs::create_dir_all(&keep).context("cannot make target/clean-root")?;
    let (archive, path) = (keep.join("debian.tar"), keep.join("root"));
    if path.exists() {
        fs::remove_dir_all(&path).context("cannot empty the clean root")?;
    }
    fs::create_dir_all(&path).context("cannot make the clean root")?;
    if !archive.is_file() {
        let (site, name) = repository()?;
        let mut fetch = shell::command("debootstrap");
        fetch.args(["--variant=minbase", &name]).arg(&path).arg(&site);
        println!("  $ debootstrap --variant=minbase {name}");
        let done = fetch
            .stdout(Stdio::null())
            .status()
            .context("cannot start debootstrap")?;
        if !done.success() {
            return Err(
                Failure::new("No Debian could be fetched.").todo("make the package archive reachable.")
            );
        }
        shell::run(
            shell::command("tar")
                .arg("--create")
                .arg("--file")
                .arg(&archive)
                .arg("--directory")
                .arg(&path)
                .arg("."),
            "make room on the disk.",
        )?;
        return Ok(Root { path });
    }
    shell::run(
        shell::command("tar")
            .arg("--extract")
            .arg("--file")
            .arg(&archive)
            .arg("--directory")
            .arg(&path),
        "remove target/clean-root and run this again.",
    )?;
    Ok(Root { path })
}

/// The package archive that this system uses, and its release.
fn repository() -> Result<(String, String)> {
    let format = "$(REPO_URI) $(CODENAME) $(COMPONENT)";
    let text = shell::output(Command::new("apt-get").args([
        "indextargets",
        "--format",
        format,
        "Created-By: Packages",
    ]))?;
    let name = fs::read_to_string("/etc/os-release").context("cannot read /etc/os-release")?;
    let name = name
        .lines()
        .find_map(|line| line.strip_prefix("VERSION_CODENAME="));
    let name = name.context("this system does not name its release")?.to_owned();
    let site = text
        .lines()
        .filter_map(|line| line.split_once(' '))
        .find(|(_, rest)| *rest == format!("{name} main"))
        .map(|(site, _)| site.to_owned())
        .context("this system's package archive is unknown; run `apt-get update`")?;
    Ok((site, name))
}

impl Root {
    /// Runs a script inside; what it mounts and starts ends with it.
    fn run(&self, script: &str) -> Result<()> {
        let enter = "set -e; mount -t proc proc \"$1/proc\"; mount --rbind /dev \"$1/dev\"; \
                     mount -t tmpfs tmpfs \"$1/run\"; exec chroot \"$1\" /bin/sh -c \"$2\"";
        let mut command = shell::command("unshare");
        command
            .args([
                "--mount",
                "--pid",
                "--fork",
                "--kill-child",
                "sh",
                "-c",
                enter,
                "sh",
            ])
            .arg(&self.path)
            .arg(script);
        println!(
            "  in the clean root: {}",
            script.trim().lines().next().unwrap_or_default()
        );
        let done = command.status().context("cannot enter the clean root")?;
        if done.success() {
            return Ok(());
        }
        Err(
            Failure::new(format!("The clean root's command ended with {done}."))
                .todo("read its words above; entering a clean root needs root's rights."),
        )
    }
}
