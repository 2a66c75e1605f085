//! The offline data against which the ledger's queries are checked at compile time.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
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
    let folder = shell::target().join("sqlx/fresh");
    let mut migrate = shell::command(shell::built("prepare-ledger"));
    shell::run(
        migrate.arg(database()),
        "a migration is wrong: read its words above.",
    )?;
    generate(&folder)?;
    let (fresh, known) = (read(&folder)?, read(&ledger().join(".sqlx"))?);
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
    if folder.exists() {
        fs::remove_dir_all(folder).context("cannot empty the folder of offline data")?;
    }
    fs::create_dir_all(folder).context("cannot make the folder of offline data")?;
    touch(&ledger().join("src/lib.rs"))?;
    let mut check = cargo::cargo();
    check.args(["check", "--quiet", "--package", "counterfoil-ledger"]);
    check.env("DATABASE_URL", format!("sqlite://{}", database()));
    check.env("SQLX_OFFLINE", "false").env("SQLX_OFFLINE_DIR", folder);
    shell::run(
        &mut check,
        "a query does not fit the migrations: read the compiler's words above.",
    )?;
    // The next ordinary build must not believe that it was checked offline.
    touch(&ledger().join("src/lib.rs"))
}

#[expect(
    clippy::disallowed_methods,
    reason = "the compiler compares with the real clock"
)]
fn touch(file: &Path) -> Result<()> {
    let opened = fs::File::options().append(true).open(file);
    opened
        .and_then(|file| file.set_modified(SystemTime::now()))
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
