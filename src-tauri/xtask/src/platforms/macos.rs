//! macOS: everything is type-checked, tests included.

use std::fs;
use std::path::{Path, PathBuf};

use xtask::environment::find_program;
use xtask::{Context, Failure, Result};

use super::toolchain::Toolchain;
use crate::packages::{self, Need};
use crate::shell;
use crate::steps::Steps;

/// A C compiler that brings the headers of other systems, with its published checksum.
const ZIG: &str =
    "ziglang==0.17.0 --hash=sha256:97079827064a7492cce5541ceb438ae8003ce1e54e399676da2d62fb7a5dc08b";

/// Checks the whole workspace for macOS on Apple's own processors.
pub fn prove(steps: &mut Steps) -> Result<()> {
    steps.step("macOS: packages", || packages::ensure(Need::MacOs))?;
    let toolchain = Toolchain::find("aarch64-apple-darwin", &[])?;
    let zig = steps.step("macOS: C compiler", install)?;
    let (compiler, archiver) = wrap(&tools(), &zig)?;
    steps.step("macOS: type check", || {
        shell::run(
            toolchain
                .cargo(&["check", "--all-targets"])
                .env("CC_aarch64_apple_darwin", &compiler)
                .env("AR_aarch64_apple_darwin", &archiver),
            "read the compiler's words above; this is what macOS would see.",
        )
    })
}

fn tools() -> PathBuf {
    shell::target().join("tools/zig")
}

/// Fetches the compiler once; the checksum makes sure that it is the one we know.
fn install() -> Result<PathBuf> {
    let program = tools().join("ziglang/zig");
    if program.is_file() {
        println!("  C compiler: there.");
        return Ok(program);
    }
    let todo = "a C compiler for macOS comes as the Python package `ziglang`; make its registry reachable, or \
                run `cargo xtask platforms --windows` for now.";
    if find_program("python3").is_none() {
        return Err(Failure::new("Python is missing.")
            .todo("on Debian or Ubuntu: apt-get install python3 python3-pip"));
    }
    fs::create_dir_all(tools()).context("cannot make target/tools/zig")?;
    let wanted = tools().join("wanted.txt");
    fs::write(&wanted, ZIG).context("cannot write target/tools/zig/wanted.txt")?;
    let python = |words: &[&str]| {
        let mut command = shell::command("python3");
        command.args(words);
        command
    };
    let mut fetch = python(&[
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--require-hashes",
    ]);
    fetch
        .args(["--only-binary", ":all:", "--dest"])
        .arg(tools())
        .arg("--requirement")
        .arg(&wanted);
    shell::run(&mut fetch, todo)?;
    let package = fs::read_dir(tools())
        .context("cannot read target/tools/zig")?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| path.extension().is_some_and(|ending| ending == "whl"))
        .context("the C compiler's package was not fetched")?;
    shell::run(
        python(&["-m", "zipfile", "--extract"]).arg(&package).arg(tools()),
        todo,
    )?;
    fs::remove_file(&package).context("cannot remove the package")?;
    executable(&program)?;
    Ok(program)
}

/// Cargo's build scripts speak to Apple's compiler; these two translate.
fn wrap(folder: &Path, zig: &Path) -> Result<(PathBuf, PathBuf)> {
    let zig = zig.display();
    let write = |name: &str, text: String| -> Result<PathBuf> {
        let path = folder.join(name);
        fs::write(&path, text).context(format!("cannot write {}", path.display()))?;
        executable(&path)?;
        Ok(path)
    };
    let compiler = format!(
        "#!/bin/sh\n\
         # Apple's way to name the target, left out word by word.\n\
         count=$#\n\
         skip=\n\
         while [ \"$count\" -gt 0 ]; do\n\
         \x20 word=$1; shift; count=$((count - 1))\n\
         \x20 if [ -n \"$skip\" ]; then skip=; continue; fi\n\
         \x20 case $word in\n\
         \x20   --target=*|-mmacosx-version-min=*|-mmacos-version-min=*) ;;\n\
         \x20   -arch|-isysroot|-target) skip=1 ;;\n\
         \x20   *) set -- \"$@\" \"$word\" ;;\n\
         \x20 esac\n\
         done\n\
         exec '{zig}' cc -target aarch64-macos \"$@\"\n"
    );
    let archiver = format!("#!/bin/sh\nexec '{zig}' ar \"$@\"\n");
    Ok((write("cc", compiler)?, write("ar", archiver)?))
}

#[cfg(unix)]
fn executable(path: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755))
        .context(format!("cannot make {} executable", path.display()))
}

/// Elsewhere nothing is proved, and no such bit exists.
#[cfg(not(unix))]
fn executable(_path: &Path) -> Result<()> {
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use std::process::Command;

    use super::*;

    #[test]
    fn apples_words_are_left_out_and_all_others_stay_in_order() {
        let folder = shell::target().join(format!("tools/test-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let (compiler, _) = wrap(&folder, Path::new("/bin/echo")).unwrap();
        let answer = Command::new(&compiler)
            .args([
                "-O2",
                "--target=arm64-apple-macosx",
                "-arch",
                "arm64",
                "-c",
                "a b.c",
                "-o",
                "x",
            ])
            .output()
            .unwrap();
        fs::remove_dir_all(&folder).unwrap();
        let words = String::from_utf8(answer.stdout).unwrap();
        assert_eq!(words.trim(), "cc -target aarch64-macos -O2 -c a b.c -o x");
    }
}
