//! Which dependencies are allowed: `.cargo/deny.toml`, read by cargo-deny or by us.

use std::fs;

use xtask::{Context, Failure, Result};

use crate::metadata::{Package, packages};
use crate::{cargo, shell, spdx};

const FILE: &str = ".cargo/deny.toml";

/// Checks all of the lock file.
pub fn check() -> Result<()> {
    if cargo::has("deny") {
        let mut deny = cargo::cargo();
        deny.args(["deny", "--config", FILE, "check"]);
        return shell::run(
            &mut deny,
            "replace the dependency, or allow it in .cargo/deny.toml with a reason.",
        );
    }
    println!("  cargo-deny is not installed: licences, sources and versions are checked by xtask itself.");
    println!("  Not checked: advisories. `cargo deny check advisories` does that, with a network.");
    let text = fs::read_to_string(shell::root().join(FILE)).context(format!("cannot read {FILE}"))?;
    let all = packages()?;
    let home = all
        .iter()
        .find(|package| package.name == "serde")
        .and_then(|serde| serde.source.clone());
    let rules = Rules {
        home,
        ..Rules::read(&text)
    };
    let problems: Vec<String> = all.iter().filter_map(|package| rules.problem(package)).collect();
    if problems.is_empty() {
        println!("  {} packages are within the policy.", all.len());
        return Ok(());
    }
    Err(Failure::new(format!(
        "Dependencies break the policy:\n  {}",
        problems.join("\n  ")
    ))
    .todo("replace the dependency, or allow it in .cargo/deny.toml with a reason."))
}

/// The part of cargo-deny's file that we can check ourselves.
#[derive(Debug, Default)]
struct Rules {
    licences: Vec<String>,
    denied: Vec<Denied>,
    /// Where everything must come from: cargo's default registry, which serde is from.
    home: Option<String>,
}

/// What is not wanted.
#[derive(Debug, PartialEq, Eq)]
struct Denied {
    name: String,
    /// The first version that is allowed; nothing when none is.
    least: Option<String>,
    /// Packages that may use it all the same.
    wrappers: Vec<String>,
}

impl Rules {
    fn read(text: &str) -> Rules {
        let mut rules = Rules::default();
        let (mut section, mut list) = (String::new(), String::new());
        for line in text.lines().map(str::trim) {
            if line.starts_with('#') {
                continue;
            }
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                name.clone_into(&mut section);
            } else if let Some((name, _)) = line.split_once(" = [").filter(|(name, _)| !name.contains('{')) {
                list = format!("{section}.{}", name.trim());
            } else if line.starts_with(']') {
                list.clear();
            }
            match list.as_str() {
                "licenses.allow" => rules.licences.extend(quoted(line).into_iter().next()),
                "bans.deny" => rules.denied.extend(denied(line)),
                _ => {}
            }
        }
        rules
    }

    fn problem(&self, package: &Package) -> Option<String> {
        let Package {
            name,
            version,
            licence,
            source,
            used_by,
        } = package;
        // Our own packages have no source.
        let source = source.as_ref()?;
        if !source.starts_with("registry+") || self.home.as_ref().is_some_and(|home| home != source) {
            return Some(format!(
                "{name} {version} does not come from the public registry: {source}"
            ));
        }
        let licence = licence.as_deref().unwrap_or("");
        if !spdx::is_allowed(licence, &|one| self.licences.iter().any(|allowed| allowed == one)) {
            return Some(format!("{name} {version} has the licence \"{licence}\""));
        }
        let denied = self.denied.iter().find(|denied| denied.name == *name)?;
        if !used_by.is_empty() && used_by.iter().all(|user| denied.wrappers.contains(user)) {
            return None;
        }
        match &denied.least {
            None => Some(format!("{name} {version} is not wanted")),
            Some(least) if number(version) < number(least) => {
                Some(format!("{name} {version} is older than {least}"))
            }
            Some(_) => None,
        }
    }
}

fn quoted(line: &str) -> Vec<String> {
    line.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// A line such as `{ crate = "name:<version", wrappers = ["user"], reason = "…" }`.
fn denied(line: &str) -> Option<Denied> {
    let spec = quoted(line).into_iter().next()?;
    let (name, least) = match spec.split_once(":<") {
        Some((name, least)) => (name.to_owned(), Some(least.to_owned())),
        None => (spec, None),
    };
    let wrappers = line
        .split_once("wrappers = [")
        .and_then(|(_, rest)| rest.split_once(']'));
    Some(Denied {
        name,
        least,
        wrappers: wrappers.map(|(list, _)| quoted(list)).unwrap_or_default(),
    })
}

fn number(version: &str) -> [u64; 3] {
    let core = version.split(['-', '+']).next().unwrap_or_default();
    let mut parts = core.split('.').map(|part| part.parse().unwrap_or(0));
    std::array::from_fn(|_| parts.next().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "[licenses]\nallow = [\n  \"MIT\",\n  # why\n  \"ISC\",\n]\n[bans]\ndeny = [\n  \
        { crate = \"old:<1.10\", wrappers = [\"wraps\"], reason = \"r\" },\n  { crate = \"bad\", reason = \"r\" },\n]\n";

    fn package(name: &str, version: &str, licence: &str) -> Package {
        Package {
            name: name.into(),
            version: version.into(),
            licence: Some(licence.into()),
            source: Some("registry+https://example.org/index".into()),
            used_by: Vec::new(),
        }
    }

    #[test]
    fn the_file_is_read_as_cargo_deny_reads_it() {
        let rules = Rules::read(TEXT);
        assert_eq!(rules.licences, ["MIT", "ISC"]);
        let denied = |name: &str, least: Option<&str>, wrappers: &[&str]| Denied {
            name: name.into(),
            least: least.map(Into::into),
            wrappers: wrappers.iter().map(|name| (*name).to_owned()).collect(),
        };
        assert_eq!(
            rules.denied,
            [denied("old", Some("1.10"), &["wraps"]), denied("bad", None, &[])]
        );
    }

    #[test]
    fn a_wrapper_may_use_what_others_may_not() {
        let rules = Rules::read(TEXT);
        let used_by = |users: &[&str]| Package {
            used_by: users.iter().map(|name| (*name).to_owned()).collect(),
            ..package("old", "1.9.9", "MIT")
        };
        assert_eq!(rules.problem(&used_by(&["wraps"])), None);
        assert!(rules.problem(&used_by(&["wraps", "other"])).is_some());
    }

    #[test]
    fn old_versions_wrong_licences_and_other_sources_are_named() {
        let home = package("serde", "1.0.0", "MIT").source;
        let rules = Rules {
            home,
            ..Rules::read(TEXT)
        };
        assert_eq!(rules.problem(&package("good", "0.1.0", "MIT OR GPL-3.0")), None);
        assert_eq!(rules.problem(&package("old", "1.10.0", "MIT")), None);
        assert!(
            rules
                .problem(&package("old", "1.9.9", "MIT"))
                .is_some_and(|text| text.contains("older"))
        );
        assert!(
            rules
                .problem(&package("bad", "9.0.0", "MIT"))
                .is_some_and(|text| text.contains("not wanted"))
        );
        assert!(
            rules
                .problem(&package("gpl", "1.0.0", "GPL-3.0"))
                .is_some_and(|text| text.contains("licence"))
        );
        let git = Package {
            source: Some("git+https://example.org/x".into()),
            ..package("x", "1.0.0", "MIT")
        };
        assert!(
            rules
                .problem(&git)
                .is_some_and(|text| text.contains("public registry"))
        );
    }
}
