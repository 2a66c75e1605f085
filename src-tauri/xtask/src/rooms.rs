//! The house rules that no compiler knows: which room may use which, and what may be written
//! only in some of them.

use std::fs;
use std::path::{Path, PathBuf};

use xtask::{Context, Failure, Result};

use crate::shell;

/// What each room may use of the others. The arrow points one way.
const MAY_USE: [(&str, &[&str]); 12] = [
    ("domain", &[]),
    ("converge", &["domain"]),
    ("connect", &["domain"]),
    ("catalog", &["domain"]),
    ("provisioning", &["domain"]),
    ("ledger", &["domain"]),
    ("history", &["domain"]),
    ("vault", &["domain"]),
    ("documents", &["domain"]),
    (
        "office",
        &[
            "domain",
            "converge",
            "connect",
            "provisioning",
            "ledger",
            "history",
            "vault",
            "documents",
        ],
    ),
    // The practice gateway shares nothing with the clients it tests.
    ("practice", &[]),
    // The doors bring the office its ports: the secret store and the practice gateway. The catalogue
    // is read by the command line itself until the office keeps integrations.
    ("cli", &["domain", "office", "practice", "vault", "catalog"]),
];

/// Words that may stand only in some rooms, with the reason.
const ONLY_IN: [(&str, &[&str], &str); 6] = [
    (
        "reqwest",
        &["converge", "connect", "provisioning", "catalog"],
        "requests leave through the gateway crates",
    ),
    ("rusqlite::", &["history"], "SQL lives in the two database rooms"),
    ("sqlx::", &["ledger"], "SQL lives in the two database rooms"),
    (
        "AssertSqlSafe",
        &["ledger"],
        "statements are static; pragmas are the one exception",
    ),
    ("keyring_core", &["vault"], "secrets go through the vault"),
    ("tauri::", &[], "the office knows no window"),
];

/// Files that may ask for the operating system: each difference has one home.
const SYSTEM_HOMES: [&str; 6] = [
    "crates/office/src/platform/",
    "crates/vault/src/os.rs",
    "crates/cli/src/console.rs",
    "src/clipboard.rs",
    "src/menu.rs",
    // Windows wants to know at the top whether a program has a console.
    "src/main.rs",
];

/// Checks manifests and sources.
pub fn check() -> Result<()> {
    let crates = shell::root().join("src-tauri/crates");
    let mut problems = Vec::new();
    for (room, allowed) in MAY_USE {
        let folder = crates.join(room);
        let manifest = folder.join("Cargo.toml");
        let text = fs::read_to_string(&manifest).context(format!("cannot read {}", manifest.display()))?;
        for used in used_rooms(&text) {
            if !allowed.contains(&used) {
                problems.push(format!("{room} may not use {used}"));
            }
        }
        for file in sources(&folder.join("src"))? {
            let text = fs::read_to_string(&file).context(format!("cannot read {}", file.display()))?;
            problems.extend(misplaced(room, &text).map(|what| format!("{}: {what}", file.display())));
        }
    }
    problems.extend(scattered(&shell::root().join("src-tauri"))?);
    if problems.is_empty() {
        println!("  {} rooms keep the rules.", MAY_USE.len());
        return Ok(());
    }
    Err(Failure::new(format!(
        "Rooms break the house rules:\n  {}",
        problems.join("\n  ")
    ))
    .todo("move the code to its room, or change the rule in one deliberate step."))
}

/// Rooms named among the dependencies; what tests alone use is their own affair.
fn used_rooms(manifest: &str) -> Vec<&str> {
    let dependencies = manifest.split("[dependencies]").nth(1).unwrap_or_default();
    let dependencies = dependencies.split("\n[").next().unwrap_or_default();
    dependencies
        .lines()
        .filter_map(|line| line.split(['.', ' ', '=']).next())
        .filter(|name| MAY_USE.iter().any(|(room, _)| room == name))
        .collect()
}

fn misplaced<'a>(room: &'a str, text: &'a str) -> impl Iterator<Item = String> + 'a {
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    ONLY_IN.iter().filter_map(move |(word, rooms, reason)| {
        let found = code
            .lines()
            .any(|line| line.contains(word) && !line.trim_start().starts_with("//"));
        (found && !rooms.contains(&room)).then(|| format!("`{word}` does not belong here: {reason}"))
    })
}

/// Sources outside the homes that ask which system they run on.
fn scattered(base: &Path) -> Result<Vec<String>> {
    let mut problems = Vec::new();
    for file in [sources(&base.join("crates"))?, sources(&base.join("src"))?].concat() {
        let place = file
            .strip_prefix(base)
            .unwrap_or(&file)
            .to_string_lossy()
            .replace('\\', "/");
        if !place.starts_with("crates/") && !place.starts_with("src/")
            || place.contains("/tests/")
            || SYSTEM_HOMES.iter().any(|home| place.starts_with(home))
        {
            continue;
        }
        let text = fs::read_to_string(&file).context(format!("cannot read {}", file.display()))?;
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        if code.lines().any(asks_for_system) {
            problems.push(format!(
                "{place}: differences between operating systems have their homes: {}",
                SYSTEM_HOMES.join(", ")
            ));
        }
    }
    Ok(problems)
}

fn asks_for_system(line: &str) -> bool {
    let code = line.trim_start();
    let condition = code.contains("cfg(") || code.contains("cfg!(") || code.contains("cfg_attr(");
    let system = ["windows", "unix", "target_os", "target_family"]
        .iter()
        .any(|word| code.contains(word));
    !code.starts_with("//") && condition && system
}

fn sources(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).context(format!("cannot read {}", folder.display()))? {
        let path = entry.context(format!("cannot read {}", folder.display()))?.path();
        if path.is_dir() {
            found.extend(sources(&path)?);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dependencies_of_tests_do_not_count() {
        let manifest = "[dev-dependencies]\npractice.workspace = true\n\n[dependencies]\ndomain.workspace = true\n\
                        serde = \"1\"\n\n[build-dependencies]\noffice.workspace = true\n";
        assert_eq!(used_rooms(manifest), ["domain"]);
    }

    #[test]
    fn a_condition_on_the_system_is_told_from_other_conditions() {
        for line in [
            "    #[cfg(windows)]",
            "if cfg!(target_os = \"macos\") {",
            "#[cfg(not(unix))]",
        ] {
            assert!(asks_for_system(line), "{line}");
        }
        for line in [
            "#[cfg(test)]",
            "// never cfg(windows) here",
            "let windows = plan(days);",
        ] {
            assert!(!asks_for_system(line), "{line}");
        }
    }

    #[test]
    fn a_word_in_the_wrong_room_is_named_with_its_reason() {
        let text = "use reqwest::Client;\n// sqlx::query is for others\n";
        let told: Vec<String> = misplaced("office", text).collect();
        assert_eq!(told.len(), 1);
        assert!(told[0].contains("reqwest"));
        assert_eq!(misplaced("converge", text).count(), 0);
    }
}
