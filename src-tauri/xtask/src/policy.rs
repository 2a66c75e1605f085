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
    /// Name, and the first version that is allowed; nothing when none is.
    denied: Vec<(String, Option<String>)>,
    /// Where everything must come from: cargo's default registry, which serde is from.
    home: Option<String>,
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
            } else if let Some((name, _)) = line.split_once(" = [") {
                list = format!("{section}.{}", name.trim());
            } else if line.starts_with(']') {
                list.clear();
            }
            match list.as_str() {
                "licenses.allow" => rules.licences.extend(quoted(line).into_iter().next()),
                "bans.deny" => rules
                    .denied
                    .extend(quoted(line).into_iter().next().map(|spec| denied(&spec))),
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
        let (_, least) = self.denied.iter().find(|(denied, _)| denied == name)?;
        match least {
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

/// `name` or `name:<version`.
fn denied(spec: &str) -> (String, Option<String>) {
    match spec.split_once(":<") {
        Some((name, least)) => (name.to_owned(), Some(least.to_owned())),
        None => (spec.to_owned(), None),
    }
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
        { crate = \"old:<1.10\", reason = \"r\" },\n  { crate = \"bad\", reason = \"r\" },\n]\n";

    fn package(name: &str, version: &str, licence: &str) -> Package {
        Package {
            name: name.into(),
            version: version.into(),
            licence: Some(licence.into()),
            source: Some("registry+https://example.org/index".into()),
        }
    }

    #[test]
    fn the_file_is_read_as_cargo_deny_reads_it() {
        let rules = Rules::read(TEXT);
        assert_eq!(rules.licences, ["MIT", "ISC"]);
        assert_eq!(
            rules.denied,
            [("old".into(), Some("1.10".into())), ("bad".into(), None)]
        );
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
