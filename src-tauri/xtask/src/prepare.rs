//! The offline data against which the ledger's queries are checked at compile time.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use xtask::{Context, Failure, Result};

use crate::{cargo, shell};

fn ledger() -> PathBuf {
    shell::root().join("src-tauri/crates/ledger")
}

fn database() -> String {
    shell::target().join("sqlx/ledger.db").display().to_string()
}

/// Writes the committed data anew.
pub fn write() -> Result<()> {
    let folder = ledger().join(".sqlx");
    cargo::run_bin("prepare-ledger", &["--", &database()], &[])?;
    generate(&folder)?;
    println!(
        "  Wrote {} files to src-tauri/crates/ledger/.sqlx.",
        read(&folder)?.len()
    );
    Ok(())
}

/// Fails when the committed data is not what the queries and migrations say. Needs the built
/// programs.
pub fn check() -> Result<()> {
    migrate()?;
    let folder = fresh();
    generate(&folder)?;
    compare(&folder)
}

/// The same on the way of a build from nothing, which compiles the ledger anyway.
pub fn check_along(build: &mut Command, todo: &str) -> Result<()> {
    let mut program = cargo::whole(&["build", "--bin", "prepare-ledger"]);
    shell::run(&mut program, "read the compiler's words above.")?;
    migrate()?;
    let folder = fresh();
    empty(&folder)?;
    touch(&ledger().join("src/lib.rs"), now())?;
    shell::run(against_database(build, &folder), todo)?;
    compare(&folder)
}

fn fresh() -> PathBuf {
    shell::target().join("sqlx/fresh")
}

fn migrate() -> Result<()> {
    let mut migrate = shell::command(shell::built("prepare-ledger"));
    shell::run(
        migrate.arg(database()),
        "a migration is wrong: read its words above.",
    )
}

fn compare(folder: &Path) -> Result<()> {
    let (fresh, known) = (read(folder)?, read(&ledger().join(".sqlx"))?);
    if fresh == known {
        println!(
            "  The ledger's {} checked queries match their offline data.",
            fresh.len()
        );
        return Ok(());
    }
    Err(Failure::new("The offline data of the ledger's queries is stale.")
        .todo("run `cargo xtask prepare` and commit src-tauri/crates/ledger/.sqlx."))
}

/// Compiles the ledger against a database made by its migrations; sqlx notes each query.
fn generate(folder: &Path) -> Result<()> {
    empty(folder)?;
    let file = ledger().join("src/lib.rs");
    let before = fs::metadata(&file)
        .and_then(|known| known.modified())
        .context("cannot read the ledger's time")?;
    touch(&file, now())?;
    let mut check = cargo::cargo();
    check.args(["check", "--quiet", "--package", "counterfoil-ledger"]);
    shell::run(
        against_database(&mut check, folder),
        "a query does not fit the migrations: read the compiler's words above.",
    )?;
    // As old as it was, or the next build would compile all that stands on the ledger.
    touch(&file, before)
}

fn against_database<'a>(build: &'a mut Command, folder: &Path) -> &'a mut Command {
    build
        .env("DATABASE_URL", format!("sqlite://{}", database()))
        .env("SQLX_OFFLINE", "false")
        .env("SQLX_OFFLINE_DIR", folder)
}

fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).context("cannot empty the folder of offline data")?;
    }
    fs::create_dir_all(folder).context("cannot make the folder of offline data")
}

#[expect(
    clippy::disallowed_methods,
    reason = "the compiler compares with the real clock"
)]
fn now() -> SystemTime {
    SystemTime::now()
}

fn touch(file: &Path, time: SystemTime) -> Result<()> {
    let opened = fs::File::options().append(true).open(file);
    opened
        .and_then(|file| file.set_modified(time))
        .context(format!("cannot touch {}", file.display()))
}

fn read(folder: &Path) -> Result<BTreeMap<String, String>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let text = fs::read_to_string(entry.path()).context("cannot read offline data")?;
        all.insert(entry.file_name().to_string_lossy().into_owned(), text);
    }
    Ok(all)
}
